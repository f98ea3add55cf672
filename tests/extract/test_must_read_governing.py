"""Which of the words around a meeting have a say in whether it comes to it, and what several say together."""

import pytest

from tests.extract.passage import meeting, meetings, names
from tests.extract.test_must_read_people import misread

A, B = "Anna Holm", "Pablo Rojas"
_BY_WORD: dict[str, list[str]] = {
    "planned": [
        # what is under way for it
        "Preparations are under way for a meeting between {A} and {B}.",
        "Arrangements are being made for a meeting between {A} and {B}.",
        "Plans are afoot for a summit between {A} and {B}.",
        "Diplomats are working on a meeting between {A} and {B}.",
        "A date has been set for talks between {A} and {B}.",
        "A meeting between {A} and {B} is in the works.",
        "A meeting between {A} and {B} is on the cards.",
        "{A} is gearing up for talks with {B}.",
        "{A} is going to meet {B}.",
        "{A} is committed to meeting {B}.",
        "{A} looks forward to meeting {B} in Lima.",
        "{A} was supposed to meet {B} on Friday.",
        "{A} has a meeting scheduled with {B} on Friday.",
        # on the way there
        "{A} departed for Lima for talks with {B}.",
        "{A} is heading to Lima to meet {B}.",
        "{A} is on her way to Lima to meet {B}.",
        # agreed
        "{A} agreed on a meeting with {B}.",
        "{A} accepted an offer of talks from {B}.",
        "{B} acceded to {A}'s request for a meeting.",
        "{B} took up {A}'s offer of talks.",
        "{A} has been invited to meet {B} and has accepted.",
        "{A} has been cleared to meet {B}.",
        "{A} opted to meet {B}.",
        # present tense, a day ahead
        "{A} meets {B} tomorrow.",
        "{A} is meeting {B} on Friday.",
        "{A} receives {B} in Oslo on March 20.",
        "{A} travels to Lima on Friday to meet {B}.",
        "{A} visits Peru next week.",
        "Talks between {A} and {B} begin in Lima next week.",
        "The meeting between {A} and {B} takes place in Lima on March 20.",
        # what isn't undone after all
        "{A} did not cancel her meeting with {B}.",
        "{A} denied that she had cancelled a meeting with {B}.",
        "{A} has no plans to cancel her meeting with {B}.",
        "{A} refused to cancel a meeting with {B}.",
        "{A} threatened to cancel a meeting with {B}.",
        "{A} may cancel a meeting with {B}.",
        "{A} won't meet {B} until May.",
        "The visit of {A} to Peru will go ahead.",
    ],
    "proposed": [
        "{A} is hoping to meet {B}.",
        "{A} hopes for talks with {B}.",
        "{A} would like to meet {B}.",
        "{A} would like a meeting with {B}.",
        "{A} is open to talks with {B}.",
        "{A} is open to meeting {B}.",
        "{A} is prepared to meet {B}.",
        "{A} expressed readiness to meet {B}.",
        "{A} voiced interest in meeting {B}.",
        "{A} tried to meet {B}.",
        "{A} is trying to arrange a meeting with {B}.",
        "{A} insisted on a meeting with {B}.",
        "{A} is weighing a meeting with {B}.",
        "{A} welcomed the idea of a meeting with {B}.",
        "{A} suggested that she and {B} meet in Lima.",
        "{A} offered talks to {B}.",
        misread("{A} wrote to {B} to request a meeting.", read="no meeting"),
        misread("{A} extended an invitation to {B}.", read="no meeting"),
    ],
    "postponed": [
        "{A} put talks with {B} on hold.",
        "Talks between {A} and {B} have been on ice since May.",
        "{A} froze talks with {B}.",
        "{A} was forced to postpone a meeting with {B}.",
        "{A} and {B} agreed to put off their talks.",
        "Peru announced the postponement of talks between {A} and {B}.",
    ],
    "cancelled": [
        "{A} scrapped a meeting with {B}.",
        "{A} pulled out of the summit in Lima.",
        "{A} withdrew from talks with {B}.",
        "{A} backed out of a meeting with {B}.",
        "{A} dropped plans to meet {B}.",
        "{A} gave up plans for a meeting with {B}.",
        "{A} announced the cancellation of her meeting with {B}.",
        "{A} rescinded an invitation to {B} to visit Oslo.",
        "{A} had planned to meet {B} but dropped the idea.",
        "{A} was due to meet {B} on Friday but pulled out.",
        "A planned meeting between {A} and {B} fell through.",
        "The aborted summit between {A} and {B} was to be in Lima.",
        "The meeting between {A} and {B} is off.",
        "{A} will cancel a meeting with {B}.",
    ],
    "denied": [
        # refused, in all forms
        "{A} ruled out meeting {B}.",
        "{A} ruled out any meeting with {B}.",
        "{A} stayed away from a meeting with {B}.",
        "{A} stopped short of meeting {B}.",
        "{A} balked at meeting {B}.",
        "{A} missed a meeting with {B}.",
        "{A} failed to turn up for talks with {B}.",
        "{A} did not show up for a meeting with {B}.",
        "{A} is opposed to talks with {B}.",
        "{A} is against talks with {B}.",
        "{A} is unwilling to meet {B}.",
        "{A} flew home instead of meeting {B}.",
        "A meeting between {A} and {B} is out of the question.",
        # what was asked for
        "{A} rejected calls for talks with {B}.",
        "{A} turned down a request for a meeting from {B}.",
        "{A} spurned {B}'s offer of talks.",
        "{A}'s request for a meeting with {B} was turned down.",
        "{B} refused {A}'s request to meet.",
        "{A} was refused a meeting with {B}.",
        # by others
        "{A} was barred from meeting {B}.",
        "{A} was not allowed to meet {B}.",
        "Peru stopped {A} from meeting {B}.",
        "Peru vetoed a meeting between {A} and {B}.",
        "{A} could not meet {B}.",
        # negated
        "{A} agreed not to meet {B}.",
        "{A} will no longer meet {B}.",
        "{A} is not ready to meet {B}.",
        "{A} has no intention of meeting {B}.",
        "{A} saw no need to meet {B}.",
        "{A} met neither {B} nor Tom Berg.",
        "{A} did not have talks with {B}.",
        "There are no plans for {A} to meet {B}.",
        "No meeting between {A} and {B} is planned.",
        "Nobody has scheduled a meeting between {A} and {B}.",
        # said not to be so
        "Reports of a meeting between {A} and {B} are untrue, Oslo said.",
        "It is not true that {A} met {B}.",
        "{A} dismissed reports that she met {B}.",
        misread("{A} rejected as false reports that she met {B}.", read="held"),
    ],
    "held": [
        "{A} was able to meet {B} in Lima.",
        "{A} went on to meet {B}.",
        "{A} used a visit to Lima to meet {B}.",
        "{A} was in Lima to meet {B}.",
        "{A} became the first minister to meet {B}.",
        "{A} did indeed meet {B} in Lima.",
        "{A} admitted meeting {B}.",
        "{A} met {B} as planned.",
        "The meeting between {A} and {B} went ahead as planned.",
        "The long-delayed meeting between {A} and {B} took place in Lima.",
        "The meeting between {A} and {B}, which had been postponed twice, took place in Lima.",
        "The meeting between {A} and {B} failed to produce results.",
        "{A} called her talks with {B} useful.",
        "{A} meets {B} in Lima, Peru, March 4, 2024.",
        # what is refused, planned or put off there is something else
        "{A} refused to sign after talks with {B}.",
        "{A} refused to comment after meeting {B}.",
        "{A} proposed a truce at talks with {B} in Lima.",
        "{A} postponed the vote after talks with {B}.",
        "{A} rejected the outcome of talks between Peru and Chile in Lima.",
        "{A} met {B} and refused to sign.",
        "{A}, who refused to resign, met {B} in Lima.",
        "{A} met {B} to plan a summit.",
    ],
    "": [
        # nobody says that it is to be
        "Had {A} met {B}, the deal would have held.",
        "{A} would have met {B}.",
        "{A} is able to meet {B}.",
        "{A} did not rule out a meeting with {B}.",
        "{A} refused to rule out talks with {B}.",
        "{A} would not rule out meeting {B}.",
        "The possibility of talks between {A} and {B} is remote.",
        "There is speculation that {A} will meet {B}.",
        "{A} could decide to meet {B}.",
        "{A} is wondering whether to meet {B}.",
        "Perhaps {A} will meet {B}.",
        "In case {A} meets {B}, fish will be discussed.",
        "{A} said she would meet {B} on condition that he apologises.",
        "A meeting between {A} and {B} would be a mistake.",
        "{A} is unlikely to meet {B}.",
        "{A} has to meet {B}.",
        "Will {A} meet {B}?",
        misread("A meeting between {A} and {B} would help.", read="planned"),
        # time and again
        "{A} meets {B} on Fridays.",
        "{A} meets {B} from time to time.",
        "{A} meets {B} on a regular basis.",
        "{A} meets {B} in Lima whenever he is there.",
        "{A} and {B} hold regular talks.",
        "{A} and {B} meet every two years.",
        "{A} used to meet {B} in Lima.",
        "{A} tends to meet {B} in May.",
        "Once a month, {A} receives {B}.",
    ],
}


def _cases() -> list[object]:
    """Return each wording with its status, those that are misread marked."""
    return [
        pytest.param(*getattr(one, "values", (one,)), status, marks=getattr(one, "marks", ()))
        for status, texts in _BY_WORD.items()
        for one in texts
    ]


@pytest.mark.parametrize(("text", "status"), _cases())
def test_status_by_the_words_that_govern(text: str, status: str) -> None:
    found = [one.status for one in meetings(text.format(A=A, B=B))]
    assert found == ([status] if status else [])


@pytest.mark.parametrize(
    "text",
    [
        "{A} rejected {B}'s offer of talks.",
        "{A} offered talks to {B}.",
        "{A} accepted a meeting request from {B}.",
        "{A}'s offer of talks was rejected by {B}.",
        "{A} left for Lima to meet {B}.",
    ],
)
def test_who_asks_and_who_decides_take_part(text: str) -> None:
    assert names(meeting(text.format(A=A, B=B))) == [A, B]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("{A} met {B} and is to meet Tom Berg on Friday.", ["held", "planned"]),
        ("{A} met {B} but refused talks with Tom Berg.", ["denied", "held"]),
        ("{A} refused to meet Tom Berg but met {B}.", ["denied", "held"]),
        ("{A} met {B} but postponed a meeting with Tom Berg.", ["held", "postponed"]),
        ("{A} met {B} and agreed to meet Tom Berg.", ["held", "planned"]),
    ],
)
def test_joined_clauses_have_each_their_say(text: str, statuses: list[str]) -> None:
    assert sorted(one.status for one in meetings(text.format(A=A, B=B))) == statuses
