# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""A freshly installed Debian of another release, for the time of a test: what is changed in it is gone afterwards."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
# Mounts and processes end with the command.
IN_ROOT = """
set -e
mount --make-rprivate /
mount -t overlay -o "lowerdir=$1,upperdir=$2/upper,workdir=$2/work" none "$2/root"
mount -t proc proc "$2/root/proc"
mount -t tmpfs tmpfs "$2/root/run"
mount -t devpts -o newinstance,ptmxmode=0666 devpts "$2/root/dev/pts"
root=$2/root; shift 2
exec chroot "$root" /usr/bin/env -i HOME=/root LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin \\
    DEBIAN_FRONTEND=noninteractive sh -c "$@"
"""


class CleanRoot:
    def __init__(self, release: str) -> None:
        self._lower = SOURCE / "build" / "roots" / f"{release}-clean"
        subprocess.run([SOURCE / "tools" / "debian-root", release, self._lower], check=True)
        self._directory = Path(tempfile.mkdtemp(prefix="root-", dir=self._lower.parent))
        # Entered as another user as well.
        self._directory.chmod(0o755)
        for name in ("upper", "work", "root"):
            (self._directory / name).mkdir()

    def run(self, command: str, *words: str) -> subprocess.CompletedProcess:
        """`command` of a shell in the root, with `words` as $1 and so on; output and error output are one."""
        return subprocess.run(
            ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c", IN_ROOT, "sh",
             str(self._lower), str(self._directory), command, "sh", *words],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )  # fmt: skip

    def put(self, file: Path, place: str) -> None:
        """Only between commands."""
        target = self._directory / "upper" / place.lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
        os.chmod(target, 0o644)

    def remove(self) -> None:
        shutil.rmtree(self._directory)
