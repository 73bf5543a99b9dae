#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window remembers: the last inventory without the server, what has changed, and how a
stock came to be.

    test_history.py PROGRAM
"""

import json
import os
import pathlib
import secrets
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from person import Person  # noqa: E402
from service import Service  # noqa: E402

PROGRAM = sys.argv.pop(1)
SETTINGS = pathlib.Path(os.environ["XDG_CONFIG_HOME"], "glib-2.0/settings/keyfile")


def product(number, sku, description, **godowns):
    return {"products_id": str(number), "SkuCode": sku, "productDescription": description,
            "Stock": str(sum(godowns.values())),
            "Godowns": [{"Godownid": name, "Godown": name.title(), "Stock": str(there)}
                        for name, there in godowns.items()]}


FIRST = [product(1, "A1", "Tea", karachi=5, lahore=2), product(2, "B2", "Rice", karachi=9),
         product(3, "C3", "Salt", karachi=1)]
SECOND = [product(1, "A1", "Tea", karachi=12, lahore=2), product(2, "B2", "Rice", karachi=4, lahore=5),
          product(4, "D4", "Oil", lahore=6)]


class HistoryTest(unittest.TestCase):
    def setUp(self):
        key = secrets.token_urlsafe()
        self.service = Service(key)
        self.closed = False
        self.addCleanup(self.close)
        name = "shop-" + secrets.token_hex(4)
        SETTINGS.parent.mkdir(parents=True, exist_ok=True)
        SETTINGS.write_text(
            "[com/example/SyncInventory]\n"
            f"connections=[{{'id': <'{name}'>, 'name': <'Shop'>,"
            f" 'address': <'{self.service.address}'>}}]\n"
            f"current-connection='{name}'\n", encoding="utf-8")
        subprocess.run([PROGRAM, "--store-key"], input=key.encode(), check=True)

    def close(self):
        if not self.closed:
            self.service.close()
        self.closed = True

    def answer(self, products):
        self.service.body = json.dumps(products).encode()

    def start(self):
        person = Person(PROGRAM)
        self.addCleanup(person.process.kill)
        return person

    def start_with_two_answers(self):
        self.answer(FIRST)
        person = self.start()
        person.see_rows("A1, Tea", "B2, Rice", "C3, Salt")
        self.answer(SECOND)
        person.press("F5")
        person.see_rows("A1, Tea", "B2, Rice", "D4, Oil")
        return person

    def test_the_last_inventory_is_there_without_the_server(self):
        person = self.start_with_two_answers()
        self.assertEqual(person.leave(), 0)
        self.close()

        person = self.start()
        person.see_rows("A1, Tea", "B2, Rice", "D4, Oil")
        person.see("label", "The server cannot be reached")
        person.type("tea")
        person.see_rows("A1, Tea")
        self.assertEqual(person.leave(), 0)

    def test_the_changes_are_listed_and_searched(self):
        person = self.start_with_two_answers()
        person.press("ctrl+h")
        changes = ["A1, Tea, Up, +7", "B2, Rice, Moved, 0", "C3, Salt, Gone, \u22121",
                   "D4, Oil, New, +6"]
        person.wait(lambda: person.changes() == changes, "the changes")
        person.type("salt")
        person.wait(lambda: person.changes() == changes[2:3], "the change of the salt")
        person.press("Escape")
        person.click("push button", "Moved: 1")
        person.wait(lambda: person.changes() == changes[1:2], "what was moved")
        person.click("push button", "Godowns")
        person.wait(lambda: person.changes() == ["B2, Rice, Down, Moved, \u22125",
                                                 "B2, Rice, New, Moved, +5"],
                    "where it was moved")
        person.press("ctrl+h")
        person.see_rows("A1, Tea", "B2, Rice", "D4, Oil")
        self.assertEqual(person.leave(), 0)

    def test_the_panel_tells_how_a_stock_came_to_be(self):
        person = self.start_with_two_answers()
        person.scan("A1")
        person.see("label", "Product 1")
        person.see("image", "Stock over time, from .*: 7 to .*: 14, between 0 and 14")
        self.assertEqual(person.leave(), 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
