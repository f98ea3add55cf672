"""What every document goes through on its way out of the room, whatever format it came in."""

import msgspec

from kg.errors import InputError
from kg.load.dateline import with_dateline
from kg.load.language import language_of
from kg.load.source import Failure
from kg.model.document import Document
from kg.model.ids import is_of_the_graph

# A long book has three million characters; more in one document is a collection of documents.
MAX_CHARACTERS = 10_000_000


def checked(document: Document, name: str) -> Document | Failure:
    """Check id and size of a document; tell its date and language by the text where nobody did."""
    if is_of_the_graph(document.id):
        taken = f"the id {document.id!r} is one of people, places or meetings here; give another"
        return Failure(source=name, error=InputError(f"{name}: {taken}"))
    if len(document.text) > MAX_CHARACTERS:
        limit = f"{MAX_CHARACTERS // 1_000_000} million characters"
        return Failure(source=name, error=InputError(f"{name}: one document has more than {limit}; split it"))
    if document.published is None and document.kind == "article":
        document = with_dateline(document)
    if document.language:
        return document
    return msgspec.structs.replace(document, language=language_of(document.text))
