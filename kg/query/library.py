"""The named queries: one ``.cypher`` file each, described and typed by its comment header."""

import re
from collections.abc import Callable, Mapping
from datetime import date as Day
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from kg.errors import QueryError
from kg.query.answer import Answer, Page, Row, plain
from kg.schema import data_path
from kg.store.base import Store

FOLDER = "queries/cypher"
_FIELD = re.compile(r"// (title|description|page): (.+)")
_PARAMETER = re.compile(r"// param (\w+): (string|int|date|list|groups|skip|limit)(\??) = (.+?) — (.+)")
# Where a query goes on with one page of what it found.
_CUT = re.compile(r"\nORDER BY [^\n]+\nSKIP \$skip LIMIT \$limit\n")
# No answer has so many rows, and both stores take it for a limit.
_EVERYTHING = 2**31 - 1
# As many meetings as somebody reads at once.
PAGE = 100


class Parameter(msgspec.Struct, frozen=True, kw_only=True):
    """A parameter of a query. One that may be left out is null then, a list empty, a page everything."""

    name: str
    type: str
    optional: bool
    example: str
    description: str

    @property
    def absent(self) -> list[Any] | int | None:
        """What the query gets when the parameter isn't given."""
        absent: dict[str, list[Any] | int] = {"list": [], "groups": [], "skip": 0, "limit": _EVERYTHING}
        return absent.get(self.type)

    @property
    def usage(self) -> str:
        """One line that says how to give it."""
        return f"--param {self.name}={self.example} ({self.type}: {self.description})"


class Query(msgspec.Struct, frozen=True, kw_only=True):
    """A query file: its header and the Cypher below.

    ``page`` names what its pages are of, and in which order, if it gives pages: it takes skip and limit then.
    """

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    cypher: str
    page: str | None = None

    def bind(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return all parameters in their types, or raise :class:`QueryError` that names the right ones."""
        known = {parameter.name for parameter in self.parameters}
        if unknown := sorted(given.keys() - known):
            raise QueryError(f"{self.name} has no parameter {unknown[0]}: {self._usage()}")
        bound = {}
        for parameter in self.parameters:
            value = given.get(parameter.name)
            if value is None and not parameter.optional:
                raise QueryError(f"{self.name} needs {parameter.name}: {parameter.usage}")
            bound[parameter.name] = parameter.absent if value is None else _coerce(parameter, value)
        return bound

    @property
    def counting(self) -> str:
        """The Cypher that counts what the pages are of, as ``total``."""
        return _CUT.split(self.cypher)[0] + "\nRETURN count(*) AS total"

    def _usage(self) -> str:
        return "it takes " + (", ".join(parameter.usage for parameter in self.parameters) or "none")


@cache
def queries() -> tuple[Query, ...]:
    """Return all named queries in the order of their names."""
    return tuple(read(path) for path in sorted(data_path(FOLDER).glob("*.cypher")))


@cache
def query(name: str) -> Query:
    """Return the query of this name; the error for an unknown one suggests others."""
    path = data_path(FOLDER) / f"{name}.cypher"
    if re.fullmatch(r"[a-z0-9-]+", name) and path.is_file():
        return read(path)
    near = get_close_matches(name, [found.name for found in queries()], cutoff=0.4)
    raise QueryError(f"there is no query {name!r}: " + (f"did you mean {near[0]}? " if near else "") + _LIST)


_LIST = "`kg query --list` shows all"


def read(path: Path) -> Query:
    """Read a query file. A header line that isn't understood is an error, not a comment."""
    lines = path.read_text(encoding="utf-8").splitlines()
    fields: dict[str, str] = {}
    parameters: list[Parameter] = []
    for at, line in enumerate(lines):
        if found := _FIELD.fullmatch(line):
            fields[found[1]] = found[2]
        elif found := _PARAMETER.fullmatch(line):
            name, type, optional, example, text = found.groups()
            parameters.append(
                Parameter(name=name, type=type, optional=bool(optional), example=example, description=text)
            )
        elif line.startswith("//"):
            raise QueryError(f"{path.name}: line {at + 1} of the header isn't understood: {line}")
        else:
            break
    if fields.keys() - {"page"} != {"title", "description"}:
        raise QueryError(f"{path.name} needs a header with a title and a description")
    body = "\n".join(lines[at:]).strip()
    if ("page" in fields) != bool(_CUT.search(body)):
        raise QueryError(f"{path.name}: pages take a line that says what they are of, and SKIP and LIMIT")
    return Query(name=path.stem, parameters=tuple(parameters), cypher=body, **fields)


def rows(store: Store, name: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
    """Run a named query and return its rows as the store gives them."""
    found = query(name)
    return list(store.query(found.cypher, found.bind(parameters or {})))


def page_of(store: Store, name: str, parameters: Mapping[str, Any], number: int) -> Page:
    """Count what a query of pages finds, and say which part of it this page is."""
    found = query(name)
    whole = {one.name: value for one in found.parameters if (value := parameters.get(one.name)) is not None}
    whole = {key: value for key, value in whole.items() if key not in ("skip", "limit")}
    (row,) = store.query(found.counting, found.bind(whole))
    return Page(of=found.page or "rows", number=number, size=PAGE, total=row["total"])


def on_page(number: int) -> dict[str, int]:
    """Return the parameters of a query that give a page of this number, 1 the first."""
    return {"skip": (number - 1) * PAGE, "limit": PAGE}


def run(
    store: Store, name: str, parameters: Mapping[str, Any] | None = None, page: int | None = None
) -> Answer:
    """Run a named query and return its rows in the envelope of an answer.

    All of them, or those of a page (1 is the first) if the query gives pages.
    """
    found = query(name)
    given = dict(parameters or {})
    paged = page if found.page and not given.keys() & {"skip", "limit"} else None
    bound = found.bind(given | (on_page(paged) if paged else {}))
    result = [plain(row) for row in store.query(found.cypher, bound)]
    number = f"{len(result)} row" + ("" if len(result) == 1 else "s")
    answer = Answer(
        question=found.title,
        answer=f"{found.title}: {number}",
        understood={"asks": [found.name]},
        query=found.cypher,
        parameters=plain(bound),
        rows=result,
    )
    if paged:
        answer.page = page_of(store, name, given, paged)
        if not answer.page.is_all:
            answer.answer = f"{found.title}: {answer.page.in_words()}"
    return answer


def listing() -> Answer:
    """Return the named queries with what they take, as rows."""
    result: list[Row] = [
        {
            "name": one.name,
            "title": one.title,
            "description": one.description,
            "parameters": [
                f"{p.name}={p.example}" + (" (optional)" if p.optional else "") for p in one.parameters
            ],
        }
        for one in queries()
    ]
    return Answer(
        question="which queries are there",
        answer=f"{len(result)} queries; run one with `kg query NAME --param KEY=VALUE`",
        understood={"asks": ["queries"]},
        rows=result,
    )


def _coerce(parameter: Parameter, value: Any) -> Any:
    try:
        return _COERCIONS[parameter.type](value)
    except (ValueError, TypeError):
        raise QueryError(f"{parameter.name}={value} is no {parameter.type}: {parameter.usage}") from None


def _day(value: Any) -> Day:
    return value if isinstance(value, Day) else Day.fromisoformat(str(value))


def _whole(value: Any) -> int:
    if (number := int(value)) < 0:
        raise ValueError(number)
    return number


def _list(value: Any) -> list[str]:
    if isinstance(value, str):
        return [item.strip() for item in value.split(",") if item.strip()]
    return [str(item) for item in value]


def _groups(value: Any) -> list[list[str]]:
    if isinstance(value, str):
        return [[item.strip() for item in group.split("|")] for group in _list(value)]
    return [[group] if isinstance(group, str) else [str(item) for item in group] for group in value]


_COERCIONS: dict[str, Callable[[Any], Any]] = {
    "string": str,
    "int": int,
    "date": _day,
    "list": _list,
    "groups": _groups,
    "skip": _whole,
    "limit": _whole,
}
