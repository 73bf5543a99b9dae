#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The six jobs of a shopkeeper, done by keys alone, with at most so many keystrokes.

    test_jobs.py PROGRAM
"""

import csv
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from person import Person, look, place  # noqa: E402
from shop import SETTINGS, Shop, product  # noqa: E402

PROGRAM = sys.argv.pop(1)
WINDOW = "Shop – Sync Inventory"


def rice(number, karachi, lahore):
    return product(number, f"R{number:02}", f"Rice no. {number}", karachi=karachi, lahore=lahore)


FIRST = [rice(number, number, 20 - number) for number in range(1, 11)] + [
    product(11, "S11", "Salt", karachi=-4, lahore=9), product(12, "S12", "Sugar", lahore=-2)]
SECOND = FIRST[:6] + [rice(7, 2, 13)] + FIRST[7:]


class Shopkeeper(Person):
    """A person who counts the keys that he presses; Shift and Ctrl count with their key."""

    n_keys = 0

    def press(self, *keys):
        self.n_keys += len(keys)
        super().press(*keys)

    def type(self, text):
        self.n_keys += len(text)
        super().type(text)


class JobsTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        SETTINGS.unlink(missing_ok=True)
        self.shop = Shop(PROGRAM, *FIRST)
        self.addCleanup(self.shop.close)
        self.person = Shopkeeper(PROGRAM)
        self.addCleanup(self.person.end)
        self.person.see("label", "12 products")
        self.shop.answer(SECOND)
        self.person.press("F5")
        self.person.see("table row", "R07, Rice no. 7, stock 15")
        self.person.n_keys = 0

    def finish(self, most):
        """Assert that the job took no more keys, and close the window."""
        self.assertLessEqual(self.person.n_keys, most)
        self.assertEqual(self.person.leave(), 0)

    def test_the_stock_of_a_sku_by_godown(self):
        person = self.person
        person.type("R07")
        person.press("Return")
        person.wait(lambda: person.godowns() == ["Lahore, lahore, 13", "Karachi, karachi, 2"],
                    "the stock in each godown")
        self.finish(4)

    def test_the_changes_since_yesterday(self):
        person = self.person
        person.press("ctrl+2")
        person.wait(lambda: person.changes() == ["R07, Rice no. 7, Down, −5"], "the change")
        self.finish(1)

    def test_below_zero_in_one_godown_as_a_file(self):
        person = self.person
        person.press("ctrl+g")
        person.see_focus("list item", "All Godowns")
        person.press("Down")
        person.see_focus("list item", "Karachi")
        person.press("Return")
        person.see_focus("push button", "Karachi")
        person.press("Tab")
        person.see_focus("push button", "Filter")
        person.press("Return")
        # GTK 4.18 gives an item that is made while its menu opens no name at first.
        person.see_focus("menu item", "(1 below zero)?")
        person.press("Return")
        person.see_rows("S11, Salt")
        person.press("ctrl+e")
        keys = person.n_keys
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "below.csv")
            person.turn_to("Export What Is Shown")
            person.press("ctrl+a")
            person.type(str(path))
            person.press("Return")
            person.see_no_window("Export What Is Shown")
            person.turn_to(WINDOW)
            person.see_toast("Exported: 1 of 12 products")
            with path.open(encoding="utf-8-sig", newline="") as file:
                rows = [(row["SkuCode"], row["Godown"], row["GodownStock"])
                        for row in csv.DictReader(file)]
        self.assertEqual(rows, [("S11", "Karachi", "-4")])
        # The name of the file is as long as it is, and is not counted.
        person.n_keys = keys + 1
        self.finish(8)

    def test_a_new_alert(self):
        person = self.person
        person.type("R07")
        person.see_rows("R07, Rice no. 7")
        person.press("Down")
        person.see_focus("table row", "R07, .*")
        person.press("shift+F10")
        person.see_focus("menu item")
        person.press("Down", "Down")
        person.see_focus("menu item", "Alert Below…")
        person.press("Return")
        person.see_focus("text", "Tell me when the stock falls below")
        person.type("16")
        person.see("label", "It is 15 now: .*")
        person.press("Tab", "Tab")
        person.see_focus("push button", "Set Alert")
        person.press("Return")
        person.see("push button", "Alert below 16")
        self.finish(13)

    def test_all_alerts_that_are_low(self):
        person = self.person
        person.scan("R07")
        person.watch("16")
        person.scan("R01")
        person.watch("3")
        person.press("ctrl+f", "Escape")
        person.n_keys = 0
        person.press("ctrl+4")
        person.see("label", "2 alerts · 1 low")
        person.see("table row", "Low: R07 · Rice no. 7, All godowns, stock 15, minimum 16.*")
        self.finish(1)

    def test_the_stock_of_ten_products_side_by_side(self):
        person = self.person
        # The columns are chosen once, and are there from then on.
        person.open_menu("Columns", "Godown Columns…")
        person.turn_to("Godown Columns")
        person.press("Return", "Down", "Return")
        person.leave_dialog("Godown Columns", WINDOW)
        keys = person.n_keys
        person.press("ctrl+f")
        person.type("rice")
        person.wait(lambda: len(person.rows()) == 10, "the ten products")
        heads = {widget.get_name(): place(widget).x
                 for widget in look(person.see("tree table", "Products"))
                 if widget.get_role_name() == "label"}
        self.assertLess(heads["Karachi"], heads["Lahore"])
        self.assertLess(heads["Lahore"], heads["Stock"])
        self.assertLessEqual(keys, 20)
        person.n_keys -= keys
        self.finish(5)


if __name__ == "__main__":
    unittest.main(verbosity=2)
