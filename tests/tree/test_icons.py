#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program comes with each symbolic icon that it names, and with no others.

    test_icons.py PROGRAM
"""

import pathlib
import re
import subprocess
import sys
import unittest

PROGRAM = sys.argv.pop(1)
SOURCE = pathlib.Path(__file__).resolve().parent.parent.parent / "src"
FOLDER = "/com/example/SyncInventory/icons/scalable/actions/"
NAME = re.compile(r'["> ]([a-z0-9-]+-symbolic)["< ]')


def find_used():
    used = set()
    for path in SOURCE.rglob("*"):
        if path.suffix in (".c", ".h", ".ui"):
            used.update(NAME.findall(path.read_text(encoding="utf-8")))
    return used


def find_shipped():
    listed = subprocess.run(["gresource", "list", PROGRAM], check=True, capture_output=True,
                            text=True).stdout.split()
    return {pathlib.Path(path).stem for path in listed if path.startswith(FOLDER)}


class IconsTest(unittest.TestCase):
    def test_each_icon_that_is_used_comes_with_the_program(self):
        used = find_used()
        self.assertIn("sidebar-show-right-symbolic", used)
        self.assertEqual(used - find_shipped(), set())

    def test_each_icon_that_comes_with_the_program_is_used(self):
        shipped = {name.removesuffix("-rtl") for name in find_shipped()}
        self.assertEqual(shipped - find_used(), set())


if __name__ == "__main__":
    unittest.main(verbosity=2)
