"""The JSON API, asked as the page asks it, and as nobody should."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.model.entity import Topic
from kg.query.explore.counting import OUTCOMES
from kg.store.open import open_store
from tests.sample_graph import sample_graph
from tests.serve.server import CLIENT, Server, serving, until

NOWHERE = "nothing-has-this-id"


@pytest.fixture(scope="session")
def api(server: Server) -> Iterator["Api"]:
    """Give the API of a server once its graph is open."""
    asked = Api(server)
    until(lambda: asked.status("about") == 200)
    yield asked


class Api:
    """Asks a server."""

    def __init__(self, server: Server) -> None:
        self.server = server

    def status(self, path: str, **parameters: Any) -> int:
        return CLIENT.get(f"{self.server.home}api/{path}", params=parameters).status_code

    def __call__(self, path: str, **parameters: Any) -> Any:
        response = CLIENT.get(f"{self.server.home}api/{path}", params=parameters)
        assert response.status_code == 200, response.text
        return response.json()

    def refused(self, path: str, **parameters: Any) -> tuple[int, str]:
        response = CLIENT.get(f"{self.server.home}api/{path}", params=parameters)
        assert response.headers["content-type"].startswith("application/json")
        return response.status_code, response.json()["detail"]


def test_it_says_what_is_shown(api: Api, served: str) -> None:
    about = api("about")
    assert about["store"] == served
    assert about["meetings"] == len(api("meetings")["meetings"]) == api("meetings")["total"]
    assert about["review"] is False


@pytest.mark.parametrize("text", ["Ana", "lindqvist", "Lindkvist", "Линдквист"])
def test_somebody_is_found_while_being_typed(api: Api, text: str) -> None:
    hits = api("search", text=text)["hits"]
    assert hits[0]["name"] == "Ana Lindqvist"
    assert hits[0]["label"] == "Person"


def test_meetings_are_found_by_who_and_where(api: Api) -> None:
    (found,) = api("search", text="Ana Lindqvist Riga")["meetings"]
    assert found["id"] == "m-riga"
    assert api("search", text="Ana Lindqvist")["meetings"] == [], "somebody alone has a page"
    assert api("search", text="")["hits"] == []


def test_counts_lists_and_networks_are_of_one_filter(api: Api) -> None:
    counts = api("counts", who="p-ana", status="held")
    listed = api("meetings", who="p-ana", status="held")
    assert counts["total"] == listed["total"] == len(listed["meetings"])
    in_bars = sum(sum(counts["bars"][name]) for name in OUTCOMES)
    assert in_bars + counts["bars"]["unplaced"] == counts["total"]
    network = api("network", who="p-ana", status="held")
    others = {one["id"] for met in listed["meetings"] for one in met["participants"]}
    assert {node["id"] for node in network["nodes"]} == others


def test_a_meeting_leads_to_its_sentence_in_the_text(api: Api) -> None:
    meeting = api("meeting", id="m-oslo")
    source = next(one for one in meeting["sources"] if one["quote"] == "The talks in Oslo were held.")
    assert source["status"] == "held"
    assert meeting["when"]
    thing = api("thing", id=meeting["participants"][0]["id"])
    assert thing["name"] == meeting["participants"][0]["name"]


def test_an_address_from_before_a_merge_still_finds_whom_it_was_about(api: Api) -> None:
    named = api("names", id=["p-ana", "p-1-p-ana", "t-arms-control", NOWHERE])
    assert named.keys() == {"p-ana", "p-1-p-ana", "t-arms-control"}
    assert named["p-1-p-ana"] == named["p-ana"] == {"id": "p-ana", "label": "Person", "name": "Ana Lindqvist"}
    assert api("names") == {}
    for path in ("counts", "meetings"):
        assert api(path, who="p-1-p-ana") == api(path, who="p-ana")
        assert api(path, who="p-ana")["total"] > 0
        assert api(path, who=NOWHERE)["total"] == 0
    assert api("network", who="p-1-p-ana") == api("network", who="p-ana")
    assert api("compare", a="p-1-p-ana", b="p-omar") == api("compare", a="p-ana", b="p-omar")


def test_what_is_told_of_somebody_is_told_in_words(api: Api) -> None:
    meeting = api("meeting", id="m-oslo")
    for one in meeting["participants"]:
        assert one["capacity"].startswith(one["role"] or one["organization"] or "")
    for source in meeting["sources"]:
        assert (source["publisher"] or source["title"]) in source["attribution"]


def test_a_question_is_answered_with_its_query(api: Api) -> None:
    told = api("ask", text="who met in Oslo")
    assert told["is_understood"]
    assert [one["id"] for one in told["meetings"]]
    assert "MATCH" in told["query"]
    assert not api("ask", text="colourless green ideas")["is_understood"]


def test_a_number_comes_with_the_meetings_that_it_was_made_of(api: Api) -> None:
    told = api("ask", text="how many meetings were held in Oslo")
    assert told["rows"][0]["meetings"] == len(told["meetings"]) > 0
    assert all(one["sources"] for one in told["meetings"])
    assert not api("ask", text="who is Ana Lindqvist")["meetings"]


def test_what_is_no_part_of_the_api_is_told_as_json(server: Server) -> None:
    for path in ("api/nothing/here", "api/review/undo"):
        answered = CLIENT.get(f"{server.home}{path}", headers={"Accept": "text/html"})
        assert answered.status_code == 404
        assert answered.json()["detail"]
    assert CLIENT.head(server.home).status_code == 200


def test_two_are_compared_and_joined(api: Api) -> None:
    told = api("compare", a="p-ana", b="p-omar")
    assert len(told["years"]) == len(told["a"]) == len(told["b"]) == len(told["both"])
    chain = api("path", a="p-ana", b="p-omar", planned="true")
    assert chain["answer"]


@pytest.mark.parametrize(
    ("path", "parameters", "status", "says"),
    [
        ("thing", {"id": NOWHERE}, 404, NOWHERE),
        ("meeting", {"id": NOWHERE}, 404, NOWHERE),
        ("document", {"id": NOWHERE}, 404, NOWHERE),
        ("thing", {}, 400, "id"),
        ("counts", {"since": "soon"}, 400, "since"),
        ("counts", {"since": "1999-13"}, 400, "since"),
        ("counts", {"since": "1999-02-30"}, 400, "1999-02-30"),
        ("counts", {"status": "maybe"}, 400, "status"),
        ("meetings", {"page": "0"}, 400, "page"),
        ("nothing", {}, 404, ""),
    ],
)
def test_what_cannot_be_answered_is_said_in_a_line(
    api: Api, path: str, parameters: dict[str, str], status: int, says: str
) -> None:
    if path == "nothing":
        assert api.status(path) == 404
        return
    code, detail = api.refused(path, **parameters)
    assert code == status
    assert says in detail


def test_it_describes_itself(api: Api) -> None:
    described = api("openapi.json")
    assert {"/api/about", "/api/counts", "/api/thing"} <= described["paths"].keys()
    assert not any(path.startswith(("/sparql", "/static")) for path in described["paths"])


def test_nobody_is_asked_unless_the_server_was_told_to(api: Api) -> None:
    assert api.status("review") == 404


def test_another_graph_is_shown_when_it_is_there(cache: Path, tmp_path: Path) -> None:
    target = str(tmp_path / "store")
    with open_store(target) as store:
        store.project(sample_graph())
    with serving(target) as server:
        asked = Api(server)
        until(lambda: asked.status("about") == 200)
        assert asked.status("thing", id="t-new") == 404
        graph = sample_graph()
        graph.add(Topic(id="t-new", label="A new topic"))
        with open_store(target) as store:
            store.project(graph)
        until(lambda: asked.status("thing", id="t-new") == 200)
