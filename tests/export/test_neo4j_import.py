"""What the importer of Neo4j makes of a whole store is the same store."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.checking import check
from kg.deriving import refresh
from kg.errors import KgError, NothingRead
from kg.export import neo4j_import
from kg.load import load_documents
from kg.pipeline import load
from kg.store.base import Store
from kg.store.open import open_store
from kg.store.soundness import ANY_COMMAND
from kg.store.whole import read_graph
from tests.conftest import run_neo4j, wipe_neo4j
from tests.neo4j.server import imported
from tests.store.records import judgement, record
from tests.store.test_kept import fill
from tests.store.test_projection import content

EXAMPLES = Path(__file__).parents[2] / "examples"
LOADED = [
    str(EXAMPLES / name) for name in ("01-wire-planned.txt", "02-ministry-readout.html", "09-wire-feed.jsonl")
]
ODD = '"Quotes", commas;\r\n\ttwo lines\\ \\" and é \U0001f600 \x00 \ufeff'
GRAPH_UNFINISHED = f"graph: it was never finished; {ANY_COMMAND}"


def fill_richly(store: Store) -> None:
    """Keep the examples, and documents whose ids and texts a CSV file may stumble over."""
    fill(store)
    load(store, load_documents(LOADED))
    store.put(record(f"https://news.example/{ODD}", f"Ida Holm met Per Dahl. {ODD}", headline="", url=ODD))
    store.put(record("long", "Ida Holm met Per Dahl.\n" + "A long text. " * 400_000))
    store.judge(judgement(f"j-{ODD}", left=ODD, right=""))
    refresh(store)


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.slow
def test_the_importer_makes_the_same_store(neo4j_uri: str, tmp_path: Path) -> None:
    with open_store(str(tmp_path / "store")) as source:
        fill_richly(source)
        neo4j_import.write(source, tmp_path / "files")
        files = files_of(tmp_path / "files")
        with imported(tmp_path / "files", tmp_path / "home") as uri:
            unfinished = [str(finding) for finding in check(uri).findings]
            assert [each for each in unfinished if "constraint" not in each] == [GRAPH_UNFINISHED]
            with open_store(uri) as target:
                assert not target.stale
                assert list(target.kept()) == list(source.kept())
                assert content(read_graph(target)) == content(read_graph(source))
                neo4j_import.write(target, tmp_path / "again")
            assert check(uri, deep=True).findings == []
            with open_store(uri) as target:
                summary = load(target, load_documents(LOADED))
                assert (summary.new, summary.replaced) == (0, 0)
                source.judge(judgement("j-later"))
                target.judge(judgement("j-later"))
                assert list(target.judgements()) == list(source.judgements())
    assert files_of(tmp_path / "again") == files


def test_the_script_finishes_an_import_too(neo4j_uri: str, tmp_path: Path) -> None:
    wipe_neo4j(neo4j_uri)
    with open_store(neo4j_uri) as store:
        fill(store)
        refresh(store)
        neo4j_import.write(store, tmp_path / "files")
    for lack in (  # as after an import
        "MATCH (n) WHERE n.aliases = [] REMOVE n.aliases",
        "MATCH (n:MeetingReport) WHERE n.topics = [] REMOVE n.topics",
        "MATCH (s:StoreState) SET s.imported = s.projected REMOVE s.projected",
        *(f"DROP CONSTRAINT {row['name']}" for row in run_neo4j(neo4j_uri, "SHOW CONSTRAINTS")),
    ):
        run_neo4j(neo4j_uri, lack)
    assert len(check(neo4j_uri).findings) > 10
    for statement in (tmp_path / "files" / neo4j_import.FINISH).read_text("utf-8").split(";\n")[:-1]:
        run_neo4j(neo4j_uri, statement, alone=True)
    assert check(neo4j_uri, deep=True).findings == []


def test_the_same_content_gives_the_same_files(
    store: Store, make_store: Callable[..., Store], tmp_path: Path
) -> None:
    fill(store)
    refresh(store)
    rows: list[int] = []
    neo4j_import.write(store, tmp_path / "one", rows.append)
    neo4j_import.write(make_store(read_only=True), tmp_path / "other")
    files = files_of(tmp_path / "one")
    assert files == files_of(tmp_path / "other")
    assert sum(rows) >= neo4j_import.size(store)
    lines = files["nodes/Document.csv"].decode().splitlines()
    assert lines[0].endswith("id:ID(graph),extraction:string,digest:string,:LABEL")
    assert lines[1].endswith('"Document"')
    with open_store(str(tmp_path / "embedded")) as embedded:
        fill(embedded)
        refresh(embedded)
        neo4j_import.write(embedded, tmp_path / "from embedded")
    assert files_of(tmp_path / "from embedded") == files


def test_nothing_is_left_of_a_folder_that_isnt_whole(store: Store, tmp_path: Path) -> None:
    with pytest.raises(KgError, match="empty"):
        neo4j_import.write(store, tmp_path / "files")
    fill(store)
    with pytest.raises(KgError, match="loading"):
        neo4j_import.write(store, tmp_path / "files")
    assert not list(tmp_path.glob("files*"))
    refresh(store)
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "mine.txt").write_text("mine", "utf-8")
    for taken in (tmp_path / "taken", tmp_path / "taken" / "mine.txt"):
        with pytest.raises(NothingRead, match="another folder"):
            neo4j_import.write(store, taken)
    with pytest.raises(KgError, match="written"):
        neo4j_import.write(store, tmp_path / "none" / "files")
