# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
"""Accounts as Nagios lives through them: the shipped commands and templates, and the sandbox over TLS."""

import json
import os
import re
import sys
import threading
import time
import unittest
from pathlib import Path

from support.nagios import PLUGIN, SHIPPED, Nagios, Provider, shipped

KEY = "demo-key"
PASSWORD = "demo-password"
WRONG_KEY = "fAke-wr0ng-key-0123456789"
HOST = "prepaid-accounts"
TOPUP = "https://sms.example.org/topup"

# Stands in for the mail program and the pager: appends what it was given as one line of JSON.
RECORDER = """#!{python}
import json, sys
mail = sys.argv[1] == "mail"
text = sys.stdin.read() if mail else ""
with open({notes!r}, "a") as notes:
    notes.write(json.dumps({{"to": sys.argv[-1 if mail else 2], "words": sys.argv[1:], "text": text}}) + "\\n")
"""


def service(name, command, further=""):
    lines = f"use balance-account\nhost_name {HOST}\nservice_description {name}\ncheck_command {command}\n{further}"
    return "define service {\n" + lines + "\n}\n"


class ProcessList(threading.Thread):
    """What everybody can read of the daemon and its children, looked at again and again."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.seen = set()
        self._family = {root}
        self._ended = threading.Event()

    def run(self) -> None:
        while not self._ended.wait(0.002):
            for entry in os.listdir("/proc"):
                if entry.isdigit():
                    self._look_at(int(entry))

    def _look_at(self, pid: int) -> None:
        try:
            if pid not in self._family:
                parent = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
                if parent not in self._family:
                    return
                self._family.add(pid)
            self.seen.add(Path(f"/proc/{pid}/cmdline").read_bytes())
        except (OSError, ValueError, IndexError):
            pass

    def stop(self) -> bytes:
        self._ended.set()
        self.join(5)
        return b"\n".join(self.seen)


class NagiosLife(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.provider = Provider()
        cls.addClassCleanup(cls.provider.stop)
        cls.nagios = Nagios()
        cls.addClassCleanup(cls.nagios.stop)
        directory = cls.nagios.directory
        for name in ("right.key", "alphasms.key", "unitpay.key"):
            cls.nagios.file(name, KEY + "\n")
        cls.nagios.file("wrong.key", WRONG_KEY + "\n")
        cls.nagios.file("open.key", KEY + "\n", 0o644)
        cls.nagios.file("password", PASSWORD + "\n")
        cls.nagios.file("balance.ini", f"[shop one]\nprovider = unitpay\nlogin = shop@example.org\nkey = {KEY}\n"
                        f"w = 200\nc = 50\nurl = {cls.provider.https}/ok\nca-file = {cls.provider.ca}\n")
        recorder = cls.nagios.file("recorder", RECORDER.format(
            python=sys.executable, notes=str(directory / "notes")), 0o700)
        # Nagios takes a command apart at blanks, and the tree may stand in a path that has some.
        (directory / "check_balance").symlink_to(PLUGIN)
        resource = (f"$USER1$={directory}\n$USER20$={directory}\n"
                    f"$USER21$={recorder} mail\n$USER22$={recorder} page\n")
        cls.nagios.configure(resource, shipped("check_balance.cfg", "notifications.cfg") + cls.examples(),
                             cls.services())
        checked = cls.nagios.verify()
        assert checked.returncode == 0, checked.stdout
        cls.nagios.start()
        cls.processes = ProcessList(cls.nagios.pid)
        cls.processes.start()

    @classmethod
    def examples(cls):
        """services.cfg, changed as docs/nagios.md says: its accounts ask the sandbox."""
        further = f" --url {cls.provider.https} --ca-file {cls.provider.ca}"
        text = (SHIPPED / "services.cfg").read_text()
        text = re.sub(r"\n *check_command .*", lambda line: line.group() + further, text)
        return f"cfg_file={cls.nagios.file('services.cfg', text)}\n"

    @classmethod
    def services(cls):
        def sandbox(scenario=""):
            return f"--url {cls.provider.https}{scenario} --ca-file {cls.provider.ca}"

        key = "$USER20$/right.key"
        # The life of the first account is that of all of AlphaSMS: these two must not mind it.
        shop = f"--login shop@example.org {sandbox('/ok')}"
        todo = f"notes Top up 2000 UAH.\naction_url {TOPUP}"
        return "".join((
            service("life", f"check_balance!alphasms!main!{key}!200!50!{sandbox()} --currency UAH", todo),
            service("wrong key", f"check_balance!alphasms!main!$USER20$/wrong.key!200!50!{sandbox('/ok')}", todo),
            service("open file", f"check_balance!alphasms!main!$USER20$/open.key!5!1!{sandbox('/ok')}", todo),
            service("slow", f"check_balance!alphasms!slow!{key}!5!1!{sandbox('/slow-1')}"),
            service("password", f"check_balance_password!alphasms!main!demo!$USER20$/password!5!1!{sandbox('/ok')}"),
            service("ini", "check_balance_ini!shop one!$USER20$/balance.ini"),
            service("quoting", f"check_balance!unitpay!a *(b) #5\\! $$ \\;!{key}!~:1000!@2000:3000!{shop} -v"),
        ))

    def notes(self, who, word=""):
        lines = self.nagios.text("notes").splitlines()
        notes = [json.loads(line) for line in lines]
        return [note for note in notes if note["to"] == who and word in " ".join(note["words"])]

    def wait_for_note(self, who, *words):
        def found():
            return [note for note in self.notes(who, words[0])
                    if all(word in " ".join(note["words"]) + note["text"] for word in words)]

        return self.nagios.wait(found, f"a note to {who} with {words}: " + self.nagios.text("notes"))[0]

    def test_a_balance_falls_is_reported_and_recovers(self):
        nagios, provider = self.nagios, self.provider
        status = nagios.wait_for("life", "OK")
        self.assertTrue(status["plugin_output"].startswith("BALANCE OK: alphasms main: 1250.40 UAH"), status)
        self.assertIn("balance=1250.4;200;50 time=", status["performance_data"])

        provider.set_balance("120.5")
        nagios.check_now(HOST, "life")
        status = nagios.wait_for("life", "WARNING", "SOFT")
        self.assertIn("120.50 UAH, below 200", status["plugin_output"])
        self.assertEqual([], self.notes("accounting@example.org", "life"))

        provider.set_balance("31.168300000000002")
        status = nagios.wait_for("life", "CRITICAL")
        self.assertEqual("3", status["current_attempt"])
        self.assertIn("balance=31.168300000000002;200;50", status["performance_data"])
        line = "BALANCE CRITICAL: alphasms main: 31.17 UAH, below 50"
        page = self.wait_for_note("oncall", "PROBLEM life", line)
        self.assertEqual(["page", "oncall", f"PROBLEM life: {line}. Top up 2000 UAH. {TOPUP}"], page["words"])
        for receiver in ("oncall@example.org", "accounting@example.org"):
            mail = self.wait_for_note(receiver, "PROBLEM: life is CRITICAL")
            self.assertEqual(["mail", "-s", "PROBLEM: life is CRITICAL", receiver], mail["words"])
            self.assertEqual(line, mail["text"].splitlines()[0])
            self.assertIn("What to do: Top up 2000 UAH.\nTop-up page: " + TOPUP + "\n", mail["text"])

        provider.set_balance("2031.17")
        nagios.check_now(HOST, "life")
        nagios.wait_for("life", "OK")
        self.wait_for_note("oncall", "RECOVERY life", "BALANCE OK: alphasms main: 2031.17 UAH")
        self.wait_for_note("accounting@example.org", "RECOVERY: life is OK", "2031.17 UAH")
        self.assertEqual([], self.notes("monitoring@example.org", "life"))

    def test_a_wrong_key_is_unknown_with_its_advice_and_goes_to_the_monitoring_alone(self):
        status = self.nagios.wait_for("wrong key", "UNKNOWN")
        advice = ("BALANCE UNKNOWN: alphasms main: login refused: Wrong login/password. Check the key, and whether "
                  "the account limits API access to listed addresses")
        self.assertEqual(advice, status["plugin_output"])
        self.assertEqual("", status["performance_data"])
        mail = self.wait_for_note("monitoring@example.org", "PROBLEM: wrong key is UNKNOWN")
        self.assertEqual(advice, mail["text"].splitlines()[0])
        self.assertNotIn(TOPUP, mail["text"])
        for receiver in ("oncall", "oncall@example.org", "accounting@example.org"):
            self.assertEqual([], self.notes(receiver, "wrong key"))

    def test_a_refused_file_is_told_in_one_whole_line_and_its_repair_to_the_same_people(self):
        status = self.nagios.wait_for("open file", "UNKNOWN")
        self.assertIn("open.key': the file is refused", status["plugin_output"])
        mail = self.wait_for_note("monitoring@example.org", "PROBLEM: open file is UNKNOWN")
        self.assertEqual(status["plugin_output"].replace("'", ""), mail["text"].splitlines()[0])

        (self.nagios.directory / "open.key").chmod(0o600)
        self.nagios.check_now(HOST, "open file")
        self.wait_for_note("monitoring@example.org", "RECOVERY: open file is OK")
        for receiver in ("oncall", "oncall@example.org", "accounting@example.org"):
            self.assertEqual([], self.notes(receiver, "open file"))

    def test_the_other_commands_learn_the_balance_too(self):
        lines = {
            "password": r"BALANCE OK: alphasms main: [0-9]+\.[0-9]{2}",
            "ini": r"BALANCE OK: unitpay shop@example\.org: 1060\.76 RUB available",
        }
        for name, line in lines.items():
            with self.subTest(command=name):
                self.assertRegex(self.nagios.wait_for(name, "OK")["plugin_output"], line)

    def test_the_two_example_accounts_are_learned_as_they_are_shipped(self):
        lines = {
            "balance sms main": r"BALANCE OK: alphasms main: [0-9]+\.[0-9]{2} UAH",
            "balance payments shop": r"BALANCE OK: unitpay shop: 1060\.76 RUB available",
        }
        for name, line in lines.items():
            with self.subTest(service=name):
                self.assertRegex(self.nagios.wait_for(name, "OK")["plugin_output"], line)

    def test_ranges_and_marks_pass_the_command_line_unchanged(self):
        status = self.nagios.wait_for("quoting", "WARNING")
        # The plugin prints no $, and Nagios shows ; as a colon.
        line = "BALANCE WARNING: unitpay a *(b) #5! ? :: 1060.76 RUB available, above 1000"
        self.assertIn(line, status["plugin_output"])
        self.assertIn("available=1060.76;1000;@2000:3000", status["performance_data"])

    def test_no_secret_stands_in_a_file_of_the_daemon_or_in_the_process_list(self):
        for name in ("life", "slow", "password", "ini"):
            self.nagios.wait_for(name, "OK")
        self.nagios.wait_for("wrong key", "UNKNOWN")
        self.nagios.check_now(HOST, "slow")
        time.sleep(1.5)
        listed = type(self).processes.stop()
        self.assertIn(b"check_balance\0--provider\0alphasms\0--account\0slow\0--key-file\0", listed)
        places = {"the process list": listed}
        for name in ("status.dat", "nagios.log", "objects.cache", "retention.dat", "nagios.debug", "notes", "console"):
            places[name] = self.nagios.text(name).encode()
        self.assertIn(b"--key-file", places["nagios.debug"])
        for place, content in places.items():
            for secret in (KEY, PASSWORD, WRONG_KEY):
                with self.subTest(place=place, secret=secret):
                    self.assertNotIn(secret.encode(), content)


if __name__ == "__main__":
    unittest.main()
