"""An answer as text: a table for people, JSON, CSV or Markdown for other tools."""

import csv
import io
import json
from typing import Any

from kg.errors import QueryError
from kg.query.answer import Answer, Row
from kg.query.safe import attribution, capacity, named, quotation, safe, with_country
from kg.query.when import in_words

FORMATS = ("table", "json", "csv", "markdown")


def render(
    answer: Answer, format: str = "table", *, width: int = 80, color: bool = False, evidence: bool = True
) -> str:
    """Return the whole text; without ``evidence`` a table names sources, and quotes none of them.

    Raises :class:`QueryError` for another format.
    """
    if format == "table":
        from kg.query.table import as_table

        return as_table(answer, width=width, color=color, evidence=evidence)
    if format not in _RENDERERS:
        raise QueryError(f"there is no format {format!r}: choose {', '.join(FORMATS)}")
    return _RENDERERS[format](answer)


def as_json(answer: Answer) -> str:
    """Return the envelope of the contract."""
    import msgspec

    text = msgspec.json.format(msgspec.json.encode(answer), indent=2).decode()
    return text + "\n"


def as_csv(answer: Answer) -> str:
    """Return one line a row below a header."""
    stream = io.StringIO()
    flat = [flattened(row) for row in answer.rows]
    if flat:
        columns = list(dict.fromkeys(name for row in flat for name in row))
        writer = csv.DictWriter(stream, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: safe(value) for name, value in row.items()} for row in flat)
    return stream.getvalue()


def as_markdown(answer: Answer) -> str:
    """Return the answer above a table with pipes."""
    rows = [readable(row) for row in answer.rows]
    lines = [_escaped(answer.answer), ""]
    if rows:
        columns = list(dict.fromkeys(name for row in rows for name in row))
        lines += ["| " + " | ".join(columns) + " |", "|" + "---|" * len(columns)]
        lines += ["| " + " | ".join(_escaped(row.get(name)) for name in columns) + " |" for row in rows]
    return "\n".join(lines).rstrip() + "\n"


def _escaped(value: Any) -> str:
    text = safe(value)
    for character in "\\|<*_[]`#":
        text = text.replace(character, "\\" + character)
    return text


def is_meeting(row: Row) -> bool:
    """Whether a row is a meeting of the contract."""
    return {"meeting", "participants", "sources"} <= row.keys()


def readable(row: Row) -> dict[str, str]:
    """Return a row for reading: a meeting by the columns of the table and its sources, others as they are."""
    if not is_meeting(row):
        return {name: safe(value) for name, value in flattened(row).items()}
    one, *others = row["participants"] or [{"name": "participants unknown"}]
    return {
        "who": safe(one["name"]),
        "in what capacity": capacity(one),
        "with whom": "; ".join(map(named, others)),
        "where": with_country(row),
        "when": in_words(row["date"]),
        "status": safe(row["status"]),
        "source": " ".join(map(quotation, row["sources"])),
    }


def flattened(row: Row) -> dict[str, Any]:
    """Return a row with one value a column: lists joined, what is nested as JSON."""
    if not is_meeting(row):
        return {name: _cell(value) for name, value in row.items()}
    people, sources = row["participants"], row["sources"]
    kept = {name: row[name] for name in row if name not in ("participants", "sources", "topics")}
    return {
        "meeting": kept.pop("meeting"),
        "who": "; ".join(safe(one["name"]) for one in people),
        "capacity": "; ".join(capacity(one) for one in people),
        **{name: _cell(value) for name, value in kept.items()},
        "topics": "; ".join(row["topics"]),
        "quotes": " | ".join(safe(one["quote"]) for one in sources),
        "stated_by": " | ".join(attribution(one) for one in sources),
        "documents": " | ".join(dict.fromkeys(one["document"] for one in sources)),
    }


def _cell(value: Any) -> Any:
    if isinstance(value, list) and all(isinstance(item, str | int | float) for item in value):
        return "; ".join(map(str, value))
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return value


_RENDERERS = {"json": as_json, "csv": as_csv, "markdown": as_markdown}
