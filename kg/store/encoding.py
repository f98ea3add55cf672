"""Records and judgements as JSON."""

import msgspec

from kg.errors import InputError


def encode(value: msgspec.Struct, owner: str) -> str:
    """Return JSON. Half a surrogate pair has no UTF-8: :class:`InputError` names whose text it is."""
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError as error:
        raise InputError(f"{owner!a} holds text that is no valid Unicode: {error.reason}") from error
