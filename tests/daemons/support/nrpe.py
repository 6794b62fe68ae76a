# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""An NRPE of its own for a test module, on the loopback, and what check_nrpe gets from it.

NRPE refuses to run as root and becomes `nagios` then; everything that it needs is copied to where that user
can read it, with the owner and mode that the documentation asks for.
"""

import grp
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

from support.debian import program

SERVER = program("nagios-nrpe-server", "/usr/sbin/nrpe")
CLIENT = program("nagios-nrpe-plugin", "/usr/lib/nagios/plugins/check_nrpe")

_SERVER_FILE = """log_file={0}/nrpe.log
debug=1
pid_file={0}/nrpe.pid
server_address=127.0.0.1
server_port={1}
nrpe_user={2}
nrpe_group={3}
allowed_hosts=127.0.0.1
dont_blame_nrpe=0
allow_bash_command_substitution=0
command_timeout=20
connection_timeout=30
include={0}/commands.cfg
"""


def _account() -> pwd.struct_passwd:
    return pwd.getpwnam("nagios") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


class Nrpe:
    def __init__(self) -> None:
        self._user = _account()
        self.directory = Path(tempfile.mkdtemp(prefix="check_balance-nrpe-"))
        self.directory.chmod(0o755)
        # The log and the process id are the daemon's to write.
        self._own = self.directory / "daemon"
        self._own.mkdir()
        os.chown(self._own, self._user.pw_uid, self._user.pw_gid)
        self.port = _free_port()
        self._process = None

    @property
    def group(self) -> str:
        return grp.getgrgid(self._user.pw_gid).gr_name

    def copy(self, source, name: str, mode: int) -> Path:
        path = self.directory / name
        shutil.copyfile(source, path)
        path.chmod(mode)
        return path

    def secret(self, name: str, content: str) -> Path:
        path = self.directory / name
        path.write_text(content)
        os.chown(path, -1, self._user.pw_gid)
        path.chmod(0o640)
        return path

    def start(self, commands: str) -> None:
        """Commands: the lines of a file like the one that is shipped."""
        (self._own / "commands.cfg").write_text(commands)
        settings = self._own / "nrpe.cfg"
        settings.write_text(_SERVER_FILE.format(self._own, self.port, self._user.pw_name, self.group))
        with open(self._own / "console", "wb") as console:
            self._process = subprocess.Popen(
                [SERVER, "-c", str(settings), "-f"], stdin=subprocess.DEVNULL, stdout=console, stderr=console)
        end = time.monotonic() + 10
        while self.ask(None)[0] != 0:
            if self._process.poll() is not None or time.monotonic() > end:
                raise RuntimeError("nrpe did not start: " + self.log())
            time.sleep(0.05)

    def stop(self) -> None:
        if self._process:
            self._process.terminate()
            self._process.wait(10)
        shutil.rmtree(self.directory, ignore_errors=True)

    def log(self) -> str:
        texts = [self._own / name for name in ("console", "nrpe.log")]
        return "".join(path.read_text(errors="replace") for path in texts if path.exists())

    def ask(self, command, *options) -> tuple:
        """The state and the output that a scheduler gets; without a command NRPE says its version."""
        words = [CLIENT, "-H", "127.0.0.1", "-p", str(self.port), "-u", "-t", "20:UNKNOWN", *options]
        if command:
            words += ["-c", command]
        done = subprocess.run(words, stdin=subprocess.DEVNULL, capture_output=True, timeout=30, check=False)
        return done.returncode, done.stdout
