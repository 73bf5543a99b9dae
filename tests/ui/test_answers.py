#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window tells of answers that differ from the service's document, and of a slow one.

    test_answers.py PROGRAM
"""

import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import unittest

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS / "support"), str(TESTS / "ui")]
from person import Person  # noqa: E402
from shop import Shop, product  # noqa: E402

PROGRAM = sys.argv.pop(1)
WORDS = "Godown 9 is late."


def find_keyring():
    """The process of the keyring, on the bus of the test."""
    answer = subprocess.run(
        ["gdbus", "call", "--session", "--dest", "org.freedesktop.DBus", "--object-path",
         "/org/freedesktop/DBus", "--method",
         "org.freedesktop.DBus.GetConnectionUnixProcessID", "org.freedesktop.secrets"],
        check=True, capture_output=True, text=True).stdout
    return int(re.search(r"uint32 ([0-9]+)", answer)[1])


class AnswersTest(unittest.TestCase):
    def start(self):
        self.shop = Shop(PROGRAM, product(1, "A1", "Tea", karachi=14),
                         product(2, "B2", "Coffee", lahore=3))
        self.addCleanup(self.shop.close)

    def open_window(self):
        person = Person(PROGRAM)
        self.addCleanup(lambda: self.assertEqual(person.leave(), 0))
        return person

    def test_an_error_beside_the_products_is_told(self):
        self.start()
        products = json.loads(self.shop.body)
        self.shop.answer([*products, {"status": "error", "message": WORDS}])
        person = self.open_window()
        person.see("label", "2 products")
        person.click("push button", "The server reports a problem")
        person.see("list item", WORDS)
        person.see("list item", "1 row could not be read")
        person.leave_popover("list item", WORDS)

        self.shop.answer(products)
        person.press("F5")
        person.wait(lambda: person.find("push button", "The server reports a problem") is None,
                    "no problem")

    def test_an_error_around_the_products_is_told(self):
        self.start()
        self.shop.body = json.dumps({"success": False, "message": WORDS,
                                     "data": json.loads(self.shop.body)}).encode()
        person = self.open_window()
        person.see("label", "2 products")
        person.click("push button", "The server reports a problem")
        person.see("list item", WORDS)
        person.leave_popover("list item", WORDS)

    def test_a_keyring_that_takes_long_is_told(self):
        self.start()
        daemon = find_keyring()
        os.kill(daemon, signal.SIGSTOP)
        try:
            person = self.open_window()
            person.see("label", "Waiting for the keyring")
            self.assertEqual(self.shop.queries, [])
        finally:
            os.kill(daemon, signal.SIGCONT)
        person.see("label", "2 products")


if __name__ == "__main__":
    unittest.main()
