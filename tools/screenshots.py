"""Take the screenshots in ``docs/images/``: ``python -m tools.screenshots``, on graphs of ``examples/``."""

from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner

from kg.cli.group import kg
from tests.browser.neo4j_browser import opened
from tests.serve.chromium import chromium, page_in
from tests.serve.server import serving
from tools.browser_kit import saved

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
# The state of the page is in its address.
SHOWN = {"sparql": "?name=who-met-where&place=Norway"}
# What is asked in Neo4j Browser, by the picture.
ASKED = {"neo4j-browser": 0, "neo4j-browser-sources": 8}
# The picture of a graph moves until it has settled.
SETTLING = 6_000


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
            browser.run(saved()[number].cypher)
            browser.nodes().first.wait_for()
            browser.page.wait_for_timeout(SETTLING)
            browser.page.screenshot(path=IMAGES / f"{name}.png")


if __name__ == "__main__":
    sparql()
    neo4j_browser()
