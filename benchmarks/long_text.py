"""How the time to read a text grows with its length: how much longer does a word of a long one take?

    python benchmarks/long_text.py

Prints milliseconds per word and their ratio; exits 1 where a word of the long text takes BOUND times as long.
"""

import sys
import time

from kg.extract.extractor import extract
from kg.model.document import Document

SHORT, LONG = 10_000, 100_000
BOUND = 1.5
_IN_PARAGRAPH = 8


def text_of(words: int) -> str:
    """Return a text of so many words, dense with names."""
    first = ["Anna", "Karl", "Nino", "Eero", "Mary", "Paul", "Ingrid", "Jens"]
    text, count, i = "", 0, 0
    while count < words:
        host = f"{first[i % 8]} Kal{'aeiou'[i % 5]}{'bdfgk'[i // 5 % 5]}en"
        guest = f"{first[(i + 3) % 8]} B{'aeiou'[i // 25 % 5]}ri{'dzgkl'[i // 5 % 5]}ian"
        sentence = f"Finnish Minister {host} met Georgian President {guest} in Oslo on {1 + i % 28} May."
        i += 1
        text += sentence + (" " if i % _IN_PARAGRAPH else "\n\n")
        count += len(sentence.split())
    return text


def per_word(words: int) -> float:
    """Return the milliseconds of this process that each word of a text takes."""
    document = Document.of(text_of(words))
    start = time.process_time()
    extract(document)
    return 1000 * (time.process_time() - start) / len(document.text.split())


def main() -> int:
    """Measure, print, and judge."""
    per_word(100)  # loads the model and the gazetteer
    short, long = per_word(SHORT), per_word(LONG)
    print(f"{SHORT:,} words {short:.3f} ms each, {LONG:,} words {long:.3f} ms each, ratio {long / short:.2f}")
    return int(long / short > BOUND)


if __name__ == "__main__":
    sys.exit(main())
