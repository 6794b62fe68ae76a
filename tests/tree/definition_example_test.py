# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
"""The tutorial of definitions prints what it shows; each fragment of the reference is one that the program accepts."""

import json
import os
import pathlib
import re
import shlex
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(os.environ["BALANCE_SOURCE_DIR"])
CHECK = os.environ["CHECK_BALANCE"]


PAGE = ROOT / "docs/provider-definition.md"
COMMAND = re.compile(r"^\$ check_balance (.*)\n((?:(?!\$ ).+\n)*)", re.MULTILINE)


def validate(text):
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        file.write(text)
        file.flush()
        return subprocess.run([CHECK, "--validate-provider", file.name], capture_output=True, text=True)


def with_fragment(whole, fragment):
    """Members of the definition, of its request or of its reply."""
    definition, members = json.loads(whole), json.loads("{" + fragment + "}")
    definition["credentials"] = [["login", "password", "key"]]
    place = definition if "request" in members else definition["reply" if "notices" in members else "request"]
    place.update(members)
    return json.dumps(definition)


class DefinitionExample(unittest.TestCase):
    def test_the_example_of_the_documentation_is_valid(self):
        page = PAGE.read_text()
        whole, *fragments = re.findall(r"```json\n(.*?)```", page, re.DOTALL)
        examples = [whole, *(with_fragment(whole, fragment) for fragment in fragments)]
        self.assertGreater(len(examples), 2)
        for example in examples:
            with self.subTest(example):
                result = validate(example)
                self.assertEqual((result.returncode, result.stderr), (0, ""), result.stdout)

    def test_the_tutorial_prints_what_it_shows(self):
        page = PAGE.read_text()
        definition = re.search(r"```json\n(.*?)```", page, re.DOTALL)[1]
        save_replies = re.search(r"```sh\n(.*?)```", page, re.DOTALL)[1]
        commands = [match for block in re.findall(r"```console\n(.*?)```", page, re.DOTALL) for match in COMMAND.findall(block)]
        shown = [(words, output) for words, output in commands if output]
        self.assertEqual(len(commands), 5)
        self.assertEqual(len(shown), 3)
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(save_replies, shell=True, cwd=folder, check=True)
            (pathlib.Path(folder) / "example-telecom.json").write_text(definition)
            for words, output in shown:
                with self.subTest(words):
                    result = subprocess.run([CHECK, *shlex.split(words)], cwd=folder, capture_output=True, text=True)
                    self.assertEqual(result.stdout, output)

    def test_every_built_in_definition_is_named_like_its_file_and_valid(self):
        for path in (ROOT / "providers").glob("*.json"):
            with self.subTest(provider=path.stem):
                shown = subprocess.run([CHECK, "--show-provider", path.stem], capture_output=True, text=True)
                self.assertEqual(shown.stdout, path.read_text())
                result = validate(shown.stdout)
                self.assertEqual(result.returncode, 0, result.stdout)
                self.assertIn(f"Provider {path.stem},", result.stdout)


if __name__ == "__main__":
    unittest.main()
