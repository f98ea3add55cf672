"""What an analyst asks by name: each store, and the RDF export, give what plain Python makes of the same graph."""

import re
from collections.abc import Callable, Iterator
from datetime import date as Day
from typing import Any
from urllib.parse import unquote

import pyoxigraph as ox
import pytest

from kg.export import export
from kg.query import library
from kg.schema import data_path
from kg.store.base import Store
from kg.store.open import open_store
from tests.query import independent_meetings, independent_sources  # noqa: F401  (they name their answers)
from tests.query.analysed import analysed
from tests.query.facts import Facts
from tests.query.independent import ANSWERS

IDS = "https://w3id.org/kg-meetings/id/"
XSD = "http://www.w3.org/2001/XMLSchema#"
SPAN = {"from": "2018-04-19", "to": "2019-12-09"}
ALWAYS = {"from": "1900-01-01", "to": "2100-01-01"}
CASES: dict[str, list[dict[str, Any]]] = {
    "activity-by-year": [{"person": "Bergstad"}, {"person": "Selim Demir"}, {"person": "Dmitri Orlov"}],
    "calls-of-person": [{"person": "Дмитрий Орлов"}, {"person": "Viktor Sokolov"}],
    "cancelled-meetings": [{}],
    "career": [{"person": "Bergstad"}, {"person": "Leyla Hasan"}],
    "chain-of-meetings": [
        {"from": "Walter Hartman", "to": "Margaret Alden"},
        {"from": "Zhao Ming", "to": "Dmitri Orlov"},
    ],
    "co-attendance": [{"person": "Matthias Vogt"}, {"person": "Bergstad"}],
    "country-visits": [{"country": "TR"}],
    "coverage-by-outlet": [{}],
    "delegations": [{"organization": "Italy"}],
    "disagreeing-sources": [{}],
    "first-meetings": [{"person": "Matthias Vogt"}, {"person": "Walter Hartman"}, {"person": "Duval"}],
    "go-betweens": [
        {"one": "Viktor Sokolov", "other": "Robert Cole"},
        {"one": "Duval", "other": "Bergstad"},
        {"one": "Agnieszka Kowal", "other": "Duval"},
    ],
    "held-or-denied": [{}],
    "hosts-by-country": [SPAN, ALWAYS, {"from": "2018-12-31", "to": "2019-12-01"}],
    "introductions": [{"person": "James Baxter"}, {"person": "Zhao Ming"}, {"person": "Bergstad"}],
    "itinerary": [{"person": "Walter Hartman"}, {"person": "Виктор Соколов"}, {"person": "Matthias Vogt"}],
    "largest-meetings": [SPAN],
    "meetings-about": [{"topic": "Energy"}, {"topic": "e"}],
    "meetings-after-a-break": [
        {"person": "Matthias Vogt", "days": 365},
        {"person": "Walter Hartman", "days": 30},
        {"person": "Walter Hartman", "days": 200},
        {"person": "Callum Price", "days": 29},
        {"person": "Callum Price", "days": 30},
    ],
    "meetings-between": [{"one": "NATO", "other": "Russia"}, {"one": "Duval", "other": "Robert Cole"}],
    "meetings-of-person": [{"person": "Виктор Соколов"}, {"person": "Matthias Vogt"}],
    "meetings-of-two-states": [
        {"one": "RU", "other": "TR"},
        {"one": "US", "other": "SY"},
        {"one": "IT", "other": "US"},
    ],
    "meetings-on-day": [{"day": "2017-03-03"}, {"day": "2018-06-08"}, {"day": "2021-07-08"}],
    "most-met": [{}, {"least": 4}],
    "on-the-sidelines": [SPAN, {"from": "2018-06-09", "to": "2018-07-11"}],
    "open-dates": [{}],
    "pairs-by-year": [SPAN, ALWAYS],
    "planned-never-held": [{"before": "2021-12-31"}, {"before": "2021-09-30"}],
    "postponed-meetings": [{}],
    "posts-at-date": [
        {"organization": "Norway", "day": "2019-11-15"},
        {"organization": "Norway", "day": "2019-06-01"},
        {"organization": "North Atlantic Treaty Organization", "day": "2019-05-20"},
        {"organization": "Italy", "day": "1999-10-12"},
        {"organization": "Arab League", "day": "2018-02-10"},
        {"organization": "Arab League", "day": "2018-05-10"},
        *({"organization": "Arab League", "day": day} for day in ("2019-03-04", "2019-03-05")),
        *({"organization": "Arab League", "day": day} for day in ("2018-03-05", "2018-09-10", "2018-09-11")),
        *({"organization": "Arab League", "day": day} for day in ("2017-05-01", "2017-05-02")),
        *(
            {"organization": "Arab League", "day": f"1984-{day}"}
            for day in ("01-01", "03-01", "03-31", "04-01")
        ),
        *({"organization": "Arab League", "day": f"1985-{day}"} for day in ("01-01", "12-31")),
        *(
            {"organization": "Arab League", "day": f"1986-{day}"}
            for day in ("01-10", "01-15", "01-21", "12-31")
        ),
        *({"organization": "Arab League", "day": day} for day in ("1982-12-31", "1983-12-31", "1989-12-31")),
    ],
    "representatives": [{"organization": "Norway"}, {"organization": "NATO"}],
    "same-place-same-time": [{"person": "Robert Cole"}, {"person": "Bergstad"}],
    "shuttle-diplomacy": [
        {"person": "Walter Hartman", "days": 2},
        {"person": "Walter Hartman", "days": 26},
        {"person": "Walter Hartman", "days": 40},
        {"person": "Matthias Vogt", "days": 30},
    ],
    "single-source-meetings": [{}],
    "statements-of": [{"speaker": "Erik Halvorsen"}, {"speaker": "Bergstad"}],
    "status-history": [{"id": "m-rome-93"}, {"id": "m-oslo-19"}, {"id": "m-riga-18"}],
    "topics-between": [
        {"one": "Виктор Соколов", "other": "Selim Demir"},
        {"one": "Selim Demir", "other": "Виктор Соколов"},
        {"one": "Walter Hartman", "other": "Nabil Assaf"},
        {"one": "Matthias Vogt", "other": "Agnieszka Kowal"},
    ],
    "topics-by-year": [SPAN, ALWAYS],
    "two-countries-on-a-day": [
        ALWAYS,
        {"from": "1990-01-01", "to": "1991-04-14"},
        {"from": "2018-07-16", "to": "2018-07-16"},
    ],
    "upcoming-meetings": [{"from": "2021-07-08"}],
    "venues-of-place": [{"place": "Türkiye"}, {"place": "Geneva"}],
    "visits-abroad": [{"country": "US"}, {"country": "RU"}],
    "who-held-post": [{"role": "foreign minister"}, {"role": "President", "organization": "france"}],
    "who-met-where": [{"place": "Türkiye"}, {"place": "Palais Wilson"}, {"place": "Germany"}],
    "who-speaks-for-whom": [{"organization": "Norway"}],
}
SPARQL = {path.stem: path.read_text("utf-8") for path in sorted(data_path("queries/sparql").glob("*.rq"))}
TWINS = {name: CASES[name] for name in SPARQL if name != "who-met-where"}
FACTS = Facts(analysed())
_NAMES = {"from": "start", "to": "end"}


def expected(name: str, given: dict[str, Any]) -> list[dict[str, Any]]:
    """Work out what a query gives."""
    days = {one.name for one in library.query(name).parameters if one.type == "date"}
    given = {key: Day.fromisoformat(value) if key in days else value for key, value in given.items()}
    return ANSWERS[name](FACTS, **{_NAMES.get(key, key): value for key, value in given.items()})


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with open_store(str(tmp_path_factory.mktemp("analysed") / "store")) as store:
        store.project(analysed())
        yield store


@pytest.fixture(scope="module")
def rdf(embedded: Store, tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    path = tmp_path_factory.mktemp("rdf") / "all.ttl"
    export(embedded, "turtle", path)
    store = ox.Store()
    store.load(path=str(path), format=ox.RdfFormat.TURTLE)
    return store


ALL = pytest.mark.parametrize(("name", "given"), [(name, given) for name in CASES for given in CASES[name]])


@ALL
def test_plain_python_says_the_same(embedded: Store, name: str, given: dict[str, Any]) -> None:
    rows = library.rows(embedded, name, given)
    assert rows == expected(name, given)
    assert rows or (name in EMPTY and given in EMPTY[name])


# Where that there is nothing is the answer: the last document is of the day before.
EMPTY = {"posts-at-date": [{"organization": "Arab League", "day": "2019-03-05"}]}


def test_so_does_every_store(store: Store) -> None:
    store.project(analysed())
    for name, cases in CASES.items():
        for given in cases:
            assert library.rows(store, name, given) == expected(name, given), (name, given)


@pytest.mark.parametrize(("name", "given"), [(name, given) for name in TWINS for given in TWINS[name]])
def test_sparql_says_the_same(rdf: ox.Store, name: str, given: dict[str, Any]) -> None:
    found = rdf.query(with_values(SPARQL[name], given))
    names = [variable.value for variable in found.variables]
    rows = [{name: plain(row[name]) for name in names} for row in found]
    assert rows == expected(name, given)


def with_values(query: str, given: dict[str, str]) -> str:
    """Give parameters as docs/rdf.md says: in a line after the first WHERE."""
    types = dict(re.findall(r"# param (\w+): (\w+)", query))
    make: dict[str, Callable[[str], object]] = {
        "date": lambda value: ox.Literal(value, datatype=ox.NamedNode(f"{XSD}date")),
        "iri": lambda value: ox.NamedNode(IDS + value),
        "string": ox.Literal,
    }
    lines = "".join(f"\n  VALUES ${key} {{ {make[types[key]](value)} }}" for key, value in given.items())
    return query.replace("WHERE {", "WHERE {" + lines, 1)


def plain(term: ox.NamedNode | ox.Literal | None) -> Any:
    """Return a term as a store gives it: an id, a number, a day or a text."""
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return unquote(term.value.removeprefix(IDS))
    kind = term.datatype.value.removeprefix(XSD)
    return {"integer": int, "date": Day.fromisoformat}.get(kind, str)(term.value)


def test_there_are_enough() -> None:
    assert CASES.keys() == ANSWERS.keys()
    assert len(SPARQL) >= 20
    assert TWINS.keys() == SPARQL.keys() - {
        "who-met-where"
    }  # it has other columns: tests/export/test_sparql.py
