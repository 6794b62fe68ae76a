# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""Nothing compressed is asked for; what comes compressed all the same is read as what it is, or refused by name."""

import gzip
import unittest
import zlib

from support.assertions import PluginTest
from support.documented import ALPHASMS_KEY
from support.hostile_server import HostileServer, answers, reply
from support.plugin import run

FIGURE = b"balance:300"
# Enough to go beyond what is read, and small enough to be sent at once.
BOMB = gzip.compress(b"balance:300\n" + b" " * 20_000_000)


def bare(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


class ContentCoding(PluginTest):
    def ask(self, body, *codings, status="200 OK", options=()):
        headers = tuple(f"Content-Encoding: {coding}" for coding in codings)
        with HostileServer(answers(reply(body, status, headers))) as self.server:
            return run("-P", "alphasms", "-u", self.server.http, "-t", "50", *options, env=ALPHASMS_KEY)

    def test_nothing_compressed_is_asked_for(self):
        self.assertEqual(0, self.ask(FIGURE).code)
        self.assertEqual(1, self.server.received.count(b"\r\nAccept-Encoding: identity\r\n"))
        self.assertEqual(1, self.server.received.lower().count(b"accept-encoding"))

    def test_gzip_and_deflate_are_read(self):
        for body, *codings in (
            (gzip.compress(FIGURE), "gzip"), (gzip.compress(FIGURE), "x-gzip"), (gzip.compress(FIGURE), "GZip"),
            (gzip.compress(FIGURE[:4]) + gzip.compress(FIGURE[4:]), "gzip"),
            (zlib.compress(FIGURE), "deflate"), (bare(FIGURE), "deflate"),
            (gzip.compress(gzip.compress(FIGURE)), "gzip, gzip"), (gzip.compress(zlib.compress(FIGURE)), "deflate", "gzip"),
            (FIGURE, "identity"), (FIGURE, ""),
        ):
            with self.subTest(codings):
                self.assert_result(self.ask(body, *codings), 0, "BALANCE OK: alphasms: 300 | balance=300 time=TIMEs;;;0;50")

    def test_the_details_show_what_was_read(self):
        result = self.ask(gzip.compress(FIGURE), "gzip", options=("-v", "-v", "-v"))
        self.assertIn("Content-Encoding: gzip", result.text)
        self.assertIn("balance:300", result.text)

    def test_another_encoding_is_named(self):
        for coding in ("br", "zstd", "compress", "x-unheard-of"):
            with self.subTest(coding):
                result = self.ask(b"\x0b\x05\x80balance:300\x03", coding, options=("--on-failure", "malformed=warning"))
                self.assert_result(
                    result, 1,
                    f"BALANCE WARNING: alphasms: the reply of 127.0.0.1:PORT cannot be read: it is encoded as {coding}, "
                    "which was not asked for. Check that --url leads to the provider's API",
                )

    def test_a_stream_that_breaks_off_or_is_damaged_is_malformed_and_no_shorter_figure(self):
        whole = gzip.compress(FIGURE)
        for body, coding in (
            *((whole[:size], "gzip") for size in (1, 10, len(whole) - 12, len(whole) - 8, len(whole) - 1)),
            (bare(FIGURE)[:-3], "deflate"), (zlib.compress(FIGURE)[:-1], "deflate"), (FIGURE, "gzip"), (FIGURE, "deflate"),
            (whole[:-8] + b"\0\0\0\0" + whole[-4:], "gzip"),
        ):
            with self.subTest(body=body, coding=coding):
                result = self.ask(body, coding, options=("--on-failure", "malformed=warning"))
                self.assert_one_line(result)
                self.assertEqual(1, result.code, result)
                self.assertIn("cannot be read: its compressed body ", result.text)

    def test_the_limit_counts_decoded_bytes(self):
        result = self.ask(BOMB, "gzip", options=("--on-failure", "malformed=warning"))
        self.assertEqual(1, result.code, result)
        self.assertIn("a body larger than 1 MiB", result.text)
        fits = gzip.compress(FIGURE + b"\n" * (1024 * 1024 - len(FIGURE)))
        self.assertEqual(0, self.ask(fits, "gzip").code)

    def test_an_error_is_read_from_its_compressed_page(self):
        refused = gzip.compress(b"errors:210:Wrong key")
        plain = self.ask(b"errors:210:Wrong key", status="401 Unauthorized")
        packed = self.ask(refused, "gzip", status="401 Unauthorized")
        self.assertEqual((plain.code, plain.stdout), (packed.code, packed.stdout))
        self.assertIn("Wrong key", packed.text)

    def test_the_status_of_an_error_page_that_cannot_be_decoded_is_enough(self):
        for body, coding in ((b"x", "br"), (gzip.compress(FIGURE)[:-9], "gzip"), (BOMB, "gzip"), (b"x", "gzip")):
            with self.subTest(coding):
                self.assert_unknown(self.ask(body, coding, status="401 Unauthorized"), "login refused (HTTP 401)")


if __name__ == "__main__":
    unittest.main()
