# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""One deadline for everything: however a server or a file hangs, the run ends in time and says where it was."""

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
import unittest
from pathlib import Path

from support.assertions import PluginTest
from support.documented import ALPHASMS_KEY, ALPHASMS_OK
from support.files import Files
from support.hostile_server import HostileServer, answers, drips, reply, silent
from support.plugin import LONGEST_RUN, PLUGIN, QUICK, SANITIZED, Run, at_once, in_time, run

TIMEOUT = 2.0
# A sanitized program takes a while to start; the deadline counts from then on.
GRACE = 1.5 if SANITIZED else 0.3


def says_nothing(connection, server) -> None:
    server.read_request(connection)
    server.stopping.wait(20)


def closes_at_once(_connection, _server) -> None:
    pass


def resets(connection, _server) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")


def floods(start_of_reply: bytes, piece: bytes):
    return drips(start_of_reply, piece, 0)


OPEN_HEAD = b"HTTP/1.1 200 OK\r\n"
OPEN_BODY = OPEN_HEAD + b"Content-Type: text/plain\r\n\r\n"
CHUNKED = OPEN_HEAD + b"Transfer-Encoding: chunked\r\n\r\n"

# name: scenario, words of the line that name the phase or the fault
SILENT = {
    "accepts and is silent": (silent, "waiting for the reply"),
    "takes the request and is silent": (says_nothing, "waiting for the reply"),
    "drips a status line": (drips(b"HTTP/1.1 2", b"", 0.05), "waiting for the reply"),
    "drips header bytes": (drips(OPEN_HEAD + b"X-Slow: ", b"x", 0.1), "reading the reply"),
    "drips header lines": (drips(OPEN_HEAD, b"X: y\r\n", 0.1), "reading the reply"),
    "drips body bytes": (drips(OPEN_BODY + b"balance:1", b"0", 0.1), "reading the reply"),
    "drips chunks": (drips(CHUNKED, b"1\r\n0\r\n", 0.1), "reading the reply"),
    "stops in the body": (drips(OPEN_BODY + b"balance:1", b"", 0.5), "reading the reply"),
    "promises more than it sends": (
        drips(OPEN_HEAD + b"Content-Length: 100\r\n\r\nbalance:1", b"", 0.5), "reading the reply"
    ),
    "drips 100 Continue": (drips(b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.1), "the reply of"),
}

# These are found out long before the deadline.
LOUD = {
    "closes at once": (closes_at_once, "connection lost"),
    "resets at once": (resets, ""),
    "endless body": (floods(OPEN_BODY, b"0" * 65536), "1 MiB"),
    "endless chunks": (floods(CHUNKED, b"1000\r\n" + b"0" * 4096 + b"\r\n"), "1 MiB"),
    "body of 1 MiB and a byte": (answers(reply(b" " * (1024 * 1024 + 1))), "1 MiB"),
    "endless header": (floods(OPEN_HEAD, b"X-Long: " + b"x" * 1000 + b"\r\n"), ""),
    "endless header line": (floods(OPEN_HEAD + b"X-Long: ", b"x" * 65536), ""),
    "endless 100 Continue": (floods(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100), ""),
}


class DeadlineTest(PluginTest):
    def hanging(self, hang, cases, timeout=TIMEOUT, workers=16) -> list:
        """All of them at once; one that is late then, because it had to wait for the processor, once more alone."""
        limits = timeout if isinstance(timeout, list) else [timeout] * len(cases)
        results = at_once(hang, cases, workers)
        return [
            result if result.elapsed < limit + GRACE else in_time(lambda case=case: hang(case), limit + GRACE)
            for case, limit, result in zip(cases, limits, results)
        ]

    def assert_in_time(self, result, timeout=TIMEOUT) -> None:
        self.assertLess(result.elapsed, timeout + GRACE, result)

    def assert_deadline(self, result, words, timeout=TIMEOUT) -> None:
        self.assert_unknown(result, f"no answer within {timeout:g} s", words)
        self.assert_in_time(result, timeout)
        self.assertGreater(result.elapsed, timeout - GRACE, result)


class SilentServers(DeadlineTest):
    def test_every_silence_ends_at_the_deadline_and_names_the_phase(self):
        def hang(case):
            scenario, _ = case
            with HostileServer(scenario) as server:
                return run("-P", "alphasms", "-u", server.http, "-t", "2", env=ALPHASMS_KEY)

        for (name, (_, words)), result in zip(SILENT.items(), self.hanging(hang, list(SILENT.values()))):
            with self.subTest(name):
                self.assert_deadline(result, words)

    def test_a_silent_tls_handshake_ends_at_the_deadline(self):
        with HostileServer(silent) as server:
            result = in_time(
                lambda: run("-P", "alphasms", "-u", server.https, "-t", "2", env=ALPHASMS_KEY), TIMEOUT + GRACE)
        self.assert_deadline(result, "TLS handshake")

    def test_a_connection_that_is_never_accepted_ends_at_the_deadline(self):
        # The kernel stops answering once the queue of a listening socket is full.
        with socket.create_server(("127.0.0.1", 0), backlog=0) as full:
            address = full.getsockname()
            queued = []
            for _ in range(4):
                waiting = socket.socket()
                waiting.setblocking(False)
                waiting.connect_ex(address)
                queued.append(waiting)
            time.sleep(0.1)
            url = f"http://127.0.0.1:{address[1]}"
            result = in_time(lambda: run("-P", "alphasms", "-u", url, "-t", "2", env=ALPHASMS_KEY), TIMEOUT + GRACE)
            for waiting in queued:
                waiting.close()
        self.assert_deadline(result, "connecting to")

    def test_fractions_of_a_second_count(self):
        def hang(timeout):
            with HostileServer(silent) as server:
                return run("-P", "alphasms", "-u", server.http, "-t", timeout, env=ALPHASMS_KEY)

        timeouts = ("0.01", "0.25", "0.5", "1.5", ".75")
        results = self.hanging(hang, timeouts, [float(timeout) for timeout in timeouts], workers=2)
        for timeout, result in zip(timeouts, results):
            with self.subTest(timeout):
                self.assert_deadline(result, "", float(timeout))

    def test_retries_happen_within_the_deadline(self):
        scenarios = (says_nothing, answers(reply("", "503 Service Unavailable")), resets)

        def hang(scenario):
            with HostileServer(scenario) as server:
                return run(
                    "-P", "alphasms", "-u", server.http, "-t", "2", "--retries", "100", env=ALPHASMS_KEY
                )

        for result in self.hanging(hang, scenarios):
            with self.subTest(result.first_line):
                self.assert_unknown(result)
                self.assert_in_time(result)

    def test_a_timeout_can_be_critical(self):
        with HostileServer(silent) as server:
            result = run(
                "-P", "alphasms", "-u", server.http, "-t", "0.5", "--on-failure", "unreachable=critical",
                env=ALPHASMS_KEY,
            )
        self.assert_one_line(result)
        self.assertEqual(2, result.code, result)

    def test_a_silent_proxy_ends_at_the_deadline(self):
        def hang(scheme):
            with HostileServer(silent) as proxy:
                url = f"{scheme}://127.0.0.1:{proxy.port}"
                return run(
                    "-P", "alphasms", "-u", "https://sms.example", "--proxy", url, "-t", "2", env=ALPHASMS_KEY
                )

        for result in self.hanging(hang, ("http", "https", "socks5h", "socks4a")):
            with self.subTest(result.arguments):
                self.assert_deadline(result, "proxy")


class LoudServers(DeadlineTest):
    def test_floods_and_hang_ups_are_found_out_early(self):
        def meet(case):
            scenario, _ = case
            with HostileServer(scenario) as server:
                return run("-P", "alphasms", "-u", server.http, "-t", "50", env=ALPHASMS_KEY)

        for (name, (_, words)), result in zip(LOUD.items(), at_once(meet, LOUD.values(), workers=2)):
            with self.subTest(name):
                self.assert_unknown(result, words)
                self.assertLess(result.elapsed, QUICK, result)

    def test_a_body_of_exactly_1_mib_is_read(self):
        body = ALPHASMS_OK + "\n"
        with HostileServer(answers(reply(body + " " * (1024 * 1024 - len(body))))) as server:
            result = run("-P", "alphasms", "-u", server.http, env=ALPHASMS_KEY)
        self.assertEqual(0, result.code, result)


@unittest.skipUnless(os.geteuid() == 0 and shutil.which("unshare"), "needs root and unshare")
class SilentResolver(DeadlineTest):
    """A network of its own, whose only name server takes questions and never answers."""

    SCRIPT = """
import os, socket, subprocess, sys
resolver, nsswitch, plugin, *arguments = sys.argv[1:]
subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
subprocess.run(["mount", "--bind", resolver, os.path.realpath("/etc/resolv.conf")], check=True)
subprocess.run(["mount", "--bind", nsswitch, "/etc/nsswitch.conf"], check=True)
silent = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
silent.bind(("127.0.0.1", 53))
sys.exit(subprocess.run([plugin, *arguments]).returncode)
"""

    def setUp(self):
        self.files = Files()
        self.addCleanup(self.files.remove)
        self.resolver = self.files.file("nameserver 127.0.0.1\n", 0o644)
        self.nsswitch = self.files.file("hosts: files dns\n", 0o644)
        probe = subprocess.run(
            ["unshare", "-n", "-m", "sh", "-c", "ip link set lo up && mount --bind /dev/null /etc/nsswitch.conf"],
            capture_output=True, check=False,
        )
        if probe.returncode != 0 or not Path("/etc/resolv.conf").exists():
            self.skipTest("namespaces are not allowed here")

    def ask(self, timeout):
        began = time.monotonic()
        done = subprocess.run(
            [
                "unshare", "-n", "-m", sys.executable, "-c", self.SCRIPT, self.resolver, self.nsswitch,
                PLUGIN, "-P", "alphasms", "-u", "https://sms.example", "-t", timeout, "-v", "-v", "-v",
            ],
            env={"PATH": os.environ.get("PATH", "/usr/sbin:/usr/bin"), **ALPHASMS_KEY},
            capture_output=True, timeout=LONGEST_RUN, check=False,
        )
        return Run((timeout,), {}, done.stdout, done.stderr, done.returncode, time.monotonic() - began)

    def test_a_name_that_nobody_resolves_ends_at_the_deadline(self):
        limit = TIMEOUT + GRACE + self.ask("0.01").elapsed
        done = in_time(lambda: self.ask("2"), limit)
        self.assertEqual(3, done.code, done)
        self.assertIn(b"no answer within 2 s (resolving sms.example)", done.stdout)
        self.assertLess(done.elapsed, limit, done)
        self.assertGreater(done.elapsed, TIMEOUT - GRACE, done)


class HangingFiles(DeadlineTest):
    """The deadline bounds the whole run, not only the network."""

    def setUp(self):
        self.files = Files()
        self.addCleanup(self.files.remove)

    def hang(self, *arguments):
        """With a standard input that never ends."""
        reader, writer = os.pipe()
        try:
            return run(*arguments, "-t", "1", stdin=reader, env=ALPHASMS_KEY)
        finally:
            os.close(reader)
            os.close(writer)

    def test_a_standard_input_that_never_ends_ends_at_the_deadline(self):
        cases = (
            ("-P", "alphasms", "--response-file", "-"),
            ("-P", "alphasms", "--extra-opts", "check_balance@-"),
            ("--provider-file", "-"),
            ("--validate-provider", "-"),
        )
        for case, result in zip(cases, self.hanging(lambda case: self.hang(*case), cases, 1)):
            with self.subTest(case):
                self.assert_unknown(result)
                self.assert_in_time(result, 1)

    def test_a_pipe_in_the_place_of_a_file_ends_at_the_deadline(self):
        fifo = self.files.fifo()
        cases = (
            ("-P", "alphasms", "--response-file", fifo),
            ("-P", "alphasms", "--key-file", fifo),
            ("-P", "alphasms", "--extra-opts", f"check_balance@{fifo}"),
            ("-P", "alphasms", "-u", "https://127.0.0.1:1", "--ca-file", fifo),
            ("--provider-file", fifo),
            ("--validate-provider", fifo),
        )
        for case, result in zip(cases, self.hanging(lambda case: self.hang(*case), cases, 1)):
            with self.subTest(case):
                self.assert_unknown(result)
                self.assert_in_time(result, 1)


class ReaderThatDoesNotRead(DeadlineTest):
    def test_a_full_pipe_does_not_hold_the_check_for_ever(self):
        reader, writer = os.pipe()
        fcntl.fcntl(writer, fcntl.F_SETFL, os.O_NONBLOCK)
        try:
            while True:
                os.write(writer, b"x" * 4096)
        except BlockingIOError:
            pass
        fcntl.fcntl(writer, fcntl.F_SETFL, 0)
        self.addCleanup(os.close, reader)
        self.addCleanup(os.close, writer)
        result = in_time(lambda: run("--simulate", "5", "-t", "2", stdout=writer), TIMEOUT + GRACE)
        self.assertEqual((3, b""), (result.code, result.stderr), result)
        self.assert_in_time(result)


if __name__ == "__main__":
    unittest.main()
