"""How much slower extraction is than the bare language model that it uses, on the same texts.

    python benchmarks/extract.py

The bare model is spaCy's pipeline as it comes, each text parsed once as a whole. Prints words
per second of both, the median of the ratios of all rounds and the lowest and highest of them;
exits 1 where the median is less than BOUND.
"""

import gc
import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from kg.extract.extractor import extract
from kg.extract.text.nlp import stock_model
from kg.load import load_documents
from kg.model.document import Document

ROOT = Path(__file__).parents[1]
PASSAGES = ROOT / "tests" / "data" / "news" / "dev.jsonl"
ROUNDS = 7
BOUND = 0.6


def documents() -> list[Document]:
    """Return short passages, whole articles, and all of them as one long text."""
    heads = [json.loads(line)["document"] for line in PASSAGES.read_text(encoding="utf-8").splitlines()]
    passages = [Document.of(head["text"], published=head["published"]) for head in heads]
    articles = [item for item in load_documents([str(ROOT / "examples")]) if isinstance(item, Document)]
    everything = passages + articles
    return [*everything, Document.of("\n\n".join(one.text for one in everything))]


class Speed(NamedTuple):
    """Words per second of the model alone and of extraction; their ratio in the rounds."""

    alone: float
    whole: float
    ratio: float
    lowest: float
    highest: float


def round_of(
    texts: list[Document], ways: Sequence[Callable[[Document], object]], turn: int = 0
) -> list[float]:
    """Return the time of this process that reading all texts takes each way.

    The ways take turns at each text, and at who is first: what slows the machine for a while slows both.
    """
    gc.collect()
    taken = [0.0] * len(ways)
    for number, text in enumerate(texts):
        for way in sorted(range(len(ways)), reverse=bool((number + turn) % 2)):
            start = time.process_time()
            ways[way](text)
            taken[way] += time.process_time() - start
    return taken


def measured() -> Speed:
    """Read all texts some times either way."""
    texts = documents()
    words = sum(len(text.text.split()) for text in texts)
    model = stock_model()
    ways = (lambda document: model(document.text), extract)
    # Loads the model and the gazetteer, and fills caches.
    round_of(texts, ways)
    rounds = [round_of(texts, ways, turn) for turn in range(ROUNDS)]
    ratios = [bare / both for bare, both in rounds]
    alone, whole = (words / statistics.median(column) for column in zip(*rounds, strict=True))
    return Speed(alone, whole, statistics.median(ratios), min(ratios), max(ratios))


def main() -> int:
    """Print what was measured, and judge."""
    one = measured()
    print(f"model alone {one.alone:.0f} words/s, extraction {one.whole:.0f} words/s, ", end="")
    print(f"ratio {one.ratio:.3f} ({one.lowest:.3f}–{one.highest:.3f} in {ROUNDS} rounds)")
    return int(one.ratio < BOUND)


if __name__ == "__main__":
    sys.exit(main())
