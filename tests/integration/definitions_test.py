# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""A directory of one's own definitions, the searchable list, warnings, and definitions and replies that mean harm."""

import json
import os
import unittest

from support.assertions import PluginTest
from support.files import Files
from support.hostile_server import HostileServer, answers, reply
from support.plugin import QUICK, run

KEY = {"CHECK_BALANCE_KEY": "k3y-for-tests"}


def definition(**changes) -> dict:
    """A small definition, with members replaced, or left out where they are None."""
    whole = {
        "format": 1, "name": "mine", "title": "My own provider", "base_url": "https://api.example",
        "credentials": [["key"]],
        "request": {"methods": ["get"], "path": "/balance", "headers": {"X-Api-Key": "{key}"}},
        "reply": {
            "format": "json", "errors": [{"at": "/error", "class": "provider", "message": "/error"}],
            "figures": [{"name": "balance", "at": "/balance"}],
        },
    }
    whole.update(changes)
    return {name: value for name, value in whole.items() if value is not None}


def with_reply(**members) -> str:
    return json.dumps(definition(reply=members))


class OwnDefinitions(PluginTest):
    def setUp(self):
        self.files = Files()
        self.addCleanup(self.files.remove)
        self.directory = self.files.folder()

    def put(self, name: str, content, mode: int = 0o644) -> str:
        path = os.path.join(self.directory, name)
        with open(path, "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())
        os.chmod(path, mode)
        return path

    def own(self, *arguments, **kinds):
        return run("--provider-dir", self.directory, *arguments, **kinds)


class Directory(OwnDefinitions):
    def test_a_definition_of_the_directory_is_asked_by_its_name(self):
        with HostileServer(answers(reply('{"balance":7}'))) as server:
            self.put("mine.json", json.dumps(definition(base_url=server.http)))
            result = self.own("-P", "mine", "-w", "10", env=KEY)
        self.assert_result(result, 1, "BALANCE WARNING: mine: 7, below 10 | balance=7;10 time=TIMEs;;;0;10")

    def test_an_own_definition_in_place_of_a_built_in_one_is_said_wherever_it_counts(self):
        path = self.put("unitpay.json", json.dumps(definition(name="unitpay")))
        origin = f"(from {path}, in place of the built-in one)"
        rows = [line for line in self.own("--list-providers").text.splitlines() if line.startswith("unitpay ")]
        self.assertEqual(1, len(rows), rows)
        self.assertTrue(rows[0].endswith("My own provider " + origin), rows)
        self.assertIn(origin, self.own("-P", "unitpay", "--explain", env=KEY).text.splitlines()[0])
        verbose = self.own("-P", "unitpay", "-v", "--response-file", "-", input=b'{"balance":5}')
        self.assertEqual(0, verbose.code, verbose)
        self.assertIn(f"provider: unitpay, My own provider {origin}\n", verbose.text)
        self.assertNotIn("in place of", run("-P", "unitpay", "-v", "--simulate", "5").text)

    def test_an_own_definition_beside_the_built_in_ones_tells_its_file(self):
        path = self.put("mine.json", json.dumps(definition()))
        self.assertIn(f"My own provider (from {path})\n", self.own("--list-providers").text)
        self.assertIn(f"(from {path})", self.own("-P", "mine", "--explain").text.splitlines()[0])
        self.assertEqual(json.dumps(definition()), self.own("--show-provider", "mine").text)

    def test_a_definition_that_cannot_be_used_is_said_and_hides_nothing(self):
        self.put("broken.json", "{")
        self.put("open.json", json.dumps(definition(name="open")), mode=0o666)
        self.put("other.json", json.dumps(definition(name="mine")))
        self.put("unitpay.json", "[]")
        listed = self.own("--list-providers")
        self.assertEqual((0, b""), (listed.code, listed.stderr), listed)
        rows = {line.split()[0]: line for line in listed.text.splitlines()}
        self.assertEqual(len(run("--list-providers").text.splitlines()) + 3, len(rows))
        for name, reason in (
            ("broken", "not JSON"), ("open", "others can write to it"), ("other", "/name: must be other"),
            ("unitpay", "must be an object"),
        ):
            with self.subTest(name):
                self.assertIn("not usable: ", rows[name])
                self.assertIn(reason, rows[name])
                self.assert_unknown(self.own("-P", name, "--simulate", "5"), f"{name}.json", reason)
                self.assert_unknown(self.own("--show-provider", name), f"{name}.json", reason)
        self.assertEqual(0, self.own("-P", "alphasms", "--simulate", "5").code)

    def test_a_directory_that_is_none_is_a_mistake(self):
        for path in (self.files.path("missing"), self.files.file("x"), "", "/dev/null"):
            with self.subTest(path):
                for words in (("-P", "alphasms", "--simulate", "5"), ("--list-providers",)):
                    self.assert_unknown(run("--provider-dir", path, *words), "--provider-dir")

    def test_a_pipe_in_the_directory_holds_nothing_up(self):
        os.mkfifo(os.path.join(self.directory, "mine.json"))
        for words in (("-P", "mine"), ("--show-provider", "mine")):
            result = self.own(*words)
            self.assert_unknown(result, "not a regular file")
            self.assertLess(result.elapsed, QUICK)
        self.assertIn("not a regular file", self.own("--list-providers").text)

    def test_a_name_leads_nowhere_else(self):
        os.mkdir(os.path.join(self.directory, "sub"))
        self.put("mine.json", json.dumps(definition()))
        for name in ("../mine", "sub/../mine", "./mine", self.directory + "/mine", "mine.json"):
            with self.subTest(name):
                result = run("--provider-dir", os.path.join(self.directory, "sub"), "-P", name, "--simulate", "5")
                self.assert_unknown(result, "unknown provider")


class SearchableList(OwnDefinitions):
    def test_a_word_picks_the_rows_that_have_it(self):
        whole = run("--list-providers").text.splitlines()
        for word in ("unitpay", "UnitPay", "PAYMENT"):
            with self.subTest(word):
                found = run(f"--list-providers={word}")
                self.assertEqual(0, found.code, found)
                head, *rows = found.text.splitlines()
                self.assertTrue(head.startswith("NAME "), found)
                self.assertTrue(rows, found)
                for row in rows:
                    self.assertIn(word.lower(), row.lower())
                    self.assertIn(row.split()[0], {line.split()[0] for line in whole})

    def test_a_word_behind_a_blank_counts_as_well(self):
        self.assertEqual(run("--list-providers=unitpay").stdout, run("--list-providers", "unitpay").stdout)

    def test_a_word_that_nothing_has_is_said(self):
        self.assert_unknown(run("--list-providers=qwertyuiop"), "no provider has qwertyuiop")


class Warnings(OwnDefinitions):
    def test_the_usual_mistakes_of_a_valid_definition_are_told(self):
        request = {"methods": ["get"], "path": "/b", "query": {"key": "{key}"}}
        reply_without_errors = {"format": "json", "figures": [{"name": "balance", "at": "/balance"}]}
        for changes, warning in (
            ({}, None),
            ({"request": request}, "/request/query/key: a secret in the query"),
            ({"request": dict(request, query={}, path="/{key}")}, "/request/path: a secret in the path"),
            ({"base_url": "http://api.example"}, "/base_url: it is http://"),
            ({"base_url": None}, "/hints/url: without a base URL"),
            ({"params": {"zone": "where"}}, "/params/zone: it is asked for but never sent"),
            ({"credentials": [["login", "key"]]}, "/credentials: the login is asked for but never sent"),
            ({"reply": reply_without_errors}, "/reply/errors: there are none"),
        ):
            with self.subTest(warning):
                path = self.put("mine.json", json.dumps(definition(**changes)))
                result = run("--validate-provider", path)
                self.assertEqual((0, b""), (result.code, result.stderr), result)
                first, *warnings = result.text.splitlines()
                self.assertTrue(first.startswith(f"{path}: valid. Provider mine, credentials: "), result)
                expected = [] if warning is None else [f"{path}: warning: {warning}"]
                self.assertEqual(len(expected), len(warnings), result)
                for start, line in zip(expected, warnings):
                    self.assertTrue(line.startswith(start), result)


class HostileDefinitions(OwnDefinitions):
    def refused(self, content, *words):
        path = self.put("mine.json", content)
        for arguments in (("--validate-provider", path), ("--provider-file", path, "--simulate", "5"),
                          ("--provider-dir", self.directory, "-P", "mine", "--simulate", "5")):
            result = run(*arguments)
            self.assert_unknown(result, "mine.json", *words)
            self.assertLess(result.elapsed, QUICK, result)

    def test_patterns_that_are_none_are_refused_at_their_place(self):
        for pattern in ("(", "[", "*", "a{1001}", ".{1000}{1000}", "((((a{100}){100}){100}){100})", "(a)(b)",
                        "(?P<x>a)", "\\", "(a)\\1", "(?=a)", "x" * 501):
            with self.subTest(pattern[:30]):
                place = {"at": "/balance", "pattern": pattern}
                figures = [{"name": "balance", "at": place}]
                self.refused(with_reply(format="json", figures=figures), "/reply/figures/0/at/pattern: ")
                self.refused(with_reply(format="text", figures=[{"name": "balance", "at": pattern}]),
                             "/reply/figures/0/at: ")

    def test_definitions_that_are_deep_or_huge_or_broken_are_refused(self):
        for name, content in (
            ("deep", "[" * 200_000), ("deep objects", '{"a":' * 50_000), ("huge", " " * 262_145),
            ("deep body", json.dumps(definition())[:-1] + ',"request":' + '{"json":' * 40 + "1" + "}" * 40 + "}"),
            ("no UTF-8", b'{"format":1,"name":"\xff"}'), ("a NUL byte", b'{"format":1\0}'),
            ("many values", json.dumps(definition())[:-1] + ',"x":[' + "0," * 100_001 + "0]}"),
            ("a member twice", json.dumps(definition())[:-1] + ',"name":"mine"}'),
        ):
            with self.subTest(name):
                self.refused(content)

    def test_a_request_that_would_do_more_than_it_says_is_refused(self):
        for request, pointer in (
            ({"methods": ["get"], "path": "/", "headers": {"X\r\nY": "a"}}, "/request/headers"),
            ({"methods": ["get"], "path": "/", "headers": {"X": "a\r\nY: b"}}, "/request/headers/X"),
            ({"methods": ["get"], "path": "/", "headers": {"Host": "evil.example"}}, "/request/headers/Host"),
            ({"methods": ["get"], "path": "@evil.example/"}, "/request/path"),
            ({"methods": ["get"], "path": "/\\evil.example"}, "/request/path"),
            ({"methods": ["get"], "path": "/", "json": {}}, "/request/json"),
            ({"methods": ["get"], "path": "/{token}"}, "/request/path"),
        ):
            with self.subTest(request):
                self.refused(json.dumps(definition(request=request)), pointer)

    def test_a_secret_with_a_line_end_is_not_sent_in_a_header(self):
        with HostileServer(answers(reply('{"balance":7}'))) as server:
            path = self.put("mine.json", json.dumps(definition(base_url=server.http)))
            result = run("--provider-file", path, env={"CHECK_BALANCE_KEY": "k3y\r\nX-Evil: 1"})
        self.assert_unknown(result)
        self.assertNotIn("Evil", result.text)


class HostileReplies(OwnDefinitions):
    def judge(self, content: str, body, *words):
        path = self.put("mine.json", content)
        result = run("--provider-file", path, "--response-file", "-", *words,
                     input=body if isinstance(body, bytes) else body.encode())
        self.assert_one_line(result)
        self.assertLess(result.elapsed, QUICK, result)
        return result

    def xml(self, body, *words):
        figures = [{"name": "balance", "at": "/r/balance"}]
        return self.judge(with_reply(format="xml", figures=figures), body, *words)

    def test_xml_that_means_harm_is_malformed(self):
        laughs = "".join(f"<!ENTITY l{i} '{f'&l{i - 1};' * 10}'>" for i in range(1, 10))
        for name, body in (
            ("laughs", f"<!DOCTYPE r [<!ENTITY l0 'lol'>{laughs}]><r><balance>&l9;</balance></r>"),
            ("file", "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><r><balance>&x;</balance></r>"),
            ("outside", "<!DOCTYPE r SYSTEM 'http://127.0.0.1:1/x'><r><balance>5</balance></r>"),
            ("blowup", "<!DOCTYPE r [<!ENTITY a '" + "a" * 100_000 + "'>]><r>" + "&a;" * 100_000 + "</r>"),
            ("deep", "<a>" * 300_000), ("wide", "<r>" + "<b/>" * 150_000 + "</r>"),
            ("attributes", "<r>" + "<a" + "".join(f" a{i:x}=''" for i in range(100_000)) + "/></r>"),
            ("attributes of the root", "<r" + "".join(f" a{i:x}=''" for i in range(100_000)) + "/>"),
            ("unknown encoding", "<?xml version='1.0' encoding='x'?><r><balance>5</balance></r>"),
            ("unfinished", "<r><balance>5</balance>"),
            ("two roots", "<r><balance>5</balance></r><r/>"), ("a NUL byte", "<r><balance>5</balance></r>\0"),
            ("no UTF-8", b"<r><balance>5\xff</balance></r>"),
        ):
            with self.subTest(name):
                result = self.xml(body)
                self.assertEqual(3, result.code, result)
                self.assertIn("the reply is not in the format that the provider documents", result.text)

    def test_a_web_page_is_told_as_one(self):
        page = "<!DOCTYPE html><html><title>Login</title></html>"
        self.assert_unknown(self.xml(page), 'the file holds a web page instead of a reply: "Login"')

    def test_two_different_values_in_xml_are_malformed(self):
        self.assert_unknown(self.xml("<r><balance>5</balance><balance>6</balance></r>"), "two different values")
        self.assertEqual(0, self.xml("<r><balance>5</balance><balance>5.0</balance></r>").code)

    def test_a_large_text_is_searched_in_time(self):
        for pattern in ("(a+)+$x", "(?:a|a)*b([0-9])", "(?:a*)*([0-9])", ".*.*.*=([0-9]+)", "(?:.{0,100}x){3}([0-9])",
                        "(?:a?){60}a{60}([0-9])", "[a-q][^u-z]{13}x([0-9])", "a.*z|([0-9])", "(?i)\\bbalance\\b.*?([0-9])",
                        "(?:.{0,500}x)$", "(a{0,400}){0,2}[0-9]$"):
            content = with_reply(format="text", figures=[{"name": "balance", "at": pattern}])
            for filler in ("a", "a b\n", "\u0431"):
                with self.subTest(pattern, filler=filler):
                    body = (filler * (1_048_576 // len(filler.encode())))[:1_048_576 - 8]
                    self.assertIn(self.judge(content, body).code, (0, 3))

    def test_a_balance_in_a_long_text_is_read_whole_or_not_at_all(self):
        content = with_reply(format="text", figures=[{"name": "balance", "at": "(?m)^balance: ([0-9.]+)$"}])
        for before in (0, 1000, 60_000, *range(65_516, 65_540), 1_048_000):
            with self.subTest(before):
                result = self.judge(content, "x" * before + "\nbalance: 1234.5\n")
                self.assertIn(result.code, (0, 3), result)
                if result.code == 0 or before <= 60_000:
                    self.assertIn("mine: 1234.5 |", result.text, result)

    def test_hostile_json_is_malformed_with_selections_too(self):
        content = with_reply(format="json", figures=[{"name": "balance", "at": "/[kind=main]/[c={currency}]/sum"}])
        for name, body in (
            ("deep", "[" * 500_000), ("many items", "[" + ",".join(["{}"] * 99_000) + "]"),
            ("many currencies", "[" + ",".join(
                f'{{"kind":"main","c":"C{i:x}","sum":{i}}}' for i in range(20_000)) + "]"),
            ("long currency", '[{"kind":"main","c":"' + "x" * 1_000_000 + '","sum":1}]'),
            ("hostile currency", '[{"kind":"main","c":"<b>|`x`\\u202e\\n","sum":1},{"kind":"main","c":"EUR","sum":1}]'),
        ):
            with self.subTest(name):
                result = self.judge(content, body)
                self.assertIn(result.code, (0, 3), result)

    def test_numbers_stay_on_one_line_however_a_definition_scales_them(self):
        names = ("a", "b", "c", "d", "e", "f")
        figures = [{"name": name, "at": "/balance", "scale": "9" * 38 + "e30"} for name in names]
        content = with_reply(format="json", figures=figures)
        for number in ("9" * 38 + "e30", "-" + "9" * 38 + "e30", "1e-30", "0"):
            with self.subTest(number):
                self.judge(content, json.dumps({"balance": number}), "-w", "10", "-c", "5")


if __name__ == "__main__":
    unittest.main()
