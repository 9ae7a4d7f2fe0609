"""Units of a corpus given to workers: a local cluster of Dask, or one that is running already.

Takes units and a function that does one; yields what comes of each, in whatever order they are done. Dask gives the work of
a worker that ended to another. What it gives up on is given to it again here, a bounded number of times, and then told as
lost; nothing else is an engine of our own.
"""

import errno
import logging
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from newstables.corpus.batches import Done
from newstables.corpus.inputs import Unit
from newstables.faults import WrongUse, reason, wrong_use
from newstables.version import __version__

if TYPE_CHECKING:
    from distributed import Client, Future

_AHEAD = 3  # units a worker has waiting
_TRIES = 10  # of a unit: enough to find three articles that end the process, see `batches`
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


class Lost(NamedTuple):
    """A unit that nobody could do, and why."""

    unit: Unit
    base: int
    reason: str


@contextmanager
def connected(scheduler: str | None, workers: int | None) -> "Iterator[Client]":
    """A client of the cluster at an address, or of one on this machine that ends with it.

    Args:
        scheduler: the address, such as tcp://10.0.0.1:8786; a cluster of its own is started when left out.
        workers: processes of that cluster; as many as there are processors when left out.

    Raises:
        WrongUse: nobody answers at the address, or the workers there have another newstables.
    """
    import dask
    from distributed import Client, LocalCluster

    quiet = {
        "distributed.scheduler.allowed-failures": _TRIES,
        "distributed.admin.large-graph-warning-threshold": "100MB",
        "distributed.scheduler.http.routes": [],  # no page that shows what runs here
    }
    with dask.config.set(quiet):
        if scheduler is None:
            try:
                cluster = LocalCluster(
                    n_workers=workers,
                    threads_per_worker=1,
                    host="127.0.0.1",
                    dashboard_address="127.0.0.1:0",
                    silence_logs=logging.CRITICAL,
                )
            except (OSError, RuntimeError, TimeoutError) as error:  # no loopback, no process more
                what = f"cannot start on this machine ({_line(error)})"
                raise wrong_use("Dask", what, "allow connections to 127.0.0.1 and more processes") from None
            with cluster, Client(cluster) as client:
                yield client
            return
        try:
            client = Client(scheduler, timeout="10s")
        except (OSError, ValueError, TimeoutError) as error:
            raise wrong_use(scheduler, f"cannot be reached ({_line(error)})", "name the address of a Dask scheduler") from None
        with client:
            _same_program(client, scheduler)
            yield client


def _same_program(client: "Client", scheduler: str) -> None:
    """Workers with another version would give other rows."""
    try:
        versions = set(client.run(_version).values())
    except Exception as error:  # whatever the worker raised comes back as it was
        raise wrong_use(scheduler, f"has workers without newstables ({_line(error)})", "install it there") from None
    if not versions:
        raise wrong_use(scheduler, "has no workers", "start dask workers there")
    if versions != {__version__}:
        there = ", ".join(sorted(versions))
        raise wrong_use(scheduler, f"has workers with newstables {there}, here is {__version__}", "install one version")


def _line(error: BaseException) -> str:
    """What an exception says, in one short line."""
    return " ".join(str(error).split())[:100]


def _version() -> str:
    from newstables.version import __version__ as version

    return version


def work(
    client: "Client", units: Sequence[tuple[Unit, int]], do: Callable[[Unit, int, str], Done], stage: str
) -> Iterator[Done | Lost]:
    """Have every unit done.

    Args:
        client: from `connected`.
        units: each with the number of its first row in the corpus.
        do: does one unit, given its number and the stage.
        stage: the folder for work in progress, as workers see it.

    Raises:
        WrongUse: the disk is full, or the cluster is gone; what is done stays done.
    """
    from distributed import as_completed
    from distributed.comm.core import CommClosedError

    waiting = iter(units)
    running: dict[Future[Done], tuple[Unit, int]] = {}
    tries: dict[int, int] = {}
    run = os.urandom(8).hex()  # a cluster may be doing another corpus too, and knows work by its key alone

    def submit(unit: Unit, base: int) -> "Future[Done]":
        tries[unit.number] = tries.get(unit.number, 0) + 1
        future = client.submit(do, unit, base, stage, key=f"{run}-{unit.number}-{tries[unit.number]}", pure=False)
        running[future] = (unit, base)
        return future

    finished = as_completed(loop=client.loop)
    for unit, base in islice(waiting, _AHEAD * max(1, len(client.ncores()))):
        finished.add(submit(unit, base))
    for future in finished:
        unit, base = running.pop(future)
        if future.status == "finished":
            try:
                done = future.result()
            except CommClosedError:  # an OSError, but of no disk: the result is where nobody answers any more
                raise _gone() from None
            yield done
        else:
            error = future.exception() if future.status == "error" else None
            _stop_if_hopeless(client, error, stage)
            if tries[unit.number] < _TRIES:
                finished.add(submit(unit, base))
                continue
            yield Lost(unit, base, _told(error))
        tries.pop(unit.number)
        for following in islice(waiting, 1):
            finished.add(submit(*following))


def _stop_if_hopeless(client: "Client", error: BaseException | None, stage: str) -> None:
    """What no second try mends ends the run."""
    if isinstance(error, OSError) and error.errno in _FULL:
        what = f"cannot be written ({reason(error)})"
        raise wrong_use(stage, what, "free space and run again; what is done is kept")
    if error is None and client.status != "running":  # futures of a scheduler that is gone are cancelled
        raise _gone()


def _gone() -> WrongUse:
    return wrong_use("the Dask scheduler", "is gone", "start it and run again; what is done is kept")


def _told(error: BaseException | None) -> str:
    if error is None:
        return "was given up by the cluster"
    if type(error).__name__ == "KilledWorker":
        return f"ended the process that worked on it, {_TRIES} times"
    return f"failed {_TRIES} times: {type(error).__name__}: {error!s:.100}"
