"""Tables for a terminal: who met, in what capacity, where, when, with the sentence that says so."""

import io
import re
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from kg.query.answer import Answer, Row
from kg.query.render import flattened, is_meeting
from kg.query.safe import attribution, capacity, quotation, safe, with_country
from kg.query.when import in_words

_SOURCES = 3
_WIDEST = 5
_IDS = ("id", "post", "meeting", "report", "document", "reference")
_STYLES = {
    "held": "green",
    "planned": "cyan",
    "proposed": "cyan",
    "cancelled": "red",
    "denied": "red",
    "postponed": "yellow",
}


def as_table(answer: Answer, *, width: int, color: bool, evidence: bool = True) -> str:
    """Return the answer above its rows. What comes from documents is never read as markup."""
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=max(width, 40),
        force_terminal=color,
        no_color=not color,
        color_system="standard" if color else None,
        markup=False,
        emoji=False,
        highlight=False,
    )
    if answer.answer:
        console.print(Text(safe(answer.answer)))
    for part in _body(answer, evidence):
        console.print(part)
    lines = [line.rstrip() for line in stream.getvalue().splitlines()]
    return "\n".join(lines).rstrip("\n") + "\n"


def _body(answer: Answer, evidence: bool) -> list[RenderableType]:
    rows = answer.rows
    if not rows or answer.understood.get("mode") == "count":
        return []  # the sentence above says it all
    if all(map(is_meeting, rows)):
        return _meetings(rows, evidence)
    if len(rows) == 1 and answer.understood.get("asks") in (["show"], ["post"]):
        asked_for_all = answer.understood.get("asks") == ["show"]
        return _entity(rows[0], sources=None if asked_for_all else _SOURCES if evidence else 0)
    return [_plain(rows)]


def _meetings(rows: list[Row], evidence: bool = True) -> list[RenderableType]:
    """Return a header once, then each meeting in columns of the same widths.

    Its sentences stand below with ``evidence``, else who says so in a column: once at the end, if it is the
    same for all.
    """
    said = list(dict.fromkeys(map(_source, rows)))
    named = not evidence and len(said) > 1
    parts: list[RenderableType] = [Text(""), _columns(named, header=True), Rule(style="dim")]
    for row in rows:
        table = _columns(named, header=False)
        one, *others = row["participants"] or [{"name": "participants unknown"}]
        table.add_row(
            Text(safe(one["name"]), style="bold"),
            _text(capacity(one)),
            Text("\n").join(map(_with, others)),
            _text(with_country(row)),
            _text(in_words(row["date"])),
            Text(safe(row["status"]), style=_STYLES.get(row["status"], "")),
            *([_text(_source(row))] if named else []),
        )
        parts += [table, *map(_indented, _below(row, evidence))]
    if said[0] and not evidence and not named:
        parts.append(Text(f"Source: {said[0]}", style="dim"))
    return parts


def _with(one: Row) -> Text:
    """Return one of the others, in what capacity behind the name."""
    told = Text(safe(one["name"]), style="bold")
    return told.append(f" ({what})", style="not bold") if (what := capacity(one)) else told


_WIDTHS = (
    ("Who", 15), ("In what capacity", 17), ("With whom", 24), ("Where", 12), ("When", 13), ("Status", 10)
)  # fmt: skip
_SOURCE = ("Source", 14)


def _columns(named: bool, header: bool) -> Table:
    table = Table(box=None, show_header=header, expand=True, pad_edge=False, padding=(0, 1))
    for name, ratio in (*_WIDTHS, *((_SOURCE,) if named else ())):
        table.add_column(name, ratio=ratio, overflow="fold")
    return table


def _source(row: Row) -> str:
    """Return who says so, in which outlet, each once."""
    return "; ".join(dict.fromkeys(attribution(source) for source in row["sources"][:_SOURCES]))


def _below(row: Row, evidence: bool) -> list[Text]:
    lines = []
    extra = [
        row["venue"] and f"at {safe(row['venue'])}",
        row["format"] == "remote" and "by telephone or online",
    ]
    topics = f"about {'; '.join(map(safe, row['topics']))}" if row["topics"] else None
    if said := ", ".join(part for part in (*extra, topics) if part):
        lines.append(Text(said))
    if not evidence:
        return [*lines, Text("")]
    shown = row["sources"][:_SOURCES]
    lines += [Text(quotation(source), style="dim") for source in shown]
    if (more := len(row["sources"]) - _SOURCES) > 0:
        lines.append(Text(f"and {more} more: kg show {safe(row['meeting'])}", style="dim"))
    return [*lines, Text("")]


def _indented(text: Text) -> RenderableType:
    return Padding(text, (0, 0, 0, 2))


def _entity(row: Row, *, sources: int | None) -> list[RenderableType]:
    """Return the properties of one entity, then each list of what hangs on it.

    ``sources``: how many of them are quoted; without any they are only named.
    """
    grid = Table.grid(padding=(0, 2))
    lists: list[RenderableType] = []
    for name, value in row.items():
        if name == "sources" and value and sources == 0:
            grid.add_row(Text("according to", style="dim"), _text(_source(row)))
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            shown = value[:sources] if name == "sources" else value
            lists += [Text(f"\n{name.capitalize()}", style="bold"), *_list(_without(shown, row["name"]))]
            if more := len(value) - len(shown):
                lists.append(_indented(Text(f"and {more} more: --format json gives all", style="dim")))
        elif value not in (None, [], {}):
            grid.add_row(Text(name, style="dim"), _text(flattened({name: value})[name]))
    return [grid, *lists]


def _without(rows: list[Row], name: Any) -> list[Row]:
    """Leave the name of the entity out of rows that would only repeat it."""
    return [{key: value for key, value in row.items() if (key, value) != ("name", name)} for row in rows]


def _list(rows: list[Row]) -> list[RenderableType]:
    if all(map(is_meeting, rows)):
        return _meetings(rows)
    if all("document" in row for row in rows):
        return [_indented(_document(row)) for row in rows]
    return [_plain(rows)]


def _document(row: Row) -> Text:
    """Return a source with its sentence, or a document with the words that it has for the entity."""
    if row.get("quote"):
        return Text(quotation(row))
    title = safe(row.get("headline") or row.get("title") or row["document"])
    words = f" (as {'; '.join(map(safe, row['as']))})" if row.get("as") else ""
    return Text(f"{title} — {attribution(row)}{words}")


def _plain(rows: list[Row]) -> Table:
    """Return any rows as a table, leaving out columns that are empty everywhere and lists of sources."""
    flat = [flattened({name: value for name, value in row.items() if name != "sources"}) for row in rows]
    columns = list(dict.fromkeys(name for row in flat for name in row))
    columns = [name for name in columns if any(row.get(name) not in (None, "") for row in flat)]
    if len(columns) > _WIDEST:  # ids are in the other formats
        columns = [name for name in columns if name not in _IDS]
    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1))
    for name in columns:
        numbers = all(isinstance(row.get(name), int | float | None) for row in flat)
        table.add_column(
            _text(name.replace("_", " ")), justify="right" if numbers else "left", overflow="fold"
        )
    for row in flat:
        table.add_row(*(_text(row.get(name)) for name in columns))
    return table


def _text(value: Any) -> Text:
    return value if isinstance(value, Text) else Text(re.sub(r"\s+", " ", safe(value)))
