"""``kg neighbours``, ``timeline``, ``communities`` and ``stats --top``: options and formats."""

import json

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize("format", ["table", "json", "csv", "markdown"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["neighbours", "Ingrid Solhaug", "--hops", "2", "--since", "2020"],
        ["timeline", "Solhaug", "Tsiklauri", "--by", "month"],
        ["communities", "--any-status"],
        ["stats", "--top", "betweenness"],
    ],
    ids=lambda one: one[0],
)
def test_every_format(ask: Run, arguments: list[str], format: str) -> None:
    result = ask(*arguments, "--format", format)
    assert (result.exit_code, result.stderr) == (0, "")
    if arguments[0] != "communities":
        assert "Tsiklauri" in result.stdout or "2024-03" in result.stdout


def test_whom_somebody_met(ask: Run) -> None:
    rows = json.loads(ask("neighbours", "Ingrid Solhaug", "--format", "json").stdout)["rows"]
    assert ("Levan Tsiklauri", 1, "2024-02-20") in [(r["name"], r["hops"], r["first"]) for r in rows]
    assert "did you mean" in ask("neighbours", "Ingrid Solhag").stdout
    limited = ask("neighbours", "Ingrid Solhaug", "--limit", "1", "--format", "json").stdout
    assert json.loads(limited)["rows"] == rows[:1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["stats", "--top", "fame"],
            "neither a number from 1 to 1000 nor one of degree, betweenness, pagerank",
        ),
        (["stats", "--top", "pagerank", "--by", "degree"], "names a measure already"),
        (["stats", "--by", "degree"], "give --top N"),
        (["neighbours", "Solhaug", "--since", "soon"], "write YYYY, YYYY-MM or YYYY-MM-DD"),
        (["neighbours", "Solhaug", "--in", "Xanadu"], "Nothing here is called “Xanadu”"),
    ],
    ids=" ".join,
)
def test_what_is_wrong_is_told_in_one_line(ask: Run, arguments: list[str], said: str) -> None:
    result = ask(*arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


def test_the_three_ways_to_say_top(ask: Run) -> None:
    ten = ask("stats", "--top", "pagerank", "--format", "json").stdout
    assert json.loads(ten) == json.loads(
        ask("stats", "--top", "10", "--by", "pagerank", "--format", "json").stdout
    )
    assert len(json.loads(ask("stats", "--top", "1", "--format", "json").stdout)["rows"]) == 1
