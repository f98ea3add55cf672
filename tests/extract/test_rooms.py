"""Reading flows one way: no room of ``kg/extract`` uses one that comes after it."""

import ast
from pathlib import Path

import kg.extract

HOME = Path(kg.extract.__file__).parent
# From the first to the last; the modules beside the rooms put them together.
ORDER = (
    "words",
    "dates",
    "text",
    "mentions",
    "posts",
    "reading",
    "parse",
    "status",
    "frames",
    "parties",
    "places",
    "topics",
    "affiliations",
    "confidence",
    "reader",
    "official",
    "extractor",
    "extractors",
)


def room_of(path: Path) -> str:
    return path.relative_to(HOME).parts[0].removesuffix(".py")


MODULES = [path for path in sorted(HOME.rglob("*.py")) if room_of(path) != "__init__"]


def used_by(path: Path) -> set[str]:
    """Return the rooms that a module imports from."""
    modules = {
        node.module
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module
    }
    return {module.split(".")[2] for module in modules if module.startswith("kg.extract.")}


def test_every_module_stands_in_a_room() -> None:
    assert {room_of(path) for path in MODULES} == set(ORDER)


def test_no_room_uses_a_later_one() -> None:
    assert not {
        f"{path.relative_to(HOME)} uses {used}"
        for path in MODULES
        for used in used_by(path)
        if ORDER.index(used) > ORDER.index(room_of(path))
    }
