# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""Both providers against the sandbox: the whole output for each case, and the requests as they arrive."""

import json
import socket
import ssl
import time
import unittest
from email.utils import formatdate
from pathlib import Path

from support.assertions import PluginTest
from support.documented import ALPHASMS_KEY, ALPHASMS_OK, ALPHASMS_PASSWORD, UNITPAY_KEY, UNITPAY_OK
from support.hostile_server import HostileServer, answers, reply
from support.plugin import QUICK, at_once, run
from support.sandbox import Sandbox

CASES = Path(__file__).with_name("cases")
KEY = {"CHECK_BALANCE_KEY": "demo-key"}


def setUpModule() -> None:
    global sandbox
    sandbox = Sandbox()


def tearDownModule() -> None:
    sandbox.stop()


class GoldenCases(PluginTest):
    """The cases are in cases/PROVIDER.json."""

    def test_alphasms_over_http_answers_word_for_word(self):
        self.check("alphasms", sandbox.http)

    def test_alphasms_over_https_answers_word_for_word(self):
        self.check("alphasms", sandbox.https, "--ca-file", sandbox.ca)

    def test_unitpay_over_http_answers_word_for_word(self):
        self.check("unitpay", sandbox.http)

    def test_unitpay_over_https_answers_word_for_word(self):
        self.check("unitpay", sandbox.https, "--ca-file", sandbox.ca)

    def check(self, provider, url, *transport) -> None:
        table = json.loads((CASES / f"{provider}.json").read_text(encoding="utf-8"))

        def outcome(case):
            options = [*table["options"], "--url", url + case["scenario"], *transport, *case["options"]]
            return run(*options, env=case.get("environment", KEY))

        # The sandbox remembers who has met this scenario: one case at a time.
        remembered = [case for case in table["cases"] if case["scenario"] == "/unavailable-once"]
        others = [case for case in table["cases"] if case not in remembered]
        outcomes = list(zip(others, at_once(outcome, others)))
        for case in remembered:
            sandbox.reset()
            outcomes.append((case, outcome(case)))
        for case, result in outcomes:
            with self.subTest(case["name"]):
                expected = case["line"].replace("127.0.0.1:PORT", url.split("//")[1].split(":")[0] + ":PORT")
                self.assert_result(result, case["code"], expected)


class Requests(PluginTest):
    """What leaves the host, as the sandbox saw it."""

    def setUp(self):
        sandbox.reset()

    def request(self, *arguments, env) -> dict:
        result = run(*arguments, env=env)
        self.assertEqual(0, result.code, result)
        (request,) = sandbox.requests()
        return request

    def test_alphasms_is_asked_with_post_and_nothing_in_the_query(self):
        request = self.request("-P", "alphasms", "-u", sandbox.http, env=ALPHASMS_KEY)
        self.assertEqual(("POST", "http", "/api/http.php", []), self.head(request))
        self.assertEqual({"version": "http", "command": "balance", "key": "demo-key"}, dict(request["form"]))

    def test_alphasms_is_asked_with_get_on_request(self):
        request = self.request("-P", "alphasms", "-u", sandbox.http, "--http-method", "get", env=ALPHASMS_KEY)
        self.assertEqual(("GET", []), (request["method"], request["form"]))
        self.assertEqual({"version": "http", "command": "balance", "key": "demo-key"}, dict(request["query"]))

    def test_the_version_that_alphasms_hears_of_is_the_scheme(self):
        request = self.request(
            "-P", "alphasms", "-u", sandbox.https, "--ca-file", sandbox.ca, env=ALPHASMS_KEY
        )
        self.assertEqual("https", request["scheme"])
        self.assertEqual("https", dict(request["form"])["version"])

    def test_alphasms_gets_a_password_under_both_documented_names(self):
        request = self.request("-P", "alphasms", "-u", sandbox.http, "-l", "demo", env=ALPHASMS_PASSWORD)
        self.assertEqual(
            {
                "version": "http", "command": "balance", "login": "demo",
                "pass": "demo-password", "password": "demo-password",
            },
            dict(request["form"]),
        )

    def test_a_known_key_wins_over_login_and_password(self):
        request = self.request(
            "-P", "alphasms", "-u", sandbox.http, "-l", "demo", env={**ALPHASMS_KEY, **ALPHASMS_PASSWORD}
        )
        self.assertEqual({"version", "command", "key"}, set(dict(request["form"])))

    def test_unitpay_is_asked_with_get_and_nested_parameters(self):
        request = self.request("-P", "unitpay", "-l", "shop@example.org", "-u", sandbox.http, env=UNITPAY_KEY)
        self.assertEqual(("GET", "http", "/api"), self.head(request)[:3])
        self.assertEqual(
            [
                ["method", "getPartner"],
                ["params[login]", "shop@example.org"],
                ["params[secretKey]", "demo-key"],
            ],
            request["query"],
        )

    def test_a_path_prefix_comes_before_the_path_of_the_provider(self):
        request = self.request("-P", "alphasms", "-u", sandbox.http + "/ok/", env=ALPHASMS_KEY)
        self.assertEqual("/ok/api/http.php", request["path"])

    def test_a_client_certificate_is_shown(self):
        certificates = sandbox.certificates
        request = self.request(
            "-P", "alphasms", "-u", sandbox.https, "--ca-file", sandbox.ca,
            "--client-cert", str(certificates / "client.crt"),
            "--client-key", str(certificates / "client.key"), env=ALPHASMS_KEY,
        )
        self.assertEqual("check_balance sandbox client", request["client_certificate"])

    def test_one_check_is_one_request(self):
        for scenario, requests in (("ok", 1), ("wrong-login", 1), ("internal-error", 1), ("throttled", 1)):
            with self.subTest(scenario):
                sandbox.reset()
                run("-P", "alphasms", "-u", f"{sandbox.http}/{scenario}", "--retries", "3", env=ALPHASMS_KEY)
                self.assertEqual(requests, len(sandbox.requests()))

    @staticmethod
    def head(request):
        return request["method"], request["scheme"], request["path"], request["query"]


class OnTheWire(PluginTest):
    """The bytes themselves."""

    def sent(self, body, *arguments, env) -> bytes:
        with HostileServer(answers(reply(body))) as server:
            result = run(*arguments, "-u", server.http, env=env)
            self.assertEqual(0, result.code, result)
            return server.received

    def test_the_brackets_and_the_login_of_unitpay_are_percent_encoded(self):
        sent = self.sent(
            UNITPAY_OK, "-P", "unitpay", "-l", "shop@example.org", env={"CHECK_BALANCE_KEY": "a b&c=d%#+/й"}
        )
        line = sent.split(b"\r\n")[0]
        self.assertEqual(
            b"GET /api?method=getPartner&params%5Blogin%5D=shop%40example.org"
            b"&params%5BsecretKey%5D=a%20b%26c%3Dd%25%23%2B%2F%D0%B9 HTTP/1.1",
            line,
        )

    def test_a_form_is_percent_encoded_and_labelled_as_one(self):
        sent = self.sent(ALPHASMS_OK, "-P", "alphasms", env={"CHECK_BALANCE_KEY": "a b&c=d%+"})
        head, _, body = sent.partition(b"\r\n\r\n")
        self.assertIn(b"content-type: application/x-www-form-urlencoded", head.lower())
        self.assertNotIn(b"Expect:", head)
        fields = body.split(b"&")
        self.assertIn(b"key", [field.split(b"=")[0] for field in fields])
        key = next(field for field in fields if field.startswith(b"key="))
        self.assertIn(key, (b"key=a%20b%26c%3Dd%25%2B", b"key=a+b%26c%3Dd%25%2B"))

    def test_nothing_is_sent_that_asks_for_compression_or_tells_of_the_host(self):
        sent = self.sent(ALPHASMS_OK, "-P", "alphasms", env=ALPHASMS_KEY).lower()
        self.assertIn(b"\r\naccept-encoding: identity\r\n", sent)
        for field in (b"gzip", b"deflate", b"cookie", b"referer", b"authorization"):
            self.assertNotIn(field, sent)


class Retries(PluginTest):
    """Only where they can help and cannot hurt."""

    def check(self, first, expected_connections, *options, on_retry=reply(ALPHASMS_OK)):
        def scenario(connection, server):
            server.read_request(connection)
            connection.sendall(first if server.connections == 1 else on_retry)
            connection.shutdown(socket.SHUT_WR)

        with HostileServer(scenario) as server:
            result = run("-P", "alphasms", "-u", server.http, *options, env=ALPHASMS_KEY)
            self.assert_one_line(result)
            self.assertEqual(expected_connections, server.connections, result)
            self.assertEqual(0 if expected_connections == 2 else 3, result.code, result)

    def test_502_503_and_504_are_tried_again_and_other_errors_are_not(self):
        for status, connections in (
            ("502 Bad Gateway", 2), ("503 Service Unavailable", 2), ("504 Gateway Timeout", 2),
            ("500 Internal Server Error", 1), ("501 Not Implemented", 1), ("401 Unauthorized", 1),
            ("403 Forbidden", 1), ("404 Not Found", 1), ("429 Too Many Requests", 1), ("302 Found", 1),
        ):
            with self.subTest(status):
                self.check(reply("", status), connections)

    def test_429_is_tried_again_when_its_retry_after_fits_the_time_left(self):
        self.check(reply("", "429 Too Many Requests", ("Retry-After: 0",)), 2)
        self.check(reply("", "429 Too Many Requests", ("Retry-After: 1",)), 2, "-t", "50")
        self.check(reply("", "429 Too Many Requests", ("Retry-After: 9",)), 1, "-t", "5")

    def test_a_tls_handshake_that_is_cut_off_is_tried_again(self):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sandbox.certificates / "server.crt", sandbox.certificates / "server.key")

        def scenario(connection, server):
            if server.connections == 1:
                return
            with context.wrap_socket(connection, server_side=True) as secured:
                server.read_request(secured)
                secured.sendall(reply(ALPHASMS_OK))

        with HostileServer(scenario) as server:
            result = run("-P", "alphasms", "-u", server.https, "--ca-file", sandbox.ca, env=ALPHASMS_KEY)
            self.assertEqual((0, 2), (result.code, server.connections), result)

    def test_a_refused_connection_is_tried_again(self):
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
        once, twice = (
            run("-P", "alphasms", "-u", f"http://127.0.0.1:{port}", "--retries", retries, env=ALPHASMS_KEY)
            for retries in ("0", "2")
        )
        for result in (once, twice):
            self.assert_unknown(result, f"127.0.0.1:{port}")
        self.assertLess(once.elapsed, QUICK)
        self.assertGreater(twice.elapsed, 0.5)

    def test_a_connection_lost_after_the_request_is_not_tried_again(self):
        self.check(b"", 1)
        self.check(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nbal", 1)

    def test_no_retries_are_made_where_none_are_wanted(self):
        self.check(reply("", "503 Service Unavailable"), 1, "--retries", "0")

    def test_the_number_of_retries_is_a_limit(self):
        with HostileServer(answers(reply("", "503 Service Unavailable"))) as server:
            result = run("-P", "alphasms", "-u", server.http, "--retries", "3", env=ALPHASMS_KEY)
            self.assert_unknown(result, "503")
            self.assertEqual(4, server.connections)


class OlderReplies(PluginTest):
    """What a provider answered once, and may answer again to an old account."""

    def test_the_oldest_reply_of_unitpay_tells_which_figure_it_holds(self):
        oldest = '{"result": {"balance": "14434.33", "email": "partner@example.org"}}'
        with HostileServer(answers(reply(oldest))) as server:
            asked = ("-P", "unitpay", "-l", "partner@example.org", "-u", server.http, "-w", "200", "-c", "50")
            self.assert_unknown(run(*asked, env=UNITPAY_KEY), "Only total is in this reply: use --metric total")
            told = run(*asked, "--metric", "total", env=UNITPAY_KEY)
            self.assertEqual(0, told.code, told)
            self.assertIn("14434.33 RUB total", told.first_line)


class Throttling(PluginTest):
    """Retry-After is told, in seconds or from a date, and nothing is guessed from nonsense."""

    def told(self, *headers, status="429 Too Many Requests"):
        with HostileServer(answers(reply("", status, headers))) as server:
            result = run("-P", "alphasms", "-u", server.http, "-t", "50", env=ALPHASMS_KEY)
        self.assert_unknown(result)
        return result.text

    def test_seconds_are_told(self):
        self.assertIn("retry after 120 s", self.told("Retry-After: 120"))

    def test_the_seconds_until_a_date_are_told(self):
        date = formatdate(time.time() + 3600, usegmt=True)
        self.assertRegex(self.told(f"Retry-After: {date}"), r"retry after 3(600|5[0-9]{2}) s")

    def test_nonsense_is_not_told(self):
        for value in ("", "soon", "-5", "1.5", "0x10", "9" * 30):
            with self.subTest(value):
                self.assertNotIn("retry after", self.told(f"Retry-After: {value}"))


if __name__ == "__main__":
    unittest.main()
