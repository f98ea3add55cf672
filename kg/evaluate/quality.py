"""How well an extractor reads annotated files: the whole flow of ``kg eval``."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from kg.evaluate.calibration import Bin, reliability
from kg.evaluate.counting import Outcome, outcomes
from kg.evaluate.gold import Gold, read_gold
from kg.evaluate.scoring import Score, scores
from kg.load import Failure
from kg.pipeline import extract_all
from kg.reading import Readers


class Quality(msgspec.Struct, frozen=True, kw_only=True):
    """What was measured on one annotated file."""

    gold: str
    extractor: str
    documents: int
    meetings: int
    scores: list[Score]
    reliability: list[Bin]
    errors: list[Outcome]


def evaluate(path: Path, readers: Readers, on_document: Callable[[str], None] = lambda name: None) -> Quality:
    """Read the documents of an annotated file and compare.

    Raises :class:`~kg.errors.NothingRead` where the file isn't annotated in a known format.
    """
    golds = read_gold(path)
    judged = list(_judged(golds, readers, on_document))
    everything = [outcome for outcomes_of_one in judged for outcome in outcomes_of_one]
    partial = frozenset(measure for gold in golds for measure in gold.partial)
    return Quality(
        gold=path.stem,
        extractor=readers.name,
        documents=len(golds),
        meetings=sum(len(gold.said.meetings) for gold in golds),
        scores=scores(judged, partial),
        reliability=[] if partial else reliability(everything),
        errors=[outcome for outcome in everything if outcome.fault],
    )


def _judged(
    golds: list[Gold], readers: Readers, on_document: Callable[[str], None]
) -> Iterator[list[Outcome]]:
    documents: Iterable[object] = (gold.document for gold in golds)
    for gold, found in zip(golds, extract_all(documents, readers), strict=True):  # type: ignore[arg-type]
        if isinstance(found, Failure):
            raise found.error
        on_document(gold.document.id)
        yield list(outcomes(gold, found))
