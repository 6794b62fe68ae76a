# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""What goes back to the client, before HTTP adds its own headers."""

from dataclasses import dataclass

PLAIN_TEXT = "text/plain; charset=utf-8"
HTML = "text/html; charset=utf-8"
JSON = "application/json"


@dataclass(frozen=True)
class Reply:
    body: str
    status: int = 200
    content_type: str = PLAIN_TEXT
    headers: tuple[tuple[str, str], ...] = ()


def sentence(text: str, status: int = 200, headers: tuple[tuple[str, str], ...] = ()) -> Reply:
    """A reply of the sandbox itself, for the person who reads it."""
    return Reply(text + "\n", status, headers=headers)
