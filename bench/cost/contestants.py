# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""Who takes part, in which setting, and with which command: the same request, host name and limits for all."""

from dataclasses import dataclass
from pathlib import Path

from cost import CannotMeasure, server
from cost.runs import Check, run_once

HASHED = "verified HTTPS, hashed directory"
BUNDLE = "verified HTTPS, bundle alone"
PLAIN = "plain HTTP"
SETTINGS = (HASHED, BUNDLE, PLAIN)

FLOOR = "floor"
PORTABLE = "portable"
PORTABLE_HISTORY = "portable --history"
RELEASE = "release"
RELEASE_HISTORY = "release --history"
CHECK_HTTP = "check_http"
CHECK_CURL = "check_curl"
PYTHON = "Python plugin"
CONTESTANTS = (FLOOR, PORTABLE, PORTABLE_HISTORY, RELEASE, RELEASE_HISTORY, CHECK_HTTP, CHECK_CURL, PYTHON)

# It has no option for it: with -S it encrypts and believes anybody.
VERIFIES_NEVER = {CHECK_HTTP}

Checks = dict[tuple[str, str], Check]


def label(setting: str, contestant: str) -> str:
    tls = {CHECK_HTTP: " -S (verifies nothing)", CHECK_CURL: " -S -D"}
    return contestant + (tls.get(contestant, "") if setting != PLAIN else "")


@dataclass(frozen=True)
class Programs:
    portable: Path
    release: Path
    check_curl: Path
    check_http: Path
    floor: Path
    python: Path
    # Where the histories are kept.
    work: Path


def command(setting: str, contestant: str, programs: Programs, port: int) -> list[str]:
    scheme = "http" if setting == PLAIN else "https"
    url = f"{scheme}://{server.HOST}:{port}"
    trust = {
        PLAIN: [],
        HASHED: ["--ca-path", "/etc/ssl/certs"],
        BUNDLE: ["--ca-file", "/etc/ssl/certs/ca-certificates.crt"],
    }[setting]
    kind = contestant.split()[0]
    if kind in (PORTABLE, RELEASE):
        binary = programs.portable if kind == PORTABLE else programs.release
        history = programs.work / f"{kind}-{SETTINGS.index(setting)}.sqlite"
        return [
            str(binary), "--provider", "alphasms", "--url", url, "--account", "main", "-w", "200", "-c", "50", "-4",
            *(["--history", str(history)] if contestant.endswith("--history") else []),
        ]  # fmt: skip
    if contestant == FLOOR:
        host = [] if setting == PLAIN else [server.HOST, *trust]
        return [str(programs.floor), server.ADDRESS, str(port), request(scheme, port), *host]
    if contestant == PYTHON:
        plugin = Path(__file__).with_name("python_plugin.py")
        return [str(programs.python), str(plugin), "--url", url + server.PATH, *trust]
    binary = programs.check_curl if contestant == CHECK_CURL else programs.check_http
    tls = [] if setting == PLAIN else ["-S", "-D"] if contestant == CHECK_CURL else ["-S"]
    return [
        str(binary), "-H", server.HOST, "-p", str(port), *tls, "-4",
        "-u", server.PATH, "-P", server.form(scheme), "-s", server.BALANCE,
    ]  # fmt: skip


def request(scheme: str, port: int) -> str:
    """Word for word what check_balance sends."""
    form = server.form(scheme)
    return (
        f"POST {server.PATH} HTTP/1.1\r\nHost: {server.HOST}:{port}\r\nUser-Agent: check_balance/1.0.0\r\n"
        f"Accept: */*\r\nAccept-Encoding: identity\r\nContent-Length: {len(form)}\r\n"
        f"Content-Type: application/x-www-form-urlencoded\r\n\r\n{form}"
    )


def output(contestant: str) -> str:
    return {FLOOR: "FLOOR OK", CHECK_HTTP: "HTTP OK", CHECK_CURL: "HTTP OK"}.get(contestant, "BALANCE OK")


def all_checks(programs: Programs, asked: server.Server) -> Checks:
    return {
        (setting, contestant): Check(
            f"{label(setting, contestant)}, {setting}",
            command(setting, contestant, programs, asked.plain if setting == PLAIN else asked.verified),
            output(contestant),
        )
        for setting in SETTINGS
        for contestant in CONTESTANTS
    }


def insist_on_refusal(setting: str, programs: Programs, port: int, why: str) -> None:
    """Whoever verifies must refuse this server, or what it does cannot be compared."""
    for contestant in CONTESTANTS:
        if contestant in VERIFIES_NEVER:
            continue
        run = run_once(command(setting, contestant, programs, port))
        if run.exit_code == 0 or "certificate" not in run.output.lower():
            raise CannotMeasure(f"{label(setting, contestant)} does not refuse {why}: {run.output.strip()}")
