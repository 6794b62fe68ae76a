# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
"""A number that Icinga 2 would change on its way to the plugin is refused with a sentence, never lost in silence."""

import unittest
from urllib.parse import quote

from support.icinga import Configuration, Icinga

HOST = 'object Host "accounts" { check_command = "dummy"; vars.low = 0.0000005; vars.limits.low = 0.1234567 }\n'
ACCOUNT = 'object Host "accounts" {{ check_command = "dummy"; vars.balance_accounts["main"] = {{ {} }} }}\n'
SERVICE = """
object Service "{name}" {{
  host_name = "accounts"
  check_command = "{command}"
  check_interval = 1h
  {variables}
}}
"""

# what is set, and what is said of it
CHANGED = {
    "critical = 0.0000005": 'critical = 0.0000005 would reach the plugin as 0.000000: quote it, "0.0000005"',
    "critical = -0.00000125": 'critical = -0.00000125 would reach the plugin as -0.000001: quote it, "-0.00000125"',
    "warning = 0.1234567": 'warning = 0.1234567 would reach the plugin as 0.123457: quote it, "0.1234567"',
    "spend_critical = 100.0000001": 'spend_critical = 100.0000001 would reach the plugin as 100.000000: quote it',
    "topups_warning = 0.0000001": "topups_warning = 0.0000001 would reach the plugin as 0.000000: quote it",
    "timeout = 0.0000001s": "timeout = 0.0000001 would reach the plugin as 0.000000: quote it",
    "simulate = 1 / 3": "simulate = 0.3333333333333333 would reach the plugin as 0.333333: quote it",
    "simulate = 12345678901234567890": "simulate = 12345678901234567168, or nearly so, has more digits than Icinga keeps: "
                                       "quote it",
    "login = 9007199254740993": "login = 9007199254740992, or nearly so, has more digits than Icinga keeps: quote it",
    "simulate = 9000000000.123457": "simulate = 9000000000.123457, or nearly so, has more digits than Icinga keeps: quote it",
    "param = [ 1, 0.1234567 ]": "param = 0.1234567 would reach the plugin as 0.123457: quote it",
    "key = 0.5": "key is a number that Icinga would change: quote it",
    "password = 12345678901234567890": "password is a number that Icinga would change: quote it",
}

# The same of a macro in a text, which is text before a command could see the number.
BEHIND_MACROS = {
    "warning = \"$low$:\"": "low = 0.0000005 would reach",
    "warning = \"@0:$host.vars.limits.low$\"": "host.vars.limits.low = 0.1234567 would reach",
    "critical = \"$own$\"; vars.own = \"$low$\"": "low = 0.0000005 would reach",
    "param = [ \"a=$low$\" ]": "low = 0.0000005 would reach",
    "key = \"$low$\"": "check_balance_key is a number that Icinga would change: quote it",
}

EXACT = ["critical = 0.000001", "critical = -0.5", "warning = 200", "warning = 9007199254740991", "warning = 1.1h",
         "warning = 0.1 + 0.2", "simulate = 1000000000000000000", "simulate = 123456789.123456", "critical = \"0.0000005\"",
         "runway_warning = 3d", "timeout = 2500ms", "warning = {{ 0.5 }}", "param = [ \"a=b\", 0.5 ]", "key = 12345678",
         "warning = \"$host.vars.none$\"", "login = \"$$low$$\"", "login = \"$self$\"; vars.self = \"$self$\""]

# numbers that come after the check of the configuration, and what their checks must say
LATER = {
    "computed": ("vars.check_balance_critical = {{ 0.0000005 }}", {},
                 "check_balance_critical = 0.0000005 would reach the plugin as 0.000000: quote it"),
    "modified": ("vars.check_balance_critical = 1", {"vars.check_balance_critical": 0.1234567},
                 "check_balance_critical = 0.1234567 would reach the plugin as 0.123457: quote it"),
    "macro modified": ('vars.check_balance_warning = "$own$:"; vars.own = 1', {"vars.own": 0.0000005},
                       "own = 0.0000005 would reach the plugin as 0.000000: quote it"),
}


def service(variables, name="by hand", command="check_balance"):
    return SERVICE.format(name=name, command=command, variables=variables)


def without_values(output):
    """What Icinga says itself, without the lines of the configuration that it quotes."""
    return "\n".join(line for line in output.splitlines() if "conf.d/" not in line)


class Configured(unittest.TestCase):
    def validate(self, text, *shipped):
        configuration = Configuration()
        try:
            configuration.ship("check_balance.conf", *shipped)
            configuration.add("cases.conf", text)
            return configuration.validate()
        finally:
            configuration.remove()

    def assert_refused(self, text, sentence, *shipped):
        code, output = self.validate(text, *shipped)
        self.assertEqual(1, code, output)
        self.assertIn(sentence, output)
        return output

    def assert_accepted(self, text, *shipped):
        code, output = self.validate(text, *shipped)
        self.assertEqual(0, code, output)
        self.assertNotRegex(output, r"(warning|critical)/")
        return output

    def test_in_an_account_of_a_host_it_stops_the_configuration(self):
        for setting in ("critical = 0.0000005", "simulate = 12345678901234567890", "param = [ 1, 0.1234567 ]", "key = 0.5"):
            sentence = CHANGED[setting]
            with self.subTest(setting=setting):
                place = """balance_accounts["main"] of host 'accounts': """
                self.assert_refused(ACCOUNT.format(setting), place + sentence, "services.conf")

    def test_in_a_service_written_by_hand_it_stops_the_configuration(self):
        for setting, sentence in {**CHANGED, **BEHIND_MACROS}.items():
            with self.subTest(setting=setting):
                place = "service 'by hand' of host 'accounts': "
                if setting in CHANGED:
                    sentence = "check_balance_" + sentence
                self.assert_refused(HOST + service("vars.check_balance_" + setting), place + sentence)

    def test_in_a_host_a_template_or_a_command_it_stops_the_configuration(self):
        bad = "vars.check_balance_critical = 0.0000005"
        said = "check_balance_critical = 0.0000005 would reach the plugin as 0.000000: quote it"
        by_hand = f"service 'by hand' of host 'accounts': {said}"
        plain = 'object Host "accounts" {{ check_command = "{}"; {} }}\n'
        own = f'object CheckCommand "own" {{ import "check_balance"\n {bad} }}\n'
        self.assert_refused(plain.format("check_balance", bad), f"host 'accounts': {said}")
        self.assert_refused(plain.format("dummy", bad) + service(""), by_hand)
        self.assert_refused(own + HOST + service("", command="own"), by_hand)
        applied = f'apply Service "by hand" {{ check_command = "check_balance"\n {bad}\n assign where true }}\n'
        self.assert_refused(HOST + applied, by_hand)

    def test_the_sentence_shows_no_digit_of_a_secret(self):
        for setting in ("key = 0.54321", "password = 5432154321543215432"):
            for text, shipped in ((ACCOUNT.format(setting), ["services.conf"]),
                                  (HOST + service(f"vars.check_balance_{setting}"), [])):
                with self.subTest(text=text):
                    output = self.assert_refused(text, "is a number that Icinga would change: quote it", *shipped)
                    self.assertNotIn("54321", without_values(output))

    def test_what_arrives_exactly_is_accepted_without_a_warning(self):
        services = "".join(service("vars.check_balance_" + setting, setting.replace('"', "")) for setting in EXACT)
        self.assert_accepted(HOST + services)
        accounts = "".join(f'vars.balance_accounts["{number}"] = {{ {setting} }}\n'
                           for number, setting in enumerate(EXACT) if "vars." not in setting)
        self.assert_accepted(f'object Host "accounts" {{ check_command = "dummy"\n{accounts} }}\n', "services.conf")

    def test_services_with_other_commands_are_left_alone(self):
        self.assert_accepted(HOST + service("vars.check_balance_critical = 0.0000005", command="dummy"))

    def test_the_command_alone_adds_no_object_and_no_warning(self):
        output = self.assert_accepted("")
        self.assertNotRegex(output, r"Instantiated \d+ (Service|Host)Groups?")


class Running(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.icinga = Icinga()
        cls.addClassCleanup(cls.icinga.stop)
        cls.icinga.ship("check_balance.conf")
        cls.icinga.add("cases.conf", 'object Host "accounts" { check_command = "dummy" }\n' + "".join(
            service(case[0] + "; vars.check_balance_simulate = 5", name) for name, case in LATER.items()) + service(
            "vars.check_balance_provider = \"alphasms\"; vars.check_balance_account = \"main\"; vars.check_balance_key = \"fAke-key\"\n"
            "vars.check_balance_url = \"http://127.0.0.1:1\"; vars.check_balance_on_failure = \"warning\"\n"
            f'vars.check_balance_history = "{cls.icinga.directory}/history.sqlite"\n'
            "vars.check_balance_runway_warning = 3d; vars.check_balance_spend_critical = 5\n"
            "vars.check_balance_spend_window = 1.5h; vars.check_balance_stale_critical = 1.1h\n"
            "vars.check_balance_timeout = 5000ms; vars.check_balance_retries = 0", "durations"))
        cls.icinga.start()

    def test_one_that_comes_later_makes_the_check_unknown_with_the_same_sentence(self):
        for name, (variables, attributes, expected) in LATER.items():
            with self.subTest(case=name, variables=variables):
                if attributes:
                    path = f"/v1/objects/services/accounts!{quote(name)}"
                    self.icinga.api("POST", path, {"attrs": attributes})
                result = self.icinga.check_now(name)["last_check_result"]
                self.assertEqual(3, result["state"])
                self.assertIn(expected, result["output"])

    def test_the_api_makes_no_service_with_such_a_number(self):
        attributes = {"check_command": "check_balance", "vars.check_balance_simulate": 12345678901234567890}
        with self.assertRaisesRegex(RuntimeError, "has more digits than Icinga keeps: quote it"):
            self.icinga.api("PUT", "/v1/objects/services/accounts!made", {"attrs": attributes})
        attributes["vars.check_balance_simulate"] = "12345678901234567890"
        self.icinga.api("PUT", "/v1/objects/services/accounts!made", {"attrs": attributes})
        self.assertIn("12345678901234567890", self.icinga.check_now("made")["last_check_result"]["output"])

    def test_the_plugin_takes_icingas_durations(self):
        result = self.icinga.check_now("durations")["last_check_result"]
        self.assertIn("259200", result["command"])
        self.assertIn("3960", result["command"])
        self.assertEqual(1, result["state"], result["output"])
        self.assertIn("127.0.0.1", result["output"])


if __name__ == "__main__":
    unittest.main()
