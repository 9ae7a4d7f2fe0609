"""The seeds folder: the articles that came in, what readers decided on them, and what their figures measure.

Takes the root of a checkout and gives values; this is where a build opens files.
"""

from dataclasses import dataclass
from pathlib import Path

from newstables.article import Article, parse_article
from newstables.faults import bad_input, wrong_use
from newstables.publish import Dataset
from newstables.review import Decision, parse_decisions
from newstables.rows import ADDED, Indicator
from newstables.yamlfile import Item, parse

_DATASET_KEYS = ("name", "title", "description", "keywords", "contributors")
_INDICATOR_KEYS = {"name", "definition", "unit"}


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
        raise wrong_use(
            name, f"cannot be read ({(error.strerror or str(error)).lower()})", "name a file that is there"
        ) from None


def load_seeds(root: Path) -> list[Seed]:
    """Every article under `seeds/`, by id.

    Raises:
        WrongUse: there is none; BadInput: one of its files has faults.
    """
    folders = sorted(path.parent for path in (root / "seeds").glob("*/article.yaml"))
    if not folders:
        raise wrong_use(str(root / "seeds"), "holds no article", "run this in a checkout, or name one with --root")
    return [_seed(root, folder) for folder in folders]


def _seed(root: Path, folder: Path) -> Seed:
    names = {name: f"seeds/{folder.name}/{name}" for name in ("article.txt", "article.yaml", "review.yaml")}
    raw = read_bytes(folder / "article.txt", names["article.txt"])
    metadata = read_text(folder / "article.yaml", names["article.yaml"])
    article = parse_article(raw, metadata, folder.name, names["article.txt"], names["article.yaml"])
    review_file = folder / "review.yaml"
    review_text = read_text(review_file, names["review.yaml"]) if review_file.exists() else ""
    decisions = parse_decisions(review_text, names["review.yaml"], article.readers)
    return Seed(article, decisions, review_file, names["review.yaml"], review_text)


def load_indicators(root: Path) -> list[Indicator]:
    """The indicators that people defined in `seeds/indicators.yaml`; none when there is no such file."""
    path, name = root / "seeds" / "indicators.yaml", "seeds/indicators.yaml"
    if not path.exists():
        return []
    item = parse(read_text(path, name), name)
    found: list[Indicator] = []
    for key, entry in (item.value if isinstance(item.value, dict) else {}).items():
        values = entry.value if isinstance(entry.value, dict) else {}
        if set(values) != _INDICATOR_KEYS:
            raise bad_input(f"{name}:{entry.line}", f"indicator {key!r} is not whole", "give name, definition and unit")
        words = {part: value.text() or "" for part, value in values.items()}
        found.append(Indicator(key, words["name"], words["definition"], words["unit"], origin=ADDED))
    return found


def _listed(item: Item) -> list[Item]:
    return item.value if isinstance(item.value, list) else []


def load_dataset(root: Path, version: str, articles: list[Article]) -> Dataset:
    """What the descriptor says of the whole, from `seeds/dataset.yaml` and the articles' credits.

    Raises:
        BadInput: a key is missing or unknown.
    """
    name = "seeds/dataset.yaml"
    item = parse(read_text(root / "seeds" / "dataset.yaml", name), name)
    values = item.value if isinstance(item.value, dict) else {}
    wrong = set(values) ^ set(_DATASET_KEYS)
    if wrong:
        raise bad_input(name, f"lacks or adds {', '.join(sorted(wrong))}", "give " + ", ".join(_DATASET_KEYS))
    contributors = [
        {
            key: [p.text() for p in _listed(part)] if isinstance(part.value, list) else part.text()
            for key, part in c.value.items()
        }
        for c in _listed(values["contributors"])
        if isinstance(c.value, dict)
    ]
    credits = list(dict.fromkeys(article.credit for article in articles if article.credit))
    return Dataset(
        name=values["name"].text() or "",
        title=values["title"].text() or "",
        description=values["description"].text() or "",
        version=version,
        text_terms=" ".join(credits) or "The publisher's terms",
        keywords=[word.text() or "" for word in _listed(values["keywords"])],
        contributors=contributors,
        sources=[{"title": article.publisher} for article in articles if article.publisher],
    )
