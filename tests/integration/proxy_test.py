# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""A proxy: its password is a secret however it is written, its mistakes are ours, its refusals are not repeated."""

import socket
import threading
import time
import unittest
from urllib.parse import urlsplit

from support.assertions import PluginTest
from support.documented import ALPHASMS_KEY
from support.hostile_server import HostileServer, answers, reply
from support.plugin import LONGEST_RUN, run, start
from support.sandbox import Sandbox

SECRET = "fake-s3cret"

MISTAKES = (
    "http://u:pa/SECRET@127.0.0.1:1", "http://u:pa?SECRET@127.0.0.1:1", "http://u:pa#SECRET@127.0.0.1:1",
    "http://u:SECRET/x@127.0.0.1:1", "http://u:SECRET", "http://u:SECRET@h:99999", "socks5://u:SECRET@a b",
    "ftp://u:SECRET@h", "http://u:SECRET@h/path", "http://u:" + "x" * 350 + "SECRET@h:99999",
)


def pass_on(source, target) -> None:
    try:
        while piece := source.recv(65536):
            target.sendall(piece)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        pass


class Proxy(PluginTest):
    def ask(self, proxy, *options, env=None):
        return run("-P", "alphasms", "-u", "http://127.0.0.1:2", "--proxy", proxy, "-t", "50", "-v", "-v", "-v",
                   *options, env={**ALPHASMS_KEY, **(env or {})})

    def test_a_mistake_in_its_url_is_unknown_and_shows_no_password(self):
        for text in MISTAKES:
            value = text.replace("SECRET", SECRET)
            for name, result in (
                ("option", self.ask(value, "--on-failure", "critical")),
                ("environment", self.ask("env", "--on-failure", "critical", env={"http_proxy": value})),
            ):
                with self.subTest(proxy=text, given=name):
                    self.assertEqual(3, result.code, result)
                    self.assertNotIn(SECRET.encode(), result.stdout + result.stderr)
                    self.assertIn(b"proxy", result.stdout)

    def test_its_password_leaves_the_process_list(self):
        with HostileServer(lambda connection, server: server.stopping.wait(60)) as server:
            process = start("-P", "alphasms", "-u", server.http, "-t", "50", "--key", "fake-key-1",
                            "--proxy", f"http://u:{SECRET}@127.0.0.1:{server.port}")
            while server.connections == 0 and process.poll() is None:
                time.sleep(0.005)
            with open(f"/proc/{process.pid}/cmdline", "rb") as file:
                words = file.read()
            process.kill()
            process.communicate(timeout=LONGEST_RUN)
        self.assertIn(b"--proxy", words)
        self.assertNotIn(SECRET.encode(), words)
        self.assertNotIn(b"fake-key-1", words)

    def test_a_refused_tunnel_is_unreachable_and_not_tried_again(self):
        for status in ("407 Proxy Authentication Required", "403 Forbidden"):
            with self.subTest(status), HostileServer(answers(reply("no", status))) as server:
                result = run("-P", "alphasms", "-u", "https://sms.example", "-t", "50", "--retries", "3",
                             "--proxy", server.http, "--on-failure", "unreachable=critical", env=ALPHASMS_KEY)
                self.assertEqual(2, result.code, result)
                self.assertIn(f"HTTP {status[:3]}".encode(), result.stdout)
                self.assertEqual(1, server.connections)

    def ask_for_tunnel(self, server, *options):
        return run("-P", "alphasms", "-u", "https://sms.example", "-t", "50", "--retries", "2", "--proxy", server.http,
                   *options, env=ALPHASMS_KEY)

    def test_a_tunnel_that_is_not_opened_is_told_as_what_it_is(self):
        for status, sentence in (
            ("403 Forbidden", "the proxy forbids this address (HTTP 403 to CONNECT sms.example:443). "
                              "Ask the proxy's administrator to allow this address, or check --proxy"),
            ("407 Proxy Authentication Required", "the proxy wants a login (HTTP 407 to CONNECT sms.example:443). "
                                                  "Check the user and the password in --proxy"),
            ("503 Service Unavailable", "the proxy opens no tunnel (HTTP 503 to CONNECT sms.example:443). "
                                        "Nothing was sent to the provider. If it persists, ask the proxy's administrator"),
        ):
            with self.subTest(status), HostileServer(answers(reply("no", status))) as server:
                self.assert_result(self.ask_for_tunnel(server), 3, f"BALANCE UNKNOWN: alphasms: {sentence}")

    def test_a_tunnel_is_asked_for_again_where_a_request_would_be(self):
        for status, headers, connections in (
            ("500 x", (), 1), ("502 x", (), 3), ("503 x", (), 3), ("504 x", (), 3), ("429 x", (), 1),
            ("429 x", ("Retry-After: 0",), 3), ("429 x", ("Retry-After: 70",), 1), ("503 x", ("Retry-After: 70",), 1),
        ):
            with self.subTest(status=status, headers=headers), HostileServer(
                    answers(reply("no", status, headers))) as server:
                result = self.ask_for_tunnel(server)
                self.assert_unknown(result, f"HTTP {status[:3]} to CONNECT")
                self.assertEqual("retry after 70 s" in result.text, "Retry-After: 70" in headers)
                self.assertEqual(connections, server.connections)

    def test_a_proxy_that_recovers_is_used(self):
        def recovers(connection, server):
            if server.connections == 1:
                answers(reply("no", "503 Service Unavailable", ("Retry-After: 1",)))(connection, server)
            else:
                # A tunnel to nowhere is enough to see that it was opened.
                server.read_request(connection)
                connection.sendall(b"HTTP/1.1 200 OK\r\nX-Proxy: yes\r\n\r\n")
                connection.recv(10)

        with HostileServer(recovers) as server:
            self.assert_unknown(self.ask_for_tunnel(server, "--retries", "1"), "TLS handshake with sms.example:443")
            self.assertEqual(2, server.connections)

    def test_trouble_with_the_proxy_itself_names_it_and_not_the_provider(self):
        sandbox = Sandbox()
        self.addCleanup(sandbox.stop)
        place = urlsplit(sandbox.https).netloc
        options = ("-P", "alphasms", "-u", "https://sms.example", "-t", "50", "--retries", "0")
        encrypted = run(*options, "--proxy", f"https://u:{SECRET}@{place}", env=ALPHASMS_KEY)
        self.assert_unknown(encrypted, f"the certificate of the proxy {place} is not trusted: ", "Check --proxy; ")
        refused = run(*options, "--proxy", f"http://u:{SECRET}@127.0.0.1:1", env=ALPHASMS_KEY)
        self.assert_unknown(refused, "connecting to the proxy 127.0.0.1:1 failed: ")
        exempt = run("-P", "alphasms", "-u", sandbox.https, "-t", "50", "--proxy", "env",
                     env={**ALPHASMS_KEY, "https_proxy": "https://127.0.0.1:1", "no_proxy": "localhost"})
        self.assert_unknown(exempt, f"the certificate of {place} is not trusted: ")
        for result in (encrypted, refused, exempt):
            self.assertNotIn(SECRET, result.text)

    def test_headers_of_an_open_tunnel_say_nothing_about_the_reply(self):
        sandbox = Sandbox()
        self.addCleanup(sandbox.stop)

        def opens(connection, server):
            server.read_request(connection)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 7\r\nRetry-After: 9\r\n\r\n")
            with socket.create_connection(("127.0.0.1", urlsplit(sandbox.https).port)) as target:
                threading.Thread(target=pass_on, args=(target, connection), daemon=True).start()
                pass_on(connection, target)

        with HostileServer(opens) as server:
            result = run("-P", "alphasms", "-u", sandbox.https, "--ca-file", sandbox.ca, "-t", "50", "--proxy", server.http,
                         "-v", "-v", env=ALPHASMS_KEY)
        self.assertEqual(0, result.code, result)
        self.assertNotIn("Retry-After", result.text)

    def test_a_407_is_the_proxys_only_where_there_is_one(self):
        with HostileServer(answers(reply("no", "407 Proxy Authentication Required"))) as server:
            options = ("-P", "alphasms", "-t", "50", "--on-failure", "unreachable=critical")
            direct = run(*options, "-u", server.http, env=ALPHASMS_KEY)
            proxied = run(*options, "-u", "http://sms.example", "--proxy", server.http, env=ALPHASMS_KEY)
        self.assertEqual((3, 2), (direct.code, proxied.code), (direct, proxied))
        self.assertIn(b"the proxy wants a login", proxied.stdout)


if __name__ == "__main__":
    unittest.main()
