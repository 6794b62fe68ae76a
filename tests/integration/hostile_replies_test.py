# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""Exit code 3 and one sound line, whatever a provider answers; no figure that is none."""

import json
import unittest

from support.assertions import PluginTest
from support.documented import ALPHASMS_KEY, ALPHASMS_OK
from support.hostile_server import HostileServer, answers, reply
from support.plugin import QUICK, run
from support.judged import judge, unitpay_figure

KILLER_NUMBERS = (
    "128.74836467836484838364836483643636483648e-336", "0.0000074836628E-2147483636", "1e400", "-1e400", "1e-400",
    "1e2147483648", "1e-2147483649", "1e99999999999999999999", "0." + "0" * 1_000_000 + "1", "1" * 39, "1" * 1_000_000,
    "5708990770823839524233143877797980545530986496.0", "1e31", "1e-31",
)
NO_NUMBERS = (
    "nan", "NaN", "inf", "-inf", "Infinity", "0x10", "1,5", "1_000", "1 000", "10%", "12.5 EUR", "1,234.56", "--5",
    "+-5", "5-",
    "1e", "1e+", "e5", ".", "-", "+", "1.2.3", "\u0661\u0662", "\uff11", "5\u00a0", "null", "true", "1e5e5", "1d", "٫5",
)


class Replies(PluginTest):
    def test_nothing_but_a_number_is_a_balance(self):
        for text in (*KILLER_NUMBERS, *NO_NUMBERS):
            for provider, body in (
                ("alphasms", f"balance:{text}"), ("unitpay", unitpay_figure(json.dumps(text))),
                ("unitpay", unitpay_figure(text)),
            ):
                with self.subTest(provider=provider, text=ascii(text[:60])):
                    result = judge(provider, body)
                    self.assert_unknown(result)
                    self.assertLess(result.elapsed, QUICK, result)

    def test_deep_nesting_is_refused_quickly(self):
        for body in ("[" * 1_048_576, '{"a":' * 200_000, "[" * 500_000 + "]" * 500_000, '{"result":' + "[" * 1_000_000):
            with self.subTest(body[:10]):
                result = judge("unitpay", body)
                self.assert_unknown(result)
                self.assertLess(result.elapsed, QUICK)

    def test_a_nul_byte_is_malformed(self):
        for provider, body in (
            ("alphasms", b"balance:100\0"), ("alphasms", b"\0balance:100"), ("alphasms", b"balance:100\n\0"),
            ("unitpay", unitpay_figure("100").encode() + b"\0"), ("unitpay", unitpay_figure("100").encode() + b"\0{}"),
        ):
            with self.subTest(body):
                self.assert_unknown(judge(provider, body))

    def test_two_different_values_are_malformed_and_equal_ones_are_not(self):
        two = '{"result":{"accounts":{"rub":{"balance":"20","availableBalance":"%s","availableBalance":"%s"}}}}'
        self.assert_unknown(judge("unitpay", two % ("20", "3")), "two different values")
        self.assertEqual(0, judge("unitpay", two % ("20", "20.0")).code)
        self.assert_unknown(judge("alphasms", "balance:20 balance:3"), "two different values")
        self.assert_unknown(judge("alphasms", "balance:20\nbalance:3"), "two different values")
        self.assertEqual(0, judge("alphasms", "balance:20\nbalance:20.00").code)

    def test_trailing_garbage_is_malformed(self):
        for tail in ("x", "{}", "]", ",", '{"error":{"code":-32000}}'):
            with self.subTest(tail):
                self.assert_unknown(judge("unitpay", unitpay_figure("100") + tail))

    def test_json_that_is_none_is_malformed(self):
        for body in (
            "", " ", "null", "true", "5", '"x"', "[]", "{}", "{,}", '{"a":1,,}', "{'a':1}", "//x\n{}", "nan", "\ufeff"
        ):
            with self.subTest(body):
                self.assert_unknown(judge("unitpay", body))

    def test_an_error_and_a_balance_in_one_reply_count_as_the_error(self):
        body = unitpay_figure("1")[:-1] + ',"error":{"message":"gone","code":-32000}}'
        self.assert_unknown(judge("unitpay", body), "login refused: gone")
        for body in ("balance:1\nerrors:gone", "errors:gone\nbalance:1", "balance:1 errors:gone"):
            with self.subTest(body):
                self.assert_unknown(judge("alphasms", body), "gone")

    def test_an_error_in_the_body_counts_before_the_http_status(self):
        body = '{"error":{"message":"gone","code":-32000}}'
        for status in ("200 OK", "400 Bad Request", "429 Too Many Requests", "500 Oops", "503 Busy"):
            with HostileServer(answers(reply(body, status))) as server:
                result = run(
                    "-P", "unitpay", "-l", "x", "-u", server.http, "--on-failure", "refused=critical", env=ALPHASMS_KEY
                )
            self.assertEqual(2, result.code, result)

    def test_a_balance_under_an_error_status_is_no_balance(self):
        for status in ("400 Bad Request", "404 Not Found", "500 Oops", "302 Found", "403 Forbidden"):
            with HostileServer(answers(reply(ALPHASMS_OK, status))) as server:
                self.assert_unknown(run("-P", "alphasms", "-u", server.http, "-c", "50", env=ALPHASMS_KEY), status[:3])


if __name__ == "__main__":
    unittest.main()
