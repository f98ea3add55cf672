"""The explorer in a real browser, over official records: what people come to find out."""

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe

from kg.store.open import open_store
from tests.serve.chromium import page_in, settled
from tests.serve.server import CLIENT, Server, serving, until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.slow
VIEWS = {
    "explore": "",
    "network": "?show=network",
    "question": "ask?text=who+met+in+Camp+David+in+1978",
    "nothing understood": "ask?text=colourless+green+ideas",
    "comparison": "compare",
    "comparison of two": "compare?a={person}&b={other}",
    "path": "path",
    "path of two": "path?a={person}&b={other}",
    "person": "thing?id={person}",
    "place": "thing?id={place}",
    "meeting": "meeting?id={meeting}",
    "article": "document?id={document}&report={report}",
}


def address(server: Server, view: str) -> str:
    """Return where a view is, of somebody who has met somebody, and of a meeting of theirs."""
    if "{" not in VIEWS[view]:
        return server.home + VIEWS[view]

    def asked(path: str, **parameters: str) -> Any:
        return CLIENT.get(f"{server.home}api/{path}", params=parameters).json()

    until(lambda: "meetings" in asked("about"), 60)
    person = asked("search", text="Cyrus Vance")["hits"][0]["id"]
    met = next(one for one in asked("meetings", who=person)["meetings"] if len(one["participants"]) > 1)
    other = next(one["id"] for one in met["participants"] if one["id"] != person)
    place = asked("counts", who=person)["points"][0]["id"]
    source = met["sources"][0]
    ids = {"person": person, "other": other, "place": place, "meeting": met["id"]}
    ids |= {"document": source["document"], "report": source["report"]}
    return server.home + VIEWS[view].format_map({name: quote(id, safe="") for name, id in ids.items()})


def search(page: "Page", text: str) -> None:
    page.get_by_role("combobox", name=re.compile("^Search")).fill(text)
    page.get_by_role("option").nth(1).wait_for()


def heading(page: "Page") -> str:
    settled(page)
    return page.get_by_role("heading", level=1).inner_text()


def test_a_person_is_found_a_meeting_read_and_its_sentence_seen(page: "Page") -> None:
    search(page, "Anwar Sad")
    page.get_by_role("option").filter(has_text="Sadat").first.click()
    page.get_by_role("heading", level=1).filter(has_text="Sadat").wait_for()
    settled(page)
    assert page.get_by_role("heading", name="Posts").is_visible()
    page.locator(".meetings .when a").first.click()
    page.get_by_role("heading", name=re.compile("^According to")).wait_for()
    quote = page.locator("blockquote p").first.inner_text().strip("“”")
    page.locator("blockquote footer a").first.click()
    page.locator("mark.wanted").first.wait_for()
    seen = " ".join(page.locator("mark.wanted").all_inner_texts())
    assert quote.split()[0] in seen
    page.go_back()
    page.get_by_role("heading", name=re.compile("^According to")).wait_for()


def test_a_question_is_asked_and_answered_with_its_evidence(page: "Page") -> None:
    field = page.get_by_role("combobox", name=re.compile("^Search"))
    field.fill("how many times did Sadat visit the United States")
    field.press("Enter")
    page.get_by_role("heading", level=1).filter(has_text=re.compile(r"\d")).wait_for()
    assert "text=how+many" in page.url
    page.get_by_text("The query that was run").click()
    assert "MATCH" in page.locator("pre").first.inner_text()


def test_the_map_is_filtered_by_years(page: "Page") -> None:
    def total() -> int:
        return int(re.sub(r"\D", "", page.locator(".summary strong").inner_text()))

    everything = total()
    label = page.locator(".picture").get_attribute("aria-label")
    page.get_by_role("textbox", name="From", exact=True).fill("1975")
    page.get_by_role("textbox", name="From", exact=True).press("Enter")
    page.wait_for_url("**since=1975*")
    settled(page)
    page.get_by_role("textbox", name="To", exact=True).fill("1976")
    page.get_by_role("textbox", name="To", exact=True).press("Enter")
    page.wait_for_url("**until=1976*")
    page.wait_for_function(
        "([element, before]) => document.querySelector(element)?.getAttribute('aria-label') !== before",
        arg=[".picture", label],
    )
    assert 0 < total() < everything
    page.reload()
    settled(page)
    assert page.get_by_role("textbox", name="From", exact=True).input_value() == "1975", (
        "the address has all of it"
    )
    # Dragging over the bars does the same.
    page.goto(page.url.partition("?")[0])
    settled(page)
    box = page.locator(".timeline canvas").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.6)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.6, steps=5)
    page.mouse.up()
    page.wait_for_url("**since=*")
    settled(page)
    assert 0 < total() < everything


def test_with_room_the_map_and_the_network_filter_each_other(browser: "Browser", records: Server) -> None:
    with page_in(browser, viewport={"width": 1800, "height": 1000}) as page:
        page.goto(records.home)
        settled(page)
        page.locator(".picture canvas").nth(1).wait_for()
        before = page.locator(".picture").nth(1).get_attribute("aria-label")
        page.evaluate("window.drawn = [...document.querySelectorAll('canvas')]")
        page.get_by_role("combobox", name=re.compile("^Who took part")).fill("Vienna")
        page.get_by_role("option").filter(has_text="Vienna").first.click()
        page.wait_for_url("**place=*")
        settled(page)
        page.wait_for_function(
            "(before) => document.querySelectorAll('.picture')[1]?.getAttribute('aria-label') !== before",
            arg=before,
        )
        assert "Vienna" in str(page.locator(".chips").first.inner_text())
        assert page.evaluate("window.drawn.length === 3 && window.drawn.every((one) => one.isConnected)"), (
            "a filter changes what is drawn, nothing is drawn anew"
        )


def test_a_path_joins_two(page: "Page") -> None:
    page.get_by_role("link", name="Path").click()
    for label, name in (("The one", "Leonid Brezhnev"), ("The other", "Anwar")):
        field = page.get_by_role("combobox", name=label, exact=True)
        field.fill(name)
        page.get_by_role("option").first.click()
        page.wait_for_url(re.compile(r"[?&][ab]="))
        settled(page)
    page.locator(".path > li").first.wait_for()
    assert page.locator(".path > li").count() >= 2
    assert re.search(r"\d meetings?:", page.locator("p.answer").inner_text())


def test_a_merge_is_accepted(browser: "Browser", store_of_records: str, tmp_path: Path, cache: Path) -> None:
    target = str(shutil.copytree(store_of_records, tmp_path / "store"))
    with (
        serving(target, "--review", explorer_only=True) as server,
        page_in(browser, viewport={"width": 1300, "height": 1000}) as page,
    ):
        page.goto(server.home)
        page.get_by_role("link", name="Review").click()
        asked = page.get_by_role("heading", level=1, name=re.compile("Is this one"))
        asked.wait_for()
        names = page.locator(".sides h2").all_inner_texts()
        assert len(names) == 2
        left = page.locator(".kicker").inner_text()
        serious = [one for one in Axe().run(page).response["violations"] if one["impact"] == "serious"]
        assert not serious
        page.keyboard.press("y")
        page.wait_for_function("(before) => document.querySelector('.kicker').innerText !== before", arg=left)
        with open_store(target, read_only=True) as store:
            assert [one.same for one in store.judgements()] == ["yes"]
        page.keyboard.press("u")
        page.wait_for_function("(before) => document.querySelector('.kicker').innerText === before", arg=left)
        assert page.locator(".sides h2").all_inner_texts() == names
        page.get_by_role("button", name="Yes, one").click()
        page.wait_for_function("(before) => document.querySelector('.kicker').innerText !== before", arg=left)
        until(lambda: "the explorer shows the new one" in server.said, 60)
        before = int(re.sub(r"\D", "", page.locator(".kicker").inner_text()))
        for _ in range(5):
            page.keyboard.down("s")  # all but the first are the key's repetition
        page.keyboard.up("s")
        page.wait_for_function(
            "(before) => !document.querySelector('.kicker').innerText.startsWith(before)", arg=f"{before} "
        )
        page.wait_for_timeout(500)
        assert int(re.sub(r"\D", "", page.locator(".kicker").inner_text())) == before - 1


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_usable_by_screen_readers_and_on_a_phone(
    browser: "Browser", records: Server, view: str
) -> None:
    with page_in(browser, viewport={"width": 1200, "height": 900}) as page:
        page.goto(address(records, view))
        settled(page)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            found = Axe().run(page)
            serious = [
                one for one in found.response["violations"] if one["impact"] in ("serious", "critical")
            ]
            assert not serious, found.generate_report()
        page.set_viewport_size({"width": 360, "height": 740})
        page.wait_for_function("() => document.documentElement.scrollWidth <= 360")


def test_who_looks_closer_sees_finer_coastlines(page: "Page") -> None:
    box = page.locator(".picture canvas").first.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    with page.expect_response("**/land-50m.json") as answered:
        for _ in range(12):
            page.mouse.wheel(0, -400)
    assert answered.value.ok


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_no_view_shows_words_of_its_program(page: "Page", records: Server, view: str) -> None:
    page.goto(address(records, view))
    settled(page)
    assert not re.search(r"false|null|undefined|NaN|\[object", page.locator("main").inner_text())


def test_a_name_alone_is_found_and_no_question(page: "Page", records: Server) -> None:
    page.goto(f"{records.home}ask?text=Vance")
    settled(page)
    page.get_by_role("region", name="By this name").get_by_role(
        "link", name=re.compile("Vance")
    ).first.click()
    page.wait_for_url("**/thing?id=*")


def test_the_page_of_a_place_lists_no_other_places(page: "Page", records: Server) -> None:
    page.goto(address(records, "place"))
    settled(page)
    assert page.get_by_role("heading", name="Where", exact=True).count() == 0


def test_a_date_that_cant_be_is_told_in_words(page: "Page", records: Server) -> None:
    page.goto(f"{records.home}?since=1974-13")
    settled(page)
    said = page.locator("main").inner_text()
    assert "since: a date is 1974, 1974-06 or 1974-06-30" in said
    assert "regex" not in said
