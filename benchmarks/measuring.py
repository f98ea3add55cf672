"""One measurement of a store in a process of its own, so that memory and caches are its alone.

    python -m benchmarks.measuring WHAT STORE MEETINGS TARGET [LEFT_OUT ...]

WHAT is ``load``, ``ask`` (all cases but those left out), ``open``, ``bare`` (the driver alone, with the same
rows in ``UNWIND`` in a loop), ``bulk`` (kglite's own bulk loading), or ``files`` (for neo4j-admin). Prints
what was measured as JSON. Memory is in megabytes, times are in seconds, those of queries in milliseconds.
"""

import gc
import hashlib
import json
import statistics
import sys
import time
from collections import deque
from collections.abc import Callable, Container
from pathlib import Path
from typing import Any

from benchmarks.alone import bare_embedded, bare_neo4j, bulk
from benchmarks.files import write_files
from benchmarks.questions import Case, cases
from benchmarks.synthetic import SyntheticGraph
from kg.errors import QueryTimeout
from kg.store.base import Store
from kg.store.open import open_store

# A case gets so long for all its sets of parameters; a query that is slow isn't repeated. With a million
# meetings, some fifty queries of analysts look at all of them.
CASE_SECONDS = 10
SLOW_SECONDS = 1.0
# Texts of so many rows are compared between the stores; more take too long.
COMPARED = 200_000


def loaded(meetings: int, write: Callable[[SyntheticGraph], None]) -> dict[str, Any]:
    """Return how many rows a way of writing takes in a second, without the time that making them takes."""
    graph = SyntheticGraph(meetings)
    gc.disable()  # as ``kg load`` does
    start = time.perf_counter()
    rows = _count(graph.nodes()) + _count(graph.relationships())
    making = time.perf_counter() - start
    start = time.perf_counter()
    write(graph)
    seconds = time.perf_counter() - start
    return {
        "rows": rows,
        "seconds": seconds,
        "rate": rows / max(seconds - making, 1e-9),
        "peak": memory("VmHWM"),
    }


def load(target: str, meetings: int) -> dict[str, Any]:
    """Measure how a store takes the graph."""
    with open_store(target) as store:
        return loaded(meetings, store.project)


def opened(target: str) -> tuple[Store, float]:
    """Return a store that is ready to answer, and how long that took."""
    start = time.perf_counter()
    store = open_store(target, read_only=True)
    list(store.query("MATCH (t:Topic) RETURN t.id LIMIT 1"))
    return store, time.perf_counter() - start


def ask(target: str, meetings: int, left_out: Container[str] = ()) -> dict[str, Any]:
    """Measure how long opening takes, what memory, and how long every query but some."""
    store, opening = opened(target)
    with store:
        after_opening = memory("VmRSS")
        asked = {name: case for name, case in cases(SyntheticGraph(meetings)).items() if name not in left_out}
        # Those without parameters give the whole graph: what they need is theirs, and not the store's.
        answers = {name: answered(store, case) for name, case in asked.items() if case.sets != [{}]}
        used = memory("RssAnon"), memory("VmRSS")
        answers |= {name: answered(store, case) for name, case in asked.items() if case.sets == [{}]}
    return {
        "open": opening,
        "opened": after_opening,
        "memory": used[1],
        "private": used[0],
        "peak": memory("VmHWM"),
        "cases": answers,
    }


def answered(store: Store, case: Case) -> dict[str, Any]:
    """Return the times of a case, each set of parameters run once before it counts, and what it gives."""
    times, sizes, checksum = [], [], hashlib.blake2b(digest_size=8)
    began = time.perf_counter()
    for parameters in case.sets:
        cypher, bound = case.asked(parameters)
        for again in (False, True, True):
            start = time.perf_counter()
            try:
                rows = list(store.query(cypher, bound))
            except QueryTimeout:
                rows = []  # that it was stopped shows in its time
            seconds = time.perf_counter() - start
            if again or seconds > SLOW_SECONDS:
                times.append(1000 * seconds)
            if seconds > SLOW_SECONDS:
                break
        sizes.append(len(rows))
        told = json.dumps(rows if len(rows) <= COMPARED else len(rows), sort_keys=True, default=str)
        checksum.update(told.encode())
        del rows
        if time.perf_counter() - began > CASE_SECONDS:
            break
    return {
        "p50": statistics.median(times),
        "p95": percentile(times, 0.95),
        "rows": sum(sizes) / len(sizes),
        "most_rows": max(sizes),
        "sets": len(sizes),
        "checksum": checksum.hexdigest(),
    }


def percentile(times: list[float], share: float) -> float:
    """Return the least of the times that so great a share doesn't exceed."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def memory(what: str, process: str = "self") -> float:
    """Return what Linux says of the memory of a process, 0 elsewhere."""
    status = Path(f"/proc/{process}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith(f"{what}:")), 0.0)


def _count(items: Any) -> int:
    """Use items up at the speed of C, and return how many there were."""
    last = deque(enumerate(items, 1), maxlen=1)
    return last[0][0] if last else 0


def main() -> None:
    """Measure one thing."""
    what, store, meetings, target = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]
    left_out = frozenset(sys.argv[5:])
    if what == "load":
        result = load(target, meetings)
    elif what == "ask":
        result = ask(target, meetings, left_out)
    elif what == "open":
        result = {"open": opened(target)[1]}
    elif what == "files":
        result = loaded(meetings, lambda graph: write_files(graph, Path(target)))
    elif what == "bulk":
        result = loaded(meetings, lambda graph: bulk(graph, target))
    elif store == "embedded":
        result = loaded(meetings, lambda graph: bare_embedded(graph, target))
    else:
        result = loaded(meetings, lambda graph: bare_neo4j(graph, target))
    print(json.dumps(result))


if __name__ == "__main__":
    main()
