"""What is reckoned from meetings: who takes part, in which places and countries, on which topics."""

from collections.abc import Iterable, Sequence

from kg.query.answer import Row
from kg.query.compile import has_role, is_host, statuses_of
from kg.query.question import Party, Question


def people(question: Question, rows: Sequence[Row]) -> list[Row]:
    """Return who is asked for, with the number of held meetings (or of those of the status asked for)."""
    statuses = statuses_of(question) or ("held",)
    counted = [row for row in rows if row["status"] in statuses]
    found: dict[str, Row] = {}
    of: dict[str, list[Row]] = {}
    for row in counted:
        for one in _asked(question, row):
            found.setdefault(one["id"], {"id": one["id"], "name": one["name"]})
            of.setdefault(one["id"], []).append(row)
    for id, one in found.items():
        one |= _numbers(question, of[id])
    if question.at_different_meetings and len(question.participants) > 1:
        both = set.intersection(*(_met(party, counted) for party in question.participants))
        found = {id: one for id, one in found.items() if id in both}
    return sorted(found.values(), key=lambda one: (-number(one), one["name"] or "", one["id"]))


def _met(party: Party, rows: Iterable[Row]) -> set[str]:
    return {
        one["id"]
        for row in rows
        if any(stands_for(party, other) for other in row["participants"])
        for one in row["participants"]
    }


def stands_for(party: Party, one: Row) -> bool:
    """Whether a participant of a meeting is, or acts for, whom a party names."""
    if one["id"] in party.ids or (party.countries and one["country"] in party.countries):
        return True
    return bool(one["organization"]) and one["organization"] in party.names


def _asked(question: Question, row: Row) -> list[Row]:
    if question.asked_party is not None:
        party = question.participants[question.asked_party]
        return [one for one in row["participants"] if stands_for(party, one)]
    role = None if question.acting else question.role
    others = [
        one
        for one in row["participants"]
        if not any(stands_for(party, one) for party in question.participants)
        and not (question.of_guests and is_host(one, row))
    ]
    return [one for one in others if role is None or has_role(one, role)]


def places(question: Question, rows: Iterable[Row]) -> list[Row]:
    """Return the places of meetings; a country of which no town is told is none."""
    towns = [row for row in rows if row["place"] and row["place"] != row["country_name"]]
    return counted(question, [({"place": row["place"], "country": row["country"]}, row) for row in towns])


def countries(question: Question, rows: Iterable[Row]) -> list[Row]:
    """Return the countries of meetings, or those that others took part for."""
    found_in: list[tuple[Row, Row]] = []
    for row in rows:
        own = {
            one["country"]
            for one in row["participants"]
            if any(stands_for(p, one) for p in question.participants)
        }
        if question.by_place:
            found = {state} if (state := _state_then(row)) else set()
        else:
            found = {one["country"] for one in row["participants"] if one["country"]}
        codes = sorted(found - (own if question.participants else set()))
        found_in += [(_country(code), row) for code in codes]
    return counted(question, found_in)


def stays(rows: Iterable[Row]) -> int:
    """Return how many stays the meetings of visits are of: those whose days overlap are of one.

    A table of visits tells of a stay, the remarks beside it of each meeting in it. Meetings of which no day
    is known count one by one.
    """
    rows = list(rows)
    days = sorted((row["earliest"], row["latest"]) for row in rows if row["earliest"] and row["latest"])
    number, until = len(rows) - len(days), ""
    for first, last in days:
        number += first > until
        until = max(until, last)
    return number


def topics(question: Question, rows: Iterable[Row]) -> list[Row]:
    """Return the topics of meetings."""
    return counted(question, [({"topic": topic}, row) for row in rows for topic in row["topics"]])


def number(one: Row) -> int:
    """Return how often something reckoned was there: the visits, where those were asked for."""
    return int(one["visits"] if "visits" in one else one["meetings"])


def ranked(question: Question, found: list[Row]) -> list[Row]:
    """Return the most or least frequent alone, all of them if several are equal."""
    if question.order not in ("most", "least") or not found:
        return found
    best = (max if question.order == "most" else min)(map(number, found))
    return [one for one in found if number(one) == best]


def counted(question: Question, found: Iterable[tuple[Row, Row]]) -> list[Row]:
    """Return different rows, each of which came with a meeting, with how many they are; the most first."""
    of: dict[tuple[tuple[str, object], ...], list[Row]] = {}
    for row, meeting in found:
        of.setdefault(tuple(row.items()), []).append(meeting)
    rows = [{**dict(key), **_numbers(question, meetings)} for key, meetings in of.items()]
    return sorted(rows, key=lambda row: (-number(row), str(tuple(row.items()))))


def _numbers(question: Question, meetings: Sequence[Row]) -> Row:
    visits = {"visits": stays(meetings)} if question.visiting else {}
    return visits | {"meetings": len(meetings)}


def _state_then(row: Row) -> str | None:
    """Return the state that a place lay in at the time: Moscow in 1972 in the Soviet Union."""
    from kg.gazetteer import country

    found = country(row["country_name"]) if row["country_name"] else None
    return found.code if found else row["country"]


def _country(code: str) -> Row:
    from kg.gazetteer import country

    found = country(code)
    return {"name": found.name if found else code, "country": code}
