"""`newstables extract`: the tables of any English news article as a package of its own."""

import json
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.text import Text

from newstables.article import Article
from newstables.commands.console import Json, Published, console, counts, plain, print_counts, reporting, seconds, shown
from newstables.commands.given import given_day, read_input_article
from newstables.faults import wrong_use
from newstables.version import __version__

if TYPE_CHECKING:
    from newstables.check.coverage import Gap

MANY = 20
_MOST_WORDS = 4
_LONGEST_WORDS = 40

EXAMPLES = (
    "newstables extract story.txt --published 2024-10-29 -o story",
    "cat story.txt | newstables extract - -o story",
)


def _watched(articles: Sequence[Article], with_progress: bool) -> Iterable[Article]:
    """The articles, with a progress bar for people when there are many."""
    if not with_progress or len(articles) < MANY:
        return articles
    from rich.progress import track

    return track(articles, description="Reading", console=Console(stderr=True))


def extract(
    articles: Annotated[list[str], typer.Argument(help="Text files (UTF-8), or - for standard input.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder of the new package.", show_default=False)],
    published: Published = None,
    as_json: Json = False,
) -> None:
    """Extract the tables of any English news article into a package of its own."""
    from newstables import pipeline
    from newstables.check.coverage import gaps
    from newstables.merging import merge
    from newstables.publish import Citation, Dataset, render, write_package

    begun = time.perf_counter()
    with reporting(as_json):
        if out.is_file():
            raise wrong_use(str(out), "is a file, and a package is a folder", "name a folder with -o")
        if (out / "seeds").is_dir():  # `-o .` in a checkout would put proposals in the place of what readers decided
            raise wrong_use(str(out), "is a checkout with a reviewed dataset", "choose another folder")
        day = given_day(published)
        read = [read_input_article(name, day) for name in articles]
        ids = [article.article_id for article in read]
        if twice := next((name for name, count in Counter(ids).items() if count > 1), None):
            files = " and ".join(file for file, name in zip(articles, ids, strict=True) if name == twice)
            raise wrong_use(files, f"have one article id, {twice}", "give the files different names")
        read.sort(key=lambda article: article.article_id)
        tables = pipeline.rows_of(merge(map(pipeline.machine_columns, _watched(read, not as_json))))
        one = len(read) == 1
        title = f"Tables of {ids[0]}" if one else f"Tables of {len(ids)} articles"
        dataset = Dataset(
            name=ids[0][:100] if one else "newstables-extract",
            title=title,
            description="Figures, quotes, events and actors as the machine proposes them; nobody has reviewed them.",
            version=__version__,
            text_terms="The publisher's terms",
            citation=Citation(title, made_by=f"newstables {__version__}"),
        )
        write_package(out, render(tables, dataset))
    uncovered = list(gaps(tables, {article.article_id: article.text for article in read}))
    made_rows = counts(tables)
    if as_json:
        listed = [gap._asdict() for gap in uncovered]
        print(json.dumps({"package": str(out), "tables": made_rows, "not_covered": len(uncovered), "gaps": listed}, indent=2))
        return
    printed = console()
    print_counts(printed, [row for row in made_rows if row["table"] != "reviews"])
    printed.print(f"\n[green]Wrote[/green] {shown(out / 'data')} in {seconds(begun)}; every row is the machine's proposal.")
    printed.print(f"To look at it, open {shown(out / 'data' / 'index.html')} in a browser.")
    if uncovered:
        first = ", ".join(map(_shown_gap, uncovered[:_MOST_WORDS])) + (" …" if len(uncovered) > _MOST_WORDS else "")
        is_are = "number, quotation or word of time is" if len(uncovered) == 1 else "numbers, quotations or words of time are"
        printed.print(Text(f"{len(uncovered)} {is_are} in no row: {first}"))


def _shown_gap(gap: "Gap") -> str:
    """Words in no row, with the article and the characters where they stand: `“forty” (story 120-125)`."""
    shortened = " ".join(plain(gap.words).split())[:_LONGEST_WORDS]
    return f"“{shortened}” ({gap.article_id} {gap.start}-{gap.end})"
