"""Reading the data files that lie beside this code."""

from pathlib import Path
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")
_DATA = Path(__file__).with_name("data")


def read_json(name: str, type: type[T]) -> T:
    """Read a generated file, checked against ``type``."""
    return msgspec.json.decode((_DATA / name).read_bytes(), type=type)


def read_yaml(name: str) -> Any:
    """Read a curated file with the loader in C, where PyYAML has it."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load((_DATA / name).read_text(encoding="utf-8"), Loader=loader)
