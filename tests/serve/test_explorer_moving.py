"""Moving through the explorer: where somebody is after Back, after a key was pressed, on a page that isn't there."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.store.open import open_store
from tests.serve.chromium import page_in, settled
from tests.serve.server import CLIENT, Server, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow


def focused(page: "Page") -> str:
    """Return the text or, without any, the name of what has the focus."""
    return str(
        page.evaluate(
            "document.activeElement.innerText?.trim() || document.activeElement.getAttribute('aria-label')"
        )
    )


def test_back_leads_to_the_place_in_the_list_that_was_left(page: "Page") -> None:
    link = page.locator(".meetings .when a").nth(12)
    link.scroll_into_view_if_needed()
    said = link.inner_text()
    page.wait_for_function("() => history.state?.y > 100")
    before = page.evaluate("scrollY")
    link.click()
    page.get_by_role("heading", name=re.compile("^According to")).wait_for()
    assert page.evaluate("scrollY") == 0
    page.go_back()
    page.get_by_role("heading", name="The meetings").wait_for()
    page.wait_for_function("(y) => Math.abs(scrollY - y) < 5", arg=before)
    assert focused(page) == said


def test_the_next_page_of_a_list_begins_at_its_heading(page: "Page") -> None:
    page.get_by_role("link", name="Older →").click()
    page.wait_for_url("**page=2*")
    settled(page)
    page.wait_for_function("() => Math.abs(document.getElementById('list').getBoundingClientRect().top) < 40")
    assert focused(page) == "The meetings"


def test_the_focus_goes_on_from_what_is_gone(page: "Page") -> None:
    field = page.get_by_role("combobox", name=re.compile("^Who took part"))
    field.fill("Sadat")
    page.get_by_role("option").first.wait_for()
    field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_url("**who=*")
    settled(page)
    assert focused(page).startswith("Who took part"), "whoever has named one may name another"
    page.get_by_role("button", name=re.compile("^Remove")).press("Enter")
    page.wait_for_url(lambda url: "who=" not in url)
    settled(page)
    assert re.match(r"[\d,]+ meetings", focused(page)), "the chip is gone: what is left is said"
    page.get_by_role("button", name="Network").press("Enter")
    page.wait_for_url("**show=network*")
    settled(page)
    assert focused(page) == "Network"
    page.get_by_text(re.compile("^All .* as a list")).click()
    page.locator("#beside .chips a").first.press("Enter")
    page.wait_for_url("**node=*")
    settled(page)
    page.get_by_role("button", name="Expand").press("Enter")
    page.wait_for_url("**expand=*")
    settled(page)
    assert page.evaluate("document.activeElement !== document.body"), "it can't be pressed again"


def test_what_is_drawn_can_be_read_and_chosen_from(page: "Page") -> None:
    page.get_by_text("As a table").click()
    row = page.locator("table tbody tr").first
    year, held = row.locator("td").all_inner_texts()[:2]
    row.get_by_role("link").click()
    page.wait_for_url(f"**since={year}&until={year}*")
    settled(page)
    assert page.locator(".summary strong").inner_text().startswith(held)
    assert page.title().startswith(year)
    page.get_by_text(re.compile("places? as a list$")).click()
    place = page.locator("details[open] .chips a").first
    name = place.inner_text()
    place.click()
    page.wait_for_url("**place=*")
    settled(page)
    assert f"in {name}" in page.locator(".summary .chips").inner_text()


def test_what_of_the_map_is_seen_is_in_the_address(page: "Page", browser: "Browser") -> None:
    box = page.locator(".picture canvas").first.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 3, box["y"] + box["height"] / 3)
    for _ in range(5):
        page.mouse.wheel(0, -300)
    page.wait_for_url("**map=*")
    assert "map=" in (page.get_by_role("link", name="Older →").get_attribute("href") or "")
    seen = "() => import('/static/charts/chart.js').then(({ echarts }) => echarts.getInstanceByDom(document.querySelector('.picture')).getOption().geo[0].center.map(Math.round))"
    before = page.evaluate(seen)
    with page_in(browser, viewport={"width": 1300, "height": 1000}) as other:
        other.goto(page.url)
        settled(other)
        assert other.evaluate(seen) == before


def test_whoever_has_zoomed_in_can_choose_days_of_these(page: "Page", records: Server) -> None:
    page.goto(f"{records.home}?since=1973&until=1978&first=1973&last=1978")
    settled(page)
    box = page.locator(".timeline canvas").bounding_box()
    assert box
    at = box["y"] + box["height"] * 0.6
    page.mouse.move(box["x"] + box["width"] * 0.3, at)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, at, steps=5)
    page.mouse.up()
    page.wait_for_url(re.compile(r"since=19\d\d-\d\d"))
    chosen = re.findall(r"(?:since|until)=(19\d\d)", page.url)
    assert "1973" < chosen[0] <= chosen[1] < "1978"


def test_who_types_over_what_is_chosen_replaces_it(page: "Page", records: Server) -> None:
    person = CLIENT.get(f"{records.home}api/search", params={"text": "Cyrus Vance"}).json()["hits"][0]["id"]
    page.goto(f"{records.home}compare?a={person}")
    settled(page)
    field = page.get_by_role("combobox", name="The one", exact=True)
    field.click()
    page.keyboard.type("Carter")
    assert field.input_value() == "Carter"


def test_who_presses_enter_at_once_is_not_left_waiting(page: "Page") -> None:
    page.get_by_role("link", name="Compare").click()
    for label, name in (("The one", "Leonid Brezhnev"), ("The other", "Jimmy Carter")):
        field = page.get_by_role("combobox", name=label, exact=True)
        field.fill(name)
        field.press("Enter")
        page.wait_for_url(re.compile(r"[?&]a=") if label == "The one" else re.compile(r"[?&]b="))
        settled(page)
    heading = page.get_by_role("heading", level=1)
    heading.filter(has_text="Carter").wait_for()
    assert "Brezhnev" in heading.inner_text()
    numbers = page.locator("p.answer a")
    said = re.sub(r"\D", "", numbers.first.inner_text())
    numbers.first.click()
    page.wait_for_url("**status=held*")
    settled(page)
    assert re.sub(r"\D", "", page.locator(".summary strong").inner_text()) == said


def test_a_page_that_is_not_there_says_so(page: "Page", records: Server) -> None:
    answered = page.goto(f"{records.home}nonsense")
    assert answered
    assert answered.status == 404
    settled(page)
    assert page.get_by_role("heading", level=1).inner_text() == "There is no such page"
    assert CLIENT.get(f"{records.home}nonsense").headers["content-type"].startswith("text/plain"), (
        "programs are told in a line"
    )
    page.goto(f"{records.home}review")
    settled(page)
    assert "kg serve --review" in page.locator("main").inner_text()


def test_the_questions_given_as_examples_have_answers(page: "Page", records: Server) -> None:
    page.goto(f"{records.home}ask")
    settled(page)
    examples = page.locator("main li a").all_inner_texts()
    assert len(examples) > 2
    for text in examples:
        told = CLIENT.get(f"{records.home}api/ask", params={"text": text}).json()
        assert told["is_understood"]
        assert told["meetings"] or told["rows"]


def test_a_store_without_meetings_says_what_to_do(browser: "Browser", tmp_path: Path, cache: Path) -> None:
    target = str(tmp_path / "store")
    with open_store(target):
        pass
    with serving(target, explorer_only=True) as server, page_in(browser) as page:
        page.goto(server.home)
        settled(page)
        assert "kg load" in page.locator("main").inner_text()
        page.goto(f"{server.home}ask")
        settled(page)


def test_on_a_phone_the_filters_are_folded_away(browser: "Browser", records: Server) -> None:
    with page_in(browser, viewport={"width": 380, "height": 740}) as page:
        page.goto(records.home)
        settled(page)
        assert page.locator(".picture").is_visible()
        assert not page.get_by_role("textbox", name="From", exact=True).is_visible()
        page.get_by_text("Choose", exact=True).click()
        field = page.get_by_role("textbox", name="From", exact=True)
        field.fill("1975")
        field.press("Enter")
        page.wait_for_url("**since=1975*")
        settled(page)
        assert page.get_by_role("textbox", name="From", exact=True).is_visible(), "they stay as they are put"
