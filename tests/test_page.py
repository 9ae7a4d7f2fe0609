"""The evidence page as a reader uses it: rows and words, search and order, addresses, many articles."""

import json

import pytest

from browsing import Open, Tables, chosen, in_view, lit, shown_rows
from conftest import MINI_ID


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


def test_an_address_that_names_no_row_says_so_until_one_is_chosen(see: Open) -> None:
    page = see("story", "#story/f1-2%E0%A4%A")
    assert page.locator("#notice").is_hidden()
    page.goto(page.url.partition("#")[0] + "#story/f999999-1000000")
    assert page.inner_text("#notice").startswith("No row of this page has the address “story/f999999-1000000”.")
    assert in_view(page, "#notice")
    page.locator("#table tbody tr").first.click()
    assert page.locator("#notice").is_hidden()


def test_a_row_that_belongs_to_another_shows_its_words_not_its_id(see: Open, story_tables: Tables) -> None:
    page = see("story")
    for table, key, words in (("quote_speakers", "quote_id", "text"), ("event_actors", "event_id", "description")):
        page.click(f"#tab-{table}")
        head = page.locator(f"#table th[data-column={key}]").inner_text()
        assert head == key.removesuffix("_id").capitalize()
        first = story_tables[table][0][key]
        told = next(row[words] for row in story_tables[key.removesuffix("_id") + "s"] if row[key] == first)
        assert page.locator(f"#table td.c-{key}").first.inner_text().rstrip("…") in " ".join(told.split())


def test_the_link_of_a_row_is_copied(see: Open, story_tables: Tables) -> None:
    key = story_tables["figures"][1]["figure_id"]
    page = see("story", f"#{key}", permissions=["clipboard-read", "clipboard-write"])
    page.click("#card .copy")
    page.wait_for_function("document.querySelector('#card .copy').textContent === 'Copied'")
    assert page.evaluate("navigator.clipboard.readText()").endswith(f"index.html#{key}")


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


def test_a_reviewed_article_names_its_publisher(see: Open) -> None:
    page = see("mini")
    assert "The Torvania Post" in page.inner_text(f"#text-{MINI_ID} .byline")
    assert page.locator("#table .origin-corrected").count() > 0
