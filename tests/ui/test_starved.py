#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window shows its inventory even if each frame takes too long: it is drawn with OpenGL in
software, at twice the size, on one processor.

    test_starved.py PROGRAM
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = sys.argv.pop(1)
PATIENCE = 240  # seconds; idle, it takes some ten
DRIVERS = ("swrast_dri", "libgallium", "kms_swrast")


def uses_software_gl(process):
    try:
        maps = pathlib.Path(f"/proc/{process.pid}/maps").read_text(encoding="utf-8")
    except OSError:
        return False
    return any(driver in maps for driver in DRIVERS)


class StarvedTest(unittest.TestCase):
    def test_the_inventory_comes_while_the_window_is_slow_to_draw(self):
        folder = tempfile.TemporaryDirectory(prefix="sync-inventory-starved-")
        self.addCleanup(folder.cleanup)
        picture = pathlib.Path(folder.name, "window.png")
        processor = min(os.sched_getaffinity(0))
        env = dict(os.environ, GSK_RENDERER="gl", GDK_SCALE="2", LIBGL_ALWAYS_SOFTWARE="1")
        process = subprocess.Popen(
            [PROGRAM, "--demo", "--picture", str(picture)], env=env,
            preexec_fn=lambda: os.sched_setaffinity(0, {processor}))
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)

        drawn_in_software = False
        end = time.monotonic() + PATIENCE
        while process.poll() is None and time.monotonic() < end:
            drawn_in_software = drawn_in_software or uses_software_gl(process)
            time.sleep(0.05)
        self.assertTrue(drawn_in_software, "OpenGL in software was not used")
        self.assertEqual(process.poll(), 0, "the inventory did not come")
        self.assertTrue(picture.read_bytes().startswith(b"\x89PNG"))


if __name__ == "__main__":
    unittest.main()
