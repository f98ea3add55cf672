"""The one entity that a name or id on the command line means, or those that it may mean."""

import re

from kg.model.reference import ReferenceEntry, key_of_id
from kg.query import library
from kg.query.answer import Answer, Row
from kg.query.lookup import find
from kg.query.names import Name, Names
from kg.store.base import Store


def which(names: Names, id_or_name: str) -> list[Name]:
    """Return the entities with this id (or earlier id), else with this name, else with all its words."""
    by_id = [entry for entry in names.entries if entry.id == id_or_name]
    earlier = [entry for entry in names.entries if id_or_name in entry.aliases]
    return by_id or names.called(id_or_name) or earlier or names.part(id_or_name)


_WIKIDATA = re.compile(r"Q[1-9]\d*")
# An entity's id is made of that of its smallest evidence (kg.resolve): p-1f… of the mention mn-1f….
_EVIDENCE = {"p": "mn", "m": "mr", "ms": "ar"}


def current_id(store: Store, id: str) -> str:
    """Return the id that an entity has now that once had this one, else the id itself.

    A Wikidata id alone is the id of the entity that has it; an id of reference data that of who is linked.
    """
    prefix, dash, rest = id.partition("-")
    if dash and prefix in _EVIDENCE:
        rows = library.rows(store, "earlier-id", {"evidence": f"{_EVIDENCE[prefix]}-{rest}"})
        return next((str(row["id"]) for row in rows), id)
    now = f"wd:{id}" if _WIKIDATA.fullmatch(id) else id
    entries = [entry.id for entry in known_by(store, id)]
    if not entries:
        return now
    people = [str(row["id"]) for row in library.rows(store, "people-of-entries", {"entries": entries})]
    return people[0] if len(people) == 1 else now


def known_by(store: Store, id: str) -> list[ReferenceEntry]:
    """Return the people of reference data that have an id, or Wikidata id, else those that had it earlier."""
    bare = id.removeprefix("wd:")
    found = [entry for entry in store.references([key_of_id(bare)]) if entry.kind == "person"]
    return [entry for entry in found if bare in (entry.id, *entry.wikidata)] or found


def unlinked(id: str, entry: ReferenceEntry, names: Names) -> Answer:
    """Answer that nobody is taken for a person of reference data, with those who have one of the names."""
    near = {one.id: one for name in entry.names for one in names.called(name) if one.label == "Person"}
    rows: list[Row] = [{"id": one.id, "label": one.label, "name": one.name} for one in near.values()]
    known = f"{entry.name} ({', '.join((entry.id, *(f'in {name}' for name in entry.datasets)))})"
    said = f"“{id}” is {known} of reference data: nobody whom documents name is taken for that person now"
    may_be = "; ".join(f"{row['name']} ({row['id']})" for row in rows)
    return Answer(
        question=id,
        answer=f"{said}; it may be {may_be}." if rows else f"{said}.",
        understood={"asks": ["find"], "id": id},
        rows=rows,
    )


def candidates(store: Store, text: str, found: list[Name]) -> Answer:
    """Answer with what a name may mean, for the user to choose by id."""
    near = find(store, text, 10)
    ids = {entry.id for entry in found}
    rows: list[Row] = [row for row in near.rows if not ids or row["id"] in ids]
    names = "; ".join(f"{row['name']} ({row['id']})" for row in rows)
    if found:
        said = f"“{text}” may be any of these, give an id: {names}"
    elif rows:
        said = f"Nothing here is called “{text}”: did you mean {names}?"
    else:
        said = f"Nothing here is called “{text}”."
    return Answer(
        question=text, answer=said, understood={"asks": ["find"], "name": text}, rows=rows if found else []
    )
