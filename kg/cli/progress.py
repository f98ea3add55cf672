"""Progress bars: of ``kg load``, with how fast it is and how long it will still take; and of any number."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from kg.cli.context import Context

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

    from kg.load import Failure


class Watch:
    """What a load tells of itself. This one only names failures."""

    def bytes_read(self, number: int) -> None:
        """So many bytes of the input are read, in all."""

    def document(self, name: str) -> None:
        """A document was read."""

    def references(self, number: int) -> None:
        """So many more entities of reference data were kept."""

    def deriving(self) -> None:
        """All is read: the graph is being brought up to date."""

    def failure(self, failure: "Failure") -> None:
        """An input couldn't be read."""
        click.echo(f"Error: {failure.error}", err=True)


class _Bar(Watch):
    def __init__(self, progress: "Progress", total: int | None) -> None:
        self._progress = progress
        self._task: TaskID = progress.add_task("reading", total=total, said="", now="")
        self._documents = 0
        self._total = total

    def bytes_read(self, number: int) -> None:
        # A file that is read at once is at its end while its documents are still being worked on.
        if self._total:
            self._progress.update(self._task, completed=min(number, self._total))

    def document(self, name: str) -> None:
        self._documents += 1
        seconds = self._progress.tasks[0].elapsed or 0
        rate = f", {self._documents / seconds:.0f} a second" if seconds >= 1 else ""
        said = f"{self._documents} document{'' if self._documents == 1 else 's'}{rate}"
        self._progress.update(self._task, said=said, now=name[:50])

    def references(self, number: int) -> None:
        self._progress.update(self._task, now="reference data")

    def deriving(self) -> None:
        self._progress.update(self._task, description="deriving the graph", total=None, now="")

    def failure(self, failure: "Failure") -> None:
        self._progress.console.print(f"Error: {failure.error}", markup=False)


@contextmanager
def watching(context: Context, total: Callable[[], int | None]) -> Iterator[Watch]:
    """Give what a load tells of itself to: a bar on a terminal. ``total`` are the bytes of the input."""
    if not context.shows_progress:
        yield Watch()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.text import Text

    class Plain(TextColumn):
        """Text of other people, which is never markup."""

        def render(self, task: object) -> Text:
            return Text(self.text_format.format(task=task))

    columns = (
        Plain("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        Plain("{task.fields[said]}"),
        Plain("{task.fields[now]}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield _Bar(progress, total())


@contextmanager
def counting(context: Context, doing: str, total: int | None) -> Iterator[Callable[[int], None]]:
    """Give a function to call with numbers of items that are done; a bar only on a terminal."""
    if not context.shows_progress:
        yield lambda number: None
        return
    with _numbers(doing) as progress:
        task = progress.add_task("", total=total)
        yield lambda number: progress.update(task, advance=number)


@contextmanager
def counted(context: Context, doing: str) -> Iterator[Callable[[int, int], None]]:
    """Give a function to call with how many items are done and how many there are, if any."""
    if not context.shows_progress:
        yield lambda done, total: None
        return
    with _numbers(doing) as progress:
        task = progress.add_task("", total=None, visible=False)
        yield lambda done, total: progress.update(task, completed=done, total=total, visible=done < total)


def _numbers(doing: str) -> "Progress":
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=Console(stderr=True), transient=True)
