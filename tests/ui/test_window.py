#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A person uses the program with keyboard and pointer. It is started from its command line, on a
display, and read through the accessibility tree.

    test_window.py PROGRAM
"""

import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from person import Person, place  # noqa: E402

PROGRAM = sys.argv.pop(1)
COUPON = "PTFB04, SNS Coupon"
COUPON_GODOWNS = ["Karachi Warehouse, 97637, −42893"]


class WindowTest(unittest.TestCase):
    def start(self, *words):
        person = Person(PROGRAM, *words)
        self.addCleanup(lambda: self.assertEqual(person.leave(), 0))
        return person

    def start_with_sample_data(self, *words):
        person = self.start("--demo", *words)
        person.see("label", "([0-9]+ of )?2014 products")
        return person

    def test_a_typed_sku_finds_its_row_and_opens_its_godowns(self):
        person = self.start_with_sample_data()
        person.type("ptfb04")
        person.see_rows(COUPON)
        person.see("label", "1 of 2014 products")
        person.press("Return")
        person.see("label", "Product 9032")
        self.assertEqual(person.godowns(), COUPON_GODOWNS)
        person.see("label", "The stock is below zero")

    def test_the_sample_data_opens_with_ordinary_rows(self):
        person = self.start_with_sample_data()
        self.assertEqual([row.partition(",")[0] for row in person.rows()[:3]],
                         ["CSOP01", "CSOP02", "CSOP03"])

    def test_the_search_has_the_room_that_there_is(self):
        person = self.start_with_sample_data()
        search = person.see("entry", "Search the products")
        self.assertGreater(place(search).width, 400)

    def test_the_panel_is_as_wide_as_before_when_there_is_room_again(self):
        person = self.start_with_sample_data()
        person.resize(900, 600)
        person.wait(lambda: 400 < self.get_list_width(person) < 700, "the panel beside the list")
        width = self.get_list_width(person)
        for _ in range(2):
            person.resize(360, 600)
            person.wait(lambda: self.get_list_width(person) < 400, "the list alone")
            person.resize(900, 600)
            person.wait(lambda: self.get_list_width(person) == width, "the same panel")

    @staticmethod
    def get_list_width(person):
        return place(person.find("tree table", "Products")).width

    def test_a_row_is_opened_by_the_keyboard_alone(self):
        person = self.start_with_sample_data("--search", "PTFB")
        person.wait(lambda: len(person.rows()) < 20, "the rows of the search")
        first, second = person.rows()[:2]
        person.press("Down", "Down", "Return")
        person.see("label", second.split(", ")[0])
        self.assertNotEqual(first, second)
        self.assertTrue(person.godowns())

        # Another search begins at its first row, wherever the focus was in the last one.
        person.press("Down", "Down", "Down", "Escape")
        person.type("pfly12")
        person.wait(lambda: len(person.rows()) == 1, "the row of the next search")
        person.press("Escape")
        person.type("pfly")
        person.wait(lambda: 1 < len(person.rows()) < 30, "the rows of the last search")
        second = person.rows()[1]
        person.press("Down", "Down", "Return")
        person.see("label", second.split(", ")[0])

    def test_a_row_is_opened_by_a_click(self):
        person = self.start_with_sample_data("--search", "PTFB04")
        person.click("table row", COUPON + ", stock −42893. The stock is below zero")
        person.see("label", "Product 9032")
        self.assertEqual(person.godowns(), COUPON_GODOWNS)

    def test_a_scanner_goes_from_one_product_to_the_next(self):
        person = self.start_with_sample_data()
        person.scan("PTFB04")
        person.see("label", "Product 9032")
        person.scan("PFLY12")
        person.see("label", "Product 9410")
        self.assertEqual(person.godowns(), ["Karachi Warehouse, 97637, −41594"])

    def test_a_click_on_a_header_sorts(self):
        person = self.start_with_sample_data()
        person.click_head("Products", "Stock")
        person.wait(lambda: person.rows()[0] != COUPON, "another first row")
        person.click_head("Products", "Stock")
        person.wait(lambda: person.rows()[0] == COUPON, "the lowest stock in the first row")

    def test_the_selection_outlives_a_refresh(self):
        person = self.start_with_sample_data()
        person.scan("PTFB04")
        person.see("label", "Product 9032")
        person.press("F5")
        person.see("label", "as of just now")
        person.see("label", "1 of 2014 products")
        person.see("label", "Product 9032")

    def test_a_godown_narrows_the_list_and_names_the_stock(self):
        person = self.start_with_sample_data()
        person.click("push button", "All Godowns")
        person.see_focus("list item", "All Godowns")
        person.go_to("list item", "Karachi Warehouse", key="Down")
        person.press("Return")
        person.see("label", "In .+")
        person.see("label", "[0-9]+ of 2014 products")

    def test_a_second_window_shows_the_same_and_goes_alone(self):
        person = self.start_with_sample_data()
        first = person.window
        person.press("ctrl+n")
        second = person.wait(lambda: set(person.windows()) - {first}, "a second window").pop()
        person.turn_to_window(second)
        person.type("ptfb04")
        person.see("label", "1 of 2014 products")
        person.press("ctrl+w")
        person.wait(lambda: person.windows() == [first], "the first window alone")
        person.turn_to_window(first)
        person.see("label", "2014 products")

    def test_what_is_not_here_is_asked_of_the_server(self):
        person = self.start_with_sample_data()
        person.scan("NOSUCH99")
        person.see("push button", "Ask the Server for “NOSUCH99”")
        person.press("Return")
        person.see("label", "No product has the SKU code “NOSUCH99”")

    def test_without_a_key_it_says_what_is_missing(self):
        person = self.start("--url", "http://127.0.0.1:1/")
        person.see("label", "There is no API key for this address")


if __name__ == "__main__":
    unittest.main(verbosity=2)
