"""A corpus on a cluster of Dask: a scheduler and workers in processes of their own, as they run on many machines."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from distributed import Future
from distributed.comm.core import CommClosedError
from typer.testing import CliRunner

import corpora
import newstables
from newstables import cli
from newstables.corpus import inputs
from newstables.corpus.run import extract_corpus

CODE = Path(newstables.__file__).resolve().parents[1]
PATIENCE = 60.0  # seconds, on a loaded machine
Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts a program of Dask; all are ended when the test is."""
    begun: list[subprocess.Popen[bytes]] = []
    environment = {**os.environ, "PYTHONPATH": str(CODE), "DASK_DISTRIBUTED__SCHEDULER__HTTP__ROUTES": "[]"}

    def run(program: str, *options: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", f"distributed.cli.{program}", "--scheduler-file", str(tmp_path / "scheduler.json")]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        begun.append(subprocess.Popen([*command, "--no-dashboard", *options], cwd=tmp_path, env=environment, **quiet))
        return begun[-1]

    yield run
    for process in reversed(begun):
        process.kill()
        process.wait()


def address(tmp_path: Path) -> str:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            return str(json.loads((tmp_path / "scheduler.json").read_text())["address"])
        except (OSError, ValueError):
            time.sleep(0.1)
    raise TimeoutError("the scheduler did not start")


def wait_for_workers(at: str, count: int) -> None:
    from distributed import Client

    with Client(at, timeout=PATIENCE) as client:
        client.wait_for_workers(count, timeout=PATIENCE)


def test_a_running_cluster_does_the_work(tmp_path: Path, start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "UNIT", 10)
    start("dask_scheduler", "--port", "0", "--host", "127.0.0.1")
    at = address(tmp_path)
    workers = [start("dask_worker", "--nthreads", "1", "--host", "127.0.0.1") for _ in range(2)]
    wait_for_workers(at, 2)
    articles = corpora.rows(60)
    source = corpora.write_json(tmp_path / "in.jsonl", articles)
    ran = CliRunner().invoke(cli.app, ["extract-corpus", str(source), "-o", str(tmp_path / "out"), "--scheduler", at, "--json"])
    assert ran.exit_code == 0, ran.output
    assert list(corpora.unlike(tmp_path / "out", articles)) == []
    assert all(worker.poll() is None for worker in workers)  # a cluster of somebody else goes on


def test_two_corpora_at_once_do_not_mix(tmp_path: Path, start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "UNIT", 10)
    start("dask_scheduler", "--port", "0", "--host", "127.0.0.1")
    at = address(tmp_path)
    start("dask_worker", "--nthreads", "1", "--host", "127.0.0.1")
    wait_for_workers(at, 1)
    halves = {"first": corpora.rows(80)[:40], "second": corpora.rows(80)[40:]}

    def extract(name: str) -> None:
        source = corpora.write_json(tmp_path / f"{name}.jsonl", halves[name])
        extract_corpus(source, tmp_path / name, lambda _: None, scheduler=at)

    with ThreadPoolExecutor() as pool:
        list(pool.map(extract, halves))
    for name, articles in halves.items():
        assert list(corpora.unlike(tmp_path / name, articles)) == []


def test_a_scheduler_that_ends_is_told_and_the_work_done_is_kept(
    tmp_path: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "UNIT", 10)
    scheduler = start("dask_scheduler", "--port", "0", "--host", "127.0.0.1")
    at = address(tmp_path)
    start("dask_worker", "--nthreads", "1", "--host", "127.0.0.1")
    wait_for_workers(at, 1)
    articles = corpora.rows(600)
    source = corpora.write_json(tmp_path / "in.jsonl", articles)
    with pytest.raises(newstables.BadInput, match="the Dask scheduler: is gone; start it and run again; what is done is kept"):
        extract_corpus(
            source, tmp_path / "out", lambda progress: scheduler.kill() if 0 < progress.here < 590 else None, scheduler=at
        )
    assert not (tmp_path / "out" / "datapackage.json").exists()
    extract_corpus(source, tmp_path / "out", print, workers=2)
    assert list(corpora.unlike(tmp_path / "out", articles)) == []


def test_a_scheduler_that_ends_with_a_result_that_nobody_has_fetched_is_told_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(_: object) -> None:
        raise CommClosedError("connection reset by peer")

    monkeypatch.setattr(Future, "result", closed)
    source = corpora.write_json(tmp_path / "in.jsonl", corpora.rows(3))
    with pytest.raises(newstables.BadInput, match="the Dask scheduler: is gone; start it"):
        extract_corpus(source, tmp_path / "out", print, workers=1)


def test_an_address_where_nobody_answers_is_told(tmp_path: Path) -> None:
    source = corpora.write_json(tmp_path / "in.jsonl", corpora.rows(3))
    ran = CliRunner().invoke(
        cli.app, ["extract-corpus", str(source), "-o", str(tmp_path / "out"), "--scheduler", "tcp://127.0.0.1:9"]
    )
    assert ran.exit_code == 2, ran.output
    assert "tcp://127.0.0.1:9: cannot be reached" in ran.stderr
    assert ran.stderr.endswith("name the address of a Dask scheduler\n")


def test_a_cluster_without_workers_is_told(tmp_path: Path, start: Start) -> None:
    start("dask_scheduler", "--port", "0", "--host", "127.0.0.1")
    source = corpora.write_json(tmp_path / "in.jsonl", corpora.rows(3))
    with pytest.raises(newstables.BadInput, match="has no workers; start dask workers there"):
        extract_corpus(source, tmp_path / "out", print, scheduler=address(tmp_path))
