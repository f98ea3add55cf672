"""The kit for Neo4j Browser, as its page fetches it: from any site, without a token, and nothing else."""

import httpx
import pytest

from tests.serve.server import CLIENT, Server
from tools.browser_kit import KIT


@pytest.mark.parametrize("name", ["guide.html", "style.grass", "saved-queries.zip"])
def test_any_page_may_have_the_files_without_a_token(guarded: Server, name: str) -> None:
    url = guarded.url.replace("/sparql", f"/browser/{name}")
    headers = {"Origin": "http://localhost:7474", "Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"}
    found = CLIENT.get(url, headers=headers)
    assert (found.status_code, found.headers["Access-Control-Allow-Origin"]) == (200, "*")
    wanted = (KIT / name).read_bytes()
    if name == "guide.html":
        wanted = wanted.replace(b"http://localhost:8765", url.partition("/browser")[0].encode())
    assert found.content == wanted
    head = CLIENT.head(url, headers=headers)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["Content-Length"] == str(len(wanted))
    ahead = CLIENT.options(url, headers=headers | {"Access-Control-Request-Headers": "cache-control,pragma"})
    assert ahead.status_code == 204
    assert ahead.headers["Access-Control-Allow-Headers"] == "*"


@pytest.mark.parametrize("name", ["../access.py", "%2e%2e%2faccess.py", "saved", "other.html", ""])
def test_nothing_else_is_given(guarded: Server, name: str) -> None:
    found = httpx.get(guarded.url.replace("/sparql", "/browser/") + name)
    assert found.status_code in (401, 404)


def test_only_reading_goes_without_a_token(guarded: Server) -> None:
    assert CLIENT.post(guarded.url.replace("/sparql", "/browser/guide.html")).status_code == 401
    assert CLIENT.get(guarded.url).status_code == 401
