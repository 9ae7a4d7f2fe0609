"""Years and what is counted in them: years, decades, centuries, and dates in digits alone.

Each function takes the window and the token that set it off, and gives the expressions found there, or none
when the number counts or names something else. Left out are names of the calendar: see `calendar`.
"""

from newstables import words
from newstables.propose.times import lexicon as time_words
from newstables.propose.times.calendar import YEARS, full_year
from newstables.propose.times.days import DAYS
from newstables.propose.times.expressions import KNOWN_DAY, SET, Expression, Window, stage_before
from newstables.propose.times.periods import CENTURY, DAY, DECADE, MONTH, OLDEST, YEAR, before_christ
from newstables.text import POSSESSIVES

_MODERN = range(1900, 2051)
_LAST_MONTH = 12
_DEGREES = 8  # tokens before `the 70s` in which words of weather are looked for


def _is_year(window: Window, at: int, year: int) -> bool:
    """Whether a number is a year: by the word before it, or in modern times by what it does not count."""
    before, after = window.low(at - 1), window.low(at + 1)
    glued_after = window.glued(at + 1)
    if (
        after.rstrip(".") in time_words.measures()
        or after in time_words.kind("unit")
        or after in time_words.numbers()
        or after in time_words.context("counting")
    ):
        return False
    if after in ("q", "h") and window.glued(at + 2) and window.whole(at + 2, 1):
        return False
    if after == "of" and window.low(at + 2) in ("them", "those", "these", "whom", "which"):
        return False
    if window.capital(at + 1) and any(window.low(i) in time_words.context("streets") for i in (at + 2, at + 3)):
        return False  # 2010 Oak Street
    if glued_after and (after.isalpha() or after in ("/", "°")) and window.whole(at + 2, 3) is None:
        return False
    if window.glued(at):
        joined = window.low(at - 2)
        if before != "/" and not any(before in time_words.context(k) for k in ("dash", "opens", "apostrophe")):
            return False
        if before == "-" and joined.isdecimal() and len(joined) == 3:
            return False  # 555-1984
        known = joined in time_words.stages() or joined in time_words.context("year_prefix")
        if before == "-" and joined and window.capital(at - 2) and not known:
            return False
    if glued_after and after in time_words.context("dash") and window.low(at + 2) in words.units():
        return False  # the 1200-km line, a 1000-euro grant
    if before == "by" and year not in _MODERN and window.low(at - 2) in words.changes():
        return False  # shrank by 1200
    if before == "-" and window.low(at - 2) in time_words.context("year_prefix"):
        return True  # post-1945 laws
    plural = after.isalpha() and after.endswith("s") and not window.capital(at + 1) and len(after) > 3
    counted = plural or after in time_words.context("counted")
    if window.low(at - 2) in time_words.context("measure") and before in ("by", "from", "of", "to"):
        return False  # an average of 1500, rose to 1950
    if glued_after and after in time_words.context("dash") and year < (window.whole(at + 2, 4) or 0) <= YEARS[-1]:
        return True  # 1861-1863
    if before in time_words.context("joins") and window.begin < at - 1 == window.floor and not counted:
        return True  # 1861-1863; 1994, 1995 and 1997
    if before in time_words.context("round_year") and window.low(at - 2) == "in":
        return not counted  # in about 1850
    if before in time_words.context("year_after"):
        return not counted or (
            before in time_words.context("year_in") and not (plural and year % 50 == 0 and year not in _MODERN)
        )
    return year in _MODERN and not counted and before not in time_words.context("counts_after")


def year(window: Window, at: int) -> list[Expression]:
    """A year, a range written `2007-08`, a decade in digits (`1990s`, `'90s`), or a year before Christ."""
    word = window.low(at)
    end = at + 1
    number = window.whole(at, 4)
    if number is None:
        return []
    if window.glued(end) and (window.low(end) == "s" or (not number % 10 and _opens_decade(window, at, end))):
        return _decade_in_digits(window, at, number)
    if number and (window.low(end) in time_words.context("before_christ") or _counts_down(window, at, number)):
        return [_before_christ(window, at, number)]
    if number and (_is_era(window, at - 1) or _is_era(window, end)):
        first, last = (at - 1, end) if _is_era(window, at - 1) else (at, end + 1)
        return [Expression(first, last, "time:year-AD", unit=YEAR, year=number)]
    elided = len(word) == 2 and window.glued(at) and window.low(at - 1) in time_words.context("apostrophe")
    if elided and window.low(at - 2) in time_words.context("year_after"):
        first, mod = stage_before(window, at - 1)
        return [Expression(first, end, "time:year", unit=YEAR, year=full_year(number), mod=mod)]  # late '22
    fiscal = _fiscal(window, at, number)
    if fiscal:
        return [fiscal]
    if len(word) != 4 or number not in YEARS or not _is_year(window, at, number):
        return []
    first = at
    if window.low(first - 1) in ("year", "years"):
        first -= 2 if window.low(first - 2) == "the" else 1
    first, mod = stage_before(window, first)
    rule = "time:year"
    if window.low(first - 1) in time_words.context("fiscal"):
        return [Expression(first - 1, end, "time:fiscal-year", value=f"FY{number}", mod=mod)]
    found = [Expression(first, end, rule, unit=YEAR, year=number, mod=mod)]
    later = _short_year_after(window, at)
    if later is not None and number < number // 100 * 100 + later:
        found.append(Expression(end + 1, end + 2, rule, unit=YEAR, year=number // 100 * 100 + later))
    return found


def _opens_decade(window: Window, at: int, end: int) -> bool:
    """Whether digits with an owner's 's are a decade, as some papers print it: `the 1980's`, `the late 60's`."""
    before = window.low(at - 1)
    led = before in ("the", "early", "late", "mid", "-") or before in time_words.context("apostrophe")
    return window.low(end) in POSSESSIVES and (led or window.floor == at - 1)


def _is_era(window: Window, at: int) -> bool:
    return window.low(at) in time_words.context("after_christ") and window.document.words[at].isupper()


def _short_year_after(window: Window, at: int) -> int | None:
    """The two digits that end a range of years: `2007-08`, `2023/24`."""
    if window.low(at + 1) not in time_words.context("year_range") or not window.glued(at + 2) or len(window.low(at + 2)) != 2:
        return None
    return window.whole(at + 2, 2)


def _fiscal(window: Window, at: int, number: int) -> Expression | None:
    """A fiscal year by the year it ends in: `FY2024`, `FY24`, `fiscal 2023-24`, `the 2023/24 financial year`."""
    before, last = window.low(at - 1), at + 1
    abbreviated = before == "fy" and window.capital(at - 1)
    if len(window.low(at)) == 2 and abbreviated:
        number += 2000
    elif number not in YEARS:
        return None
    if _short_year_after(window, at) == (number + 1) % 100:
        number, last = number + 1, at + 3
    named = window.low(at - 2) in time_words.context("fiscal") and before == "year"
    if window.low(last) in time_words.context("fiscal") and window.low(last + 1) == "year":
        return Expression(at, last + 2, "time:fiscal-year", value=f"FY{number}")
    if not (abbreviated or (last > at + 1 and (named or before in time_words.context("fiscal")))):
        return None
    return Expression(at - 2 if named else at - 1, last, "time:fiscal-year", value=f"FY{number}")


def _counts_down(window: Window, at: int, number: int) -> bool:
    """Whether a year begins a range or pair that ends before Christ: `312-308 BC`, `312 and 311 BC`."""
    if window.low(at + 3) not in time_words.context("before_christ") or window.low(at + 1) not in time_words.context("joins"):
        return False
    later = window.whole(at + 2, 4)
    return later is not None and later < number


def _decade_in_digits(window: Window, at: int, number: int) -> list[Expression]:
    first = at
    if len(window.low(at)) == 2:
        # 70s may be degrees or ages: an apostrophe or article must stand before it.
        if window.low(at - 1) in time_words.context("apostrophe"):
            first = at - 1
        elif window.low(at - 1) not in ("the", "early", "late", "mid", "-") and window.floor != at - 1:
            return []
        number += 1900 if number >= 20 else 2000
    if window.low(at - 1) == "-" and window.low(at - 2) in ("over", "under"):
        return []  # the over-80s
    past = window.low(at + 2) in time_words.context("before_christ")
    if number % 10 or number not in (range(10, OLDEST) if past else YEARS):
        return []
    found = Expression(first, at + 2 + past, "time:decade", unit=DECADE, year=number)
    if past:
        found.year = before_christ(number + 9)
    if window.low(found.first - 1) == "the":
        found.first -= 1
    found.first, found.mod = stage_before(window, found.first)
    nearby = range(at - _DEGREES, at + 4)
    warm = len(window.low(at)) == 2 and any(window.low(i) in time_words.context("degrees") for i in nearby)
    return [] if warm or window.low(found.first - 1) in time_words.context("possessive") else [found]


def _before_christ(window: Window, at: int, number: int) -> Expression:
    first, mod = stage_before(window, at)
    found = Expression(first, at + 1 + (window.low(at + 1) in time_words.context("before_christ")), "time:year-BC", mod=mod)
    if number > OLDEST:
        found.value = f"BC{number:04}"
    else:
        found.unit, found.year = YEAR, before_christ(number)
    return found


def decade(window: Window, at: int) -> list[Expression]:
    """A decade in words: `the nineties`, of the last century unless a century is said."""
    before = window.low(at - 1)
    listed = before in time_words.context("joins") and window.begin < at - 1 == window.floor  # the thirties and forties
    staged = before in ("the", "early", "late", "mid") or (before == "-" and window.low(at - 2) == "mid")
    if not (listed or staged):
        return []
    number = 1900 + time_words.numbered("decade")[window.low(at)]
    found = Expression(at - 1 if before == "the" else at, at + 1, "time:decade", unit=DECADE, year=number)
    found.first, found.mod = stage_before(window, found.first)
    return [] if window.low(found.first - 1) in time_words.context("possessive") else [found]


def century(window: Window, at: int) -> list[Expression]:
    """A numbered century: `the 21st century`, `nineteenth-century`."""
    start = at - 2 if window.low(at - 1) == "-" and window.glued(at) else at - 1
    number = time_words.numbered("ordinal").get(window.low(start))
    if number is not None and window.low(start - 1) == "-" and window.low(start - 2) == "twenty":
        start, number = start - 2, number + 20
    elif window.low(start) in time_words.context("ordinal_suffix") and window.glued(start):
        number, start = window.whole(start - 1, 2), start - 1
    if number is None or not 1 <= number <= 30:
        return []
    first = start - 1 if window.low(start - 1) == "the" else start
    first, mod = stage_before(window, first)
    if window.low(at + 1) in time_words.context("before_christ"):
        return [Expression(first, at + 2, "time:century", value=f"BC{number - 1:02}", mod=mod)]
    several = _centuries(window, at, first, number)
    if several or window.low(at) == "centuries":
        return several
    return [
        Expression(
            first, at + 1 + _is_era(window, at + 1), "time:century", unit=CENTURY, year=max((number - 1) * 100, 1), mod=mod
        )
    ]


def _centuries(window: Window, at: int, first: int, number: int) -> list[Expression]:
    """Two centuries by their numbers: `the 18th and 19th centuries`, `the eighteenth to twentieth centuries`."""
    join = first - 1
    if window.low(join) not in time_words.context("joins"):
        return []
    last = join - (window.low(join - 1) == "-")  # in 20th- and 21st-century style
    start = last - 2 if window.low(last - 1) in time_words.context("ordinal_suffix") else last - 1
    earlier = window.whole(start, 2) if start < last - 1 else time_words.numbered("ordinal").get(window.low(start))
    if earlier is None or not 1 <= earlier < number:
        return []
    start, mod = stage_before(window, start - (window.low(start - 1) == "the"))
    return [
        Expression(start, last, "time:century", unit=CENTURY, year=max((earlier - 1) * 100, 1), mod=mod),
        Expression(first, at + 1, "time:century", unit=CENTURY, year=(number - 1) * 100),
    ]


def _month_and_year(window: Window, at: int) -> list[Expression]:
    """A month and year in digits: `05/2019`."""
    month, year = window.whole(at, 2), window.whole(at + 2, 4)
    joined = window.glued(at + 1) and window.glued(at + 2)
    alone = not (window.glued(at) or (window.glued(at + 3) and window.low(at + 3) in ("/", "-")))
    if month in range(1, 13) and year in _MODERN and joined and alone:
        return [Expression(at, at + 3, "time:digits", unit=MONTH, year=year, month=month)]
    return []


def _slashed(window: Window, at: int) -> list[Expression]:
    """Two numbers known by themselves: `9/11`, `24/7`."""
    value = time_words.kind("slashed").get(f"{window.low(at)}/{window.low(at + 2)}")
    if value is None or window.glued(at) or (window.glued(at + 3) and window.low(at + 3) in ("/", "-")):
        return []
    if value.startswith("P"):
        return [Expression(at, at + 3, "time:frequency", SET, value=value)]
    year, month, day = (int(part) for part in value.split("-"))
    return [Expression(at, at + 3, KNOWN_DAY, unit=DAY, year=year, month=month, day=day)]


def _is_short_date(parts: list[str], word: str) -> bool:
    """Whether three numbers of two digits are a date: `10-28-24`, `28.10.24`, but not version `10.11.12`."""
    return all(len(part) == 2 for part in parts) and ("." not in word or int(parts[0]) > _LAST_MONTH)


def numeric(window: Window, at: int) -> list[Expression]:
    """A date in digits alone: `2024-10-28`, `10/28/2024` (month first unless it cannot be), `28.10.2024`, `05/2019`."""
    word, mark = window.low(at), window.low(at + 1)
    if word.count(".") == 2:
        parts = word.split(".")
        end = at + 1
    else:
        if mark not in ("-", "/") or window.low(at + 3) != mark or not all(window.glued(at + i) for i in range(1, 5)):
            return _slashed(window, at) or _month_and_year(window, at) if mark == "/" else []
        parts = [window.low(at + i) for i in (0, 2, 4)]
        end = at + 5
    if not all(part.isdecimal() and len(part) in (1, 2, 4) for part in parts):
        return []
    numbers = [int(part) for part in parts]
    if len(parts[0]) == 4:
        year, month, day = numbers
    elif len(parts[2]) == 4 or (mark == "/" and len(parts[2]) == 2) or _is_short_date(parts, word):
        month, day, year = numbers
        year = full_year(year) if len(parts[2]) == 2 else year
        if month > _LAST_MONTH or ("." in word and day <= _LAST_MONTH):
            month, day = day, month
    else:
        return []
    if month not in range(1, 13) or day not in DAYS:
        return []
    return [Expression(at, end, "time:digits", unit=DAY, year=year, month=month, day=day)]
