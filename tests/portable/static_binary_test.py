# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""The portable build needs nothing of the system that it runs on, and has no way to load it."""

import os
import re
import subprocess
import unittest
from pathlib import Path

PLUGIN = os.environ["CHECK_BALANCE"]
SOURCE = os.environ["BALANCE_SOURCE_DIR"]

# What glibc loads libraries with, which all its modules need (name services, converters), and its name services.
LOADERS = re.compile(r"_dl_open\w*|__libc_dlopen\w*|_?_nss_\w+")
# Ours, which fail. The system's would bring one of the names above.
STAND_INS = ("getaddrinfo", "gethostbyname", "dlopen", "iconv_open", "__gconv_find_shlib")


def told_by(*command) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


class StaticBinary(unittest.TestCase):
    def test_it_is_a_static_executable_that_can_be_placed_anywhere(self):
        self.assertIn("DYN (Position-Independent Executable", told_by("readelf", "--file-header", PLUGIN))
        self.assertNotIn("INTERP", told_by("readelf", "--program-headers", PLUGIN))
        self.assertNotIn("NEEDED", told_by("readelf", "--dynamic", PLUGIN))

    def test_nothing_in_it_loads_modules_of_the_system(self):
        names = {line.split()[-1] for line in told_by("nm", PLUGIN).splitlines()}
        self.assertEqual([], sorted(name for name in names if LOADERS.fullmatch(name)))
        for name in STAND_INS:
            with self.subTest(name):
                self.assertIn(name, names)

    def test_it_names_no_place_of_the_machine_that_built_it(self):
        content = Path(PLUGIN).read_bytes()
        self.assertNotIn(os.fsencode(SOURCE), content)


if __name__ == "__main__":
    unittest.main()
