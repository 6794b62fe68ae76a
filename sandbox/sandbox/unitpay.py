# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""UnitPay: `/api`, GET only, JSON replies, errors with HTTP status 200."""

import json

from sandbox.funds import Funds
from sandbox.reply import JSON, Reply
from sandbox.request import Request

NAME = "unitpay"
PATH = "/api"
METHODS = ("GET",)

LOGIN = "shop@example.org"
KEY = "demo-key"

FUNDS_AT_START = Funds(total="1060.76", available="1060.76")


def accounts(**funds_by_currency: Funds) -> Reply:
    """Written by hand because the documented reply has a comma after every account."""
    members = "".join(
        f'"{currency}":{{"balance":"{funds.total}","availableBalance":"{funds.available}"}},'
        for currency, funds in funds_by_currency.items()
    )
    return Reply(f'{{"result":{{"email":"{LOGIN}","accounts":{{{members}}}}}}}', content_type=JSON)


def old_shape(funds: Funds) -> Reply:
    return _compact(
        {"result": {"email": LOGIN, "balance": funds.total, "balance_payout": funds.available}}
    )


def error(message: str, code: int) -> Reply:
    return _compact({"error": {"message": message, "code": code}})


def _compact(document: dict) -> Reply:
    return Reply(json.dumps(document, separators=(",", ":")), content_type=JSON)


WRONG_LOGIN = error("Incorrect authorization parameters", -32000)
UNKNOWN_METHOD = error("Invalid request parameters", -32602)


def success(funds: Funds) -> Reply:
    return accounts(rub=funds)


def refusal(request: Request) -> Reply | None:
    """The provider's objection to the request, if it has one."""
    if request.parameters().get("method") != "getPartner":
        return UNKNOWN_METHOD
    return None if credential(request) == (LOGIN, KEY) else WRONG_LOGIN


def credential(request: Request) -> tuple[str | None, ...]:
    given = request.parameters()
    return tuple(given.get(f"params[{name}]", given.get(name)) for name in ("login", "secretKey"))
