# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""Temporary files with exactly the mode that a test asks for."""

import os
import shutil
import tempfile
from pathlib import Path


class Files:
    def __init__(self) -> None:
        self.directory = Path(tempfile.mkdtemp(prefix="check_balance-test-"))
        self._count = 0

    def path(self, name: str = "file") -> str:
        self._count += 1
        return str(self.directory / f"{self._count}-{name}")

    def file(self, content, mode: int = 0o600, name: str = "file") -> str:
        path = self.path(name)
        Path(path).write_bytes(content if isinstance(content, bytes) else content.encode())
        os.chmod(path, mode)
        return path

    def link_to(self, target: str) -> str:
        path = self.path("link")
        os.symlink(target, path)
        return path

    def fifo(self, mode: int = 0o600) -> str:
        path = self.path("fifo")
        os.mkfifo(path)
        os.chmod(path, mode)
        return path

    def folder(self, mode: int = 0o700) -> str:
        path = self.path("folder")
        os.mkdir(path)
        os.chmod(path, mode)
        return path

    def remove(self) -> None:
        shutil.rmtree(self.directory, ignore_errors=True)
