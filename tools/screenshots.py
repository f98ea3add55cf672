"""Take the screenshots in ``docs/images/``, on graphs of ``examples/``.

``python -m tools.screenshots [sparql] [explorer] [neo4j_browser]``: all, if none is named.
"""

import re
import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from click.testing import CliRunner

from kg.cli.group import kg
from kg.model.document import Document
from kg.pipeline import load
from kg.store.open import open_store
from tests.browser.neo4j_browser import opened
from tests.serve.chromium import chromium, page_in
from tests.serve.server import CLIENT, serving, until
from tests.test_review import TEXTS
from tools.browser_kit import saved

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
# The state of the page is in its address.
SHOWN = {"sparql": "?name=who-met-where&place=Norway"}
# The explorer's views; who is meant by a name is looked up.
EXPLORED = {
    "explorer": "?",
    "explorer-network": "?show=network",
    "explorer-person": "thing?id={Ingrid Solhaug}",
    "explorer-meeting": "meeting?id={meeting}",
    "explorer-article": "document?id={document}&report={report}",
    "explorer-question": "ask?text=who+met+in+Vienna+and+when",
    "explorer-comparison": "compare?a={Ingrid Solhaug}&b={Levan Tsiklauri}",
    "explorer-path": "path?a={Ingrid Solhaug}&b={Ratna Kusumawati}",
}
# What is asked in Neo4j Browser, by the picture.
ASKED = {"neo4j-browser": 0, "neo4j-browser-sources": 8}
# The picture of a graph moves until it has settled.
SETTLING = 6_000
# Until what is drawn stands still.
DRAWING = 1_000
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


def explorer() -> None:
    """Write one picture for each view of the explorer."""
    with TemporaryDirectory() as folder:
        target = str(Path(folder) / "store")
        CliRunner().invoke(kg, ["--store", target, "load", str(ROOT / "examples")], catch_exceptions=False)
        _explore(target, EXPLORED)
        reviewed = str(Path(folder) / "reviewed")
        with open_store(reviewed) as store:
            load(store, [Document.of(text, id=id, published="2021-05-20") for id, text in TEXTS.items()])
        _explore(reviewed, {"explorer-review": "review"}, "--review")


def _explore(target: str, views: Mapping[str, str], *options: str) -> None:
    with (
        serving(target, *options, explorer_only=True) as server,
        chromium() as browser,
        page_in(browser, viewport={"width": 1280, "height": 1080}) as page,
    ):
        until(lambda: CLIENT.get(f"{server.home}api/about").status_code == 200, 60)
        meant = _meant(server.home) if views is EXPLORED else {}
        for name, address in views.items():
            page.goto(server.home + address.format_map(meant))
            page.locator("main[aria-busy=false] > *").first.wait_for()
            page.wait_for_timeout(DRAWING)
            page.screenshot(path=IMAGES / f"{name}.png")


def _meant(home: str) -> dict[str, str]:
    """Return ids by the names in the addresses of the views: of people, and of a meeting with its sources."""
    ask = partial(_asked, home)
    names = {name for view in EXPLORED.values() for name in re.findall(r"{(\w+ [\w ]+)}", view)}
    found = {name: ask("search", text=name)["hits"][0]["id"] for name in names}
    meetings = ask("meetings", who=found["Ingrid Solhaug"])["meetings"]
    told = max(meetings, key=lambda one: len(one["sources"]))
    source = told["sources"][0]
    others = {"meeting": told["id"], "document": source["document"], "report": source["report"]}
    return {name: quote(id, safe="") for name, id in {**found, **others}.items()}


def _asked(home: str, path: str, **parameters: str) -> Any:
    return CLIENT.get(f"{home}api/{path}", params=parameters).json()


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
    for draw in (sparql, explorer, neo4j_browser):
        if draw.__name__ in (sys.argv[1:] or [draw.__name__]):
            draw()
