"""A Neo4j behind TLS: ``bolt+ssc://`` takes a certificate that nobody has signed, ``bolt+s://`` refuses it."""

import shutil
import socket
import ssl
import subprocess
import threading
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
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    target = urlparse(neo4j_uri)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(
            target=_serve, args=(listening, context, (target.hostname, target.port)), daemon=True
        ).start()
        yield f"127.0.0.1:{listening.getsockname()[1]}"


def _serve(listening: socket.socket, context: ssl.SSLContext, target: tuple[str, int]) -> None:
    while True:
        try:
            plain, _ = listening.accept()
        except OSError:  # the test is over
            return
        threading.Thread(target=_pass_on, args=(plain, context, target), daemon=True).start()


def _pass_on(plain: socket.socket, context: ssl.SSLContext, target: tuple[str, int]) -> None:
    try:
        secure = context.wrap_socket(plain, server_side=True)
    except OSError:  # the client refuses the certificate
        return
    server = socket.create_connection(target)
    threading.Thread(target=_copy, args=(server, secure), daemon=True).start()
    _copy(secure, server)


def _copy(source: socket.socket, sink: socket.socket) -> None:
    try:
        while data := source.recv(65536):
            sink.sendall(data)
    except OSError:
        pass
    finally:
        source.close()
        sink.close()


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
