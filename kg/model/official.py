"""An entry of an official table of trips and visits, and the text that stands for it in a document.

Reports quote the text of their document. So each field of an entry becomes a line with a label: what the
table states has words to quote, and the entry can be read back from the text alone.
"""

import re

import msgspec

_LINE = re.compile(r"^(?P<label>Traveler|From|To|Dates|Remarks): (?P<value>.*)$", re.MULTILINE)


class OfficialEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Who travelled where and when, as a table has it.

    ``traveler`` is a name, with the post before it where the table writes it so; ``home`` is the country that
    they came from, ``country`` the one they went to. ``towns`` stay in the order of the table. ``start`` and
    ``end`` are ISO days.
    """

    traveler: str
    home: str
    country: str
    towns: tuple[str, ...] = ()
    start: str
    end: str
    remarks: str = ""

    @property
    def text(self) -> str:
        """The entry as lines with labels; white space within a field counts as one space."""
        lines = {
            "Traveler": self.traveler,
            "From": self.home,
            "To": "; ".join((*self.towns, self.country)),
            "Dates": self.start if self.start == self.end else f"{self.start} to {self.end}",
            "Remarks": self.remarks,
        }
        return "\n".join(f"{label}: {' '.join(value.split())}" for label, value in lines.items() if value)

    @classmethod
    def read(cls, text: str) -> "OfficialEntry":
        """Return the entry that a text stands for. Raises ``ValueError`` where it stands for none."""
        values = {label: text[start:end] for label, (start, end) in spans_of_values(text).items()}
        if not {"Traveler", "From", "To", "Dates"} <= values.keys():
            raise ValueError("not an entry of a table of trips and visits")
        *towns, country = values["To"].split("; ")
        start, _, end = values["Dates"].partition(" to ")
        return cls(
            traveler=values["Traveler"],
            home=values["From"],
            country=country,
            towns=tuple(towns),
            start=start,
            end=end or start,
            remarks=values.get("Remarks", ""),
        )


def spans_of_values(text: str) -> dict[str, tuple[int, int]]:
    """Return where the value of each label stands in the text of an entry."""
    return {match["label"]: match.span("value") for match in _LINE.finditer(text)}


def span_of_country(text: str, label: str) -> tuple[int, int]:
    """Return where a country stands in the text of an entry: behind the towns, where there are any."""
    start, end = spans_of_values(text)[label]
    return max(start, text.rfind("; ", start, end) + len("; ")), end
