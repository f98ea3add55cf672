"""Take the screenshots in ``docs/images/``: ``python -m tools.screenshots``, on a graph of ``examples/``."""

from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner

from kg.cli.group import kg
from tests.serve.chromium import chromium, page_in
from tests.serve.server import serving

ROOT = Path(__file__).parents[1]
# The state of the page is in its address.
SHOWN = {"sparql": "?name=who-met-where&place=Norway"}


def main() -> None:
    """Write one picture a page."""
    with TemporaryDirectory() as folder:
        target = str(Path(folder) / "store")
        CliRunner().invoke(kg, ["--store", target, "load", str(ROOT / "examples")], catch_exceptions=False)
        size = {"width": 1400, "height": 560}
        with serving(target) as server, chromium() as browser, page_in(browser, viewport=size) as page:
            for name, address in SHOWN.items():
                page.goto(f"{server.url}{address}")
                page.locator("[aria-busy=false]").wait_for()
                page.screenshot(path=ROOT / "docs" / "images" / f"{name}.png")


if __name__ == "__main__":
    main()
