# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
"""Options, --help, the CheckCommand, completion and the documents agree: adding an option without the others fails."""

import os
import pathlib
import re
import subprocess
import unittest

ROOT = pathlib.Path(os.environ["BALANCE_SOURCE_DIR"])
CHECK = os.environ["CHECK_BALANCE"]

# Run by a person, never by a scheduler, or secret and therefore no argument of a CheckCommand.
NOT_SCHEDULED = {"help", "version", "explain", "list-providers", "show-provider", "validate-provider",
                 "backtest", "backtest-svg"}
SECRET = {"key", "password"}


def help_text():
    return subprocess.run([CHECK, "--help"], capture_output=True, text=True).stdout


def options_in_table():
    table = (ROOT / "src/config/option_table.cpp").read_text()
    return set(re.findall(r'^    \{Option::\w+, "([a-z0-9-]+)",', table, re.MULTILINE))


def letters_in_table():
    """The letter of each option, "" where it has none."""
    table = (ROOT / "src/config/option_table.cpp").read_text()
    return {name: letter for name, letter in re.findall(
        r"""^    \{Option::\w+, "([a-z0-9-]+)", (?:0|'(\w)'),""", table, re.MULTILINE)}


def options_in_help():
    return set(re.findall(r"^  (?:-\w, |    )--([a-z0-9-]+)", help_text(), re.MULTILINE))


def completion(name):
    return (ROOT / "completion" / name).read_text()


def options_in_zsh():
    """Name, letter and description of each."""
    rows = re.findall(r"^    '[^']*?(?:'\{-(\w)\+?,)?--([a-z0-9-]+)=?(?:\}')?\[([^]]*)\]",
                      completion("_check_balance"), re.MULTILINE)
    return [(name, letter, words) for letter, name, words in rows]


def options_in_fish():
    rows = re.findall(r"^complete -c check_balance (?:-s (\w) )?-l ([a-z0-9-]+) .*-d '([^']*)'$",
                      completion("check_balance.fish"), re.MULTILINE)
    return [(name, letter, words) for letter, name, words in rows]


def mentioned_options(text):
    return set(re.findall(r"(?<![\w-])--([a-z][a-z0-9-]+)", text))


class OptionsDocumented(unittest.TestCase):
    def test_help_shows_every_option_of_the_table(self):
        self.assertEqual(options_in_help(), options_in_table())
        self.assertGreater(len(options_in_table()), 30)

    def test_help_fits_80_columns(self):
        for line in help_text().splitlines():
            with self.subTest(line=line):
                self.assertLessEqual(len(line), 80)

    def test_the_check_command_has_every_option_that_a_scheduler_can_use(self):
        conf = (ROOT / "icinga-conf/check_balance.conf").read_text()
        arguments = set(re.findall(r'^    "--([a-z0-9-]+)" = \{', conf, re.MULTILINE))
        self.assertEqual(arguments, options_in_table() - NOT_SCHEDULED - SECRET)
        for name in arguments:
            with self.subTest(option=name):
                variable = "$check_balance_" + name.replace("-", "_") + "$"
                self.assertIn(f'"{variable}"', conf)

    def test_documents_mention_no_option_that_does_not_exist(self):
        foreign = {"build", "preset", "install", "prefix", "target", "warn", "critcal", "http-port", "https-port",
                   "certificates", "bad-certificates", "log", "ready-file", "check", "ignore-missing", "allow-unsigned-rpm",
                   # of bench_forecast
                   "accounts", "closures", "curves", "drains", "holidays-in-series", "know-holidays", "kinds",
                   "seed", "series", "svg"}
        for path in [ROOT / "README.md", *(ROOT / "docs").glob("*.md"), ROOT / "sandbox/README.md"]:
            unknown = mentioned_options(path.read_text()) - options_in_table() - foreign
            with self.subTest(file=path.name):
                self.assertEqual(unknown, set())

    def test_the_man_page_has_exactly_the_options_of_the_table(self):
        page = (ROOT / "docs/check_balance.8.in").read_text()
        entries = re.findall(r"^\.It (?:Fl \w , )?Fl Fl ([a-z0-9-]+)", page, re.MULTILINE)
        self.assertEqual(sorted(entries), sorted(options_in_table()))

    def test_completion_has_exactly_the_options_and_letters_of_the_table(self):
        letters = letters_in_table()
        self.assertEqual(set(letters), options_in_table())
        bash = re.search(r"^_check_balance_options='([^']*)'", completion("check_balance.bash"), re.MULTILINE)[1]
        self.assertEqual(
            sorted(bash.split()), sorted([f"--{name}" for name in letters] + [f"-{one}" for one in letters.values() if one]))
        for shell, options in (("zsh", options_in_zsh()), ("fish", options_in_fish())):
            with self.subTest(shell):
                self.assertEqual({name: letter for name, letter, _ in options}, letters)
                self.assertEqual(len(options), len(letters))

    def test_completion_describes_an_option_in_the_same_words_in_both_shells(self):
        self.assertEqual(options_in_zsh(), options_in_fish())


if __name__ == "__main__":
    unittest.main()
