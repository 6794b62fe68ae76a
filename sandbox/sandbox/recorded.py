# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""The documented replies of the catalogue's other providers: `/recorded/PROVIDER[/CASE]PROVIDER-PATH`.

`sandbox/recorded/PROVIDER.json` holds the documented request and replies. A request that is not the documented one is told
what differs, with HTTP 400.
"""

import functools
import json
import re
import xml.etree.ElementTree
from pathlib import Path

from sandbox.reply import JSON, PLAIN_TEXT, Reply, sentence
from sandbox.request import Request

PREFIX = "/recorded/"
_DIRECTORY = Path(__file__).resolve().parents[1] / "recorded"
_USUAL_CASE = "success"


def reply_to(request: Request) -> Reply:
    name, slash, rest = request.path.removeprefix(PREFIX).partition("/")
    recording = _load(name)
    if recording is None:
        return sentence(f"There is no recording of '{name}'.", 404)
    case, path = _split(slash + rest, recording)
    if case not in recording["replies"]:
        return sentence(f"'{name}' has no case '{case}'. Its cases are {', '.join(recording['replies'])}.", 404)
    objections = [_objections(request, path, documented) for documented in recording["requests"]]
    if all(objections):
        return sentence("Not the documented request: " + "; ".join(min(objections, key=len)), 400)
    is_login = "token_reply" in recording and not objections[0]
    refused_at_login = is_login and recording["replies"][case].get("at_login", False)
    return _reply(recording["token_reply"] if is_login and not refused_at_login else recording["replies"][case])


@functools.cache
def _load(name: str) -> dict | None:
    file = _DIRECTORY / f"{name}.json"
    if not re.fullmatch(r"[a-z0-9_-]+", name) or not file.is_file():
        return None
    return json.loads(file.read_text(encoding="utf-8"))


def _split(path: str, recording: dict) -> tuple[str, str]:
    if any(path == documented["path"] for documented in recording["requests"]):
        return _USUAL_CASE, path
    case, slash, rest = path.removeprefix("/").partition("/")
    return case, slash + rest


def _objections(request: Request, path: str, documented: dict) -> list[str]:
    """What differs; values are not repeated, they may be somebody's credentials."""
    found = []
    if (request.method, path) != (documented["method"], documented["path"]):
        found.append(f"it is {documented['method']} {documented['path']}")
    for part, pairs in (("query", request.query), ("form", request.form)):
        wanted = documented.get(part, {})
        found += [f"{part} {name}" for name in wanted.keys() | dict(pairs).keys() if dict(pairs).get(name) != wanted.get(name)]
    headers = {name.lower(): value for name, value in request.headers}
    wanted_headers = {name.lower(): value for name, value in documented.get("headers", {}).items()}
    wanted_headers.setdefault("authorization", None)
    found += [f"header {name}" for name, value in wanted_headers.items() if headers.get(name) != value]
    return found + _objections_to_body(request, documented)


def _objections_to_body(request: Request, documented: dict) -> list[str]:
    if "json" in documented:
        return [] if _parsed(json.loads, request.body) == documented["json"] else ["the JSON body"]
    if "xml" in documented:
        return [] if _canonical(request.body) == _canonical(documented["xml"]) else ["the XML body"]
    return ["a body"] if request.body and not request.form else []


def _canonical(text: str):
    return _parsed(xml.etree.ElementTree.canonicalize, text)


def _parsed(parse, text: str):
    try:
        return parse(text)
    except (ValueError, xml.etree.ElementTree.ParseError):
        return None


def _reply(recorded: dict) -> Reply:
    body = json.dumps(recorded["json"], ensure_ascii=False) if "json" in recorded else recorded["text"]
    usual_type = JSON if "json" in recorded else PLAIN_TEXT
    return Reply(
        body, recorded.get("status", 200), recorded.get("type", usual_type), tuple(recorded.get("headers", {}).items())
    )
