#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The panel of a product has room for its remarks and its alert, and keeps its width.

    test_panel.py PROGRAM
"""

import pathlib
import re
import subprocess
import sys
import unittest

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS / "support"), str(TESTS / "ui")]
from person import Person, place  # noqa: E402
from shop import Shop, product  # noqa: E402

PROGRAM = sys.argv.pop(1)
REMARK = "The stock in Lahore Road Warehouse No. 2 is below zero"
TOOLTIP_HEIGHT = 100  # at most
LONG_NAME = "lahore road warehouse no. 2"


class PanelTest(unittest.TestCase):
    def setUp(self):
        self.shop = Shop(PROGRAM, product(1, "PLAIN1", "Tea", karachi=14),
                         product(2, "SHORT2", "Rice", karachi=-3),
                         product(3, "LONG33", "Salt", karachi=9, **{LONG_NAME: -2}))
        self.addCleanup(self.shop.close)

    def start(self):
        person = Person(PROGRAM)
        self.addCleanup(person.end)
        person.see("label", "3 products")
        return person

    def scan(self, person, code, *seen):
        person.scan(code)
        return person.see(*seen)

    def test_a_remark_of_two_lines_has_room_above_the_godowns(self):
        person = self.start()
        line = place(self.scan(person, "SHORT2", "label", "The stock is below zero")).height
        for _ in range(2):
            self.scan(person, "PLAIN1", "label", "Product 1")
            remark = self.scan(person, "LONG33", "label", REMARK)

            def has_room(remark=remark):
                above, below = place(remark), place(person.find("list", "Stock by godown"))
                return above.height >= 2 * line - 2 and above.y + above.height < below.y

            person.wait(has_room, "the whole remark above the godowns")
        self.assertEqual(person.leave(), 0)

    def drag_handle(self, person, by):
        """Move the handle between the list and the panel."""
        products = person.see("tree table", "Products")
        x, y = person.middle(products)
        x += place(products).width // 2 + 2
        move = ["mousemove", "--window", person.window]
        subprocess.run(["xdotool", *move, str(x), str(y), "mousedown", "1", "sleep", "0.1",
                        *move, str(x + by // 2), str(y), "sleep", "0.1",
                        *move, str(x + by), str(y), "sleep", "0.1", "mouseup", "1"], check=True)

    def width_after_restart(self, by=0):
        person = self.start()
        self.scan(person, "PLAIN1", "label", "Product 1")
        widths = {}

        def is_settled():
            new = place(person.see("list", "Stock by godown")).width
            widths[new] = widths.get(new, 0) + 1
            return widths[new] > 3

        if by:
            before = place(person.see("list", "Stock by godown")).width
            self.drag_handle(person, by)
            person.wait(lambda: place(person.see("list", "Stock by godown")).width != before,
                        "a panel of another width")
        person.wait(is_settled, "a panel that keeps its width")
        width = place(person.see("list", "Stock by godown")).width
        self.assertEqual(person.leave(), 0)
        return width

    def test_the_panel_is_as_wide_after_a_restart(self):
        widths = [self.width_after_restart() for _ in range(3)]
        self.assertEqual(len(set(widths)), 1, widths)
        moved = self.width_after_restart(by=-60)
        self.assertGreater(moved, widths[0] + 30)
        self.assertEqual([self.width_after_restart() for _ in range(2)], [moved, moved])

    def test_a_godown_is_chosen_in_the_panel(self):
        person = self.start()
        self.scan(person, "LONG33", "label", "Product 3")
        self.assertEqual(person.godowns(),
                         ["Karachi, karachi, 9", "Lahore Road Warehouse No. 2, " + LONG_NAME + ", −2"])
        person.see("label", "in 2 of 2 godowns")
        person.see("label", "As of today, [0-9]+:[0-9]+, from the whole inventory")
        person.click("list item", "Lahore Road Warehouse No. 2, .*")
        person.see("label", "in Lahore Road Warehouse No. 2 · 7 in all godowns")
        person.see("label", "−2")
        self.assertEqual(len(person.godowns()), 2)
        person.click("list item", "Lahore Road Warehouse No. 2, .*")
        person.see("label", "in 2 of 2 godowns")
        self.assertEqual(person.leave(), 0)

    @staticmethod
    def get_popover_height(person):
        """The height of its window, outside of which nothing is visible; a tooltip has a lower one."""
        words = ["xdotool", "search", "--onlyvisible", "--pid", str(person.process.pid)]
        windows = subprocess.run(words, capture_output=True, text=True, check=True).stdout.split()
        sizes = [subprocess.run(["xdotool", "getwindowgeometry", "--shell", window], check=True,
                                capture_output=True, text=True).stdout for window in windows]
        heights = [int(re.search(r"HEIGHT=(\d+)", size)[1]) for size in sizes]
        return min(height for height in heights if height > TOOLTIP_HEIGHT)

    def test_the_alert_popover_has_room_for_a_hint_of_two_lines(self):
        person = self.start()
        self.scan(person, "SHORT2", "label", "Product 2")
        person.open_alert()
        line = place(person.see("label", r"It is −3 now\.")).height
        low = self.get_popover_height(person)
        person.type("5")
        hint = person.see("label", "It is −3 now: .*")
        self.assertGreater(place(hint).height, 1.5 * line)
        person.wait(lambda: self.get_popover_height(person) > low + line / 2, "a higher popover")
        person.leave_popover("push button", "Set Alert")
        self.assertEqual(person.leave(), 0)


if __name__ == "__main__":
    unittest.main()
