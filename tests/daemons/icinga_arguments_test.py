# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
"""The words and variables that the plugin gets from Icinga 2 for custom variables of every kind."""

import os
import tempfile
import unittest
from pathlib import Path

from support.icinga import Icinga

SHOWS_ITS_ARGUMENTS = """#!/bin/sh
printf 'OK'
for word; do printf ' {%s}' "$word"; done
printf ' key={%s} password={%s}\\n' "$CHECK_BALANCE_KEY" "$CHECK_BALANCE_PASSWORD"
"""

NOTHING = "OK key={} password={}"

# custom variables without their check_balance_, and what the plugin must see of them
CASES = {
    "unset": ("", NOTHING),
    "null": ("provider = null; param = null; insecure = null; key = null", NOTHING),
    "empty": ('provider = ""; param = ""; insecure = ""; key = ""', NOTHING),
    "empty array": ("param = []; on_failure = []", NOTHING),
    "blanks": ('account = "sms main"', "OK {--account} {sms main} key={} password={}"),
    "quotes": ("""account = "a'b\\"c$$d" """, """OK {--account} {a'b"c$d} key={} password={}"""),
    "number": ("warning = 100; critical = -100.5", "OK {--critical} {-100.5} {--warning} {100} key={} password={}"),
    "zero": ("warning = 0", "OK {--warning} {0} key={} password={}"),
    "six decimals": ("warning = 0.000001; critical = -0.123456",
                     "OK {--critical} {-0.123456} {--warning} {0.000001} key={} password={}"),
    "large numbers": ("warning = 9007199254740991; critical = 1000000000000000000",
                      "OK {--critical} {1000000000000000000} {--warning} {9007199254740991} key={} password={}"),
    "many digits before the point": ("simulate = 123456789.123456", "OK {--simulate} {123456789.123456} key={} password={}"),
    "quoted numbers": ('warning = "0.0000005"; critical = "12345678901234567890.10"',
                       "OK {--critical} {12345678901234567890.10} {--warning} {0.0000005} key={} password={}"),
    "durations": ("runway_warning = 3d; runway_critical = 1.1h; timeout = 2500ms; spend_window = 90m",
                  "OK {--runway-critical} {3960} {--runway-warning} {259200} {--spend-window} {5400} {--timeout} {2.5}"
                  " key={} password={}"),
    "computed": ("warning = 0.1 + 0.2", "OK {--warning} {0.3} key={} password={}"),
    "function": ("warning = {{ 0.5 }}", "OK {--warning} {0.5} key={} password={}"),
    "numbers in an array": ("param = [ 1, 0.5 ]", "OK {--param} {1} {--param} {0.500000} key={} password={}"),
    "numeric secret": ("key = 12345678; password = 9007199254740991", "OK key={12345678} password={9007199254740991}"),
    "range": ('warning = "@10:20"', "OK {--warning} {@10:20} key={} password={}"),
    "array": ('param = [ "a=b", "c=d" ]', "OK {--param} {a=b} {--param} {c=d} key={} password={}"),
    "array with holes": ('param = [ "", "a=b", null ]', "OK {--param} {a=b} key={} password={}"),
    "one word for an array": ('param = "a=b"', "OK {--param} {a=b} key={} password={}"),
    "macro": ('account = "$host.name$"', "OK {--account} {accounts} key={} password={}"),
    "switch on": ("insecure = true; ipv4 = 1", "OK {--insecure} {--ipv4} key={} password={}"),
    "switch off": ("insecure = false; ipv4 = 0", NOTHING),
    "secrets": ('key = "fAke-key"; password = "fAke pass"', "OK key={fAke-key} password={fAke pass}"),
}

def service(name: str, variables: str) -> str:
    lines = "\n".join(f"  vars.check_balance_{line.strip()}" for line in variables.split(";") if line.strip())
    return (f'object Service "{name}" {{\n  host_name = "accounts"\n  check_command = "check_balance"\n'
            f"  check_interval = 1h\n{lines}\n}}\n")


class IcingaArguments(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="check_balance-test-")
        cls.addClassCleanup(folder.cleanup)
        plugin = Path(folder.name) / "shows_its_arguments"
        plugin.write_text(SHOWS_ITS_ARGUMENTS)
        os.chmod(plugin, 0o755)
        cls.icinga = Icinga(str(plugin))
        cls.addClassCleanup(cls.icinga.stop)
        cls.icinga.ship("check_balance.conf")
        host = 'object Host "accounts" { check_command = "dummy" }\n'
        cls.icinga.add("cases.conf", host + "".join(service(name, case[0]) for name, case in CASES.items()))
        cls.icinga.start()

    def test_the_plugin_gets_what_is_set_and_nothing_for_what_is_empty(self):
        for name, (variables, expected) in CASES.items():
            with self.subTest(case=name, variables=variables):
                result = self.icinga.check_now(name)["last_check_result"]
                self.assertEqual(expected, result["output"])

    def test_no_secret_is_among_the_arguments_that_the_api_shows(self):
        result = self.icinga.check_now("secrets")["last_check_result"]
        self.assertNotIn("fAke", str(result["command"]))

    def test_no_case_makes_icinga_complain(self):
        for name in CASES:
            self.icinga.check_now(name)
        for line in self.icinga.logs().splitlines():
            self.assertNotRegex(line, r"\] (warning|critical)/(PluginUtility|MacroProcessor)")


if __name__ == "__main__":
    unittest.main()
