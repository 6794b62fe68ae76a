# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""The .deb in clean Debian 12 and 13: installed, first check, Icinga's configuration, upgraded, removed, purged."""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from clean_root import SOURCE, CleanRoot

sys.path.insert(0, str(SOURCE / "tests" / "integration"))
from support.sandbox import Sandbox

RELEASES = os.environ.get("BALANCE_RELEASES", "bookworm trixie").split()
HISTORY = "/var/lib/check_balance"
PLUGIN = "/usr/lib/nagios/plugins/check_balance"
README = "/etc/check_balance/providers/README"
HOST = """
object Host "accounts" { check_command = "dummy" }
object Service "balance" {
  host_name = "accounts"
  check_command = "check_balance"
  vars.check_balance_provider = "alphasms"
  vars.check_balance_key_file = "/etc/alphasms.key"
}
"""


def package() -> Path:
    [found] = (SOURCE / "dist").glob("check-balance_*_amd64.deb")
    return found


def newer_package(directory: Path) -> Path:
    """The same with a version that is higher and another README in /etc."""
    tree = directory / "tree"
    subprocess.run(["dpkg-deb", "--raw-extract", package(), tree], check=True)
    control = tree / "DEBIAN" / "control"
    control.write_text(control.read_text().replace("\nVersion: ", "\nVersion: 99."))
    (tree / README.lstrip("/")).write_text("new\n")
    newer = directory / "newer.deb"
    subprocess.run(["dpkg-deb", "--root-owner-group", "--build", tree, newer], stdout=subprocess.DEVNULL, check=True)
    return newer


class Life(unittest.TestCase):
    release = ""

    @classmethod
    def setUpClass(cls):
        if not cls.release:
            raise unittest.SkipTest("the base of the releases")
        cls.sandbox = Sandbox()
        cls.addClassCleanup(cls.sandbox.stop)
        scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(scratch.cleanup)
        cls.root = CleanRoot(cls.release)
        cls.addClassCleanup(cls.root.remove)
        directory = Path(scratch.name)
        (directory / "key").write_text("demo-key\n")
        (directory / "host.conf").write_text(HOST)
        cls.root.put(package(), "/root/check-balance.deb")
        cls.root.put(newer_package(directory), "/root/newer.deb")
        cls.root.put(Path(cls.sandbox.ca), "/root/ca.crt")
        cls.root.put(directory / "key", "/root/key")
        cls.root.put(directory / "host.conf", "/root/host.conf")

    def done(self, command: str, *words: str) -> str:
        result = self.root.run(command, *words)
        self.assertEqual(0, result.returncode, result.stdout)
        return result.stdout

    def check(self, *options: str) -> str:
        words = ["-P", "alphasms", "-u", self.sandbox.https, "--key-file", "/etc/alphasms.key", "--ca-file", "/etc/ca.crt",
                 "--account", "main", "-w", "200", "-c", "50", *options]  # fmt: skip
        return self.done(f'runuser -u nagios -- {PLUGIN} "$@"', *words)

    def test_1_it_installs_with_nothing_else(self):
        self.done("apt-get update -q && apt-get install -qy --no-install-recommends /root/check-balance.deb")
        self.assertEqual("750 root\n", self.done(f"stat -c '%a %U' {HISTORY}"))
        self.assertEqual("", self.done("dpkg --verify check-balance"))
        self.assertIn("check_balance v", self.root.run(f"{PLUGIN} --version").stdout)

    def test_2_a_monitoring_that_comes_later_gets_the_history(self):
        self.done("apt-get install -qy --no-install-recommends icinga2-bin icinga2-common")
        self.done("dpkg-reconfigure check-balance")
        self.assertEqual("750 nagios nagios\n", self.done(f"stat -c '%a %U %G' {HISTORY}"))

    def test_3_the_monitorings_user_makes_the_first_check(self):
        self.done("install -m 0640 -g nagios /root/key /etc/alphasms.key && install -m 0644 /root/ca.crt /etc/ca.crt")
        line = self.check("--history", f"{HISTORY}/history.sqlite")
        self.assertRegex(line, r"\ABALANCE OK: alphasms main: 1250\.4 ")
        print(f"\n  {self.release}: {line.strip()}", file=sys.stderr)
        self.done(f"test -s {HISTORY}/history.sqlite")

    def test_4_icinga_knows_the_check_command_without_editing(self):
        self.done("cp /root/host.conf /etc/icinga2/conf.d/balance.conf")
        # Icinga drops to its user by itself; the directories of its packages' service are not there.
        said = self.done("mkdir -p /run/icinga2 && chown nagios /run/icinga2 && icinga2 daemon -C")
        self.assertNotIn("critical", said)

    def test_5_an_upgrade_keeps_what_the_user_changed(self):
        self.done(f"echo mine >{README}")
        self.done("apt-get install -qy -o Dpkg::Options::=--force-confdef /root/newer.deb")
        self.assertEqual("mine\n", self.done(f"cat {README}"))
        self.done(f"test -s {HISTORY}/history.sqlite")
        self.assertIn("BALANCE OK", self.check())

    def test_6_a_removal_keeps_the_history_and_says_so(self):
        said = self.done("apt-get remove -qy check-balance")
        self.assertIn(f"The history in {HISTORY} is kept; apt-get purge check-balance removes it.", said)
        self.done(f"test -s {HISTORY}/history.sqlite && test ! -e {PLUGIN} && test -e {README}")

    def test_7_a_purge_leaves_nothing(self):
        self.done("apt-get purge -qy check-balance")
        self.assertEqual("", self.done(f"ls -d {HISTORY} /etc/check_balance /usr/share/check-balance 2>/dev/null || :"))


def load_tests(loader, _tests, _pattern):
    suite = unittest.TestSuite()
    for release in RELEASES:
        suite.addTests(loader.loadTestsFromTestCase(type(f"Debian_{release}", (Life,), {"release": release})))
    return suite


if __name__ == "__main__":
    unittest.main()
