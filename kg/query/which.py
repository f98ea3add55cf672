"""The one entity that a name or id on the command line means, or those that it may mean."""

import re

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

    A Wikidata id alone is the id of the entity that has it.
    """
    if _WIKIDATA.fullmatch(id):
        return f"wd:{id}"
    prefix, dash, rest = id.partition("-")
    if not dash or prefix not in _EVIDENCE:
        return id
    rows = library.rows(store, "earlier-id", {"evidence": f"{_EVIDENCE[prefix]}-{rest}"})
    return next((str(row["id"]) for row in rows), id)


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
