# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""The table of what was measured, and the goals."""

from statistics import median, quantiles

from cost.contestants import CONTESTANTS, SETTINGS, Checks, label
from cost.goals import Verdict
from cost.runs import Check

AT_ONCE = (1, 2, 8, 32)
NAME = 36
SPREAD = 27


def table(checks: Checks) -> list[str]:
    rates = "".join(f"{at_once:>7}" for at_once in AT_ONCE)
    lines = [
        "median (10th to 90th percentile); CPU is user + system",
        "",
        f"{'':<{NAME + 2 * SPREAD}}{'peak':>6}   checks a second, this many at once",
        f"{'':<{NAME}}{'wall ms':<{SPREAD}}{'CPU ms':<{SPREAD}}{'MiB':>6}{rates}",
    ]
    for setting in SETTINGS:
        lines.append(setting)
        lines += [row(label(setting, contestant), checks[setting, contestant]) for contestant in CONTESTANTS]
    return lines


def row(name: str, check: Check) -> str:
    rates = "".join(f"{median(check.rates[at_once]):>7.0f}" for at_once in AT_ONCE)
    return f"{'  ' + name:<{NAME}}{spread(check.wall):<{SPREAD}}{spread(check.cpu):<{SPREAD}}{median(check.peak):>6.1f}{rates}"


def spread(seconds: list[float]) -> str:
    low, middle, high = tenths(seconds)
    return f"{middle:.2f} ({low:.2f} to {high:.2f})" if high < 100 else f"{middle:.1f} ({low:.1f} to {high:.1f})"


def tenths(seconds: list[float]) -> tuple[float, float, float]:
    """The 10th percentile, the median and the 90th, in milliseconds."""
    parts = quantiles([1000 * value for value in seconds], n=10, method="inclusive")
    return parts[0], parts[4], parts[8]


def goals(verdicts: list[Verdict]) -> list[str]:
    lines = [f"{'the portable build':<64}{'goal: at most':>14}{'measured':>12}"]
    for each in verdicts:
        lines.append(f"  {each.goal:<62}{each.limit:>14}{each.measured:>12}   {'met' if each.met else 'MISSED'}")
    return lines
