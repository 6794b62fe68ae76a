# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""Names are looked up as /etc/hosts and /etc/resolv.conf say, whichever resolver the build has."""

import os
import shutil
import subprocess
import sys
import time
import unittest
from pathlib import Path

from support.assertions import PluginTest
from support.documented import ALPHASMS_KEY
from support.files import Files
from support.plugin import LONGEST_RUN, PLUGIN, Run

DNSMASQ = shutil.which("dnsmasq", path="/usr/sbin:/usr/bin")

# dnsmasq answers for the names below; a provider listens on IPv4 and IPv6.
RECORDS = (
    "--host-record=sms.example.org,127.0.0.1", "--host-record=six.example.org,::1",
    "--host-record=both.example.org,127.0.0.1,::1", "--host-record=wrong-six.example.org,127.0.0.1,2001:db8::1",
    "--host-record=deep.sms.example.net,127.0.0.1", "--cname=other.example.org,sms.example.org",
)

MACHINE = """
import http.server, os, socket, socketserver, subprocess, sys, threading, time
hosts, resolver, nsswitch, dnsmasq, records, plugin, *arguments = sys.argv[1:]
subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
for file, place in ((hosts, "/etc/hosts"), (resolver, os.path.realpath("/etc/resolv.conf")),
                    (nsswitch, "/etc/nsswitch.conf")):
    subprocess.run(["mount", "--bind", file, place], check=True)
silent = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
silent.bind(("127.0.0.9", 53))

class Provider(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        self.rfile.read(int(self.headers.get("Content-Length", "0")))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"balance:1250.4")
    do_GET = do_POST
    def log_message(self, *words):
        pass

class Six(http.server.ThreadingHTTPServer):
    address_family = socket.AF_INET6
    def server_bind(self):
        self.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        super().server_bind()

for server in (http.server.ThreadingHTTPServer(("127.0.0.1", 80), Provider), Six(("::1", 80), Provider)):
    threading.Thread(target=server.serve_forever, daemon=True).start()
daemon = subprocess.Popen([dnsmasq, "--keep-in-foreground", "--no-resolv", "--no-hosts", "--bind-interfaces",
                           "--listen-address=127.0.0.1", "--user=root", "--pid-file=", "--local=/example.org/",
                           "--local=/example.net/", "--local=/example.com/", "--local=/example/", *records.split()])
try:
    query = b"\\0\\1\\1\\0\\0\\1\\0\\0\\0\\0\\0\\0\\3sms\\7example\\3org\\0\\0\\1\\0\\1"
    asking = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    asking.settimeout(0.2)
    for _ in range(150):
        try:
            asking.sendto(query, ("127.0.0.1", 53))
            asking.recv(512)
            break
        except OSError:
            time.sleep(0.05)
    code = subprocess.run([plugin, *arguments]).returncode
finally:
    daemon.terminate()
    daemon.wait()
sys.exit(code)
"""


def is_possible() -> bool:
    probe = ["unshare", "-n", "-m", "sh", "-c", "ip link set lo up && mount --bind /dev/null /etc/nsswitch.conf"]
    return os.geteuid() == 0 and Path("/etc/resolv.conf").exists() and Path("/etc/nsswitch.conf").exists() and (
        subprocess.run(probe, capture_output=True, check=False).returncode == 0)


@unittest.skipUnless(is_possible(), "needs root and namespaces of its own")
class Names(PluginTest):
    def setUp(self):
        self.files = Files()
        self.addCleanup(self.files.remove)

    def ask(self, host, *options, hosts="127.0.0.1 localhost\n", resolver="nameserver 127.0.0.1\n",
            nsswitch="hosts: files dns\n", timeout="40"):
        files = [self.files.file(text, 0o644) for text in (hosts, resolver, nsswitch)]
        url = host if "://" in host else f"http://{host}"
        began = time.monotonic()
        done = subprocess.run(
            ["unshare", "-n", "-m", sys.executable, "-c", MACHINE, *files, DNSMASQ, " ".join(RECORDS), PLUGIN,
             "-P", "alphasms", "-u", url, "-t", timeout, *options],
            env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", **ALPHASMS_KEY}, capture_output=True, timeout=LONGEST_RUN,
            check=False,
        )
        return Run((host,), {}, done.stdout, done.stderr, done.returncode, time.monotonic() - began)

    def assert_found(self, host, *options, **machine):
        result = self.ask(host, *options, **machine)
        self.assertEqual(0, result.code, result)
        self.assertIn("1250.4", result.text)
        return result

    def test_names_are_found(self):
        for sentence, host, machine in (
            ("a name that the server knows", "sms.example.org", {}),
            ("an alias", "other.example.org", {}),
            ("a host with IPv6 alone", "six.example.org", {}),
            ("a host with both", "both.example.org", {}),
            ("an address of IPv6 that leads nowhere loses the race", "wrong-six.example.org", {}),
            ("a search domain", "sms", {"resolver": "search example.com example.org\nnameserver 127.0.0.1\n"}),
            ("dots below ndots go through the search domains", "deep.sms",
             {"resolver": "search example.net\noptions ndots:3\nnameserver 127.0.0.1\n"}),
            ("/etc/hosts", "paper.example.org", {"hosts": "127.0.0.1 paper.example.org\n"}),
            ("/etc/hosts, IPv6, an alias in capitals", "paper.example.org",
             {"hosts": "# a comment\n::1 first Paper.Example.org\n"}),
            ("/etc/hosts before the server", "six.example.org", {"hosts": "127.0.0.1 six.example.org\n"}),
            ("localhost without /etc/hosts and server", "localhost", {"hosts": "\n", "resolver": "\n"}),
            ("an address needs no server", "127.0.0.1", {"resolver": "\n"}),
            ("a second server, where the first is not there", "sms.example.org",
             {"resolver": "nameserver 127.0.0.8\nnameserver 127.0.0.1\n"}),
            ("modules of the system that nobody has", "sms.example.org",
             {"nsswitch": "hosts: files nonexistent [!UNAVAIL=return] dns\n"}),
        ):
            with self.subTest(sentence):
                self.assert_found(host, **machine)

    def test_a_silent_server_is_left_after_the_timeout_of_resolv_conf(self):
        resolver = "nameserver 127.0.0.9\nnameserver 127.0.0.1\noptions timeout:1 attempts:2\n"
        # Without the option it would be 5 seconds; a busy machine may need more than one of these runs.
        runs = (self.ask("sms.example.org", resolver=resolver, timeout="4") for _ in range(3))
        self.assertIn(0, (run.code for run in runs))

    def test_families_can_be_chosen(self):
        self.assert_found("both.example.org", "-4")
        self.assert_found("both.example.org", "-6")
        self.assertEqual(3, self.ask("six.example.org", "-4").code)

    def test_a_name_that_is_not_there_is_told_as_that(self):
        result = self.ask("nobody.example.org")
        self.assert_unknown(result, "nobody.example.org")
        self.assertIn("resolving", result.text, result)


if __name__ == "__main__":
    unittest.main()
