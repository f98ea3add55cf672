"""What several parts of a question say together: whether it lists, counts or asks yes or no, and of what."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.query.grammar import Node, grammar
from kg.query.question import Clause, Question

if TYPE_CHECKING:
    from kg.query.reader import Reader

# What an outlet does with meetings; what it or somebody says of them isn't in the graph.
_REPORTED = frozenset(
    ("report", "reports", "reported", "cover", "covered", "covers", "mention", "mentions", "mentioned")
)
_SPEAKING = frozenset(("speak", "speaks", "spoke", "spoken", "talk", "talked"))
# What somebody is, not what they do.
_BEING = frozenset(("is", "are", "was", "were", "'s", "be", "been"))
# Meetings that one speaks of by their place as one: "the Reykjavik summit".
_GATHERINGS = frozenset(("summit", "conference"))
# "Where is Rome" has nothing but these.
_NOWHERE = frozenset(("ask", "aux", "where", "item"))
# "Who was at the Geneva summit" has nothing but these.
_PRESENT = frozenset(("ask", "aux", "clause", "time"))
# What may stand before a question: "In 1991, did …".
_BEFORE = frozenset(("polite", "glue", "source", "time", "clause"))


def settle(reader: "Reader", items: Sequence[Node]) -> None:
    """Set what is asked for, how, and of which status, from all that was read."""
    question = reader.question
    _refuse_acting_places(reader, items)
    _settle_mode(reader, items)
    if question.clauses and reader.asks == ["who"] and reader.kinds_of_items <= _PRESENT:
        reader.of_meetings = True
    if question.find != "path":
        _settle_posts(reader)
    _note_summits(reader)
    _settle_asks(reader)
    _settle_status(reader)
    if question.order in ("most", "least"):
        _settle_most(reader)
    question.asks = tuple(dict.fromkeys(reader.asks))
    question.by_place = reader.by_place
    if question.find in ("people", "places", "countries", "topics"):
        question.reckoned = True


def _refuse_acting_places(reader: "Reader", items: Sequence[Node]) -> None:
    """Refuse a place that stands where somebody does who travels or meets: "did Geneva visit Paris"."""
    for aux, place, verb in zip(items, items[1:], items[2:], strict=False):
        acts = _rule(verb) == "visit" and verb.first("places", "callers")
        meets = reader.words[verb.start] not in grammar().classes["meeting"]
        meets = meets and bool(_rule(verb) == "meet" or verb.said("meets"))
        asked = reader.words[aux.start] in _auxiliaries() and aux.end == aux.start + 1
        if asked and place.first("bare_place") and (acts or meets):
            reader.refused.append(reader.said(place.start, place.end))


def _note_summits(reader: "Reader") -> None:
    """Say that a summit without a name isn't told from other meetings there."""
    named = reader.question.events or reader.question.event_labels or not reader.of_meetings
    said = [word for word in reader.words if word.removesuffix("s") in _GATHERINGS]
    if said and not named and not reader.question.clauses:
        note = f"which of these were a {said[0].removesuffix('s')} isn't told"
        reader.linker.notes += [note] if note not in reader.linker.notes else []


def _settle_mode(reader: "Reader", items: Sequence[Node]) -> None:
    begun = [item for item in items if _rule(item) not in _BEFORE]
    starts = begun and reader.words[begun[0].start] in _auxiliaries()
    if starts and not reader.asks and reader.question.mode == "list" and reader.question.find == "meetings":
        reader.question.mode = "whether"
    begins = [reader.words[item.start] for item in begun[:2]]
    going_on = begins[:1] in (["is"], ["are"]) and begins[1:] != ["there"]
    if reader.question.mode == "whether" and going_on and not reader.question.statuses and reader.of_meetings:
        reader.question.statuses = ("held", "planned")


def _settle_posts(reader: "Reader") -> None:
    """Without a word of meetings, a post or somebody's posts are asked for."""
    question = reader.question
    posted = "posted" in reader.kinds_of_items
    if reader.of_meetings or question.mode == "count" or question.find != "meetings":
        return
    if question.acting and question.role and not question.participants and "who" in reader.asks:
        question.posts, question.role, question.acting = (question.role,), None, False
    if not (question.participants or question.posts) or (
        question.order and question.order not in ("first", "last")
    ):
        return
    if question.events:
        told = Question(text=" or ".join(question.event_labels), events=question.events)
        question.clauses += (Clause(relation="during", question=told),)
        question.events = question.event_labels = ()
    asked = set(reader.asks) <= {"who", "what", "when", "capacity"} and (
        reader.asks or posted or question.posts
    )
    # "What is A" asks for posts; what somebody said, did or gave isn't known.
    asked = asked and ("what" not in reader.asks or posted or bool(_BEING & {*reader.words}))
    somebody = question.posts or any(party.people for party in question.participants)
    if somebody and (asked or (question.mode == "whether" and question.posts)):
        question.find = "posts"
        reader.asks = ["post", *(ask for ask in reader.asks if ask == "when")]
        question.present = any(word in ("is", "are", "'s") for word in reader.words) and not question.spans


def _settle_asks(reader: "Reader") -> None:
    """Let "what" be asked only of what was discussed."""
    question = reader.question
    if "what" in reader.asks:
        reader.asks = [ask for ask in reader.asks if ask != "what"]
        known = {"planned", "cancelled", "postponed"} & {*question.statuses}
        if reader.dangling or question.find == "topics":
            reader.asks.append("about")
        elif {"when", "where", "capacity"} & {*reader.asks}:
            pass  # "what was the date of …"
        elif (question.sources and _REPORTED & {*reader.words}) or (
            known and "aux" in reader.kinds_of_items and not reader.will
        ):
            reader.of_meetings = True
        elif question.find not in ("posts", "path"):
            reader.refused.append("what")
    elif reader.asks == ["where"] and reader.kinds_of_items <= _NOWHERE and not question.participants:
        reader.refused.append("where")  # a place lies
    elif reader.dangling and not reader.asks and question.find == "meetings" and not question.topics:
        bare = [said for said in reader.dangling if said.split(" ")[-1] in ("about", "on", "over", "of")]
        reader.refused += bare


def _settle_status(reader: "Reader") -> None:
    question = reader.question
    alone = "who" in reader.asks and not question.participants and question.order in ("first", "last")
    if alone and _SPEAKING & {*reader.words}:  # whose turn it was in a meeting isn't known
        reader.refused.append(question.order or "")
    if reader.will and (question.find == "posts" or "cancelled" in question.statuses):
        question.statuses = tuple(one for one in question.statuses if one not in ("planned", "proposed"))
    plain = not question.statuses and question.mode != "whether"
    listed = question.mode == "count" or not reader.asks
    if plain and reader.took_place and listed:
        question.statuses = ("held",)
    if question.order == "next":
        question.statuses = question.statuses or ("planned",)


def _settle_most(reader: "Reader") -> None:
    question = reader.question
    question.reckoned = True
    if question.find in ("countries", "places", "topics"):
        return
    if "listed" in reader.kinds_of_items:
        reader.refused.append(question.order or "")
        return
    if "about" in reader.asks:
        question.find = "topics"
    elif "where" in reader.asks:
        question.find = "places"
    elif "who" in reader.asks and question.mode == "list":
        question.find = "people"
    else:
        reader.refused.append(question.order or "")


def _rule(item: Node) -> str:
    return item.children[0].rule if item.children else item.rule


def _auxiliaries() -> frozenset[str]:
    read = grammar().classes
    return frozenset((*read["aux"], *read["will"])) - {"'s", "having", "being", "done"}
