# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""Files and directories of a history with the wrong owner, mode or place: one sentence names the file and mends it."""

import ctypes
import os
import re
import shutil
import subprocess
import unittest
from pathlib import Path

from support.faulty_history import NOBODY, OfAnotherUser


def on_a_read_only_file_system(directory):
    """In the child: the directory as it is, mounted so that nothing in it can be written."""
    libc = ctypes.CDLL(None, use_errno=True)
    new_namespace = 0x00020000
    private = 0x4C000
    bind = 0x1000
    again_read_only = 0x1000 | 0x20 | 0x1

    def enter():
        where = os.fsencode(directory)
        if (libc.unshare(new_namespace) != 0 or libc.mount(b"none", b"/", None, private, None) != 0
                or libc.mount(where, where, None, bind, None) != 0
                or libc.mount(b"none", where, None, again_read_only, None) != 0):
            raise OSError(ctypes.get_errno(), "no file system of its own")

    return enter


def without_the_right_to_be_others():
    drop_from_bounding_set, setuid = 24, 7
    if ctypes.CDLL(None).prctl(drop_from_bounding_set, setuid, 0, 0, 0) != 0:
        raise OSError("the right cannot be dropped")


class ReadOnly(OfAnotherUser):
    def test_a_file_that_is_read_only(self):
        for part in ("", "-wal", "-shm"):
            with self.subTest(part):
                file = Path(str(self.file) + part)
                file.chmod(0o400)
                self.assert_unavailable(f"{file} cannot be used by its user (mode 0400): chmod 0600 {file}")
                file.chmod(0o600)

    def test_a_directory_that_is_read_only(self):
        for part in ("-wal", "-shm"):
            Path(str(self.file) + part).unlink(missing_ok=True)
        Path(self.account.directory).chmod(0o500)
        self.assert_unavailable(f"{self.account.directory} cannot be written by its user (mode 0500): "
                                f"chmod u+rwx {self.account.directory}")

    def test_a_file_that_cannot_be_read(self):
        self.file.chmod(0o000)
        self.assert_unavailable(f"{self.file} cannot be used by its user (mode 0000): chmod 0600 {self.file}")

    def test_a_directory_that_cannot_be_entered(self):
        Path(self.account.directory).chmod(0o000)
        self.assert_unavailable(f"{self.account.directory} cannot be entered by its user (mode 0000): "
                                f"chmod u+rwx {self.account.directory}")

    @unittest.skipUnless(os.geteuid() == 0, "only root mounts")
    def test_a_file_system_that_is_read_only(self):
        self.kinds = {"preexec_fn": on_a_read_only_file_system(self.account.directory)}
        try:
            self.account.check(**self.kinds)
        except subprocess.SubprocessError:
            self.skipTest("nothing can be mounted here: it takes root, outside of a chroot or container")
        self.assert_unavailable(f"{self.account.directory} is mounted read-only: remount it, or set ReadWritePaths= in the systemd unit of the monitoring service to {self.account.directory}")


@unittest.skipUnless(os.geteuid() == 0, "only root gives files away, and is who must not take them")
class RunByHandAsRoot(OfAnotherUser):
    """The usual accident: the first run by hand as root, then the daemon as its own user."""

    def parts(self) -> list:
        return sorted(Path(self.account.directory).glob("history.sqlite*"))

    def by_root(self):
        return self.account.check("--spend-warning", "9999")

    def by_the_daemon(self):
        return self.account.check("--spend-warning", "9999", **self.kinds)

    def assert_goes_on(self) -> None:
        for _ in range(2):
            for result in (self.by_the_daemon(), self.by_root()):
                self.assertEqual(0, result.code, result)
                self.assertNotIn("unavailable", result.text)
        for file in (Path(self.account.directory), *self.parts()):
            self.assertEqual(NOBODY, file.stat().st_uid, file)

    def mend(self, result) -> None:
        """Runs the command of the sentence."""
        command = re.fullmatch(r".*: (ch(?:own|mod) [^;|]*?) \| .*", result.first_line)
        self.assertTrue(command, result)
        subprocess.run(["sh", "-c", command[1]], check=True)

    def test_what_root_makes_in_the_daemons_directory_is_the_daemons(self):
        for file in self.parts():
            file.unlink()
        self.assertEqual(0, self.by_root().code)
        self.assertEqual(3, len(self.parts()))
        self.assert_goes_on()
        for file in self.parts()[1:]:
            file.unlink()
            self.assert_goes_on()

    def test_a_directory_that_root_makes_below_the_daemons_is_the_daemons(self):
        shutil.rmtree(self.account.directory)
        self.assertEqual(0, self.by_root().code)
        self.assert_goes_on()

    def test_a_history_of_roots_is_roots_and_told_to_the_daemon(self):
        for file in (Path(self.account.directory), *self.parts()):
            os.chown(file, 0, 0)
        os.chown(self.home, 0, -1)
        self.home.chmod(0o755)
        self.assertEqual(0, self.by_root().code)
        self.assertEqual(0, self.parts()[0].stat().st_uid)
        directory = self.account.directory
        with self.subTest("a directory that the daemon cannot look into"):
            Path(directory).chmod(0o700)
            self.assert_unavailable(f"{directory} belongs to root, not to user {NOBODY}: name a file in a directory of its own with --history, make it with: install -d -m 0750 -o {NOBODY} /var/lib/check_balance")
        with self.subTest("one that it can"):
            Path(directory).chmod(0o755)
            files = " ".join(f"'{file}'" for file in (directory, self.file, f"{self.file}-wal", f"{self.file}-shm"))
            self.assert_unavailable(f"{self.file} belongs to root, not to user {NOBODY}: chown {NOBODY} {files}")
        self.mend(self.by_the_daemon())
        self.assert_goes_on()

    def test_each_file_alone_and_all_but_one(self):
        for wrong in [[part] for part in ("", "-wal", "-shm")] + [["", "-wal"], ["-wal", "-shm"], ["", "-wal", "-shm"]]:
            files = [str(self.file) + part for part in wrong]
            for run in (self.by_the_daemon, self.by_root):
                with self.subTest(wrong, run=run.__name__):
                    for file in files:
                        os.chown(file, 0, 0)
                    result = run()
                    self.assertEqual(3, result.code, result)
                    self.assertIn(f"; history unavailable: {files[0]} belongs to root, not to user {NOBODY}: chown ",
                                  result.first_line)
                    self.mend(result)
                    self.assert_goes_on()

    def test_root_is_not_led_away_by_a_link(self):
        target = self.files.file("root's")
        for part in ("-wal", "-shm"):
            with self.subTest(part):
                link = Path(str(self.file) + part)
                link.unlink()
                link.symlink_to(target)
                self.assertEqual(3, self.by_root().code)
                self.assertEqual((0, "root's"), (os.stat(target).st_uid, Path(target).read_text()))
                link.unlink()

    def test_root_without_the_right_to_act_as_others_makes_nothing(self):
        for file in self.parts():
            file.unlink()
        self.kinds = {"preexec_fn": without_the_right_to_be_others}
        self.assert_unavailable(f"{self.account.directory} belongs to user {NOBODY}, and this run cannot switch to that user: give it CAP_SETUID, or name another file with --history")
        self.assertEqual([], self.parts())

    def test_a_place_that_the_daemon_cannot_reach(self):
        os.chown(self.home, 0, -1)
        self.home.chmod(0o700)
        for file in self.parts():
            file.unlink()
        for run in (self.by_the_daemon, self.by_root):
            result = run()
            self.assertEqual(3, result.code, result)
            self.assertIn(f"history unavailable: {self.account.directory} cannot be reached by user {NOBODY} (Permission "
                          "denied): name a file in a directory of its own with --history, make it with: install -d -m 0750 -o "
                          f"{NOBODY} /var/lib/check_balance", result.first_line)
        self.assertEqual([], self.parts())


if __name__ == "__main__":
    unittest.main()
