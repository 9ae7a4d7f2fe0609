"""From expressions to dates: the TIMEX3 value, the EDTF date and the anchor of each, in order of text.

Takes the expressions of a document and its publication date and gives `Time` rows. A date without a year
takes the one nearest before publication, unless tense or preposition points ahead; in a narrative of past
years it goes on from the date before it. Without a publication date only what the words fix is resolved;
the rest keeps X for what is unknown.
"""

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from operator import attrgetter

from newstables import words
from newstables.dates import interval
from newstables.propose.times import lexicon as time_words
from newstables.propose.times import narrative
from newstables.propose.times.chronology import item_years, written_on
from newstables.propose.times.expressions import (
    ABSOLUTE,
    DAY_OF_MONTH,
    DAYS_FROM,
    DURATION,
    KNOWN_DAY,
    OVERNIGHT,
    PREVIOUS,
    PUBLICATION,
    SAME,
    TIME,
    Expression,
    Part,
)
from newstables.propose.times.nearest import close_ahead, leans, named
from newstables.propose.times.periods import (
    CENTURY,
    DAY,
    DECADE,
    HALF,
    MONTH,
    MONTHS_IN,
    QUARTER,
    SEASON,
    SEASON_OF,
    WEEK,
    WEEKEND,
    YEAR,
    Period,
    holding,
    part_of,
    written,
    years_off,
)
from newstables.propose.times.tense import near
from newstables.rows import Time
from newstables.text import Document

_BESIDE = 4  # so many expressions away, a weekday may be that of a quotation
_SAYING = 5  # so many tokens before a weekday, a verb of saying is of that day
_SOON_MONTHS = 3  # so many months after one with its year, a month without is of the same telling
_SOON_DAYS = 31  # so many days after a day with its year, a day is of the same telling, in another paragraph too
_SOON_SENTENCES = 2  # and so many sentences after it, in its paragraph
_SAME_MONTH = 3  # so many sentences after a month is named, a day alone is of it
_OPENS = 2  # so many tokens into a sentence, or in the first of a paragraph, a year is where the telling stands
_UNKNOWN = {DAY: "XXXX-XX-XX", WEEK: "XXXX-WXX", WEEKEND: "XXXX-WXX-WE", MONTH: "XXXX-XX", QUARTER: "XXXX-QX"}


class Resolver:
    """Works through the expressions of one document; keeps the date before and the last day named."""

    def __init__(self, document: Document, expressions: list[Expression], published_on: date | None) -> None:
        self.document = document
        self.expressions = expressions
        self.published_on = published_on and written_on(document, expressions, published_on)
        self.narrative = published_on is not None and narrative.is_narrative(expressions, published_on)
        self.asides = narrative.asides(expressions) if self.narrative else frozenset()
        self.years_ahead = narrative.years_ahead(expressions, self.asides) if self.narrative else {}
        self.item_years = {} if self.narrative else item_years(document, expressions)
        self.previous: Period | None = None  # the date before, on which `that day` hangs
        self.quarter: Period | None = None  # the last one named, on which `the quarter` hangs
        self.running: Period | None = None  # where a narrative stands, on which `in May` hangs
        self.stated_year = 0
        self.month: Period | None = None  # the last one named, on which `the 14th` hangs
        self.month_in = 0  # its sentence
        self.telling = False  # whether it was the last date outside quotations
        self.month_stated = False  # whether the text gives or carries its year
        self.years: dict[tuple[int, int], int] = {}  # of days named with their year, for the same days without
        self.quotes = _outer_quotations(document)

    def resolve(self, found: Expression) -> Time:
        """The row of one expression."""
        document = self.document
        start, end = document.starts[found.first], document.ends[found.last - 1]
        row = Time(start, end, found.type, found.value or "", mod=found.mod, anchor=found.base, rule=found.rule)
        if found.value is not None:
            if found.type != DURATION and not found.value.endswith("_REF"):
                row.anchor = ABSOLUTE
        else:
            try:
                period, row.anchor = self._period(found)
                if period is not None and found.part is not None:
                    period = part_of(period, found.part)
                if period is not None and found.plus:
                    period = Period(DAY, period.first + timedelta(days=found.plus))
            except (ValueError, OverflowError):
                period, row.anchor = None, ABSOLUTE
            if period is None:
                row.timex_value = _unresolved(found)
            else:
                row.timex_value, row.edtf = written(period)
                row.timex_value += found.clock
                if found.days > 1:
                    row.edtf = interval(period.first, period.first + timedelta(days=found.days - 1))
                if row.edtf is not None and found.approximate:
                    row.edtf += "~"
                self._remember(found, period, row.anchor)
        if found.clock:
            row.type = TIME
        if row.anchor == PUBLICATION and self._quoted(start):
            row.anchor = "statement"
        return row

    def _quoted(self, start: int) -> bool:
        starts, ends = self.quotes
        index = bisect_right(starts, start) - 1
        return index >= 0 and start < ends[index]

    def _remember(self, found: Expression, period: Period, anchor: str) -> None:
        compared = found.steps is not None and found.year_steps is not None  # up from the same month a year ago
        if compared or period.unit in (DECADE, CENTURY):
            return
        if period.unit == QUARTER:
            self.quarter = period
        if found.month is not None and found.year is not None and found.day is not None:
            self.years[found.month, found.day] = found.year
        if found.closes and found.day and self.previous is not None and self.previous.unit in (QUARTER, HALF):
            return  # the quarter ended Sept. 30
        if anchor == ABSOLUTE and not self.narrative and self._looks_back(found):
            return  # the most since September 2021; from 18.9 in 2015
        if found.rule == KNOWN_DAY:
            return  # a name of what happened, not where the telling stands
        if anchor == PREVIOUS and self.previous is not None:
            holds = found.steps == 0 and MONTHS_IN.get(period.unit, 0) > MONTHS_IN.get(self.previous.unit, 0)
            if holds or (found.steps or 0) < 0 or found.direction == -1:
                return  # in May, before the end of the year; had been freed the previous summer
        by_name, chained = found.month is not None or found.rule == DAY_OF_MONTH, anchor == PREVIOUS == found.base
        if (by_name or chained) and period.unit in (DAY, MONTH):
            self.month, self.month_in = period, self.document.sentence_of[found.first]
            if by_name and (anchor != PREVIOUS or self.document.lowers[found.first - 1] != "of"):
                self.month_stated = anchor != PUBLICATION and self.document.lowers[found.first - 1] != "of"
        if self.narrative:
            number = self.document.sentence_of[found.first]
            sentence = self.document.sentences[number]
            opens = found.first - sentence.first <= _OPENS or self.document.paragraphs[sentence.paragraph].first == number
            aside = found.first in self.asides or (period.unit == YEAR and not opens)
            back = found.steps is not None and (found.steps < 0 or found.unit == YEAR)
            if anchor == PUBLICATION:
                return
            if not aside and not back:
                self.running = period
                self.stated_year = found.year or self.stated_year
        self.telling = period is self.month or (self.telling and self._quoted(self.document.starts[found.first]))
        self.previous = period

    def _looks_back(self, found: Expression) -> bool:
        """Whether a date is only what something is compared with: `since 2021`, `up from 18.9 in 2015`."""
        before = self.document.lowers[max(found.first - 4, 0) : found.first]
        return before[-1:] == ["since"] or (before[-1:] == ["in"] and before[:2] in (["up", "from"], ["down", "from"]))

    def _anchor(self, base: str, quoted: bool = False) -> tuple[Period | None, str]:
        """The period an expression hangs on and the code that says which."""
        if base == PREVIOUS and self.previous is not None:
            return self.previous, PREVIOUS
        if self.narrative and self.running is not None and quoted:
            return None, PUBLICATION  # said in the years told of, nobody knows on which day
        if self.published_on is None:
            return None, base
        return Period(DAY, self.published_on), PUBLICATION

    def _tense(self, found: Expression) -> int:
        return near(self.document, found.first, found.last)

    def _is_ahead(self, period: Period) -> bool:
        return self.published_on is not None and period.first > self.published_on

    def _period(self, found: Expression) -> tuple[Period | None, str]:
        if found.steps is not None and found.unit is not None:
            return self._step(found, found.unit, found.steps)
        if found.unit is None:
            day = self.previous if self.previous and self.previous.unit == DAY else None
            if day and not (self._is_ahead(day) and self._tense(found) < 0):
                return day, PREVIOUS
            return (Period(DAY, self.published_on), PUBLICATION) if self.published_on else (None, PUBLICATION)
        if found.rule == DAY_OF_MONTH and found.day is not None:
            return self._day_of_month(found, found.day)
        if found.weekday is not None and found.month is None:
            return self._weekday(found, found.weekday)
        if self.published_on is not None and not self.narrative:
            known = _known_day(self.document.lowers, found, self.published_on)
            if known is not None:
                found.year, found.rule = known, KNOWN_DAY
        year = found.year
        anchor = ABSOLUTE
        if year is None and found.year_steps is not None:
            base, anchor = self._anchor(found.base)
            year = None if base is None else base.first.year + found.year_steps
            if year is None:
                return None, anchor
        if year is not None:
            return named(found, year), anchor
        return self._nearest(found)

    def _step(self, found: Expression, unit: str, steps: int) -> tuple[Period | None, str]:
        quoted = self._quoted(self.document.starts[found.first])
        base, anchor = self._anchor(found.base, quoted)
        if unit == QUARTER and found.base == PREVIOUS and self.quarter is not None:
            base, anchor = self.quarter, PREVIOUS  # in the first quarter, by May; up on the quarter
        if unit == DAY and not steps and base and self._is_ahead(base) and self._tense(found) < 0:
            base, anchor = self._anchor(PUBLICATION, quoted)  # will land on Friday; earlier in the day it was at sea
        coarse = base is not None and MONTHS_IN.get(base.unit, 0) > MONTHS_IN.get(unit, 0) and not (steps or self.narrative)
        if coarse and unit in (WEEK, MONTH) and self.document.lowers[found.last - 2] == "the":
            base, anchor = self._anchor(PUBLICATION, quoted)  # up on 1998; at the end of the week
        if quoted and anchor == PUBLICATION:
            base = self._said_on(found) or base
        if base is None or (found.base == PREVIOUS and anchor == PUBLICATION and steps > 0):
            return None, anchor  # two days later, in a text that has named no day
        if unit == SAME:
            unit = YEAR if base.unit == DAY else base.unit
        size = MONTHS_IN.get(base.unit)
        if unit == MONTH and anchor == PREVIOUS and size and not (12 % size or steps % 12):
            unit, steps = base.unit, steps // size  # in 2018 and a year later, the third quarter and a year earlier
        if unit == DAY and base.unit != DAY:
            return None, anchor  # the day after a month is no day known
        period = base if base.unit == unit else holding(unit, base.first)  # a week that ends on a Saturday keeps its days
        if found.rule == OVERNIGHT and self._tense(found) > 0:
            steps = 0
        if unit == WEEKEND and not steps and anchor == PUBLICATION and period.first > base.first:
            steps = 0 if self._tense(found) > 0 else -1
        years = found.year_steps or 0
        if found.year is not None:
            years = found.year - period.first.year  # the same quarter of 1999
        return years_off(period.shift(steps), years), anchor

    def _said_on(self, found: Expression) -> Period | None:
        """The weekday on which a quotation is said, where its sentence tells it: `"It ends today," he said on Friday`."""
        sentence = self.document.sentences[self.document.sentence_of[found.first]]
        at = bisect_left(self.expressions, found.first, key=attrgetter("first"))
        for other in self.expressions[max(at - _BESIDE, 0) : at + _BESIDE + 1]:
            if not sentence.first <= other.first < sentence.last:
                continue
            if other.weekday is None or other.month is not None or self._quoted(self.document.starts[other.first]):
                continue
            verb = range(max(other.first - _SAYING, sentence.first), other.first)
            if any(self.document.lowers[at] in words.cues() for at in verb):
                return self._weekday(other, other.weekday)[0]
        return None

    def _day_of_month(self, found: Expression, number: int) -> tuple[Period | None, str]:
        """A day without its month: of the month named just before, else the nearest one as the tense points."""
        sentence = self.document.sentence_of[found.first]
        told = self.running if self.narrative else self.month if sentence - self.month_in <= _SAME_MONTH else None
        ahead = self._tense(found) > 0
        if told is not None and told.unit in (DAY, MONTH):
            later = told.unit == DAY and number < told.first.day
            day = part_of(holding(MONTH, told.first).shift(int(later)), Part(DAY, number))
            if ahead or self.published_on is None or not told.first <= self.published_on < day.first:
                return day, PREVIOUS
        base, anchor = self._anchor(PUBLICATION)
        if base is None:
            return None, anchor
        beyond = number < base.first.day if ahead else number > base.first.day + 1
        steps = int(beyond) if ahead else -int(beyond)
        return part_of(holding(MONTH, base.first).shift(steps), Part(DAY, number)), anchor

    def _weekday(self, found: Expression, weekday: int) -> tuple[Period | None, str]:
        base, anchor = self._anchor(found.base)
        if base is None:
            return None, anchor
        day = base.first
        if found.closes and self.previous is not None and self.previous.unit == DAY:  # from Friday to Monday
            day = self.previous.first
            return Period(DAY, day + timedelta(days=(weekday - day.isoweekday() - 1) % 7 + 1)), anchor
        if found.direction == 0:
            return Period(DAY, day + timedelta(days=weekday - day.isoweekday())), anchor
        ahead = found.direction == 1
        if found.direction is None:
            ahead = (found.plus > 0 and found.rule != DAYS_FROM) or self._tense(found) > 0
        strict = found.direction is not None
        if ahead:
            return Period(DAY, day + timedelta(days=(weekday - day.isoweekday() - strict) % 7 + strict)), anchor
        return Period(DAY, day - timedelta(days=(day.isoweekday() - weekday - strict) % 7 + strict)), anchor

    def _stated_year(self, found: Expression, day: date) -> int | None:
        """The year that the text gives a day named again: `the Oct. 7 raid`; not the year of a birth to a birthday."""
        if found.month is None or found.day is None or found.direction is not None:
            return None
        stated = self.years.get((found.month, found.day))
        known = f"{found.month:02}-{found.day:02}" in time_words.kind("known_day")
        again = known or self.document.lowers[found.first - 1] in ("the", "of")
        if stated is None or not (again or day.year - 2 <= stated <= day.year) or self._tense(found) > 0:
            return None
        if known:
            found.rule = KNOWN_DAY
        return stated

    def _told_on(self, found: Expression, day: date) -> int | None:
        """The year in which a telling goes on: `in May 1998. In June the army crossed`, `on May 3, 1998. On May 4 it fell`.

        Within a paragraph some months later, in the same sentence any later month; from day to day also over paragraphs.
        """
        told, sentences, sentence = self.month, self.document.sentences, self.document.sentence_of[found.first]
        if told is None or not self.telling or found.direction is not None or not self.month_stated:
            return None
        if found.month is None and found.holiday is None:
            return None
        begins = named(found, told.first.year).first
        over = begins.month < told.first.month  # from November into January
        if over:
            begins = named(found, told.first.year + 1).first
        months, passed = (begins.month - told.first.month) % 12, sentence - self.month_in
        close = passed <= _SOON_SENTENCES and sentences[sentence].paragraph == sentences[self.month_in].paragraph
        close = close and (months <= _SOON_MONTHS or not (passed or over))
        daily = told.unit == DAY == found.unit and passed <= _SAME_MONTH and (begins - told.first).days <= _SOON_DAYS
        if not (close or daily) or begins <= told.first or begins.year >= day.year:
            return None
        return None if self._tense(found) > 0 else begins.year

    def _nearest(self, found: Expression) -> tuple[Period | None, str]:
        """A named date without a year."""
        if self.narrative and self.running is not None and found.direction is None:
            next_year = self.years_ahead.get(found.first)
            return named(found, narrative.year_after(found, self.running, self.stated_year, next_year)), PREVIOUS
        base, anchor = self._anchor(found.base)
        if base is None:
            return None, anchor
        if found.closes and self.previous is not None:
            closing = named(found, self.previous.first.year)
            over = closing.first < self.previous.first
            return (named(found, closing.first.year + 1) if over else closing), anchor
        if found.direction and anchor == PREVIOUS and base.unit == YEAR:
            return named(found, base.first.year + found.direction), anchor  # in 1998; the following spring
        day = base.first
        stated = self.item_years.get(found.first) or self._stated_year(found, day) or self._told_on(found, day)
        if stated is not None:
            return named(found, stated), PREVIOUS
        winter = found.unit == SEASON and found.month == 12 and day.month < 3  # this winter began last year
        day_year = day.year - winter
        this_year = named(found, day_year)
        if found.direction == 0:
            return this_year, anchor
        if found.direction is not None:
            ahead, strict = found.direction == 1, True
        else:
            tense, strict = self._tense(found), False
            ahead = tense > 0 or (tense == 0 and close_ahead(found, this_year.first, day))
            if found.unit not in (QUARTER, HALF):
                ahead = leans(self.document.lowers, found, this_year.first, day, ahead)
        now = holding(this_year.unit, day).first
        if found.unit == DAY and found.holiday is None and not ahead and found.direction is None:
            now += timedelta(days=1)  # a dateline east of the publisher is a day ahead
        if found.unit in (QUARTER, HALF):
            now = holding(found.unit, day).shift(-1).first  # results, told or awaited, are of a quarter that has ended
        if ahead:
            later = this_year.first > now if strict or found.unit == YEAR else this_year.first >= now
            return (this_year if later else named(found, day_year + 1)), anchor
        earlier = this_year.first < now if strict else this_year.first <= now
        return (this_year if earlier else named(found, day_year - 1)), anchor


def _known_day(lowers: list[str], found: Expression, day: date) -> int | None:
    """The year of a day that one event has made known: `the Sept. 11 attacks`."""
    if found.day is None or found.year is not None or found.direction is not None:
        return None
    if time_words.context("event_noun").isdisjoint(lowers[found.last : found.last + 2]):
        return None
    known = time_words.kind("known_day").get(f"{found.month or 0:02}-{found.day or 0:02}")
    return None if known is None or date.fromisoformat(known) > day else int(known[:4])


def _unresolved(found: Expression) -> str:
    """The TIMEX3 value of an expression whose date is not known, as far as its words go."""
    if found.unit == DAY and found.month is not None:
        year = "XXXX" if found.year is None else f"{found.year:04}"
        return f"{year}-{found.month:02}-{found.day or 0:02}" + found.clock
    if found.weekday is not None:
        return f"XXXX-WXX-{found.weekday}" + found.clock
    if found.unit == MONTH and found.month is not None:
        return f"XXXX-{found.month:02}"
    if found.unit == SEASON and found.month is not None:
        return f"XXXX-{SEASON_OF[found.month]}"
    if found.unit == QUARTER and found.month is not None:
        return f"XXXX-Q{found.month // 3 + 1}"
    return _UNKNOWN.get(found.unit or DAY, "XXXX") + found.clock


def _outer_quotations(document: Document) -> tuple[list[int], list[int]]:
    outer = [q for q in document.quotations if q.depth == 0]
    return [q.start for q in outer], [q.end for q in outer]
