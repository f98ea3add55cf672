"""The Python interface: an open store whose methods are the commands of ``kg``. See ``docs/python.md``."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date as Day
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, Self

from kg import query as asking
from kg.query.limited import ROWS, SECONDS

if TYPE_CHECKING:
    import networkx as nx

    from kg.query.answer import Answer
    from kg.query.network.selection import Selection
    from kg.store.base import Store
    from kg.summary import Summary

When = Day | str | None


class KnowledgeGraph:
    """A store, opened when it is first used. Answers are :class:`kg.query.answer.Answer`.

    An answer has ``answer``, a sentence, and ``rows``, the dictionaries that ``--format json`` prints. Days
    (``since``, ``until``) are :class:`datetime.date` or text: YYYY, YYYY-MM, YYYY-MM-DD. All methods raise
    :class:`kg.errors.StoreError` where the store can't be opened, and :class:`kg.errors.QueryError` for
    what a command refuses.
    """

    def __init__(self, target: str | Path) -> None:
        self.target = str(target)
        self._store: Store | None = None

    @property
    def store(self) -> "Store":
        """The store, open for reading, its graph up to date."""
        if self._store is None:
            from kg.opening import open_current

            self._store = open_current(self.target)
        return self._store

    def close(self) -> None:
        """Release the store; the next use opens it anew."""
        if self._store is not None:
            self._store.close()
            self._store = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"kg.open({self.target!r})"

    def load(
        self,
        *sources: str | Path,
        format: str = "auto",
        published: str | None = None,
        publisher: str | None = None,
        language: str | None = None,
    ) -> "Summary":
        """Load files, folders, globs or URLs, and return what was read; a store that isn't there is made.

        What can't be read is in ``failed`` of the summary.
        """
        from kg.load import load_documents
        from kg.pipeline import load
        from kg.store.open import open_store

        items = load_documents(
            [str(source) for source in sources],
            format=format,
            published=published,
            publisher=publisher,
            language=language,
            as_opened=True,
        )
        self.close()
        with open_store(self.target) as store:
            return load(store, items)

    def ask(self, question: str, *, page: int | None = None, today: Day | None = None) -> "Answer":
        """Answer a question in English: all rows, or a page of a hundred meetings, 1 the first."""
        return asking.ask(self.store, question, page, today=today)

    def find(self, text: str, limit: int = 20) -> "Answer":
        """Find people, organizations, places and topics by name: ``id``, ``label``, ``name``, ``score`` …"""
        return asking.find(self.store, text, limit)

    def show(self, id_or_name: str) -> "Answer":
        """Show everything about one: a single row, with its ``meetings``, ``posts`` and ``documents``."""
        return asking.show(self.store, id_or_name)

    def path(self, a: str, b: str, *, any_status: bool = False) -> "Answer":
        """Find the shortest chain of meetings: the rows of meetings with ``step``, ``from`` and ``to``."""
        return asking.path(self.store, a, b, held_only=not any_status)

    def neighbours(
        self,
        name: str,
        *,
        hops: int = 1,
        since: When = None,
        until: When = None,
        place: str | None = None,
        any_status: bool = False,
    ) -> "Answer":
        """Tell whom somebody met: ``name``, ``hops``, ``meetings``, ``first``, ``last`` …"""
        return asking.neighbours(
            self.store, name, hops=hops, since=since, until=until, place=place, held_only=not any_status
        )

    def timeline(
        self, a: str, b: str, *, by: Literal["year", "month"] = "year", since: When = None, until: When = None
    ) -> "Answer":
        """Count the meetings of two: ``period``, ``held``, ``planned``, ``cancelled``, ``bar`` …"""
        return asking.timeline(self.store, a, b, by=by, since=since, until=until)

    def stats(self, top: int | None = None, by: str = "degree", *, any_status: bool = False) -> "Answer":
        """Count what there is; with ``top``, rank by ``degree``, ``betweenness`` or ``pagerank``."""
        return asking.stats(self.store, top, by, held_only=not any_status)

    def communities(
        self,
        *,
        since: When = None,
        until: When = None,
        place: str | None = None,
        any_status: bool = False,
    ) -> "Answer":
        """Find groups that meet each other more than others: ``members``, ``meetings``, ``who``, ``ids`` …"""
        return asking.communities(self.store, since=since, until=until, place=place, held_only=not any_status)

    def query(self, name: str, **parameters: Any) -> "Answer":
        """Run a named query. A parameter that is a word of Python has a ``_`` behind it: ``from_``."""
        from kg.query import library

        return library.run(self.store, name, {key.rstrip("_"): value for key, value in parameters.items()})

    def cypher(
        self,
        text: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        seconds: float = SECONDS,
        limit: int = ROWS,
    ) -> "Answer":
        """Run Cypher that only reads, for so many seconds, and return so many rows at most."""
        from kg.query import free

        return free.cypher(self.store, text, parameters, seconds=seconds, limit=limit)

    def sparql(
        self,
        text: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        seconds: float = SECONDS,
        limit: int = ROWS,
    ) -> "Answer":
        """Run SPARQL, or a named query in it, for so many seconds, and return so many rows at most.

        The first time, and when the graph has changed, the graph is exported and indexed.
        """
        from kg.sparql.answering import answer

        return answer(self.store, text, parameters, seconds=seconds, limit=limit)

    def export(self, format: str, out: str | Path | BinaryIO, **options: Any) -> None:
        """Write the graph as RDF; ``options`` are those of :func:`kg.export.export`."""
        from kg.export import export

        export(self.store, format, out, **options)

    def graph(
        self,
        *,
        statuses: Iterable[str] = (),
        people: Iterable[str] = (),
        place: str | None = None,
        since: When = None,
        until: When = None,
    ) -> "nx.MultiDiGraph":
        """Return people, organizations, posts, places, meetings and topics as a graph: all, or a selection.

        A selection is the meetings that fulfil all conditions (of ``people`` one took part), who took part
        in them, and what these lead to. Nodes and edges have ``type`` and the properties of the model:
        :func:`kg.query.network.graph.graph`.
        """
        from kg.query.network.graph import graph

        return graph(self.store, self._selection(statuses, people, place, since, until))

    def contacts(
        self,
        *,
        statuses: Iterable[str] = ("held",),
        people: Iterable[str] = (),
        place: str | None = None,
        since: When = None,
        until: When = None,
    ) -> "nx.Graph":
        """Return who met whom: nodes with ``name``, ``type`` and ``meetings``; edges with ``weight``, the
        number of meetings, ``meetings``, their ids, and ``first`` and ``last`` day.
        """
        from kg.query.network.meetings import contacts, read

        return contacts(read(self.store, self._selection(statuses, people, place, since, until)))

    def dataframe(
        self, of: "Answer | str", library: Literal["pandas", "polars"] | None = None, **parameters: Any
    ) -> Any:
        """Return an answer, or the rows of a named query, as a pandas or polars ``DataFrame``.

        Raises :class:`kg.errors.KgError` where neither is installed: the extra ``notebook`` has pandas.
        """
        from kg.query.frame import frame_of
        from kg.query.library import rows

        if not isinstance(of, str):
            return frame_of(of, library)
        given = {key.rstrip("_"): value for key, value in parameters.items()}
        return frame_of(rows(self.store, of, given), library)

    def _selection(
        self, statuses: Iterable[str], people: Iterable[str], place: str | None, since: When, until: When
    ) -> "Selection":
        from kg.query.network.selection import select

        who: Sequence[str] = [people] if isinstance(people, str) else list(people)
        which = [statuses] if isinstance(statuses, str) else list(statuses)
        return select(self.store, statuses=which, people=who, place=place, since=since, until=until)
