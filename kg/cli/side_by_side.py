"""Two people, or two meetings, beside each other in a terminal, with the sentences that tell of them."""

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from kg.query.safe import safe
from kg.query.when import in_words
from kg.review import Post, Question, Side


def print_question(question: Question, *, left: int) -> None:
    """Print a question. What comes from documents is never read as markup."""
    doubt = question.doubt
    what = "person" if doubt.label == "Person" else "meeting"
    console = Console(markup=False, emoji=False, highlight=False)
    console.rule(f"one {what}, or two? {left} more")
    console.print(
        Text(f"{safe(doubt.why)}: the chance that they are one may be {doubt.chance:.0%}", style="dim")
    )
    table = Table.grid(expand=True, padding=(0, 2))
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    table.add_row(_side(question.left, what), _side(question.right, what))
    console.print(table)


def _side(side: Side, what: str) -> RenderableType:
    times = "mention" if what == "person" else "report"
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


def _post(post: Post) -> str:
    what = ", ".join(safe(part) for part in (post.role, post.organization) if part)
    days = [day for day in (post.attested_from, post.attested_to) if day]
    return f"{what} ({' – '.join(dict.fromkeys(days))})" if days else what
