"""What reading the names of a document has found so far, and how far a run of capitals reaches."""

from dataclasses import dataclass, field

from newstables import words
from newstables.propose.names.entities import Entities
from newstables.propose.names.gazetteer import Known
from newstables.rows import Mention
from newstables.text import Document

_LONGEST_NAME = 10  # tokens


@dataclass(slots=True)
class State:
    """What reading a document has found so far."""

    document: Document
    entities: Entities = field(default_factory=Entities)
    mentions: list[Mention] = field(default_factory=list)
    persons: dict[str, str] = field(default_factory=dict)  # surname or full name -> actor id
    organizations: dict[str, str] = field(default_factory=dict)  # name or acronym -> actor id
    gender: dict[str, str] = field(default_factory=dict)  # actor id -> m or f
    open_names: list[tuple[int, int]] = field(default_factory=list)  # runs of unknown kind, tokens
    countries: set[str] = field(default_factory=set)

    def mention(self, first: int, last: int, form: str, rule: str, actor: str | None, place: str | None = None) -> None:
        """Note a mention over a range of tokens (`last` exclusive)."""
        start, end = self.document.starts[first], self.document.ends[last - 1]
        self.mentions.append(Mention(start, end, form, actor, place, rule=f"name:{rule}"))

    def text(self, first: int, last: int) -> str:
        """The words of a range of tokens, with single spaces."""
        return " ".join(self.document.text[self.document.starts[first] : self.document.ends[last - 1]].split())

    def actor_of(self, known: Known) -> str:
        """The actor that a known organization, metonym or country is."""
        if known.kind == "organization":
            return self.entities.organization(known.key)
        if known.kind == "metonym":
            return self.entities.metonym(known.key)
        self.countries.add(known.key)
        return self.entities.country(known.key)


def is_capital(word: str) -> bool:
    """Whether a word begins with a capital letter."""
    return word[0].isupper()


def run_end(document: Document, first: int, limit: int) -> int:
    """Where a run of capitalised words ends: particles and hyphens count when a capital follows, ’s ends it."""
    words_, last = document.words, first + 1
    while last < limit and last - first < _LONGEST_NAME:
        word = words_[last]
        if is_capital(word) and document.starts[last] - document.ends[last - 1] <= 1:
            last += 1
        elif (word.lower() in words.name_particles() and last + 1 < limit and is_capital(words_[last + 1])) or (
            word == "-" and last + 1 < limit and is_capital(words_[last + 1]) and _glued(document, last)
        ):
            last += 2
        else:
            break
    return last


def _glued(document: Document, index: int) -> bool:
    """Whether no space stands round a token."""
    return document.ends[index - 1] == document.starts[index] and document.ends[index] == document.starts[index + 1]
