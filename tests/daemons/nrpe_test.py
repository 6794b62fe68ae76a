# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
"""A balance asked through NRPE is the balance asked on the spot: the same line, the same state."""

import os
import re
import shlex
import subprocess
import unittest

from support.nagios import PLUGIN, SHIPPED, Provider
from support.nrpe import Nrpe

SHIPPED_FILE = SHIPPED.parent / "nrpe" / "check_balance.cfg"
COMMAND = re.compile(r"^command\[([^\]]+)\]=(.*)$", re.MULTILINE)
TIME = re.compile(rb"time=[0-9.]+s")
KEY = "demo-key"
WRONG_KEY = "fAke-wr0ng-key-0123456789"

# State and beginning of the line that each command must bring.
EXPECTED = {
    "ok": (0, "BALANCE OK: alphasms main: 1250.40 UAH | balance=1250.4;200;50 time="),
    "low": (1, "BALANCE WARNING: alphasms main: 120.50 UAH, below 200 | balance=120.5;200;50 time="),
    "empty": (2, "BALANCE CRITICAL: unitpay shop@example.org: 31.17 RUB available, below 50 "),
    "wrong_key": (3, "BALANCE UNKNOWN: alphasms main: login refused: Wrong login/password. Check the key, "),
    "cyrillic": (3, "BALANCE UNKNOWN: unitpay shop@example.org: login refused: "),
    "ini": (0, "BALANCE OK: alphasms main: 1250.4 | balance=1250.4;200;50 time="),
    "mistake": (3, "BALANCE UNKNOWN: "),
    "nobody_listens": (3, "BALANCE UNKNOWN: alphasms main: "),
}


class NrpeRoundTrip(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.provider = Provider()
        cls.addClassCleanup(cls.provider.stop)
        cls.nrpe = Nrpe()
        cls.addClassCleanup(cls.nrpe.stop)
        cls.plugin = cls.nrpe.copy(PLUGIN, "check_balance", 0o755)
        cls.commands = cls.account_commands()
        lines = [f"command[{name}]={command}\n" for name, command in cls.commands.items()]
        cls.nrpe.start("".join(lines))

    @classmethod
    def account_commands(cls):
        nrpe, https = cls.nrpe, cls.provider.https
        authority = nrpe.copy(cls.provider.ca, "ca.crt", 0o644)
        key = nrpe.secret("demo", KEY + "\n")
        wrong = nrpe.secret("wrong", WRONG_KEY + "\n")
        ini = nrpe.secret("balance.ini", f"[sms main]\nprovider = alphasms\naccount = main\nkey = {KEY}\nw = 200\n"
                          f"c = 50\nurl = {https}\nca-file = {authority}\n")
        limits = f"--warning 200 --critical 50 --ca-file {authority}"
        sms = f"{cls.plugin} --provider alphasms --account main --currency UAH {limits}"
        shop = f"{cls.plugin} --provider unitpay --login shop@example.org --key-file {key} {limits}"
        return {
            "ok": f"{sms} --key-file {key} --url {https}",
            "low": f"{sms} --key-file {key} --url {https}/low",
            "empty": f"{shop} --url {https}/empty",
            "wrong_key": f"{sms} --key-file {wrong} --url {https}",
            "cyrillic": f"{shop} --url {https}/cyrillic",
            "ini": f"{cls.plugin} --extra-opts='sms main@{ini}'",
            "mistake": f"{shop} --url {https} --kritical 5",
            "nobody_listens": f"{sms} --key-file {key} --url https://localhost:1",
            "longest": f"{sms} --key-file {key} --url {https} --account {'a' * 3000} -v",
        }

    def on_the_spot(self, name):
        """As NRPE runs it: through a shell, and as its user where the tests run as root."""
        user = {"user": "nagios", "group": self.nrpe.group, "extra_groups": []} if os.geteuid() == 0 else {}
        done = subprocess.run(["/bin/sh", "-c", self.commands[name]], env={"PATH": "/usr/bin:/bin"}, cwd="/",
                              stdin=subprocess.DEVNULL, capture_output=True, timeout=20, check=False, **user)
        return done.returncode, TIME.sub(b"time=Ts", done.stdout)

    def through_nrpe(self, name, *options):
        code, output = self.nrpe.ask(name, *options)
        return code, TIME.sub(b"time=Ts", output)

    def test_state_and_line_are_the_same_as_on_the_spot_with_every_protocol(self):
        for name, (state, beginning) in EXPECTED.items():
            code, output = self.on_the_spot(name)
            with self.subTest(command=name):
                self.assertEqual(code, state, output)
                self.assertTrue(output.startswith(TIME.sub(b"time=Ts", beginning.encode())), output)
            for options in ((), ("-3",), ("-2",)):
                with self.subTest(command=name, options=options):
                    self.assertEqual(self.through_nrpe(name, *options), (code, output), self.nrpe.log()[-2000:])

    def test_a_first_line_fits_whole_into_the_oldest_protocol_whatever_the_account_is_called(self):
        code, output = self.on_the_spot("longest")
        first, _, rest = output.partition(b"\n")
        self.assertGreater(len(output), 200)
        self.assertIn(b" | ", first + rest)
        for options in (("-3",), ("-2",)):
            with self.subTest(options=options):
                brought_code, brought = self.through_nrpe("longest", *options)
                self.assertEqual(brought_code, code)
                self.assertTrue(brought.startswith(first + b"\n"), brought)
                self.assertLessEqual(len(brought), 1024)

    def test_a_host_that_does_not_answer_is_unknown_and_not_a_low_balance(self):
        # The options of the shipped check_balance_nrpe, to a port where nobody listens.
        code, output = self.nrpe.ask("ok", "-p", "1")
        self.assertEqual(code, 3, output)

    def test_arguments_from_the_network_reach_no_command(self):
        code, output = self.nrpe.ask("ok", "-a", "--url", "https://stranger.example")
        self.assertNotEqual(code, 0, output)
        self.assertNotIn(b"BALANCE", output)

    def test_no_secret_stands_in_the_log_of_the_daemon(self):
        for name in EXPECTED:
            self.nrpe.ask(name)
        log = self.nrpe.log()
        self.assertIn("--key-file", log)
        for secret in (KEY, WRONG_KEY):
            self.assertNotIn(secret, log)


class ShippedFile(unittest.TestCase):
    """The daemon reads the file as it is shipped, and each command in it is one that the plugin understands."""

    def setUp(self):
        self.text = SHIPPED_FILE.read_text()
        self.commands = dict(COMMAND.findall(self.text))

    def test_every_line_is_a_comment_or_a_command_of_its_own_name(self):
        lines = [line for line in self.text.splitlines() if line and not line.startswith("#")]
        self.assertEqual(len(lines), len(self.commands))
        self.assertGreaterEqual(len(lines), 2)

    def test_the_daemon_runs_the_shipped_commands(self):
        nrpe = Nrpe()
        self.addCleanup(nrpe.stop)
        plugin = nrpe.copy(PLUGIN, "check_balance", 0o755)
        nrpe.secret("key", KEY)
        nrpe.secret("ini", f"[sms backup]\nprovider = alphasms\nkey = {KEY}\nw = 200\nc = 50\n")
        text = self.text.replace("/usr/lib/nagios/plugins/check_balance", f"{plugin} --explain")
        text = re.sub(r"/\S+\.key", str(nrpe.directory / "key"), text)
        text = re.sub(r"/[^\s']+\.ini", str(nrpe.directory / "ini"), text)
        nrpe.start(text)
        for name, command in self.commands.items():
            with self.subTest(command=name):
                code, output = nrpe.ask(name)
                self.assertEqual(code, 3, output)
                self.assertNotIn(b"BALANCE UNKNOWN", output)
                self.assertIn(b"200" if "sms" in name else b"1000", output)
                self.assertNotIn("--key", shlex.split(command))


if __name__ == "__main__":
    unittest.main()
