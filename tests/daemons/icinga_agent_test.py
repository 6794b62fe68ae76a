# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
"""An account that an agent asks for: command_endpoint, with the secret on the agent or on the way to it."""

import os
import tempfile
import unittest
from pathlib import Path

from icinga_arguments_test import CASES, SHOWS_ITS_ARGUMENTS, service
from support.icinga import Icinga, wait_for

ZONES = """
object Endpoint "master.example" {{ }}
object Endpoint "agent.example" {{ {address} }}
object Zone "master.example" {{ endpoints = [ "master.example" ] }}
object Zone "agent.example" {{ endpoints = [ "agent.example" ]; parent = "master.example" }}
"""

REAL = """
object Host "shop" {{
  check_command = "dummy"; zone = "master.example"
  vars.balance_accounts["payouts"] = {{
    provider = "unitpay"; login = "shop@example.org"; key_file = "{key_file}"; warning = 200; critical = 50
    response_file = "{reply}"; command_endpoint = "agent.example"
  }}
}}
"""


class IcingaAgent(unittest.TestCase):
    def master_and_agent(self, **agent_options):
        agent = Icinga(node="agent.example", zones=ZONES.format(address=""), **agent_options)
        self.addCleanup(agent.stop)
        address = f'host = "127.0.0.1"; port = {agent.port}'
        master = Icinga(node="master.example", zones=ZONES.format(address=address), authority=agent,
                        plugin="/nonexistent")
        self.addCleanup(master.stop)
        agent.ship("check_balance.conf")
        master.ship("check_balance.conf", "services.conf")
        return master, agent

    def start(self, master, agent):
        agent.start()
        master.start()

        def connected():
            endpoints = master.api("GET", "/v1/objects/endpoints")["results"]
            return any(endpoint["name"] == "agent.example" and endpoint["attrs"]["connected"] for endpoint in endpoints)

        wait_for(connected, "the agent's connection")

    def test_the_agents_plugin_gets_the_same_words_and_secrets(self):
        folder = tempfile.TemporaryDirectory(prefix="check_balance-test-")
        self.addCleanup(folder.cleanup)
        plugin = Path(folder.name) / "shows_its_arguments"
        plugin.write_text(SHOWS_ITS_ARGUMENTS)
        os.chmod(plugin, 0o755)
        master, agent = self.master_and_agent(plugin=str(plugin))
        endpoint = '\n  command_endpoint = "agent.example"; zone = "master.example"\n}\n'
        services = "".join(service(name, case[0]).removesuffix("\n}\n") + endpoint for name, case in CASES.items())
        master.add("cases.conf", 'object Host "accounts" { check_command = "dummy"; zone = "master.example" }\n' + services)
        self.start(master, agent)
        for name, (variables, expected) in CASES.items():
            with self.subTest(case=name, variables=variables):
                self.assertEqual(expected, master.check_now(name)["last_check_result"]["output"])

    def test_the_balance_arrives_at_a_master_that_has_neither_plugin_nor_reply(self):
        master, agent = self.master_and_agent()
        key_file, reply = agent.directory / "unitpay.key", agent.directory / "reply.json"
        key_file.touch(mode=0o600)
        key_file.write_text("fAke-key\n")
        reply.write_text('{"result":{"accounts":{"rub":{"balance":"31.17","availableBalance":"31.17"}}}}')
        master.add("hosts.conf", REAL.format(key_file=key_file, reply=reply))
        self.start(master, agent)
        result = master.check_now("balance payouts")["last_check_result"]
        self.assertIn("BALANCE CRITICAL: unitpay payouts: 31.17 RUB available", result["output"])
        self.assertEqual("agent.example", result["check_source"])


if __name__ == "__main__":
    unittest.main()
