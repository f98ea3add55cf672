"""Who held a post at a time: by the days that documents attest, and the terms that reference data gives."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date as Day

from kg.query.answer import Row
from kg.query.question import Span

# Who is told in a post so many days apart, and not in between, may have left it and come back.
_LONG = 4 * 365


def held_at(
    rows: Sequence[Row], days: Span, attested_on: Mapping[str, Sequence[str]] | None = None
) -> tuple[list[Row], bool]:
    """Return the posts that are attested at a time, and whether there are any.

    Where there are none, return the nearest before and after of those whose terms nobody tells: documents
    seldom attest all days of a term. ``attested_on`` are the days on which documents tell of a post, by its
    id: a post of which none does around the time for years isn't attested then.
    """
    first, last = _ends(days)
    known = [(row, term) for row in rows if (term := _term(row))]
    # A year or month is compared by so many of its signs: a term until 1997 reaches into May 1997.
    then = [row for row, (start, end) in known if start <= last and end >= first[: len(end)]]
    told = [row for row in then if not _is_far(row, (first, last), (attested_on or {}).get(row["post"], ()))]
    if then:
        return told or then, bool(told)
    attested = [(row, term) for row, term in known if not row["since"] and not row["until"]]
    before = [(term[1], row) for row, term in attested if term[1] < first]
    after = [(term[0], row) for row, term in attested if term[0] > last]
    latest = max((end for end, _ in before), default="")
    earliest = min((start for start, _ in after), default="")
    nearest = [row for end, row in before if end == latest]
    return nearest + [row for start, row in after if start == earliest], False


def in_between(rows: Sequence[Row], days: Span) -> list[Row]:
    """Return the posts that only documents before and after a time may attest."""
    first, last = _ends(days)
    known = [(row, term) for row in rows if not row["since"] and not row["until"] and (term := _term(row))]
    return [row for row, (start, end) in known if start < first and end > last]


def _ends(days: Span) -> tuple[str, str]:
    return days.first.isoformat() if days.first else "", days.last.isoformat() if days.last else "9999"


def _is_far(row: Row, time: tuple[str, str], days: Sequence[str]) -> bool:
    """Whether documents tell of a post before and after a time, but in none of the years around it."""
    before = max((day for day in days if day <= time[1]), default=None)
    after = min((day for day in days if day >= time[0]), default=None)
    if row["since"] or row["until"] or not before or not after or before >= time[0]:
        return False
    return (Day.fromisoformat(after) - Day.fromisoformat(before)).days > _LONG


def held_now(rows: Sequence[Row], today: str) -> list[Row]:
    """Return the posts whose term isn't known to be over or still to come; those of an open term, if any.

    Of posts that are only attested, one gives way where somebody else is attested in it later on.
    """
    open_ = [row for row in rows if not row["until"] or row["until"] >= today[: len(row["until"])]]
    now = [row for row in open_ if not row["since"] or row["since"] <= today]
    return [row for row in now if row["since"]] or [row for row in now if not _is_followed(row, now)]


def _is_followed(row: Row, rows: Sequence[Row]) -> bool:
    same = ("role", "organization_id")
    return any(
        other["id"] != row["id"]
        and all(other[name] == row[name] for name in same)
        and (other["attested_from"] or "") > (row["attested_to"] or "9999")
        for other in rows
    )


def with_days(row: Row) -> Row:
    """Return a post with the first and last day of its term, named like those of a meeting."""
    term = _term(row)
    if term is None:
        return {**row, "earliest": None, "latest": None}
    first, last = term
    return {**row, "earliest": (first + "-01-01")[:10], "latest": _last_day(last)}


def _last_day(date: str) -> str:
    if len(date) == 7:
        year, month = map(int, date.split("-"))
        return f"{date}-{monthrange(year, month)[1]}"
    return f"{date}-12-31" if len(date) == 4 else date


def _term(row: Row) -> tuple[str, str] | None:
    """Return the first and last day (or month, or year) of a post, as far as they are known."""
    starts = [str(row[name]) for name in ("since", "attested_from") if row[name]]
    ends = [str(row[name]) for name in ("until", "attested_to") if row[name]]
    if not starts and not ends:
        return None
    # A term that has begun and of which no end is told goes on.
    goes_on = row["since"] and not row["until"]
    return min(starts or ends), "9999" if goes_on else max(ends or starts)
