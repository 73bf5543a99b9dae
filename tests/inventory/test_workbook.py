#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Workbooks, as another program reads them: with Python's own modules for ZIP and XML.

    test_workbook.py WRITE-WORKBOOK
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import zipfile
from xml.etree import ElementTree

PROGRAM = os.path.abspath(sys.argv.pop(1))
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
MOST_ROWS = 1_048_576
HEADING = ["code", "figure", "text"]


def read_cell(cell):
    """A number as the text that is in the file, in a tuple; a text as a spreadsheet shows it."""
    number = cell.find(MAIN + "v")
    if number is not None:
        return (number.text,)
    text = "".join(part.text or "" for part in cell.iter(MAIN + "t"))
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)


def read_rows(book, sheet):
    """Each row of a sheet, in little memory."""
    with book.open(f"xl/worksheets/sheet{sheet}.xml") as file:
        for _, element in ElementTree.iterparse(file):
            if element.tag == MAIN + "row":
                yield [read_cell(cell) for cell in element]
                element.clear()


class WorkbookTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="sync-inventory-workbook-")
        self.addCleanup(folder.cleanup)
        self.path = pathlib.Path(folder.name, "stock.xlsx")

    def write(self, *records, repetitions=1):
        cells = "".join(cell + "\0" for record in records for cell in record)
        subprocess.run([PROGRAM, self.path, str(repetitions)], input=cells.encode(), check=True,
                       timeout=120)
        book = zipfile.ZipFile(self.path)
        self.addCleanup(book.close)
        self.assertIsNone(book.testzip())
        return book

    def write_cells(self, texts):
        """What the first cell of each record became."""
        book = self.write(*([text, "", ""] for text in texts))
        return [row[0] for row in read_rows(book, 1)][1:]

    def test_a_code_stays_a_text_with_the_format_of_texts(self):
        codes = ["0012", "1e5", "=1+1", "+92300", "-42", "12.10.2026", "'quoted", "TRUE"]
        self.assertEqual(self.write_cells(codes), codes)
        with zipfile.ZipFile(self.path) as book:
            sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
            styles = ElementTree.fromstring(book.read("xl/styles.xml"))
        formats = [style.get("numFmtId") for style in styles.find(MAIN + "cellXfs")]
        for cell in sheet.iter(MAIN + "c"):
            if cell.get("t") == "inlineStr":
                self.assertEqual(formats[int(cell.get("s"))], "49")

    def test_a_figure_of_fifteen_digits_is_a_number_and_a_longer_one_a_text(self):
        figures = {"12.375": True, "-42893": True, "0": True, "-0.000001": True,
                   "123456789012345": True, "1234567890123456": False, "0.1234567890123456": False,
                   "1000000000000000000": True, "99999999999.999999": False, "about 5": False,
                   "1e5": False, "": False, "=1": False}
        book = self.write(*(["A", figure, "b"] for figure in figures))
        cells = [row[1] for row in read_rows(book, 1)][1:]
        self.assertEqual(cells, [(figure,) if number else figure
                                 for figure, number in figures.items()])

    def test_every_character_comes_back(self):
        texts = ["<a & b>", "]]>", "line\nbreak", "return\r", "\x01\x1f bell\x07", "_x0041_",
                 "_x00G1_", "  blanks  ", "\ttab", "چھوٹے فلائرز", "\U0001f600", "e\u0301", "\x7f",
                 "\u2028", "\ufeff"]
        self.assertEqual(self.write_cells(texts), texts)

    def test_a_character_that_xml_cannot_hold_is_replaced(self):
        self.assertEqual(self.write_cells(["a\ufffeb\uffffc"]), ["a\ufffdb\ufffdc"])

    def test_blanks_at_the_ends_of_a_text_are_preserved(self):
        self.write(["\u00a0x ", "", ""], ["x", "", ""])
        with zipfile.ZipFile(self.path) as book:
            self.assertEqual(book.read("xl/worksheets/sheet1.xml").count(b"preserve"), 1)

    def test_a_text_too_long_for_a_cell_is_cut_before_an_ellipsis(self):
        fits, wide, long = "x" * 32767, "\U0001f600" * 16384, "x" * 40000
        cells = self.write_cells([fits, wide, long])
        self.assertEqual(cells[0], fits)
        self.assertEqual(cells[1], "\U0001f600" * 16383 + "…")
        self.assertEqual(cells[2], "x" * 32766 + "…")

    def test_the_heading_stays_in_sight(self):
        book = self.write(["A", "1", "b"])
        self.assertEqual(list(read_rows(book, 1)), [HEADING, ["A", ("1",), "b"]])
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        self.assertEqual(next(sheet.iter(MAIN + "pane")).get("state"), "frozen")

    def test_a_workbook_without_rows_has_its_heading(self):
        self.assertEqual(list(read_rows(self.write(), 1)), [HEADING])

    def test_more_rows_than_a_sheet_holds_go_on_in_another_one(self):
        book = self.write(["A", "1", ""], repetitions=MOST_ROWS)
        counts = []
        for sheet in (1, 2):
            rows = read_rows(book, sheet)
            self.assertEqual(next(rows), HEADING)
            counts.append(1 + sum(row == ["A", ("1",), ""] for row in rows))
        self.assertEqual(counts, [MOST_ROWS, 2])
        names = [sheet.get("name") for sheet in
                 ElementTree.fromstring(book.read("xl/workbook.xml")).iter(MAIN + "sheet")]
        self.assertEqual(names, ["Sheet1", "Sheet2"])

    def test_every_part_has_a_type_and_equal_rows_give_equal_bytes(self):
        book = self.write(["A", "1", "b"])
        types = book.read("[Content_Types].xml").decode()
        for name in book.namelist():
            if name.endswith(".xml") and not name.startswith("["):
                self.assertIn(f'PartName="/{name}"', types)
        before = self.path.read_bytes()
        self.write(["A", "1", "b"])
        self.assertEqual(self.path.read_bytes(), before)


if __name__ == "__main__":
    unittest.main()
