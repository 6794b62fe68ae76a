# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""Asks the real shells what they offer behind a line: bash and zsh at a terminal, fish by its own command for that.

Each shell begins without the user's configuration, in a directory and with a PATH that the test chooses.
"""

import os
import pty
import re
import select
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(os.environ["BALANCE_SOURCE_DIR"])
PLUGIN = Path(os.environ["CHECK_BALANCE"])
COMPLETION = SOURCE / "completion"
LONGEST_ANSWER = 60.0

# Both write what was offered, then the line as Tab left it, into the file $ANSWER: at Ctrl-X Ctrl-R, which ends a line.
BASH = r"""
PS1='ready> '; HISTFILE=
bind 'set enable-bracketed-paste off'; bind 'set bell-style none'
. "$COMPLETION/check_balance.bash"
asked() { _check_balance "$@"; printf '%s\n' "${COMPREPLY[@]}" >"$ANSWER.offered"; }
complete -F asked check_balance
answer() {
    printf '%s\n' "$READLINE_LINE" >>"$ANSWER.offered"
    mv "$ANSWER.offered" "$ANSWER"
    READLINE_LINE=
}
bind -x '"\C-x\C-r": answer'
"""
ZSH = r"""
PS1='ready> '; unset HISTFILE
setopt NO_AUTO_LIST NO_AUTO_MENU NO_BEEP
bindkey -e
fpath=("$COMPLETION" $fpath); autoload -U compinit; compinit -u -D
compadd() {
    if [[ ${@[1,(i)--]} != *-[OAD]* ]]; then
        local -a offered
        builtin compadd -O offered "$@"
        print -rl -- $offered >>"$ANSWER.offered"
    fi
    builtin compadd "$@"
}
answer() {
    print -r -- "$BUFFER" >>"$ANSWER.offered"
    mv "$ANSWER.offered" "$ANSWER"
    BUFFER=
}
zle -N answer; bindkey '^X^R' answer
"""


def needed(shell):
    """The shell's path: without it nothing is shown, and that is a failure."""
    path = shutil.which(shell)
    if path is None:
        raise AssertionError(f"{shell} is missing: install the package {shell}")
    return path


@dataclass(frozen=True)
class Answer:
    offered: list
    line: str  # as it stands afterwards
    shown: str  # on the terminal


def whole_words(line, offered):
    """Some shells tell only what stands behind the word's = or its letter: as whole words they are all the same."""
    word = line.rpartition(" ")[2]
    cuts = [0, *(match.end() for match in re.finditer("=|^-[A-Za-z](?=.)", word))]
    ways = ([word[:cut] + one for cut in cuts] for one in offered if one)
    return sorted({next((way for way in some if way.startswith(word)), some[0]) for some in ways})


class Terminal:
    """A shell that reads its lines from a terminal, as it does for a person."""

    def __init__(self, command, setup, directory, environment):
        self.directory = Path(directory)
        self.answer = self.directory.parent / "answer"
        script = self.directory.parent / "setup"
        script.write_text(setup)
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.chdir(directory)
            os.execve(command[0], command, {
                **environment, "TERM": "dumb", "COMPLETION": str(COMPLETION), "ANSWER": str(self.answer)})
        self.shown = ""
        self.type(f". {script}\n")
        self.wait(lambda: "ready> " in self.shown)

    def close(self):
        os.close(self.terminal)
        os.waitpid(self.pid, 0)

    def type(self, text):
        os.write(self.terminal, text.encode())

    def wait(self, condition):
        end = time.monotonic() + LONGEST_ANSWER
        while not condition():
            if time.monotonic() > end:
                raise AssertionError(f"the shell does not answer; it shows {self.shown!r}")
            if select.select([self.terminal], [], [], 0.01)[0]:
                self.shown += os.read(self.terminal, 65536).decode(errors="replace")

    def complete(self, line):
        self.answer.unlink(missing_ok=True)
        self.shown = ""
        self.type(line + "\t\x18\x12")
        self.wait(self.answer.exists)
        *offered, left = self.answer.read_text().splitlines()
        return Answer(whole_words(line, offered), left, self.shown)


class Bash(Terminal):
    name = "bash"

    def __init__(self, directory, environment):
        super().__init__([needed("bash"), "--norc", "--noprofile", "-i"], BASH, directory, environment)


class Zsh(Terminal):
    name = "zsh"

    def __init__(self, directory, environment):
        super().__init__([needed("zsh"), "-f", "-i"], ZSH, directory, environment)


class Fish:
    name = "fish"

    def __init__(self, directory, environment):
        self.command = [needed("fish"), "--no-config", "-c",
                        f"source {COMPLETION}/check_balance.fish; complete -C $LINE"]
        self.directory = directory
        self.environment = environment

    def close(self):
        pass

    def complete(self, line):
        done = subprocess.run(self.command, cwd=self.directory, env={**self.environment, "LINE": line},
                              capture_output=True, text=True, timeout=LONGEST_ANSWER, check=True)
        offered = whole_words(line, [one.partition("\t")[0] for one in done.stdout.splitlines()])
        only = line.rpartition(" ")[0] + " " + offered[0] if len(offered) == 1 else line
        return Answer(offered, only, done.stderr)


SHELLS = (Bash, Zsh, Fish)
