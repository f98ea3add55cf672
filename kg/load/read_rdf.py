"""Our own export, read back: what a store keeps stands in it as JSON (``kg:record``, see docs/rdf.md).

Everything else in the export follows from that. The texts of articles aren't in it: of each there is what its
reports quote, at its place.
"""

from collections.abc import Iterator

import msgspec
from pyoxigraph import Literal, RdfFormat, parse

from kg.errors import InputError
from kg.load.check_record import check
from kg.load.excerpt import excerpt
from kg.load.source import Content, Failure, Given, Item
from kg.model.judgement import Judgement
from kg.model.reference import ReferenceEntry
from kg.model.report import Extraction, Record

_FORMATS = {
    "nquads": RdfFormat.N_QUADS,
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
}
_JSON = "http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON"
# The ends of two of our terms, whose namespace an export may have chosen.
_RECORD, _POSITION = ("#record", "/record"), ("#position", "/position")
# More digits are no number of a judgement.
_DIGITS = 12


def read_rdf(format: str, content: Content, _: Given) -> Iterator[Item]:
    """Yield records and reference data, and the judgements at the end, in their order."""
    judgements: dict[str, Judgement] = {}
    positions: dict[str, int] = {}
    found = False
    for subject, predicate, text in _literals(_FORMATS[format], content):
        if predicate.endswith(_POSITION):
            positions[subject] = int(text)
            continue
        found = True
        try:
            for one in _restored(text):
                if isinstance(one, Judgement):
                    judgements[subject] = one
                else:
                    yield one
        except (msgspec.MsgspecError, ValueError, RecursionError, InputError) as error:
            told = InputError(f"{content.name}: what was kept of {subject} can't be read: {error}")
            yield Failure(source=f"{content.name}: {subject}", error=told)
    if not found:
        raise InputError(f"{content.name}: this RDF is no export of kg: nothing in it is kg:record")
    yield from (judgements[one] for one in sorted(judgements, key=lambda one: (positions.get(one, 0), one)))


def _literals(format: RdfFormat, content: Content) -> Iterator[tuple[str, str, str]]:
    """Yield subject, predicate and text of what may be restored."""
    try:
        for quad in parse(content.stream, format=format):
            predicate, value = quad.predicate.value, quad.object
            if not isinstance(value, Literal) or not predicate.endswith((*_RECORD, *_POSITION)):
                continue
            is_number = (
                predicate.endswith(_POSITION) and value.value.isdecimal() and len(value.value) <= _DIGITS
            )
            if value.datatype.value == _JSON or is_number:
                yield str(quad.subject), predicate, value.value
    except (SyntaxError, UnicodeError) as error:
        raise InputError(f"{content.name}: this is no {format.name}: {why(error)}") from error


def why(error: Exception) -> str:
    """Say what is wrong with RDF. A context that is elsewhere isn't fetched: nothing is, from anywhere."""
    said = str(error)
    return "its context has to stand in the file itself" if "remote contexts" in said else said


def _restored(text: str) -> Iterator[Record | ReferenceEntry | Judgement]:
    kept = msgspec.json.decode(text)
    if isinstance(kept, list):
        yield from msgspec.convert(kept, list[ReferenceEntry])
    elif isinstance(kept, dict) and isinstance(document := kept.get("document"), dict):
        said = msgspec.convert(kept.get("extraction"), Extraction)
        kept["document"] = {**document, "text": excerpt(said), "excerpt": True}
        record = msgspec.convert(kept, Record)
        check(record)
        yield record
    else:
        yield msgspec.convert(kept, Judgement)
