"""Actors and places of one article as they become known, one row for each however often it is named.

Takes what a name was read as (a country, an organization, a person with title and full name) and gives the id of its
row. The id is the slug of the common English name, so that one actor bears the same id in every article.
"""

from collections.abc import Collection
from dataclasses import dataclass, field

from newstables import words
from newstables.propose.names.gazetteer import place_called
from newstables.rows import Actor, Place
from newstables.slugs import slug

NO_BODIES = frozenset({"person", "people", "country", "document"})  # kinds of actors that are no organization
_COUNTRY_RULE = "name:country"


def _listed_place(name: str, mentioned: Collection[str], told: str | None = None) -> Place:
    place = place_called(name, mentioned, told)
    return Place(
        slug(place.name),
        place.name,
        place.kind,
        place.iso3,
        place.subdivision,
        place.latitude,
        place.longitude,
        place.geonames_id,
        None,
        place.source if place.geonames_id or place.latitude is not None else None,
        rule="name:place",
    )


@dataclass(slots=True)
class Entities:
    """Rows by id, made on first use."""

    actors: dict[str, Actor] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    _states: dict[str, str] = field(default_factory=dict)  # id of a country by code
    _organizations: dict[str, str] = field(default_factory=dict)  # id of a listed organization by name

    def actor(self, actor: Actor) -> str:
        """Keep an actor; one that is known already gains what it lacked."""
        known = self.actors.setdefault(actor.actor_id, actor)
        if known is not actor:
            known.role = known.role or actor.role
            known.country = known.country or actor.country
            known.affiliation_id = known.affiliation_id or actor.affiliation_id
        return actor.actor_id

    def country(self, iso3: str) -> str:
        """A state as an actor."""
        if iso3 in self._states:
            return self._states[iso3]
        country = words.countries()[iso3]
        self._states[iso3] = self.actor(
            Actor(
                slug(country.name),
                country.name,
                "country",
                iso3,
                wikidata_id=country.wikidata_id,
                id_source=country.source if country.wikidata_id else None,
                rule=_COUNTRY_RULE,
            )
        )
        return self._states[iso3]

    def country_place(self, iso3: str) -> str:
        """A state as a place."""
        country = words.countries()[iso3]
        place_id = slug(country.name)
        self.places.setdefault(
            place_id,
            Place(
                place_id,
                country.name,
                "country",
                iso3,
                None,
                country.latitude,
                country.longitude,
                country.geonames_id,
                country.wikidata_id,
                country.source,
                rule=_COUNTRY_RULE,
            ),
        )
        return place_id

    def gazetteer_place(self, name: str, mentioned: Collection[str]) -> str:
        """A city, region or area, the likeliest of its name where an article mentions these countries."""
        row = _listed_place(name, mentioned)
        return self.places.setdefault(row.place_id, row).place_id

    def relocate(self, name: str, mentioned: Collection[str], told: str | None) -> None:
        """Find the likeliest of its name again, now that the article is read; a country that is told wins."""
        row = _listed_place(name, mentioned, told)
        self.places[row.place_id] = row

    def unlisted_place(self, name: str, kind: str, rule: str) -> str:
        """A place that no gazetteer lists; its id, empty when the name has no letters that an id can have."""
        place_id = slug(name)
        if place_id:
            self.places.setdefault(place_id, Place(place_id, name, kind, rule=f"name:{rule}"))
        return place_id

    def organization(self, name: str) -> str:
        """An organization of the gazetteer."""
        if name in self._organizations:
            return self._organizations[name]
        listed = words.organizations()[name]
        affiliation = self.organization(listed.affiliation) if listed.affiliation in words.organizations() else None
        self._organizations[name] = self.actor(
            Actor(
                slug(listed.name),
                listed.name,
                listed.kind,
                listed.iso3,
                affiliation_id=affiliation,
                rule="name:organization",
            )
        )
        return self._organizations[name]

    def metonym(self, name: str) -> str:
        """Who sits in a building: the state itself, or a body of its own."""
        listed = words.metonyms()[name]
        if listed.state and listed.iso3:
            return self.country(listed.iso3)
        if listed.actor in words.organizations():
            return self.organization(listed.actor)
        affiliation = self.country(listed.iso3) if listed.iso3 else None
        return self.actor(
            Actor(
                slug(listed.actor),
                listed.actor,
                listed.kind,
                listed.iso3,
                affiliation_id=affiliation,
                rule="name:metonym",
            )
        )
