#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said of an end that was out of order, and of a file dialog that does not come.

    test_endings.py PROGRAM
"""

import os
import pathlib
import signal
import sys
import unittest

from gi.repository import GLib

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS / "support"), str(TESTS / "ui")]
from desktop import Service  # noqa: E402
from person import PATIENCE, Person  # noqa: E402
from shop import Shop, product  # noqa: E402

PROGRAM = sys.argv.pop(1)
ROWS = ["A1, Tea", "B2, Rice"]
MARKER = pathlib.Path(os.environ["XDG_DATA_HOME"], "sync-inventory", "window-is-open")
WORDS = "Last time, the program ended before its window was closed"


class Portal(Service):
    """One that takes the order for a file dialog, and ends it without one: its part for the desktop
    is missing, or has crashed."""

    NAME = "org.freedesktop.portal.Desktop"
    PATH = "/org/freedesktop/portal/desktop"
    PROPERTIES = {"version": GLib.Variant("u", 3)}
    XML = """<node><interface name='org.freedesktop.portal.FileChooser'>
      <method name='SaveFile'>
        <arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>
        <arg type='o' direction='out'/>
      </method>
      <property name='version' type='u' access='read'/>
    </interface></node>"""

    def _called(self, bus, sender, path, interface, method, words, invocation):
        request = "/".join([self.PATH, "request", sender[1:].replace(".", "_"),
                            words.unpack()[2]["handle_token"]])
        invocation.return_value(GLib.Variant("(o)", (request,)))
        bus.emit_signal(sender, request, "org.freedesktop.portal.Request", "Response",
                        # GTK 4.8 reads what is not initialised where there is no "uris".
                        GLib.Variant("(ua{sv})", (2, {"uris": GLib.Variant("as", [])})))


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
        portal = Portal()
        self.addCleanup(portal.close)
        person = self.start(env=dict(os.environ, GDK_DEBUG="portals"))
        person.see_rows(*ROWS)
        person.press("ctrl+e")
        person.see("label", "Nothing was exported: the file dialog could not be opened, or was closed")


if __name__ == "__main__":
    unittest.main(verbosity=2)
