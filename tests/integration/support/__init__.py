# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
