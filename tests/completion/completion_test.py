# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""What bash, zsh and fish offer for a line that is being typed: the same in all three."""

import json
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

from support.shells import PLUGIN, SHELLS, SOURCE

HELP = subprocess.run([PLUGIN, "--help"], capture_output=True, text=True, check=False).stdout
# Letter, name and what stands for the value.
OPTIONS = re.findall(r"^  (?:-(\w), |    )--([a-z0-9-]+)(?: (\S+))?", HELP.partition("\nRANGE:")[0], re.MULTILINE)
NAMES = subprocess.run([PLUGIN, "--list-providers"], capture_output=True, text=True, check=True).stdout
PROVIDERS = [line.split()[0] for line in NAMES.splitlines()[1:]]
STATES = ["critical", "unknown", "warning"]
# They have values that are known.
LISTED = {"provider", "show-provider", "list-providers", "metric", "on-failure", "http-method", "perfdata-thresholds",
          "proxy"}

OFFERS = {
    "a provider behind the letter": ("-P unitp", ["unitpay"]),
    "a provider in the letter's word": ("-Punitp", ["-Punitpay"]),
    "a provider behind the long name": ("--provider unitp", ["unitpay"]),
    "a provider behind the equals sign": ("--provider=unitp", ["--provider=unitpay"]),
    "several providers": ("-P alphasms", ["alphasms", "alphasms-json", "alphasms-xml"]),
    "all providers": ("-P ", PROVIDERS),
    "no provider of this name": ("-P zzz", []),
    "a provider to be shown": ("--show-provider unitp", ["unitpay"]),
    "a provider to be listed": ("--list-providers unitp", ["unitpay"]),
    "a provider to be listed, behind the equals sign": ("--list-providers=unitp", ["--list-providers=unitpay"]),
    "options behind one whose value may be left out": ("--list-providers --provider-d", ["--provider-dir"]),
    "the figures of the provider": ("-P unitpay -m ", ["available", "held", "total"]),
    "the figures of the provider that the long option names": ("--provider=unitpay --metric h", ["held"]),
    "the figures, when the provider stands in the letter's word": ("-Punitpay --metric=t", ["--metric=total"]),
    "a single figure": ("-P alphasms -m ", ["balance"]),
    "no figures without a provider": ("-m ", []),
    "no figures of a provider that does not exist": ("-P zzz -m ", []),
    "an own provider of a directory": ("--provider-dir a-directory -P own-", ["own-provider"]),
    "an own provider of a directory at home": ("--provider-dir ~/here/a-directory -P own-", ["own-provider"]),
    "an own provider of a directory with a blank": ("--provider-dir 'a directory' -P own-", ["own-provider"]),
    "an own provider's figures": ("--provider-dir=a-directory -P own-provider -m ", ["left"]),
    "the figures of a definition in a file": ("--provider-file a-directory/own-provider.json -m ", ["left"]),
    "states": ("--on-failure ", sorted([*STATES, *(f"{failure}={state}" for state in STATES for failure in (
        "unreachable", "refused", "throttled", "provider", "empty", "malformed"))])),
    "states of one class": ("--on-failure refused=", [f"refused={state}" for state in STATES]),
    "states behind two equals signs": ("--on-failure=refused=c", ["--on-failure=refused=critical"]),
    "methods": ("--http-method ", ["get", "post"]),
    "styles of thresholds": ("--perfdata-thresholds ", ["bound", "none", "range"]),
    "the environment's proxy": ("--proxy ", ["env"]),
    "options by their beginning": ("--provider-", ["--provider-dir", "--provider-file"]),
    "no word that belongs to no option": ("a", []),
}  # fmt: skip

FAKE = """#!/bin/sh
echo "$@" >> "$HOME/asked"
echo "BALANCE UNKNOWN: something is wrong"
echo "noise" >&2
exit 3
"""


class CompletionTests:
    """One shell. Its directory holds a file and directories with an own provider."""

    @classmethod
    def setUpClass(cls):
        scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(scratch.cleanup)
        cls.home = Path(scratch.name)
        work = cls.home / "here"
        own = json.loads((SOURCE / "providers/smsru.json").read_text())
        own["name"] = "own-provider"
        own["reply"]["figures"] = [{"name": "left", "at": "/left"}]
        for directory in ("a-directory", "a directory"):
            (work / directory).mkdir(parents=True)
            (work / directory / "own-provider.json").write_text(json.dumps(own))
        (work / "a-file").touch()
        (cls.home / "bin").mkdir()
        (cls.home / "bin/check_balance").symlink_to(PLUGIN)
        (cls.home / "fake").mkdir()
        (cls.home / "fake/check_balance").write_text(FAKE)
        (cls.home / "fake/check_balance").chmod(0o755)
        path = f"{cls.home / 'bin'}:/usr/bin:/bin"
        cls.shell = cls.kind(work, {"HOME": str(cls.home), "PATH": path, "LANG": "C.UTF-8"})
        cls.addClassCleanup(cls.shell.close)

    def complete(self, words, program="check_balance"):
        return self.shell.complete(f"{program} {words}")

    def test_every_option_is_offered(self):
        options = [f"--{name}" for _, name, _ in OPTIONS] + [f"-{letter}" for letter, _, _ in OPTIONS if letter]
        self.assertGreater(len(options), 50)
        offered = {one.removesuffix("=") for one in self.complete("-").offered}
        self.assertEqual(set(options), offered)

    def test_values_that_are_known_are_offered(self):
        for what, (words, offered) in OFFERS.items():
            with self.subTest(what):
                self.assertEqual(offered, self.complete(words).offered)

    def test_files_are_offered_for_files_directories_for_directories_and_nothing_for_other_values(self):
        for _, name, value in OPTIONS:
            if name in LISTED or not value:
                continue
            for behind in (" ", "="):
                words = f"--{name}{behind}a-"
                with self.subTest(words):
                    file, directory = (self.complete(words + more).line.rstrip(" /") for more in ("f", "d"))
                    takes = ("ile" if value == "FILE" else "", "irectory" if value in ("FILE", "DIR") else "")
                    self.assertEqual(f"check_balance {words}f{takes[0]}", file)
                    self.assertEqual(f"check_balance {words}d{takes[1]}", directory)

    def test_the_figures_are_those_of_each_definition(self):
        for name in PROVIDERS:
            definition = json.loads((SOURCE / f"providers/{name}.json").read_text())
            with self.subTest(name):
                figures = sorted(figure["name"] for figure in definition["reply"]["figures"])
                self.assertEqual(figures, self.complete(f"-P {name} -m ").offered)

    def test_the_program_that_is_being_typed_is_asked(self):
        for program in (f"{self.home}/bin/check_balance", "../bin/check_balance", "~/bin/check_balance"):
            with self.subTest(program):
                self.assertEqual(["unitpay"], self.complete("-P unitp", program).offered)

    def test_a_program_that_fails_is_quiet_and_is_asked_for_no_more_than_is_needed(self):
        asked = self.home / "asked"
        for words, question in (
            ("--key sEcret --provider-dir x -P ", {"--list-providers", "--provider-dir=x"}),
            ("--key sEcret -w 5 -P unitpay --explain -m ", {"--explain", "--metric=0", "--provider=unitpay"}),
        ):
            with self.subTest(words):
                asked.unlink(missing_ok=True)
                answer = self.complete(words, "~/fake/check_balance")
                self.assertEqual([], answer.offered)
                self.assertNotIn("noise", answer.shown)
                self.assertNotIn("UNKNOWN", answer.shown)
                said = asked.read_text().splitlines()
                self.assertEqual({True}, {set(one.split()) == question for one in said}, said)

    def test_a_program_that_does_not_exist_is_quiet(self):
        for words in ("-P ", "-P unitpay -m "):
            with self.subTest(words):
                answer = self.complete(words, "/nowhere/check_balance")
                self.assertEqual([], answer.offered)
                self.assertNotIn("nowhere", answer.shown.replace(f"/nowhere/check_balance {words}", ""))

    def test_nothing_that_is_typed_is_run(self):
        for words in ("--provider-dir $(touch ~/run) -P ", "--provider-dir '$(touch ~/run)' -P ",
                      "--provider-file `touch ~/run` -m ", "-P '; touch ~/run;' -m "):
            with self.subTest(words):
                self.complete(words)
                self.assertFalse((self.home / "run").exists())


for kind in SHELLS:
    globals()[kind.__name__] = type(kind.__name__, (CompletionTests, unittest.TestCase), {"kind": kind})
del kind

if __name__ == "__main__":
    unittest.main()
