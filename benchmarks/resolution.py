"""How resolution grows with an archive: time, memory, and how many pairs are compared for each report.

    python -m benchmarks.resolution [--reports 10k 100k]

Resolves invented records (``benchmarks/records.py``) of each size in a process of its own. Pairs are those of
names that are looked at to tell which may be one person's, of people with full names, and of reports of
meetings. Prints them by the report, and with which power of the size time and pairs grow between one size and
the next; exits 1 where a power is above its bound in ``bounds.yaml``.
"""

import argparse
import gc
import json
import subprocess
import sys
import time
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from itertools import pairwise
from typing import Any

import yaml

from benchmarks.measuring import memory
from benchmarks.records import Archive
from benchmarks.report import BOUNDS, exponent, machine, table
from benchmarks.stores import number

# Where two are compared.
_COMPARED = {
    "names": "kg.resolve.components.may_be_one",
    "people": "kg.resolve.full_names._one_person",
    "meetings": "kg.resolve.meetings._agree",
}


def counted(place: str, counts: dict[str, int], name: str) -> None:
    """Let a function count how often it is called."""
    module, _, function = place.rpartition(".")
    compare: Callable[..., Any] = getattr(import_module(module), function)
    counts[name] = 0

    @wraps(compare)
    def counting(*arguments: Any) -> Any:
        counts[name] += 1
        return compare(*arguments)

    setattr(import_module(module), function, counting)


def measured(reports: int) -> dict[str, Any]:
    """Resolve records with so many reports in this process, as a load does: large things lie in files."""
    from kg.resolve.resolver import resolve_into
    from kg.spooled import SpooledGraph, SpooledRecords

    counts: dict[str, int] = {}
    for name, place in _COMPARED.items():
        counted(place, counts, name)
    graph, records = SpooledGraph(), SpooledRecords(Archive(reports))
    gc.disable()
    start = time.perf_counter()
    resolve_into(graph.add, dict.fromkeys(records, ""), records.__getitem__)
    seconds = time.perf_counter() - start
    return {
        "reports": reports,
        "seconds": seconds,
        "mb": memory("VmHWM"),
        "meetings": sum(node.label == "Meeting" for node in graph.nodes()),
        "pairs": counts,
    }


def alone(reports: int) -> dict[str, Any]:
    """Measure in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.resolution", "--alone", str(reports)]
    found: dict[str, Any] = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return found


def row(found: dict[str, Any]) -> list[str]:
    """Return a line of the table."""
    reports = found["reports"]
    each = [f"{found['pairs'][name] / reports:.2f}" for name in _COMPARED]
    figures = (found["meetings"], found["seconds"], found["mb"], reports / found["seconds"])
    return [f"{reports:,}", *(f"{one:,.0f}" for one in figures), *each]


def powers(smaller: dict[str, Any], larger: dict[str, Any]) -> dict[str, float]:
    """Return with which power of the size time and pairs of all kinds grow."""
    sizes = smaller["reports"], larger["reports"]
    pairs = [sum(one["pairs"].values()) for one in (smaller, larger)]
    return {
        "time": float(exponent(smaller["seconds"], larger["seconds"], *sizes)),
        "pairs": float(exponent(*pairs, *sizes)),
    }


def main() -> int:
    """Measure, print, and judge."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--reports", type=number, nargs="+", default=[10_000, 100_000])
    arguments.add_argument("--alone", type=int, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.alone:
        print(json.dumps(measured(given.alone)))
        return 0
    bounds = yaml.safe_load(BOUNDS.read_text(encoding="utf-8"))["resolution"]
    print(machine(), flush=True)
    found = [alone(reports) for reports in given.reports]
    kinds = [f"pairs of {name} a report" for name in _COMPARED]
    print(table(["reports", "meetings", "seconds", "MB", "reports a second", *kinds], [*map(row, found)]))
    missed = False
    for smaller, larger in pairwise(found):
        for what, power in powers(smaller, larger).items():
            missed |= power > bounds[what]
            span = f"{smaller['reports']:,} to {larger['reports']:,}"
            print(f"{what} from {span}: power {power:.2f}, bound {bounds[what]}")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
