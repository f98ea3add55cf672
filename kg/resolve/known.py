"""People whom reference data knows, read for the names that documents have: only these are in memory."""

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date as Day
from functools import lru_cache

import msgspec

from kg.gazetteer import country, country_by_adjective
from kg.gazetteer.countries import country_by_name
from kg.model.reference import (
    ReferenceEntry,
    key_of_holder,
    key_of_id,
    key_of_post,
    key_of_state,
    key_of_word,
    keys_of_name,
)
from kg.resolve.careers import post_key
from kg.resolve.name_forms import Likeness, likeness, name_form
from kg.resolve.namings import Span, around
from kg.resolve.portraits import Portrait

# How reference data is looked up: the entries that have one of these keys, by id.
Find = Callable[[Iterable[str]], Iterable[ReferenceEntry]]

_IN_BRACKETS = re.compile(r"\s*\([^()]*\)$")
# The longest name of a state that stands before a post has so many words.
_STATE_WORDS = 4


def no_references(_keys: Iterable[str]) -> Iterable[ReferenceEntry]:
    """Find nothing: there is no reference data."""
    return ()


class Tenure(msgspec.Struct, frozen=True, kw_only=True):
    """A post that an entity held. ``country`` is an ISO code, ``body`` a name; the dates are EDTF."""

    id: str
    role: str
    country: str | None = None
    body: str | None = None
    since: str | None = None
    until: str | None = None

    @property
    def span(self) -> Span | None:
        """First and last day; an end that isn't told is open."""
        if not (self.since or self.until):
            return None
        first = _days(self.since)[0] if self.since else Day.min.toordinal()
        return first, _days(self.until)[1] if self.until else Day.max.toordinal()


class KnownEntity(msgspec.Struct, frozen=True, kw_only=True):
    """A person as reference data has them. ``ids`` has earlier ones, too; dates are EDTF."""

    id: str
    ids: frozenset[str]
    name: str
    names: tuple[str, ...]
    weak_names: tuple[str, ...]
    wikidata: str | None
    countries: frozenset[str]
    born: tuple[str, ...]
    died: tuple[str, ...]
    tenures: tuple[Tenure, ...]
    datasets: tuple[str, ...]
    urls: tuple[str, ...]

    @property
    def identity(self) -> str:
        """What two entries on one person have in common."""
        return self.wikidata or self.id

    @property
    def birth(self) -> Span | None:
        """The days on one of which the person was born."""
        return _around(self.born)

    @property
    def death(self) -> Span | None:
        """The days on one of which the person died."""
        return _around(self.died)


class KnownPeople:
    """Looks people up by the names of portraits; what was read once is kept."""

    def __init__(self, find: Find) -> None:
        self._find = find
        self._of_key: dict[str, list[ReferenceEntry]] = {}
        self._known: dict[str, KnownEntity] = {}

    def by_name(
        self, people: Sequence[Portrait], ids: Mapping[str, Iterable[str]]
    ) -> list[list[KnownEntity]]:
        """Return, for each, the entities with a name that is alike, and those of ``ids`` for a mention."""
        keys = [
            {key for name in one.names for key in _keys(name)}
            | {key_of_id(id) for mention in one.mentions for id in ids.get(mention, ())}
            for one in people
        ]
        self._look_up(key for mine in keys for key in mine)
        found = []
        for one, mine in zip(people, keys, strict=True):
            entries = {entry.id: entry for key in mine for entry in self._of_key[key]}
            found.append([entry for _, entry in sorted(entries.items()) if _may_be(one, entry, mine)])
        self._complete({entry.id: entry for entries in found for entry in entries})
        return [[self._known[entry.id] for entry in entries] for entries in found]

    def by_ids(self, ids: Iterable[str]) -> Mapping[str, KnownEntity]:
        """Return the people that have these ids, or had them earlier, by the id."""
        keys = {id: key_of_id(id) for id in ids}
        self._look_up(keys.values())
        found = {
            id: min(entries, key=lambda one: (one.id != id, one.id))
            for id, key in keys.items()
            if (entries := self._of_key[key])
        }
        self._complete({entry.id: entry for entry in found.values()})
        return {id: self._known[entry.id] for id, entry in found.items()}

    def by_id(self, id: str) -> KnownEntity | None:
        """Return the person that has this id, or had it earlier."""
        return self.by_ids([id]).get(id)

    def in_posts(self, states: Iterable[str], is_wanted: Callable[[str], bool]) -> list[KnownEntity]:
        """Return who held, whenever, posts of some states whose keys are wanted."""
        posts = [
            post
            for post in self._find(sorted(map(key_of_state, states)))
            if is_wanted(post_key(post_of(post.name or post.id)[0]))
        ]
        terms = self._find(sorted({key_of_post(id) for post in posts for id in _ids(post)}))
        ids = sorted({key_of_id(id) for term in terms for id in term.holders})
        entries = {entry.id: entry for entry in self._find(ids) if entry.kind == "person"}
        self._complete(entries)
        return [self._known[id] for id in sorted(entries)]

    def _look_up(self, keys: Iterable[str]) -> None:
        missing = {key for key in keys if key not in self._of_key}
        self._of_key |= {key: [] for key in missing}
        for entry in self._find(missing) if missing else ():
            for key in entry.keys & missing if entry.kind == "person" else ():
                self._of_key[key].append(entry)

    def _complete(self, entries: Mapping[str, ReferenceEntry]) -> None:
        """Read the posts of entities that aren't known yet."""
        new = {id: entry for id, entry in entries.items() if id not in self._known}
        terms = self._by(
            (key_of_holder(id) for entry in new.values() for id in (entry.id, *entry.referents)),
            lambda entry: entry.holders,
        )
        posts = self._by(
            (key_of_id(id) for held in terms.values() for term in held for id in term.posts), _ids
        )
        bodies = self._by(
            (key_of_id(id) for found in posts.values() for post in found for id in post.bodies), _ids
        )
        for id, entry in new.items():
            held = {term.id: term for own in _ids(entry) for term in terms.get(own, ())}
            tenures = [
                _tenure(term, post, bodies)
                for _, term in sorted(held.items())
                for post in {post.id: post for id in term.posts for post in posts.get(id, ())}.values()
            ]
            self._known[id] = _entity(entry, tenures)

    def _by(
        self, keys: Iterable[str], ids: Callable[[ReferenceEntry], Iterable[str]]
    ) -> Mapping[str, list[ReferenceEntry]]:
        found: dict[str, list[ReferenceEntry]] = defaultdict(list)
        wanted = set(keys)
        for entry in self._find(sorted(wanted)) if wanted else ():
            for id in ids(entry):
                found[id].append(entry)
        return found


def _ids(entry: ReferenceEntry) -> tuple[str, ...]:
    return (entry.id, *entry.referents)


def _keys(name: str) -> Iterator[str]:
    form = name_form(name)
    if form.is_full:
        yield from keys_of_name(name)
    else:
        yield from map(key_of_word, form.words)


def _may_be(one: Portrait, entry: ReferenceEntry, keys: set[str]) -> bool:
    if any(key_of_id(id) in keys for id in _ids(entry)):
        return True
    names = (*entry.names, *entry.weak_names)
    alike = max(likeness(a, b) for a in one.names for b in names)
    if alike >= Likeness.ALIKE:
        return True
    # A surname is looked up for holders of posts in one state alone: thousands may have it.
    states = {code for code in map(_code, entry.countries) if code}
    return alike == Likeness.PART and bool(one.all_posts) and (not states or bool(states & one.states))


def _entity(entry: ReferenceEntry, tenures: Sequence[Tenure]) -> KnownEntity:
    own = [code for code in map(_code, entry.countries) if code]
    if not tenures and entry.roles:
        # Posts without terms say little; where there are terms, they are among these.
        state = own[0] if len(own) == 1 else None
        tenures = [Tenure(id=f"{entry.id} {role}", role=role, country=state) for role in entry.roles]
    return KnownEntity(
        id=entry.id,
        ids=frozenset(_ids(entry)),
        name=entry.name or entry.names[0],
        names=entry.names,
        weak_names=entry.weak_names,
        wikidata=entry.wikidata[0] if len(entry.wikidata) == 1 else None,
        countries=frozenset((*own, *(one.country for one in tenures if one.country))),
        born=entry.born,
        died=entry.died,
        tenures=tuple(sorted(tenures, key=lambda one: (one.since or "", one.until or "", one.role, one.id))),
        datasets=entry.datasets,
        urls=entry.urls,
    )


def _tenure(
    term: ReferenceEntry, post: ReferenceEntry, bodies: Mapping[str, Sequence[ReferenceEntry]]
) -> Tenure:
    role, state = post_of(post.name or post.id)
    codes = [code for code in map(_code, post.countries) if code]
    names = sorted(body.name for id in post.bodies for body in bodies.get(id, ()) if body.name)
    return Tenure(
        id=term.id,
        role=role,
        country=codes[0] if len(codes) == 1 else state,
        body=names[0] if names else None,
        since=min(term.since, default=None),
        until=max(term.until, default=None),
    )


@lru_cache(maxsize=4096)
def post_of(name: str) -> tuple[str, str | None]:
    """Return a post without the state in its name, and that state: "Norwegian Prime Minister"."""
    bare = _IN_BRACKETS.sub("", name).strip() or name
    for post, words in _split(bare):
        found = country_by_name(words) or (country_by_adjective(words) if bare.endswith(post) else None)
        if found:
            return post[0].upper() + post[1:], found.code
    return bare, None


def _split(name: str) -> Iterator[tuple[str, str]]:
    """Yield what may be a post, with what may be a state behind "of" or before it."""
    words = name.split()
    for at, word in enumerate(words[1:-1], start=1):
        if word == "of":
            yield " ".join(words[:at]), " ".join(words[at + 1 :]).removeprefix("the ")
    for size in range(min(_STATE_WORDS, len(words) - 1), 0, -1):
        yield " ".join(words[size:]), " ".join(words[:size]).removesuffix("'s").removesuffix("’s")


@lru_cache(maxsize=4096)
def _code(text: str) -> str | None:
    """Return the code of a country, also of a former one; others (the European Union) are none here."""
    found = country(text)
    return found.code if found else None


def _days(edtf: str) -> Span:
    """Return the first and the last day of a year, a month or a day; a day that isn't one is its month."""
    year, month, day = (*map(int, edtf.split("-")), 0, 0)[:3]
    year, month = max(year, 1), month if month <= 12 else 0
    last = monthrange(year, month or 12)[1]
    day = day if day <= last else 0
    return Day(year, month or 1, day or 1).toordinal(), Day(year, month or 12, day or last).toordinal()


def _around(dates: Sequence[str]) -> Span | None:
    return around(map(_days, dates))
