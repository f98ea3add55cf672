"""FollowTheMoney entities in JSON Lines: known people, bodies, posts and tenures."""

import io
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.load import Failure, Skipped, load_documents
from kg.load.detect import detect
from kg.load.source import Content
from kg.model.document import Document
from kg.model.reference import ReferenceEntry
from tests.load.conftest import documents

Written = Callable[[str, str | bytes], str]
DATA = Path(__file__).parents[1] / "data" / "ftm"
PEOPLE, NESTED = str(DATA / "people.ftm.json"), str(DATA / "nested.json")


def line(id: str = "x", schema: str = "Person", /, properties: Any = None, **more: Any) -> str:
    return json.dumps(
        {"id": id, "schema": schema, "properties": properties or {"name": ["Ida Holm"]}, **more}
    )


def entries(*sources: str, **options: str) -> dict[str, ReferenceEntry]:
    found = list(load_documents(sources, **options))
    assert [item for item in found if isinstance(item, Failure)] == []
    return {item.id: item for item in found if isinstance(item, ReferenceEntry)}


def test_a_person_with_names_dates_countries_and_wikidata_id() -> None:
    found = entries(PEOPLE)
    levan = found["Q999999901"]
    assert (levan.kind, levan.name, levan.wikidata) == ("person", "Levan Tsiklauri", ("Q999999901",))
    assert levan.names == ("Levan Tsiklauri", "Tsiklauri Levan", "Леван Циклаури", "ლევან წიკლაური")
    assert (levan.weak_names, levan.countries, levan.born) == (("Levaniko",), ("GE",), ("1968-05-17",))
    assert (levan.datasets, levan.referents) == (("sample_peps",), ("NK-levan",))
    assert levan.urls == ("https://register.example/ge/tsiklauri",)
    assert levan.changed == "2026-01-01T00:00:00"
    assert found["sample-ingrid"].wikidata == ("Q999999902",)
    assert found["sample-nobody"].roles == ("Member of Parliament",)


def test_a_tenure_names_its_holder_and_post_and_a_post_its_body() -> None:
    found = entries(PEOPLE)
    tenure = found["sample-tenure-1"]
    assert (tenure.kind, tenure.holders, tenure.posts) == ("tenure", ("NK-levan",), ("sample-post-fm-ge",))
    assert (tenure.since, tenure.until) == (("2021-10-05",), ("2024-11-28",))
    post = found["sample-post-fm-ge"]
    assert (post.kind, post.bodies, post.countries) == ("post", ("sample-body-mfa-ge",), ("GE",))
    assert found["sample-body-mfa-ge"].kind == "body"


def test_entities_of_other_schemata_are_said_to_be_skipped() -> None:
    skipped = [item for item in load_documents([PEOPLE]) if isinstance(item, Skipped)]
    assert Counter(item.schema for item in skipped) == {"Address": 1, "Family": 1}


def test_entities_inside_of_others() -> None:
    found = entries(NESTED)
    assert found["nested-tenure"].holders == ("Q2518",)
    assert found["nested-tenure"].posts == ("nested-post",)
    assert found["nested-tenure"].datasets == ("sample_peps",)
    assert found["nested-post"].name == "Chancellor of Germany"


@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.ftm", "a.ftm.json", "a", "a.txt.ftm.jsonl"])
def test_it_is_detected_by_itself(written: Written, name: str) -> None:
    assert list(entries(written(name, line() + "\n" + line("y") + "\n"))) == ["x", "y"]


def test_a_server_that_says_json_may_send_it() -> None:
    stream = io.BytesIO(f"{line()}\n".encode())
    content = Content(
        name="https://x.example/e", url="https://x.example/e", stream=stream, media_type="application/json"
    )
    assert detect(content) == "ftm"
    assert stream.tell() == 0


def test_articles_that_speak_of_schemata_are_articles(written: Written) -> None:
    text = 'The "schema": "Person" and its "properties": {} were explained.'
    (article,) = documents(written("a.jsonl", json.dumps({"text": text, "schema": "Article"}) + "\n"))
    assert isinstance(article, Document)


def test_values_as_text_and_names_in_parts(written: Written) -> None:
    properties = {"firstName": "Ida", "lastName": ["Holm"], "birthDate": "1950-02", "country": "Norway"}
    (ida,) = entries(written("a.ftm", line("Q5x", "Person", properties))).values()
    assert (ida.name, ida.names, ida.born, ida.countries) == (
        "Ida Holm",
        ("Ida Holm",),
        ("1950-02",),
        ("Norway",),
    )
    assert ida.wikidata == ()


def test_what_is_no_date_or_id_is_left_out(written: Written) -> None:
    properties = {"name": ["Ida Holm"], "birthDate": ["c. 1950", "1950-02-03T00:00:00"], "wikidataId": ["x"]}
    (ida,) = entries(written("a.ftm", line("x", "Person", properties))).values()
    assert (ida.born, ida.wikidata) == (("1950-02-03",), ())


def test_the_dataset_is_the_one_that_is_told_else_the_publisher_else_the_file(written: Written) -> None:
    path = written("holders.ftm.json", line() + "\n" + line("y", datasets=["wd"]))
    assert [entry.datasets for entry in entries(path).values()] == [("holders",), ("wd",)]
    assert entries(path, publisher="Register")["x"].datasets == ("Register",)


@pytest.mark.parametrize(
    ("bad", "complaint"),
    [
        ('{"id": "z", "schema": "Person"', "line 2: "),
        ('{"schema": "Person", "properties": {}}', "line 2: missing required field `id`"),
        ('{"id": "z", "properties": {}}', "line 2: missing required field `schema`"),
        (line("", "Person"), "line 2: the field 'id' is empty"),
        (line("z", "Person", {"gender": ["male"]}), "line 2: a person without a name"),
        (line("z", "Occupancy", {"post": ["p"]}), "line 2: an Occupancy needs 'holder' and 'post'"),
        ('{"id": "z", "schema": "Person", "properties": {"name": ["\\ud800"]}}', "line 2: "),
        ("[1]", "line 2: "),
    ],
)
def test_a_bad_line_fails_alone_and_by_its_number(written: Written, bad: str, complaint: str) -> None:
    path = written("a.ftm.json", f"{line()}\n{bad}\n{line('y')}\n")
    first, failure, last = load_documents([path])
    assert isinstance(failure, Failure)
    assert complaint in str(failure.error)
    assert f"{path}, line 2" == failure.source
    assert [first.id, last.id] == ["x", "y"]  # type: ignore[union-attr]


def test_an_empty_file_fails(written: Written) -> None:
    (failure,) = load_documents([written("a.ftm.json", "\n")])
    assert isinstance(failure, Failure)
