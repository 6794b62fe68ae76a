# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""What a run of the portable build asks of the kernel, roughly: a careless addition to every start is noticed here.

The limits are a quarter above what was counted when they were set (Linux 6.1). An addition that is worth its cost
raises them. Shared libraries are counted in static_binary_test.
"""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SOURCE = Path(os.environ["BALANCE_SOURCE_DIR"])
sys.path.insert(0, str(SOURCE / "tests" / "integration"))
from support.sandbox import Sandbox

PLUGIN = os.environ["CHECK_BALANCE"]
ENVIRONMENT = {"CHECK_BALANCE_KEY": "demo-key"}


def system_calls(arguments: list) -> int:
    with tempfile.NamedTemporaryFile() as trace:
        subprocess.run(["strace", "-f", "-o", trace.name, PLUGIN, *arguments],
                       env={**os.environ, **ENVIRONMENT}, stdout=subprocess.DEVNULL, check=False)
        return len(Path(trace.name).read_text().splitlines())


def page_faults(arguments: list) -> int:
    silent = [(os.POSIX_SPAWN_OPEN, 1, "/dev/null", os.O_WRONLY, 0)]
    process = os.posix_spawn(PLUGIN, [PLUGIN, *arguments], ENVIRONMENT, file_actions=silent)
    return os.wait4(process, 0)[2].ru_minflt


class Startup(unittest.TestCase):
    def test_a_run_asks_no_more_of_the_kernel_than_before(self):
        sandbox = Sandbox()
        self.addCleanup(sandbox.stop)
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        http = ["-P", "alphasms", "-u", sandbox.http]
        history = [*http, "--account", "main", "--history", f"{scratch.name}/history.sqlite"]
        for name, arguments, most_calls, most_faults in (
            ("version", ["--version"], 105, 255),
            ("HTTP", http, 195, 345),
            ("HTTPS", ["-P", "alphasms", "-u", sandbox.https, "--ca-file", sandbox.ca], 290, 530),
            ("HTTP and a new history", history, 435, 385),
        ):
            with self.subTest(name):
                calls, faults = system_calls(arguments), page_faults(arguments)
                print(f"\n  {name}: {calls} system calls, {faults} page faults", file=sys.stderr)
                self.assertLessEqual(calls, most_calls)
                self.assertLessEqual(faults, most_faults)


if __name__ == "__main__":
    unittest.main()
