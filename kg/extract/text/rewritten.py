"""A text that is read instead of a document's own, and the way back to the document's words."""

import unicodedata
from collections.abc import Sequence
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


class Rewritten:
    """What is read for a document; ``origin`` holds the document's offset of each character of ``text``."""

    def __init__(self, document: str, text: str, origin: Sequence[int]) -> None:
        self.document = document
        self.text = text
        self.origin = origin

    def restored(self, said: T) -> T:
        """Return what was read out of the tidy text with the words and offsets of the document."""
        if self.text == self.document:
            return said
        restored: T = self._restored(said)
        return restored

    def _restored(self, node: Any) -> Any:
        if isinstance(node, tuple):
            return tuple(self._restored(item) for item in node)
        if not isinstance(node, msgspec.Struct):
            return node
        inner = {name: self._restored(getattr(node, name)) for name in node.__struct_fields__}
        own = "quote" if "quote" in inner else "text"
        for first, last, words in (("start", "end", own), ("text_start", "text_end", "text")):
            if inner.get(first) is not None:
                inner[first], inner[last] = self._bounds(inner[first], inner[last])
                inner[words] = self.document[inner[first] : inner[last]]
        return type(node)(**inner)

    def _bounds(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the document that a span of the tidy text stands for."""
        if start >= end:
            return self.origin[start], self.origin[start]
        following = self.origin[end] if end < len(self.origin) else len(self.document)
        last = self.origin[end - 1]
        # A letter whose accent stood apart ends behind the accent.
        while last + 1 < following and unicodedata.combining(self.document[last + 1]):
            last += 1
        return self.origin[start], last + 1
