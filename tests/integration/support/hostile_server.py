# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""A raw socket on the loopback that behaves as badly as the function it is given."""

import socket
import ssl
import threading
import time


class HostileServer:
    """Calls scenario(connection, server) for each connection, in a thread of its own.

    `received` holds what clients sent, as far as the scenarios read it.
    """

    def __init__(self, scenario, context=None) -> None:
        self._scenario = scenario
        self._context = context
        self.received = b""
        self.connections = 0
        self.stopping = threading.Event()
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self._socket.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_) -> None:
        self.stopping.set()
        self._socket.close()

    @property
    def http(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def https(self) -> str:
        return f"https://localhost:{self.port}"

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection) -> None:
        try:
            connection.settimeout(20)
            if self._context:
                connection = self._context.wrap_socket(connection, server_side=True)
            self._scenario(connection, self)
        except (OSError, ssl.SSLError):
            pass
        finally:
            connection.close()

    def read_request(self, connection) -> bytes:
        """A whole request, its body included."""
        data = b""
        while b"\r\n\r\n" not in data:
            piece = connection.recv(65536)
            if not piece:
                break
            data += piece
            self.received += piece
        head, _, body = data.partition(b"\r\n\r\n")
        length = 0
        for line in head.split(b"\r\n"):
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        while len(body) < length:
            piece = connection.recv(65536)
            if not piece:
                break
            body += piece
            self.received += piece
        return head + b"\r\n\r\n" + body

    def read_everything(self, connection) -> None:
        while True:
            piece = connection.recv(65536)
            if not piece:
                return
            self.received += piece


def reply(body, status="200 OK", headers=(), content_type="text/plain") -> bytes:
    body = body if isinstance(body, bytes) else body.encode()
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {content_type}", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join(lines).encode() + b"\r\nConnection: close\r\n\r\n" + body


def answers(whole_reply: bytes):
    """A well-behaved server with one reply."""

    def scenario(connection, server) -> None:
        server.read_request(connection)
        connection.sendall(whole_reply)
        connection.shutdown(socket.SHUT_WR)
        connection.recv(1)

    return scenario


def silent(_connection, server) -> None:
    """Accepts, reads nothing, says nothing."""
    server.stopping.wait(20)


def drips(start: bytes, drop: bytes, pause: float):
    def scenario(connection, server) -> None:
        server.read_request(connection)
        connection.sendall(start)
        while not server.stopping.is_set():
            connection.sendall(drop)
            time.sleep(pause)

    return scenario
