# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""Text from outside never acts, never breaks the line and keeps its letters."""

import json
import os
import unittest

from support.assertions import PluginTest
from support.documented import ALPHASMS_KEY
from support.hostile_server import HostileServer, answers, reply
from support.plugin import run
from support.judged import judge

HOSTILE_TEXTS = (
    "a|b=1;2;3", "a\nBALANCE OK: fine | balance=9", "a\r\nb", "<b>bold</b>", "`id` $(id) $HOME &amp;",
    "back\\slash \\n",
    "\x1b[31mred\x1b[0m", "\x07\x08\x7f\x80\x9f", "\u202eright to left\u202c", "zero\u200bwidth\ufeff\u2060",
    "\u2028\u2029",
    "\U000e0041tag", "x" * 5000, "й" * 5000, "😀" * 3000, "e\u0301" * 500, "'\"';=", "\u0000", "\ud800", "\udc00\ud800",
)
BROKEN_UTF8 = (
    b"\xff\xfe", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"ok \xe2\x82", b"\xcf\xf0\xe8\xe2\xe5\xf2",
    b"\x80\x80\x80"
)


class ForeignText(PluginTest):
    OPTIONS = (
        "-w", "-c", "-P", "-u", "-m", "-t", "--currency", "--label", "--param", "--ca-file", "--key-file", "--proxy",
        "--provider-file", "--show-provider", "--response-file", "--on-failure", "--simulate",
    )

    def test_messages_are_cleaned(self):
        for text in HOSTILE_TEXTS:
            with self.subTest(ascii(text[:30])):
                body = json.dumps({"error": {"message": text, "code": -32000}})
                for verbosity in ((), ("-v", "-v", "-v")):
                    result = judge("unitpay", body, *verbosity)
                    self.assert_status_line(result)
                    self.assertIn("login refused", result.text)
        for text in HOSTILE_TEXTS[:18]:
            with self.subTest(ascii(text[:30])):
                self.assert_one_line(judge("alphasms", f"errors:{text}"))

    def test_broken_utf_8_in_a_message_is_replaced_and_does_not_hide_the_error(self):
        for text in BROKEN_UTF8:
            with self.subTest(ascii(text)):
                self.assert_unknown(judge("alphasms", b"errors:wrong password " + text), "login refused")
                body = b'{"error":{"message":"' + text + b'","code":-32000}}'
                self.assert_unknown(judge("unitpay", body), "login refused")

    def test_messages_keep_their_letters(self):
        for text in ("Неверный секретный ключ", "密钥错误", "مفتاح خاطئ", "Schlüssel ungültig", "कुंजी गलत है", "😀"):
            with self.subTest(ascii(text)):
                body = json.dumps({"error": {"message": text, "code": -32000}})
                self.assert_unknown(judge("unitpay", body), text)
                self.assert_unknown(judge("alphasms", f"errors:{text}"), text)

    def test_a_message_has_120_characters_at_most(self):
        for letter in "xй😀":
            with self.subTest(ascii(letter)):
                result = judge("unitpay", json.dumps({"error": {"message": letter * 500, "code": -32000}}))
                self.assertEqual(120, result.text.count(letter), result)

    def test_names_from_the_command_line_are_cleaned_too(self):
        for text in ("a|b", "<b>", "`id`$x&\\", "\u202eabc", "й" * 3000, "x" * 100_000, "\u200b", "a  b"):
            for option in ("--account", "--login"):
                with self.subTest(option=option, text=ascii(text[:20])):
                    self.assert_one_line(run("--simulate", "5", option, text))

    def test_a_mistake_never_makes_more_than_a_line(self):
        for text in ("x" * 100_000, "й" * 40_000, "|" * 3000, "<>`\\$&" * 500, b"\xff\xfe" * 500, "\u202e" * 3000):
            for option in self.OPTIONS:
                with self.subTest(option=option, text=ascii(text[:6])):
                    result = run("-P", "alphasms", "-u", "http://127.0.0.1:1", option, text, env=ALPHASMS_KEY)
                    self.assert_one_line(result)

    def test_headers_are_cleaned(self):
        headers = (
            "X-Bar: a|b=1 <b> `id`", "X-\x1b[31m: \x1b[0m", "Location: https://a|b.example/<b>", "X: " + "y" * 5000
        )
        for status in ("200 a|b=1", "302 <b>", "500 \x1b[31m"):
            with HostileServer(answers(reply("a|b=5", status, headers, "text/<b>|x=1"))) as server:
                result = run("-P", "alphasms", "-u", server.http, "-v", "-v", "-v", env=ALPHASMS_KEY)
            self.assert_status_line(result)

    def test_the_output_stays_small_at_every_verbosity(self):
        with HostileServer(answers(reply("errors:" + "x" * 900_000, headers=["X: " + "y" * 1000] * 40))) as server:
            for verbosity in range(5):
                result = run("-P", "alphasms", "-u", server.http, *["-v"] * verbosity, env=ALPHASMS_KEY)
                self.assert_status_line(result)
                self.assertLessEqual(len(result.stdout), 8192, result)


class FirstLine(PluginTest):
    def definition(self, count, digits: str):
        figures = [{"name": f"figure_{number:02}_abcdefghi", "at": f"/f{number}"} for number in range(count)]
        body = json.dumps({f"f{number}": digits for number in range(count)})
        return json.dumps({
            "format": 1, "name": "many", "title": "Many figures", "base_url": "https://pay.example",
            "credentials": [["key"]],
            "request": {"methods": ["get"], "path": "/", "parameters": {"key": "{key}"}},
            "reply": {"format": "json", "figures": figures},
        }), body

    def test_many_long_figures_stay_within_1000_bytes(self):
        for count in (1, 4, 6, 40):
            with self.subTest(count):
                definition, body = self.definition(count, "9" * 38 + "e30")
                read_end, write_end = os.pipe()
                os.write(write_end, definition.encode())
                os.close(write_end)
                result = run(
                    "--provider-file", f"/proc/self/fd/{read_end}", "--response-file", "-", input=body.encode(),
                    pass_fds=(read_end,),
                )
                os.close(read_end)
                self.assert_one_line(result)

    def test_long_thresholds_and_names_leave_the_performance_data_whole(self):
        amount, bound = "9" * 38 + "e30", "1" * 38 + "e30"
        result = run(
            "--simulate", amount, "-w", f"{bound}:{amount}", "-c", f"~:{amount}", "--label", "a" * 19,
            "--account", "й" * 200,
        )
        self.assert_one_line(result)
        self.assertRegex(result.text, r" \| a{19}=9{38}0{30};1{38}0{30}:9{38}0{30};9{38}0{30}\n\Z")


if __name__ == "__main__":
    unittest.main()
