# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""HTTP on one connection: reads requests, asks for the replies, writes them."""

import re
import ssl
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qsl

from sandbox import control, provider_replies, recorded
from sandbox.reply import Reply, sentence
from sandbox.request import Pairs, Request

LARGEST_BODY = 1024 * 1024

# A client that takes us for its proxy sends the whole URL.
TARGET = re.compile(r"(?:https?://[^/?]*)?([^?]*)\??(.*)", re.DOTALL)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        body = self._read_body()
        if isinstance(body, Reply):
            self.close_connection = True
            self._send(body)
            return
        request = self._request(body)
        rehearsal, journal = self.server.rehearsal, self.server.journal
        if request.path.startswith(control.PREFIX):
            self._send(control.reply_to(request, rehearsal, journal))
            return
        journal.add(request)
        is_recorded = request.path.startswith(recorded.PREFIX)
        self._send(recorded.reply_to(request) if is_recorded else provider_replies.reply_to(request, rehearsal))

    do_POST = do_GET

    def version_string(self) -> str:
        return "check_balance-sandbox"

    def log_message(self, *_arguments) -> None:
        """Silent: request lines hold credentials."""

    def _read_body(self) -> bytes | Reply:
        """The body, or the objection to it. It is read even where it is not wanted: the connection stays usable."""
        if "Transfer-Encoding" in self.headers:
            return sentence("A body needs a Content-Length.", 411)
        length = self.headers.get("Content-Length", "0")
        if not (length.isascii() and length.isdigit()):
            return sentence("The Content-Length is not a number.", 400)
        if len(length) > 9 or int(length) > LARGEST_BODY:
            return sentence("The body is too large.", 413)
        return self.rfile.read(int(length))

    def _request(self, body: bytes) -> Request:
        # Not self.path: two slashes at its start would already be one.
        path, query = TARGET.fullmatch(self.requestline.split()[1]).groups()
        text = body.decode("utf-8", "replace")
        is_form = self.headers.get_content_type() == "application/x-www-form-urlencoded"
        return Request(
            method=self.command,
            scheme=self.server.scheme,
            path=path,
            query=_pairs(query),
            form=_pairs(text) if is_form else [],
            body=text,
            headers=list(self.headers.items()),
            client_certificate=self._client_certificate(),
        )

    def _client_certificate(self) -> str | None:
        certificate = self.connection.getpeercert() if isinstance(self.connection, ssl.SSLSocket) else None
        subject = (pair for names in (certificate or {}).get("subject", ()) for pair in names)
        return dict(subject).get("commonName")

    def _send(self, reply: Reply) -> None:
        body = reply.body.encode()
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Content-Length", str(len(body)))
        for name, value in reply.headers:
            self.send_header(name, value)
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)


def _pairs(encoded: str) -> Pairs:
    return parse_qsl(encoded, keep_blank_values=True, errors="replace")
