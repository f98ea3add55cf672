"""Helpers to write an input and read it back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.load import Failure, load_documents
from kg.model.document import Document

Load = Callable[..., list[Document]]


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, str | bytes], str]:
    """Write a file and return its name."""

    def write(name: str, content: str | bytes) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return write


def documents(*sources: str, **options: str) -> list[Document]:
    """Load sources in which nothing may fail."""
    loaded = list(load_documents(sources, **options))  # type: ignore[arg-type]
    failed = [item for item in loaded if isinstance(item, Failure)]
    assert failed == []
    return [item for item in loaded if isinstance(item, Document)]


def failures(*sources: str, **options: str) -> list[Failure]:
    """Return what failed of the sources."""
    return [item for item in load_documents(sources, **options) if isinstance(item, Failure)]  # type: ignore[arg-type]
