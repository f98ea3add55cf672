"""``kg communities``: groups of people and organizations that meet each other more than others."""

from collections import Counter
from datetime import date as Day
from typing import TYPE_CHECKING, Any

from kg.query import library
from kg.query.answer import Answer, plain
from kg.query.network.meetings import contacts, read
from kg.query.network.selection import HELD, MAYBE_HELD, select
from kg.query.safe import country_name
from kg.store.base import Store

if TYPE_CHECKING:
    import networkx as nx

_SEED = 1
# Fewer are no community but a meeting.
_LEAST = 3
_NAMED = 5
_COUNTRIES = 3


def communities(
    store: Store,
    *,
    since: Day | str | None = None,
    until: Day | str | None = None,
    place: str | None = None,
    held_only: bool = True,
) -> Answer:
    """Return the communities (Louvain, weighted by the number of meetings), the largest first.

    Each has its number of ``members``, of ``meetings`` of two of them (a meeting of three counts three
    times), ``who`` has met the most within it, and the ``countries`` that most members act for.
    """
    import networkx as nx

    statuses = HELD if held_only else MAYBE_HELD
    chosen = select(store, statuses=statuses, place=place, since=since, until=until)
    # By numbers: sets of text are in another order in each process.
    graph = nx.convert_node_labels_to_integers(contacts(read(store, chosen)), label_attribute="id")
    parts = nx.community.louvain_communities(graph, weight="weight", seed=_SEED)
    parts = sorted((sorted(part) for part in parts if len(part) >= _LEAST), key=lambda one: (-len(one), one))
    countries = _countries(store)
    rows = [{"community": at, **_row(graph, part, countries)} for at, part in enumerate(parts, 1)]
    largest = "; ".join(f"{row['who'][0]} and {row['members'] - 1} more" for row in rows[:3])
    number = f"{len(rows)} communit{'y' if len(rows) == 1 else 'ies'}"
    query = library.query("participations")
    return Answer(
        question="communities",
        answer=f"{number} of {_LEAST} and more: {largest}" if rows else "There is no community here.",
        understood={"asks": ["communities"], "how": f"Louvain, seed {_SEED}", "status": list(statuses)},
        query=query.cypher,
        parameters=plain(query.bind(chosen.parameters)),
        rows=rows,
    )


def _row(graph: "nx.Graph", part: list[int], countries: dict[str, list[str]]) -> dict[str, Any]:
    within = graph.subgraph(part)
    often = dict(within.degree(weight="weight"))
    own = {at: graph.nodes[at] for at in part}
    order = sorted(part, key=lambda at: (-often[at], own[at]["name"], own[at]["id"]))
    codes = Counter(code for at in part for code in countries.get(own[at]["id"], ()))
    most = sorted(codes, key=lambda code: (-codes[code], code))[:_COUNTRIES]
    return {
        "members": len(part),
        "meetings": sum(often.values()) // 2,
        "who": [own[at]["name"] for at in order[:_NAMED]],
        "countries": [country_name(code) or code for code in most],
        "ids": [own[at]["id"] for at in order],
    }


def _countries(store: Store) -> dict[str, list[str]]:
    """Return the countries that each person and organization acts for."""
    found: dict[str, list[str]] = {}
    for row in library.rows(store, "countries-of-participants"):
        found.setdefault(row["actor"], []).append(row["country"])
    return found
