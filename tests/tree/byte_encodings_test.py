# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
"""The tables of older encodings are what tools/byte-encodings writes, and what this system's iconv says."""

import os
import pathlib
import re
import subprocess
import sys
import unittest

ROOT = pathlib.Path(os.environ["BALANCE_SOURCE_DIR"])
TABLES = (ROOT / "src/formats/byte_encoding_tables.inc").read_text(encoding="utf-8")
UPPER_HALF = bytes(range(128, 256))


def written_tables() -> dict[str, list[int]]:
    rows = re.findall(r'\{"([^"]+)",\s*\{([^}]*)\}\}', TABLES)
    return {name: [int(number, 0) for number in numbers.split(",")] for name, numbers in rows}


def said_by_iconv(encoding: str) -> list[int]:
    """Each character with a line end behind it: some encodings keep a letter back, to join it with the next."""
    lines = b"".join(bytes([byte, 10]) for byte in UPPER_HALF)
    done = subprocess.run(["iconv", "-c", "-f", encoding, "-t", "UTF-8"], input=lines, capture_output=True, check=False)
    return [ord(line) if line else 0 for line in done.stdout.decode().split("\n")[:-1]]


class ByteEncodings(unittest.TestCase):
    def test_the_tables_are_written_by_the_tool(self):
        written = subprocess.run([sys.executable, "-B", str(ROOT / "tools/byte-encodings")], capture_output=True, text=True, check=True)
        self.assertEqual(TABLES, written.stdout, "run tools/byte-encodings --write")

    def test_the_tables_are_what_iconv_says(self):
        tables = written_tables()
        self.assertEqual(27, len(tables))
        for encoding, table in tables.items():
            with self.subTest(encoding):
                self.assertEqual(said_by_iconv(encoding), table)

    def test_the_lower_half_of_each_is_ascii(self):
        lower = bytes(range(128))
        for encoding in written_tables():
            with self.subTest(encoding):
                done = subprocess.run(["iconv", "-f", encoding, "-t", "UTF-8"], input=lower, capture_output=True, check=True)
                self.assertEqual(lower, done.stdout)

    def test_no_source_asks_iconv(self):
        for path in sorted((ROOT / "src").rglob("*.[ch]pp")):
            with self.subTest(path.name):
                self.assertNotIn("<iconv.h>", path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
