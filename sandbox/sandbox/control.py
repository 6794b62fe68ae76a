# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""The control endpoint `/sandbox/...`, for tests and for rehearsals by hand."""

import re

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


def reply_to(request: Request, rehearsal: Rehearsal, journal: Journal) -> Reply:
    match request.method, request.path.removeprefix(PREFIX):
        case "POST", "scenario":
            return _change_scenario(request, rehearsal)
        case "POST", "balance":
            return _change_balance(request, rehearsal)
        case "POST", "reset":
            rehearsal.reset()
            journal.clear()
            return sentence("As at the start.")
        case "GET", "requests":
            return Reply(journal.as_json(), content_type=JSON)
    return sentence(
        f"The sandbox knows POST {PREFIX}scenario, POST {PREFIX}balance, "
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
    names = [each.NAME for each in PROVIDERS]
    if provider not in names:
        return sentence(f"There is no provider '{provider}'. The providers are {' and '.join(names)}.", 404)
    available = given.get("amount", "")
    total = given.get("total", available)
    if not (_AMOUNT.fullmatch(available) and _AMOUNT.fullmatch(total)):
        return sentence("An amount is a decimal number such as 12.5.", 400)
    rehearsal.set_funds(provider, Funds(total, available))
    return sentence(f"Scenario 'ok' of {provider} now answers {available}.")
