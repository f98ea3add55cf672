"""Two people, or two meetings, beside each other in a terminal, with the sentences that tell of them.

On the right there may be an entity of reference data.
"""

from collections.abc import Sequence

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from kg.query.safe import safe
from kg.query.when import in_words
from kg.review import KnownSide, Post, Question, Side

_ASKED = {
    "Person": "one person, or two?",
    "Meeting": "one meeting, or two?",
    "Reference": "is this who reference data means?",
}


def print_question(question: Question, *, left: int) -> None:
    """Print a question. What comes from documents is never read as markup."""
    doubt = question.doubt
    console = Console(markup=False, emoji=False, highlight=False)
    console.rule(f"{_ASKED[doubt.label]} {left} more")
    console.print(
        Text(f"{safe(doubt.why)}: the chance that they are one may be {doubt.chance:.0%}", style="dim")
    )
    table = Table.grid(expand=True, padding=(0, 2))
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    times = "report" if doubt.label == "Meeting" else "mention"
    right = question.right
    known = _known(right) if isinstance(right, KnownSide) else _side(right, times)
    table.add_row(_side(question.left, times), known)
    console.print(table)


def _side(side: Side, times: str) -> RenderableType:
    parts = [
        Text(safe(side.name), style="bold"),
        Text(f"{side.id}, {side.told} {times}{'' if side.told == 1 else 's'}", style="dim"),
        *(Text(_post(post)) for post in side.posts),
    ]
    for source in side.sources:
        parts.append(Text(""))
        when = f"{in_words(source.date)}: " if source.date else ""
        quote = Text(f"{when}“{safe(source.quote)}”")
        quote.highlight_words([safe(source.words)], style="bold yellow")
        parts += [quote, Text(f"— {safe(source.headline or source.document)}", style="dim")]
    return Group(*parts)


def _known(side: KnownSide) -> RenderableType:
    ids = [side.id, side.wikidata if side.wikidata != side.id else None, *side.datasets]
    life = [f"{what} {_either(days)}" for what, days in (("born", side.born), ("died", side.died)) if days]
    also = [safe(name) for name in side.names if name != side.name]
    lines = ["; ".join(also), ", ".join(life), *map(_post, side.posts), *map(safe, side.urls)]
    return Group(
        Text(safe(side.name), style="bold"),
        Text(", ".join(safe(id) for id in ids if id), style="dim"),
        *(Text(line) for line in lines if line),
    )


def _either(days: Sequence[str]) -> str:
    return " or ".join(map(in_words, days))


def _post(post: Post) -> str:
    what = ", ".join(safe(part) for part in (post.role, post.organization) if part)
    if post.since or post.until:
        term = f"{post.since or '..'}/{post.until or '..'}"
        return f"{what} ({in_words(term)})"
    days = [day for day in (post.attested_from, post.attested_to) if day]
    return f"{what} ({' – '.join(dict.fromkeys(days))})" if days else what
