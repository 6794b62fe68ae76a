# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""Nothing but the documented variables steers a check; proxies are used where they are asked for."""

import os
import subprocess
import unittest

from support.assertions import PluginTest
from support.documented import ALPHASMS_KEY, ALPHASMS_OK
from support.files import Files
from support.hostile_server import HostileServer, answers, reply
from support.plugin import LONGEST_RUN, PLUGIN, run


class Surroundings(PluginTest):
    """Nothing but the documented variables steers the check."""

    def setUp(self):
        self.files = Files()
        self.addCleanup(self.files.remove)

    LOCALES = (
        "C", "POSIX", "de_DE.UTF-8", "ru_RU.UTF-8", "tr_TR.UTF-8", "fr_FR.UTF-8", "ar_SA.UTF-8", "C.UTF-8", "nonsense"
    )

    def test_no_locale_changes_a_byte(self):
        arguments = ("--response-file", "-", "-w", "1060.77", "--currency", "rub", "-P", "unitpay", "-v", "-v", "-v")
        body = '{"result":{"accounts":{"rub":{"balance":"1060.76","availableBalance":"1060.76"}}}}'.encode()
        expected = run(*arguments, input=body)
        mistake = run("--WARNING", "I", "-P", "i")
        for name in self.LOCALES:
            for variable in ("LC_ALL", "LC_NUMERIC", "LANG"):
                with self.subTest(name=name, variable=variable):
                    environment = {variable: name, "LANGUAGE": "de"}
                    self.assertEqual(expected.output, run(*arguments, input=body, env=environment).output)
                    self.assertEqual(mistake.output, run("--WARNING", "I", "-P", "i", env=environment).output)

    PROXY_VARIABLES = ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")

    def test_variables_that_steer_libraries_change_nothing(self):
        with HostileServer(answers(reply(ALPHASMS_OK))) as server, HostileServer(answers(reply("balance:666"))) as trap:
            key_log = self.files.path("keys")
            config = self.files.file("openssl_conf = nonsense\n[nonsense]\nproviders = none\n")
            netrc = self.files.file("machine 127.0.0.1 login trapped password trapped\n")
            curlrc = self.files.folder()
            hosts = self.files.file("localhost 192.0.2.1\n")
            for name, value in {
                **dict.fromkeys(self.PROXY_VARIABLES, trap.http),
                "no_proxy": "*", "SSLKEYLOGFILE": key_log, "OPENSSL_CONF": config, "OPENSSL_MODULES": "/nonexistent",
                "OPENSSL_ENGINES": "/nonexistent", "SSL_CERT_FILE": "/nonexistent", "SSL_CERT_DIR": "/nonexistent",
                "CURL_CA_BUNDLE": "/nonexistent", "CURL_HOME": curlrc, "CURL_SSL_BACKEND": "none", "NETRC": netrc,
                "HOME": curlrc,
                "RES_OPTIONS": "timeout:30", "LOCALDOMAIN": "x", "HOSTALIASES": hosts, "TZ": "nonsense",
                "MALLOC_PERTURB_": "7",
                "POSIXLY_CORRECT": "1", "COLUMNS": "5", "TMPDIR": "/nonexistent", "PATH": "",
                "MP_CONFIG_FILE": "/nonexistent",
                "CHECK_BALANCE_LOGIN": "", "CHECK_BALANCE_PASSWORD": "",
            }.items():
                with self.subTest(name):
                    result = run("-P", "alphasms", "-u", server.http, "-w", "50", env={**ALPHASMS_KEY, name: value})
                    self.assert_result(
                        result, 1,
                        "BALANCE WARNING: alphasms: 31.17, below 50 | balance=31.168300000000002;50 time=TIMEs;;;0;10"
                    )
            self.assertEqual(0, trap.connections)
            self.assertNotIn(b"trapped", server.received)
            self.assertFalse(os.path.exists(key_log))

    def test_an_empty_environment_and_no_home_are_enough(self):
        done = subprocess.run([PLUGIN, "--simulate", "5"], env={}, cwd="/", stdout=subprocess.DEVNULL, check=False)
        self.assertEqual(0, done.returncode)

    def test_the_name_of_the_program_does_not_matter(self):
        for name in ("", "x", "-bash", "check_http"):
            # In a session of its own: Python 3.13 starts it by posix_spawn otherwise, and refuses an empty name there.
            done = subprocess.run(
                [name, "--simulate", "5"], executable=PLUGIN, env={}, capture_output=True, timeout=LONGEST_RUN,
                check=False, start_new_session=True,
            )
            self.assertEqual(b"BALANCE OK: 5 (simulated) | balance=5\n", done.stdout)


class Proxies(PluginTest):
    def ask(self, *options, env=None, url="http://sms.example"):
        return run(
            "-P", "alphasms", "-u", url, "-t", "50", "--retries", "0", *options, env={**ALPHASMS_KEY, **(env or {})}
        )

    def test_a_proxy_is_used_where_it_is_named(self):
        with HostileServer(answers(reply("balance:7"))) as proxy:
            self.assertEqual(0, self.ask("--proxy", proxy.http).code)
            self.assertTrue(proxy.received.startswith(b"POST http://sms.example/api/http.php HTTP/1.1\r\n"))

    def test_the_environment_names_the_proxy_only_on_request(self):
        for variable in ("http_proxy", "all_proxy", "ALL_PROXY"):
            with self.subTest(variable), HostileServer(answers(reply("balance:7"))) as proxy:
                environment = {variable: proxy.http}
                self.assert_unknown(self.ask(env=environment, url="http://127.0.0.1:1"))
                self.assertEqual(0, proxy.connections)
                self.assertEqual(0, self.ask("--proxy", "env", env=environment, url="http://127.0.0.1:1").code)
                self.assertEqual(1, proxy.connections)

    def test_the_upper_case_http_proxy_is_ignored_as_everywhere(self):
        with HostileServer(answers(reply("balance:7"))) as proxy:
            self.assert_unknown(self.ask("--proxy", "env", env={"HTTP_PROXY": proxy.http}, url="http://127.0.0.1:1"))
            self.assertEqual(0, proxy.connections)

    def test_no_proxy_counts_with_proxy_env(self):
        for exceptions in ("127.0.0.1", "*", "other.example,127.0.0.1", "127.0.0.0/8"):
            for name in ("no_proxy", "NO_PROXY"):
                with self.subTest(exceptions), HostileServer(answers(reply("balance:7"))) as proxy:
                    environment = {"http_proxy": proxy.http, name: exceptions}
                    self.ask("--proxy", "env", env=environment, url="http://127.0.0.1:1")
                    self.assertEqual(0, proxy.connections)

    def test_https_goes_through_a_tunnel_and_the_proxy_sees_no_secret(self):
        for options, environment in ((("--proxy",), {}), (("--proxy", "env"), {"https_proxy": None})):
            with HostileServer(answers(b"HTTP/1.1 407 Login\r\nContent-Length: 0\r\n\r\n")) as proxy:
                words = options if environment else (*options, proxy.http)
                variables = {name: proxy.http for name in environment}
                result = self.ask(
                    *words, "--on-failure", "unreachable=warning", env=variables, url="https://sms.example"
                )
                self.assertTrue(proxy.received.startswith(b"CONNECT sms.example:443 HTTP/1.1\r\n"), result)
                self.assertNotIn(b"demo-key", proxy.received)
                self.assertEqual(1, result.code, result)
                self.assertIn("proxy", result.text)

    def test_a_proxy_failure_is_unreachable_and_names_the_proxy(self):
        result = self.ask("--proxy", "http://127.0.0.1:1", "--on-failure", "unreachable=warning")
        self.assert_one_line(result)
        self.assertEqual(1, result.code, result)
        self.assertIn("proxy", result.text)


if __name__ == "__main__":
    unittest.main()
