"""Each format of annotation says what it covers, and nothing more."""

from pathlib import Path
from typing import Any

import pytest

from kg.evaluate.gold import Gold, read_gold
from tests.evaluate.saying import TEXT, write


def golds(tmp_path: Path, *lines: dict[str, Any]) -> list[Gold]:
    return read_gold(write(tmp_path / "gold.jsonl", *lines))


def labels(*meetings: dict[str, Any], maybe: bool = False, text: str = TEXT, **more: Any) -> dict[str, Any]:
    return {"id": "a", "text": text, "maybe": maybe, "meetings": list(meetings), **more}


def label(trigger: str, *people: str, **more: Any) -> dict[str, Any]:
    return {"trigger": trigger, "participants": list(people), "status": "held", "kind": "bilateral", **more}


def event(trigger: str, *people: str, text: str = TEXT, **more: Any) -> dict[str, Any]:
    def span(words: str) -> list[int]:
        return [text.index(words), text.index(words) + len(words)]

    return {
        "trigger": trigger,
        "trigger_span": span(trigger),
        "participants": list(people),
        "participant_spans": [span(one) for one in people],
        "place": [],
        **more,
    }


def relation(type: str, head: str, tail: str, text: str) -> dict[str, Any]:
    spans = {side: [text.index(words), text.index(words) + len(words)] for side, words in (("head", head), ("tail", tail))}  # fmt: skip
    return {"type": type, "head": head, "tail": tail, "head_span": spans["head"], "tail_span": spans["tail"]}


def test_labels_point_at_their_words(tmp_path: Path) -> None:
    ((gold),) = golds(
        tmp_path,
        labels(label("met", "Anna Ek", "Karl Weiss", place="Riga", date="Monday", edtf="2024-03-11")),
    )
    (report,) = gold.said.meetings
    assert report.place and report.date
    for part in (report.trigger, *report.participants, report.place):
        assert TEXT[part.start : part.end] == part.text
    assert (report.date.text, report.date.edtf) == ("Monday", "2024-03-11")
    assert {"date", "venue"} < gold.annotated
    assert "topics" not in gold.annotated


def test_labels_of_calls_are_remote(tmp_path: Path) -> None:
    (gold,) = golds(tmp_path, labels(label("call", "Ida Moe", kind="call")))
    assert gold.said.meetings[0].format == "remote"


def test_what_labels_do_not_give_is_not_judged(tmp_path: Path) -> None:
    bare, full = golds(
        tmp_path,
        labels(label("met", "Anna Ek")),
        labels(affiliations=[{"person": "Anna Ek", "role": "Envoy"}]),
    )
    assert not {"date", "venue", "affiliations"} & bare.annotated
    assert "affiliations" in full.annotated
    assert [(one.person, one.role) for one in full.said.affiliations] == [("Anna Ek", "Envoy")]


def test_documents_that_may_tell_of_a_meeting_are_left_out(tmp_path: Path) -> None:
    found = golds(tmp_path, labels(maybe=True), labels(label("met", "Anna Ek")), labels())
    assert [len(gold.said.meetings) for gold in found] == [1, 0]


def test_words_are_found_whole_and_triggers_near_the_first_participant(tmp_path: Path) -> None:
    text = "A metre of talks. Metin Er talked; later Jo met Metin Er. Mia Li met Bo."
    (gold,) = golds(tmp_path, labels(label("met", "Mia Li", "Bo"), label("met", "Jo"), text=text))
    assert [report.trigger.start for report in gold.said.meetings] == [
        text.index("met Bo"),
        text.index("met Metin"),
    ]


def test_a_label_without_trigger(tmp_path: Path) -> None:
    (gold,) = golds(tmp_path, labels(label("", "Anna Ek", "Karl Weiss")))
    assert gold.said.meetings[0].trigger.end == 0


def test_events_are_covered_in_part(tmp_path: Path) -> None:
    place = {"place": ["Riga"], "place_spans": [[TEXT.index("Riga"), TEXT.index("Riga") + 4]]}
    (gold,) = golds(
        tmp_path,
        {"id": "a", "text": TEXT, "date": "2024-03-13", "meetings": [event("met", "Anna Ek", **place)]},
    )
    assert gold.annotated == gold.partial == {"meetings", "participants", "place"}
    (report,) = gold.said.meetings
    assert report.place and report.place.text == "Riga"
    assert gold.document.published == "2024-03-13"


@pytest.mark.parametrize(
    ("type", "is_meeting"), [("Contact:Meet", True), (None, True), ("Contact:Phone-Write", False)]
)
def test_written_contacts_are_no_meetings(tmp_path: Path, type: str | None, is_meeting: bool) -> None:
    (gold,) = golds(tmp_path, {"id": "a", "text": TEXT, "meetings": [event("met", "Anna Ek", type=type)]})
    assert len(gold.said.meetings) == is_meeting


def test_the_quote_of_an_event_is_its_line(tmp_path: Path) -> None:
    text = "They spoke.\nAnna Ek met Karl Weiss.\nThey left."
    (gold,) = golds(tmp_path, {"id": "a", "text": text, "meetings": [event("met", "Anna Ek", text=text)]})
    assert gold.said.meetings[0].quote == "Anna Ek met Karl Weiss."


RELATIONS = "Ann Ek (the envoy) leads the United Front (UF). Ann Ek met Bo. Oslo is near Moss."


def relations(tmp_path: Path, *more: dict[str, Any]) -> Gold:
    types = {"Ann Ek": "Person", "the envoy": "Person", "United Front": "Organisation", "UF": "Organisation", "Oslo": "Location"}  # fmt: skip
    (gold,) = golds(
        tmp_path,
        {
            "id": "a",
            "text": RELATIONS,
            "entities": [
                {"span": [RELATIONS.index(one), RELATIONS.index(one) + len(one)], "type": type}
                for one, type in types.items()
            ],
            "relations": list(more),
        },
    )
    return gold


def test_relations_of_people_to_organizations_are_affiliations(tmp_path: Path) -> None:
    gold = relations(
        tmp_path,
        relation("InChargeOf", "Ann Ek", "United Front", RELATIONS),
        relation("BelongsTo", "Ann Ek", "Oslo", RELATIONS),
        relation("Near", "Ann Ek", "United Front", RELATIONS),
    )
    (pair,) = gold.said.affiliations
    assert (pair.person, pair.organization) == ("Ann Ek", "United Front")
    assert pair.text_start is not None
    assert RELATIONS[pair.text_start : pair.text_end] == "Ann Ek"
    assert gold.annotated == gold.partial == {"affiliations"}
    assert gold.loose


def test_a_pair_under_two_names_or_told_twice_is_one(tmp_path: Path) -> None:
    leads = relation("InChargeOf", "Ann Ek", "United Front", RELATIONS)
    gold = relations(
        tmp_path,
        leads,
        leads,
        relation("IsSynonymOf", "Ann Ek", "the envoy", RELATIONS),
        relation("IsSynonymOf", "UF", "United Front", RELATIONS),
    )
    assert len(gold.said.affiliations) == 1
    assert gold.synonyms["Ann Ek"] == {"the envoy"}
    assert gold.synonyms["United Front"] == {"UF"}


def test_of_a_pair_told_twice_the_first_is_quoted(tmp_path: Path) -> None:
    leads = relation("InChargeOf", "Ann Ek", "United Front", RELATIONS)
    again = RELATIONS.rindex("Ann Ek")
    types = [{"span": leads[side], "type": type} for side, type in (("head_span", "Person"), ("tail_span", "Organisation"))]  # fmt: skip
    later = leads | {"head_span": [again, again + 6]}
    line = {
        "id": "a",
        "text": RELATIONS,
        "entities": [*types, {"span": later["head_span"], "type": "Person"}],
        "relations": [leads, later],
    }
    (gold,) = golds(tmp_path, line)
    assert [one.text_start for one in gold.said.affiliations] == [0]
