"""The graph as CSV and Parquet: the same from both stores, read by others, and as the dictionary says."""

import csv
import json
from pathlib import Path

import duckdb
import polars
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import NothingRead
from kg.export.tables import tables, write_csv, write_parquet
from kg.model.entity import Organization, Person
from kg.model.graph import Graph
from kg.store.base import Store
from kg.store.open import open_store
from tests.sample_graph import sample_graph

GOLDEN = Path(__file__).parent / "golden" / "csv"


def contents(folder: Path) -> dict[str, str]:
    return {file.name: file.read_bytes().decode("utf-8") for file in sorted(folder.iterdir())}


def read(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture
def sample(store: Store) -> Store:
    store.project(sample_graph())
    return store


def test_both_stores_write_the_golden_files(sample: Store, tmp_path: Path) -> None:
    rows: list[int] = []
    write_csv(sample, tmp_path / "csv", on_rows=rows.append)
    found, golden = contents(tmp_path / "csv"), contents(GOLDEN)
    for name in golden:
        assert found[name] == golden[name], name
    assert found.keys() == golden.keys()
    assert sum(rows) == sum(len(read(tmp_path / "csv", table.name)) for table in tables())


def test_what_belongs_together_has_the_same_ids(sample: Store, tmp_path: Path) -> None:
    write_csv(sample, tmp_path / "csv")
    package = json.loads((tmp_path / "csv" / "datapackage.json").read_text("utf-8"))
    for resource in package["resources"]:
        rows = read(tmp_path / "csv", resource["name"])
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert all(list(row) == names for row in rows)
        for link in resource["schema"].get("foreignKeys", ()):
            ids = {row["id"] for row in read(tmp_path / "csv", link["reference"]["resource"])}
            assert {row[link["fields"][0]] for row in rows} - {""} <= ids, resource["name"]
        for field in resource["schema"]["fields"]:
            if words := field.get("constraints", {}).get("enum"):
                assert {row[field["name"]] for row in rows} - {""} <= set(words)


def test_parquet_is_read_by_others(sample: Store, tmp_path: Path) -> None:
    write_csv(sample, tmp_path / "csv")
    write_parquet(sample, tmp_path / "parquet")
    meetings = polars.read_parquet(tmp_path / "parquet" / "meetings.parquet")
    assert meetings.schema["earliest"] == polars.Date
    assert meetings.schema["places"] == polars.List(polars.String)
    for table in tables():
        frame = polars.read_parquet(tmp_path / "parquet" / f"{table.name}.parquet")
        assert frame.columns == [column.name for column in table.columns]
        assert len(frame) == len(read(tmp_path / "csv", table.name))
    query = f"""
        SELECT m.label, p.participant_name, p.role
        FROM '{tmp_path}/parquet/meetings.parquet' m
        JOIN '{tmp_path}/parquet/participations.parquet' p ON p.meeting = m.id
        WHERE 'Oslo' IN m.place_names AND m.earliest >= DATE '2020-01-01' ORDER BY 2"""
    assert [row[1:] for row in duckdb.sql(query).fetchall()] == [
        ("Ana Lindqvist", "Foreign Minister"),
        ("Omar Benali", "Head"),
    ]


def test_a_selection_has_its_rows_alone(sample: Store, tmp_path: Path) -> None:
    write_csv(sample, tmp_path / "csv", {"Meeting": ["m-oslo"], "Person": ["p-ana"]})
    assert [row["id"] for row in read(tmp_path / "csv", "meetings")] == ["m-oslo"]
    assert {row["meeting"] for row in read(tmp_path / "csv", "participations")} == {"m-oslo"}
    assert [row["name"] for row in read(tmp_path / "csv", "people")] == ["Ana Lindqvist"]
    assert read(tmp_path / "csv", "documents") == []


def test_nothing_is_written_over(sample: Store, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(NothingRead, match="is there already"):
        write_csv(sample, tmp_path)


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=30)


@settings(max_examples=30, deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=4))
def test_any_name_comes_back(names: list[str]) -> None:
    graph = Graph()
    for at, name in enumerate(names):
        graph.add(Person(id=f"p-{at}", name=name))
        graph.add(Organization(id=f"o-{at}", name=name, kind="other"))
    import tempfile

    with tempfile.TemporaryDirectory() as folder, open_store(f"{folder}/store") as store:
        store.project(graph)
        write_csv(store, Path(folder) / "csv")
        write_parquet(store, Path(folder) / "parquet")
        assert [row["name"] for row in read(Path(folder) / "csv", "people")] == names
        frame = polars.read_parquet(Path(folder) / "parquet" / "people.parquet")
        assert frame["name"].to_list() == names
