"""Questions of all kinds with their right answers, on the fixed graph of ``history.yaml``."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.query import ask
from kg.store.base import Store
from kg.store.open import open_store
from tests.query.asking import TODAY, Verdict, entries, judged
from tests.query.history import history

# File of questions, and the share of them that must be answered right. The unseen ones were written by somebody
# who didn't know the parser, and nothing was tuned on them.
SETS = (("questions.yaml", 0.95), ("questions-unseen.yaml", 0.85))


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Give an embedded store with the graph."""
    with open_store(str(tmp_path_factory.mktemp("history") / "store")) as store:
        store.project(history())
        yield store


def told(name: str, verdicts: list[Verdict]) -> str:
    """Return the share of answers that is right, and each that isn't, with what is wrong with it."""
    answerable = [verdict for verdict in verdicts if not verdict.entry.refused]
    refused = [verdict for verdict in verdicts if verdict.entry.refused]
    right, none = (sum(verdict.right for verdict in some) for some in (answerable, refused))
    wrong = [verdict for verdict in verdicts if not verdict.right]
    typed = sum(bool(verdict.typed) for verdict in wrong)
    lines = [f"{name}: {right} of {len(answerable)} right ({right / len(answerable):.1%})"]
    lines.append(f"  rightly refused: {none} of {len(refused)}")
    lines.append(f"  wrong rows: {sum(bool(verdict.rows) for verdict in wrong)}, wrongly understood: {typed}")
    lines += [f"  {one.entry.question}: {one.rows} {one.typed}" for one in wrong]
    return "\n".join(lines)


@pytest.mark.parametrize(("name", "least"), SETS, ids=[name for name, _ in SETS])
def test_questions_are_answered_right(past: Store, name: str, least: float) -> None:
    asked = entries(name)
    if not asked:
        pytest.skip(f"there is no {name}")
    verdicts = [judged(past, entry) for entry in asked]
    text = told(name, verdicts)
    print(text)
    answerable = [verdict for verdict in verdicts if not verdict.entry.refused]
    assert sum(verdict.right for verdict in answerable) >= least * len(answerable), text
    assert not [verdict.entry.question for verdict in verdicts if verdict.wrong_table], text


def test_there_are_many_questions_of_each_kind() -> None:
    asked = entries("questions.yaml")
    assert len(asked) >= 140
    assert sum(entry.refused is not None for entry in asked) >= 20
    assert len({entry.question for entry in asked}) == len(asked)


def test_both_stores_answer_the_same(past: Store, store: Store, tmp_path: Path) -> None:
    store.project(history())
    wrong = [v for v in (judged(store, entry) for entry in entries("questions.yaml")) if not v.right]
    here = [v for v in (judged(past, entry) for entry in entries("questions.yaml")) if not v.right]
    assert [v.entry.question for v in wrong] == [v.entry.question for v in here]


def test_meetings_that_may_have_been_in_a_town_are_counted(past: Store) -> None:
    said = ask(past, "when did Bassi visit Tokyo", today=TODAY).answer
    assert said.endswith("is known. (1 more in that country, of which no town is known)")
    assert "no town" not in ask(past, "when did Bassi visit Tokyo in 2020", today=TODAY).answer
