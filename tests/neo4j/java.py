"""Which Java runs a Neo4j: ``python -m tests.neo4j.java 25`` prints the path of one of version 25 or later."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_HOME = re.compile(r"JAVA\w*_HOME|JAVA_HOME_\w+")
_VERSION = re.compile(r'version "(?:1\.)?(\d+)')
_INSTALLED = Path("/usr/lib/jvm")


@cache
def find_java(least: int) -> Path | None:
    """Return the oldest Java that is new enough: from the environment, the path, or where Debian puts it."""
    found = {path: version for path in set(_candidates()) if (version := _version(path)) >= least}
    return min(found, key=lambda path: (found[path], path), default=None)


def _candidates() -> Iterator[Path]:
    homes = [Path(value) for name, value in os.environ.items() if _HOME.fullmatch(name) and value]
    paths = [home / "bin" / "java" for home in (*homes, *_INSTALLED.glob("*"))]
    if on_path := shutil.which("java"):
        paths.append(Path(on_path))
    yield from (path.resolve() for path in paths if path.is_file())


def _version(java: Path) -> int:
    done = subprocess.run([java, "-version"], check=False, capture_output=True, text=True)
    found = _VERSION.search(done.stderr)
    return int(found[1]) if found else 0


if __name__ == "__main__":
    java = find_java(int(sys.argv[1]))
    print(java or f"no Java {sys.argv[1]} or later")
    sys.exit(java is None)
