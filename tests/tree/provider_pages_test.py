# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT
"""docs/providers.md is what tools/provider-pages writes, and every provider tells what a reader of it needs."""

import json
import os
import pathlib
import subprocess
import sys
import unittest

ROOT = pathlib.Path(os.environ["BALANCE_SOURCE_DIR"])


class ProviderPages(unittest.TestCase):
    def test_the_page_is_written_from_the_definitions(self):
        written = subprocess.run([sys.executable, "-B", str(ROOT / "tools/provider-pages")], capture_output=True, text=True, check=True)
        self.assertEqual((ROOT / "docs/providers.md").read_text(), written.stdout, "run tools/provider-pages --write")

    def test_the_page_tells_what_each_figure_leaves_out_and_which_are_retired(self):
        page = (ROOT / "docs/providers.md").read_text()
        for file in sorted((ROOT / "providers").glob("*.json")):
            with self.subTest(file.stem):
                definition = json.loads(file.read_text(encoding="utf-8"))
                entry = page.split(f"\n### {file.stem}\n")[1].split("\n### ")[0]
                self.assertIn(f"\n- Not in the figure: {definition['hints']['excludes']}\n", entry)
                self.assertEqual("retired" in definition, f"| (retired) {definition['title']} |" in page)
                self.assertEqual("retired" in definition, "\n- **Retired**: " in entry)

    def test_there_are_at_least_fifty_with_evidence(self):
        files = sorted((ROOT / "providers").glob("*.json"))
        self.assertGreaterEqual(len(files), 50)
        for file in files:
            with self.subTest(file.stem):
                definition = json.loads(file.read_text(encoding="utf-8"))
                self.assertIn(definition["category"], ("sms", "telephony", "payment", "hosting", "ai", "captcha", "proxy", "other"))
                kinds = [source["kind"] for source in definition["evidence"]]
                self.assertTrue("documentation" in kinds or kinds.count("client") >= 2, kinds)
                self.assertIn("documentation", definition["hints"]) if "documentation" in kinds else None


if __name__ == "__main__":
    unittest.main()
