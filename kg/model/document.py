"""A document as it was loaded: its text and what is known about where it came from."""

from typing import Literal

import msgspec

from kg.model.ids import stable_id, text_hash

DocumentKind = Literal["article", "record"]


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One article, or one record: an entry of an official table (:mod:`kg.model.official`).

    ``published`` is an EDTF date or ``None``; it is never guessed. ``sha256`` is that of ``text``.
    Offsets everywhere in the model count characters (code points) of ``text``. In an ``excerpt``, as it comes
    out of an export, only what reports quote stands there, at its place; ``sha256`` is that of the whole.
    """

    id: str
    text: str
    sha256: str
    kind: DocumentKind = "article"
    headline: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    loaded_at: str | None = None
    load_status: str = "loaded"
    excerpt: bool | None = None

    @classmethod
    def of(
        cls,
        text: str,
        *,
        id: str | None = None,
        kind: DocumentKind = "article",
        headline: str | None = None,
        url: str | None = None,
        publisher: str | None = None,
        published: str | None = None,
        language: str | None = None,
    ) -> "Document":
        """Make a document, deriving its id: the one given, else its URL, else a hash of its text.

        Metadata does not enter the hash, so the same text with better metadata is the same document.
        """
        sha256 = text_hash(text)
        return cls(
            id=id or url or stable_id("doc", sha256),
            text=text,
            sha256=sha256,
            kind=kind,
            headline=headline,
            url=url,
            publisher=publisher,
            published=published,
            language=language,
        )

    def completed_by(self, newer: "Document") -> "Document":
        """Return ``newer``, keeping what only this earlier copy knew: metadata is never lost."""
        kept = {
            name: getattr(self, name)
            for name in ("headline", "url", "publisher", "published", "language")
            if getattr(newer, name) is None
        }
        return msgspec.structs.replace(newer, **kept)
