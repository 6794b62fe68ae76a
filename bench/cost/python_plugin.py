#!/usr/bin/env python3
# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""A plugin as an administrator writes it in an afternoon: what check_cost compares with. Not for use."""

import argparse
import os
import re
import ssl
import sys
import urllib.parse
import urllib.request


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--url", required=True)
    parser.add_argument("--ca-file")
    parser.add_argument("--ca-path")
    parser.add_argument("-w", "--warning", type=float, default=200)
    parser.add_argument("-c", "--critical", type=float, default=50)
    arguments = parser.parse_args()

    scheme = urllib.parse.urlsplit(arguments.url).scheme
    form = {"version": scheme, "command": "balance", "key": os.environ["CHECK_BALANCE_KEY"]}
    request = urllib.request.Request(arguments.url, data=urllib.parse.urlencode(form).encode())
    context = None
    if scheme == "https":
        context = ssl.create_default_context(cafile=arguments.ca_file, capath=arguments.ca_path)
    try:
        with urllib.request.urlopen(request, timeout=10, context=context) as reply:
            text = reply.read().decode()
        balance = float(re.search(r"^balance:([\d.]+)$", text, re.MULTILINE)[1])
    except Exception as problem:
        print(f"BALANCE UNKNOWN: {problem}")
        return 3
    if balance < arguments.critical:
        state = 2
    elif balance < arguments.warning:
        state = 1
    else:
        state = 0
    print(f"BALANCE {('OK', 'WARNING', 'CRITICAL')[state]}: {balance:.2f} | balance={balance}")
    return state


if __name__ == "__main__":
    sys.exit(main())
