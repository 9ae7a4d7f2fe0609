"""How the evidence page looks: charts, screens of any width, colours, keyboard, print."""

import re
from itertools import pairwise

import pytest

from browsing import NARROW, Open, chosen, in_view, shown_rows


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


OVERPRINTED = """[...document.querySelectorAll('.axis')].flatMap((axis) => {
    const labels = [...axis.querySelectorAll('text')].map((label) => label.getBoundingClientRect()).filter((box) => box.width);
    return labels.slice(1).filter((box, i) => labels[i].right > box.left).map((box) => box.left);
})"""


@pytest.mark.parametrize("width", [320, 390, 1000, 1100, 1400])
def test_at_any_width_no_label_overprints_another_and_no_table_is_cut(see: Open, width: int) -> None:
    page = see("story", viewport={"width": width, "height": 900})
    if width < 960:
        page.click(".switch [data-view=tables]")
    for table in ("figures", "events"):
        page.click(f"#tab-{table}")
        assert page.evaluate(OVERPRINTED) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        cut = page.evaluate("""() => { const rows = document.querySelector('.rows');
            const holder = rows.closest(matchMedia('(max-width: 60rem)').matches ? '.scroll' : '#panel');
            return rows.scrollWidth - holder.clientWidth > 8 && getComputedStyle(holder).overflowX !== 'auto' }""")
        assert not cut


def test_the_chart_of_a_narrow_panel_has_all_its_width(see: Open) -> None:
    page = see("story", viewport={"width": 1100, "height": 900})
    track, panel = page.locator(".track").first.bounding_box(), page.locator("#panel").bounding_box()
    assert track["width"] > 0.85 * panel["width"]
    assert page.evaluate("document.querySelector('.rows').scrollWidth <= document.querySelector('#panel').clientWidth")


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
