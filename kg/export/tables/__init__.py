"""The graph as tables: CSV with a data package, and Parquet. See ``schemas/generated/data-dictionary.md``."""

from kg.export.tables.csv_files import write_csv
from kg.export.tables.definition import Table, tables
from kg.export.tables.parquet import write_parquet

__all__ = ["Table", "tables", "write_csv", "write_parquet"]
