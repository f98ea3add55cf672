"""Where the data files of the model are: ``schemas/`` and ``queries/``."""

from pathlib import Path

from kg.errors import KgError

_PACKAGE = Path(__file__).parent
# In a wheel they lie inside the package, in a checkout beside it.
ROOTS = (_PACKAGE, _PACKAGE.parent)


def data_path(name: str) -> Path:
    """Return the path of a file or folder such as ``queries/cypher`` or ``schemas/generated/rdf.json``."""
    for root in ROOTS:
        if (path := root / name).exists():
            return path
    raise KgError(f"{name} is missing from this installation: install kg-meetings again")
