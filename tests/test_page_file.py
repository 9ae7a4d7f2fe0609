"""The evidence page as a file: hostile text is text, nothing is fetched, the same rows give the same bytes."""

import json
import re
import shutil
from pathlib import Path

import pytest

from browsing import HOSTILE, ROOT, Open, Tables, lit, tables_of
from conftest import STORY
from newstables.page import json_ld_of, page_bytes


def test_hostile_text_is_shown_as_text(see: Open) -> None:
    page = see("hostile")
    shown = re.sub(r"\s+", " ", page.locator("article").text_content())
    for line in HOSTILE.split("\n\n"):
        assert re.sub(r"\s+", " ", line).strip() in shown
    assert page.title() != "taken"
    assert page.locator("article script, article img, article b, #table img, #table b").count() == 0
    for table in ("quotes", "sentences"):
        page.click(f"#tab-{table}")
        assert "<b>tents</b>" in page.inner_text("#table")
        page.locator("#table tbody tr", has_text="<b>tents</b>").first.click()
        assert "<b>tents</b>" in page.inner_text("#card")


def test_offsets_count_code_points_after_emoji(see: Open) -> None:
    page = see("hostile")
    row = page.locator("#table tbody tr", has_text="7")
    row.last.click()
    assert lit(page).startswith("7")


def test_right_to_left_text_stands_apart(see: Open) -> None:
    page = see("hostile")
    directions = page.evaluate(
        "[...document.querySelectorAll('article p')].map((p) => [p.dir, getComputedStyle(p).unicodeBidi])"
    )
    assert ["auto", "plaintext"] in directions or ["auto", "isolate"] in directions


@pytest.mark.parametrize("key", ["title", "description", "version"])
def test_hostile_metadata_are_text(key: str, story_tables: Tables) -> None:
    html = page_bytes(story_tables, {"title": "t", key: '</title><script>alert("x")</script>'}).decode("utf-8")
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


def test_json_ld_stands_in_the_page_and_cannot_end_its_script(story_tables: Tables) -> None:
    html = page_bytes(story_tables, {}, json_ld='{"name": "a </script> b & c"}').decode("utf-8")
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert json.loads(found) == {"name": "a </script> b & c"}
    assert page_bytes(story_tables, {}, json_ld=json_ld_of(html.encode("utf-8"))).decode("utf-8") == html


@pytest.mark.parametrize(
    ("json_ld", "said"),
    [
        ('{"creditText": "Ann & Bo (2031)"}', '<dd><span dir="auto">Ann &amp; Bo (2031)</span> <a '),
        ("[[", "<dd><a "),
        ("[]", "<dd><a "),
    ],
)
def test_it_says_how_it_is_cited(json_ld: str, said: str, story_tables: Tables) -> None:
    html = page_bytes(story_tables, {}, json_ld=json_ld).decode("utf-8")
    assert html.split("<dt>To cite it</dt>\n")[1].startswith(said)


def test_every_file_of_the_package_is_linked_with_its_terms(see: Open, pages: dict[str, Path]) -> None:
    page = see("seed")
    links = page.evaluate("[...document.querySelectorAll('footer a')].map((a) => a.getAttribute('href'))")
    files = {path.name for path in pages["seed"].parent.iterdir()} - {"index.html"}
    assert files <= set(links)
    assert all((pages["seed"].parent / link).exists() for link in links if "://" not in link)
    terms = page.inner_text("#terms >> xpath=..")
    assert "CC BY 4.0" in terms
    assert json.loads((ROOT / "datapackage.json").read_text(encoding="utf-8"))["licenses"][1]["title"] in terms


def test_the_page_of_the_seed_is_small(pages: dict[str, Path]) -> None:
    assert pages["seed"].stat().st_size < 300_000


def test_nothing_is_allowed_but_its_own_script_and_style(pages: dict[str, Path]) -> None:
    html = pages["seed"].read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    assert re.sub(r"'sha256-[^']{44}'", "#", policy[1]) == (
        "default-src 'none'; script-src #; style-src #; img-src data:; base-uri 'none'; form-action 'none'"
    )
    assert not re.search(r"\s(?:src|srcset|style|on\w+)=", re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL))
    assert re.findall(r'https?://[^"]+', re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)) == [
        "https://creativecommons.org/licenses/by/4.0/"
    ]


def test_the_script_makes_no_markup_of_data() -> None:
    for path in (ROOT / "scripts" / "newstables" / "page" / "assets").glob("*.js"):
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", path.read_text(encoding="utf-8")
        )


def test_the_same_rows_make_the_same_bytes(story_tables: Tables) -> None:
    assert page_bytes(story_tables, {"title": "t"}) == page_bytes(story_tables, {"title": "t"})


def test_articles_beyond_what_a_page_holds_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newstables.page.html._MOST_CHARACTERS", len(STORY) + 10)
    html = page_bytes(tables_of(first=STORY, second=STORY), {}).decode("utf-8")
    assert 'data-article="first"' in html
    assert 'data-article="second"' not in html
    assert "1 more" in html


def test_check_tells_a_page_that_is_stale_or_missing(story: Path, tmp_path: Path) -> None:
    from newstables.check import check_package

    shutil.copytree(story, tmp_path / "package")
    page = tmp_path / "package" / "data" / "index.html"
    page.write_bytes(page.read_bytes() + b" ")
    (fault,) = check_package(tmp_path / "package", frictionless=False).faults
    assert (fault.where, fault.what) == ("data/index.html", "is not the page of these tables")
    page.unlink()
    (fault,) = check_package(tmp_path / "package", frictionless=False).faults
    assert (fault.where, "cannot be read" in fault.what) == ("data/index.html", True)
