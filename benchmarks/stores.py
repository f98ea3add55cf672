"""Measure both stores side by side on synthetic graphs, and write docs/benchmarks.md (``make benchmark``).

    python -m benchmarks.stores [--sizes 10k,100k,1M] [--stores embedded,neo4j] [--results FILE] [--page FILE]

Everything is measured in processes of its own. With ``--results``, results are kept in a file as they come:
what is there isn't measured again, so that a run that was interrupted goes on where it was. Exits 1 where a
bound of ``bounds.yaml`` is missed. The server is the one of the tests (``tests/neo4j/server.py``); one that
``KG_NEO4J_URI`` names has to be empty, is left full, and takes one size.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from benchmarks.files import finish
from benchmarks.measuring import memory
from benchmarks.report import missed, page
from tests.neo4j.server import at_home, import_files

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "benchmarks.md"
OPENINGS = 3
UNITS = {"k": 1000, "m": 1_000_000}
# Up to this size the driver alone is measured, and Neo4j loaded through the driver: with a million meetings
# each takes an hour, so there the files of `kg export neo4j-import` are imported.
ALONE = 100_000
# What took so long at the size before looks at everything, and isn't asked again: milliseconds.
SLOW = 2_000
HEAP = "4g"

Results = dict[str, dict[str, dict[str, Any]]]


def number(size: str) -> int:
    """Return what 10k or 1M means."""
    unit = UNITS.get(size[-1].lower(), 1)
    return int(size[:-1] if unit > 1 else size) * unit


def measure(what: str, store: str, meetings: int, target: str, *left_out: str) -> dict[str, Any]:
    """Run one measurement in a process of its own; one that fails says why under ``error``."""
    print(f"{store}, {meetings:,} meetings: {what}", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "benchmarks.measuring", what, store, str(meetings), target, *left_out]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode:
        lines = done.stderr.strip().splitlines() or [f"ended by signal {-done.returncode}"]
        return {"error": lines[-1]}
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def embedded(meetings: int, left_out: Sequence[str]) -> dict[str, Any]:
    """Measure the embedded store."""
    with tempfile.TemporaryDirectory(prefix="kg-benchmark-") as folder:
        store, file = str(Path(folder) / "store"), str(Path(folder) / "alone.kgl")
        found = {"load": measure("load", "embedded", meetings, store), "disk": megabytes(Path(store))}
        asked = [measure("ask", "embedded", meetings, store, *left_out)]
        asked += [measure("open", "embedded", meetings, store) for _ in range(OPENINGS - 1)]
        found |= {"ask": asked[0], "open": min((one["open"] for one in asked if "open" in one), default=None)}
        for what in ("bare", "bulk") if meetings <= ALONE else ("bulk",):
            found[what] = measure(what, "embedded", meetings, file)
            Path(file).unlink(missing_ok=True)
        return found


def neo4j(meetings: int, left_out: Sequence[str]) -> dict[str, Any]:
    """Measure a Neo4j, each time an empty one."""
    if meetings > ALONE and "KG_NEO4J_URI" not in os.environ:
        return neo4j_of_files(meetings, left_out)
    with server() as (uri, process, folder):
        found = {
            "load": measure("load", "neo4j", meetings, uri),
            "ask": measure("ask", "neo4j", meetings, uri, *left_out),
        }
        if folder:
            found |= {"disk": megabytes(folder), "server": memory("VmRSS", str(process))}
    if meetings <= ALONE and folder:
        with server() as (uri, _, _):
            found["bare"] = measure("bare", "neo4j", meetings, uri)
    return found


def neo4j_of_files(meetings: int, left_out: Sequence[str]) -> dict[str, Any]:
    """Measure a Neo4j that is made by the importer."""
    os.environ["KG_NEO4J_HEAP"] = HEAP
    with tempfile.TemporaryDirectory(prefix="kg-benchmark-", ignore_cleanup_errors=True) as folder:
        files, home = Path(folder) / "files", Path(folder) / "home"
        found = {"import": measure("files", "neo4j", meetings, str(files)), "load": {}}
        began = time.perf_counter()
        import_files(files, home)
        shutil.rmtree(files)
        with at_home(home) as (uri, process):
            finish(uri)
            found["import"]["imported"] = time.perf_counter() - began
            found["ask"] = measure("ask", "neo4j", meetings, uri, *left_out)
            return found | {"disk": megabytes(home), "server": memory("VmRSS", str(process.pid))}


@contextmanager
def server() -> Iterator[tuple[str, int | None, Path | None]]:
    """Give the URI of a server with enough memory, and its process and folder where it was started here."""
    if uri := os.environ.get("KG_NEO4J_URI"):
        yield uri, None, None
        return
    os.environ["KG_NEO4J_HEAP"] = HEAP
    with tempfile.TemporaryDirectory(prefix="kg-benchmark-", ignore_cleanup_errors=True) as folder:
        home = Path(folder) / "home"
        with at_home(home) as (uri, process):
            yield uri, process.pid, home


def megabytes(folder: Path) -> float:
    """Return what the files in a folder take."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def measured(sizes: list[int], stores: list[str], kept: Path | None) -> Results:
    """Measure what isn't kept yet, and keep it."""
    results: Results = {}
    if kept and kept.exists():
        results = json.loads(kept.read_text(encoding="utf-8"))
    for meetings in sorted(sizes):
        of_size = results.setdefault(str(meetings), {})
        for name, measured_by in (("embedded", embedded), ("neo4j", neo4j)):
            if name not in stores or name in of_size:
                continue
            try:
                of_size[name] = measured_by(meetings, slow(results, name, meetings))
            except pytest.skip.Exception as error:
                print(f"neo4j isn't measured: {error}", file=sys.stderr)
                continue
            if kept:
                kept.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    return {size: of_size for size, of_size in results.items() if of_size}


def slow(results: Results, store: str, meetings: int) -> list[str]:
    """Return the cases that took too long at the size before to be asked again."""
    smaller = [size for size in results if int(size) < meetings and store in results[size]]
    if not smaller:
        return []
    cases = results[max(smaller, key=int)][store]["ask"].get("cases", {})
    return [name for name, found in cases.items() if found["p50"] > SLOW]


def main() -> int:
    """Measure, write the page, and say what is missed."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--sizes", default="10k,100k,1M")
    arguments.add_argument("--stores", default="embedded,neo4j")
    arguments.add_argument("--results", type=Path)
    arguments.add_argument("--page", type=Path, default=PAGE)
    given = arguments.parse_args()
    sizes = [number(size) for size in given.sizes.split(",")]
    results = measured(sizes, given.stores.split(","), given.results)
    given.page.write_text(page(results), encoding="utf-8")
    lines = missed(results)
    for line in lines:
        print(f"missed: {line}", file=sys.stderr)
    return int(bool(lines))


if __name__ == "__main__":
    sys.exit(main())
