"""Neo4j Browser in a real Chromium, on a graph of ``examples/``: what a person would click and type."""

from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.load import load_documents
from kg.pipeline import load
from kg.store.open import open_store
from tests.neo4j.server import with_browser
from tests.serve.chromium import chromium
from tests.serve.server import Server, serving

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

ROOT = Path(__file__).parents[2]
# Without a network, Browser asks in vain for its fonts and statistics; that isn't what is waited for.
SECONDS = 60
_DROP = """content => {
  const bytes = Uint8Array.from(atob(content.data), one => one.charCodeAt(0));
  const files = new DataTransfer();
  files.items.add(new File([bytes], content.name));
  return files;
}"""


class Neo4jBrowser:
    """The page of Neo4j Browser, connected. ``kit`` is where ``kg serve`` gives the files of the kit."""

    def __init__(self, page: "Page", bolt: str, kit: str) -> None:
        self.page = page
        self.bolt = bolt
        self.kit = kit

    @property
    def guide(self) -> "Locator":
        """What the guide shows."""
        return self.page.get_by_test_id("guidesDrawer")

    def run(self, command: str) -> None:
        """Type a command or a query, and run it."""
        self.page.locator("#monaco-main-editor").click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(command)
        self.page.keyboard.press("Escape")  # the suggestions
        self.send()

    def send(self) -> None:
        """Run what stands in the editor."""
        self.page.locator("#monaco-main-editor").click()
        self.page.keyboard.press("Control+Enter")

    def clear(self) -> None:
        """Take all answers away, so that the next is the only one."""
        self.run(":clear")
        self.page.get_by_test_id("frame").first.wait_for(state="detached")

    def open_guide(self) -> None:
        """Open the guide of the kit."""
        self.run(f":guide {self.kit}/guide.html")
        self.guide.get_by_text("Ten steps").wait_for()

    def click(self, text: str) -> None:
        """Click the query of the guide that has this text in it: it comes into the editor; and run it."""
        self.guide.locator("pre.runnable", has_text=text).first.click()
        self.send()

    def drop(self, file: Path) -> None:
        """Drop a file on the page."""
        content = {"name": file.name, "data": b64encode(file.read_bytes()).decode()}
        dropped = self.page.evaluate_handle(_DROP, content)
        self.page.locator(".filedrop").first.dispatch_event("drop", {"dataTransfer": dropped})

    def nodes(self) -> "Locator":
        """The nodes of the picture of the last answer."""
        return self.page.locator("g.node:visible")


@contextmanager
def opened(width: int = 1500, height: int = 950) -> Iterator[Neo4jBrowser]:
    """Give Neo4j Browser, connected to a server with the examples; ``kg serve`` runs beside it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KG_NEO4J_HEAP", "700m")
        with with_browser() as (bolt, address):
            with open_store(bolt) as store:
                load(store, load_documents([str(ROOT / "examples")]))
            with serving(bolt) as server, chromium() as browser:
                context = browser.new_context(viewport={"width": width, "height": height})
                page = context.new_page()
                page.set_default_timeout(1000 * SECONDS)
                page.goto(f"{address}?dbms={bolt}&preselectAuthMethod=NO_AUTH")
                page.get_by_text("You have a working connection").wait_for()
                yield Neo4jBrowser(page, bolt, kit_of(server))
                context.close()


def kit_of(server: Server) -> str:
    """Return where a server gives the kit. Browser by itself allows what comes from localhost."""
    return server.url.replace("127.0.0.1", "localhost").replace("/sparql", "/browser")
