#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An installation has all files that a desktop looks for, and its removal leaves none.

    test_install.py BUILD-FOLDER
"""

import json
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
import unittest

BUILD = pathlib.Path(sys.argv.pop(1)).resolve()
README = pathlib.Path(__file__).resolve().parent.parent.parent / "README.md"
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
# All programs under a prefix share these files, which tools write again.
SHARED = {
    "share/applications/mimeinfo.cache",
    "share/glib-2.0/schemas/gschemas.compiled",
    "share/icons/hicolor/icon-theme.cache",
}


def run(*command):
    subprocess.run(command, check=True, capture_output=True)


def files_in(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir()}


def ask(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def find_prefix():
    options = json.loads(ask("meson", "introspect", BUILD, "--buildoptions"))
    return next(option["value"] for option in options if option["name"] == "prefix")


def find_scripts():
    """The commands at the end of an installation that is not a package's."""
    said = ask("meson", "install", "-C", BUILD, "--no-rebuild", "--dry-run")
    return [shlex.split(line) for line in re.findall("Running custom install script '(.*)'", said)]


class InstallTest(unittest.TestCase):
    def test_a_package_takes_everything_and_leaves_nothing(self):
        place, prefix = self.install()
        words = {path for path in files_in(prefix) if path.startswith("share/locale/")}
        self.assertEqual(files_in(prefix) - words, INSTALLED)
        self.assertEqual({pathlib.Path(path).name for path in words} - {"sync-inventory.mo"}, set())
        run("ninja", "-C", BUILD, "uninstall")
        self.assertEqual(files_in(place), set())

    def test_without_a_package_what_stays_is_what_the_readme_names(self):
        scripts = find_scripts()  # this overwrites the list of installed files
        self.assertEqual(len(scripts), len(SHARED))
        _, prefix = self.install()
        for command in scripts:
            run(*(word.replace(find_prefix(), str(prefix)) for word in command))
        self.assertLessEqual(SHARED, files_in(prefix))
        run("ninja", "-C", BUILD, "uninstall")
        self.assertEqual(files_in(prefix), SHARED)
        readme = README.read_text(encoding="utf-8")
        for path in SHARED:
            self.assertIn(f"`{pathlib.Path(path).name}`", readme)

    def install(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        place = pathlib.Path(folder.name)
        run("meson", "install", "-C", BUILD, "--no-rebuild", "--destdir", place)
        return place, next(place.rglob("bin")).parent


if __name__ == "__main__":
    unittest.main(verbosity=2)
