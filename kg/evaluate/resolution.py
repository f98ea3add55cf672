"""How well resolution finds who is the same and which reports tell of one meeting.

Labelled are mentions by the key of whom they mean, and pairs of reports. Words and reports are named by their
document and offsets, so that labels outlast the rules that read them. A labelled mention that wasn't found is
somebody of its own.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Literal

import msgspec

from kg.resolve.clusters import Clusters
from kg.resolve.names import name_key
from kg.store.base import Store

# Names are the same to the library alone from this similarity on; the best of .80 to .98 for it on the
# labels.
LIBRARY_BOUND = 0.92

_REFERENCES = """
MATCH (d:Document)-[:CONTAINS]->(r) MATCH (r)-[:MENTIONS]->(m:Mention) MATCH (m)-[:REFERS_TO]->(p:Person)
WHERE d.id IN $documents
RETURN d.id AS document, m.start_offset AS start, m.end_offset AS stop, p.id AS person
ORDER BY document, start, stop, person
"""


class Words(msgspec.Struct, frozen=True):
    """Where words stand: the offsets count characters of the document's text."""

    document: str
    start: int
    end: int


class LabelledMention(Words, frozen=True, kw_only=True):
    """Words and the key of whom they mean; "-" is nobody, "?" can't be known."""

    who: str


class LabelledPair(msgspec.Struct, frozen=True, kw_only=True):
    """Two reports, by the words that tell of them, and whether they tell of one meeting."""

    left: Words
    right: Words
    same: Literal["yes", "no", "unsure", "bad"]


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """Precision and recall, over pairs and (B-cubed) as means over mentions."""

    precision: float
    recall: float
    b_precision: float | None = None
    b_recall: float | None = None


def read_mentions(path: Path) -> list[LabelledMention]:
    """Read labelled mentions, a JSON object a line; what isn't anybody, or can't be known, is left out."""
    lines = path.read_bytes().splitlines()
    found = [msgspec.json.decode(line, type=LabelledMention) for line in lines]
    return [one for one in found if one.who not in ("-", "?")]


def read_pairs(path: Path) -> list[LabelledPair]:
    """Read labelled pairs of reports; those that nobody could decide are left out."""
    found = [msgspec.json.decode(line, type=LabelledPair) for line in path.read_bytes().splitlines()]
    return [one for one in found if one.same in ("yes", "no")]


def people_of(store: Store, mentions: Sequence[LabelledMention]) -> list[str]:
    """Return the person that each labelled mention refers to in the graph of a store."""
    rows = store.query(_REFERENCES, {"documents": sorted({one.document for one in mentions})})
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for row in rows:
        found[row["document"]].append((row["start"], row["stop"], row["person"]))
    return _referred(mentions, found)


def meetings_of(store: Store, pairs: Sequence[LabelledPair]) -> list[tuple[str, str]]:
    """Return the meetings that the reports of each pair are of."""
    reports = [words for pair in pairs for words in (pair.left, pair.right)]
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    of_report = {
        row["report"]: row["meeting"]
        for row in store.query(
            "MATCH (r:MeetingReport)-[:REPORTS]->(m:Meeting) RETURN r.id AS report, m.id AS meeting"
        )
    }
    for document in {one.document for one in reports}:
        record = store.record(document)
        for id, report in record.extraction.meeting_ids() if record else ():
            found[document].append((report.trigger.start, report.trigger.end, of_report[id]))
    meeting = _referred(reports, found)
    return list(zip(meeting[::2], meeting[1::2], strict=True))


def _referred(words: Sequence[Words], spans: Mapping[str, list[tuple[int, int, str]]]) -> list[str]:
    """Return what each of the words refers to; what wasn't found is one of its own."""
    return [
        _overlapping(one, spans.get(one.document, ())) or f"not found {one.document} {one.start}"
        for one in words
    ]


def _overlapping(words: Words, spans: Iterable[tuple[int, int, str]]) -> str | None:
    """Return what the words that share most characters with these refer to."""
    shared = Counter[str]()
    for start, end, node in spans:
        shared[node] = max(shared[node], min(end, words.end) - max(start, words.start))
    best = max(shared, key=lambda node: (shared[node], node), default=None)
    return best if best is not None and shared[best] > 0 else None


def by_exact_name(names: Sequence[str]) -> list[str]:
    """Return clusters of the same normalised name: the first baseline."""
    return [name_key(name) for name in names]


def by_similarity(names: Sequence[str], bound: float = LIBRARY_BOUND) -> list[str]:
    """Return clusters of names that rapidfuzz alone takes for alike: the second baseline."""
    from rapidfuzz.distance import JaroWinkler

    keys = sorted(set(map(name_key, names)))
    clusters = Clusters(keys)
    for one, other in combinations(keys, 2):
        if JaroWinkler.similarity(one, other) >= bound:
            clusters.join(one, other)
    first = {key: members[0] for members in clusters.sets() for key in members}
    return [first[name_key(name)] for name in names]


def agreement(expected: Sequence[str], found: Sequence[str]) -> Agreement:
    """Compare two clusterings of the same things, given as a label each."""
    same = Counter(zip(expected, found, strict=True))
    sizes, found_sizes = Counter(expected), Counter(found)
    both = sum(map(_pairs, same.values()))
    number = len(expected)
    return Agreement(
        precision=_share(both, sum(map(_pairs, found_sizes.values()))),
        recall=_share(both, sum(map(_pairs, sizes.values()))),
        b_precision=sum(count * count / found_sizes[pair[1]] for pair, count in same.items()) / number,
        b_recall=sum(count * count / sizes[pair[0]] for pair, count in same.items()) / number,
    )


def pair_agreement(pairs: Sequence[LabelledPair], found: Sequence[tuple[str, str]]) -> Agreement:
    """Compare decisions on pairs."""
    said = [left == right for left, right in found]
    both = sum(one and pair.same == "yes" for one, pair in zip(said, pairs, strict=True))
    return Agreement(
        precision=_share(both, sum(said)),
        recall=_share(both, sum(pair.same == "yes" for pair in pairs)),
    )


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
