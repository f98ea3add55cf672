"""What the explorer counts and lists, against plain Python over the same meetings."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.query.explore.columns import Columns, read
from kg.query.explore.counting import OUTCOMES, counted
from kg.query.explore.filtering import CAME_TO_NOTHING, Filter, filter_of, masks
from kg.query.explore.listing import SIZE, listed
from kg.query.explore.network import network
from kg.query.meetings import find_meetings
from kg.store.base import Store
from kg.store.open import open_store
from tests.query.explore.random_world import COUNTRIES, MEETINGS, PEOPLE, START, TOWNS, Told, graph_of
from tests.query.world import world

FILTERS = st.builds(
    Filter,
    who=st.lists(st.sampled_from(PEOPLE), unique=True, max_size=2).map(tuple),
    place=st.sampled_from((None, None, *TOWNS, *COUNTRIES)),
    country=st.sampled_from((None, None, "NO")),
    statuses=st.lists(st.sampled_from(("held", "planned", "denied")), unique=True, max_size=2).map(tuple),
    kinds=st.sampled_from(((), ("bilateral",), ("visit", "call"))),
    since=st.sampled_from((None, date(1999, 1, 1), date(2000, 2, 29))),
    until=st.sampled_from((None, date(1999, 12, 31), date(2001, 6, 30))),
)


@contextmanager
def stored(meetings: list[Told]) -> Iterator[tuple[Store, Columns]]:
    with TemporaryDirectory() as folder, open_store(str(Path(folder) / "store")) as store:
        store.project(graph_of(meetings))
        yield store, read(store)


def fits(told: Told, wanted: Filter, but: str = "") -> bool:
    """Whether a meeting fulfils a filter but for one of its conditions."""
    days = told.days
    conditions = {
        "who": told.people >= set(wanted.who),
        "place": (wanted.place is None or wanted.place in told.wholes)
        and (
            wanted.country is None
            or any(COUNTRIES[TOWNS.get(one, one)] == wanted.country for one in told.places)
        ),
        "status": not wanted.statuses or told.status in wanted.statuses,
        "kind": not wanted.kinds or told.kind in wanted.kinds,
        "time": (wanted.since is None and wanted.until is None)
        or (
            days is not None
            and (wanted.since is None or days[1] >= wanted.since)
            and (wanted.until is None or days[0] <= wanted.until)
        ),
    }
    # A town in a country that is asked for, and a place that is asked for, may be two.
    return all(is_so for name, is_so in conditions.items() if name != but)


def is_sure(told: Told, wanted: Filter) -> bool:
    days = told.days
    if days is None:
        return wanted.since is None and wanted.until is None
    return (wanted.since is None or days[0] >= wanted.since) and (
        wanted.until is None or days[1] <= wanted.until
    )


@given(MEETINGS, FILTERS)
@settings(max_examples=60, deadline=None)
def test_counts_are_those_of_plain_python(meetings: list[Told], wanted: Filter) -> None:
    if wanted.place and wanted.country:
        wanted = Filter(**{name: getattr(wanted, name) for name in ("who", "since", "until")})
    with stored(meetings) as (store, columns):
        counts = counted(columns, masks(store, columns, wanted))
    left = [told for told in meetings if fits(told, wanted)]
    assert counts.total == len(left)
    assert counts.possibly == sum(not is_sure(told, wanted) for told in left)
    assert counts.left_out == sum(
        told.days is None and not fits(told, wanted) and fits(told, wanted, "time") for told in meetings
    )
    assert counts.statuses == Counter(told.status for told in meetings if fits(told, wanted, "status"))
    assert counts.kinds == Counter(told.kind for told in meetings if fits(told, wanted, "kind"))
    drawn = [told for told in meetings if wanted.statuses or told.status not in CAME_TO_NOTHING]
    places = Counter(one for told in drawn if fits(told, wanted, "place") for one in told.places)
    assert {point.id: point.meetings for point in counts.points} == {
        id: number for id, number in places.items() if id != "gn:lund"
    }
    assert counts.off_map == sum(not told.places - {"gn:lund"} for told in drawn if told in left)
    assert counts.not_drawn == sum(told not in drawn for told in left)


@given(MEETINGS, st.sampled_from([(None, None), (date(1999, 1, 1), date(1999, 12, 31))]))
@settings(max_examples=40, deadline=None)
def test_every_meeting_with_days_is_in_a_bar_or_in_none(
    meetings: list[Told], span: tuple[date | None, date | None]
) -> None:
    with stored(meetings) as (store, columns):
        bars = counted(columns, masks(store, columns, Filter()), span).bars
    first, last = span
    there = [
        told
        for told in meetings
        if (days := told.days) and (first is None or days[1] >= first) and (last is None or days[0] <= last)
    ]
    in_bars = sum(sum(getattr(bars, name)) for name in OUTCOMES)
    assert in_bars + bars.unplaced == len(there)
    if not there:
        return
    length = {"year": 4, "month": 7, "day": 10}[bars.unit]
    assert all(len(start) == length for start in bars.starts)
    assert bars.starts == sorted(set(bars.starts))
    held = dict(zip(bars.starts, bars.held, strict=True))
    expected = Counter(
        told.days[0].isoformat()[:length]
        for told in there
        if told.status == "held" and told.length == 0 and told.days
    )
    for start, number in expected.items():
        assert held[start] >= number


@given(MEETINGS, FILTERS)
@settings(max_examples=40, deadline=None)
def test_lists_have_the_rows_that_kg_ask_has_in_its_order(meetings: list[Told], wanted: Filter) -> None:
    with stored(meetings) as (store, columns):
        page = listed(store, columns, masks(store, columns, wanted))
        given_ = {
            "participants": [[one] for one in wanted.who],
            "places": [wanted.place] if wanted.place else [],
            "countries": [wanted.country] if wanted.country and not wanted.place else [],
            "statuses": list(wanted.statuses),
            "kinds": list(wanted.kinds),
            "from": wanted.since,
            "to": wanted.until,
        }
        asked = find_meetings(store, {name: value for name, value in given_.items() if value})
    ids = [row["meeting"] for row in asked]
    if wanted.place and wanted.country:
        assert {one.id for one in page.meetings} <= set(ids)
        return
    assert [one.id for one in page.meetings] == ids[:SIZE]
    assert page.total == len(ids)


@given(MEETINGS)
@settings(max_examples=20, deadline=None)
def test_a_network_joins_who_were_at_one_meeting(meetings: list[Told]) -> None:
    with stored(meetings) as (store, columns):
        found = network(store, columns, masks(store, columns, Filter()))
    held = [told for told in meetings if told.status not in CAME_TO_NOTHING]
    assert {node.id: node.meetings for node in found.nodes} == Counter(
        one for told in held for one in told.people
    )
    pairs = Counter(
        (one, other) for told in held for one in told.people for other in told.people if one < other
    )
    assert {(link.source, link.target): link.meetings for link in found.links} == pairs


def test_both_stores_show_the_same(asked: Store, embedded_world: Store) -> None:
    columns, others = read(asked), read(embedded_world)
    assert columns.ids_of(columns.by_id) == others.ids_of(others.by_id)
    for wanted in (Filter(), Filter(place="gn:kz"), Filter(who=("wd:Q20",)), Filter(topic="t-energy")):
        one, other = masks(asked, columns, wanted), masks(embedded_world, others, wanted)
        assert counted(columns, one) == counted(others, other)
        assert listed(asked, columns, one) == listed(embedded_world, others, other)
        assert network(asked, columns, one) == network(embedded_world, others, other)


def test_a_venue_says_where_a_meeting_was_only_where_no_town_does(tmp_path: Path) -> None:
    graph = world()
    with open_store(str(tmp_path / "store")) as store:
        store.project(graph)
        columns = read(store)
        inside = masks(store, columns, Filter(place="pl-palace")).all
    assert columns.ids_of(inside.nonzero()[0]) == ["m-astana"]
    at = columns.rows_of(["m-astana"])[0]
    located = {
        columns.spots[spot].id for spot in columns.at_spot[(columns.at_row == at) & columns.is_located]
    }
    assert located == {"gn:astana"}


@pytest.mark.parametrize(
    "wrong", [{"statuses": ["maybe"]}, {"kinds": ["party"]}, {"since": "1999-13"}, {"until": "soon"}]
)
def test_what_no_filter_can_be_is_refused(wrong: dict[str, list[str]]) -> None:
    with pytest.raises(QueryError):
        filter_of(**wrong)  # type: ignore[arg-type]


def test_an_empty_store_has_nothing_to_count(tmp_path: Path) -> None:
    with stored([]) as (store, columns):
        assert len(columns) == 0
        wanted = masks(store, columns, Filter(since=START))
        assert counted(columns, wanted).total == 0
        assert listed(store, columns, wanted).meetings == []
        assert columns.rows_of(["m-00"]).tolist() == []
