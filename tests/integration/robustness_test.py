# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""Exit code 0 to 3 and one sound line, whatever the surroundings and the signals are."""

import json
import os
import resource
import signal
import subprocess
import time
import unittest

from support.assertions import PluginTest
from support.documented import ALPHASMS_KEY, ALPHASMS_OK
from support.hostile_server import HostileServer, answers, reply, silent
from support.plugin import LONGEST_RUN, PLUGIN, QUICK, SANITIZED, at_once, run, start

MANY_KINDS = (
    ("--simulate", "5"), ("--simulate", "5", "-c", "10"), ("--bogus",), ("--help",), ("--version",),
    ("--list-providers",), ("--show-provider", "unitpay"), ("-P", "alphasms", "--explain"),
)


def shell(redirections: str, *arguments) -> subprocess.CompletedProcess:
    return subprocess.run(
        ["sh", "-c", f'"$0" "$@" {redirections}', PLUGIN, *arguments],
        env={}, stdin=subprocess.DEVNULL, capture_output=True, timeout=LONGEST_RUN, check=False,
    )


class StandardDescriptors(PluginTest):
    def test_output_that_cannot_be_written_is_unknown(self):
        for redirection in (">&-", "> /dev/full", "0<&- >&- 2>&-", "> /dev/full 2> /dev/full", "1< /dev/null"):
            for arguments in MANY_KINDS:
                with self.subTest(redirection=redirection, arguments=arguments):
                    done = shell(redirection, *arguments)
                    self.assertEqual((3, b""), (done.returncode, done.stdout), done)

    def test_closed_input_and_error_output_change_nothing(self):
        for redirection in ("0<&-", "2>&-", "0<&- 2>&-"):
            done = shell(redirection, "--simulate", "5")
            self.assertEqual((0, b"BALANCE OK: 5 (simulated) | balance=5\n"), (done.returncode, done.stdout))

    def test_closed_descriptors_never_become_the_connection(self):
        for redirection in ("0<&- 1>&- 2>&-", "0<&- 2>&-"):
            with HostileServer(answers(reply(ALPHASMS_OK))) as server:
                done = shell(redirection, "-P", "alphasms", "-u", server.http, "--key", "fake")
                self.assertNotIn(b"BALANCE", server.received)
                self.assertEqual(3 if "1>" in redirection else 0, done.returncode, done)

    def test_a_reader_that_is_gone_is_unknown(self):
        for arguments in MANY_KINDS:
            reader, writer = os.pipe()
            os.close(reader)
            process = start(*arguments, stdout=writer)
            os.close(writer)
            _, stderr = process.communicate(timeout=LONGEST_RUN)
            self.assertEqual((3, b""), (process.returncode, stderr), arguments)

    def test_a_pipe_that_takes_a_byte_at_a_time_gets_everything(self):
        process = start("--help")
        text = b""
        while byte := os.read(process.stdout.fileno(), 1):
            text += byte
        self.assertEqual((3, run("--help").stdout), (process.wait(LONGEST_RUN), text))
        process.communicate()


class Signals(PluginTest):
    ENDING = ("TERM", "INT", "HUP", "QUIT", "ALRM", "USR1", "USR2", "XCPU", "VTALRM", "PROF", "IO", "PWR", "STKFLT")
    CRASHING = ("SEGV", "ABRT", "BUS", "FPE", "ILL", "SYS", "TRAP")
    HARMLESS = ("PIPE", "XFSZ", "CHLD", "URG", "WINCH", "CONT")

    def hit(self, number, url="http", timeout="50"):
        with HostileServer(silent) as server:
            process = start("-P", "alphasms", "-u", getattr(server, url), "-t", timeout, env=ALPHASMS_KEY)
            while server.connections == 0 and process.poll() is None:
                time.sleep(0.005)
            time.sleep(0.02)
            process.send_signal(number)
            began = time.monotonic()
            stdout, stderr = process.communicate(timeout=LONGEST_RUN)
            return process.returncode, stdout, stderr, time.monotonic() - began

    def test_a_signal_ends_the_check_as_unknown_at_once(self):
        # The sanitizer reports crashes itself.
        names = self.ENDING if SANITIZED else (*self.ENDING, *self.CRASHING)
        numbers = [getattr(signal, f"SIG{name}") for name in names]
        for name, outcome in zip(names, at_once(self.hit, numbers, workers=4)):
            with self.subTest(name):
                code, stdout, stderr, elapsed = outcome
                self.assertEqual((3, b""), (code, stderr), outcome)
                self.assertRegex(stdout, rb"\ABALANCE UNKNOWN: [^|\n]+\n\Z")
                self.assertLess(elapsed, QUICK)

    def test_the_number_of_an_ending_signal_is_told(self):
        self.assertIn(b"signal 15", self.hit(signal.SIGTERM)[1])
        self.assertIn(b"signal 1 ", self.hit(signal.SIGHUP)[1].replace(b"signal 01", b"signal 1"))

    def test_a_real_time_signal_is_no_death_either(self):
        for number in (signal.SIGRTMIN, signal.SIGRTMAX):
            with self.subTest(number):
                code, stdout, _, _ = self.hit(number)
                self.assertEqual(3, code)
                self.assertRegex(stdout, rb"\ABALANCE UNKNOWN: [^\n]+\n\Z")

    def test_other_signals_change_nothing(self):
        numbers = [getattr(signal, f"SIG{name}") for name in self.HARMLESS]
        for name, outcome in zip(self.HARMLESS, at_once(lambda number: self.hit(number, timeout="3"), numbers)):
            with self.subTest(name):
                self.assertEqual(3, outcome[0])
                self.assertIn(b"no answer within 3 s", outcome[1])

    def test_signals_that_the_caller_ignores_or_blocks_still_end_the_check(self):
        def prepare():
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
            signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGALRM})

        with HostileServer(silent) as server:
            process = start("-P", "alphasms", "-u", server.http, "-t", "50", env=ALPHASMS_KEY, preexec_fn=prepare)
            while server.connections == 0 and process.poll() is None:
                time.sleep(0.005)
            process.terminate()
            stdout, _ = process.communicate(timeout=LONGEST_RUN)
        self.assertEqual(3, process.returncode)
        self.assertIn(b"signal 15", stdout)


class Limits(PluginTest):
    def limited(self, limit, value, *arguments):
        return run(*arguments, preexec_fn=lambda: resource.setrlimit(limit, (value, value)), env=ALPHASMS_KEY)

    def test_a_limit_on_descriptors_is_unknown(self):
        with HostileServer(answers(reply(ALPHASMS_OK))) as server:
            # The sanitizer opens files of its own at start-up.
            for limit in range(8 if SANITIZED else 3, 14):
                result = self.limited(resource.RLIMIT_NOFILE, limit, "-P", "alphasms", "-u", server.http, "-t", "20")
                # The loader itself needs one descriptor for the libraries.
                if b"shared libraries" in result.stderr:
                    continue
                with self.subTest(limit):
                    self.assert_one_line(result)
                    self.assertIn(result.code, (0, 3), result)
            self.assertEqual(0, result.code, result)

    @unittest.skipIf(SANITIZED, "the sanitizer reserves terabytes of addresses")
    def test_a_limit_on_memory_is_never_a_crash(self):
        body = json.dumps(
            {"result": {"accounts": {"rub": {"balance": "1", "availableBalance": "1"}}, "x": ["y"] * 150_000}}
        )
        with HostileServer(answers(reply(body))) as server:
            started = 0
            for mebibytes in range(24, 140, 4):
                result = self.limited(
                    resource.RLIMIT_AS, mebibytes << 20, "-P", "unitpay", "-l", "x", "-u", server.http, "-t", "20"
                )
                if result.code == 127 or b"shared libraries" in result.stderr:
                    continue
                with self.subTest(mebibytes):
                    self.assert_one_line(result)
                    self.assertIn(result.code, (0, 3), result)
                    started += 1
            self.assertGreater(started, 5)

    def test_a_limit_on_file_sizes_is_no_death(self):
        result = self.limited(resource.RLIMIT_FSIZE, 0, "--simulate", "5")
        self.assertEqual(0, result.code, result)

    def test_a_small_stack_is_enough(self):
        body = reply("[" * 500_000)
        with HostileServer(answers(body)) as server:
            result = self.limited(resource.RLIMIT_STACK, 256 * 1024, "-P", "unitpay", "-l", "x", "-u", server.http)
        self.assert_unknown(result, "not in the format that the provider documents")


if __name__ == "__main__":
    unittest.main()
