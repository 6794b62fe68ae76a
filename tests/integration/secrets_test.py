# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""A secret occurs in no output: however it was given, whatever happens, at every verbosity."""

import json
import unittest

from support.hostile_server import HostileServer, answers, reply, silent
from support.plugin import QUICK, at_once, run
from support.secrets import LOGIN, LOUDEST, PLAIN, SECRET, SecretsTest, reflects
from support.spellings import spellings

OUTCOMES = {
    "well": answers(reply('{"result":{"balance":"5","balance_payout":"5"}}')),
    "refused": answers(reply('{"error":{"message":"bad","code":-32000}}')),
    "reflected": reflects,
    "server error": answers(reply(PLAIN, "500 " + PLAIN)),
    "redirect": answers(reply("", f"302 {PLAIN}", (f"Location: https://{PLAIN}.example/?key={PLAIN}",))),
    "throttled": answers(reply(PLAIN, "429 Slow down", (f"Retry-After: {PLAIN}",))),
    "not JSON": answers(reply(PLAIN)),
    "not a number": answers(reply(f'{{"result":{{"balance":"{PLAIN}","balance_payout":"{PLAIN}"}}}}')),
    "a currency": answers(reply(f'{{"result":{{"accounts":{{"{PLAIN}":{{"availableBalance":"1"}}}}}}}}')),
    "a key of JSON": answers(reply(f'{{"{PLAIN}":{{"{PLAIN}":1}},}}x')),
    "not HTTP": answers(PLAIN.encode() + b"\r\n\r\n"),
    "a lying length": answers(f"HTTP/1.1 200 OK\r\nContent-Length: {PLAIN}\r\n\r\n".encode()),
    "an unknown coding": answers(f"HTTP/1.1 200 OK\r\nTransfer-Encoding: {PLAIN}\r\n\r\n".encode()),
    "lost": lambda connection, server: server.read_request(connection),
    "silence": silent,
}


class EveryWayAndOutcome(SecretsTest):
    def test_no_way_of_giving_a_secret_shows_it_in_any_outcome(self):
        cases = [(way, how, outcome) for way, how in self.ways().items() for outcome in OUTCOMES]

        def meet(case):
            _, how, outcome = case
            with HostileServer(OUTCOMES[outcome]) as server:
                return self.ask(server.http, how, "-t", "0.7"), server.received

        for (way, _, outcome), (result, received) in zip(cases, at_once(meet, cases)):
            with self.subTest(way=way, outcome=outcome):
                self.assert_status_line(result)
                self.assert_hidden(result)
                if outcome != "silence":
                    self.assertIn(PLAIN.encode(), received)

    def test_tls_and_connection_errors_show_no_secret(self):
        for way, how in self.ways().items():
            with self.subTest(way):
                with HostileServer(answers(b"not TLS")) as server:
                    self.assert_hidden(self.ask(server.https, how, "-t", "0.3", "--retries", "0"))
                for url in (f"http://127.0.0.1:1/{PLAIN}", f"https://127.0.0.1:1/{PLAIN}"):
                    self.assert_hidden(self.ask(url, how, "-t", "1", "--retries", "0"))

    def test_explain_masks_the_secret(self):
        for way, how in self.ways(SECRET).items():
            with self.subTest(way):
                result = self.ask("http://127.0.0.1:1", how, "--explain")
                self.assertEqual(3, result.code, result)
                self.assertIn("***", result.text)
                self.assert_hidden(result, SECRET)

    def test_mistakes_elsewhere_show_no_secret(self):
        for way, (arguments, environment) in self.ways().items():
            for mistake in (["-w", "abc"], ["--bogus"], ["word"], ["-P", PLAIN], ["--metric", PLAIN], ["-u", PLAIN]):
                with self.subTest(way=way, mistake=mistake):
                    result = run("-P", "unitpay", *arguments, *mistake, *LOUDEST, env=environment)
                    self.assert_unknown(result) if result.text.count("\n") == 1 else self.assertEqual(3, result.code)
                    if PLAIN not in mistake:
                        self.assert_hidden(result)


class Spellings(SecretsTest):
    def test_a_reflected_secret_is_masked_in_every_spelling_and_place(self):
        places = {
            "message": lambda text: reply(json.dumps({"error": {"message": f"<{text}>", "code": -32000}})),
            "message as written": lambda text: reply(f'{{"error":{{"message":"{text}","code":-32000}}}}'),
            "code": lambda text: reply(json.dumps({"error": {"message": "m", "code": text}})),
            "body": lambda text: reply(f"oops {text} oops"),
            "header": lambda text: reply("{}", headers=(f"X-Key: {text}",)),
            "content type": lambda text: reply("x", content_type=text),
            "location": lambda text: reply("", "302 Found", (f"Location: https://x.example/{text}",)),
            "reason": lambda text: reply("", f"500 {text}"),
        }
        cases = [
            (secret, spelling, place, make(text))
            for secret in (SECRET, PLAIN)
            for spelling, text in spellings(secret, LOGIN).items()
            for place, make in places.items()
        ]

        def meet(case):
            secret, _, _, whole_reply = case
            with HostileServer(answers(whole_reply)) as server:
                return self.ask(server.http, ([], {"CHECK_BALANCE_KEY": secret}))

        for (secret, spelling, place, _), result in zip(cases, at_once(meet, cases, workers=4)):
            with self.subTest(secret=secret, spelling=spelling, place=place):
                self.assertEqual(3, result.code, result)
                self.assert_hidden(result, secret)

    def test_no_long_part_of_a_secret_survives_where_texts_are_cut(self):
        """Texts are shortened after they were masked, not before."""
        secret = "".join(f"{number:03}-fAke-" for number in range(40))
        bodies = [f'{{"error":{{"message":"{"m" * pad}{secret}","code":1}}}}' for pad in (0, 60, 110, 900, 1990)]
        bodies += ["b" * pad + secret for pad in (0, 1900, 1990)]
        for body in bodies:
            with self.subTest(len(body)):
                server_reply = reply(body, headers=("X: " + "h" * 150 + secret,), content_type="t" * 50 + secret)
                with HostileServer(answers(server_reply)) as server:
                    result = self.ask(server.http, ([], {"CHECK_BALANCE_KEY": secret}))
                self.assertNotIn(b"-fAke-", result.output, result)

    def test_masking_a_large_reply_takes_no_noticeable_time(self):
        secret = "a" * 200 + "b"
        for body in ("a" * 1_000_000, "%61" * 330_000, "\\u0061" * 160_000):
            with self.subTest(body[:6]):
                with HostileServer(answers(reply(body))) as server:
                    result = self.ask(server.http, ([], {"CHECK_BALANCE_KEY": secret}), "-t", "60")
                self.assert_status_line(result)
                self.assertIn("not in the format that the provider documents", result.text, result)
                self.assertLess(result.elapsed, QUICK, result)


class Trimmed(SecretsTest):
    """Servers take the blanks off a header's ends and name the rest."""

    def test_a_token_with_a_blank_behind_it_is_masked_where_the_provider_repeats_it_without(self):
        for provider in ("wise", "unitpay", "deepseek"):
            for given in (PLAIN + " ", " " + PLAIN, f"  {PLAIN}  "):
                body = json.dumps({"error": {"message": PLAIN, "code": -32000}})
                if provider == "wise":
                    body = json.dumps({"error": "invalid_token", "error_description": PLAIN})
                with self.subTest(provider=provider, given=given):
                    with HostileServer(answers(reply(body, "401 Unauthorized"))) as server:
                        way = (["--key-file", self.files.file(given + "\n")], {})
                        result = self.ask(server.http, way, provider=provider)
                        self.assertIn(PLAIN.encode(), server.received)
                    self.assertIn("login refused", result.first_line)
                    self.assert_hidden(result)

    def test_wise_repeats_the_token_and_is_not_repeated(self):
        token = "0a1b2c3d-1111-4222-8333-abcdefabcdef"
        body = json.dumps({"error": "invalid_token", "error_description": token[:30]})
        with HostileServer(answers(reply(body, "401 Unauthorized"))) as server:
            result = self.ask(server.http, (["--key", token], {}), provider="wise")
        self.assertIn("login refused: invalid_token. Check", result.first_line)
        self.assertNotIn(token[:8].encode(), result.output)


class Broken(SecretsTest):
    def test_a_secret_in_pieces_is_masked_whole(self):
        for name, between in (
            ("line end", "\r\n"), ("indented line end", "\n    "), ("zero-width space", "\u200b"), ("soft hyphen", "\u00ad"),
            ("byte order mark", "\ufeff"),
        ):
            pieces = between.join((PLAIN[:7], PLAIN[7:14], PLAIN[14:]))
            for body in (json.dumps({"error": {"message": pieces, "code": 1}}),
                         json.dumps({"error": {"message": pieces, "code": 1}}, ensure_ascii=False), f"oops {pieces} oops"):
                with self.subTest(name, body=body):
                    with HostileServer(answers(reply(body))) as server:
                        result = self.ask(server.http, ([], {"CHECK_BALANCE_KEY": PLAIN}))
                    for piece in (PLAIN[:7], PLAIN[7:14], PLAIN[14:]):
                        self.assertNotIn(piece.encode(), result.output, result)

    def test_a_secret_that_the_provider_half_hides_is_masked_whole(self):
        for shown in (f"{PLAIN[:5]}*****{PLAIN[-4:]}", f"****{PLAIN[-4:]}", f"{PLAIN[:3]}...{PLAIN[-4:]}",
                      f"{PLAIN[:4]}\u2026{PLAIN[-3:]}"):
            with self.subTest(shown):
                body = json.dumps({"error": {"message": f"wrong key {shown}. See", "code": 1}}, ensure_ascii=False)
                with HostileServer(answers(reply(body))) as server:
                    result = self.ask(server.http, ([], {"CHECK_BALANCE_KEY": PLAIN}))
                self.assertIn("wrong key ***. See", result.first_line)
                self.assertNotIn(shown.encode(), result.output)


class Misspelt(SecretsTest):
    def test_of_a_mistyped_option_only_the_name_is_repeated(self):
        for words in (
            [f"--pasword={PLAIN}"], ["--pasword", PLAIN], [f"--Key={PLAIN}"], [f"--keys={PLAIN}"],
            [f"-key={PLAIN}"], ["-key", PLAIN], [f"-password={PLAIN}"], ["--secret", PLAIN], [PLAIN],
            [f"-k{PLAIN}"], [f"-p{PLAIN}"], [f"--={PLAIN}"], [f"--verbose={PLAIN}"], ["--verbose", PLAIN],
            [f"--insecure={PLAIN}"], [f"---key={PLAIN}"], ["--", PLAIN], [f"--key {PLAIN}"],
        ):
            with self.subTest(words):
                result = run("-P", "alphasms", *words, *LOUDEST)
                self.assert_unknown(result)
                self.assert_hidden(result)

    def test_a_secret_with_a_control_character_is_refused_unseen(self):
        for control in ("\n", "\r", "\t", "\x01", "\x1b", "\x7f", "\n\n"):
            secret = f"{PLAIN}{control}{PLAIN}"
            with self.subTest(repr(control)):
                for arguments, environment in (
                    (["--key-file", self.files.file(secret)], {}),
                    (["--key", secret], {}),
                    ([], {"CHECK_BALANCE_KEY": secret}),
                ):
                    result = run("-P", "alphasms", *arguments, *LOUDEST, env=environment)
                    self.assertEqual(3, result.code, result)
                    self.assertIn("a second line" if "\n" in control else "a control character", result.text)
                    self.assert_hidden(result)

    def test_value_and_file_of_one_secret_together_are_refused(self):
        for name in ("key", "password"):
            file = self.files.file(PLAIN)
            result = run("-P", "alphasms", "-l", "x", f"--{name}={PLAIN}", f"--{name}-file", file, *LOUDEST)
            self.assertEqual(3, result.code, result)
            self.assertIn(f"--{name}", result.first_line)
            self.assert_hidden(result)


class Proxy(SecretsTest):
    URLS = ("http://user:{}@127.0.0.1:1", "socks5h://user:{}@127.0.0.1:1", "bogus://user:{}@x", "user:{}@127.0.0.1:1",
            "http://user:{}@", "http://user:{}@[::1", "https://user:{}@127.0.0.1:1/path")

    def test_the_password_of_a_proxy_is_a_secret(self):
        for url in self.URLS:
            for way in (["--proxy", url.format(PLAIN)], [f"--proxy={url.format(PLAIN)}"]):
                with self.subTest(way):
                    result = run(
                        "-P", "alphasms", "-u", "http://sms.example", "-t", "1", "--retries", "0", *way, *LOUDEST,
                        env={"CHECK_BALANCE_KEY": "x"},
                    )
                    self.assertEqual(3, result.code, result)
                    self.assert_hidden(result)

    def test_the_password_of_a_proxy_in_the_environment_is_a_secret(self):
        for variable in ("http_proxy", "all_proxy", "ALL_PROXY"):
            for url in self.URLS:
                with self.subTest(variable=variable, url=url):
                    result = run(
                        "-P", "alphasms", "-u", "http://sms.example", "-t", "1", "--retries", "0", "--proxy", "env",
                        *LOUDEST,
                        env={"CHECK_BALANCE_KEY": "x", variable: url.format(PLAIN)},
                    )
                    self.assertEqual(3, result.code, result)
                    self.assert_hidden(result)

    def test_a_proxy_that_reflects_its_login_shows_nothing(self):
        with HostileServer(reflects) as proxy:
            result = run(
                "-P", "unitpay", "-l", LOGIN, "-u", "http://pay.example",
                "--proxy", f"http://{LOGIN.replace('@', '%40')}:{PLAIN}@127.0.0.1:{proxy.port}", *LOUDEST,
                env={"CHECK_BALANCE_KEY": "fAke-key-987654"},
            )
            self.assertIn(b"Proxy-Authorization", proxy.received)
        self.assert_hidden(result)
        self.assertNotIn(b"fAke-key-987654", result.output)


if __name__ == "__main__":
    unittest.main()
