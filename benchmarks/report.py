"""What was measured of the stores as a page, compared with its bounds."""

import math
import os
import platform
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import yaml

BOUNDS = Path(__file__).with_name("bounds.yaml")
Results = dict[str, dict[str, dict[str, Any]]]

_HOW = """# How the stores do at scale
`make benchmark` measures both stores side by side and writes this page; `make benchmark SIZES=10k` does it
at one size. Bounds stand in `benchmarks/bounds.yaml`; it exits 1 where one is missed.

The graphs are synthetic (`benchmarks/synthetic.py`): cities and states of the gazetteer, invented people,
dates from 1990 to 2024, a few hubs and a long tail, and the evidence: documents, reports, mentions. A million
meetings have 200 thousand people, 3 million participations, 9 million nodes and 19 million relationships.

Rows are nodes and relationships. The time to make them is left out of rates. *Alone* is the driver with the
same rows and `UNWIND` in a loop; *bulk* is kglite's own `add_nodes` and `add_relationships`. A million
meetings come into Neo4j as *files*, by `neo4j-admin database import`: through any driver that takes an hour.

Queries are asked with 20 sets of parameters from the greatest hub down to the tail, each once before it
counts; the *p95* is about that of the second greatest hub. Long answers come page by page: measured is the
first page of 100 meetings, the latest, as `kg ask` and `kg query` give it; how many there are and all rows
(`--all`) are cases of their own. What took more than 2 s looks at everything, and isn't asked again at the
next size. Memory is that of the process after all queries with parameters; what is private of it counts: the
rest are pages of the graph's file, which the system takes back at need.
"""


class Verdict(NamedTuple):
    """A bound, and what was measured."""

    meetings: int
    store: str
    what: str
    bound: str
    measured: str
    reached: bool

    def __str__(self) -> str:
        return f"{self.store}, {self.meetings:,} meetings, {self.what}: {self.measured}, bound {self.bound}"


def missed(results: Results) -> list[str]:
    """Return what was missed, a line each."""
    return [str(one) for one in verdicts(results) if not one.reached]


def verdicts(results: Results) -> list[Verdict]:
    """Compare what was measured with the bounds."""
    bounds = yaml.safe_load(BOUNDS.read_text(encoding="utf-8"))
    return [
        verdict
        for size, stores in sorted(results.items(), key=lambda item: int(item[0]))
        for store, found in stores.items()
        for verdict in _of_store(int(size), store, found, bounds)
    ]


def _of_store(meetings: int, store: str, found: dict[str, Any], bounds: dict[str, Any]) -> Iterator[Verdict]:
    for what in ("load", "ask"):
        if error := found[what].get("error"):
            yield Verdict(meetings, store, what, "done", error, reached=False)
    for what, least in bounds["rate"].items():
        if (ratio := ratio_to(what, found)) is not None:
            yield Verdict(meetings, store, f"rate to {what}", f"≥ {least}", f"{ratio:.2f}", ratio >= least)
    if store == "embedded" and "private" in found["ask"]:
        used, most = found["ask"]["private"], bounds["memory_mb"]
        yield Verdict(meetings, store, "memory, MB", f"< {most}", f"{used:.0f}", used < most)
        yield Verdict(
            meetings,
            store,
            "opening, s",
            f"< {bounds['open_s']}",
            f"{found['open']:.1f}",
            found["open"] < bounds["open_s"],
        )
    for one in bounds["queries"]:
        for case in one["cases"]:
            if times := found["ask"].get("cases", {}).get(case):
                p95, most = times["p95"], one["p95_ms"][store]
                why = bounds["why"].get(case, f"up to {times['most_rows']:,} rows")
                told = f"{p95:.1f}" if p95 < most else f"{p95:.1f}: {why}"
                yield Verdict(meetings, store, f"p95 of {case}, ms", f"< {most}", told, p95 < most)


def ratio_to(what: str, found: dict[str, Any]) -> float | None:
    """Return the rate of loading divided by that of another way, where both are known."""
    rate, other = found["load"].get("rate"), found.get(what, {}).get("rate")
    return rate / other if rate and other else None


def page(results: Results) -> str:
    """Return the page."""
    sizes = sorted(results, key=int)
    wrong = [case for size in sizes for case in disagreeing(results[size])]
    agree = f"Both stores don't give the same rows for: {', '.join(wrong)}." if wrong else _AGREE
    parts = [
        _HOW,
        f"\n## Machine and versions\n{machine()}\n",
        f"\n## Bounds\n{_bounds(results)}\n",
        f"\n## Loading\n{_loading(results, sizes)}\n",
        f"\n## Memory and opening\n{_memory(results, sizes)}\n",
        f"\n## Queries\nMilliseconds, p50 / p95; rows are those of the greatest answer. {agree}\n",
        "The exponent says how the p95 grows from the smallest to the largest size: 1 is in proportion.\n",
        f"\n{_queries(results, sizes)}\n",
    ]
    return "".join(parts)


_AGREE = "Both stores gave the same rows in the same order, where both were measured."


def disagreeing(stores: dict[str, dict[str, Any]]) -> list[str]:
    """Return the cases in which the stores give different rows."""
    found = [each["ask"].get("cases", {}) for each in stores.values()]
    if len(found) < 2:
        return []
    one, other = found
    return [
        case
        for case in one
        if case in other
        and one[case]["sets"] == other[case]["sets"]
        and one[case]["checksum"] != other[case]["checksum"]
    ]


def machine() -> str:
    """Return the machine and the versions that matter, in a line."""
    processor = next(
        (line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")),
        platform.processor(),
    )
    memory = next((int(line.split()[1]) / 2**20 for line in _lines("/proc/meminfo") if "MemTotal" in line), 0)
    packages = ", ".join(f"{name} {version(name)}" for name in ("kglite", "neo4j", "neo4j-rust-ext"))
    return (
        f"{processor}, {os.cpu_count()} cores, {memory:.0f} GB; {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, {packages}; "
        "Neo4j as `tests/neo4j/server.py` starts it, with 4 GB of heap."
    )


def _lines(path: str) -> list[str]:
    return Path(path).read_text().splitlines() if Path(path).exists() else []


def _bounds(results: Results) -> str:
    rows = [
        [
            f"{one.meetings:,}",
            one.store,
            one.what,
            one.bound,
            one.measured,
            "reached" if one.reached else "**missed**",
        ]
        for one in verdicts(results)
    ]
    return table(["meetings", "store", "what", "bound", "measured", ""], rows)


def _loading(results: Results, sizes: list[str]) -> str:
    rows = []
    for size, store, found in _each(results, sizes):
        load = found["load"]
        row = [
            f"{int(size):,}",
            store,
            _whole(load.get("rows")),
            _whole(load.get("seconds")),
            _whole(load.get("rate")),
        ]
        if of_files := found.get("import"):
            seconds = of_files["seconds"] + of_files["imported"]
            row[2:] = [
                _whole(of_files["rows"]),
                f"{seconds:,.0f} (files)",
                _whole(of_files["rows"] / seconds),
            ]
        for what in ("bare", "bulk"):
            ratio = ratio_to(what, found)
            row += [_whole(found.get(what, {}).get("rate")), "" if ratio is None else f"{ratio:.2f}"]
        rows.append([*row, _whole(load.get("peak")), _whole(found.get("disk"))])
    head = ["meetings", "store", "rows", "seconds", "rows/s", "alone", "ratio", "bulk", "ratio"]
    return table([*head, "peak MB", "disk MB"], rows)


def _memory(results: Results, sizes: list[str]) -> str:
    rows = []
    for size, store, found in _each(results, sizes):
        ask = found["ask"]
        names = ("opened", "memory", "private", "peak")
        opening = found.get("open") or ask.get("open")
        row = [f"{int(size):,}", store, "" if opening is None else f"{opening:.1f}"]
        rows.append([*row, *(_whole(ask.get(name)) for name in names), _whole(found.get("server"))])
    head = ["meetings", "store", "opening s", "opened MB", "after queries MB", "of it private", "peak MB"]
    return table([*head, "server MB"], rows)


def _queries(results: Results, sizes: list[str]) -> str:
    stores = [store for store in ("embedded", "neo4j") if any(store in results[size] for size in sizes)]
    head, rows = ["what"], {}
    for store in stores:
        measured = [size for size in sizes if "cases" in results[size].get(store, {}).get("ask", {})]
        head += [f"{store} {int(size):,}" for size in measured] + ["exponent"]
        for case in results[measured[0]][store]["ask"]["cases"] if measured else ():
            each = {size: results[size][store]["ask"]["cases"].get(case) for size in measured}
            found = {int(size): one for size, one in each.items() if one}
            cells = [f"{one['p50']:.1f} / {one['p95']:.1f}" if one else "not asked" for one in each.values()]
            least, most = min(found), max(found)
            growth = exponent(found[least]["p95"], found[most]["p95"], least, most)
            rows.setdefault(case, [case]).extend([*cells, growth])
            if store == stores[-1]:
                rows[case].append(_whole(found[most]["most_rows"]))
    return table([*head, "rows"], list(rows.values()))


def exponent(first: float, last: float, smaller: int, larger: int) -> str:
    """Return how a quantity grows: 1 in proportion to the size, 0 not at all."""
    return f"{math.log(last / first) / math.log(larger / smaller):.2f}" if larger > smaller else ""


def _each(results: Results, sizes: list[str]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for size in sizes:
        for store, found in results[size].items():
            yield size, store, found


def _whole(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f}"


def table(head: list[str], rows: list[list[str]]) -> str:
    """Return a table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
