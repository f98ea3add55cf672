"""Articles full of markup and script are text in every view, and nobody else is asked anything."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.model.document import Document
from kg.model.entity import Meeting, MeetingReportNode, Organization, Person, Place, Topic
from kg.model.graph import Graph
from kg.model.report import DocumentHead, Extraction, Record
from kg.store.open import open_store
from tests.serve.chromium import page_in
from tests.serve.server import Server, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.slow
EVIL = "<img src=x onerror=alert(1)><script>alert(2)</script>\"'><svg onload=alert(3)> ${alert(4)}"
TEXT = f"{EVIL} met {EVIL} in {EVIL}."


def hostile() -> tuple[Graph, Record]:
    graph = Graph()
    document = Document.of(
        TEXT, id="https://evil.example/<b>", headline=EVIL, publisher=EVIL, url="javascript:alert(5)"
    )
    graph.add(document)
    place = graph.add(Place(id="pl-evil", name=EVIL, kind="city", country="NO", lat=59.0, lon=10.0))
    people = [
        graph.add(Person(id="p-evil", name=EVIL, aliases=(EVIL + "2",))),
        graph.add(Organization(id="o-evil", name=f"{EVIL} Pact", kind="intergovernmental")),
    ]
    meeting = graph.add(
        Meeting(
            id="m-evil",
            label=EVIL,
            status="held",
            date="2020-01-01",
            earliest=date(2020, 1, 1),
            latest=date(2020, 1, 1),
        )  # type: ignore[arg-type]
    )
    for one in people:
        graph.link("PARTICIPATES_IN", one, meeting, role=EVIL, organization=EVIL)
    graph.link("LOCATED_IN", meeting, place)
    graph.link("ABOUT", meeting, graph.add(Topic(id="t-evil", label=EVIL)))
    report = MeetingReportNode(
        id="mr-evil",
        quote=TEXT,
        start_offset=0,
        end_offset=len(TEXT),
        status="held",
        kind="bilateral",
        format="in_person",
        date_text=EVIL,
        confidence=0.9,
        extractor="rules 1",
    )
    graph.link("CONTAINS", document.id, graph.add(report))
    graph.link("REPORTS", report.id, meeting)
    return graph, Record(document=document, extraction=Extraction(document=DocumentHead.of(document)))


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[Server]:
    target = str(tmp_path_factory.mktemp("evil") / "store")
    graph, record = hostile()
    with open_store(target) as store:
        store.put(record)
        store.project(graph)
    with serving(target, explorer_only=True) as server:
        yield server


@pytest.mark.parametrize(
    "view",
    [
        "",
        "?show=network&node=p-evil",
        "thing?id=p-evil",
        "thing?id=o-evil",
        "thing?id=pl-evil",
        "thing?id=t-evil",
        "meeting?id=m-evil",
        "document?id=https%3A%2F%2Fevil.example%2F%3Cb%3E&report=mr-evil",
        "compare?a=p-evil&b=o-evil",
        "path?a=p-evil&b=o-evil",
        "ask?text=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
        "thing?id=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    ],
)
def test_what_articles_say_is_text(browser: "Browser", evil: Server, view: str) -> None:
    # `page_in` fails where a dialog opens, the policy is broken, or another host is asked.
    with page_in(browser, viewport={"width": 1200, "height": 900}) as page:
        page.goto(evil.home + view)
        page.locator("main[aria-busy=false] > *").first.wait_for()
        assert page.locator("main img, main script, main svg, main b").count() == 0
        assert page.locator("a[href^='javascript:']").count() == 0
        if "evil" in view:
            assert "<script>alert(2)</script>" in page.locator("main").inner_text()
