"""A store of official records for tests that look at the explorer: some decades, since all take minutes."""

from pathlib import Path

import pytest

from kg.load import load_documents
from kg.pipeline import load
from kg.store.open import open_store

_VISITS = Path(__file__).parents[3] / "shared" / "data" / "state" / "visits"


def state_store(folder: Path) -> str:
    """Return the path of a new store with the visits of foreign leaders in the 1970s; skip without them."""
    file = _VISITS / "1970.xml"
    if not file.is_file():
        pytest.skip("../shared/data/state isn't here")
    target = str(folder / "store")
    with open_store(target) as store:
        load(store, load_documents([str(file)], format="state", ends=True))
    return target
