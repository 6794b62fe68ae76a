# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""Runs the plugin the way a scheduler does: bounded, and with an environment that holds nothing by chance."""

import os
import re
import shlex
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

SOURCE = Path(os.environ.get("BALANCE_SOURCE_DIR", Path(__file__).resolve().parents[3]))
PLUGIN = os.environ.get("CHECK_BALANCE", str(SOURCE / "build" / "release" / "check_balance"))

# Some tests end where the address sanitizer takes over: crashes, and limits on memory.
SANITIZED = b"__asan_init" in Path(PLUGIN).read_bytes()
# It reads no openssl.cnf.
PORTABLE = os.environ.get("BALANCE_PORTABLE") == "ON"

# Far above every deadline of the tests: a run that needs it has failed.
LONGEST_RUN = 60.0
# More than ten times what a quick run takes on an idle machine: it tells a hang, not the load.
QUICK = 10.0


@dataclass(frozen=True)
class Run:
    arguments: tuple
    environment: dict = field(repr=False)
    stdout: bytes = b""
    stderr: bytes = b""
    code: object = None
    elapsed: float = 0.0

    @property
    def text(self) -> str:
        return self.stdout.decode("utf-8", "backslashreplace")

    @property
    def first_line(self) -> str:
        return self.text.split("\n", 1)[0]

    @property
    def output(self) -> bytes:
        return self.stdout + self.stderr

    def command(self) -> str:
        """What reproduces the run, for the message of a failed test."""
        variables = " ".join(f"{name}={shlex.quote(value)}" for name, value in self.environment.items())
        words = " ".join(shlex.quote(os.fsdecode(word)) for word in self.arguments)
        return f"env -i {variables} {PLUGIN} {words}"

    def __str__(self) -> str:
        return (
            f"\n  command: {self.command()}\n  exit code: {self.code}, after {self.elapsed:.3f} s"
            f"\n  stdout: {self.stdout[:3000]!r}\n  stderr: {self.stderr[:1000]!r}\n"
        )


def _in_utc(env) -> dict:
    """No test depends on the time zone of the machine that it runs on."""
    return {"TZ": "UTC", **(env or {})}


def run(*arguments, env=None, stdin=subprocess.DEVNULL, input=None, limit=LONGEST_RUN, **popen) -> Run:
    """The code is None where the plugin had to be killed."""
    environment = _in_utc(env)
    start = time.monotonic()
    source = {"input": input} if input is not None else {"stdin": stdin}
    popen.setdefault("stdout", subprocess.PIPE)
    popen.setdefault("stderr", subprocess.PIPE)
    try:
        done = subprocess.run(
            [PLUGIN, *arguments], env=environment, timeout=limit, check=False, **source, **popen
        )
        code, stdout, stderr = done.returncode, done.stdout or b"", done.stderr or b""
    except subprocess.TimeoutExpired as expired:
        code, stdout, stderr = None, expired.stdout or b"", expired.stderr or b""
    return Run(arguments, environment, stdout, stderr, code, time.monotonic() - start)


def start(*arguments, env=None, **popen) -> subprocess.Popen:
    """For tests that look at a run, or disturb it, before its end."""
    popen.setdefault("stdin", subprocess.DEVNULL)
    popen.setdefault("stdout", subprocess.PIPE)
    popen.setdefault("stderr", subprocess.PIPE)
    return subprocess.Popen([PLUGIN, *arguments], env=_in_utc(env), **popen)


def in_time(attempt, limit, attempts=6) -> Run:
    """A busy machine makes a run late, never early: the first attempt within the limit tells, or else the last."""
    for _ in range(attempts):
        result = attempt()
        if result.elapsed < limit:
            break
    return result


def at_once(function, cases, workers=16) -> list:
    """Runs that wait cost no CPU: side by side they take as long as one. Keeps the order of the cases."""
    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(function, cases))


_VARYING = (
    (re.compile(r"\btime=[0-9]+\.[0-9]{3}s"), "time=TIMEs"),
    (re.compile(r"(127\.0\.0\.1|localhost):[0-9]+"), r"\1:PORT"),
)


def constant(text: str) -> str:
    """The text with placeholders for what differs from run to run."""
    for pattern, replacement in _VARYING:
        text = pattern.sub(replacement, text)
    return text
