# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""A listening socket, with or without TLS, that serves each connection in a thread of its own."""

import socket
import socketserver
import ssl
import sys
import threading
from http.server import ThreadingHTTPServer
from pathlib import Path

from sandbox.certificates import Pair
from sandbox.handler import Handler
from sandbox.journal import Journal
from sandbox.rehearsal import Rehearsal

# The replies are invented and the control endpoint is open to all who reach it.
ADDRESS = "127.0.0.1"
IDLE_SECONDS = 120


class Server(ThreadingHTTPServer):
    request_queue_size = 512

    def __init__(
        self, port: int, rehearsal: Rehearsal, journal: Journal, tls: ssl.SSLContext | None = None
    ) -> None:
        self.rehearsal = rehearsal
        self.journal = journal
        self.scheme = "https" if tls else "http"
        self._tls = tls
        super().__init__((ADDRESS, port), Handler)

    def url(self) -> str:
        host = "localhost" if self._tls else ADDRESS
        return f"{self.scheme}://{host}:{self.server_port}"

    def start(self) -> None:
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def server_bind(self) -> None:
        # HTTPServer would look up the host's name here, which can take seconds.
        try:
            socketserver.TCPServer.server_bind(self)
        except OSError as error:
            raise OSError(f"cannot listen on {ADDRESS}:{self.server_address[1]}: {error.strerror}") from None
        self.server_name, self.server_port = self.server_address

    def finish_request(self, request: socket.socket, client_address) -> None:
        """Runs in the connection's thread, so a client that is silent in its handshake stops nobody else."""
        request.settimeout(IDLE_SECONDS)
        if self._tls is None:
            super().finish_request(request, client_address)
            return
        with self._tls.wrap_socket(request, server_side=True) as connection:
            super().finish_request(connection, client_address)

    def handle_error(self, request, client_address) -> None:
        # A client that refuses our certificate or hangs up is what the sandbox is for.
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)


def tls_context(pair: Pair, client_authority: Path) -> ssl.SSLContext:
    """A client certificate is not demanded, but one that is shown must be of our authority."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(pair.certificate, pair.key)
    context.load_verify_locations(client_authority)
    context.verify_mode = ssl.CERT_OPTIONAL
    return context
