"""An embedded store whose first load isn't done, or was interrupted."""

from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.store.open import open_store
from tests.store.records import record


def test_there_is_no_graph_yet(tmp_path: Path) -> None:
    target = str(tmp_path / "store")
    with open_store(target) as store:
        store.put(record("d-1"))
        with open_store(target, read_only=True) as reader, pytest.raises(StoreError, match="no graph yet"):
            list(reader.query("MATCH (n) RETURN n"))
