# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""A history that cannot be read or written: the level's verdict stands, whatever happens to the file."""

import ctypes
import os
import resource
import shutil
import sqlite3
import subprocess
import tempfile
import unittest
from contextlib import closing, suppress
from pathlib import Path

from support.account import Account
from support.assertions import PluginTest
from support.files import Files
from support.plugin import PLUGIN, SANITIZED
from support.sandbox import Sandbox

RULE = ("--spend-warning", "5")
NOBODY = 65534


def setUpModule():
    global sandbox
    sandbox = Sandbox()
    unittest.addModuleCleanup(sandbox.stop)


def limited_files(size):
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def on_a_full_disk(directory):
    """In the child: a file system of its own in place of the directory, with the same files and no room left."""
    libc = ctypes.CDLL(None, use_errno=True)
    new_namespace = 0x00020000
    private = 0x4C000

    def enter():
        files = {file.name: file.read_bytes() for file in Path(directory).iterdir()}
        if (libc.unshare(new_namespace) != 0 or libc.mount(b"none", b"/", None, private, None) != 0
                or libc.mount(b"none", os.fsencode(directory), b"tmpfs", 0, b"size=128k,mode=700") != 0):
            raise OSError(ctypes.get_errno(), "no file system of its own")
        for name, content in files.items():
            (Path(directory) / name).write_bytes(content)
            (Path(directory) / name).chmod(0o600)
        with suppress(OSError), open(Path(directory) / "filler", "wb", buffering=0) as filler:
            while True:
                filler.write(bytes(4096))

    return enter


class FaultsTest(PluginTest):
    def setUp(self):
        self.files = Files()
        self.addCleanup(self.files.remove)
        self.addCleanup(sandbox.reset)
        self.account = Account(sandbox, self.files)
        self.kinds = {}

    @property
    def file(self) -> Path:
        return Path(self.account.history)

    def begin(self) -> None:
        for amount in ("1300", "1250.4"):
            self.account.set_balance(amount)
            self.assertEqual(0, self.account.check(**self.kinds).code)

    def at_rest(self) -> None:
        """All in one file, nothing in the WAL."""
        with closing(sqlite3.connect(self.file)) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def assert_unavailable(self, reason="", history=None) -> None:
        """A low balance is CRITICAL, a good one UNKNOWN if a rule needs the history, else OK."""
        reason = "history unavailable: " + reason

        def check(*options):
            return self.account.check(*options, history=history, **self.kinds)

        low = check("-c", "2000", *RULE)
        self.assertEqual(2, low.code, low)
        self.assertTrue(low.first_line.startswith("BALANCE CRITICAL: alphasms main: 1250.4, below 2000; "), low)
        self.assertIn(reason, low.first_line, low)
        self.assertIn(" | balance=1250.4;;2000 time=", low.first_line, low)
        self.assert_one_line(low)
        warning = check("-w", "2000", "--stale-critical", "1d")
        self.assertEqual(1, warning.code, warning)
        good = check("-c", "50", *RULE)
        self.assertEqual(3, good.code, good)
        self.assertIn("main: 1250.4; " + reason, good.first_line, good)
        unruled = check("-c", "50")
        self.assertEqual(0, unruled.code, unruled)
        self.assertIn("\n" + reason, unruled.text, unruled)
        self.assertEqual(2, check("-c", "2000").code)


class Busy(FaultsTest):
    def setUp(self):
        super().setUp()
        self.begin()
        self.other = sqlite3.connect(self.file, isolation_level=None)
        self.addCleanup(self.other.close)
        self.other.execute("BEGIN IMMEDIATE")

    def test_locked_by_another_program(self):
        self.assert_unavailable("it is locked by another program")

    def test_a_lock_does_not_take_the_time_that_is_left_to_tell_the_verdict(self):
        result = self.account.check("-t", "1", "-c", "2000", *RULE, url=sandbox.http + "/slow-0.8")
        self.assertEqual(2, result.code, result)
        self.assertIn("main: 1250.4, below 2000", result.first_line)
        self.assertLess(result.elapsed, 1.3, result)

    def test_it_is_used_again_when_the_lock_is_gone(self):
        self.account.check()
        self.other.execute("ROLLBACK")
        self.assertEqual(0, self.account.check("--spend-warning", "9999").code)
        self.assertEqual([(3,)], self.account.rows("SELECT count(*) FROM samples"))


class Damaged(FaultsTest):
    def damage(self, content: bytes) -> None:
        for part in ("-wal", "-shm"):
            Path(str(self.file) + part).unlink(missing_ok=True)
        self.file.write_bytes(content)

    def test_garbage(self):
        self.begin()
        self.damage(os.urandom(8192))
        before = self.file.read_bytes()
        self.assert_unavailable("it is damaged or no history: move it away, a new one will be made")
        self.assertEqual(before, self.file.read_bytes())

    def test_garbage_behind_a_good_header(self):
        self.begin()
        self.at_rest()
        content = self.file.read_bytes()
        self.damage(content[:100] + b"\xa5" * (len(content) - 100))
        self.assert_unavailable("it is damaged")

    def test_garbage_in_the_samples(self):
        self.begin()
        self.at_rest()
        content = self.file.read_bytes()
        self.damage(content[:4096] + b"\xa5" * (len(content) - 4096))
        self.assert_unavailable("it is damaged")

    def test_truncated(self):
        self.begin()
        self.at_rest()
        self.damage(self.file.read_bytes()[:5000])
        self.assert_unavailable()

    def test_half_a_header(self):
        self.begin()
        self.damage(b"SQLite format 3\0"[:9])
        self.assert_unavailable("it is damaged")

    def test_samples_that_are_no_numbers(self):
        self.begin()
        self.account.change("UPDATE samples SET spent = 'nan'")
        self.assert_unavailable("it is damaged")

    def test_tables_that_are_gone(self):
        self.begin()
        self.account.change("DROP TABLE samples")
        self.assert_unavailable()

    def test_a_wal_of_garbage_costs_at_most_the_last_samples(self):
        self.begin()
        self.at_rest()
        Path(str(self.file) + "-wal").write_bytes(os.urandom(40_000))
        self.assertEqual(0, self.account.check("--spend-warning", "9999").code)
        self.assertEqual([("ok",)], self.account.rows("PRAGMA integrity_check"))

    def test_an_empty_file_becomes_a_history(self):
        Path(self.account.directory).mkdir(0o700)
        self.file.touch(0o600)
        self.begin()
        self.assertEqual([(2,)], self.account.rows("SELECT count(*) FROM samples"))


class Foreign(FaultsTest):
    def test_another_programs_database_is_left_as_it_is(self):
        Path(self.account.directory).mkdir(0o700)
        with closing(sqlite3.connect(self.file)) as database, database:
            database.execute("CREATE TABLE series(id)")
        self.file.chmod(0o600)
        before = self.file.read_bytes()
        self.assert_unavailable("it is another program's database: use another file")
        self.assertEqual(before, self.file.read_bytes())

    def test_a_history_of_a_newer_version_is_left_as_it_is(self):
        self.begin()
        self.at_rest()
        self.account.change("PRAGMA user_version=2")
        self.assert_unavailable("it was written by another version of check_balance")
        self.assertEqual([(2,)], self.account.rows("SELECT count(*) FROM samples"))

    def test_files_that_are_none(self):
        self.begin()
        directory = Path(self.account.directory)
        os.mkfifo(directory / "fifo", 0o600)
        (directory / "folder").mkdir(0o700)
        (directory / "link").symlink_to(self.file)
        (directory / "dangling").symlink_to(directory / "nothing")
        for name in ("fifo", "folder", "link", "dangling"):
            with self.subTest(name):
                self.assert_unavailable("it is not a regular file", history=str(directory / name))
        self.assertFalse((directory / "nothing").exists())
        with self.subTest("a device"):
            self.assert_unavailable(history="/dev/null")
        with self.subTest("a file as directory"):
            self.assert_unavailable(history=str(self.file / "x"))
        with self.subTest("a directory of a directory that is missing"):
            self.assert_unavailable("its directory cannot be made: No such file", history=str(directory / "a" / "b" / "c"))

    def test_a_linked_directory_is_the_administrators_choice(self):
        self.begin()
        link = self.files.link_to(self.account.directory)
        result = self.account.check(*RULE, history=link + "/history.sqlite")
        self.assertEqual(1, result.code, result)
        self.assertIn("spent 49.6 in 1 h, above 5", result.first_line)

    def test_others_may_neither_read_nor_write(self):
        self.begin()
        for mode in (0o640, 0o604, 0o620, 0o666):
            with self.subTest(file=oct(mode)):
                self.file.chmod(mode)
                self.assert_unavailable("others have access to it: chmod 0600")
        self.file.chmod(0o600)
        for mode in (0o770, 0o707, 0o1777, 0o702):
            with self.subTest(directory=oct(mode)):
                Path(self.account.directory).chmod(mode)
                self.assert_unavailable("its directory can be written by others")

    @unittest.skipUnless(os.geteuid() == 0, "only root gives files away")
    def test_files_and_directories_of_another_user(self):
        self.begin()
        os.chown(self.file, NOBODY, -1)
        self.assert_unavailable("it belongs to another user: run the check as that user")
        os.chown(self.file, 0, -1)
        os.chown(self.account.directory, NOBODY, -1)
        self.assert_unavailable("its directory belongs to another user")


class NoRoom(FaultsTest):
    @unittest.skipIf(SANITIZED, "the sanitizer writes files of its own")
    def test_a_limit_on_the_size_of_files(self):
        self.begin()
        for size in (0, 10, 1000, 4096, 5000):
            with self.subTest(size=size):
                self.kinds = {"preexec_fn": limited_files(size)}
                self.assert_unavailable()
        self.kinds = {}
        self.assertEqual(0, self.account.check("--spend-warning", "9999").code)
        self.assertEqual([("ok",)], self.account.rows("PRAGMA integrity_check"))

    @unittest.skipIf(SANITIZED, "the sanitizer writes files of its own")
    def test_a_history_that_is_not_there_yet_leaves_nothing_behind(self):
        self.kinds = {"preexec_fn": limited_files(1000)}
        self.assert_unavailable()
        self.assertEqual([], [file.name for file in Path(self.account.directory).iterdir()])


    def test_a_full_disk(self):
        self.begin()
        self.at_rest()
        self.kinds = {"preexec_fn": on_a_full_disk(self.account.directory)}
        try:
            self.account.check(**self.kinds)
        except subprocess.SubprocessError:
            self.skipTest("a small disk cannot be mounted here: it takes root, outside of a chroot or container")
        self.assert_unavailable("the disk is full")
        self.file.unlink()
        self.assert_unavailable("the disk is full")


class ReadOnly(FaultsTest):
    def setUp(self):
        super().setUp()
        if os.geteuid() == 0:
            # Root may write what is read-only: another user's eyes are needed, in a directory that is his.
            self.home = Path(tempfile.mkdtemp(prefix="check_balance-test-"))
            self.addCleanup(os.rmdir, self.home)
            os.chown(self.home, NOBODY, -1)
            # The build may stand where only root gets.
            plugin = tempfile.NamedTemporaryFile(prefix="check_balance-test-")
            self.addCleanup(plugin.close)
            shutil.copyfile(PLUGIN, plugin.name)
            os.chmod(plugin.name, 0o755)
            plugin.file.close()
            self.kinds = {"user": NOBODY, "executable": plugin.name, "cwd": "/"}
            self.account.directory = str(self.home / "state")
            self.account.history = str(self.home / "state" / "history.sqlite")
        self.begin()
        self.addCleanup(self.remove)

    def remove(self) -> None:
        Path(self.account.directory).chmod(0o700)
        for file in Path(self.account.directory).iterdir():
            file.unlink()
        os.rmdir(self.account.directory)

    def test_a_file_that_is_read_only(self):
        self.file.chmod(0o400)
        self.assert_unavailable("it cannot be written")

    def test_a_directory_that_is_read_only(self):
        for part in ("-wal", "-shm"):
            Path(str(self.file) + part).unlink(missing_ok=True)
        Path(self.account.directory).chmod(0o500)
        self.assert_unavailable()

    def test_a_file_that_cannot_be_read(self):
        self.file.chmod(0o000)
        self.assert_unavailable("it cannot be opened")

    def test_a_directory_that_cannot_be_entered(self):
        Path(self.account.directory).chmod(0o000)
        self.assert_unavailable()


if __name__ == "__main__":
    unittest.main()
