"""What somebody is asked, with what is known of each side: whether two people or two meetings are one, or a
person is an entity of reference data.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Literal

import msgspec

from kg.gazetteer import country
from kg.judging import Evidence, answer, meeting, person
from kg.model.judgement import Same
from kg.query.answer import plain
from kg.query.posts import posts_held
from kg.resolve.clusters import Clusters
from kg.resolve.doubts import Doubt, doubts
from kg.resolve.known import KnownEntity, KnownPeople, Tenure
from kg.store.base import Store

Undone = Literal["answered", "skipped"]
# Of many sentences, so many say enough: the first, the last, and those in between.
_SENTENCES = 4


class Post(msgspec.Struct, frozen=True, kw_only=True):
    """A post, the days (ISO) from and to which documents attest it, and the term (EDTF) of reference data."""

    role: str | None
    organization: str | None
    attested_from: str | None = None
    attested_to: str | None = None
    since: str | None = None
    until: str | None = None


class Side(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="told"):
    """One of the two: its posts, how many mentions (reports) it has, and some of the sentences."""

    id: str
    name: str
    told: int
    posts: tuple[Post, ...]
    sources: tuple[Evidence, ...]


class KnownSide(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="known"):
    """An entity of reference data, by the id of its entry. Dates are EDTF, countries ISO codes."""

    id: str
    name: str
    names: tuple[str, ...]
    wikidata: str | None
    countries: tuple[str, ...]
    born: tuple[str, ...]
    died: tuple[str, ...]
    posts: tuple[Post, ...]
    datasets: tuple[str, ...]
    urls: tuple[str, ...]

    @classmethod
    def of(cls, entity: KnownEntity) -> "KnownSide":
        """Show an entity."""
        return cls(
            id=entity.id,
            name=entity.name,
            names=entity.names,
            wikidata=entity.wikidata,
            countries=tuple(sorted(entity.countries)),
            born=entity.born,
            died=entity.died,
            posts=tuple(map(_known_post, entity.tenures)),
            datasets=entity.datasets,
            urls=entity.urls,
        )


def _known_post(tenure: Tenure) -> Post:
    state = country(tenure.country) if tenure.country else None
    return Post(
        role=tenure.role,
        organization=tenure.body or (state.name if state else None),
        since=tenure.since,
        until=tenure.until,
    )


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """Are these two one? The right one may be an entity of reference data."""

    doubt: Doubt
    left: Side
    right: Side | KnownSide


class Review:
    """The questions that a store leaves open, the most useful first, and the answers given meanwhile.

    ``keep`` writes a judgement on two pieces of evidence; by default it is appended to the store.
    """

    def __init__(
        self,
        store: Store,
        label: str | None = None,
        keep: Callable[[tuple[str, str], Same], object] | None = None,
    ) -> None:
        self._store = store
        self._keep = keep or partial(answer, store)
        found = doubts(store.records(), store.judgements(), store.references)
        self._open = [one for one in found if label in (None, one.label)]
        # In the order in which they were given; what was skipped has none.
        self._answers: list[tuple[Doubt, Same | None]] = []
        self._known = KnownPeople(store.references)

    def __len__(self) -> int:
        return len(self._open)

    def questions(self) -> Iterator[Question]:
        """Yield what is open. What an answer settles isn't asked; what was taken back is asked again."""
        while self._open:
            doubt = self._open.pop(0)
            if not self._is_settled(doubt):
                yield Question(doubt=doubt, left=self._side(doubt, doubt.left), right=self._right(doubt))

    def answer(self, doubt: Doubt, *, same: bool) -> None:
        """Keep an answer at once."""
        said: Same = "yes" if same else "no"
        self._keep(doubt.evidence, said)
        self._answers.append((doubt, said))

    def skip(self, doubt: Doubt) -> None:
        """Leave it open: it isn't asked again in this review."""
        self._answers.append((doubt, None))

    def undo(self, doubt: Doubt | None) -> Undone | None:
        """Go back to the last question, before ``doubt``, if that is asked; its answer is taken back.

        Return what that was, None where nothing was asked before.
        """
        if doubt is not None:
            self._open.insert(0, doubt)
        if not self._answers:
            return None
        last, said = self._answers.pop()
        if said is not None:
            self._keep(last.evidence, "unsure")
        self._open.insert(0, last)
        return "skipped" if said is None else "answered"

    def _is_settled(self, doubt: Doubt) -> bool:
        """Whether two are one, or somebody is an entity of reference data, by answers on others."""
        one = Clusters({id for told, _ in self._answers for id in (told.left, told.right)} | {doubt.left})
        said_yes = [told for told, said in self._answers if said == "yes"]
        for told in said_yes:
            one.join(told.left, told.right)
        linked = [told.left for told in said_yes if told.label == doubt.label == "Reference"]
        return one.together(doubt.left, doubt.right) or any(one.together(doubt.left, id) for id in linked)

    def _right(self, doubt: Doubt) -> Side | KnownSide:
        if doubt.label != "Reference":
            return self._side(doubt, doubt.right)
        entity = self._known.by_id(doubt.right)
        assert entity is not None
        return KnownSide.of(entity)

    def _side(self, doubt: Doubt, id: str) -> Side:
        is_meeting = doubt.label == "Meeting"
        known = meeting(self._store, id) if is_meeting else person(self._store, id)
        assert known is not None
        held = () if is_meeting else posts_held(self._store, people=[id])
        return Side(
            id=id,
            name=known.name,
            told=len(known.evidence),
            posts=tuple(msgspec.convert(plain(row), Post) for row in held),
            sources=_spread(known.evidence),
        )


def _spread(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Return a few of the sentences, from the first to the last in time; those without a day say less."""
    by_quote = {(one.quote, one.document): one for one in evidence}
    known = sorted(by_quote.values(), key=lambda one: (one.date or "", one.document))
    known = [one for one in known if one.date] or known
    if len(known) <= _SENTENCES:
        return tuple(known)
    step = (len(known) - 1) / (_SENTENCES - 1)
    return tuple(known[round(position * step)] for position in range(_SENTENCES))
