"""Text in which spaces, line breaks and capitals were lost, and the way back to the document."""

import pytest

from kg.extract.text.tidy import Tidy
from kg.extract.text.truecase import in_usual_case


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ("Jo\u00a0Doe(Riverland)met  Ann", "Jo Doe (Riverland) met Ann"),
        ("the minister(s) of\u00adfered", "the minister(s) offered"),
        ("Jose\u0301 and the \ufb01rst", "José and the first"),
        (
            "Foreign Minister Jo\nDoe met President Pat\nRoe in Lima.",
            "Foreign Minister Jo Doe met President Pat Roe in Lima.",
        ),
        # columns and lines of their own stay
        ("Jo Doe    Minister", "Jo Doe    Minister"),
        ("A headline\nMinister Jo Doe met Minister Roe.", "A headline\nMinister Jo Doe met Minister Roe."),
        ("LIMA\nOSLO\nDOHA", "LIMA\nOSLO\nDOHA"),
    ],
)
def test_what_is_mended(text: str, tidy: str) -> None:
    assert Tidy(text).text.casefold() == tidy.casefold()


@pytest.mark.parametrize(
    "text", ["Plain text.", "Jo\u00a0Doe(Riverland)met\u200b Jose\u0301.", "", "\ufeff", "a\u0301"]
)
def test_offsets_lead_back_to_the_document(text: str) -> None:
    tidy = Tidy(text)
    assert len(tidy.origin) == len(tidy.text)
    assert all(0 <= offset < len(text) for offset in tidy.origin)
    assert list(tidy.origin) == sorted(tidy.origin)


@pytest.mark.parametrize(
    ("text", "usual"),
    [
        ("JO HOLM MET KING OMAR IN LIMA ON 5 MAY.", "Jo Holm met King Omar in Lima on 5 May."),
        ("RIGA (BNS) - NATO'S J. B. OKORO SPOKE.", "Riga (BNS) - NATO's J. B. Okoro spoke."),
        ("SOUTH AFRICA'S FOREIGN MINISTER SPOKE.", "South Africa's foreign minister spoke."),
        # a headline over a text stays what it is
        ("HOLM MEETS ROJAS\n\nThe two met in Lima on Monday, she said.", None),
        ("The UN and the EU spoke.", None),
    ],
)
def test_sentences_in_capitals(text: str, usual: str | None) -> None:
    assert in_usual_case(text) == (usual or text)


@pytest.mark.parametrize(
    ("text", "usual"),
    [
        ("TANABE Jiro met Karl WEISS. Tanabe spoke.", "Tanabe Jiro met Karl Weiss. Tanabe spoke."),
        ("Ms. TANABE Yuko spoke. TANABE left.", "Ms. Tanabe Yuko spoke. Tanabe left."),
        # bodies, acronyms and numbers stay
        ("Paul NATO and EAM Karl Weiss met King Karl XIV of the MSC.", None),
        ("The UNODC and Karl Weiss (SPD) met.", None),
    ],
)
def test_surnames_in_capitals(text: str, usual: str | None) -> None:
    assert Tidy(text).text == (usual or text)


def test_an_excellency_is_no_pronoun() -> None:
    assert Tidy("HE Jo Doe met HE Pat Roe. HE LEFT.").text == "H.E. Jo Doe met H.E. Pat Roe. HE LEFT."
