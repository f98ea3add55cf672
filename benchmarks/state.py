"""How long loading and resolving the official records takes, in what memory, and how it grows.

    python benchmarks/state.py FOLDER [TIMES]

Loads the records of a folder in one process, loads them again, then one article more; and the same of TIMES
as many (10 if not said), made by shifting years and travellers' names. Prints seconds and memory; exits 1
where a bound is missed. Growth is told in processor time, which other work on the machine doesn't change.
"""

import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BOUND_SECONDS = 240
BOUND_MEGABYTES = 1500
BOUND_AGAIN = 0.2
BOUND_GROWTH = 1.1
# The share of the processor time of all records that one article more may take.
BOUND_MORE = 0.1
ARTICLE = """Foreign Minister Ana Holm of Norway met Secretary of State James Baker in Oslo on 3 March 1992.
They discussed fish. Prime Minister Jonas Ekdal of Sweden was there, too.
"""
# Years between one copy and the next: nobody has a career in both, and leap years stay such.
SHIFT = 400
_DATE = re.compile(r"(<(?:start|end)-date>)(\d{4})")
_NAME = re.compile(r"(<(?:name|visitor)>[^<]*?\w)(</)")
_ID = re.compile(r"(<id>)")


def seconds(store: Path, source: Path, format: str = "state") -> tuple[float, float]:
    """Load a file or folder in a process of its own; return the wall and the processor time."""
    command = [
        sys.executable,
        "-m",
        "kg",
        "--quiet",
        "--store",
        str(store),
        "load",
        str(source),
        "--format",
        format,
    ]
    start, used = time.perf_counter(), _processor_time()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start, _processor_time() - used


def _processor_time() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def multiplied(source: Path, target: Path, times: int) -> None:
    """Write copies of all tables, each with later years and other surnames."""
    for file in sorted(source.rglob("*.xml")):
        text = file.read_text(encoding="utf-8")
        for copy in range(times):
            (target / f"{copy}-{file.parent.name}-{file.name}").write_text(
                shifted(text, copy), encoding="utf-8"
            )


def shifted(text: str, copy: int) -> str:
    """Return a table as of a later time, with other travellers; copy 0 is the table itself."""
    if not copy:
        return text
    text = _DATE.sub(lambda match: f"{match[1]}{int(match[2]) + copy * SHIFT}", text)
    text = _NAME.sub(lambda match: f"{match[1]}{chr(ord('a') + copy % 26)}o{match[2]}", text)
    return _ID.sub(lambda match: f"{match[1]}{copy}-", text)


def main() -> int:
    """Measure, print, and judge."""
    source = Path(sys.argv[1])
    times = int(sys.argv[2]) if len(sys.argv) > 2 else 10
    with tempfile.TemporaryDirectory() as folder:
        store, many = Path(folder) / "store", Path(folder) / "many"
        first, work = seconds(store, source)
        again, _ = seconds(store, source)
        megabytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        loaded = f"first {first:.0f} s ({work:.0f} s of processor time), again {again:.1f} s"
        print(f"{loaded} ({again / first:.2f}), {megabytes:.0f} MB", flush=True)
        article = Path(folder) / "article.txt"
        article.write_text(ARTICLE, encoding="utf-8")
        _, one_more = seconds(store, article, "text")
        print(f"one article more: {one_more:.1f} s of processor time", flush=True)
        growth = 1.0
        if times > 1:
            many.mkdir()
            multiplied(source, many, times)
            _, more = seconds(Path(folder) / "more", many)
            growth = more / work / times
            print(f"{times} times the records: {growth * times:.1f} times the processor time ({more:.0f} s)")
            _, beside_many = seconds(Path(folder) / "more", article, "text")
            print(f"one article more beside these: {beside_many:.1f} s of processor time")
            one_more = max(one_more, beside_many / times)
    missed = (
        one_more > BOUND_MORE * work
        or first > BOUND_SECONDS
        or megabytes > BOUND_MEGABYTES
        or again / first > BOUND_AGAIN
    )
    return int(missed or growth > BOUND_GROWTH)


if __name__ == "__main__":
    sys.exit(main())
