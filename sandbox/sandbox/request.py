# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""One HTTP request as the sandbox judges and records it."""

from dataclasses import dataclass

Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Request:
    method: str
    scheme: str
    path: str
    query: Pairs
    form: Pairs
    body: str
    headers: Pairs
    client_certificate: str | None

    def parameters(self) -> dict[str, str]:
        """Query and form together; of a repeated name the last one counts, as in PHP."""
        return dict(self.query + self.form)

    def as_record(self) -> dict:
        return {
            "method": self.method,
            "scheme": self.scheme,
            "path": self.path,
            "query": self.query,
            "form": self.form,
            "body": self.body,
            "headers": self.headers,
            "client_certificate": self.client_certificate,
        }
