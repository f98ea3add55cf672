"""What a query may take: time, memory, room, and a place among others."""

import sys
import threading
import time
from http.client import HTTPConnection
from urllib.parse import urlencode, urlsplit

import httpx
import pytest

from tests.serve.server import CLIENT, ENDLESS, SECONDS, Server, until

LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def test_a_query_ends_with_its_time(narrow: Server) -> None:
    began = time.monotonic()
    response = narrow.get(ENDLESS)
    assert response.status_code == 500
    assert response.text == "the query was stopped after 2 s: ask for less, or allow it more time\n"
    assert time.monotonic() - began < 5
    assert narrow.children == []


def test_only_so_many_run_at_a_time(narrow: Server) -> None:
    first: list[httpx.Response] = []
    asking = threading.Thread(target=lambda: first.append(narrow.get(ENDLESS)))
    asking.start()
    until(lambda: narrow.children)
    response = narrow.get("ASK {}")
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    asking.join()
    assert first[0].status_code == 500
    assert narrow.get("ASK {}").status_code == 200


@pytest.mark.parametrize("query", [ENDLESS, LARGE], ids=["before", "in the midst of"])
def test_a_client_that_goes_away_ends_its_query(server: Server, query: str) -> None:
    with (
        pytest.raises(httpx.ReadTimeout),
        CLIENT.stream("POST", server.url, data={"query": query}, timeout=1) as response,
    ):
        time.sleep(0.5)  # an answer that isn't taken holds its process up
        raise httpx.ReadTimeout(str(response.status_code))
    # It may take 30 s: what ended it is that the client has gone.
    assert until(lambda: not server.children) < 5


def test_a_large_answer_comes_as_it_is_found(server: Server) -> None:
    with CLIENT.stream(
        "GET", server.url, params={"query": LARGE}, headers={"Accept": "text/csv"}
    ) as response:
        assert response.status_code == 200
        assert "Content-Length" not in response.headers
        pieces = response.iter_bytes()
        assert sum(len(next(pieces)) for _ in range(20)) > 100_000
    until(lambda: not server.children)


def test_an_answer_that_is_too_large_is_broken_off(narrow: Server) -> None:
    with pytest.raises(httpx.RemoteProtocolError):
        narrow.get(LARGE, "text/csv")
    until(lambda: "broken off: the answer is larger than 1 MB" in narrow.said)
    assert "Traceback" not in narrow.said
    assert narrow.get("ASK {}").status_code == 200


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to a limit of memory")
def test_a_query_ends_with_its_memory(narrow: Server) -> None:
    response = narrow.get(f"{LARGE} ORDER BY ?c ?f ?i")
    assert response.status_code == 500
    assert "memory" in response.text


def status_of(server: Server, query: str) -> int:
    """Ask with a URL of any length; httpx has limits of its own."""
    address = urlsplit(server.url)
    connection = HTTPConnection(str(address.hostname), address.port, timeout=SECONDS)
    connection.request("GET", f"{address.path}?{urlencode({'query': query})}")
    return connection.getresponse().status


def test_a_request_has_a_size(server: Server) -> None:
    query = f"ASK {{}} # {'x' * (1 << 20)}"
    response = CLIENT.post(server.url, content=query, headers={"Content-Type": "application/sparql-query"})
    assert response.status_code == 413
    assert status_of(server, query[: 1 << 17]) == 200, "a long line is no problem"


def test_what_takes_long_to_look_through_ends_with_its_time(narrow: Server) -> None:
    query = 'ASK { ?s ?p "' + '\\"' * 50_000
    asking = threading.Thread(target=lambda: CLIENT.post(narrow.url, data={"query": query}))
    asking.start()
    until(lambda: narrow.children)
    assert CLIENT.get(f"{narrow.url}/queries", timeout=1).status_code == 200
    asking.join()
    assert narrow.get("ASK {}").status_code == 200


def test_many_ask_at_once(server: Server) -> None:
    found: list[int] = []
    asking = [
        threading.Thread(target=lambda: found.append(server.get("SELECT * { ?s ?p ?o }").status_code))
        for _ in range(4)
    ]
    for one in asking:
        one.start()
    for one in asking:
        one.join()
    assert found == [200] * 4
