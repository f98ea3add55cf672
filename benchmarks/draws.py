"""Numbers drawn for a synthetic graph: who meets whom, where and when, and what tells of it.

Everything is an array of numpy, so that a million meetings with their evidence take some hundred megabytes;
:mod:`benchmarks.synthetic` makes nodes and relationships of it one by one.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]

FIRST_DAY, LAST_DAY = np.datetime64("1990-01-01"), np.datetime64("2024-12-31")
STATUSES = ("held", "planned", "proposed", "postponed", "cancelled", "denied", "unknown")
_STATUS_SHARES = (0.78, 0.1, 0.03, 0.02, 0.03, 0.01, 0.03)
KINDS = ("bilateral", "multilateral", "visit", "call", "session", "ceremony")
_KIND_SHARES = (0.5, 0.12, 0.2, 0.08, 0.07, 0.03)
PRECISIONS = ("day", "days", "month", "year", "open")
_PRECISION_SHARES = (0.84, 0.08, 0.04, 0.02, 0.02)
# Three on average, as in the news; a few gatherings have many.
_PARTICIPANTS = (1, 2, 3, 4, 5, 8, 15)
_PARTICIPANT_SHARES = (0.12, 0.43, 0.22, 0.11, 0.06, 0.04, 0.02)


class Sizes(NamedTuple):
    """How many of each there are."""

    meetings: int
    people: int
    posts: int
    bodies: int
    cities: int
    venues: int
    topics: int
    documents: int
    references: int

    @classmethod
    def of(cls, meetings: int) -> "Sizes":
        """Return what goes with so many meetings: 200 thousand people with a million of them."""
        return cls(
            meetings=meetings,
            people=max(20, meetings // 5),
            posts=max(20, meetings // 5) * 11 // 10,
            bodies=max(10, meetings // 200),
            cities=min(20_000, max(30, meetings // 50)),
            venues=max(5, meetings // 200),
            topics=max(10, meetings // 500),
            documents=max(2, meetings // 2),
            references=max(2, meetings // 100),
        )


class Draws:
    """The same seed draws the same. Actors are numbered: people first, then bodies, then states."""

    def __init__(self, meetings: int, states: int, seed: int) -> None:
        self._random = np.random.default_rng(seed)
        self.sizes = sizes = Sizes.of(meetings)
        self._draw_meetings(states)
        self._draw_places(states)
        self.post_of = np.concatenate(
            [np.arange(sizes.people), self._random.integers(0, sizes.people, sizes.posts - sizes.people)]
        )
        self.body_of_post = skewed(self._random, sizes.bodies, sizes.posts)
        self.state_of_body = skewed(self._random, states, sizes.bodies)
        self._draw_reports()
        self._draw_mentions()

    def _draw_meetings(self, states: int) -> None:
        random, n, people, bodies = (
            self._random,
            self.sizes.meetings,
            self.sizes.people,
            self.sizes.bodies,
        )
        span = int((LAST_DAY - FIRST_DAY).astype(int))
        # More of them the later: a uniform number to this power is skewed to one.
        self.day = np.sort((random.random(n) ** 0.7 * span).astype(np.int64))
        self.status = random.choice(len(STATUSES), n, p=_STATUS_SHARES)
        self.kind = random.choice(len(KINDS), n, p=_KIND_SHARES)
        self.precision = random.choice(len(PRECISIONS), n, p=_PRECISION_SHARES)
        counts = random.choice(_PARTICIPANTS, n, p=_PARTICIPANT_SHARES)
        total = int(counts.sum())
        actors = skewed(random, people, total)
        others = random.random(total) < 0.08
        actors[others] = people + skewed(random, bodies + states, int(others.sum()))
        pairs = np.unique(np.repeat(np.arange(n), counts) * 2**31 + actors)  # nobody twice
        self.meeting_of_part, self.actor_of_part = pairs // 2**31, pairs % 2**31
        self.first_part = np.searchsorted(self.meeting_of_part, np.arange(n + 1))
        self.topic = np.where(random.random(n) < 0.4, skewed(random, self.sizes.topics, n), -1)

    def _draw_places(self, states: int) -> None:
        """Cities are numbered from 0 by their population, countries after them; -1 is nowhere."""
        random, n, cities = self._random, self.sizes.meetings, self.sizes.cities
        place = skewed(random, cities, n, head=5)
        what = random.random(n)
        place[what < 0.07] = cities + skewed(random, states, int((what < 0.07).sum()))
        place[what < 0.04] = -1
        self.place = place
        # The first venues are in the first cities, one in each: some of the meetings there are held in it.
        there = (place >= 0) & (place < min(self.sizes.venues, cities)) & (random.random(n) < 0.1)
        self.venue = np.where(there, place, -1)
        self.city_of_venue = np.arange(self.sizes.venues) % cities

    def _draw_reports(self) -> None:
        random, n, documents = self._random, self.sizes.meetings, self.sizes.documents
        again = skewed(random, n, n // 10)
        self.meeting_of_report = np.concatenate([np.arange(n), again])
        reports = len(self.meeting_of_report)
        self.document_of_report = np.concatenate(
            [np.arange(n) * documents // n, random.integers(0, documents, reports - n)]
        )
        self.speaker_of_report = np.where(
            random.random(reports) < 0.1, skewed(random, self.sizes.people, reports), -1
        )
        self.document_of_affiliation = np.arange(documents)
        self.post_of_affiliation = skewed(random, self.sizes.posts, documents)

    def _draw_mentions(self) -> None:
        """Each report names the participants, then the place, then who says it."""
        meetings = self.meeting_of_report
        first, stop = self.first_part[meetings], self.first_part[meetings + 1]
        counts = stop - first
        report = np.repeat(np.arange(len(meetings)), counts)
        within = np.arange(len(report)) - np.repeat(np.cumsum(counts) - counts, counts)
        self.report_of_participant = report
        self.participant = self.actor_of_part[first[report] + within]
        self.report_of_place = np.flatnonzero(self.place[meetings] >= 0)
        self.report_of_speaker = np.flatnonzero(self.speaker_of_report >= 0)


def skewed(random: np.random.Generator, among: int, size: int, head: int = 20) -> Ints:
    """Draw numbers below ``among`` after Zipf and Mandelbrot: 0 is the hub.

    The smaller ``head``, the greater the hub: of 200 thousand people the busiest has 1 part in 200 with 20.
    """
    shares = np.cumsum(1 / (np.arange(among) + head))
    return np.searchsorted(shares, random.random(size) * shares[-1]).astype(np.int64)
