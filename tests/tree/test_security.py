#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each test that SECURITY.md names for a promise exists."""

import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
NAMED = re.compile(r"`([\w-]+/[\w-]+\.(?:c|py))(?:: (\w+))?`((?:, `\w+`)*)")


def find_named():
    """The files, each with a test of it; None for all of them."""
    for path, first, others in NAMED.findall((ROOT / "SECURITY.md").read_text(encoding="utf-8")):
        for name in [first, *re.findall(r"\w+", others)]:
            yield ROOT / "tests" / path, name or None


class SecurityTest(unittest.TestCase):
    def test_each_test_that_is_named_is_there(self):
        named = list(find_named())
        self.assertGreater(len(named), 30)
        for path, name in named:
            with self.subTest(path=path.name, test=name):
                text = path.read_text(encoding="utf-8")
                if name:
                    self.assertRegex(text, rf"(?m)(^|def ){name} ?\(")


if __name__ == "__main__":
    unittest.main(verbosity=2)
