"""The command line: `newstables` and its commands, each of which is a file in `commands/`."""

import signal
import sys
from typing import Annotated

import typer

from newstables.commands import build, check, cite, compare, diff, export, extract, extract_corpus, review
from newstables.commands.console import output_ended
from newstables.version import __version__

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Turn news articles into validated tables of figures, quotes, events and actors.",
    epilog="Try [bold]newstables extract story.txt -o story[/bold], then open story/data/index.html.",
)


def _version(shown: bool) -> None:
    if shown:
        print(f"newstables {__version__}")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    pass


def _examples(*lines: str) -> str:
    """Command lines, each on a line of its own at the end of a help text."""
    return "\n\n".join(["Examples:", *(f"[bold]{line}[/bold]" for line in lines)])


app.command(epilog=_examples(*build.EXAMPLES))(build.build)
app.command(epilog=_examples(*check.EXAMPLES))(check.check)
app.command(epilog=_examples(*extract.EXAMPLES))(extract.extract)
app.command("extract-corpus", epilog=_examples(*extract_corpus.EXAMPLES))(extract_corpus.extract_corpus)
app.command(epilog=_examples(*review.EXAMPLES))(review.review)
app.command(epilog=_examples(*export.EXAMPLES))(export.export)
app.command(epilog=_examples(*cite.EXAMPLES))(cite.cite)
app.command(epilog=_examples(*compare.EXAMPLES))(compare.compare)
app.command(epilog=_examples(*diff.EXAMPLES))(diff.diff)


def main() -> None:
    """Run the command line; told to end, it tidies up as after an interrupt."""
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except OSError as error:
        if error.filename is not None:
            raise
        output_ended(error)
        sys.exit(1 if isinstance(error, BrokenPipeError) else 2)
