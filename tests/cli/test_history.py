#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line reads the stored inventory: --changes, --audit, --offline.

    test_history.py PROGRAM
"""

import csv
import io
import json
import os
import pathlib
import re
import secrets
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from service import Service  # noqa: E402

PROGRAM = sys.argv.pop(1)
DONE, REFUSED, USAGE, NO_KEY = range(4)
# The program gives up after 4.5 seconds.
SOON = 6
HOLD = """
import sqlite3, sys, time
other = sqlite3.connect(sys.argv[1], isolation_level=None)
other.execute("PRAGMA locking_mode = " + sys.argv[2])
other.execute("BEGIN EXCLUSIVE")
other.execute("CREATE TABLE mine (number)")
print("held", flush=True)
time.sleep(600)
"""
SETTINGS = pathlib.Path(os.environ["XDG_CONFIG_HOME"], "glib-2.0/settings/keyfile")


def product(number, sku, stock, **godowns):
    return {"products_id": str(number), "SkuCode": sku, "productDescription": "Thing " + sku,
            "Stock": str(stock),
            "Godowns": [{"Godownid": name, "Godown": name.title(), "Stock": str(there)}
                        for name, there in godowns.items()]}


def run(*words, text=""):
    done = subprocess.run([PROGRAM, *words], input=text.encode(), capture_output=True, timeout=60,
                          check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


class HistoryTest(unittest.TestCase):
    def setUp(self):
        key = secrets.token_urlsafe()
        self.service = Service(key)
        self.addCleanup(self.service.close)
        self.name = "shop-" + secrets.token_hex(4)
        SETTINGS.parent.mkdir(parents=True, exist_ok=True)
        SETTINGS.write_text(
            "[com/example/SyncInventory]\n"
            f"connections=[{{'id': <'{self.name}'>, 'address': <'{self.service.address}'>}}]\n"
            f"current-connection='{self.name}'\n", encoding="utf-8")
        self.assertEqual(run("--store-key", text=key + "\n"), (DONE, "", ""))

    def answer(self, *products):
        self.service.body = json.dumps(list(products)).encode()

    def export(self, *words):
        status, output, errors = run("--export", "-", *words)
        self.assertEqual((status, errors), (DONE, ""))
        return list(csv.reader(io.StringIO(output)))[1:]

    def test_what_was_fetched_is_there_offline(self):
        self.answer(product(1, "A", 5, karachi=5))
        fetched = self.export()
        n_asked = len(self.service.queries)
        self.answer()
        self.assertEqual(self.export("--offline"), fetched)
        self.assertEqual(len(self.service.queries), n_asked)

    def test_changes_are_new_minus_old(self):
        self.answer(product(1, "A", 5, karachi=5), product(2, "B", 4, karachi=4),
                    product(3, "C", 9, karachi=9))
        self.export()
        self.answer(product(1, "A", 2.5, karachi=2.5), product(2, "B", 4, karachi=1, lahore=3))
        lines = self.export("--changes", "last")
        self.assertEqual([[line[0], *line[3:]] for line in lines], [
            ["A", "", "", "down", "5", "2.5", "-2.5", "", "", ""],
            ["A", "karachi", "Karachi", "down", "5", "2.5", "-2.5", "", "", ""],
            ["B", "", "", "transfer", "4", "4", "0", "3", "Karachi", "Lahore"],
            ["B", "karachi", "Karachi", "down transfer", "4", "1", "-3", "", "", ""],
            ["B", "lahore", "Lahore", "new transfer", "", "3", "3", "", "", ""],
            ["C", "", "", "gone", "9", "", "-9", "", "", ""],
            ["C", "karachi", "Karachi", "gone", "9", "", "-9", "", "", ""]])
        self.assertEqual(self.export("--changes", "last", "--offline"), lines)

    def test_rows_without_ids_are_not_told_as_moved(self):
        apples, bananas, cherries = (product("", sku, stock, main=stock)
                                     for sku, stock in (("A1", 5), ("B1", 7), ("C1", 9)))
        self.answer(apples, bananas, cherries)
        self.export()
        self.answer(cherries, apples, bananas)
        self.assertEqual(self.export("--changes", "last"), [])
        self.answer(apples, cherries)
        lines = self.export("--changes", "last")
        self.assertEqual([[line[0], *line[3:]] for line in lines], [
            ["B1", "", "", "gone", "7", "", "-7", "", "", ""],
            ["B1", "main", "Main", "gone", "7", "", "-7", "", "", ""]])

    def test_products_with_other_ids_are_not_told(self):
        self.answer(product(1, "A", 5, karachi=5), product(2, "B", 4, karachi=4))
        self.export()
        self.answer(product(1001, "A", 5, karachi=5), product(1002, "B", 3, karachi=3))
        lines = self.export("--changes", "last")
        self.assertEqual([[*line[:3], *line[3:6]] for line in lines], [
            ["B", "Thing B", "1002", "", "", "down"],
            ["B", "Thing B", "1002", "karachi", "Karachi", "down"]])

    def test_a_row_that_cannot_be_read_is_not_told_as_gone(self):
        self.answer(product(1, "A1", 5), product(2, "B1", 7))
        self.export()
        self.service.body = (b"[" + json.dumps(product(1, "A1", 5)).encode()
                             + b',{"products_id":"2","SkuCode":"B1" "x"}]')
        status, output, _ = run("--export", "-", "--changes", "last")
        self.assertEqual(status, DONE)
        self.assertEqual(len(output.splitlines()), 1)

    def refuse(self, status, message, *words):
        found, output, errors = run("--export", "-", *words)
        self.assertEqual((found, output), (status, ""))
        self.assertRegex(errors, rf"\Async-inventory: [^\n]*{message}[^\n]*\n")

    def test_a_time_of_which_nothing_is_known_is_no_empty_list(self):
        self.answer(product(1, "A", 5))
        self.export()
        self.answer(product(1, "A", 6))
        self.export()
        for early in ("2019-01-01", "week", "yesterday", "2d"):
            self.refuse(REFUSED, "kept since 20", "--changes", early)
            self.refuse(REFUSED, "kept since 20", "--changes", early, "--offline")
        for late in ("9999-12-31", "2999-01-01T00:00"):
            self.refuse(USAGE, "still to come", "--changes", late)
        # Nothing is known of a time after the last inventory.
        self.refuse(REFUSED, "what has changed after that is not known", "--changes", "0h",
                    "--offline")

    def test_the_time_that_is_told_can_be_asked_for(self):
        self.answer(product(1, "A", 5))
        self.export()
        time.sleep(1.5)
        self.answer(product(1, "A", 6))
        self.export()
        errors = run("--export", "-", "--changes", "2019-01-01")[2]
        since = re.search(r"kept since (\S+)", errors)[1]
        self.assertEqual([line[3:] for line in self.export("--changes", since, "--offline")],
                         [["", "", "up", "5", "6", "1", "", "", ""]])

    def test_a_partial_answer_is_not_taken_for_all(self):
        self.answer(product(1, "A", 5), product(2, "B", 4))
        whole = self.export()
        self.answer(product(1, "A", 6))
        self.export("--sku", "A")
        self.assertEqual(self.export("--offline"), whole)

    def test_the_audit_names_what_cannot_be_right(self):
        self.answer(product(1, "A", -5, karachi=-5), product(2, "", 4, karachi=3))
        self.export()
        lines = self.export("--audit", "--offline")
        self.assertEqual([[line[2], line[5]] for line in lines],
                         [["1", "below-zero"], ["2", "sum-differs"], ["2", "no-sku"]])

    def test_a_lost_file_is_said_with_its_place(self):
        path = pathlib.Path(os.environ["XDG_DATA_HOME"], "sync-inventory", self.name + ".db")
        for damage in (lambda: path.write_bytes(os.urandom(100000)), lambda: os.truncate(path, 0)):
            for words, status in ((["--offline"], REFUSED), ([], DONE)):
                self.answer(product(1, "A", 5))
                run("--export", "-")
                damage()
                done, _, errors = run("--export", "-", *words)
                self.assertEqual(done, status, errors)
                self.assertEqual(errors.count("sync-inventory: "), 1, errors)
                place = re.search(r"\S*-damaged-[^\s”]*\.db", errors).group().lstrip("“")
                self.assertTrue(pathlib.Path(place).exists(), errors)

    def hold(self, mode):
        """Another program locks the file; in the mode NORMAL, it can still be read."""
        path = pathlib.Path(os.environ["XDG_DATA_HOME"], "sync-inventory", self.name + ".db")
        other = subprocess.Popen([sys.executable, "-c", HOLD, path, mode], stdout=subprocess.PIPE)
        self.addCleanup(other.stdout.close)
        self.addCleanup(other.wait)
        self.addCleanup(other.kill)
        self.assertEqual(other.stdout.readline(), b"held\n")
        return other

    def test_a_file_that_another_program_holds_is_said_soon(self):
        self.answer(product(1, "A", 5))
        self.export()
        fetched = self.export("--offline")
        other = self.hold("EXCLUSIVE")
        begin = time.monotonic()
        self.refuse(REFUSED, "Another program is using the stored inventory", "--offline")
        self.assertLess(time.monotonic() - begin, SOON)

        begin = time.monotonic()
        status, output, errors = run("--export", "-")
        self.assertLess(time.monotonic() - begin, SOON)
        self.assertEqual(status, DONE)
        self.assertEqual(list(csv.reader(io.StringIO(output)))[1:], fetched)
        self.assertRegex(errors, r"\Async-inventory: [^\n]*this answer could not be kept[^\n]*\n\Z")

        other.kill()
        other.wait()
        self.assertEqual(self.export("--offline"), fetched)

    def test_changes_of_an_answer_that_is_not_kept_are_not_told(self):
        for stock in (5, 6):
            self.answer(product(1, "A", stock))
            self.export()
        self.hold("NORMAL")
        self.answer(product(1, "A", 7))
        self.refuse(REFUSED, "this answer could not be kept", "--changes", "last")

    def test_nothing_kept_yet_is_said(self):
        for words, message in ((["--offline"], "Nothing is kept"),
                               (["--changes", "last"], "nothing to compare with")):
            status, output, errors = run("--export", "-", *words)
            self.assertEqual((status, output), (REFUSED, ""))
            self.assertRegex(errors, rf"\Async-inventory: [^\n]*{message}[^\n]*\n\Z")

    def test_a_connection_that_is_not_saved_has_no_past(self):
        status, _, errors = run("--url", "shop.example", "--export", "-", "--offline")
        self.assertEqual(status, REFUSED)
        self.assertIn("not saved", errors)

    def test_the_sample_data_have_a_past_of_forty_days(self):
        with tempfile.TemporaryDirectory() as temporary:
            def export(since):
                done = subprocess.run([PROGRAM, "--demo", "--export", "-", "--changes", since],
                                      env=dict(os.environ, TMPDIR=temporary), capture_output=True,
                                      text=True, timeout=60, check=False)
                self.assertEqual(os.listdir(temporary), [])
                return done.returncode, done.stdout, done.stderr

            status, output, _ = export("7d")
            self.assertEqual(status, DONE)
            kinds = {line["Change"] for line in csv.DictReader(io.StringIO(output))}
            self.assertLessEqual({"down", "up", "transfer", "new", "gone", "renamed"}, kinds)
            self.assertEqual(export("39d")[0], DONE)
            status, output, errors = export("42d")
            self.assertEqual((status, output), (REFUSED, ""))
            self.assertIn("inventories are kept since", errors)

    def test_what_makes_no_sense_is_refused(self):
        for words in (["--changes", "tomorrow"], ["--changes", "last", "--audit"],
                      ["--offline", "--sku", "A"], ["--offline", "--demo"]):
            self.assertEqual(run("--export", "-", *words)[0], USAGE)
        self.assertEqual(run("--offline")[0], USAGE)


if __name__ == "__main__":
    unittest.main(verbosity=2)
