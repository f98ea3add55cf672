"""What lasts, as JSON."""

import hashlib
from typing import Any, TypeVar

import msgspec

from kg.errors import DamageError, InputError
from kg.model.judgement import Judgement
from kg.model.reference import ReferenceEntry

T = TypeVar("T", bound=msgspec.Struct)
K = TypeVar("K", Judgement, ReferenceEntry)
_WHAT_TO_DO = "`kg store check` names all that is damaged"


def encode(value: msgspec.Struct, owner: str) -> str:
    """Return JSON. Half a surrogate pair has no UTF-8: :class:`InputError` names whose text it is."""
    try:
        return msgspec.json.encode(value).decode()
    except UnicodeEncodeError as error:
        raise InputError(f"{owner!a} holds text that is no valid Unicode: {error.reason}") from error


def decode(text: str, type: type[T], owner: object) -> T:
    """Read JSON of ours. Raises :class:`DamageError`, naming whose it is, for what isn't that."""
    try:
        return msgspec.json.decode(text, type=type)
    except (msgspec.DecodeError, UnicodeError, TypeError) as error:
        raise _damaged(owner, error) from error


def convert(properties: dict[str, Any], type: type[T], owner: object) -> T:
    """Read a node's properties. Raises :class:`DamageError`, naming whose they are, for what isn't that."""
    try:
        return msgspec.convert(properties, type)
    except msgspec.ValidationError as error:
        raise _damaged(owner, error) from error


def verify(digest: str | None, *parts: str, owner: str, said: str) -> None:
    """Raise :class:`DamageError` where parts have another checksum than they were written with.

    Also where they ``said`` that they are another's than the ``owner``'s, under whose id they are kept.
    """
    changed = "it isn't as it was written" if digest and digest != digest_of(*parts) else ""
    changed = changed or (f"it says that it is {said!r}" if said != owner else "")
    if changed:
        error = ValueError(changed)
        raise _damaged(owner, error) from error


def decode_verified(text: str, type: type[K], id: str, digest: str | None) -> K:
    """Read what is kept under an id. Raises :class:`DamageError` where it isn't as it was written."""
    kept = decode(text, type, id)
    verify(digest, text, owner=id, said=kept.id)
    return kept


def digest_of(*parts: str) -> str:
    """Return a checksum of parts of JSON."""
    whole = "\n".join(parts).encode(errors="surrogatepass")
    return hashlib.blake2b(whole, digest_size=16).hexdigest()


def _damaged(owner: object, error: Exception) -> DamageError:
    return DamageError(f"{owner!r} can't be decoded ({error}): {_WHAT_TO_DO}")
