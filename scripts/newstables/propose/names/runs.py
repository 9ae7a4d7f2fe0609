"""Sentences in runs of capitalised words: where each begins, and sentences whose capitals tell nothing.

Takes a sentence and reads its runs piece by piece: a known name, a title, an organization, a place, a person; what stays
unknown is kept open until the whole article is known.
"""

from functools import cache

from newstables import words
from newstables.propose.names.gazetteer import Known, known_at
from newstables.propose.names.known import known_name
from newstables.propose.names.lexicon import (
    common_words,
    context,
    joiners,
    nouns_of_names,
    peoples,
    peoples_of,
    place_nouns,
    plural_peoples,
    strong_cues,
    title_ends,
)
from newstables.propose.names.organizations import JOINING, SMALL_FORMS, organization, organization_end
from newstables.propose.names.persons import is_hyphened, is_surname, person, reads_as_person
from newstables.propose.names.places import is_site, place_end, place_name
from newstables.propose.names.seats import country_of
from newstables.propose.names.state import MARKS, Open, State, run_end
from newstables.propose.names.titles import title_at, title_before
from newstables.rows import Actor
from newstables.slugs import slug
from newstables.text import Sentence

_OPENING = frozenset("“‘\"'(—–:-•*«")
_COLLECTIVE = ("ch", "sh", "ese", "ss")  # endings of adjectives that with the are the people
_GOES_ON = JOINING | SMALL_FORMS | {"for"}
_DASHES = frozenset("—–-")
_SHORTEST_PLACE, _LONGEST_AGENCY = 4, 6  # letters of a place in a dateline, tokens to the dash behind an agency
_STATES = frozenset({"country", "organization", "metonym"})


def _shouts(state: State, first: int, last: int, capitals: int) -> bool:
    """Whether nearly every word of a sentence is capitalised, so that capitals tell nothing (headings, all capitals)."""
    if capitals * 3 < last - first or last - first < 3:
        return False
    # A headline has no full stop: in "Senator Ann Moyo met Lee." the one small word of three letters is enough.
    ends = state.document.words[last - 1] == "."
    shortest, share = (3, 10) if ends else (4, 8)
    letters = [
        state.capital[i]
        for i in range(first, last)
        if len(state.document.words[i]) >= shortest and state.document.words[i][0].isalpha()
    ]
    return len(letters) > 1 and sum(letters) * 10 >= len(letters) * share


def read_runs(state: State, lower: list[int]) -> None:
    """Read the names of a document sentence by sentence.

    Args:
        state: what is known so far; it gains what is found.
        lower: the tokens without a capital at which a known name begins.
    """
    starts = bytearray(state.capital)
    for index in lower:
        starts[index] = True
    index = starts.find(True)
    while index >= 0:
        sentence = state.document.sentences[state.document.sentence_of[index]]
        index = _read_sentence(state, sentence, starts, index)


def _read_sentence(state: State, sentence: Sentence, starts: bytearray, index: int) -> int:
    """Read the runs of a sentence from its first token that can begin a name; the next such token behind it, -1 for none."""
    document, first, end = state.document, sentence.first, sentence.last
    if _shouts(state, first, end, starts.count(True, first, end)):
        state.headlines.append((first, end))
        return starts.find(True, end)
    lowers, empty, between = document.lowers, words.stop_capitals(), joiners()
    if index == first and document.words[index].isupper() and (behind := _dateline(state, first, end)):
        index = starts.find(True, behind)
    if index == first and lowers[index] in empty and _plain_start(state, index):
        index = starts.find(True, index + 1)
    while 0 <= index < end:
        last = index + 1
        if last < end and (state.capital[last] or document.words[last] in between or document.words[last] in MARKS):
            last = run_end(state, index, end)
        while index < last and lowers[index] in empty and _capital_for_place(state, index, first, last):
            index += 1
        while index < last:
            if not state.capital[index] and document.words[index][0] in "-–&":
                index += 1
                continue
            read = _read_run(state, index, last, first)
            index = read if read > index else index + 1
        index = starts.find(True, index)
    return index


def _plain_start(state: State, index: int) -> bool:
    """Whether a sentence goes on without a capital after a first word that says nothing: by far the commonest case."""
    document = state.document
    alone = index + 1 == len(document.words) or document.words[index + 1].islower()
    return alone and known_at(document.words, index) is None


def _capital_for_place(state: State, index: int, first: int, last: int) -> bool:
    """Whether a word of the stop list is capital for where it stands, or is one such as Monday, and so begins no name."""
    document = state.document
    if (
        last < len(document.words)
        and document.words[last] in JOINING
        and index + 1 == last
        and state.capital[last + 1 : last + 2] == b"\1"
    ):
        return False  # "Women’s League", "Trade and Industry Ministry"
    if document.lowers[index] in words.titles():
        return False  # "Minister for Public Works"
    head = words.org_heads().get(document.words[index])
    if head and head.first and document.lowers[last : last + 1] == ["of"] and state.capital[last + 1 : last + 2] == b"\1":
        return False  # "University of Strelsau"
    begins = index == first or document.words[index - 1] in _OPENING
    return (begins or index + 1 == last or _is_date(state, index, last)) and known_at(document.words, index) is None


def _is_date(state: State, index: int, last: int) -> bool:
    """Whether a day or month stands before whoever acts then: "On Friday Ruritania", but "On April Moyo's side"."""
    document = state.document
    lower, times = document.lowers[index], words.times()
    if lower not in times["weekday"] and lower not in times["month"]:
        return False
    acts = known_at(document.words, index + 1) is not None or title_at(document, index + 1, last) is not None
    return acts and document.lowers[index - 1] in context("before_date")


def _read_run(state: State, first: int, last: int, floor: int) -> int:
    """Read one run of capitalised words from its start; the index after what was read."""
    document, lower = state.document, state.document.lowers[first]
    if last - first > 2 and len(document.words[first]) == 1 and document.words[first + 1] in "-–":
        seat = known_at(document.words, first + 2)
        if seat and seat[1].kind in ("place", "country") and first:
            known_name(state, first + 2, *seat)  # "Ann Moyo, D-Oregon": party and seat
            return seat[0]
    known = known_at(document.words, first)
    end, kind = (known[0], known[1].kind) if known else (first, "")
    named = end > first + 1 and kind != "demonym"  # "Islamic State"
    tied = (known is None and last - first == 1) or lower in words.name_particles()
    if tied and state.text(first, last) in state.persons:
        state.open_names.append(Open(first, last, title_before(document, first, floor)))
        return last  # "Sultana" after "Rokeya Sultana", "Van Orsel" after "Ann van Orsel"
    if lower in peoples() and not named and not organization_end(state, first, last):
        if known is not None and kind == "demonym":
            state.adjectives[known[1].key] = None
        elif document.words[first] in plural_peoples():
            _people(state, first)
        return first + 1
    if known is not None and kind == "demonym":
        return _after_demonym(state, first, end, last, known[1])
    owner = end >= last
    if last - first > 1 and (_branch(state, first, last, known) or (known is None and _part(state, first, last, floor))):
        return last
    headed = not nouns_of_names().isdisjoint(document.lowers[first:last])
    if not owner and (headed or (last < len(document.words) and document.words[last] in _GOES_ON)):
        body = organization_end(state, first, last)
        ground = body and body[0] < last and place_nouns().get(document.lowers[last - 1])
        if ground and ground.last and not ground.admin:
            body = None  # "Orvane Bank Stadium"
        if body and (known is None or (body[0] > end and not _office_of(state, known, last))):
            organization(state, first, *body)
            return body[0]
    if headed and kind != "country":  # "Sierra Leone Tuesday" is no mountain
        begins = end == last and document.lowers[last : last + 1] == ["of"]  # "Gulf of ..."
        if (begins or not owner) and (site := place_end(state, first, last)):
            place_name(state, first, *site)
            return site[0]
    office = title_at(document, first, last) if kind == "organization" else None
    if office and office[0] > end:
        return office[0]  # a Labour Minister need not be of a Labour Party
    if known is not None and (owner or kind in _STATES):
        known_name(state, first, end, known[1])
        return end
    if headed:
        title_end = title_at(document, first, last)
        if title_end:
            return _portfolio(state, title_end[0]) if title_end[0] >= last else title_end[0]
        inner = _title_inside(state, first, last)
        if inner is not None:
            return inner
    title = title_before(document, first, floor)
    if title is None and last - first > 1 and (skip := _words_before_name(state, first, last)):
        return skip
    if reads_as_person(state, first, last, title):
        if is_surname(document, first, last):
            state.open_names.append(Open(first, last, title))
        else:
            person(state, first, last, title, "title+name" if title else "full-name")
        return last
    if known is not None and not (end < last and is_site(document, first, floor)):
        known_name(state, first, end, known[1])
        return end
    state.open_names.append(Open(first, last, title))
    return last


def _people(state: State, first: int) -> None:
    """A people that is no state’s, in the plural: "Kurds protested"."""
    name = state.document.words[first]
    country = peoples_of().get(name.lower())
    actor = state.entities.actor(Actor(slug(name), name, "people", country, rule="name:people"))
    state.mention(first, first + 1, "demonym", "people", actor)


@cache
def _in_capitals() -> dict[str, str]:
    """The names of places as a dateline prints them, with the name of each; those of countries are no dateline."""
    return {name.upper(): name for name in words.places() if len(name) >= _SHORTEST_PLACE and name not in words.country_names()}


def _dateline(state: State, first: int, end: int) -> int | None:
    """Past the places in capitals with which an article opens ("ACCRA — ", "ACCRA/NEW DELHI: "); None when there are none."""
    tokens, at = state.document.words, first
    while at < end and tokens[at].isupper():
        last = at
        while last < end and (tokens[last].isupper() or (tokens[last] == "-" and state.document.glued(last))):
            last += 1
        stop, name = next(
            ((stop, name) for stop in range(last, at, -1) if (name := _in_capitals().get(state.text(at, stop)))), (last, None)
        )
        if name is not None:
            place = state.entities.gazetteer_place(name, state.countries)
        elif at == first and _opens_article(state, first, last):
            name = state.text(first, last).title()
            place = state.sites[name] = state.entities.unlisted_place(name, "city", "dateline")
        else:
            break
        state.mention(at, stop, "name", "dateline", None, place)
        at = stop + (tokens[stop : stop + 1] == ["/"])
    return at if at > first else None


def _opens_article(state: State, first: int, last: int) -> bool:
    """Whether what stands behind a run of capitals that no list knows says that it is the place of a dateline.

    "ORVANE, Ruritania", "ORVANE (Orvane News) —", "ORVANE —": a state, an agency in brackets or a dash stands behind it.
    """
    document = state.document
    if not all(word.isupper() for word in document.words[first:last]) or len(document.words[first]) < _SHORTEST_PLACE:
        return False
    paragraph = document.paragraphs[document.sentences[document.sentence_of[first]].paragraph]
    if document.sentences[paragraph.first].first != first or last + 1 >= len(document.words):
        return False
    after = document.words[last]
    if after == ",":
        known = known_at(document.words, last + 1)
        return known is not None and known[1].kind in ("country", "place")
    return after in "—–" or (after == "(" and not _DASHES.isdisjoint(document.words[last + 1 : last + _LONGEST_AGENCY]))


def _branch(state: State, first: int, last: int, known: tuple[int, Known] | None) -> bool:
    """Whether a run is the body of a sport or a field in a country, or a listed organization there, and so a name of its own.

    "Rugby Freedonia", "Amnesty International Freedonia".
    """
    if known is not None and known[1].kind != "organization":
        return False
    begin = known[0] if known else first + 1
    if begin >= last or (known is None and state.document.lowers[first] not in context("field")):
        return False
    country = known_at(state.document.words, begin)
    if country is None or country[0] != last or country[1].kind != "country":
        return False
    listed = words.organizations()[known[1].key] if known else None
    name = state.text(first, last)
    affiliation = state.entities.organization(listed.name) if listed else None
    actor = Actor(slug(name), name, listed.kind if listed else "other", country[1].key, None, affiliation, rule="name:branch")
    state.organizations[name] = state.entities.actor(actor)
    state.mention(first, last, "name", "branch", actor.actor_id)
    return True


def _part(state: State, first: int, last: int, floor: int) -> bool:
    """Whether a run is a part of a listed place that bears a name of its own: "East Strelsau", not "Southern Ruritania"."""
    if first == floor or state.document.lowers[first] not in context("part"):
        return False
    known = known_at(state.document.words, first + 1)
    if known is None or known[0] != last or known[1].kind not in ("place", "capital"):
        return False
    place_id = state.entities.unlisted_place(state.text(first, last), "region", "part")
    place = state.entities.places[place_id]
    place.country = place.country or country_of(state, known[1])
    state.mention(first, last, "name", "part", None, place_id)
    return True


def _office_of(state: State, known: tuple[int, Known], last: int) -> bool:
    """Whether a known organization is followed by an office in it, not by the rest of a longer name."""
    return known[1].kind == "organization" and state.document.lowers[last - 1] in title_ends()


def _portfolio(state: State, end: int) -> int:
    """Past what an office is for ("Minister of Public Works"): those capitals are no name of their own."""
    document = state.document
    limit = document.sentences[document.sentence_of[end - 1]].last
    if end + 1 < limit and document.lowers[end] in ("of", "for"):
        begin = end + 1 + (document.lowers[end + 1] == "the")
        if begin < limit and state.capital[begin] and document.lowers[begin] in common_words():
            stop = _past_common(state, begin, limit)
            while (
                stop + 1 < limit and document.lowers[stop] in ("and", "&", ",") and document.lowers[stop + 1] in common_words()
            ):
                if not state.capital[stop + 1]:
                    break
                stop = _past_common(state, stop + 1, limit)
            return stop
    return end


def _past_common(state: State, index: int, limit: int) -> int:
    """Past capitalised everyday words."""
    while index < limit and state.capital[index] and state.document.lowers[index] in common_words():
        index += 1
    return index


def _title_inside(state: State, first: int, last: int) -> int | None:
    """Past a title that capitals begin with words of its own ("Water Affairs Minister Ann Moyo"); None when there is none."""
    document = state.document
    if document.words[first] in words.family_first() or document.lowers[first] in words.given_names():
        return None  # "Choi Son Ri" is no Choi's son
    for index in range(last - 1, first, -1):
        if document.lowers[index] in title_ends() and state.capital[index]:
            if document.lowers[index] not in words.titles():
                return None
            if index + 1 == last:
                return _portfolio(state, last)
            return index + 1 if all(state.capital[i] or document.words[i] in "-–" for i in range(first, index)) else None
    return None


def _words_before_name(state: State, first: int, last: int) -> int | None:
    """Past everyday words and acronyms before a given or known name in one run ("Suspected Blue Front"); None for none."""
    document = state.document
    index = first
    if is_hyphened(document, first, last):
        return None
    while index < last - 1:
        word, lower = document.words[index], document.lowers[index]
        acronym = len(word) > 2 and word.isupper() and word.isalpha()
        if not acronym and lower not in common_words():
            break
        index += 1
    if index == first:
        return None
    known = known_at(document.words, index)
    if index == first + 1 and known and known[0] <= last and known[1].kind in _STATES and document.words[first].istitle():
        return index
    follows = document.lowers[index] in words.given_names() or document.words[index] in words.family_first()
    if follows and last - index > 1:
        if document.words[first].isupper() and index == first + 1:
            state.open_names.append(Open(first, index, None))
        return index
    return None


@cache
def _pasts() -> frozenset[str]:
    """Verbs in the past that report an event, and no word before a noun."""
    verbs = (form for form, some in words.event_words().items() if all(word.pos == "verb" for word in some))
    return frozenset(form for form in verbs if words.is_past(form))


def _after_demonym(state: State, first: int, end: int, last: int, known: Known) -> int:
    """An adjective of a country: part of an organization's name, a people, or nothing by itself."""
    document = state.document
    state.adjectives[known.key] = None
    if end < last:
        body = organization_end(state, end, last)
        if body:
            organization(state, first, *body)
            return body[0]
        return end
    word = document.words[end - 1]
    people = words.countries()[known.key].people
    name = state.text(first, end)
    follows = document.lowers[end] if end < len(document.words) else ""
    alone = not follows.isalpha() or follows in context("acts") or follows in strong_cues() or follows in words.polarity()
    collective = document.lowers[max(first - 1, 0)] == "the" and word.endswith(_COLLECTIVE)  # "the French evacuated Niger"
    alone = alone or (collective and follows in _pasts())
    if (name in people or (collective and follows.isalpha())) and (word.endswith("s") or alone) and follows not in ("-", "–"):
        state.countries[known.key] = None
        state.mention(first, end, "demonym", "demonym", state.entities.country(known.key))
    return end
