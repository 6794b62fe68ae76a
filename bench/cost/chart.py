# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""The medians as bars in an SVG file: no scripts, no fonts of its own, readable on light and on dark pages."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from statistics import median

from cost.contestants import CONTESTANTS, PORTABLE, RELEASE, SETTINGS, Checks, label
from cost.report import tenths
from cost.runs import Check

RATE_AT_ONCE = 8

NAMES = 210
PANEL = 250
# Right of the longest bar, for its figure.
FIGURE = 62
GAP = 18
ROW = 19
BAR = 12
HEAD = 74
GROUP = 30
FOOT = 14

STYLE = """\
text { font: 13px sans-serif; fill: #1f2328; } .title { font-size: 16px; font-weight: bold; }
.panel, .group { font-weight: bold; } .note, .figure { font-size: 12px; } .note { fill: #59636e; }
.page { fill: #ffffff; } .axis { stroke: #8c959f; } .spread { stroke: #1f2328; stroke-width: 1.2; }
.portable { fill: #0969da; } .release { fill: #80b3f0; } .other { fill: #afb8c1; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3; } .note { fill: #9198a1; } .page { fill: #0d1117; } .axis { stroke: #656c76; }
  .spread { stroke: #e6edf3; } .portable { fill: #4493f8; } .release { fill: #27598f; } .other { fill: #545d68; }
}"""


@dataclass(frozen=True)
class Panel:
    title: str
    value: Callable[[Check], float]
    # The 10th and the 90th percentile, where there are any.
    spread: Callable[[Check], tuple[float, float]] | None
    digits: int


PANELS = (
    Panel("wall time of one check, ms", lambda check: tenths(check.wall)[1], lambda check: tenths(check.wall)[::2], 1),
    Panel("CPU of one check, ms", lambda check: tenths(check.cpu)[1], lambda check: tenths(check.cpu)[::2], 1),
    Panel(f"checks a second, {RATE_AT_ONCE} at once", lambda check: median(check.rates[RATE_AT_ONCE]), None, 0),
)


def draw(checks: Checks) -> str:
    width = GAP + NAMES + len(PANELS) * (PANEL + GAP)
    height = HEAD + len(SETTINGS) * (GROUP + len(CONTESTANTS) * ROW) + FOOT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
        "<title>What one check costs, by plugin and by kind of connection</title>",
        f"<style>{STYLE}</style>",
        f'<rect class="page" width="{width}" height="{height}"/>',
        text(GAP, 26, "What one check costs", "title"),
        text(GAP, 45, "Medians; thin lines: 10th to 90th percentile. Shorter is better, but for the checks a second.", "note"),
        *names(),
    ]
    for number, panel in enumerate(PANELS):
        parts += bars(checks, panel, GAP + NAMES + number * (PANEL + GAP))
    return "\n".join([*parts, "</svg>\n"])


def top_of(setting: int, contestant: int) -> int:
    return HEAD + setting * (GROUP + len(CONTESTANTS) * ROW) + GROUP + contestant * ROW


def names() -> list[str]:
    parts = []
    for number, setting in enumerate(SETTINGS):
        parts.append(text(GAP, top_of(number, 0) - 8, setting, "group"))
        parts += [
            text(GAP + NAMES - 8, top_of(number, row) + BAR - 1, label(setting, contestant), "", "end")
            for row, contestant in enumerate(CONTESTANTS)
        ]
    return parts


def bars(checks: Checks, panel: Panel, left: int) -> list[str]:
    longest = max(panel.value(check) for check in checks.values())
    if panel.spread:
        longest = max(longest, *(panel.spread(check)[1] for check in checks.values()))
    scale = (PANEL - FIGURE) / longest
    parts = [text(left, HEAD - 6, panel.title, "panel")]
    for number, setting in enumerate(SETTINGS):
        top = top_of(number, 0) - 3
        parts.append(f'<path class="axis" d="M{left} {top}v{len(CONTESTANTS) * ROW}"/>')
        for row, contestant in enumerate(CONTESTANTS):
            parts += bar(panel, checks[setting, contestant], contestant, left, top_of(number, row), scale)
    return parts


def bar(panel: Panel, check: Check, contestant: str, left: int, top: int, scale: float) -> list[str]:
    kind = next((kind for kind in (PORTABLE, RELEASE) if contestant.startswith(kind)), "other")
    end = left + panel.value(check) * scale
    parts = [f'<rect class="{kind}" x="{left}" y="{top}" width="{end - left:.1f}" height="{BAR}"/>']
    if panel.spread:
        low, high = (left + value * scale for value in panel.spread(check))
        parts.append(f'<path class="spread" d="M{low:.1f} {top + BAR / 2:.0f}H{high:.1f}"/>')
        end = max(end, high)
    return [*parts, text(end + 5, top + BAR - 1, f"{panel.value(check):.{panel.digits}f}", "figure")]


def text(x: float, y: float, words: str, kind: str, anchor: str = "start") -> str:
    return f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'
