"""Who takes part in the meeting of a frame, and who met whom where some were met one by one."""

from kg.extract.frames.frame import Frame
from kg.extract.parse.sentences import Sentence
from kg.extract.parse.syntax import is_passive, lemma, measured
from kg.extract.parties.discourse import Discourse
from kg.extract.parties.drafts import distinct
from kg.extract.parties.meant import worded_as
from kg.extract.parties.other_side import is_one_sided, subjects_above
from kg.extract.parties.saying import is_speaker, says_after
from kg.extract.parties.spoken import Party
from kg.extract.words.lexicon import fates, triggers


def taking_part(frame: Frame, sentence: Sentence, discourse: Discourse, before: Party) -> Party:
    """Return who takes part; ``before`` are those of the meeting that was told of just before."""
    nouns = [
        noun
        for noun in (*frame.actors, *frame.guests, *frame.beside)
        if not is_speaker(noun, sentence) or says_after(noun, frame.trigger)
    ]
    found = [one for noun in nouns for one in discourse.participants(noun, sentence)]
    places = {m.start for noun in frame.places if (m := sentence.mention_at(noun)) is not None}
    who = distinct(one for one in found if one.start not in places)
    if not who or not is_one_sided(frame):
        return who
    return (*_other_side(frame, who, sentence, discourse, before), *who)


def _other_side(frame: Frame, who: Party, sentence: Sentence, discourse: Discourse, before: Party) -> Party:
    """Return whose "meeting with B" it is: who acts in the clauses above, else who met others before."""
    above = subjects_above(frame, sentence)
    found = [one for noun in above for one in discourse.participants(noun, sentence)] or before[:1]
    names = {one.name for one in who}
    return () if names & {one.name for one in found} else tuple(found)


def sides(frame: Frame, who: Party, sentence: Sentence, discourse: Discourse) -> list[Party]:
    """Return who met whom: everybody, but for those who were met one by one."""
    if not frame.separate:
        return [who]
    guests = {one.name for noun in frame.guests for one in discourse.participants(noun, sentence)}
    hosts = [one for one in who if one.name not in guests]
    met = [one for one in who if one.name in guests]
    if not met:
        return [(one,) for one in who]  # "A and B held separate talks": not with each other
    # "A and B separately met C" are two meetings too.
    same, others = (hosts, met) if len(met) > 1 else (met, hosts)
    return [(*same, one) for one in others] if same and others else [who]


def coming(frame: Frame, sentence: Sentence, discourse: Discourse) -> tuple[Party, Party]:
    """Return who came to see whom, where the words of a frame say it: a visitor, who is received."""
    visits = frame.kind == "visit"
    if not visits and triggers().verbs.get(lemma(frame.trigger)) != "host":
        return (), ()
    sides = (frame.actors, frame.guests)
    guests, hosts = sides if visits or is_passive(frame.trigger) else reversed(sides)
    guest, host = (
        tuple(one for noun in nouns for one in discourse.participants(noun, sentence))
        for nouns in (guests, hosts)
    )
    return guest, host


def without_company(frame: Frame, who: Party, sentence: Sentence, discourse: Discourse) -> Party:
    """Return the participants without those who only accompany one of them."""
    beside = {one.name for noun in frame.beside for one in discourse.participants(noun, sentence)}
    return tuple(one for one in who if one.name not in beside) if beside else who


def of_another_round(frame: Frame, sentence: Sentence, before: Party) -> Party:
    """Return those who met before, if talks are a round of theirs: "a second round of talks will be held"."""
    if len(before) < 2 or not _is_another_round(frame):
        return ()
    frame.refers = False
    return worded_as(before, frame.trigger, sentence)


def _is_another_round(frame: Frame) -> bool:
    outer = measured(frame.trigger)
    which = fates().singled_out | fates().ahead.beside_times | {"previous", "new"}
    return lemma(outer) == "round" and any(child.lower_ in which for child in outer.children)
