#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Breaks each rule in a copy of the tree, and expects build-aux/check-tree to name it."""

import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TABLE = "src/inventory/table/si-table.c"

# For each rule: a file, a text that is added to its end, and the words of the complaint.
BREAKS = {
    "a way around the layers": (TABLE, '#include "../api/si-client.h"', "goes around the layers"),
    "a layer above": (TABLE, '#include "si-client.h"', "inventory does not know api"),
    "a layer that is skipped": ("src/ui/base/si-text.c", '#include "si-client.h"',
                                "ui does not know api"),
    "a private header": ("src/engine/si-engine.c", '#include "si-table-private.h"',
                         "is private to inventory"),
    "GTK below the window": ("src/engine/si-engine.c", "#include <gtk/gtk.h>",
                             "is not for engine"),
    "SQL outside of the store": ("src/engine/si-engine.c", "#include <sqlite3.h>",
                                 "is not for engine"),
    "a portal below the program": ("src/ui/base/si-text.c", "#include <libportal/portal.h>",
                                   "is not for ui"),
    "a wait": (TABLE, "void f (void) { g_usleep (1); }", "waits on the main thread"),
    "a text without end": ("src/ui/window/si-window.c", "void f (char *t) { adw_toast_new (t); }",
                           "may have no end"),
    "a text on the way of Tab": ("src/ui/window/si-held-bar.ui",
                                 '<property name="selectable">True</property>', "stops the Tab key"),
    "the same in C": ("src/ui/window/si-body.c",
                      "void f (GtkLabel *l) { gtk_label_set_selectable (l, TRUE); }",
                      "stops the Tab key"),
    "a nested loop": (TABLE, "void f (GMainLoop *l) { g_main_loop_run (l); }",
                      "runs a main loop of its own"),
    "work that was left": (TABLE, "/* TO" "DO */", "is work that was left"),
    "a test left out": ("tests/inventory/test-quantity.c", "void f (void) { g_test_" "skip (NULL); }",
                        "leaves a test out"),
    "a riddle": (TABLE, "/* Rows are counted. Those\n * that are gone are not. */", "opens with “Those”"),
    "a riddle in GTK-Doc": ("src/inventory/base/si-fold.h",
                            "/**\n * si_fold:\n * @text: a text\n *\n * What is folded.\n */",
                            "opens with “What”"),
    "a riddle in a test": ("tests/inventory/test-quantity.c", "/* As many as there are. */",
                           "opens with “As many”"),
    "a clause for a value": (TABLE, "/* Returns: (nullable):\n * how many there are. */", "with a noun"),
    "a document about a file that is gone": ("README.md", "See `si-nowhere.c`.",
                                             "“si-nowhere.c” is not there"),
    "a long file": (TABLE, "\n" * 500, "split it by topic"),
    "a long function": (TABLE, "\nvoid\nf (void)\n{\n" + "  g ();\n" * 61 + "}",
                        "a function of more than"),
    "an undocumented function": ("src/inventory/table/si-table.h", "void si_table_sink (void);",
                                 "si_table_sink is not documented"),
    "a circle of files": ("src/inventory/base/si-fold.c", '#include "si-natural-order.h"',
                          "a circle of files: si-fold, si-natural-order, si-fold"),
    "a circle by calls": ("src/inventory/base/si-pack.c", "void f (void) { si_text_column_init (0); }",
                          "a circle of files: si-pack, si-text-column, si-pack"),
    "text that nobody can translate": (TABLE, 'const char *s = _ ("Stock");',
                                       "is not in po/POTFILES.in"),
    "a key": ("tests/inventory/test-quantity.c", "/* " + "0f" * 32 + " */", "looks like an API key"),
    "another layout": ("src/inventory/base/si-fold.c", "int   f(void);", "not laid out"),
}


def can_check_layout():
    program = shutil.which("clang-format")
    return bool(program) and "version 14." in subprocess.run(
        [program, "--version"], capture_output=True, text=True, check=True).stdout


class CheckTreeTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="sync-inventory-tree-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.copy = self.folder / "a copy"
        shutil.copytree(ROOT, self.copy, ignore=shutil.ignore_patterns(
            "_build*", "_flatpak*", ".flatpak-builder", ".git", "*.png"))

    def check(self):
        result = subprocess.run([ROOT / "build-aux/check-tree", self.copy],
                                capture_output=True, text=True, check=False)
        self.assertEqual(result.stderr, "")
        return result

    def test_names_each_broken_rule(self):
        for name, text, _ in BREAKS.values():
            with open(self.copy / name, "a", encoding="utf-8") as file:
                file.write(text + "\n")
        result = self.check()
        self.assertEqual(result.returncode, 1)
        for what, (name, _, words) in BREAKS.items():
            with self.subTest(what):
                if words != "not laid out" or can_check_layout():
                    self.assertRegex(result.stdout, f"(?m)^{name}:\\d+: .*{words}")

    def test_names_a_private_header_of_many(self):
        for name in ("base/si-fold.c", "base/si-pack.c"):
            with open(self.copy / "src/inventory" / name, "a", encoding="utf-8") as file:
                file.write('#include "si-table-private.h"\n')
        self.assertIn("src/inventory/table/si-table-private.h:1: 5 files include this private header",
                      self.check().stdout)

    def test_refuses_words_that_hide_their_subject(self):
        with open(self.copy / "src/inventory/base/si-pack.h", "a", encoding="utf-8") as file:
            file.write("/* Whoever asks. */\n/* Returns: which one it is. */\n")
        result = self.check()
        self.assertEqual(result.returncode, 1)
        self.assertRegex(result.stdout, r"(?m)^\d+ files, 2 broken rules$")

    def test_names_what_is_in_no_list(self):
        (self.copy / "src/ui/stock/si-odd.ui").write_text("<!-- SPDX-License-Identifier: x -->\n")
        (self.copy / "tests/ui/test-odd.c").write_text("/* nothing */\n")
        output = self.check().stdout
        self.assertIn("src/ui/stock/si-odd.ui:1: is in no .gresource.xml", output)
        self.assertIn("tests/ui/test-odd.c:1: is not in the meson.build beside it", output)
        self.assertIn("tests/ui/test-odd.c:1: no SPDX-License-Identifier", output)
        self.assertIn("tests/ui/test-odd.c:1: does not begin with its own name", output)


if __name__ == "__main__":
    sys.exit(unittest.main())
