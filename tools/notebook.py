"""Execute ``docs/state-records.ipynb`` anew, in its place: ``make notebook``."""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient

PAGE = Path(__file__).parents[1] / "docs" / "state-records.ipynb"


def main() -> None:
    """Run all cells in the folder of the page; an error in one stops, and leaves the page as it was."""
    page = nbformat.read(PAGE, as_version=4)
    # Without times, so that the same outputs are the same bytes.
    client = NotebookClient(
        page, timeout=1800, record_timing=False, resources={"metadata": {"path": str(PAGE.parent)}}
    )
    client.execute()
    page.metadata.language_info = {"name": "python"}
    nbformat.write(page, PAGE)
    print(f"wrote {PAGE}", file=sys.stderr)


if __name__ == "__main__":
    main()
