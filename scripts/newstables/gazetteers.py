"""What a row of the gazetteers says: of a country, a place, a building that stands for its people, an organization.

Takes nothing and gives the shapes; `words` reads the files and finds the rows by name.
"""

from typing import NamedTuple


class Country(NamedTuple):
    """A state or an entity that news treats as one; `name` is the common English one."""

    iso3: str
    iso2: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capital: str | None
    capital_aliases: tuple[str, ...]
    wikidata_id: str | None
    geonames_id: int | None
    latitude: float | None
    longitude: float | None
    source: str


_REGION = 200_000  # as many people as a region counts for beside cities of its name


class Place(NamedTuple):
    """A city, region or area of the gazetteer."""

    name: str
    kind: str
    iso3: str | None
    subdivision: str | None
    geonames_id: int | None
    latitude: float | None
    longitude: float | None
    population: int
    source: str

    def weight(self) -> int:
        """The people of a city of which news speaks as often: no source has those of regions."""
        return self.population or (_REGION if self.kind == "region" else 0)


class Metonym(NamedTuple):
    """A building or city that stands for whoever sits in it; `state` when that is the state itself."""

    actor: str
    kind: str
    iso3: str | None
    state: bool


class Organization(NamedTuple):
    """An organization that world news names without introducing it."""

    name: str
    kind: str
    iso3: str | None
    affiliation: str | None
