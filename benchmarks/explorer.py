"""How long the explorer's views take: what the server reckons for each; with --browser, the first view drawn.

    python -m benchmarks.explorer [--meetings 100k] [--store FOLDER] [--browser]

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
from tests.serve.chromium import chromium, page_in
from tests.serve.server import CLIENT, serving, until

_RUNS = 3
# How often a browser opens the first view, and how many seconds a server has to open a store.
_VIEWS, _PATIENCE = 7, 300
_FIRST = "the first view, in Chromium"
# The page itself says when its view is there: who asks from outside hears of it a tenth of a second later.
_NOTE = """
addEventListener("DOMContentLoaded", () => {
  const main = document.getElementById("main");
  const look = () => { if (main.getAttribute("aria-busy") === "false") window.drawn ??= performance.now(); };
  new MutationObserver(look).observe(main, { attributes: true });
});
"""


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


def first_views(target: str) -> list[float]:
    """Return how long all that is first drawn takes, in a browser that knows nothing, in milliseconds."""
    with serving(target, explorer_only=True) as server, chromium() as browser:
        until(lambda: "meetings" in CLIENT.get(f"{server.home}api/about").json(), _PATIENCE)
        found = []
        for _ in range(_VIEWS):
            with page_in(browser, viewport={"width": 1300, "height": 1000}) as page:
                page.add_init_script(_NOTE)
                page.goto(server.home)
                page.locator("main[aria-busy=false] > *").first.wait_for()
                assert page.locator(".timeline canvas, .picture canvas").count() >= 2
                found.append(float(page.evaluate("window.drawn")))
        return found


def _times(work: Callable[[], object]) -> float:
    work()
    return statistics.median(milliseconds(work) for _ in range(_RUNS))


def measured(target: str, graph: SyntheticGraph) -> list[tuple[str, list[float]]]:
    """Open a store and measure all views on it, in milliseconds."""
    start = time.perf_counter()
    with open_store(target, read_only=True) as store:
        read_names(store)
        named = time.perf_counter() - start
        columns = read(store)
        set_aside()
        opened = time.perf_counter() - start
        print(
            f"{len(columns):,} meetings: open with names after {named:.1f} s, columns after {opened:.1f} s\n"
        )
        return list(views(store, columns, graph))


def judged(rows: list[tuple[str, list[float]]]) -> int:
    """Print how long the views take, and return 1 where a bound is missed."""
    bounds = yaml.safe_load(BOUNDS.read_text(encoding="utf-8"))["explorer"]
    told = [[name, f"{statistics.median(t):.0f}", f"{percentile(t, 0.95):.0f}"] for name, t in rows]
    print(table(["view", "p50 ms", "p95 ms"], told))
    limits = {name: bounds["first_ms" if name == _FIRST else "view_ms"] for name, _ in rows}
    missed = [name for name, times in rows if percentile(times, 0.95) >= limits[name]]
    for name in missed:
        print(f"missed: {name}, bound {limits[name]} ms", file=sys.stderr)
    return int(bool(missed))


def main() -> int:
    """Measure, print, and say what is missed."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--meetings", default="100k")
    arguments.add_argument("--store", type=Path)
    arguments.add_argument("--browser", action="store_true")
    given = arguments.parse_args()
    graph = SyntheticGraph(number(given.meetings))
    with tempfile.TemporaryDirectory(prefix="kg-benchmark-") as folder:
        target = str(given.store or Path(folder) / "store")
        if not Path(target).exists():
            with open_store(target) as store:
                store.project(graph)
        rows = measured(target, graph)
        if given.browser:
            rows.append((_FIRST, first_views(target)))
    return judged(rows)


if __name__ == "__main__":
    sys.exit(main())
