"""Which status the words around a meeting give it; None where they tell of no meeting."""

import pytest

from kg.model.report import Status
from tests.extract.passage import meetings

A = "Norwegian Foreign Minister Ingrid Solhaug"
B = "Georgian President Nino Beridze"

SAID: list[tuple[str, Status | None]] = [
    # held, also while under way
    ("{A} met {B} in Oslo.", "held"),
    ("{A} met with {B} in Oslo on Monday.", "held"),
    ("{A} and {B} met in Oslo.", "held"),
    ("{A} and {B} held talks in Oslo.", "held"),
    ("{A} had talks with {B} in Oslo.", "held"),
    ("{A} received {B} in Oslo.", "held"),
    ("{B} was received by {A} in Oslo.", "held"),
    ("{A} hosted {B} for dinner in Oslo.", "held"),
    ("{A} has met {B}.", "held"),
    ("{A} is meeting {B} in Oslo.", "held"),
    ("Talks between {A} and {B} are under way in Oslo.", "held"),
    ("Talks between {A} and {B} have begun in Oslo.", "held"),
    ("A meeting between {A} and {B} took place in Oslo.", "held"),
    ("{A} sat down with {B} in Oslo.", "held"),
    ("{A} phoned {B}.", "held"),
    ("{A} flew to Tbilisi and met {B}.", "held"),
    ("{A} attended the summit in Oslo on Monday.", "held"),
    ("{A} paid a visit to Georgia.", "held"),
    # what is said of the time after it isn't said of it
    ("{A} dropped out of the race after meeting {B} in Oslo.", "held"),
    # a gathering of many is what the two speak of
    ("{A} discussed the proposed peace conference with {B} in Oslo.", "held"),
    # planned: accepted, agreed, expected, due
    ("{A} will meet {B} in Oslo.", "planned"),
    ("{A} is to meet {B} in Oslo.", "planned"),
    ("{A} is expected to meet {B} in Oslo.", "planned"),
    ("{A} is scheduled to meet {B} in Oslo.", "planned"),
    ("{A} plans to meet {B} in Oslo.", "planned"),
    ("{A} intends to meet {B}.", "planned"),
    ("{A} agreed to meet {B} in Oslo.", "planned"),
    ("{A} and {B} have agreed to hold talks in Oslo.", "planned"),
    ("{A} will hold a meeting with {B} in Oslo.", "planned"),
    ("{A} will travel to Tbilisi to meet {B}.", "planned"),
    ("A meeting between {A} and {B} is planned for Monday.", "planned"),
    ("A meeting between {A} and {B} will take place in Oslo.", "planned"),
    ("{A} will visit Georgia.", "planned"),
    # proposed: invited, offered, demanded, called for
    ("{A} invited {B} to visit Oslo.", "proposed"),
    ("{A} offered to meet {B} in Oslo.", "proposed"),
    ("{A} proposed a meeting with {B} in Oslo.", "proposed"),
    ("{A} wants to meet {B}.", "proposed"),
    ("{A} discussed a possible meeting with {B}.", "proposed"),
    ("{A} urged {B} to meet Jonas Ek.", "proposed"),
    # denied: refused, rejected, boycotted, did not
    ("{A} refused to meet {B}.", "denied"),
    ("{A} declined to meet {B}.", "denied"),
    ("{A} failed to meet {B} in Oslo.", "denied"),
    ("{A} did not meet {B} in Oslo.", "denied"),
    ("{A} will not meet {B}.", "denied"),
    ("{A} denied meeting {B}.", "denied"),
    ("{A} denied that Jonas Ek had met {B}.", "denied"),
    ("{A} rejected a meeting with {B}.", "denied"),
    ("{A} boycotted the talks with {B}.", "denied"),
    ("{A} did not attend the summit in Oslo.", "denied"),
    # cancelled
    ("{A} cancelled a meeting with {B} in Oslo.", "cancelled"),
    ("The meeting between {A} and {B} has been cancelled.", "cancelled"),
    ("The meeting between {A} and {B} was called off.", "cancelled"),
    ("The talks between {A} and {B} were scrapped.", "cancelled"),
    ("{A} cancelled a visit to Georgia.", "cancelled"),
    # postponed
    ("{A} postponed a meeting with {B}.", "postponed"),
    ("The meeting between {A} and {B} has been postponed.", "postponed"),
    ("The talks between {A} and {B} were put off.", "postponed"),
    ("The visit of {B} to Oslo has been delayed.", "postponed"),
    ("Talks between Norway and Georgia were suspended.", "postponed"),
    # hypothetical, habitual, generic: no report
    ("If {A} meets {B}, oil will be on the agenda.", None),
    ("{A} would meet {B} if he asked.", None),
    ("{A} could meet {B} in Oslo.", None),
    ("{A} may meet {B} in Oslo.", None),
    ("{A} should meet {B}.", None),
    ("{A} often meets {B}.", None),
    ("{A} usually meets {B} in Oslo.", None),
    ("{A} has never met {B}.", None),
    ("Every meeting between {A} and {B} is useful.", None),
    ("Such meetings between {A} and {B} help.", None),
    ("A meeting between {A} and {B} is possible.", None),
    ("{A} met resistance in parliament.", None),
    ("{A} meets the criteria.", None),
    ("Ministers meet every year.", None),
]  # fmt: skip


@pytest.mark.parametrize(("said", "status"), SAID)
def test_status(said: str, status: Status | None) -> None:
    found = [meeting.status for meeting in meetings(said.format(A=A, B=B))]
    assert found == ([status] if status else [])


FIXED: list[tuple[str, Status | None]] = [
    ("{A} hopes to meet {B}.", "proposed"),
    ("Reports that {A} met {B} are false, Oslo said.", "denied"),
    ("{A} has yet to meet {B}.", None),
    ("{A} left Oslo without meeting {B}.", "denied"),
    ("{A} denied reports of a meeting with {B}.", "denied"),
    ("{A} called for talks with {B}.", "proposed"),
    ("{A} asked for a meeting with {B}.", "proposed"),
    ("{A} accepted an invitation to meet {B} in Oslo.", "planned"),
    ("{A} is due to meet {B} in Oslo.", "planned"),
    ("{A} is ready to meet {B}.", "proposed"),
    ("{A} demanded a meeting with {B}.", "proposed"),
    ("{A} called off a meeting with {B}.", "cancelled"),
    ("There was no meeting between {A} and {B} in Oslo.", "denied"),
    ("{A} spoke by telephone with {B}.", "held"),
]


@pytest.mark.parametrize(("said", "status"), FIXED)
def test_status_that_was_read_wrong_before(said: str, status: Status | None) -> None:
    found = [meeting.status for meeting in meetings(said.format(A=A, B=B))]
    assert found == ([status] if status else [])
