"""Bytes to text: the encoding that is declared, else UTF-8, else the likeliest; never garbage."""

import codecs
import re

from kg.errors import InputError

# Longest first: the mark of UTF-32 starts with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY = (
    (b"%PDF", "a PDF; extract its text first"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"PK\x03\x04", "an archive or office file; extract its text first"),
    (b"\x1f\x8b", "compressed; unpack it first"),
    (b"BZh", "compressed; unpack it first"),
    (b"\xfd7zXZ", "compressed; unpack it first"),
    (b"\x7fELF", "a program"),
)
# Control characters that text hasn't, but for a stray one of a bad export.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
# The charset of a page stands in its first kilobyte (WHATWG HTML, "prescan a byte stream").
_DECLARED = re.compile(
    rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)""", re.IGNORECASE
)
_PRESCAN = 1024
_STRAY_SHARE = 0.01


def declared_charset(page: bytes) -> str | None:
    """Return the charset that an HTML page declares in its head."""
    found = _DECLARED.search(page[:_PRESCAN])
    return (found[1] or found[2]).decode("ascii") if found else None


def mark(data: bytes) -> str | None:
    """Return the encoding that a byte order mark at the start tells."""
    return next((encoding for sign, encoding in _MARKS if data.startswith(sign)), None)


def refuse_binary(data: bytes, name: str) -> None:
    """Fail for formats that aren't text, and say what to do about them."""
    for magic, what in _BINARY:
        if data.startswith(magic):
            raise InputError(f"{name}: this is {what}")


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """Decode the bytes of an input. Only newlines change: all become ``\\n``."""
    refuse_binary(data, name)
    text = _decoded(data, name, declared)
    if len(_CONTROL.findall(text)) > _STRAY_SHARE * len(text):
        raise InputError(f"{name}: this isn't text but binary data")
    if not text.strip():
        raise InputError(f"{name}: the input is empty")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes, name: str, declared: str | None) -> str:
    marked = mark(data)
    if marked is None and b"\0" in data:
        raise InputError(f"{name}: this isn't text but binary data")
    for encoding in (marked, _as_browsers_read(declared), "utf-8"):
        try:
            if encoding:
                return data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return data.decode(guessed_encoding(data, name))


def _as_browsers_read(charset: str | None) -> str | None:
    """Read Latin-1 as Windows-1252, and no declared UTF-16, as the WHATWG encoding standard does.

    A page whose declaration can be read as ASCII isn't in UTF-16.
    """
    try:
        known = codecs.lookup(charset or "").name
    except LookupError:
        return None
    if known.startswith(("utf-16", "utf-32")):
        return None
    return "cp1252" if known in {"iso8859-1", "ascii"} else known


def guessed_encoding(data: bytes, name: str) -> str:
    """Guess a legacy encoding in which some bytes can be read; half a megabyte tells as much as all.

    Raises :class:`InputError` where there is none.
    """
    from charset_normalizer import from_bytes

    best = from_bytes(data[:500_000]).best()
    try:
        if best is not None:
            data.decode(best.encoding)
            return best.encoding
    except UnicodeDecodeError:
        pass
    raise InputError(f"{name}: the encoding can't be told; convert it to UTF-8")
