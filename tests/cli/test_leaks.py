#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line writes the key into the keyring and one header, and nowhere else.

    test_leaks.py PROGRAM
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

SUPPORT = pathlib.Path(__file__).resolve().parent.parent / "support"
sys.path.insert(0, str(SUPPORT))
import leaks  # noqa: E402

PROGRAM = sys.argv.pop(1)
DONE, REFUSED = range(2)
TALKATIVE = dict(os.environ, G_MESSAGES_DEBUG="all", G_DBUS_DEBUG="all")


class LeaksTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="sync-inventory-leaks-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.key = leaks.make_key()

    def serve(self, certificate=None):
        server = leaks.Parrot(self.key, certificate)
        self.addCleanup(server.close)
        return server

    def run_program(self, server, *words, text=""):
        """The program's exit status, and the last line of its output."""
        process = subprocess.Popen([PROGRAM, "--url", server.address, *words], env=TALKATIVE, stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        server.pid = process.pid
        output, errors = process.communicate(text.encode(), timeout=60)
        self.assertIn(b"GLib-GIO-DEBUG", output + errors)
        self.assertEqual(leaks.leaks_in(output + errors, self.key), [])
        self.assertFalse(server.seen_outside)
        return process.returncode, errors.decode().rstrip().split("\n")[-1]

    def store(self, server):
        status, _ = self.run_program(server, "--store-key", text=self.key + "\n")
        self.assertEqual(status, DONE)

    def assert_nothing_is_left(self):
        self.assertEqual(leaks.files_with(self.key, self.folder), [])

    def test_finds_a_leak(self):
        """The search finds a key that is there; otherwise the tests below would prove nothing."""
        said = f"Authorization: Bearer {self.key}"
        self.assertTrue(leaks.leaks_in(said, self.key))
        for name, repeat in leaks.REPEATS.items():
            with self.subTest(name):
                status, headers, body = repeat(said, self.key)
                self.assertTrue(leaks.leaks_in(f"{headers}{body}", self.key))
        file = pathlib.Path(os.environ["XDG_STATE_HOME"], "leak")
        file.write_text(self.key, encoding="utf-8")
        self.assertIn(str(file), leaks.files_with(self.key))
        file.unlink()

    def test_an_export(self):
        server = self.serve()
        self.store(server)
        for form in ("bearer", "basic", "auto"):
            for file in ("stock.csv", "stock.json"):
                status, _ = self.run_program(server, "--auth", form,
                                             "--export", str(self.folder / file))
                self.assertEqual(status, DONE)
        self.assertEqual(server.n_requests, 6)
        self.assert_nothing_is_left()

    def test_a_server_that_repeats_the_key(self):
        server = self.serve()
        self.store(server)
        for server.repeat in leaks.REPEATS:
            for form in ("bearer", "basic"):
                with self.subTest(f"{server.repeat}, {form}"):
                    status, last = self.run_program(server, "--auth", form, "--export",
                                                    str(self.folder / "stock.csv"))
                    self.assertEqual(status, REFUSED)
                    self.assertTrue(last.startswith("sync-inventory: "))
        self.assert_nothing_is_left()

    def test_a_server_that_cannot_prove_who_it_is(self):
        subprocess.run([SUPPORT / "make-certificates", self.folder], check=True)
        for name in ("alone", "unknown", "expired"):
            with self.subTest(name):
                server = self.serve(self.folder / f"{name}.pem")
                self.store(server)
                status, last = self.run_program(server, "--export", "-")
                self.assertEqual(status, REFUSED)
                self.assertIn("certificate of 127.0.0.1", last)
                self.assertEqual(server.n_requests, 0)
        self.assert_nothing_is_left()


if __name__ == "__main__":
    unittest.main(verbosity=2)
