# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""--version -v tells what the program is made of, as the machine that built it knows it."""

import shutil
import subprocess
import unittest

from support.assertions import PluginTest
from support.plugin import PORTABLE, run

LIBRARIES = ["libcurl", "OpenSSL", "SQLite", "RE2", "Expat", "zlib", "Boost", "RapidJSON", "fmt", "libstdc++", "glibc"]


def table() -> dict:
    """Name to how it is linked and the source package with its version."""
    lines = run("--version", "-v").text.split("\n\n")[1].splitlines()
    rows = (line.split(maxsplit=2) for line in lines[1:])
    return {name: (how, package) for name, how, package in rows}


class Version(PluginTest):
    def test_without_v_it_is_one_line(self):
        self.assertRegex(run("--version").text, r"\Acheck_balance v[\d.]+ \(check_balance [\d.]+\)\n\Z")

    def test_with_v_every_library_has_its_line(self):
        names = [name for name in table() if name not in ("c-ares", "Abseil")]
        self.assertEqual(LIBRARIES, names)

    def test_the_portable_build_holds_all_of_them(self):
        shared = {name for name, (how, _) in table().items() if how == "shared"}
        self.assertEqual(set() if PORTABLE else {"libcurl", "OpenSSL", "zlib", "glibc"}, shared)
        self.assertEqual(PORTABLE, "c-ares" in table())

    @unittest.skipIf(shutil.which("dpkg-query") is None, "no system of Debian's kind")
    def test_versions_are_those_of_the_source_packages(self):
        for name, package in (("OpenSSL", "libssl-dev"), ("SQLite", "libsqlite3-dev"), ("RE2", "libre2-dev"),
                              ("fmt", "libfmt-dev"), ("zlib", "zlib1g-dev"), ("glibc", "libc6-dev")):
            with self.subTest(name):
                wanted = subprocess.run(
                    ["dpkg-query", "--show", "--showformat=${source:Package} ${source:Version}\n", package],
                    capture_output=True, text=True, check=True,
                ).stdout.splitlines()[0]
                self.assertEqual(wanted, table()[name][1])

    def test_what_is_there_at_run_time_is_told_as_well(self):
        self.assertRegex(run("--version", "-v").text, r"\nAt run time: libcurl/\d[\d.]+ OpenSSL/3")


if __name__ == "__main__":
    unittest.main()
