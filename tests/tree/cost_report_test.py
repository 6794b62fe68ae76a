# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
"""What bench/check_cost makes of its figures: the goals, the table, the chart. Nothing is measured here."""

import os
import pathlib
import re
import subprocess
import sys
import unittest
from xml.etree import ElementTree

ROOT = pathlib.Path(os.environ["BALANCE_SOURCE_DIR"])
sys.path.insert(0, str(ROOT / "bench"))

from cost import chart, contestants, goals, report, runs  # noqa: E402

# Milliseconds of the other programs, wall and CPU alike.
OTHERS = {
    contestants.HASHED: {"floor": 8, "check_curl": 60, "check_http": 12},
    contestants.BUNDLE: {"floor": 30, "check_curl": 60, "check_http": 12},
    contestants.PLAIN: {"floor": 1, "check_curl": 20, "check_http": 8},
}

# Of the portable build: ms with a hashed directory, with a bundle, over plain HTTP, MiB; and the goals that it misses.
GOALS = [
    ("all is met", (9, 10, 4, 7.5), []),
    ("what is just met is met", (9.99, 14.99, 4.99, 8.0), []),
    ("a hashed directory is too slow beside check_curl and the floor", (10.1, 10, 4, 7.5),
     ["verified HTTPS, hashed directory: wall of check_curl -S -D",
      "verified HTTPS, hashed directory: CPU of check_curl -S -D",
      "verified HTTPS, hashed directory: wall of floor", "verified HTTPS, hashed directory: CPU of floor"]),
    ("a bundle is too slow, whatever the floor does", (9, 15.1, 4, 7.5),
     ["verified HTTPS, bundle alone: wall of check_curl -S -D",
      "verified HTTPS, bundle alone: CPU of check_curl -S -D"]),
    ("plain HTTP is too slow for check_curl alone", (9, 10, 5.1, 7.5),
     ["plain HTTP: wall of check_curl", "plain HTTP: CPU of check_curl"]),
    ("plain HTTP is too slow for both", (9, 10, 6.5, 7.5),
     ["plain HTTP: wall of check_curl", "plain HTTP: CPU of check_curl",
      "plain HTTP: wall of check_http", "plain HTTP: CPU of check_http"]),
    ("it takes too much memory", (9, 10, 4, 8.01),
     ["verified HTTPS, hashed directory: peak memory", "verified HTTPS, bundle alone: peak memory"]),
]
SHARES = [(1 / 6, "1/6"), (0.25, "1/4"), (1 / 7.234, "1/7.23"), (0.5, "1/2"), (0.8, "0.80"), (1.25, "1.25")]


def measured(hashed, bundle, plain, mebibytes):
    """The checks of a run in which each took this long, give or take a tenth of a millisecond."""
    portable = dict(zip((contestants.HASHED, contestants.BUNDLE, contestants.PLAIN), (hashed, bundle, plain)))
    checks = {}
    for setting in contestants.SETTINGS:
        for name in contestants.CONTESTANTS:
            middle = portable[setting] if name == "portable" else OTHERS[setting].get(name, 40)
            times = [(middle + step) / 1000 for step in (-0.1, 0, 0, 0, 0.1)]
            checks[setting, name] = runs.Check(
                name, [], "", list(times), list(times), [mebibytes], {at_once: [100.0] for at_once in report.AT_ONCE})
    return checks


class CostReport(unittest.TestCase):
    def test_the_goals_are_judged_by_the_medians(self):
        for name, portable, missed in GOALS:
            with self.subTest(name):
                verdicts = goals.verdicts(measured(*portable))
                self.assertEqual(12, len(verdicts))
                self.assertEqual(missed, [each.goal for each in verdicts if not each.met])

    def test_a_ratio_is_told_as_a_share(self):
        for ratio, told in SHARES:
            with self.subTest(told):
                self.assertEqual(told, goals.share(ratio))

    def test_the_table_has_everybody_in_every_setting(self):
        lines = report.table(measured(9, 10, 4, 7.5))
        self.assertEqual(4 + len(contestants.SETTINGS) * (1 + len(contestants.CONTESTANTS)), len(lines))
        row = next(line for line in lines if line.startswith("  portable "))
        self.assertEqual("portable 9.00 (8.94 to 9.06) 9.00 (8.94 to 9.06) 7.5 100 100 100 100", " ".join(row.split()))

    def test_the_table_says_who_verifies_nothing(self):
        table = "\n".join(report.table(measured(9, 10, 4, 7.5)))
        self.assertEqual(2, table.count("check_http -S (verifies nothing)"))

    def test_the_chart_stands_alone_and_knows_light_and_dark(self):
        shown = ROOT / "docs/pictures/check-cost.svg"
        for name, text in (("made", chart.draw(measured(9, 10, 4, 7.5))), ("in the documentation", shown.read_text())):
            with self.subTest(name):
                root = ElementTree.fromstring(text)
                kinds = {element.tag.rpartition("}")[2] for element in root.iter()}
                self.assertEqual({"svg", "title", "style", "rect", "path", "text"}, kinds)
                self.assertIn("prefers-color-scheme: dark", text)
                self.assertNotRegex(text, r"url\(|@import|@font-face|href|\son\w+=")
                self.assertEqual(1, len(re.findall("http", text.replace("check_http", "").replace("HTTP", ""))))

    def test_what_is_missing_is_named_and_is_no_missed_goal(self):
        done = subprocess.run([ROOT / "bench/check_cost", "--portable", "/nonexistent/check_balance"],
                              capture_output=True, text=True, check=False)
        self.assertEqual((2, ""), (done.returncode, done.stdout))
        self.assertEqual("check_cost: /nonexistent/check_balance is missing: "
                         "cmake --preset portable && cmake --build --preset portable\n", done.stderr)


if __name__ == "__main__":
    unittest.main()
