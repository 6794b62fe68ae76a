# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""Plays AlphaSMS and UnitPay on 127.0.0.1, for demonstrations, tests and rehearsals of alerts."""

import argparse
import json
import os
import signal
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from sandbox import scenarios
from sandbox.certificates import BAD_SERVERS, CA, SERVER, Certificates, ForeignDirectory, Leaf
from sandbox.journal import Journal
from sandbox.openssl import OpensslError
from sandbox.rehearsal import Rehearsal
from sandbox.server import Server, tls_context


def main() -> int:
    arguments = parse_arguments()
    # Blocked before the first thread starts, so that none of them is interrupted and sigwait gets them all.
    signals = ending_signals()
    signal.pthread_sigmask(signal.SIG_BLOCK, signals)
    rehearsal = Rehearsal()
    with ExitStack() as cleanup:
        try:
            endpoints = start(arguments, rehearsal, cleanup)
            announce(endpoints, arguments.ready_file, cleanup)
        except (OSError, OpensslError, ForeignDirectory) as error:
            print(f"sandbox_provider: {error}", file=sys.stderr)
            return 1
        signal.sigwait(signals)
        rehearsal.stop()
    return 0


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="sandbox_provider",
        description=__doc__,
        epilog=f"Scenarios, the first segment of the path: {scenarios.NAMES}.",
        allow_abbrev=False,
    )
    parser.add_argument("--http-port", type=port, default=8080, metavar="N", help="0 picks a free one (default: 8080)")
    parser.add_argument("--https-port", type=port, default=8443, metavar="N", help="0 picks a free one (default: 8443)")
    parser.add_argument(
        "--certificates", type=Path, metavar="DIR",
        help="where the certificates are made, and found again (default: a temporary directory)",
    )
    parser.add_argument(
        "--bad-certificates", action="store_true",
        help="listen on three more ports, with certificates that a client must refuse",
    )
    parser.add_argument("--log", metavar="FILE", help="append each request, credentials included, as a line of JSON")
    parser.add_argument("--ready-file", type=Path, metavar="FILE", help="write the addresses as JSON when all listen")
    return parser.parse_args()


def port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"'{text}' is no port number")
    return int(text)


def ending_signals() -> set[signal.Signals]:
    ending = {signal.SIGTERM, signal.SIGINT}
    # nohup lets SIGHUP be ignored, and that has to stay so.
    if signal.getsignal(signal.SIGHUP) == signal.SIG_DFL:
        ending.add(signal.SIGHUP)
    return ending


def start(arguments: argparse.Namespace, rehearsal: Rehearsal, cleanup: ExitStack) -> dict[str, str]:
    journal = Journal(arguments.log)
    directory = arguments.certificates or Path(
        cleanup.enter_context(tempfile.TemporaryDirectory(prefix="check_balance-sandbox-"))
    )
    certificates = Certificates(directory)
    certificates.provide(with_bad_ones=arguments.bad_certificates)
    authority = certificates.pair(CA).certificate

    def listen(port_wanted: int, leaf: Leaf | None = None) -> str:
        tls = tls_context(certificates.pair(leaf), authority) if leaf else None
        server = Server(port_wanted, rehearsal, journal, tls)
        server.start()
        return server.url()

    bad_servers = BAD_SERVERS if arguments.bad_certificates else {}
    return {
        "http": listen(arguments.http_port),
        "https": listen(arguments.https_port, SERVER),
        "ca": str(authority),
        **{name: listen(0, leaf) for name, leaf in bad_servers.items()},
    }


def announce(endpoints: dict[str, str], ready_file: Path | None, cleanup: ExitStack) -> None:
    if ready_file:
        document = {name.replace("-", "_"): value for name, value in endpoints.items()}
        unfinished = ready_file.with_name(f".{ready_file.name}.{os.getpid()}")
        unfinished.write_text(json.dumps({**document, "pid": os.getpid()}) + "\n")
        unfinished.replace(ready_file)
        cleanup.callback(ready_file.unlink, missing_ok=True)
    for name, value in endpoints.items():
        print(f"{name:<5} {value}", flush=True)
