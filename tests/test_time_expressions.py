"""Expressions of time as a table: published, sentence with the expression in brackets, value, mod, EDTF, earliest, latest.

Every sentence is our own. 28 October 2024 is a Monday, 1 March 2023 a Wednesday; `-` is nothing.
"""

from datetime import date

import pytest

from newstables.dates import bounds
from newstables.propose.times import propose
from newstables.text import read

TABLE = """
2024-10-28|It opened on [28-Oct-2024].|2024-10-28|-|2024-10-28|2024-10-28|2024-10-28
2024-10-28|It opened on [10.28.2024].|2024-10-28|-|2024-10-28|2024-10-28|2024-10-28
2024-10-28|It opened on [28.10.2024].|2024-10-28|-|2024-10-28|2024-10-28|2024-10-28
2024-10-28|It opened on [4.7.1931].|1931-07-04|-|1931-07-04|1931-07-04|1931-07-04
2024-10-28|The permit is from [05/2019].|2019-05|-|2019-05|2019-05-01|2019-05-31
2024-10-28|Profit rose in [3Q24].|2024-Q3|-|2024-07-01/2024-09-30|2024-07-01|2024-09-30
2024-10-28|Profit rose in [3Q].|2024-Q3|-|2024-07-01/2024-09-30|2024-07-01|2024-09-30
2024-10-28|Profit rose in [Q3-24].|2024-Q3|-|2024-07-01/2024-09-30|2024-07-01|2024-09-30
2024-10-28|Profit rose in [Q3/24].|2024-Q3|-|2024-07-01/2024-09-30|2024-07-01|2024-09-30
2024-10-28|Profit rose in [2Q 2023].|2023-Q2|-|2023-04-01/2023-06-30|2023-04-01|2023-06-30
2024-10-28|Profit rose in [1H24].|2024-H1|-|2024-01-01/2024-06-30|2024-01-01|2024-06-30
2024-10-28|Profit rose in [Q3 FY25].|FY2025-Q3|-|-|-|-
2024-10-28|Profit rose in [Q2 of FY2023-24].|FY2024-Q2|-|-|-|-
2024-10-28|Output fell in the [July-September quarter].|2024-Q3|-|2024-07-01/2024-09-30|2024-07-01|2024-09-30
2024-10-28|The board will report [third-quarter] earnings.|2024-Q3|-|2024-07-01/2024-09-30|2024-07-01|2024-09-30
2024-10-28|Sales will grow in [the fourth quarter].|2024-Q4|-|2024-10-01/2024-12-31|2024-10-01|2024-12-31
2024-10-28|Sales grew in [the fourth quarter].|2023-Q4|-|2023-10-01/2023-12-31|2023-10-01|2023-12-31
2024-10-28|Stocks were low at [year-end].|2024|END|2024|2024-01-01|2024-12-31
2024-10-28|Debt will be lower at [year-end 2025].|2025|END|2025|2025-01-01|2025-12-31
2024-10-28|The truce held in [Ramadan].|2024-XX|-|2024-03-11~/2024-04-09~|2024-03-11|2024-04-09
2024-10-28|They met at [Eid al-Fitr 2023].|2023-04-21|-|2023-04-21~|2023-04-21|2023-04-21
2024-10-28|They met at [Eid al-Adha].|2024-06-16|-|2024-06-16~|2024-06-16|2024-06-16
2024-10-28|They met at [Eid].|XXXX-XX-XX|-|-|-|-
2024-10-28|They met on [Easter Monday].|2024-04-01|-|2024-04-01|2024-04-01|2024-04-01
2024-10-28|They met at [Diwali].|2023-11-12|-|2023-11-12|2023-11-12|2023-11-12
2024-10-28|They met at [Lunar New Year].|2024-02-10|-|2024-02-10|2024-02-10|2024-02-10
2024-10-28|They met at [Hanukkah 2023].|2023-XX|-|2023-12-08/2023-12-15|2023-12-08|2023-12-15
2024-10-28|They met on [Rosh Hashanah].|2024-10-03|-|2024-10-03|2024-10-03|2024-10-03
2024-10-28|They met at [Diwali 1950].|XXXX-XX-XX|-|-|-|-
2024-10-28|Roads were full over [Labor Day weekend].|2024-W35-WE|-|2024-08-31/2024-09-01|2024-08-31|2024-09-01
2024-10-28|Roads were full in [Easter week].|2024-W13|-|2024-03-25/2024-03-31|2024-03-25|2024-03-31
2024-10-28|He left [a fortnight ago].|2024-W42|-|2024-10-14/2024-10-20|2024-10-14|2024-10-20
2024-10-28|He left [a year and a half ago].|2023-04|-|2023-04~|2023-04-01|2023-04-30
2024-10-28|He left [half a century ago].|1974|-|1974~|1974-01-01|1974-12-31
2024-10-28|He left [a decade ago].|2014|-|2014~|2014-01-01|2014-12-31
2024-10-28|He will leave in [three weeks' time].|2024-W47|-|2024-11-18/2024-11-24|2024-11-18|2024-11-24
2024-10-28|It snowed in [the winter of 2022-23].|2022-WI|-|2022-24|2022-12-01|2023-02-28
2024-10-28|The shelling began at [0900 hrs local time on Monday].|2024-10-28T09:00|-|2024-10-28|2024-10-28|2024-10-28
2024-10-28|Deaths rose in [the week ending 12 October].|2024-W41|-|2024-10-06/2024-10-12|2024-10-06|2024-10-12
2024-10-28|Deaths rose in [the week ended Friday].|2024-W43|-|2024-10-19/2024-10-25|2024-10-19|2024-10-25
2024-10-28|Deaths rose in [the week to 19 October].|2024-W42|-|2024-10-13/2024-10-19|2024-10-13|2024-10-19
2024-10-28|Deaths rose in [the week beginning 14 October].|2024-W42|-|2024-10-14/2024-10-20|2024-10-14|2024-10-20
2024-10-28|Sales fell in [the year] to March.|P1Y|-|-|-|-
2024-10-28|He woke at [half past nine].|2024-10-28T09:30|-|2024-10-28|2024-10-28|2024-10-28
2024-10-28|He woke at [quarter to six].|2024-10-28T05:45|-|2024-10-28|2024-10-28|2024-10-28
2024-10-28|He woke at [a quarter past three on Friday].|2024-10-25T03:15|-|2024-10-25|2024-10-25|2024-10-25
2024-10-28|He woke at [ten past four].|2024-10-28T04:10|-|2024-10-28|2024-10-28|2024-10-28
2024-10-28|He woke at [five minutes to six on Tuesday evening].|2024-10-22T17:55|-|2024-10-22|2024-10-22|2024-10-22
2024-10-28|He woke at [six in the evening].|2024-10-28T18:00|-|2024-10-28|2024-10-28|2024-10-28
2024-10-28|He woke at [nine o'clock on Friday].|2024-10-25T09:00|-|2024-10-25|2024-10-25|2024-10-25
2024-10-28|He woke at [2.20am on Sunday morning].|2024-10-27T02:20|-|2024-10-27|2024-10-27|2024-10-27
2024-10-28|It rained in [the first half of May].|2024-05|START|2024-05|2024-05-01|2024-05-31
2024-10-28|It rained in [the second half of last week].|2024-W43|END|2024-10-21/2024-10-27|2024-10-21|2024-10-27
2024-10-28|It will rain in [the second half of 2025].|2025-H2|-|2025-07-01/2025-12-31|2025-07-01|2025-12-31
2024-10-28|They ruled for [a quarter of a century].|P25Y|-|-|-|-
2024-10-28|He waited [three-quarters of an hour].|PT0.75H|-|-|-|-
2024-10-28|He waited [a half-hour].|PT0.5H|-|-|-|-
2024-10-28|The trial may last [six to eight weeks].|PXW|-|-|-|-
2024-10-28|Rome fell in [AD 450].|0450|-|0450|0450-01-01|0450-12-31
2024-10-28|Rome fell in [450 BC].|BC0450|-|-|-|-
2024-10-28|Rome fell in [122 CE].|0122|-|0122|0122-01-01|0122-12-31
2024-10-28|Rome fell in [the fifth century AD].|04|-|04XX|0400-01-01|0499-12-31
2024-10-28|They sang songs of [the 1960s] and 70s.|196|-|196X|1960-01-01|1969-12-31
2024-10-28|They sang songs of the 1960s and [70s].|197|-|197X|1970-01-01|1979-12-31
2024-10-28|They sang songs of [the noughties].|200|-|200X|2000-01-01|2009-12-31
2024-10-28|The valley emptied in ['39].|1939|-|1939|1939-01-01|1939-12-31
2024-10-28|Rain fell [overnight].|2024-10-27TNI|-|2024-10-27|2024-10-27|2024-10-27
2024-10-28|A town cannot change [overnight], they said.|XXXX-XX-XXTNI|-|-|-|-
2024-10-28|Rain will fall [overnight].|2024-10-28TNI|-|2024-10-28|2024-10-28|2024-10-28
2024-10-28|They fled on [the night of 3 to 4 May].|2024-05-03TNI|-|2024-05-03|2024-05-03|2024-05-03
2024-10-28|They fled on [the night of May 3-4, 2023].|2023-05-03TNI|-|2023-05-03|2023-05-03|2023-05-03
2024-10-28|They fled [the morning] after the vote.|XXXX-XX-XXTMO|-|-|-|-
2024-10-28|The court sat between [June] and August.|2024-06|-|2024-06|2024-06-01|2024-06-30
2024-10-28|The court sat between June and [August].|2024-08|-|2024-08|2024-08-01|2024-08-31
2024-10-28|He stayed from [3] to 5 May.|2024-05-03|-|2024-05-03|2024-05-03|2024-05-03
2024-10-28|He stayed from 3 to [5 May].|2024-05-05|-|2024-05-05|2024-05-05|2024-05-05
2024-10-28|He stayed from [the 1st] to the 15th of January.|2024-01-01|-|2024-01-01|2024-01-01|2024-01-01
2024-10-28|He stayed from the 1st to [the 15th of January].|2024-01-15|-|2024-01-15|2024-01-15|2024-01-15
2024-10-28|The fair ran [May 3rd]-5th.|2024-05-03|-|2024-05-03|2024-05-03|2024-05-03
2024-10-28|The fair ran May 3rd-[5th].|2024-05-05|-|2024-05-05|2024-05-05|2024-05-05
2024-10-28|The fair runs from [Friday 1] to Sunday 3 November.|2024-11-01|-|2024-11-01|2024-11-01|2024-11-01
2024-10-28|The fair runs from Friday 1 to [Sunday 3 November].|2024-11-03|-|2024-11-03|2024-11-03|2024-11-03
2024-10-28|Exports fell in [Jan]-Mar 2024.|2024-01|-|2024-01|2024-01-01|2024-01-31
2024-10-28|Exports fell in Jan-[Mar 2024].|2024-03|-|2024-03|2024-03-01|2024-03-31
2024-10-28|It struck at [3 p.m.] (1900 GMT) on Tuesday.|2024-10-22T15:00|-|2024-10-22|2024-10-22|2024-10-22
2024-10-28|It struck at 3 p.m. ([1900 GMT]) on Tuesday.|2024-10-22T19:00Z|-|2024-10-22|2024-10-22|2024-10-22
2024-10-28|It struck at 3 p.m. (1900 GMT) on [Tuesday].|2024-10-22|-|2024-10-22|2024-10-22|2024-10-22
2024-10-28|He came on [Tues] at noon.|2024-10-22|-|2024-10-22|2024-10-22|2024-10-22
2024-10-28|They meet [every other Thursday].|XXXX-WXX-4|-|-|-|-
2024-10-28|They meet on [the first Tuesday of every month].|P1M|-|-|-|-
2024-10-28|He scored in the [2023]-24 season.|2023|-|2023|2023-01-01|2023-12-31
2024-10-28|He scored in the 2023-[24] season.|2024|-|2024|2024-01-01|2024-12-31
2024-10-28|It struck on [Feb. 29].|2024-02-29|-|2024-02-29|2024-02-29|2024-02-29
2023-03-01|Profit rose in [3Q].|2022-Q3|-|2022-07-01/2022-09-30|2022-07-01|2022-09-30
2023-03-01|They met at [Diwali].|2022-10-24|-|2022-10-24|2022-10-24|2022-10-24
2023-03-01|He left [a fortnight ago].|2023-W07|-|2023-02-13/2023-02-19|2023-02-13|2023-02-19
2023-03-01|Deaths rose in [the week ending Friday].|2023-W08|-|2023-02-18/2023-02-24|2023-02-18|2023-02-24
2023-03-01|Rain fell [overnight].|2023-02-28TNI|-|2023-02-28|2023-02-28|2023-02-28
2023-03-01|Stocks will be low at [year-end].|2023|END|2023|2023-01-01|2023-12-31
-|He left [a fortnight ago].|XXXX-WXX|-|-|-|-
-|They met at [Diwali 2023].|2023-11-12|-|2023-11-12|2023-11-12|2023-11-12
-|They met at [Diwali].|XXXX-XX-XX|-|-|-|-
-|Profit rose in [3Q24].|2024-Q3|-|2024-07-01/2024-09-30|2024-07-01|2024-09-30
-|Rain fell [overnight].|XXXX-XX-XXTNI|-|-|-|-
-|He woke at [half past nine].|XXXX-XX-XXT09:30|-|-|-|-
"""


@pytest.mark.parametrize("line", TABLE.strip().splitlines())
def test_an_expression_is_read_with_its_value_and_its_days(line: str) -> None:
    published, sentence, *expected = line.split("|")
    start, text = sentence.index("["), sentence.replace("[", "").replace("]", "")
    end = sentence.index("]") - 1
    times = propose(read(text), None if published == "-" else date.fromisoformat(published))
    found = {(time.start_char, time.end_char): time for time in times}
    assert (start, end) in found, [text[first:last] for first, last in found]
    time = found[start, end]
    earliest, latest = bounds(time.edtf) if time.edtf else (None, None)
    row = [time.timex_value, time.mod, time.edtf, earliest, latest]
    assert ["-" if cell is None else str(cell) for cell in row] == expected
