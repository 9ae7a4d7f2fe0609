"""Which changes to the code of the checks do the tests notice? Run by `run`, in a workspace beside the repository.

mutmut makes the mutants; this driver kills them, since a whole pytest for each of three thousand takes hours. The packages
with planted faults are made once; a mutant must find each fault in the words of FAULTS.md, the plant that killed the mutant
before it first. What checks rows gets the plants that show there, in memory, read once; what checks the package of a corpus
gets those of planting_corpus.py; the rest gets those that only the files show. Then come the tests of single rules. With
--survivors what survived the last time meets all these again, and then the other tests of the checks. What does not come to
an end counts as killed.
"""

import argparse
import contextlib
import csv
import json
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

RESULTS = Path("results.json")
RULES = ["tests/test_check_rules_cells.py", "tests/test_check_rules_meaning.py", "tests/test_check_rules_words.py"]
OTHER_TESTS = ["tests/test_coverage.py", "tests/test_check.py", "tests/test_check_descriptor.py", "tests/test_corpus_check.py"]
OTHER_TESTS += ["tests/test_hostile_packages.py", "-k", "not test_a_fault_in and (check or coverage or absurd or unpack)"]
OF_FILES = ("catalogues", "csvfile", "package", "parquetfile")
OF_CORPORA = ("months", "partitions")
PYTEST = ["-q", "-p", "no:cacheprovider", "-W", "ignore::pytest.PytestAssertRewriteWarning"]  # conftest is imported already
LONGEST = 20  # seconds of work for the plants, four times as many for the other tests; a busy machine kills no mutant


def make_mutants() -> list[str]:
    """Write the mutated code into `mutants/` and give the names of all mutants."""
    from mutmut.__main__ import copy_also_copy_files, copy_src_dir, create_mutants, setup_source_paths

    shutil.rmtree("mutants", ignore_errors=True)
    Path("mutants").mkdir()
    with contextlib.redirect_stdout(sys.stderr):
        copy_src_dir()
        copy_also_copy_files()
        setup_source_paths()
        create_mutants(1)
    metas = sorted(Path("mutants/src/newstables/check").glob("*.meta"))
    return [name for meta in metas for name in json.loads(meta.read_text())["exit_code_by_key"]]


class Collected:
    """Tests as calls: those that ask for no fixture."""

    def __init__(self) -> None:
        self.calls: list[Callable[[], None]] = []

    def pytest_collection_finish(self, session: Any) -> None:
        """Called by pytest."""
        for item in session.items:
            given = item.callspec.params if hasattr(item, "callspec") else {}
            if set(item.fixturenames) <= set(given) | {"request"}:
                self.calls.append(partial(item.obj, **given))


def make_plants() -> dict[str, list[Callable[[], None]]]:
    """The planted faults as calls that raise when the check does not find them: in files, in rows in memory, in corpora."""
    os.environ["MUTANT_UNDER_TEST"] = ""
    sys.path.insert(0, str(Path("mutants/tests").resolve()))
    from typer.testing import CliRunner

    import conftest
    import planting
    import planting_corpus
    import planting_files
    import test_catalogues
    from newstables import cli, pipeline, schema
    from newstables.article import make_article
    from newstables.check import check_package, check_tables
    from newstables.check.csvfile import read_csv
    from newstables.check.package import _texts
    from newstables.publish import Dataset, render, write_package

    here = Path(tempfile.mkdtemp(prefix="planted-"))
    story = make_article(conftest.STORY, "story", published_on=conftest.STORY_DAY, source_file="story.txt")
    whole = {"story": here / "story", "mini": here / "mini"}
    write_package(whole["story"], render(pipeline.machine_tables(story), Dataset("story", "Tables", "A story.", "1", "Terms")))
    whole["mini"].mkdir()
    conftest.write_mini(whole["mini"])
    CliRunner().invoke(cli.app, ["build", "--root", str(whole["mini"])])

    def found(faults: list[str], kind: str, words: list[str]) -> None:
        assert planting.plain(planting.assert_told(faults, words)) == planting.LISTED[kind]

    def in_files(folder: Path, kind: str | None, words: list[str]) -> None:
        faults = planting.faults_of(conftest.Package(folder))
        assert faults == [] if kind is None else found(faults, kind, words) is None

    def by_frictionless(folder: Path, words: list[str]) -> None:
        faults = planting.faults_of(conftest.Package(folder), frictionless=True)
        assert planting.assert_told(faults, words) if words else faults == []

    def in_catalogues(folder: Path, words: str) -> None:
        assert any(words in str(fault) for fault in check_package(folder, frictionless=False).faults)

    def in_rows(tables: Any, texts: dict[str, str], kind: str | None, words: list[str]) -> None:
        faults = [str(fault) for fault in check_tables(tables, texts)]
        assert faults == [] if kind is None else found(faults, kind, words) is None

    planted: list[tuple[Path, str | None, list[str]]] = [(folder, None, []) for folder in whole.values()]
    for number, (kind, name, plant, words) in enumerate([*planting.IN_THE_ROWS, *planting_files.IN_THE_FILES]):
        folder = here / str(number) / "package"
        shutil.copytree(whole[name], folder)
        plant(conftest.Package(folder))
        planted.append((folder, kind, words))
    files, rows = [], []
    for folder, kind, words in planted:
        plant = partial(in_files, folder, kind, words)
        plant()  # each must hold of the code as it is
        tables = {
            name: read_csv(name, path.read_bytes(), [])
            for name in schema.tables()
            if (path := folder / f"data/{name}.csv").is_file()
        }
        if None not in tables.values() and len(tables) == len(schema.tables()):
            texts = _texts(folder, tables["articles"], [])
            rows.append(partial(in_rows, tables, texts, kind, words))
            try:
                rows[-1]()
                if kind:
                    continue
            except Exception:  # not found in rows: a fault of the files
                rows.pop()
        files.append(plant)
    of_croissant = test_catalogues.CROISSANT_HARMS.values()
    croissant = [(test_catalogues.changed("croissant.json", harm), words) for harm, words in of_croissant]
    for number, (harm, words) in enumerate([*test_catalogues.CATALOGUE_HARMS, *croissant]):
        folder = here / f"catalogue-{number}"
        shutil.copytree(whole["mini"], folder)
        harm(folder / "data")
        files.append(partial(in_catalogues, folder, words))
        files[-1]()
    told: dict[str, list[str]] = {
        "good": [],
        "title": ["datapackage.json", "title", "the package again"],
        "contributors": ["datapackage.json", "contributors"],
        "claimant_id": ["data/figures.csv", "violates the foreign key", "see the schema in datapackage.json"],
    }
    for name, words in told.items():  # last, since each takes half a second
        folder = here / name
        shutil.copytree(whole["story"], folder)
        package = conftest.Package(folder)
        if name == "claimant_id":
            planting.cells("figures", planting.ANY, claimant_id="nobody", claimant="")(package)
        elif words:
            package.descriptor = {**package.descriptor, name: 5}
        files.append(partial(by_frictionless, folder, words))
        files[-1]()
    corpora = []
    of_corpora = [(plant, told, {}) for _, plant, told in planting_corpus.IN_CORPORA]
    of_corpora += [(plant, told, limits) for _, plant, limits, told in planting_corpus.WITH_LIMITS]
    of_corpora += [(planting_corpus.whole_corpus, [], {"at_once": number}) for number in (1, 2, 3, 400)]
    for number, (plant, told, limits) in enumerate(of_corpora):
        plant(here / f"corpus-{number}")
        corpora.append(partial(planting_corpus.assert_told, here / f"corpus-{number}", told, **limits))
        corpora[-1]()
    rules = Collected()
    import pytest

    with contextlib.chdir("mutants"), contextlib.redirect_stdout(sys.stderr):
        pytest.main(["--collect-only", *PYTEST, *RULES], plugins=[rules])
    for rule in rules.calls:
        rule()
    return {"files": files + rules.calls, "rows": rows + rules.calls, "corpora": corpora}


def plants_of(mutant: str) -> str:
    """Where the faults lie that what was changed looks for."""
    module = mutant.split(".")[2]
    return "files" if module in OF_FILES else "corpora" if module in OF_CORPORA else "rows"


class TooLongError(BaseException):
    """Raised by the alarm: no mutant may catch it with an Exception."""


def alarmed(*_: object) -> None:
    """Ends the trial of a mutant."""
    raise TooLongError


def first_miss(mutant: str, plants: list[Callable[[], None]], order: list[int]) -> str | None:
    """The plant that notices a mutant, which then comes first in the order."""
    import pytest

    os.environ["MUTANT_UNDER_TEST"] = mutant
    signal.signal(signal.SIGPROF, alarmed)
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    try:
        for index in order:
            try:
                plants[index]()
            except (Exception, pytest.fail.Exception):  # the latter, when pytest.raises saw nothing, is none
                order.insert(0, order.pop(order.index(index)))
                return f"plant {index}"
    except TooLongError:
        return "time"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        os.environ["MUTANT_UNDER_TEST"] = ""
        csv.field_size_limit(131072)
    return None


def other_tests(mutant: str) -> str | None:
    """The end of a pytest, in a process of its own, that notices a mutant."""
    if child := os.fork():
        _, status = os.waitpid(child, 0)
        return f"tests ({status})" if status else None
    os.environ["MUTANT_UNDER_TEST"] = mutant
    os.chdir("mutants")
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, 4 * LONGEST)
    code = 1
    with open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    try:
        import pytest

        code = int(pytest.main(["-x", *PYTEST, *OTHER_TESTS]))
    finally:
        os._exit(code)


def main() -> None:
    """Kill what can be killed, in as many processes as there are cores, and print what is left."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--survivors", action="store_true", help="try again only what survived the last time")
    arguments.add_argument("--module", default="", help="only mutants whose name holds this")
    options = arguments.parse_args()
    mutants = make_mutants()
    before: dict[str, str | None] = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    todo = [name for name in mutants if options.module in name and not (options.survivors and before.get(name))]
    found = {name: before[name] for name in mutants if name in before and name not in todo}
    plants = make_plants()
    print(f"{len(todo)} mutants; plants: {', '.join(f'{len(of)} in {where}' for where, of in plants.items())}", flush=True)
    workers = len(os.sched_getaffinity(0))  # `taskset -c 0 .ci/mutation/run` leaves the other cores alone
    for worker in range(workers):
        if os.fork() == 0:
            orders = {where: list(range(len(of))) for where, of in plants.items()}
            share = todo[len(todo) * worker // workers : len(todo) * (worker + 1) // workers]  # neighbours die of one plant
            made = {}
            for number, name in enumerate(share):
                where = plants_of(name)
                made[name] = first_miss(name, plants[where], orders[where])
                if options.survivors and made[name] is None:
                    made[name] = other_tests(name)
                if number % 20 == 0 or number + 1 == len(share):
                    Path(f"results-{worker}.json").write_text(json.dumps(made))
            os._exit(0)
    for _ in range(workers):
        os.wait()
    for worker in range(workers):
        found |= json.loads(Path(f"results-{worker}.json").read_text())
    RESULTS.write_text(json.dumps(found, indent=1))
    survived = [name for name, killer in found.items() if killer is None]
    print("\n".join(survived))
    print(f"{len(found) - len(survived)} of {len(found)} mutants killed ({100 - 100 * len(survived) / len(found):.1f} %)")


if __name__ == "__main__":
    main()
