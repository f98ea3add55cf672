"""Which places are meant, up to their countries."""

from collections.abc import Collection
from datetime import date as Day

import msgspec

from kg.gazetteer import Country, PlaceEntry, country, place
from kg.gazetteer.former_states import state_then
from kg.gazetteer.places import country_or_capital, region_of
from kg.gazetteer.venues import city_of_venue, venue
from kg.model.entity import Place
from kg.model.graph import Graph
from kg.model.ids import stable_id
from kg.model.report import PlaceMention
from kg.resolve.names import name_key


def add_place(graph: Graph, mention: PlaceMention, context: Collection[str]) -> str:
    """Add a place with the country around it, and return its id. ``context``: countries of the document."""
    found = _found(mention, context)
    if found is None:
        node = Place(
            id=stable_id("pl", name_key(mention.name), mention.country or ""),
            name=mention.name,
            country=mention.country,
        )
        graph.add(node)
        _in_country(graph, node.id, mention.country)
        return node.id
    return _add_entry(graph, found)


def _found(mention: PlaceMention, context: Collection[str]) -> PlaceEntry | None:
    """Find a place in the country that is told; "Hong Kong, United Kingdom" is where it is today."""
    if mention.country is None:
        return place(mention.name, None, context)
    return place(mention.name, mention.country) or country_or_capital(mention.name)


def with_city(mention: PlaceMention | None, place_of_venue: PlaceMention | None) -> PlaceMention | None:
    """Return where a meeting was: as told, or the city of a listed venue where that says more.

    "At the Kremlin" was in Moscow. A White House in another town isn't the one that is known.
    """
    city = city_of_venue(place_of_venue.name) if place_of_venue else None
    if city is None or place_of_venue is None:
        return mention
    state = country(city.country) if city.country else None
    if mention is not None and not (state and mention.name == state.name):
        return mention
    return msgspec.structs.replace(place_of_venue, name=city.name, country=city.country)


def add_former_state(
    graph: Graph, mention: PlaceMention, context: Collection[str], days: tuple[Day, Day] | None
) -> str | None:
    """Add the state that a place lay in on some days and that is no more, if there is one; return its id."""
    told = country(mention.country) if mention.country else None
    if told and told.historical:
        state: Country | None = told
    else:
        found = _found(mention, context)
        code = found.country if found else mention.country
        then = state_then(code, found.region if found else None, *days) if code and days else None
        state = country(then) if then else None
    entry = place(state.name) if state else None
    return _add_entry(graph, entry) if entry else None


def add_venue(graph: Graph, mention: PlaceMention, city: str | None, code: str | None) -> str:
    """Add a venue, which is one only together with its city unless it is listed there; return its id.

    ``code`` is the country of the city, where that is known.
    """
    listed, stands_in = venue(mention.name), city_of_venue(mention.name)
    if listed and stands_in and city == stands_in.id:
        node = _add_node(graph, listed)
        graph.link("PART_OF", node, _add_entry(graph, stands_in))
        return node
    node = graph.add(
        Place(
            id=stable_id("pl", name_key(mention.name), city or ""),
            name=mention.name,
            kind="venue",
            country=code if city else mention.country,
        )
    )
    if city:
        graph.link("PART_OF", node, city)
    return node


def _add_node(graph: Graph, entry: PlaceEntry) -> str:
    return graph.add(
        Place(
            id=entry.id,
            name=entry.name,
            aliases=entry.aliases,
            kind=entry.kind,
            lat=entry.lat,
            lon=entry.lon,
            country=entry.country,
            geonames=entry.geonames,
            wikidata=entry.wikidata,
        )
    )


def _add_entry(graph: Graph, entry: PlaceEntry) -> str:
    """Add a place with what it lies in."""
    node = _add_node(graph, entry)
    region = region_of(entry)
    if region:
        graph.link("PART_OF", node, _add_entry(graph, region))
    elif entry.kind != "country":
        _in_country(graph, node, entry.country)
    return node


def _in_country(graph: Graph, node: str, code: str | None) -> None:
    state = country(code) if code else None
    whole = place(state.name) if state else None
    if whole is not None and whole.id != node:
        graph.link("PART_OF", node, _add_entry(graph, whole))
