#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The key is in the keyring and in one header: not in what the window shows to a screen reader,
nor in what is written while a person sets a connection up with a server that repeats the key.

    test_leaks.py PROGRAM
"""

import os
import pathlib
import sys
import tempfile
import unittest

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS / "support"), str(TESTS / "ui")]
import leaks  # noqa: E402
from person import Atspi, GLib, Person, look  # noqa: E402

PROGRAM = sys.argv.pop(1)
TALKATIVE = dict(os.environ, G_MESSAGES_DEBUG="all")
# The words about each answer.
TITLES = {"json": "The API key is not accepted", "text": "The API key may not read the inventory",
          "page": "The API key is not accepted", "log-in": "The answer is not an inventory",
          "documented": "The API key is not accepted", "failure": "The server said no",
          "redirect": "The server points elsewhere", "junk": ".*"}


def words_of(widget):
    """All texts that a screen reader could get from a widget."""
    yield widget.get_name()
    yield widget.get_description()
    yield from (widget.get_attributes() or {}).values()
    if "Text" in widget.get_interfaces():
        yield Atspi.Text.get_text(widget, 0, Atspi.Text.get_character_count(widget))


class LeaksTest(unittest.TestCase):
    def setUp(self):
        self.key = leaks.make_key()
        self.server = leaks.Parrot(self.key)
        self.addCleanup(self.server.close)
        self.written = tempfile.TemporaryFile()
        self.addCleanup(self.written.close)
        self.spoken = ""  # the typed text, as it is read out
        listener = Atspi.EventListener.new(self.hear)
        listener.register("object:text-changed")
        self.addCleanup(listener.deregister, "object:text-changed")
        self.person = Person(PROGRAM, env=TALKATIVE, stdout=self.written, stderr=self.written)
        self.addCleanup(self.person.end)
        self.server.pid = self.person.process.pid

    def hear(self, event):
        self.spoken += str(event.any_data)

    def listen(self):
        while GLib.MainContext.default().iteration(False):
            pass
        return self.spoken

    def read_aloud(self):
        """All texts of the window."""
        def words():
            tree = look(self.person.application())
            return [text for widget in tree for text in words_of(widget) if text]
        return self.person.wait(words, "words in the window")

    def assert_says_nothing(self):
        for text in self.read_aloud():
            self.assertEqual(leaks.leaks_in(text, self.key), [], text)
        self.assertEqual(leaks.leaks_in(self.listen(), self.key), [])

    def fill_in(self):
        person = self.person
        person.click("push button", "Connect to Your Server")
        person.turn_to("New Connection")
        person.see("push button", "Connect")
        person.type(self.server.address)
        person.press("Tab")
        person.type(self.key)

    def test_what_is_typed_and_what_is_repeated(self):
        person = self.person
        self.fill_in()
        self.assert_says_nothing()

        for self.server.repeat in leaks.REPEATS:
            with self.subTest(self.server.repeat):
                person.press("alt+t")
                person.see("alert", f"{TITLES[self.server.repeat]}.*")
                self.assert_says_nothing()

        self.server.repeat = None
        person.press("alt+t")
        person.see("alert", "The server answers.*1 product in 0 godowns")
        person.press("Return")
        person.turn_to("127.0.0.1 – Sync Inventory")
        person.wait(lambda: person.rows() == ["PTFB04, SNS Coupon"], "the row of the coupon")
        self.assert_says_nothing()

        self.server.repeat = "page"
        person.press("ctrl+r")
        person.see("label", "The API key is not accepted.*")
        self.assertTrue([text for text in self.read_aloud() if "Wrong key" in text])
        self.assert_says_nothing()

        self.assertEqual(person.leave(), 0)
        self.assertFalse(self.server.seen_outside)
        self.assertEqual(leaks.files_with(self.key), [])
        self.written.seek(0)
        written = self.written.read()
        self.assertIn(b"sync-inventory-DEBUG", written)
        self.assertEqual(leaks.leaks_in(written, self.key), [])

    def test_a_field_that_is_not_hidden_can_be_read(self):
        """The search finds a key that is shown; otherwise the tests above would prove nothing."""
        person = self.person
        self.key = "abcdefghijklmnop"
        person.click("push button", "Connect to Your Server")
        person.turn_to("New Connection")
        person.see("push button", "Connect")
        person.type(self.key)
        person.wait(lambda: [text for text in [*self.read_aloud(), self.listen()]
                             if leaks.leaks_in(text, self.key)], "what was typed")


if __name__ == "__main__":
    unittest.main(verbosity=2)
