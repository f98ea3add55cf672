"""Tables of documents: CSV and TSV, the names of the fields in the first row, a document in each other."""

import csv
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.load.decode import guessed_encoding
from kg.load.fields import Fields
from kg.load.lines import MAX_LINE_BYTES, as_utf8
from kg.load.source import Content, Failure, Given
from kg.model.document import Document

if TYPE_CHECKING:
    from _csv import Reader

# Spreadsheets write semicolons where a comma is in numbers.
_DELIMITERS = ",\t;|"
_KNOWN = frozenset(Fields.__struct_fields__)
# What isn't UTF-8 is kept as it is until its row is read.
_KEPT = "surrogateescape"


def read_csv(content: Content, given: Given) -> Iterator[Document | Failure]:
    """Yield the document of every row; a bad row fails alone, and no more than a row is in memory.

    Which of comma, tab, semicolon and bar stand between fields, the names in the first row tell. Text that
    isn't UTF-8, as older spreadsheets write it, is read in the likeliest encoding.
    """
    stream = as_utf8(content)
    header = stream.readline(MAX_LINE_BYTES).decode("utf-8", _KEPT)
    if not header.strip():
        raise InputError(f"{content.name}: the input is empty, or its first row has no names of columns")
    lines = (line.decode("utf-8", _KEPT) for line in iter(lambda: stream.readline(MAX_LINE_BYTES), b""))
    csv.field_size_limit(MAX_LINE_BYTES)
    rows = csv.reader(chain([header], lines), delimiter=_delimiter(header), strict=True)
    names = [name.strip().lower() for name in next(rows)]
    if "text" not in names:
        raise InputError(f"{content.name}: no column 'text', but {', '.join(names)[:200]}; rename one")
    legible = _Legible()
    while (row := _next(rows, content.name)) is not None:
        where = f"{content.name}, line {rows.line_num}"
        if isinstance(row, Failure):
            yield row
        elif any(map(str.strip, row)):
            yield _document(row, names, legible, where, given)


def _delimiter(header: str) -> str:
    """Return what stands between the names of the first row: with it most of them are known."""

    def known(delimiter: str) -> int:
        return len(_KNOWN & {name.strip(' "\ufeff\r\n').lower() for name in header.split(delimiter)})

    return max(_DELIMITERS, key=known)


def _next(rows: "Reader", name: str) -> list[str] | Failure | None:
    try:
        return next(rows, None)
    except csv.Error as error:  # behind which the next line begins a row again
        where = f"{name}, line {rows.line_num}"
        told = InputError(f"{where}: {error}; a quotation mark within a field is doubled")
        return Failure(source=where, error=told)


def _document(
    row: Sequence[str], names: Sequence[str], legible: "_Legible", where: str, given: Given
) -> Document | Failure:
    try:
        if any(map(str.strip, row[len(names) :])):
            raise InputError(f"{len(row)} fields, but {len(names)} columns; quote what has a delimiter in it")
        values = dict(zip(names, legible(row, where), strict=False))
        fields = {name: value for name, value in values.items() if name in _KNOWN and value.strip()}
        return Fields(**{"text": "", **fields}).document(given)
    except InputError as error:
        return Failure(source=where, error=InputError(f"{where}: {error}"))


class _Legible:
    """Reads rows that aren't UTF-8 in the encoding that the first of them is in, as long as that fits."""

    def __init__(self) -> None:
        self._encoding: str | None = None

    def __call__(self, row: Sequence[str], where: str) -> list[str]:
        try:
            "".join(row).encode()
            return list(row)
        except UnicodeEncodeError:
            raw = [value.encode("utf-8", _KEPT) for value in row]
        if self._encoding:
            try:
                return [value.decode(self._encoding) for value in raw]
            except UnicodeDecodeError:
                pass
        self._encoding = guessed_encoding(b"\n".join(raw), where)
        return [value.decode(self._encoding) for value in raw]
