"""How fast an archive goes through ``kg load``: by one process, by several, and beside the bare model.

    python -m benchmarks.throughput [--copies 12] [--workers 2] [--archive FILE.jsonl]

The archive is made of the annotated articles of this project, or of those in a file (JSON Lines with
``text``), each so many times under another id. Every way is a process of its own on the same archive:
``kg load`` with one reader, with one that skims nothing, and with several, into a new store, and spaCy's
pipeline as it comes over the same texts, also in several processes at once: what the machine allows. Prints
words a second, the ratios, the memory of all processes at its highest, and where the time went; exits 1
where a bound of ``bounds.yaml`` is missed. What skimming gains has no bound: it depends on how much of an
archive is about meetings.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

import psutil
import yaml

from benchmarks.report import BOUNDS, table
from kg.cli.profile import lines
from kg.summary import Seconds

NEWS = Path(__file__).parents[1] / "tests" / "data" / "news"
_SETS = ("wire-dev", "articles-dev", "readouts-dev", "news-dev")
_BARE = """
import json, sys, time
from kg.extract.text.nlp import stock_model
model = stock_model()
model("Nobody met anybody.")
start = time.perf_counter()
number, processes = map(int, sys.argv[2:])
for line in list(open(sys.argv[1], encoding="utf-8"))[number::processes]:
    model(json.loads(line)["text"])
print(json.dumps({"seconds": {"total": time.perf_counter() - start}}))
"""
_LOOK_SECONDS = 0.2
_BARE_WAY, _WHOLE, _ONE = "the bare model", "one process, every sentence", "one process"
_BARE_TOGETHER = "bare models at once"


class Run(NamedTuple):
    """What a way of reading the archive printed, and its megabytes."""

    said: dict[str, Any]
    megabytes: float


def articles(copies: int, archive: Path | None = None) -> Iterator[dict[str, str | None]]:
    """Yield the articles as lines of JSON Lines have them."""
    files = [archive] if archive else [NEWS / f"{name}.jsonl" for name in _SETS]
    heads = [
        line.get("document", line)
        for file in files
        for line in map(json.loads, file.read_text("utf-8").splitlines())
    ]
    for copy in range(copies):
        for number, head in enumerate(heads):
            yield {"id": f"a-{copy}-{number}", "text": head["text"], "published": head.get("published")}


def run(*command: str) -> Run:
    """Run Python in a process, and look at its memory and that of its children until it ends."""
    highest = 0
    with subprocess.Popen([sys.executable, *command], stdout=subprocess.PIPE, text=True) as process:
        watched = psutil.Process(process.pid)
        while process.poll() is None:
            highest = max(highest, _private(watched))
            time.sleep(_LOOK_SECONDS)
        assert process.stdout
        output = process.stdout.read()
    if process.returncode:
        raise SystemExit(f"{' '.join(command[:4])} … ended with {process.returncode}")
    return Run(json.loads(output), highest / 1e6)


def _private(process: psutil.Process) -> int:
    """Return how many bytes a process and its children have that nobody else has."""
    total = 0
    for one in [process, *_children(process)]:
        try:
            total += one.memory_full_info().uss
        except psutil.Error:  # it has just ended
            continue
    return total


def _children(process: psutil.Process) -> list[psutil.Process]:
    try:
        return process.children(recursive=True)
    except psutil.Error:
        return []


def measured(made: list[dict[str, str | None]], workers: int) -> dict[str, Run]:
    """Read articles each way, one after the other."""
    with tempfile.TemporaryDirectory(prefix="kg-benchmark-") as name:
        folder, archive = Path(name), Path(name) / "archive.jsonl"
        archive.write_text("".join(json.dumps(one) + "\n" for one in made), "utf-8")

        def loaded(readers: int, extractor: str = "rules") -> Run:
            store = ("-m", "kg", "--quiet", "--store", str(folder / f"{extractor}-{readers}"))
            how = ("--workers", str(readers), "--extractor", extractor)
            return run(*store, "load", str(archive), *how, "--json")

        return {
            _BARE_WAY: run("-c", _BARE, str(archive), "0", "1"),
            _BARE_TOGETHER: _together(archive, workers),
            _WHOLE: loaded(1, "whole-text"),
            _ONE: loaded(1),
            f"{workers} processes": loaded(workers),
        }


def _together(archive: Path, processes: int) -> Run:
    """Read an archive by several bare models, each its share; they load at once, and the last one counts."""
    shares = [("-c", _BARE, str(archive), str(number), str(processes)) for number in range(processes)]
    with ThreadPoolExecutor(processes) as pool:
        found = list(pool.map(lambda command: run(*command), shares))
    slowest = max(found, key=lambda one: one.said["seconds"]["total"])
    return Run(slowest.said, sum(one.megabytes for one in found))


def judged(ways: dict[str, Run], articles: int, words: int) -> int:
    """Print what was measured, and return 1 where a bound is missed."""
    bounds = yaml.safe_load(BOUNDS.read_text(encoding="utf-8"))["throughput"]
    rates = {name: words / one.said["seconds"]["total"] for name, one in ways.items()}
    rows = [[name, f"{rates[name]:,.0f}", f"{one.megabytes:,.0f}"] for name, one in ways.items()]
    print(table(["way", "words a second", "MB"], rows))
    for name, one in ways.items():
        if name not in (_BARE_WAY, _BARE_TOGETHER):
            print("", name, *lines(Seconds(**one.said["seconds"]), articles), sep="\n")
    bare, bare_together, whole, alone, together = rates.values()
    print("", f"skimming gains {alone / whole:.2f}", sep="\n")
    print(f"bare models at once are {bare_together / bare:.2f} times as fast as one")
    found = {"to_bare": alone / bare, "speed_up": together / alone}
    print("", *(f"{name} {ratio:.2f}, bound {bounds[name]}" for name, ratio in found.items()), sep="\n")
    return int(any(ratio < bounds[name] for name, ratio in found.items()))


def main() -> int:
    """Measure, print, and judge."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--copies", type=int, default=12)
    arguments.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    arguments.add_argument("--archive", type=Path)
    given = arguments.parse_args()
    made = list(articles(given.copies, given.archive))
    words = sum(len(str(one["text"]).split()) for one in made)
    print(f"{len(made):,} articles, {words:,} words", flush=True)
    return judged(measured(made, given.workers), len(made), words)


if __name__ == "__main__":
    sys.exit(main())
