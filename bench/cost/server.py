# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""The provider that everybody asks: a private nginx on the loopback, quick enough not to count.

It answers the one request that all send and no other, so nobody saves work by asking for less.
"""

import shutil
import socket
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from cost import CannotMeasure

ROOT = Path(__file__).resolve().parent.parent.parent
LONGEST_START = 10.0

ADDRESS = "127.0.0.1"
HOST = "localhost"
PATH = "/api/http.php"
BALANCE = "balance:1250.4"

CONFIGURATION = """\
daemon off; worker_processes 1; user root; pid nginx.pid;
events {{ worker_connections 512; }}
http {{
  access_log off; server_tokens off;
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  ssl_protocols TLSv1.2 TLSv1.3; ssl_session_cache off;
  map $scheme $length_of_form {{ http {length_of_http}; https {length_of_https}; }}
  server {{
    listen {address}:{plain}; listen {address}:{verified} ssl;
    ssl_certificate {server}.crt; ssl_certificate_key {server}.key;
    location = {path} {{
      if ($request_method != POST) {{ return 405; }}
      if ($content_length != $length_of_form) {{ return 400; }}
      default_type text/plain; return 200 "{balance}\\n";
    }}
    location / {{ return 404; }}
  }}
  server {{
    listen {address}:{other} ssl; ssl_certificate {wrong}.crt; ssl_certificate_key {wrong}.key;
    return 200 "{balance}\\n";
  }}
}}
"""


def form(scheme: str) -> str:
    return f"version={scheme}&command=balance&key=demo-key"


@dataclass(frozen=True)
class Server:
    authority: Path
    plain: int
    verified: int
    # Its certificate is for another host's name.
    other_host: int
    process: subprocess.Popen


def start_server(work: Path, cleanup: ExitStack) -> Server:
    sys.path.insert(0, str(ROOT / "sandbox"))
    from sandbox import certificates, openssl

    shelf = certificates.Certificates(work / "certificates")
    try:
        shelf.provide(with_bad_ones=True)
    except openssl.OpensslError as problem:
        raise CannotMeasure(f"no certificates: {problem}") from None
    plain, verified, other = free_ports(3)
    folder = work / "nginx"
    folder.mkdir()
    (folder / "nginx.conf").write_text(CONFIGURATION.format(
        address=ADDRESS, plain=plain, verified=verified, other=other, path=PATH, balance=BALANCE,
        length_of_http=len(form("http")), length_of_https=len(form("https")),
        server=shelf.pair(certificates.SERVER).certificate.with_suffix(""),
        wrong=shelf.pair(certificates.WRONG_HOST).certificate.with_suffix(""),
    ))  # fmt: skip
    process = subprocess.Popen(
        [find_nginx(), "-p", folder, "-c", folder / "nginx.conf", "-e", folder / "error.log"],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    cleanup.callback(process.wait)
    cleanup.callback(process.terminate)
    deadline = time.monotonic() + LONGEST_START
    while not all(answers(port) for port in (plain, verified, other)):
        if process.poll() is not None or time.monotonic() > deadline:
            log = folder / "error.log"
            raise CannotMeasure(f"nginx did not start: {log.read_text().strip() if log.exists() else ''}")
        time.sleep(0.02)
    return Server(shelf.pair(certificates.CA).certificate, plain, verified, other, process)


def find_nginx() -> str:
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
    if program is None:
        raise CannotMeasure("the program nginx is missing: install the package nginx-light")
    return program


def free_ports(count: int) -> list[int]:
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.create_server((ADDRESS, 0))) for _ in range(count)]
        return [each.getsockname()[1] for each in sockets]


def answers(port: int) -> bool:
    try:
        socket.create_connection((ADDRESS, port), timeout=1).close()
    except OSError:
        return False
    return True
