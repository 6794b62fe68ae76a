# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""What is being played: the parts of the sandbox that the control endpoint changes."""

import threading
import time
from decimal import Decimal

from sandbox import alphasms, scenarios, unitpay
from sandbox.funds import Funds
from sandbox.spending import Spending

PROVIDERS = (alphasms, unitpay)


class Rehearsal:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self.reset()

    def reset(self) -> None:
        with self._lock:
            self._scenario = scenarios.DEFAULT
            self._funds = {provider.NAME: provider.FUNDS_AT_START for provider in PROVIDERS}
            self._spending: dict[str, Spending] = {}
            self._seen: set[tuple] = set()

    def scenario(self) -> str:
        with self._lock:
            return self._scenario

    def play(self, scenario: str) -> None:
        with self._lock:
            self._scenario = scenario

    def funds(self, provider: str) -> Funds:
        with self._lock:
            return self._funds_at(provider, time.monotonic())

    def set_funds(self, provider: str, funds: Funds) -> None:
        """What is spent goes on from here."""
        with self._lock:
            self._funds[provider] = funds
            if provider in self._spending:
                self._spending[provider] = self._spending[provider].from_now_on(time.monotonic())

    def spend(self, provider: str, per_hour: Decimal, speed: Decimal) -> None:
        now = time.monotonic()
        with self._lock:
            self._funds[provider] = self._funds_at(provider, now)
            self._spending[provider] = Spending.at_rate(per_hour, speed, now)

    def _funds_at(self, provider: str, now: float) -> Funds:
        funds = self._funds[provider]
        spending = self._spending.get(provider)
        return spending.left_of(funds, now) if spending else funds

    def is_first_request_of(self, credential: tuple) -> bool:
        with self._lock:
            first = credential not in self._seen
            self._seen.add(credential)
            return first

    def wait(self, seconds: float) -> bool:
        """Whether the time has passed; false, and early, when the sandbox stops."""
        return not self._stopping.wait(seconds)

    def stop(self) -> None:
        self._stopping.set()
