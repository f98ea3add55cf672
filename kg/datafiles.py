"""Reading the data files that lie in the ``data`` folder beside the code which they belong to."""

from pathlib import Path
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


def read_json(beside: str, name: str, type: type[T]) -> T:
    """Read a generated file, checked against ``type``. ``beside`` is the caller's ``__file__``."""
    return msgspec.json.decode(_path(beside, name).read_bytes(), type=type)


def read_yaml(beside: str, name: str) -> Any:
    """Read a curated file with the loader in C, where PyYAML has it."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(_path(beside, name).read_text(encoding="utf-8"), Loader=loader)


def _path(beside: str, name: str) -> Path:
    return Path(beside).with_name("data") / name
