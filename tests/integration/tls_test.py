# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""TLS fails closed: a server that is not trusted sees no byte of a request. Nor does the target of a redirect."""

import socket
import ssl
import subprocess
import unittest

from support.assertions import PluginTest
from support.documented import ALPHASMS_KEY, ALPHASMS_OK, UNITPAY_KEY
from support.hostile_server import HostileServer, answers, reply
from support.plugin import run
from support.sandbox import Sandbox

REQUEST_WORDS = (b"demo-key", b"HTTP/1.1", b"/api", b"POST", b"GET")


def setUpModule() -> None:
    global sandbox
    sandbox = Sandbox()


def tearDownModule() -> None:
    sandbox.stop()


def records(connection, server) -> None:
    """Reads to the end, and answers whoever asks."""
    server.read_request(connection)
    connection.sendall(reply(ALPHASMS_OK))


def context(leaf="server", **settings) -> ssl.SSLContext:
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(sandbox.certificates / f"{leaf}.crt", sandbox.certificates / f"{leaf}.key")
    for name, value in settings.items():
        setattr(made, name, value)
    return made


def ask(url, *options):
    return run("-P", "alphasms", "-u", url, "-t", "50", *options, env=ALPHASMS_KEY)


class Untrusted(PluginTest):
    def assert_refused(self, leaf, *options, words=("is not trusted",)):
        with HostileServer(records, context(leaf)) as server:
            result = ask(server.https, *options)
            self.assert_unknown(result, *words)
            self.assertEqual(b"", server.received)

    def test_a_certificate_of_another_ca_is_refused(self):
        self.assert_refused("unknown-ca", "--ca-file", sandbox.ca, words=("is not trusted", "holds the CA that signed it"))

    def test_a_certificate_for_another_host_is_refused(self):
        self.assert_refused("wrong-host", "--ca-file", sandbox.ca,
                            words=("is not trusted", "Check the host of --url: the certificate is for another name"))

    def test_an_expired_certificate_is_refused(self):
        self.assert_refused("expired", "--ca-file", sandbox.ca,
                            words=("is not trusted", "must be renewed, unless the clock of this machine is wrong"))

    def test_without_a_ca_file_the_trust_of_the_system_counts(self):
        self.assert_refused("server")

    def test_a_ca_path_without_hashed_certificates_is_a_mistake_whatever_on_failure_says(self):
        for path in (str(sandbox.directory), "/nonexistent", "/etc/passwd"):
            with self.subTest(path), HostileServer(records, context()) as server:
                result = ask(server.https, "--ca-path", path, "--on-failure", "critical")
                self.assert_unknown(result, "--ca-path", "hashed")
                self.assertEqual(b"", server.received)

    def test_the_address_must_be_in_the_certificate_too(self):
        with HostileServer(records, context("wrong-host")) as server:
            result = ask(f"https://127.0.0.1:{server.port}", "--ca-file", sandbox.ca)
            self.assert_unknown(result, "is not trusted")
            self.assertEqual(b"", server.received)
        with HostileServer(records, context()) as server:
            self.assertEqual(0, ask(f"https://127.0.0.1:{server.port}", "--ca-file", sandbox.ca).code)

    def test_the_bad_certificates_of_the_sandbox_are_refused_and_unreachable(self):
        sandbox.reset()
        for url in (sandbox.https_expired, sandbox.https_wrong_host, sandbox.https_unknown_ca):
            with self.subTest(url):
                result = ask(url, "--ca-file", sandbox.ca, "--on-failure", "unreachable=critical")
                self.assert_one_line(result)
                self.assertEqual(2, result.code, result)
        self.assertEqual([], sandbox.requests())

    def test_no_request_is_tried_again_over_plain_http(self):
        with HostileServer(records, context("unknown-ca")) as server:
            ask(server.https, "--ca-file", sandbox.ca, "--retries", "5")
            self.assertEqual(1, server.connections)


class Bundles(PluginTest):
    """The file of --ca-file is no longer read by libcurl, whose rules hold all the same."""

    def bundle(self, *names):
        other = subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", "/CN=Other",
             "-keyout", str(sandbox.directory / "other.key"), "-days", "2"], capture_output=True, text=True, check=True).stdout  # fmt: skip
        file = sandbox.directory / "bundle.pem"
        texts = [(sandbox.certificates / f"{name}.crt").read_text() for name in names]
        file.write_text("# others\n" + 20 * other + "\n# ours\n".join(texts))
        return str(file)

    def ask_with(self, *names, leaf="server"):
        with HostileServer(records, context(leaf)) as server:
            result = ask(server.https, "--ca-file", self.bundle(*names))
            return result, server.received

    def test_an_authority_is_found_among_others(self):
        result, _ = self.ask_with("ca")
        self.assertEqual(0, result.code, result)
        result, _ = self.ask_with("unknown-ca", "ca")
        self.assertEqual(0, result.code, result)

    def test_a_server_that_is_in_the_bundle_itself_is_trusted(self):
        result, _ = self.ask_with("server")
        self.assertEqual(0, result.code, result)

    def test_others_alone_are_not_enough(self):
        for names, leaf in (((), "server"), (("wrong-host",), "server"), (("server",), "unknown-ca"), (("ca",), "expired"),
                            (("ca",), "wrong-host"), (("expired",), "expired")):  # fmt: skip
            with self.subTest(names=names, leaf=leaf):
                result, received = self.ask_with(*names, leaf=leaf)
                self.assert_unknown(result, "is not trusted")
                self.assertEqual(b"", received)

    def test_a_bundle_and_a_directory_count_together(self):
        directory = sandbox.directory / "hashed"
        directory.mkdir()
        (directory / "ca.pem").write_text((sandbox.certificates / "ca.crt").read_text())
        subprocess.run(["openssl", "rehash", str(directory)], check=True)
        with HostileServer(records, context()) as server:
            result = ask(server.https, "--ca-file", self.bundle(), "--ca-path", str(directory))
            self.assertEqual(0, result.code, result)


class OldAndPlain(PluginTest):
    def test_tls_1_1_is_too_old(self):
        old = context()
        old.minimum_version = ssl.TLSVersion.TLSv1
        old.maximum_version = ssl.TLSVersion.TLSv1_1
        old.set_ciphers("ALL:@SECLEVEL=0")
        for options in (("--ca-file", sandbox.ca), ("--insecure",)):
            with self.subTest(options), HostileServer(records, old) as server:
                self.assert_unknown(ask(server.https, *options))
                self.assertEqual(b"", server.received)

    def test_tls_1_2_and_1_3_are_spoken(self):
        for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
            only = context(minimum_version=version, maximum_version=version)
            with self.subTest(version), HostileServer(records, only) as server:
                self.assertEqual(0, ask(server.https, "--ca-file", sandbox.ca).code)

    def test_a_plain_text_server_on_the_https_port_sees_no_request(self):
        def listens(connection, server):
            server.received += connection.recv(65536)
            connection.sendall(reply(ALPHASMS_OK))
            connection.shutdown(socket.SHUT_WR)
            server.read_everything(connection)

        for options in (("--ca-file", sandbox.ca), ("--insecure",)):
            with self.subTest(options), HostileServer(listens) as server:
                self.assert_unknown(ask(server.https, *options))
                self.assertNotEqual(b"", server.received)
                for word in REQUEST_WORDS:
                    self.assertNotIn(word, server.received)

    def test_a_tls_server_on_the_http_port_is_unknown(self):
        self.assert_unknown(ask(sandbox.https.replace("https:", "http:")))

    def test_only_http_and_https_are_spoken(self):
        for scheme in ("file", "ftp", "gopher", "ldap", "smb", "telnet", "dict", "ws", "data", "javascript"):
            with self.subTest(scheme):
                self.assert_unknown(ask(f"{scheme}://127.0.0.1:1/"), "--url")


class Insecure(PluginTest):
    def test_without_the_check_the_first_line_says_so(self):
        for url in (sandbox.https, sandbox.https_expired, sandbox.https_wrong_host, sandbox.https_unknown_ca):
            with self.subTest(url):
                self.assert_result(
                    ask(url, "--insecure", "-w", "200"), 0,
                    "BALANCE OK: [insecure] alphasms: 1250.4 | balance=1250.4;200 time=TIMEs;;;0;50",
                )

    def test_failures_say_so_as_well(self):
        self.assert_unknown(ask(sandbox.https + "/wrong-login", "--insecure"), "[insecure]")
        self.assert_unknown(ask("https://127.0.0.1:1", "--insecure"), "[insecure]")

    def test_a_checked_certificate_is_not_called_insecure(self):
        self.assertNotIn("insecure", ask(sandbox.https, "--ca-file", sandbox.ca).text)


class Mistakes(PluginTest):
    def test_files_of_certificates_that_cannot_be_used_are_unknown_and_nothing_is_sent(self):
        missing = str(sandbox.directory / "missing")
        empty = sandbox.directory / "empty"
        empty.write_text("")
        sandbox.reset()
        for options in (
            ("--ca-file", missing), ("--ca-file", str(empty)), ("--ca-file", "/dev/null"), ("--ca-path", missing),
            ("--ca-file", sandbox.ca, "--client-cert", missing),
            ("--ca-file", sandbox.ca, "--client-cert", sandbox.ca, "--client-key", missing),
            ("--ca-file", sandbox.ca, "--client-cert", str(empty), "--client-key", str(empty)),
        ):
            with self.subTest(options):
                self.assert_unknown(ask(sandbox.https, *options))
        self.assertEqual([], sandbox.requests())

    def test_a_missing_file_is_named(self):
        for option in ("--ca-file", "--client-cert"):
            self.assert_unknown(ask(sandbox.https, option, "/nonexistent/x.pem"), "/nonexistent/x.pem")

    def test_files_that_cannot_be_read_are_a_mistake_whatever_the_url_and_nothing_is_sent(self):
        missing = str(sandbox.directory / "missing")
        empty = sandbox.directory / "empty.pem"
        empty.write_text("")
        cases = (
            ("--ca-file", missing), ("--ca-file", str(empty)), ("--ca-file", str(sandbox.directory)),
            ("--ca-path", missing), ("--ca-path", sandbox.ca), ("--client-cert", missing),
            ("--client-key", missing, "--client-cert", sandbox.ca),
        )
        sandbox.reset()
        for url in (sandbox.http, sandbox.https):
            for case in cases:
                for more in ((), ("--insecure",)):
                    with self.subTest(url=url, case=case, more=more):
                        result = ask(url, *case, *more, "--on-failure", "critical")
                        self.assert_unknown(result, f"{case[0]} '{case[1]}': ")
        self.assertEqual([], sandbox.requests())

    def test_files_that_hold_nothing_of_use_are_named_with_their_options(self):
        nonsense = sandbox.directory / "nonsense.pem"
        nonsense.write_text("nonsense")
        self.assert_unknown(ask(sandbox.https, "--ca-file", str(nonsense)), "Check --ca-file and --ca-path")
        self.assert_unknown(ask(sandbox.https, "--ca-file", sandbox.ca, "--client-cert", str(nonsense)),
                            "Check --client-cert and --client-key")

    def test_a_client_certificate_of_a_stranger_is_not_accepted(self):
        stranger = sandbox.certificates / "unknown-ca"
        options = ("--client-cert", f"{stranger}.crt", "--client-key", f"{stranger}.key")
        self.assert_unknown(ask(sandbox.https, "--ca-file", sandbox.ca, *options))


class Redirects(PluginTest):
    def test_a_redirect_sends_nothing_to_its_target(self):
        for status in (300, 301, 302, 303, 307, 308):
            for provider in ("alphasms", "unitpay"):
                with self.subTest(status=status, provider=provider), HostileServer(records) as target:
                    location = (f"Location: http://user:pass@127.0.0.1:{target.port}/new?key=demo-key",)
                    with HostileServer(answers(reply("", f"{status} Moved", location))) as server:
                        result = run("-P", provider, "-l", "x", "-u", server.http, env=UNITPAY_KEY)
                        self.assertEqual(1, server.connections)
                    self.assert_unknown(result, f"HTTP {status}", "127.0.0.1")
                    self.assertNotIn("demo-key", result.text)
                    self.assertEqual((0, b""), (target.connections, target.received))

    def test_a_redirect_is_a_failure_of_the_provider(self):
        with HostileServer(answers(reply(ALPHASMS_OK, "301 Moved", ("Location: https://new.example/",)))) as server:
            result = ask(server.http, "--on-failure", "provider=warning")
        self.assert_one_line(result)
        self.assertEqual(1, result.code, result)
        self.assertIn("new.example", result.text)

    def test_on_the_same_host_its_path_is_told_and_no_query(self):
        for location, words in (
            ("/v2/balance?key=demo-key#x", "(HTTP 301) to /v2/balance on the same host. "),
            ("login", "(HTTP 301) to /api/login on the same host. "),
            ("http://127.0.0.1:1/x?key=demo-key", "(HTTP 301) to http://127.0.0.1:1/x. "),
            ("https://127.0.0.1:1/x", "(HTTP 301) to https://127.0.0.1:1/x. "),
        ):
            with self.subTest(location):
                with HostileServer(answers(reply("", "301 Moved", (f"Location: {location}",)))) as server:
                    result = ask(server.http)
                self.assert_unknown(result, words, "Redirects are not followed")
                self.assertNotIn("key=", result.text)

    def test_not_modified_is_no_redirect(self):
        for headers in ((), ("ETag: x",)):
            with HostileServer(answers(reply("", "304 Not Modified", headers))) as server:
                result = ask(server.http, "--on-failure", "provider=warning")
            self.assert_result(
                result, 1,
                'BALANCE WARNING: alphasms: the reply says "not modified" and holds no balance (HTTP 304). A cache '
                "or proxy on the way may be at fault: check --proxy, or ask the provider",
            )

    def test_strange_targets_are_told_safely(self):
        for location in (
            "", "/elsewhere", "//other.example/x", "https://", "https://a|b<c>/", "x" * 9000, "\x80\xff",
            "file:///etc/passwd"
        ):
            with self.subTest(location[:20]):
                with HostileServer(answers(reply("", "302 Found", (f"Location: {location}",)))) as server:
                    self.assert_unknown(ask(server.http), "HTTP 302")

    def test_a_refresh_header_or_a_cookie_does_nothing(self):
        with HostileServer(records) as target:
            headers = (f"Refresh: 0; url={target.http}", "Set-Cookie: a=b", f'Alt-Svc: h2="127.0.0.1:{target.port}"')
            with HostileServer(answers(reply(ALPHASMS_OK, headers=headers))) as server:
                self.assertEqual(0, ask(server.http).code)
            self.assertEqual(0, target.connections)


if __name__ == "__main__":
    unittest.main()
