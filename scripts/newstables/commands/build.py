"""`newstables build`: the dataset from seeds/."""

import json
import time
from pathlib import Path
from typing import Annotated

import typer

from newstables.commands.console import Json, console, counts, print_counts, replace_file, reporting, seconds, shown
from newstables.faults import BadInput
from newstables.version import __version__

EXAMPLES = ("newstables build --prune",)


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part / whole:.0f} %)" if whole else "none"


def build(
    root: Annotated[Path, typer.Option("--root", help="The checkout that holds seeds/.", show_default="this folder")] = Path(
        "."
    ),
    prune: Annotated[
        bool, typer.Option("--prune", help="Take decisions that the machine now makes by itself out of review.yaml.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Build the dataset: read seeds/, apply the reviews, check, and write data/ and datapackage.json."""
    from newstables import pipeline, seeds
    from newstables.check import check_tables
    from newstables.merging import merge
    from newstables.publish import render, write_package
    from newstables.review import prune as pruned

    begun = time.perf_counter()
    with reporting(as_json):
        found = seeds.load_seeds(root)
        indicators = seeds.load_indicators(root)
        dataset = seeds.load_dataset(root, __version__, [seed.article for seed in found])
        reviewed = [pipeline.reviewed_tables(seed.article, seed.decisions, indicators, seed.review_name) for seed in found]
        faults = [fault for made in reviewed for fault in made.outcome.faults]
        if faults:
            raise BadInput(faults)
        tables = pipeline.rows_of(merge([made.tables for made in reviewed]))
        faults = check_tables(tables, {seed.article.article_id: seed.article.text for seed in found})
        if faults:
            raise BadInput(faults)
        files = render(tables, dataset)
        write_package(root, files)
        if prune:
            for seed, made in zip(found, reviewed, strict=True):
                if made.outcome.learnt:
                    replace_file(seed.review_file, pruned(seed.review_text, made.outcome.learnt).encode("utf-8"))
    out, made_rows = console(), counts(tables)
    learnt = [
        f"{seed.review_name}:{decision.field_lines[name][0] if name else decision.lines[0]}"
        for seed, made in zip(found, reviewed, strict=True)
        for decision, name in made.outcome.learnt
    ]
    rows = [sum(made.outcome.row_share[i] for made in reviewed) for i in (0, 1)]
    fields = [sum(made.outcome.field_share[i] for made in reviewed) for i in (0, 1)]
    if as_json:
        shares = {"rows_without_decision": rows, "fields_without_decision": fields}
        print(json.dumps({"tables": made_rows, **shares, "learnt": learnt, "pruned": prune}, indent=2))
        return
    print_counts(out, made_rows)
    out.print(f"\nNeeded no decision: {_share(*rows)} rows, {_share(*fields)} fields.")
    if learnt:
        todo = "taken out of" if prune else "now made by the machine; newstables build --prune takes them out of"
        out.print(f"{len(learnt)} decisions {todo} review.yaml: {', '.join(learnt[:8])}{' …' if len(learnt) > 8 else ''}")
    articles = f"{len(found)} article{'s' if len(found) > 1 else ''}"
    out.print(f"[green]Built[/green] {articles} into {shown(root / 'data')} in {seconds(begun)}.")
