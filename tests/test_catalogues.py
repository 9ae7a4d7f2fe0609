"""Files for catalogues: Croissant, schema.org, the card of Hugging Face, and citations of the dataset and of its rows."""

import json
import re
import socket
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
import yaml

import newstables
from conftest import Package, write_mini
from newstables import schema
from newstables.article import make_article
from newstables.check import check_package
from newstables.faults import BadInput
from newstables.pipeline import machine_tables
from newstables.publish import Citation, Dataset, citation, render
from newstables.publish.croissant import json_ld
from newstables.seeds import load_dataset
from shell import assert_one_line, run

ROOT = Path(__file__).resolve().parents[1]
PERSON = {"family": "Lindqvist", "given": "Mara"}
ARTICLES = [{"publisher": "The Torvania Post", "published_on": date(2031, 3, 14)}]


def loaded(package: Path, name: str) -> Any:
    return json.loads((package / "data" / name).read_text(encoding="utf-8"))


# ---- Croissant


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("package", ["story", "mini"])
def test_mlcroissant_finds_no_fault_and_reads_every_row(
    package: str, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    import mlcroissant

    def refused(*_: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refused)
    folder: Path = request.getfixturevalue(package)
    read = mlcroissant.Dataset(str(folder / "data" / "croissant.json"))
    assert read.metadata.issues.errors == set()
    assert [record_set.id for record_set in read.metadata.record_sets] == list(schema.tables())
    for name in schema.tables():
        wanted = pq.read_table(folder / "data" / f"{name}.parquet").to_pylist()
        if not wanted:
            continue  # mlcroissant cannot read a file without rows
        found = [{key.split("/")[1]: _plain(value) for key, value in row.items()} for row in read.records(name)]
        assert found == wanted, name


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.decode("utf-8")
    return value.date() if isinstance(value, datetime) else value


@pytest.mark.filterwarnings("ignore")
def test_mlcroissant_has_no_warning_about_a_dataset_that_is_cited(tmp_path: Path) -> None:
    root = with_citation(tmp_path)
    import mlcroissant

    read = mlcroissant.Dataset(str(root / "data" / "croissant.json"))
    assert read.metadata.issues.warnings == set()
    assert str(read.metadata.date_published)[:10] == "2031-05-02"


def test_croissant_has_the_files_with_hashes_and_the_columns_with_their_meaning(mini: Path) -> None:
    found = loaded(mini, "croissant.json")
    descriptor = json.loads((mini / "datapackage.json").read_text(encoding="utf-8"))
    assert {f"data/{file['contentUrl']}": file["sha256"] for file in found["distribution"]} == {
        resource["path"]: resource["hash"].removeprefix("sha256:") for resource in descriptor["resources"]
    }
    figures = {field["name"]: field for field in found["recordSet"][0]["field"]}
    assert figures["claimant_id"]["description"].endswith("Key: `actors.actor_id`.")
    assert figures["headline"]["dataType"] == "sc:Boolean"
    assert found["conformsTo"] == "http://mlcommons.org/croissant/1.0"
    assert found["license"] == ["https://creativecommons.org/licenses/by/4.0/", "Text: The Torvania Post"]


def test_json_ld_in_a_page_says_the_same_and_cannot_end_the_script() -> None:
    evil = "</script><script>alert(1)</script><!-- & \u2028"
    dataset = Dataset("x", evil, evil, "1.0.0", evil, [evil], [{"title": evil}], [{"title": evil}])
    tables = machine_tables(make_article("Water rose.", "x"))
    files = render(tables, dataset)
    text = json_ld(json.loads(files["datapackage.json"]), json.loads(files["data/citation.json"])[0])
    assert not set("<>&\u2028") & set(text)
    said, croissant = json.loads(text), json.loads(files["data/croissant.json"])
    assert said["name"] == evil
    assert (said["@context"], said["@type"]) == ("https://schema.org/", "Dataset")
    for key in ("name", "description", "version", "license", "keywords", "creditText"):
        assert said[key] == croissant[key]
    assert [file["contentUrl"] for file in said["distribution"]] == [file["contentUrl"] for file in croissant["distribution"]]


# ---- the card


def card(package: Path) -> dict[str, Any]:
    _, front, words = (package / "data" / "README.md").read_text(encoding="utf-8").split("---\n", 2)
    assert words == "\n" + schema.dictionary(schema.tables())
    found: dict[str, Any] = yaml.safe_load(front)
    return found


def test_the_card_leads_to_the_file_of_each_table(mini: Path) -> None:
    found = card(mini)
    assert found["pretty_name"] == "Torvania"
    assert found["license"] == ["cc-by-4.0", "other"]
    assert "Text: The Torvania Post" in found["license_details"]
    assert [config["config_name"] for config in found["configs"]] == list(schema.tables())
    assert [config["config_name"] for config in found["configs"] if config.get("default")] == ["figures"]
    for config in found["configs"]:
        (file,) = config["data_files"]
        assert (mini / "data" / file["path"]).is_file()
        assert Path(file["path"]).stem == config["config_name"]


@pytest.mark.parametrize("title", ["a: b", "- x", "# no", '"quoted"', "\x7f\x85\u2028\ufffe", "😀 “Zoë”", "---", "\t{"])
def test_a_title_of_any_form_stays_one_value_of_the_card(title: str) -> None:
    files = render(machine_tables(make_article("Water rose.", "x")), Dataset("x", title, "x", "1.0.0", "x"))
    front = files["data/README.md"].decode("utf-8").split("\n---\n")[0]
    assert yaml.safe_load(front)["pretty_name"] == title


@pytest.mark.parametrize(("rows", "size"), [(999, "n<1K"), (1_000, "1K<n<10K"), (9_999_999, "1M<n<10M"), (10_000_000, "n>10M")])
def test_the_card_says_how_large_it_is(rows: int, size: str) -> None:
    from newstables.publish.card import front_matter

    table = {"name": "figures", "path": "data/figures.csv", "rows": rows, "schema": {}}
    assert f'size_categories: ["{size}"]' in front_matter({"title": "x", "licenses": [], "resources": [table]})


# ---- citations


def with_citation(root: Path, **values: str) -> Path:
    """A small checkout with a CITATION.cff, built."""
    write_mini(root)
    said = {
        "title": "The Torvania tables",
        "authors": "[{family-names: Lindqvist, given-names: Mara}, {name: The Relief Agency}]",
        "date-released": "2031-05-02",
    }
    (root / "CITATION.cff").write_text("".join(f"{k}: {v}\n" for k, v in (said | values).items() if v), encoding="utf-8")
    made = run("build", "--root", root)
    assert made.exit_code == 0, made.output
    return root


def test_a_dataset_is_cited_as_its_citation_file_says(tmp_path: Path) -> None:
    root = with_citation(tmp_path)
    version = newstables.__version__
    assert newstables.cite(path=root) == (
        f"Lindqvist, Mara, The Relief Agency (2031). The Torvania tables (version {version}) [Data set]. "
        "Article: The Torvania Post (2031)."
    )
    (item,) = loaded(root, "citation.json")
    assert item["author"] == [PERSON, {"literal": "The Relief Agency"}]
    assert item["issued"] == {"date-parts": [[2031, 5, 2]]}
    assert (root / "data" / "citation.bib").read_text(encoding="utf-8") == newstables.cite(path=root, style="bibtex")
    assert "author = {Lindqvist, Mara and {The Relief Agency}}," in newstables.cite(path=root, style="bibtex")
    assert json.loads(newstables.cite(path=root, style="csl")) == [item]


def test_without_a_citation_file_title_and_contributors_are_cited(mini: Path, story: Path) -> None:
    assert newstables.cite(path=mini).startswith("A Reader (no date). Torvania (version ")
    assert newstables.cite(path=story).startswith("Tables of a story (version 1.2.3) [Data set].")


def test_an_extracted_package_is_cited_without_a_version_or_date_of_its_own(tmp_path: Path) -> None:
    """The program's version is none of the data's, and nobody has published them on a day."""
    (tmp_path / "flood.txt").write_text("Water rose on Monday, Mara Lindqvist said.\n", encoding="utf-8")
    assert run("extract", tmp_path / "flood.txt", "-o", tmp_path / "flood").exit_code == 0
    made_by = f"Made by newstables {newstables.__version__}, not reviewed"
    assert newstables.cite(path=tmp_path / "flood") == f"Tables of flood [Data set]. {made_by}."
    assert newstables.cite(path=tmp_path / "flood", style="bibtex").count("version") == 0
    assert "version" not in json.loads(newstables.cite(path=tmp_path / "flood", style="csl"))[0]
    assert run("check", tmp_path / "flood").exit_code == 0


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"date-released": "May 2031"}, ["CITATION.cff:3", "is no date"]),
        ({"date-released": ""}, ["CITATION.cff:1", "lacks date-released"]),
        ({"authors": "[]"}, ["CITATION.cff:2", "names no author"]),
        ({"authors": "[{given-names: Mara}]"}, ["CITATION.cff:2", "is no author"]),
    ],
)
def test_a_citation_file_that_is_not_whole_is_told_with_its_line(
    values: dict[str, str], words: list[str], tmp_path: Path
) -> None:
    write_mini(tmp_path)
    said = {"title": "T", "authors": "[{name: A}]", "date-released": "2031-05-02"} | values
    (tmp_path / "CITATION.cff").write_text("".join(f"{k}: {v}\n" for k, v in said.items() if v), encoding="utf-8")
    with pytest.raises(BadInput) as raised:
        load_dataset(tmp_path, "1.0.0", [])
    assert all(word in str(raised.value) for word in words), raised.value


def test_a_row_is_cited_by_what_it_quotes_and_its_id(mini: Path) -> None:
    boats = next(row for row in Package(mini).rows("figures") if row["value"] == "40")
    found = newstables.cite(boats["figure_id"], mini)
    assert f"“{boats['text']}” [figures {boats['figure_id']}]. In: Torvania (version " in found
    (item,) = json.loads(newstables.cite(boats["figure_id"], mini, "csl"))
    assert (item["type"], item["container-title"], item["number"]) == ("entry", "Torvania", boats["figure_id"])
    entry = newstables.cite(f"figures/{boats['figure_id']}", mini, "bibtex")
    assert re.match(r"@misc\{[A-Za-z0-9.-]+,\n", entry)
    assert "howpublished = {In: Torvania}" in entry


def test_an_id_of_two_tables_is_cited_with_its_table(story: Path, copied: Callable[[Path], Package]) -> None:
    package = copied(story)
    (place, *_), (actor, *_) = package.rows("places"), package.rows("actors")
    package.put("places", [{**place, "place_id": actor["actor_id"]}])
    with pytest.raises(BadInput, match=rf"several rows; give one of actors/{actor['actor_id']}, places/{actor['actor_id']}"):
        newstables.cite(actor["actor_id"], package.folder)
    assert f"[places {actor['actor_id']}]" in newstables.cite(f"places/{actor['actor_id']}", package.folder)


def test_what_cannot_be_cited_is_told(mini: Path, tmp_path: Path, copied: Callable[[Path], Package]) -> None:
    with pytest.raises(BadInput, match="there is no row 'nobody'"):
        newstables.cite("nobody", mini)
    with pytest.raises(BadInput, match="there is no row 5"):
        newstables.cite(5, mini)  # type: ignore[arg-type]
    with pytest.raises(BadInput, match="there is no style 'mla'; the styles are text, bibtex, csl"):
        newstables.cite("nobody", mini, "mla")
    with pytest.raises(BadInput, match="is missing"):
        newstables.cite("nobody", tmp_path / "nowhere")
    package = copied(mini)
    for broken in ("[]", "{}", "[1]", "x", '[{"id": 1}]', "[" * 200_000):
        (package.folder / "data" / "citation.json").write_text(broken)
        with pytest.raises(BadInput, match="is no citation"):
            newstables.cite(None, package.folder)
    (package.folder / "data" / "citation.json").unlink()
    with pytest.raises(BadInput, match=r"citation.json: cannot be read .*; make or fetch the package again"):
        newstables.cite(None, package.folder)


def test_the_command_prints_a_citation_and_says_what_is_wrong(mini: Path) -> None:
    assert run("cite", "--package", mini).stdout == newstables.cite(path=mini) + "\n"
    assert run("cite", "--package", mini, "--style", "bibtex").stdout == newstables.cite(path=mini, style="bibtex")
    assert_one_line(run("cite", "nobody", "--package", mini), 2, "there is no row 'nobody'")


def test_tex_takes_no_word_of_a_citation_for_a_command() -> None:
    item = citation.dataset_item(Citation("100% of $5 & {x} \\input{y} #1_a ~^", [{"literal": "A_B"}]), "n", "1.0.0", [])
    entry = citation.bibtex(item)
    assert r"title = {{100\% of \$5 \& \{x\} \textbackslash{}input\{y\} \#1\_a \textasciitilde{}\textasciicircum{}}}," in entry
    assert r"author = {{A\_B}}," in entry


@pytest.mark.parametrize(
    ("articles", "note"),
    [
        (ARTICLES * 2, "Article: The Torvania Post (2031)"),
        (
            [{"publisher": "B", "published_on": None}, {"publisher": "A", "published_on": date(2030, 1, 1)}],
            "Articles: A (2030), B",
        ),
        ([{"publisher": name, "published_on": None} for name in "DCBA"], "Articles: A, B, C and others"),
        ([{"publisher": None, "published_on": None}], None),
    ],
)
def test_the_articles_are_credited(articles: list[dict[str, Any]], note: str | None) -> None:
    assert citation.dataset_item(Citation("T"), "n", "1.0.0", articles).get("note") == note


def test_long_words_of_a_row_are_cut_at_a_word() -> None:
    item = citation.row_item(citation.dataset_item(Citation("T"), "n", "1.0.0", []), "quotes", "a/q1-2", "The\nwater " * 30)
    assert re.fullmatch(r"“(The water )*(The|The water) …” \[quotes a/q1-2\]", item["title"])
    assert len(item["title"]) < 110


def test_the_citation_of_the_dataset_is_that_of_the_citation_file_and_the_readme() -> None:
    said = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    (item,) = loaded(ROOT, "citation.json")
    assert (item["title"], item["version"]) == (said["title"], said["version"])
    assert item["author"] == [{"literal": author["name"]} for author in said["authors"]]
    day = said["date-released"]
    assert item["issued"]["date-parts"] == [[day.year, day.month, day.day]]
    readme = re.sub(r"\s*\n> ", " ", (ROOT / "README.md").read_text(encoding="utf-8")).replace("*", "")
    assert newstables.cite(path=ROOT) in readme


# ---- up to date


def test_the_published_catalogues_are_those_of_the_published_descriptor() -> None:
    from newstables.publish.card import front_matter
    from newstables.publish.croissant import croissant

    descriptor = json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))
    (item,) = loaded(ROOT, "citation.json")
    assert loaded(ROOT, "croissant.json") == croissant(descriptor, item)
    card_words = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
    assert card_words == front_matter(descriptor) + schema.dictionary(schema.tables())
    assert (ROOT / "data" / "citation.bib").read_text(encoding="utf-8") == citation.bibtex(item)


def changed(name: str, change: Callable[[Any], None]) -> Callable[[Path], None]:
    def harm(data: Path) -> None:
        value = json.loads((data / name).read_text(encoding="utf-8"))
        change(value)
        (data / name).write_text(json.dumps(value), encoding="utf-8")

    return harm


def replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    def harm(data: Path) -> None:
        text = (data / name).read_text(encoding="utf-8")
        assert old in text
        (data / name).write_text(text.replace(old, new), encoding="utf-8")

    return harm


def first_field(croissant: Any) -> Any:
    return croissant["recordSet"][0]["field"][0]


CROISSANT_HARMS: dict[str, tuple[Callable[[Any], object], str]] = {
    "hash": (lambda c: c["distribution"][0].update(sha256="0" * 64), "hashes and sizes of the descriptor (figures.csv)"),
    "size": (lambda c: c["distribution"][0].update(contentSize="1 B"), "hashes and sizes of the descriptor (figures.csv)"),
    "file more": (lambda c: c["distribution"].append({**c["distribution"][0], "contentUrl": "x.csv"}), "descriptor (x.csv)"),
    "file less": (lambda c: c["distribution"].pop(), "descriptor (reviews.parquet)"),
    "address": (lambda c: c["distribution"][0].update(contentUrl="http://x.org/figures.csv"), "descriptor (figures.csv)"),
    "version": (lambda c: c.update(version="9.9.9"), "another version"),
    "name": (lambda c: c.update(name="x"), "another name"),
    "table less": (lambda c: c["recordSet"].pop(), "does not have the tables"),
    "column less": (lambda c: c["recordSet"][0]["field"].pop(), "does not have the columns of figures"),
    "column name": (lambda c: first_field(c).update(name="x"), "does not have the columns of figures"),
    "column read": (lambda c: first_field(c)["source"]["extract"].update(column="x"), "does not have the columns of figures"),
    "column type": (lambda c: first_field(c).update(dataType="sc:Integer"), "does not have the columns of figures"),
    "other file": (
        lambda c: first_field(c)["source"]["fileObject"].update({"@id": "quotes.parquet"}),
        "does not have the columns of figures",
    ),
}


@pytest.mark.parametrize("harm", CROISSANT_HARMS)
def test_check_finds_what_a_validator_of_croissant_lets_through(
    harm: str, mini: Path, copied: Callable[[Path], Package]
) -> None:
    package = copied(mini)
    change, words = CROISSANT_HARMS[harm]
    changed("croissant.json", lambda value: change(value) and None)(package.folder / "data")
    faults = [str(fault) for fault in check_package(package.folder, frictionless=False).faults]
    assert any(fault.startswith("data/croissant.json: ") and words in fault for fault in faults), faults


CATALOGUE_HARMS: list[tuple[Callable[[Path], None], str]] = [
    (changed("citation.json", lambda v: v[0].update(version="9.9.9")), "citation.json: cites another package or version"),
    (changed("citation.json", lambda v: v[0].update(author=[{}])), "citation.json: has an author without a name"),
    (changed("citation.json", lambda v: v[0].update(title="")), "citation.json: has no type, title or genre"),
    (changed("citation.json", lambda v: v[0].update(issued={"date-parts": [["x"]]})), "citation.json: has no proper day"),
    (changed("citation.json", lambda v: v.clear()), "citation.json: is not what newstables writes"),
    (replaced("citation.bib", "@misc{torvania-", "@misc{other-"), "citation.bib: cites another package"),
    (replaced("README.md", "pretty_name: ", "pretty_name: New "), "README.md: has another title"),
    (replaced("README.md", '"quotes.parquet"', '"figures.parquet"'), "README.md: does not lead to the file of each table"),
    (replaced("README.md", "# Data dictionary", "# Dictionary"), "README.md: is not the dictionary of this version"),
    (replaced("README.md", '["en"]', "*x"), "README.md:3: uses a YAML alias"),
    (lambda data: (data / "README.md").write_bytes(b"\xff"), "README.md: is not what newstables writes"),
    (lambda data: (data / "croissant.json").write_text("[" * 100_000), "croissant.json: is not what newstables writes"),
    (lambda data: (data / "croissant.json").write_text("[1]"), "croissant.json: is not what newstables writes"),
    (lambda data: (data / "citation.bib").unlink(), "citation.bib: cannot be read"),
]


@pytest.mark.parametrize(("harm", "words"), CATALOGUE_HARMS)
def test_check_finds_catalogues_that_do_not_fit(
    harm: Callable[[Path], None], words: str, mini: Path, copied: Callable[[Path], Package]
) -> None:
    package = copied(mini)
    harm(package.folder / "data")
    faults = [str(fault) for fault in check_package(package.folder, frictionless=False).faults]
    assert len(faults) == 1, faults
    assert faults[0].startswith(f"data/{words}")
