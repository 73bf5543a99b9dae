#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person with an address and a key comes from an empty profile to their inventory, and the program
writes only what it should.

    test_connection.py PROGRAM
"""

import http.server
import json
import os
import pathlib
import secrets
import sys
import threading
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from person import Person  # noqa: E402

PROGRAM = sys.argv.pop(1)
KEY = "key-" + secrets.token_hex(12)
PATH = "/admin/indexyii.php?r=api/SyncInventory"
INVENTORY = [{"SkuCode": "PTFB04", "productDescription": "SNS Coupon", "products_id": "9032",
              "Stock": "-42893",
              "Godowns": [{"Godownid": "97637", "Godown": "Karachi Warehouse",
                           "Stock": "-42893"}]}]


class Service(http.server.BaseHTTPRequestHandler):
    """The service, which needs the key."""

    def do_GET(self):
        known = self.headers["Authorization"] == "Bearer " + KEY
        body = json.dumps(INVENTORY if known else {"error": "Invalid API key"}).encode()
        self.send_response(200 if known else 401)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        pass


class ConnectionTest(unittest.TestCase):
    def setUp(self):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Service)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.address = f"http://127.0.0.1:{self.server.server_port}{PATH}"

    def start(self):
        person = Person(PROGRAM)
        self.addCleanup(person.end)
        return person

    def see_inventory(self, person):
        person.turn_to("Karachi – Sync Inventory")
        person.see("label", "1 product")
        person.wait(lambda: person.rows() == ["PTFB04, SNS Coupon"], "the row of the coupon")

    def test_from_an_empty_profile_to_the_inventory_and_back_again(self):
        person = self.start()
        person.click("push button", "Connect to Your Server")

        person.turn_to("New Connection")
        person.see("push button", "Connect")
        person.type(f"curl -H 'X-Shop: 1' '{self.address}&Skucode=PTFB04'")
        person.press("Tab")
        person.see("label", "Taken from what you pasted: the address, without its filters")
        person.type("not the key")
        person.press("alt+t")
        person.see("alert", "The API key is not accepted.*")
        person.press("ctrl+a")
        person.type(KEY)
        person.press("alt+t")
        person.see("alert", "The server answers.*1 product in 1 godown")
        person.press("Tab", "Tab")
        person.type("Karachi")
        person.press("Return")
        self.see_inventory(person)
        self.assertEqual(person.leave(), 0)

        # The program is started again.
        person = self.start()
        self.see_inventory(person)
        self.assertEqual(person.leave(), 0)

        settings = pathlib.Path(os.environ["XDG_CONFIG_HOME"], "glib-2.0/settings/keyfile")
        self.assertIn("Karachi", settings.read_text(encoding="utf-8"))
        self.assertEqual(self.files_with_key(), [])

    @staticmethod
    def files_with_key():
        folders = [pathlib.Path(os.environ[f"XDG_{name}_HOME"])
                   for name in ("CONFIG", "DATA", "CACHE", "STATE")]
        return [file for folder in folders for file in folder.rglob("*")
                if file.is_file() and KEY.encode() in file.read_bytes()]

    def test_escape_leaves_the_dialog_and_everything_as_it_was(self):
        person = self.start()
        person.click("push button", "Connect to Your Server")
        person.turn_to("New Connection")
        person.type("shop.example")
        person.leave_dialog("New Connection", "Sync Inventory")
        person.see("push button", "Connect to Your Server")
        self.assertEqual(person.leave(), 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
