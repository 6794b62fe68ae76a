# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""Replies that are judged without asking anybody."""

from support.plugin import run


def unitpay_figure(text: str) -> str:
    return f'{{"result":{{"accounts":{{"rub":{{"balance":{text},"availableBalance":{text}}}}}}}}}'


def judge(provider, body, *options, **kinds):
    body = body if isinstance(body, bytes) else body.encode("utf-8", "surrogatepass")
    return run("-P", provider, "--response-file", "-", "-w", "10", "-c", "5", *options, input=body, **kinds)
