"""Take the screenshots in ``docs/images/``: ``python -m tools.screenshots``, on graphs of ``examples/``."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from click.testing import CliRunner

from kg.cli.group import kg
from tests.browser.neo4j_browser import opened
from tests.serve.chromium import chromium, page_in
from tests.serve.server import serving
from tools.browser_kit import saved

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
# The state of the page is in its address.
SHOWN = {"sparql": "?name=who-met-where&place=Norway"}
# What is asked in Neo4j Browser, by the picture.
ASKED = {"neo4j-browser": 0, "neo4j-browser-sources": 8}
# The picture of a graph moves until it has settled.
SETTLING = 6_000
# So wide is the overview beside a picture when it is closed.
CLOSED = 100


def sparql() -> None:
    """Write one picture for each state of the page for queries."""
    with TemporaryDirectory() as folder:
        target = str(Path(folder) / "store")
        CliRunner().invoke(kg, ["--store", target, "load", str(ROOT / "examples")], catch_exceptions=False)
        size = {"width": 1400, "height": 560}
        with serving(target) as server, chromium() as browser, page_in(browser, viewport=size) as page:
            for name, address in SHOWN.items():
                page.goto(f"{server.url}{address}")
                page.locator("[aria-busy=false]").wait_for()
                page.screenshot(path=IMAGES / f"{name}.png")


def neo4j_browser() -> None:
    """Write pictures of Neo4j Browser with the guide beside an answer."""
    with opened(width=1600, height=900) as browser:
        browser.run(f":style {browser.kit}/style.grass")
        browser.open_guide()
        browser.page.get_by_test_id("guideNextSlide").click()
        browser.click("Ingrid Solhaug")
        for name, number in ASKED.items():
            while not browser.guide.get_by_text(f"{number + 1} · ").count():
                browser.page.get_by_test_id("guideNextSlide").click()
            browser.clear()
            browser.run(saved()[number].cypher)
            browser.nodes().first.wait_for()
            _make_room(browser.page)
            browser.page.wait_for_timeout(SETTLING)
            browser.page.screenshot(path=IMAGES / f"{name}.png")


def _make_room(page: "Page") -> None:
    """Close what hides a part of the picture, by the corner where its button is."""
    overview = page.get_by_test_id("vizInspector").first.bounding_box()
    if overview and overview["width"] > CLOSED:
        page.mouse.click(overview["x"] + overview["width"] - 16, overview["y"] + 20)
    notice = page.get_by_text("To help make Neo4j Browser better")
    above = page.get_by_test_id("activeEditor").bounding_box()
    if notice.count() and (place := notice.first.bounding_box()) and above:
        page.mouse.click(above["x"] + above["width"] - 32, place["y"] + place["height"] / 2)
    page.get_by_test_id("main").hover(position={"x": 300, "y": 700})


if __name__ == "__main__":
    sparql()
    neo4j_browser()
