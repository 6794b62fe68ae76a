# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""A server that wants a client certificate, or refuses the one it gets, is understood in every version of TLS.

With TLS 1.3 the client hears of it only after the handshake, when its request may have left already.
"""

import socket
import ssl
import struct
import time
import unittest

from support.assertions import PluginTest
from support.documented import ALPHASMS_KEY, ALPHASMS_OK
from support.hostile_server import HostileServer, reply
from support.plugin import run
from support.sandbox import Sandbox

VERSIONS = (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3)
# How long a server that refuses somebody waits before it hangs up: not at all is the hardest.
PAUSES = (0, 0.1)


def setUpModule() -> None:
    global sandbox
    sandbox = Sandbox()


def tearDownModule() -> None:
    sandbox.stop()


def context(version, authority="ca", mode=ssl.CERT_REQUIRED) -> ssl.SSLContext:
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.minimum_version = made.maximum_version = version
    made.load_cert_chain(sandbox.certificates / "server.crt", sandbox.certificates / "server.key")
    made.verify_mode = mode
    made.load_verify_locations(sandbox.certificates / f"{authority}.crt")
    return made


def answers_politely(connection, server) -> None:
    server.read_request(connection)
    connection.sendall(reply(ALPHASMS_OK))


def refuses_after(pause, tls):
    """A handshake by hand, so that the time between the alert and the end is the test's."""

    def scenario(connection, server) -> None:
        try:
            with tls.wrap_socket(connection, server_side=True, do_handshake_on_connect=False) as secured:
                try:
                    secured.do_handshake()
                    answers_politely(secured, server)
                except ssl.SSLError:
                    time.sleep(pause)
                    raise
        except OSError:
            pass

    return scenario


def certificate(name):
    return "--client-cert", str(sandbox.certificates / f"{name}.crt"), "--client-key", str(
        sandbox.certificates / f"{name}.key")


class ClientCertificate(PluginTest):
    def ask(self, server, *options):
        return run("-P", "alphasms", "-u", server.https, "-t", "50", "--retries", "2", "--ca-file", sandbox.ca,
                   "--on-failure", "unreachable=warning", *options, env=ALPHASMS_KEY)

    def with_each_server(self, test, authority="ca"):
        for version in VERSIONS:
            for pause in PAUSES:
                with self.subTest(version=version.name, pause=pause), HostileServer(
                        refuses_after(pause, context(version, authority))) as server:
                    test(server)

    def test_one_that_is_wanted_is_asked_for(self):
        def test(server):
            self.assert_result(
                self.ask(server), 1,
                "BALANCE WARNING: alphasms: localhost:PORT wants a client certificate. Give one with --client-cert "
                "and --client-key",
            )
            self.assertEqual((1, b""), (server.connections, server.received))

        self.with_each_server(test)

    def test_one_that_is_refused_is_told_with_the_reason(self):
        def test(server):
            self.assert_result(
                self.ask(server, *certificate("client")), 1,
                "BALANCE WARNING: alphasms: localhost:PORT refuses the client certificate: unknown CA. Check that the provider knows --client-cert, that it has not expired and holds its chain",
            )
            self.assertEqual((1, b""), (server.connections, server.received))

        self.with_each_server(test, "other-ca")

    def test_one_for_another_purpose_is_refused_too(self):
        def test(server):
            result = self.ask(server, *certificate("server"))
            self.assert_one_line(result)
            self.assertIn("refuses the client certificate: unsupported certificate", result.text)

        self.with_each_server(test)

    def test_one_that_is_good_is_enough(self):
        self.with_each_server(lambda server: self.assertEqual(0, self.ask(server, *certificate("client")).code))

    def test_one_that_is_not_needed_is_not_missed(self):
        for version in VERSIONS:
            with self.subTest(version.name), HostileServer(
                    answers_politely, context(version, mode=ssl.CERT_OPTIONAL)) as server:
                self.assertEqual(0, self.ask(server).code)

    def test_a_server_that_hangs_up_without_a_word_is_lost_and_what_it_asked_for_is_told(self):
        def hangs_up(connection, server):
            server.read_request(connection)
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

        with HostileServer(hangs_up, context(VERSIONS[1], mode=ssl.CERT_OPTIONAL)) as server:
            result = self.ask(server)
            self.assert_one_line(result)
            self.assertIn("connection lost, waiting for the reply of", result.text)
            self.assertIn("it asked for a client certificate, and none was given", result.text)
            self.assertEqual(1, server.connections)


if __name__ == "__main__":
    unittest.main()
