"""Mayors, governors and members of parliament: the town or region whose they are."""

import pytest

from tests.extract.passage import meetings, posts


@pytest.mark.parametrize(
    ("text", "post"),
    [
        # before the title
        ("They dined with Moquegua governor Jan Berg.", ("Governor", "Moquegua")),
        ("Bergen Mayor Jan Berg spoke to reporters.", ("Mayor", "Bergen")),
        ("Bergen Deputy Mayor Jan Berg spoke to reporters.", ("Deputy Mayor", "Bergen")),
        ("Hartledown MP Jan Berg met workers in Surat.", ("MP", "Hartledown")),
        # behind it, with what kind of region it is
        ("The governor of Miranda state, Jan Berg, spoke.", ("Governor", "Miranda")),
        ("The governor of Punjab province, Jan Berg, spoke.", ("Governor", "Punjab")),
        ("The interim head of Tigray, Jan Berg, spoke.", ("interim head", "Tigray")),
        ("The MP for Hartledown, Jan Berg, spoke.", ("MP", "Hartledown")),
        # nowhere beside it
        ("BERGEN (Wire) - It rained. The guests were welcomed by Mayor Jan Berg.", ("Mayor", "Bergen")),
        ("BERGEN (Wire) - Mayor Jan Berg welcomed guests from Lima.", ("Mayor", "Bergen")),
        ("He was back from Bergen, where he was hosted by Mayor Jan Berg.", ("Mayor", "Bergen")),
        ("BERGEN (Wire) - In Durban she sat down with Mayor Jan Berg.", ("Mayor", "Durban")),
        # no town
        ("Mayor Jan Berg welcomed the guests.", ("Mayor", None)),
        ("It smelled all the way from Montreal, joked Mayor Jan Berg.", ("Mayor", None)),
        ("BERGEN (Wire) - Former mayor Jan Berg spoke.", ("former mayor", None)),
        ("Deputy Governor Jan Berg spoke.", ("Deputy Governor", None)),
        ("Acting Mayor Jan Berg spoke.", ("Acting Mayor", None)),
        ("Independent MP Jan Berg spoke.", ("Independent MP", None)),
        ("The head of the Bergen office, Jan Berg, spoke.", ("head", "Bergen office")),
    ],
)
def test_whose_town_or_region(text: str, post: tuple[str, str | None]) -> None:
    role, _, organization = posts(text)["Jan Berg"]
    assert (role, organization) == post


@pytest.mark.parametrize(
    ("text", "post"),
    [
        ("The US ambassador in Pristina, Jan Berg, spoke.", ("Ambassador", "United States")),
        ("The Norwegian ambassador to Peru, Jan Berg, spoke.", ("Ambassador to Peru", "Norway")),
        ("The Consul in Bergen, Jan Berg, spoke.", ("Consul in Bergen", None)),
        (
            "Slovenia's consul general in Cleveland, Jan Berg, spoke.",
            ("Consul General in Cleveland", "Slovenia"),
        ),
    ],
)
def test_where_an_embassy_is(text: str, post: tuple[str, str | None]) -> None:
    role, _, organization = posts(text)["Jan Berg"]
    assert (role, organization) == post


def test_where_a_consul_is_met_is_no_part_of_the_post() -> None:
    (found,) = meetings("Peruvian President Ana Rojas met Norwegian consul Jan Berg in Lima on Monday.")
    assert found.place is not None
    assert found.place.name == "Lima"
