# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""What the portable build promises, as ratios of medians of one run, and whether it is kept."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from cost.contestants import BUNDLE, CHECK_CURL, CHECK_HTTP, FLOOR, HASHED, PLAIN, PORTABLE, Checks, label


@dataclass(frozen=True)
class Verdict:
    goal: str
    limit: str
    measured: str
    met: bool


@dataclass(frozen=True)
class Ratio:
    setting: str
    other: str
    # One sixth is 1/6, a limit above one half is told as it is.
    limit: float

    def verdicts(self, checks: Checks) -> list[Verdict]:
        return [self._verdict(checks, "wall", lambda check: check.wall), self._verdict(checks, "CPU", lambda check: check.cpu)]

    def _verdict(self, checks: Checks, what: str, values: Callable) -> Verdict:
        ours, theirs = (values(checks[self.setting, contestant]) for contestant in (PORTABLE, self.other))
        ratio = median(ours) / median(theirs)
        goal = f"{self.setting}: {what} of {label(self.setting, self.other)}"
        return Verdict(goal, share(self.limit), share(ratio), ratio <= self.limit)


@dataclass(frozen=True)
class Peak:
    setting: str
    mebibytes: float

    def verdicts(self, checks: Checks) -> list[Verdict]:
        peak = median(checks[self.setting, PORTABLE].peak)
        limit = f"{self.mebibytes:g} MiB"
        return [Verdict(f"{self.setting}: peak memory", limit, f"{peak:.2f} MiB", peak <= self.mebibytes)]


GOALS = (
    Ratio(HASHED, CHECK_CURL, 1 / 6),
    Ratio(HASHED, FLOOR, 1.25),
    Peak(HASHED, 8),
    Ratio(BUNDLE, CHECK_CURL, 1 / 4),
    Peak(BUNDLE, 8),
    Ratio(PLAIN, CHECK_CURL, 1 / 4),
    Ratio(PLAIN, CHECK_HTTP, 0.8),
)


def share(ratio: float) -> str:
    return f"1/{round(1 / ratio, 2):g}" if ratio <= 0.5 else f"{ratio:.2f}"


def verdicts(checks: Checks) -> list[Verdict]:
    return [verdict for goal in GOALS for verdict in goal.verdicts(checks)]
