# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""The sandbox provider for the time of a test module."""

import json
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from support.plugin import SOURCE

LONGEST_START = 120.0


class Sandbox:
    """Attributes: http, https, https_expired, https_wrong_host, https_unknown_ca: base URLs; ca: a file."""

    def __init__(self) -> None:
        self.directory = Path(tempfile.mkdtemp(prefix="check_balance-test-"))
        ready = self.directory / "ready.json"
        self._process = subprocess.Popen(
            [
                sys.executable, str(SOURCE / "sandbox" / "sandbox_provider"),
                "--http-port", "0", "--https-port", "0", "--bad-certificates",
                "--certificates", str(self.certificates), "--ready-file", str(ready),
            ],
            stdout=subprocess.DEVNULL,
        )
        try:
            addresses = self._wait_for(ready)
        except BaseException:
            self.stop()
            raise
        self.http = addresses["http"]
        self.https = addresses["https"]
        self.ca = addresses["ca"]
        self.https_expired = addresses["https_expired"]
        self.https_wrong_host = addresses["https_wrong_host"]
        self.https_unknown_ca = addresses["https_unknown_ca"]

    @property
    def certificates(self) -> Path:
        return self.directory / "certificates"

    def _wait_for(self, ready: Path) -> dict:
        end = time.monotonic() + LONGEST_START
        while not ready.exists():
            if self._process.poll() is not None or time.monotonic() > end:
                raise RuntimeError("the sandbox did not start")
            time.sleep(0.02)
        return json.loads(ready.read_text())

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(10)
        shutil.rmtree(self.directory, ignore_errors=True)

    def reset(self) -> None:
        self._open("/sandbox/reset", b"")

    def requests(self) -> list:
        return json.loads(self._open("/sandbox/requests"))

    def _open(self, path: str, body=None) -> bytes:
        # The caller's proxy has no business with the loopback.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(self.http + path, body, timeout=10) as reply:
            return reply.read()
