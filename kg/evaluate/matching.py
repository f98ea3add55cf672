"""Which meeting that was found is which meeting of the annotation."""

import networkx

from kg.evaluate.gold import Gold
from kg.evaluate.likeness import same_participant, same_words
from kg.model.report import Extraction, MeetingReport, Participant

Pair = tuple[MeetingReport, MeetingReport]


def matched(gold: Gold, found: Extraction) -> list[Pair]:
    """Return (annotated, found) pairs.

    Each meeting is in one pair at most, so that a meeting that was reported twice is found once and wrong
    once. The pairs are those that agree most in total: trigger first, then participants. Where not all is
    annotated, several mentions of one meeting may have been annotated: they share what was found.
    """
    right = gold.said.meetings
    if "meetings" in gold.partial:
        return [(one, best) for one in right if (best := _best(one, found.meetings)) is not None]
    graph = networkx.Graph()
    for row, one in enumerate(right):
        for column, other in enumerate(found.meetings):
            if weight := _agreement(one, other):
                graph.add_edge(("gold", row), ("found", column), weight=weight)
    chosen = {
        tuple(sorted(pair, reverse=True))
        for pair in networkx.max_weight_matching(graph, maxcardinality=False)
    }
    return [(right[row], found.meetings[column]) for (_, row), (_, column) in sorted(chosen)]


def shared(one: MeetingReport, other: MeetingReport) -> list[tuple[Participant, Participant]]:
    """Return the pairs of participants that are the same, each in one pair at most.

    The same names come first: "the two ministers" are two participants with the same words in the text.
    """
    wanted, free = list(one.participants), list(other.participants)
    pairs = []
    for same in (_same_name, same_participant):
        for left in tuple(wanted):
            right = next((candidate for candidate in free if same(left, candidate)), None)
            if right is not None:
                wanted.remove(left)
                free.remove(right)
                pairs.append((left, right))
    return pairs


def _same_name(one: Participant, other: Participant) -> bool:
    return same_words(one.name, other.name)


def _agreement(one: MeetingReport, other: MeetingReport) -> int:
    """Return how much two meetings agree; 0 if they can't be the same.

    They are the same if their triggers overlap and a participant is shared, or else most participants. Of a
    meeting that is annotated without participants the trigger is enough.
    """
    same_trigger = one.trigger.start < other.trigger.end and other.trigger.start < one.trigger.end
    common = len(shared(one, other))
    if not one.participants:
        return 100 * same_trigger
    if not common or (not same_trigger and common * 2 <= len(one.participants)):
        return 0
    details = (one.status == other.status) + (one.kind == other.kind)
    return 100 * same_trigger + 10 * common + details


def _best(one: MeetingReport, found: tuple[MeetingReport, ...]) -> MeetingReport | None:
    """Return the meeting found that has this trigger, or that tells of these people in the same passage."""
    candidates = []
    for other in found:
        overlaps = one.trigger.start < other.trigger.end and other.trigger.start < one.trigger.end
        passages = [(other.start, other.end), *((quote.start, quote.end) for quote in other.also)]
        inside = any(start < one.trigger.end and one.trigger.start < end for start, end in passages)
        common = len(shared(one, other))
        if overlaps or (inside and (common or not one.participants)):
            candidates.append((100 * overlaps + common, other))
    return max(candidates, key=lambda pair: pair[0])[1] if candidates else None
