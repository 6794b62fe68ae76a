# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""What others on the host can see of a running check, and what is left of one that crashed."""

import os
import signal
import time
import unittest
from pathlib import Path

from support.hostile_server import HostileServer, silent
from support.plugin import LONGEST_RUN, start
from support.secrets import LOGIN, LOUDEST, PLAIN, SecretsTest


class Process(SecretsTest):
    def hanging(self, *arguments, env=None):
        server = HostileServer(silent)
        self.addCleanup(server.__exit__)
        process = start("-P", "unitpay", "-l", LOGIN, "-u", server.http, "-t", "50", *arguments, env=env)
        self.addCleanup(self.end, process)
        while server.connections == 0 and process.poll() is None:
            time.sleep(0.005)
        return process

    @staticmethod
    def end(process):
        process.kill()
        process.communicate()

    def test_the_process_list_never_shows_a_secret_of_the_command_line(self):
        for words in (
            ["--key", PLAIN], [f"--key={PLAIN}"], ["--key", PLAIN, "--password", PLAIN],
        ):
            with self.subTest(words):
                process = self.hanging(*words)
                for _ in range(200):
                    shown = Path(f"/proc/{process.pid}/cmdline").read_bytes()
                    self.assertNotIn(PLAIN.encode(), shown)
                self.assertIn(b"unitpay", shown)

    def test_the_password_of_a_proxy_is_wiped_too(self):
        server = HostileServer(silent)
        self.addCleanup(server.__exit__)
        process = start(
            "-P", "unitpay", "-l", LOGIN, "-u", "http://pay.example", "--key", "fAke-key", "-t", "50",
            "--proxy", f"http://user:{PLAIN}@127.0.0.1:{server.port}",
        )
        self.addCleanup(self.end, process)
        while server.connections == 0 and process.poll() is None:
            time.sleep(0.005)
        shown = Path(f"/proc/{process.pid}/cmdline").read_bytes()
        self.assertNotIn(PLAIN.encode(), shown)
        self.assertNotIn(b"fAke-key", shown)

    @unittest.skipUnless(os.geteuid() == 0, "only root sees the environment of a process that is not dumpable")
    def test_the_environment_of_the_process_is_wiped(self):
        process = self.hanging(env={"CHECK_BALANCE_KEY": PLAIN, "CHECK_BALANCE_PASSWORD": PLAIN})
        self.assertNotIn(PLAIN.encode(), Path(f"/proc/{process.pid}/environ").read_bytes())

    def test_a_crash_leaves_no_core(self):
        limits = Path(f"/proc/{self.hanging('--key', PLAIN).pid}/limits").read_text()
        self.assertRegex(limits, r"Max core file size +0 +0 ")

    def test_a_killed_run_shows_no_secret(self):
        for number in (signal.SIGTERM, signal.SIGSEGV, signal.SIGABRT):
            process = self.hanging("--key", PLAIN, *LOUDEST)
            process.send_signal(number)
            stdout, stderr = process.communicate(timeout=LONGEST_RUN)
            self.assertNotIn(PLAIN.encode(), stdout + stderr)


if __name__ == "__main__":
    unittest.main()
