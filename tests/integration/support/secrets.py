# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""What the tests of secrets share: a fake one, ways to give it, and a look for it in the output."""

import json

from support.assertions import PluginTest
from support.files import Files
from support.hostile_server import reply
from support.plugin import run
from support.spellings import spellings

# Fake, and with characters that each encoding writes differently.
SECRET = 'fAke-s3cret "q"/+%&=\\й.zz'
PLAIN = "fAke-s3cret-0123456789"
LOGIN = "shop@example.org"
LOUDEST = ("-v", "-v", "-v")


class SecretsTest(PluginTest):
    def setUp(self):
        self.files = Files()
        self.addCleanup(self.files.remove)

    def assert_hidden(self, result, secret=PLAIN) -> None:
        for name, spelling in spellings(secret, LOGIN).items():
            self.assertNotIn(spelling.encode(), result.output, f"{name}: {result}")

    def ways(self, secret=PLAIN) -> dict:
        """How a key can be given: arguments and environment."""
        ini = self.files.file(f"[check_balance]\nkey = {secret}\n")
        file_ini = self.files.file(f"[a]\nkey-file = {self.files.file(secret)}\n")
        return {
            "file": (["--key-file", self.files.file(secret + "\n")], {}),
            "two words": (["--key", secret], {}),
            "one word": ([f"--key={secret}"], {}),
            "environment": ([], {"CHECK_BALANCE_KEY": secret}),
            "ini file": ([f"--extra-opts=@{ini}"], {}),
            "ini file that names a file": ([f"--extra-opts=a@{file_ini}"], {}),
        }

    def ask(self, url, way, *options, provider="unitpay"):
        arguments, environment = way
        return run("-P", provider, "-l", LOGIN, "-u", url, *arguments, *options, *LOUDEST, env=environment)


def reflects(connection, server) -> None:
    """Says everything that it heard in each place of a reply."""
    request = server.read_request(connection).replace(b"\r", b"").replace(b"\n", b" ")
    body = json.dumps({"error": {"message": request.decode("latin-1"), "code": -32000}})
    headers = ("X-Echo: " + request.decode("latin-1"), "Location: https://" + PLAIN + ".example/" + PLAIN)
    connection.sendall(reply(body, "401 " + PLAIN, headers, PLAIN))
