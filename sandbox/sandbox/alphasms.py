# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""AlphaSMS: `/api/http.php`, plain text replies, errors with HTTP status 200."""

from sandbox.funds import Funds
from sandbox.reply import Reply
from sandbox.request import Request

NAME = "alphasms"
PATH = "/api/http.php"
METHODS = ("GET", "POST")

LOGIN = "demo"
PASSWORD = "demo-password"
KEY = "demo-key"

FUNDS_AT_START = Funds(total="1250.4", available="1250.4")


def balance(amount: str, currency: str | None = None) -> Reply:
    return Reply(f"balance:{amount}" + (f" currency:{currency}" if currency else ""))


def error(text: str, status: int = 200, headers: tuple[tuple[str, str], ...] = ()) -> Reply:
    return Reply(f"errors:{text}", status, headers=headers)


WRONG_LOGIN = error("Wrong login/password")
UNKNOWN_COMMAND = error("Unknown command")


def success(funds: Funds) -> Reply:
    return balance(funds.available)


def refusal(request: Request) -> Reply | None:
    """The provider's objection to the request, if it has one."""
    given = request.parameters()
    if given.get("version") not in ("http", "https") or given.get("command") != "balance":
        return UNKNOWN_COMMAND
    if given.get("key") == KEY:
        return None
    # The documentation's table says `pass`, its example says `password`.
    if given.get("login") == LOGIN and PASSWORD in (given.get("pass"), given.get("password")):
        return None
    return WRONG_LOGIN


def credential(request: Request) -> tuple[str | None, ...]:
    given = request.parameters()
    return tuple(given.get(name) for name in ("key", "login", "pass", "password"))
