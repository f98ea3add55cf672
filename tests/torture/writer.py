"""A process that loads: python -m tests.torture.writer TARGET FIRST STOP

Prints "open" when the store is open, the id of each document once it is kept, and "done" with the graph.
"""

import sys
from collections.abc import Sequence

from kg.errors import KgError
from kg.model.report import Record
from kg.pipeline import load
from kg.store.open import open_store
from tests.torture.corpus import QuickReaders, documents


def main() -> int:
    """Load documents of a range of numbers."""
    target, first, stop = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    try:
        with open_store(target) as store:
            print("open", flush=True)
            keep = store.put_all

            def put_all(records: Sequence[Record]) -> None:
                keep(records)
                for record in records:
                    print(record.document.id, flush=True)

            store.put_all = put_all  # type: ignore[method-assign]
            load(store, documents(range(first, stop)), readers=QuickReaders())
    except KgError as error:
        print(f"Error: {error}", file=sys.stderr)
        return 3
    print("done", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
