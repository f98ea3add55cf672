"""What the gazetteer answers with."""

import msgspec

from kg.model.entity import OrganizationKind, PlaceKind


class Country(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A country, dependent territory or former state.

    ``code`` is ISO 3166-1 alpha-2; former states have the longer code of ISO 3166-3 ("SUHH").
    ``adjectives`` also hold singular demonyms ("French", "Pole"), ``nationals`` the plurals
    ("Poles"), ``seats`` what stands for its government in the news: the capital and names like "Kremlin".
    """

    code: str
    name: str
    full_name: str
    alpha3: str | None = None
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    nationals: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    capital: str | None = None
    capital_geonames: str | None = None
    wikidata: str | None = None
    geonames: str | None = None
    lat: float | None = None
    lon: float | None = None
    independent: bool = False
    historical: bool = False
    successors: tuple[str, ...] = ()


class OrganizationEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A well-known organization or group. ``parent`` is the id of the body that it belongs to."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: OrganizationKind = "intergovernmental"
    parent: str | None = None
    country: str | None = None
    wikidata: str | None = None


class PlaceEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A place on the map. ``country`` is the code of the country that it lies in, where that is settled.

    ``region`` is the code of GeoNames for the country's first-level division that a city lies in.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: PlaceKind = "city"
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    region: str | None = None
    geonames: str | None = None
    wikidata: str | None = None
    population: int | None = None
