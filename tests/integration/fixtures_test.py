# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""Saved replies of the providers, word for word as documented or met, and what each is judged to be.

`tests/fixtures/PROVIDER/expected.json` lists for each reply the options, the exit code and the whole line.
"""

import json
import unittest

from support.assertions import PluginTest
from support.plugin import SOURCE, run

FIXTURES = SOURCE / "tests" / "fixtures"


class Fixtures(PluginTest):
    def check(self, provider: str) -> None:
        cases = json.loads((FIXTURES / provider / "expected.json").read_text(encoding="utf-8"))["cases"]
        for case in cases:
            with self.subTest(case["reply"], options=case["options"]):
                file = str(FIXTURES / provider / case["reply"])
                result = run("-P", provider, "--response-file", file, *case["options"])
                self.assert_result(result, case["code"], case["line"])
        files = {path.name for path in (FIXTURES / provider).iterdir()} - {"expected.json"}
        self.assertEqual(files, {case["reply"] for case in cases})

    def test_replies_of_alphasms_are_judged_as_listed(self):
        self.check("alphasms")

    def test_replies_of_unitpay_are_judged_as_listed(self):
        self.check("unitpay")

    def test_a_reply_from_standard_input_is_judged_like_a_file(self):
        for provider, name in (("unitpay", "documented-balance.json"), ("alphasms", "crlf-lines.txt")):
            path = FIXTURES / provider / name
            piped = run("-P", provider, "--response-file", "-", "-w", "200", input=path.read_bytes())
            self.assertEqual(run("-P", provider, "--response-file", str(path), "-w", "200").stdout, piped.stdout)

    def test_a_saved_reply_needs_no_credentials_and_sends_nothing(self):
        file = str(FIXTURES / "unitpay" / "documented-balance.json")
        result = run("-P", "unitpay", "-u", "http://127.0.0.1:1", "--response-file", file)
        self.assertEqual(0, result.code, result)
        self.assertNotIn("time=", result.text)

    def test_a_saved_reply_needs_its_provider(self):
        self.assert_unknown(run("--response-file", "-", input=b"balance:5"), "--provider")

    def test_a_reply_that_is_too_large_is_malformed(self):
        result = run("-P", "alphasms", "--response-file", "/dev/zero", "--on-failure", "malformed=critical")
        self.assert_one_line(result)
        self.assertEqual(2, result.code, result)


if __name__ == "__main__":
    unittest.main()
