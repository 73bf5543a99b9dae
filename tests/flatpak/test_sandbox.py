#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program as a Flatpak: what it may and what it may not, and its main job in its sandbox, with
the desktop's real portals, keyring and accessibility bus outside.

    test_sandbox.py BRANCH
"""

import configparser
import csv
import os
import pathlib
import shlex
import subprocess
import sys
import time
import unittest

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS / "support"), str(TESTS / "ui")]
import leaks  # noqa: E402
from person import GLib, Person  # noqa: E402
from shop import Shop, product  # noqa: E402

from gi.repository import Gio  # noqa: E402

APP = "com.example.SyncInventory"
RUN = ["flatpak", "run", "--branch=" + sys.argv.pop(1), APP]
HOME = pathlib.Path(os.environ["HOME"])
PROFILE = HOME / ".var/app" / APP
EXPORTS = pathlib.Path(os.environ["FLATPAK_USER_DIR"], "exports/share")
PRODUCTS = [product(9032, "PTFB04", "SNS Coupon", karachi=-42893),
            product(9410, "PFLY12", "SNS Small Flyers", karachi=5, lahore=7)]
# It keeps its settings as it does for people.
os.environ.pop("GSETTINGS_BACKEND", None)


def run(*words, **more):
    return subprocess.run([*RUN, *words], capture_output=True, encoding="utf-8", timeout=60,
                          check=False, **more)


def in_sandbox(script):
    """What a shell prints that may what the program may."""
    return subprocess.run([*RUN[:-1], "--command=sh", APP, "-c", script], capture_output=True,
                          encoding="utf-8", timeout=60, check=False).stdout


def read_entry(path, group):
    entry = configparser.RawConfigParser(delimiters="=")
    entry.optionxform = str
    entry.read(path, encoding="utf-8")
    return dict(entry[group])


class SandboxTest(unittest.TestCase):
    def start(self, *command):
        person = Person(*command, sandboxed=True)
        self.addCleanup(self.end, person)
        return person

    def end(self, person):
        subprocess.run(["flatpak", "kill", APP], capture_output=True, check=False)
        person.end()

    def open_shop(self):
        shop = Shop(RUN, *PRODUCTS, settings=PROFILE / "config/glib-2.0/settings/keyfile")
        self.addCleanup(shop.close)
        return shop

    def test_may_what_it_needs_and_no_more(self):
        shown = subprocess.run(["flatpak", "info", "--show-permissions", APP], capture_output=True,
                               encoding="utf-8", check=True).stdout.split()
        self.assertEqual(sorted(shown), ["[Context]", "devices=dri;", "shared=network;ipc;",
                                         "sockets=x11;wayland;fallback-x11;"])

    def test_sees_nothing_of_the_home_folder(self):
        (HOME / "letter").write_text("private", encoding="utf-8")
        self.assertEqual(in_sandbox(f"cat '{HOME}/letter' /run/host/{HOME}/letter; ls '{HOME}'"),
                         "")

    def test_does_not_reach_other_programs_keys(self):
        ask = ("gdbus call --session --dest org.freedesktop.secrets --object-path"
               " /org/freedesktop/secrets --method org.freedesktop.DBus.Peer.Ping")
        self.assertEqual(subprocess.run(ask, shell=True, capture_output=True, encoding="utf-8",
                                        check=True).stdout, "()\n")
        self.assertEqual(in_sandbox(ask + " || echo refused"), "refused\n")

    def test_has_all_its_languages_in_the_one_file(self):
        languages = (TESTS.parent / "po/LINGUAS").read_text(encoding="utf-8").split()
        found = in_sandbox("ls /app/share/locale/*/LC_MESSAGES/sync-inventory.mo")
        self.assertEqual(sorted(path.split("/")[4] for path in found.split()), sorted(languages))

    def test_shows_the_sample_data_without_a_display(self):
        exported = run("--demo", "--export", "-", env={**os.environ, "DISPLAY": ""})
        self.assertEqual(exported.returncode, 0, exported.stderr)
        skus = {row["SkuCode"] for row in csv.DictReader(exported.stdout.splitlines())}
        self.assertTrue({"PTFB04", "PFLY12"} <= skus)

    def test_keeps_the_key_where_only_it_can_read_it(self):
        shop = self.open_shop()
        exported = run("--export", "-")
        self.assertEqual(exported.returncode, 0, exported.stderr)
        self.assertIn('"PTFB04","SNS Coupon","9032",-42893,"karachi","Karachi",-42893', exported.stdout)
        self.assertTrue((PROFILE / "data/keyrings/default.keyring").is_file())
        self.assertEqual(leaks.files_with(shop.key), [])

        # Without the key, the same server is not a bit more talkative.
        (PROFILE / "data/keyrings/default.keyring").unlink()
        self.assertNotEqual(run("--export", "-").returncode, 0)

    def test_a_double_click_opens_the_window_and_a_sku_its_godowns(self):
        self.open_shop()
        entry = read_entry(EXPORTS / f"applications/{APP}.desktop", "Desktop Entry")
        person = self.start(*[word for word in shlex.split(entry["Exec"])
                              if not word.startswith("@@")])
        person.see_rows("PFLY12, SNS Small Flyers", "PTFB04, SNS Coupon")
        person.scan("PFLY12")
        person.see("label", "Product 9410")
        self.assertEqual(person.godowns(), ["Lahore, lahore, 7", "Karachi, karachi, 5"])
        self.assertTrue(list(PROFILE.glob("data/**/*.db*")))

    def test_the_overview_finds_a_sku_while_no_window_is_open(self):
        self.open_shop()
        self.assertEqual(run("--export", "-").returncode, 0)
        provider = read_entry(
            EXPORTS / f"gnome-shell/search-providers/{APP}.search-provider.ini",
            "Shell Search Provider")
        service = read_entry(EXPORTS / f"dbus-1/services/{provider['BusName']}.service",
                             "D-BUS Service")
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        process = subprocess.Popen(shlex.split(service["Exec"]))
        self.addCleanup(process.wait)
        self.addCleanup(subprocess.run, ["flatpak", "kill", APP], check=False)

        def ask(method, signature, *words):
            return bus.call_sync(provider["BusName"], provider["ObjectPath"],
                                 "org.gnome.Shell.SearchProvider2", method,
                                 GLib.Variant(signature, words), None, 0, 10000, None).unpack()[0]

        found = None
        deadline = time.monotonic() + 30
        while found is None and time.monotonic() < deadline:
            try:
                found = ask("GetInitialResultSet", "(as)", ["pfly"])
            except GLib.Error:
                time.sleep(0.1)
        self.assertEqual(len(found), 1)
        self.assertEqual(ask("GetResultMetas", "(as)", found)[0]["name"].split()[0], "PFLY12")

    def test_exports_through_the_portal_to_where_it_sees_nothing(self):
        self.open_shop()
        person = self.start(*RUN)
        person.see_rows("PFLY12, SNS Small Flyers", "PTFB04, SNS Coupon")
        path = HOME / "out.csv"
        person.press("ctrl+e")
        person.turn_to("Export What Is Shown")
        person.press("ctrl+a")
        person.type(str(path))
        person.press("Return")
        person.wait(path.exists, "the file")
        person.turn_to("Shop – Sync Inventory")
        person.see("label", "Exported: 2 products")
        with open(path, encoding="utf-8-sig", newline="") as file:
            self.assertEqual([row["SkuCode"] for row in csv.DictReader(file)],
                             ["PFLY12", "PTFB04"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
