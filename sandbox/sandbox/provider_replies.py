# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""From a request to the reply of the provider that it is meant for: `[/SCENARIO]/PROVIDER-PATH`."""

from sandbox import scenarios
from sandbox.rehearsal import PROVIDERS, Rehearsal
from sandbox.reply import Reply, sentence
from sandbox.request import Request

UNAVAILABLE = Reply("Service Unavailable", 503)


def reply_to(request: Request, rehearsal: Rehearsal) -> Reply:
    name, path = _split(request.path, rehearsal)
    scenario = scenarios.find(name)
    if scenario is None:
        return no_such_scenario(name)
    provider = next((each for each in PROVIDERS if each.PATH == path), None)
    if provider is None:
        paths = " and ".join(f"{each.PATH} ({each.NAME})" for each in PROVIDERS)
        return sentence(f"No provider answers here. There are {paths}, with a scenario in front if wanted.", 404)
    if request.method not in provider.METHODS:
        return sentence("Method not allowed.", 405, (("Allow", ", ".join(provider.METHODS)),))
    return _play(scenario, provider, request, rehearsal)


def no_such_scenario(name: str) -> Reply:
    return sentence(f"There is no scenario '{name}'. The scenarios are {scenarios.NAMES}.", 404)


def _split(path: str, rehearsal: Rehearsal) -> tuple[str, str]:
    if any(path == each.PATH for each in PROVIDERS):
        return rehearsal.scenario(), path
    name, slash, rest = path.removeprefix("/").partition("/")
    return name, slash + rest


def _play(scenario: scenarios.Scenario, provider, request: Request, rehearsal: Rehearsal) -> Reply:
    if scenario.delay and not rehearsal.wait(scenario.delay):
        return UNAVAILABLE
    if scenario.unavailable_first and rehearsal.is_first_request_of(
        (provider.NAME, *provider.credential(request))
    ):
        return UNAVAILABLE
    planned = getattr(scenario, provider.NAME)
    if planned and scenario.whoever_asks:
        return planned
    return provider.refusal(request) or planned or provider.success(rehearsal.funds(provider.NAME))
