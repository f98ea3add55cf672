"""How the time to read a text grows with its length: five times the sentences, how many times the seconds?

    python benchmarks/long_text.py

Prints the ratio; exits 1 where it shows growth with the square.
"""

import sys
import time

from kg.extract.extractor import extract
from kg.model.document import Document

SHORT, LONG = 40, 200
BOUND = 10.0


def text_of(sentences: int) -> str:
    """Return a text of so many sentences, dense with names."""
    first = ["Anna", "Karl", "Nino", "Eero", "Mary", "Paul", "Ingrid", "Jens"]
    return " ".join(
        f"Finnish Minister {first[i % 8]} Kal{'aeiou'[i % 5]}{'bdfgk'[i // 5 % 5]}en met Georgian President "
        f"{first[(i + 3) % 8]} B{'aeiou'[i // 25 % 5]}ri{'dzgkl'[i // 5 % 5]}ian in Oslo on {1 + i % 28} May."
        for i in range(sentences)
    )


def seconds(sentences: int) -> float:
    """Return the time of this process that a text of so many sentences takes."""
    document = Document.of(text_of(sentences))
    start = time.process_time()
    extract(document)
    return time.process_time() - start


def main() -> int:
    """Measure, print, and judge."""
    seconds(5)
    short, long = seconds(SHORT), seconds(LONG)
    print(f"{SHORT} sentences {short:.2f} s, {LONG} sentences {long:.2f} s, ratio {long / short:.1f}")
    return int(long / short > BOUND)


if __name__ == "__main__":
    sys.exit(main())
