"""An export loaded back is the same graph: exported again it is the same bytes, whatever store it went through."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.export import FORMATS, export
from kg.export.selection import chosen
from kg.judging import entity, merge, split, undo
from kg.load import load_documents
from kg.model.judgement import Judgement
from kg.pipeline import load
from kg.store.base import Store
from kg.store.open import open_store
from kg.summary import Summary
from tests.test_known_people import PEOPLE
from tests.test_sequences import judge as judge_in_steps

EXAMPLES = sorted(str(path) for path in (Path(__file__).parents[2] / "examples").iterdir())
ENDINGS = {"nquads": "nq", "turtle": "ttl", "trig": "trig", "jsonld": "jsonld"}


def bring_back(store: Store, *files: Path) -> Summary:
    summary = load(store, load_documents([str(file) for file in files]))
    assert summary.failed == []
    return summary


def exported(store: Store, file: Path, format: str = "nquads") -> bytes:
    export(store, format, file)
    return file.read_bytes()


@pytest.fixture
def emptied(tmp_path: Path) -> Iterator[Store]:
    with open_store(str(tmp_path / "other")) as other:
        yield other


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store with articles, reference data, and judgements of which one was taken back."""
    folder = tmp_path_factory.mktemp("told") / "store"
    with open_store(str(folder)) as store:
        load(store, load_documents([*EXAMPLES, *PEOPLE]))
        judge(store)
    return folder


def judge(store: Store) -> None:
    merge(store, entity(store, "Ratna Kusumawati"), entity(store, "Pieter van der Meulen"))
    merge(store, entity(store, "Ratna Kusumawati"), entity(store, "Ingrid Solhaug"))
    undo(store)
    whole = entity(store, "Daniyar Seitkali")
    split(store, whole, [whole.evidence[0].document])


@pytest.mark.parametrize("format", FORMATS)
def test_export_load_export(store: Store, told: Path, format: str, tmp_path: Path) -> None:
    with open_store(str(told), read_only=True) as source:
        first, file = exported(source, tmp_path / "first.nq"), tmp_path / f"all.{ENDINGS[format]}"
        export(source, format, file)
    summary = bring_back(store, file)
    assert (summary.new, summary.judgements.new) == (11, store.counts().judgements)
    assert exported(store, tmp_path / "again.nq") == first
    assert exported(store, tmp_path / f"again.{ENDINGS[format]}", format) == file.read_bytes()
    assert list(store.check()) == []


@pytest.mark.parametrize("ending", ["nq.gz", "nq.zst", "jsonld.gz"])
def test_compressed_files_come_back(told: Path, emptied: Store, ending: str, tmp_path: Path) -> None:
    format = "jsonld" if "jsonld" in ending else "nquads"
    with open_store(str(told), read_only=True) as source:
        first = exported(source, tmp_path / f"first.{ending}", format)
    bring_back(emptied, tmp_path / f"first.{ending}")
    assert exported(emptied, tmp_path / f"again.{ending}", format) == first


def test_sorted_lines_come_back(told: Path, emptied: Store, tmp_path: Path) -> None:
    with open_store(str(told), read_only=True) as source:
        first = exported(source, tmp_path / "first.nq")
    lines = sorted(first.splitlines(keepends=True), reverse=True)
    (tmp_path / "sorted.nq").write_bytes(b"".join(lines))
    bring_back(emptied, tmp_path / "sorted.nq")
    assert exported(emptied, tmp_path / "again.nq") == first


def test_loading_it_twice_changes_nothing(told: Path, emptied: Store, tmp_path: Path) -> None:
    with open_store(str(told), read_only=True) as source:
        first = exported(source, tmp_path / "first.nq")
    bring_back(emptied, tmp_path / "first.nq")
    again = bring_back(emptied, tmp_path / "first.nq")
    assert (again.new, again.replaced, again.unchanged) == (0, 0, 11)
    assert (again.judgements.new, again.meetings) == (0, 0)
    assert exported(emptied, tmp_path / "again.nq") == first


def test_whole_texts_stay_and_come(told: Path, emptied: Store, tmp_path: Path) -> None:
    """An export brings no texts: those that a store has stay, and those that it gets later count."""
    with open_store(str(told), read_only=True) as source:
        exported(source, tmp_path / "first.nq")
        wanted = {record.document.id: record.document.text for record in source.records()}
    load(emptied, load_documents(EXAMPLES[:2]))
    assert bring_back(emptied, tmp_path / "first.nq").unchanged == 2
    whole = {one.document.id for one in emptied.records() if not one.document.excerpt}
    assert len(whole) == 2
    assert all(
        one.document.text == wanted[one.document.id] for one in emptied.records() if not one.document.excerpt
    )
    assert load(emptied, load_documents(EXAMPLES)).replaced == 9
    assert {one.document.id: one.document.text for one in emptied.records()} == wanted


def test_what_reports_quote_stands_at_its_place(told: Path, emptied: Store, tmp_path: Path) -> None:
    with open_store(str(told), read_only=True) as source:
        exported(source, tmp_path / "first.nq")
        texts = {record.document.id: record.document.text for record in source.records()}
    bring_back(emptied, tmp_path / "first.nq")
    for record in emptied.records():
        own = record.document.text
        assert record.document.excerpt
        assert own != texts[record.document.id]
        assert all(a in (b, " ") for a, b in zip(own, texts[record.document.id], strict=False))
        for report in (*record.extraction.meetings, *record.extraction.affiliations):
            assert own[report.start : report.end] == report.quote


def test_a_part_comes_back(told: Path, emptied: Store, tmp_path: Path) -> None:
    with open_store(str(told), read_only=True) as source:
        part = chosen(source, people=["Ratna Kusumawati"])
        export(source, "nquads", tmp_path / "part.nq", chosen=part)
        all_of_it = exported(source, tmp_path / "first.nq")
    assert (tmp_path / "part.nq").stat().st_size < len(all_of_it)
    bring_back(emptied, tmp_path / "part.nq")
    ids = {row["id"] for row in emptied.query("MATCH (r:MeetingReport) RETURN r.id AS id")}
    assert ids == part["MeetingReport"]
    assert emptied.counts().judgements > 0


def test_parts_come_back_one_after_the_other(told: Path, emptied: Store, tmp_path: Path) -> None:
    """What one part leaves out of a document, the other brings; neither takes anything away."""
    with open_store(str(told), read_only=True) as source:
        for name, place in (("one", "Vienna"), ("two", "Astana"), ("three", "Tbilisi")):
            export(source, "nquads", tmp_path / f"{name}.nq", chosen=chosen(source, place=place))
        wanted = {record.document.id: record.extraction for record in source.records()}
        first = exported(source, tmp_path / "first.nq")
    found = 0
    for name in ("one", "two", "three", "one"):
        bring_back(emptied, tmp_path / f"{name}.nq")
        now = sum(len(record.extraction.meetings) for record in emptied.records())
        assert now >= found
        found = now
    for record in emptied.records():
        assert {*record.extraction.meetings} < {*wanted[record.document.id].meetings}
    bring_back(emptied, tmp_path / "first.nq")
    bring_back(emptied, tmp_path / "one.nq")
    # Judgements are numbered as they came; those on one pair are in the same parts.
    assert unnumbered(exported(emptied, tmp_path / "again.nq")) == unnumbered(first)


def unnumbered(export: bytes) -> list[bytes]:
    return sorted(line for line in export.splitlines() if b"#position>" not in line)


def test_the_later_judgement_counts_whatever_its_clock_says(emptied: Store, tmp_path: Path) -> None:
    with open_store(str(tmp_path / "set-back")) as source:
        load(source, load_documents(EXAMPLES))
        merge(source, entity(source, "Ratna Kusumawati"), entity(source, "Pieter van der Meulen"))
        (given,) = source.judgements()
        for number, same in enumerate(("no", "yes", "no")):
            source.judge(
                msgspec.structs.replace(
                    given, id=f"j-{9 - number}", same=same, at=f"20{19 - number}-01-01T00:00:00Z"
                )
            )
        first = exported(refreshed(source), tmp_path / "first.nq")
        order = [one.id for one in source.judgements()]
    bring_back(emptied, tmp_path / "first.nq")
    assert [one.id for one in emptied.judgements()] == order
    assert exported(emptied, tmp_path / "again.nq") == first


def refreshed(store: Store) -> Store:
    from kg.deriving import refresh

    refresh(store)
    return store


Step = tuple[str, int, int]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["load", "load", "merge", "split", "undo"]), st.integers(0, 8), st.integers(0, 8)
    ),
    max_size=8,
)


@settings(max_examples=15, deadline=None)
@given(STEPS)
def test_after_any_sequence(sequence: list[Step]) -> None:
    round_trip(sequence, lambda folder: str(folder / "source"))


@pytest.mark.slow
@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_after_any_sequence_in_neo4j(neo4j_uri: str, sequence: list[Step]) -> None:
    from tests.conftest import wipe_neo4j

    wipe_neo4j(neo4j_uri)
    round_trip(sequence, lambda folder: neo4j_uri)


def round_trip(sequence: list[Step], target: Callable[[Path], str]) -> None:
    """Take steps in a store, and compare its export with that of another one that was made of it."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        with open_store(target(folder)) as source:
            load(source, load_documents(EXAMPLES[:1]))
            for step in sequence:
                take(source, *step)
            first = exported(source, folder / "first.nq")
        with open_store(str(folder / "other")) as other:
            bring_back(other, folder / "first.nq")
            assert exported(other, folder / "again.nq") == first


def take(store: Store, step: str, one: int, other: int) -> None:
    """Take a step; one that makes no sense here is refused."""
    if step == "load":
        load(store, load_documents([EXAMPLES[one % len(EXAMPLES)]]))
    else:
        judge_in_steps(store, step, one, other)


def test_judgements_name_whom_they_are_about(told: Path) -> None:
    with open_store(str(told), read_only=True) as source:
        kept: list[Judgement] = list(source.judgements())
        mentions = {row["id"] for row in source.query("MATCH (m:Mention) RETURN m.id AS id")}
    assert {one.left for one in kept} | {one.right for one in kept} <= mentions
