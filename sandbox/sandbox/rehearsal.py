# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""What is being played: the parts of the sandbox that the control endpoint changes."""

import threading

from sandbox import alphasms, scenarios, unitpay
from sandbox.funds import Funds

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
            self._seen: set[tuple] = set()

    def scenario(self) -> str:
        with self._lock:
            return self._scenario

    def play(self, scenario: str) -> None:
        with self._lock:
            self._scenario = scenario

    def funds(self, provider: str) -> Funds:
        with self._lock:
            return self._funds[provider]

    def set_funds(self, provider: str, funds: Funds) -> None:
        with self._lock:
            self._funds[provider] = funds

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
