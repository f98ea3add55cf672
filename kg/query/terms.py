"""Who held a post at a time: by the days that documents attest, and the terms that reference data gives."""

from collections.abc import Sequence

from kg.query.answer import Row
from kg.query.dates import Days


def held_at(rows: Sequence[Row], days: Days) -> tuple[list[Row], bool]:
    """Return the posts that are attested at a time, and whether there are any.

    Where there are none, return the nearest before and after: documents seldom attest all days of a term.
    """
    first = days.first.isoformat() if days.first else ""
    last = days.last.isoformat() if days.last else "9999"
    known = [(row, term) for row in rows if (term := _term(row))]
    # A year or month is compared by so many of its signs: a term until 1997 reaches into May 1997.
    then = [row for row, (start, end) in known if start <= last and end >= first[: len(end)]]
    if then:
        return then, True
    before = [(term[1], row) for row, term in known if term[1] < first]
    after = [(term[0], row) for row, term in known if term[0] > last]
    latest = max((end for end, _ in before), default="")
    earliest = min((start for start, _ in after), default="")
    nearest = [row for end, row in before if end == latest]
    return nearest + [row for start, row in after if start == earliest], False


def _term(row: Row) -> tuple[str, str] | None:
    """Return the first and last day (or month, or year) of a post, as far as they are known."""
    starts = [str(row[name]) for name in ("since", "attested_from") if row[name]]
    ends = [str(row[name]) for name in ("until", "attested_to") if row[name]]
    if not starts and not ends:
        return None
    return min(starts or ends), max(ends or starts)
