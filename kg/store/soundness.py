"""What a check finds, and what every store checks alike."""

from collections.abc import Callable, Iterable, Iterator

import msgspec

from kg.errors import DamageError
from kg.model.ids import text_hash
from kg.model.judgement import Judgement
from kg.model.reference import ReferenceEntry
from kg.model.report import Record

RESTORE = "restore a backup into an empty store: `kg --store NEW store restore FILE`"
REPAIR = "`kg store check --repair` makes it anew from what is kept"
ANY_COMMAND = "the next command that reads makes it anew, as does `kg store check --repair`"


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is wrong: of what, in which way, and what to do."""

    what: str
    problem: str
    advice: str

    def __str__(self) -> str:
        return " ".join(f"{self.what}: {self.problem}; {self.advice}".split())


def of_record(id: str, decoded: Callable[[], Record]) -> Iterator[Finding]:
    """Yield what is wrong with a record that is kept under an id."""
    what = f"document {id!r}"
    try:
        document = decoded().document
    except DamageError as error:
        yield Finding(what=what, problem=reason(error), advice=RESTORE)
        return
    if not document.excerpt and text_hash(document.text) != document.sha256:
        yield Finding(what=what, problem="its text isn't the one that was loaded", advice=RESTORE)


def of_judgement(id: str, decoded: Callable[[], Judgement]) -> Iterator[Finding]:
    """Yield what is wrong with a judgement that is kept under an id."""
    try:
        decoded()
    except DamageError as error:
        yield Finding(what=f"judgement {id!r}", problem=reason(error), advice=RESTORE)


def of_reference(id: str, decoded: Callable[[], ReferenceEntry], keys: Iterable[str]) -> Iterator[Finding]:
    """Yield what is wrong with an entry of reference data that is kept under an id."""
    what = f"reference data {id!r}"
    try:
        kept = decoded()
    except DamageError as error:
        yield Finding(what=what, problem=reason(error), advice=RESTORE)
        return
    if set(keys) != kept.keys:
        yield Finding(what=what, problem="the keys that find it are not its own", advice=RESTORE)


def of_graph(made: int | None, revision: int, written_by: str | None, today: str) -> Iterator[Finding]:
    """Yield what is wrong with the revision that a graph was made of, and with what made it."""
    if made is None:
        yield Finding(what="graph", problem="it was never finished", advice=ANY_COMMAND)
    elif made != revision:
        behind = f"it is of revision {made}, what is kept of {revision} (is somebody loading?)"
        yield Finding(what="graph", problem=behind, advice=ANY_COMMAND)
    elif written_by != today:
        other = f"it was made by another version ({written_by}; this one is {today})"
        yield Finding(what="graph", problem=other, advice=ANY_COMMAND)


def reason(error: Exception) -> str:
    """Return what is behind an error of ours, where that says more shortly what is wrong."""
    return str(error.__cause__ or error)
