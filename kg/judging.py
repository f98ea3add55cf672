"""Judgements of people on who is who and which reports are of one meeting: given, and taken back.

They are about mentions, reports and entries of reference data, which last, never about the entities made of
them; appended, never changed. A split is a judgement on each pair of mentions, so that it holds whatever
comes in later.
"""

import getpass
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Literal

import msgspec

from kg.deriving import refresh
from kg.errors import NothingRead
from kg.model.ids import stable_id
from kg.model.judgement import Judgement, Same
from kg.query import library
from kg.query.names import read_names
from kg.query.which import current_id, which
from kg.resolve.known import KnownEntity, KnownPeople
from kg.store.base import Row, Store

Judged = Literal["Person", "Meeting"]


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """A mention of a person or a report of a meeting: what a judgement is about.

    ``quote`` is the sentence, of the report with the id ``report``; ``date`` (EDTF) the day that it tells of,
    else that of its document.
    """

    id: str
    document: str
    report: str
    headline: str | None
    words: str
    quote: str
    date: str | None


class Entity(msgspec.Struct, frozen=True, kw_only=True):
    """A person or a meeting with all that it is made of, in the order of ids."""

    id: str
    label: Judged
    name: str
    evidence: tuple[Evidence, ...]


def entity(store: Store, id_or_name: str) -> Entity:
    """Return the person or meeting that an id, an earlier id or a name means.

    Raises :class:`~kg.errors.NothingRead` where it means none or several.
    """
    id = current_id(store, id_or_name)
    found = [one for one in which(read_names(store), id) if one.label == "Person"]
    if not found and (of_id := meeting(store, id)):
        return of_id
    if len(found) != 1:
        choice = "; ".join(f"{one.name} ({one.id})" for one in found[:5])
        raise NothingRead(
            f"“{id_or_name}” may be any of these, give an id: {choice}"
            if found
            else f"no person or meeting is “{id_or_name}”: `kg find` lists what is like it"
        )
    return person(store, found[0].id)


def person(store: Store, id: str) -> Entity:
    """Return the person with an id that the graph has now."""
    rows = library.rows(store, "evidence-of-person", {"id": id})
    return Entity(id=id, label="Person", name=rows[0]["name"], evidence=_evidence(rows))


def meeting(store: Store, id: str) -> Entity | None:
    """Return the meeting with an id that the graph has now, if there is one."""
    rows = library.rows(store, "evidence-of-meeting", {"id": id})
    if not rows:
        return None
    return Entity(id=id, label="Meeting", name=rows[0]["label"], evidence=_evidence(rows))


def _evidence(rows: Iterable[dict[str, object]]) -> tuple[Evidence, ...]:
    return tuple(
        msgspec.convert({name: row[name] for name in Evidence.__struct_fields__}, Evidence) for row in rows
    )


def merge(store: Store, one: Entity, other: Entity) -> list[Judgement]:
    """Judge two people, or two meetings, to be the same; return what was appended."""
    if one.label != other.label:
        raise NothingRead(f"{one.name} is a {one.label.lower()}, {other.name} a {other.label.lower()}")
    if one.id == other.id:
        raise NothingRead(f"{one.name} and {other.name} are the same already ({one.id})")
    return _judge(store, [(one.evidence[0].id, other.evidence[0].id, "yes")])


def known(store: Store, id: str) -> KnownEntity | None:
    """Return the person of reference data by the id of the entry, also an earlier one, or of Wikidata."""
    return KnownPeople(store.references).by_id(id.removeprefix("wd:"))


def link(store: Store, one: Entity, to: KnownEntity) -> list[Judgement]:
    """Judge somebody to be a person of reference data; return what was appended."""
    if one.label != "Person":
        raise NothingRead(f"{one.name} is a meeting, {to.name} ({to.id}) a person")
    if to.id in linked(store, one, to.id):
        raise NothingRead(f"{one.name} and {to.name} ({to.id}) are the same already ({one.id})")
    return _judge(store, [(one.evidence[0].id, to.id, "yes")])


def entries(store: Store, one: Entity) -> list[Row]:
    """Return the entries of reference data that somebody is taken for."""
    return library.rows(store, "references-of-person", {"id": one.id})


def linked(store: Store, one: Entity, id: str) -> list[str]:
    """Return the ids of these entries if this is one, or their Wikidata id; else none."""
    found = entries(store, one)
    ids = {row["entry"] for row in found} | {row["wikidata"] for row in found}
    return sorted(row["entry"] for row in found) if id.removeprefix("wd:") in ids else []


def unlink(store: Store, one: Entity, entries: Sequence[str]) -> list[Judgement]:
    """Judge somebody, in all that is told so far, to be nobody of some entries of reference data."""
    return _judge(store, [(told.id, entry, "no") for told in one.evidence for entry in entries])


def answer(store: Store, pair: tuple[str, str], same: Same) -> Judgement:
    """Append what somebody says of two mentions, or two reports; the graph follows when it is next read."""
    (judgement,) = _append(store, [(*pair, same)])
    return judgement


def split(store: Store, whole: Entity, documents: Sequence[str]) -> list[Judgement]:
    """Judge what some documents say to be about somebody (or something) else than what the others say."""
    known = {one.document for one in whole.evidence}
    if unknown := [document for document in documents if document not in known]:
        raise NothingRead(f"{unknown[0]} doesn't tell of {whole.name}: `kg split {whole.id}` lists who does")
    apart = [one for one in whole.evidence if one.document in documents]
    rest = [one for one in whole.evidence if one.document not in documents]
    if not rest:
        raise NothingRead(f"all documents about {whole.name} are named: nothing would be left to split from")
    pairs: list[tuple[str, str, Same]] = [(a.id, b.id, "no") for a in apart for b in rest]
    pairs += [(apart[0].id, one.id, "yes") for one in apart[1:]]
    return _judge(store, pairs)


def undo(store: Store) -> list[Judgement]:
    """Take the last judgements of a person back, all that were given at once; return those.

    What was said of the same pairs before counts again.
    """
    given: list[list[Judgement]] = []
    for (_, _), batch in groupby(_of_people(store), key=lambda one: (one.at, one.by)):
        judgements = list(batch)
        if judgements[0].same == "unsure":
            # This took the one before back.
            given = given[:-1]
        else:
            given.append(judgements)
    if not given:
        raise NothingRead("there is no judgement to take back")
    taken = given.pop()
    before = {frozenset((one.left, one.right)): one for batch in given for one in batch}
    again = [said for one in taken if (said := before.get(frozenset((one.left, one.right))))]
    _judge(
        store,
        [
            *((one.left, one.right, "unsure") for one in taken),
            *((one.left, one.right, one.same) for one in again),
        ],
    )
    return taken


def _of_people(store: Store) -> Iterator[Judgement]:
    return (judgement for judgement in store.judgements() if judgement.by.startswith("person:"))


def _judge(store: Store, pairs: Iterable[tuple[str, str, Same]]) -> list[Judgement]:
    given = _append(store, pairs)
    refresh(store)
    return given


def _append(store: Store, pairs: Iterable[tuple[str, str, Same]]) -> list[Judgement]:
    by, at = f"person:{_user()}", datetime.now(UTC).isoformat(timespec="microseconds")
    given = [
        Judgement(
            id=stable_id("j", left, right, same, by, at), left=left, right=right, same=same, by=by, at=at
        )
        for left, right, same in pairs
    ]
    for judgement in given:
        store.judge(judgement)
    return given


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
