# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""The life of an account with --history: what the rules say, what is stored, and who may come at once."""

import unittest
from decimal import Decimal
from pathlib import Path

from support.account import Account, post
from support.assertions import PluginTest
from support.files import Files
from support.plugin import at_once, run
from support.sandbox import Sandbox

HOUR = 3600
DAY = 24 * HOUR


def setUpModule():
    global sandbox
    sandbox = Sandbox()
    unittest.addModuleCleanup(sandbox.stop)


class HistoryTest(PluginTest):
    def setUp(self):
        self.files = Files()
        self.addCleanup(self.files.remove)
        self.addCleanup(sandbox.reset)
        self.account = Account(sandbox, self.files)

    def spend(self, *amounts, every=HOUR) -> None:
        """A balance after the other, so many seconds apart, the last one just now."""
        for amount in amounts:
            if Path(self.account.history).exists():
                self.account.move_back(every)
            self.account.set_balance(amount)
            self.assertEqual(0, self.account.check().code)


class Life(HistoryTest):
    def test_a_young_history_is_said_and_is_no_alert(self):
        self.assert_result(
            self.account.check("-w", "200", "--runway-warning", "3d", "--spend-warning", "10"), 0,
            "BALANCE OK: alphasms main: 1250.4; runway: collecting, 0 of 24 h; spend: collecting, 0 of 1 h | "
            "balance=1250.4;200 spend=0;10 time=TIMEs;;;0;10")

    def test_the_level_is_said_first_and_the_worst_state_wins(self):
        self.spend("1000", "900", every=HOUR // 2)
        self.account.set_balance("150")
        self.assert_result(
            self.account.check("-w", "200", "--spend-warning", "100", "--spend-critical", "700"), 2,
            "BALANCE CRITICAL: alphasms main: 150, below 200; spent 850 in 1 h, above 700 | "
            "balance=150;200 spend=850;100;700 time=TIMEs;;;0;10")
        result = self.account.check("-c", "200", "--spend-warning", "100")
        self.assertEqual(2, result.code, result)
        self.assertIn("main: 150, below 200; spent 850 in 1 h, above 100 | ", result.first_line)

    def test_a_runway_is_told_after_a_day(self):
        self.spend(*(str(1000 - 10 * hour) for hour in range(31)))
        quiet = self.account.check("--runway-warning", "1d")
        self.assertEqual(0, quiet.code, quiet)
        self.assertRegex(quiet.first_line, r"; empties in 2 d \d+ h, about \w{3} \d\d:00 UTC, at 2[34][0-9.]* a day")
        self.assertRegex(quiet.first_line, r" runway=2\d{5}s;86400 ")
        loud = self.account.check("--runway-warning", "7d", "--runway-critical", "5d")
        self.assertEqual(2, loud.code, loud)

    def test_a_topup_does_not_lower_the_spend_and_is_counted(self):
        self.spend("100", "60", "560", "540", "1040", "1000", every=600)
        self.assert_result(
            self.account.check("--spend-critical", "99.99", "--topups-warning", "1"), 2,
            "BALANCE CRITICAL: alphasms main: 1000; spent 100 in 1 h, above 99.99; "
            "2 top-ups in 1 d, above 1 | balance=1000 spend=100;;99.99 topups=2;1 time=TIMEs;;;0;10")

    def test_a_balance_that_stands_still_is_stale(self):
        self.spend("100", "90")
        self.account.move_back(6 * HOUR + 60)
        self.assertEqual(0, self.account.check("--stale-warning", "7h").code)
        result = self.account.check("--stale-warning", "2h", "--stale-critical", "6h")
        self.assertEqual(2, result.code, result)
        self.assertIn("main: 90; unchanged for 6 h 1 min, longer than 6 h | ", result.first_line)
        self.account.set_balance("89")
        self.assertEqual(0, self.account.check("--stale-warning", "2h").code)

    def test_nothing_is_spent_any_more(self):
        self.spend("100", "90", "90", "90")
        result = self.account.check("--spend-critical", "1:")
        self.assertEqual(2, result.code, result)
        self.assertIn("spent 0.00 in 1 h, below 1", result.first_line)

    def test_a_balance_that_could_not_be_learned_is_not_stored(self):
        self.spend("100")
        refused = self.account.check("--spend-warning", "1", url=sandbox.http + "/wrong-login")
        self.assertEqual(3, refused.code, refused)
        self.assertEqual([(1,)], self.account.rows("SELECT count(*) FROM samples"))

    def test_what_asks_nobody_stores_nothing(self):
        for words in (("--simulate", "5"), ("--explain",)):
            self.account.check(*words)
            self.assertFalse(Path(self.account.history).exists(), words)

    def test_accounts_metrics_and_providers_have_their_own_past(self):
        self.spend("1000", "900")
        other = self.account.check("--spend-warning", "50", name="other")
        self.assertEqual(0, other.code, other)
        self.assertEqual(1, self.account.check("--spend-warning", "50").code)

    def test_amounts_are_stored_to_the_last_digit(self):
        self.spend("0.30000000000000000004", "0.1", "-7.000000000000000000000001")
        self.assertEqual(
            [("0.30000000000000000004", "0"), ("0.1", "0.20000000000000000004"),
             ("-7.000000000000000000000001", "7.300000000000000000040001")],
            self.account.rows("SELECT amount, spent FROM samples ORDER BY time"))

    def test_the_sandbox_account_that_spends_alerts(self):
        self.account.set_balance("1000000000")
        post(sandbox, "spend", provider="alphasms", per_hour="100", speed="360000")
        self.account.check()
        result = self.account.check("--spend-critical", "0.01")
        self.assertEqual(2, result.code, result)
        self.assertIn("above 0.01", result.first_line)


class AtOnce(HistoryTest):
    def check_many(self, names) -> None:
        """Each of these checks is stored, also where the history is not there yet."""
        self.account.set_balance("1000000000")
        post(sandbox, "spend", provider="alphasms", per_hour="3600000")
        # All of them need the processor at once: the last has to wait for it.
        results = at_once(lambda name: self.account.check("--spend-warning", "99999999", "-t", "50", name=name), names,
                          workers=100)
        for result in results:
            self.assertEqual(0, result.code, result)
            self.assertNotIn("unavailable", result.text)
        told = sorted(result.text.split("| balance=")[1].split(" ")[0] for result in results)
        self.assertEqual(told, sorted(amount for (amount,) in self.account.rows("SELECT amount FROM samples")))
        self.assertEqual([("ok",)], self.account.rows("PRAGMA integrity_check"))
        self.assertEqual(set(names), {name for (name,) in self.account.rows("SELECT account FROM series")})

    def test_100_checks_of_one_account_lose_no_sample(self):
        self.check_many(["main"] * 100)
        rows = self.account.rows("SELECT amount, spent FROM samples ORDER BY time")
        spent = Decimal(0)
        for (before, _), (amount, stored) in zip(rows, rows[1:]):
            spent += max(Decimal(0), Decimal(before) - Decimal(amount))
            self.assertEqual(spent, Decimal(stored))

    def test_100_checks_of_100_accounts_lose_no_sample(self):
        self.check_many([f"account {number}" for number in range(100)])


class Mistakes(HistoryTest):
    def test_mistakes_in_the_options_name_the_option(self):
        history = ("--history", self.account.history)
        cases = {
            ("--runway-warning", "3d"): "--runway-warning needs the balances of the past. Name a file",
            ("--spend-window", "1h"): "--spend-window needs the balances of the past",
            ("--topups-critical", "3"): "--topups-critical needs the balances of the past",
            ("--stale-warning", "3d"): "--stale-warning needs the balances of the past",
            (*history, "--runway-warning", "3x"): "--runway-warning",
            (*history, "--runway-warning", "-3d"): "--runway-warning",
            (*history, "--runway-warning", "0s"): "--runway-warning",
            (*history, "--runway-warning", "3 d"): "--runway-warning",
            (*history, "--stale-critical", "11y"): "--stale-critical",
            (*history, "--spend-window", "3660w"): "--spend-window",
            (*history, "--spend-warning", "10%"): "--spend-warning",
            (*history, "--spend-warning", "0.5x"): "--spend-warning '0.5x': less than once the usual",
            (*history, "--spend-critical", "2x:5x"): "--spend-critical '2x:5x': a number of times is no range",
            (*history, "--spend-warning", "10x", "--spend-critical", "5x"): "--spend-critical would alert before",
            (*history, "--topups-warning", "10:5"): "--topups-warning",
            (*history, "--runway-warning", "1d", "--runway-critical", "2d"): "--runway-critical would alert before",
            (*history, "--stale-warning", "2d", "--stale-critical", "1d"): "--stale-critical would alert before",
            (*history, "--spend-warning", "20", "--spend-critical", "10"): "--spend-critical would alert before",
            (*history, "--spend-warning", "1:", "--spend-critical", "2:"): "--spend-critical would alert before",
            ("--history", ""): "--history",
            ("--backtest-svg", "x.svg"): "--backtest-svg needs --backtest",
        }
        for words, part in cases.items():
            with self.subTest(words=words[-4:]):
                self.assert_unknown(run("-P", "alphasms", "-u", sandbox.http, "--account", "main", *words,
                                        env={"CHECK_BALANCE_KEY": "demo-key"}), part)

    def test_an_account_without_a_name_has_no_history(self):
        result = run("-P", "alphasms", "-u", sandbox.http, "--history", self.account.history,
                     env={"CHECK_BALANCE_KEY": "demo-key"})
        self.assert_unknown(result, "--history needs a name for the account", "--account")
        self.assertFalse(Path(self.account.history).exists())

    def test_a_login_is_a_name(self):
        result = run("-P", "alphasms", "-u", sandbox.http, "-l", "demo", "--history", self.account.history,
                     env={"CHECK_BALANCE_PASSWORD": "demo-password"})
        self.assertEqual(0, result.code, result)
        self.assertEqual([("demo",)], self.account.rows("SELECT account FROM series"))


class Secrets(HistoryTest):
    def test_the_files_hold_no_secret_and_are_the_users_alone(self):
        run("-P", "alphasms", "-u", sandbox.http, "-l", "demo", "--password", "demo-password", "--history",
            self.account.history)
        self.account.check("--spend-warning", "1")
        found = sorted(Path(self.account.directory).iterdir())
        self.assertIn("history.sqlite", [file.name for file in found])
        for file in found:
            for secret in (b"demo-key", b"demo-password"):
                self.assertNotIn(secret, file.read_bytes(), file)
            self.assertEqual(0o600, file.stat().st_mode & 0o777, file)
        self.assertEqual(0o700, Path(self.account.directory).stat().st_mode & 0o777)


if __name__ == "__main__":
    unittest.main()
