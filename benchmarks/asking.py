"""How long ``kg ask`` takes: warm, beside the query that it runs, and cold, beside the interpreter alone.

    python -m benchmarks.asking [--meetings 100k]

Asks the questions of ``asking.yaml`` in one process on an embedded store with a synthetic graph, each once
before it counts, and some of them in processes of their own. Prints milliseconds and ratios; exits 1 where a
bound is missed.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from benchmarks.invented import full_name, states
from benchmarks.questions import Asked
from benchmarks.stores import number
from benchmarks.synthetic import SyntheticGraph
from kg.query import ask
from kg.query.answer import Answer
from kg.query.library import queries
from kg.store.base import Store
from kg.store.open import open_store

PLAN: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
TODAY = date(2024, 11, 5)
RUNS = 7


def questions(graph: SyntheticGraph) -> Iterator[str]:
    """Yield each question of each set of names, from the hubs down to the tail."""
    asked = Asked(graph)
    for at, person in enumerate(asked.people):
        names = {
            "person": full_name(person),
            "partner": full_name(asked.partners[at]),
            "city": graph.place(asked.cities[at])[1],
            "country": states()[asked.states[at % len(asked.states)]].name,
            "other_country": states()[asked.states[(at + 1) % len(asked.states)]].name,
        }
        yield from (question.format(**names) for question in PLAN["questions"])


def milliseconds(work: Callable[[], object]) -> float:
    """Return how long something takes."""
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def warm(store: Store, asked: list[str]) -> tuple[list[float], list[float]]:
    """Return how long each question takes, and how long the query behind it alone."""
    times, alone = [], []
    for question in asked:
        answer = ask(store, question, 1, today=TODAY)
        times.append(milliseconds(lambda: ask(store, question, 1, today=TODAY)))  # noqa: B023
        alone.append(milliseconds(lambda: _query(store, answer)))  # noqa: B023
    return times, alone


def _query(store: Store, answer: Answer) -> None:
    found = next((one for one in queries() if one.cypher == answer.query), None)
    if found:
        list(store.query(found.cypher, found.bind(answer.parameters)))


def cold(command: list[str]) -> float:
    """Return the median time that a process takes, in milliseconds."""
    return statistics.median(
        milliseconds(lambda: subprocess.run(command, check=True, capture_output=True)) for _ in range(RUNS)
    )


def main() -> int:
    """Measure, print, and judge."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--meetings", default="100k")
    graph = SyntheticGraph(number(arguments.parse_args().meetings))
    asked = list(questions(graph))
    with tempfile.TemporaryDirectory(prefix="kg-benchmark-") as folder:
        target = str(Path(folder) / "store")
        with open_store(target) as store:
            store.project(graph)
        with open_store(target, read_only=True) as store:
            times, alone = warm(store, asked)
        started = cold([sys.executable, "-m", "kg", "--store", target, "ask", asked[0]])
    bare = cold([sys.executable, "-c", "pass"])
    p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    print(
        f"{len(times)} questions, warm: p50 {p50:.0f} ms, p95 {p95:.0f} ms; the queries alone take ", end=""
    )
    print(f"{sum(alone) / sum(times):.2f} of the time")
    for took, question in sorted(zip(times, asked, strict=True), reverse=True)[:5]:
        print(f"  {took:.0f} ms  {question}")
    print(
        f"cold: {started:.0f} ms, python alone {bare:.0f} ms, ratio {started / bare:.1f} (median of {RUNS})"
    )
    return int(p95 > PLAN["bounds"]["warm"] or started > PLAN["bounds"]["cold"])


if __name__ == "__main__":
    sys.exit(main())
