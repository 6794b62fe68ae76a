# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""Certificates made with the `openssl` program, because the standard library cannot make any."""

import subprocess
from datetime import datetime
from pathlib import Path

# Our own configuration: the system's one may hold anything.
CONFIGURATION = """\
[req]
distinguished_name = from_the_command_line
prompt = no
[from_the_command_line]
[ca]
default_ca = sandbox
[sandbox]
database = issued.txt
new_certs_dir = .
rand_serial = yes
unique_subject = no
default_md = sha256
policy = any_name
[any_name]
commonName = supplied
[authority]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[leaf]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
"""


class OpensslError(Exception):
    """The program is missing or did not do what it was asked for."""


def make_authority(work: Path, name: str, common_name: str, days: int) -> None:
    _prepare(work, "")
    arguments = ["req", "-config", "openssl.cnf", "-x509", "-extensions", "authority", "-sha256"]
    _run(work, *arguments, *_new_key(name, common_name), "-out", f"{name}.crt", "-days", str(days))


def make_leaf(
    work: Path, name: str, common_name: str, issuer: Path, extensions: str, start: datetime, end: datetime
) -> None:
    _prepare(work, extensions)
    request = f"{name}.csr"
    _run(work, "req", "-config", "openssl.cnf", "-new", *_new_key(name, common_name), "-out", request)
    authority = ["-cert", issuer.with_suffix(".crt"), "-keyfile", issuer.with_suffix(".key")]
    # `openssl ca` and not `openssl x509`: only here every version takes dates in the past.
    dates = ["-startdate", _date(start), "-enddate", _date(end)]
    arguments = ["ca", "-config", "openssl.cnf", "-batch", "-notext", "-extensions", "leaf", "-in", request]
    _run(work, *arguments, *authority, *dates, "-out", f"{name}.crt")


def is_issued_by(certificate: Path, authority: Path, moment: datetime | None) -> bool:
    """Whether the signature is right and, unless no moment is given, the dates are."""
    time = ["-attime", str(int(moment.timestamp()))] if moment else ["-no_check_time"]
    try:
        _run(certificate.parent, "verify", "-CAfile", authority, *time, certificate)
    except OpensslError:
        return False
    return True


def subject(certificate: Path) -> str:
    output = _run(certificate.parent, "x509", "-noout", "-subject", "-nameopt", "RFC2253", "-in", certificate)
    return output.strip().removeprefix("subject=").strip()


def _prepare(work: Path, leaf_extensions: str) -> None:
    (work / "openssl.cnf").write_text(CONFIGURATION + leaf_extensions)
    (work / "issued.txt").touch()


def _new_key(name: str, common_name: str) -> list[str]:
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", f"{name}.key"]
    return [*key, "-subj", f"/CN={common_name}"]


def _date(moment: datetime) -> str:
    return moment.strftime("%y%m%d%H%M%SZ")


def _run(directory: Path, *arguments) -> str:
    command = ["openssl", *map(str, arguments)]
    try:
        finished = subprocess.run(
            command, cwd=directory, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=30
        )
    except FileNotFoundError:
        raise OpensslError("the openssl program is not installed, or not in the PATH") from None
    except subprocess.TimeoutExpired:
        raise OpensslError(f"openssl {arguments[0]} did not end within 30 s") from None
    if finished.returncode != 0:
        raise OpensslError(f"openssl {arguments[0]} failed: {finished.stderr.strip()}")
    return finished.stdout
