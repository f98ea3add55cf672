"""Who may ask: by which name, from which page, with which token."""

from base64 import b64encode

import httpx
import pytest
from SPARQLWrapper import JSON, SPARQLWrapper

from tests.serve.server import CLIENT, FRIEND, TOKEN, Server, serving, until


def ask(server: Server, headers: dict[str, str], method: str = "GET") -> httpx.Response:
    return CLIENT.request(method, server.url, params={"query": "ASK {}"}, headers=headers)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:80", 200),
        ("127.0.0.1:1234", 200),
        ("[::1]:1234", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("localhost.evil.example:80", 421),
        ("evil.example@127.0.0.1", 421),
        ("127.0.0.1:80:evil.example", 421),
        ("127.0.0.1:80>", 421),
        ("", 421),
    ],
)
def test_only_names_of_this_machine_are_answered(server: Server, host: str, status: int) -> None:
    assert ask(server, {"Host": host}).status_code == status


def test_no_page_of_another_site_may_ask(server: Server) -> None:
    for headers in (
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"},
        {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"},
    ):
        response = ask(server, headers)
        assert response.status_code == 403
        assert "Access-Control-Allow-Origin" not in response.headers
    posted = CLIENT.post(
        server.url,
        data={"query": "ASK {}"},
        headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"},
    )
    assert posted.status_code == 403


def test_our_own_page_and_links_may(server: Server) -> None:
    origin = server.url.removesuffix("/sparql")
    assert ask(server, {"Origin": origin, "Sec-Fetch-Site": "same-origin"}).status_code == 200
    assert ask(server, {"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate"}).status_code == 200
    assert ask(server, {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}).status_code == 200


def test_scripts_of_other_sites_are_not_let_in(server: Server) -> None:
    asked = {"Origin": FRIEND, "Access-Control-Request-Method": "POST"}
    assert "Access-Control-Allow-Origin" not in CLIENT.options(server.url, headers=asked).headers


def test_cors_lets_one_site_in(guarded: Server) -> None:
    asked = {
        "Origin": FRIEND,
        "Sec-Fetch-Site": "cross-site",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type",
    }
    ahead = CLIENT.options(guarded.url, headers=asked)
    assert ahead.status_code in (200, 204)
    assert ahead.headers["Access-Control-Allow-Origin"] == FRIEND
    headers = {"Origin": FRIEND, "Sec-Fetch-Site": "cross-site", "Authorization": f"Bearer {TOKEN}"}
    response = ask(guarded, headers)
    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Origin"] == FRIEND
    assert {"Accept", "Origin"} == set(response.headers["Vary"].split(", "))
    assert "Access-Control-Allow-Credentials" not in response.headers
    assert ask(guarded, headers | {"Origin": "https://evil.example"}).status_code == 403


@pytest.mark.parametrize(
    ("authorization", "status"),
    [
        (f"Bearer {TOKEN}", 200),
        (f"bearer {TOKEN}", 200),
        (f"Basic {b64encode(f'anyone:{TOKEN}'.encode()).decode()}", 200),
        ("", 401),
        ("Bearer", 401),
        ("Bearer wrong", 401),
        (f"Token {TOKEN}", 401),
        (f"Basic {TOKEN}", 401),
        (f"Basic {b64encode(TOKEN.encode()).decode()}", 401),
        (f"Basic {b64encode(b'anyone:wrong').decode()}", 401),
        ("Bearer \u00fc", 401),
    ],
)
def test_a_token_is_needed(guarded: Server, authorization: str, status: int) -> None:
    response = ask(guarded, {"Authorization": authorization.encode()})  # type: ignore[dict-item]
    assert response.status_code == status
    if status == 401:
        assert {"Basic", "Bearer"} <= {
            one.split()[0] for one in response.headers.get_list("WWW-Authenticate")
        }
        assert TOKEN not in response.text


@pytest.mark.parametrize("path", ["", "sparql", "sparql/queries", "static/sparql.js", "nothing"])
def test_nothing_is_served_without_it(guarded: Server, path: str) -> None:
    assert CLIENT.get(f"{guarded.url.removesuffix('sparql')}{path}").status_code == 401


def test_sparqlwrapper_gives_it_as_a_password(guarded: Server) -> None:
    client = SPARQLWrapper(guarded.url, returnFormat=JSON)
    client.setCredentials("anyone", TOKEN)
    client.setQuery("ASK {}")
    assert client.queryAndConvert()["boolean"] is True


def test_other_addresses_get_a_token_of_their_own(served: str) -> None:
    with serving(served, "--host", "0.0.0.0") as open_to_all:
        until(lambda: "serving" in open_to_all.said)
        (line,) = [line for line in open_to_all.said.splitlines() if line.startswith("token: ")]
        token = line.removeprefix("token: ")
        assert len(token) > 20
        here = open_to_all.url.replace("0.0.0.0", "127.0.0.1")
        assert CLIENT.get(here).status_code == 401
        asked = {"Authorization": f"Bearer {token}", "Host": "graph.example:80"}
        assert CLIENT.get(here, headers=asked).status_code == 200
        assert CLIENT.get(here, headers=asked | {"Host": 'no"host>'}).status_code == 421


@pytest.mark.parametrize("path", ["", "sparql", "sparql/queries", "static/sparql.css", "nothing"])
def test_every_answer_is_kept_apart_from_other_sites(server: Server, path: str) -> None:
    headers = CLIENT.get(f"{server.url.removesuffix('sparql')}{path}").headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "Server" not in headers
