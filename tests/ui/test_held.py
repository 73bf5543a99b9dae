#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window tells of an answer that has lost the shop, and lets a person look at it and use it.

    test_held.py PROGRAM
"""

import os
import pathlib
import subprocess
import sys
import time
import unittest

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS / "support"), str(TESTS / "ui")]
from desktop import Desktop  # noqa: E402
from person import Person  # noqa: E402
from shop import SETTINGS, Shop, product  # noqa: E402

PROGRAM = sys.argv.pop(1)
PICTURES = os.environ.get("HELD_PICTURES")  # a folder for pictures, if somebody wants to look

TIME = r"\d\d:\d\d"
SHOWING = rf" Showing the inventory of {TIME}\."


def shop_of(count, stock=5):
    return [product(number, f"A{number:02}", f"Tea no. {number}", karachi=stock, lahore=stock)
            for number in range(1, count + 1)]


def without_godowns(products):
    return [{**each, "Godowns": []} for each in products]


def unreadable(products):
    return [{**each, "Stock": "many", "Godowns": [{**line, "Stock": "many"}
                                                  for line in each["Godowns"]]}
            for each in products]


GOOD = shop_of(30)


class Shopkeeper(Person):
    """A person who reads one window of the program at a time."""

    window_title = None

    def turn_to(self, title):
        super().turn_to(title)
        self.window_title = title

    def application(self):
        application = super().application()
        if application is None or self.window_title is None:
            return application
        windows = [application.get_child_at_index(i)
                   for i in range(application.get_child_count())]
        return next((window for window in windows if self.window_title in window.get_name()), None)


class HeldTest(unittest.TestCase):
    def setUp(self):
        self.shop = Shop(PROGRAM, *GOOD)
        self.addCleanup(self.shop.close)

    def start(self):
        person = Shopkeeper(PROGRAM)
        self.addCleanup(person.end)
        return person

    def start_with_good(self):
        person = self.start()
        person.see("label", "30 products.*")
        return person

    def refresh(self, person, products):
        self.shop.answer(products)
        person.press("F5")

    def take_picture(self, person, name):
        if PICTURES:
            time.sleep(1)
            subprocess.run(["import", "-window", "root", f"{PICTURES}/{name}.png"], check=True)

    def see_gone(self, person, role, name):
        person.wait(lambda: person.find(role, name) is None, f"no {role} “{name}”")

    def test_each_loss_is_told_above_the_inventory(self):
        person = self.start_with_good()
        for words, products in (
                ("0 of 30 products", []),
                ("3 of 30 products", GOOD[:3]),
                ("0 of 60 godown stocks", without_godowns(GOOD)),
                ("0 of 60 stocks other than zero", shop_of(30, 0)),
                ("0 of 60 readable quantities", unreadable(GOOD))):
            self.refresh(person, products)
            person.see("label", rf"The server answered with {words} at {TIME}\.{SHOWING}")
            self.assertIsNotNone(person.find("label", "30 products.*"))
            self.take_picture(person, "loss-" + words.replace(" ", "-"))
        self.assertEqual(person.rows()[:2], ["A01, Tea no. 1", "A02, Tea no. 2"])

        # A good answer removes the held one.
        self.refresh(person, GOOD[:29])
        person.see("label", "29 products.*")
        self.see_gone(person, "push button", "Use It")
        self.assertEqual(person.leave(), 0)

    def test_it_is_looked_at_and_used(self):
        person = self.start_with_good()
        self.refresh(person, GOOD[:3])
        person.see("push button", "Use It")

        person.click("push button", "Look at It")
        person.turn_to("Held Answer")
        person.see("label", rf"The server answered with 3 of 30 products at {TIME}\."
                            r" This is that answer, not your inventory\.")
        person.see_rows("A01, Tea no. 1", "A02, Tea no. 2", "A03, Tea no. 3")
        self.take_picture(person, "look")
        person.click("push button", "Back")
        person.see_no_window("Held Answer")
        person.turn_to("Sync Inventory")
        person.see("label", "30 products.*")

        person.click("push button", "Use It")
        person.see("label", "3 products.*")
        self.see_gone(person, "push button", "Use It")
        person.press("ctrl+2")
        # Newer GTK has only the rows on screen in the tree.
        person.wait(lambda: "A04" in " ".join(person.changes()), "the changes of the answer")
        self.assertNotIn("A03", " ".join(person.changes()))
        person.press("ctrl+1")
        self.refresh(person, GOOD[:3])
        person.see_rows("A01, Tea no. 1", "A02, Tea no. 2", "A03, Tea no. 3")
        self.assertIsNone(person.find("push button", "Use It"))
        self.assertEqual(person.leave(), 0)

    def test_it_is_there_after_a_restart_and_used_from_its_own_window(self):
        person = self.start_with_good()
        self.refresh(person, [])
        person.see("push button", "Use It")
        self.assertEqual(person.leave(), 0)

        self.shop.go_on.clear()
        person = self.start()
        person.see("label", rf"The server answered with 0 of 30 products at {TIME}\.{SHOWING}")
        person.see("label", "30 products.*")
        person.click("push button", "Look at It")
        person.turn_to("Held Answer")
        person.see("label", r"The server’s answer has no products\.")
        self.take_picture(person, "look-empty")
        person.press("Escape")
        person.see_no_window("Held Answer")
        person.turn_to("Sync Inventory")
        person.click("push button", "Look at It")
        person.turn_to("Held Answer")
        person.see("label", r"The server’s answer has no products\.")
        person.click("push button", "Use It")
        person.see_no_window("Held Answer")
        person.turn_to("Sync Inventory")
        person.see("label", "The Inventory Is Empty")
        self.shop.go_on.set()
        self.assertEqual(person.leave(), 0)

    def test_a_held_answer_is_told_where_nothing_else_can_be_shown(self):
        url = [PROGRAM, "--url", self.shop.address]
        SETTINGS.unlink()
        subprocess.run([*url, "--store-key"], input=self.shop.key.encode(), check=True)
        subprocess.run([*url, "--export", "-"], stdout=subprocess.DEVNULL, check=True)
        self.shop.answer([])
        person = Shopkeeper(*url)
        self.addCleanup(person.end)
        person.see("label", rf"The server answered with 0 of 30 products at {TIME}\."
                            r" No earlier inventory is stored\.")
        person.see("label", "No Inventory to Show")
        self.take_picture(person, "nothing-stored")
        person.click("push button", "Use It")
        person.see("label", "The Inventory Is Empty")
        self.assertEqual(person.leave(), 0)

    def test_a_filter_that_is_ignored_is_told(self):
        person = self.start_with_good()
        person.scan("ZZ99")
        person.click("push button", ".*[Aa]sk the [Ss]erver.*")
        person.see("label", r"The server ignored the filter and sent 30 products\."
                            r" Only what was asked for is used\.")
        self.take_picture(person, "ignored")
        person.see("label", "0 of 30 products")
        self.assertEqual(person.leave(), 0)

    def test_a_closed_window_is_told_of_once(self):
        desktop = Desktop()
        self.addCleanup(desktop.close)
        SETTINGS.write_text(SETTINGS.read_text(encoding="utf-8")
                            + "run-in-background=true\nrefresh-minutes=uint32 60\n",
                            encoding="utf-8")
        person = self.start_with_good()
        for n_told in (1, 1):
            self.shop.go_on.clear()
            self.refresh(person, [])
            person.see("push button", "Stop")
            person.press("ctrl+w")
            person.see_no_window("Sync Inventory")
            self.shop.go_on.set()
            person.wait(lambda: len(desktop.told) == n_told, "the notification")
            # The answer was judged before the notification came, so the window shows it as held.
            subprocess.run([PROGRAM], check=True)
            person.turn_to("Sync Inventory")
            person.see("label", rf"The server answered with 0 of 30 products at {TIME}\.{SHOWING}")
            person.see("push button", "Refresh")
        self.assertEqual([told.title for told in desktop.told], ["Much is missing in Shop"])
        self.assertRegex(desktop.told[0].body, "^The server answered with 0 of 30 products at ")
        self.assertEqual(desktop.withdrawn, [])
        self.refresh(person, GOOD)
        self.see_gone(person, "push button", "Use It")
        person.wait(lambda: desktop.withdrawn, "the notification to be withdrawn")
        self.assertEqual(person.leave(), 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
