# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""A Nagios of its own for a test module: in a temporary directory, without systemd, as whoever runs the tests.

The binary is $NAGIOS, else an installed nagios4, else the one that tools/unpack-daemons fetched.
"""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import support

SOURCE = Path(os.environ.get("BALANCE_SOURCE_DIR", Path(__file__).resolve().parents[3]))
support.__path__.append(str(SOURCE / "tests" / "integration" / "support"))
from support.debian import program  # pylint: disable=wrong-import-position
from support.sandbox import Sandbox  # pylint: disable=wrong-import-position

PLUGIN = Path(os.environ.get("CHECK_BALANCE", SOURCE / "build" / "release" / "check_balance"))
SHIPPED = SOURCE / "icinga-conf" / "nagios"
STATES = ("OK", "WARNING", "CRITICAL", "UNKNOWN")

_TIME_PERIOD = """define timeperiod {
  timeperiod_name 24x7
  alias Always
""" + "".join(f"  {day} 00:00-24:00\n" for day in (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")) + "}\n"

# A minute lasts a second, and the debug file holds every command line: the secrets are looked for there too.
_MAIN = """log_file={0}/nagios.log
object_cache_file={0}/objects.cache
precached_object_file={0}/objects.precache
resource_file={0}/resource.cfg
status_file={0}/status.dat
status_update_interval=1
nagios_user={1}
nagios_group={2}
check_external_commands=1
command_file={0}/nagios.cmd
lock_file={0}/nagios.pid
temp_file={0}/nagios.tmp
temp_path={0}
log_archive_path={0}/archives
check_result_path={0}/results
query_socket={0}/nagios.qh
state_retention_file={0}/retention.dat
retain_state_information=1
use_syslog=0
interval_length=1
check_workers=2
service_check_timeout=20
notification_timeout=10
enable_notifications=1
execute_service_checks=1
execute_host_checks=0
process_performance_data=1
check_result_reaper_frequency=1
check_for_updates=0
debug_level=2352
debug_verbosity=2
debug_file={0}/nagios.debug
illegal_object_name_chars=`~!$%^&*|'"<>?,()=
illegal_macro_output_chars=`~$&|'"<>
cfg_file={0}/base.cfg
"""


def binary() -> str:
    return os.environ.get("NAGIOS") or program("nagios4-core", "/usr/sbin/nagios4")


class Provider(Sandbox):
    """The sandbox, whose accounts can be drained and topped up."""

    def set_balance(self, amount: str) -> None:
        self._open(f"/sandbox/balance?provider=alphasms&amount={amount}", b"")


def shipped(*names: str) -> str:
    return "".join(f"cfg_file={SHIPPED / name}\n" for name in names)


def _name_of_user() -> tuple:
    user = subprocess.run(["id", "-un"], capture_output=True, text=True, check=True).stdout.strip()
    group = subprocess.run(["id", "-gn"], capture_output=True, text=True, check=True).stdout.strip()
    return user, group


class Nagios:
    """A directory with a minimal configuration, and the daemon after start()."""

    def __init__(self) -> None:
        self.directory = Path(tempfile.mkdtemp(prefix="check_balance-nagios-"))
        for name in ("archives", "results"):
            (self.directory / name).mkdir()
        self._process = None

    def file(self, name: str, content: str, mode: int = 0o600) -> Path:
        path = self.directory / name
        path.write_text(content, encoding="utf-8")
        path.chmod(mode)
        return path

    def configure(self, resource: str, main: str, objects: str = "") -> None:
        self.file("resource.cfg", resource)
        self.file("base.cfg", _TIME_PERIOD + objects)
        self.file("nagios.cfg", _MAIN.format(self.directory, *_name_of_user()) + main)

    def verify(self) -> subprocess.CompletedProcess:
        command = [binary(), "-v", str(self.directory / "nagios.cfg")]
        return subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)

    def start(self) -> None:
        with open(self.directory / "console", "wb") as console:
            self._process = subprocess.Popen(
                [binary(), str(self.directory / "nagios.cfg")], stdin=subprocess.DEVNULL,
                stdout=console, stderr=console, env={"PATH": "/usr/bin:/bin"}, cwd=self.directory)
        self.wait(lambda: (self.directory / "nagios.cmd").is_fifo() and self.text("status.dat"), "the start")

    def stop(self) -> None:
        if self._process:
            self._process.terminate()
            try:
                self._process.wait(10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        shutil.rmtree(self.directory, ignore_errors=True)

    @property
    def pid(self) -> int:
        return self._process.pid

    def text(self, name: str) -> str:
        path = self.directory / name
        return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""

    def wait(self, condition, what: str, limit: float = 25.0):
        """The condition's first true value."""
        end = time.monotonic() + limit
        while time.monotonic() < end:
            value = condition()
            if value:
                return value
            if self._process.poll() is not None:
                raise AssertionError("nagios ended: " + self.text("console")[-2000:])
            time.sleep(0.05)
        raise AssertionError(f"{what} did not come within {limit:.0f} s:\n" + self.text("nagios.log")[-4000:])

    def command(self, text: str) -> None:
        with open(self.directory / "nagios.cmd", "wb", buffering=0) as pipe:
            pipe.write(f"[{int(time.time())}] {text}\n".encode())

    def status(self, service: str) -> dict:
        """What the daemon shows of a service."""
        for block in self.text("status.dat").split("servicestatus {\n")[1:]:
            lines = block.split("\n\t}", 1)[0].splitlines()
            fields = dict(line.strip().partition("=")[::2] for line in lines)
            if fields.get("service_description") == service:
                return fields
        return {}

    def check_now(self, host: str, service: str) -> None:
        """Asks for a check; its result may take a second, and so may an older one that is under way."""
        self.command(f"SCHEDULE_FORCED_SVC_CHECK;{host};{service};{int(time.time())}")

    def wait_for(self, service: str, state: str, kind: str = "HARD", limit: float = 25.0) -> dict:
        wanted = (str(STATES.index(state)), "1" if kind == "HARD" else "0")

        def reached():
            status = self.status(service)
            if status.get("has_been_checked") != "1":
                return None
            return status if (status["current_state"], status["state_type"]) == wanted else None

        return self.wait(reached, f"{service}: {kind} {state}", limit)
