"""A process that reads until its input ends: python -m tests.torture.reader TARGET

Prints how often it looked. Fails on any error, and where it is shown a meeting without report, or a report
without document: readers see one whole graph or the next.
"""

import select
import sys

from kg.store.open import open_store

_ALONE = (
    "MATCH (m:Meeting) WHERE NOT (m)<-[:REPORTS]-(:MeetingReport) RETURN m.id AS id LIMIT 1",
    "MATCH (r:MeetingReport) WHERE NOT (r)<-[:CONTAINS]-(:Document) RETURN r.id AS id LIMIT 1",
)
_ALL = "MATCH (m:Meeting) RETURN count(m) AS number"


def main() -> int:
    """Open, look, close, again and again."""
    looks, target = 0, sys.argv[1]
    while True:
        with open_store(target, read_only=True) as store:
            number = next(iter(store.query(_ALL)))["number"]
            alone = [row["id"] for query in _ALONE for row in store.query(query)]
        if alone or not number:
            print(f"{number} meetings, alone: {alone}", file=sys.stderr)
            return 1
        looks += 1
        if select.select([sys.stdin], [], [], 0)[0]:
            print(looks)
            return 0


if __name__ == "__main__":
    sys.exit(main())
