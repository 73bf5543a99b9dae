#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The panel of a product: there is room for its remarks, and it stays as wide as it is.

    test_panel.py PROGRAM
"""

import pathlib
import sys
import unittest

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS / "support"), str(TESTS / "ui")]
from person import Person, place  # noqa: E402
from shop import Shop, product  # noqa: E402

PROGRAM = sys.argv.pop(1)
REMARK = "The stock in Lahore Road Warehouse No. 2 is below zero"
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

    def test_the_panel_is_as_wide_after_a_restart(self):
        widths = []
        for _ in range(3):
            person = self.start()
            self.scan(person, "PLAIN1", "label", "Product 1")
            widths.append(place(person.see("tree table", "Products")).width)
            self.assertEqual(person.leave(), 0)
        self.assertEqual(widths, widths[:1] * 3)


if __name__ == "__main__":
    unittest.main()
