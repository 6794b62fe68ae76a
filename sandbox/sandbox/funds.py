# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""The figures of one account, kept as the text that the provider would print."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Funds:
    total: str
    available: str
