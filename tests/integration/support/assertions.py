# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""What holds for the output of every run, whatever is asked, and how a failed test shows it."""

import re
import unittest

from support.plugin import Run, constant

STATES = ("OK", "WARNING", "CRITICAL", "UNKNOWN")
_METRIC = re.compile(r"[a-z][a-z0-9_]{0,18}=-?[0-9]+(\.[0-9]+)?s?(;[-0-9.:~@]*){0,4}")

# What Nagios, a shell or a web page would act on, and what Unicode hides or turns around.
ACTING = re.compile("[<>`\\\\$&\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


class PluginTest(unittest.TestCase):
    maxDiff = None

    def assert_status_line(self, run: Run) -> None:
        """Exit code 0 to 3, and one first line of the promised form that agrees with it."""
        self.assertIn(run.code, range(4), run)
        first, _, rest = run.stdout.partition(b"\n")
        self.assertLessEqual(len(first), 1000, run)
        self.assertTrue(run.stdout.endswith(b"\n"), run)
        line = first.decode("utf-8")
        rest.decode("utf-8")
        self.assertTrue(line.startswith(f"BALANCE {STATES[run.code]}: "), run)
        self.assertEqual(b"", run.stderr, run)
        self.assertIsNone(ACTING.search(run.text), run)
        self.assertNotIn(b"|", rest, run)
        text, bar, perfdata = line.partition(" | ")
        self.assertNotIn("|", text + perfdata, run)
        if bar:
            for metric in perfdata.split(" "):
                self.assertIsNotNone(_METRIC.fullmatch(metric), run)

    def assert_one_line(self, run: Run) -> None:
        self.assert_status_line(run)
        self.assertEqual(1, run.stdout.count(b"\n"), run)

    def assert_result(self, run: Run, code: int, line: str) -> None:
        """The whole output, apart from numbers that differ from run to run."""
        self.assert_one_line(run)
        self.assertEqual((code, line), (run.code, constant(run.text).rstrip("\n")), run)

    def assert_unknown(self, run: Run, *words: str) -> None:
        self.assert_one_line(run)
        self.assertEqual(3, run.code, run)
        for word in words:
            self.assertIn(word, run.text, run)
