"""Which judgements count: of those on one pair, a person's before a rule's, a later before an earlier one."""

from collections.abc import Iterable

from kg.model.judgement import Judgement

Pair = tuple[str, str]


def decisions(judgements: Iterable[Judgement]) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs that are the same, and those that are not; what is unsure is in neither."""
    last: dict[frozenset[str], tuple[tuple[bool, str, int], Judgement]] = {}
    for position, judgement in enumerate(judgements):
        pair = frozenset((judgement.left, judgement.right))
        weight = (judgement.by.startswith("person:"), judgement.at, position)
        if pair not in last or weight >= last[pair][0]:
            last[pair] = weight, judgement
    counting = [judgement for _, judgement in last.values()]
    same = [(one.left, one.right) for one in counting if one.same == "yes"]
    apart = [(one.left, one.right) for one in counting if one.same == "no"]
    return same, apart
