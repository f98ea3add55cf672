"""Countries in questions: by name, adjective or people, in capitals or not."""

from kg.gazetteer import Country, country, country_by_adjective
from kg.gazetteer.countries import country_by_name
from kg.query.words import words


def country_named(text: str) -> Country | None:
    """Return the country of this name. "the uk" is found; short words in small letters aren't names."""
    return country_by_name(text) or (country_by_name(text.title()) if len(text) > 3 else None)


def country_meant(text: str) -> Country | None:
    """Return the country of a name, an adjective or a people."""
    found = country_named(text) or country_by_adjective(text)
    return found or (country_by_adjective(text.title()) if len(text) > 3 else None)


def country_before_hyphen(text: str) -> Country | None:
    """Return the country of "Anglo" in "Anglo-American"."""
    code = words().prefixes.get(text.lower())
    return country(code) if code else None
