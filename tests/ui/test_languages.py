#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window in Urdu: its words, its mirrored layout, and figures that are not mirrored.

    test_languages.py PROGRAM FOLDER-OF-WORDS
"""

import pathlib
import sys
import unittest

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS / "support"), str(TESTS / "ui")]
from person import Person, place  # noqa: E402
from words import Language  # noqa: E402

PROGRAM, WORDS = sys.argv[1:3]
del sys.argv[1:3]


class UrduTest(unittest.TestCase):
    def setUp(self):
        self.urdu = Language("ur_PK", WORDS)
        self.addCleanup(self.urdu.close)
        self.person = Person(PROGRAM, "--demo", "--search", "PTFB04", env=self.urdu.env)
        self.addCleanup(self.person.end)

    def see(self, role, text):
        return self.person.see(role, self.urdu.say(text))

    def test_the_window_is_mirrored(self):
        sku, stock = self.see("label", "SKU Code"), self.see("label", "Stock")
        self.assertGreater(place(sku).x, place(stock).x)
        self.person.press("Return")
        panel = self.person.see("list", self.urdu.say("Stock by godown"))
        self.assertLess(place(panel).x, place(stock).x)
        refresh = self.see("push button", "Refresh")
        self.assertGreater(place(refresh).x, place(sku).x)

    def test_a_figure_keeps_its_sign_in_front(self):
        self.person.press("Return")
        self.person.see("label", "\u2066−42,893\u2069")
        self.see("label", "The stock is below zero")


if __name__ == "__main__":
    unittest.main(verbosity=2)
