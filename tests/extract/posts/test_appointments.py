"""Posts that a verb gives to somebody."""

import pytest

from tests.extract.passage import posts


@pytest.mark.parametrize(
    "text",
    [
        "Nino Beridze was appointed foreign minister of Georgia on Tuesday.",
        "Nino Beridze, who became foreign minister of Georgia in May, spoke.",
        "Nino Beridze, who as foreign minister of Georgia signed it, has died.",
        "Parliament elected Nino Beridze foreign minister of Georgia.",
        "Georgia has named Nino Beridze, a former mayor, as its foreign minister.",
        "Nino Beridze studied in Paris before becoming Georgia's foreign minister.",
    ],
)
def test_a_verb_gives_a_post(text: str) -> None:
    role, _, organization = posts(text)["Nino Beridze"]
    assert (role, organization) != (None, None)
    assert (str(role).lower(), organization) in [("foreign minister", "Georgia"), ("former mayor", None)]


@pytest.mark.parametrize(
    "text",
    [
        "Nino Beridze wants to become foreign minister of Georgia.",
        "Nino Beridze praised the man who became foreign minister of Georgia.",
        "By decree of the President of Georgia, Nino Beridze was dismissed.",
        "Karl Weiss told Nino Beridze that the foreign minister of Georgia had left.",
    ],
)
def test_other_verbs_give_none(text: str) -> None:
    assert "Nino Beridze" not in posts(text)
