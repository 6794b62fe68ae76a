# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""Whole runs of a program, from its start to its end: their CPU, wall time, peak memory, and how many a second."""

import ctypes
import os
import signal
import subprocess
import time
from dataclasses import dataclass, field

from cost import CannotMeasure

# As little as a scheduler hands over, and the same for all.
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "CHECK_BALANCE_KEY": "demo-key"}
PR_SET_CHILD_SUBREAPER = 36


@dataclass
class Check:
    """A command, what it must print, and what it took."""

    name: str
    command: list[str]
    output: str
    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    peak: list[float] = field(default_factory=list)
    # Checks per second, by how many ran at once.
    rates: dict[int, list[float]] = field(default_factory=dict)


@dataclass(frozen=True)
class Run:
    output: str
    exit_code: int
    cpu: float
    wall: float


class Started:
    def __init__(self, command: list[str]) -> None:
        self._reader, writer = os.pipe()
        outputs = [(os.POSIX_SPAWN_DUP2, writer, 1), (os.POSIX_SPAWN_DUP2, writer, 2)]
        self._start = time.perf_counter()
        # Not subprocess: the child of a fork would pay for the copy of our memory.
        self.pid = os.posix_spawn(
            command[0], command, ENVIRONMENT, file_actions=outputs, setsigdef=[signal.SIGPIPE]
        )
        os.close(writer)

    def ended(self, status: int, usage) -> Run:
        """A few lines fit into the pipe, so what was printed can be read when all is over."""
        wall = time.perf_counter() - self._start
        with open(self._reader, encoding="utf-8", errors="replace") as stream:
            output = stream.read()
        return Run(output, os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, wall)


def run_once(command: list[str]) -> Run:
    started = Started(command)
    _, status, usage = os.wait4(started.pid, 0)
    return started.ended(status, usage)


def insist(check: Check, run: Run) -> Run:
    if run.exit_code != 0 or check.output not in run.output:
        raise CannotMeasure(f"{check.name} exits {run.exit_code}, expected is 0: {run.output.strip()}")
    return run


def measure(check: Check, counts: bool) -> None:
    run = insist(check, run_once(check.command))
    if counts:
        check.cpu.append(run.cpu)
        check.wall.append(run.wall)


def measure_rate(check: Check, at_once: int, seconds: float) -> None:
    """As many as are wanted run at any moment: where one ends the next one starts."""
    running: dict[int, Started] = {}
    begin = time.perf_counter()
    done = 0
    while True:
        while len(running) < at_once and time.perf_counter() - begin < seconds:
            started = Started(check.command)
            running[started.pid] = started
        if not running:
            break
        pid, status, usage = os.wait4(-1, 0)
        if pid not in running:
            raise CannotMeasure("the server ended")
        insist(check, running.pop(pid).ended(status, usage))
        done += 1
    check.rates.setdefault(at_once, []).append(done / (time.perf_counter() - begin))


def adopt_orphans() -> None:
    if ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0:
        raise CannotMeasure("the kernel does not let a process adopt orphans")


def measure_peak(check: Check) -> None:
    """Linux counts the parent's memory at the fork as the child's, so a small shell does the fork and dies."""
    script = ["/bin/sh", "-c", '"$@" >/dev/null & echo $!', "sh", *check.command]
    shell = subprocess.run(script, env=ENVIRONMENT, check=True, stdout=subprocess.PIPE, text=True)
    _, _, usage = os.wait4(int(shell.stdout), 0)
    check.peak.append(usage.ru_maxrss / 1024)
