"""Extraction for programs: articles in, Arrow tables out; nothing is read from or written to disk.

The pipeline with its word lists is imported on first use, so that `import newstables` to load a table stays quick.
"""

import gc
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from newstables import schema
from newstables.article import check_text, make_article
from newstables.faults import bad_input
from newstables.slugs import safe_id

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

    from newstables.assemble import Columns

_BATCH = "extract_batch"
# One word that is the name of a file or an address. Nothing is opened to see whether it is there.
_NAME = re.compile(
    r"\s*(?:https?://\S{1,2000}|\S{1,300}\.(?:txt|text|md|html?|pdf|docx?|odt|rtf|xml|epub|csv|jsonl?|parquet|gz|zip))\s*",
    re.IGNORECASE,
)


def extract(text: str, published_on: date | None = None, article_id: str = "article") -> "dict[str, pa.Table]":
    """All tables of one article.

    Args:
        text: the article; paragraphs stand on lines of their own.
        published_on: the day it was published, which dates such as "last week" hang on; without it they stay open.
        article_id: its id, a slug; anything else is made one.

    Returns:
        A `pyarrow.Table` for each table name, in the types and order of the schema.

    Raises:
        BadInput: the text is no str, only the name of a file or an address, or holds no words, NUL or half a surrogate pair;
            published_on is no date, or article_id no str.
    """
    if not isinstance(article_id, str):
        raise bad_input("extract", f"article_id is no str ({article_id!r:.60})", "give a name such as 'flood-in-march'")
    if isinstance(text, str) and _NAME.fullmatch(text):
        what = f"the text is only a name ({text.strip()!r:.60})"
        raise bad_input("extract", what, "read the file or the page and give its text")
    return _arrow(_tables(safe_id(article_id), text, published_on))


def extract_batch(batch: "pa.RecordBatch | pa.Table | pd.DataFrame") -> "dict[str, pa.Table]":
    """All tables of many articles; the function that an engine maps over a corpus.

    Args:
        batch: columns `id` (text), `text` and, optionally, `published_on` (date or null). A DataFrame is taken as the Arrow
            table that pyarrow makes of it, since most corpora are read into one.

    Returns:
        A `pyarrow.Table` for each table name; actors, places and indicators that articles share stand once.

    Raises:
        BadInput: a column is missing or of another type, two articles have one id, or a text is none.
    """
    batch = _as_arrow(batch)
    missing = {"id", "text"} - set(batch.schema.names)
    if missing:
        raise bad_input(_BATCH, f"the batch lacks {', '.join(sorted(missing))}", "give columns id and text")
    given = _column(batch, "id", str)
    ids = [safe_id(name) for name in given]
    texts = _column(batch, "text", str)
    days: Sequence[date | None] = [None] * len(ids)
    if "published_on" in batch.schema.names:
        days = _column(batch, "published_on", date | None)
    first: dict[str, int] = {}
    for row, name in enumerate(ids):
        if (other := first.setdefault(name, row)) != row:
            what = f"rows {other} and {row} have one id, {name} (given as {given[other]!r:.60} and {given[row]!r:.60})"
            raise bad_input(_BATCH, what, "give every article an id of its own")
    from newstables.merging import merge

    ordered = sorted(zip(ids, texts, days, strict=True))
    with _no_collector():
        return _arrow(merge(_tables(*article) for article in ordered))


@contextmanager
def _no_collector() -> Iterator[None]:
    """Spare the collector its walks over the word lists: the pipeline makes no cycles, so there is nothing to collect."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _as_arrow(batch: Any) -> "pa.RecordBatch | pa.Table":
    import pyarrow as pa

    if isinstance(batch, pa.RecordBatch | pa.Table):
        return batch
    import pandas as pd

    if not isinstance(batch, pd.DataFrame):
        raise bad_input(_BATCH, f"takes no {type(batch).__name__}", "give a pyarrow Table, a RecordBatch or a pandas DataFrame")
    try:
        return pa.Table.from_pandas(batch, preserve_index=False)
    except (pa.ArrowException, TypeError, ValueError) as error:  # a column of several types, two columns of one name
        what = f"the DataFrame is no Arrow table ({str(error).splitlines()[0]:.200})"
        raise bad_input(_BATCH, what, "give columns of one type each") from None


def _column(batch: "pa.RecordBatch | pa.Table", name: str, wanted: Any) -> list[Any]:
    """The values of a column, refused when one is of another type."""
    values: list[Any] = batch.column(name).to_pylist()
    for number, value in enumerate(values):
        if not isinstance(value, wanted):
            kind = "date" if name == "published_on" else "text"
            raise bad_input(_BATCH, f"{name} of row {number} is no {kind} ({value!r:.60})", f"give {name} as {kind}")
    return values


def _tables(article_id: str, text: str, published_on: date | None) -> "dict[str, Columns]":
    from newstables.pipeline import machine_columns

    if not isinstance(text, str):
        raise bad_input("extract", f"the text is no str ({text!r:.60})", "read and decode the file: it takes the text itself")
    check_text(text, article_id)
    if published_on != published_on:  # NaT, the null of pandas, which is a datetime too
        published_on = None
    if isinstance(published_on, datetime):  # a column of timestamps, a pandas Timestamp: the day is meant
        published_on = published_on.date()
    if published_on is not None and not isinstance(published_on, date):
        raise bad_input(article_id, f"published_on is no date ({published_on!r:.60})", "give a datetime.date")
    return machine_columns(make_article(text, article_id, published_on=published_on))


def _arrow(tables: "dict[str, Columns]") -> "dict[str, pa.Table]":
    from newstables.publish.files import arrow_table

    return {name: arrow_table(name, tables.pop(name)) for name in schema.tables()}  # never all of them twice in memory
