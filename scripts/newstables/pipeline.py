"""The way of an article from its text to its tables, one step after another.

Everything here is a pure function of text, metadata and decisions. Files are read before (`seeds`) and written after
(`publish`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from newstables import schema
from newstables.article import Article
from newstables.assemble import Columns, Row, assemble
from newstables.keys import KeyedRows, key_rows
from newstables.propose import events, figures, names, quotes, times
from newstables.propose.index import index_mentions
from newstables.review import Decision, Outcome, apply
from newstables.rows import Indicator, Proposal
from newstables.text import Document, read

Tables: TypeAlias = dict[str, list[Row]]


@dataclass(slots=True)
class Reviewed:
    """An article after its review: its tables by column, and what the decisions came to."""

    tables: dict[str, Columns]
    outcome: Outcome


def propose(document: Document, published_on: date | None) -> Proposal:
    """Everything the machine sees in a document.

    Args:
        document: the article, read.
        published_on: the day it was published, if that is known: "last week" hangs on it.
    """
    actors, places, mentions = names.propose(document)
    by_id = {actor.actor_id: actor for actor in actors}
    index = index_mentions(document, mentions, by_id, {place.place_id: place for place in places})
    found_times = times.propose(document, published_on)
    found_quotes = quotes.propose(document, index, found_times)
    documents, documents_named = quotes.speaking_documents(document, found_quotes)
    spoken = quotes.first_person(document, found_quotes) + documents_named
    by_id |= {actor.actor_id: actor for actor in documents if actor.actor_id not in by_id}
    if spoken:
        mentions = names.nested([*mentions, *spoken])
        index = index_mentions(document, mentions, by_id, index.places)
    found_figures, indicators = figures.propose(document, index, found_times, found_quotes)
    found_events = events.propose(document, index, found_times, found_quotes)
    return Proposal(
        actors=list(by_id.values()),
        places=places,
        mentions=mentions,
        times=found_times,
        quotes=found_quotes,
        figures=found_figures,
        events=found_events,
        indicators=indicators,
    )


def read_article(article: Article) -> tuple[Document, KeyedRows]:
    """An article read, and what the machine proposes for it, with ids."""
    document = read(article.text)
    return document, key_rows(propose(document, article.published_on))


def machine_columns(article: Article) -> dict[str, Columns]:
    """The tables of an article that nobody has reviewed, by column."""
    document, keyed = read_article(article)
    return assemble(article, document, keyed)


def machine_tables(article: Article) -> Tables:
    """The tables of an article that nobody has reviewed, as rows."""
    return rows_of(machine_columns(article))


def reviewed_tables(
    article: Article, decisions: Sequence[Decision], indicators: Iterable[Indicator], review_name: str
) -> Reviewed:
    """The tables of an article as its readers decided.

    Args:
        article: the article, with its readers.
        decisions: the decisions on it.
        indicators: indicators that people defined; they take the place of proposed ones of the same id.
        review_name: the review file's name, for messages.
    """
    document, machine = read_article(article)
    machine.indicators |= {indicator.indicator_id: indicator for indicator in indicators}
    outcome = apply(machine, list(decisions), article.readers, article.text, article.article_id, review_name)
    return Reviewed(assemble(article, document, outcome.rows, machine, outcome.trail), outcome)


def rows_of(tables: Mapping[str, Columns]) -> Tables:
    """Tables by column as lists of rows, in the schema's order."""
    made: Tables = {}
    for name in schema.tables():
        columns = schema.table(name).columns
        cells = zip(*[tables[name][column] for column in columns], strict=True)
        made[name] = [dict(zip(columns, row, strict=True)) for row in cells]
    return made
