"""``ask`` and its sisters: what they print, in every format."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import DOCUMENTS, Run

VIENNA = "who met in Vienna and when"


def rows(result) -> list[dict]:
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)["rows"]


def test_a_table_for_people(ask: Run) -> None:
    result = ask("ask", VIENNA)
    assert (result.exit_code, result.stderr) == (0, "")
    for words in (
        "Ingrid Solhaug",
        "Levan Tsiklauri",
        "Vienna,",
        "Austria",
        "14 March 2024",
        "held",
        "Meridian Wire",
    ):
        assert words in " ".join(result.stdout.split())
    assert "\x1b" not in result.stdout, "no colours where no terminal is"
    assert max(map(len, result.stdout.splitlines())) <= 100


def test_a_question_may_come_without_quotation_marks(ask: Run) -> None:
    assert ask("ask", *VIENNA.split()).stdout == ask("ask", VIENNA).stdout


def test_json_is_the_envelope_of_the_contract(ask: Run) -> None:
    answer = json.loads(ask("ask", VIENNA, "--format", "json").stdout)
    assert {"question", "answer", "understood", "query", "parameters", "rows"} <= answer.keys()
    assert answer["question"] == VIENNA
    assert answer["understood"]["asks"] == ["who", "when"]
    assert answer["query"].lstrip().startswith(("MATCH", "CALL", "UNWIND", "OPTIONAL"))
    fields = [
        "meeting",
        "participants",
        "place",
        "country",
        "date",
        "earliest",
        "latest",
        "status",
        "kind",
        "topics",
        "sources",
    ]
    row = next(one for one in answer["rows"] if one["date"] == "2024-03-14")
    assert row.keys() >= set(fields)
    assert (row["place"], row["country"], row["status"]) == ("Vienna", "AT", "held")
    assert all({"id", "name", "role", "rank", "organization"} <= one.keys() for one in row["participants"])
    assert all({"document", "title", "quote", "stated_by"} <= one.keys() for one in row["sources"])


def test_csv_has_a_header_and_a_line_a_row(ask: Run) -> None:
    (row, *_) = csv.DictReader(io.StringIO(ask("ask", VIENNA, "--format", "csv").stdout))
    assert row["who"] == "Ingrid Solhaug; Levan Tsiklauri"
    assert (row["date"], row["place"], row["status"]) == ("2024-03-14", "Vienna", "held")


def test_markdown_is_a_table_with_pipes(ask: Run) -> None:
    lines = [
        line
        for line in ask("ask", VIENNA, "--format", "markdown").stdout.splitlines()
        if line.startswith("|")
    ]
    assert len(lines) >= 3
    assert {line.count("|") - line.count("\\|") for line in lines} == {lines[0].count("|")}
    assert set(lines[1]) <= set("|-: ")


def test_no_match_is_no_error(ask: Run) -> None:
    result = ask("ask", "who met in Reykjavik", "--format", "json")
    assert rows(result) == []
    assert ask("ask", "who met in Reykjavik").exit_code == 0


@pytest.mark.parametrize("format", ["table", "json", "csv", "markdown"])
def test_a_question_that_is_not_understood_is_exit_code_1(ask: Run, format: str) -> None:
    result = ask("ask", "fnord blorb quux", "--format", format)
    assert result.exit_code == 1
    if format == "json":
        assert not json.loads(result.stdout)["understood"].get("asks")


def test_show_query_prints_what_can_be_pasted(ask: Run) -> None:
    shown = ask("ask", VIENNA, "--show-query").stdout
    plain = ask("ask", VIENNA).stdout
    assert shown.startswith(plain)
    assert ":param" in shown[len(plain) :]
    assert "MATCH" in shown[len(plain) :]


def test_show_query_does_not_spoil_csv(ask: Run) -> None:
    shown, plain = (
        ask("ask", VIENNA, "--format", "csv", "--show-query"),
        ask("ask", VIENNA, "--format", "csv"),
    )
    assert shown.stdout == plain.stdout
    assert "MATCH" in shown.stderr


def test_the_query_of_an_answer_gives_its_meetings(ask: Run) -> None:
    listed = {row["meeting"] for row in rows(ask("ask", VIENNA, "--format", "json"))}
    run = rows(ask("query", "who-met-where", "--param", "place=Vienna", "--format", "json"))
    assert listed <= {value for row in run for value in row.values() if isinstance(value, str)}


def test_people_get_a_page_and_programs_all(ask: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.query.library.PAGE", 1)
    commands = ("ask", "which meetings were there"), ("query", "meetings")
    for command in commands:
        everything = json.loads(ask(*command, "--format", "json").stdout)
        assert "page" not in everything
        number = len({row["meeting"] for row in everything["rows"]})
        assert number > 2
        table = ask(*command)
        assert f"1 to 1 of {number} meetings, the most recent first" in " ".join(table.stdout.split())
        assert table.stderr == "--page 2 gives the next ones, --all gives all\n"
        assert ask(*command, "--page", str(number)).stderr == ""
        pages = [
            json.loads(ask(*command, "--format", "json", "--page", str(page)).stdout)
            for page in range(1, number + 1)
        ]
        assert [row for page in pages for row in page["rows"]] == everything["rows"]
        assert pages[1]["page"]["number"] == 2
        assert pages[1]["page"]["total"] == number
        assert ask(*command, "--all").stderr == ""
        assert ask(*command, "--format", "csv").stdout == ask(*command, "--format", "csv", "--all").stdout
    assert ask("ask", VIENNA, "--page", "1", "--all").exit_code == 2
    assert ask("ask", VIENNA, "--page", "0").exit_code == 2


def test_find_by_part_misspelt_and_foreign(ask: Run) -> None:
    for text, name in (("solhaug", "Ingrid Solhaug"), ("Solhoug", "Ingrid Solhaug"), ("Вена", "Vienna")):
        found = rows(ask("find", text, "--format", "json"))
        assert name in [row["name"] for row in found], text
    assert len(rows(ask("find", "a", "--limit", "2", "--format", "json"))) <= 2
    assert rows(ask("find", "zzzzqqqq", "--format", "json")) == []


def test_show_by_name_and_by_id(ask: Run) -> None:
    (one, *_) = rows(ask("find", "Solhaug", "--format", "json"))
    by_name, by_id = ask("show", "Ingrid Solhaug"), ask("show", one["id"])
    assert by_name.exit_code == by_id.exit_code == 0
    for words in ("Ingrid Solhaug", "Foreign", "Norway", "Meridian Wire"):
        assert words in by_id.stdout
    assert json.loads(ask("show", one["id"], "--format", "json").stdout)["rows"]
    assert rows(ask("show", "zzzzqqqq", "--format", "json")) == []


def test_path_over_held_meetings(ask: Run) -> None:
    result = ask("path", "Ingrid Solhaug", "Levan Tsiklauri")
    assert result.exit_code == 0
    assert "Vienna" in result.stdout
    assert "Bergen" not in ask("path", "Ingrid Solhaug", "Ratna Kusumawati").stdout
    assert rows(ask("path", "Ingrid Solhaug", "Ratna Kusumawati", "--any-status", "--format", "json"))


def test_stats(ask: Run) -> None:
    counted = rows(ask("stats", "--format", "json"))
    assert {"of": "label", "name": "Document", "number": DOCUMENTS} in counted
    assert len(rows(ask("stats", "--top", "3", "--format", "json"))) == 3


def test_query_list_names_title_and_parameters(ask: Run) -> None:
    listed = {row["name"]: row for row in rows(ask("query", "--list", "--format", "json"))}
    assert "who-met-where" in listed
    assert all(row["title"] and row["description"] for row in listed.values())
    assert "place=Riga" in ask("query", "--list", "--format", "csv").stdout
    assert ask("query").stdout == ask("query", "--list").stdout


def test_query_list_needs_no_store(tmp_path) -> None:
    from tests.cli.conftest import run

    assert run("--store", str(tmp_path / "none"), "query", "--list").exit_code == 0


def test_query_with_parameters(ask: Run) -> None:
    found = rows(ask("query", "who-met-where", "--param", "place=Bergen", "--format", "json"))
    assert "Ratna Kusumawati" in json.dumps(found)
    assert ":param" in ask("query", "who-met-where", "--param", "place=Bergen", "--show-query").stdout


def test_cypher_with_parameters(ask: Run) -> None:
    query = "MATCH (m:Meeting) WHERE m.status = $status RETURN m.label AS label, m.earliest AS day"
    (row,) = rows(ask("cypher", query, "--param", "status=cancelled", "--format", "json"))
    assert row["day"] == "2024-09-09"
    assert "Bergen" in row["label"]


def test_sparql_free_and_named(ask: Run) -> None:
    query = "SELECT ?name WHERE { ?p a <http://xmlns.com/foaf/0.1/Person> ; ?q $name } ORDER BY ?name"
    found = rows(ask("sparql", query, "--limit", "2", "--format", "json"))
    assert len(found) == 2
    named = ask("sparql", "who-met-where", "--param", "place=Bergen", "--format", "json")
    assert "Ratna Kusumawati" in named.stdout
    assert "VALUES $place" in ask("sparql", "who-met-where", "--param", "place=Bergen", "--show-query").stdout
    assert "who-met-where" in ask("sparql", "--list").stdout
    wrong = ask("sparql", "who-met-where", "--param", "town=Bergen")
    assert (wrong.exit_code, "has no parameter town" in wrong.stderr) == (2, True)
    assert ask("sparql", "DROP ALL").exit_code == 2


def test_validate_the_store_and_a_file(ask: Run, tmp_path: Path) -> None:
    whole = ask("validate")
    assert (whole.exit_code, "no findings" in whole.stdout) == (0, True)
    file = tmp_path / "edited.ttl"
    ask("export", "turtle", "-o", str(file))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"2024-09-09"^^xsd:date', '"2024-09-39"^^xsd:date'), encoding="utf-8")
    edited = ask("validate", str(file))
    assert edited.exit_code == 1
    assert "sem:hasLatestEndTimeStamp “2024-09-39” is no xsd:date" in edited.stdout
    found = json.loads(ask("validate", str(file), "--format", "json").stdout)["rows"]
    assert {one["value"] for one in found} == {"2024-09-39"}
    assert ask("validate", str(tmp_path / "none.ttl")).exit_code == 2


def test_cypher_takes_numbers_and_ends_at_a_limit(ask: Run) -> None:
    query = "UNWIND range(1, $many) AS number RETURN number"
    found = ask("cypher", query, "--param", "many:=5", "--limit", "3", "--format", "json")
    assert [row["number"] for row in rows(found)] == [1, 2, 3]
    assert json.loads(found.stdout)["answer"] == "the first 3 rows of more"
    assert ask("cypher", query, "--param", "many:=five").exit_code == 2
    slow = ask(
        "cypher",
        "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b UNWIND [a, b] AS c RETURN sum(c)",
        "--seconds",
        "0.2",
    )
    assert slow.exit_code == 2
    assert "stopped after 0.2 s" in slow.stderr


@pytest.mark.parametrize(
    "query", ["CREATE (n:Person {id: 'x'})", "MATCH (n) SET n.name = 'x'", "MATCH (n) DELETE n"]
)
def test_cypher_refuses_to_write(ask: Run, query: str) -> None:
    before = ask("stats").stdout
    result = ask("cypher", query)
    assert (result.exit_code, "read" in result.stderr) == (2, True)
    assert ask("stats").stdout == before


def test_export_to_a_file_and_to_standard_output(ask: Run, tmp_path) -> None:
    result = ask("export", "nquads", "-o", str(tmp_path / "all.nq"))
    assert (result.exit_code, result.stdout) == (0, "")
    assert "all.nq" in result.stderr
    written = (tmp_path / "all.nq").read_text(encoding="utf-8")
    assert "Ingrid Solhaug" in written
    assert ask("export", "nquads").stdout == ask("export", "nquads", "-o", "-").stdout == written
    assert ask("export", "turtle").stdout.startswith("@prefix")


@pytest.mark.parametrize("option", ["--since", "--until", "--place", "--person", "--query"])
def test_an_empty_condition_doesnt_export_everything(ask: Run, tmp_path, option: str) -> None:
    result = ask("export", "nquads", option, "", "-o", str(tmp_path / "all.nq"))
    assert result.exit_code == 2
    assert f"{option} is empty" in result.stderr
    assert not (tmp_path / "all.nq").exists()


def test_quiet_says_nothing_of_an_export(demo: str, tmp_path) -> None:
    from tests.cli.conftest import run

    result = run("--quiet", "--store", demo, "export", "nquads", "-o", str(tmp_path / "all.nq"))
    assert (result.exit_code, result.output) == (0, "")


def test_export_to_where_nothing_can_be_written(ask: Run, tmp_path) -> None:
    result = ask("export", "nquads", "-o", str(tmp_path / "none" / "all.nq"))
    assert result.exit_code != 0
    (line,) = result.stderr.strip().splitlines()
    assert "all.nq" in line


def test_export_of_files_for_an_import(ask: Run, tmp_path) -> None:
    folder = tmp_path / "for neo4j"
    result = ask("export", "neo4j-import", "-o", str(folder))
    assert result.stdout == f"cd '{folder}' && neo4j-admin database import full neo4j @import.args\n"
    assert "wrote" in result.stderr
    assert {"nodes", "relationships", "import.args", "finish.cypher"} <= {
        each.name for each in folder.iterdir()
    }
    again = ask("export", "neo4j-import", "-o", str(folder))
    assert again.exit_code == 2
    assert "there already" in again.stderr


def test_export_under_another_base(ask: Run) -> None:
    text = ask("export", "nquads", "--base", "https://meetings.example/id/", "--created", "2024-05-01").stdout
    assert "<https://meetings.example/id/" in text
    assert "w3id.org/kg-meetings/id/" not in text
    assert "2024-05-01" in text


def test_a_query_that_finds_nothing_says_what_nothing_is_called(ask: Run) -> None:
    result = ask("query", "career", "--param", "person=Solhaugh")
    assert result.exit_code == 0
    assert result.stdout == "The posts of somebody: 0 rows\n"
    assert result.stderr == "Nothing here is called “Solhaugh”: did you mean Ingrid Solhaug?\n"
    assert not ask("query", "calls-of-person", "--param", "person=Ingrid Solhaug").stderr
    both = ask("query", "go-betweens", "--param", "one=Xyzzy", "--param", "other=Qqqq", "--format", "json")
    assert json.loads(both.stdout)["rows"] == []
    assert both.stderr == "Nothing here is called “Xyzzy”.\nNothing here is called “Qqqq”.\n"


def test_export_of_tables_and_of_a_selection(ask: Run, tmp_path: Path) -> None:
    assert ask("export", "csv", "-o", str(tmp_path / "all")).exit_code == 0
    assert ask("export", "csv", "-o", str(tmp_path / "some"), "--place", "Bergen").exit_code == 0
    every, some = ((tmp_path / name / "meetings.csv").read_text("utf-8") for name in ("all", "some"))
    assert set(some.splitlines()) < set(every.splitlines())
    assert ask("export", "parquet", "-o", str(tmp_path / "parquet")).exit_code == 0
    file = tmp_path / "some.graphml"
    result = ask("export", "graphml", "-o", str(file), "--query", "who-met-where", "--param", "place=Bergen")
    assert result.exit_code == 0, result.stderr
    assert "Ratna Kusumawati" in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("csv",), "writes a folder: name it with -o FOLDER"),
        (("csv", "-o", "x", "--base", "http://x/"), "not for csv"),
        (("neo4j-import", "-o", "x", "--since", "2000"), "not for neo4j-import"),
        (("csv", "-o", "x", "--since", "3000"), "no meeting is in this selection"),
        (("csv", "-o", "x", "--person", "Nobody Atall"), "Nothing"),
        (("csv", "-o", "x", "--param", "a=b"), "--param is for --query"),
    ],
)
def test_exports_that_can_not_be(ask: Run, arguments: tuple[str, ...], said: str) -> None:
    result = ask("export", *arguments)
    assert result.exit_code == 2
    assert said in result.stderr
