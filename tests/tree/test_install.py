#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is installed is what a desktop looks for, and when it is uninstalled nothing is left.

    test_install.py BUILD-FOLDER
"""

import pathlib
import subprocess
import sys
import tempfile
import unittest

BUILD = pathlib.Path(sys.argv.pop(1)).resolve()
APP = "com.example.SyncInventory"
INSTALLED = {
    "bin/sync-inventory",
    f"share/applications/{APP}.desktop",
    f"share/dbus-1/services/{APP}.service",
    f"share/glib-2.0/schemas/{APP}.gschema.xml",
    f"share/gnome-shell/search-providers/{APP}.search-provider.ini",
    f"share/icons/hicolor/scalable/apps/{APP}.svg",
    f"share/icons/hicolor/symbolic/apps/{APP}-symbolic.svg",
    f"share/licenses/{APP}/LICENSE",
    f"share/metainfo/{APP}.metainfo.xml",
}
def run(*command):
    subprocess.run(command, check=True, capture_output=True)


def files_in(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir()}


class InstallTest(unittest.TestCase):
    def test_a_package_takes_everything_and_leaves_nothing(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        place = pathlib.Path(folder.name)
        run("meson", "install", "-C", BUILD, "--no-rebuild", "--destdir", place)
        prefix = next(place.rglob("bin")).parent
        words = {path for path in files_in(prefix) if path.startswith("share/locale/")}
        self.assertEqual(files_in(prefix) - words, INSTALLED)
        self.assertEqual({pathlib.Path(path).name for path in words} - {"sync-inventory.mo"}, set())
        run("ninja", "-C", BUILD, "uninstall")
        self.assertEqual(files_in(place), set())


if __name__ == "__main__":
    unittest.main(verbosity=2)
