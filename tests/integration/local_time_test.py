# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""Local time: whose clock the shown times follow, and that nobody looks at it who does not need it."""

import re
import subprocess
import tempfile
import unittest
from datetime import datetime, timezone
from pathlib import Path

from support.account import Account
from support.assertions import PluginTest
from support.documented import ALPHASMS_KEY
from support.files import Files
from support.plugin import PLUGIN, SANITIZED, run
from support.sandbox import Sandbox

HOUR = 3600
KYIV = ("--timezone", "Europe/Kyiv")
# 2026-03-29T00:00:00Z; at 01:00Z clocks in Kyiv jump from 3 to 4.
SPRING = 1774742400


def setUpModule():
    global sandbox
    sandbox = Sandbox()
    unittest.addModuleCleanup(sandbox.stop)


def csv(*rows) -> str:
    return "time,balance\n" + "".join(f"{time},{balance}\n" for time, balance in rows)


class LocalTimeTest(PluginTest):
    def setUp(self):
        self.files = Files()
        self.addCleanup(self.files.remove)
        self.addCleanup(sandbox.reset)


class Backtest(LocalTimeTest):
    SAMPLES = csv((SPRING, 300), (SPRING + HOUR - 1, 40), (SPRING + HOUR, 300))

    def times(self, *options, zone="UTC", content=SAMPLES) -> list:
        result = run("--backtest", self.files.file(content), "-c", "50", *options, env={"TZ": zone})
        self.assertEqual(0, result.code, result)
        return [line.split()[0] for line in result.text.splitlines()[:-1]]

    def test_lines_have_the_time_on_the_wall_with_its_offset(self):
        for options, zone, times in (
            ((), "UTC", ["2026-03-29T00:59:59Z", "2026-03-29T01:00:00Z"]),
            (KYIV, "UTC", ["2026-03-29T02:59:59+02:00", "2026-03-29T04:00:00+03:00"]),
            ((), "Europe/Kyiv", ["2026-03-29T02:59:59+02:00", "2026-03-29T04:00:00+03:00"]),
            (("--timezone", "UTC"), "Europe/Kyiv", ["2026-03-29T00:59:59Z", "2026-03-29T01:00:00Z"]),
            ((), "<+03>-3", ["2026-03-29T03:59:59+03:00", "2026-03-29T04:00:00+03:00"]),
            ((), "EET-2EEST,M3.5.0/3,M10.5.0/4", ["2026-03-29T02:59:59+02:00", "2026-03-29T04:00:00+03:00"]),
            ((), "nonsense", ["2026-03-29T00:59:59Z", "2026-03-29T01:00:00Z"]),
        ):
            with self.subTest(options=options, zone=zone):
                self.assertEqual(times, self.times(*options, zone=zone))

    def test_times_without_a_zone_in_a_file_stay_utc(self):
        content = csv(("2026-07-01 12:00:00", 300), ("2026-07-01 13:00:00", 40))
        self.assertEqual(["2026-07-01T16:00:00+03:00"], self.times(*KYIV, content=content))
        self.assertEqual(["2026-07-01T13:00:00Z"], self.times(content=content))

    def test_what_is_written_can_be_read(self):
        first = self.times(*KYIV)
        again = csv(*((time, 300 - number) for number, time in enumerate(first)))
        self.assertEqual([first[1]], self.times(*KYIV, "-w", "300", content=csv((first[0], 300), (first[1], 40))))
        self.assertEqual(0, run("--backtest", self.files.file(again)).code)

    def test_the_picture_has_the_days_of_the_place(self):
        late = SPRING - HOUR  # 23:00Z: the next day in Kyiv
        samples = self.files.file(csv((late, 5), (late + HOUR - 1, 5)))
        for options, begin in (((), "2026-03-28T23:00:00Z"), (KYIV, "2026-03-29T01:00:00+02:00")):
            with self.subTest(options):
                picture = self.files.path("picture.svg")
                run("--backtest", samples, "--backtest-svg", picture, *options)
                drawn = Path(picture).read_text()
                self.assertIn(f"backtest, {begin} to ", drawn)
                self.assertEqual({begin[:10]}, set(re.findall(r">(\d{4}-\d\d-\d\d)</text>", drawn)))


class TopupHours(LocalTimeTest):
    """Ten an hour are spent from Monday 2026-06-01T00:00:00Z on; the money ends on Sunday."""

    # 144 hours: until Sunday 00:00Z, 03:00 in Kyiv.
    SAMPLES = csv(*zip(range(1780272000, 1780272000 + 140 * HOUR, HOUR), range(1440, 0, -10)))
    HOURS = ("--topup-hours", "Mon-Fri 09:00-17:00")

    def alerts(self, *options) -> list:
        result = run("--backtest", self.files.file(self.SAMPLES), "--runway-critical", "1d", *KYIV, *options)
        self.assertEqual(0, result.code, result)
        return [line for line in result.text.splitlines() if " CRITICAL " in line]

    def test_an_account_that_dies_at_the_weekend_alerts_before_it(self):
        # CRITICAL where it is nearly sure: two hours after the expected end is a day away.
        without = self.alerts()
        self.assertEqual("2026-06-06T06:00:00+03:00", without[0].split()[0])
        friday = self.alerts(*self.HOURS)
        self.assertEqual("2026-06-04T18:00:00+03:00", friday[0].split()[0])
        self.assertRegex(friday[0], r"; empties in 2 d \d+ h, about Sun 0\d:00 EEST, at 240\.00 a day \(.*\); "
                                    r"pay in before Fri 17:00 EEST, in 23 h, less than 1 d$")

    def test_holidays_are_left_out(self):
        holidays = self.files.file("\ufeff# June\r\n\r\n2026-06-05 a Friday\r\n")
        self.assertEqual("2026-06-03T18:00:00+03:00", self.alerts(*self.HOURS, "--holidays", holidays)[0].split()[0])

    def test_mistakes_say_what_to_do(self):
        history = ("-P", "alphasms", "--account", "main", "--history", self.files.path("h"))
        runway = (*history, "--runway-warning", "3d")
        samples = self.files.file(self.SAMPLES)
        wrong = self.files.file("2026-06-05\n5 June\n")
        large = self.files.file("#" * (256 * 1024 + 1))
        for words, parts in {
            (*history, *self.HOURS): ("--topup-hours needs a runway rule", "--runway-warning"),
            (*history, "--holidays", wrong): ("--holidays needs a runway rule", "--runway-warning"),
            ("-P", "alphasms", *self.HOURS): ("--topup-hours needs the balances of the past", "--history"),
            (*runway, "--topup-hours", "Mon-Fri"): ("--topup-hours 'Mon-Fri': not hours of a week: behind the days it",
                                                    "Write Mon-Fri 09:00-17:00"),
            (*runway, "--topup-hours", "Mon 17:00-09:00"): ("does not end after it begins", "as two"),
            (*runway, "--holidays", wrong, "--explain"): ("line 2 does not begin with a date", "Write one date a line"),
            ("--backtest", samples, "--runway-warning", "3d", "--holidays", wrong): ("line 2 does not begin",),
            ("--backtest", samples, "--runway-warning", "3d", "--holidays", "/nonexistent"): ("cannot be read: No such",),
            ("--backtest", samples, "--runway-warning", "3d", "--holidays", large): ("cannot be read: larger than 256",),
            ("--backtest", samples, "--runway-warning", "3d", "--holidays", "/"): ("cannot be read: it is not a reg",),
        }.items():
            with self.subTest(words):
                self.assert_unknown(run(*words), *parts)

    def test_explain_tells_hours_holidays_and_zone(self):
        holidays = self.files.file("2026-12-25\n2026-12-26\n")
        result = run("-P", "alphasms", "--account", "main", "--history", self.files.path("h"), "--runway-critical", "1d",
                     "--topup-hours", "mon-fri 9:00-17:00", "--holidays", holidays, *KYIV, "--explain")
        for line in ("  CRITICAL: the money nearly surely ends within 1 d\n"
                     "    counted to the last moment before its end within Mon-Fri 09:00-17:00\n    holidays: 2\n",
                     "  hours, days and times: those of Europe/Kyiv\n"):
            self.assertIn(line, result.text)


class Replay(LocalTimeTest):
    def test_known_holidays_are_no_working_days(self):
        lines, balance = ["time,balance"], 1000
        for hour in range(43 * 24):  # from a Monday on, spent on working days from 8 to 20 o'clock
            balance -= 1 if hour // 24 % 7 < 5 and 8 <= hour % 24 < 20 else 0
            lines.append(f"{1772409600 + 3600 * hour},{balance - 580 if hour > 42 * 24 + 20 else balance}")
        samples = self.files.file("\n".join(lines) + "\n")
        holidays = self.files.file("2026-04-14\n2026-04-15\n2026-04-16\n")
        alerts = [run("--backtest", samples, "--timezone", "UTC", "--runway-warning", "3d", *more).text.splitlines()[-1]
                  for more in ((), ("--holidays", holidays))]
        self.assertNotEqual(alerts[0], alerts[1])


class Check(LocalTimeTest):
    def setUp(self):
        super().setUp()
        self.account = Account(sandbox, self.files)

    def spend(self):
        for hour in range(31):
            if hour > 0:
                self.account.move_back(HOUR)
            self.account.set_balance(str(1000 - 10 * hour))
            self.account.check()

    def test_a_wrong_line_in_the_holidays_hides_no_low_balance(self):
        self.spend()
        wrong = self.files.file("2026-12-25\n26.12.2026\n")
        result = self.account.check("-w", "800", "--runway-warning", "1d", "--holidays", wrong)
        self.assertEqual(1, result.code, result)
        for part in ("main: 700, below 800; empties in 2 d ",
                     f"; --holidays '{wrong}': line 2 does not begin with a date. Write one date a line, such as 2026-12-25"):
            self.assertIn(part, result.first_line)
        self.assertEqual(3, self.account.check("--runway-warning", "1d", "--holidays", wrong).code)

    def test_the_line_names_the_last_hour_to_pay_in(self):
        self.spend()
        # The money ends in almost three days, hours behind this one.
        hour = (datetime.now(timezone.utc).hour + 6) % 24
        hours = f"Mon-Sun {hour:02}:00-{hour:02}:30"
        result = self.account.check("--runway-critical", "1d", "--topup-hours", hours)
        self.assertRegex(result.first_line, r" a day.*; pay in before \w{3} \d\d:30 UTC, in 2 d ")
        self.assertRegex(result.first_line, r" runway=2\d{5}s;;86400 ")

    def test_the_end_of_the_money_is_told_by_the_clock_on_the_wall(self):
        self.spend()
        for options, ending in (
            ((), r"\d\d:00 UTC"),
            (KYIV, r"\d\d:00 EES?T"),
            (("--timezone", "Asia/Kathmandu"), r"\d\d:00 \+0545"),
            (("--timezone", "Etc/UTC"), r"\d\d:00 UTC"),
        ):
            with self.subTest(options):
                line = self.account.check("--runway-warning", "1d", *options).first_line
                self.assertRegex(line, rf"; empties in 2 d \d+ h, about \w{{3}} {ending}, at 2[34]")

    def test_a_zone_that_is_not_known_is_a_mistake_before_anything_is_sent(self):
        result = self.account.check("--timezone", "Europe/Nowhere", url="http://127.0.0.1:1")
        self.assert_unknown(result, "--timezone 'Europe/Nowhere': this machine knows no such time zone", "tzdata")

    def test_a_zone_without_a_history_is_a_mistake(self):
        self.assert_unknown(run("-P", "alphasms", *KYIV), "--timezone needs the balances of the past")

    @unittest.skipIf(SANITIZED, "the leak sanitizer cannot be traced")
    def test_nobody_looks_at_the_clock_who_does_not_need_it(self):
        check = ["-P", "alphasms", "-u", sandbox.http, "-w", "200"]
        history = [*check, "--account", "main", "--history", self.account.history]
        for words, zone, read in (
            (["--version"], "Europe/Kyiv", []),
            (check, "Europe/Kyiv", []),
            (check, "", []),
            (history, "Europe/Kyiv", []),
            ([*history, "--spend-critical", "60"], "Europe/Kyiv", []),
            ([*history, "--runway-warning", "3d"], "UTC", []),
            ([*history, "--runway-warning", "3d"], "Europe/Kyiv", ["/usr/share/zoneinfo/Europe/Kyiv"]),
            ([*history, "--runway-warning", "3d"], "", ["/etc/localtime"]),
            ([*history, *KYIV], "UTC", ["/usr/share/zoneinfo/Europe/Kyiv"]),
        ):
            with self.subTest(words=words, zone=zone), tempfile.NamedTemporaryFile("r") as trace:
                subprocess.run(["strace", "-f", "-e", "trace=open,openat", "-o", trace.name, PLUGIN, *words],
                               env={**ALPHASMS_KEY, "TZ": zone}, stdout=subprocess.DEVNULL, check=False)
                opened = trace.read().split('"')[1::2]
                looked_at = [path for path in opened if "zoneinfo" in path or "localtime" in path]
                self.assertEqual(set(read), set(looked_at))


if __name__ == "__main__":
    unittest.main()
