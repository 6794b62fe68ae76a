# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""A proxy: its password is a secret however it is written, its mistakes are ours, its refusals are not repeated."""

import time
import unittest

from support.assertions import PluginTest
from support.documented import ALPHASMS_KEY
from support.hostile_server import HostileServer, answers, reply
from support.plugin import run, start

SECRET = "fake-s3cret"

MISTAKES = (
    "http://u:pa/SECRET@127.0.0.1:1", "http://u:pa?SECRET@127.0.0.1:1", "http://u:pa#SECRET@127.0.0.1:1",
    "http://u:SECRET/x@127.0.0.1:1", "http://u:SECRET", "http://u:SECRET@h:99999", "socks5://u:SECRET@a b",
    "ftp://u:SECRET@h", "http://u:SECRET@h/path", "http://u:" + "x" * 350 + "SECRET@h:99999",
)


class Proxy(PluginTest):
    def ask(self, proxy, *options, env=None):
        return run("-P", "alphasms", "-u", "http://127.0.0.1:2", "--proxy", proxy, "-t", "3", "-v", "-v", "-v",
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
        with HostileServer(lambda connection, server: server.stopping.wait(5)) as server:
            process = start("-P", "alphasms", "-u", server.http, "-t", "2", "--key", "fake-key-1",
                            "--proxy", f"http://u:{SECRET}@127.0.0.1:{server.port}")
            time.sleep(0.5)
            with open(f"/proc/{process.pid}/cmdline", "rb") as file:
                words = file.read()
            process.communicate(timeout=10)
        self.assertIn(b"--proxy", words)
        self.assertNotIn(SECRET.encode(), words)
        self.assertNotIn(b"fake-key-1", words)

    def test_a_refused_tunnel_is_unreachable_and_not_tried_again(self):
        for status in ("407 Proxy Authentication Required", "403 Forbidden"):
            with self.subTest(status), HostileServer(answers(reply("no", status))) as server:
                result = run("-P", "alphasms", "-u", "https://sms.example", "-t", "3", "--retries", "3",
                             "--proxy", server.http, "--on-failure", "unreachable=critical", env=ALPHASMS_KEY)
                self.assertEqual(2, result.code, result)
                self.assertIn(f"HTTP {status[:3]}".encode(), result.stdout)
                self.assertEqual(1, server.connections)

    def test_a_407_is_the_proxys_only_where_there_is_one(self):
        with HostileServer(answers(reply("no", "407 Proxy Authentication Required"))) as server:
            options = ("-P", "alphasms", "-t", "3", "--on-failure", "unreachable=critical")
            direct = run(*options, "-u", server.http, env=ALPHASMS_KEY)
            proxied = run(*options, "-u", "http://sms.example", "--proxy", server.http, env=ALPHASMS_KEY)
        self.assertEqual((3, 2), (direct.code, proxied.code), (direct, proxied))
        self.assertIn(b"the proxy wants a login", proxied.stdout)


if __name__ == "__main__":
    unittest.main()
