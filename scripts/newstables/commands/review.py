"""`newstables review`: what the machine proposes for an article, to be decided on."""

import json
from pathlib import Path
from typing import Annotated

import typer

from newstables.article import parse_article
from newstables.commands.console import Json, Published, plain, print_out, reporting
from newstables.commands.given import given_day, read_input_article
from newstables.slugs import safe_id

EXAMPLES = ("newstables review story.txt --published 2024-10-29 > review.yaml",)


def review(
    article: Annotated[str, typer.Argument(help="A text file (UTF-8), - for standard input, or a folder under seeds/.")],
    published: Published = None,
    as_json: Json = False,
) -> None:
    """Print what the machine proposes for an article, with the words around it, as a starting review.yaml.

    With --json the proposed rows of every table are printed, as extract would publish them.
    """
    from newstables.pipeline import machine_tables, read_article
    from newstables.review import starting_review
    from newstables.seeds import read_bytes, read_text

    with reporting(as_json):
        folder = Path(article)
        if (folder / "article.yaml").is_file():
            raw = read_bytes(folder / "article.txt", str(folder / "article.txt"))
            metadata = read_text(folder / "article.yaml", str(folder / "article.yaml"))
            read = parse_article(raw, metadata, safe_id(folder.resolve().name), "article.txt", str(folder / "article.yaml"))
        else:
            read = read_input_article(article, given_day(published))
        if as_json:
            print_out(json.dumps(machine_tables(read), ensure_ascii=True, indent=2, default=str) + "\n")
            return
        _, keyed = read_article(read)
        print_out(plain(starting_review(keyed, read.text), "\n"))
