# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""Runs the plugin on a machine that looks different: with other files in the place of the system's."""

import functools
import os
import shlex
import shutil
import subprocess
import time

from support.plugin import LONGEST_RUN, PLUGIN, Run


@functools.cache
def are_possible() -> bool:
    """Mounts of one's own need root, and a surrounding that allows them."""
    if os.geteuid() != 0 or shutil.which("unshare") is None:
        return False
    probe = ["unshare", "--mount", "sh", "-c", "mount -t tmpfs none /mnt"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


def run_mounted(commands, *arguments, env=None, user=None) -> Run:
    """After these shell commands in a mount namespace that ends with the run."""
    if user is not None:
        # The build may stand where only root gets.
        own = "/run/check_balance"
        commands = (*commands, "mount -t tmpfs none /run", f"cp --preserve=mode {shlex.quote(PLUGIN)} {own}", f"chmod a+rx {own}")
    run = shlex.quote(PLUGIN) if user is None else f"setpriv --reuid {user} --clear-groups {own}"
    script = " && ".join((*commands, f'exec {run} "$@"'))
    environment = dict(env or {})
    # The shell needs it, the plugin does not look at it.
    path = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
    start = time.monotonic()
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", script, "sh", *arguments], env={**path, **environment},
        stdin=subprocess.DEVNULL, capture_output=True, timeout=LONGEST_RUN, check=False,
    )
    return Run(arguments, environment, done.stdout, done.stderr, done.returncode, time.monotonic() - start)
