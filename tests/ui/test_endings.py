#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said of an end that was out of order, and of a file dialog that does not come; and whether
the program ends with its window, which is for the desktop to say.

    test_endings.py PROGRAM
"""

import os
import pathlib
import signal
import subprocess
import sys
import time
import unittest

from gi.repository import GLib

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS / "support"), str(TESTS / "ui")]
from desktop import Service  # noqa: E402
from person import PATIENCE, Person  # noqa: E402
from shop import SETTINGS, Shop, product  # noqa: E402

PROGRAM = sys.argv.pop(1)
ROWS = ["A1, Tea", "B2, Rice"]
MARKER = pathlib.Path(os.environ["XDG_DATA_HOME"], "sync-inventory", "window-is-open")
IN_BACKGROUND = "run-in-background=true\nrefresh-minutes=uint32 60\n"
WORDS = "Last time, the program ended before its window was closed"


class Portal(Service):
    """Takes each order, and answers it in the same way."""

    NAME = "org.freedesktop.portal.Desktop"
    PATH = "/org/freedesktop/portal/desktop"

    def __init__(self, response, **results):
        self.answers = GLib.Variant("(ua{sv})", (response, results))
        super().__init__()

    def _called(self, bus, sender, path, interface, method, words, invocation):
        request = "/".join([self.PATH, "request", sender[1:].replace(".", "_"),
                            words.unpack()[-1]["handle_token"]])
        self.told.append(words.unpack())
        invocation.return_value(GLib.Variant("(o)", (request,)))
        bus.emit_signal(sender, request, "org.freedesktop.portal.Request", "Response", self.answers)


class FileDialogs(Portal):
    """Ends each dialog without showing it: its part for the desktop is missing, or has crashed."""

    PROPERTIES = {"version": GLib.Variant("u", 3)}
    XML = """<node><interface name='org.freedesktop.portal.FileChooser'>
      <method name='SaveFile'>
        <arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>
        <arg type='o' direction='out'/>
      </method>
      <property name='version' type='u' access='read'/>
    </interface></node>"""

    def __init__(self):
        # GTK 4.8 reads what is not initialised where there is no "uris".
        super().__init__(2, uris=GLib.Variant("as", []))


class Background(Portal):
    """Says whether programs may go on without a window."""

    XML = """<node><interface name='org.freedesktop.portal.Background'>
      <method name='RequestBackground'>
        <arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>
        <arg type='o' direction='out'/>
      </method>
    </interface></node>"""

    def __init__(self, response, allowed):
        super().__init__(response, background=GLib.Variant("b", allowed),
                         autostart=GLib.Variant("b", False))


class EndingsTest(unittest.TestCase):
    def setUp(self):
        MARKER.unlink(missing_ok=True)
        shop = Shop(PROGRAM, product(1, "A1", "Tea", karachi=5), product(2, "B2", "Rice", lahore=9))
        self.addCleanup(shop.close)

    def start(self, *words, **more):
        person = Person(PROGRAM, *words, **more)
        self.addCleanup(person.end)
        return person

    def assert_nothing_is_said(self):
        person = self.start()
        person.see_rows(*ROWS)
        self.assertIsNone(person.find("label", WORDS))
        self.assertEqual(person.leave(), 0)

    def test_after_a_crash_the_next_start_says_so_once(self):
        self.assert_nothing_is_said()
        person = self.start()
        person.see_rows(*ROWS)
        person.process.send_signal(signal.SIGSEGV)
        person.process.wait(PATIENCE)

        person = self.start()
        person.see("label", WORDS)
        person.see_rows(*ROWS)
        self.assertEqual(person.leave(), 0)
        self.assert_nothing_is_said()

    def test_the_end_of_a_session_is_no_crash(self):
        person = self.start()
        person.see_rows(*ROWS)
        person.process.terminate()
        self.assertEqual(person.process.wait(PATIENCE), 0)
        self.assert_nothing_is_said()

    def test_sample_data_leaves_no_mark(self):
        person = self.start("--demo")
        person.see("label", "2014 products")
        person.process.kill()
        person.process.wait(PATIENCE)
        self.assert_nothing_is_said()

    def test_a_file_dialog_that_fails_is_told(self):
        portal = FileDialogs()
        self.addCleanup(portal.close)
        person = self.start(env=dict(os.environ, GDK_DEBUG="portals"))
        person.see_rows(*ROWS)
        person.press("ctrl+e")
        person.see("label", "Nothing was exported: the file dialog could not be opened, or was closed")

    def close_window(self, *answer):
        """Of a program that is to go on without one: returns its process, and what it asked for."""
        portal = Background(*answer)
        person = self.start()
        person.see_rows(*ROWS)
        person.press("ctrl+w")
        deadline = time.monotonic() + PATIENCE
        while not portal.told and time.monotonic() < deadline:
            time.sleep(0.05)
        self.addCleanup(portal.close)
        self.assertEqual(len(portal.told), 1)
        return person.process, portal.told[0][1]

    def test_the_program_goes_on_without_a_window_where_the_desktop_allows_it(self):
        SETTINGS.write_text(SETTINGS.read_text("utf-8") + IN_BACKGROUND, "utf-8")
        process, options = self.close_window(0, True)
        self.assertEqual(options["reason"], "Refreshes the inventory, and tells of stocks that are low")
        self.assertFalse(options["autostart"])
        with self.assertRaises(subprocess.TimeoutExpired):
            process.wait(1)

    def assert_it_ends_with_its_window(self, response, allowed):
        SETTINGS.write_text(SETTINGS.read_text("utf-8") + IN_BACKGROUND, "utf-8")
        process, _ = self.close_window(response, allowed)
        self.assertEqual(process.wait(PATIENCE), 0)

    def test_the_program_ends_with_its_window_where_the_desktop_forbids_it(self):
        self.assert_it_ends_with_its_window(0, False)

    def test_the_program_ends_with_its_window_where_the_person_says_no(self):
        self.assert_it_ends_with_its_window(1, True)

    def test_the_program_ends_with_its_window_where_the_desktop_fails(self):
        self.assert_it_ends_with_its_window(2, True)


if __name__ == "__main__":
    unittest.main(verbosity=2)
