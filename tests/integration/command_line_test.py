# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""Options and their mistakes, thresholds, help."""

import unittest

from support.assertions import PluginTest
from support.documented import ALPHASMS_KEY, ALPHASMS_OK
from support.hostile_server import HostileServer, answers, reply
from support.plugin import at_once, run

# Options of a simulated balance of 5, or others, and words that the one line must hold.
MISTAKES = (
    (("--simulate", "5", "-w", "abc"), ("--warning", "abc")),
    (("--simulate", "5", "--critcal", "5"), ("--critcal", "--critical")),
    (("--simulate", "5", "--warn", "5"), ("--warn", "--warning")),
    (("--simulate", "5", "--crit=5"), ("--crit",)),
    (("--simulate", "5", "-w", ""), ("--warning", "empty")),
    (("--simulate", "5", "--warning="), ("--warning", "empty")),
    (("--simulate", "5", "-w", " "), ("--warning",)),
    (("--simulate", "5", "-w", "50", "-c", "200"), ("critical", "warning", "200", "50")),
    (("--simulate", "5", "-w", "~:50", "-c", "~:20"), ("critical", "warning", "50", "20")),
    (("--simulate", "5", "-w", "10:50", "-c", "0:20"), ("critical", "warning")),
    (("--simulate", "5", "-w", "-100", "-c", "-50"), ("-100", "-50")),
    (("--simulate", "5", "word"), ("command line",)),
    (("--simulate", "5", "-"), ("command line",)),
    (("--simulate", "5", "--"), ()),
    (("--simulate", "5", "-w"), ("--warning",)),
    (("--simulate", "5", "-w", "--critical", "5"), ("--warning",)),
    (("--simulate", "5", "-c", "-w", "5"), ("--critical",)),
    (("--simulate", "5", "-x"), ("-x",)),
    (("--simulate", "5", "--insecure=yes"), ("--insecure",)),
    (("--simulate", "abc"), ("--simulate", "abc")),
    (("--simulate", "5", "--label", "Balance"), ("--label",)),
    (("--simulate", "5", "--label", "1st"), ("--label",)),
    (("--simulate", "5", "--label", "a" * 20), ("--label",)),
    (("--simulate", "5", "--label", "a b"), ("--label",)),
    (("--simulate", "5", "--label", "time"), ("--label",)),
    (("--simulate", "5", "--metric", "balance"), ("--metric", "--provider")),
    (("--simulate", "5", "--perfdata-thresholds", "all"), ("--perfdata-thresholds",)),
    (("--simulate", "5", "--currency", "U|S"), ("--currency",)),
    (("--simulate", "5", "--on-failure", "ok"), ("--on-failure", "ok")),
    (("--simulate", "5", "--on-failure", "refused=ok"), ("--on-failure",)),
    (("--simulate", "5", "--on-failure", "refused"), ("--on-failure",)),
    (("--simulate", "5", "--on-failure", "bogus=critical"), ("--on-failure", "bogus")),
    (("--simulate", "5", "--on-failure", "=critical"), ("--on-failure",)),
    (("--simulate", "5", "--on-failure", "refused=2"), ("--on-failure",)),
    (("--simulate", "5", "-4", "-6"), ("4", "6")),
    (("--simulate", "5", "--response-file", "-"), ("--simulate", "--response-file")),
    (("-w", "5"), ("--provider",)),
    ((), ("--provider",)),
    (("-P", "nosuch"), ("nosuch", "--list-providers")),
    (("-P", "AlphaSMS"), ("AlphaSMS",)),
    (("-P", "alphasms"), ("alphasms", "--key-file")),
    (("-P", "alphasms", "-l", "x"), ("alphasms", "password")),
    (("-P", "unitpay", "--key", "x"), ("unitpay", "login")),
    (("-P", "unitpay", "-l", "x", "--password", "x"), ("unitpay", "key")),
    (("-P", "unitpay", "-m", "bogus"), ("--metric", "bogus", "available", "total", "held")),
    (("-P", "unitpay", "--label", "total"), ("--label", "total")),
    (("-P", "unitpay", "-l", "x", "--key", "x", "--http-method", "post"), ("--http-method",)),
    (("-P", "alphasms", "--key", "x", "--http-method", "put"), ("--http-method", "put")),
    (("-P", "alphasms", "--key", "x", "--param", "x"), ("--param",)),
    (("-P", "alphasms", "--key", "fake", "--param", "x=1"), ("--param", "takes no --param")),
    (("--show-provider", "nosuch"), ("nosuch",)),
    (("--validate-provider", "/nonexistent"), ("/nonexistent",)),
    (("--provider-file", "/nonexistent"), ("/nonexistent",)),
    (("-P", "alphasms", "--response-file", "/nonexistent"), ("--response-file", "/nonexistent")),
)

BAD_VALUES = {
    "--warning": (
        ":", "@", "~", "~~:5", "10:5", "inf", "nan", "0x10", "1,5", "10%", "5:~", "1:2:3", "@@5", "1 :2", "1: 2", "@ 5",
        "--5", "1e31", "1e-31", "5x", "½", "\u0665", "@-5", ":-1", "1e", "1" * 39,
    ),
    "--timeout": ("0", "-1", "abc", "nan", "inf", "1e400", "0x5", "1,5", "", "99999999999"),
    "--retries": ("-1", "1.5", "abc", "1e1", "", "99999999999"),
    "--proxy": ("x", "127.0.0.1", "ftp://x", "http://", ""),
    "--url": (
        "x", "example.org", "https://", "https:///x", "https://user@x.example", "https://a:b@x.example",
        "https://x.example/?a=b", "https://x.example/#a", "https://x y.example", "https://x.example:99999",
        "https://x\\y", "file:///etc/passwd", "https://x.example/\u200b",
    ),
}

# What is judged, the options, and the exit code.
THRESHOLDS = (
    ("5", ("-w", "5"), 0), ("4.99", ("-w", "5"), 1), ("5", ("-w5",), 0), ("4", ("--warning=5",), 1),
    ("-5", ("-c", "-4"), 2), ("-5", ("-w", "-6"), 0), ("-5", ("-c", "-100"), 0), ("-101", ("-c", "-100"), 2),
    ("-101", ("-c-100",), 2), ("-101", ("--critical=-100",), 2), ("-1", ("-w", "0:10"), 1), ("11", ("-w", "0:10"), 1),
    ("11", ("-w", "10"), 0), ("11", ("-w", ":10"), 1), ("-1", ("-w", ":10"), 1), ("-1", ("-w", "~:10"), 0),
    ("11", ("-w", "~:10"), 1),
    ("10", ("-w", "~:10"), 0), ("10", ("-w", "@10"), 1), ("0", ("-w", "@10"), 1), ("-1", ("-w", "@10"), 0),
    ("15", ("-w", "@10:20"), 1),
    ("20", ("-w", "@10:20"), 1), ("21", ("-w", "@10:20"), 0), ("1e30", ("-w", "~:"), 0), ("9", ("-w", "010"), 1),
    ("8", ("-w", "08"), 0),
    ("5", ("-w", " 5 "), 0), ("5", ("-w", "5e0"), 0), ("4", ("-w", "50e-1"), 1), ("5", ("-w", "+5"), 0),
    ("0.4", ("-w", ".5"), 1),
    ("5", ("-w", "5."), 0), ("-0", ("-c", "0"), 0), ("3", ("-w", "5", "-c", "5"), 2), ("5", ("-w", "1", "-w", "9"), 1),
    ("0.1", ("-c", "0.10"), 0), ("9007199254740992", ("-c", "9007199254740993"), 2),
    ("0.30000000000000004", ("-c", "0.3"), 0), ("0.3", ("-c", "0.30000000000000004"), 2), ("-1", ("-w", "-.5:"), 1),
)


class Mistakes(PluginTest):
    def test_every_mistake_is_one_line_that_says_what_and_where(self):
        for (options, words), result in zip(MISTAKES, at_once(lambda case: run(*case[0]), MISTAKES, workers=4)):
            with self.subTest(options):
                self.assert_unknown(result, *words)

    def test_values_that_cannot_be_read_are_never_guessed_at(self):
        for option, values in BAD_VALUES.items():
            for value in values:
                with self.subTest(option=option, value=value):
                    result = run("-P", "alphasms", "--explain", option, value, env=ALPHASMS_KEY)
                    self.assert_unknown(result, option)

    def test_a_mistake_is_unknown_whatever_failures_are(self):
        for options in (
            ("-w", "abc"), ("-P", "nosuch"), ("--bogus",), ("-P", "alphasms"), ("-w", "1", "-c", "2"), ("-u", "x")
        ):
            with self.subTest(options):
                self.assert_unknown(run("--on-failure", "critical", *options))

    def test_no_option_may_be_abbreviated(self):
        for option in (
            "--provide", "--ur", "--log", "--pass", "--time", "--verb", "--hel", "--vers", "--insec", "--simul",
            "--list"
        ):
            with self.subTest(option):
                self.assert_unknown(run(option, "5"), option)


class Thresholds(PluginTest):
    def test_amounts_are_judged_as_documented(self):
        for (amount, options, code), result in zip(
            THRESHOLDS, at_once(lambda case: run("--simulate", case[0], *case[1]), THRESHOLDS, workers=4)
        ):
            with self.subTest(amount=amount, options=options):
                self.assert_one_line(result)
                self.assertEqual(code, result.code, result)

    def test_amounts_and_thresholds_arrive_unchanged(self):
        for amount in ("31.168300000000002", "1234567.89", "0.00000001", "-0.10", "1" * 38, "0." + "1" * 38):
            with self.subTest(amount):
                result = run("--simulate", amount, "-w", amount)
                self.assertTrue(result.text.endswith(f" | balance={amount};{amount}\n"), result)
                self.assertEqual(0, result.code)

    def test_the_text_never_contradicts_the_state(self):
        for amount, bound, shown in (
            ("99.996", "100", "99.996"), ("-0.001", "0", "-0.001"), ("0.004", "0.005", "0.004"),
            ("99.999999", "100", "99.999999"),
        ):
            with self.subTest(amount):
                result = run("--simulate", amount, "-w", bound, "--currency", "EUR")
                self.assertIn(f" {shown} EUR (simulated), below {bound}", result.text)
        self.assertNotIn(
            "100.00 EUR (simulated), above 100 ", run("--simulate", "100.004", "-w", "~:100", "--currency", "EUR").text
        )


class Simulation(PluginTest):
    def test_a_fire_drill_says_so_and_asks_nobody(self):
        self.assert_result(
            run("--simulate", "31.17", "-w", "200", "-c", "50"), 2,
            "BALANCE CRITICAL: 31.17 (simulated), below 50 | balance=31.17;200;50",
        )
        with HostileServer(answers(reply(ALPHASMS_OK))) as server:
            self.assert_result(
                run(
                    "--simulate=-5", "-P", "unitpay", "-l", "a@b.example", "-u", server.http, "--currency", "rub",
                    "-m", "total"
                ), 0,
                "BALANCE OK: unitpay a@b.example: -5.00 RUB total (simulated) | total=-5",
            )
            self.assertEqual(0, server.connections)

    def test_an_explanation_sends_nothing_and_is_unknown(self):
        with HostileServer(answers(reply(ALPHASMS_OK))) as server:
            result = run(
                "-P", "alphasms", "-u", server.http, "-w", "200", "-c", "~:5000", "--explain",
                env={"CHECK_BALANCE_KEY": "fAke-key"}
            )
            self.assertEqual((3, 0, b""), (result.code, server.connections, result.stderr))
        for words in ("below 200", "above 5000", "POST", "/api/http.php", "key = ***", "***"):
            self.assertIn(words, result.text)
        self.assertNotIn("fAke-key", result.text)

    def test_an_explanation_needs_no_credentials(self):
        for provider in ("alphasms", "unitpay"):
            result = run("-P", provider, "--explain")
            self.assertEqual(3, result.code)
            self.assertIn("redentials", result.text)


class HelpAndVersion(PluginTest):
    def test_help_and_version_are_never_green(self):
        for option in ("-h", "--help", "-V", "--version"):
            for others in ((), ("-P", "alphasms"), ("-v",)):
                self.assertEqual(3, run(option, *others).code)

    def test_help_fits_a_terminal_and_names_every_option(self):
        text = run("--help").text
        for line in text.splitlines():
            self.assertLessEqual(len(line), 80, line)
            line.encode("ascii")
        for option in (
            "provider", "url", "login", "password-file", "key-file", "password", "key", "extra-opts", "param",
            "account", "warning",
            "critical", "metric", "currency", "timeout", "retries", "on-failure", "proxy", "ca-file", "ca-path",
            "client-cert",
            "client-key", "insecure", "http-method", "perfdata-thresholds", "label", "simulate", "response-file",
            "explain",
            "list-providers", "show-provider", "validate-provider", "provider-file", "verbose", "help", "version",
        ):
            self.assertIn(f"--{option}", text)
        self.assertIn("prefer --key-file", text)

    def test_the_version_has_the_form_of_the_guidelines(self):
        self.assertRegex(run("-V").text, r"\Acheck_balance v[0-9.]+ \(check_balance [0-9.]+\)\n\Z")


class Verbosity(PluginTest):
    def test_details_follow_on_further_lines_and_change_nothing_else(self):
        plain = run("-P", "alphasms", "--response-file", "-", "-w", "200", input=b"balance:5")
        lines = 1
        for verbosity in range(1, 4):
            result = run("-P", "alphasms", "--response-file", "-", "-w", "200", *["-v"] * verbosity, input=b"balance:5")
            self.assert_status_line(result)
            self.assertEqual((plain.code, plain.first_line), (result.code, result.first_line))
            self.assertGreaterEqual(len(result.text.splitlines()), lines)
            lines = len(result.text.splitlines())
        self.assertEqual(
            result.stdout, run("-P", "alphasms", "--response-file", "-", "-w200", "-vvv", input=b"balance:5").stdout
        )
        self.assertEqual(
            result.stdout, run("-P", "alphasms", "--response-file", "-", "-w200", "-vvvvv", input=b"balance:5").stdout
        )


if __name__ == "__main__":
    unittest.main()
