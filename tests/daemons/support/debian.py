# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""Where a scheduler's program stands: installed, or unpacked by tools/unpack-daemons."""

import os
from pathlib import Path

SOURCE = Path(os.environ["BALANCE_SOURCE_DIR"])


def program(package: str, path: str) -> str:
    for candidate in (Path(path), SOURCE / "build/daemons" / package / path.lstrip("/")):
        if os.access(candidate, os.X_OK):
            return str(candidate)
    raise RuntimeError(f"{path} of {package} is missing: run tools/unpack-daemons")
