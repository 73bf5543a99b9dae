#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The built program has the protections that the compiler and the linker offer.

    test_hardening.py BUILD-FOLDER PROGRAM
"""

import json
import pathlib
import platform
import re
import subprocess
import sys
import unittest

BUILD, PROGRAM = pathlib.Path(sys.argv.pop(1)), sys.argv.pop(1)
X86 = platform.machine() in ("x86_64", "i686")


def ask(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def find_option(name):
    options = json.loads(ask("meson", "introspect", str(BUILD), "--buildoptions"))
    return next(option["value"] for option in options if option["name"] == name)


def has_fortify():
    return (find_option("optimization") not in ("plain", "0", "g")
            and find_option("b_sanitize") == "none")


class HardeningTest(unittest.TestCase):
    def test_it_is_loaded_at_an_address_of_its_own(self):
        self.assertRegex(ask("readelf", "-hW", PROGRAM), r"Type: +DYN")
        self.assertRegex(ask("readelf", "-dW", PROGRAM), r"FLAGS_1\).*\bPIE\b")

    def test_what_the_linker_fills_in_cannot_be_written_later(self):
        self.assertRegex(ask("readelf", "-lW", PROGRAM), r"\bGNU_RELRO\b")
        self.assertRegex(ask("readelf", "-dW", PROGRAM), r"FLAGS_1\).*\bNOW\b")

    def test_its_stack_is_not_executed(self):
        self.assertRegex(ask("readelf", "-lW", PROGRAM), r"GNU_STACK .* RW +0x")

    def test_nothing_in_it_is_both_written_and_executed(self):
        for line in re.findall(r"^ +LOAD .*$", ask("readelf", "-lW", PROGRAM), re.MULTILINE):
            self.assertNotRegex(line, r" RWE ")

    def test_an_overwritten_stack_is_noticed(self):
        self.assertIn("__stack_chk_fail", ask("readelf", "--dyn-syms", "-W", PROGRAM))

    def test_the_c_library_checks_the_sizes_of_buffers(self):
        checks = re.findall(r"\b__(?!stack)\w+_chk\b", ask("readelf", "--dyn-syms", "-W", PROGRAM))
        self.assertEqual(bool(checks), has_fortify())

    def test_jumps_into_the_middle_of_a_function_are_refused(self):
        # The processor checks this first instruction of each function that is called by its address.
        if X86:
            self.assertRegex(ask("objdump", "-d", "--disassemble=main", PROGRAM), r"\bendbr(64|32)\b")

    def test_each_file_of_the_program_is_compiled_with_the_protections(self):
        commands = json.loads((BUILD / "compile_commands.json").read_text(encoding="utf-8"))
        ours = [command["command"] for command in commands
                if re.match(r"(\.\./)*src/|.*/src/", command["file"])]
        self.assertTrue(ours)
        flags = ["-fstack-protector-strong", "-fstack-clash-protection"]
        flags += ["-fcf-protection=full"] if X86 else []
        flags += ["-D_FORTIFY_SOURCE="] if has_fortify() else []
        for command in ours:
            for flag in flags:
                self.assertIn(flag, command)


if __name__ == "__main__":
    unittest.main(verbosity=2)
