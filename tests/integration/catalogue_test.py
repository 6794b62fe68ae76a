# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""The catalogue, and definitions of one's own."""

import json
import unittest

from support.assertions import PluginTest
from support.files import Files
from support.hostile_server import HostileServer, answers, reply
from support.plugin import run


class Catalogue(PluginTest):
    def setUp(self):
        self.files = Files()
        self.addCleanup(self.files.remove)

    def test_the_list_names_both_providers(self):
        result = run("--list-providers")
        self.assertEqual(0, result.code)
        for name in ("alphasms", "unitpay"):
            self.assertIn(name, result.text)

    def test_what_show_provider_prints_validates_and_works(self):
        for name in ("alphasms", "unitpay"):
            with self.subTest(name):
                shown = run("--show-provider", name)
                self.assertEqual((0, b""), (shown.code, shown.stderr))
                self.assertEqual(name, json.loads(shown.text)["name"])
                file = self.files.file(shown.stdout)
                validated = run("--validate-provider", file)
                first, *others = validated.text.splitlines()
                self.assertEqual(0, validated.code, validated)
                self.assertIn(": valid. Provider " + name, first)
                self.assertTrue(all(": warning: /" in line for line in others), validated)
                self.assertEqual(
                    run("-P", name, "--simulate", "5").stdout, run("--provider-file", file, "--simulate", "5").stdout
                )

    def test_a_mistake_in_a_definition_is_named_with_file_and_pointer(self):
        good = json.loads(run("--show-provider", "unitpay").text)

        def changed(change) -> str:
            definition = json.loads(json.dumps(good))
            change(definition)
            return json.dumps(definition)

        def put(*path, value):
            def change(definition):
                place = definition
                for step in path[:-1]:
                    place = place[step]
                place[path[-1]] = value
            return changed(change)

        for content, pointer in (
            (put("bogus", value=1), "/bogus"), (put("format", value=2), "/format"), (put("name", value="A b"), "/name"),
            (put("base_url", value="nonsense"), "/base_url"), (put("request", "path", value="x"), "/request/path"),
            (put("request", "methods", value=["put"]), "/request/methods/0"),
            (put("reply", "format", value="yaml"), "/reply/format"),
            (put("reply", "figures", value=[]), "/reply/figures"),
            (put("reply", "figures", 0, "name", value="A"), "/reply/figures/0/name"),
            (put("reply", "figures", 0, "at", value="no-pointer"), "/reply/figures/0/at"),
            (put("reply", "figures", 2, "sum", value=["bogus"]), "/reply/figures/2/sum"),
            (put("reply", "errors", 0, "class", value="bogus"), "/reply/errors/0/class"),
            (put("request", "parameters", "a/b~c", value=7), "/request/parameters/a~1b~0c"),
            (put("credentials", value=[["pin"]]), "/credentials/0/0"),
            (changed(lambda definition: definition.pop("reply")), "reply"),
        ):
            with self.subTest(pointer):
                file = self.files.file(content, name="own.json")
                for option in ("--validate-provider", "--provider-file"):
                    self.assert_unknown(run(option, file, "--simulate", "5"), "own.json", pointer)

    def test_what_is_no_definition_is_refused(self):
        for content in ("", "{", "[]", "null", "x" * 100, "\0", "{}", "[" * 100_000, '{"format":1}' + "x", b"\xff\xfe"):
            with self.subTest(content[:10]):
                file = self.files.file(content, name="own.json")
                self.assert_unknown(run("--validate-provider", file), "own.json")

    def test_an_own_definition_is_asked_like_a_built_in_one(self):
        definition = json.loads(run("--show-provider", "alphasms").text)
        definition["name"] = "mine"
        with HostileServer(answers(reply("balance:7"))) as server:
            definition["base_url"] = server.http
            file = self.files.file(json.dumps(definition))
            result = run("--provider-file", file, "-w", "10", "--key", "x")
            self.assert_result(result, 1, "BALANCE WARNING: mine: 7, below 10 | balance=7;10 time=TIMEs;;;0;10")


if __name__ == "__main__":
    unittest.main()
