"""The named queries: one ``.cypher`` file each, described and typed by its comment header."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from kg.errors import QueryError
from kg.query import query_file
from kg.query.answer import Answer, Page, Row, plain
from kg.query.query_file import QueryFile
from kg.store.base import Store

_FILES = "queries/cypher/*.cypher"
# Where a query goes on with one page of what it found.
_CUT = re.compile(r"\nORDER BY [^\n]+\nSKIP \$skip LIMIT \$limit\n")
# As many meetings as somebody reads at once.
PAGE = 100


class Query(QueryFile, frozen=True, kw_only=True):
    """A named query in Cypher.

    ``page`` names what its pages are of, and in which order, if it gives pages: it takes skip and limit then.
    """

    @property
    def cypher(self) -> str:
        """The text of the query."""
        return self.text

    @property
    def counting(self) -> str:
        """The Cypher that counts what the pages are of, as ``total``."""
        return self._found + "\nRETURN count(*) AS total"

    @property
    def finding(self) -> str:
        """The Cypher that gives the ids of what the pages are of, as ``id``, in no order."""
        return self._found + "\nRETURN id"

    @property
    def _found(self) -> str:
        return _CUT.split(self.text)[0]


@cache
def queries() -> tuple[Query, ...]:
    """Return all named queries in the order of their names."""
    return tuple(map(read, query_file.files(_FILES)))


@cache
def query(name: str) -> Query:
    """Return the query of this name; the error for an unknown one suggests others."""
    return read(query_file.file_of(name, _FILES, "query", "kg query"))


def read(path: Path) -> Query:
    """Read a query file; one of pages says so in its header and has a line with SKIP and LIMIT."""
    found = Query(**msgspec.structs.asdict(query_file.read(path)))
    if (found.page is not None) != bool(_CUT.search(found.text)):
        raise QueryError(f"{path.name}: pages take a line that says what they are of, and SKIP and LIMIT")
    return found


def rows(store: Store, name: str, parameters: Mapping[str, Any] | None = None) -> list[Row]:
    """Run a named query and return its rows as the store gives them."""
    found = query(name)
    return list(store.query(found.cypher, found.bind(parameters or {})))


def page_of(
    store: Store, name: str, parameters: Mapping[str, Any], number: int, shown: int | None = None
) -> Page:
    """Count what a query of pages finds, and say which part of it this page is.

    ``shown``: how many are on it, where that is known. A first page that isn't full is all.
    """
    found = query(name)
    if number == 1 and shown is not None and shown < PAGE:
        return Page(of=found.page or "rows", number=number, size=PAGE, total=shown)
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
    return query_file.listing(queries(), "kg query")
