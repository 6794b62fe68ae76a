# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
"""What CMake says of a library that is missing, which kind it takes of the others, and where it installs."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(os.environ["BALANCE_SOURCE_DIR"])
NO_PACKAGE = "CMAKE_DISABLE_FIND_PACKAGE_"

# How a library is hidden, what the sentence begins with, and the packages that it names.
MISSING = [
    (NO_PACKAGE + "CURL=ON", "libcurl 7.87 or newer, with its headers,", "libcurl4-openssl-dev libcurl-devel curl-dev"),
    (NO_PACKAGE + "OpenSSL=ON", "OpenSSL 3.0 or newer, with its headers,", "libssl-dev openssl-devel openssl-dev"),
    (NO_PACKAGE + "ZLIB=ON", "zlib, with its headers,", "zlib1g-dev zlib-devel zlib-dev"),
    (NO_PACKAGE + "Boost=ON", "Boost.Program_options 1.74 or newer, with its headers,",
     "libboost-program-options-dev boost-devel boost-static boost-dev"),
    ("RAPIDJSON_INCLUDE_DIR=", "RapidJSON", "rapidjson-dev rapidjson-devel"),
    ("FMT_INCLUDE_DIR=", "fmt", "libfmt-dev fmt-devel fmt-dev"),
    ("EXPAT_INCLUDE_DIR=", "Expat", "libexpat1-dev expat-devel expat-static"),
    ("SQLITE_INCLUDE_DIR=", "SQLite", "libsqlite3-dev sqlite-devel sqlite-static"),
    ("RE2_INCLUDE_DIR=", "RE2", "libre2-dev re2-devel re2-dev"),
    (NO_PACKAGE + "doctest=ON", "doctest 2.4 or newer", "doctest-dev doctest-devel"),
    (NO_PACKAGE + "Python3=ON", "Python 3.9 or newer", "python3"),
]
FORGOTTEN = [NO_PACKAGE + "*", "*_INCLUDE_DIR", "*_STATIC_LIBRARY", "CMAKE_INSTALL_LIBDIR", "BALANCE_PLUGIN_DIR"]
SENTENCE = re.compile(
    r"(?P<what>.+) is missing: install .+ \(Debian, Ubuntu\), .+ \(Red Hat, Fedora\) or .+ \(Alpine\)\.$")


class Build(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(scratch.cleanup)
        cls.build = pathlib.Path(scratch.name)
        cls.first = cls.configure(cls)

    def configure(self, *definitions):
        """Exit code and words of CMake, which forgets what it was told to hide or to choose before."""
        words = ["cmake", "-S", ROOT, "-B", self.build, *(f"-U{one}" for one in FORGOTTEN),
                 *(f"-D{one}" for one in definitions)]
        done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        return done.returncode, done.stdout

    def test_a_missing_library_is_one_sentence_that_names_its_packages(self):
        for hidden, what, packages in MISSING:
            with self.subTest(hidden=hidden):
                code, said = self.configure(hidden)
                self.assertNotEqual(0, code)
                errors = said.split("CMake Error")[1:]
                self.assertEqual(1, len(errors), said)
                sentence = " ".join(errors[0].partition("Call Stack")[0].partition("(message):")[2].split())
                self.assertRegex(sentence, SENTENCE)
                self.assertEqual(what, SENTENCE.match(sentence)["what"])
                for package in packages.split():
                    self.assertIn(package, sentence)

    def test_a_library_without_a_static_one_is_taken_as_it_is(self):
        code, said = self.first
        self.assertEqual(0, code, said)
        for name in ("libexpat", "libsqlite3", "libre2"):
            with self.subTest(name):
                self.assertIn(f"-- {name}: static\n", said)
                hidden = f"{name.removeprefix('lib').upper()}_STATIC_LIBRARY="
                code, said_then = self.configure(hidden)
                self.assertEqual(0, code, said_then)
                self.assertIn(f"-- {name}: shared, because there is no static one that links\n", said_then)
                # One C++ runtime: the shared RE2 brings its own.
                runtime = "shared, because a shared library of C++ brings it" if name == "libre2" else "static"
                self.assertIn(f"-- libstdc++: {runtime}\n", said_then)

    def installed(self, *words, root):
        environment = {**os.environ, "DESTDIR": str(root)}
        subprocess.run(["cmake", "--install", self.build, *words], env=environment, stdout=subprocess.DEVNULL, check=True)
        return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}

    def test_everything_is_installed_below_one_prefix(self):
        shutil.copy(os.environ["CHECK_BALANCE"], self.build / "check_balance")
        shared = {
            "share/man/man8/check_balance.8", "share/bash-completion/completions/check_balance",
            "share/zsh/site-functions/_check_balance", "share/fish/vendor_completions.d/check_balance.fish",
        }
        for definitions, words, prefix, plugin in (
            (["CMAKE_INSTALL_LIBDIR=lib/x86_64-linux-gnu"], [], "usr", "lib/nagios/plugins/check_balance"),
            (["CMAKE_INSTALL_LIBDIR=lib64"], [], "usr", "lib64/nagios/plugins/check_balance"),
            (["CMAKE_INSTALL_LIBDIR=lib"], ["--prefix", "/opt/check"], "opt/check", "lib/nagios/plugins/check_balance"),
            (["BALANCE_PLUGIN_DIR=libexec"], [], "usr", "libexec/check_balance"),
        ):
            with self.subTest(definitions=definitions, words=words), tempfile.TemporaryDirectory() as root:
                self.configure(*definitions)
                places = {f"{prefix}/{place}" for place in (plugin, *shared)}
                self.assertEqual(places, self.installed(*words, root=pathlib.Path(root)))


if __name__ == "__main__":
    unittest.main()
