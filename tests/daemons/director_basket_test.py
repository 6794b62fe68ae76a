# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
"""The basket in a real Icinga Director: imported, shown as a form, deployed to Icinga 2, and checked."""

import html
import http.client
import json
import re
import unittest

import support
from support.director import Director, icinga_for_director
from support.icinga import SHIPPED, SOURCE, wait_for

# The sandbox of the integration tests is ours as well.
support.__path__.append(str(SOURCE / "tests" / "integration" / "support"))
from support.sandbox import Sandbox

BASKET = (SHIPPED / "director-basket.json").read_text()
FIELDS = {field["varname"]: field for field in json.loads(BASKET)["Datafield"].values()}
# What a Director gives its fields: 1.10 a number, 1.11 a UUID. The basket holds neither: the number would become a
# setting in 1.11 and the UUID one in 1.10, and each import would find other fields than its own.
IDENTITIES = ("originalId", "uuid")
KEY = "demo-key"
HOST = "accounts"
SERVICE = "balance sms main"
BY_HAND = "balance by hand"

# A field of the site's own, with a number that the basket uses as well.
OF_THE_SITE = {
    "Datafield": {
        "1": {
            "varname": "rack", "caption": "Rack", "description": "Where it stands", "format": None, "settings": {},
            "datatype": "Icinga\\Module\\Director\\DataType\\DataTypeString", "category": None,
        }
    }
}

# A service as icinga-conf/check_balance.conf is used without the Director.
WRITTEN = """
object Host "by hand" {{ check_command = "dummy" }}
object Service "{name}" {{
  host_name = "by hand"
  check_command = "check_balance"
  enable_active_checks = false
  vars = {variables}
}}
"""

# How the form asks for a field.
ELEMENTS = {
    "DataTypeArray": r'<ul class="extensible-set', "DataTypeBoolean": r"<select",
    "DataTypeString": r'<input type="text"', "hidden": r'<input type="password"',
}


def form_fields(page):
    """Caption and HTML element of each custom variable in a form of the Director."""
    found = re.findall(
        r'<dt id="var_(\w+)-label"><label[^>]*>(.*?)</label></dt>\s*<dd[^>]*>(.*?)</dd>', page, re.DOTALL
    )
    return {name: (html.unescape(caption).strip(), element) for name, caption, element in found}


class DirectorBasket(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.sandbox = Sandbox()
        cls.addClassCleanup(cls.sandbox.stop)
        cls.icinga = icinga_for_director()
        cls.addClassCleanup(cls.icinga.stop)
        cls.variables = cls.variables_of_an_account()
        cls.icinga.ship("check_balance.conf")
        cls.icinga.add("written.conf", WRITTEN.format(name=BY_HAND, variables=cls.dictionary(cls.variables)))
        cls.icinga.start()
        cls.command = cls.command_of_icinga()
        cls.director = Director(cls.icinga)
        cls.addClassCleanup(cls.director.stop)
        cls.director.run("basket", "restore", given=json.dumps(OF_THE_SITE))
        cls.director.run("kickstart", "run")
        cls.director.run("basket", "restore", given=BASKET)
        cls.make_service()

    @classmethod
    def variables_of_an_account(cls):
        return {
            "check_balance_provider": "alphasms", "check_balance_url": cls.sandbox.https + "/low",
            "check_balance_ca_file": cls.sandbox.ca, "check_balance_key": KEY, "check_balance_account": "sms main",
            "check_balance_currency": "UAH", "check_balance_warning": "200", "check_balance_critical": "50",
            "check_balance_on_failure": ["refused=critical", "throttled=warning"], "check_balance_ipv4": True,
            "check_balance_insecure": False,
        }

    @staticmethod
    def dictionary(variables):
        return "{ " + "; ".join(f"{name} = {json.dumps(value)}" for name, value in variables.items()) + " }"

    @classmethod
    def make_service(cls):
        host = {"object_name": HOST, "object_type": "object", "check_command": "dummy"}
        service = {"object_name": SERVICE, "object_type": "object", "host": HOST, "imports": ["balance-account"],
                   "vars": cls.variables}
        cls.director.run("host", "create", "--json", json.dumps(host))
        cls.director.run("service", "create", "--json", json.dumps(service))

    @classmethod
    def command_of_icinga(cls):
        found = cls.icinga.api("GET", "/v1/objects/checkcommands/check_balance")["results"][0]["attrs"]
        return {name: found[name] for name in ("command", "arguments", "env", "timeout", "package")}

    def what_the_director_holds(self):
        template = self.director.run("service", "show", "balance-account", "--json")
        return json.loads(template), json.loads(self.director.run("export", "datafields"))

    def test_the_fields_keep_their_settings_beside_those_of_the_site(self):
        fields = {field["varname"]: field for field in self.what_the_director_holds()[1]}
        self.assertEqual(set(FIELDS) | {"rack"}, set(fields))
        for name, shipped in FIELDS.items():
            with self.subTest(field=name):
                kept = {key: value for key, value in fields[name].items() if key not in IDENTITIES}
                self.assertEqual({key: value for key, value in shipped.items() if value is not None},
                                 {key: value for key, value in kept.items() if value is not None})

    def test_a_second_import_changes_nothing(self):
        before = self.what_the_director_holds()
        self.director.run("basket", "restore", given=BASKET)
        self.assertEqual(before, self.what_the_director_holds())
        self.director.run("kickstart", "run")
        self.assertEqual(before, self.what_the_director_holds())

    def test_the_command_keeps_the_arguments_that_the_kickstart_found(self):
        shown = json.loads(self.director.run("command", "show", "check_balance", "--json"))
        self.assertEqual("external_object", shown["object_type"])
        self.assertEqual(set(self.command["arguments"]), set(shown["arguments"]))

    def test_the_form_shows_each_field_with_its_caption_and_hides_the_secrets(self):
        page = self.director.page("service", host=HOST, name=SERVICE)
        self.assertNotIn(KEY, page)
        shown = form_fields(page)
        self.assertEqual(set(FIELDS), set(shown))
        for name, field in FIELDS.items():
            with self.subTest(field=name):
                caption, element = shown[name]
                self.assertEqual(field["caption"], caption)
                self.assertIn(field["description"], html.unescape(element))
                hidden = field["settings"].get("visibility") == "hidden"
                kind = "hidden" if hidden else field["datatype"].rpartition("\\")[2]
                self.assertRegex(element.lstrip(), "^" + ELEMENTS[kind])
        self.assertEqual(
            {field["category"] for field in FIELDS.values()} | {"Main properties"},
            set(re.findall(r"<legend>(.*?)</legend>", page)) - {"Check execution", "Additional properties"},
        )

    def deployed_service(self):
        self.director.run("config", "deploy")

        def service():
            try:
                query = {"filter": "service.name == name", "filter_vars": {"name": SERVICE}}
                return self.icinga.api("GET", "/v1/objects/services", query)["results"]
            except (OSError, http.client.HTTPException):
                return None  # Icinga 2 is reading its new configuration

        return wait_for(service, "the deployed service")[0]["attrs"]

    def test_a_deployed_service_asks_as_one_written_by_hand_does(self):
        service = self.deployed_service()
        self.assertEqual(["balance"], service["groups"])
        self.assertEqual((600, 180, 3), tuple(
            service[name] for name in ("check_interval", "retry_interval", "max_check_attempts")))
        self.assertFalse(service["enable_flapping"])
        self.assertEqual(self.variables, service["vars"])
        self.assertEqual(self.command, self.command_of_icinga())

        result = self.icinga.check_now(SERVICE)["last_check_result"]
        self.assertEqual("BALANCE WARNING: alphasms sms main: 120.50 UAH, below 200", result["output"].strip())
        self.assertEqual(1, result["state"])
        by_hand = self.icinga.check_now(BY_HAND)["last_check_result"]
        self.assertEqual(by_hand["command"], result["command"])
        self.assertNotIn(KEY, str(result))


if __name__ == "__main__":
    unittest.main()
