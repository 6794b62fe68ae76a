# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""What every fault of a history has in common: the level's verdict stands, whatever happens to the file."""

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from support.account import Account
from support.assertions import PluginTest
from support.files import Files
from support.plugin import PLUGIN
from support.sandbox import Sandbox

RULE = ("--spend-warning", "5")
NOBODY = 65534


class FaultsTest(PluginTest):
    @classmethod
    def setUpClass(cls):
        cls.sandbox = Sandbox()
        cls.addClassCleanup(cls.sandbox.stop)

    def setUp(self):
        self.files = Files()
        self.addCleanup(self.files.remove)
        self.addCleanup(self.sandbox.reset)
        self.account = Account(self.sandbox, self.files)
        self.kinds = {}
        self.time_limit = ()

    @property
    def file(self) -> Path:
        return Path(self.account.history)

    def begin(self) -> None:
        for amount in ("1300", "1250.4"):
            self.account.set_balance(amount)
            self.assertEqual(0, self.account.check(**self.kinds).code)

    def at_rest(self) -> None:
        """All in one file, nothing in the WAL."""
        with closing(sqlite3.connect(self.file)) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def assert_unavailable(self, reason="", history=None) -> None:
        """A low balance is CRITICAL, a good one UNKNOWN if a rule needs the history, else OK."""
        reason = "history unavailable: " + reason

        def check(*options):
            return self.account.check(*options, *self.time_limit, history=history, **self.kinds)

        low = check("-c", "2000", *RULE)
        self.assertEqual(2, low.code, low)
        self.assertTrue(low.first_line.startswith("BALANCE CRITICAL: alphasms main: 1250.4, below 2000; "), low)
        self.assertIn(reason, low.first_line, low)
        self.assertIn(" | balance=1250.4;;2000 time=", low.first_line, low)
        self.assert_one_line(low)
        warning = check("-w", "2000", "--stale-critical", "1d")
        self.assertEqual(1, warning.code, warning)
        good = check("-c", "50", *RULE)
        self.assertEqual(3, good.code, good)
        self.assertIn("main: 1250.4; " + reason, good.first_line, good)
        unruled = check("-c", "50")
        self.assertEqual(0, unruled.code, unruled)
        self.assertIn("\n" + reason, unruled.text, unruled)
        self.assertEqual(2, check("-c", "2000").code)


class OfAnotherUser(FaultsTest):
    """Checks of a user who is not root, also where root runs the tests, in a directory that is his."""

    def setUp(self):
        super().setUp()
        self.user = os.geteuid() or NOBODY
        if os.geteuid() == 0:
            self.home = Path(tempfile.mkdtemp(prefix="check_balance-test-"))
            self.addCleanup(os.rmdir, self.home)
            os.chown(self.home, NOBODY, -1)
            # The build may stand where only root gets.
            plugin = tempfile.NamedTemporaryFile(prefix="check_balance-test-")
            self.addCleanup(plugin.close)
            shutil.copyfile(PLUGIN, plugin.name)
            os.chmod(plugin.name, Path(PLUGIN).stat().st_mode | 0o555)
            plugin.file.close()
            self.kinds = {"user": NOBODY, "executable": plugin.name, "cwd": "/"}
            self.account.directory = str(self.home / "state")
            self.account.history = str(self.home / "state" / "history.sqlite")
        self.begin()
        self.addCleanup(self.remove)

    def remove(self) -> None:
        Path(self.account.directory).chmod(0o700)
        shutil.rmtree(self.account.directory)
