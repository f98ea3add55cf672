"""Validate a store, or a file of RDF, batch by batch."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyoxigraph as ox

from kg.compression import damaged, opened, without_ending
from kg.errors import KgError, NothingRead
from kg.load.read_rdf import why
from kg.sparql.index import index_of
from kg.store.base import Store
from kg.validate.batches import Batch, batches
from kg.validate.findings import Finding, findings
from kg.validate.report import Report
from kg.validate.shapes import Shapes

Progress = Callable[[int, int], None]


def validate(store: Store, progress: Progress | None = None) -> Report:
    """Validate the graph of a store as ``kg export`` writes it, by the index that ``kg sparql`` uses."""
    return _of_index(ox.Store.read_only(str(index_of(store))), Shapes(), store.uri, progress)


def validate_file(file: Path, progress: Progress | None = None, *, namespace: str | None = None) -> Report:
    """Validate a file of RDF in the format that its name tells: .nq, .trig, .ttl, .nt, .jsonld, .rdf.

    ``namespace`` is that of our own terms, if it was exported with another one. Raises :class:`NothingRead`
    for a file that can't be read or is of no such format, :class:`KgError` for one that is broken (it says
    where) or empty.
    """
    format = ox.RdfFormat.from_extension(without_ending(file).suffix.removeprefix("."))
    if format is None:
        raise NothingRead(f"{file}: its name tells no format of RDF: .nq, .trig, .ttl, .nt, .jsonld or .rdf")
    with TemporaryDirectory(prefix="kg-validate-") as folder:
        index = ox.Store(folder)
        try:
            with opened(file) as stream:
                index.bulk_load(stream, format=format)
        except SyntaxError as error:
            raise KgError(f"{file} is no {format.name}: {why(error)}") from error
        except damaged() as error:
            raise KgError(f"{file} can't be unpacked: {error}") from error
        except OSError as error:
            raise NothingRead(f"{file} can't be read: {error}") from error
        if not len(index):
            raise KgError(f"{file} says nothing: there is no statement in it")
        _name_blank_nodes(index)
        return _of_index(index, Shapes(namespace), str(file), progress)


def _name_blank_nodes(index: ox.Store) -> None:
    """Give blank nodes IRIs: batches couldn't tell them apart, and pyrudof panics at one with a class."""
    blank = [quad for quad in index if ox.BlankNode in (type(quad.subject), type(quad.object))]
    index.extend(
        ox.Quad(_named(quad.subject), quad.predicate, _named(quad.object), quad.graph_name) for quad in blank
    )
    for quad in blank:
        index.remove(quad)


def _named(term: Any) -> Any:
    return ox.NamedNode(f"urn:blank:{term.value}") if isinstance(term, ox.BlankNode) else term


def _of_index(index: ox.Store, shapes: Shapes, target: str, progress: Progress | None) -> Report:
    report = Report(target=target)
    total = len(index)
    for batch in batches(index):
        report.statements += batch.statements
        report.nodes += len(batch.nodes)
        for finding in _of_batch(batch, shapes):
            report.add(finding)
        if progress:
            progress(report.statements, total)
    return report


def _of_batch(batch: Batch, shapes: Shapes) -> Iterator[Finding]:
    import pyrudof

    session = pyrudof.Rudof(pyrudof.RudofConfig())
    session.read_shacl(shapes.for_nodes((one.node, one.classes) for one in batch.nodes.values()))
    session.read_data(batch.text, format=pyrudof.RDFFormat.NTriples)
    report = None
    if not session.validate_shacl().conforms:
        report = session.serialize_shacl_validation_results(pyrudof.ResultShaclValidationFormat.Turtle)
    return findings(report, batch.nodes, shapes)
