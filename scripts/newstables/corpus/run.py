"""A corpus from its input to its package, in steps each of which can be killed and gone on with.

Takes a path, a folder and a way to tell of progress; leaves a package. The work in progress lies in a hidden folder beside
it: every unit that is done stays done, and what is there when the last one is done is sorted into the package. A run that
ended early is begun again with the same command.
"""

import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from newstables.corpus.batches import Done, run_unit, set_unit_aside
from newstables.corpus.engine import Lost, connected, work
from newstables.corpus.inputs import UNIT, Plan, plan
from newstables.corpus.staging import BATCHES, BEGUN
from newstables.faults import reason, wrong_use
from newstables.folder import DESCRIPTOR, is_there
from newstables.optional import need
from newstables.partitions import STAGE
from newstables.publish import alone
from newstables.slugs import safe_id
from newstables.version import __version__

_PLAN = "plan.json"
_HOPELESS = 2 * UNIT  # rows, of which none is an article


class Progress(NamedTuple):
    """How far a run is: `step` is reading, extracting or sorting; rows are those of the input."""

    step: str
    rows: int = 0
    of: int = 0
    set_aside: int = 0
    here: int = 0  # rows done by this run, the others by one before
    seconds: float = 0.0


class Summary(NamedTuple):
    """What a run came to. `rows` counts by table; `here` and `seconds` are this run's alone."""

    articles: int
    set_aside: int
    rows: dict[str, int]
    here: int
    seconds: float


def extract_corpus(
    source: Path, out: Path, tell: Callable[[Progress], None], scheduler: str | None = None, workers: int | None = None
) -> Summary:
    """Extract a corpus into a package.

    Args:
        source: a file or a folder of articles, see `inputs`.
        out: the folder of the package.
        tell: called with the progress, often.
        scheduler: the address of a Dask scheduler whose workers see the same folders; this machine's processors if none.
        workers: processes on this machine; as many as it has processors if none.

    Returns:
        What the package holds, whichever run made it, and what this run did.

    Raises:
        WrongUse: the input is none or has changed, the folder holds something else, the disk is full, Dask or DuckDB is
            missing or a scheduler cannot be reached, or there is no article among many rows.
    """
    need("extract-corpus", "distributed", "duckdb")
    begun = time.monotonic()
    tell(Progress("reading"))
    planned = plan(source)
    stage = out / STAGE
    if out.is_file():
        raise wrong_use(str(out), "is a file, and a package is a folder", "name a folder with -o")
    try:
        out.mkdir(parents=True, exist_ok=True)
        with alone(out):
            if (done := _finished(out, planned, stage)) is not None:
                return done._replace(seconds=time.monotonic() - begun)
            _resume(stage, source, planned)
            here = _extract(planned, stage, tell, scheduler, workers)
            tell(Progress("sorting", planned.rows, planned.rows))
            summary = _package(planned, stage, out, source)
            shutil.rmtree(stage, ignore_errors=True)
    except OSError as error:
        what = f"cannot be written ({reason(error)})"
        raise wrong_use(str(error.filename or out), what, "free space and run again; what is done is kept") from None
    return summary._replace(here=here, seconds=time.monotonic() - begun)


def _finished(out: Path, planned: Plan, stage: Path) -> Summary | None:
    """What an earlier run came to, if it came to its end; whatever else lies in the folder is refused."""
    if stage.is_symlink() or (out / "data").is_symlink():
        raise wrong_use(str(out), "holds a link to another place", "choose another folder")
    try:
        descriptor = json.loads((out / DESCRIPTOR).read_bytes())
        made_from, resources = descriptor["input"]["sha256"], descriptor["resources"]
        rows = {resource["name"]: int(resource["rows"]) for resource in resources if "rows" in resource}
        articles = rows["articles"]
    except (OSError, ValueError, RecursionError, KeyError, TypeError):
        if is_there(out / DESCRIPTOR) or (is_there(out / "data") and not is_there(stage)):
            raise wrong_use(str(out), "holds another package", "choose another folder") from None
        return None
    if made_from != planned.digest(with_times=False):
        raise wrong_use(str(out), "holds the package of another input", "choose another folder")
    if not is_there(out / "data"):  # deleted by hand, to be made again
        return None
    shutil.rmtree(stage, ignore_errors=True)
    return Summary(articles, planned.rows - articles, rows, 0, 0.0)


def _resume(stage: Path, source: Path, planned: Plan) -> None:
    """Begin a stage, or go on with one of the same input."""
    told = {"input": planned.digest(with_times=True), "newstables": __version__}
    if (stage / _PLAN).exists():
        if json.loads((stage / _PLAN).read_bytes()) != told:
            todo = f"choose another folder, or delete {stage} to begin again"
            raise wrong_use(str(source), "has changed since the run that is to go on, or newstables has", todo)
    else:
        stage.mkdir(exist_ok=True)
        (stage / f"{_PLAN}.new").write_bytes(json.dumps(told).encode("utf-8"))
        (stage / f"{_PLAN}.new").rename(stage / _PLAN)
    # Journals of an earlier run say nothing: it may have been killed, with its workers.
    shutil.rmtree(stage / BEGUN, ignore_errors=True)
    shutil.rmtree(stage / "data", ignore_errors=True)
    (stage / BATCHES).mkdir(exist_ok=True)


def _extract(planned: Plan, stage: Path, tell: Callable[[Progress], None], scheduler: str | None, workers: int | None) -> int:
    """Have all units done that are not; gives the rows that were done here."""
    there = {int(folder.name) for folder in (stage / BATCHES).iterdir()}
    todo, base, rows = [], 0, 0
    for unit in planned.units:
        if unit.number in there:
            rows += unit.count
        else:
            todo.append((unit, base))
        base += unit.count
    counts = {unit.number: unit.count for unit, _ in todo}
    here = articles = set_aside = 0
    if not todo:
        return 0
    with connected(scheduler, workers) as client:
        begun = time.monotonic()
        tell(Progress("extracting", rows, planned.rows))
        for result in work(client, todo, run_unit, str(stage.resolve())):
            done: Done = set_unit_aside(*result[:2], stage, result.reason) if isinstance(result, Lost) else result
            here += counts[done.number]
            articles += done.articles
            set_aside += done.set_aside
            if not articles and not there and set_aside >= _HOPELESS:
                raise wrong_use(done.first_reason, f"and {set_aside - 1:,} rows more; none was an article", "mend the input")
            tell(Progress("extracting", rows + here, planned.rows, set_aside, here, time.monotonic() - begun))
    return here


def _package(planned: Plan, stage: Path, out: Path, source: Path) -> Summary:
    """Sort the rows of all units into the package."""
    from newstables.corpus.finish import finish
    from newstables.corpus.package import describe, put_in_place

    finished = finish(stage, planned.set_aside)
    rows: dict[str, int] = {}
    for part in finished.parts:
        rows[part.table] = rows.get(part.table, 0) + part.rows
    if not rows["articles"]:
        raise wrong_use(str(source), "holds no article that can be read", f"see {stage / 'data/failures.csv'}")
    descriptor = describe(stage, finished, planned.digest(with_times=False), safe_id(source.resolve().stem)[:100])
    put_in_place(stage, out, descriptor)
    return Summary(rows["articles"], finished.failures, rows, 0, 0.0)
