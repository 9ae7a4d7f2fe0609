"""Which changes to the code of the checks do the tests notice? Run by `run`, in a workspace beside the repository.

mutmut makes the mutants; this driver kills them, since a whole pytest for each of three thousand takes hours. The packages
with planted faults are made once; a mutant, in a process forked for it, must find each fault in the words of FAULTS.md, the
plant that killed the mutant before it first. With --survivors what survived the last time meets the plants again, and then
the other tests of the checks. A mutant that does not come to an end counts as killed.
"""

import argparse
import contextlib
import json
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

RESULTS = Path("results.json")
OTHER_TESTS = ["tests/test_coverage.py", "tests/test_check.py", "tests/test_hostile.py"]
NOT_AGAIN = "coverage or absurd or cut_short or unpack or (test_check and not test_a_fault_in)"
LONGEST = 20  # seconds for the plants, thrice as many for the other tests


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


def make_plants() -> list[Callable[[], None]]:
    """The planted faults as calls that raise when the check does not find them, the whole packages first."""
    os.environ["MUTANT_UNDER_TEST"] = ""
    sys.path.insert(0, str(Path("mutants/tests").resolve()))
    from typer.testing import CliRunner

    import conftest
    import test_check
    from newstables import cli, pipeline
    from newstables.article import make_article
    from newstables.publish import Dataset, render, write_package

    here = Path(tempfile.mkdtemp(prefix="planted-"))
    story = make_article(conftest.STORY, "story", published_on=conftest.STORY_DAY, source_file="story.txt")
    whole = {"story": here / "story", "mini": here / "mini"}
    write_package(whole["story"], render(pipeline.machine_tables(story), Dataset("story", "Tables", "A story.", "1", "Terms")))
    whole["mini"].mkdir()
    conftest.write_mini(whole["mini"])
    CliRunner().invoke(cli.app, ["build", "--root", str(whole["mini"])])

    def finds(kind: str, folder: Path, words: list[str]) -> Callable[[], None]:
        def find() -> None:
            fault = test_check.assert_told(test_check.faults_of(conftest.Package(folder)), words)
            assert test_check.plain(fault) == test_check.LISTED[kind]

        return find

    def passes(folder: Path) -> Callable[[], None]:
        def find() -> None:
            assert test_check.faults_of(conftest.Package(folder)) == []

        return find

    plants = [passes(folder) for folder in whole.values()]
    for number, (kind, name, plant, words) in enumerate([*test_check.IN_THE_ROWS, *test_check.IN_THE_FILES]):
        folder = here / str(number) / "package"
        shutil.copytree(whole[name], folder)
        plant(conftest.Package(folder))
        plants.append(finds(kind, folder, words))
    for plant in plants:
        plant()  # each must hold of the code as it is
    return plants


def forked(work: Callable[[], int], seconds: int) -> int:
    """What the work gives in a process of its own: a number below 250; 255 when it took too long or died."""
    if child := os.fork():
        _, status = os.waitpid(child, 0)
        return os.waitstatus_to_exitcode(status) % 256 if os.WIFEXITED(status) else 255
    signal.alarm(seconds)
    with open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
    code = 254
    try:
        code = work()
    finally:
        os._exit(code)


def killed_by(mutant: str, plants: list[Callable[[], None]], order: list[int], others: bool) -> str | None:
    """The plant or test that notices a mutant; brings the plant to the front of the order."""

    def planted() -> int:
        os.environ["MUTANT_UNDER_TEST"] = mutant
        for index in order:
            try:
                plants[index]()
            except Exception:
                return index + 1
        return 0

    def tested() -> int:
        import pytest

        os.environ["MUTANT_UNDER_TEST"] = mutant
        os.chdir("mutants")
        return int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-k", NOT_AGAIN, *OTHER_TESTS]))

    assert len(plants) < 250
    code = forked(planted, LONGEST)
    if 0 < code < 250:
        order.insert(0, order.pop(order.index(code - 1)))
        return f"plant {code - 1}"
    if code:
        return "time"
    return f"tests ({code})" if others and (code := forked(tested, 3 * LONGEST)) else None


def main() -> None:
    """Kill what can be killed, in as many processes as there are cores, and print what is left."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--survivors", action="store_true", help="try again only what survived the last time")
    arguments.add_argument("--module", default="", help="only mutants whose name holds this")
    options = arguments.parse_args()
    mutants = make_mutants()
    before: dict[str, str | None] = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    found = {name: before[name] for name in mutants if options.survivors and before.get(name)}
    todo = [name for name in mutants if name not in found and options.module in name]
    plants = make_plants()
    workers = os.cpu_count() or 1
    for worker in range(workers):
        if os.fork() == 0:
            order = list(range(len(plants)))
            share = todo[len(todo) * worker // workers : len(todo) * (worker + 1) // workers]
            made = {}
            for number, name in enumerate(share):
                made[name] = killed_by(name, plants, order, options.survivors)
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
