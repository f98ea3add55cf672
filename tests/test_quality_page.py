"""The page of quality says what was measured, and no name of a text that is only for measuring is in our data."""

import json
import os
import re
from pathlib import Path

import pytest

from tools.quality import SETS

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "quality.md"
OTHERS = Path(os.environ.get("KG_EVAL_DATA", ROOT.parent / "shared" / "data" / "eval"))
RELATIONS = OTHERS / "roles_re3d.jsonl"


@pytest.mark.parametrize("name", SETS)
def test_the_page_has_a_table_of_each_set(name: str) -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert re.search(rf"^### {name}: .*\n\d+ documents, \d+ meetings\.\n\n\| measure +\|", text, re.MULTILINE)


def people_measured_on() -> set[str]:
    """Return full names of people in the third-party sets that say who is a person."""
    found = set()
    for line in RELATIONS.read_text(encoding="utf-8").splitlines():
        for entity in json.loads(line)["entities"]:
            if entity["type"] == "Person":
                found |= set(re.findall(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)+\b", entity["text"]))
    for line in (OTHERS / "plv_labels.jsonl").read_text(encoding="utf-8").splitlines():
        for meeting in json.loads(line)["meetings"]:
            found |= {
                name for name in meeting["participants"] if re.fullmatch(r"[A-Z]\w+(?: [A-Z][\w.-]+)+", name)
            }
    return found


@pytest.mark.skipif(not RELATIONS.exists(), reason="the third-party sets aren't beside this checkout")
def test_no_person_of_the_texts_for_measuring_is_in_our_lists() -> None:
    lists = "\n".join(
        path.read_text(encoding="utf-8").lower()
        for path in sorted((ROOT / "kg" / "extract").rglob("*"))
        if path.suffix in (".yaml", ".json", ".py")
    )
    people = {name for name in people_measured_on() if not _is_office_or_body(name)}
    assert len(people) > 50
    assert not {name for name in people if re.search(rf"\b{re.escape(name.lower())}\b", lists)}


def _is_office_or_body(name: str) -> bool:
    """Whether capitalised words are a post, a body or a place, as those that our lists may hold."""
    common = (
        "minister president secretary prime foreign state council government union nations security general"
    )
    return bool(set(name.lower().split()) & set(common.split()))
