"""``kg load --profile``: where the time went."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.summary import Seconds

_STAGES = {
    "inputs": "opening inputs, unpacking",
    "pages": "finding the articles of web pages",
    "model": "the language model",
    "rules": "finding meetings and posts in what the model gives",
    "waiting": "waiting for the processes that read",
    "store": "looking whether documents are kept, and keeping them",
    "resolution": "who is who, and which reports are of one meeting",
    "graph": "reading what is kept for that, and writing the graph",
    "others": "all else",
}


def lines(seconds: "Seconds", documents: int) -> "Iterator[str]":
    """Yield a table of the stages of a load, the longest first; then what went on in other processes."""
    rate = f", {documents / seconds.total:.1f} documents a second" if documents and seconds.total else ""
    yield f"{seconds.total:.1f} s{rate}"
    yield from _table(seconds.stages, seconds.total)
    if seconds.readers:
        yield "of the processes that read, together, at the same time:"
        yield from _table(seconds.readers, sum(seconds.readers.values()))


def _table(stages: "Mapping[str, float]", total: float) -> "Iterator[str]":
    for name, taken in stages.items():
        yield f"{taken:10.1f} s {taken / total if total else 0:5.0%}  {name:10}  {_STAGES[name]}"
