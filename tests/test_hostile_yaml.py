"""YAML from elsewhere is refused in no time."""

import time
from collections.abc import Callable

import pytest

from newstables.article import parse_article
from newstables.faults import BadInput
from newstables.review import parse_decisions
from newstables.yamlfile import MOST_CHARACTERS, parse


def laughs(levels: int) -> str:
    lines = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join(lines)


HOSTILE_YAML = {
    "a billion laughs": laughs(12),
    "an object of Python": "title: !!python/object/apply:os.system [echo owned]",
    "nested deep in brackets": "[" * 100_000,
    "nested deep in braces": "{a: " * 100_000,
    "nested deep in dashes": "- " * 50_000 + "x",
    "nested deep in question marks": "? " * 50_000 + "x",
    "nested deep in lines": "\n".join(" " * n + "a:" for n in range(3_000)),
    "merge keys": "a: &a {x: 1}\nb: {<<: *a}",
    "too long": "x" * (MOST_CHARACTERS + 1),
    "a control character": "a: \x07",
    "half a surrogate pair": "a: \ud800",
    "a directive": "%YAML 9.9\n---\na: 1",
    "a directive with a tag": "%TAG ! tag:example.org,2000:\n---\na: !x 1",
    "two documents": "a: 1\n---\nb: 2",
    "an open quotation mark": "a: '",
    "a key that is a mapping": "{a: 1}: 2",
    "a tab": "a:\n\t- b",
}


READERS: dict[str, Callable[[str], object]] = {
    "plain": lambda text: parse(text, "a.yaml"),
    "article": lambda text: parse_article(b"x", text, "a", "a.txt", "a.yaml"),
    "review": lambda text: parse_decisions(text, "review.yaml", {}),
}


@pytest.mark.parametrize("text", HOSTILE_YAML.values(), ids=HOSTILE_YAML)
@pytest.mark.parametrize("reader", READERS.values(), ids=READERS)
def test_hostile_yaml_is_refused_in_no_time(text: str, reader: Callable[[str], object]) -> None:
    begun = time.perf_counter()
    with pytest.raises(BadInput):
        reader(text)
    assert time.perf_counter() - begun < 2


def test_ten_thousand_faults_in_yaml_are_read_in_time() -> None:
    begun = time.perf_counter()
    with pytest.raises(BadInput) as raised:
        parse("\n".join(f"a: *b{n}" for n in range(10_000)), "a.yaml")
    assert len(raised.value.faults) > 10_000
    assert time.perf_counter() - begun < 3
