"""How long the explorer's views take: what the server reckons for each, without the network and the drawing.

    python -m benchmarks.explorer [--meetings 100k] [--store FOLDER]

On an embedded store with a synthetic graph, which is made where there is none: for the whole graph, and for
people, places and days from the hubs down to the tail. Prints milliseconds, p50 and p95; exits 1 where a
bound of ``bounds.yaml`` is missed.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import yaml

from benchmarks.asking import milliseconds
from benchmarks.invented import full_name
from benchmarks.measuring import percentile
from benchmarks.questions import Asked
from benchmarks.report import BOUNDS, table
from benchmarks.stores import number
from benchmarks.synthetic import SyntheticGraph
from kg.query.explore.columns import Columns, read
from kg.query.explore.comparing import compare
from kg.query.explore.counting import counted
from kg.query.explore.filtering import Filter, masks
from kg.query.explore.listing import listed
from kg.query.explore.network import network
from kg.query.explore.searching import search
from kg.query.explore.things import thing
from kg.query.names import read_names
from kg.serve.current_graph import set_aside
from kg.store.base import Store
from kg.store.open import open_store

_RUNS = 3


def filters(graph: SyntheticGraph) -> dict[str, list[Filter]]:
    """Return what somebody may look at, by what it is."""
    asked = Asked(graph)
    people = [graph.person(one) for one in asked.people]
    places = [graph.place(one)[0] for one in asked.cities]
    years = [Filter(since=date(year, 1, 1), until=date(year, 12, 31)) for year in range(1995, 2020)]
    return {
        "everything": [Filter()],
        "a year": years,
        "planned": [Filter(statuses=("planned",))],
        "a person": [Filter(who=(one,)) for one in people],
        "a person, held, ten years": [
            Filter(who=(one,), statuses=("held",), since=date(2000, 1, 1), until=date(2009, 12, 31))
            for one in people
        ],
        "a place": [Filter(place=one) for one in places],
    }


def views(store: Store, columns: Columns, graph: SyntheticGraph) -> Iterator[tuple[str, list[float]]]:
    """Yield how long each view takes, in milliseconds."""
    for name, wanted in filters(graph).items():
        for view, work in {
            "counts": lambda one: counted(columns, masks(store, columns, one)),
            "list": lambda one: listed(store, columns, masks(store, columns, one)),
            "network": lambda one: network(store, columns, masks(store, columns, one)),
        }.items():
            yield f"{view} of {name}", [_times(lambda one=one, work=work: work(one)) for one in wanted]
    asked = Asked(graph)
    people = [graph.person(one) for one in asked.people]
    partners = [graph.person(one) for one in asked.partners]
    yield "a thing", [_times(lambda one=one: thing(store, one)) for one in people]
    yield (
        "a comparison",
        [
            _times(lambda a=a, b=b: compare(store, columns, a, b))
            for a, b in zip(people, partners, strict=True)
        ],
    )
    typed = [full_name(one)[:length] for one in asked.people for length in (2, 4, 8, 30)]
    yield "a search", [_times(lambda text=text: search(store, text)) for text in typed]


def _times(work: Callable[[], object]) -> float:
    work()
    return statistics.median(milliseconds(work) for _ in range(_RUNS))


def main() -> int:
    """Measure, print, and say what is missed."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--meetings", default="100k")
    arguments.add_argument("--store", type=Path)
    given = arguments.parse_args()
    meetings = number(given.meetings)
    bounds = yaml.safe_load(BOUNDS.read_text(encoding="utf-8"))["explorer"]
    graph = SyntheticGraph(meetings)
    with tempfile.TemporaryDirectory(prefix="kg-benchmark-") as folder:
        target = str(given.store or Path(folder) / "store")
        if not Path(target).exists():
            with open_store(target) as store:
                store.project(graph)
        start = time.perf_counter()
        with open_store(target, read_only=True) as store:
            read_names(store)
            named = time.perf_counter()
            columns = read(store)
            set_aside()
            opened = time.perf_counter()
            said = f"open with names after {named - start:.1f} s, columns after {opened - start:.1f} s"
            print(f"{meetings:,} meetings: {said}\n")
            rows = [(name, times) for name, times in views(store, columns, graph)]
    told = [[name, f"{statistics.median(t):.0f}", f"{percentile(t, 0.95):.0f}"] for name, t in rows]
    print(table(["view", "p50 ms", "p95 ms"], told))
    missed = [name for name, times in rows if percentile(times, 0.95) >= bounds["view_ms"]]
    for name in missed:
        print(f"missed: {name}, bound {bounds['view_ms']} ms", file=sys.stderr)
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
