# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""The sandbox's accounts that spend: their balance falls with the time."""

import time
import unittest
from decimal import Decimal

from support.account import post
from support.documented import ALPHASMS_KEY, UNITPAY_KEY
from support.plugin import run
from support.sandbox import Sandbox


def setUpModule():
    global sandbox
    sandbox = Sandbox()
    unittest.addModuleCleanup(sandbox.stop)


def metrics(provider: str) -> dict:
    login = ("-l", "shop@example.org") if provider == "unitpay" else ()
    result = run("-P", provider, "-u", sandbox.http, *login, env=UNITPAY_KEY if login else ALPHASMS_KEY)
    if result.code != 0:
        raise AssertionError(result)
    return dict(metric.split(";")[0].split("=") for metric in result.first_line.split(" | ")[1].split(" "))


def balance() -> Decimal:
    return Decimal(metrics("alphasms")["balance"])


class SpendingAccount(unittest.TestCase):
    def setUp(self):
        self.addCleanup(sandbox.reset)

    def test_the_balance_falls_as_fast_as_asked(self):
        start = time.monotonic()
        self.assertEqual(200, post(sandbox, "spend", provider="alphasms", per_hour="36", speed="1000")[0])
        begun = time.monotonic()
        time.sleep(0.5)
        at_least = 10 * (time.monotonic() - begun)
        spent = float(Decimal("1250.4") - balance())
        self.assertGreaterEqual(spent, at_least - 0.01)
        self.assertLessEqual(spent, 10 * (time.monotonic() - start) + 0.01)

    def test_it_never_rises_and_ends_at_nothing(self):
        post(sandbox, "balance", provider="alphasms", amount="20")
        post(sandbox, "spend", provider="alphasms", per_hour="360000")
        seen = [balance() for _ in range(20)]
        time.sleep(0.25)
        seen.append(balance())
        self.assertEqual(sorted(seen, reverse=True), seen)
        self.assertEqual(0, seen[-1])

    def test_a_topup_is_spent_too(self):
        post(sandbox, "spend", provider="alphasms", per_hour="36000")
        time.sleep(0.1)
        post(sandbox, "balance", provider="alphasms", amount="5000")
        first = balance()
        self.assertLessEqual(first, 5000)
        self.assertGreater(first, 4000)
        time.sleep(0.1)
        self.assertLess(balance(), first)

    def test_a_rate_of_nothing_ends_it_where_it_is(self):
        post(sandbox, "spend", provider="alphasms", per_hour="36000")
        time.sleep(0.1)
        post(sandbox, "spend", provider="alphasms", per_hour="0")
        left = balance()
        self.assertLess(left, Decimal("1250.4"))
        time.sleep(0.1)
        self.assertEqual(left, balance())

    def test_total_and_available_fall_alike(self):
        post(sandbox, "balance", provider="unitpay", amount="600", total="1000")
        post(sandbox, "spend", provider="unitpay", per_hour="36000")
        time.sleep(0.1)
        seen = metrics("unitpay")
        self.assertEqual(400, Decimal(seen["total"]) - Decimal(seen["available"]))
        self.assertLess(Decimal(seen["available"]), 600)
        self.assertEqual(Decimal("1250.4"), balance())

    def test_other_scenarios_and_a_reset_know_nothing_of_it(self):
        post(sandbox, "spend", provider="alphasms", per_hour="36000")
        post(sandbox, "scenario", name="low")
        self.assertEqual(Decimal("120.5"), balance())
        sandbox.reset()
        self.assertEqual(Decimal("1250.4"), balance())

    def test_mistakes_are_refused(self):
        for parameters, status in (
            ({"provider": "nobody", "per_hour": "5"}, 404),
            ({"per_hour": "5"}, 404),
            ({"provider": "alphasms"}, 400),
            ({"provider": "alphasms", "per_hour": "-5"}, 400),
            ({"provider": "alphasms", "per_hour": "much"}, 400),
            ({"provider": "alphasms", "per_hour": "5", "speed": "1e9"}, 400),
        ):
            with self.subTest(parameters):
                self.assertEqual(status, post(sandbox, "spend", **parameters)[0])
        self.assertEqual(Decimal("1250.4"), balance())


if __name__ == "__main__":
    unittest.main()
