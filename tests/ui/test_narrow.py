#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The windows on a display of 360 pixels, with text of one and a half times its size, in each
language: nothing asks for more room, and no row goes on behind its list's edge.

    test_narrow.py PROGRAM FOLDER-OF-WORDS
"""

import pathlib
import sys
import unittest

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS / "support"), str(TESTS / "ui")]
from person import Person, enlarge_text, place  # noqa: E402
from shop import SETTINGS, Shop, product  # noqa: E402
from words import Language  # noqa: E402

PROGRAM, WORDS = sys.argv[1:3]
del sys.argv[1:3]

SIZE = "window-width=350\nwindow-height=600\n"
LOCALES = ("en_US", "ur_PK", "ar_EG", "hi_IN", "tr_TR", "fr_FR", "de_DE", "es_ES")


class NarrowTest(unittest.TestCase):
    def setUp(self):
        enlarge_text(1.5)

    def test_every_page_has_room_in_every_language(self):
        spoken = {locale[:2] for locale in LOCALES[1:]}
        self.assertEqual(spoken, {folder.name for folder in pathlib.Path(WORDS).iterdir()
                                  if (folder / "LC_MESSAGES").is_dir()})
        for locale in LOCALES:
            with self.subTest(locale):
                self.language = Language(locale, WORDS)
                self.addCleanup(self.language.close)
                try:
                    self.see_first_start()
                    self.see_pages_of_a_shop()
                finally:
                    self.doCleanups()

    def start(self):
        person = Person(PROGRAM, env=self.language.env, say=self.language.say)
        self.addCleanup(person.end)
        return person

    def check(self, person, page, most=360):
        self.assertLessEqual(person.width(), most, page)

    def check_list(self, person, name):
        """Assert that the rows of a list do not reach beyond its edge."""
        row = place(person.see("table row", "A1.*"))
        view = place(person.see("tree table", self.language.say(name)))
        self.assertLessEqual(row.width, view.width, name)
        self.check(person, name)

    def see_first_start(self):
        SETTINGS.parent.mkdir(parents=True, exist_ok=True)
        SETTINGS.write_text(f"[com/example/SyncInventory]\n{SIZE}", encoding="utf-8")
        person = self.start()
        person.see("push button", self.language.say("Connect to Your Server"))
        self.check(person, "first start")
        person.activate("push button", self.language.say("Connect to Your Server"))
        person.turn_to(self.language.say("New Connection"))
        self.check(person, "connection dialog")
        person.end()

    def see_pages_of_a_shop(self):
        say = self.language.say
        shop = Shop(PROGRAM, product(1, "A1", "Tea", karachi=-7654321, lahore=2))
        self.addCleanup(shop.close)
        with SETTINGS.open("a", encoding="utf-8") as file:
            file.write(SIZE)
        person = self.start()
        person.wait(person.rows, "the product")
        shop.answer([product(1, "A1", "Tea", karachi=-234567, lahore=2),
                     product(2, "B2", "Rice", karachi=5)])
        person.press("F5")
        person.wait(lambda: len(person.rows()) == 2, "the second answer")
        self.check_list(person, "Products")
        person.scan("A1")
        person.wait(person.godowns, "the godowns")
        self.check(person, "panel")
        person.press("ctrl+2")
        person.wait(person.changes, "the changes")
        self.check_list(person, "Changes")
        person.press("ctrl+1")
        person.type("nothing")
        person.see("push button", say("Ask the Server for “%s”").replace("%s", ".*"))
        self.check(person, "nothing found")
        shop.accepted = []
        person.press("F5")
        person.see("label", say("The API key is not accepted"))
        self.check(person, "error")
        person.press("ctrl+comma")
        person.turn_to(say("Preferences"))
        # This window is libadwaita's, and has 360 pixels within its edge.
        self.check(person, "preferences", 370)


if __name__ == "__main__":
    unittest.main(verbosity=2)
