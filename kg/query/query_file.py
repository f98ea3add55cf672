"""A query with what its file says of it in its first lines, the same for Cypher and SPARQL."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date as Day
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import msgspec

from kg.errors import QueryError
from kg.query.answer import Answer, Row
from kg.schema import data_path

# How a comment begins, by the ending of the file.
_MARKS = {".cypher": "//", ".rq": "#"}
_FIELD = re.compile(r"(?://|#) (title|description|page): (.+)")
_PARAMETER = re.compile(
    r"(?://|#) param (\w+): (string|int|date|country|iri|list|groups|skip|limit)(\??) = (.+?) — (.+)"
)
# No answer has so many rows, and both stores take it for a limit.
_EVERYTHING = 2**31 - 1


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


class QueryFile(msgspec.Struct, frozen=True, kw_only=True):
    """A query file: its header, and the text of the query below."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    text: str
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

    def _usage(self) -> str:
        return "it takes " + (", ".join(parameter.usage for parameter in self.parameters) or "none")


def is_name(text: str) -> bool:
    """Whether this is the name of a query, or meant to be one, and no query itself."""
    return bool(re.fullmatch(r"[a-z0-9-]+", text))


def files(pattern: str) -> list[Path]:
    """Return the files of named queries by name; ``pattern`` is like ``queries/cypher/*.cypher``."""
    folder, _, ending = pattern.rpartition("/")
    return sorted(data_path(folder).glob(ending))


def file_of(name: str, pattern: str, what: str, command: str) -> Path:
    """Return the file of a named query.

    Raises :class:`QueryError` for an unknown one, which says that there is no such ``what``, the likest that
    there is, and that ``command`` lists them.
    """
    folder, _, ending = pattern.rpartition("/")
    path = data_path(folder) / ending.replace("*", name)
    if is_name(name) and path.is_file():
        return path
    near = get_close_matches(name, [path.stem for path in files(pattern)], cutoff=0.4)
    meant = f"did you mean {near[0]}? " if near else ""
    raise QueryError(f"there is no {what} {name!r}: {meant}`{command} --list` shows all")


def read(path: Path) -> QueryFile:
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
        elif line.startswith(_MARKS[path.suffix]):
            raise QueryError(f"{path.name}: line {at + 1} of the header isn't understood: {line}")
        else:
            break
    if fields.keys() - {"page"} != {"title", "description"}:
        raise QueryError(f"{path.name} needs a header with a title and a description")
    body = "\n".join(lines[at:]).strip()
    return QueryFile(name=path.stem, parameters=tuple(parameters), text=body, **fields)


def listing(queries: Iterable[QueryFile], command: str) -> Answer:
    """Return queries with what they take, as rows; ``command`` runs them."""
    rows: list[Row] = [
        {
            "name": one.name,
            "title": one.title,
            "description": one.description,
            "parameters": [
                f"{p.name}={p.example}" + (" (optional)" if p.optional else "") for p in one.parameters
            ],
        }
        for one in queries
    ]
    return Answer(
        question="which queries are there",
        answer=f"{len(rows)} queries; run one with `{command} NAME --param KEY=VALUE`",
        understood={"asks": ["queries"]},
        rows=rows,
    )


def _coerce(parameter: Parameter, value: Any) -> Any:
    try:
        return _COERCIONS[parameter.type](value)
    except (ValueError, TypeError):
        raise QueryError(f"{parameter.name}={value} is no {parameter.type}: {parameter.usage}") from None


def _day(value: Any) -> Day:
    return value if isinstance(value, Day) else Day.fromisoformat(str(value))


def _country(value: Any) -> str:
    """Return the code of a country by its name; a code stays, also of a country that is no more."""
    if re.fullmatch(r"[A-Z]{2}", str(value)):
        return str(value)
    from kg.query.countries import country_named

    if (found := country_named(str(value))) is None:
        raise ValueError(value)
    return found.code


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
    "iri": str,
    "int": _whole,
    "date": _day,
    "country": _country,
    "list": _list,
    "groups": _groups,
    "skip": _whole,
    "limit": _whole,
}
