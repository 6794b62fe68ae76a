# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
"""What other programs import, Director basket and dashboards, agrees with the CheckCommand and the services."""

import configparser
import json
import re
import unittest

from support.icinga import SHIPPED

COMMAND = (SHIPPED / "check_balance.conf").read_text()
BASKET = json.loads((SHIPPED / "director-basket.json").read_text())
WEB = SHIPPED / "dashboards" / "icingaweb2-dashboard.ini"

# option, the text of its argument
ARGUMENTS = dict(re.findall(r'^    "--([a-z0-9-]+)" = \{\n(.*?)^    \}', COMMAND, re.MULTILINE | re.DOTALL))
SECRETS = {"check_balance_key", "check_balance_password"}


def variable(option):
    return "check_balance_" + option.replace("-", "_")


def kind(argument):
    return "Boolean" if "set_if" in argument else "Array" if "repeat_key" in argument else "String"


def description(argument):
    return re.search(r'description = "((?:[^"\\]|\\.)*)"', argument)[1].replace('\\"', '"')


class DirectorBasket(unittest.TestCase):
    def setUp(self):
        self.fields = {field["varname"]: field for field in BASKET["Datafield"].values()}

    def test_it_has_a_field_for_every_option_of_the_command_and_for_the_secrets(self):
        self.assertGreater(len(ARGUMENTS), 25)
        self.assertEqual({variable(option) for option in ARGUMENTS} | SECRETS, set(self.fields))

    def test_each_field_has_the_commands_description_and_kind(self):
        for option, argument in ARGUMENTS.items():
            with self.subTest(option=option):
                field = self.fields[variable(option)]
                self.assertEqual(description(argument), field["description"])
                self.assertTrue(field["datatype"].endswith("\\DataType" + kind(argument)), field["datatype"])

    def test_secrets_are_hidden_in_the_form(self):
        hidden = {name for name, field in self.fields.items() if field["settings"].get("visibility") == "hidden"}
        self.assertEqual(SECRETS, hidden)

    def test_the_template_shows_each_field_once_and_has_the_intervals_of_the_services(self):
        template = BASKET["ServiceTemplate"]["balance-account"]
        shown = sorted(str(field["datafield_id"]) for field in template["fields"])
        self.assertEqual(sorted(BASKET["Datafield"]), shown)
        services = (SHIPPED / "services.conf").read_text()
        for name in ("check_interval", "retry_interval"):
            minutes = int(re.search(rf"^  {name} = (\d+)m$", services, re.MULTILINE)[1])
            self.assertEqual(str(60 * minutes), template[name])
        self.assertIn(f"  max_check_attempts = {template['max_check_attempts']}\n", services)

    def test_what_the_template_names_is_in_the_basket(self):
        template = BASKET["ServiceTemplate"]["balance-account"]
        self.assertIn(template["check_command"], BASKET["ExternalCommand"])
        self.assertEqual(set(template["groups"]), set(BASKET["ServiceGroup"]))
        timeout = BASKET["ExternalCommand"]["check_balance"]["timeout"]
        self.assertIn(f"  timeout = {timeout}s\n", COMMAND)


class WebDashboard(unittest.TestCase):
    def test_every_part_has_a_title_and_asks_for_a_group_that_exists(self):
        dashboard = configparser.ConfigParser(interpolation=None)
        dashboard.read(WEB)
        groups = set(re.findall(r'object ServiceGroup "([^"]+)"', (SHIPPED / "services.conf").read_text()))
        parts = [section for section in dashboard.sections() if "." in section]
        self.assertEqual(3, len(parts))
        for section in parts:
            with self.subTest(section=section):
                self.assertIn(section.split(".")[0], dashboard.sections())
                self.assertTrue(dashboard[section]["title"].strip('"'))
                self.assertIn(re.search(r"servicegroup\.name=([a-z-]+)", dashboard[section]["url"])[1], groups)


if __name__ == "__main__":
    unittest.main()
