# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""An account of the sandbox with a history: its balance moves as the test says."""

import sqlite3
import urllib.error
import urllib.parse
import urllib.request
from contextlib import closing

from support.documented import ALPHASMS_KEY
from support.files import Files
from support.plugin import Run, run


def post(sandbox, what: str, **parameters) -> tuple:
    """Status and text of the sandbox's control endpoint."""
    url = f"{sandbox.http}/sandbox/{what}?{urllib.parse.urlencode(parameters)}"
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, b"", timeout=10) as reply:
            return reply.status, reply.read().decode()
    except urllib.error.HTTPError as refusal:
        with refusal:
            return refusal.code, refusal.read().decode()


class Account:
    """The history stands in a directory of its own that is not there yet."""

    def __init__(self, sandbox, files: Files) -> None:
        self.sandbox = sandbox
        self.directory = files.path("state")
        self.history = self.directory + "/history.sqlite"

    def set_balance(self, amount: str) -> None:
        post(self.sandbox, "balance", provider="alphasms", amount=amount)

    def check(self, *options, name="main", history=None, url=None, **kinds) -> Run:
        return run("-P", "alphasms", "-u", url or self.sandbox.http, "--account", name, "--history",
                   history or self.history, *options, env=ALPHASMS_KEY, **kinds)

    def rows(self, sql: str) -> list:
        with closing(sqlite3.connect(self.history)) as database:
            return database.execute(sql).fetchall()

    def change(self, sql: str) -> None:
        with closing(sqlite3.connect(self.history)) as database, database:
            database.execute(sql)

    def move_back(self, seconds: int) -> None:
        """As if everything so far had happened earlier."""
        back = seconds * 1000
        self.change(f"UPDATE samples SET time = time - {back}")
        self.change(f"UPDATE series SET changed = changed - {back}, hourly_until = hourly_until - {back}, "
                    f"daily_until = daily_until - {back}")
