# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
"""Every shipped file is valid to the real Icinga 2, alone where it can be, and a mistake in it is found."""

import shutil
import unittest

from support.icinga import SHIPPED, Configuration

LIBRARY = "/usr/share/icinga2/include"

# What each file builds upon.
FILES = {
    "check_balance.conf": (),
    "services.conf": ("check_balance.conf",),
    "notifications.conf": ("check_balance.conf", "services.conf"),
    "distributed.conf": ("check_balance.conf", "services.conf"),
    "hosts.conf.example": ("check_balance.conf", "services.conf"),
}

HOST = 'object Host "accounts" {{ check_command = "dummy"; vars.balance_accounts["sms main"] = {{ {} }} }}\n'


class IcingaConfig(unittest.TestCase):
    maxDiff = None

    def configuration(self, *names):
        made = Configuration()
        self.addCleanup(made.remove)
        made.ship(*names)
        return made

    def assert_valid(self, configuration):
        code, output = configuration.validate()
        self.assertEqual(0, code, output)
        self.assertNotIn("warning/", output)

    def assert_mistake(self, configuration, *words):
        code, output = configuration.validate()
        self.assertEqual(1, code, output)
        for word in words:
            self.assertIn(word, output)

    def test_every_shipped_file_is_in_this_test(self):
        shipped = {path.name for path in SHIPPED.iterdir() if ".conf" in path.suffixes}
        self.assertEqual(set(FILES), shipped)

    def test_each_file_is_valid_with_what_it_builds_upon(self):
        for name, needed in FILES.items():
            with self.subTest(file=name):
                code, output = self.configuration(*needed, name).validate()
                self.assertEqual(0, code, output)

    def test_all_files_together_are_valid_without_a_warning(self):
        self.assert_valid(self.configuration(*FILES))

    def test_the_check_command_works_in_the_template_librarys_folder_of_contributed_plugins(self):
        configuration = self.configuration("services.conf", "hosts.conf.example")
        library = configuration.directory / "include"
        shutil.copytree(LIBRARY, library)
        shutil.copy(SHIPPED / "check_balance.conf", library / "plugins-contrib.d")
        self.assert_mistake(configuration, "check_balance", "does not exist")
        code, output = configuration.validate("-D", f"IncludeConfDir={library}")
        self.assertEqual(0, code, output)

    def test_an_unknown_attribute_breaks_each_file(self):
        for name, needed in FILES.items():
            with self.subTest(file=name):
                text = (SHIPPED / name).read_text()
                opening = next(line for line in text.splitlines() if line.startswith("object "))
                configuration = self.configuration(*needed)
                configuration.add(name.removesuffix(".example"),
                                  text.replace(opening, opening + "\n  no_such_attribute = 1", 1))
                self.assert_mistake(configuration, "no_such_attribute")

    def test_a_setting_that_is_no_option_of_the_plugin_is_refused(self):
        configuration = self.configuration("check_balance.conf", "services.conf")
        configuration.add("hosts.conf", HOST.format("waring = 200"))
        self.assert_mistake(configuration, """balance_accounts["sms main"] of host 'accounts'""", "no option 'waring'")

    def test_a_command_of_an_older_version_is_told(self):
        configuration = self.configuration("services.conf", "hosts.conf.example")
        configuration.add("older.conf", 'object CheckCommand "check_balance" { command = [ "true" ] }\n')
        self.assert_mistake(configuration, "check_balance.conf is older than services.conf: copy both")

    def test_every_option_of_the_command_is_a_setting_of_an_account(self):
        configuration = self.configuration("check_balance.conf", "services.conf")
        command = (SHIPPED / "check_balance.conf").read_text()
        names = {word.split("$")[0] for word in command.split('"$check_balance_')[1:]}
        self.assertGreater(len(names), 25)
        configuration.add("hosts.conf", HOST.format("; ".join(f'{name} = "1"' for name in sorted(names))))
        self.assert_valid(configuration)

    def test_a_host_without_accounts_gets_no_service(self):
        configuration = self.configuration("check_balance.conf", "services.conf")
        configuration.add("hosts.conf", 'object Host "plain" { check_command = "dummy" }\n')
        code, output = configuration.validate()
        self.assertEqual(0, code, output)
        self.assertNotRegex(output, r"Instantiated \d+ Services?\.")


if __name__ == "__main__":
    unittest.main()
