"""No person of the texts that are only for measuring is in the rules or lists of ``kg``."""

import json
import os
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from kg.extract.text.nlp import stock_model
from kg.gazetteer import organizations

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
OTHERS = Path(os.environ.get("KG_EVAL_DATA", ROOT.parent / "shared" / "data" / "eval"))
FILES = sorted(OTHERS.glob("*.jsonl"))
NAME = r"(?:(?<=\s)|^)(?!The )[A-Z]\w+(?:[ -][A-Z][\w.'’-]+)+"
# Made from packages by tools/make_countries.py: public entries, not ours.
FROM_PACKAGES = ("countries.json", "subdivisions.json")


def people(lines: Iterable[dict[str, Any]]) -> set[str]:
    """Return the full names of people: labelled ones, and what the language model takes for a person.

    What it takes for something else mostly is left out, and of what only labels give the posts (all words are
    written small elsewhere in the texts) and bodies (in the name of a body that the gazetteer knows): labels
    have posts and bodies among those who met.
    """
    lines = list(lines)
    texts = sorted({line["text"] for line in lines if "text" in line})
    tags: dict[str, Counter[str]] = {}
    for doc in stock_model().pipe(texts, disable=["parser", "lemmatizer"]):
        for entity in doc.ents:
            tags.setdefault(" ".join(entity.text.split()), Counter())[entity.label_] += 1
    mostly = {name: counted.most_common(1)[0][0] for name, counted in tags.items()}
    tagged = {name for name, tag in mostly.items() if tag == "PERSON" and re.fullmatch(NAME, name)}
    small = set(re.findall(r"\b[a-z]+\b", " ".join(texts)))
    bodies = "\n".join(name.lower() for one in organizations() for name in (one.name, *one.aliases))
    only_labelled = {
        name
        for phrase in labelled(lines)
        for name in [without_post(phrase, small)]
        if name not in mostly and not set(name.lower().split()) <= small and name.lower() not in bodies
    }
    return tagged | only_labelled


def labelled(lines: Iterable[dict[str, Any]]) -> set[str]:
    found = set()
    for line in lines:
        phrases = [one["text"] for one in line.get("entities", ()) if one["type"] == "Person"]
        phrases += [words for meeting in line.get("meetings", ()) for words in meeting["participants"]]
        found |= {name for words in phrases for name in re.findall(NAME, words)}
    return found


def without_post(phrase: str, small: set[str]) -> str:
    """Cut words before a name that are written small elsewhere: "Prime Minister Ida Moe"."""
    words = phrase.split()
    while len(words) > 2 and words[0].lower() in small:
        words = words[1:]
    return " ".join(words)


def occurring(names: Iterable[str], text: str) -> set[str]:
    return {name for name in names if re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", text.lower())}


def test_people_are_told_from_posts_and_bodies() -> None:
    text = (
        "Prime Minister Karl Weiss met Anna Berg in Oslo. The prime minister and Berg praised the Red Cross."
    )
    label = {
        "id": "b",
        "meetings": [{"participants": ["Prime Minister Ida Moe", "Prime Minister", "World Bank"]}],
    }
    found = people([{"id": "a", "text": text}, label])
    assert {"Karl Weiss", "Anna Berg", "Ida Moe"} <= found
    assert not found & {"Prime Minister", "World Bank", "Red Cross", "Oslo"}
    assert occurring(["Karl Weiss", "Anna Berg"], "- karl weiss\n- Anna Bergen") == {"Karl Weiss"}


@pytest.mark.skipif(not FILES, reason="the third-party sets aren't beside this checkout")
def test_no_person_of_the_texts_for_measuring_is_in_our_lists() -> None:
    lines = [json.loads(line) for path in FILES for line in path.read_text(encoding="utf-8").splitlines()]
    names = people(lines)
    assert len(names) > 800
    ours = "\n".join(
        path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "kg").rglob("*"))
        if path.suffix in (".yaml", ".json", ".py", ".txt", ".csv") and path.name not in FROM_PACKAGES
    )
    assert not occurring(names, ours)
