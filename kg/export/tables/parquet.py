"""Tables as Parquet: a folder with a file for each. It needs the extra ``parquet``."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.atomic import whole_folder
from kg.errors import KgError
from kg.export.tables.definition import Column, Table, tables
from kg.export.tables.reading import Row, rows
from kg.store.base import Store

if TYPE_CHECKING:
    import pyarrow

_ROWS = 50_000


def write_parquet(
    store: Store,
    folder: Path,
    chosen: Mapping[str, Collection[str]] | None = None,
    on_rows: Callable[[int], None] = lambda number: None,
) -> None:
    """Write all tables into a folder, as :func:`~kg.export.tables.csv_files.write_csv` does.

    Raises :class:`~kg.errors.KgError` where pyarrow isn't installed.
    """
    try:
        from pyarrow import RecordBatch
        from pyarrow.parquet import ParquetWriter
    except ModuleNotFoundError:
        raise KgError("Parquet needs pyarrow: pip install 'kg-meetings[parquet]' brings it") from None
    with whole_folder(folder) as part:
        for table in tables():
            schema = _schema(table)
            found = rows(store, table, None if chosen is None else chosen.get(table.key, ()))
            with ParquetWriter(part / f"{table.name}.parquet", schema, compression="zstd") as writer:
                for group in _groups(found):
                    writer.write_batch(RecordBatch.from_pylist(group, schema))
                    on_rows(len(group))


def _groups(found: Iterable[Row]) -> Iterator[list[Row]]:
    rest = iter(found)
    while group := list(islice(rest, _ROWS)):
        yield group


def _schema(table: Table) -> "pyarrow.Schema":
    import pyarrow

    about = {"description": table.description}
    return pyarrow.schema([_field(column) for column in table.columns], metadata=about)


def _field(column: Column) -> "pyarrow.Field[Any]":
    import pyarrow

    types = {
        "string": pyarrow.string(),
        "integer": pyarrow.int64(),
        "float": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "date": pyarrow.date32(),
    }
    type = pyarrow.list_(types[column.type]) if column.is_list else types[column.type]
    return pyarrow.field(column.name, type, metadata={"description": column.description})
