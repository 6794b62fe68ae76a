# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
"""Nagios itself accepts every file that is shipped for it, together and as the documentation combines them."""

import re
import unittest

from support.nagios import SHIPPED, Nagios, shipped

FILES = sorted(path.name for path in SHIPPED.glob("*.cfg"))
RESOURCE = (SHIPPED / "resource.cfg.example").read_text()
HOST = """define host {
  host_name h
  address localhost
  max_check_attempts 1
  active_checks_enabled 0
  notifications_enabled 0
  check_period 24x7
  notification_period 24x7
  contact_groups balance-failures
}
"""


def text_of_all_files():
    return "".join((SHIPPED / name).read_text() for name in FILES)


class NagiosConfig(unittest.TestCase):
    def setUp(self):
        self.nagios = Nagios()
        self.addCleanup(self.nagios.stop)

    def verify(self, main, objects="", resource=RESOURCE):
        self.nagios.configure(resource, main, objects)
        return self.nagios.verify()

    def assert_valid(self, result):
        self.assertEqual(result.returncode, 0, result.stdout)
        self.assertIn("Total Warnings: 0\n", result.stdout)
        self.assertIn("Total Errors:   0\n", result.stdout)

    def test_all_shipped_files_together_are_valid_without_a_warning(self):
        self.assertEqual(FILES, ["check_balance.cfg", "notifications.cfg", "services.cfg"])
        self.assert_valid(self.verify(shipped(*FILES)))

    def test_the_commands_alone_are_valid_beside_services_of_ones_own(self):
        service = HOST.replace("balance-failures", "mine") + """define contact {
  contact_name me
  host_notification_period 24x7
  service_notification_period 24x7
  host_notification_commands check_balance
  service_notification_commands check_balance
}
define contactgroup {
  contactgroup_name mine
  members me
}
define service {
  host_name h
  service_description s
  check_command check_balance!alphasms!main!/etc/nagios/alphasms.key!200!50!--currency UAH
  max_check_attempts 3
  check_period 24x7
  notification_period 24x7
  contact_groups mine
}
"""
        self.assert_valid(self.verify(shipped("check_balance.cfg"), service))

    def test_a_whole_directory_is_read_like_the_single_files(self):
        self.assert_valid(self.verify(f"cfg_dir={SHIPPED}\n"))

    def test_an_unknown_directive_in_any_shipped_file_is_refused(self):
        for name in FILES:
            spoilt = re.sub(r"(define \w+ \{\n)", r"\1  no_such_directive  1\n", (SHIPPED / name).read_text(), count=1)
            path = self.nagios.file("spoilt.cfg", spoilt)
            others = [other for other in FILES if other != name]
            with self.subTest(file=name):
                result = self.verify(shipped(*others) + f"cfg_file={path}\n")
                self.assertNotEqual(result.returncode, 0, result.stdout)
                self.assertIn("no_such_directive", result.stdout)

    def test_a_misspelt_command_or_contact_group_is_refused(self):
        for wrong in ("check_command check_balanse!alphasms!main!/k!2!1", "contact_groups balance-nobody"):
            lines = f"use balance-account\nhost_name h\nservice_description s\n{wrong}"
            service = f"define service {{\n{lines}\n}}\n"
            with self.subTest(line=wrong):
                result = self.verify(shipped(*FILES), HOST + service)
                self.assertNotEqual(result.returncode, 0, result.stdout)

    def test_every_user_macro_has_a_line_in_the_resource_example(self):
        used = set(re.findall(r"\$USER\d+\$", text_of_all_files()))
        defined = set(re.findall(r"^(\$USER\d+\$)=", RESOURCE, re.MULTILINE))
        self.assertEqual(used, defined)

    def test_the_documentation_has_a_row_for_every_check_command(self):
        defined = re.findall(r"command_name +(\S+)", (SHIPPED / "check_balance.cfg").read_text())
        page = (SHIPPED.parents[1] / "docs" / "nagios.md").read_text()
        self.assertEqual(defined, re.findall(r"^\| `(check_balance\w*)` \|", page, re.MULTILINE))

    def test_no_directive_loses_its_end_to_a_semicolon(self):
        for name in FILES:
            for line in (SHIPPED / name).read_text().splitlines():
                with self.subTest(file=name, line=line):
                    self.assertFalse(";" in line.replace("\\;", "") and not line.startswith("#"), line)

    def test_no_option_on_a_command_line_takes_a_secret(self):
        for option in ("--key ", "--key=", "--password ", "--password=", "CHECK_BALANCE_"):
            with self.subTest(option=option):
                self.assertNotIn(option, text_of_all_files())


if __name__ == "__main__":
    unittest.main()
