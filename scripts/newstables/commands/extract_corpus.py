"""`newstables extract-corpus`: many articles into one partitioned package."""

import json
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from newstables.commands.console import Json, console, reporting, shown

if TYPE_CHECKING:
    from newstables import corpus

A_LINE = 60.0  # seconds between two lines of progress in a log
EXAMPLES = (
    "newstables extract-corpus archive.jsonl.gz -o archive",
    "newstables extract-corpus articles/ -o archive --scheduler tcp://10.0.0.1:8786",
)


def extract_corpus(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="IN", help="A file or folder: .parquet, .jsonl (.gz, .zst) with id, text, published_on; or .txt files."
        ),
    ],
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder of the package.", show_default=False)],
    scheduler: Annotated[
        str | None,
        typer.Option("--scheduler", metavar="ADDRESS", help="A Dask scheduler, as tcp://10.0.0.1:8786.", show_default="none"),
    ] = None,
    workers: Annotated[
        int | None, typer.Option("--workers", min=1, help="Processes on this machine.", show_default="one a processor")
    ] = None,
    as_json: Json = False,
) -> None:
    """Extract many articles into Parquet, partitioned by month of publication.

    A run that ended early goes on where it was. Rows that give no article are in data/failures.csv with the reason.
    """
    from newstables import corpus

    try:
        with reporting(as_json), _Bar(not as_json) as bar:
            made = corpus.extract_corpus(source, out, bar.tell, scheduler, workers)
    except KeyboardInterrupt:
        console(stderr=True).print("Stopped. What is done is kept: the same command goes on.")
        raise typer.Exit(130) from None
    if as_json:
        print(json.dumps({"package": str(out), **made._asdict()}, indent=2))
        return
    printed = console()
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("table")
    table.add_column("rows", justify="right")
    for name, rows in made.rows.items():
        if name != "reviews":
            table.add_row(name, f"{rows:,}")
    printed.print(table)
    where = shown(out / "data")
    if made.here:
        rate = f"{made.here / made.seconds:,.0f} a second"
        printed.print(f"\n[green]Wrote[/green] {made.articles:,} articles into {where} in {_time(made.seconds)}, {rate}.")
    else:
        printed.print(f"\n{where} was complete already, with {made.articles:,} articles.")
    if made.set_aside:
        count = f"{made.set_aside:,} row{'s' if made.set_aside > 1 else ''} of the input"
        printed.print(f"{count} gave no article; {shown(out / 'data' / 'failures.csv')} says why.")


class _Bar:
    """Progress for people: a line that moves on a terminal, a line a minute in the log of a run under nohup or cron."""

    def __init__(self, wanted: bool) -> None:
        console = Console(stderr=True)
        self._moves, self._logs = wanted and console.is_terminal, wanted and not console.is_terminal
        self._due = time.monotonic() + A_LINE
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeElapsedColumn(),
            console=console,
            transient=True,
        )
        self._task = self._progress.add_task("Reading", total=None, rate="")

    def __enter__(self) -> "_Bar":
        if self._moves:  # one that is stopped leaves an empty line in a log, with Rich 13.9 even a disabled one
            self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._moves:
            self._progress.stop()

    def tell(self, progress: "corpus.Progress") -> None:
        """Show how far the run is."""
        step, rate = progress.step.capitalize(), _rate(progress)
        self._progress.update(self._task, description=step, completed=progress.rows, total=progress.of or None, rate=rate)
        if self._logs and time.monotonic() >= self._due:
            self._due = time.monotonic() + A_LINE
            line = f"{time.strftime('%H:%M')} {step} {progress.rows:,}/{progress.of:,} {rate}"
            print(line.rstrip(), file=sys.stderr, flush=True)


def _rate(progress: "corpus.Progress") -> str:
    """How fast a run is, how long it will go on, and what it could not read."""
    rate = ""
    if progress.here and progress.seconds:
        speed = progress.here / progress.seconds
        rate = f"{speed:,.0f} a second, {_time((progress.of - progress.rows) / speed)} left"
    if progress.set_aside:
        rate += f", {progress.set_aside:,} set aside"
    return rate


def _time(seconds: float) -> str:
    """A length of time as people say it."""
    minutes, seconds = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {seconds} s" if minutes else f"{seconds} s"
