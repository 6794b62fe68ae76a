# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""A private Icinga 2 on the loopback: configuration, certificates and state in a temporary directory of its own."""

import base64
import glob
import grp
import http.client
import json
import os
import pwd
import shutil
import socket
import ssl
import subprocess
import tempfile
import threading
import time
from pathlib import Path

SOURCE = Path(os.environ.get("BALANCE_SOURCE_DIR", Path(__file__).resolve().parents[3]))
PLUGIN = os.environ.get("CHECK_BALANCE", str(SOURCE / "build" / "release" / "check_balance"))
SHIPPED = SOURCE / "icinga-conf"

NODE = "test-node"
API_PASSWORD = "fAke-api-password"
_NEW_KEY = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes")

LONGEST_START = 20.0
LONGEST_WAIT = 30.0

_CONSTANTS = """
const NodeName = "{node}"
const ZoneName = NodeName
"""

_ALONE = """
object Endpoint NodeName { }
object Zone ZoneName { endpoints = [ NodeName ] }
"""

_DAEMON = """
include <itl>
object CheckerComponent "checker" { }
object FileLogger "debug-log" { severity = "debug"; path = LogDir + "/debug.log" }
"""

_NOTIFYING = 'object NotificationComponent "notification" { }\n'


def program() -> str:
    """The executable itself: the script in /usr/sbin insists on the package's user."""
    found = glob.glob("/usr/lib/*/icinga2/sbin/icinga2") + glob.glob("/usr/lib/icinga2/sbin/icinga2")
    if not found:
        raise RuntimeError("icinga2 is not installed: the packages are icinga2-bin and icinga2-common")
    return found[0]


def environment() -> dict:
    """Icinga 2 wants to run as the package's user unless it is told otherwise."""
    return {
        "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
        "ICINGA2_USER": pwd.getpwuid(os.getuid()).pw_name,
        "ICINGA2_GROUP": grp.getgrgid(os.getgid()).gr_name,
    }


def evaluate(expression: str):
    """What Icinga 2 itself makes of an expression of its language."""
    done = subprocess.run(
        [program(), "console", "--eval", expression],
        env=environment(), capture_output=True, text=True, timeout=LONGEST_WAIT, check=False,
    )
    if done.returncode != 0:
        raise ValueError(done.stdout + done.stderr)
    return json.loads(done.stdout)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Configuration:
    """A directory that icinga2 loads: the given files, and constants that keep everything inside it."""

    def __init__(self, plugin=PLUGIN) -> None:
        self.directory = Path(tempfile.mkdtemp(prefix="check_balance-icinga-"))
        for name in ("conf.d", "plugins", "bin", "cache", "spool", "run/cmd", "zones.d", "log/crash", "log/compat",
                     "lib/certs", "lib/api/log", "lib/api/zones", "lib/api/zones-stage", "lib/api/packages"):
            (self.directory / name).mkdir(parents=True)
        os.symlink(plugin, self.directory / "plugins" / "check_balance")
        self.main = self.directory / "icinga2.conf"
        self.write_main(_CONSTANTS.format(node=NODE) + "include <itl>\ninclude <plugins>\ninclude <plugins-contrib>\n")

    def write_main(self, text: str) -> None:
        folder = self.directory
        self.main.write_text(
            f'const PluginDir = "{folder}/plugins"\nconst ManubulonPluginDir = PluginDir\n'
            f'const PluginContribDir = PluginDir\n{text}\ninclude_recursive "{folder}/conf.d"\n'
        )

    def add(self, name: str, text: str) -> None:
        (self.directory / "conf.d" / name).write_text(text)

    def ship(self, *names: str) -> None:
        for name in names:
            self.add(name.removesuffix(".example"), (SHIPPED / name).read_text())

    def program(self, name: str, text: str) -> None:
        path = self.directory / "bin" / name
        path.write_text(text)
        path.chmod(0o755)

    def command(self, *options: str) -> list:
        folder = self.directory
        definitions = {"ConfigDir": folder, "DataDir": folder / "lib", "LogDir": folder / "log",
                       "CacheDir": folder / "cache", "SpoolDir": folder / "spool", "InitRunDir": folder / "run",
                       "ZonesDir": folder / "zones.d"}
        words = [word for name, path in definitions.items() for word in ("-D", f"{name}={path}")]
        return [program(), "daemon", *options, "-c", str(self.main), *words]

    def environment(self) -> dict:
        variables = environment()
        return variables | {"PATH": f"{self.directory}/bin:{variables['PATH']}"}

    def validate(self, *options: str) -> tuple:
        """Exit code and output of icinga2 daemon -C."""
        done = subprocess.run(
            self.command("-C", *options), env=self.environment(), stdin=subprocess.DEVNULL, timeout=LONGEST_WAIT,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )
        return done.returncode, done.stdout

    def remove(self) -> None:
        shutil.rmtree(self.directory, ignore_errors=True)


class Icinga(Configuration):
    """The running daemon, with its API.

    Daemons that shall talk to each other share the authority of the first; their zones are the test's business.
    """

    def __init__(self, plugin=PLUGIN, node=NODE, zones=_ALONE, authority=None, notifies=True) -> None:
        super().__init__(plugin)
        self.node = node
        self.port = free_port()
        self.certificates = self.directory / "lib" / "certs"
        self._process = None
        if authority is None:
            self._make_authority()
        else:
            for name in ("ca.crt", "ca.key"):
                shutil.copy(authority.certificates / name, self.certificates)
        self._make_certificate()
        self._context = ssl.create_default_context(cafile=str(self.certificates / "ca.crt"))
        self.write_main(
            f'{_CONSTANTS.format(node=node)}{_DAEMON}{_NOTIFYING if notifies else ""}{zones}'
            f'object ApiListener "api" {{ bind_host = "127.0.0.1"\n'
            f"bind_port = {self.port}; accept_config = true; accept_commands = true }}\n"
            f'object ApiUser "root" {{ password = "{API_PASSWORD}"; permissions = [ "*" ] }}\n'
        )

    def _openssl(self, *words: str) -> None:
        subprocess.run(["openssl", *words], cwd=self.certificates, check=True, capture_output=True)

    def _make_authority(self) -> None:
        # Python 3.13 trusts an authority only for what it says that it is for.
        self._openssl("req", "-x509", *_NEW_KEY, "-days", "2", "-subj", "/CN=Test CA", "-keyout", "ca.key",
                      "-addext", "keyUsage=critical,keyCertSign,cRLSign", "-out", "ca.crt")

    def _make_certificate(self) -> None:
        names = f"subjectAltName=DNS:{self.node},DNS:localhost,IP:127.0.0.1"
        (self.certificates / "extensions").write_text(f"{names}\nauthorityKeyIdentifier=keyid\n")
        self._openssl("req", "-new", *_NEW_KEY, "-subj", f"/CN={self.node}", "-keyout", f"{self.node}.key",
                      "-out", "node.csr")
        self._openssl("x509", "-req", "-in", "node.csr", "-CA", "ca.crt", "-CAkey", "ca.key", "-CAcreateserial",
                      "-days", "2", "-extfile", "extensions", "-out", f"{self.node}.crt")

    def start(self, **process_options) -> None:
        with open(self.directory / "log" / "stdout.log", "wb") as log:
            self._process = subprocess.Popen(
                self.command(), env=self.environment(), stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                **process_options,
            )
        end = time.monotonic() + LONGEST_START
        while not self._is_ready():
            if self._process.poll() is not None or time.monotonic() > end:
                raise RuntimeError((self.directory / "log" / "stdout.log").read_text())
            time.sleep(0.05)

    def _is_ready(self) -> bool:
        try:
            status = self.api("GET", "/v1/status/IcingaApplication")
        except (OSError, http.client.HTTPException):
            return False
        return bool(status["results"][0]["status"]["icingaapplication"]["app"]["program_start"])

    def stop(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self.remove()

    def _request(self, method: str, path: str, body, timeout: float):
        connection = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=timeout, context=self._context)
        login = base64.b64encode(f"root:{API_PASSWORD}".encode()).decode()
        headers = {"Authorization": f"Basic {login}", "Accept": "application/json",
                   "X-HTTP-Method-Override": method}
        connection.request("POST", path, json.dumps(body or {}), headers)
        return connection, connection.getresponse()

    def api(self, method: str, path: str, body=None) -> dict:
        connection, reply = self._request(method, path, body, LONGEST_WAIT)
        try:
            text = reply.read()
        finally:
            connection.close()
        if reply.status >= 300:
            raise RuntimeError(f"{method} {path}: HTTP {reply.status}: {text!r}")
        return json.loads(text)

    def service(self, name: str) -> dict:
        query = {"filter": "service.name == name", "filter_vars": {"name": name}}
        return self.api("GET", "/v1/objects/services", query)["results"][0]["attrs"]

    def check_now(self, name: str) -> dict:
        """The attributes of the service after a check that began after this call."""
        began = time.time()
        query = {"type": "Service", "filter": "service.name == name", "filter_vars": {"name": name}, "force": True}
        self.api("POST", "/v1/actions/reschedule-check", query)

        def result():
            attributes = self.service(name)
            last = attributes["last_check_result"]
            return attributes if last and last["execution_start"] >= began else None

        return wait_for(result, f"a check of {name}")

    def events(self, *types: str) -> list:
        """A list that grows by each event of these types."""
        connection, reply = self._request("POST", "/v1/events", {"queue": "tests", "types": types}, None)
        seen = []

        def read() -> None:
            try:
                for line in reply:
                    seen.append(json.loads(line))
            except (OSError, ValueError, http.client.HTTPException):
                connection.close()

        threading.Thread(target=read, daemon=True).start()
        return seen

    def logs(self) -> str:
        return "".join(path.read_text(errors="replace") for path in (self.directory / "log").rglob("*.log"))


def wait_for(question, what: str, seconds=LONGEST_WAIT):
    """The first true answer."""
    end = time.monotonic() + seconds
    while True:
        answer = question()
        if answer:
            return answer
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds:.0f} s in vain for {what}")
        time.sleep(0.05)
