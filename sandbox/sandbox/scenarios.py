# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""The table of scenarios: what each provider answers in each of them.

Where a provider has no reply of its own it answers as in `ok`. Credentials are looked at first, except in
the scenarios that answer whoever asks.
"""

import re
from dataclasses import dataclass

from sandbox import alphasms, unitpay
from sandbox.funds import Funds
from sandbox.reply import HTML, Reply

DEFAULT = "ok"
LONGEST_DELAY = 3600.0


@dataclass(frozen=True)
class Scenario:
    alphasms: Reply | None = None
    unitpay: Reply | None = None
    whoever_asks: bool = False
    delay: float = 0.0
    unavailable_first: bool = False


_RETRY_LATER = (("Retry-After", "30"),)
_REDIRECT = Reply("", 302, headers=(("Location", "https://elsewhere.example/"),))
_WEB_PAGE = Reply(
    "<!DOCTYPE html>\n<html><head><title>Welcome</title></head><body><h1>It works!</h1></body></html>\n",
    content_type=HTML,
)

SCENARIOS = {
    "ok": Scenario(),
    "low": Scenario(
        alphasms=alphasms.balance("120.5"),
        unitpay=unitpay.accounts(rub=Funds(total="120.50", available="120.50")),
    ),
    "empty": Scenario(
        alphasms=alphasms.balance("31.168300000000002"),
        unitpay=unitpay.accounts(rub=Funds(total="431.17", available="31.17")),
    ),
    "holds": Scenario(unitpay=unitpay.accounts(rub=Funds(total="1060.76", available="660.76"))),
    "currencies": Scenario(
        alphasms=alphasms.balance("1250.4", currency="UAH"),
        unitpay=unitpay.accounts(
            rub=Funds(total="1060.76", available="1060.76"),
            usd=Funds(total="310.20", available="250.00"),
            eur=Funds(total="99.50", available="99.50"),
        ),
    ),
    "old-shape": Scenario(unitpay=unitpay.old_shape(Funds(total="1060.76", available="1058.76"))),
    "wrong-login": Scenario(
        alphasms=alphasms.WRONG_LOGIN,
        unitpay=unitpay.WRONG_LOGIN,
        whoever_asks=True,
    ),
    "unknown-command": Scenario(
        alphasms=alphasms.UNKNOWN_COMMAND,
        unitpay=unitpay.UNKNOWN_METHOD,
        whoever_asks=True,
    ),
    "cyrillic": Scenario(
        unitpay=unitpay.error("Неверный секретный ключ", -32000),
        whoever_asks=True,
    ),
    "address-denied": Scenario(
        alphasms=alphasms.error("210 ERR_IP_DENIED"),
        unitpay=Reply("Access denied", 403),
        whoever_asks=True,
    ),
    "throttled": Scenario(
        alphasms=alphasms.error("212 ERR_THROTTLE", 429, _RETRY_LATER),
        unitpay=Reply("Too many requests", 429, headers=_RETRY_LATER),
        whoever_asks=True,
    ),
    "internal-error": Scenario(
        alphasms=Reply("Internal Server Error", 500),
        unitpay=unitpay.error("Internal error", -32603),
        whoever_asks=True,
    ),
    "garbage": Scenario(alphasms=_WEB_PAGE, unitpay=_WEB_PAGE, whoever_asks=True),
    "redirect": Scenario(alphasms=_REDIRECT, unitpay=_REDIRECT, whoever_asks=True),
    "slow": Scenario(delay=30.0),
    "unavailable-once": Scenario(unavailable_first=True),
}

NAMES = ", ".join(SCENARIOS) + ", slow-SECONDS"


def find(name: str) -> Scenario | None:
    seconds = re.fullmatch(r"slow-([0-9]{1,4}(?:\.[0-9]{1,6})?)", name)
    if seconds and float(seconds[1]) <= LONGEST_DELAY:
        return Scenario(delay=float(seconds[1]))
    return SCENARIOS.get(name)
