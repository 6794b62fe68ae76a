# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""Monthly quotas that are reset, replayed by the program: what alerts and what does not."""

import unittest
from datetime import datetime, timedelta, timezone

from support.assertions import PluginTest
from support.files import Files
from support.plugin import run

START = datetime(2026, 5, 1, tzinfo=timezone.utc)
DAYS = 123  # to the last day of August


def office_hour(time: datetime) -> bool:
    return time.weekday() < 5 and 7 < time.hour < 17


def course(refilled, spent=None) -> str:
    """A balance each two hours. refilled(time, balance): what it is then, None: nothing comes."""
    lines, balance, time = ["time,balance"], 1000.0, START
    while time < START + timedelta(days=DAYS):
        balance = refilled(time, balance) or balance
        lines.append(f"{time:%Y-%m-%dT%H:%M:%SZ},{balance:.2f}")
        balance -= spent(time) if spent else 7.8 if office_hour(time) else 0.2
        balance = max(0.0, balance)
        time += timedelta(hours=2)
    return "\n".join(lines)


def is_reset(time: datetime) -> bool:
    return time.day == 1 and time.hour == 0


class Quota(PluginTest):
    def setUp(self):
        self.files = Files()
        self.addCleanup(self.files.remove)

    def alerts(self, content) -> list:
        """Of each alert the month, the state and what was said; and the last line of all."""
        result = run("--backtest", self.files.file(content, name="samples.csv"), "--runway-warning", "5d",
                     "--runway-critical", "2d", "--timezone", "UTC")
        self.assertEqual((0, b""), (result.code, result.stderr), result)
        lines = [line.split(" ", 2) for line in result.text.splitlines() if line.startswith("2026-")]
        return [(int(time[5:7]), state, words) for time, state, words in lines if state != "OK"]

    def test_a_quota_alerts_until_it_came_twice(self):
        alerts = self.alerts(course(lambda time, _: 1000 if is_reset(time) else None))
        self.assertEqual({5, 6}, {month for month, _, _ in alerts}, alerts)

    def test_a_quota_that_is_used_up_before_its_reset_alerts(self):
        def spent(time):
            return (12 if time.month == 7 else 7.8) if office_hour(time) else 0.2

        alerts = self.alerts(course(lambda time, _: 1000 if is_reset(time) else None, spent))
        self.assertEqual({"WARNING", "CRITICAL"}, {state for month, state, _ in alerts if month == 7}, alerts)
        self.assertTrue(any("is used up" in words or "less than" in words for month, _, words in alerts if month == 7))

    def test_a_reset_that_does_not_come_alerts(self):
        alerts = self.alerts(course(lambda time, _: 1000 if is_reset(time) and time.month < 8 else None))
        self.assertNotIn(7, {month for month, _, _ in alerts}, alerts)
        self.assertIn("CRITICAL", {state for month, state, _ in alerts if month == 8}, alerts)

    def test_a_recharge_to_a_figure_is_no_quota(self):
        without = self.alerts(course(lambda _, balance: 1000 if balance < 60 else None))
        # The same, but for the first of each month.
        filled = self.alerts(course(lambda time, balance: 1000 if balance < 60 or is_reset(time) else None,
                                    lambda time: 18 if office_hour(time) else 0.2))
        for alerts in (without, filled):
            self.assertEqual({5, 6, 7, 8}, {month for month, _, _ in alerts}, alerts)

    def test_the_same_amount_each_month_is_no_quota(self):
        alerts = self.alerts(course(lambda time, balance: balance + 900 if is_reset(time) and time.month > 5 else None))
        self.assertEqual({5, 6, 7, 8}, {month for month, _, _ in alerts}, alerts)


if __name__ == "__main__":
    unittest.main()
