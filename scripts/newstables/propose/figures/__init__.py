"""Figures: every number that measures something, with its bounds, what it counts, and who claims it for when.

Takes a document with its mentions, times and quotes and gives figures and the indicators they belong to, in
order. Leaves out numbers that are no figures (see `no_figures`) and indefinite parts (`a portion of`),
which have no bound.
"""

from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import chain

from newstables import words
from newstables.propose.figures import beside, carried, claims, indicators, no_figures, qualifiers, standing
from newstables.propose.figures import counted as counting
from newstables.propose.figures.cardinals import HYPHENS, Number
from newstables.propose.figures.counted import PERSONS, Counted
from newstables.propose.figures.ellipsis import point_units, share_units
from newstables.propose.figures.lexicon import (
    left_outcomes,
    of_kind,
    outcomes,
    owned_outcomes,
    personal_outcomes,
)
from newstables.propose.figures.money import name_money
from newstables.propose.figures.numbers import find
from newstables.propose.figures.rates import rate_after, rate_of_number
from newstables.propose.figures.settings import Dates, Places
from newstables.propose.figures.signs import Signs
from newstables.propose.figures.status import clause_of, status_of
from newstables.propose.index import MentionIndex
from newstables.propose.reports import Reports
from newstables.rows import Figure, Indicator, Quote, Time
from newstables.text import POSSESSIVES, Document

_BREATH = 8  # tokens between two figures of one event
_SAME = 6  # figures before that a definite number may repeat
_WHOLE = 6  # tokens between a part and its whole
_WITH = frozenset({"with", "including"})  # with the one before, what stands between a figure and a part of it
_JOINERS = frozenset({",", ";", "and", "but", "("})
_RESTATED = 60  # tokens between a figure and another one for the same thing


def _taken(mentions: MentionIndex, dates: Dates) -> tuple[dict[int, str], set[int]]:
    """Tokens inside times and names, and those inside times alone."""
    placed = zip(mentions.mentions, mentions.first, mentions.last, strict=True)
    named = [range(first, last) for mention, first, last in placed if mention.form == "name"]
    timed = set(chain.from_iterable(range(first, last) for first, last, _ in dates.spans))
    return dict.fromkeys(chain.from_iterable(named), "name") | dict.fromkeys(timed, "time"), timed


def _is_lost(lower: str, following: Number) -> bool:
    """Whether a plural before a bare number is an owner that lost its apostrophe: `nine of the clubs 14 players`."""
    return lower.endswith("s") and following.unit is None and following.first == following.core_first


def _whole(document: Document, number: Number, following: Number, end: int, blocked: set[int]) -> Counted | None:
    """What a bare number counts as part of a whole: `7 of the 19 hostages`, `4 of the 9 million euros`; or beyond a measure."""
    at, lowers = number.last, document.lowers
    if following.first == at and HYPHENS & set(lowers[following.core_last : following.last + 1]):
        past = following.last  # two 12-storey towers, two 500-pound bombs
        while past + 1 < end and lowers[past] in HYPHENS:
            past += 2
        return counting.after(document, number, past, end, blocked)
    if lowers[at : following.first] == ["to"] and lowers[number.first - 1] == "from" and number.unit is None:
        return counting.after(document, following, following.last, end, blocked)  # from 1,400 to 950 suppliers
    half = number.unit_kind == "share" and at < following.first and lowers[at] in of_kind("partitive")  # half the 300 pupils
    at -= half
    if (lowers[at : at + 1] != ["of"] and not half) or following.first > at + _WHOLE:
        return None
    between = lowers[at + 1 : following.first]
    owned = bool(between) and (between[-1] in POSSESSIVES or _is_lost(between[-1], following))
    if len(between) > 1 and not owned and not of_kind("partitive").issuperset(between):
        return None  # five of the group's seven mills, four of the last six holes
    if following.unit_kind == "currency" and number.unit is None:
        number.unit, number.unit_kind = following.unit, following.unit_kind
    return counting.compound(document, following, end) or counting.after(document, following, following.last, end, blocked)


@dataclass(slots=True)
class _Article:
    """What every figure of an article is read from."""

    document: Document
    mentions: MentionIndex
    numbers: list[Number]
    blocked: set[int]
    taken: dict[int, str]
    dates: Dates
    places: Places
    settings: list[int]  # the first tokens of dates and places
    figures: list[Figure] = field(default_factory=list)
    read_to: tuple[int, Signs | None] = (-1, None)  # the sentence asked for last, with its signs
    noun_tokens: list[int] | None = None
    happened: str | None = None  # to what the figure before counts
    indicators: dict[str, Indicator] = field(default_factory=dict)

    def signs(self, sentence: int) -> Signs:
        """The signs of a sentence, read once for all its figures."""
        at, signs = self.read_to
        if signs is None or at != sentence:
            signs = Signs(self.document, self.document.sentences[sentence])
            self.read_to = sentence, signs
        return signs

    def nouns(self) -> list[int]:
        """The known nouns of the article, looked for once a number stands alone."""
        if self.noun_tokens is None:
            self.noun_tokens = standing.nouns(self.document)
        return self.noun_tokens

    def is_set(self, first: int, last: int) -> bool:
        """Whether a date or a place begins among tokens."""
        at = bisect_left(self.settings, first)
        return at < len(self.settings) and self.settings[at] < last

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
    no_figures.mark_rows(numbers)
    name_money(document, numbers, mentions)
    share_units(document, numbers)
    point_units(document, numbers)
    dates = Dates(document, times)
    taken, blocked = _taken(mentions, dates)
    blocked.update(*(range(one.first, one.last) for one in numbers if one.form not in ("code", "name")))
    places = Places(document, mentions)
    settings = sorted(dates.firsts + places.firsts)
    article = _Article(document, mentions, numbers, blocked, taken, dates, places, settings)
    reports = Reports(quotes)
    done = 0
    for place, number in enumerate(numbers):
        if no_figures.is_marked(number, taken):
            continue
        if _add(article, place, reports.at(document.starts[number.first]), done):
            done = number.last
    return article.figures, [article.indicators[key] for key in sorted(article.indicators)]


def _add(article: _Article, place: int, quote: Quote | None, done: int) -> bool:
    """Add the figure of one number, if it is one; no modifier is taken from before `done`."""
    document, number = article.document, article.numbers[place]
    sentence = document.sentences[document.sentence_of[number.first]]
    begin, end = sentence.first if sentence.first > done else done, sentence.last
    qualified = qualifiers.qualify(document, number, begin, end)
    counted = counting.compound(document, number, end) or counting.after(document, number, qualified.last, end, article.blocked)
    modified = qualified.first < number.first
    if no_figures.reason(document, number, counted, article.mentions, article.taken, modified):
        return False
    following = article.numbers[place + 1] if place + 1 < len(article.numbers) else None
    if counted is None and number.unit_kind in (None, "share", "percent") and following:
        counted = _whole(document, number, following, end, article.blocked)
    direct = counted
    toll = direct is None and number.unit is None and beside.is_toll(document, number, begin)
    alone = counted is None and number.unit is None and (number.value is None or number.value.is_integer())
    before = _restated(article, number, qualified.first, done, sentence.first) if alone and not toll else None
    struck = alone and indicators.is_struck(document, qualified.first, sentence.first)
    whom = alone and beside.are_persons(document, number)
    if alone and before is None and not toll:
        counted = (
            counting.predicate(document, number, end, article.blocked)
            or standing.subject(document, qualified.first, sentence.first, article.blocked)
            or _antecedent(article, number, qualified.first, sentence.first, whom)
        )
        if struck and counted and not _is_told(article, counted):
            counted = None  # the militias massacred thousands: nobody counts militias
    signs = article.signs(document.sentence_of[number.first])
    first, last = qualified.first, qualified.last
    if number.unit is None and direct and direct.unit != PERSONS and direct.first == direct.head == last:
        last += 1  # the unit word: two countries
    low, high = sentence.first, sentence.last
    if quote:
        low = max(low, document.token_at(quote.content_start_char))
        high = min(high, bisect_left(document.starts, quote.content_end_char))
    after = max(last, direct.last) if direct else last
    clause = clause_of(document, signs, first, after, low, high)
    thing = counted is not None and counted.unit != PERSONS
    if thing and following:
        clause = clause[0], max(after, min(clause[1], following.first))  # two storms left 14 dead
    happened = "killed" if toll else _outcome(article, signs, first, after, clause, counted)
    animal = counted is not None and document.lowers[counted.head] in of_kind("animal")
    if counted and thing and not animal and happened and indicators.is_personal(happened):
        counted = counted._replace(unit=PERSONS)  # three dockers died
        direct = counted if direct else None
    rate = number.rate
    if rate is None and direct and number.unit_kind not in ("share", "percent"):
        told = rate_after(document, direct.last, end, False)
        if told and (number.unit or not told.timed):  # 40 tonnes of coal an hour, but 12 attacks in 12 attacks a week
            rate, last = told.foot, told.last if last in (direct.first, direct.last) else last
    elif rate is None and direct is None and number.unit is None:
        told = rate_of_number(document, number.last, end)
        if told:
            rate, last = told.foot, max(last, told.last)
    if before:
        counted, happened = None, None
        number.unit = before.unit
    unit = number.unit or (
        counted.unit if counted else PERSONS if whom or _suffers(document, number, begin, happened) else "number"
    )
    if rate:
        unit = f"{unit} per {rate}"
    value, lower, upper = qualifiers.bounds(number, qualified.qualifier)
    stop = last == end and document.words[last - 1].endswith(".")  # the stop of `145 mph.` ends the sentence
    figure = Figure(
        document.starts[first], document.ends[last - 1] - stop, value, lower, upper, qualified.qualifier, unit,
        change=carried.change(document, article.numbers, place, article.figures, qualified, begin, end, unit),
        status=status_of(document, signs, quote, clause, first, low, article.taken),
        claimant_id=quote.speakers[0] if quote and quote.speakers else None,
        rule=_rule(number, counted, direct),
    )  # fmt: skip
    found = None
    if article.is_set(low, high):
        low, high = _own(article, place, first, after, low, high)
        figure.place_id = article.places.of(first, after, low, high, happened in left_outcomes())
        found = None if beside.is_population(document, first) else article.dates.of(first, after, low, high)
    _date(figure, quote, found)
    if quote is None and signs.sourced:
        figure.claimant_id = claims.according_to(document, article.mentions, signs, first, after, sentence.first, sentence.last)
    promiser = claims.promiser(article.mentions, signs, first, clause[0]) if signs.promises else None
    if promiser:
        figure.claimant_id, figure.status = promiser, "promised"
    state = claims.acting_state(article.mentions, first, clause[0]) if happened in owned_outcomes() else None
    if counted:
        _count(article, figure, counted)
        if figure.counted_id is None:
            state = state or claims.owning_state(
                document, article.mentions, counted, happened, first, clause[0], sentence.first
            )
            military = document.lowers[counted.head] not in outcomes()
            figure.counted_id = claims.troops_of(article.mentions, state) if state and military else None
    if before:
        figure.counted_start_char, figure.counted_end_char = before.counted_start_char, before.counted_end_char
        figure.counted_id, figure.indicator_id = before.counted_id, before.indicator_id
    else:
        _indicate(article, number, figure, counted, happened, state)
    article.happened = happened
    article.figures.append(figure)
    return True


def _suffers(document: Document, number: Number, begin: int, happened: str | None) -> bool:
    """Whether a number that counts no noun is one of persons: by what happened to them, or as a body of people."""
    suffered = happened in personal_outcomes() and beside.is_alone(document, number)
    return suffered or beside.is_peopled(document, number, begin)


def _restated(article: _Article, number: Number, first: int, done: int, begin: int) -> Figure | None:
    """The figure before, where a number is another one for the same thing or the same one again (`one of the 17`)."""
    before = article.figures[-1] if article.figures else None
    document, value = article.document, number.value
    if document.lowers[number.first - 1 : number.first] == ["the"]:  # one of the 17
        told = (figure for figure in reversed(article.figures[-_SAME:]) if figure.counted_start_char is not None)
        return next((figure for figure in told if figure.value == value), None)
    of_whom = document.lowers[number.last : number.last + 2]
    if of_whom in (["of", "which"], ["of", "whom"]):  # 27 thefts by five boys, nine of which went unnoticed
        told = (one for one in article.figures[:-_SAME:-1] if one.start_char >= document.starts[begin])
        persons = of_whom[1] == "whom"
        return next((one for one in told if one.counted_start_char is not None and (one.unit == PERSONS) == persons), None)
    if before is None or before.counted_start_char is None or first - done > _RESTATED:
        return None
    joined = first - (document.lowers[first - 1] in _WITH)
    joined -= document.lowers[joined - 1] in _JOINERS
    said = document.lowers[number.last : number.last + 1]
    if document.lowers[first - 1] == "," and document.lowers[number.last + 1 : number.last + 2] == ["than"]:
        return before  # 2,290 patients on her books, 350 more than in 2030
    if joined < first and document.ends[joined - 1] == before.counted_end_char and of_kind("be").isdisjoint(said):
        return before  # 19 shots, six on target
    if document.lowers[first - 1] == "from" and document.ends[first - 2] in (before.counted_end_char, before.end_char):
        return before  # to 2.1 billion marras from 2.5 billion, to 1,274 from just 58
    return before if standing.restates(document, first, begin) else None


def _is_told(article: _Article, counted: Counted) -> bool:
    """Whether a figure before counts a noun."""
    end = article.document.ends[counted.last - 1]
    return any(figure.counted_end_char == end for figure in article.figures[-_SAME:])


def _antecedent(article: _Article, number: Number, first: int, begin: int, persons: bool) -> Counted | None:
    """What a number that stands alone counts: in its sentence, else in the one before of its paragraph.

    A level is that of the subject of its own verb: `The bank has 14 branches. Income fell to 7.2 billion.`
    """
    document = article.document
    if document.lowers[first - 1] in ("for", "a") and document.lowers[number.last : number.last + 1] != ["more"]:
        return None  # bowled out for 168, a closing 66
    found = standing.antecedent(document, article.mentions, article.nouns(), first, begin, persons)
    if found and found.unit != PERSONS and found.last == first - 1 and document.lowers[first - 1] == "of":
        return None  # groups of 110
    level = document.lowers[first - 1] in ("to", "from") and not words.changes().keys().isdisjoint(document.lowers[begin:first])
    sentence = document.sentence_of[begin]
    if found or level or sentence == 0 or document.sentences[sentence - 1].paragraph != document.sentences[sentence].paragraph:
        return found
    return standing.antecedent(
        document, article.mentions, article.nouns(), begin, document.sentences[sentence - 1].first, persons
    )


def _own(article: _Article, place: int, first: int, last: int, low: int, high: int) -> tuple[int, int]:
    """The tokens whose dates and places are a figure's: beyond another figure they are that one's."""
    document, numbers = article.document, article.numbers
    if place and article.measures(place - 1) and not _together(document, numbers[place - 1], first):
        low = max(low, min(numbers[place - 1].last, first))
    if article.measures(place + 1) and not _together(document, numbers[place], numbers[place + 1].first):
        high = min(high, max(numbers[place + 1].first, last))
    return low, high


def _date(figure: Figure, quote: Quote | None, found: tuple[str, str, str] | None) -> None:
    """Fill in what a figure covers and when it was true: as stated with it, or the day of the statement."""
    if found and found[0] == "period":
        figure.period = found[1]
    if found and found[0] == "as_of":
        figure.as_of, figure.date_basis = found[1], found[2]
    elif quote and quote.said_on:
        figure.as_of, figure.date_basis = quote.said_on, "inherited"


def _count(article: _Article, figure: Figure, counted: Counted) -> None:
    """Fill in what a figure counts."""
    document = article.document
    figure.counted_start_char = document.starts[counted.first]
    figure.counted_end_char = document.ends[counted.last - 1]
    figure.counted_id = counting.actor_of(document, article.mentions, counted)


def _indicate(
    article: _Article, number: Number, figure: Figure, counted: Counted | None, happened: str | None, state: str | None
) -> None:
    """Name the indicator of a figure, where the clause says what happened to the counted or an actor is counted."""
    nobody = counted is None and figure.unit != PERSONS
    if nobody or (happened is None and figure.counted_id is None) or figure.unit in ("percent", "number"):
        return
    if beside.is_whole(article.document, number) or beside.is_compound(article.document, number):
        return
    actor = article.mentions.actors.get(figure.counted_id) if figure.counted_id else None
    place = article.mentions.places.get(figure.place_id) if figure.place_id else None
    owner = article.mentions.actors[state] if state and actor is None else None
    indicator = indicators.propose(
        article.document, counted, actor, happened, place.name if place else None, owner, figure.unit
    )
    article.indicators.setdefault(indicator.indicator_id, indicator)
    figure.indicator_id = indicator.indicator_id


def _outcome(
    article: _Article, signs: Signs, first: int, last: int, clause: tuple[int, int], counted: Counted | None
) -> str | None:
    """What happened to the counted; to a part what happened to the whole (`killed 12, including 3 children`)."""
    found = indicators.outcome(article.document, signs, first, last, *clause, counted)
    if found or article.happened is None:
        return found
    before = article.document.lowers[max(0, first - 2) : first]
    return None if of_kind("part").isdisjoint(before) else article.happened


def _together(document: Document, before: Number, first: int) -> bool:
    """Whether two figures of one event are told in one breath: `killed 12 people and wounded 30 in Norvik`."""
    if first - before.last > _BREATH:
        return False
    between = document.lowers[before.last : first]
    return not outcomes().keys().isdisjoint(between) and "." not in between and ";" not in between


def _rule(number: Number, counted: Counted | None, direct: Counted | None) -> str:
    """The name of the rule: the form of the number and where its unit comes from."""
    source = "unit" if number.unit else "noun" if direct else "antecedent" if counted else "alone"
    return f"figure:{number.form}+{source}"
