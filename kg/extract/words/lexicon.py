"""The word lists of this room, as types. The lists themselves are data: ``data/*.yaml``."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

import msgspec

from kg.datafiles import read_yaml
from kg.model.report import MeetingKind, Status

HeadClass = Literal["state", "military", "body", "person"]
Frame = Literal[
    "reciprocal", "see", "host", "visit", "call", "talk", "gather", "invite", "speak", "brief", "summon"
]
Words = frozenset[str]


class Anaphors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Nouns that stand for people named before."""

    pair: Words
    states: Words
    courtesy: Words
    guests: Words
    hosts: Words
    in_order: tuple[str, ...]


class Roles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Posts, ranks and bodies."""

    heads: Mapping[HeadClass, Words]
    before_general: Words
    before_to: Words
    ranks: Words
    honorifics: Words
    courtesies: Words
    called: Words
    heads_of_government: Words
    heads_of_state: Words
    led: Words
    passing: Words
    state_bodies: Words
    national_bodies: Words
    of_places: Words
    behind_places: Words
    regions: Words
    in_towns: Words
    seated: Words
    monarchs: Words
    particles: Words
    of_implied_states: Words
    of_one_state: Mapping[str, Words]
    mostly_of_one_state: Mapping[str, Words]
    of_every_state: Words
    of_parts: Words
    authorities: Words
    forces: Words
    patronymics: Words
    past: Words
    manner: Words
    qualifiers: Words
    bodies: Words
    plural_bodies: Words
    venues: Words
    parts_of_posts: Words
    parts_of_bodies: Words
    portfolios: Words
    parliaments: Words
    groups: Words
    of_each_state: Words
    of_several_states: Words
    anaphors: Anaphors

    def head_class(self, word: str) -> HeadClass | None:
        """Return the class of a title's last word; the first class that lists it."""
        return _head_classes().get(word)


class Travel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs of travel and what has to follow them."""

    verbs: Words
    to_places: Words
    prepositions: Words
    alone: Words
    people: Words
    groups: Words


class Speaking(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs of speaking and the words that make it a call."""

    verbs: Words
    remote: Words


class Sitting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Verbs that tell of a meeting with a particle: "sat down with"."""

    particles: Mapping[str, Words]


class Participation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """ "Took part in", "participated in"."""

    verbs: Words
    nouns: Words


class Phrase(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A verb that tells of a meeting only with its object: "exchanged views with".

    ``between_people`` marks what states and companies do without meeting: "signed a treaty with".
    """

    verb: str
    objects: Words
    prepositions: tuple[str, ...]
    kind: MeetingKind = "bilateral"
    between_people: bool = False


class Triggers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell of meetings, and what says whether they took place."""

    verbs: Mapping[str, Frame]
    phrases: tuple[Phrase, ...]
    lemmas: Mapping[str, str]
    travel: Travel
    speaking: Speaking
    sitting: Sitting
    councils: Words
    meals: Words
    treating: Words
    envoys: Words
    nouns: Mapping[str, MeetingKind]
    called_after: Words
    schedules: Words
    plural_for_one: Words
    measures: Words
    from_guests: Words
    to_guests: Words
    needs_participants: Words
    in_person: Words
    other_senses: Mapping[str, Words]
    sports: Words
    not_meetings: Mapping[str, Words]
    of_what: Mapping[str, Words]
    visit_prepositions: tuple[str, ...]
    light_verbs: Words
    attend_verbs: Words
    attend_at: Words
    chairing: Words
    leading: Words
    accompanying: Words
    presence: Words
    mediating: Words
    happening: Words
    events: Words
    attendees: Words
    bringing: Words
    preparing: Words
    participation: Participation
    object_control: Words
    separate: Words
    of_several: Words
    in_turn: Words
    occasions: Words
    margins: Words
    besides: Words


class ByClass(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one meaning by what they are and what they govern."""

    verbs: Words
    actions: Words
    objects: Words
    nouns: Words
    adjectives: Words
    phrases: Words


class Prepositions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Prepositions behind which stands what a word governs; behind ``times`` never."""

    verbs: Words
    nouns: Words
    times: Words


class Ahead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words for days to come, some of them only beside a word of time."""

    words: Words
    beside_times: Words


class StatusWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that say whether it comes to a meeting."""

    status: Mapping[Status, ByClass]
    open: ByClass
    subjects_of_none: Words
    enabling: Words
    carrying: Words
    told: Words
    copulas: Words
    leaving: Words
    bystanding: Words
    accepting: Words
    ahead: Ahead
    governing_prepositions: Prepositions
    singled_out: Words
    conditional: Words
    conditions: Words
    perhaps: Words
    habitual: Words
    regular: Words
    times: Words
    generic_determiners: Words


class Speech(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who says it, and what was talked about."""

    speech_verbs: Words
    told: Words
    addressing: Words
    listeners: Words
    documents: Words
    briefings: Words
    prefacing: Words
    dismissing: Words
    reports: Words
    reactions: Words
    citing: Words
    sources: Words
    agencies: Words
    voices: Words
    outlets: Words
    topic_verbs: Words
    topic_prepositions: Words
    topic_governors: Mapping[str, Words]
    topic_nouns: Mapping[str, Words]
    agendas: Words
    dominating: Words
    light_nouns: Words
    no_topics: Words


class Places(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where meetings are."""

    locative: Words
    other_time: Words
    greeting: Words
    settlements: Words
    buildings: Words
    abroad: Words
    official: Words
    stays: Words
    staying: Words
    happenings: Words
    events: Words


@cache
def _head_classes() -> dict[str, HeadClass]:
    # Reversed: of a word that two lists have, the first counts.
    lists = reversed(list(roles().heads.items()))
    return {word: name for name, words in lists for word in words}


@cache
def roles() -> Roles:
    """Return the words of posts and ranks."""
    return msgspec.convert(read_yaml(__file__, "roles.yaml"), Roles)


@cache
def triggers() -> Triggers:
    """Return the words of meetings."""
    return msgspec.convert(read_yaml(__file__, "triggers.yaml"), Triggers)


@cache
def fates() -> StatusWords:
    """Return the words of what becomes of meetings."""
    return msgspec.convert(read_yaml(__file__, "status.yaml"), StatusWords)


@cache
def speech() -> Speech:
    """Return the words of saying and of topics."""
    return msgspec.convert(read_yaml(__file__, "speech.yaml"), Speech)


@cache
def places() -> Places:
    """Return the words of places."""
    return msgspec.convert(read_yaml(__file__, "places.yaml"), Places)
