# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
"""What the README shows is what the program prints, played by the sandbox."""

import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
import time
import unittest

ROOT = pathlib.Path(os.environ["BALANCE_SOURCE_DIR"])
CHECK = os.environ["CHECK_BALANCE"]
EXAMPLE = re.compile(r"<!-- sandbox: (\S+) -->\n```console\n\$ (.+)\n(.+)\n```")
TIME = re.compile(r"time=\d+\.\d+s")


class Readme(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        folder = pathlib.Path(cls.scratch.name)
        cls.key = folder / "key"
        cls.key.touch(mode=0o600)
        cls.key.write_text("demo-key\n")
        ready = folder / "ready"
        cls.sandbox = subprocess.Popen(
            [sys.executable, "-B", str(ROOT / "sandbox/sandbox_provider"), "--http-port", "0",
             "--https-port", "0", "--ready-file", str(ready)],
            stdout=subprocess.PIPE, text=True)
        cls.url = cls.sandbox.stdout.readline().split()[1]
        while not ready.exists():
            time.sleep(0.05)

    @classmethod
    def tearDownClass(cls):
        cls.sandbox.terminate()
        cls.sandbox.wait()
        cls.sandbox.stdout.close()
        cls.scratch.cleanup()

    def test_the_examples_print_what_the_readme_shows(self):
        examples = EXAMPLE.findall((ROOT / "README.md").read_text())
        self.assertEqual(len(examples), 5)
        for scenario, command, shown in examples:
            words = shlex.split(command)
            self.assertEqual(words[0], "check_balance")
            words[0] = CHECK
            words = [str(self.key) if word.endswith(".key") else word for word in words]
            if scenario != "none":
                words += ["--url", f"{self.url}/{scenario}"]
            with self.subTest(command=command):
                printed = subprocess.run(words, capture_output=True, text=True).stdout.rstrip("\n")
                self.assertEqual(TIME.sub("time=T", printed), TIME.sub("time=T", shown))


if __name__ == "__main__":
    unittest.main()
