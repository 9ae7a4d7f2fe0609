"""What reading the names of a document has found so far, and how far a run of capitals reaches.

Takes a document and keeps its mentions, the names still open and the actors and places known; gives where a run of
capitals ends. Left out is what a run names: see `runs`.
"""

from dataclasses import dataclass, field

from newstables import words
from newstables.propose.names.entities import Entities
from newstables.propose.names.gazetteer import Known
from newstables.propose.names.lexicon import common_words, joiners
from newstables.propose.names.titles import Title
from newstables.rows import MACHINE, Mention
from newstables.text import POSSESSIVES, Document

OWNERS = POSSESSIVES | {"’", "'"}  # behind whoever owns what follows
LONGEST_NAME = 12  # tokens
_HYPHENS = frozenset("-–")
MARKS = frozenset("“”\"‘’'")  # round a nickname
_LONGEST_NICKNAME = 5  # tokens with its marks


@dataclass(slots=True)
class Open:
    """A name whose kind or owner the whole article has to tell: its tokens, and the title before it."""

    first: int
    last: int
    title: Title | None


@dataclass(slots=True)
class State:
    """What reading a document has found so far."""

    document: Document
    capital: bytearray  # whether a token begins with a capital letter
    entities: Entities = field(default_factory=Entities)
    mentions: list[Mention] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)  # the tokens of each mention
    persons: dict[str, str] = field(default_factory=dict)  # surname or full name -> actor id
    spellings: dict[str, str] = field(default_factory=dict)  # folded full name -> actor id
    given: dict[str, str] = field(default_factory=dict)  # first name -> actor id, empty when two share it
    organizations: dict[str, str] = field(default_factory=dict)  # name or acronym -> actor id
    companies: dict[str, str] = field(default_factory=dict)  # name of a company without Ltd and the like -> actor id
    sites: dict[str, str] = field(default_factory=dict)  # name of a unit of administration without its noun -> place id
    gender: dict[str, str] = field(default_factory=dict)  # actor id -> m or f
    open_names: list[Open] = field(default_factory=list)
    headlines: list[tuple[int, int]] = field(default_factory=list)  # sentences whose capitals tell nothing
    countries: dict[str, None] = field(default_factory=dict)  # codes in order of mention
    adjectives: dict[str, None] = field(default_factory=dict)  # codes of states named by an adjective: "an Omani offer"

    def mention(self, first: int, last: int, form: str, rule: str, actor: str | None, place: str | None = None) -> None:
        """Note a mention over a range of tokens (`last` exclusive)."""
        start, end = self.document.starts[first], self.document.ends[last - 1]
        self.mentions.append(Mention(start, end, form, actor, place, MACHINE, f"name:{rule}"))
        self.spans.append((first, last))

    def covered(self) -> set[int]:
        """The tokens inside the mentions found so far."""
        return {token for first, last in self.spans for token in range(first, last)}

    def text(self, first: int, last: int) -> str:
        """The words of a range of tokens, with single spaces."""
        if last - first == 1:
            return self.document.words[first]
        return " ".join(self.document.text[self.document.starts[first] : self.document.ends[last - 1]].split())

    def actor_of(self, known: Known) -> str:
        """The actor that a known organization, metonym or country is."""
        if known.kind == "organization":
            return self.entities.organization(known.key)
        if known.kind == "metonym":
            return self.entities.metonym(known.key)
        self.countries[known.key] = None
        return self.entities.country(known.key)


def acronym_of(state: State, first: int, last: int) -> str:
    """The initials of the capitalised words of a name."""
    return "".join(state.document.words[index][0] for index in range(first, last) if state.capital[index])


def run_end(state: State, first: int, limit: int) -> int:
    """Where a run of capitalised words ends: particles, hyphens and & count when a capital follows, ’s ends it."""
    document, capital = state.document, state.capital
    tokens, starts, ends, last = document.words, document.starts, document.ends, first + 1
    limit = limit if limit - first < LONGEST_NAME else first + LONGEST_NAME
    between = joiners()
    while last < limit:
        if capital[last]:
            if starts[last] - ends[last - 1] > 1:
                break
            last += 1
        elif tokens[last] not in between:
            step = _nickname(state, last, limit) if tokens[last] in MARKS else 0
            if not step:
                break
            last += step
        elif step := _inner(state, last, limit):
            last += step
        elif last - first > 1 and tokens[last] in _HYPHENS and _given_name_goes_on(state, last, limit):
            last += 2
        else:
            break
    return last


def _given_name_goes_on(state: State, hyphen: int, limit: int) -> bool:
    """Whether a small word after a hyphen is the second half of a given name: "Park Ji-woo", not "New York-based"."""
    document = state.document
    if hyphen + 1 >= limit or not document.glued(hyphen) or not document.glued(hyphen + 1):
        return False
    lower = document.words[hyphen + 1]
    everyday = lower in common_words() or lower in words.stop_capitals()
    plain = not everyday or document.words[hyphen - 2] in words.family_first()  # "Chung Woo-bin"
    return lower.isalpha() and 2 <= len(lower) <= 6 and plain


def _nickname(state: State, mark: int, limit: int) -> int:
    """How many tokens a nickname in marks takes that stands inside a name: "Walter “Buck” Hostetter"."""
    document = state.document
    if document.lowers[mark - 1] not in words.given_names() or not document.glued(mark + 1):
        return 0
    for end in range(mark + 2, min(mark + _LONGEST_NICKNAME, limit - 1)):
        if document.words[end] in MARKS:
            return end + 1 - mark if state.capital[end + 1] and document.glued(end) and not document.glued(end + 1) else 0
        if not document.words[end].isalpha():
            return 0
    return 0


def _inner(state: State, index: int, limit: int) -> int:
    """How many tokens from here still belong to a run: what joins two capitals, and the second capital."""
    document, capital = state.document, state.capital
    word = document.words[index]
    if index + 1 >= limit:
        return 0
    if word in _HYPHENS:
        return 2 if capital[index + 1] and document.glued(index) and document.glued(index + 1) else 0
    if word == "&":
        return 2 if capital[index + 1] else 0
    if capital[index + 1]:
        return 2
    if index + 2 >= limit or not capital[index + 2]:
        return 0
    follows = document.words[index + 1]
    joined = follows in words.name_particles() or (follows in _HYPHENS and document.glued(index + 1))
    return 3 if joined else 0
