"""The command line: what a person types, and what is printed for people or, with --json, for programs.

Exit codes: 0 fine, 1 faults were found in what was read, 2 the command cannot be carried out as given.
"""

import json
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Annotated, Any, NoReturn, TypeAlias

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from newstables import schema
from newstables.article import Article, decode, make_article, parse_article, parse_day
from newstables.faults import BadInput, Fault, WrongUse, wrong_use
from newstables.slugs import safe_id
from newstables.version import __version__

_MOST_SHOWN = 50
_STANDARD_INPUT = "-"
_MANY = 20
_MOST_WORDS = 8
_LONGEST_WORDS = 40

Tables: TypeAlias = dict[str, list[dict[str, Any]]]

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Turn news articles into validated tables of figures, quotes, events and actors.",
    epilog="Try [bold]newstables extract story.txt -o story[/bold], then open story/data/figures.csv.",
)

Json = Annotated[bool, typer.Option("--json", help="Print JSON for programs.")]
Root = Annotated[Path, typer.Option("--root", help="The checkout that holds seeds/.", show_default="this folder")]
Published = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="Day of publication, as 2024-10-29; 'last week' hangs on it.")
]


def _console() -> Console:
    return Console(highlight=False, soft_wrap=True)


def _plain(text: str, kept: str = "") -> str:
    """Text of an article without control characters, which a terminal would obey."""
    return "".join(c if c.isprintable() or c in kept else " " for c in text)


def _shown(path: Path) -> str:
    """A path as Rich prints it: `[/b]` in a name is no markup."""
    return escape(_plain(str(path)))


def _fail(faults: Sequence[Fault], code: int, as_json: bool) -> NoReturn:
    """Print faults, a line each, and leave."""
    if as_json:
        print(json.dumps({"faults": [fault._asdict() for fault in faults]}, indent=2))
    else:
        console = Console(stderr=True, highlight=False, soft_wrap=True)
        for fault in faults[:_MOST_SHOWN]:
            console.print(Text(_plain(fault.where), "bold red"), Text(_plain(str(fault)[len(fault.where) :])), sep="")
        if len(faults) > _MOST_SHOWN:
            console.print(f"and {len(faults) - _MOST_SHOWN} more; --json prints all")
    raise typer.Exit(code)


@contextmanager
def _reporting(as_json: bool) -> Iterator[None]:
    """Turn what is wrong with the input into lines and an exit code, never a traceback."""
    try:
        yield
    except WrongUse as bad:
        _fail(bad.faults, 2, as_json)
    except BadInput as bad:
        _fail(bad.faults, 1, as_json)
    except BrokenPipeError:
        raise
    except OSError as error:
        what = f"cannot be used ({(error.strerror or str(error)).lower()})"
        _fail([Fault(str(error.filename or "a file"), what, "make it readable and writable for you")], 2, as_json)


def _version(shown: bool) -> None:
    if shown:
        print(f"newstables {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    pass


def _counts(tables: Tables) -> list[dict[str, Any]]:
    counts = []
    for name in schema.tables():
        rows = tables[name]
        by_origin = {origin: sum(row.get("origin") == origin for row in rows) for origin in ("machine", "corrected", "added")}
        counts.append({"table": name, "rows": len(rows), **(by_origin if "origin" in schema.table(name).columns else {})})
    return counts


def _print_counts(console: Console, counts: list[dict[str, Any]]) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("table")
    for column in ("rows", "machine", "corrected", "added"):
        table.add_column(column, justify="right")
    for row in counts:
        table.add_row(*(str(row.get(column, "")) for column in ("table", "rows", "machine", "corrected", "added")))
    console.print(table)


def _seconds(begun: float) -> str:
    return f"{time.perf_counter() - begun:.1f} s"


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part / whole:.0f} %)" if whole else "none"


@app.command(epilog="Example: [bold]newstables build --prune[/bold] also drops decisions the machine no longer needs.")
def build(
    root: Root = Path("."),
    prune: Annotated[
        bool, typer.Option("--prune", help="Take decisions that the machine now makes by itself out of review.yaml.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Build the dataset: read seeds/, apply the reviews, check, and write data/ and datapackage.json."""
    from newstables import pipeline, seeds
    from newstables.check import check_tables
    from newstables.publish import render, write_package
    from newstables.review import prune as pruned

    begun = time.perf_counter()
    console = _console()
    with _reporting(as_json):
        found = seeds.load_seeds(root)
        indicators = seeds.load_indicators(root)
        dataset = seeds.load_dataset(root, __version__, [seed.article for seed in found])
        reviewed = [pipeline.reviewed_tables(seed.article, seed.decisions, indicators, seed.review_name) for seed in found]
        faults = [fault for made in reviewed for fault in made.outcome.faults]
        if faults:
            raise BadInput(faults)
        tables = pipeline.merge([made.tables for made in reviewed])
        faults = check_tables(tables, {seed.article.article_id: seed.article.text for seed in found})
        if faults:
            raise BadInput(faults)
        files = render(tables, dataset)
        write_package(root, files)
        if prune:
            for seed, made in zip(found, reviewed, strict=True):
                if made.outcome.learnt:
                    _rewrite(seed.review_file, pruned(seed.review_text, made.outcome.learnt))
    counts = _counts(tables)
    learnt = [
        f"{seed.review_name}:{decision.field_lines[name][0] if name else decision.lines[0]}"
        for seed, made in zip(found, reviewed, strict=True)
        for decision, name in made.outcome.learnt
    ]
    rows = [sum(made.outcome.row_share[i] for made in reviewed) for i in (0, 1)]
    fields = [sum(made.outcome.field_share[i] for made in reviewed) for i in (0, 1)]
    if as_json:
        shares = {"rows_without_decision": rows, "fields_without_decision": fields}
        print(json.dumps({"tables": counts, **shares, "learnt": learnt, "pruned": prune}, indent=2))
        return
    _print_counts(console, counts)
    console.print(f"\nNeeded no decision: {_share(*rows)} rows, {_share(*fields)} fields.")
    if learnt:
        todo = "taken out of" if prune else "now made by the machine; newstables build --prune takes them out of"
        console.print(f"{len(learnt)} decisions {todo} review.yaml: {', '.join(learnt[:8])}{' …' if len(learnt) > 8 else ''}")
    articles = f"{len(found)} article{'s' if len(found) > 1 else ''}"
    console.print(f"[green]Built[/green] {articles} into {_shown(root / 'data')} in {_seconds(begun)}.")


def _rewrite(path: Path, text: str) -> None:
    """Replace a text file whole."""
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.unlink(missing_ok=True)
        with open(beside, "xb") as file:  # x: a link that waits under this name is not followed
            file.write(text.encode("utf-8"))
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        reason = (error.strerror or str(error)).lower()
        raise wrong_use(str(path), f"cannot be written ({reason})", "free space or name a file you may write") from None


@app.command(epilog="Example: [bold]newstables check story[/bold] checks the package in the folder story.")
def check(
    package: Annotated[Path, typer.Argument(help="The folder of a package, or its datapackage.json.")] = Path("."),
    report: Annotated[Path | None, typer.Option("--report", metavar="FILE", help="Write the faults as JSON too.")] = None,
    as_json: Json = False,
) -> None:
    """Check everything about a package that can be verified: schema, keys, evidence, coverage, agreement, files."""
    from newstables.check import check_package

    begun = time.perf_counter()
    folder = package.parent if package.name == "datapackage.json" else package
    with _reporting(as_json):
        found = check_package(folder)
        listed = {"faults": [fault._asdict() for fault in found.faults], "rows": found.checked}
        if report is not None:
            _rewrite(report, json.dumps(listed, indent=2) + "\n")
    if as_json:
        print(json.dumps(listed, indent=2))
        raise typer.Exit(1 if found.faults else 0)
    if found.faults:
        count = len(found.faults)
        console = Console(stderr=True, highlight=False, soft_wrap=True)
        console.print(f"[red]{count} fault{'s' if count > 1 else ''}[/red] in {_shown(folder)}:")
        _fail(found.faults, 1, as_json)
    total = sum(found.checked.values())
    _console().print(
        f"[green]No faults[/green] in {len(found.checked)} tables with {total} rows ({_seconds(begun)}): schema, keys,\n"
        "evidence, coverage, agreement of columns, and CSV, Parquet and descriptor with each other."
    )


def _given_day(published: str | None) -> date | None:
    try:
        return None if published is None else parse_day(published, "--published")
    except BadInput as bad:
        raise WrongUse(bad.faults) from None


def _read_input(name: str) -> bytes:
    from newstables.seeds import read_bytes

    if name == _STANDARD_INPUT:
        return sys.stdin.buffer.read()
    return read_bytes(Path(name), name)


def _article(name: str, day: date | None) -> Article:
    raw = _read_input(name)
    where = "standard input" if name == _STANDARD_INPUT else name
    stem = "article" if name == _STANDARD_INPUT else Path(name).stem
    source = None if name == _STANDARD_INPUT or not name.isprintable() else Path(name).name
    return make_article(decode(raw, where), safe_id(stem), raw, day, source)


def _each(articles: Sequence[Article], work: Callable[[Article], Tables], shown: bool) -> list[Tables]:
    """Do the work for each article, with a progress bar for people when there are many."""
    if not shown or len(articles) < _MANY:
        return [work(article) for article in articles]
    from rich.progress import track

    return [work(article) for article in track(articles, description="Reading", console=Console(stderr=True))]


@app.command(
    epilog="Examples: [bold]newstables extract story.txt --published 2024-10-29 -o story[/bold], "
    "[bold]cat story.txt | newstables extract - -o story[/bold]."
)
def extract(
    articles: Annotated[list[str], typer.Argument(help="Text files (UTF-8), or - for standard input.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder of the new package.", show_default=False)],
    published: Published = None,
    as_json: Json = False,
) -> None:
    """Extract the tables of any English news article into a package of its own."""
    from newstables import pipeline
    from newstables.check.coverage import gaps
    from newstables.publish import Dataset, render, write_package

    begun = time.perf_counter()
    with _reporting(as_json):
        day = _given_day(published)
        read = [_article(name, day) for name in articles]
        ids = [article.article_id for article in read]
        if twice := sorted(name for name, count in Counter(ids).items() if count > 1):
            raise wrong_use(", ".join(twice), "names two articles", "give the files different names")
        tables = pipeline.merge(_each(read, pipeline.machine_tables, not as_json))
        one = len(read) == 1
        dataset = Dataset(
            name=ids[0][:100] if one else "newstables-extract",
            title=f"Tables of {ids[0]}" if one else f"Tables of {len(ids)} articles",
            description="Figures, quotes, events and actors as the machine proposes them; nobody has reviewed them.",
            version=__version__,
            text_terms="The publisher's terms",
        )
        write_package(out, render(tables, dataset))
    open_words = [gap.words for gap in gaps(tables, {article.article_id: article.text for article in read})]
    counts = _counts(tables)
    if as_json:
        print(json.dumps({"package": str(out), "tables": counts, "not_covered": len(open_words)}, indent=2))
        return
    console = _console()
    _print_counts(console, [row for row in counts if row["table"] != "reviews"])
    console.print(f"\n[green]Wrote[/green] {_shown(out / 'data')} in {_seconds(begun)}; every row is the machine's proposal.")
    if open_words:
        first = ", ".join(" ".join(_plain(words).split())[:_LONGEST_WORDS] for words in open_words[:_MOST_WORDS])
        more = " …" if len(open_words) > _MOST_WORDS else ""
        is_are = "number, quotation or word of time is" if len(open_words) == 1 else "numbers, quotations or words of time are"
        console.print(Text(f"{len(open_words)} {is_are} in no row: {first}{more}"))


@app.command(epilog="Example: [bold]newstables review story.txt --published 2024-10-29 > review.yaml[/bold]")
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

    with _reporting(as_json):
        folder = Path(article)
        if (folder / "article.yaml").is_file():
            raw = read_bytes(folder / "article.txt", str(folder / "article.txt"))
            metadata = read_text(folder / "article.yaml", str(folder / "article.yaml"))
            read = parse_article(raw, metadata, safe_id(folder.resolve().name), "article.txt", str(folder / "article.yaml"))
        else:
            read = _article(article, _given_day(published))
        if as_json:
            _print_out(json.dumps(machine_tables(read), ensure_ascii=True, indent=2, default=str) + "\n")
            return
        _, keyed = read_article(read)
        _print_out(_plain(starting_review(keyed, read.text), "\n"))


def _print_out(text: str) -> None:
    """Print what goes into a file: UTF-8 whatever the locale, and a full disk is told."""
    try:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise wrong_use("standard output", f"cannot be written ({error.strerror})", "free space") from None


def main() -> None:
    """Run the command line; told to end, it tidies up as after an interrupt."""
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    app()
