# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""A history that cannot be read or written: the level's verdict stands, whatever happens to the file."""

import ctypes
import os
import resource
import sqlite3
import subprocess
import unittest
from concurrent.futures import ThreadPoolExecutor, TimeoutError
from contextlib import closing, suppress
from pathlib import Path

from support.faulty_history import RULE, FaultsTest
from support.plugin import SANITIZED, at_once, in_time


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


class Busy(FaultsTest):
    def setUp(self):
        super().setUp()
        self.begin()
        self.other = sqlite3.connect(self.file, isolation_level=None)
        self.addCleanup(self.other.close)
        self.other.execute("BEGIN IMMEDIATE")

    def test_locked_by_another_program(self):
        self.time_limit = ("-t", "2")
        self.assert_unavailable("it is locked by another program")

    def test_a_lock_is_waited_for_as_long_as_there_is_time(self):
        waiting = ThreadPoolExecutor(1)
        self.addCleanup(waiting.shutdown)
        check = waiting.submit(self.account.check, "--spend-warning", "9999")
        # More than a check would wait that gives up early, far less than its 10 seconds.
        with self.assertRaises(TimeoutError):
            check.result(timeout=2)
        self.other.execute("ROLLBACK")
        result = check.result()
        self.assertEqual(0, result.code, result)
        self.assertNotIn("unavailable", result.text)

    def test_a_lock_does_not_take_the_time_that_is_left_to_tell_the_verdict(self):
        result = in_time(
            lambda: self.account.check("-t", "2", "-c", "2000", *RULE, url=self.sandbox.http + "/slow-1.6"), 2.3)
        self.assertEqual(2, result.code, result)
        self.assertIn("main: 1250.4, below 2000", result.first_line)
        self.assertLess(result.elapsed, 2.3, result)

    def test_it_is_used_again_when_the_lock_is_gone(self):
        self.account.check("-t", "1")
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
        self.assert_unavailable("it is damaged or not a history: move it away, then a new one is made")
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
        wal = Path(str(self.file) + "-wal")
        wal.write_bytes(os.urandom(40_000))
        wal.chmod(0o600)
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
        self.assert_unavailable(f"{self.file} is another program's database: name another file with --history")
        self.assertEqual(before, self.file.read_bytes())

    def test_a_history_of_a_newer_version_is_left_as_it_is(self):
        self.begin()
        self.at_rest()
        self.account.change("PRAGMA user_version=3")
        self.assert_unavailable(f"{self.file} was written by another version of check_balance")
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
                self.assert_unavailable(f"{directory / name} is a ", history=str(directory / name))
        self.assertFalse((directory / "nothing").exists())
        with self.subTest("a device"):
            self.assert_unavailable(history="/dev/null")
        with self.subTest("a file as directory"):
            self.assert_unavailable(history=str(self.file / "x"))
        with self.subTest("a directory of a directory that is missing"):
            self.assert_unavailable(f"{directory}/a/b cannot be made: No such file or directory: install -d -m 0750 ",
                                    history=str(directory / "a" / "b" / "c"))

    def test_a_linked_directory_is_the_administrators_choice(self):
        self.begin()
        link = self.files.link_to(self.account.directory)
        result = self.account.check(*RULE, history=link + "/history.sqlite")
        self.assertEqual(1, result.code, result)
        self.assertIn("spent 49.6 in 1 h, above 5", result.first_line)

    def test_others_may_neither_read_nor_write(self):
        self.begin()
        for part in ("", "-wal", "-shm"):
            file = Path(str(self.file) + part)
            for mode in (0o640, 0o604, 0o620, 0o666):
                with self.subTest(file=file.name, mode=oct(mode)):
                    file.chmod(mode)
                    self.assert_unavailable(f"{file} can be used by others (mode 0{mode:o}): chmod 0600 {file}")
            file.chmod(0o600)
        directory = Path(self.account.directory)
        for mode in (0o770, 0o707, 0o1777, 0o702):
            with self.subTest(directory=oct(mode)):
                directory.chmod(mode)
                self.assert_unavailable(f"{directory} can be written by others (mode {mode:04o}): chmod 0750 {directory}")
        directory.chmod(0o750)
        self.assertEqual(0, self.account.check("--spend-warning", "9999").code)

    def test_a_wal_or_an_index_that_is_none(self):
        self.begin()
        for part in ("-wal", "-shm"):
            file = Path(str(self.file) + part)
            file.unlink()
            with self.subTest(part, kind="link"):
                file.symlink_to(Path(self.account.directory) / "elsewhere")
                self.assert_unavailable(f"{file} is a symbolic link, not a regular file: rm {file}")
                file.unlink()
            with self.subTest(part, kind="directory"):
                file.mkdir()
                self.assert_unavailable(f"{file} is a directory, not a regular file: rmdir {file}")
                file.rmdir()
        self.assertFalse((Path(self.account.directory) / "elsewhere").exists())


class Moved(FaultsTest):
    """The file is gone, and what SQLite had beside it is not."""

    def setUp(self):
        super().setUp()
        self.begin()
        self.assertGreater(Path(str(self.file) + "-wal").stat().st_size, 0)

    def assert_new(self, count: int) -> None:
        self.assertEqual([(count,)], self.account.rows("SELECT count(*) FROM samples"))
        self.assertEqual([("ok",)], self.account.rows("PRAGMA integrity_check"))

    def test_a_new_history_takes_the_place_of_one_that_was_moved_away(self):
        self.file.rename(str(self.file) + ".away")
        for number in (1, 2):
            result = self.account.check("--spend-warning", "9999")
            self.assertEqual(0, result.code, result)
            self.assertNotIn("unavailable", result.text)
        self.assert_new(2)

    def test_of_40_checks_at_once_each_is_stored(self):
        self.file.rename(str(self.file) + ".away")
        results = at_once(lambda number: self.account.check("--spend-warning", "9999", "-t", "60", limit=120),
                          range(40), workers=40)
        for result in results:
            self.assertEqual(0, result.code, result)
            self.assertNotIn("unavailable", result.text)
            self.assertNotIn("was removed", result.text)
        self.assert_new(40)

    def test_a_damaged_history_is_moved_away_as_it_is_told(self):
        self.file.write_bytes(os.urandom(8192))
        self.assert_unavailable("it is damaged or not a history: move it away, then a new one is made")
        self.file.rename(str(self.file) + ".away")
        self.assertEqual(0, self.account.check("--spend-warning", "9999").code)

    def test_a_wal_that_was_removed_is_told_once(self):
        Path(str(self.file) + "-wal").unlink()
        said = f"history: {self.file}-wal was removed by another program: the last samples are lost"
        result = self.account.check("--spend-warning", "9999")
        self.assertEqual(0, result.code, result)
        self.assertIn("\n" + said, result.text)
        self.assertNotIn("was removed", self.account.check("--spend-warning", "9999").text)
        self.assert_new(2)

    def test_a_wal_that_was_removed_while_a_program_has_it_open(self):
        with closing(sqlite3.connect(self.file, isolation_level=None)) as other:
            other.execute("BEGIN")
            other.execute("SELECT * FROM samples").fetchall()
            Path(str(self.file) + "-wal").unlink()
            self.assert_unavailable(f"{self.file}-wal was removed while a program has the history open: find the program with fuser -v {self.file} and end it")
        self.assertEqual(0, self.account.check("--spend-warning", "9999").code)
        self.assertEqual([("ok",)], self.account.rows("PRAGMA integrity_check"))


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
    def test_a_history_that_is_not_there_yet_begins_when_there_is_room(self):
        self.kinds = {"preexec_fn": limited_files(1000)}
        self.assert_unavailable()
        self.kinds = {}
        self.assertEqual(0, self.account.check("--spend-warning", "9999").code)
        self.assertEqual([(1,)], self.account.rows("SELECT count(*) FROM samples"))

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


if __name__ == "__main__":
    unittest.main()
