"""Write queries/browser/guide.html and saved-queries.zip from the queries in queries/browser/saved/.

    python -m tools.browser_kit [FOLDER]        (``make browser-kit``)

Each query has its title in the first line, and what one sees in it in the comments below. The first ten are
the steps of the guide, the others come at its end. Running it twice writes the same bytes; a test fails when
the committed files are stale.
"""

import re
import sys
from html import escape
from pathlib import Path
from string import Template
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

KIT = Path(__file__).parents[1] / "queries" / "browser"
# The folder that the queries are in among the favorites.
FOLDER = "Who met whom"
STEPS = 10
_HEADER = re.compile(r"((?://[^\n]*\n)+)(.*)", re.DOTALL)


class Saved(NamedTuple):
    """A query with what is said about it."""

    file: Path
    title: str
    text: str
    cypher: str


def saved(folder: Path = KIT / "saved") -> list[Saved]:
    """Return the queries in the order of their files."""
    return [_read(file) for file in sorted(folder.glob("*.cypher"))]


def _read(file: Path) -> Saved:
    found = _HEADER.fullmatch(file.read_text("utf-8"))
    assert found, f"{file} doesn't begin with comments"
    title, *text = (line.removeprefix("//").strip() for line in found[1].splitlines())
    return Saved(file, title, " ".join(text), found[2].strip())


def guide(queries: list[Saved]) -> str:
    """Return the guide: a slide for each step."""
    frame = Template((KIT / "guide.template.html").read_text("utf-8"))
    steps = "\n".join(f"<slide>\n{_said(one)}\n</slide>" for one in queries[:STEPS])
    return frame.substitute(steps=steps, further="\n".join(map(_said, queries[STEPS:])))


def _said(query: Saved) -> str:
    text = re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(query.text, quote=False))
    return (
        f"<h3>{escape(query.title, quote=False)}</h3>\n<p>{text}</p>\n"
        f'<pre class="pre-scrollable code runnable">{escape(query.cypher, quote=False)}</pre>'
    )


def write_zip(queries: list[Saved], file: Path) -> None:
    """Write the queries as Neo4j Browser takes them: dropped on its page, they are favorites in a folder."""
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for one in queries:
            entry = ZipInfo(f"{FOLDER}/{one.file.name}", date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = ZIP_DEFLATED
            packed.writestr(entry, one.file.read_text("utf-8"))


def generate(folder: Path = KIT) -> list[Path]:
    """Write both files into a folder and return their paths."""
    queries = saved()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "guide.html").write_text(guide(queries), "utf-8", newline="\n")
    write_zip(queries, folder / "saved-queries.zip")
    return [folder / "guide.html", folder / "saved-queries.zip"]


if __name__ == "__main__":
    for path in generate(Path(sys.argv[1]) if len(sys.argv) > 1 else KIT):
        print(path)
