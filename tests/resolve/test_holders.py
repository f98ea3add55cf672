"""Who may have held a post around some days."""

from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.careers import days_between
from kg.resolve.holders import NEAR, Holders
from kg.resolve.mentions import Mentions
from kg.resolve.namings import Naming, Span
from kg.resolve.standing import Standing

POST = ("foreign minister", "body")
SPANS = st.tuples(st.integers(0, 3_000), st.integers(0, 600)).map(lambda drawn: (drawn[0], sum(drawn)))


def _holders(spans: list[Span | None]) -> Holders:
    """Return people, each told in the post once, on some days or on none that are known."""
    namings = [
        Naming(mention=f"m{at}", document="d", name=f"P{at}", role=POST[0], organization=POST[1], when=span)
        for at, span in enumerate(spans)
    ]
    return Holders(Mentions(Standing(), {"d": namings}), {one.mention: one.mention for one in namings})


@given(st.lists(SPANS | st.none(), max_size=15), SPANS)
def test_whoever_is_told_so_near_to_some_days_is_found(spans: list[Span | None], when: Span) -> None:
    near = {f"m{at}" for at, span in enumerate(spans) if days_between(span, when) <= NEAR}
    assert {one.mentions[0] for one in _holders(spans).near(POST, when)} == near


def test_where_days_arent_known_two_say_that_there_are_several() -> None:
    assert len(_holders([(1, 1)] * 5).near(POST, None)) == 2
    assert len(_holders([(1, 1)]).near(POST, None)) == 1
    assert _holders([(1, 1)]).near(("president", "body"), (1, 1)) == []
