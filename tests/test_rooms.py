"""The rooms of the code: imports run one way, and nothing general knows the seed article."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CODE = ROOT / "scripts" / "newstables"

# Each room with the rooms it may know: those before it on an article's way from text to tables.
KNOWS: dict[str, set[str]] = {
    "version": set(),
    "faults": set(),
    "optional": {"faults"},
    "dates": set(),
    "slugs": set(),
    "rows": set(),
    "gazetteers": set(),
    "words": {"gazetteers"},
    "schema": set(),
    "yamlfile": {"faults"},
    "text": {"words"},
    "propose": {"gazetteers", "text", "words", "dates", "rows", "slugs"},
    "article": {"faults", "yamlfile"},
    "keys": {"rows"},
    "review": {"schema", "keys", "rows", "article", "faults", "yamlfile", "slugs"},
    "assemble": {"schema", "dates", "article", "keys", "rows", "text"},
    "partitions": set(),
    "merging": {"schema", "assemble"},
    "folder": {"faults", "partitions"},
    "page": {"schema"},
    "check": {"schema", "dates", "faults", "folder", "optional", "page", "partitions", "words", "text", "yamlfile"},
    "packages": {"faults", "folder", "partitions", "check"},
    "diff": {"packages"},
    "export": {"packages", "faults", "optional"},
    "publish": {"schema", "faults", "folder", "page"},
    "pipeline": {"schema", "article", "assemble", "propose", "keys", "review", "rows", "text"},
    "seeds": {"article", "faults", "folder", "publish", "review", "rows", "slugs", "yamlfile"},
    "loading": {"schema", "faults", "folder"},
    "comparing": {"faults", "loading"},
    "corpus": {
        "article",
        "assemble",
        "faults",
        "folder",
        "merging",
        "optional",
        "partitions",
        "pipeline",
        "publish",
        "schema",
        "slugs",
        "version",
    },
    "citing": {"faults", "folder", "loading", "packages", "publish"},
    "api": {"schema", "faults", "slugs", "article", "assemble", "merging", "pipeline", "publish"},
    "commands": {
        "schema",
        "article",
        "faults",
        "folder",
        "slugs",
        "version",
        "merging",
        "partitions",
        "words",
        "pipeline",
        "seeds",
        "check",
        "publish",
        "review",
        "packages",
        "diff",
        "export",
        "loading",
        "citing",
        "comparing",
        "corpus",
    },
    "cli": {"commands", "version"},
    "__init__": {"api", "citing", "comparing", "faults", "loading", "version"},
    "__main__": {"cli"},
}


def _room(path: Path) -> str:
    return path.relative_to(CODE).parts[0].removesuffix(".py")


def _imported_rooms(path: Path) -> set[str]:
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "newstables":
            names = [f"newstables.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        rooms |= {name.split(".")[1] for name in names if name.startswith("newstables.")}
    return rooms


def test_every_room_knows_only_those_before_it() -> None:
    wrong = {
        str(path.relative_to(CODE)): sorted(_imported_rooms(path) - KNOWS[_room(path)] - {_room(path)})
        for path in sorted(CODE.rglob("*.py"))
    }
    assert {path: rooms for path, rooms in wrong.items() if rooms} == {}


def test_no_room_knows_one_that_knows_it() -> None:
    def reach(room: str, seen: frozenset[str] = frozenset()) -> set[str]:
        return {room}.union(*(reach(r, seen | {room}) for r in KNOWS[room] if r not in seen))

    assert [room for room in KNOWS if any(room in reach(other) for other in KNOWS[room])] == []


def test_code_knows_nothing_of_the_seed_article() -> None:
    words = re.compile(r"Kursk|Rutte|Zelensk|Kirby|Peskov|Pyongyang|RFE/RL|12,?000|600,?000|Sabrina|Benjamin Young")
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in sorted(CODE.rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if words.search(line)
    ]
    assert found == []


def test_no_file_is_too_long_to_read() -> None:
    long = {p.name: n for p in sorted(CODE.rglob("*.py")) if (n := p.read_text(encoding="utf-8").count("\n")) > 450}
    assert long == {}
