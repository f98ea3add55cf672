"""Whatever may be of one meeting is found, whatever it shares."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model.report import DateMention
from kg.resolve.gatherings import Gathering
from kg.resolve.meetings import may_be_one
from kg.resolve.nearby import Nearby
from kg.resolve.told import Told
from tests.resolve.telling import day

PEOPLE = st.frozensets(st.sampled_from([f"p-{letter}" for letter in "abcd"]), max_size=4)
MANY = frozenset(f"p-{number}" for number in range(14)) | {"p-a", "p-b"}
SUMMIT = Gathering(name="the Hill Summit", sort="conference", words=frozenset(("hill", "summit")))
DATES = st.sampled_from(
    [
        None, day("2024-05-31"), day("2024-05-31", "2024-06-02"), day("2024-05"), day("2024-01-01", "2024-12-31"),
        day("2001-01-01", "2024-12-31"), day("XXXX-05-31"), day(None), day("2025-05-31"), day("2024-07-20"),
    ]
)  # fmt: skip


@st.composite
def reports(draw: st.DrawFn) -> Told:
    """Give reports that differ in little: each is like many others."""
    date: DateMention | None = draw(DATES)
    return Told(
        id=f"mr-{draw(st.integers(0, 10**9))}",
        document=f"d-{draw(st.integers(0, 10**9))}",
        published=draw(st.sampled_from([None, "2024", "2024-06-01", "2024-11-01"])),
        status=draw(st.sampled_from(["held", "planned", "cancelled"])),
        kind=draw(st.sampled_from(["bilateral", "visit"])),
        format="in_person",
        date=date,
        confidence=0.9,
        participants=draw(st.one_of(PEOPLE, st.just(MANY))),
        places=draw(st.sampled_from([(), ("oslo", "no"), ("no",), ("rome", "it")])),
        gathering=draw(st.sampled_from([None, None, SUMMIT])),
        summit=draw(st.booleans()),
    )


@settings(max_examples=400, deadline=None)
@given(st.lists(reports(), max_size=12), reports())
def test_what_may_be_of_one_meeting_is_near(others: list[Told], one: Told) -> None:
    nearby: Nearby[str] = Nearby()
    for other in others:
        nearby.add(other, other.id)
    near = nearby.near(one)
    missed = [other for other in others if may_be_one(one, other) and other.id not in near]
    assert not missed, f"{one}\n{missed}"


def test_what_shares_one_of_several_isnt() -> None:
    nearby: Nearby[str] = Nearby()

    def told(id: str, who: str, date: str | None = "2024-05-31", **more: object) -> Told:
        known = {
            "published": None,
            "status": "held",
            "kind": "bilateral",
            "format": "in_person",
            "places": (),
        }
        return Told(
            **(known | more),  # type: ignore[arg-type]
            id=id, document=id, confidence=1.0, participants=frozenset(who), date=day(date) if date else None,
        )  # fmt: skip

    nearby.add(told("shares one", "ac"), "shares one")
    nearby.add(told("another day", "ab", "2024-05-12"), "another day")
    nearby.add(told("another kind", "a", kind="visit"), "another kind")
    nearby.add(told("long before", "ab", None, published="2020-01-01"), "long before")
    nearby.add(told("the same", "abc"), "the same")
    assert nearby.near(told("one", "ab")) == {"the same"}
