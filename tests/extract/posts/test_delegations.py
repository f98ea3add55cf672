"""The state of whoever leads a delegation or is in it."""

import pytest

from tests.extract.passage import posts


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("OSLO (Wire) - A Peruvian government delegation held talks in Oslo. It rained. The delegation is led by Trade Minister Pablo Rojas.", "Peru"),
        ("OSLO (Wire) - A Peruvian trade team came. The team includes Trade Minister Anna Vega and the army chief, General Pablo Rojas.", "Peru"),
        ("A Peruvian delegation has seen the farms. The six-strong group, led by vice-minister Pablo Rojas, landed on Tuesday.", "Peru"),
        ("The Norwegian delegation was headed by Ambassador Liv Dahl, the Peruvian one by Deputy Foreign Minister Pablo Rojas.", "Peru"),
        # whom a delegation meets, and one of two delegations, can be of any state
        ("OSLO (Wire) - A Peruvian delegation held talks in Oslo. The delegation was received by Trade Minister Pablo Rojas.", "Norway"),
        ("A Peruvian and a Norwegian delegation met. A Chilean delegation stayed away. The delegation was led by Trade Minister Pablo Rojas.", None),
    ],
)  # fmt: skip
def test_state_of_whom_a_delegation_has(text: str, state: str | None) -> None:
    assert posts(text)["Pablo Rojas"][2] == state
