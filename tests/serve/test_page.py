"""The page for queries, in a real browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from kg.model.entity import Topic
from kg.serve.negotiation import TABLES
from kg.sparql import library
from kg.sparql.answering import answer
from kg.store.open import open_store
from tests.sample_graph import sample_graph
from tests.serve.chromium import page_in
from tests.serve.server import ENDLESS, TOKEN, Server, serving, until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow
EVIL = [
    "<img src=x onerror=alert(1)>",
    "<script>alert(2)</script>",
    '"><svg onload=alert(3)>',
    "{{7*7}} ${alert(4)}",
    "a\u202egnp.exe",
]
ACCEPT = {"JSON": TABLES[0], "XML": TABLES[1], "CSV": TABLES[2], "TSV": TABLES[3]}
LABELS = "SELECT ?name { ?s a <http://www.w3.org/2004/02/skos/core#Concept> ; <http://www.w3.org/2004/02/skos/core#prefLabel> ?name } ORDER BY ?name"


@pytest.fixture(scope="module")
def window(browser: "Browser") -> "Iterator[Page]":
    """Give a page for all tests that need no other: to open one takes a second."""
    with page_in(browser, viewport={"width": 1300, "height": 900}) as opened:
        yield opened


@pytest.fixture
def page(window: "Page", server: Server) -> "Page":
    """Give the page, at the start."""
    window.goto(server.url)
    window.locator("[aria-busy=false]").wait_for()
    return window


def run(page: "Page", query: str | None = None) -> str:
    """Run what is there, or a query, and return what the page says of the answer."""
    if query is not None:
        page.get_by_label("Question").select_option("")
        page.get_by_label("SPARQL", exact=True).fill(query)
    page.get_by_role("button", name="Run").click()
    return said(page)


def said(page: "Page") -> str:
    """Return what the page says of an answer once that is there."""
    page.locator("[aria-busy=false]").wait_for()
    return page.get_by_role("status").inner_text()


def rows(page: "Page") -> list[list[str]]:
    return [line.locator("td").all_inner_texts() for line in page.locator("tbody tr").all()]


def test_a_shipped_query_is_chosen_filled_in_and_run(page: "Page", served: str) -> None:
    query = library.query("who-met-where")
    page.get_by_label("Question").select_option(query.title)
    field = page.get_by_label("place")
    assert page.locator("#description").inner_text() == query.description
    assert field.input_value() == query.parameters[0].example
    field.fill("Oslo")
    assert run(page).startswith("2 rows in ")
    with open_store(served, read_only=True) as store:
        expected = answer(store, query.name, {"place": "Oslo"}).rows
    columns = page.locator("th").all_inner_texts()
    for shown, row in zip(rows(page), expected, strict=True):
        assert shown[columns.index("who")] == row["who"]
        assert shown[columns.index("date")] == row["date"]
    assert 'VALUES $place { "Oslo" }' in page.get_by_label("SPARQL", exact=True).input_value()


def test_the_address_has_what_is_asked(page: "Page", browser: "Browser") -> None:
    page.get_by_label("Question").select_option(library.query("topics-between").title)
    page.get_by_label("other").fill("Benali")
    told = run(page).partition(" in ")[0]
    shared = page.url
    assert "name=topics-between" in shared
    with page_in(browser) as other:
        other.goto(shared)
        assert said(other).startswith(told)
        assert rows(other) == rows(page)


def test_a_query_of_ones_own(page: "Page") -> None:
    assert run(page, "ASK { ?s ?p 'Ana Lindqvist' }").startswith("Yes in ")
    assert run(page, "SELECT * { ?s <http://nothing/> ?o }").startswith("0 rows")
    assert run(page, "SELECT (1 + 1 AS ?two) {}").startswith("1 row in ")
    assert rows(page) == [["2"]]
    page.reload()
    assert said(page).startswith("1 row in ")
    assert page.get_by_label("SPARQL", exact=True).input_value() == "SELECT (1 + 1 AS ?two) {}"


def test_what_is_wrong_is_said(page: "Page") -> None:
    assert "this is no SPARQL, near “SELECT nonsense”" in run(page, "SELECT nonsense")
    assert "problem" in str(page.get_by_role("status").get_attribute("class"))
    assert "SERVICE is refused" in run(page, "SELECT * { SERVICE <http://x/> {} }")
    assert run(page, "ASK {}").startswith("Yes")
    assert "problem" not in str(page.get_by_role("status").get_attribute("class"))


def test_a_changed_text_is_a_query_of_ones_own(page: "Page") -> None:
    page.get_by_label("Question").select_option(library.query("itinerary").title)
    page.get_by_label("person").wait_for()
    text = page.get_by_label("SPARQL", exact=True)
    text.fill("ASK {}")
    assert page.get_by_label("Question").input_value() == ""
    assert page.get_by_label("person").count() == 0


def test_a_required_value_is_asked_for(page: "Page") -> None:
    page.get_by_label("Question").select_option(library.query("itinerary").title)
    page.get_by_label("person").fill("")
    page.get_by_role("button", name="Run").click()
    assert page.locator("input:invalid").count() == 1


def test_one_thing_leads_to_another(page: "Page") -> None:
    run(page, "DESCRIBE <https://w3id.org/kg-meetings/id/p-ana>")
    assert "triples in" in page.get_by_role("status").inner_text()
    assert ["p-ana", "prefLabel", "Ana Lindqvist"] in rows(page)
    run(page, "SELECT ?m { ?m a <https://schema.org/Event> } ORDER BY ?m")
    page.get_by_role("link", name="m-oslo").click()
    assert "triples in" in said(page)
    assert ["m-oslo", "status", "held"] in rows(page)
    page.go_back()
    assert "rows in" in said(page)


def test_an_answer_is_saved(page: "Page", server: Server) -> None:
    run(page, LABELS)
    for kind, accept in ACCEPT.items():
        with page.expect_download() as saving:
            page.get_by_role("button", name=kind).click()
        assert saving.value.suggested_filename.startswith("answer.")
        assert Path(saving.value.path()).read_bytes() == server.get(LABELS, accept).content


def test_triples_are_saved_as_turtle(page: "Page") -> None:
    run(page, "CONSTRUCT WHERE { ?s a <http://xmlns.com/foaf/0.1/Person> }")
    with page.expect_download() as saving:
        page.get_by_role("button", name="Turtle").click()
    assert saving.value.suggested_filename == "answer.ttl"
    assert "id:p-ana a foaf:Person" in Path(saving.value.path()).read_text("utf-8")


def test_a_query_is_stopped(page: "Page", server: Server) -> None:
    page.get_by_label("Question").select_option("")
    page.get_by_label("SPARQL", exact=True).fill(ENDLESS)
    page.get_by_role("button", name="Run").click()
    until(lambda: server.children)
    page.get_by_role("button", name="Stop").click()
    assert said(page) == "Stopped."
    until(lambda: not server.children)


def test_a_large_answer_is_cut_for_the_page(page: "Page", server: Server) -> None:
    assert run(page, "SELECT ?a { ?a ?b ?c . ?d ?e ?f } LIMIT 2500").startswith("2,500 rows, the first 1,000")
    assert page.locator("tbody tr").count() == 1000
    assert "download it" in run(page, "SELECT * { ?a ?b ?c . ?d ?e ?f }")
    assert page.get_by_role("button", name="CSV").is_visible()
    until(lambda: not server.children)


def test_the_keyboard_is_enough(page: "Page") -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "shipped"
    text = page.get_by_label("SPARQL", exact=True)
    text.fill("ASK {}")
    text.press("Control+Enter")
    assert said(page).startswith("Yes")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_the_way_of_a_screen_reader(
    browser: "Browser", server: Server, scheme: str
) -> None:
    with page_in(browser, color_scheme=scheme) as page:
        page.goto(f"{server.url}?name=who-met-where&place=Oslo")
        said(page)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


def test_it_fits_on_a_phone(browser: "Browser", server: Server) -> None:
    with page_in(browser, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True) as page:
        page.goto(f"{server.url}?name=who-met-where&place=Oslo")
        assert said(page).startswith("2 rows")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert page.get_by_role("button", name="Run").is_visible()


def test_what_articles_say_stays_text(browser: "Browser", cache: Path, tmp_path: Path) -> None:
    graph = sample_graph()
    for number, text in enumerate(EVIL):
        graph.add(Topic(id=f"t-<b>{number}", label=text))
    with open_store(str(tmp_path / "store")) as store:
        store.project(graph)
    with serving(str(tmp_path / "store")) as server, page_in(browser) as page:
        page.goto(server.url)
        said(page)  # of the query that it shows first
        assert "rows in" in run(page, LABELS)
        assert {text for (text,) in rows(page)} > set(EVIL)
        assert page.locator("#answer :is(img, script, svg)").count() == 0
        assert "rows in" in run(page, LABELS.replace("?name {", "?s {"))
        page.get_by_role("link", name="t-<b>1").click()
        assert "triples" in said(page)
        assert EVIL[1] in {line[2] for line in rows(page)}
        page.goto(f"{server.url}?query=%3Cscript%3Ealert(5)%3C/script%3E")
        assert "this is no SPARQL, near “<script>" in said(page)


def test_the_token_is_a_password(browser: "Browser", guarded: Server) -> None:
    with page_in(browser, http_credentials={"username": "anyone", "password": TOKEN}) as page:
        page.goto(guarded.url)
        said(page)  # of the query that it shows first
        assert run(page, "ASK {}").startswith("Yes")
