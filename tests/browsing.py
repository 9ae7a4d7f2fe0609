"""The evidence page in a real browser, for tests: the fixtures that open it, and what can be seen of it.

Chromium is Debian's, driven by Playwright. Where either is missing these tests are skipped; under CI they fail.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import STORY, STORY_DAY
from newstables.article import make_article
from newstables.merging import merge
from newstables.pipeline import machine_columns, rows_of
from newstables.publish import Dataset, render, write_package

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
Open = Callable[..., Any]
Tables = dict[str, list[dict[str, Any]]]

# Words that a careless page would run, take for markup, or turn round.
HOSTILE = (
    'Minister </script><script>document.title = "taken"</script> Speaks\n\n'
    'The Relief Agency said on March 12 that 40 <img src=x onerror="document.title=\'taken\'"> boats had sunk & "gone".\n\n'
    "“We lost 300 <b>tents</b>, ‘all’ of them &amp; more <!-- today,” Mara Lindqvist said.\n\n"
    "دخلت 12 سفينة, said Ilan Doreth. The sign read \u202eevitaerc\u202c and \u2066so\u2069 on; 🛶🏳️‍🌈 7 boats \x1b[31m\x07 came.\n"
)


def tables_of(**texts: str) -> Tables:
    return rows_of(
        merge([machine_columns(make_article(text, name, published_on=STORY_DAY)) for name, text in sorted(texts.items())])
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        sync_playwright = None
    if sync_playwright is None or CHROMIUM is None:
        missing = "playwright (pip)" if sync_playwright is None else "chromium (Debian's package)"
        if os.environ.get("CI"):
            pytest.fail(f"{missing} is missing, and CI must see the page in a browser")
        pytest.skip(f"{missing} is missing")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory, story: Path, mini: Path, dataset: Dataset) -> dict[str, Path]:
    """The pages looked at: the seed's, and those of packages of articles of our own."""
    made = {"seed": ROOT, "story": story, "mini": mini}
    quiet = "Quiet.\n\nNothing of note was seen by anybody at all.\n"
    for name, tables in {
        "hostile": tables_of(hostile=HOSTILE),
        "many": tables_of(first=STORY, second=STORY.replace("Torvania", "Ostria").replace("4,500", "9,700"), quiet=quiet),
        "long": tables_of(long=STORY * 40),
    }.items():
        made[name] = tmp_path_factory.mktemp(name)
        write_package(made[name], render(tables, dataset))
    return {name: folder / "data" / "index.html" for name, folder in made.items()}


@pytest.fixture(scope="session")
def wide(browser: Any) -> Any:
    """What most tests look with: a context takes longer to make than a page."""
    return browser.new_context(viewport=WIDE, reduced_motion="reduce")


@pytest.fixture
def see(browser: Any, wide: Any, pages: dict[str, Path]) -> Iterator[Open]:
    """Opens a page; at the end nothing may have been fetched and nothing may stand in the console."""
    opened, wrong = [], []

    def look(name: str, hash: str = "", **options: Any) -> Any:
        address = pages[name].as_uri()
        context = browser.new_context(**{"viewport": WIDE, "reduced_motion": "reduce", **options}) if options else wide
        page = context.new_page()
        opened.append(context if options else page)
        page.set_default_timeout(20_000)
        page.on("console", lambda message: wrong.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("request", lambda sent: None if sent.url.startswith((address, "data:")) else wrong.append(f"sent: {sent.url}"))
        page.goto(address + hash)
        return page

    yield look
    for each in opened:
        each.close()
    assert wrong == []


def lit(page: Any) -> str:
    """The words lit up as a row's own."""
    found: str = page.evaluate("[...document.querySelectorAll('.lit')].map((piece) => piece.textContent).join('')")
    return found


def in_view(page: Any, selector: str) -> bool:
    box = page.locator(selector).first.bounding_box()
    return box is not None and 0 <= box["y"] <= page.viewport_size["height"] - box["height"]


def chosen(page: Any) -> str:
    """The id of the row marked in the table."""
    found: str = page.locator("#table tr[aria-selected=true]").get_attribute("data-row")
    return found


def shown_rows(page: Any) -> int:
    count: int = page.locator("#table tbody tr").count()
    return count
