"""Which judgements count: of those on one pair, a person's before a rule's, a later before an earlier one."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.model.judgement import Judgement
from kg.resolve.clusters import Clusters

Pair = tuple[str, str]


def decisions(judgements: Iterable[Judgement]) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs that are the same, and those that are not; what is unsure is in neither.

    ``judgements`` come in the order in which they were given: clocks are set back now and then.
    """
    last: dict[frozenset[str], Judgement] = {}
    for judgement in judgements:
        pair = frozenset((judgement.left, judgement.right))
        if pair not in last or _is_of_person(judgement) >= _is_of_person(last[pair]):
            last[pair] = judgement
    counting = last.values()
    same = [(one.left, one.right) for one in counting if one.same == "yes"]
    apart = [(one.left, one.right) for one in counting if one.same == "no"]
    return same, apart


def _is_of_person(judgement: Judgement) -> bool:
    return judgement.by.startswith("person:")


def partners(pairs: Iterable[Pair]) -> Mapping[str, set[str]]:
    """Return, for each of some pairs, with which others it is in one."""
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
        found[other].add(one)
    return found


def as_judged(
    groups: Sequence[Sequence[str]], same: Iterable[Pair], apart: Iterable[Pair]
) -> list[list[str]]:
    """Return the groups (of mentions, or of reports) that rules have made, as people's judgements make them.

    Judgements come last: two become one with all that is told of them. Made one before, they would be a third
    to the rules, and what is told of each might not fit.
    """
    judged = Clusters(sorted(id for group in groups for id in group), apart)
    for group in groups:
        for id in group[1:]:
            judged.join(group[0], id)
    for one, other in same:
        judged.join(one, other)
    return judged.sets()
