"""Count where missed meetings got lost, without showing a word of their texts.

    python tools/missed.py tests/data/news/articles-held.jsonl

So the errors of sets that nobody looks at can be counted too.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kg.evaluate.gold import Gold, read_gold
from kg.evaluate.matching import matched
from kg.evaluate.tables import markdown
from kg.extract.extractor import extract
from kg.extract.frames.find import frames
from kg.extract.parse.sentences import Sentence, may_tell_of_meeting, sentences
from kg.extract.reading import Reading
from kg.model.report import MeetingReport

STAGES = (
    "the word isn't known",
    "its clause isn't read as telling of a meeting",
    "too few who took part are found",
    "another word of the sentence was taken, or its meeting joined to another",
)


def main(paths: list[str]) -> None:
    """Print a table of the stages, a column a set."""
    sets = {Path(path).stem: Counter(map(STAGES.__getitem__, stages(Path(path)))) for path in paths}
    rows = [(stage, *(str(counted[stage]) for counted in sets.values())) for stage in STAGES]
    totals = ("all", *(str(counted.total()) for counted in sets.values()))
    print(markdown(("missed, as", *sets), [*rows, totals]))


def stages(path: Path) -> Iterator[int]:
    """Yield the stage of each missed meeting of a set."""
    for gold in read_gold(path):
        for report in missed(gold):
            yield stage(report, sentences(Reading(gold.document.text)))


def missed(gold: Gold) -> list[MeetingReport]:
    """Return the annotated meetings that no found one is the same as."""
    found = [right for right, _ in matched(gold, extract(gold.document))]
    return [report for report in gold.said.meetings if report not in found]


def stage(report: MeetingReport, read: list[Sentence]) -> int:
    """Return up to which stage a meeting was read."""
    start, end = report.trigger.start, report.trigger.end
    sentence = next((one for one in read if one.start <= start < one.end), None)
    if sentence is None:
        return 1
    found = frames(sentence)
    if any(sentence.start_of(one.trigger) < end and start < sentence.end_of(one.trigger) for one in found):
        return 2
    if found:
        return 3
    words = [one.i for one in sentence.doc if sentence.start_of(one) < end and start < sentence.end_of(one)]
    known = bool(words) and may_tell_of_meeting(sentence.doc[words[0] : words[-1] + 1])
    return int(known)


if __name__ == "__main__":
    main(sys.argv[1:])
