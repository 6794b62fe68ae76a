# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""The forms in which a provider, a proxy or a library may hand a secret back."""

import base64
import json
import re
from urllib.parse import quote, quote_plus


def percent_all(secret: str) -> str:
    return "".join(f"%{byte:02x}" for byte in secret.encode())


def lower_hex(text: str) -> str:
    return re.sub("%..", lambda escape: escape[0].lower(), text)


def unicode_escaped(secret: str) -> str:
    units = secret.encode("utf-16-be").hex()
    return "".join("\\u" + units[i : i + 4] for i in range(0, len(units), 4))


def spellings(secret: str, login: str = "") -> dict:
    encode = lambda text: base64.b64encode(text.encode()).decode()
    return {
        "raw": secret,
        "percent-encoded": quote(secret, safe=""),
        "percent-encoded in lower case": lower_hex(quote(secret, safe="")),
        "form-encoded": quote_plus(secret),
        "every byte percent-encoded": percent_all(secret),
        "JSON-escaped": json.dumps(secret)[1:-1],
        "JSON-escaped with slashes": json.dumps(secret)[1:-1].replace("/", "\\/"),
        "every character as a JSON escape": unicode_escaped(secret),
        "base64": encode(secret),
        "base64 of login and secret": encode(f"{login}:{secret}"),
        "URL-safe base64": base64.urlsafe_b64encode(secret.encode()).decode().rstrip("="),
    }
