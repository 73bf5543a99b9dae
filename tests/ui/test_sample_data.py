#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The sample data, as a person looks around in them who has a shop of their own.

    test_sample_data.py PROGRAM
"""

import os
import pathlib
import signal
import sys
import tempfile
import unittest

from gi.repository import Gio, GLib

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS / "support"), str(TESTS / "ui")]
from desktop import Shell  # noqa: E402
from person import PATIENCE, Person  # noqa: E402
from shop import SETTINGS, Shop, product  # noqa: E402

PROGRAM = sys.argv.pop(1)
NAME = "com.example.SyncInventory"
PATH = "/com/example/SyncInventory"
DATA = pathlib.Path(os.environ["XDG_DATA_HOME"], "sync-inventory")
LOW = "Alerts, [0-9]+ need attention"


def read_all():
    """The bytes of all that is the person's own."""
    files = [SETTINGS, *sorted(path for path in DATA.rglob("*") if path.is_file())]
    return {str(path): path.read_bytes() for path in files}


class SampleDataTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.temporary = pathlib.Path(folder.name)
        self.shop = Shop(PROGRAM, product(1, "A1", "Tea", karachi=5))
        self.addCleanup(self.shop.close)

    def start(self, *words):
        person = Person(PROGRAM, *words, env=dict(os.environ, TMPDIR=str(self.temporary)))
        self.addCleanup(person.end)
        return person

    def left(self):
        return [path.name for path in self.temporary.glob("sync-inventory-sample-*")]

    def set_alert(self, person):
        person.type("ptfb04")
        person.press("Return")
        person.see("label", "Product 9032")
        person.watch("9")

    def test_each_view_has_something_to_show(self):
        person = self.start("--demo")
        person.see("page tab", LOW)
        person.press("ctrl+2")
        person.wait(lambda: len(person.changes()) > 10, "the changes since yesterday")
        person.press("ctrl+3")
        person.see("tree table", "Godowns")
        person.press("ctrl+4")
        person.see("table row", "Low: GMTS57 · Men's Polo Shirt, Black .*, stock 32, minimum 35.*")
        person.see("table row", "Low: PCAL25 · .*")
        person.see("table row", "Fine: .*")
        person.see("table row", "Snoozed: .*")
        self.assertEqual(person.leave(), 0)

    def test_the_store_goes_with_the_window(self):
        person = self.start("--demo")
        person.see("page tab", LOW)
        self.assertEqual(len(self.left()), 1)
        self.assertEqual(person.leave(), 0)
        self.assertEqual(self.left(), [])

    def test_the_store_goes_with_a_window_that_is_closed_at_once(self):
        person = self.start("--demo")
        person.press("ctrl+w")
        self.assertEqual(person.process.wait(PATIENCE), 0)
        self.assertEqual(self.left(), [])

    def test_the_store_goes_at_the_end_of_a_session(self):
        person = self.start("--demo")
        person.see("page tab", LOW)
        person.process.terminate()
        self.assertEqual(person.process.wait(PATIENCE), 0)
        self.assertEqual(self.left(), [])

    def test_the_store_goes_with_an_interrupt(self):
        person = self.start("--demo")
        person.see("page tab", LOW)
        person.process.send_signal(signal.SIGINT)
        self.assertEqual(person.process.wait(PATIENCE), -signal.SIGINT)
        self.assertEqual(self.left(), [])

    def test_what_the_person_has_stays_as_it_is(self):
        person = self.start()
        person.see_rows("A1, Tea")
        self.assertEqual(person.leave(), 0)
        before = read_all()
        self.assertIn(str(DATA / f"{self.shop.name}.db"), before)

        person = self.start("--demo")
        person.see("page tab", LOW)
        self.set_alert(person)
        person.press("F5")
        self.assertEqual(person.leave(), 0)
        self.assertEqual(read_all(), before)

    def test_nobody_is_notified(self):
        shell = Shell()
        self.addCleanup(shell.close)
        person = self.start()
        person.see_rows("A1, Tea")
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        bus.call_sync(NAME, PATH, "org.freedesktop.Application", "ActivateAction",
                      GLib.Variant("(sava{sv})", ("demo", [], {})), None, 0, 30000, None)
        person.see("page tab", LOW)
        self.set_alert(person)
        person.press("ctrl+f", "Escape", "F5")
        person.see_toast("[0-9]+ products changed")
        self.assertEqual(person.leave(), 0)
        self.assertEqual(shell.told, [])
        self.assertEqual(self.left(), [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
