"""Annotated documents: what a reader should find, in the types of what an extractor finds."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec

from kg.errors import NothingRead
from kg.model.document import Document
from kg.model.report import Extraction

Measure = Literal[
    "meetings",
    "participants",
    "place",
    "venue",
    "date phrase",
    "date",
    "status",
    "kind",
    "role and organization",
    "topics",
    "speaker",
    "affiliations",
]
# All that a fully annotated document says; in the order of the tables.
MEASURES: tuple[Measure, ...] = Measure.__args__  # type: ignore[attr-defined]


class Gold(msgspec.Struct, frozen=True, kw_only=True):
    """One annotated document.

    ``annotated`` names what the annotation covers. What is in ``partial`` is covered in part only: what is
    found beyond it may be right, so that only recall counts. ``loose`` marks affiliations that are given
    as person and organization alone.
    """

    document: Document
    said: Extraction
    annotated: frozenset[Measure] = frozenset(MEASURES)
    partial: frozenset[Measure] = frozenset()
    loose: bool = False


def read_gold(path: Path) -> list[Gold]:
    """Return the annotated documents of a JSON Lines file, whichever of the known formats it has.

    Raises :class:`~kg.errors.NothingRead` where the file can't be read, naming the line.
    """
    from kg.evaluate.adapters import adapter_of

    lines = list(_lines(path))
    if not lines:
        raise NothingRead(f"{path}: there is no annotated document in it")
    adapter = adapter_of(lines[0])
    if adapter is None:
        raise NothingRead(
            f"{path}: not a format of annotated documents that is known; it must be that of `kg extract`, "
            "with the text in document.text"
        )
    try:
        return list(adapter(lines, path))
    except (KeyError, TypeError, ValueError, msgspec.ValidationError) as error:
        raise NothingRead(f"{path}: an annotation can't be read ({type(error).__name__}: {error})") from error


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    try:
        content = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise NothingRead(f"{path}: can't be read ({error})") from error
    for number, line in enumerate(content.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError as error:
            raise NothingRead(f"{path}, line {number}: not JSON ({error})") from error
        if not isinstance(value, dict):
            raise NothingRead(f"{path}, line {number}: not a JSON object")
        yield value


def texts_beside(path: Path, wanted: Iterable[str]) -> dict[str, dict[str, Any]]:
    """Return the documents of the other JSON Lines files of a folder whose ids are wanted, by id.

    Labels may be kept apart from the texts that they belong to; the texts then stand beside them.
    """
    ids = set(wanted)
    found: dict[str, dict[str, Any]] = {}
    for other in sorted(path.parent.glob("*.jsonl")):
        if other != path:
            found |= {line["id"]: line for line in _lines(other) if line.get("id") in ids and "text" in line}
    missing = ids - found.keys()
    if missing:
        raise NothingRead(f"{path}: no file beside it has the text of {min(missing)}")
    return found
