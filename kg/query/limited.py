"""How long a query that somebody wrote may take, and how many of its rows are given."""

from kg.query.answer import Row

SECONDS = 30.0
ROWS = 10_000


def first_rows(rows: list[Row], limit: int) -> tuple[list[Row], str]:
    """Return the rows that are given, and say how many; one row more than ``limit`` tells of more."""
    number = f"{min(len(rows), limit):,} row{'' if len(rows) == 1 else 's'}"
    return rows[:limit], f"the first {number} of more" if len(rows) > limit else number
