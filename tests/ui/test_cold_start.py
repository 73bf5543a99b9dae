#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop starts the program for a click on a notification, or for another of its actions: the
bus starts it, and it has to do what was asked for as if it had been there all the time.

    test_cold_start.py PROGRAM
"""

import contextlib
import os
import pathlib
import re
import sqlite3
import sys
import time
import unittest

from gi.repository import Gio, GLib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from desktop import Shell  # noqa: E402
from person import PATIENCE, Person  # noqa: E402
from shop import SETTINGS, Shop, product  # noqa: E402

PROGRAM = os.path.abspath(sys.argv.pop(1))
NAME = "com.example.SyncInventory"
PATH = "/com/example/SyncInventory"
DATA = pathlib.Path(os.environ["XDG_DATA_HOME"], "sync-inventory")

PLENTY = [product(1, "A1", "Tea", karachi=12, lahore=2), product(2, "B2", "Rice", karachi=9),
          product(3, "C3", "Salt", karachi=20), product(4, "D4", "Oil", karachi=7),
          product(4, "D4", "Oil, broken", karachi=30)]
SHORT = [product(1, "A1", "Tea", karachi=1, lahore=2), product(2, "B2", "Rice", karachi=8),
         *PLENTY[2:]]
ALL = ("A1, Tea", "B2, Rice", "C3, Salt", "D4, Oil", "D4, Oil, broken")


class Started:
    """The id of a process that the bus has started."""

    returncode = None

    def __init__(self, pid):
        self.pid = pid

    def poll(self):
        try:
            state = pathlib.Path(f"/proc/{self.pid}/stat").read_text("ascii").rpartition(")")[2]
        except OSError:
            state = " Z"
        if state.split()[0] == "Z":  # it has ended, and was not collected yet
            self.returncode = 0
        return self.returncode

    def wait(self, patience=PATIENCE):
        deadline = time.monotonic() + patience
        while self.poll() is None:
            if time.monotonic() > deadline:
                raise TimeoutError("it still runs")
            time.sleep(0.05)
        return 0

    def terminate(self):
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, 15)

    def kill(self):
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, 9)


class ColdStartTest(unittest.TestCase):
    def setUp(self):
        # The bus starts the program by its name, for which it needs a service file.
        folder = pathlib.Path(os.environ["TEST_SERVICES"])
        (folder / f"{NAME}.service").write_text(
            f"[D-BUS Service]\nName={NAME}\nExec={PROGRAM} --gapplication-service\n",
            encoding="utf-8")
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.ask_bus("ReloadConfig")
        self.shell = Shell()
        self.addCleanup(self.shell.close)
        self.shop = Shop(PROGRAM, *PLENTY)
        self.addCleanup(self.shop.close)
        self.addCleanup(self.stop)

    def ask_bus(self, method, words=None):
        answer = self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus",
                                    "org.freedesktop.DBus", method, words, None, 0, -1, None)
        return answer.unpack()[0] if answer.n_children() else None

    def is_running(self):
        return self.ask_bus("NameHasOwner", GLib.Variant("(s)", (NAME,)))

    def process(self):
        return Started(self.ask_bus("GetConnectionUnixProcessID", GLib.Variant("(s)", (NAME,))))

    def stop(self):
        with contextlib.suppress(GLib.Error):  # it may be ending
            if self.is_running():
                self.process().kill()
        while self.is_running():
            time.sleep(0.05)

    def call(self, method, signature, *words, path=PATH, interface="org.freedesktop.Application"):
        return self.bus.call_sync(NAME, path, interface, method, GLib.Variant(signature, words),
                                  None, 0, 30000, None)

    def act(self, action, target=None):
        self.call("ActivateAction", "(sava{sv})", action, [] if target is None else [target], {})

    def look(self):
        """A person at the window of the program that the bus has started."""
        person = Person(process=self.process())
        self.addCleanup(person.end)
        return person

    def wait(self, condition, what):
        deadline = time.monotonic() + PATIENCE
        while not condition():
            self.assertLess(time.monotonic(), deadline, what)
            time.sleep(0.05)

    def be_told(self, *wanted, person=None):
        """Set alerts, let the stocks fall, and close the program."""
        person = person or Person(PROGRAM)
        self.addCleanup(person.end)
        person.see("tree table", "Products")
        for sku, number, minimum in wanted:
            person.scan(sku)
            person.see("label", f"Product {number}")
            person.watch(minimum)
        self.shop.answer(SHORT)
        n_told = len(self.shell.told)

        def is_told():
            person.press("F5")
            return len(self.shell.told) > n_told

        person.wait(is_told, "the notification")
        # The refresh that has sent the notification is to be finished.
        person.see("push button", "Refresh")
        self.assertEqual(person.leave(), 0)
        self.assertFalse(self.is_running())

    def watches(self):
        """The stored alerts."""
        path = DATA / f"{self.shop.name}.db"
        with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            return database.execute("SELECT below, snoozed_until FROM stock_alert").fetchall()

    def use_another_shop(self):
        """Add a connection to the settings, and keep the secret of the notifications."""
        before = SETTINGS.read_text("utf-8")
        first = re.search(r"^connections=\[(.*)\]$", before, re.M)[1]
        secret = re.search("^notification-secret=.*$", before, re.M)[0]
        other = Shop(PROGRAM, product(7, "X7", "Ribbon", lahore=1))
        self.addCleanup(other.close)
        text = SETTINGS.read_text("utf-8").replace("connections=[", f"connections=[{first}, ")
        SETTINGS.write_text(f"{text}{secret}\n", "utf-8")

    # The notification starts the program.

    def test_a_click_opens_the_shop_and_the_product(self):
        self.be_told(("A1", 1, "4"))
        self.assertEqual(self.shell.title(), "1 stock is low in Shop")
        action, target = self.shell.click()
        self.assertEqual((action, target.unpack()), ("show-alert", (self.shop.name, 1)))
        self.act(action, target)
        person = self.look()
        person.see("table row", "Low: A1 · Tea, All godowns, stock 3, minimum 4.*")
        person.see("label", "Product 1")
        self.assertEqual(person.leave(), 0)

    def test_a_click_opens_the_very_product_of_those_with_its_code(self):
        self.act("show-product", GLib.Variant("(ssssu)", (self.shop.name, "4", "D4", "Oil, broken", 0)))
        person = self.look()
        person.see("label", "Oil, broken")
        self.assertEqual(person.leave(), 0)

    def test_a_click_opens_the_shop_of_the_notification(self):
        self.be_told(("A1", 1, "4"))
        action, target = self.shell.click()
        self.use_another_shop()
        self.act(action, target)
        person = self.look()
        person.see("table row", "Low: A1 · Tea, .*")
        person.see("label", "Product 1")
        self.assertIn(f"current-connection='{self.shop.name}'", SETTINGS.read_text("utf-8"))
        self.assertEqual(person.leave(), 0)

    def test_a_click_on_several_shows_all_alerts_and_the_low_ones_first(self):
        self.be_told(("A1", 1, "4"), ("C3", 3, "20"), ("B2", 2, "9"))
        self.assertEqual(self.shell.title(), "2 stocks are low in Shop")
        self.act(*self.shell.click())
        person = self.look()
        person.see("table row", "Low: A1 · Tea, .*")
        person.see("table row", "Low: B2 · Rice, .*")
        person.see("table row", "Fine: C3 · Salt, .*")
        person.see("label", "3 alerts · 2 low")
        self.assertEqual(person.leave(), 0)

    def test_remind_me_tomorrow_is_stored(self):
        self.be_told(("A1", 1, "4"))
        self.assertEqual(self.watches(), [(1, 0)])
        before = time.time()
        self.act(*self.shell.press())
        self.wait(lambda: self.watches()[0][0] == 0, "the reminder on the disk")
        self.assertAlmostEqual(self.watches()[0][1] / 1e6, before + 24 * 3600, delta=60)

    def test_remind_me_tomorrow_is_stored_for_a_shop_that_is_not_in_use(self):
        self.be_told(("A1", 1, "4"))
        action, target = self.shell.press()
        self.use_another_shop()
        person = Person(PROGRAM)
        self.addCleanup(person.end)
        person.see_rows("X7, Ribbon")
        self.act(action, target)
        self.wait(lambda: self.watches()[0][0] == 0, "the reminder on the disk")
        person.see_rows("X7, Ribbon")
        self.assertEqual(person.leave(), 0)

    def test_only_the_notification_puts_an_alert_off(self):
        self.be_told(("A1", 1, "4"))
        action, target = self.shell.press()
        seal, content = target.unpack()
        forged = ["", "0" * 64, seal[:-1], seal.upper()]
        for wrong in forged:
            self.act(action, GLib.Variant("(s(sax))", (wrong, content)))
        self.act(action, GLib.Variant("(s(sax))", (seal, (content[0], [*content[1], 2]))))
        # The program ends after these calls, which it has all answered by then.
        self.act(action, GLib.Variant("(s(sax))", (seal, (content[0], []))))
        self.act("quit")
        self.wait(lambda: not self.is_running(), "the end of the program")
        self.assertEqual(self.watches(), [(1, 0)])

    # Other actions start the program as well.

    def see_shop(self):
        person = self.look()
        person.see_rows(*ALL)
        return person

    def test_activate_opens_the_shop(self):
        self.call("Activate", "(a{sv})", {})
        self.assertEqual(self.see_shop().leave(), 0)

    def test_activate_of_gtk_opens_the_shop(self):
        self.call("Activate", "(a{sv})", {}, interface="org.gtk.Application")
        self.assertEqual(self.see_shop().leave(), 0)

    def test_open_is_refused_and_the_shop_opens_after_it(self):
        with self.assertRaisesRegex(GLib.Error, "does not open files"):
            self.call("Open", "(asa{sv})", ["file:///nothing"], {})
        self.call("Activate", "(a{sv})", {})
        self.assertEqual(self.see_shop().leave(), 0)

    def test_about_opens_over_the_shop(self):
        self.act("about")
        person = self.see_shop()
        person.turn_to("About.*")
        person.leave_dialog("About.*", "Shop – Sync Inventory")
        self.assertEqual(person.leave(), 0)

    def test_preferences_open_over_the_shop(self):
        self.act("preferences")
        person = self.see_shop()
        person.turn_to("Preferences")
        person.see("label", "1 refresh, .*B")
        person.leave_dialog("Preferences", "Shop – Sync Inventory")
        self.assertEqual(person.leave(), 0)

    def test_connect_opens_that_shop(self):
        self.act("connect", GLib.Variant("s", self.shop.name))
        self.assertEqual(self.see_shop().leave(), 0)

    def test_the_desktop_file_s_action_opens_the_sample_data(self):
        self.act("demo")
        person = self.look()
        person.wait(lambda: len(person.rows()) > 10, "the sample data")
        self.assertEqual(person.leave(), 0)

    def test_actions_of_gtk_open_the_product(self):
        target = GLib.Variant("(ssssu)", (self.shop.name, "3", "C3", "Salt", 0))
        self.call("Activate", "(sava{sv})", "show-product", [target], {},
                  interface="org.gtk.Actions")
        person = self.look()
        person.see_rows("C3, Salt")
        person.see("label", "Product 3")
        self.assertEqual(person.leave(), 0)

    def test_a_result_of_the_overview_opens_the_product(self):
        person = Person(PROGRAM)
        self.addCleanup(person.end)
        person.see("tree table", "Products")
        self.assertEqual(person.leave(), 0)
        self.call("ActivateResult", "(sasu)", "0/4/D4/Oil%2C%20broken", ["d4"], 0, path=PATH + "/SearchProvider",
                  interface="org.gnome.Shell.SearchProvider2")
        person = self.look()
        person.see("label", "Oil, broken")
        self.assertEqual(person.leave(), 0)

    def test_a_search_of_the_overview_opens_its_matches(self):
        self.call("LaunchSearch", "(asu)", ["salt"], 0, path=PATH + "/SearchProvider",
                  interface="org.gnome.Shell.SearchProvider2")
        person = self.look()
        person.see_rows("C3, Salt")
        self.assertEqual(person.leave(), 0)

    def test_try_shows_the_notification(self):
        self.act("try-alert", GLib.Variant("s", "A1: 3"))
        self.wait(lambda: self.shell.told, "the notification")
        self.assertEqual(self.shell.title(), "This is how low stock is announced")
        self.act("quit")
        self.wait(lambda: self.shell.withdrawn == ["try-alert"], "no notification any more")

    def test_quit_ends_what_it_started(self):
        self.act("quit")
        self.wait(lambda: not self.is_running(), "the end of the program")


if __name__ == "__main__":
    unittest.main(verbosity=2)
