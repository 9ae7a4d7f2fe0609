"""Work is never lost: workers, drivers and disks fail, by real signals to real processes, and the rows are the same."""

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import cloudpickle
import pandas as pd
import pytest

import corpora
import newstables
from newstables.check import check_package
from newstables.corpus import engine, inputs, run, staging
from newstables.corpus.batches import Done, run_unit
from newstables.corpus.inputs import Unit
from newstables.corpus.run import Progress, extract_corpus
from newstables.partitions import STAGE

cloudpickle.register_pickle_by_value(sys.modules[__name__])  # workers do not see the tests
COUNT = 90


@pytest.fixture(autouse=True)
def _small_units(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "UNIT", 30)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return corpora.write_json(tmp_path / "in.jsonl", corpora.rows(COUNT))


def extract(
    source: Path, out: Path, do: Callable[[Unit, int, str], Done] = run_unit, tell: Callable[[Progress], None] = print
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "run_unit", do)
        extract_corpus(source, out, tell, workers=2)


def once(unit: Unit, stage: str) -> bool:
    """Whether this happens for the first time to a unit."""
    try:
        (Path(stage) / f"once-{unit.number}").touch(exist_ok=False)
    except FileExistsError:
        return False
    return True


def ends_once(unit: Unit, base: int, stage: str) -> Done:
    if unit.number == 1 and once(unit, stage):
        os.kill(os.getpid(), signal.SIGKILL)
    return run_unit(unit, base, stage)


def fails_once(unit: Unit, base: int, stage: str) -> Done:
    if once(unit, stage):
        raise OSError(errno.EIO, "the cable was pulled")
    return run_unit(unit, base, stage)


def fails_always(unit: Unit, base: int, stage: str) -> Done:
    if unit.number == 1:
        raise RuntimeError("no luck")
    return run_unit(unit, base, stage)


def disk_is_full(unit: Unit, base: int, stage: str) -> Done:
    if unit.number == 1:
        raise OSError(errno.ENOSPC, "No space left on device")
    return run_unit(unit, base, stage)


def poisoned(unit: Unit, base: int, stage: str) -> Done:
    """The article a41 ends whatever process reads it."""
    from newstables import pipeline

    tables = pipeline.machine_columns

    def deadly(article: object) -> object:
        if getattr(article, "article_id", "") == "a41":
            os.kill(os.getpid(), signal.SIGKILL)
        return tables(article)  # type: ignore[arg-type]

    pipeline.machine_columns = deadly  # type: ignore[assignment]
    try:
        return run_unit(unit, base, stage)
    finally:
        pipeline.machine_columns = tables


@pytest.mark.parametrize("do", [ends_once, fails_once])
def test_a_worker_that_ends_or_fails_costs_no_row(source: Path, tmp_path: Path, do: Callable[[Unit, int, str], Done]) -> None:
    extract(source, tmp_path / "out", do)
    assert list(corpora.unlike(tmp_path / "out", corpora.rows(COUNT))) == []


def test_an_article_that_ends_its_process_is_set_aside_alone(source: Path, tmp_path: Path) -> None:
    extract(source, tmp_path / "out", poisoned)
    assert list(corpora.unlike(tmp_path / "out", [row for row in corpora.rows(COUNT) if row["id"] != "a41"])) == []
    failures = pd.read_csv(tmp_path / "out/data/failures.csv")
    assert failures[["file", "row", "reason"]].values.tolist() == [["in.jsonl", 42, "ended the process that read it, 3 times"]]


def test_a_unit_that_always_fails_is_set_aside_and_the_rest_is_done(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "_TRIES", 3)
    extract(source, tmp_path / "out", fails_always)
    rest = [row for number, row in enumerate(corpora.rows(COUNT)) if not 30 <= number < 60]
    assert list(corpora.unlike(tmp_path / "out", rest)) == []
    failures = pd.read_csv(tmp_path / "out/data/failures.csv")
    assert failures[["row", "rows", "reason"]].values.tolist() == [[31, 30, "failed 3 times: RuntimeError: no luck"]]
    assert check_package(tmp_path / "out").faults == []


def test_a_full_disk_stops_the_run_and_the_same_command_goes_on(source: Path, tmp_path: Path) -> None:
    with pytest.raises(newstables.BadInput, match=r"no space left on device.*free space and run again; what is done is kept"):
        extract(source, tmp_path / "out", disk_is_full)
    assert not (tmp_path / "out" / "datapackage.json").exists()
    extract(source, tmp_path / "out")
    assert list(corpora.unlike(tmp_path / "out", corpora.rows(COUNT))) == []


DRIVER = """
import signal
import sys
from pathlib import Path
from newstables.corpus import inputs
from newstables.corpus.run import extract_corpus
if __name__ == "__main__":
    inputs.UNIT = 30
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background is begun without it
    extract_corpus(Path(sys.argv[1]), Path(sys.argv[2]), lambda progress: print(progress.step, flush=True), workers=1)
"""


@pytest.fixture
def driver(tmp_path: Path) -> Iterator[Callable[..., "subprocess.Popen[str]"]]:
    """A run in a process of its own, with whatever it started."""
    script = tmp_path / "driver.py"
    script.write_text(DRIVER)
    begun: list[subprocess.Popen[str]] = []

    def begin(*arguments: Path) -> "subprocess.Popen[str]":
        begun.append(
            subprocess.Popen(
                [sys.executable, str(script), *map(str, arguments)],
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                start_new_session=True,
            )
        )
        return begun[-1]

    yield begin
    for process in begun:
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_run_that_is_killed_goes_on_where_it_was(
    tmp_path: Path, number: signal.Signals, driver: Callable[..., "subprocess.Popen[str]"]
) -> None:
    articles = corpora.rows(600)
    source, out = corpora.write_json(tmp_path / "in.jsonl", articles), tmp_path / "out"
    process = driver(source, out)
    done = out / STAGE / staging.BATCHES
    until = time.monotonic() + 60
    while not (done.is_dir() and len(list(done.iterdir())) >= 2) and time.monotonic() < until:
        time.sleep(0.02)
    process.send_signal(number)
    process.wait(timeout=60)
    kept = {path.name: path.stat().st_ino for path in done.iterdir()}
    assert 2 <= len(kept) < 20, "it was killed too late to show anything"
    assert not (out / "datapackage.json").exists()
    told: list[Progress] = []
    extract(source, out, tell=told.append)
    assert told[1].rows >= 60  # what was done is not done again
    assert list(corpora.unlike(out, articles)) == []


def test_two_runs_into_one_folder_exclude_each_other(
    source: Path, tmp_path: Path, driver: Callable[..., "subprocess.Popen[str]"]
) -> None:
    process = driver(source, tmp_path / "out")
    assert process.stdout is not None
    while process.stdout.readline().strip() != "extracting":
        pass
    with pytest.raises(newstables.BadInput, match="is being written by another"):
        extract(source, tmp_path / "out")
    assert process.wait(timeout=60) == 0
    assert list(corpora.unlike(tmp_path / "out", corpora.rows(COUNT))) == []


def test_a_run_killed_between_data_and_descriptor_is_finished(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", _interrupt)
        with pytest.raises(KeyboardInterrupt):
            extract(source, out)
    assert (out / "data").is_dir()
    extract(source, out)
    assert list(corpora.unlike(out, corpora.rows(COUNT))) == []
    assert check_package(out).faults == []


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def test_an_input_that_changed_is_not_gone_on_with(source: Path, tmp_path: Path) -> None:
    with pytest.raises(newstables.BadInput):
        extract(source, tmp_path / "out", disk_is_full)
    corpora.write_json(source, corpora.rows(COUNT + 1))
    with pytest.raises(
        newstables.BadInput,
        match="has changed since the run that is to go on, or newstables has; choose another folder, or delete",
    ):
        extract(source, tmp_path / "out")
