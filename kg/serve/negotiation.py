"""Which of the media types that can be written a client likes best."""

from collections.abc import Sequence

import mimeparse
from litestar.exceptions import ClientException

from kg.sparql.query_process import Kind

HTML = "text/html"
# The first is what who doesn't care gets. The later names of JSON and XML are what older clients ask for.
TABLES = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
    "application/json",
    "application/xml",
    "text/xml",
)
TRIPLES = ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json")
WRITTEN: dict[Kind, Sequence[str]] = {"solutions": TABLES, "boolean": TABLES, "triples": TRIPLES}


def best(accept: str | None, offered: Sequence[str]) -> str | None:
    """Return the media type of those offered that an ``Accept`` header likes best, None for none of them.

    Of several that it likes as much it is the one that it names most exactly, then the first. Raises
    :class:`ClientException` (400) for a header that can't be read.
    """
    if not accept or not accept.strip():
        return offered[0]
    try:
        return mimeparse.best_match(list(reversed(offered)), accept.lower()) or None
    except mimeparse.MimeTypeParseException:
        raise ClientException(f"the header Accept: {accept} can't be read") from None


def formats(accept: str | None) -> dict[Kind, str]:
    """Return the media type for each kind of answer that can be given in one that is accepted."""
    found = {kind: best(accept, offered) for kind, offered in WRITTEN.items()}
    return {kind: media_type for kind, media_type in found.items() if media_type}
