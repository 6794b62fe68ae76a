# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""Every provider of the catalogue against the sandbox, which plays its documented replies and refuses any other request.

`sandbox/recorded/PROVIDER.json` is the recording: options, secrets, requests, replies and what each reply is to become.
A balance may expect a `state` (the exit code, else 0) and `says` (words of the first line) beside its figures.
"""

import json
import unittest

from support.assertions import PluginTest
from support.plugin import SOURCE, at_once, run
from support.sandbox import Sandbox

# They have a sandbox of their own, with scenarios.
PLAYED_LIVE = {"alphasms", "unitpay"}


def recordings() -> dict:
    files = sorted((SOURCE / "sandbox" / "recorded").glob("*.json"))
    return {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in files}


def mapped_state(failure_class: str) -> tuple[str, int]:
    """What --on-failure takes and the exit code: "empty" is CRITICAL by itself, the others UNKNOWN."""
    return ("warning", 1) if failure_class == "empty" else ("critical", 2)


class Recorded(PluginTest):
    @classmethod
    def setUpClass(cls):
        cls.sandbox = Sandbox()
        cls.addClassCleanup(cls.sandbox.stop)
        cls.recordings = recordings()

    def ask(self, provider: str, case: str, *options: str):
        recording = self.recordings[provider]
        secrets = {f"CHECK_BALANCE_{name.upper()}": value for name, value in recording["secrets"].items()}
        url = f"{self.sandbox.http}/recorded/{provider}/{case}"
        own_options = recording["replies"][case].get("options", [])
        return run("-P", provider, "-u", url, *recording["options"], *own_options, *options, "--retries", "0",
                   "-v", "-v", "-v", env=secrets)

    def check_success(self, provider: str, expected: dict, result) -> None:
        # Without thresholds only what the reply tells beside its figures can be worse than OK.
        self.assertEqual(expected.get("state", 0), result.code, result)
        text, _, perfdata = result.first_line.partition(" | ")
        figures = dict(item.split("=") for item in perfdata.split())
        self.assertRegex(figures.pop("time"), r"^[0-9.]+s;;;0;10$", result)
        self.assertEqual(list(expected["figures"].items()), list(figures.items()), result)
        self.assertIn(expected.get("says", ""), text, result)
        currency = expected["currency"]
        if currency:
            self.assertRegex(text, rf": -?[0-9.]+ {currency}\b", result)
        else:
            self.assertNotRegex(text, r": -?[0-9.]+ [A-Z]", result)

    def check_failure(self, expected: dict, result) -> None:
        # Only this class is mapped, to a state that no other class has by itself.
        self.assertEqual(mapped_state(expected["class"])[1], result.code, result)
        self.assertIn(expected["says"], result.first_line, result)
        self.assertNotIn("|", result.first_line)

    def check_case(self, job) -> None:
        provider, case = job
        expected = self.recordings[provider]["replies"][case]["expect"]
        options = () if "figures" in expected else ("--on-failure", f"{expected['class']}={mapped_state(expected['class'])[0]}")
        return provider, case, expected, self.ask(provider, case, *options)

    def test_every_recorded_reply_becomes_the_balance_or_the_failure_that_is_documented(self):
        jobs = [(name, case) for name, recording in self.recordings.items() for case in recording["replies"]]
        for provider, case, expected, result in at_once(self.check_case, jobs, workers=4):
            with self.subTest(provider, case=case):
                if "figures" in expected:
                    self.check_success(provider, expected, result)
                else:
                    self.check_failure(expected, result)
                for secret in self.recordings[provider]["secrets"].values():
                    self.assertNotIn(secret, result.text, result)

    def test_every_provider_has_a_recording_of_a_success_and_of_an_error(self):
        providers = {file.stem for file in (SOURCE / "providers").glob("*.json")} - PLAYED_LIVE
        self.assertEqual(providers, set(self.recordings))
        for provider, recording in self.recordings.items():
            with self.subTest(provider):
                self.assertIn("success", recording["replies"])
                self.assertTrue(any("class" in reply["expect"] for reply in recording["replies"].values()))
                self.assertTrue(all("source" in reply for reply in recording["replies"].values()))
                self.assertTrue(recording["secrets"])

    def test_a_request_that_is_not_the_documented_one_is_refused_by_the_sandbox(self):
        for provider in self.recordings:
            with self.subTest(provider):
                secrets = {"CHECK_BALANCE_KEY": "another-key", "CHECK_BALANCE_PASSWORD": "another-password",
                           "CHECK_BALANCE_LOGIN": "another-login"}
                url = f"{self.sandbox.http}/recorded/{provider}/success"
                params = [word for word in self.recordings[provider]["options"]]
                result = run("-P", provider, "-u", url, *params, "--retries", "0", "-v", "-v", "-v", env=secrets)
                self.assertEqual(3, result.code, result)
                self.assertIn("Not the documented request", result.text)


if __name__ == "__main__":
    unittest.main()
