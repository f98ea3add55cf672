"""The main job on a real article: what it must answer, on both stores and in SPARQL, dated and undated."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kg.cli.group import kg
from kg.schema import data_path

ARTICLE = Path(__file__).parents[2] / "shared" / "data" / "seed" / "article.txt"
pytestmark = pytest.mark.skipif(not ARTICLE.exists(), reason="the article in ../shared is not here")

CAPACITIES = {
    "Valery Gerasimov": ("Chief of the General Staff", "Army General", "Russian Armed Forces"),
    "Tod Wolters": ("Supreme Allied Commander Europe", "General", "NATO"),
}
WHERE = "who met in Baku and when"
WHEN = "when did Aliyev meet NATO in Brussels"


class Kg:
    """The command line on one store."""

    def __init__(self, target: str) -> None:
        self.target = target

    def __call__(self, *arguments: str, code: int = 0) -> str:
        result: Result = CliRunner().invoke(kg, ["--store", self.target, *arguments])
        assert result.exit_code == code, result.output
        return result.stdout

    def ask(self, question: str) -> list[dict[str, Any]]:
        return json.loads(self("ask", question, "--format", "json"))["rows"]

    def load(self, *, dated: bool) -> None:
        date = ("--published", "2020-02-04") if dated else ()
        self("load", str(ARTICLE), "--publisher", "Trend", *date)


@pytest.fixture
def command(store_target: str) -> Iterator[Kg]:
    yield Kg(store_target)


def table(rows: list[dict[str, Any]]) -> set[tuple[Any, ...]]:
    return {
        (
            p["name"],
            p["role"],
            p["rank"],
            p["organization"],
            row["place"],
            row["country"],
            row["date"],
            row["status"],
        )
        for row in rows
        for p in row["participants"]
    }


def expected(planned: str, held: str) -> set[tuple[Any, ...]]:
    return {
        (name, *capacity, "Baku", "AZ", date, status)
        for name, capacity in CAPACITIES.items()
        for date, status in ((planned, "planned"), (held, "held"))
    }


def test_who_met_in_baku(command: Kg) -> None:
    command.load(dated=True)
    rows = command.ask(WHERE)
    assert len(rows) == 2
    assert table(rows) == expected("2020-02-06/2020-02-07", "2019-07-10")
    for row in rows:
        assert {source["stated_by"] for source in row["sources"]} == {"Shabnam Hasanova"}
        assert all(source["quote"] in ARTICLE.read_text(encoding="utf-8") for source in row["sources"])


def test_when_the_president_met_the_council(command: Kg) -> None:
    command.load(dated=True)
    (row,) = command.ask(WHEN)
    assert (row["date"], row["place"], row["status"]) == ("2017-11-23", "Brussels", "held")
    assert {one["name"] for one in row["participants"]} == {"Ilham Aliyev", "North Atlantic Council"}


def test_topics_hang_on_the_july_meeting(command: Kg) -> None:
    command.load(dated=True)
    planned, held = sorted(command.ask(WHERE), key=lambda row: row["status"], reverse=True)
    assert planned["topics"] == []
    topics = " | ".join(held["topics"])
    assert len(held["topics"]) == 3
    for part in ("European and global security", "conflicts on the Russia-NATO line", "combating terrorism"):
        assert part in topics


def test_general_sentences_make_no_meeting_and_posts_come_out(command: Kg) -> None:
    command.load(dated=True)
    counts = command("cypher", "MATCH (m:Meeting) RETURN count(m) AS n", "--format", "csv")
    assert counts.split() == ["n", "3"]
    posts = json.loads(
        command(
            "cypher",
            "MATCH (p:Person)-[:HOLDS]->(m:Membership) OPTIONAL MATCH (m)-[:IN_ORGANIZATION]->(o) "
            "RETURN p.name AS person, m.role AS role, m.rank AS rank, o.name AS organization",
            "--format",
            "json",
        )
    )["rows"]
    found = {(row["person"], row["role"], row["rank"], row["organization"]) for row in posts}
    assert found == {
        *((name, *capacity) for name, capacity in CAPACITIES.items()),
        ("Ilham Aliyev", "President", None, "Azerbaijan"),
        ("Shabnam Hasanova", "political analyst", None, None),
    }


def test_without_a_date_nothing_is_invented_and_a_date_completes(command: Kg) -> None:
    command.load(dated=False)
    undated = command.ask(WHERE)
    assert table(undated) == expected("XXXX-02-06/XXXX-02-07", "XXXX-07-10")
    assert all(row["earliest"] is None and row["latest"] is None for row in undated)
    assert "year unknown" in command("ask", WHERE)
    command.load(dated=True)
    dated = command.ask(WHERE)
    assert table(dated) == expected("2020-02-06/2020-02-07", "2019-07-10")
    assert {row["meeting"] for row in dated} == {row["meeting"] for row in undated}


def test_a_second_load_changes_no_byte(command: Kg, tmp_path: Path) -> None:
    command.load(dated=True)
    answers = [command("ask", question) for question in (WHERE, WHEN)]
    command("export", "nquads", "-o", str(tmp_path / "one.nq"))
    command.load(dated=True)
    command.load(dated=False)  # what is known is not lost
    assert [command("ask", question) for question in (WHERE, WHEN)] == answers
    command("export", "nquads", "-o", str(tmp_path / "two.nq"))
    assert (tmp_path / "one.nq").read_bytes() == (tmp_path / "two.nq").read_bytes()


@pytest.mark.parametrize("dated", [True, False])
def test_sparql_gives_the_same_rows(command: Kg, tmp_path: Path, dated: bool) -> None:
    import pyshacl
    from rdflib import Dataset, Graph, Literal

    command.load(dated=dated)
    dates = ("2020-02-06/2020-02-07", "2019-07-10") if dated else ("XXXX-02-06/XXXX-02-07", "XXXX-07-10")
    query = (data_path("queries/sparql") / "who-met-where.rq").read_text(encoding="utf-8")
    for format, name in (("turtle", "out.ttl"), ("nquads", "out.nq")):
        command("export", format, "-o", str(tmp_path / name))
        graph = Dataset(default_union=True) if format == "nquads" else Graph()
        graph.parse(tmp_path / name, format=format)
        rows = graph.query(query, initBindings={"place": Literal("Baku")})
        found = {
            tuple(
                None if row[key] is None else str(row[key])
                for key in ("who", "role", "rank", "organization", "where", "date", "status")
            )
            for row in rows
        }
        assert found == {one[:5] + one[6:] for one in expected(*dates)}
    shapes = Graph().parse(data_path("schemas") / "generated" / "shacl.ttl")
    conforms, _, text = pyshacl.validate(Graph().parse(tmp_path / "out.ttl"), shacl_graph=shapes)
    assert conforms, text


def test_extract_prints_the_contract(command: Kg) -> None:
    (line,) = command(
        "extract", str(ARTICLE), "--published", "2020-02-04", "--publisher", "Trend"
    ).splitlines()
    said = json.loads(line)
    text = ARTICLE.read_text(encoding="utf-8")
    assert said["document"]["published"] == "2020-02-04"
    assert [meeting["status"] for meeting in said["meetings"]] == ["planned", "held", "held"]
    for meeting in said["meetings"]:
        assert meeting["quote"] == text[meeting["start"] : meeting["end"]]
        for part in (meeting["trigger"], meeting["place"], meeting["date"], *meeting["participants"]):
            assert part["text"] == text[part["start"] : part["end"]]
    assert len(said["affiliations"]) == 4
