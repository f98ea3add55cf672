"""What readers do, in this process or another: find the article of a page, and read what a document says."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import NamedTuple

from kg.clock import Clock, stage
from kg.errors import InputError, KgError
from kg.load import Failure, WebPage, article_of
from kg.model.document import Document
from kg.model.report import DocumentHead, Extraction

Task = WebPage | Document
# Of a page its article; of a document what it says, or ``None`` where its language isn't read.
Found = Document | Extraction | Failure | None

# The extractors read English; documents in other languages are kept without reports.
LANGUAGES = frozenset({"en"})
_ANY = "Nobody met anybody."


class Done(NamedTuple):
    """What another process found, and how long the stages of that took it."""

    found: Found
    seconds: Mapping[str, float] = {}

    def noted(self) -> Found:
        """Tell the clock of this process, and return what was found."""
        if Clock.running:
            for name, taken in self.seconds.items():
                Clock.running.elsewhere[name] += taken
        return self.found


def begin(extractor: str) -> None:
    """Load what an extractor loads with its first document."""
    with suppress(KgError):  # it comes out again with the first document
        extract(Document.of(_ANY), extractor)


def done_elsewhere(task: Task, extractor: str) -> Done:
    """Do a task in a process that isn't the one which gave it out."""
    with Clock() as clock:
        found = done(task, extractor)
    return Done(found, dict(clock.seconds))


def done(task: Task, extractor: str) -> Found:
    """Do a task."""
    if isinstance(task, WebPage):
        with stage("pages"):
            return guarded(lambda: article_of(task), task)
    if not is_read(task):
        return None
    with stage("rules"):
        return guarded(lambda: extract(task, extractor), task)


def lost(task: Task) -> Done:
    """Tell of a task that ends its process."""
    return Done(_failure(task, "whatever process reads it ends (too little memory?)"))


def extract(document: Document, extractor: str) -> Extraction:
    """Return what a document says, as an extractor of that name reads it."""
    from kg.extract.extractors import extractor as named

    return named(extractor)(document)


def is_read(document: Document) -> bool:
    """Whether a document is in a language that the extractors read."""
    return document.language is None or document.language in LANGUAGES


def unread(document: Document) -> Extraction:
    """Return the empty extraction of a document that isn't read."""
    return Extraction(document=DocumentHead.of(document))


def guarded(do: Callable[[], Found], task: Task) -> Found:
    """Do something with a task; an error that nobody thought of is a failure of this one and of no other."""
    try:
        return do()
    except KgError:
        raise
    except Exception as error:
        return _failure(task, f"can't be read out ({type(error).__name__}: {error})")


def _failure(task: Task, reason: str) -> Failure:
    name, input = (task.name, task.input) if isinstance(task, WebPage) else (task.id, task.id)
    told = f"{name}: {reason}; please report it with the document"
    return Failure(source=name, error=InputError(told), input=input)
