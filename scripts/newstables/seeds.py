"""The seeds folder: the articles that came in, what readers decided on them, and what their figures measure.

Takes the root of a checkout and gives values; this is where a build opens files.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from newstables.article import Article, parse_article, parse_day
from newstables.faults import bad_input, reason, wrong_use
from newstables.folder import is_there
from newstables.publish import Citation, Dataset
from newstables.review import Decision, parse_decisions
from newstables.rows import ADDED, Indicator
from newstables.slugs import safe_id, slug
from newstables.yamlfile import Item, parse

_DATASET_KEYS = ("name", "title", "description", "keywords", "contributors")
_INDICATOR_KEYS = {"name", "definition", "unit"}
_CONTRIBUTOR_KEYS = {"title", "path", "organization", "roles"}


@dataclass(slots=True)
class Seed:
    """An article with the decisions on it and the files they come from."""

    article: Article
    decisions: list[Decision]
    review_file: Path
    review_name: str
    review_text: str


def read_text(path: Path, name: str) -> str:
    """A text file that people write.

    Raises:
        BadInput: it is not UTF-8; WrongUse: it cannot be read.
    """
    try:
        return read_bytes(path, name).decode("utf-8")
    except UnicodeDecodeError:
        raise bad_input(name, "is not UTF-8", "save the file as UTF-8") from None


def read_bytes(path: Path, name: str) -> bytes:
    """The bytes of a file.

    Raises:
        WrongUse: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        todo = "name a file that is there"
        if isinstance(error, IsADirectoryError):
            todo = "name a text file in it"
        elif isinstance(error, PermissionError):
            todo = "make it readable for you"
        raise wrong_use(name, f"cannot be read ({reason(error)})", todo) from None


def _refuse_links(root: Path) -> None:
    """Keep a checkout from elsewhere from having a file of this machine read, and published.

    Raises:
        BadInput: a file or folder under `seeds/` leads out of the checkout.
    """
    inside = root.resolve()
    for path in (root / "seeds", *(root / "seeds").glob("*"), *(root / "seeds").glob("*/*")):
        if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(inside):
            raise bad_input(str(path.relative_to(root)), "is a link out of the checkout", "put the file itself there")


def load_seeds(root: Path) -> list[Seed]:
    """Every article under `seeds/`, by id.

    Raises:
        WrongUse: there is none; BadInput: one of its files has faults.
    """
    _refuse_links(root)
    folders = _folders(root / "seeds")
    if not folders:
        raise wrong_use(str(root / "seeds"), "holds no article", "run this in a checkout, or name one with --root")
    for folder in folders:
        if safe_id(folder.name) != folder.name:
            todo = f"name the folder like {slug(folder.name) or 'flood-relief'}"
            raise bad_input(f"seeds/{folder.name}", "is no article id", todo)
    return [_seed(folder) for folder in folders]


def _folders(seeds: Path) -> list[Path]:
    """The folders of articles. One that cannot be listed ends the build: `glob` would leave its article out without a word."""
    try:
        with os.scandir(seeds) as entries:
            folders = sorted(Path(entry.path) for entry in entries if entry.is_dir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    return [folder for folder in folders if {"article.txt", "article.yaml"} & set(os.listdir(folder))]


def _seed(folder: Path) -> Seed:
    names = {name: f"seeds/{folder.name}/{name}" for name in ("article.txt", "article.yaml", "review.yaml")}
    raw = read_bytes(folder / "article.txt", names["article.txt"])
    metadata = read_text(folder / "article.yaml", names["article.yaml"])
    article = parse_article(raw, metadata, folder.name, names["article.txt"], names["article.yaml"])
    review_file = folder / "review.yaml"
    review_text = read_text(review_file, names["review.yaml"]) if is_there(review_file) else ""
    decisions = parse_decisions(review_text, names["review.yaml"], article.readers)
    return Seed(article, decisions, review_file, names["review.yaml"], review_text)


def load_indicators(root: Path) -> list[Indicator]:
    """The indicators that people defined in `seeds/indicators.yaml`; none when there is no such file.

    Raises:
        BadInput: the file or one of its indicators is not whole.
    """
    path, name = root / "seeds" / "indicators.yaml", "seeds/indicators.yaml"
    if not is_there(path):
        return []
    item = parse(read_text(path, name), name)
    found: list[Indicator] = []
    for key, entry in _mapping(item, name).items():
        where = f"{name}:{entry.line}"
        values = entry.value if isinstance(entry.value, dict) else {}
        words = {part: value.value for part, value in values.items() if isinstance(value.value, str) and value.value}
        if set(values) != _INDICATOR_KEYS or set(words) != _INDICATOR_KEYS:
            raise bad_input(where, f"indicator {key!r} is not whole", "give name, definition and unit, each in words")
        if safe_id(key) != key:
            raise bad_input(where, f"{key!r} is no indicator id", f"write it like {slug(key) or 'people-killed'}")
        found.append(Indicator(key, words["name"], words["definition"], words["unit"], origin=ADDED))
    return found


def load_dataset(root: Path, version: str, articles: list[Article]) -> Dataset:
    """What the descriptor says of the whole, from `seeds/dataset.yaml` and the articles' credits.

    Args:
        root: the checkout.
        version: the version that the dataset will have.
        articles: all of them, for publishers and credits.

    Raises:
        BadInput: a key is missing, unknown or of another kind.
    """
    name = "seeds/dataset.yaml"
    values = _mapping(parse(read_text(root / "seeds" / "dataset.yaml", name), name), name)
    if wrong := set(values) ^ set(_DATASET_KEYS):
        raise bad_input(f"{name}:1", f"lacks or adds {', '.join(sorted(wrong))}", "give " + ", ".join(_DATASET_KEYS))
    credits = list(dict.fromkeys(article.credit for article in articles if article.credit))
    return Dataset(
        name=_words(values["name"], name, "name"),
        title=_words(values["title"], name, "title"),
        description=_words(values["description"], name, "description"),
        version=version,
        text_terms=" ".join(credits) or "The publisher's terms",
        keywords=_word_list(values["keywords"], name, "keywords"),
        contributors=_contributors(values["contributors"], name),
        sources=[{"title": article.publisher} for article in articles if article.publisher],
        citation=_citation(root),
    )


def _citation(root: Path) -> Citation | None:
    """How the dataset is cited, from the root's CITATION.cff; None when there is no such file."""
    name = "CITATION.cff"
    if not is_there(root / name):
        return None
    values = _mapping(parse(read_text(root / name, name), name), name)
    if lacking := [key for key in ("title", "authors", "date-released") if key not in values]:
        raise bad_input(f"{name}:1", f"lacks {', '.join(lacking)}", "write it by the Citation File Format")
    listed = values["authors"].value
    authors = [_author(entry, name) for entry in listed] if isinstance(listed, list) else []
    if not authors:
        raise bad_input(f"{name}:{values['authors'].line}", "names no author", "list at least one")
    released = values["date-released"]
    day = parse_day(_words(released, name, "date-released"), f"{name}:{released.line}")
    return Citation(_words(values["title"], name, "title"), authors, day)


def _author(entry: Item, file: str) -> dict[str, str]:
    """An author as CSL names one: a group by its name, a person by two."""
    values = entry.value if isinstance(entry.value, dict) else {}
    csl = {"name": "literal", "family-names": "family", "given-names": "given"}
    found = {csl[key]: _words(item, file, key) for key, item in values.items() if key in csl}
    if not found.keys() & {"literal", "family"}:
        raise bad_input(f"{file}:{entry.line}", "is no author", "give name, or family-names and given-names")
    return found


def _mapping(item: Item, file: str) -> dict[str, Item]:
    if item.value is None:
        return {}
    if not isinstance(item.value, dict):
        raise bad_input(f"{file}:{item.line}", "is no mapping", "write 'key: words' lines")
    return item.value


def _words(item: Item, file: str, key: str) -> str:
    if not isinstance(item.value, str) or not item.value:
        raise bad_input(f"{file}:{item.line}", f"{key} takes words", f"write {key}: and its words")
    return item.value


def _word_list(item: Item, file: str, key: str) -> list[str]:
    if not isinstance(item.value, list):
        raise bad_input(f"{file}:{item.line}", f"{key} takes a list", f"write {key}: [a, b]")
    return [_words(part, file, key) for part in item.value]


def _contributors(item: Item, file: str) -> list[dict[str, str | list[str]]]:
    found: list[dict[str, str | list[str]]] = []
    for entry in item.value if isinstance(item.value, list) else [item]:
        values = entry.value if isinstance(entry.value, dict) else {}
        if "title" not in values or not set(values) <= _CONTRIBUTOR_KEYS:
            known = ", ".join(sorted(_CONTRIBUTOR_KEYS))
            raise bad_input(f"{file}:{entry.line}", "is no contributor", f"write '- title: ...', with other keys of {known}")
        found.append(
            {key: _word_list(part, file, key) if key == "roles" else _words(part, file, key) for key, part in values.items()}
        )
    return found
