"""A store of official records for tests that look at the explorer: some of them, since all take minutes."""

from pathlib import Path

import pytest

from kg.load import load_documents
from kg.pipeline import load
from kg.store.open import open_store

_STATE = Path(__file__).parents[3] / "shared" / "data" / "state"
_FILES = (
    "visits/1970.xml",
    "travels/president-travels/carter-jimmy.xml",
    "travels/secretary-travels/vance-cyrus-roberts.xml",
)


def state_store(folder: Path) -> str:
    """Return the path of a new store with visits and travels of the 1970s; skip where there are none."""
    files = [str(_STATE / name) for name in _FILES]
    if not all(Path(file).is_file() for file in files):
        pytest.skip("../shared/data/state isn't here")
    target = str(folder / "store")
    with open_store(target) as store:
        load(store, load_documents(files, format="state", as_opened=True))
    return target
