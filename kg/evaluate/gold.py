"""Annotated documents: what a reader should find, in the types of what an extractor finds."""

import json
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import msgspec

from kg.errors import NothingRead
from kg.model.document import Document
from kg.model.report import Extraction

Line = dict[str, Any]
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
    as person and organization alone, each with the ``synonyms`` that the annotation has for a name;
    ``with_organization`` that only those are given whose organization the text names.
    """

    document: Document
    said: Extraction
    annotated: frozenset[Measure] = frozenset(MEASURES)
    partial: frozenset[Measure] = frozenset()
    loose: bool = False
    with_organization: bool = False
    synonyms: dict[str, frozenset[str]] = {}


def read_gold(path: Path) -> list[Gold]:
    """Return the annotated documents of a JSON Lines file, whichever of the known formats its lines have.

    Raises :class:`~kg.errors.NothingRead` where the file can't be read, naming the line.
    """
    numbered = list(_lines(path))
    if not numbered:
        raise NothingRead(f"{path}: there is no annotated document in it")
    texts = TextsBeside(path, (line for _, line in numbered))
    return [gold for number, line in numbered for gold in _golds(line, texts, f"{path}, line {number}")]


def _golds(line: Line, texts: "TextsBeside", where: str) -> list[Gold]:
    from kg.evaluate.adapters import adapter_of

    adapter = adapter_of(line)
    if adapter is None:
        raise NothingRead(
            f"{where}: not a format of annotated documents that is known; it must be that of `kg extract`, "
            "with the text in document.text"
        )
    try:
        return list(adapter(line, texts))
    except KeyError as error:
        raise NothingRead(f"{where}: the annotation lacks {error}") from error
    except (AttributeError, IndexError, TypeError, ValueError) as error:
        raise NothingRead(f"{where}: the annotation can't be read ({error})") from error


class TextsBeside:
    """The documents of the other JSON Lines files of a folder, read when the first is asked for.

    Labels may be kept apart from the texts that they belong to; the texts then stand beside them.
    """

    def __init__(self, path: Path, lines: Iterable[Line]) -> None:
        self._path = path
        self._wanted = {_id(line) for line in lines}

    def __getitem__(self, id: str) -> Line:
        if id not in self._found:
            raise NothingRead(f"{self._path}: no file beside it has the text of {id}")
        return self._found[id]

    @cached_property
    def _found(self) -> dict[str, Line]:
        return {
            _id(line): line
            for other in sorted(self._path.parent.glob("*.jsonl"))
            if other != self._path
            for _, line in _lines(other)
            if "text" in line and _id(line) in self._wanted
        }


def _id(line: Line) -> str:
    document = line.get("document")
    return str((document if isinstance(document, dict) else line).get("id"))


def _lines(path: Path) -> Iterator[tuple[int, Line]]:
    """Yield (number, object) of the lines that aren't empty."""
    try:
        content = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise NothingRead(f"{path}: can't be read ({error})") from error
    # Not splitlines(): JSON may hold the other line ends of Unicode as they are.
    for number, line in enumerate(content.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise NothingRead(f"{path}, line {number}: not JSON ({error})") from error
        if not isinstance(value, dict):
            raise NothingRead(f"{path}, line {number}: not a JSON object")
        yield number, value
