# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""A machine without CA certificates, or whose OpenSSL forbids what is needed, is told as what it is."""

import shlex
import subprocess
import unittest

from support import namespaces
from support.assertions import PluginTest
from support.documented import ALPHASMS_KEY
from support.files import Files
from support.plugin import PORTABLE
from support.sandbox import Sandbox

# An /etc of its own, with what finding "localhost" and starting the program take.
OWN_ETC = (
    "mount -t tmpfs none /mnt", "cp -L /etc/hosts /etc/nsswitch.conf /etc/ld.so.cache /etc/passwd /mnt",
    "mount --bind /mnt /etc", "mkdir -p /etc/ssl",
)  # fmt: skip

# {ca}: the file of the one authority, {hash}: its name in a hashed directory.
MANY_NAMES = "for i in $(seq 10 50); do cp {ca} $DIRECTORY/aaaaaa$i.0; done && cp {ca} $DIRECTORY/{hash}.0"
LAYOUTS = {
    "Debian": (
        "mkdir /etc/ssl/certs", "DIRECTORY=/etc/ssl/certs", MANY_NAMES,
        "echo junk > /etc/ssl/certs/ca-certificates.crt",
    ),
    "Alpine, with no more than ca-certificates-bundle": (
        "mkdir /etc/ssl/certs", "cp {ca} /etc/ssl/certs/ca-certificates.crt",
        "ln -s certs/ca-certificates.crt /etc/ssl/cert.pem",
    ),
    "Alpine's second name": ("cp {ca} /etc/ssl/cert.pem",),
    "Red Hat 9": (
        "mkdir -p /etc/pki/ca-trust/extracted/pem /etc/pki/tls/certs",
        "cp {ca} /etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
        "ln -s /etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem /etc/pki/tls/certs/ca-bundle.crt",
        "ln -s ../pki/tls/certs /etc/ssl/certs",
    ),
    "Red Hat 9, where somebody added an authority by hand": (
        "mkdir -p /etc/pki/ca-trust/extracted/pem /etc/pki/tls/certs",
        "cp {ca} /etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
        "echo own > /etc/pki/tls/certs/aaaaaaaa.0", "ln -s ../pki/tls/certs /etc/ssl/certs",
    ),
    "Red Hat 9, where the server's authority was added by hand": (
        "mkdir -p /etc/pki/ca-trust/extracted/pem /etc/pki/tls/certs",
        "cp {other} /etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
        "cp {ca} /etc/pki/tls/certs/{hash}.0", "ln -s ../pki/tls/certs /etc/ssl/certs",
    ),
    "Red Hat 10": (
        "DIRECTORY=/etc/pki/ca-trust/extracted/pem/directory-hash", "mkdir -p $DIRECTORY", MANY_NAMES,
    ),
    "an older relative of Red Hat": ("mkdir -p /etc/pki/tls/certs", "cp {ca} /etc/pki/tls/certs/ca-bundle.crt"),
    "SUSE": (
        "mount -t tmpfs none /var/lib", "DIRECTORY=/var/lib/ca-certificates/pem", "mkdir -p $DIRECTORY", MANY_NAMES,
        "ln -s $DIRECTORY /etc/ssl/certs",
    ),
    "SUSE's bundle": (
        "mount -t tmpfs none /var/lib", "mkdir /var/lib/ca-certificates",
        "cp {ca} /var/lib/ca-certificates/ca-bundle.pem",
    ),
    "Arch": (
        "DIRECTORY=/etc/ca-certificates/extracted/cadir", "mkdir -p $DIRECTORY /etc/ssl/certs", MANY_NAMES,
        "ln -s ../../ca-certificates/extracted/cadir/* /etc/ssl/certs",
    ),
}

NO_AUTHORITIES = {
    "no directory": ("mount -t tmpfs none /etc/ssl",),
    "an empty directory": ("mount -t tmpfs none /etc/ssl/certs",),
    "an empty bundle": ("mount -t tmpfs none /etc/ssl/certs", "touch /etc/ssl/certs/ca-certificates.crt"),
    "links that lead nowhere": ("mount -t tmpfs none /etc/ssl/certs", "ln -s /nonexistent /etc/ssl/certs/5ed36f99.0"),
}

# An OpenSSL that looks for algorithms of a FIPS module only.
FIPS = """openssl_conf = openssl_init
[openssl_init]
providers = provider_sect
alg_section = algorithm_sect
[provider_sect]
base = base_sect
default = default_sect
[base_sect]
activate = 1
[default_sect]
activate = 1
[algorithm_sect]
default_properties = fips=yes
"""

SIGNED_WITH_MD5 = """{
  "format": 1, "name": "signed", "title": "Signed", "base_url": "https://api.example",
  "credentials": [["key"]],
  "request": {
    "methods": ["get"], "path": "/balance",
    "computed": {"signature": {"digest": "md5", "of": "{key}", "as": "hex"}},
    "headers": {"X-Signature": "{computed:signature}"}
  },
  "reply": {"format": "json", "figures": [{"name": "balance", "at": "/balance"}]},
  "evidence": [{"kind": "documentation", "source": "https://api.example/"}]
}
"""


def setUpModule() -> None:
    global sandbox
    sandbox = Sandbox()


def tearDownModule() -> None:
    sandbox.stop()


def ask(commands, *options):
    return namespaces.run_mounted(commands, "-P", "alphasms", "-t", "50", *options, env=ALPHASMS_KEY)


@unittest.skipUnless(namespaces.are_possible(), "needs root and mounts of its own")
class NoAuthorities(PluginTest):
    def test_it_names_the_package_and_is_a_mistake_whatever_on_failure_says(self):
        sandbox.reset()
        for name, commands in NO_AUTHORITIES.items():
            with self.subTest(name):
                result = ask(commands, "-u", sandbox.https, "--on-failure", "critical")
                self.assert_result(
                    result, 3,
                    "BALANCE UNKNOWN: alphasms: this machine has no CA certificates (looked in /etc/ssl, /etc/pki, "
                    "/etc/ca-certificates and /var/lib/ca-certificates). Nothing was sent. Install the package "
                    "ca-certificates, or name your own with --ca-file",
                )
        self.assertEqual([], sandbox.requests())

    def test_a_bundle_of_junk_is_not_blamed_on_options_that_were_not_given(self):
        commands = ("mount -t tmpfs none /etc/ssl/certs", "echo junk > /etc/ssl/certs/ca-certificates.crt")
        self.assert_unknown(ask(commands, "-u", sandbox.https), "the transfer cannot start: ",
                            "/etc/ssl/certs/ca-certificates.crt holds no certificate",
                            "The CA certificates of this machine are damaged: reinstall the package ca-certificates")

    def test_a_bundle_that_this_user_cannot_read_is_named_with_the_command(self):
        bundle = "/etc/ssl/certs/ca-certificates.crt"
        for commands, place, mend in (
            ((f"chmod 0600 {bundle}", "chmod 0755 /etc/ssl/certs"), bundle, f"chmod 0644 {bundle}"),
            (("chmod 0700 /etc/ssl/certs",), "/etc/ssl/certs", "chmod 0755 /etc/ssl/certs"),
        ):
            with self.subTest(place):
                result = namespaces.run_mounted(
                    ("mount -t tmpfs none /etc/ssl/certs", f"cp {sandbox.ca} {bundle}", *commands), "-P", "alphasms",
                    "-t", "50", "-u", sandbox.https, env=ALPHASMS_KEY, user=65534)
                self.assert_result(result, 3, f"BALANCE UNKNOWN: alphasms: this user cannot read the CA certificates of "
                                              f"this machine in {place}. Nothing was sent. As root: {mend}")

    def test_where_they_are_not_needed_they_are_not_missed(self):
        commands = NO_AUTHORITIES["no directory"]
        for options in (("-u", sandbox.http), ("-u", sandbox.https, "--ca-file", sandbox.ca),
                        ("-u", sandbox.https, "--insecure")):
            with self.subTest(options):
                self.assertEqual(0, ask(commands, *options).code)

    def test_the_bundle_alone_is_enough(self):
        commands = ("mount -t tmpfs none /etc/ssl/certs", f"cp {sandbox.ca} /etc/ssl/certs/ca-certificates.crt")
        self.assertEqual(0, ask(commands, "-u", sandbox.https).code)


@unittest.skipUnless(namespaces.are_possible(), "needs root and mounts of its own")
class Layouts(PluginTest):
    def setUp(self):
        named = subprocess.run(["openssl", "x509", "-hash", "-noout", "-in", sandbox.ca], capture_output=True, text=True, check=True)
        self.hash = named.stdout.strip()

    def commands(self, layout, authority):
        other = sandbox.certificates / "unknown-ca.crt"
        words = {"{ca}": shlex.quote(str(authority)), "{hash}": self.hash, "{other}": shlex.quote(str(other))}
        filled = []
        for command in layout:
            for word, value in words.items():
                command = command.replace(word, value)
            filled.append(command)
        return (*OWN_ETC, *filled)

    def test_the_authorities_of_each_distribution_are_found(self):
        for name, layout in LAYOUTS.items():
            with self.subTest(name):
                self.assertEqual(0, ask(self.commands(layout, sandbox.ca), "-u", sandbox.https).code)

    def test_where_they_hold_another_authority_nothing_is_sent(self):
        sandbox.reset()
        for name, layout in LAYOUTS.items():
            with self.subTest(name):
                result = ask(self.commands(layout, sandbox.certificates / "unknown-ca.crt"), "-u", sandbox.https)
                self.assert_unknown(result, "is not trusted")
        self.assertEqual([], sandbox.requests())

    def test_variables_of_openssl_count_for_nothing(self):
        trusting = {**ALPHASMS_KEY, "SSL_CERT_FILE": str(sandbox.ca), "SSL_CERT_DIR": "/etc/ssl/certs"}
        for name, layout in LAYOUTS.items():
            with self.subTest(name):
                commands = self.commands(layout, sandbox.certificates / "unknown-ca.crt")
                result = namespaces.run_mounted(commands, "-P", "alphasms", "-t", "50", "-u", sandbox.https, env=trusting)
                self.assert_unknown(result, "is not trusted")


@unittest.skipUnless(namespaces.are_possible(), "needs root and mounts of its own")
class Fips(PluginTest):
    def setUp(self):
        self.files = Files()
        self.addCleanup(self.files.remove)
        self.commands = (f"mount --bind {self.files.file(FIPS, 0o644)} /etc/ssl/openssl.cnf",)

    @unittest.skipIf(PORTABLE, "reads no openssl.cnf")
    def test_a_signature_with_md5_is_a_mistake_and_no_bug(self):
        definition = self.files.file(SIGNED_WITH_MD5)
        for options in ((), ("--explain",)):
            with self.subTest(options):
                result = namespaces.run_mounted(
                    self.commands, "--provider-file", definition, "-u", sandbox.http, "--on-failure", "critical",
                    *options, env=ALPHASMS_KEY,
                )
                self.assert_result(
                    result, 3,
                    "BALANCE UNKNOWN: signed: OpenSSL on this machine forbids MD5 (FIPS mode), which the requests to "
                    "this provider are signed with. Allow it in openssl.cnf, or run this check on another machine",
                )

    @unittest.skipIf(PORTABLE, "reads no openssl.cnf")
    def test_an_openssl_that_cannot_start_is_no_fault_of_the_servers(self):
        result = ask(self.commands, "-u", sandbox.https, "--ca-file", sandbox.ca)
        self.assert_unknown(result, "the transfer cannot start", "openssl.cnf")

    @unittest.skipUnless(PORTABLE, "the system's OpenSSL obeys its openssl.cnf")
    def test_the_portable_build_works_whatever_an_openssl_cnf_says(self):
        definition = self.files.file(SIGNED_WITH_MD5)
        signed = namespaces.run_mounted(self.commands, "--provider-file", definition, "-u", sandbox.http, env=ALPHASMS_KEY)
        self.assertNotIn("OpenSSL", signed.text)
        self.assertEqual(0, ask(self.commands, "-u", sandbox.https, "--ca-file", sandbox.ca).code)

    def test_without_tls_and_signatures_nothing_is_amiss(self):
        self.assertEqual(0, ask(self.commands, "-u", sandbox.http).code)


if __name__ == "__main__":
    unittest.main()
