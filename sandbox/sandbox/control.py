# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""The control endpoint `/sandbox/...`, for tests and for rehearsals by hand."""

import re
from decimal import Decimal

from sandbox import scenarios
from sandbox.funds import Funds
from sandbox.journal import Journal
from sandbox.provider_replies import no_such_scenario
from sandbox.rehearsal import PROVIDERS, Rehearsal
from sandbox.reply import JSON, Reply, sentence
from sandbox.request import Request

PREFIX = "/sandbox/"

# The amount is put into JSON as it stands.
_AMOUNT = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]+)?")
_RATE = re.compile(r"[0-9]{1,12}(\.[0-9]{1,6})?")


def reply_to(request: Request, rehearsal: Rehearsal, journal: Journal) -> Reply:
    match request.method, request.path.removeprefix(PREFIX):
        case "POST", "scenario":
            return _change_scenario(request, rehearsal)
        case "POST", "balance":
            return _change_balance(request, rehearsal)
        case "POST", "spend":
            return _spend(request, rehearsal)
        case "POST", "reset":
            rehearsal.reset()
            journal.clear()
            return sentence("As at the start.")
        case "GET", "requests":
            return Reply(journal.as_json(), content_type=JSON)
    return sentence(
        f"The sandbox knows POST {PREFIX}scenario, POST {PREFIX}balance, POST {PREFIX}spend, "
        f"POST {PREFIX}reset and GET {PREFIX}requests.",
        404,
    )


def _change_scenario(request: Request, rehearsal: Rehearsal) -> Reply:
    name = request.parameters().get("name", "")
    if scenarios.find(name) is None:
        return no_such_scenario(name)
    rehearsal.play(name)
    return sentence(f"The default scenario is '{name}'.")


def _change_balance(request: Request, rehearsal: Rehearsal) -> Reply:
    given = request.parameters()
    provider = given.get("provider", "")
    if not _is_provider(provider):
        return _no_such_provider(provider)
    available = given.get("amount", "")
    total = given.get("total", available)
    if not (_AMOUNT.fullmatch(available) and _AMOUNT.fullmatch(total)):
        return sentence("An amount is a decimal number such as 12.5.", 400)
    rehearsal.set_funds(provider, Funds(total, available))
    return sentence(f"Scenario 'ok' of {provider} now answers {available}.")


def _spend(request: Request, rehearsal: Rehearsal) -> Reply:
    given = request.parameters()
    provider = given.get("provider", "")
    if not _is_provider(provider):
        return _no_such_provider(provider)
    per_hour, speed = given.get("per_hour", ""), given.get("speed", "1")
    if not (_RATE.fullmatch(per_hour) and _RATE.fullmatch(speed)):
        return sentence("per_hour and speed are decimal numbers such as 12.5, not below 0.", 400)
    rehearsal.spend(provider, Decimal(per_hour), Decimal(speed))
    return sentence(f"Scenario 'ok' of {provider} now spends {per_hour} an hour, {speed} times as fast as the clock.")


def _is_provider(name: str) -> bool:
    return any(each.NAME == name for each in PROVIDERS)


def _no_such_provider(name: str) -> Reply:
    names = " and ".join(each.NAME for each in PROVIDERS)
    return sentence(f"There is no provider '{name}'. The providers are {names}.", 404)
