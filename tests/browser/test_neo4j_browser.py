"""The kit in a real Neo4j Browser: its page in Chromium, its server with the examples."""

from collections.abc import Iterator

import pytest

from tests.browser.neo4j_browser import Neo4jBrowser, opened
from tools.browser_kit import FOLDER, KIT, STEPS, saved

pytestmark = [pytest.mark.slow, pytest.mark.neo4j]
BLUE, GREEN, RED = "#00609C", "#007A59", "#B3261E"


@pytest.fixture(scope="module")
def browser() -> Iterator[Neo4jBrowser]:
    with opened() as found:
        yield found


@pytest.fixture(scope="module")
def guided(browser: Neo4jBrowser) -> Neo4jBrowser:
    """Give Browser as the first two slides of the guide leave it: with the style and the parameters."""
    browser.open_guide()
    browser.click(":style")
    browser.page.get_by_text("node.Meeting").first.wait_for()
    browser.page.get_by_test_id("guideNextSlide").click()
    browser.click("Ingrid Solhaug")
    browser.page.get_by_text('"Levan Tsiklauri"').first.wait_for()
    return browser


def test_the_guide_leads_from_a_place_to_who_says_so(guided: Neo4jBrowser) -> None:
    for number, query in enumerate(saved()[:STEPS], 1):
        guided.clear()
        guided.page.get_by_test_id("guideNextSlide").click()
        guided.guide.get_by_text(f"{number} · ").wait_for()
        guided.click(query.cypher.splitlines()[0])
        found = guided.nodes() if "path" in query.cypher else guided.page.locator("td[role=cell]")
        found.first.wait_for()


def test_who_met_is_a_picture_with_colours_and_captions(guided: Neo4jBrowser) -> None:
    """Kinds are told apart by colour; a meeting says where and when, a person the name: nothing has an id."""
    guided.clear()
    guided.run(saved()[0].cypher)
    guided.page.get_by_text("Displaying 9 nodes").wait_for()
    guided.nodes().nth(8).wait_for()
    nodes = guided.nodes().evaluate_all(
        "all => all.map(one => [one.querySelector('circle.b-outline').getAttribute('fill'), one.textContent])"
    )
    by_colour: dict[str, set[str]] = {}
    for colour, text in nodes:
        by_colour.setdefault(colour.upper(), set()).add("".join(text.split()))
    assert by_colour.keys() == {BLUE.upper(), RED.upper(), GREEN.upper()}
    assert "Astana" in by_colour[GREEN.upper()]
    assert any(text.startswith("DaniyarSeit") for text in by_colour[BLUE.upper()])
    assert any(text.startswith("Astana2024-05-22") for text in by_colour[RED.upper()])


def test_the_saved_queries_become_favorites(guided: Neo4jBrowser) -> None:
    guided.drop(KIT / "saved-queries.zip")
    guided.page.get_by_test_id("navigationFavorites").click()
    guided.page.get_by_text(FOLDER, exact=True).click()
    for query in saved():
        guided.page.get_by_text(query.title).first.wait_for()


def test_the_style_can_be_dropped(browser: Neo4jBrowser) -> None:
    browser.run(":style reset")
    browser.clear()
    browser.drop(KIT / "style.grass")
    browser.page.get_by_text("node.Meeting").first.wait_for()
