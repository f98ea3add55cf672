"""The fields of a document in JSON and in tables; their names are a public contract."""

import msgspec

from kg.errors import InputError
from kg.load.dates import iso_date
from kg.load.source import Given
from kg.model.document import Document


class Fields(msgspec.Struct, frozen=True, kw_only=True):
    """The fields that are read; others are ignored. ``date`` is another name of ``published``."""

    text: str
    id: str | int | None = None
    title: str | None = None
    published: str | None = None
    date: str | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None

    def document(self, given: Given) -> Document:
        """Return the document. Raises :class:`InputError` for a field that can't be."""
        if not self.text.strip():
            raise InputError("the field 'text' is empty")
        if "\0" in self.text:
            raise InputError("the field 'text' holds binary data")
        published = self.published or self.date
        return Document.of(
            self.text.replace("\r\n", "\n").replace("\r", "\n"),
            id=str(self.id) if self.id not in (None, "") else None,
            headline=self.title or None,
            url=self.url or None,
            publisher=self.publisher or given.publisher,
            published=iso_date(published) if published else given.published,
            language=self.language or given.language,
        )
