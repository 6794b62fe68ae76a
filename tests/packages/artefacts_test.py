# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""What tools/release made: sums, the bill of materials, the archive, lintian's opinion of the .deb."""

import json
import re
import subprocess
import tarfile
import tempfile
import unittest
from pathlib import Path

from clean_root import SOURCE

DIST = SOURCE / "dist"


def made(pattern: str) -> list:
    found = sorted(DIST.glob(pattern))
    if not found:
        raise AssertionError(f"no {pattern} in dist: run tools/release")
    return found


class Artefacts(unittest.TestCase):
    def test_the_sums_are_right_and_name_every_file(self):
        done = subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=DIST, check=False)
        self.assertEqual(0, done.returncode)
        named = {line.split()[1] for line in (DIST / "SHA256SUMS").read_text().splitlines()}
        self.assertEqual({path.name for path in DIST.iterdir()} - {"SHA256SUMS"}, named)

    def test_lintian_has_no_error(self):
        for package in made("*.deb"):
            with self.subTest(package.name):
                done = subprocess.run(["lintian", "--allow-root", "--fail-on", "error,warning", package],
                                      stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
                self.assertEqual((0, ""), (done.returncode, done.stdout))

    def test_the_bill_of_materials_is_what_the_program_tells(self):
        for path in made("*x86_64.cdx.json"):
            bill = json.loads(path.read_text())
            told = subprocess.run([SOURCE / "build/portable/check_balance", "--version", "-v"],
                                  stdout=subprocess.PIPE, text=True, check=False).stdout
            self.assertEqual("CycloneDX", bill["bomFormat"])
            self.assertGreater(len(bill["components"]), 10)
            for component in bill["components"]:
                package = component["bom-ref"].partition("@")[0]
                self.assertRegex(told, rf"(?m)^{component['name'].replace('+', '.')} .* {package} .*$")
                self.assertIn(component["version"], told)

    def test_all_architectures_hold_the_same_versions(self):
        bills = [json.loads(path.read_text())["components"] for path in made("*.cdx.json")]
        for bill in bills:
            self.assertEqual(bills[0], bill)

    def test_every_link_of_the_documents_leads_somewhere(self):
        with tempfile.TemporaryDirectory() as scratch:
            for kind, command, folder in (
                ("*_amd64.deb", ["dpkg-deb", "--extract"], "usr/share/doc/check-balance"),
                ("*x86_64.tar.gz", None, "*"),
            ):
                [package] = made(kind)
                tree = Path(scratch) / kind.strip("*")
                if command:
                    subprocess.run([*command, package, tree], check=True)
                else:
                    tree.mkdir()
                    subprocess.run(["tar", "--extract", "--file", package, "--directory", tree], check=True)
                [folder] = tree.glob(folder)
                pages = sorted(folder.rglob("*.md"))
                self.assertGreater(len(pages), 10)
                for page in pages:
                    for link in re.findall(r"\]\(([^)#\s]+)", page.read_text()):
                        if "://" not in link:
                            with self.subTest(kind, page=page.name, link=link):
                                self.assertTrue((page.parent / link).exists())

    def test_the_archive_is_one_folder_that_says_what_it_is(self):
        for path in made("*.tar.gz"):
            folder = path.name.removesuffix(".tar.gz")
            with self.subTest(path.name), tarfile.open(path) as archive:
                names = archive.getnames()
                self.assertEqual({folder}, {name.split("/")[0] for name in names})
                for wanted in ("check_balance", "check_balance.8", "README.md", "LICENSE", "completion/check_balance.bash",
                               "icinga-conf/check_balance.conf", "licences/README", "licences/openssl.txt"):
                    self.assertIn(f"{folder}/{wanted}", names)
                self.assertEqual({"0 0"}, {f"{one.uid} {one.gid}" for one in archive.getmembers()})


if __name__ == "__main__":
    unittest.main()
