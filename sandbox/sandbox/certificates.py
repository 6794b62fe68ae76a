# SPDX-FileCopyrightText: The check_balance authors
# SPDX-License-Identifier: MIT

"""The certificates of the sandbox: which there are, and the directory that holds them.

What is there and still good is used again, so that a client can be configured once with `ca.crt`. Files
are replaced only beside a CA that the sandbox itself has made: the directory may be a wrong one.
"""

import fcntl
import os
import ssl
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sandbox import openssl

VALIDITY = timedelta(days=3650)
# Not reused when it would end while it is in use.
RESERVE = timedelta(days=1)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
SHORT_VALIDITY = timedelta(days=30)

OUR_SERVER = "extendedKeyUsage = serverAuth\nsubjectAltName = DNS:localhost, IP:127.0.0.1\n"
OTHER_SERVER = "extendedKeyUsage = serverAuth\nsubjectAltName = DNS:other.example\n"
CLIENT = "extendedKeyUsage = clientAuth\n"


class ForeignDirectory(Exception):
    """The directory holds files of these names that are not the sandbox's."""


@dataclass(frozen=True)
class Pair:
    certificate: Path
    key: Path


@dataclass(frozen=True)
class Authority:
    name: str
    common_name: str


@dataclass(frozen=True)
class Leaf:
    name: str
    common_name: str
    issuer: Authority
    extensions: str


CA = Authority("ca", "check_balance sandbox CA")
OTHER_CA = Authority("other-ca", "check_balance sandbox other CA")

SERVER = Leaf("server", "localhost", CA, OUR_SERVER)
CLIENT_OF_CA = Leaf("client", "check_balance sandbox client", CA, CLIENT)
EXPIRED = Leaf("expired", "localhost", CA, OUR_SERVER)
WRONG_HOST = Leaf("wrong-host", "other.example", CA, OTHER_SERVER)
UNKNOWN_CA = Leaf("unknown-ca", "localhost", OTHER_CA, OUR_SERVER)

BAD_SERVERS = {"https-expired": EXPIRED, "https-wrong-host": WRONG_HOST, "https-unknown-ca": UNKNOWN_CA}


class Certificates:
    def __init__(self, directory: Path) -> None:
        self._directory = directory.resolve()

    def pair(self, which: Authority | Leaf) -> Pair:
        return Pair(self._directory / f"{which.name}.crt", self._directory / f"{which.name}.key")

    def provide(self, with_bad_ones: bool) -> None:
        self._directory.mkdir(parents=True, exist_ok=True)
        leaves = [SERVER, CLIENT_OF_CA, *(BAD_SERVERS.values() if with_bad_ones else ())]
        wanted = [*dict.fromkeys(leaf.issuer for leaf in leaves), *leaves]
        with _locked(self._directory):
            self._refuse_foreign_files(wanted)
            for each in wanted:
                if not self._is_good(each):
                    self._make(each)

    def _refuse_foreign_files(self, wanted: list[Authority | Leaf]) -> None:
        ca = self.pair(CA).certificate
        try:
            if ca.exists() and openssl.subject(ca) == f"CN={CA.common_name}":
                return
        except openssl.OpensslError:
            pass
        for pair in map(self.pair, wanted):
            for file in (pair.certificate, pair.key):
                if file.exists():
                    raise ForeignDirectory(
                        f"{file} was not made by the sandbox: name another directory, or remove the file"
                    )

    def _is_good(self, which: Authority | Leaf) -> bool:
        pair = self.pair(which)
        issuer = which.issuer if isinstance(which, Leaf) else which
        moment = None if which == EXPIRED else datetime.now(UTC) + RESERVE
        return _belong_together(pair) and openssl.is_issued_by(
            pair.certificate, self.pair(issuer).certificate, moment
        )

    def _make(self, wanted: Authority | Leaf) -> None:
        with tempfile.TemporaryDirectory(prefix=".new-", dir=self._directory) as temporary:
            work = Path(temporary)
            if isinstance(wanted, Authority):
                openssl.make_authority(work, wanted.name, wanted.common_name, VALIDITY.days)
            else:
                issuer = self._directory / wanted.issuer.name
                dates = _validity_of(wanted)
                openssl.make_leaf(work, wanted.name, wanted.common_name, issuer, wanted.extensions, *dates)
            _publish(work, self.pair(wanted))


@contextmanager
def _locked(directory: Path) -> Iterator[None]:
    """Several sandboxes may be started at once with one directory."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _validity_of(leaf: Leaf) -> tuple[datetime, datetime]:
    if leaf == EXPIRED:
        return LONG_AGO, LONG_AGO + SHORT_VALIDITY
    now = datetime.now(UTC)
    return now, now + VALIDITY


def _publish(work: Path, pair: Pair) -> None:
    for file, mode in ((pair.key, 0o600), (pair.certificate, 0o644)):
        made = work / file.name
        made.chmod(mode)
        made.replace(file)


def _belong_together(pair: Pair) -> bool:
    try:
        # The password keeps an encrypted key from asking for one at the terminal.
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(pair.certificate, pair.key, password="")
    except OSError:
        return False
    return True
