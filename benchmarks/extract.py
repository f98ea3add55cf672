"""How much slower extraction is than the bare language model that it uses, on the same texts.

    python benchmarks/extract.py

The bare model is spaCy's pipeline as it comes, each text parsed once as a whole. Prints words
per second of both and the ratio; exits 1 where extraction has less than BOUND of the speed.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from kg.extract.extractor import extract
from kg.extract.text.nlp import stock_model
from kg.load import load_documents
from kg.model.document import Document

ROOT = Path(__file__).parents[1]
PASSAGES = ROOT / "tests" / "data" / "news" / "dev.jsonl"
ROUNDS = 5
BOUND = 0.6


def documents() -> list[Document]:
    """Return short passages, whole articles, and all of them as one long text."""
    heads = [json.loads(line)["document"] for line in PASSAGES.read_text(encoding="utf-8").splitlines()]
    passages = [Document.of(head["text"], published=head["published"]) for head in heads]
    articles = [item for item in load_documents([str(ROOT / "examples")]) if isinstance(item, Document)]
    everything = passages + articles
    return [*everything, Document.of("\n\n".join(one.text for one in everything))]


def seconds(read: Callable[[Document], object], texts: list[Document]) -> float:
    """Return the time of this process that reading all texts takes."""
    start = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - start


def main() -> int:
    """Measure in turns, print the medians, and judge."""
    texts = documents()
    words = sum(len(text.text.split()) for text in texts)
    # Loads the model and the gazetteer, and fills caches.
    extract(texts[0])
    model = stock_model()
    rounds = [
        (seconds(lambda document: model(document.text), texts), seconds(extract, texts))
        for _ in range(ROUNDS)
    ]
    alone, whole = (words / statistics.median(column) for column in zip(*rounds, strict=True))
    ratio = statistics.median(bare / both for bare, both in rounds)
    print(f"{len(texts)} texts, {words} words: model alone {alone:.0f} words/s, ", end="")
    print(f"extraction {whole:.0f} words/s, ratio {ratio:.2f}")
    return int(ratio < BOUND)


if __name__ == "__main__":
    sys.exit(main())
