#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop's overview gets products of the stored inventory, over D-Bus, as for GNOME Shell.

    test_search_provider.py PROGRAM
"""

import pathlib
import subprocess
import sys
import time
import unittest

from gi.repository import Gio, GLib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from person import Person  # noqa: E402
from shop import Shop, product  # noqa: E402

PROGRAM = sys.argv.pop(1)
NAME = "com.example.SyncInventory"
PATH = "/com/example/SyncInventory/SearchProvider"
INTERFACE = "org.gnome.Shell.SearchProvider2"


class SearchProviderTest(unittest.TestCase):
    def setUp(self):
        self.server = Shop(
            PROGRAM, product(9032, "PTFB04", "SNS Coupon", karachi=-42893),
            product(9410, "PFLY12", "SNS Small Flyers", karachi=5, lahore=7),
            product(7, "X7", "Ribbon for PFLY12", lahore=1),
            product(8501, "", "Glue", lahore=2))
        self.addCleanup(self.server.close)
        subprocess.run([PROGRAM, "--export", "-"], stdout=subprocess.DEVNULL, check=True)
        self.n_asked = len(self.server.queries)

        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.process = subprocess.Popen([PROGRAM, "--gapplication-service"])
        self.addCleanup(self.stop)
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and not self.is_there():
            time.sleep(0.05)

    def stop(self):
        self.process.kill()
        self.process.wait()

    def is_there(self):
        return self.bus.call_sync(
            "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
            "NameHasOwner", GLib.Variant("(s)", (NAME,)), None, 0, -1, None).unpack()[0]

    def ask(self, method, signature, *words):
        return self.bus.call_sync(NAME, PATH, INTERFACE, method, GLib.Variant(signature, words),
                                  None, 0, 10000, None).unpack()

    def search(self, *terms):
        return self.ask("GetInitialResultSet", "(as)", list(terms))[0]

    def test_finds_products_as_the_window_does(self):
        self.assertEqual(self.search("pfly"), ["0/9410/PFLY12", "0/7/X7"])
        self.assertEqual(self.search("sns", "coupon"), ["0/9032/PTFB04"])
        self.assertEqual(self.ask("GetSubsearchResultSet", "(asas)", ["0/9410/PFLY12"], ["x7"])[0],
                         ["0/7/X7"])
        self.assertEqual(self.search("9032"), ["0/9032/PTFB04"])
        self.assertEqual(self.search("]C1PTFB04"), ["0/9032/PTFB04"])
        self.assertEqual(self.search("PTFB-04"), ["0/9032/PTFB04"])
        self.assertEqual(self.search("p"), [])
        self.assertEqual(self.search("nothing"), [])

    def test_shows_the_stock_and_its_age_without_asking_the_server(self):
        metas = self.ask("GetResultMetas", "(as)", ["0/9032/PTFB04", "0/9410/PFLY12", "0/nobody/X"])[0]
        self.assertEqual([meta["name"] for meta in metas],
                         ["PTFB04 · \u221242893", "PFLY12 · 12"])
        self.assertEqual(metas[1]["description"],
                         "SNS Small Flyers — Karachi 5, Lahore 7 (as of just now)")
        self.assertEqual(metas[0]["clipboardText"], "PTFB04")
        self.assertEqual(len(self.server.queries), self.n_asked)

    def test_return_opens_the_product(self):
        (found,) = self.search("ptfb04")
        self.ask("ActivateResult", "(sasu)", found, ["ptfb04"], 0)
        person = Person(process=self.process)
        person.see_rows("PTFB04, SNS Coupon")
        person.see("label", "Product 9032")
        self.ask("LaunchSearch", "(asu)", ["pfly"], 0)
        person.see_rows("PFLY12, SNS Small Flyers", "X7, Ribbon for PFLY12")
        (nameless,) = self.search("glue")
        self.ask("ActivateResult", "(sasu)", nameless, ["glue"], 0)
        person.see("label", "Product 8501")
        self.assertEqual(person.leave(), 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
