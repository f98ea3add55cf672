"""What a user's query may do on a server: read the graph, as the server's own plan of it shows."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError
from kg.store.guard import reads_files, would_write

if TYPE_CHECKING:
    from neo4j import ResultSummary

# These read the graph and say what is in it. All others are the business of the server, or of a plug-in that
# may read files and talk to the network.
_PROCEDURES = (
    "db.index.fulltext.queryNodes(",
    "db.index.fulltext.queryRelationships(",
    "db.labels(",
    "db.propertyKeys(",
    "db.relationshipTypes(",
    "db.schema.nodeTypeProperties(",
    "db.schema.relTypeProperties(",
    "db.schema.visualization(",
)
# Commands that tell of the server, its users and what others do there, or change that.
_COMMANDS = ("Show", "Terminate", "Alter", "Create", "Drop", "Grant", "Revoke", "Deny", "Start", "Stop")


def refuse(summary: "ResultSummary") -> None:
    """Raise :class:`QueryError` unless what was explained only reads the graph."""
    if summary.query_type != "r":
        raise would_write()
    for step in _steps(summary.plan) if summary.plan else ():
        name, details = step["operatorType"].partition("@")[0], str(step["args"].get("Details", ""))
        if name == "LoadCSV":
            raise reads_files()
        if name == "ProcedureCall" and not details.startswith(_PROCEDURES):
            called = details.partition("(")[0]
            raise QueryError(f"{called} is refused: of procedures, only those that read the graph may run")
        if name.startswith(_COMMANDS):
            raise QueryError("a query reads the graph; what is the server's business is refused")


def _steps(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield plan
    for before in plan.get("children") or ():
        yield from _steps(before)
