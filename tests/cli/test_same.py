#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same command has the same result each time, even if threads of the libraries meet.

    test_same.py PROGRAM
"""

import collections
import concurrent.futures
import os
import pathlib
import secrets
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from service import Service  # noqa: E402
from shop import product  # noqa: E402

PROGRAM = sys.argv.pop(1)
SETTINGS = pathlib.Path(os.environ["XDG_CONFIG_HOME"], "glib-2.0/settings/keyfile")
TIMES = 200
AT_ONCE = 4


class SameTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.key = secrets.token_urlsafe()
        cls.service = Service(cls.key, [product(1, "A", "Thing", karachi=5)])
        cls.addClassCleanup(cls.service.close)
        SETTINGS.parent.mkdir(parents=True, exist_ok=True)
        SETTINGS.write_text(
            "[com/example/SyncInventory]\n"
            f"connections=[{{'id': <'shop'>, 'address': <'{cls.service.address}'>}}]\n"
            "current-connection='shop'\n", encoding="utf-8")
        subprocess.run([PROGRAM, "--store-key"], input=cls.key.encode(), check=True, timeout=60)
        for _ in range(2):
            subprocess.run([PROGRAM, "--export", "-"], check=True, timeout=60, capture_output=True)

    def assert_same(self, status, *words, text=""):
        def run(_):
            done = subprocess.run([PROGRAM, *words], input=text.encode(), capture_output=True,
                                  timeout=60, check=False)
            return done.returncode, done.stdout, done.stderr

        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
            seen = collections.Counter(pool.map(run, range(TIMES)))
        self.assertEqual(len(seen), 1, seen)
        self.assertEqual(next(iter(seen))[0], status, seen)

    def test_version(self):
        self.assert_same(0, "--version")

    def test_help(self):
        self.assert_same(0, "--help")

    def test_store_key(self):
        self.assert_same(0, "--url", self.service.address, "--store-key", text=self.key)

    def test_export(self):
        self.assert_same(0, "--url", self.service.address, "--export", "-")

    def test_changes(self):
        self.assert_same(0, "--export", "-", "--changes", "last", "--offline")


if __name__ == "__main__":
    unittest.main(verbosity=2)
