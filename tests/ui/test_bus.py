#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Other programs on the session bus ask the program for more than the overview does, send command
lines, and show its notifications.

    test_bus.py PROGRAM
"""

import os
import pathlib
import re
import subprocess
import sys
import time
import unittest

from gi.repository import Gio, GLib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from desktop import Desktop  # noqa: E402
from person import Person  # noqa: E402
from shop import Shop, product  # noqa: E402

PROGRAM = os.path.abspath(sys.argv.pop(1))
NAME = "com.example.SyncInventory"
PATH = "/com/example/SyncInventory"
MEGABYTES = 1024  # the kernel counts in kB
SOON = 5  # seconds
SANITIZER = ":quarantine_size_mb=0:thread_local_quarantine_size_kb=0:allocator_release_to_os_interval_ms=100"


def stock(sku, n):
    return [product(1, sku, "Tea", karachi=n), product(2, "B2", "Rice", lahore=4)]


class BusTest(unittest.TestCase):
    def setUp(self):
        self.shop = Shop(PROGRAM, *stock("A<b>1", 9))
        self.addCleanup(self.shop.close)
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)

    def start(self):
        # A sanitizer keeps freed memory for a while, which is no growth of the program.
        sanitizer = os.environ.get("ASAN_OPTIONS", "") + SANITIZER
        self.person = Person(PROGRAM, env=dict(os.environ, ASAN_OPTIONS=sanitizer))
        self.addCleanup(self.person.end)
        self.person.see_rows("A<b>1, Tea", "B2, Rice")
        return self.person

    def memory(self):
        status = pathlib.Path(f"/proc/{self.person.process.pid}/status").read_text("utf-8")
        return int(re.search(r"VmRSS:\s*(\d+) kB", status)[1])

    def ask_for_metas(self, ids):
        return self.bus.call_sync(NAME, PATH + "/SearchProvider", "org.gnome.Shell.SearchProvider2",
                                  "GetResultMetas", ids, None, 0,
                                  SOON * 1000, None).unpack()[0]

    def send_command_line(self, *words):
        words = [word.encode() + b"\0" for word in ("sync-inventory", *words)]
        words = GLib.Variant("(oaaya{sv})", ("/org/gtk/Application/CommandLine", words, {}))
        return self.bus.call_sync(NAME, PATH, "org.gtk.Application", "CommandLine", words, None, 0,
                                  SOON * 1000, None).unpack()[0]

    def assert_the_window_answers(self):
        self.person.press("Escape")
        self.person.type("rice")
        self.person.see_rows("B2, Rice")
        self.assertEqual(self.person.leave(), 0)

    def test_many_results_are_described_as_far_as_the_overview_shows_them(self):
        self.start()
        both = ["0/1/A%3Cb%3E1", "0/2/B2"]
        self.assertEqual(len(self.ask_for_metas(GLib.Variant("(as)", (both,)))), 2)
        ids = GLib.Variant("(as)", (both * 100000,))  # made once, since that takes longer than the request
        self.ask_for_metas(ids)
        before = self.memory()
        for _ in range(5):
            self.assertEqual(len(self.ask_for_metas(ids)), 100)
        self.assertLess(self.memory() - before, 20 * MEGABYTES)
        self.assert_the_window_answers()

    def test_a_search_without_end_finds_nothing_and_is_over_soon(self):
        self.start()
        words = GLib.Variant("(as)", (["tea " * 5000000],))
        before = time.monotonic()
        self.bus.call_sync(NAME, PATH + "/SearchProvider", "org.gnome.Shell.SearchProvider2",
                           "GetInitialResultSet", words, None, 0, SOON * 1000, None)
        self.assertLess(time.monotonic() - before, SOON)
        self.assert_the_window_answers()

    def test_a_command_line_of_another_program_neither_ends_nor_draws_it(self):
        self.start()
        picture = pathlib.Path(os.environ["XDG_CACHE_HOME"], "picture.png")
        for words in (("--help",), ("--picture", str(picture)), ("--version",), ("--demo",),
                      ("--url", "https://other.example/?r=api/SyncInventory"), ("--auth", "basic"),
                      ("--export", str(picture)), ("--store-key",), ("--gapplication-service",),
                      ["x"] * 200000, ("--search", "x" * 2000000)):
            with self.subTest(words[0]):
                self.assertEqual(self.send_command_line(*words), 2)
        self.assertFalse(picture.exists())
        self.assertEqual(self.send_command_line("--search", "tea"), 0)
        self.person.see_rows("A<b>1, Tea")
        self.assert_the_window_answers()

    def test_command_lines_do_not_make_it_grow(self):
        self.start()
        for _ in range(100):
            self.send_command_line("--help")
        before = self.memory()
        for _ in range(1000):
            self.send_command_line("--help")
        self.assertLess(self.memory() - before, 5 * MEGABYTES)
        self.assert_the_window_answers()

    def test_a_person_s_second_start_says_why_it_is_refused(self):
        self.start()
        second = subprocess.run([PROGRAM, "--auth", "basic"], capture_output=True, text=True,
                                check=False, timeout=30)
        self.assertEqual(second.returncode, 2)
        self.assertIn("runs already", second.stderr)
        self.assertEqual(self.person.leave(), 0)

    # The program's notifications.

    def be_told(self, desktop):
        self.addCleanup(desktop.close)
        person = self.start()
        person.type("tea")
        person.press("Return")
        person.see("label", "Product 1")
        person.watch("9")
        self.shop.answer(stock("A<b>1", 8))

        def is_told():
            person.press("F5")
            return desktop.told

        told = person.wait(is_told, "the notification")[0]
        self.assertEqual(person.leave(), 0)
        return told

    def test_a_code_is_no_markup_to_a_daemon_that_knows_markup(self):
        self.assertEqual(self.be_told(Desktop("body-markup")).body,
                         "A&lt;b&gt;1: 8, minimum 9")

    def test_a_code_stays_as_it_is_for_a_daemon_that_does_not(self):
        self.assertEqual(self.be_told(Desktop()).body,
                         "A<b>1: 8, minimum 9")


if __name__ == "__main__":
    unittest.main(verbosity=2)
