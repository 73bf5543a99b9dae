#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line holds an answer that has lost the shop.

    test_held.py PROGRAM
"""

import csv
import json
import os
import pathlib
import secrets
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
from service import Service  # noqa: E402
from shop import Shop  # noqa: E402

PROGRAM = sys.argv.pop(1)
DONE, REFUSED, USAGE, NO_KEY, HELD = range(5)
DATA = pathlib.Path(os.environ["XDG_DATA_HOME"], "sync-inventory")


def product(number, stock="10", godowns=2, there="5"):
    return {"products_id": str(number), "SkuCode": f"P{number}", "productDescription": "Thing",
            "Stock": stock,
            "Godowns": [{"Godownid": str(7 + nth), "Godown": f"Godown {nth}", "Stock": there}
                        for nth in range(godowns)]}


GOOD = [product(number) for number in range(1, 401)]
LOSSES = {
    "0 of 400 products": [],
    "40 of 400 products": GOOD[:40],
    "0 of 800 godown stocks": [product(number, godowns=0) for number in range(1, 401)],
    "0 of 800 stocks other than zero":
        [product(number, stock="0", there="0") for number in range(1, 401)],
    "0 of 800 readable quantities":
        [product(number, stock="many", there="many") for number in range(1, 401)],
}


def run(*words):
    done = subprocess.run([PROGRAM, *words], capture_output=True, timeout=60, check=False)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


class HeldTest(unittest.TestCase):
    def setUp(self):
        self.shop = Shop(PROGRAM, *GOOD)
        self.addCleanup(self.shop.close)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = pathlib.Path(folder.name, "stock.csv")

    def export(self, *words):
        return run("--export", str(self.file), *words)

    def count_rows(self):
        with self.file.open(newline="", encoding="utf-8") as lines:
            return len({line[0] for line in csv.reader(lines)}) - 1

    def assert_held(self, result, loss):
        status, output, errors = result
        self.assertEqual((status, output), (HELD, ""))
        self.assertRegex(errors, rf"\Async-inventory: [^\n]*{loss} at [^\n]*--accept[^\n]*\n\Z")

    def test_each_loss_ends_with_4_and_leaves_the_file(self):
        self.assertEqual(self.export(), (DONE, "", ""))
        good = self.file.read_bytes()
        for loss, answer in LOSSES.items():
            with self.subTest(loss):
                self.shop.answer(answer)
                self.assert_held(self.export(), loss)
                self.assertEqual(self.file.read_bytes(), good)
                self.assert_held(run("--export", "-"), loss)
                self.assertEqual([path.name for path in self.file.parent.iterdir()],
                                 [self.file.name])
        self.assertEqual(self.export("--offline"), (DONE, "", ""))
        self.assertEqual(self.file.read_bytes(), good)

    def test_changes_and_audit_are_not_of_a_held_answer(self):
        self.export()
        self.shop.answer(GOOD[:40])
        self.assert_held(self.export("--changes", "last"), "40 of 400 products")
        self.assert_held(self.export("--audit"), "40 of 400 products")
        # Only the good answer was stored, so there is none to compare it with.
        status, output, errors = run("--export", "-", "--changes", "last", "--offline")
        self.assertEqual((status, output), (REFUSED, ""))
        self.assertIn("nothing to compare with", errors)

    def test_accept_takes_what_has_lost_no_more(self):
        self.export()
        self.shop.answer(GOOD[:40])
        self.assert_held(self.export(), "40 of 400 products")
        self.shop.answer(GOOD[:39])
        refused = self.export("--accept")
        self.assert_held(refused, "39 of 400 products")
        self.assertIn("even more is missing", refused[2])
        self.shop.answer(GOOD[:40])
        self.assertEqual(self.export("--accept"), (DONE, "", ""))
        self.assertEqual(self.count_rows(), 40)
        status, output, _ = run("--export", "-", "--changes", "last", "--offline")
        self.assertEqual(status, DONE)
        self.assertIn("gone", output)
        self.assertEqual(self.export(), (DONE, "", ""))

    def test_accept_once_more_takes_what_was_refused_for_having_lost_more(self):
        self.export()
        self.shop.answer(GOOD[:40])
        self.assert_held(self.export(), "40 of 400 products")
        self.shop.answer(GOOD[:39])
        self.assert_held(self.export("--accept"), "39 of 400 products")
        self.assertEqual(self.export("--accept"), (DONE, "", ""))
        self.assertEqual(self.count_rows(), 39)

    def test_accept_offline_takes_the_held_one(self):
        self.export()
        self.shop.answer(GOOD[:40])
        self.export()
        n_asked = len(self.shop.queries)
        self.assertEqual(self.export("--accept", "--offline"), (DONE, "", ""))
        self.assertEqual(len(self.shop.queries), n_asked)
        self.assertEqual(self.count_rows(), 40)
        self.assertEqual(self.export("--offline"), (DONE, "", ""))
        self.assertEqual(self.count_rows(), 40)

    def test_accept_offline_where_none_is_held_says_so(self):
        self.export()
        status, _, errors = self.export("--accept", "--offline")
        self.assertEqual(status, REFUSED)
        self.assertIn("not held any more", errors)

    def test_a_good_answer_is_taken_again(self):
        self.export()
        self.shop.answer([])
        self.assert_held(self.export(), "0 of 400 products")
        self.shop.answer(GOOD)
        self.assertEqual(self.export(), (DONE, "", ""))
        self.assertEqual(self.count_rows(), 400)

    def test_a_code_and_a_godown_are_held_in_the_same_way(self):
        self.export()
        for words, answer, loss in ((["--sku", "P4"], GOOD[3:4], "0 of 1 product"),
                                    (["--godown", "7"], [product(number, godowns=1)
                                                         for number in range(1, 401)],
                                     "0 of 400 products")):
            self.shop.answer(answer)
            self.assertEqual(self.export(*words), (DONE, "", ""))
            self.shop.answer([])
            self.assert_held(self.export(*words), loss)
        self.shop.answer(GOOD)
        self.assertEqual(self.export(), (DONE, "", ""))

    def test_an_unknown_code_has_no_rows_and_is_not_held(self):
        self.export()
        self.shop.answer([])
        self.assertEqual(self.export("--sku", "ZZ99"), (DONE, "", ""))
        self.assertEqual(self.count_rows(), 0)

    def test_a_filter_that_is_ignored_is_said(self):
        self.shop.answer([product(1), product(2)])
        status, _, errors = self.export("--sku", "P2")
        self.assertEqual(status, DONE)
        self.assertRegex(errors, r"\Async-inventory: The server ignored the filter and sent 2"
                                 r" products\.[^\n]*\n\Z")
        self.assertEqual(self.count_rows(), 1)
        self.assertIn("P2", self.file.read_text(encoding="utf-8"))

        status, _, errors = self.export("--godown", "8")
        self.assertEqual(status, DONE)
        self.assertIn("ignored the filter", errors)
        with self.file.open(newline="", encoding="utf-8") as lines:
            rows = list(csv.DictReader(lines))
        self.assertEqual({row["Godownid"] for row in rows}, {"8"})
        self.assertEqual({row["SkuCode"] for row in rows}, {"P1", "P2"})

    def test_an_address_that_is_not_saved_is_known_by_its_numbers_alone(self):
        service = Service(self.shop.key)
        self.addCleanup(service.close)
        subprocess.run([PROGRAM, "--url", service.address, "--store-key"],
                       input=self.shop.key.encode(), check=True)
        service.body = json.dumps(GOOD).encode()
        self.assertEqual(self.export("--url", service.address), (DONE, "", ""))
        service.body = json.dumps(GOOD[:40]).encode()
        self.assert_held(self.export("--url", service.address), "40 of 400 products")
        self.assertEqual(self.count_rows(), 400)
        self.assertEqual([path for path in DATA.rglob("*.held")
                          if path.stat().st_mtime > self.file.stat().st_mtime], [])
        self.assertEqual(self.export("--url", service.address, "--accept"), (DONE, "", ""))
        self.assertEqual(self.count_rows(), 40)

        # No file contains the address of the answer, or the key of the request.
        for path in (DATA / "answers").iterdir():
            content = path.name.encode() + path.read_bytes()
            self.assertNotIn(b"127.0.0.1", content)
            self.assertNotIn(self.shop.key.encode(), content)
            self.assertEqual(path.stat().st_mode & 0o777, 0o600)

    def test_the_fraction_can_be_set(self):
        self.export()
        subprocess.run(["gsettings", "set", "com.example.SyncInventory", "hold-below", "(1, 10)"],
                       check=True)
        self.shop.answer(GOOD[:40])
        self.assertEqual(self.export(), (DONE, "", ""))

    def test_the_third_equal_one_is_taken_if_that_is_set(self):
        self.export()
        subprocess.run(["gsettings", "set", "com.example.SyncInventory", "take-repeated-answers",
                        "true"], check=True)
        self.shop.answer(GOOD[:40])
        self.assertEqual([self.export()[0] for _ in range(3)], [HELD, HELD, DONE])
        self.assertEqual(self.count_rows(), 40)
        self.shop.answer([])
        self.assertEqual([self.export()[0] for _ in range(4)], [HELD] * 4)

    def test_numbers_that_cannot_be_stored_are_said_and_the_file_written(self):
        answers = DATA / "answers"
        for path in answers.iterdir() if answers.exists() else []:
            path.unlink()
        if answers.exists():
            answers.rmdir()
        answers.write_text("in the way", encoding="utf-8")
        self.addCleanup(answers.unlink)
        status, _, errors = self.export()
        self.assertEqual(status, DONE)
        self.assertRegex(errors, r"\Async-inventory: [^\n]*could not be[^\n]*\n\Z")
        self.assertEqual(self.count_rows(), 400)

    def test_wrong_usage(self):
        for words in (["--accept"], ["--export", "-", "--sku", ""], ["--export", "-", "--sku", " "],
                      ["--export", "-", "--accept=yes"]):
            status, _, errors = run(*words)
            self.assertEqual(status, USAGE, words)
            self.assertRegex(errors, r"\Async-inventory: --(accept|sku|demo)[^\n]+\n")


if __name__ == "__main__":
    unittest.main(verbosity=2)
