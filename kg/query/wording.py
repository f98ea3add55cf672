"""The sentence above the rows."""

from collections import Counter

import msgspec

from kg.query.answer import Row
from kg.query.grammar import grammar
from kg.query.question import Question
from kg.query.tally import stays
from kg.query.when import in_words as date_in_words

STATUSES = ("held", "planned", "proposed", "postponed", "cancelled", "denied", "unknown")
_SHOWN = 3
_HELP = (
    "Ask who met, when, where or about what, for instance: “who met in Geneva in 2024”, "
    "“when did A meet B”, “who is the foreign minister of Peru”"
)

_BOTH = "Name them, or ask both at once: “when did A meet B and what did they discuss”"


def not_understood(question: Question) -> str:
    """Say which words stand in the way of an answer, and what was understood."""
    unread = ", ".join(f"“{words}”" for words in question.unread)
    known = [name for party in question.participants for name in party.names[:2]]
    known += [place.said for place in question.places] + [topic.name for topic in question.topics]
    known += [question.when_said] if question.when_said else []
    understood = f" (understood: {', '.join(dict.fromkeys(known))})" if known else ""
    missing = f"nothing here can tell {unread}" if unread else "it is empty"
    spoken = {word for words in question.unread for word in words.lower().split()}
    if back := sorted(spoken & grammar().classes["pronoun"].keys()):
        missing = f"who is meant by “{' '.join(back)}” isn't said"
        return f"This question isn't understood: {missing}{understood}. {_BOTH}"
    return f"This question isn't understood: {missing}{understood}. {_HELP}"


def not_found(question: Question) -> str:
    """Name what the store doesn't know, with the nearest names that it does."""
    said = []
    for unknown in question.unknown:
        near = f": did you mean {' or '.join(unknown.nearest)}?" if unknown.nearest else "."
        said.append(f"Nothing here is called “{unknown.said}”{near}")
    said += [f"({note})" for note in question.notes]
    return " ".join(said)


def whole_condition(question: Question) -> str:
    """Return the conditions of the question in words: " of Ana Lindqvist in Riga in 2021"."""
    parts = _people(question)
    if question.places:
        parts.append("in " + " or ".join(dict.fromkeys(place.said for place in question.places)))
    if question.topics:
        parts.append("about " + " or ".join(topic.name for topic in question.topics[:3]))
    if question.events:
        labels = list(dict.fromkeys(question.event_labels))
        named = (
            " or ".join(labels)
            if len(labels) <= _SHOWN
            else f"one of {len(labels)} called “{question.event_said}”"
        )
        parts.append(f"on the sidelines of {named}" if question.sidelines else f"at {named}")
    if question.when_said:
        word = "" if question.when_said[:1].islower() else "in "
        parts.append(word + question.when_said)
    parts += [f"({clause.relation}: {clause.question.text})" for clause in question.clauses]
    if question.formats == ("remote",):
        parts.append("by telephone or online")
    if question.sources:
        parts.append(f"according to {' or '.join(question.sources)}")
    if question.statuses:
        parts.append(f"({' or '.join(question.statuses)})")
    return "".join(f" {part}" for part in parts)


def _people(question: Question) -> list[str]:
    people = [
        " or ".join(party.names) if 0 < len(party.names) <= _SHOWN else party.said
        for party in question.participants
    ]
    # Who has met both A and B was at meetings of one or the other.
    named, role = (" or " if question.at_different_meetings else " and ").join(people), question.role
    if role and not question.acting and any(one.countries for one in question.participants):
        # "Presidents of Egypt" are one side, "Nixon and presidents" two.
        return [f"of {role.said} of {named}"]
    found = [f"of {named}"] if people else []
    if role:
        found.append(f"{'as' if question.acting else 'and' if people else 'of'} {role.said}")
    return found


def within(rows: list[Row]) -> str:
    """Say how many meetings may lie outside of the days asked for, since their dates are partial."""
    possibly = sum(row.get("in_range") == "possibly" for row in rows)
    return f" ({possibly} of them only possibly in that time)" if possibly else ""


def met_each(question: Question, who: list[Row], rows: list[Row], where: str) -> str:
    """Name those who met each of the participants, before their meetings with one or the other."""
    if not who:
        return (
            f"Nobody is known who met {' as well as '.join(party.said for party in question.participants)}."
        )
    names = [one["name"] for one in who[:_SHOWN]]
    others = len(who) - len(names)
    last = f"{others} more" if others else names.pop()
    return f"{' and '.join(filter(None, (', '.join(names), last)))}: {in_words(rows, where)}"


def listing(rows: list[Row], found: str) -> str:
    """Return the names of what was reckoned."""
    names = [row.get("name") or row.get("place") or row.get("topic") for row in rows]
    return ", ".join(map(str, names)) or f"No {found} are known"


def in_words(rows: list[Row], where: str, total: int | None = None) -> str:
    """Say how many meetings there are, and the first of them. ``total``: if these aren't all."""
    number = total or len(rows)
    if not rows:
        return f"No meeting{where} is known."
    told = rows[:_SHOWN]
    shown = "; ".join(map(_sentence, told))
    more = f"; and {number - len(told)} more" if number > len(told) else ""
    return f"{meetings(number)}{where}: {shown}{more}."


def verdict(question: Question, rows: list[Row], where: str) -> str:
    """Answer yes only where a meeting was held, or has the status that was asked for."""
    statuses = question.statuses or ("held",)
    fitting = [row for row in rows if row["status"] in statuses]
    certain = [row for row in fitting if row.get("in_range") != "possibly"]
    if fitting:
        return f"{'Yes' if certain else 'Possibly'}: {in_words(certain or fitting, where)}{within(rows)}"
    if rows:
        anyhow = whole_condition(msgspec.structs.replace(question, statuses=()))
        missing = f"no meeting{anyhow} is told of as {' or '.join(statuses)}. "
        return f"Not as far as is known: {missing}{in_words(rows, anyhow)}"
    return f"Not as far as is known. {in_words(rows, where)}"


def counted(question: Question, rows: list[Row], where: str) -> tuple[list[Row], str]:
    """Count meetings, or visits with all the meetings in them, as one row and as a sentence."""
    by_status = Counter(row["status"] for row in rows)
    row = {"meetings": len(rows), **{status: by_status[status] for status in STATUSES}}
    if not rows:
        return [row], f"No meeting{where} is known."
    said = ", ".join(f"{by_status[status]} {status}" for status in STATUSES if by_status[status])
    if not question.visiting:
        return [row], f"{meetings(len(rows))}{where}: {said}."
    made = stays([one for one in rows if one["status"] in (question.statuses or ("held",))])
    return [{"visits": made, **row}], f"{visits(made)}{where}, with {meetings(len(rows))}: {said}."


def visits(number: int) -> str:
    """Return "1 visit", "2 visits"."""
    return f"{number} visit{'' if number == 1 else 's'}"


def meetings(number: int) -> str:
    """Return "1 meeting", "2 meetings"."""
    return f"{number} meeting{'' if number == 1 else 's'}"


def _sentence(row: Row) -> str:
    who = " and ".join(one["name"] for one in row["participants"][:3]) or "participants unknown"
    others = len(row["participants"]) - 3
    who += f" and {others} more" if others > 0 else ""
    where = f", {row['place']}" if row["place"] else ""
    return f"{who}{where}, {date_in_words(row['date'])} ({row['status']})"
