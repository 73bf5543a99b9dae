#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The view of the alerts in the window, by keyboard and pointer.

    test_alerts.py PROGRAM
"""

import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from person import Person  # noqa: E402
from shop import SETTINGS, Shop, product  # noqa: E402

PROGRAM = sys.argv.pop(1)

PRODUCTS = [product(1, "A1", "Tea", karachi=5, lahore=2), product(2, "B2", "Rice", karachi=9),
            product(3, "C3", "Salt", karachi=1)]


class AlertsTest(unittest.TestCase):
    def setUp(self):
        self.service = Shop(PROGRAM)
        self.addCleanup(self.service.close)
        self.service.answer(PRODUCTS)

    def start(self):
        person = Person(PROGRAM)
        self.addCleanup(person.end)
        person.see_rows("A1, Tea", "B2, Rice", "C3, Salt")
        return person

    def set(self, person, sku, number, minimum):
        person.scan(sku)
        person.see("label", f"Product {number}")
        person.watch(minimum)

    def show_alerts(self, person):
        # The code that was scanned last would filter the alerts.
        person.press("ctrl+f")
        person.press("ctrl+a", "BackSpace")
        person.click("page tab", "Alerts.*")

    def test_alerts_are_listed_removed_and_brought_back(self):
        person = self.start()
        self.set(person, "A1", 1, "10")
        self.set(person, "B2", 2, "3")
        self.show_alerts(person)
        person.see("page tab", "Alerts, 1 needs attention")
        person.see("label", "2 alerts · 1 low")
        person.click("table row", "Low: A1 · Tea, All godowns, stock 7, minimum 10.*")
        person.see("label", "Product 1")
        person.press("Delete")
        person.see_toast("Removed the alert on A1")
        person.click("label", "Undo")
        person.see("table row", "Low: A1 · Tea, .*")
        self.assertEqual(person.leave(), 0)

        # All of it is there after a restart.
        person = self.start()
        self.show_alerts(person)
        person.see("table row", "Low: A1 · Tea, All godowns, stock 7, minimum 10.*")
        person.see("table row", "Fine: B2 · Rice, All godowns, stock 9, minimum 3.*")
        self.assertEqual(person.leave(), 0)

    def test_the_view_obeys_the_search_and_says_so(self):
        person = self.start()
        self.set(person, "A1", 1, "10")
        self.show_alerts(person)
        person.see("table row", "Low: A1 · Tea, .*")
        person.type("salt")
        person.see("label", "1 alert is hidden by the filter:\n“salt”")
        person.click("push button", "Show All Alerts")
        person.see("table row", "Low: A1 · Tea, .*")
        person.see("label", "1 alert · 1 low")
        self.assertEqual(person.leave(), 0)

    def test_the_hint_turns_the_refresh_on(self):
        with SETTINGS.open("a", encoding="utf-8") as settings:
            settings.write("refresh-minutes=uint32 0\n")
        person = self.start()
        self.set(person, "A1", 1, "10")
        self.show_alerts(person)
        person.click("push button", "Refresh Every 15 Minutes")
        person.wait(lambda: not person.find("push button", "Refresh Every 15 Minutes"),
                    "the hint to go")
        self.assertEqual(person.leave(), 0)
        self.assertRegex(SETTINGS.read_text("utf-8"), "refresh-minutes=(uint32 )?15")


if __name__ == "__main__":
    unittest.main(verbosity=2)
