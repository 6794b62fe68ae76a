# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""Which files may hold a secret, and what is read from an ini file."""

import os
import unittest
from pathlib import Path

from support.hostile_server import HostileServer, answers, reply
from support.plugin import QUICK, run
from support.secrets import PLAIN, SecretsTest


class SecretFiles(SecretsTest):
    """The matrix of modes and kinds of file."""

    GOOD = (0o600, 0o400, 0o640, 0o440, 0o700)
    BAD = (0o644, 0o604, 0o660, 0o620, 0o650, 0o601, 0o602, 0o666, 0o777)

    def judged(self, path, option="--key-file"):
        result = run("-P", "alphasms", "-u", "http://127.0.0.1:1", "-l", "x", option, path, "--explain")
        self.assertEqual(3, result.code, result)
        self.assertLess(result.elapsed, QUICK, result)
        self.assert_hidden(result)
        return result

    def test_files_that_others_cannot_read_are_taken(self):
        for mode in self.GOOD:
            for kind in ("file", "symlink", "symlink of a symlink"):
                with self.subTest(mode=oct(mode), kind=kind):
                    path = self.files.file(PLAIN, mode)
                    for _ in range(kind.count("symlink")):
                        path = self.files.link_to(path)
                    self.assertIn("It would send", self.judged(path).text)

    def test_files_that_others_can_touch_are_refused_with_mode_and_remedy(self):
        for mode in self.BAD:
            for kind in ("file", "symlink"):
                for option in ("--key-file", "--password-file"):
                    with self.subTest(mode=oct(mode), kind=kind, option=option):
                        path = self.files.file(PLAIN, mode)
                        result = self.judged(self.files.link_to(path) if kind == "symlink" else path, option)
                        self.assert_unknown(result, option, f"{mode:04o}", f"chmod {mode & ~0o037:04o}")

    def test_what_is_no_regular_file_is_refused(self):
        fifo, folder = self.files.fifo(), self.files.folder()
        for path in (
            fifo, folder, "/dev/zero", "/dev/null", "/dev/stdin", self.files.link_to(fifo),
            self.files.link_to("/dev/zero"), self.files.link_to(folder),
        ):
            with self.subTest(path):
                self.assert_unknown(self.judged(path), "--key-file")

    def test_missing_empty_and_huge_files_are_refused(self):
        for path in (
            self.files.path("missing"), self.files.link_to(self.files.path("missing")), self.files.file(""),
            self.files.file("\n"), self.files.file("\r\n"), self.files.file("x" * 70_000),
        ):
            with self.subTest(path):
                self.assert_unknown(self.judged(path), "--key-file")

    @unittest.skipUnless(os.geteuid() == 0, "only root can give files away")
    def test_the_file_of_another_user_is_refused(self):
        path = self.files.file(PLAIN, 0o600)
        os.chown(path, 4321, 0)
        self.assert_unknown(self.judged(path), "4321")

    def test_the_remedy_for_another_users_file_can_be_pasted(self):
        if os.geteuid() != 0:
            self.skipTest("only root can give files away")
        path = self.files.file(PLAIN, 0o600)
        os.chown(path, 4321, 0)
        self.assert_unknown(self.judged(path), f"belongs to user 4321, not to root or user 0 who runs this check: chown 0 {path}")

    def test_what_nobody_sees_at_the_ends_of_a_secret_is_refused_before_anything_is_sent(self):
        for content, said in (
            (f"\ufeff{PLAIN}\n", "begins with a byte order mark. Save it as UTF-8 without one"),
            (f"{PLAIN}\u00a0\n", "ends with a no-break space"), (f"\u200b{PLAIN}", "begins with a zero-width space"),
            (f"{PLAIN}\u2060\r\n", "ends with a zero-width word joiner"), (f"{PLAIN}\n\n", "holds a second line"),
        ):
            secret = content.rstrip("\r\n") if "second" not in said else content
            doors = {
                "file": (["--key-file", self.files.file(content)], {}),
                "value": (["--key", secret], {}),
                "environment": ([], {"CHECK_BALANCE_KEY": secret}),
            }
            if "second" not in said:
                doors["ini file"] = ([f"--extra-opts=@{self.files.file(f'[check_balance]{chr(10)}key={secret}{chr(10)}')}"], {})
            for door, (arguments, environment) in doors.items():
                with self.subTest(content=content, door=door):
                    with HostileServer(answers(reply("{}"))) as server:
                        result = run("-P", "unitpay", "-l", "x", "-u", server.http, *arguments, env=environment)
                        self.assertEqual(b"", server.received)
                    self.assert_unknown(result, said)
                    self.assert_hidden(result)

    def test_one_final_line_end_is_not_part_of_the_secret_and_blanks_are(self):
        for content, secret in (
            ("key", b"key"), ("key\n", b"key"), ("key\r\n", b"key"), (" k y \n", b"%20k%20y%20"),
        ):
            with self.subTest(content):
                with HostileServer(answers(reply('{"result":{}}'))) as server:
                    run("-P", "unitpay", "-l", "x", "-u", server.http, "--key-file", self.files.file(content))
                    self.assertIn(b"params%5BsecretKey%5D=" + secret + b" HTTP", server.received)


class IniFiles(SecretsTest):
    def ini(self, text, *options, mode=0o600, section="", env=None):
        path = self.files.file(text, mode, "plugins.ini")
        result = run(f"--extra-opts={section}@{path}", *options, env=env)
        self.assert_hidden(result)
        return result

    def test_the_command_line_wins_over_the_ini_file_and_the_file_over_the_environment(self):
        text = f"[check_balance]\nprovider = unitpay\nlogin = ini@example.org\nkey = {PLAIN}\nw = 10\nc=5\n"
        result = self.ini(text, "--simulate", "7")
        self.assert_result(
            result, 1, "BALANCE WARNING: unitpay ini@example.org: 7 available (simulated), below 10 | available=7;10;5"
        )
        result = self.ini(
            text, "--simulate", "7", "-w", "6", "-l", "cli@example.org", env={"CHECK_BALANCE_LOGIN": "env"}
        )
        self.assert_result(result, 0, "BALANCE OK: unitpay cli@example.org: 7 available (simulated) | available=7;6;5")

    def test_the_syntax_is_that_of_monitoring_plugins(self):
        good = "[x]\n\n# a comment\n ; another\n  simulate  =  5 \n[y]\nbad line\n=bad\n[ x ]\nwarning=~:4\nverbose=\n"
        for text in (good, good.replace("\n", "\r\n"), good.rstrip("\n")):
            with self.subTest(text):
                self.assert_result(
                    self.ini(text, section="x"), 1, "BALANCE WARNING: 5 (simulated), above 4 | balance=5;4"
                )

    def test_only_the_first_equals_sign_splits(self):
        result = self.ini("[x]\nsimulate=5\non-failure = refused=critical\n", section="x")
        self.assertEqual(0, result.code, result)

    def test_several_sections_come_in_order(self):
        path = self.files.file("[a]\nsimulate=5\nw=1\n[b]\nw=9\n")
        result = run(f"--extra-opts=a@{path}", f"--extra-opts=b@{path}")
        self.assert_result(result, 1, "BALANCE WARNING: 5 (simulated), below 9 | balance=5;9")

    def test_the_separate_word_is_taken_unless_it_looks_like_an_option(self):
        path = self.files.file("[check_balance]\nw=9\n[x]\nw=1\n")
        self.assertEqual(0, run("--extra-opts", f"x@{path}", "--simulate", "5").code)
        environment = {"MP_CONFIG_FILE": path}
        self.assertEqual(1, run("--extra-opts", "--simulate", "5", env=environment).code)
        self.assertEqual(1, run("--simulate", "5", "--extra-opts", env=environment).code)
        self.assertEqual(0, run("--simulate", "5", "--extra-opts", "x", env=environment).code)

    def test_a_bad_line_is_named_by_number_and_never_quoted(self):
        for text, line in (
            (f"[check_balance]\n{PLAIN}\n", 2), (f"[check_balance]\n\n={PLAIN}\n", 3),
            (f"key={PLAIN}\n[check_balance]\nw=1\n", 1),
            (f"[check_balance]\npasword={PLAIN}\n", 2), (f"[check_balance]\n{PLAIN}=5\n", 2),
            (f"[check_balance]\n#\n#\nverbose={PLAIN}\n", 4), (f"[check_balance]\nw={PLAIN}\n", 2),
            (f"\ufeff[check_balance]\nkey={PLAIN}\n", 1), (f"[check_balance]\nkey {PLAIN}\n", 2),
            ("[check_balance]\nwarning=\n", 2),
        ):
            with self.subTest(text):
                self.assert_unknown(self.ini(text, "--simulate", "5"), f"line {line}")

    def test_a_comment_behind_the_section_is_named(self):
        text = "[x] # mine\nsimulate=5\n[other] # comment\n[y]\nsimulate=5\n"
        self.assert_unknown(self.ini(text, section="x"), "line 1", "no comment may follow the ] of a section")
        self.assertEqual(0, self.ini(text, section="y").code)

    def test_what_nobody_sees_in_a_value_is_named(self):
        self.assert_unknown(self.ini("[x]\nsimulate=5\nw=200\u00a0\n", section="x"), "line 3", "it holds a no-break space")
        self.assert_unknown(self.ini("[x]\nsimulate=5\nw\u00a0=200\n", section="x"), "line 3", "it holds a no-break space")
        self.assert_unknown(run("--simulate", "5", "-w", "200\u00a0"), "--warning '200'", "it holds a no-break space")
        self.assert_unknown(run("--simulate", "5", "--stale-warning", "3d\u200b"), "it holds a zero-width space")
        self.assert_unknown(run("-P", "unitpay\u00a0", "--explain"), "unknown provider; it holds a no-break space")
        self.assert_unknown(run("-P", "unitp\u0430y", "--explain"), "unknown provider; it holds a Cyrillic letter")
        self.assert_unknown(run("\u2013w", "200"), "word 1", "it holds an en dash")

    def test_a_missing_file_or_section_is_a_mistake(self):
        for text, section in (("[x]\nw=1\n", "y"), ("[x]\n", "x"), ("[X]\nw=1\n", "x"), ("", "")):
            with self.subTest(text=text, section=section):
                self.assert_unknown(self.ini(text, "--simulate", "5", section=section), "section")
        self.assert_unknown(run(f"--extra-opts=x@{self.files.path('missing')}", "--simulate", "5"), "missing")

    def test_a_file_with_a_secret_must_be_as_private_as_a_secret_file(self):
        for mode in SecretFiles.BAD:
            with self.subTest(oct(mode)):
                for line in (f"key={PLAIN}", f"password={PLAIN}", f"proxy=http://u:{PLAIN}@127.0.0.1:1"):
                    result = self.ini(f"[check_balance]\n{line}\nw=1\n", "--simulate", "5", mode=mode)
                    self.assert_unknown(result, f"{mode:04o}", f"chmod {mode & ~0o037:04o}")
                result = self.ini("[check_balance]\nw=1\n[other]\nkey=x\n", "--simulate", "5", mode=mode)
                self.assertEqual(0, result.code, result)

    def test_mp_config_file_is_used_even_if_it_is_wrong(self):
        good = self.files.file("[check_balance]\nw=9\n", name="good")
        folder = self.files.folder()
        Path(folder, "plugins.ini").write_text("[check_balance]\nw=1\n")
        environment = {"MP_CONFIG_FILE": good, "NAGIOS_CONFIG_PATH": folder}
        self.assertEqual(1, run("--simulate", "5", "--extra-opts", env=environment).code)
        environment["MP_CONFIG_FILE"] = self.files.path("missing")
        self.assert_unknown(run("--simulate", "5", "--extra-opts", env=environment), "missing")

    def test_nagios_config_path_names_directories_in_order(self):
        empty, first, second = (self.files.folder() for _ in range(3))
        Path(first, "nagios-plugins.ini").write_text("[check_balance]\nw=9\n")
        Path(second, "monitoring-plugins.ini").write_text("[check_balance]\nw=1\n")
        environment = {"NAGIOS_CONFIG_PATH": f"{empty}:{first}:{second}"}
        self.assertEqual(1, run("--simulate", "5", "--extra-opts", env=environment).code)
        Path(first, "plugins.ini").write_text("[check_balance]\nw=2\n")
        self.assertEqual(0, run("--simulate", "5", "--extra-opts", env=environment).code)

    def test_an_ini_file_cannot_name_another_one(self):
        self.assert_unknown(self.ini("[check_balance]\nextra-opts=x\n", "--simulate", "5"), "line 2")


if __name__ == "__main__":
    unittest.main()
