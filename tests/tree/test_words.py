#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every language in po/LINGUAS has a translation of each text, with the same placeholders.

    test_words.py
"""

import pathlib
import re
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PO = ROOT / "po"
LANGUAGES = (PO / "LINGUAS").read_text(encoding="utf-8").split()
# These are the keywords of meson's preset for GLib.
KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "g_dcgettext:2", "g_dngettext:2,3",
            "g_dpgettext2:2c,3", "ngettext:1,2"]
PLACEHOLDER = re.compile(r"%(?:\d+\$)?[-'0]*\d*(?:\.\d+)?(?:l|ll)?[diufsc]")


def unescape(lines):
    return "".join(re.findall(r'"(.*)"', lines)).replace('\\"', '"').replace("\\n", "\n")


def entries(text):
    """The id, the plural and the translations of each entry of a .po file."""
    for block in re.split(r"\n\n+", text):
        if block.startswith("#~") or 'msgid ""\nmsgstr' in block:
            continue
        parts = re.findall(r'^(msgid|msgid_plural|msgstr(?:\[\d\])?)((?: ?".*"\n?)+)', block, re.M)
        found = [(name, unescape(lines)) for name, lines in parts]
        if found:
            yield (dict(found)["msgid"], dict(found).get("msgid_plural"),
                   [text for name, text in found if name.startswith("msgstr")])


class WordsTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.template = pathlib.Path(folder.name, "sync-inventory.pot")
        subprocess.run(["xgettext", "--from-code=UTF-8", "--files-from=po/POTFILES.in",
                        "--directory=.", "-o", self.template, "--add-comments",
                        *["--keyword=" + word for word in KEYWORDS],
                        "--flag=g_strdup_printf:1:c-format", "--flag=g_dngettext:2:pass-c-format",
                        "--flag=N_:1:pass-c-format", "--flag=C_:2:pass-c-format"],
                       cwd=ROOT, check=True, capture_output=True)

    def test_nothing_is_left_untranslated(self):
        for language in LANGUAGES:
            with self.subTest(language):
                compared = subprocess.run(
                    ["msgcmp", PO / (language + ".po"), self.template],
                    capture_output=True, encoding="utf-8", check=False)
                self.assertEqual(compared.returncode, 0, compared.stderr)

    def test_what_is_filled_in_and_pressed_is_as_in_english(self):
        for language in LANGUAGES:
            with self.subTest(language):
                checked = subprocess.run(
                    ["msgfmt", "-c", "--check-accelerators=_", "-o", "/dev/null",
                     PO / (language + ".po")], capture_output=True, encoding="utf-8", check=False)
                self.assertEqual((checked.returncode, checked.stderr), (0, ""))

    def test_every_form_has_the_same_places_to_fill_in(self):
        for language in LANGUAGES:
            text = (PO / (language + ".po")).read_text(encoding="utf-8")
            for singular, plural, translations in entries(text):
                asked = {len(PLACEHOLDER.findall(form)) for form in (singular, plural) if form}
                for translation in translations:
                    with self.subTest(language, text=singular):
                        # A plural form for one or two can leave the number out.
                        found = len(PLACEHOLDER.findall(translation))
                        self.assertTrue(found in asked or (plural and found + 1 in asked))

    def test_urdu_is_written_in_its_own_letters(self):
        text = (PO / "ur.po").read_text(encoding="utf-8")
        for singular, _, translations in entries(text):
            for translation in translations:
                self.assertIsNone(re.search("[يكىة]", translation), singular)


if __name__ == "__main__":
    unittest.main(verbosity=2)
