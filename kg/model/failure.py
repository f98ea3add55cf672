"""What couldn't be loaded, kept so that it is known and can be tried again."""

import msgspec


class LoadFailure(msgspec.Struct, frozen=True, kw_only=True):
    """An input, or an entry in one, that couldn't be read.

    ``source`` says what ("news.jsonl, line 7", or a document's id), ``input`` the file, page or stream that
    it is in, where that is known, ``why`` what is wrong and what to do. ``at`` is in UTC, to the second.
    """

    source: str
    input: str | None = None
    why: str
    at: str
