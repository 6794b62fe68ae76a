# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""A private Icinga Director: its database, its commands and its forms, joined to a running Icinga 2."""

import os
import pwd
import re
import shutil
import socket
import subprocess
import tempfile
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

from support.debian import SOURCE, program
from support.icinga import API_PASSWORD, LONGEST_START, LONGEST_WAIT, Icinga, free_port, wait_for

UNPACKED = SOURCE / "build/daemons/icinga-director/usr/share"
MODULES = UNPACKED / "icingaweb2/modules"

# The kickstart comes back to the endpoint by its address; the Director puts what all nodes share into its own zone.
_ZONES = """
object Endpoint NodeName {{ host = "127.0.0.1"; port = "{port}" }}
object Zone ZoneName {{ endpoints = [ NodeName ] }}
object Zone "director-global" {{ global = true }}
"""

_COMMANDS = """<?php
require_once '{unpacked}/php/Icinga/Application/Cli.php';
Icinga\\Application\\Cli::start('{unpacked}/icingaweb2')->dispatch();
"""

# Icinga Web knows PHP's own server by a name that it no longer has in PHP 8.4.
_ROUTER = """<?php
$_SERVER['SERVER_SOFTWARE'] = 'PHP 8 Development Server';
return require '{unpacked}/php/Icinga/Application/webrouter.php';
"""

# Without all permissions: with them the forms insist on a monitoring backend.
_SETTINGS = {
    "config.ini": '[global]\nconfig_backend = "none"\nmodule_path = "{modules}"\n[logging]\nlog = "none"\n',
    "authentication.ini": '[autologin]\nbackend = "external"\n',
    "roles.ini": '[all]\nusers = "admin"\npermissions = "module/director,director/admin,director/hosts"\n',
    "resources.ini": '[director]\ntype = "db"\ndb = "mysql"\nhost = "localhost"\ndbname = "director"\n'
                     'username = "root"\npassword = ""\ncharset = "utf8"\n',
    "modules/director/config.ini": '[db]\nresource = "director"\n',
    "modules/director/kickstart.ini": '[config]\nendpoint = "{node}"\nhost = "127.0.0.1"\nport = {port}\n'
                                      'username = "root"\npassword = "{password}"\n',
}


def icinga_for_director() -> Icinga:
    """An Icinga 2, not yet started, that the Director can take over."""
    icinga = Icinga(zones="")
    icinga.add("zones.conf", _ZONES.format(port=icinga.port))
    return icinga


class Database:
    """MariaDB without accounts and without a network, on a socket in a directory of its own."""

    def __init__(self, directory: Path) -> None:
        self.socket = directory / "socket"
        self._log = directory / "log"
        data, beginning = directory / "data", directory / "beginning.sql"
        data.mkdir(parents=True)
        beginning.write_text("CREATE DATABASE director CHARACTER SET utf8;\n")
        daemon = Path(program("mariadb-server-core", "/usr/sbin/mariadbd"))
        messages = daemon.parents[1] / "share" / "mysql"
        with open(self._log, "wb") as log:
            self._process = subprocess.Popen(
                [
                    daemon, "--no-defaults", f"--user={pwd.getpwuid(os.getuid()).pw_name}", f"--datadir={data}",
                    f"--socket={self.socket}", f"--pid-file={directory}/pid", f"--init-file={beginning}",
                    f"--lc-messages-dir={messages}", f"--character-sets-dir={messages}/charsets",
                    "--skip-networking", "--skip-grant-tables", "--innodb-flush-log-at-trx-commit=0",
                ],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            )
        wait_for(self._is_ready, "MariaDB", LONGEST_START)

    def _is_ready(self) -> bool:
        if self._process.poll() is not None:
            raise RuntimeError(self._log.read_text(errors="replace"))
        with socket.socket(socket.AF_UNIX) as probe:
            return probe.connect_ex(str(self.socket)) == 0

    def stop(self) -> None:
        # Nobody will read its data again.
        self._process.kill()
        self._process.wait()


class Director:
    def __init__(self, icinga: Icinga) -> None:
        if not MODULES.exists():
            raise RuntimeError(f"{MODULES} is missing: run tools/unpack-daemons")
        self.directory = Path(tempfile.mkdtemp(prefix="check_balance-director-"))
        self._web = None
        self._database = None
        try:
            self._configure(icinga)
            self._database = Database(self.directory / "database")
            self.run("migration", "run")
        except BaseException:
            self.stop()
            raise

    def _configure(self, icinga: Icinga) -> None:
        for name, text in _SETTINGS.items():
            path = self.directory / "etc" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text.format(modules=MODULES, node=icinga.node, port=icinga.port, password=API_PASSWORD))
        enabled = self.directory / "etc" / "enabledModules"
        enabled.mkdir()
        for module in ("director", "incubator", "reactbundle"):
            (enabled / module).symlink_to(MODULES / module)
        (self.directory / "var").mkdir()
        self._commands = self.directory / "icingacli.php"
        self._commands.write_text(_COMMANDS.format(unpacked=UNPACKED))

    def _php(self, *words) -> list:
        connection = f"pdo_mysql.default_socket={self.directory}/database/socket"
        return ["php", "-d", connection, "-d", "date.timezone=UTC", "-d", "display_errors=stderr", *map(str, words)]

    def _environment(self) -> dict:
        return {
            "PATH": "/usr/bin:/bin", "REMOTE_USER": "admin",
            "ICINGAWEB_CONFIGDIR": str(self.directory / "etc"), "ICINGAWEB_STORAGEDIR": str(self.directory / "var"),
            "ICINGAWEB_LIBDIR": str(UNPACKED / "icinga-php"),
        }

    def run(self, *words: str, given="") -> str:
        """What icingacli director says to these words."""
        done = subprocess.run(
            self._php(self._commands, "director", *words), env=self._environment(), input=given,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=LONGEST_WAIT, check=False,
        )
        if done.returncode != 0 or "ERROR" in done.stdout:
            raise AssertionError(f"icingacli director {' '.join(words)}: {done.returncode}: {done.stdout}")
        return done.stdout

    def page(self, path: str, **query: str) -> str:
        """A page as an administrator's browser gets it."""
        if self._web is None:
            self._start_web()
        # Icinga Web takes + for itself.
        words = urllib.parse.urlencode(query, quote_via=urllib.parse.quote)
        address = f"http://127.0.0.1:{self._web_port}/director/{path}?{words}"
        # The caller's proxy has no business with the loopback.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(address, timeout=LONGEST_WAIT) as reply:
                return reply.read().decode()
        except urllib.error.HTTPError as error:
            reason = re.search(r"error-message[^>]*>(.*?)</pre>", error.read().decode(), re.DOTALL)
            raise AssertionError(f"{address}: {error}: {reason and reason[1]}") from error

    def _start_web(self) -> None:
        self._web_port = free_port()
        router = self.directory / "router.php"
        router.write_text(_ROUTER.format(unpacked=UNPACKED))
        with open(self.directory / "web.log", "wb") as log:
            self._web = subprocess.Popen(
                self._php("-S", f"127.0.0.1:{self._web_port}", "-t", UNPACKED / "icingaweb2/public", router),
                env=self._environment(), stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            )

        def is_ready() -> bool:
            with socket.socket() as probe:
                return probe.connect_ex(("127.0.0.1", self._web_port)) == 0

        wait_for(is_ready, "PHP's web server", LONGEST_START)

    def stop(self) -> None:
        if self._web is not None:
            self._web.kill()
            self._web.wait()
        if self._database is not None:
            self._database.stop()
        shutil.rmtree(self.directory, ignore_errors=True)
