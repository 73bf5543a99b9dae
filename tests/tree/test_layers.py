#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A wrong include does not build.

For each layer, gives the compiler a file of one line with the very flags that the layer's own files are
compiled with: it must find the headers that the layer may include, and no others.
sqlite3.h and "../" are missing here: no flag hides those, so build-aux/check-tree looks.

    test_layers.py BUILD_FOLDER
"""

import json
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile
import unittest

BUILD = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else "_build").resolve()
LIBRARIES = {
    "glib": "glib.h", "soup": "libsoup/soup.h", "json": "json-glib/json-glib.h",
    "secret": "libsecret/secret.h", "gtk": "gtk/gtk.h", "adwaita": "adwaita.h",
}
HEADERS = {
    "inventory": "si-table.h", "api": "si-client.h", "keyring": "si-keyring.h",
    "store": "si-store.h",
    "demo": "si-demo-server.h", "engine": "si-engine.h", "ui": "si-window.h",
}
KNOWS = {
    "inventory": {"glib"},
    "api": {"glib", "soup", "json", "inventory"},
    "keyring": {"glib", "secret"},
    "store": {"glib", "inventory"},
    "demo": {"glib", "soup"},
    "engine": {"glib", "inventory", "api", "keyring", "store"},
    "ui": {"glib", "gtk", "adwaita", "inventory", "store", "engine"},
}


def commands():
    """The command that compiles the first file of each layer, without the file."""
    found = {}
    for entry in json.loads((BUILD / "compile_commands.json").read_text(encoding="utf-8")):
        source = pathlib.Path(entry["directory"], entry["file"]).resolve()
        words = shlex.split(entry["command"])
        parts = source.parts[source.parts.index("src") + 1:] if "src" in source.parts else ()
        if source.suffix == ".c" and len(parts) > 1:
            keep = [word for before, word in zip(words, words[1:])
                    if before == "-isystem" or word.startswith(("-I", "-D", "-isystem", "-std"))]
            compiler = words[:next(i for i, word in enumerate(words) if word.startswith("-"))]
            found.setdefault(parts[0], (compiler + keep, entry["directory"]))
    return found


class LayersTest(unittest.TestCase):
    def builds(self, layer, header):
        command, folder = commands()[layer]
        with tempfile.NamedTemporaryFile("w", suffix=".c", prefix="include-") as source:
            source.write(f"#include <{header}>\n")
            source.flush()
            result = subprocess.run(command + ["-E", "-o", os.devnull, source.name], cwd=folder,
                                    env={**os.environ, "LC_ALL": "C"},
                                    capture_output=True, text=True, check=False)
        if result.returncode != 0:
            self.assertIn(f"{header}: No such file", result.stderr)
        return result.returncode == 0

    def test_a_layer_finds_what_it_knows_and_nothing_else(self):
        for layer in KNOWS:
            known = KNOWS[layer] | {layer}
            for name, header in {**LIBRARIES, **HEADERS}.items():
                with self.subTest(layer=layer, header=header):
                    self.assertEqual(self.builds(layer, header), name in known)


if __name__ == "__main__":
    unittest.main()
