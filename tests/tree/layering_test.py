# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
"""Which directory may include which, and in which file a library's headers may stand."""

import os
import pathlib
import re
import unittest

ROOT = pathlib.Path(os.environ["BALANCE_SOURCE_DIR"])
INCLUDE = re.compile(r'^\s*#include\s+[<"]([^>"]+)[>"]', re.MULTILINE)

VALUES = {"text", "core", "secrets"}
# Each room with those that its files may include, in the order of the pipe.
MAY_INCLUDE = {
    "text": set(),
    "core": {"text"},
    "secrets": {"text"},
    "output": VALUES,
    "http": VALUES,
    "config": VALUES | {"http", "output"},
    "formats": VALUES,
    "definition": VALUES | {"http", "config", "formats"},
    "request": VALUES | {"http", "config", "formats", "definition"},
    "reply": VALUES | {"http", "formats", "definition"},
    "samples": VALUES,
    "forecast": VALUES | {"samples"},
    "rules": VALUES | {"output", "config", "reply", "samples", "forecast"},
    "history": VALUES | {"samples", "forecast"},
}
MAY_INCLUDE["check"] = set(MAY_INCLUDE)
MAY_INCLUDE["commands"] = set(MAY_INCLUDE)
MAY_INCLUDE["process"] = VALUES | {"config"}

LIBRARY_HEADERS = {
    "boost/program_options": {"config/command_line.cpp"},
    "boost/": {"config/command_line.cpp", "core/amount.cpp"},
    "curl/": {"http/curl_client.cpp", "http/curl_error.cpp", "http/curl_library.cpp",
              "http/curl_setopt.hpp", "http/curl_trust.cpp", "http/url.cpp"},
    "fmt/": {"text/format.hpp"},
    "expat": {"formats/xml.cpp"},
    "http/curl_setopt": {"http/curl_client.cpp", "http/curl_trust.cpp"},
    "openssl/": {"core/digest.cpp", "core/openssl_start.cpp", "http/bundle_store.cpp", "http/tls_watch.cpp"},
    "rapidjson/": {"formats/json.cpp"},
    "re2/": {"core/pattern.cpp"},
    "sqlite3": {"history/sqlite.cpp"},
    "zlib": {"http/content_coding.cpp"},
}


def sources():
    return sorted(p for p in (ROOT / "src").rglob("*.[ch]pp"))


class Layering(unittest.TestCase):
    def test_a_directory_includes_only_what_stands_below_it(self):
        for path in sources():
            layer = path.parent.name
            for header in INCLUDE.findall(path.read_text()):
                target = header.split("/")[0]
                if target != layer and (ROOT / "src" / header).exists():
                    with self.subTest(file=str(path.relative_to(ROOT)), header=header):
                        self.assertIn(target, MAY_INCLUDE[layer])

    def test_library_headers_stand_only_in_the_files_that_wrap_them(self):
        for path in sources():
            name = str(path.relative_to(ROOT / "src"))
            for header in INCLUDE.findall(path.read_text()):
                for prefix, allowed in LIBRARY_HEADERS.items():
                    if header.startswith(prefix):
                        with self.subTest(file=name, header=header):
                            self.assertIn(name, allowed)

    def test_one_file_asks_the_c_library_for_local_time(self):
        # Its zone is the whole process's.
        asks = re.compile(r"\b(?:localtime(?:_r)?|mktime|tzset|strftime|ctime(?:_r)?) ?\(")
        files = {path.name for path in sources() if asks.search(re.sub(r"//.*", "", path.read_text()))}
        self.assertEqual({"time_zone.cpp"}, files)

    def test_no_cpp_knows_a_provider_by_name(self):
        # A runway is the field's word, too.
        names = [p.stem for p in (ROOT / "providers").glob("*.json") if p.stem != "runway"]
        self.assertGreater(len(names), 2)
        known = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})\b")
        # What the user reads may give an example.
        texts_for_people = {"help.cpp", "option_table.cpp"}
        for path in sources():
            if path.name in texts_for_people:
                continue
            code = re.sub(r"//.*", "", path.read_text()).lower()
            with self.subTest(file=path.name):
                self.assertEqual([], known.findall(code), "known by name")

    def test_files_start_with_their_licence_and_stay_below_300_lines(self):
        for path in (*sources(), *sorted((ROOT / "tests").rglob("*.[ch]pp"))):
            lines = path.read_text().splitlines()
            with self.subTest(file=path.name):
                self.assertIn("SPDX-License-Identifier: MIT", lines[1])
                self.assertLessEqual(len(lines), 300)


if __name__ == "__main__":
    unittest.main()
