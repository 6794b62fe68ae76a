# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""A program for another processor makes a check over verified HTTPS, run by an emulator."""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SOURCE = Path(os.environ["BALANCE_SOURCE_DIR"])
COMMAND = [os.environ["BALANCE_EMULATOR"], os.environ["CHECK_BALANCE"]]
sys.path.insert(0, str(SOURCE / "tests" / "integration"))
from support.sandbox import Sandbox


def check(*arguments) -> subprocess.CompletedProcess:
    return subprocess.run([*COMMAND, "-P", "alphasms", "-w", "200", "-c", "50", *arguments], env={"CHECK_BALANCE_KEY": "demo-key"},
                          capture_output=True, text=True, check=False)


class Https(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.sandbox = Sandbox()
        cls.addClassCleanup(cls.sandbox.stop)

    def test_a_server_that_is_verified_is_asked(self):
        done = check("-u", self.sandbox.https, "--ca-file", self.sandbox.ca)
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        self.assertRegex(done.stdout, r"\ABALANCE OK: alphasms: 1250\.4 ")

    def test_one_that_is_not_is_not(self):
        done = check("-u", self.sandbox.https_unknown_ca, "--ca-file", self.sandbox.ca)
        self.assertEqual(3, done.returncode)
        self.assertIn("is not trusted", done.stdout)

    def test_a_history_is_kept(self):
        with tempfile.TemporaryDirectory() as directory:
            for _ in range(2):
                done = check("-u", self.sandbox.http, "--account", "main", "--history", f"{directory}/history.sqlite")
                self.assertEqual(0, done.returncode, done.stdout)
                self.assertNotIn("history unavailable", done.stdout)


if __name__ == "__main__":
    unittest.main()
