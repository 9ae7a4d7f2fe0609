"""A build that fails, is interrupted, is killed or meets another one: the earlier package stays whole, and a line says why."""

import builtins
import errno
import io
import os
import pickle
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import newstables
from conftest import MINI_ID, write_mini
from newstables import check, cli, pipeline, publish
from newstables.check import check_package
from newstables.publish import write_package

CODE = str(Path(newstables.__file__).resolve().parents[1])


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def package(root: Path) -> dict[str, bytes]:
    """The files of the package alone."""
    return {path: content for path, content in contents(root).items() if path.startswith("data")}


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout whose package is an earlier one: its text said something else."""
    root = tmp_path / "checkout"
    root.mkdir()
    write_mini(root)
    (root / "seeds" / "dataset.yaml").write_text(
        (root / "seeds" / "dataset.yaml").read_text().replace("An invented", "A made-up")
    )
    assert build(root)[0] == 0
    write_mini_again(root)
    return root


def write_mini_again(root: Path) -> None:
    shutil.rmtree(root / "seeds")
    write_mini(root)
    review = root / "seeds" / MINI_ID / "review.yaml"  # a decision that the machine has learnt, for --prune
    text = review.read_text(encoding="utf-8")
    place, status = re.findall(r"set: (figures/\S+)\n    fields: \{status: \{old: (\w+)", text)[0]
    learnt = f"  - set: {place}\n    fields: {{unit: {{old: people, new: boats}}}}\n    reason: x\n    reader: first\n"
    review.write_text(text + learnt, encoding="utf-8")
    assert status


def build(root: Path) -> tuple[int, str]:
    made = CliRunner().invoke(cli.app, ["build", "--root", str(root), "--prune"])
    assert made.exception is None or isinstance(made.exception, SystemExit), made.exception
    return made.exit_code, made.stderr


class Failing:
    """Makes the n-th of all calls of one kind fail, and counts them."""

    def __init__(self, turn: int, error: int) -> None:
        self.turn, self.error, self.made = turn, error, 0

    def __call__(self) -> None:
        self.made += 1
        if self.made == self.turn:
            raise OSError(self.error, os.strerror(self.error))


def failing(owner: Any, name: str) -> Callable[[pytest.MonkeyPatch, Failing, Path], None]:
    """Patches a function that takes a path inside the checkout first."""

    def patch(monkeypatch: pytest.MonkeyPatch, fail: Failing, root: Path) -> None:
        real = getattr(owner, name)

        def patched(path: Any, *arguments: Any, **named: Any) -> Any:
            if str(root) in str(path):
                fail()
            return real(path, *arguments, **named)

        monkeypatch.setattr(owner, name, patched)

    return patch


def failing_open(monkeypatch: pytest.MonkeyPatch, fail: Failing, root: Path) -> None:
    failing(builtins, "open")(monkeypatch, fail, root)
    monkeypatch.setattr(io, "open", builtins.open)


def failing_write(monkeypatch: pytest.MonkeyPatch, fail: Failing, root: Path) -> None:
    """The disk fills when some file is half written."""
    real = builtins.open

    class Half:
        def __init__(self, file: Any) -> None:
            self.file = file

        def __enter__(self) -> "Half":
            return self

        def __exit__(self, *_: object) -> None:
            self.file.close()

        def write(self, content: bytes) -> int:
            self.file.write(content[: len(content) // 2])
            self.file.flush()
            fail()
            return int(self.file.write(content[len(content) // 2 :]))

    def patched(path: Any, mode: str = "r", *arguments: Any, **named: Any) -> Any:
        file = real(path, mode, *arguments, **named)
        return Half(file) if str(root) in str(path) and mode in ("wb", "xb") else file

    monkeypatch.setattr(builtins, "open", patched)


# What a build asks of the system, with the error that is most likely there.
CALLS: dict[str, tuple[Callable[[pytest.MonkeyPatch, Failing, Path], None], int]] = {
    "open": (failing_open, errno.EMFILE),
    "open a folder": (failing(os, "open"), errno.EACCES),
    "write": (failing_write, errno.ENOSPC),
    "mkdir": (failing(os, "mkdir"), errno.EROFS),
    "rename": (failing(os, "rename"), errno.EACCES),
    "replace": (failing(os, "replace"), errno.EIO),
    "list": (failing(os, "listdir"), errno.EACCES),
    "scan": (failing(os, "scandir"), errno.EIO),
    "stat": (failing(os, "stat"), errno.EACCES),
    "unlink": (failing(os, "unlink"), errno.EPERM),
}
CALLS["rmdir"] = (failing(os, "rmdir"), errno.EBUSY)
MOST = 80


@pytest.fixture
def built_once(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tables are made, checked and rendered once: what fails is reading and writing, not reckoning."""

    def once(module: Any, name: str) -> None:
        real, made = getattr(module, name), []

        def remembered(*arguments: Any) -> Any:
            if not made:
                made.append(real(*arguments))
            return made[0]

        monkeypatch.setattr(module, name, remembered)

    once(pipeline, "reviewed_tables")
    once(check, "check_tables")
    once(publish, "render")
    return checkout


@pytest.mark.parametrize("call", CALLS)
def test_each_call_of_the_system_fails_in_turn(call: str, built_once: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Either the build says what failed and nothing has changed, or it has done without and all is new."""
    root = built_once
    earlier, seeds = package(root), contents(root / "seeds")
    new: dict[str, bytes] | None = None
    patch, error = CALLS[call]
    refused = 0
    for turn in range(1, MOST):
        fail = Failing(turn, error)
        with monkeypatch.context() as patched:
            patch(patched, fail, root)
            code, told = build(root)
        if fail.made < turn:
            break
        now = package(root)
        if code:
            refused += 1
            assert code in (1, 2)
            assert told.count("\n") == 1, told
            assert re.search(r": .+; .+\n$", told), told
            # A review file is pruned after the package is whole.
            assert now == earlier or ("review.yaml" in told and sound(root))
            assert contents(root / "seeds") == seeds
        else:
            assert sound(root)
        if now != earlier:
            new = now
            restored(root, earlier, seeds)
        for left in root.glob(".newstables-*"):
            assert call in ("unlink", "rmdir", "scan", "open a folder", "stat", "list"), left
            shutil.rmtree(left)
    else:
        pytest.fail("more calls than expected")
    assert turn > 1 or call == "list"
    assert refused or call in ("unlink", "rmdir", "list", "scan", "stat")
    assert new is None or new != earlier


def sound(root: Path) -> bool:
    return check_package(root, frictionless=False).faults == []


def restored(root: Path, earlier: dict[str, bytes], seeds: dict[str, bytes]) -> None:
    shutil.rmtree(root / "data", ignore_errors=True)
    for base, files in ((root, earlier), (root / "seeds", seeds)):
        for path, content in files.items():
            (base / path).parent.mkdir(parents=True, exist_ok=True)
            (base / path).write_bytes(content)


def test_a_disk_that_is_really_full_leaves_the_earlier_package(checkout: Path) -> None:
    """A file system of two megabytes, where mounting is allowed."""
    small = checkout.parent / "small"
    small.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(small)], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("mounting is not allowed here")
    try:
        shutil.copytree(checkout, small / "checkout")
        earlier = package(small / "checkout")
        subprocess.run(["dd", "if=/dev/zero", f"of={small / 'ballast'}"], capture_output=True, check=False)
        code, told = build(small / "checkout")
        assert code == 2
        assert "no space left on device" in told
        assert package(small / "checkout") == earlier
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_a_build_beside_another_is_turned_away(checkout: Path) -> None:
    import fcntl

    earlier = package(checkout)
    handle = os.open(checkout, os.O_RDONLY)
    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        code, told = build(checkout)
    finally:
        os.close(handle)
    assert (code, told) == (2, f"{checkout}: is being written by another build; wait for it and run again\n")
    assert package(checkout) == earlier
    assert build(checkout)[0] == 0


# The writing step alone, with pauses around every call that moves something, so that a signal hits each of its moments.
WRITER = """
import os, pickle, signal, sys, time, types
signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
from pathlib import Path
import newstables
publish = sys.modules["newstables.publish"] = types.ModuleType("newstables.publish")  # spares the import of pyarrow
publish.__path__ = [str(Path(newstables.__file__).parent / "publish")]
from newstables.publish.write import write_package

def slow(name):
    real = getattr(os, name)
    def patched(*arguments, **named):
        time.sleep(0.004)
        made = real(*arguments, **named)
        time.sleep(0.004)
        return made
    setattr(os, name, patched)

for name in ("rename", "replace", "mkdir"):
    slow(name)
files = pickle.loads(Path(sys.argv[2]).read_bytes())
print("ready", flush=True)
sys.stdin.readline()
write_package(Path(sys.argv[1]), files)
"""


def writer(folder: Path, files: Path) -> "subprocess.Popen[str]":
    """A process that is ready to write a package."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    command = [sys.executable, "-c", WRITER, str(folder), str(files)]
    process = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": CODE}, text=True, **pipes)
    assert process.stdout
    assert process.stdout.readline() == "ready\n", process.communicate()
    return process


def begin(process: "subprocess.Popen[str]") -> None:
    assert process.stdin
    process.stdin.write("\n")
    process.stdin.flush()


@pytest.fixture
def later(mini: Path, tmp_path: Path) -> Path:
    """The files of another package, for a writer."""
    (tmp_path / "later").write_bytes(pickle.dumps(package(mini)))
    return tmp_path / "later"


def test_builds_at_once_leave_one_whole_package(checkout: Path, later: Path) -> None:
    running = [writer(checkout, later) for _ in range(3)]
    for process in running:
        begin(process)
    told = [process.communicate(timeout=60)[1] for process in running]
    codes = [process.returncode for process in running]
    assert 0 in codes, told
    assert all("is being written by another build" in words for words, code in zip(told, codes, strict=True) if code), told
    assert package(checkout) == pickle.loads(later.read_bytes())
    assert not list(checkout.glob(".newstables-*"))


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda number: number.name)
def test_a_signal_at_any_moment_leaves_a_whole_package(number: signal.Signals, checkout: Path, later: Path) -> None:
    """Killed outright between two renames it may be broken: `check` says to build again, and that mends it."""
    earlier, new = package(checkout), pickle.loads(later.read_bytes())
    assert earlier != new
    chance = random.Random(number)
    for turn in range(8):
        process = writer(checkout, later)
        begin(process)
        time.sleep(0.07 * (turn + chance.random()) / 8)
        process.send_signal(number)
        process.communicate(timeout=60)
        if package(checkout) not in (earlier, new):
            assert number == signal.SIGKILL
            told = [str(fault) for fault in check_package(checkout, frictionless=False).faults]
            assert any("make or fetch the package again" in fault for fault in told), told
        write_package(checkout, earlier)
        assert package(checkout) == earlier
        assert not list(checkout.glob(".newstables-*"))


@pytest.fixture
def killed_while_swapping(checkout: Path) -> Path:
    """What is left when a build is killed between its two renames."""
    stage = checkout / ".newstables-abcd"
    stage.mkdir()
    (checkout / "data").rename(stage / "earlier")
    return checkout


def test_after_a_kill_check_says_what_to_do(killed_while_swapping: Path) -> None:
    told = [str(fault) for fault in check_package(killed_while_swapping).faults]
    assert "data/figures.csv: cannot be read (no such file or directory); make or fetch the package again" in told
    with pytest.raises(newstables.BadInput, match=r"cannot be read .*; make or fetch the package again"):
        newstables.load("figures", killed_while_swapping)


def test_after_a_kill_a_build_that_fails_puts_the_earlier_data_back(
    killed_while_swapping: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = killed_while_swapping
    CALLS["replace"][0](monkeypatch, Failing(1, errno.EIO), root)
    assert build(root)[0] == 2
    monkeypatch.undo()
    assert check_package(root).faults == []
    assert not list(root.glob(".newstables-*"))


def test_after_a_kill_a_build_mends_the_package(killed_while_swapping: Path) -> None:
    assert build(killed_while_swapping)[0] == 0
    assert check_package(killed_while_swapping).faults == []
    assert not list(killed_while_swapping.glob(".newstables-*"))


def test_a_link_that_looks_like_a_stage_is_not_touched(checkout: Path) -> None:
    elsewhere = checkout.parent / "elsewhere"
    (elsewhere / "earlier").mkdir(parents=True)
    (elsewhere / "earlier" / "dear").write_text("x")
    (checkout / ".newstables-x").symlink_to(elsewhere)
    shutil.rmtree(checkout / "data")
    assert build(checkout)[0] == 0
    assert (elsewhere / "earlier" / "dear").read_text() == "x"


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="Windows")
def test_a_read_only_folder_is_told(mini: Path) -> None:
    """Written by somebody who is not root, since root may write everywhere."""
    files, root = package(mini), os.geteuid() == 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_package(folder, files)
        folder.chmod(0o555)
        try:
            if root:
                os.seteuid(65534)
            with pytest.raises(newstables.BadInput) as raised:
                write_package(folder, {**files, "data/times.csv": b"later"})
        finally:
            if root:
                os.seteuid(0)
            folder.chmod(0o755)
        assert contents(folder) == files
    todo = "free space or choose a folder you may write to"
    assert str(raised.value) == f"{folder}: cannot be written (permission denied); {todo}"
