# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""The parts of check_cost."""


class CannotMeasure(Exception):
    """What is missing or did not work, and what to do."""
