# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""Transfers that break off, contradict themselves or are too long keep their class, and are repeated only where it helps."""

import socket
import struct
import unittest

from support.assertions import PluginTest
from support.documented import ALPHASMS_KEY
from support.hostile_server import HostileServer, answers, reply
from support.plugin import run


def ask(url, *options):
    return run("-P", "alphasms", "-u", url, "-t", "4", "-w", "200", "-c", "50", *options, env=ALPHASMS_KEY)


class BrokenTransfers(PluginTest):
    def test_two_lengths_are_malformed_and_never_a_shorter_figure(self):
        whole = b"HTTP/1.1 200 OK\r\nContent-Length: 11\r\nContent-Length: 10\r\n\r\nbalance:300"
        with HostileServer(answers(whole)) as server:
            result = ask(server.http, "--on-failure", "malformed=warning")
        self.assertEqual(1, result.code, result)
        self.assertIn(b"two different lengths", result.stdout)

    def test_headers_that_break_off_are_a_lost_connection(self):
        for start in (b"HTTP/1.1 200 OK\r\nContent-", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nServer: x\r\n"):
            with self.subTest(start), HostileServer(answers(start)) as server:
                result = ask(server.http, "--on-failure", "unreachable=warning")
                self.assertEqual(1, result.code, result)
                self.assertEqual(1, server.connections)

    def test_trailers_behind_a_chunked_body_do_no_harm(self):
        whole = (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                 b"b\r\nbalance:300\r\n0\r\nContent-Length: 5\r\nX-End: yes\r\n\r\n")
        with HostileServer(answers(whole)) as server:
            result = ask(server.http)
        self.assertEqual(0, result.code, result)
        self.assertIn(b"balance=300", result.stdout)

    def test_the_status_of_an_error_page_counts_however_long_it_is(self):
        page = "x" * 1_500_000
        for status, headers, kind, words in (
            ("401 Unauthorized", (), "refused", b"login refused (HTTP 401)"),
            ("429 Too Many Requests", ("Retry-After: 70",), "throttled", b"retry after 70 s"),
            ("500 Internal Server Error", (), "provider", b"(HTTP 500)"),
            ("200 OK", (), "malformed", b"larger than 1 MiB"),
        ):
            with self.subTest(status), HostileServer(answers(reply(page, status, headers))) as server:
                result = ask(server.http, "--on-failure", f"{kind}=warning")
                self.assertEqual(1, result.code, result)
                self.assertIn(words, result.stdout)

    def test_a_handshake_without_agreement_is_not_tried_again_and_one_cut_off_is(self):
        def speaks_no_tls(connection, server):
            connection.recv(100)
            connection.sendall(reply("balance:300"))

        with HostileServer(speaks_no_tls) as plain:
            result = ask(plain.https)
            self.assert_unknown(result, "TLS handshake with", "Nothing was sent")
            self.assertEqual(1, plain.connections)
        with HostileServer(lambda connection, server: connection.recv(10)) as cut:
            self.assert_unknown(ask(cut.https), "TLS handshake with")
            self.assertEqual(2, cut.connections)


    def test_a_handshake_that_is_cut_off_is_tried_again_however_it_ends(self):
        def hang_up(connection):
            connection.close()

        def reset(connection):
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

        def at_once(connection):
            return connection

        def behind_the_hello(connection):
            connection.recv(65536)

        def within_the_answer(connection):
            connection.recv(65536)
            connection.sendall(b"\x16\x03\x03\x00\x7a\x02\x00")

        for moment in (at_once, behind_the_hello, within_the_answer):
            for end in (hang_up, reset):
                def scenario(connection, server, moment=moment, end=end):
                    moment(connection)
                    end(connection)

                with self.subTest(moment=moment.__name__, end=end.__name__), HostileServer(scenario) as server:
                    result = ask(server.https)
                    # A reset may come before the connection is seen to stand.
                    self.assert_unknown(result, " failed: ")
                    self.assertNotIn("TLS 1.2", result.text)
                    self.assertEqual(2, server.connections)


if __name__ == "__main__":
    unittest.main()
