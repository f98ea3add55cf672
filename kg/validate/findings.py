"""What a validation report of SHACL says, in words."""

from collections.abc import Callable, Iterator, Mapping

import msgspec
import pyoxigraph as ox

from kg.validate.batches import Told
from kg.validate.dates import wrong
from kg.validate.shapes import SH, Rules, Shapes, Term, properties, text_of

_LENGTH = 200


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Something wrong: with which node, by its class, name and IRI, and what of it; where, its document."""

    class_: str = msgspec.field(name="class")
    name: str | None
    property: str | None
    value: str | None
    problem: str
    node: str
    graph: str | None


_Say = Callable[[Rules, Shapes], str]


def _either(iris: list[str], shapes: Shapes) -> str:
    return " or ".join(map(shapes.short, iris))


_PROBLEMS: Mapping[str, _Say] = {
    "MinCount": lambda rules, shapes: "is missing",
    "MaxCount": lambda rules, shapes: "is there more than once",
    "Datatype": lambda rules, shapes: f"is no {_either(rules['datatype'], shapes)}",
    "Class": lambda rules, shapes: f"is no {_either(rules['class'], shapes)}",
    "Or": lambda rules, shapes: f"is no {_either(rules['or'], shapes)}",
    "In": lambda rules, shapes: f"is none of {', '.join(rules['in'])}",
    "Pattern": lambda rules, shapes: (
        f"is no {_either(rules['datatype'], shapes)}" if "datatype" in rules else "isn't written so"
    ),
    "NodeKind": lambda rules, shapes: f"is no {rules['nodeKind'][0].removeprefix(SH).lower()}",
    "LessThanOrEquals": lambda rules, shapes: f"is after {_either(rules['lessThanOrEquals'], shapes)}",
    "MinInclusive": lambda rules, shapes: f"is less than {rules['minInclusive'][0]}",
    "MaxInclusive": lambda rules, shapes: f"is more than {rules['maxInclusive'][0]}",
    "Closed": lambda rules, shapes: "is no property of it",
}


def findings(report: str | None, nodes: Mapping[str, Told], shapes: Shapes) -> Iterator[Finding]:
    """Yield what a report, in Turtle, says of these nodes, in their order."""
    store = ox.Store()
    if report:
        store.load(report.encode(), format=ox.RdfFormat.TURTLE)
    results = [
        dict(properties(store, quad.object)) for quad in store.quads_for_pattern(None, _sh("result"), None)
    ]
    found: dict[str, set[Finding]] = {}
    for result in results:
        node = str(result["focusNode"])
        found.setdefault(node, set()).add(_finding(result, nodes[node], shapes))
    for node, told in nodes.items():
        if alone := _unknown(told, shapes):
            yield alone
        of_dates = {_made(told, shapes, path, text, problem) for path, text, problem in wrong(told.dates)}
        yield from sorted(
            found.get(node, set()) | of_dates,
            key=lambda one: (one.property or "", one.value or "", one.problem),
        )


def _unknown(told: Told, shapes: Shapes) -> Finding | None:
    """Return the finding that the schema knows no class of a node, if that is so: no shape looks at it."""
    if any(one in shapes.of_class for one in told.classes):
        return None
    named = " or ".join(map(shapes.short, told.classes))
    problem = f"is of no class of the schema: {named}" if named else "has no class"
    return _made(told, shapes, None, None, problem)


def _finding(result: Mapping[str, Term], told: Told, shapes: Shapes) -> Finding:
    path = text_of(result["resultPath"]) if "resultPath" in result else ""
    rules = shapes.rules(told.classes, path)
    component = (
        text_of(result["sourceConstraintComponent"]).removeprefix(SH).removesuffix("ConstraintComponent")
    )
    said = _PROBLEMS.get(component)
    message = text_of(result.get("resultMessage", result["sourceConstraintComponent"]))
    known = said(rules, shapes) if said and (rules or component == "Closed") else message
    problem = shapes.message(result["sourceShape"]) or known
    value = text_of(result["value"]) if path and "value" in result and component != "MinCount" else None
    return _made(told, shapes, path, value, problem)


def _made(told: Told, shapes: Shapes, path: str | None, value: str | None, problem: str) -> Finding:
    known = [one for one in told.classes if one in shapes.of_class]
    return Finding(
        class_=shapes.short((known or told.classes or ["node"])[0]),
        name=told.name and told.name[:_LENGTH],
        property=shapes.short(path) if path else None,
        value=value and value[:_LENGTH],
        problem=problem,
        node=told.node.strip("<>"),
        graph=told.graph,
    )


def _sh(name: str) -> ox.NamedNode:
    return ox.NamedNode(SH + name)
