"""A real Chromium, headless, that tells which hosts it was sent to."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
# It updates nothing and reports nothing: what it asks for is what the page asks for.
_QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


@contextmanager
def chromium() -> "Iterator[Browser]":
    """Give a browser; skip the test where there is none, unless KG_REQUIRE_CHROMIUM=1: then fail."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if not found:
        missing = f"no Chromium: install one of {', '.join(_NAMES)}"
        if os.environ.get("KG_REQUIRE_CHROMIUM") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(_QUIET))
        yield browser
        browser.close()


def settled(page: "Page") -> None:
    """Wait until a view of the explorer is there."""
    page.locator("main[aria-busy=false] > *").first.wait_for()


@contextmanager
def page_in(browser: "Browser", **options: object) -> "Iterator[Page]":
    """Give a page in a context of its own; it may ask 127.0.0.1 alone, and have no errors but what is told."""
    context = browser.new_context(**options)  # type: ignore[arg-type]
    problems: list[str] = []
    page = context.new_page()
    page.set_default_timeout(20_000)
    context.on("request", lambda request: problems.extend(_elsewhere(request.url)))
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("dialog", lambda dialog: (problems.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda message: problems.extend(_policy(message.text)))
    yield page
    context.close()
    assert not problems


def _elsewhere(url: str) -> list[str]:
    parts = urlsplit(url)
    return [] if parts.scheme == "blob" or parts.hostname == "127.0.0.1" else [url]


def _policy(message: str) -> list[str]:
    return [message] if "Content Security Policy" in message else []
