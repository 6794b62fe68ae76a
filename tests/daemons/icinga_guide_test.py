# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
"""What docs/icinga.md lets an administrator type leads to what it promises."""

import re
import unittest

from support.icinga import SOURCE, Configuration, Icinga

GUIDE = (SOURCE / "docs" / "icinga.md").read_text()
HOST, REAL_ACCOUNT = re.findall(r"```icinga2\n(.*?)```", GUIDE, re.DOTALL)
STATES = ("OK", "WARNING", "CRITICAL", "UNKNOWN")
# service, state and output
PROMISED = re.findall(r"^    (balance \w+) +([A-Z]+) +(BALANCE .*)$", GUIDE, re.MULTILINE)
INSTALLED = re.findall(r"icinga-conf/(\w+\.conf)", re.search(r"^install .*conf\.d/balance .*$", GUIDE, re.MULTILINE)[0])


class IcingaGuide(unittest.TestCase):
    def test_the_two_services_become_what_the_guide_shows(self):
        icinga = Icinga()
        self.addCleanup(icinga.stop)
        icinga.ship(*INSTALLED)
        icinga.add("accounts.conf", HOST)
        icinga.start()
        self.assertEqual({"OK", "CRITICAL"}, {state for _, state, _ in PROMISED})
        for name, state, output in PROMISED:
            with self.subTest(service=name):
                service = icinga.check_now(name)
                self.assertEqual(output, service["last_check_result"]["output"].strip())
                self.assertEqual(state, STATES[int(service["state"])])

    def test_everything_fits_beside_the_configuration_that_debian_installs(self):
        configuration = Configuration()
        self.addCleanup(configuration.remove)
        configuration.ship(*INSTALLED)
        configuration.add("accounts.conf", HOST)
        debian = SOURCE / "build/daemons/icinga2-common/etc/icinga2/conf.d"
        self.assertTrue((debian / "services.conf").exists(), "run tools/unpack-daemons")
        configuration.add("debian.conf", f'include_recursive "{debian}"\n')
        code, output = configuration.validate()
        self.assertEqual(0, code, output)

    def test_the_real_account_fits_into_the_host(self):
        configuration = Configuration()
        self.addCleanup(configuration.remove)
        configuration.ship(*INSTALLED)
        configuration.add("accounts.conf", HOST.rstrip().removesuffix("}") + REAL_ACCOUNT + "}\n")
        code, output = configuration.validate()
        self.assertEqual(0, code, output)
        self.assertIn("Instantiated 3 Services.", output)


if __name__ == "__main__":
    unittest.main()
