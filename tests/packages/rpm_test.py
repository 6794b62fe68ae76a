# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""The .rpm in an empty root: contents, owners, scripts, dependencies."""

import os
import subprocess
import tempfile
import unittest
from pathlib import Path

from clean_root import SOURCE, CleanRoot

SCRIPTS = SOURCE / "packaging" / "rpm"
PLUGIN = "usr/lib64/nagios/plugins/check_balance"


def package() -> Path:
    [found] = (SOURCE / "dist").glob("check-balance-*.x86_64.rpm")
    return found


def told(*words) -> str:
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


class Rpm(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(scratch.cleanup)
        cls.root = Path(scratch.name)
        # The scripts need a shell, which an empty root has not; they are tried below.
        told("rpm", "--install", "--nodeps", "--noscripts", "--root", cls.root, package())

    def test_it_needs_nothing_but_a_shell_for_its_scripts_and_what_rpm_itself_can(self):
        needs = {line for line in told("rpm", "-qp", "--requires", package()).splitlines()
                 if not line.startswith("rpmlib(")}  # fmt: skip
        self.assertEqual({"/bin/sh"}, needs)
        self.assertEqual("ca-certificates\n", told("rpm", "-qp", "--recommends", package()))

    def test_everything_is_where_it_belongs(self):
        for place in (
            PLUGIN, "usr/share/man/man8/check_balance.8.gz", "usr/share/icinga2/include/plugins-contrib.d/check_balance.conf",
            "usr/share/check-balance/nagios/check_balance.cfg", "usr/share/check-balance/nrpe/check_balance.cfg",
            "usr/share/check-balance/director-basket.json", "usr/share/check-balance/dashboards/grafana-balances.json",
            "usr/share/bash-completion/completions/check_balance", "usr/share/zsh/site-functions/_check_balance",
            "usr/share/fish/vendor_completions.d/check_balance.fish", "etc/check_balance/providers/README",
            "usr/share/doc/check-balance/licences/README", "usr/share/doc/check-balance/licences/glibc.txt",
        ):
            with self.subTest(place):
                self.assertTrue((self.root / place).is_file())

    def test_all_belongs_to_root_and_nobody_else_may_write(self):
        for line in told("rpm", "-qplv", package()).splitlines():
            mode, _, user, group, *_ = line.split()
            with self.subTest(line):
                self.assertEqual(("root", "root"), (user, group))
                if mode[0] != "l":  # what a link may do is what its target may
                    self.assertNotEqual("w", mode[5])
                    self.assertNotEqual("w", mode[8])

    def test_directories_of_other_packages_are_not_its_own(self):
        places = told("rpm", "-qpl", package()).splitlines()
        for place in ("/usr/lib64", "/usr/lib64/nagios", "/usr/lib64/nagios/plugins", "/usr/share", "/etc", "/usr/share/man"):
            self.assertNotIn(place, places)

    def test_configuration_is_kept_by_an_upgrade(self):
        self.assertEqual("/etc/check_balance/providers/README\n", told("rpm", "-qpc", package()))

    def test_suse_finds_the_plugin_as_well(self):
        self.assertTrue((self.root / "usr/lib/nagios/plugins/check_balance").samefile(self.root / PLUGIN))

    def test_the_plugin_runs(self):
        done = subprocess.run([self.root / PLUGIN, "--version"], capture_output=True, text=True, check=False)
        self.assertEqual((3, ""), (done.returncode, done.stderr))
        self.assertEqual("", told("rpm", "--verify", "--nodeps", "--noscripts", "--root", self.root, "check-balance"))


class Scripts(unittest.TestCase):
    """In Debian's root, as there is no other."""

    def setUp(self):
        self.root = CleanRoot("bookworm")
        self.addCleanup(self.root.remove)
        for name in ("post", "postun"):
            self.root.put(SCRIPTS / name, f"/root/{name}")

    def test_they_are_those_of_the_package(self):
        scripts = told("rpm", "-qp", "--scripts", package())
        for name in ("post", "postun"):
            self.assertIn((SCRIPTS / name).read_text().strip(), scripts)

    def done(self, command):
        result = self.root.run(f"set -e; {command}")
        self.assertEqual(0, result.returncode, result.stdout)
        return result.stdout

    def owner(self):
        return self.done("stat -c '%a %U' /var/lib/check_balance")

    def test_the_history_belongs_to_the_monitorings_user_where_there_is_one(self):
        self.done("sh /root/post 1")
        self.assertEqual("750 root\n", self.owner())
        self.done("useradd --system nagios && sh /root/post 2")
        self.assertEqual("750 nagios\n", self.owner())
        self.done("useradd --system icinga && sh /root/post 2")
        self.assertEqual("750 nagios\n", self.owner())

    def test_what_an_administrator_chose_stays(self):
        self.done("useradd --system icinga && useradd --system other && mkdir -p /srv/h && chown root:other /srv/h")
        for made, place in (("ln -s /srv/h /var/lib/check_balance", "/srv/h"),
                            ("rm /var/lib/check_balance; install -d -g other /var/lib/check_balance", "/var/lib/check_balance")):
            self.assertEqual("root other\n", self.done(f"{made}; sh /root/post 2; stat -c '%U %G' {place}"))

    def test_icingas_user_comes_first(self):
        self.done("useradd --system nagios && useradd --system icinga && sh /root/post 1")
        self.assertEqual("750 icinga\n", self.owner())

    def test_a_removal_keeps_the_history_and_says_so(self):
        self.done("sh /root/post 1")
        self.assertEqual("", self.done("sh /root/postun 0"))
        self.done("touch /var/lib/check_balance/history.sqlite")
        self.assertEqual("", self.done("sh /root/postun 1"))
        self.assertIn("The history in /var/lib/check_balance is kept", self.done("sh /root/postun 0"))
        self.done("test -e /var/lib/check_balance/history.sqlite")


if __name__ == "__main__":
    unittest.main()
