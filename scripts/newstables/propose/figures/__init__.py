"""Figures: every number that measures something, with its bounds, what it counts, and who claims it for when.

Takes a document with its mentions, times and quotes and gives figures and the indicators they belong to, in
order. Leaves out numbers that are no figures (see `no_figures`) and indefinite parts (`a portion of`),
which have no bound.
"""

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache

from newstables import words
from newstables.dates import bounds as date_bounds
from newstables.dates import interval
from newstables.propose.dating import date_basis
from newstables.propose.figures import changes, claims, indicators, no_figures, qualifiers
from newstables.propose.figures import counted as counting
from newstables.propose.figures.cardinals import Number
from newstables.propose.figures.counted import PERSONS, Counted
from newstables.propose.figures.ellipsis import share_units
from newstables.propose.figures.lexicon import of_kind, outcome_prepositions, personal_outcomes
from newstables.propose.figures.measures import Phrases
from newstables.propose.figures.numbers import find
from newstables.propose.figures.rates import rate_after
from newstables.propose.index import MentionIndex
from newstables.propose.reports import Reports
from newstables.rows import Figure, Indicator, Quote, Time
from newstables.text import Document

_REACH = 30  # tokens from a figure to the time or place that belongs to it
_BREAKS = frozenset({",", ";", ":", "(", ")", "—", "–", "but", "while", "whereas", "although", "because"})
# A pronoun as subject opens a clause of its own: `thousands of troops were moving and they could ...`.
_RIGHT_BREAKS = _BREAKS | {"and", "which", "who", "that", "where", "after", "he", "she", "it", "they", "we", "i"}


@cache
def _polarity() -> Phrases[str]:
    kinds = {
        "conditional": "hypothetical",
        "modal_possible": "hypothetical",
        "modal_future": "predicted",
        "prediction": "predicted",
        "plan": "promised",
    }
    entries = {word: kinds[kind] for word, kind in words.polarity().items() if kind in kinds and word not in of_kind("unsure")}
    entries |= dict.fromkeys(of_kind("promise"), "promised") | dict.fromkeys(of_kind("hearsay"), "reported")
    entries |= dict.fromkeys(of_kind("forecast"), "predicted")
    return Phrases(entries.items())


@cache
def _time_prepositions() -> Phrases[str]:
    kinds = ("since", "until", "asof", "span")
    return Phrases((word, kind) for kind in reversed(kinds) for word in of_kind(kind))


def _taken(document: Document, mentions: MentionIndex, times: list[Time]) -> dict[int, str]:
    """Tokens inside times and names."""
    taken: dict[int, str] = {}
    for mention, first, last in zip(mentions.mentions, mentions.first, mentions.last, strict=True):
        if mention.form == "name":
            taken.update(dict.fromkeys(range(first, last), "name"))
    for time in times:
        span = range(document.token_at(time.start_char), bisect_left(document.starts, time.end_char))
        taken.update(dict.fromkeys(span, "time"))
    return taken


def _clause(document: Document, first: int, last: int, begin: int, end: int) -> tuple[int, int]:
    """The tokens round a figure up to the nearest mark or conjunction that opens another clause."""
    left, right = first, last
    begin, end = max(begin, first - _REACH), min(end, last + _REACH)
    while left > begin and document.lowers[left - 1] not in _BREAKS:
        left -= 1
    while right < end and document.lowers[right] not in _RIGHT_BREAKS:
        right += 1
    return left, right


def _status(document: Document, quote: Quote | None, clause: tuple[int, int], first: int, begin: int, unnamed: bool) -> str:
    """The certainty of a figure, by the act of the statement and the words of its clause."""
    if quote and quote.act == "deny":
        return "denied"
    said: set[str] = set()
    if begin < len(document.lowers) and document.lowers[begin] in ("if", "unless"):
        said.add("hypothetical")
    for token in range(*clause):
        match = _polarity().after(document.lowers, token, clause[1])
        # `9,000 came with the promise of 500 more`: only the 500 are promised.
        if match and not (token >= first and document.lowers[token : match[1]] == ["promise", "of"]):
            said.add(match[0])
    for status in ("hypothetical", "promised", "predicted"):
        if status in said:
            return status
    if quote and quote.act in ("predict", "promise"):
        return {"predict": "predicted", "promise": "promised"}[quote.act]
    return "reported" if unnamed or ("reported" in said and not (quote and quote.speakers)) else "asserted"


def _time_tokens(document: Document, times: list[Time]) -> list[tuple[int, int, Time]]:
    return [(document.token_at(t.start_char), bisect_left(document.starts, t.end_char), t) for t in times if t.edtf]


class _Dates:
    """The dates of an article by token, to find the one that belongs to a figure."""

    def __init__(self, document: Document, times: list[Time]) -> None:
        self.document = document
        self.spans = sorted(_time_tokens(document, times), key=lambda span: span[:2])
        self.firsts = [first for first, _, _ in self.spans]

    def of(self, first: int, last: int, begin: int, end: int) -> tuple[str, str, str] | None:
        """Column (as_of, period), EDTF and basis of the first date after a figure, else the last before it.

        Args:
            first: first token of the figure.
            last: token after it and what it counts.
            begin: first token that may belong to it: no date of another figure or statement.
            end: where what belongs to it ends.
        """
        place = bisect_left(self.firsts, last)
        if place < len(self.spans) and self.firsts[place] < min(end, last + _REACH):
            return self._read(self.spans[place])
        place = bisect_left(self.firsts, first) - 1
        if place >= 0 and self.firsts[place] >= max(begin, first - _REACH):
            return self._read(self.spans[place])
        return None

    def _read(self, span: tuple[int, int, Time]) -> tuple[str, str, str] | None:
        first, _, time = span
        if time.edtf is None:
            return None
        lowers = self.document.lowers
        sentence = self.document.sentences[self.document.sentence_of[first]]
        at = first - 1 if first > sentence.first and lowers[first - 1] in ("the", "this") else first
        match = _time_prepositions().before(lowers, at, sentence.first)
        kind = match[0] if match else "span"
        # `since a surprise attack in August` begins in August.
        if kind == "span" and "since" in lowers[max(sentence.first, at - 6) : at]:
            kind = "since"
        earliest, latest = date_bounds(time.edtf)
        basis = date_basis(self.document, time)
        if kind == "asof":
            return "as_of", time.edtf, basis
        if kind == "until" and latest:
            return "period", interval(None, latest), basis
        if kind == "since" and earliest:
            return "period", f"{earliest.isoformat()}/.." if "/" in time.edtf else f"{time.edtf}/..", basis
        return "period", time.edtf, basis


def _place(document: Document, mentions: MentionIndex, first: int, last: int, begin: int, end: int) -> str | None:
    """The first place after a figure that a preposition makes its place; else one that opens the sentence."""
    for low, high in ((last, min(end, last + _REACH)), (max(begin, first - _REACH), first)):
        for mention in mentions.within(low, high):
            at = document.token_at(mention.start_char) - 1
            at -= at > begin and document.lowers[at] == "the"
            if mention.place_id and at >= begin and document.lowers[at] in of_kind("locative"):
                return mention.place_id
    return None


def _whole(document: Document, number: Number, following: Number, end: int, blocked: set[int]) -> Counted | None:
    """What a bare number counts as part of a whole: `7 of the 19 hostages`, `4 of the 9 million euros`."""
    at = number.last
    if document.lowers[at : at + 1] != ["of"] or following.first > at + 2:
        return None
    if following.unit_kind == "currency":
        number.unit, number.unit_kind = following.unit, following.unit_kind
    return counting.after(document, following, following.last, end, blocked)


@dataclass(slots=True)
class _Article:
    """What every figure of an article is read from."""

    document: Document
    mentions: MentionIndex
    numbers: list[Number]
    blocked: set[int]
    taken: dict[int, str]
    dates: _Dates
    figures: list[Figure] = field(default_factory=list)
    indicators: dict[str, Indicator] = field(default_factory=dict)

    def measures(self, place: int) -> bool:
        """Whether there is a number at a place in the list that is no part of a name, code or time."""
        if place >= len(self.numbers):
            return False
        number = self.numbers[place]
        return number.form not in ("code", "name") and number.core_first not in self.taken


def propose(
    document: Document, mentions: MentionIndex, times: list[Time], quotes: list[Quote]
) -> tuple[list[Figure], list[Indicator]]:
    """Propose the figures of an article and the indicators they belong to.

    Args:
        document: the article, read.
        mentions: its mentions, indexed.
        times: its times.
        quotes: its quotes.
    """
    numbers = find(document)
    no_figures.mark_embedded(document, numbers)
    share_units(document, numbers)
    taken = _taken(document, mentions, times)
    blocked = {token for token, what in taken.items() if what == "time"}
    measures = (one for one in numbers if one.form not in ("code", "name"))
    blocked.update(token for one in measures for token in range(one.first, one.last))
    article = _Article(document, mentions, numbers, blocked, taken, _Dates(document, times))
    reports = Reports(quotes)
    done = 0
    for place, number in enumerate(numbers):
        if _add(article, place, reports.at(document.starts[number.first]), done):
            done = number.last
    return article.figures, [article.indicators[key] for key in sorted(article.indicators)]


def _add(article: _Article, place: int, quote: Quote | None, done: int) -> bool:
    """Add the figure of one number, if it is one; no modifier is taken from before `done`."""
    document, number = article.document, article.numbers[place]
    sentence = document.sentences[document.sentence_of[number.first]]
    begin, end = max(sentence.first, done), sentence.last
    qualified = qualifiers.qualify(document, number, begin, end)
    counted = counting.after(document, number, qualified.last, end, article.blocked)
    modified = qualified.first < number.first
    if no_figures.reason(document, number, counted, article.mentions, article.taken, modified):
        return False
    following = article.numbers[place + 1] if place + 1 < len(article.numbers) else None
    if counted is None and number.unit is None and following:
        counted = _whole(document, number, following, end, article.blocked)
    direct = counted
    if counted is None and number.unit is None and (number.value is None or number.value.is_integer()):
        counted = _antecedent(document, article.mentions, qualified.first, sentence.first)
    first, last = qualified.first, qualified.last
    if number.unit is None and direct and direct.unit != PERSONS and direct.first == direct.head == last:
        last += 1  # the unit word: two countries
    low, high = sentence.first, sentence.last
    if quote:
        low = max(low, document.token_at(quote.content_start_char))
        high = min(high, bisect_left(document.starts, quote.content_end_char))
    after = max(last, direct.last) if direct else last
    clause = _clause(document, first, after, low, high)
    happened = indicators.outcome(document, first, after, *clause)
    rate = number.rate
    if number.unit is None and direct:
        told = rate_after(document, direct.last, end, False)
        if told and not told.timed:
            rate, last = told.foot, told.last if last == direct.last else last
    unit = number.unit or (counted.unit if counted else PERSONS if happened in personal_outcomes() else "number")
    if rate:
        unit = f"{unit} per {rate}"
    value, lower, upper = qualifiers.bounds(number, qualified.qualifier)
    unnamed = quote is not None and not quote.speakers
    figure = Figure(
        document.starts[first], document.ends[last - 1], value, lower, upper, qualified.qualifier, unit,
        change=_change(article, number, qualified, begin, end, unit),
        status=_status(document, quote, clause, first, low, unnamed),
        claimant_id=quote.speakers[0] if quote and quote.speakers else None,
        rule=_rule(number, counted, direct),
    )  # fmt: skip
    # Dates and places beyond another figure are that one's.
    if place and article.measures(place - 1):
        low = max(low, min(article.numbers[place - 1].last, first))
    if article.measures(place + 1):
        high = min(high, max(article.numbers[place + 1].first, after))
    figure.place_id = _place(document, article.mentions, first, after, low, high)
    _date(figure, quote, article.dates.of(first, after, low, high))
    if quote is None:
        figure.claimant_id = claims.according_to(document, article.mentions, first, after, sentence.first, sentence.last)
    promiser = claims.promiser(document, article.mentions, first, clause[0])
    if promiser:
        figure.claimant_id, figure.status = promiser, "promised"
    if counted:
        owner = (
            claims.own_troops(document, article.mentions, counted, first, clause[0])
            if happened in outcome_prepositions()
            else None
        )
        _count(article, figure, counted, happened, owner)
    article.figures.append(figure)
    return True


def _change(article: _Article, number: Number, qualified: qualifiers.Qualified, begin: int, end: int, unit: str) -> str | None:
    """Up or down, said of the number itself or of the one it restates (`fell 18 points, or 2.5 percent`)."""
    found = changes.change(article.document, number, qualified, begin, end, unit)
    if found:
        return found
    lowers, ends, at = article.document.lowers, article.document.ends, qualified.first - 1
    if not article.figures or at < 1 or lowers[at] != "or":
        return None
    at -= lowers[at - 1] == ","
    before = article.figures[-1]
    return before.change if at and before.end_char == ends[at - 1] else None


def _antecedent(document: Document, mentions: MentionIndex, first: int, begin: int) -> Counted | None:
    """What a number that stands alone counts: in its sentence, else in the one before of its paragraph."""
    found = counting.antecedent(document, mentions, first, begin)
    sentence = document.sentence_of[begin]
    if found or sentence == 0 or document.sentences[sentence - 1].paragraph != document.sentences[sentence].paragraph:
        return found
    return counting.antecedent(document, mentions, begin, document.sentences[sentence - 1].first)


def _date(figure: Figure, quote: Quote | None, found: tuple[str, str, str] | None) -> None:
    """Fill in what a figure covers and when it was true: as stated with it, or the day of the statement."""
    if found and found[0] == "period":
        figure.period = found[1]
    if found and found[0] == "as_of":
        figure.as_of, figure.date_basis = found[1], found[2]
    elif quote and quote.said_on:
        figure.as_of, figure.date_basis = quote.said_on, "inherited"


def _count(article: _Article, figure: Figure, counted: Counted, happened: str | None, owner: str | None) -> None:
    """Fill in what a figure counts and, where the clause says what happened to it, its indicator."""
    document = article.document
    figure.counted_start_char, figure.counted_end_char = (
        document.starts[counted.first],
        document.ends[counted.last - 1],
    )
    figure.counted_id = counting.actor_of(document, article.mentions, counted) or owner
    if (happened is None and figure.counted_id is None) or figure.unit in ("percent", "number"):
        return
    actor = article.mentions.actors.get(figure.counted_id) if figure.counted_id else None
    place = article.mentions.places.get(figure.place_id) if figure.place_id else None
    indicator = indicators.propose(document, counted, actor, happened, place.name if place else None, figure.unit)
    article.indicators.setdefault(indicator.indicator_id, indicator)
    figure.indicator_id = indicator.indicator_id


def _rule(number: Number, counted: Counted | None, direct: Counted | None) -> str:
    """The name of the rule: the form of the number and where its unit comes from."""
    source = "unit" if number.unit else "noun" if direct else "antecedent" if counted else "alone"
    return f"figure:{number.form}+{source}"
