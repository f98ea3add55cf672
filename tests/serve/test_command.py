"""``kg serve`` on the command line: how it begins, and how it ends."""

import signal
import socket
import threading
from pathlib import Path

import httpx
import pytest

from kg.cli.serve import command
from kg.errors import NothingRead
from kg.serve import running
from tests.cli.conftest import process, run
from tests.serve.server import CLIENT, ENDLESS, Server, serving, until


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM], ids=lambda how: how.name)
def test_it_ends_when_it_is_told_to(served: str, how: signal.Signals) -> None:
    with serving(served) as server:
        asking = threading.Thread(target=lambda: asked_in_vain(server))
        asking.start()
        until(lambda: server.children)
        said = server.ended(how)
        asking.join()
        assert server.process.returncode == 0
        assert said.splitlines()[-1] == "stopped"
        assert "Traceback" not in said
        with pytest.raises(httpx.ConnectError):
            CLIENT.get(server.url)


def asked_in_vain(server: Server) -> None:
    with pytest.raises(httpx.HTTPError):
        server.get(ENDLESS).raise_for_status()


def test_it_says_where_it_is_and_what_it_serves(server: Server, served: str) -> None:
    assert server.url.startswith("http://127.0.0.1:")
    until(lambda: "Ctrl-C" in server.said)
    assert served in server.said


def test_a_port_that_is_in_use_is_told_in_a_line(served: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = process("--store", served, "serve", "--sparql", "--port", port)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert port in line
    assert "--port" in line


@pytest.mark.parametrize(
    ("host", "shown"),
    [("127.0.0.1", "http://127.0.0.1:"), ("::1", "http://[::1]:"), ("localhost", "http://localhost:")],
)
def test_where_it_listens(host: str, shown: str) -> None:
    try:
        listening = running.listen(host, 0)
    except NothingRead:
        pytest.skip(f"no {host} on this machine")
    with listening:
        assert running.is_local(listening)
        assert running.url(listening, host).startswith(shown)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--sparql", "--cors", "friend.example"], "no origin"),
        (["--sparql", "--cors", "https://friend.example/page"], "no origin"),
        (["--sparql", "--host", "no such host"], "no such host"),
        (["--sparql", "--port", "70000"], "70000"),
        (["--sparql", "--seconds", "0"], "--seconds"),
    ],
)
def test_wrong_usage_is_told(served: str, arguments: list[str], says: str) -> None:
    result = run("--store", served, "serve", *arguments)
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    assert says in result.stderr


def test_no_store_is_exit_code_3(tmp_path) -> None:
    done = process("--store", str(tmp_path / "none"), "serve", "--sparql", "--port", "0")
    assert (done.returncode, done.stdout) == (3, "")
    (line,) = done.stderr.splitlines()
    assert "kg load" in line


def test_the_docs_name_every_option_with_its_default() -> None:
    docs = (Path(__file__).parents[2] / "docs" / "serve.md").read_text("utf-8")
    for option in command.params:
        assert f"`{option.opts[0]}" in docs or f"{option.opts[0]} " in docs, option.name
        if option.name in ("seconds", "megabytes", "memory", "queries"):
            assert f"| `{option.opts[0]}` | {option.default:g} |" in docs
