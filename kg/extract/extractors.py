"""Extractors by name. Other packages add theirs by an entry point of the group ``kg.extractors``.

An entry point names a function without arguments that returns an :class:`Extractor`; it is called once in
each process. ``kg load``, ``kg extract`` and ``kg eval`` take the name (``--extractor``).
"""

from functools import cache
from importlib.metadata import entry_points
from typing import Protocol

from kg.errors import KgError, NothingRead
from kg.model.document import Document
from kg.model.report import Extraction

GROUP = "kg.extractors"
DEFAULT = "rules"


class Extractor(Protocol):
    """What reads documents. The same document must give the same reports."""

    @property
    def name(self) -> str:
        """Name and version. Documents that were read under another name are read again on the next load."""

    def __call__(self, document: Document) -> Extraction:
        """Return the meetings and affiliations of a document; offsets count characters of its text."""


def extractor_names() -> list[str]:
    """Return the names of the installed extractors."""
    return sorted(entry.name for entry in entry_points(group=GROUP))


@cache
def extractor(name: str = DEFAULT) -> Extractor:
    """Return the extractor of a name.

    Raises :class:`~kg.errors.NothingRead` where none has it, or where it can't be started.
    """
    found = next(iter(entry_points(group=GROUP, name=name)), None)
    if found is None:
        known = ", ".join(extractor_names()) or "none; install kg anew"
        raise NothingRead(f"there is no extractor {name!r}; installed are: {known}")
    try:
        made: Extractor = found.load()()
    except KgError:
        raise
    except Exception as error:
        raise NothingRead(
            f"the extractor {name!r} ({found.value}) can't be started ({type(error).__name__}: {error})"
        ) from error
    return made
