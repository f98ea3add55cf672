"""How fast RDF is written, from the store to the finished file, beside rdflib and Oxigraph; in what memory.

    python -m benchmarks.export [--meetings 10k] [--store FOLDER] [--only FORMAT]

Takes a synthetic graph of so many meetings in an embedded store, or a store that there is. Everything is
measured in processes of its own: our four formats; rdflib, which builds its graph of terms that it is given
and serializes it; and Oxigraph's bare dump of the same statements to a file. Prints statements a second,
ratios, and how much memory of its own a process takes above the store that it has opened; exits 1 where a
bound of ``bounds.yaml`` is missed. With ``--only``, one format of ours alone, compressed: the N-Quads of
a million meetings are 36 GB.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from benchmarks.measuring import memory
from benchmarks.stores import number
from kg.export import FORMATS, export

ROOT = Path(__file__).parents[1]
BOUNDS: dict[str, float] = yaml.safe_load((ROOT / "benchmarks" / "bounds.yaml").read_text("utf-8"))["export"]
# rdflib takes minutes with more, and its rate falls with the size: it has the better of it so.
FOR_RDFLIB = 500_000


def exported(format: str, store: Path, file: Path) -> dict[str, float]:
    """Measure our export."""
    from kg.store.open import open_store

    with open_store(str(store), read_only=True) as opened:
        list(opened.query("MATCH (m:Meeting) RETURN count(m) AS n"))
        before = memory("RssAnon")
        with peak("RssAnon") as highest:
            seconds = timed(lambda: export(opened, format, file))
        return {"seconds": seconds, "memory": highest[0] - before}


def dumped(quads: Path, file: Path) -> dict[str, float]:
    """Measure how Oxigraph writes the statements that it has."""
    from pyoxigraph import RdfFormat, Store

    store = Store()
    store.bulk_load(path=str(quads), format=RdfFormat.N_QUADS)
    return {
        "seconds": timed(lambda: store.dump(str(file), format=RdfFormat.N_QUADS)),
        "statements": len(store),
    }


def by_rdflib(format: str, quads: Path, file: Path) -> dict[str, float]:
    """Measure how rdflib builds a graph of some of the statements, and writes it."""
    from rdflib import Dataset, Graph

    terms = list(as_terms(quads))

    def write() -> None:
        if format == "nquads":
            quads = Dataset()
            for subject, predicate, value, graph in terms:
                quads.add((subject, predicate, value, graph))
            quads.serialize(file, format="nquads", encoding="utf-8")
        else:
            triples = Graph()
            for subject, predicate, value, _ in terms:
                triples.add((subject, predicate, value))
            triples.serialize(file, format=format, encoding="utf-8")

    return {"seconds": timed(write), "statements": len(terms)}


def as_terms(quads: Path) -> Iterator[tuple[Any, Any, Any, Any]]:
    """Yield statements as rdflib's terms; each term is made once, as rdflib's own parser does it."""
    from pyoxigraph import Literal, RdfFormat, parse
    from rdflib import Literal as Text
    from rdflib import URIRef

    made: dict[Any, Any] = {}

    def term(node: Any) -> Any:
        if node not in made:
            is_text = isinstance(node, Literal)
            made[node] = Text(node.value, datatype=node.datatype.value) if is_text else URIRef(node.value)
        return made[node]

    for count, quad in enumerate(parse(path=str(quads), format=RdfFormat.N_QUADS)):
        if count == FOR_RDFLIB:
            return
        graph = quad.graph_name
        yield (
            term(quad.subject),
            term(quad.predicate),
            term(quad.object),
            term(graph) if hasattr(graph, "value") else None,
        )


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds something takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


@contextmanager
def peak(what: str) -> Iterator[list[float]]:
    """Give the highest that Linux says of this process's memory meanwhile, looked at every 20 ms."""
    highest, ended = [memory(what)], threading.Event()

    def look() -> None:
        while not ended.wait(0.02):
            highest[0] = max(highest[0], memory(what))

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield highest
    finally:
        ended.set()
        looking.join()


def apart(what: str, store: Path, folder: Path) -> dict[str, float]:
    """Measure one thing in a process of its own."""
    print(what, file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "benchmarks.export", "--measure", what, "--store", str(store)]
    done = subprocess.run([*command, "--folder", str(folder)], cwd=ROOT, check=True, stdout=subprocess.PIPE)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def measured(what: str, store: Path, folder: Path) -> dict[str, float]:
    """Measure one thing in this process."""
    quads, other = folder / "ours.nq", folder / "other"
    name, _, format = what.partition(" ")
    if format == ".zst":
        return exported(name, store, folder / "ours.zst")
    if name == "rdflib":
        return by_rdflib(format, quads, other)
    if name == "Oxigraph":
        return dumped(quads, other)
    return exported(name, store, quads if name == "nquads" else other)


def compared(store: Path, folder: Path) -> bool:
    """Measure all, print it, and return whether all bounds are reached."""
    found = {
        name: apart(name, store, folder) for name in (*FORMATS, "Oxigraph", "rdflib nquads", "rdflib turtle")
    }
    statements = found["Oxigraph"]["statements"]
    rate = {name: one.get("statements", statements) / one["seconds"] for name, one in found.items()}
    print(f"{statements:,} statements, {(folder / 'ours.nq').stat().st_size / 1e6:,.0f} MB of N-Quads")
    for name, one in rate.items():
        above = f", {found[name]['memory']:.0f} MB above the opened store" if "memory" in found[name] else ""
        print(f"{name}: {one:,.0f} statements a second{above}")
    reached = {
        "N-Quads to rdflib": (rate["nquads"] / rate["rdflib nquads"], BOUNDS["nquads_to_rdflib"]),
        "Turtle to rdflib": (rate["turtle"] / rate["rdflib turtle"], BOUNDS["turtle_to_rdflib"]),
        "N-Quads to Oxigraph's dump": (rate["nquads"] / rate["Oxigraph"], BOUNDS["nquads_to_dump"]),
    }
    ok = in_memory(*found.values())
    for name, (ratio, bound) in reached.items():
        print(f"{name}: {ratio:.2f}, at least {bound} wanted: {'reached' if ratio >= bound else 'missed'}")
    return ok and all(ratio >= bound for ratio, bound in reached.values())


def alone(format: str, store: Path, folder: Path) -> bool:
    """Measure one format of ours, print it, and return whether the memory is within its bound."""
    found = apart(f"{format} .zst", store, folder)
    size = (folder / "ours.zst").stat().st_size / 1e6
    print(f"{format}: {found['seconds']:,.0f} s, {size:,.0f} MB compressed")
    return in_memory(found)


def in_memory(*found: dict[str, float]) -> bool:
    """Print and return whether all that was measured took no more memory than it may."""
    most = max(one.get("memory", 0) for one in found)
    ok = most <= BOUNDS["memory_mb"]
    print(f"memory: {most:.0f} MB, at most {BOUNDS['memory_mb']} wanted: {'reached' if ok else 'missed'}")
    return ok


def main() -> int:
    """Make the graph, measure, and say what is missed."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--meetings", default="10k")
    arguments.add_argument("--store", type=Path)
    arguments.add_argument("--only", choices=FORMATS)
    arguments.add_argument("--measure", help=argparse.SUPPRESS)
    arguments.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.measure:
        print(json.dumps(measured(given.measure, given.store, given.folder)))
        return 0
    with tempfile.TemporaryDirectory(prefix="kg-benchmark-") as name:
        folder = Path(name)
        store = given.store or made(number(given.meetings), folder / "store")
        ok = alone(given.only, store.resolve(), folder) if given.only else compared(store.resolve(), folder)
        return int(not ok)


def made(meetings: int, store: Path) -> Path:
    """Make an embedded store with a synthetic graph."""
    from benchmarks.synthetic import SyntheticGraph
    from kg.store.open import open_store

    with open_store(str(store)) as opened:
        opened.project(SyntheticGraph(meetings))
    return store


if __name__ == "__main__":
    sys.exit(main())
