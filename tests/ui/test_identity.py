#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Products and godowns without ids keep their identity in the window through refreshes.

    test_identity.py PROGRAM
"""

import json
import pathlib
import sys
import unittest

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path[:0] = [str(TESTS / "support"), str(TESTS / "ui")]
from person import Person  # noqa: E402
from shop import Shop  # noqa: E402

PROGRAM = sys.argv.pop(1)


def product(sku, description, *lines):
    """A product without an id; a line has a godown's id, its name and the stock there."""
    return {"products_id": "", "SkuCode": sku, "productDescription": description,
            "Stock": str(sum(stock for _, _, stock in lines)),
            "Godowns": [{"Godownid": number, "Godown": name, "Stock": str(stock)}
                        for number, name, stock in lines]}


APPLES = product("A1", "Apples", ("", "Karachi", 5), ("7", "Lahore", 1), ("9", "Lahore", 2))
BANANAS = product("B1", "Bananas", ("", "Karachi", 7))
CHERRIES = product("C1", "Cherries", ("7", "Lahore", 9))


class IdentityTest(unittest.TestCase):
    def setUp(self):
        self.shop = Shop(PROGRAM, APPLES, BANANAS, CHERRIES)
        self.addCleanup(self.shop.close)
        self.person = Person(PROGRAM)
        self.addCleanup(self.person.end)
        self.person.see_rows("A1, Apples", "B1, Bananas", "C1, Cherries")

    def test_the_panel_stays_with_a_product_in_another_order(self):
        person = self.person
        person.click("table row", "B1, Bananas, stock 7")
        person.wait(lambda: person.godowns() == ["Karachi, , 7"], "the bananas")
        self.shop.answer([CHERRIES, APPLES, product("B1", "Bananas", ("", "Karachi", 6))])
        person.press("F5")
        person.wait(lambda: person.godowns() == ["Karachi, , 6"], "the bananas' new stock")

        broken = b'{"products_id":"","SkuCode":"B1" "x"}'
        self.shop.body = b"[" + json.dumps(APPLES).encode() + b"," + broken + b"]"
        person.press("F5")
        person.see("label", "Could not be read in the server’s last answer: these are the figures "
                            "before it")

    def test_a_godown_without_an_id_is_chosen_by_its_name(self):
        person = self.person
        person.click("push button", "All Godowns")
        person.click("list item", "Karachi")
        person.see_rows("A1, Apples", "B1, Bananas")

    def test_a_godown_with_anothers_name_shows_its_id(self):
        person = self.person
        person.click("push button", "All Godowns")
        person.see_focus("list item", "All Godowns")
        person.go_to("list item", r"Lahore \(9\)", key="Down")
        person.press("Return")
        person.see_rows("A1, Apples")
        person.see("push button", r"Lahore \(9\)")


if __name__ == "__main__":
    unittest.main(verbosity=2)
