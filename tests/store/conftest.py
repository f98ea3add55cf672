"""Stores that tests of stores begin with."""

from pathlib import Path

import pytest

from kg.deriving import refresh
from kg.store.open import open_store
from tests.store.test_kept import fill


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give the folder of a whole embedded store."""
    with open_store(str(tmp_path / "s")) as store:
        fill(store)
        refresh(store)
    return tmp_path / "s"
