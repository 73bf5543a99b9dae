#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window copies for a spreadsheet, exports and prints.

    test_out.py PROGRAM
"""

import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest
import zipfile

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS / "support"), str(TESTS / "ui")]
from person import Person  # noqa: E402
from shop import Shop, product  # noqa: E402

PROGRAM = sys.argv.pop(1)
PATH = os.environ["PATH"]
PRODUCTS = [product(1, "0012", "Tea, green", karachi=5, lahore=-2),
            product(2, "B  2", "چائے", karachi=9),
            product(3, "12E3", "=cmd()", lahore=1)]


def paste(kind="UTF8_STRING"):
    """The text of a kind that another program gets from the clipboard."""
    return subprocess.run(["xclip", "-selection", "clipboard", "-o", "-target", kind],
                          capture_output=True, encoding="utf-8", timeout=10, check=False).stdout


class OutTest(unittest.TestCase):
    def setUp(self):
        self.shop = Shop(PROGRAM, *PRODUCTS)
        self.addCleanup(self.shop.close)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        # This viewer is found before an installed one, and records the file that it gets.
        self.viewer = self.folder / "evince"
        self.shown = self.folder / "shown.pdf"
        self.person = Person(PROGRAM, env=dict(os.environ, PATH=f"{folder.name}:{PATH}"))
        self.addCleanup(self.person.end)
        self.person.see_rows("0012, Tea, green", "12E3, =cmd()", "B  2, چائے")

    def save_as(self, path, title="Export What Is Shown", replace=False):
        person = self.person
        person.turn_to(title)
        person.press("ctrl+a")
        person.type(str(path))
        person.press("Return")
        if replace:
            person.activate("push button", ".*Replace")
        person.see_no_window(title)
        person.turn_to("Shop – Sync Inventory")

    def test_a_row_is_copied_as_cells(self):
        person = self.person
        person.click("table row", "0012, Tea, green, stock 3.*")
        person.see("label", "Product 1")
        person.press("ctrl+c")
        person.see_toast("1 row copied")
        self.assertRegex(paste("text/html"), "0012</td>.*<td sdval=.3. ")
        self.assertEqual(paste().split("\t")[:4], ["0012", "Tea, green", "1", "3"])
        person.press("ctrl+alt+c")
        person.see_toast("SKU code copied")
        self.assertEqual(paste(), "0012")

    def test_the_list_is_copied_in_its_order_with_its_titles(self):
        person = self.person
        person.press("ctrl+shift+c")
        person.see_toast("3 rows copied")
        lines = [line.split("\t")[:4] for line in paste().splitlines()]
        self.assertEqual(lines, [["SKU Code", "Description", "Product ID", "Stock"],
                                 ["0012", "Tea, green", "1", "3"],
                                 ["12E3", "'=cmd()", "3", "1"], ["B  2", "چائے", "2", "9"]])

    def test_an_empty_list_leaves_the_clipboard_as_it_is(self):
        person = self.person
        person.press("ctrl+shift+c")
        person.see_toast("3 rows copied")
        copied = paste()
        person.type("nosuchthing")
        person.see_rows()
        person.press("ctrl+shift+c")
        person.see_toast("Nothing was copied: no row is shown")
        self.assertEqual(paste(), copied)

    def test_what_is_shown_is_exported_and_nothing_else(self):
        person = self.person
        person.type("tea")
        person.see_rows("0012, Tea, green")
        path = self.folder / "tea.csv"
        path.write_text("what was there before", encoding="utf-8")
        person.press("ctrl+e")
        self.save_as(path, replace=True)
        person.wait(lambda: "Tea" in path.read_text(encoding="utf-8"), "the file")
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual([(row["SkuCode"], row["Stock"]) for row in rows], [("0012", "3")])

    def test_a_spreadsheet_is_the_first_choice(self):
        person = self.person
        person.type("tea")
        person.see_rows("0012, Tea, green")
        person.press("ctrl+e")
        path = self.folder / "tea.xlsx"
        self.save_as(path)
        person.see("label", "Exported: .*")
        with zipfile.ZipFile(path) as book:
            sheet = book.read("xl/worksheets/sheet1.xml").decode()
        self.assertRegex(sheet, "<t>0012</t>.*<v>3</v>")
        self.assertNotIn("Tea, black", sheet)

    def test_everything_is_exported_with_its_godowns(self):
        person = self.person
        person.type("tea")
        person.see_rows("0012, Tea, green")
        person.press("ctrl+shift+e")
        path = self.folder / "all.json"
        self.save_as(path, "Export All")
        person.see_toast("3 products exported")
        self.assertEqual(json.loads(path.read_text(encoding="utf-8")), PRODUCTS)

    def test_the_list_is_previewed_as_it_would_be_printed(self):
        person = self.person
        self.viewer.write_text(f"#!/bin/sh\nfor file; do :; done\ncp $file {self.shown}.new &&"
                               f" mv {self.shown}.new {self.shown}\n", encoding="utf-8")
        self.viewer.chmod(0o755)
        person.type("tea")
        person.see_rows("0012, Tea, green")
        person.open_menu("Print", "Preview the List")
        person.wait(self.shown.exists, "the preview")
        text = subprocess.run(["pdftotext", "-layout", self.shown, "-"], capture_output=True,
                              encoding="utf-8", check=True).stdout
        self.assertRegex(text, "0012 +Tea, green +1 +3 ")
        self.assertRegex(text, "search: tea · 1 of 3 products")

    def test_a_file_that_cannot_be_written_is_told(self):
        person = self.person
        person.press("ctrl+e")
        self.save_as("/proc/nothing.csv")
        person.see("label", "Nothing was exported: .*")


if __name__ == "__main__":
    unittest.main(verbosity=2)
