#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window shows stored inventories: the last one without the server, the changes, and a stock
over time.

    test_history.py PROGRAM
"""

import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from desktop import Desktop  # noqa: E402
from person import Atspi, Person  # noqa: E402
from shop import SETTINGS, Shop, product  # noqa: E402

PROGRAM = sys.argv.pop(1)


FIRST = [product(1, "A1", "Tea", karachi=5, lahore=2), product(2, "B2", "Rice", karachi=9),
         product(3, "C3", "Salt", karachi=1)]
SECOND = [product(1, "A1", "Tea", karachi=12, lahore=2), product(2, "B2", "Rice", karachi=4, lahore=5),
          product(4, "D4", "Oil", lahore=6)]


class HistoryTest(unittest.TestCase):
    def setUp(self):
        self.service = Shop(PROGRAM)
        self.closed = False
        self.addCleanup(self.close)

    def close(self):
        if not self.closed:
            self.service.close()
        self.closed = True

    def start(self):
        person = Person(PROGRAM)
        self.addCleanup(person.end)
        return person

    def start_with_two_answers(self):
        self.service.answer(FIRST)
        person = self.start()
        person.see_rows("A1, Tea", "B2, Rice", "C3, Salt")
        self.service.answer(SECOND)
        person.press("F5")
        person.see_rows("A1, Tea", "B2, Rice", "D4, Oil")
        return person

    def test_the_last_inventory_is_there_without_the_server(self):
        person = self.start_with_two_answers()
        self.assertEqual(person.leave(), 0)
        self.close()

        person = self.start()
        person.see_rows("A1, Tea", "B2, Rice", "D4, Oil")
        person.see("label", "The server cannot be reached")
        person.type("tea")
        person.see_rows("A1, Tea")
        self.assertEqual(person.leave(), 0)

    def test_the_changes_are_listed_and_searched(self):
        person = self.start_with_two_answers()
        person.press("ctrl+2")
        changes = ["A1, Tea, Up, +7", "B2, Rice, 5 moved: Karachi → Lahore, 0", "C3, Salt, Gone, \u22121",
                   "D4, Oil, New, +6"]
        person.wait(lambda: person.changes() == changes, "the changes")
        person.type("salt")
        person.wait(lambda: person.changes() == changes[2:3], "the change of the salt")
        person.press("Escape")
        person.click("push button", "1 moved")
        person.wait(lambda: person.changes() == changes[1:2], "what was moved")
        person.click("push button", "Godowns")
        person.wait(lambda: person.changes() == [
            "B2, Rice, 5 moved: Karachi → Lahore, \u22125",
            "B2, Rice, 5 moved: Karachi → Lahore, New, +5"],
                    "where it was moved")
        person.press("ctrl+1")
        person.see_rows("A1, Tea", "B2, Rice", "D4, Oil")
        self.assertEqual(person.leave(), 0)

    def test_the_panel_tells_how_a_stock_came_to_be(self):
        person = self.start_with_two_answers()
        person.scan("A1")
        person.see("label", "Product 1")
        person.see("image", "Stock over .*: from 7 to 14, lowest 7 on .*")
        self.assertEqual(person.leave(), 0)

    def test_the_time_that_the_chart_shows_is_chosen_and_remembered(self):
        def is_pressed(person, name):
            return (person.see("push button", name).get_state_set()
                    .contains(Atspi.StateType.PRESSED))

        person = self.start_with_two_answers()
        person.scan("A1")
        person.see("image", "Stock over .*")
        self.assertTrue(is_pressed(person, "30 Days"))
        person.click("push button", "7 Days")
        person.wait(lambda: is_pressed(person, "7 Days"), "the last seven days")
        self.assertFalse(is_pressed(person, "30 Days"))
        self.assertEqual(person.leave(), 0)

        person = self.start()
        person.scan("A1")
        person.see("image", "Stock over .*")
        person.wait(lambda: is_pressed(person, "7 Days"), "the same time as before")
        self.assertEqual(person.leave(), 0)

    def test_the_window_closes_and_the_program_goes_on_where_that_is_wanted(self):
        self.service.answer(FIRST)
        with SETTINGS.open("a", encoding="utf-8") as settings:
            settings.write("refresh-minutes=uint32 15\nrun-in-background=true\n")
        person = self.start()
        person.see_rows("A1, Tea", "B2, Rice", "C3, Salt")
        person.press("ctrl+w")
        with self.assertRaises(subprocess.TimeoutExpired):
            person.process.wait(1)

        # The running program opens its window again.
        subprocess.run([PROGRAM], check=True, timeout=30)
        person.turn_to("Shop – Sync Inventory")
        person.see_rows("A1, Tea", "B2, Rice", "C3, Salt")
        self.assertEqual(person.leave(), 0)

    def test_the_history_is_kept_as_long_as_is_wanted_and_erased(self):
        person = self.start_with_two_answers()
        person.press("ctrl+comma")
        person.turn_to("Preferences")
        person.see("label", "2 refreshes, .*B")
        person.activate("push button", "Erase…")
        person.see("label", r"Erase History\?")
        person.press("alt+e")
        person.see("label", "1 refresh, .*B")
        person.leave_dialog("Preferences", "Shop – Sync Inventory")
        self.assertEqual(person.leave(), 0)

    def test_a_scan_among_the_changes_is_answered_in_the_panel(self):
        person = self.start_with_two_answers()
        person.press("ctrl+2")
        person.wait(lambda: len(person.changes()) == 4, "the changes")
        person.scan("B2")
        person.see("label", "Product 2")
        person.wait(lambda: len(person.changes()) == 1, "the change of the product")

        # A toast tells of an unknown code, and the page that it has no row for it.
        person.scan("ZZ99")
        person.see("label", "No product matches “ZZ99”")
        person.see("label", "No change matches “ZZ99”")
        person.see("label", "Select a product to see its godowns")
        self.assertEqual(person.leave(), 0)

    def test_a_scan_sets_no_minimum(self):
        person = self.start_with_two_answers()
        person.scan("B2")
        person.see("label", "Product 2")
        person.open_alert()
        person.see("push button", "Set Alert")
        person.scan("8901030865278")
        person.see("label", "No product matches “8901030865278”")

        person.scan("B2")
        person.see("label", "Product 2")
        person.open_alert()
        person.see("label", "It is 9 now.")
        self.assertIsNone(person.find("push button", "Remove"))

        # Return in the entry sets no alert, since a scanner sends it as well; only the button does.
        person.type("9")
        person.see("label", "It is 9 now, which is not low.")
        person.press("Return")
        person.see("push button", "Set Alert")
        self.assertIsNone(person.find("push button", "Remove"))
        person.press("Escape")
        self.assertEqual(person.leave(), 0)

    def test_an_alert_below_which_the_stock_is_already_says_so(self):
        person = self.start_with_two_answers()
        person.scan("B2")
        person.see("label", "Product 2")
        person.watch("50")
        person.see_toast("It is 9 now: you will be told at the next refresh.")
        self.assertIsNone(person.find("label", "You will be told when .*"))
        self.assertEqual(person.leave(), 0)

    def test_an_alert_is_seen_to_be_set_and_comes_back_when_it_was_removed(self):
        person = self.start_with_two_answers()
        person.scan("B2")
        person.see("label", "Product 2")
        person.watch("9")
        person.see_toast("You will be told when B2 falls below 9")
        person.open_alert("Alert below 9")
        person.see("push button", "Remove")
        person.go_to("push button", "Remove")
        person.press("space")
        person.see_toast("Removed the alert on B2")
        person.see("push button", "New Alert…")
        person.click("label", "Undo")
        person.see("push button", "Alert below 9")
        self.assertEqual(person.leave(), 0)

    def test_a_low_stock_is_told_once(self):
        desktop = Desktop()
        self.addCleanup(desktop.close)
        person = self.start_with_two_answers()
        person.scan("B2")
        person.see("label", "Product 2")
        person.open_alert()
        person.type("9")
        person.see("label", "It is 9 now, which is not low.")
        person.activate("push button", "Set Alert")

        self.service.answer([product(1, "A1", "Tea", karachi=12), product(2, "B2", "Rice", karachi=8)])

        def is_told_after_a_refresh():
            person.press("F5")
            return person.find("label", "Below the minimum of 9")

        person.wait(is_told_after_a_refresh, "the remark that it is low")
        person.press("F5")
        person.see_rows("B2, Rice")
        self.assertEqual(person.leave(), 0)
        self.assertEqual([(told.title, told.body) for told in desktop.told],
                         [("1 stock is low in Shop", "B2: 8, minimum 9")])


if __name__ == "__main__":
    unittest.main(verbosity=2)
