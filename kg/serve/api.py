"""The JSON API: what the explorer's page asks, and whoever else wants to (``/api/openapi.json``)."""

import re
from collections.abc import Mapping, Sequence
from datetime import date as Day
from functools import partial
from typing import Annotated, Any, TypeVar

import msgspec
from litestar import Request, Response, Router, get
from litestar.datastructures import State
from litestar.di import NamedDependency, Provide
from litestar.exceptions import HTTPException, NotFoundException
from litestar.openapi.datastructures import ResponseSpec
from litestar.params import FromQuery, QueryParameter

from kg.errors import KgError, QueryError, QueryStopped
from kg.model.report import MeetingKind, Status
from kg.query.explore.articles import Article, article
from kg.query.explore.columns import Columns
from kg.query.explore.comparing import Comparison, compare
from kg.query.explore.counting import Counts, counted
from kg.query.explore.examples import examples
from kg.query.explore.filtering import Filter, filter_of, masks
from kg.query.explore.finding import Chain, Told, ask, chain
from kg.query.explore.listing import Listed, Met, listed, meetings
from kg.query.explore.network import NODES, Network, network
from kg.query.explore.searching import Found, search
from kg.query.explore.things import Called, Thing, called, thing
from kg.query.network.selection import first_day, last_day
from kg.serve.current_graph import CurrentGraph
from kg.store.base import Store

PATH = "/api"
_T = TypeVar("_T")
_LONGEST = 1_000
_LENGTH = re.compile(r"of length (<=|>=) (\d+)")
_DATE = r"^(?!0000)\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
Graph = NamedDependency[CurrentGraph]
Wanted = NamedDependency[Filter]
# Longer ones take seconds to be read, and nobody asks them.
Text = Annotated[str, QueryParameter(max_length=200)]
Id = Annotated[
    str, QueryParameter(min_length=1, max_length=_LONGEST, description="An id, also an earlier one.")
]
Date = Annotated[
    str | None, QueryParameter(pattern=_DATE, description="A day, month or year: YYYY, YYYY-MM, YYYY-MM-DD.")
]
Number = Annotated[int, QueryParameter(ge=1, le=1_000_000)]


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Why there is no answer, in one line."""

    detail: str


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What is shown: the store, how many meetings it has and from when to when (ISO days) they may be."""

    store: str
    meetings: int
    first: str | None
    last: str | None
    review: bool = False


def problems(said: Mapping[int, str]) -> dict[int, ResponseSpec]:
    """Return how the answers that are none are described, by status."""
    return {
        status: ResponseSpec(Problem, description=text, generate_examples=False)
        for status, text in said.items()
    }


_get = partial(
    get,
    responses=problems(
        {
            400: "What is asked can't be understood.",
            404: "There is no such thing.",
            503: "The graph is being opened.",
        }
    ),
)


def router(current: CurrentGraph, *, review: bool = False) -> Router:
    """Return the API over a graph; ``review``: whether somebody may be asked, too."""
    handlers = [
        about,
        find,
        question,
        instances,
        of_thing,
        of_ids,
        of_meeting,
        of_document,
        counts,
        page_of,
        drawn,
        beside,
        path,
    ]
    return Router(
        PATH,
        route_handlers=handlers,
        dependencies={
            "graph": Provide(lambda: current, sync_to_thread=False),
            "review": Provide(lambda: review, sync_to_thread=False),
            "wanted": Provide(_wanted, sync_to_thread=False),
        },
        exception_handlers=EXCEPTION_HANDLERS,
    )


def _wanted(
    who: Annotated[
        list[str] | None, QueryParameter(description="Ids of people and organizations, who all took part.")
    ] = None,
    topic: Annotated[
        str | None, QueryParameter(max_length=_LONGEST, description="The id of a topic.")
    ] = None,
    place: Annotated[
        str | None,
        QueryParameter(max_length=_LONGEST, description="The id of a place, with all that lies in it."),
    ] = None,
    country: Annotated[
        str | None, QueryParameter(pattern="^[A-Za-z]{2}$", description="An ISO 3166-1 code.")
    ] = None,
    status: FromQuery[list[Status] | None] = None,
    kind: FromQuery[list[MeetingKind] | None] = None,
    since: Date = None,
    until: Date = None,
) -> Filter:
    return filter_of(
        who=who or (),
        topic=topic,
        place=place,
        country=country,
        statuses=status or (),
        kinds=kind or (),
        since=since,
        until=until,
    )


@_get("/about", summary="What is shown")
async def about(graph: Graph, review: NamedDependency[bool]) -> About:
    """Say which store it is, and how much is in it."""
    return msgspec.structs.replace(await graph.ask(_about), review=review)


@_get("/search", summary="Names while they are typed")
async def find(graph: Graph, text: Text = "") -> Found:
    """Find people, organizations, places, topics and meetings by some letters, also misspelt or in other
    scripts.
    """
    return await graph.ask(lambda store, _: search(store, text))


@_get("/ask", summary="A question in English")
async def question(graph: Graph, text: Text, page: Number = 1, today: FromQuery[Day | None] = None) -> Told:
    """Answer like ``kg ask``, with the query that was run; of many meetings, a page of a hundred."""
    return await graph.ask(lambda store, _: ask(store, text, page, today))


@_get("/examples", summary="Questions that can be asked")
async def instances(graph: Graph) -> list[str]:
    """Give some questions that this graph has answers to."""
    return await graph.ask(examples)


@_get("/thing", summary="A person, organization, place or topic")
async def of_thing(graph: Graph, id: Id) -> Thing:
    """Tell what is known of it, apart from its meetings."""
    return _found(await graph.ask(lambda store, _: thing(store, id)), id)


@_get("/names", summary="What ids stand for")
async def of_ids(
    graph: Graph, id: Annotated[list[str] | None, QueryParameter(max_items=100)] = None
) -> dict[str, Called]:
    """Give the names of people, organizations, places and topics, by the ids that were asked for."""
    return await graph.ask(lambda store, _: called(store, id or ()))


@_get("/meeting", summary="A meeting")
async def of_meeting(graph: Graph, id: Id) -> Met:
    """Give a meeting with all sentences that tell of it."""
    found = await graph.ask(lambda store, _: meetings(store, [id]))
    return _found(found[0] if found else None, id)


@_get("/document", summary="A document with its text")
async def of_document(graph: Graph, id: Id) -> Article:
    """Give the text of a document, and the passages that its reports are made of."""
    return _found(await graph.ask(lambda store, _: article(store, id)), id)


@_get("/counts", summary="Meetings over time, on the map, by status and kind")
async def counts(graph: Graph, wanted: Wanted, first: Date = None, last: Date = None) -> Counts:
    """Count the meetings of a filter; the bars are those of the days from ``first`` to ``last``."""
    span = first_day(first), last_day(last)

    def count(store: Store, columns: Columns) -> Counts:
        return counted(columns, masks(store, columns, wanted), span)

    return await graph.ask(count)


@_get("/meetings", summary="Meetings, the most recent first")
async def page_of(graph: Graph, wanted: Wanted, page: Number = 1) -> Listed:
    """List the meetings of a filter, a page at a time."""
    return await graph.ask(lambda store, columns: listed(store, columns, masks(store, columns, wanted), page))


@_get("/network", summary="Who met whom")
async def drawn(
    graph: Graph,
    wanted: Wanted,
    keep: FromQuery[list[str] | None] = None,
    limit: Annotated[int, QueryParameter(ge=1, le=300)] = NODES,
) -> Network:
    """Give those with most meetings of a filter, and who of them met whom; those to ``keep`` are in it."""
    kept: Sequence[str] = keep or wanted.who
    return await graph.ask(
        lambda store, columns: network(store, columns, masks(store, columns, wanted), keep=kept, limit=limit)
    )


@_get("/compare", summary="Two beside each other")
async def beside(graph: Graph, a: Id, b: Id) -> Comparison:
    """Compare two people or organizations: their meetings by year, whom both met, when they met last."""
    return await graph.ask(compare, a, b)


@_get("/path", summary="The shortest chain of meetings between two")
async def path(graph: Graph, a: Id, b: Id, planned: FromQuery[bool] = False) -> Chain:
    """Find over which meetings two are joined; ``planned``: also over those that weren't held yet."""
    return await graph.ask(lambda store, _: chain(store, a, b, held_only=not planned))


def _about(store: Store, columns: Columns) -> About:
    dated = columns.latest > 0
    return About(
        store=store.uri,
        meetings=len(columns),
        first=Day.fromordinal(int(columns.earliest[dated].min())).isoformat() if dated.any() else None,
        last=Day.fromordinal(int(columns.latest[dated].max())).isoformat() if dated.any() else None,
    )


def _found(thing: _T | None, id: str) -> _T:
    if thing is None:
        raise NotFoundException(f"there is nothing with the id {id!r}")
    return thing


def _told(_request: Request[Any, Any, State], error: HTTPException) -> Response[Problem]:
    said = error.detail
    if isinstance(error.extra, list) and error.extra:  # which parameter is wrong, and why
        said = "; ".join(_wrong(one.get("key", ""), str(one.get("message", ""))) for one in error.extra)
    return Response(Problem(detail=said), status_code=error.status_code, headers=error.headers)


def _wrong(name: str, message: str) -> str:
    """Say what is wrong with a parameter, as it is meant and not as it is checked."""
    if "matching regex" in message:
        message = (
            "two letters of ISO 3166-1" if name == "country" else "a date is 1974, 1974-06 or 1974-06-30"
        )
    elif "`int`" in message or "'int'" in message:
        message = "a whole number, from 1 on"
    elif length := _LENGTH.search(message):
        message = f"{'at most' if length[1] == '<=' else 'at least'} {length[2]} characters"
    elif "enum value" in message:
        message = f"{message.rpartition(' ')[2]} is none of its values"
    return f"{name}: {message}"


def _refused(_request: Request[Any, Any, State], error: KgError) -> Response[Problem]:
    return Response(Problem(detail=str(error)), status_code=400 if is_theirs(error) else 503)


def is_theirs(error: KgError) -> bool:
    """Whether something is wrong with what was asked, and not with the server or the time that it took."""
    return isinstance(error, QueryError) and not isinstance(error, QueryStopped)


EXCEPTION_HANDLERS: dict[type[Exception] | int, Any] = {HTTPException: _told, KgError: _refused}
