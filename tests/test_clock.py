"""Stages of some work: what is inside another is counted once."""

from collections.abc import Iterator

import pytest

from kg.clock import Clock, stage, timed


class Wall:
    """A clock on the wall that moves when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> Wall:
    wall = Wall()
    monkeypatch.setattr("kg.clock.time.perf_counter", lambda: wall.now)
    return wall


def test_what_is_inside_another_stage_is_counted_once(wall: Wall) -> None:
    with Clock() as clock, stage("outer"):
        wall.sleep(2)
        with stage("inner"):
            wall.sleep(3)
            with stage("outer"):
                wall.sleep(1)
    assert clock.seconds == {"inner": 3, "outer": 3}
    assert clock.total == 6


def test_the_time_that_items_take_to_come_is_counted_and_what_is_done_with_them_isnt(wall: Wall) -> None:
    def slow() -> Iterator[int]:
        for number in range(3):
            wall.sleep(1)
            yield number

    with Clock() as clock:
        for _ in timed("items", slow()):
            wall.sleep(2)
    assert clock.seconds == {"items": 3}
    assert clock.total == 9


def test_without_a_clock_nothing_is_counted() -> None:
    with stage("nobody"):
        assert list(timed("nobody", [1, 2])) == [1, 2]
    assert Clock.running is None


def test_a_clock_inside_another_has_its_own_stages() -> None:
    with Clock() as outer:
        with Clock() as inner, stage("a"):
            pass
        with pytest.raises(ValueError, match="later"), stage("b"):
            raise ValueError("later")
    assert set(inner.seconds) == {"a"}
    assert set(outer.seconds) == {"b"}
