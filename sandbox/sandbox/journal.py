# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""The requests seen so far, in memory for the control endpoint and, if wanted, in a file."""

import json
import os
import threading
from collections import deque

from sandbox.request import Request

# A scheduler may ask a forgotten sandbox for weeks.
KEPT_REQUESTS = 10_000


class Journal:
    def __init__(self, log_file: str | None = None) -> None:
        self._lock = threading.Lock()
        self._records: deque[dict] = deque(maxlen=KEPT_REQUESTS)
        self._log = open(log_file, "a", encoding="utf-8", opener=_private) if log_file else None

    def add(self, request: Request) -> None:
        record = request.as_record()
        with self._lock:
            self._records.append(record)
            if self._log:
                self._log.write(json.dumps(record, ensure_ascii=False) + "\n")
                self._log.flush()

    def as_json(self) -> str:
        with self._lock:
            records = list(self._records)
        return json.dumps(records, ensure_ascii=False) + "\n"

    def clear(self) -> None:
        with self._lock:
            self._records.clear()


def _private(path: str, flags: int) -> int:
    """Requests hold credentials, and someone may rehearse with real ones."""
    return os.open(path, flags, 0o600)
