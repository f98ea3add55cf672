"""A Neo4j behind TLS: ``bolt+ssc://`` takes a certificate that nobody has signed, ``bolt+s://`` refuses it."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlparse

import pytest

from kg.errors import StoreError
from kg.store.open import open_store
from tests.store.records import record

pytestmark = pytest.mark.skipif(not shutil.which("openssl"), reason="openssl isn't installed")


@pytest.fixture
def address(neo4j_uri: str, tmp_path: Path) -> Iterator[str]:
    """Give host and port of a way into the server that speaks TLS."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=localhost",
        "-days",
        "1",
    ]
    subprocess.run([*command, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    target = urlparse(neo4j_uri)
    files = [str(certificate), str(key)]
    proxy = [sys.executable, "-m", "tests.store.tls_proxy", *files, str(target.hostname), str(target.port)]
    with subprocess.Popen(proxy, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as running:
        assert running.stdout is not None
        yield f"127.0.0.1:{int(running.stdout.readline())}"
        running.terminate()


def test_a_certificate_of_ones_own(address: str, neo4j_uri: str) -> None:
    with open_store(neo4j_uri) as plain:
        plain.clear()
    with open_store(f"bolt+ssc://{address}") as store:
        store.put(record("d-1"))
        assert [one.document.id for one in store.records()] == ["d-1"]
    with open_store(neo4j_uri) as plain:
        assert plain.record("d-1") == record("d-1")
        plain.clear()


def test_a_certificate_that_nobody_signed_is_refused(address: str) -> None:
    with pytest.raises(StoreError, match="can't be reached"):
        open_store(f"bolt+s://{address}")
