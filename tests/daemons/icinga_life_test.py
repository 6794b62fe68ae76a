# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
"""The life of an account in a real Icinga 2 with the shipped configuration, against the sandbox over TLS."""

import threading
import unittest
import urllib.request
from pathlib import Path

import support
from support.icinga import SHIPPED, SOURCE, Icinga, wait_for

# The sandbox of the integration tests is ours as well.
support.__path__.append(str(SOURCE / "tests" / "integration" / "support"))
from support.sandbox import Sandbox

KEY = "demo-key"
WRONG_KEY = "fAke-wrong-key"
OK, WARNING, CRITICAL, UNKNOWN = range(4)
SOFT, HARD = range(2)

# What a shell would act on, if it ever saw it as its own text.
AWKWARD = """it's `id` "x"; exit 7 & * #"""

# A mail program that delivers into a folder.
MAIL = """#!/bin/sh
{ printf 'Subject: %s\\nTo: %s\\n\\n' "$2" "$3"; cat; } >"$0.d/$$.part" && mv "$0.d/$$.part" "$0.d/$$.mail"
"""

HOSTS = """
object Host "accounts" {{
  check_command = "dummy"
  vars.balance_accounts["sms main"] = {{
    provider = "alphasms"; url = "{https}"; ca_file = "{ca}"; key_file = "{key_file}"; currency = "UAH"
    warning = 200; critical = 50; check_interval = 1s; retry_interval = 1s
    top_up_url = "https://sms.example.org/top-up"
  }}
  vars.balance_accounts["wrong key"] = {{
    provider = "alphasms"; url = "{https}"; ca_file = "{ca}"; key = "{wrong}"
    warning = 200; critical = 50; check_interval = 1s; retry_interval = 1s
  }}
  vars.balance_accounts["refused is critical"] = {{
    provider = "alphasms"; url = "{https}"; ca_file = "{ca}"; key = "{wrong}"; on_failure = "refused=critical"
    warning = 200; critical = 50; check_interval = 1s; retry_interval = 1s
  }}
  vars.balance_accounts["{awkward}"] = {{ simulate = 5; critical = 50; check_interval = 1s; retry_interval = 1s }}
  vars.balance_accounts["slow"] = {{
    provider = "unitpay"; url = "{https}/slow-0.5"; ca_file = "{ca}"; login = "shop@example.org"; key = "{key}"
    warning = 200; critical = 50; check_interval = 1s; retry_interval = 1s
  }}
}}
"""


class ProcessList(threading.Thread):
    """Everything that ps would have shown of the daemon's plugins, at any moment of the test."""

    def __init__(self, directory):
        super().__init__(daemon=True)
        self._plugins = f"{directory}/plugins/".encode()
        self.seen = set()
        self._stopping = threading.Event()

    def run(self):
        while not self._stopping.wait(0.01):
            for path in Path("/proc").glob("[0-9]*/cmdline"):
                try:
                    words = path.read_bytes()
                except OSError:
                    continue
                if self._plugins in words:
                    self.seen.add(words.replace(b"\0", b" ").decode(errors="replace"))

    def stop(self):
        self._stopping.set()
        self.join()


class IcingaLife(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.sandbox = Sandbox()
        cls.addClassCleanup(cls.sandbox.stop)
        cls.icinga = Icinga()
        cls.addClassCleanup(cls.icinga.stop)
        cls.processes = ProcessList(cls.icinga.directory)
        cls.processes.start()
        cls.addClassCleanup(cls.processes.stop)
        cls._configure()
        cls.icinga.start()
        cls.events = cls.icinga.events("CheckResult")

    @classmethod
    def _configure(cls):
        icinga, folder = cls.icinga, cls.icinga.directory
        key_file = folder / "alphasms.key"
        key_file.touch(mode=0o600)
        key_file.write_text(KEY + "\n")
        icinga.ship("check_balance.conf", "services.conf")
        # The test also runs at night.
        text = (SHIPPED / "notifications.conf").read_text()
        icinga.add("notifications.conf", text.replace('period = "balance-office-hours"', 'period = "balance-always"'))
        icinga.add("hosts.conf", HOSTS.format(https=cls.sandbox.https, ca=cls.sandbox.ca, key_file=key_file,
                                              key=KEY, wrong=WRONG_KEY, awkward=AWKWARD.replace('"', '\\"')))
        (folder / "bin" / "mail.d").mkdir()
        icinga.program("mail", MAIL)

    def set_balance(self, amount):
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        url = f"{self.sandbox.http}/sandbox/balance?provider=alphasms&amount={amount}"
        opener.open(url, b"", timeout=10).close()

    def wait_for_state(self, name, state, state_type):
        """The output of the check that brought it."""
        def reached():
            service = self.icinga.service(name)
            return service if (service["state"], service["state_type"]) == (state, state_type) else None

        return wait_for(reached, f"{name} in state {state}, type {state_type}")["last_check_result"]["output"]

    def wait_for_mail(self, recipient, *words):
        def mail():
            texts = [path.read_text() for path in (self.icinga.directory / "bin" / "mail.d").glob("*.mail")]
            return next((text for text in texts
                         if f"To: {recipient}\n" in text and all(word in text for word in words)), None)

        return wait_for(mail, f"a mail to {recipient} with {words}")

    def mails_to(self, recipient, word):
        folder = self.icinga.directory / "bin" / "mail.d"
        texts = [path.read_text() for path in folder.glob("*.mail")]
        return [text for text in texts if f"To: {recipient}\n" in text and word in text]

    def test_an_account_runs_dry_and_is_topped_up(self):
        name = "balance sms main"
        self.wait_for_state(name, OK, HARD)

        self.set_balance("120.5")
        soft = self.wait_for_state(name, WARNING, SOFT)
        self.assertIn("sms main: 120.50 UAH, below 200", soft)
        self.assertEqual([], self.mails_to("purchasing@example.org", "sms main"))

        self.set_balance("31.168300000000002")
        self.wait_for_state(name, CRITICAL, HARD)
        self.assertEqual(
            f"Subject: PROBLEM: {name} is CRITICAL\nTo: on-call@example.org\n\n"
            "BALANCE CRITICAL: alphasms sms main: 31.17 UAH, below 50\n\nAccount: sms main\n"
            "Thresholds: warning 200, critical 50\nWhat to do: top up at https://sms.example.org/top-up\n",
            self.wait_for_mail("on-call@example.org", "PROBLEM", name),
        )

        self.set_balance("1250.4")
        recovery = self.wait_for_mail("on-call@example.org", "RECOVERY", name)
        self.assertIn("BALANCE OK: alphasms sms main: 1250.40 UAH\n", recovery)
        self.assertIn("What to do: nothing, the balance is back\n", recovery)
        self.wait_for_state(name, OK, HARD)

    def test_a_wrong_key_is_unknown_with_its_advice_and_wakes_nobody(self):
        name = "balance wrong key"
        output = self.wait_for_state(name, UNKNOWN, HARD)
        self.assertIn("login refused: Wrong login/password. Check the key", output)
        mail = self.wait_for_mail("monitoring@example.org", name)
        self.assertIn("What to do: the balance is not known; the first line says why and what to check\n", mail)
        self.assertEqual([], self.mails_to("on-call@example.org", name))

    def test_a_refused_key_that_shall_wake_somebody_is_no_call_to_top_up(self):
        name = "balance refused is critical"
        self.wait_for_state(name, CRITICAL, HARD)
        mail = self.wait_for_mail("on-call@example.org", name)
        self.assertIn("login refused", mail)
        self.assertNotIn("top up", mail)

    def test_a_name_with_quotes_and_commands_arrives_as_it_is(self):
        mail = self.wait_for_mail("on-call@example.org", f"Subject: PROBLEM: balance {AWKWARD} is CRITICAL\n")
        self.assertIn(f"\nAccount: {AWKWARD}\nThresholds: warning none, critical 50\nWhat to do: top up the account\n", mail)

    def test_the_service_leads_to_the_top_up_page_and_stands_in_its_group(self):
        service = self.icinga.service("balance sms main")
        self.assertEqual("https://sms.example.org/top-up", service["action_url"])
        self.assertEqual("https://sms.example.org/top-up", service["notes_url"])
        self.assertEqual(["balance"], service["groups"])

    def test_no_secret_shows_in_results_logs_and_process_list(self):
        for name in ("balance sms main", "balance wrong key", "balance slow"):
            with self.subTest(service=name):
                wait_for(lambda: self.icinga.service(name)["last_check_result"], "a check")
                self.assert_hidden(str(self.icinga.service(name)["last_check_result"]))
        wait_for(lambda: any("balance slow" in str(event) for event in self.events), "an event")
        self.assert_hidden(str([event["check_result"] for event in self.events]))
        self.assert_hidden(self.icinga.logs())
        wait_for(lambda: any("slow-0.5" in words for words in self.processes.seen), "a plugin in the process list")
        self.assert_hidden(" ".join(self.processes.seen))

    def assert_hidden(self, text):
        self.assertTrue(text)
        for secret in (KEY, WRONG_KEY):
            self.assertNotIn(secret, text)


if __name__ == "__main__":
    unittest.main()
