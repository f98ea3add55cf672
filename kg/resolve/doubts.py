"""What the rules leave open, for somebody to judge: two people, or two meetings, that may be one, and who of
reference data somebody may be.

Nothing is merged by a chance: it only says what to ask first.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations
from typing import Literal

import msgspec

from kg.datafiles import read_yaml
from kg.model.judgement import Judgement
from kg.model.report import Record
from kg.resolve.careers import YEAR, Careers, days_between
from kg.resolve.decisions import decisions
from kg.resolve.full_names import blocks
from kg.resolve.known import Find, no_references
from kg.resolve.linking import Linking
from kg.resolve.meetings import places_agree
from kg.resolve.name_forms import Likeness
from kg.resolve.namings import KnownPerson
from kg.resolve.people import at_one_table
from kg.resolve.portraits import Portrait, names_alike, states_contradict
from kg.resolve.resolver import resolution
from kg.resolve.told import Told, span_of

Pair = frozenset[str]
# Of so many meetings of the same two people, or of more people than that at one, nobody would compare all.
_MANY_MEETINGS = 400
_MANY_PEOPLE = 8


class Doubt(msgspec.Struct, frozen=True, kw_only=True):
    """Two entities that may be one; of a reference, ``right`` is the id of the entry that somebody may be.

    ``evidence`` is a mention (a report, an entry) of each, which a judgement can be about; ``chance`` that
    they are one, from 0 to 1; ``moved`` how many mentions (reports) change hands if they are.
    """

    label: Literal["Person", "Meeting", "Reference"]
    left: str
    right: str
    evidence: tuple[str, str]
    why: str
    chance: float
    moved: int

    @property
    def usefulness(self) -> float:
        """How many mentions or reports an answer puts right, on average."""
        return self.chance * self.moved


class _OfPeople(msgspec.Struct, frozen=True):
    names: Mapping[str, float]
    posts: Mapping[str, float]
    years: Mapping[int, float]


class _OfMeetings(msgspec.Struct, frozen=True):
    days: Mapping[int, float]
    undated: float
    places: Mapping[str, float]


class _OfReferences(msgspec.Struct, frozen=True):
    names: Mapping[str, float]
    posts: Mapping[str, float]


class _Chances(msgspec.Struct, frozen=True):
    people: _OfPeople
    references: _OfReferences
    meetings: _OfMeetings


@cache
def _chances() -> _Chances:
    return msgspec.convert(read_yaml(__file__, "doubts.yaml"), _Chances)


def doubts(
    records: Iterable[Record], judgements: Iterable[Judgement] = (), references: Find = no_references
) -> list[Doubt]:
    """Return the pairs that are left open, the most useful to be asked about first."""
    judgements = list(judgements)
    resolved = resolution(records, judgements, references)
    _, apart = decisions(judgements)
    # Who is known by a post alone, and by reference data, has no name in documents that could be another's.
    named = {one.id: one for one in resolved.people if not all(naming.unnamed for naming in one.namings)}
    kept_apart = _kept_apart(resolved.people.person, named.values(), apart)
    people = list(_of_people(list(named.values()), kept_apart))
    asked = kept_apart | {frozenset((one.left, one.right)) for one in people}
    known = _of_references(list(named.values()), Linking(references, judgements), asked)
    found = [
        *people,
        *known,
        *_of_meetings({id: resolved.meetings.of(id) for id in resolved.meetings.reports}, apart),
    ]
    return sorted(found, key=lambda one: (-one.usefulness, -one.chance, one.evidence))


def _kept_apart(
    of_mention: Mapping[str, str], people: Iterable[KnownPerson], apart: Iterable[tuple[str, str]]
) -> set[Pair]:
    namings = [naming for one in people for naming in one.namings]
    return _pairs_of(of_mention, [*apart, *at_one_table(namings)])


def _portrait(person: KnownPerson) -> Portrait:
    return Portrait.of([one for one in person.namings if not one.unnamed])


def _of_people(known: Sequence[KnownPerson], kept_apart: set[Pair]) -> Iterator[Doubt]:
    namings = [naming for one in known for naming in one.namings]
    careers = Careers(namings)
    portraits = [_portrait(person) for person in known]
    near = {pair for block in blocks(portraits) for pair in combinations(block, 2)}
    for one, other in sorted(near):
        left, right = portraits[one], portraits[other]
        if frozenset((known[one].id, known[other].id)) in kept_apart or states_contradict(left, right):
            continue
        if alike := names_alike(left, right):
            why, chance = _of_two_people(left, right, alike, careers)
            yield Doubt(
                label="Person",
                left=known[one].id,
                right=known[other].id,
                evidence=(left.mentions[0], right.mentions[0]),
                why=why,
                chance=round(chance, 2),
                moved=min(len(left.mentions), len(right.mentions)),
            )


def _of_two_people(one: Portrait, other: Portrait, alike: Likeness, careers: Careers) -> tuple[str, float]:
    """Return what is known of two, and the chance that they are one."""
    chances = _chances().people
    posts = _posts_in_common(one, other, careers)
    years = days_between(one.span, other.span) / YEAR
    chance = chances.names[alike.name] * chances.posts[posts] * _up_to(chances.years, years)
    apart = f", {years:.0f} years apart" if years >= 1 else ""
    return f"{posts}{apart}", chance


def _posts_in_common(one: Portrait, other: Portrait, careers: Careers) -> str:
    """Return what posts and states say, in the words of the data file."""
    posts = one.all_posts.keys() & other.all_posts.keys()
    sounds = one.sounds | other.sounds
    pauses = [
        careers.pause(post, one.all_posts[post], other.all_posts[post], sounds) for post in sorted(posts)
    ]
    if pauses:
        interrupted = all(pause.interrupted for pause in pauses)
        return "one post, which somebody else held in between" if interrupted else "one post"
    return "one state" if one.states & other.states else "no state told"


def _of_references(people: Sequence[KnownPerson], linking: Linking, asked: set[Pair]) -> Iterator[Doubt]:
    """Yield the entities that somebody may be, but for those who are somebody who is asked about anyway."""
    chances = _chances().references
    holders = {entity.identity: one.id for one in people for entity in one.references}
    unlinked = [one for one in people if not one.references]
    portraits = [_portrait(one) for one in unlinked]
    for one, portrait, links in zip(unlinked, portraits, linking.open_links(portraits), strict=True):
        for link in links:
            if frozenset((one.id, holders.get(link.entity.identity, ""))) not in asked:
                yield Doubt(
                    label="Reference",
                    left=one.id,
                    right=link.entity.id,
                    evidence=(portrait.mentions[0], link.entity.id),
                    why=link.why,
                    chance=round(chances.names[link.names.name] * chances.posts[link.why], 2),
                    moved=len(portrait.mentions),
                )


def _of_meetings(meetings: Mapping[str, Sequence[Told]], apart: Iterable[tuple[str, str]]) -> Iterator[Doubt]:
    kept_apart = _pairs_of({one.id: id for id, reports in meetings.items() for one in reports}, apart)
    by_key: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for id, reports in sorted(meetings.items()):
        for key in _shared_keys(reports):
            by_key[key].append(id)
    near = {pair for ids in by_key.values() if len(ids) <= _MANY_MEETINGS for pair in combinations(ids, 2)}
    for left, right in sorted(near):
        doubt = (
            None
            if frozenset((left, right)) in kept_apart
            else _of_two_meetings(meetings[left], meetings[right])
        )
        if doubt is not None:
            why, chance = doubt
            yield Doubt(
                label="Meeting",
                left=left,
                right=right,
                evidence=(min(one.id for one in meetings[left]), min(one.id for one in meetings[right])),
                why=why,
                chance=round(chance, 2),
                moved=min(len(meetings[left]), len(meetings[right])),
            )


def _shared_keys(reports: Sequence[Told]) -> set[tuple[str, ...]]:
    """Return what two meetings that may be one share: two participants, or a word of a gathering's name."""
    people = sorted({participant for one in reports for participant in one.participants})
    two = set(combinations(people, 2)) if len(people) <= _MANY_PEOPLE else set()
    return {*two, *((word,) for one in reports if one.gathering for word in one.gathering.words)}


def _of_two_meetings(one: Sequence[Told], other: Sequence[Told]) -> tuple[str, float] | None:
    """Return what is known of two and the chance that they are one; ``None`` where it is settled.

    Reports of one document, of another form, or from places apart are of two meetings.
    """
    pairs = [(left, right) for left in one for right in other]
    if any(a.document == b.document or a.format != b.format for a, b in pairs):
        return None
    if not all(places_agree(a, b) for a, b in pairs):
        return None
    chances = _chances().meetings
    is_placed = any(a.places and b.places for a, b in pairs)
    place = "one place" if is_placed else "no place told"
    days = [between for a, b in pairs if (between := _days_between(a, b)) is not None]
    if not days:
        # Of two that have neither a day nor a place in common nobody could say more.
        return (f"{place}, a day not told", chances.undated) if is_placed else None
    chance = chances.places[place] * _up_to(chances.days, min(days))
    when = "days that overlap" if min(days) == 0 else f"{min(days)} days apart"
    return (f"{place}, {when}", chance) if chance else None


def _days_between(one: Told, other: Told) -> int | None:
    first, second = span_of(one), span_of(other)
    if first is None or second is None:
        return None
    return max((second[0] - first[1]).days, (first[0] - second[1]).days, 0)


def _pairs_of(entity: Mapping[str, str], pairs: Iterable[tuple[str, str]]) -> set[Pair]:
    """Return which entities pairs of mentions (or reports) are of."""
    return {frozenset((entity[one], entity[other])) for one, other in pairs if {one, other} <= entity.keys()}


def _up_to(chances: Mapping[int, float], value: float) -> float:
    """Return the chance of the first bound that isn't passed, 0 beyond all."""
    return next((chance for bound, chance in sorted(chances.items()) if value <= bound), 0.0)
