"""``kg review``: what the rules leave open, for somebody to judge."""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

import click

from kg.cli.context import Context

if TYPE_CHECKING:
    from kg.review import Question, Review

EXAMPLES = """\b
Examples:
  kg review                      one pair after the other: y, n, s (skip), u (undo) or q (quit)
  kg review --only people
  kg review --only references    who of reference data (`kg load people.ftm.json`) somebody is
  kg review --json --limit 20    what would be asked, for other tools
"""
_LABELS = {"people": "Person", "meetings": "Meeting", "references": "Reference"}
_KEYS = {"y": "yes, one", "n": "no, two", "s": "skip", "u": "undo", "q": "quit"}


@click.command("review", epilog=EXAMPLES)
@click.option("--only", type=click.Choice(list(_LABELS)), help="Ask about these alone.")
@click.option("--limit", type=click.IntRange(min=1), help="Ask about so many pairs at most.")
@click.option("--json", "as_json", is_flag=True, help="Print the pairs as JSON Lines and ask nothing.")
@click.pass_obj
def command(context: Context, only: str | None, limit: int | None, as_json: bool) -> None:
    """Show side by side what may be one person or one meeting, or who of reference data somebody may be, most
    useful first, and ask.

    Each answer is kept at once as a judgement: it outranks the rules and survives reloading. `kg undo`
    takes it back later, too.
    """
    from kg.deriving import refresh
    from kg.review import Review

    label = _LABELS[only] if only else None
    with context.reading() if as_json else context.writing() as store:
        if not as_json:
            refresh(store)
        review = Review(store, label)
        questions = islice(review.questions(), limit)
        if as_json:
            _print(questions)
            return
        try:
            given = _ask(review, questions) if len(review) else None
        finally:
            refresh(store)
    if given is None:
        click.echo("no pairs are open")
        return
    click.echo(f"{given} answer{'' if given == 1 else 's'} kept; `kg undo` takes the last one back")


def _print(questions: "Iterator[Question]") -> None:
    import msgspec

    for question in questions:
        click.echo(msgspec.json.encode(question).decode())


def _ask(review: "Review", questions: "Iterator[Question]") -> int:
    """Ask until nothing is open or somebody has had enough; return how many answers are kept."""
    from kg.cli.side_by_side import print_question

    keys = " · ".join(f"[{key}] {meaning}" for key, meaning in _KEYS.items())
    given = 0
    for question in questions:
        print_question(question, left=len(review))
        try:
            said = click.prompt(keys, type=click.Choice(list(_KEYS)), show_choices=False, prompt_suffix=": ")
        except click.Abort:
            # Ctrl-C, or the end of the input: what was answered is kept.
            click.echo()
            break
        if said == "q":
            break
        if said == "u":
            given -= review.undo(question.doubt) == "answered"
        elif said == "s":
            review.skip(question.doubt)
        else:
            review.answer(question.doubt, same=said == "y")
            given += 1
    return given
