# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
"""Two satellites share the accounts of their zone: one is killed, its peer takes over, and nobody is alerted for it."""

import time
import unittest

from icinga_life_test import MAIL, Sandbox
from support.icinga import LONGEST_WAIT, wait_for
from support.icinga_cluster import EVENTS, SATELLITES, Cluster, History

OK, CRITICAL = 0, 2
INTERVAL = 1.0

# Icinga looks every 10 s who checks what; the rest is for the check itself and for a busy machine.
LONGEST_TAKEOVER = 10 + INTERVAL + 9

HOST = """
object Host "accounts {number}" {{
  check_command = "dummy"
  vars.balance_accounts = {{ {accounts} }}
}}
"""

ACCOUNT = """"{kind} {number}" = {{
  provider = "{provider}"; url = "{url}"; ca_file = "{ca}"; key_file = "{key_file}"; {login}
  warning = 200; critical = 50; check_interval = 1s; retry_interval = 1s
}}
"""

# Two hosts, because newer versions of Icinga give all services of a host to the same satellite.
NUMBERS = {1: (1, 2), 2: (3, 4)}
SMS = {f"accounts {host}!balance sms {number}" for host, numbers in NUMBERS.items() for number in numbers}
SHOPS = {name.replace("sms", "shop") for name in SMS}


def hosts(sandbox) -> str:
    key_file = sandbox.directory / "account.key"
    key_file.touch(mode=0o600)
    key_file.write_text("demo-key\n")
    place = {"url": sandbox.https, "ca": sandbox.ca, "key_file": key_file}
    kinds = (("sms", "alphasms", ""), ("shop", "unitpay", 'login = "shop@example.org"'))
    return "".join(
        HOST.format(number=host, accounts="".join(
            ACCOUNT.format(kind=kind, provider=provider, login=login, number=number, **place)
            for kind, provider, login in kinds for number in numbers))
        for host, numbers in NUMBERS.items()
    )


class Accounts(Sandbox):
    def set_sms_balance(self, amount):
        self._open(f"/sandbox/balance?provider=alphasms&amount={amount}", b"")


class IcingaTakeover(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.sandbox = Accounts()
        cls.addClassCleanup(cls.sandbox.stop)
        cls.cluster = Cluster(hosts(cls.sandbox))
        cls.addClassCleanup(cls.cluster.stop)
        for node in cls.cluster.nodes:
            (node.directory / "bin" / "mail.d").mkdir()
            node.program("mail", MAIL)
        cls.cluster.start()
        cls.history = cls.cluster.history

    def wait_for_shares(self, since=0.0, seconds=LONGEST_WAIT, expected=None):
        def shares():
            found = self.history.shares(len(SMS | SHOPS), INTERVAL, since)
            return found if expected in (None, found) else None

        return wait_for(shares, "regular checks of each service by one satellite alone", seconds)

    def mails(self):
        """The subject of each mail with its recipient."""
        return sorted(
            " ".join(path.read_text().splitlines()[:2])
            for node in self.cluster.nodes for path in (node.directory / "bin" / "mail.d").glob("*.mail")
        )

    def expected_mails(self, subject):
        return sorted(f"Subject: {subject.format(name.split('!')[1])} To: on-call@example.org" for name in SMS)

    def assert_calm(self, *histories):
        now = time.time()
        for history in histories:
            wait_for(lambda: history.newest() > now, "events")
            self.assertEqual({name: [OK] for name in SMS | SHOPS}, history.states())
            self.assertEqual([], history.alarms())
        self.assertEqual([], self.mails())

    def test_a_killed_satellite_alerts_nobody_and_an_empty_account_still_does(self):
        before = self.wait_for_shares(seconds=60)
        self.assertEqual(set(SATELLITES), set(before))
        for services in before.values():
            self.assertTrue(services & SMS and services & SHOPS, before)
        lost, survivor = SATELLITES
        seen_by_survivor = History(self.cluster.satellites[survivor].events(*EVENTS))
        self.cluster.wait_until_it_may_take_over(survivor)

        self.kill(lost, survivor, before[lost])
        self.assert_calm(self.history, seen_by_survivor)

        self.run_dry(survivor)
        self.bring_back(lost, before)
        self.top_up()
        lives = {name: [OK] for name in SHOPS} | {name: [OK, CRITICAL, OK] for name in SMS}
        self.assertEqual(lives, self.history.states())

    def kill(self, lost, survivor, orphans):
        killed = time.time()
        self.cluster.satellites[lost].kill()
        self.wait_for_shares(killed, 60, expected={survivor: SMS | SHOPS})
        for name, results in self.history.results(since=killed).items():
            with self.subTest(service=name):
                first = next(result["execution_end"] for result in results if result["check_source"] == survivor)
                self.assertLess(first - killed, LONGEST_TAKEOVER)
        gap = self.history.longest_gap(orphans, since=killed - 3 * INTERVAL)
        print(f"takeover from a killed satellite: {gap:.1f} s between two results at most, "
              f"{gap - INTERVAL:.1f} s above the interval of {INTERVAL:.0f} s", flush=True)

    def run_dry(self, survivor):
        self.sandbox.set_sms_balance("31.168300000000002")
        wait_for(lambda: len(self.mails()) >= len(SMS), "a mail for each empty account")
        self.assertEqual(self.expected_mails("PROBLEM: {} is CRITICAL"), self.mails())
        notified = {("Notification", *name.split("!"), survivor) for name in SMS}
        wait_for(lambda: notified <= set(self.history.alarms()), "a notification for each empty account")

    def bring_back(self, lost, before):
        """It has lost the states it knew: neither a repeated problem nor a recovery may come of that."""
        alarms, states = self.history.alarms(), self.history.states()
        self.cluster.satellites[lost].start()
        began = time.time()
        self.wait_for_shares(began, 60, expected=before)
        self.assertEqual(alarms, self.history.alarms())
        self.assertEqual(states, self.history.states())
        self.assertEqual(self.expected_mails("PROBLEM: {} is CRITICAL"), self.mails())

    def top_up(self):
        self.sandbox.set_sms_balance("1250.4")
        mails = sorted(self.expected_mails("PROBLEM: {} is CRITICAL") + self.expected_mails("RECOVERY: {} is OK"))
        wait_for(lambda: len(self.mails()) >= len(mails), "a mail for each recovery")
        self.wait_for_shares(since=time.time())
        self.assertEqual(mails, self.mails())


if __name__ == "__main__":
    unittest.main()
