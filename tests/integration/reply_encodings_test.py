# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""Replies in UTF-16 and in older encodings: the bytes, HTTP and the XML declaration, in this order."""

import json
import unittest

from support.assertions import PluginTest
from support.files import Files
from support.hostile_server import HostileServer, answers, reply
from support.plugin import run

KEY = "k3y-for-tests"
LITTLE, BIG = b"\xff\xfe", b"\xfe\xff"
XML = "<?xml version='1.0'%s?><r><balance currency='EUR'>123.45</balance></r>"
FAULT = "<?xml version='1.0'%s?><r><error>Неверный ключ</error></r>"
REPLIES = {
    "json": {"errors": [{"at": "/error", "message": "/error"}], "figures": [{"name": "balance", "at": "/balance"}]},
    "xml": {"errors": [{"at": "/r/error", "message": "/r/error"}], "currency": "/r/balance/@currency",
            "figures": [{"name": "balance", "at": "/r/balance"}]},
    "key_value": {"errors": [{"at": "error", "message": "error"}], "figures": [{"name": "balance", "at": "balance"}]},
    "text": {"errors": [{"at": "^ERROR (.*)$", "message": "^ERROR (.*)$"}],
             "figures": [{"name": "balance", "at": "^([0-9.]+)\\s*$"}]},
}
BALANCES = {"json": '{"balance":123.45}', "xml": XML % "", "key_value": "balance:123.45\n", "text": "123.45\r\n"}
FAULTS = {"json": '{"error":"Неверный ключ"}', "xml": FAULT % "", "key_value": "error:Неверный ключ\n",
          "text": "ERROR Неверный ключ"}


def declared(text: str, encoding: str) -> str:
    return text % f" encoding='{encoding}'"


class ReplyEncodings(PluginTest):
    def setUp(self):
        self.files = Files()
        self.addCleanup(self.files.remove)

    def definition(self, form: str, base_url="https://api.example.org") -> str:
        return self.files.file(json.dumps({
            "format": 1, "name": "mine", "title": "Mine", "base_url": base_url, "credentials": [["key"]],
            "request": {"methods": ["get"], "path": "/", "headers": {"X-Api-Key": "{key}"}},
            "reply": {"format": form, **REPLIES[form]},
        }), name="mine.json")

    def saved(self, form: str, body, *words):
        return run("--provider-file", self.definition(form), "--response-file", "-", *words,
                   input=body if isinstance(body, bytes) else body.encode())

    def asked(self, form: str, body: bytes, content_type: str, *words, status="200 OK"):
        with HostileServer(answers(reply(body, status, content_type=content_type))) as server:
            return run("--provider-file", self.definition(form, server.http), *words, env={"CHECK_BALANCE_KEY": KEY})

    def assert_balance(self, result) -> None:
        self.assert_one_line(result)
        self.assertEqual(0, result.code, result)
        self.assertIn("123.45", result.text)
        self.assertIn("balance=123.45", result.text)

    def test_every_format_is_read_in_utf_8_and_utf_16(self):
        for form in REPLIES:
            for name, mark, encoding in (
                ("UTF-8", b"", "utf-8"), ("UTF-8 with a mark", b"\xef\xbb\xbf", "utf-8"),
                ("UTF-16LE", LITTLE, "utf-16-le"), ("UTF-16BE", BIG, "utf-16-be"),
                ("UTF-16LE without a mark", b"", "utf-16-le"), ("UTF-16BE without a mark", b"", "utf-16-be"),
            ):
                with self.subTest(form=form, encoding=name):
                    self.assert_balance(self.saved(form, mark + BALANCES[form].encode(encoding)))
                    fault = self.saved(form, mark + FAULTS[form].encode(encoding))
                    self.assert_unknown(fault, "Неверный ключ")

    def test_bytes_count_before_the_declaration(self):
        for name, body in (
            ("UTF-16LE", LITTLE + declared(XML, "utf-16").encode("utf-16-le")),
            ("UTF-16BE", BIG + declared(XML, "utf-16").encode("utf-16-be")),
            ("a mark of UTF-16", LITTLE + declared(XML, "utf-8").encode("utf-16-le")),
            ("declared UTF-16", declared(XML, "utf-16").encode()),
            *((f"declared {name}", declared(XML, name).encode())
              for name in ("UCS-2", "Unicode", "UTF16", "utf-32", "ISO-10646-UCS-2")),
            ("declared UTF-16 behind a mark", b"\xef\xbb\xbf" + declared(XML, "UTF-16LE").encode()),
        ):
            with self.subTest(name):
                self.assert_balance(self.saved("xml", body))
        self.assert_unknown(self.saved("xml", declared(FAULT, "windows-1251")), "Неверный ключ")

    def test_http_counts_before_the_declaration_and_a_mark_before_both(self):
        for name, body, content_type in (
            ("HTTP alone", (FAULT % "").encode("cp1251"), "text/xml; charset=windows-1251"),
            ("HTTP and another declaration", declared(FAULT, "utf-8").encode("cp1251"),
             'application/xml;charset="Windows-1251"'),
            ("HTTP and an older declaration", declared(FAULT, "koi8-r").encode("cp1251"), "text/xml; charset=cp1251"),
            ("the declaration alone", declared(FAULT, "koi8-r").encode("koi8-r"), "text/xml"),
            ("HTTP says UTF-8", declared(FAULT, "windows-1251").encode(), "text/xml; charset=utf-8"),
            ("a mark", LITTLE + declared(FAULT, "koi8-r").encode("utf-16-le"), "text/xml; charset=windows-1251"),
            ("a mark of UTF-8", b"\xef\xbb\xbf" + (FAULT % "").encode(), "text/xml; charset=windows-1251"),
        ):
            with self.subTest(name):
                self.assert_unknown(self.asked("xml", body, content_type), "Неверный ключ")
        for form in ("json", "key_value", "text"):
            with self.subTest(form):
                result = self.asked(form, FAULTS[form].encode("cp1251"), "text/plain; charset=windows-1251")
                self.assert_unknown(result, "Неверный ключ")

    def test_white_space_before_the_declaration_does_not_matter(self):
        for before in ("\n", "\r\n\r\n", " ", "\t\n"):
            with self.subTest(before):
                self.assert_balance(self.saved("xml", before + XML % ""))
                self.assert_balance(self.saved("xml", LITTLE + (before + XML % "").encode("utf-16-le")))

    def test_what_is_broken_is_no_figure(self):
        for name, form, body in (
            ("a lone surrogate", "text", LITTLE + "12".encode("utf-16-le") + b"\x3d\xd8" + "3".encode("utf-16-le")),
            ("half a unit", "text", LITTLE + "123".encode("utf-16-le") + b"4"),
            ("a NUL", "text", LITTLE + "12\0".encode("utf-16-le")),
            ("UTF-32", "json", BALANCES["json"].encode("utf-32")),
            ("UTF-32 without a mark", "json", BALANCES["json"].encode("utf-32-le")),
            ("the other order", "json", BIG + BALANCES["json"].encode("utf-16-le")),
            ("an unknown encoding", "xml", declared(XML, "x")),
            ("no encoding", "xml", (FAULT % "").encode("cp1251")),
            ("nothing", "xml", LITTLE),
        ):
            with self.subTest(name):
                result = self.saved(form, body)
                self.assert_unknown(result, "the reply")
                self.assertNotIn("|", result.text)

    def test_the_shown_reply_is_readable_and_tells_no_secret(self):
        body = LITTLE + f'{{"balance":123.45,"echo":"{KEY}","name":"Ключ"}}'.encode("utf-16-le")
        result = self.asked("json", body, "application/json", "-v", "-v", "-v")
        self.assertEqual(0, result.code, result)
        self.assertIn("Ключ", result.text)
        self.assertNotIn(KEY, result.text)
        self.assertNotIn("k 3 y", result.text)
        self.assertIn('"echo":"***"', result.text)

    def test_an_error_is_known_before_another_attempt(self):
        body = LITTLE + FAULTS["json"].encode("utf-16-le")
        result = self.asked("json", body, "application/json", status="401 Unauthorized")
        self.assert_unknown(result, "refused", "Неверный ключ")


if __name__ == "__main__":
    unittest.main()
