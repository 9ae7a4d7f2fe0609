"""The evidence page in a real browser: what a reader clicks, types and sees, and that nothing leaves the file.

Chromium is Debian's, driven by Playwright. Where either is missing these tests are skipped; under CI they fail.
"""

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from conftest import MINI_ID, STORY, STORY_DAY
from newstables.article import make_article
from newstables.page import json_ld_of, page_bytes
from newstables.pipeline import machine_columns, merge, rows_of
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


# ---- rows and words


@pytest.mark.parametrize("table", ["figures", "quotes", "events", "times", "mentions"])
def test_a_row_lights_up_its_words_and_brings_them_into_view(see: Open, table: str, story_tables: Tables) -> None:
    page = see("story")
    page.click(f"#tab-{table}")
    page.locator("#table tbody tr").last.click()
    row = story_tables[table][-1]
    assert lit(page).split() == row["text"].split()
    assert in_view(page, ".lit")
    assert chosen(page) == row[next(iter(row))]
    assert page.locator("#card").is_visible()


def test_an_actor_lights_up_all_its_mentions(see: Open, story_tables: Tables) -> None:
    page = see("story", "#actors/mara-lindqvist")
    texts = [row["text"] for row in story_tables["mentions"] if row["actor_id"] == "mara-lindqvist"]
    assert len(texts) > 1
    assert [word for word in lit(page).replace("Mara", " Mara ").split() if word == "Mara"] == ["Mara"] * sum(
        "Mara" in t for t in texts
    )
    assert "marked" in page.inner_text("#status")


def test_further_spans_of_a_row_are_lit_more_softly(see: Open, story_tables: Tables) -> None:
    quote = next(row for row in story_tables["quotes"] if row["cue_text"] and row["speaker_text"])
    page = see("story", f"#{quote['quote_id']}")
    soft = page.evaluate("[...document.querySelectorAll('.lit-too')].map((piece) => piece.textContent).join(' ')")
    assert quote["cue_text"] in soft
    assert quote["speaker_text"].split()[-1] in soft


def test_words_show_their_row_and_again_the_next_row_there(see: Open, story_tables: Tables) -> None:
    page = see("story", "")
    words = page.locator("article .figure.event, article .figure.quote, article .figure.reported").first
    offset = int(words.get_attribute("data-s"))
    there = {
        row[next(iter(row))]
        for name in ("figures", "times", "mentions", "quotes", "events")
        for row in story_tables[name]
        if row["start_char"] <= offset < row["end_char"]
    }
    seen = []
    for _ in there:
        words.click()
        seen.append(chosen(page))
    assert len(there) > 1
    assert set(seen) == there
    assert "/f" in seen[0]


def test_words_of_a_row_further_down_show_it_in_its_table(see: Open) -> None:
    page = see("seed")
    words = page.locator("article .time").last
    words.click()
    assert page.locator("#tab-times").get_attribute("aria-selected") in ("true", "false")
    assert in_view(page, "#table tr[aria-selected=true]")


def test_unmarked_words_show_nothing(see: Open) -> None:
    page = see("story")
    page.locator("article span:not([class])").first.click()
    assert not page.locator("#card").is_visible()


def test_the_card_leads_to_the_rows_it_names(see: Open, story_tables: Tables) -> None:
    quote = next(row for row in story_tables["quotes"] if row["speaker_id"])
    page = see("story", f"#{quote['quote_id']}")
    page.click(f"#card dd button:text-is({json.dumps(quote['speaker'])})")
    assert page.locator("#tab-actors").get_attribute("aria-selected") == "true"
    assert chosen(page) == quote["speaker_id"]


def test_escape_puts_the_lights_out(see: Open, story_tables: Tables) -> None:
    page = see("story", f"#{story_tables['figures'][0]['figure_id']}")
    assert lit(page)
    page.keyboard.press("Escape")
    assert (lit(page), page.locator("#card").is_visible(), page.evaluate("location.hash")) == ("", False, "")


def test_kinds_of_mark_can_be_put_out(see: Open) -> None:
    page = see("story")
    ground = "getComputedStyle(document.querySelector('article .figure')).backgroundColor"
    before = page.evaluate(ground)
    page.click(".key [data-kind=figure]")
    assert page.evaluate(ground) != before
    assert page.locator(".key [data-kind=figure]").get_attribute("aria-pressed") == "false"


# ---- search, filters, order


def test_search_goes_through_every_column_without_case_and_accents(see: Open, story_tables: Tables) -> None:
    page = see("story")
    page.click("#tab-quotes")
    page.fill("#search", "LINDQVÍST")
    named = [
        row
        for row in story_tables["quotes"]
        if "Lindqvist" in " ".join(str(value) for key, value in row.items() if key != "sentence_text")
    ]
    assert shown_rows(page) == len(named)
    assert f"{len(named)} of {len(story_tables['quotes'])} rows" in page.inner_text(".shown-count")


def test_a_filter_shows_one_value_and_can_be_taken_back(see: Open, story_tables: Tables) -> None:
    page = see("story")
    counts = [row["unit"] for row in story_tables["figures"]]
    page.select_option("[data-column=unit]", label=f"persons ({counts.count('persons')})")
    assert shown_rows(page) == counts.count("persons")
    page.click(".shown-count .link")
    assert shown_rows(page) == len(counts)


def test_nothing_found_says_so_and_offers_all(see: Open) -> None:
    page = see("story")
    page.fill("#search", "zzz")
    assert "No row fits" in page.inner_text("#table")
    page.click("#table .empty .link")
    assert shown_rows(page) > 0


def test_a_column_orders_by_number_with_nulls_last(see: Open, story_tables: Tables) -> None:
    page = see("story")
    values = [row["value"] for row in story_tables["figures"]]
    column = "#table th[data-column=value]"
    expected = {1: sorted(v for v in values if v is not None), 2: sorted((v for v in values if v is not None), reverse=True)}
    for clicks, order in expected.items():
        page.click(f"{column} button")
        texts = page.locator("#table tbody td:nth-child(2)").all_inner_texts()
        assert [float(text.replace(",", "")) for text in texts if text] == order
        assert texts[len(order) :] == [""] * (len(values) - len(order))
        assert page.locator(column).get_attribute("aria-sort") == ("ascending" if clicks == 1 else "descending")
    page.click(f"{column} button")
    assert page.locator(column).get_attribute("aria-sort") == "none"


def test_a_row_that_filters_hide_is_shown_when_its_words_are_chosen(see: Open) -> None:
    page = see("story")
    page.fill("#search", "zzz")
    page.locator("article .figure").first.click()
    assert "/f" in chosen(page)


# ---- addresses


def test_the_address_of_every_kind_of_row_works_on_load(see: Open, story_tables: Tables) -> None:
    page = see("story")
    for table in ("figures", "quotes", "events", "actors", "sentences", "places", "quote_speakers", "event_actors", "articles"):
        page.click(f"#tab-{table}")
        page.locator("#table tbody tr").last.click()
        row, address = chosen(page), page.evaluate("location.hash")
        page.reload()
        assert (page.locator(f"#tab-{table}").get_attribute("aria-selected"), chosen(page)) == ("true", row), address
        page.keyboard.press("Escape")


def test_the_plain_id_of_a_row_is_an_address(see: Open, story_tables: Tables) -> None:
    """As the CSV has it, without the table's name."""
    for key in (story_tables["events"][0]["event_id"], "mara-lindqvist"):
        assert chosen(see("story", f"#{key}")) == key


def test_an_address_that_names_no_row_says_so(see: Open) -> None:
    page = see("story", "#story/f1-2%E0%A4%A")
    page.goto(page.url.partition("#")[0] + "#story/f999999-1000000")
    page.reload()
    assert "no row" in page.inner_text("#status")


def test_the_link_of_a_row_is_copied(see: Open, story_tables: Tables) -> None:
    key = story_tables["figures"][1]["figure_id"]
    page = see("story", f"#{key}", permissions=["clipboard-read", "clipboard-write"])
    page.click("#card .copy")
    page.wait_for_function("document.querySelector('#card .copy').textContent === 'Copied'")
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"index.html#{key}")


# ---- charts


def test_a_figure_in_the_chart_is_its_row(see: Open) -> None:
    page = see("seed")
    bar = page.locator(".chart[data-chart=figures] .bar").first
    bar.click()
    assert chosen(page) == bar.get_attribute("data-row")
    assert in_view(page, ".lit")


def test_an_event_in_the_timeline_is_its_row(see: Open) -> None:
    page = see("seed")
    page.click("#tab-events")
    bar = page.locator(".chart[data-chart=events] .bar").nth(3)
    bar.click()
    assert chosen(page) == bar.get_attribute("data-row")


def test_a_number_in_the_grid_of_speakers_shows_its_quotes(see: Open) -> None:
    page = see("seed")
    page.click("#tab-quotes")
    cell = page.locator(".matrix .cell").first
    count = int(cell.inner_text())
    cell.click()
    assert shown_rows(page) == count
    assert " about " in page.inner_text(".shown-count .why")


def test_the_chart_of_a_table_stands_with_it_alone(see: Open) -> None:
    page = see("seed")
    for table in ("figures", "events", "quotes", "actors"):
        page.click(f"#tab-{table}")
        visible = [chart.get_attribute("data-chart") for chart in page.locator(".chart").all() if chart.is_visible()]
        assert visible == ([table] if table != "actors" else [])


# ---- many articles, empty ones, long ones


def test_a_chooser_goes_from_article_to_article(see: Open) -> None:
    page = see("many")
    page.select_option("#chooser", "second")
    assert page.locator("article:visible").get_attribute("data-article") == "second"
    assert "9,700" in page.inner_text("#table")
    assert page.evaluate("location.hash") == "#second"
    page.reload()
    assert page.locator("article:visible").get_attribute("data-article") == "second"


def test_an_address_in_another_article_opens_it(see: Open) -> None:
    page = see("many")
    key = page.evaluate("rowsOf(DATA.articles.find((a) => a.id === 'second'), 'quotes')[0].id")
    page.goto(page.url + f"#{key}")
    page.reload()
    assert page.locator("article:visible").get_attribute("data-article") == "second"
    assert chosen(page) == key


def test_shared_actors_are_those_of_the_article_shown(see: Open) -> None:
    page = see("many")
    page.select_option("#chooser", "second")
    page.click("#tab-actors")
    text = page.inner_text("#table")
    assert "Mara Lindqvist" in text
    page.select_option("#chooser", "quiet")
    assert shown_rows(page) == 0


def test_the_head_of_a_long_table_stays_in_view(see: Open) -> None:
    page = see("seed")
    page.click("#tab-mentions")
    page.locator("#table tbody tr").nth(60).click()
    assert in_view(page, "#table th")


def test_an_article_without_rows_reads_well(see: Open) -> None:
    page = see("many", "#quiet")
    for table, words in (
        ("figures", "states no figures"),
        ("quotes", "quotes nobody"),
        ("events", "no event"),
        ("reviews", "Nobody has reviewed"),
    ):
        page.click(f"#tab-{table}")
        assert words in page.inner_text("#panel")
        assert page.inner_text("#panel").count("\n") == 0


def test_a_long_article_draws_rows_as_they_are_asked_for(see: Open) -> None:
    page = see("long")
    page.click("#tab-mentions")
    total = int(page.inner_text("#tab-mentions .count"))
    assert shown_rows(page) == 100 < total
    page.locator("#table .more:visible").click()
    assert shown_rows(page) == 200
    page.locator("#table tbody tr").first.focus()
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.getAttribute('aria-rowindex')") == str(total + 1)
    page.keyboard.press("Enter")
    page.wait_for_timeout(400)  # heights of far paragraphs are guessed until they are drawn
    assert in_view(page, ".lit")
    assert shown_rows(page) <= 200


# ---- hostile text


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


# ---- keyboard, screen reader, sizes, schemes, print


def test_the_keyboard_alone_goes_from_tab_to_row_to_words_and_back(see: Open) -> None:
    page = see("story")
    page.focus("#tab-figures")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.id") == "tab-quotes"
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.id") == "tab-reviews"
    page.keyboard.press("Home")
    page.locator("#table tbody tr").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert chosen(page) == page.locator("#table tbody tr").nth(1).get_attribute("data-row")
    page.click("#card .to-words")
    assert page.evaluate("document.activeElement.classList.contains('lit')")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.classList.contains('lit')")


def test_the_article_is_one_stop_of_the_tab_key(see: Open) -> None:
    page = see("story")
    assert page.locator("article [tabindex]").count() == 0
    page.focus("article")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.locator("article [tabindex]").count() == 1
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article')") is None


def test_every_control_has_a_name_and_a_role(see: Open) -> None:
    page = see("seed")
    page.locator("#table tbody tr").first.click()
    nameless = page.evaluate(
        """[...document.querySelectorAll('button, input, select, a, [role=grid], [role=region], section, nav, aside')]
        .filter((node) => node.checkVisibility())
        .filter((node) => !(node.textContent.trim() || node.getAttribute('aria-label') || node.getAttribute('aria-labelledby')))
        .map((node) => node.outerHTML)"""
    )
    assert nameless == []
    assert page.locator("[role=tab][aria-selected=true]").count() == 1
    assert page.locator("h1").count() == 1
    headings = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4')].filter((h) => !h.closest('article')).map((h) => Number(h.tagName[1]))"
    )
    assert all(after - before <= 1 for before, after in pairwise(headings))


CONTRAST = """
() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const known = {};
  const rgb = (colour) => known[colour] ??= parse(colour);
  const parse = (colour) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255).map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (node) => { for (let n = node; n; n = n.parentElement) { const c = rgb(getComputedStyle(n).backgroundColor); if (c[3] === 255) return c; } return [255, 255, 255]; };
  const poor = [];
  for (const node of document.querySelectorAll('body *')) {
    const text = [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim());
    if (!text || !node.checkVisibility() || node.closest('script, style, svg, option, .unseen')) continue;
    const [a, b] = [light(rgb(getComputedStyle(node).color)), light(ground(node))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) poor.push(`${ratio.toFixed(2)} ${node.tagName} ${node.className} ${node.textContent.slice(0, 30)}`);
  }
  return poor;
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_from_its_ground(see: Open, scheme: str) -> None:
    """WCAG 2.2 AA: 4.5 to 1, in every part that a reader can bring up."""
    page = see("seed", color_scheme=scheme)
    for table in ("figures", "quotes", "events", "reviews"):
        page.click(f"#tab-{table}")
        page.locator("#table tbody tr").nth(1).click()
        assert page.evaluate(CONTRAST) == []


def test_dark_is_dark_and_light_is_light(see: Open) -> None:
    grounds = [
        see("story", color_scheme=s).evaluate("getComputedStyle(document.body).backgroundColor") for s in ("light", "dark")
    ]
    assert [sum(map(int, re.findall(r"\d+", ground)[:3])) > 380 for ground in grounds] == [True, False]


def test_a_narrow_screen_shows_article_or_tables_and_nothing_sticks_out(see: Open) -> None:
    page = see("seed", viewport=NARROW, has_touch=True)
    assert (page.locator("article").is_visible(), page.locator("#panel").is_visible()) == (True, False)
    page.tap(".switch [data-view=tables]")
    assert (page.locator("article").is_visible(), page.locator("#panel").is_visible()) == (False, True)
    for table in ("figures", "quotes", "events", "actors"):
        page.tap(f"#tab-{table}")
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]
    page.tap(".switch [data-view=article]")
    page.tap(".jump [href='#tables']")
    page.tap("#tab-figures")
    page.locator("#table tbody tr").nth(2).tap()
    assert page.locator("article").is_visible()
    box, card = page.locator(".lit").first.bounding_box(), page.locator("#card").bounding_box()
    assert 40 < box["y"] < card["y"] - box["height"]
    page.tap("#card .to-table")
    assert in_view(page, "#table tr[aria-selected=true]")


def test_print_shows_article_charts_and_table_but_no_controls(see: Open) -> None:
    page = see("seed")
    page.click("#tab-events")
    page.emulate_media(media="print")
    assert page.locator(".chart[data-chart=figures]").is_visible()
    assert page.locator("article").is_visible()
    assert not page.locator(".tools").is_visible()
    assert not page.locator(".tabs").is_visible()
    assert page.pdf().startswith(b"%PDF")


def test_without_javascript_article_charts_and_files_are_there(see: Open) -> None:
    page = see("seed", java_script_enabled=False)
    assert page.locator("article").is_visible()
    assert page.locator(".chart[data-chart=events]").is_visible()
    assert "need JavaScript" in page.locator("noscript").first.inner_text()


# ---- the file


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


# ---- without a browser


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


def test_a_reviewed_article_names_its_publisher(see: Open) -> None:
    page = see("mini")
    assert "The Torvania Post" in page.inner_text(f"#text-{MINI_ID} .byline")
    assert page.locator("#table .origin-corrected").count() > 0
