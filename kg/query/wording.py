"""The sentence above the rows."""

from collections import Counter

from kg.query.answer import Row
from kg.query.link import Links
from kg.query.parse import Question
from kg.query.when import in_words as date_in_words

STATUSES = ("held", "planned", "proposed", "postponed", "cancelled", "denied", "unknown")
_SHOWN = 3
_HELP = (
    "ask who met, when, where or about what, for instance: kg ask “who met in Geneva in 2024”, "
    "“when did A meet B”, “who is the foreign minister of Peru”"
)


def not_understood(question: Question) -> str:
    """Say what stands in the way of an answer."""
    if question.unclear:
        return (
            f"“{question.unclear}” is reckoned from today's date, and no answer here is: "
            "give a date, for instance “in May 2024” or “since 2023”"
        )
    return f"This question isn't understood: {_HELP}"


def not_found(links: Links) -> str:
    """Name what the store doesn't know, with the nearest names that it does."""
    said = []
    for unknown in links.unknown:
        near = f": did you mean {' or '.join(unknown.nearest)}?" if unknown.nearest else "."
        said.append(f"Nothing here is called “{unknown.said}”{near}")
    said += [f"({note})" for note in links.notes]
    return " ".join(said) or "No name in this question is known here."


def whole_condition(question: Question, links: Links) -> str:
    """Return the conditions of the question in words: " of Ana Lindqvist in Riga in 2021"."""
    parts = []
    if links.participants:
        parts.append("of " + " and ".join(" or ".join(group.names[:3]) for group in links.participants))
    if links.place_said:
        parts.append("in " + " or ".join(links.place_said))
    if links.topics:
        parts.append("about " + " or ".join(topic.name for topic in links.topics[:3]))
    if question.days:
        word = "" if question.days.text[:1].isalpha() and " " in question.days.text else "in "
        parts.append(word + question.days.text)
    if question.formats == ("remote",):
        parts.append("by telephone or online")
    if question.statuses:
        parts.append(f"({' or '.join(question.statuses)})")
    return "".join(f" {part}" for part in parts)


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
    if question.statuses and rows:
        return f"Yes: {in_words(rows, where)}"
    held = [row for row in rows if row["status"] == "held"]
    if held:
        return f"Yes: {in_words(held, where)}"
    if rows:
        return f"Not as far as is known: no meeting{where} is told of as held. {in_words(rows, where)}"
    return f"Not as far as is known. {in_words(rows, where)}"


def counted(question: Question, rows: list[Row], where: str) -> tuple[list[Row], str]:
    """Count what was asked for, as one row and as a sentence."""
    if question.subject == "person":
        people = {one["id"] for row in rows for one in row["participants"]}
        return [{"participants": len(people)}], f"{len(people)} participants of {meetings(len(rows))}{where}."
    by_status = Counter(row["status"] for row in rows)
    row = {"meetings": len(rows), **{status: by_status[status] for status in STATUSES}}
    if not rows:
        return [row], f"No meeting{where} is known."
    said = ", ".join(f"{by_status[status]} {status}" for status in STATUSES if by_status[status])
    return [row], f"{meetings(len(rows))}{where}: {said}."


def meetings(number: int) -> str:
    """Return "1 meeting", "2 meetings"."""
    return f"{number} meeting{'' if number == 1 else 's'}"


def _sentence(row: Row) -> str:
    who = " and ".join(one["name"] for one in row["participants"][:3]) or "participants unknown"
    others = len(row["participants"]) - 3
    who += f" and {others} more" if others > 0 else ""
    where = f", {row['place']}" if row["place"] else ""
    return f"{who}{where}, {date_in_words(row['date'])} ({row['status']})"
