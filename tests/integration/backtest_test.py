# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""--backtest: a file of balances replayed, what is printed and drawn, and what is wrong with a file."""

import math
import os
import resource
import re
import threading
import unittest
import xml.etree.ElementTree as ElementTree
from datetime import datetime, timezone
from pathlib import Path

from support.assertions import PluginTest
from support.files import Files
from support.plugin import SANITIZED, in_time, run

START = 1767225600  # 2026-01-01T00:00:00Z
CHANGE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ (OK|WARNING|CRITICAL) \S.*")
LAST = re.compile(r"backtest: (\d+) samples, (\d+) d, (\d+) alerts \((\d+) WARNING, (\d+) CRITICAL\)")
# Of processor time: a debug build takes four to seven seconds, whatever else the machine does.
LONGEST_YEAR = 70.0


def iso(moment: int) -> str:
    return datetime.fromtimestamp(moment, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def csv(samples, time=str, end="\n") -> str:
    return end.join(["time,balance", *(f"{time(moment)},{balance}" for moment, balance in samples), ""])


def every(step: int, balances) -> list:
    return [(START + step * number, balance) for number, balance in enumerate(balances)]


def a_year() -> list:
    """Spent by day, topped up when it runs low."""
    balance, samples = 1000.0, []
    for number in range(365 * 96):
        hour = number / 4 % 24
        balance -= 0.9 * max(0.0, math.sin((hour - 6) * math.pi / 12))
        balance = balance + 900 if balance < 100 else balance
        samples.append((START + 900 * number, f"{balance:.4f}"))
    return samples


class BacktestTest(PluginTest):
    def setUp(self):
        self.files = Files()
        self.addCleanup(self.files.remove)

    def backtest(self, content, *options, **kinds):
        return run("--backtest", self.files.file(content, name="samples.csv"), *options, **kinds)

    def assert_output(self, result, text) -> None:
        self.assertEqual((0, b""), (result.code, result.stderr), result)
        self.assertEqual(text, result.text, result)

    def assert_form(self, result) -> list:
        """The lines of changes."""
        self.assertEqual((0, b""), (result.code, result.stderr), result)
        *lines, last = result.text.splitlines()
        changes = [line for line in lines if not line.startswith("suggested: ")]
        for line in changes:
            self.assertRegex(line, CHANGE)
        states = [line.split(" ")[1] for line in changes]
        numbers = [int(number) for number in LAST.fullmatch(last).groups()]
        self.assertEqual([states.count("WARNING"), states.count("CRITICAL")], numbers[3:])
        self.assertEqual(numbers[2], sum(numbers[3:]))
        for before, after in zip(["OK", *states], states):
            self.assertNotEqual(before, after)
        return changes


class Lines(BacktestTest):
    SAMPLES = every(3600, ["300", "150", "40", "500"])
    OUTPUT = (
        "2026-01-01T01:00:00Z WARNING 150, below 200\n"
        "2026-01-01T02:00:00Z CRITICAL 40, below 50\n"
        "2026-01-01T03:00:00Z OK 500\n"
        "backtest: 4 samples, 0 d, 2 alerts (1 WARNING, 1 CRITICAL)\n"
    )

    def test_one_line_for_each_change_and_a_last_line(self):
        self.assert_output(self.backtest(csv(self.SAMPLES), "-w", "200", "-c", "50"), self.OUTPUT)

    def test_times_and_line_ends_of_all_kinds_mean_the_same(self):
        kinds = {
            "ISO 8601": csv(self.SAMPLES, iso),
            "CR LF": csv(self.SAMPLES, end="\r\n"),
            "a byte order mark": "\ufeff" + csv(self.SAMPLES, iso),
            "a zone": csv(self.SAMPLES, lambda moment: iso(moment + 7200).replace("Z", "+02:00")),
            "a blank between date and time": csv(self.SAMPLES, lambda moment: iso(moment).replace("T", " ")),
            "quotes": csv(self.SAMPLES, lambda moment: f'"{moment}"').replace("time,balance", '"time","balance"'),
            "no last line end": csv(self.SAMPLES).rstrip("\n"),
            "blank lines": csv(self.SAMPLES, end="\n\n"),
            "milliseconds": csv(self.SAMPLES, lambda moment: f"{moment}000"),
            "milliseconds with a fraction": csv(self.SAMPLES, lambda moment: f"{moment}000.0"),
            "seconds with a fraction": csv(self.SAMPLES, lambda moment: f"{moment}.000"),
        }
        for name, content in kinds.items():
            with self.subTest(name):
                self.assert_output(self.backtest(content, "-w", "200", "-c", "50"), self.OUTPUT)

    def test_the_exports_of_dashboards_and_spreadsheets_are_read(self):
        rows = [(iso(moment).replace("T", " ").rstrip("Z"), balance) for moment, balance in self.SAMPLES]

        def export(form: str, header: str, end="\n") -> str:
            return end.join([*header.split("\n"), *(form.format(*row) for row in rows), ""])

        for name, content in {
            "a dashboard": export('"{0}",{1}', '"Time","main account"'),
            "a dashboard for a spreadsheet": export('"a";"{0}";{1}', 'sep=;\n"Series";"Time";"Value"'),
            "columns in another order": export("{1},{0}", "Balance,TIME"),
            "more columns": export('x,{0},"a, b",{1}', "account,time,note,balance"),
            "semicolons and decimal commas": export("{0};{1},00", "time;balance", "\r\n"),
            "days first": "time;balance\n" + "".join(
                f"{datetime.fromtimestamp(moment, timezone.utc):%d.%m.%Y %H:%M};{balance}\n"
                for moment, balance in self.SAMPLES),
            "tabs": export("{0}\t{1}", "time\tbalance"),
            "tabs in UTF-16": b"\xff\xfe" + export("{0}\t{1}", "time\tbalance", "\r\n").encode("utf-16-le"),
        }.items():
            with self.subTest(name):
                result = self.backtest(content, "-w", "200", "-c", "50")
                self.assertEqual((0, b""), (result.code, result.stderr), result)
                self.assertEqual(self.OUTPUT, result.text.replace(".00", ""))

    def test_lines_without_a_balance_are_left_out_and_counted(self):
        for nothing in ("", '""', "null", "NaN", "undefined", "#NV", "#DIV/0!", "NA", "nil", "No data", "\\N"):
            with self.subTest(nothing):
                samples = [pair for moment, balance in self.SAMPLES
                           for pair in ((moment, balance), (moment + 60, nothing))]
                self.assert_output(
                    self.backtest(csv(samples), "-w", "200", "-c", "50"),
                    self.OUTPUT.replace("backtest:", "left out: 4 lines without a balance\nbacktest:"))

    def test_standard_input(self):
        result = run("--backtest", "-", "-w", "200", "-c", "50", input=csv(self.SAMPLES).encode())
        self.assert_output(result, self.OUTPUT)

    def test_the_rules_of_a_check_speak(self):
        balances = [str(2000 - 10 * hour) for hour in range(150)] + ["5000"] + ["4000"] + ["4000"] * 40
        changes = self.assert_form(self.backtest(
            csv(every(3600, balances)), "--runway-warning", "3d", "--spend-critical", "500",
            "--stale-warning", "1d", "--topups-warning", "0", "--currency", "UAH"))
        text = "\n".join(changes)
        for part in (r"WARNING [0-9.]+ UAH; empties in 2 d 23 h, about \w{3} \d\d:00 UTC, at 2\d\d\.\d\d a day",
                     r"CRITICAL 4000\.00 UAH; .*spent 1000\.00 UAH in 1 h, above 500",
                     r"1 top-up in 1 d, above 0", r"unchanged for 1 d 1 h, longer than 1 d"):
            self.assertRegex(text, part)

    def test_nothing_crossed_is_one_line(self):
        self.assert_output(self.backtest(csv(self.SAMPLES)),
                           "backtest: 4 samples, 0 d, 0 alerts (0 WARNING, 0 CRITICAL)\n")

    def test_neither_provider_nor_history_is_needed_or_touched(self):
        history = self.files.path("history.sqlite")
        result = self.backtest(csv(self.SAMPLES), "-w", "200", "-c", "50", "-P", "alphasms", "--history", history)
        self.assert_output(result, self.OUTPUT)
        self.assertFalse(Path(history).exists())


class Mistakes(BacktestTest):
    def test_a_mistake_in_the_file_names_its_line(self):
        cases = {
            "": "it has no samples",
            "time,balance\n": "it has no samples",
            "1767225600,5\n": "line 1: the first line must be the header time,balance",
            "time,balance\n1767225600,5\n1767225900\n": "line 3: not two fields",
            "time,balance\n1767225600,5,UAH\n": "line 2: not two fields",
            "time,balance\r\n\r\nnow,5\r\n": "line 3: not a time",
            "time,balance\n2026-02-30T00:00:00Z,5\n": "line 2: not a time",
            "time,balance\n-5,5\n": "line 2: not a time",
            "time,balance\n1767225600,ten\n": "line 2: the balance is no number",
            "time,balance\n1767225600,\n": "it has no samples: none of its lines has a balance",
            "time,balance\n1767225600,nan\n1767225900,null\n": "it has no samples: none of its lines has a balance",
            "time,balance\n1767225600,inf\n": "line 2: the balance is no number",
            "time;balance\n1767225600;1,234\n": "line 2: the comma in the balance may mark thousands",
            "time,balance\n1767225600,1,5\n": "line 2: not two fields",
            "time;balance\n1767225600;1234,5\n1767225900;1234.5\n": "line 3: the file has decimal commas and decimal points",
            "time;balance\n1767225600;22.000\n1767225900;404\n": "line 2: the point in the balance may mark thousands",
            "name,timestamp,value\na,1767225600,5\nb,1767225600,5\n": "line 3: another account, currency or series",
            "time,balance,tag\n1767225600,5,a\n1767225600,5,b\n": 'line 3: the column "tag" has "b", and before it "a"',
            "time;balance\n46083,04167;5\n": "46083,04167 is a serial number, as Excel counts days",
            "time,balance\n17672256000,5\n": "line 2: not a time from 2000 to 2100: 17672256000",
            "time,balance\n1767225600,10 UAH\n": 'line 2: the balance is no number: "10 UAH"',
            "time,balance\n01/02/2026 00:00,5\n": "line 2: not a time",
            "time,a,b\n1767225600,5,6\n": "line 1: the header must call a column balance",
            "a,b,balance\n1767225600,5,6\n": "line 1: the header must call a column time",
            "time,balance,balance\n1767225600,5,6\n": "line 1: the header must call only one column balance",
            "time,balance,currency\n1767225600,5,EUR\n1767225900,5,USD\n": "line 3: another account, currency or series",
            "time,balance\n1767225600,5\n1767225599,5\n": "line 3: earlier than the line before it",
            "time,balance\n1767225600,5\n" * 2: "line 3: not a time",
            b"\xff\xfe\x00time": "line 1: the first line must be the header",
            b"time,balance\n1767225600,5\x00\n": "line 2: the balance is no number",
        }
        for content, part in cases.items():
            with self.subTest(content=content):
                self.assert_unknown(self.backtest(content, "-w", "5"), "--backtest", part)

    def test_a_file_that_cannot_be_read(self):
        self.assert_unknown(run("--backtest", self.files.path("none")), "cannot be read: No such file or directory")
        self.assert_unknown(run("--backtest", self.files.folder()), "--backtest", "cannot be read")
        self.assert_unknown(run("--backtest", ""), "--backtest")
        self.assert_unknown(run("--backtest", "/dev/zero"), "--backtest", "cannot be read")

    def test_a_file_that_never_ends_keeps_to_the_timeout(self):
        reader, writer = os.pipe()
        self.addCleanup(os.close, writer)
        self.addCleanup(os.close, reader)
        result = in_time(lambda: run("--backtest", "-", "-t", "1", stdin=reader), 2)
        self.assert_unknown(result, "within 1 s")
        self.assertLess(result.elapsed, 2)

    def test_without_a_timeout_it_takes_longer_than_a_check_may(self):
        reader, writer = os.pipe()
        self.addCleanup(os.close, reader)
        late = threading.Timer(10.5, lambda: (os.write(writer, csv(Lines.SAMPLES).encode()), os.close(writer)))
        late.start()
        self.addCleanup(late.join)
        result = run("--backtest", "-", "-w", "5", stdin=reader)
        self.assertEqual(result.code, 0, result.text)
        self.assertIn(f"backtest: {len(Lines.SAMPLES)} samples", result.text)

    def test_mistakes_in_the_options_are_those_of_a_check(self):
        content = csv(Lines.SAMPLES)
        for words, part in (
            (("-w", "abc"), "--warning 'abc'"),
            (("-w", "5", "-c", "6"), "critical floor 6 is above"),
            (("--runway-warning", "3x"), "--runway-warning '3x'"),
            (("--backtest-svg", "/nowhere/x.svg"), "--backtest-svg"),
        ):
            with self.subTest(words):
                self.assert_unknown(self.backtest(content, *words), part)

    def test_what_a_file_says_is_cleaned(self):
        result = self.backtest(b"time,balance\n1767225600,\x1b[31m<script>|$(x)\n")
        self.assert_unknown(result, "line 2")


class Large(BacktestTest):
    def test_a_year_of_quarters_of_an_hour_is_replayed_in_seconds(self):
        content = csv(a_year(), iso)
        picture = self.files.path("year.svg")
        options = ("-w", "150", "-c", "50", "--runway-warning", "3d", "--spend-warning", "20", "--topups-warning", "2",
                   "--stale-warning", "2d", "--backtest-svg", picture, "-t", "250")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        result = self.backtest(content, *options, limit=260)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        changes = self.assert_form(result)
        self.assertTrue(changes)
        self.assertIn("backtest: 35040 samples, 365 d, ", result.text)
        self.assertRegex(result.text, r"suggested: --spend-warning [0-9.]+ --spend-critical [0-9.]+ ")
        self.assertLess(os.stat(picture).st_size, 200_000)
        if not SANITIZED:
            self.assertLess(after.ru_utime - before.ru_utime, LONGEST_YEAR, result)

    def test_a_file_beyond_the_limit_is_refused(self):
        result = self.backtest(b"time,balance\n" + b"\n" * (64 * 1024 * 1024))
        self.assert_unknown(result, "--backtest", "cannot be read")


class Picture(BacktestTest):
    def draw(self, samples, *options) -> ElementTree.Element:
        picture = self.files.path("picture.svg")
        result = self.backtest(csv(samples), "--backtest-svg", picture, *options)
        self.assert_form(result)
        return ElementTree.parse(picture).getroot()

    def test_a_picture_is_an_svg_with_all_its_points_on_the_page(self):
        for name, balances in {"usual": ["300", "150", "40", "500"] * 20, "one": ["5"], "none left": ["0"] * 3,
                               "huge": ["1e30", "-1e30"]}.items():
            with self.subTest(name):
                root = self.draw(every(3600, balances), "-w", "200", "-c", "50", "--runway-warning", "3d")
                self.assertEqual("{http://www.w3.org/2000/svg}svg", root.tag)
                _, _, width, height = map(float, root.get("viewBox").split())
                for line in root.iter("{http://www.w3.org/2000/svg}polyline"):
                    for point in line.get("points").split():
                        x, y = map(float, point.split(","))
                        self.assertTrue(0 <= x <= width and 0 <= y <= height, point)

    def test_a_picture_takes_the_place_of_a_file_but_follows_no_link(self):
        picture = self.files.file("old", name="picture.svg")
        self.assertEqual(0, self.backtest(csv(Lines.SAMPLES), "--backtest-svg", picture).code)
        ElementTree.parse(picture)
        target = self.files.file("precious")
        self.assert_unknown(self.backtest(csv(Lines.SAMPLES), "--backtest-svg", self.files.link_to(target)),
                            "--backtest-svg", "cannot be written")
        self.assertEqual("precious", Path(target).read_text())


if __name__ == "__main__":
    unittest.main()
