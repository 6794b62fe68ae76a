# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""What the system trusts: certificate stores that take turns in the place of the system's.

Needs a mount namespace of its own; there they are mounted over /etc/ssl/certs, and nobody else sees it.
"""

import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

SYSTEM = Path("/etc/ssl/certs")
BUNDLE = "ca-certificates.crt"


class Store:
    def __init__(self, directory: Path) -> None:
        self.directory = directory

    @contextmanager
    def in_place(self):
        subprocess.run(["mount", "--bind", self.directory, SYSTEM], check=True)
        try:
            yield
        finally:
            subprocess.run(["umount", SYSTEM], check=True)

    def add(self, authority: Path) -> None:
        """As update-ca-certificates does: into the bundle and, where there are hashed certificates, beside them."""
        with (self.directory / BUNDLE).open("a") as bundle:
            bundle.write(authority.read_text())


class HashedDirectory(Store):
    """Debian, Ubuntu, SUSE: each certificate under the hash of its subject, and the bundle."""

    def __init__(self, directory: Path) -> None:
        shutil.copytree(SYSTEM, directory, symlinks=True)
        super().__init__(directory)

    def add(self, authority: Path) -> None:
        super().add(authority)
        certificate = self.directory / "check_cost.pem"
        shutil.copyfile(authority, certificate)
        command = ["openssl", "x509", "-hash", "-noout", "-in", certificate]
        name = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()
        (self.directory / f"{name}.0").symlink_to(certificate.name)


class BundleAlone(Store):
    """Red Hat up to 9, Alpine: one file with all of them."""

    def __init__(self, directory: Path) -> None:
        directory.mkdir()
        shutil.copyfile(SYSTEM / BUNDLE, directory / BUNDLE)
        super().__init__(directory)
