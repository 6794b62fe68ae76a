# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""Accounts of the sandbox, and replies as the providers document them."""

ALPHASMS_KEY = {"CHECK_BALANCE_KEY": "demo-key"}
ALPHASMS_PASSWORD = {"CHECK_BALANCE_PASSWORD": "demo-password"}
UNITPAY_KEY = {"CHECK_BALANCE_KEY": "demo-key"}

ALPHASMS_OK = "balance:31.168300000000002"
UNITPAY_OK = (
    '{"result":{"email":"unitpay-test@site.ru","accounts":{"rub":'
    '{"balance":"1060.76","availableBalance":"1060.76"},}}}'
)
