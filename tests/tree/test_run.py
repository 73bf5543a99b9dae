#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""build-aux/run says why it cannot build. Tools in front of the real ones answer as those of an
older system do."""

import os
import pathlib
import subprocess
import tempfile
import unittest

RUN = pathlib.Path(__file__).resolve().parent.parent.parent / "build-aux/run"
# The versions of these packages in apt-cache on Ubuntu 22.04, and on Debian 12.
JAMMY = {"libgtk-4-dev": "4.6.9+ds-0ubuntu0.22.04.2", "libadwaita-1-dev": "1.1.7-0ubuntu0.22.04.1",
         "libsoup-3.0-dev": "3.0.7-0ubuntu1"}
BOOKWORM = {"libgtk-4-dev": "4.8.3+ds-2+deb12u1", "libadwaita-1-dev": "1.2.2-1",
            "libsoup-3.0-dev": "3.2.3-0+deb12u1"}


class RunTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def stand_in(self, name, script):
        path = self.folder / name
        path.write_text("#!/bin/sh\n" + script, encoding="utf-8")
        path.chmod(0o700)

    def run_on(self, candidates):
        """Run build-aux/run where its packages are neither installed nor can be."""
        answers = "".join(f"{name}) echo '  Candidate: {version}' ;;\n"
                          for name, version in candidates.items())
        self.stand_in("apt-cache", f'case $2 in {answers}*) echo "  Candidate: (none)" ;; esac\n')
        self.stand_in("pkg-config", "exit 1\n")
        self.stand_in("dpkg-query", "exit 1\n")
        self.stand_in("apt-get", f"echo \"$*\" >>'{self.folder}/installed'; exit 1\n")
        self.stand_in("sudo", "exit 1\n")
        env = {**os.environ, "PATH": f"{self.folder}:{os.environ['PATH']}"}
        return subprocess.run([RUN, "--version"], env=env, capture_output=True, encoding="utf-8",
                              timeout=60, check=False)

    def test_an_older_ubuntu_is_told_at_once_of_the_flatpak(self):
        ended = self.run_on(JAMMY)
        self.assertEqual(ended.returncode, 1)
        self.assertIn("it has gtk4 4.6.9", ended.stderr)
        self.assertIn("4.8 or newer is needed", ended.stderr)
        self.assertIn("build-aux/flatpak", ended.stderr)
        self.assertFalse((self.folder / "installed").exists(), "something was installed")

    def test_a_system_of_which_one_library_is_too_old_is_told_which(self):
        ended = self.run_on({**BOOKWORM, "libadwaita-1-dev": "1.1.7-1"})
        self.assertEqual(ended.returncode, 1)
        self.assertIn("it has libadwaita-1 1.1.7-1, and 1.2 or newer is needed", ended.stderr)

    def test_a_system_that_is_new_enough_is_not_refused(self):
        ended = self.run_on(BOOKWORM)
        self.assertNotIn("too old", ended.stderr)
        self.assertIn("these packages are needed and not installed", ended.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=2)
