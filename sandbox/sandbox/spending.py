# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""An account that is in use: its figures fall evenly with the time, down to nothing."""

from dataclasses import dataclass
from decimal import Decimal

from sandbox.funds import Funds

_SECONDS_PER_HOUR = 3600
_SMALLEST_STEP = Decimal("0.0001")


@dataclass(frozen=True)
class Spending:
    per_second: Decimal
    since: float  # on the clock that the caller goes by

    @classmethod
    def at_rate(cls, per_hour: Decimal, speed: Decimal, now: float) -> "Spending":
        return cls(per_hour * speed / _SECONDS_PER_HOUR, now)

    def from_now_on(self, now: float) -> "Spending":
        return Spending(self.per_second, now)

    def left_of(self, funds: Funds, now: float) -> Funds:
        if not self.per_second:
            return funds
        spent = (self.per_second * Decimal(now - self.since)).quantize(_SMALLEST_STEP)
        return Funds(_less(funds.total, spent), _less(funds.available, spent))


def _less(amount: str, spent: Decimal) -> str:
    before = Decimal(amount)
    # An overdraft is not the provider's habit; one that is set by hand stays as it is.
    left = max(before - spent, min(before, Decimal(0)))
    return f"{left:f}"
