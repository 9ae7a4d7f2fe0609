"""Organizations that no list knows: a head noun (Ministry, Corp) ends their name, the state before it tells whose they are.

Takes a run of capitals and gives where an organization in it ends, its mention, and the acronym in brackets behind any
organization. Left out are bodies in small letters (see `bodies`) and names without a head noun (see `unlisted`).
"""

from newstables import words
from newstables.propose.names.bodies import capitalised_body
from newstables.propose.names.gazetteer import known_at, known_before
from newstables.propose.names.lexicon import common_words, context, title_ends
from newstables.propose.names.state import LONGEST_NAME, OWNERS, State, acronym_of, run_end
from newstables.rows import Actor
from newstables.slugs import slug
from newstables.text import POSSESSIVES

_FIRST_LINKS = frozenset({"of", "for", "on"})
_LINKS = _FIRST_LINKS | {"and", "&", "with"}
SMALL_FORMS = frozenset({"plc"})  # the one form of company that English prints small
_SAINT = frozenset({"st", "st.", "saint"})  # "St. Vincent’s Hospital"
JOINING = OWNERS | {"and", "&"}  # what may stand inside an organization's name before its head noun


def organization_end(state: State, first: int, last: int) -> tuple[int, str] | None:
    """Where an organization that begins at a token ends within a run, and its kind: its last head noun decides.

    "Ministry of Foreign Affairs" goes on over the words that may stand inside such a name, "Women’s Union" over ’s,
    "Trade and Industry Ministry" over and.
    """
    found = _head(state, first, last)
    if found is None and state.document.words[last : last + 1] == ["plc"]:
        return last + 1, "company"  # "Orvane Gravel plc"
    if found is None and _is_cause(state, first, last):
        return _portfolio_end(state, first, last), "other"
    if found is None:
        joined = _joined_end(state, first, last)
        found = _head(state, first, joined) if joined else None
        if found is None or found[0] <= last + 1:
            return None
    end, kind, goes_on = found
    if end == last and state.document.words[last : last + 1] == ["plc"]:
        return end + 1, "company"
    if goes_on:
        end = _portfolio_end(state, first, end)
    return (end, kind) if end - first > 1 else None


def _head(state: State, first: int, last: int) -> tuple[int, str, bool] | None:
    """The last head noun of a run: the index after it, its kind, and whether the name may go on with of."""
    heads, tokens, lowers = words.org_heads(), state.document.words, state.document.lowers
    for index in range(last - 1, first - 1, -1):
        head = heads.get(tokens[index])
        if head is None:
            continue
        rest = lowers[index + 1 : last]
        if rest and not (head.first or tokens[index][-1] == "." or rest[-1] in title_ends() or rest[0] in words.given_names()):
            continue  # "Winter Energy Payment" is no company
        two = heads.get(f"{tokens[index - 1]} {tokens[index]}") if index > first else None
        kind = (two or head).kind
        if index == first and head.whole and last - first > 1:
            return last, kind, False
        if index > first or head.first:
            return index + 1, kind, (two or head).first
    return None


def _is_cause(state: State, first: int, last: int) -> bool:
    """Whether people are called after what they are for: "the Mothers for Peace and Learning", not "Lawyers for Lee"."""
    document = state.document
    if document.lowers[last : last + 1] != ["for"] or state.capital[last + 1 : last + 2] != b"\1":
        return False
    plural = document.lowers[last - 1].endswith("s") and document.lowers[last - 1] in words.person_nouns()
    begins = document.sentences[document.sentence_of[first]].first == first
    return plural and not begins and document.lowers[last + 1] in common_words()


def _joined_end(state: State, first: int, last: int) -> int | None:
    """The end of the run after ’s or and, where an everyday word before it says that both are one name."""
    document = state.document
    if last + 1 >= len(document.words) or not state.capital[last + 1]:
        return None
    before = document.lowers[last - 1]
    everyday = (
        document.lowers[first] in _SAINT
        or before in common_words()
        or before in words.person_nouns()
        or before in words.titles()
    )
    if not everyday or before in words.sentence_starters():
        return None
    plain = last - first == 1 or common_words().issuperset(document.lowers[first:last])  # "Water Safety and Health Board"
    plain = plain or (before[-1] == document.lowers[last + 1][-1] == "s")  # "Freedonia Tea Growers and Brokers Union"
    if document.words[last] in OWNERS or (document.words[last] in ("and", "&") and plain):
        end = run_end(state, last + 1, document.sentences[document.sentence_of[first]].last)
        head = words.org_heads().get(document.words[end - 1])
        return None if head and head.kind == "company" and last - first > 1 else end
    return None


def _portfolio_end(state: State, first: int, end: int) -> int:
    """Past what an organization is for: "Ministry of Trade and Industry", "Centre for the Study of Deserts"."""
    document = state.document
    limit = min(document.sentences[document.sentence_of[first]].last, first + LONGEST_NAME)
    links = _FIRST_LINKS
    while end + 1 < limit and document.lowers[end] in links:
        begin = end + 1 + (document.lowers[end + 1] == "the")
        if begin >= limit or not state.capital[begin] or document.lowers[begin] in words.times()["weekday"]:
            break  # "the Ministry of Trade on Monday"
        if document.lowers[end] not in _FIRST_LINKS and document.lowers[begin] not in common_words():
            break  # "the Bank of Freedonia and Marx"
        end, links = run_end(state, begin, limit), _LINKS
    return end


def organization(state: State, first: int, last: int, kind: str) -> None:
    """An organization read by its head noun; the state before it ("Ruritania’s National Guard") tells whose it is."""
    document = state.document
    kind = "party" if first and document.lowers[first - 1] in context("party") else kind
    begin, iso3 = first, None
    lead = known_at(document.words, first)
    if lead and lead[1].kind in ("demonym", "country") and lead[0] < last:
        iso3 = lead[1].key
        if lead[1].kind == "demonym":
            begin = lead[0]
    elif first >= 2 and document.lowers[first - 1] in POSSESSIVES:
        owner = known_before(document.words, first - 1, {"country", "capital", "metonym"})
        if owner:
            iso3 = words.metonyms()[owner.key].iso3 if owner.kind == "metonym" else owner.key
    listed = known_at(document.words, begin)
    if listed and listed[0] == last and listed[1].kind == "organization":
        state.mention(begin, last, "name", "organization", state.entities.organization(listed[1].key))
        return
    name = state.text(begin, last)
    if last - begin < 2 and iso3 is None:
        return
    if iso3 and (lead is None or lead[1].kind != "country") and (body := capitalised_body(state, begin, last, iso3)):
        state.organizations.setdefault(name, body)
        state.mention(begin, last, "name", "organization-head", body)
        bracketed(state, last, body)
        return
    told = lead is not None and lead[1].kind == "country"  # "Freedonia Tea Board" says whose it is
    full = f"{name} ({words.countries()[iso3].name})" if iso3 and not told else name
    actor_id = state.organizations.get(name) if iso3 is None else None
    if actor_id is None:
        actor_id = slug(full)
        if not actor_id:
            return
        affiliation = state.entities.country(iso3) if iso3 else None
        state.entities.actor(Actor(actor_id, full, kind, iso3, None, affiliation, rule="name:organization-head"))
        state.organizations.setdefault(name, actor_id)
        acronym = acronym_of(state, begin, last)
        if len(acronym) > 2:
            state.organizations.setdefault(acronym, actor_id)
        _short_forms(state, begin, last, kind, actor_id)
    state.mention(begin, last, "name", "organization-head", actor_id)
    bracketed(state, last, actor_id)


def _short_forms(state: State, first: int, last: int, kind: str, actor_id: str) -> None:
    """A company is called by how its name begins: "Orvane Marine & Steel Ltd" is Orvane Marine, then Orvane."""
    document, heads = state.document, words.org_heads()
    if kind != "company":
        return
    if known_at(document.words, first) is not None or document.words[first] in heads:
        return
    for end in range(last - 1, first, -1):
        telling = not common_words().issuperset(document.lowers[first:end])
        if end - first == 1:
            telling = telling and len(document.words[first]) > 3 and document.lowers[first] not in words.given_names()
        if telling and state.capital[end - 1]:
            state.companies.setdefault(state.text(first, end), actor_id)


def acronym_after(state: State, last: int, sure: bool = False) -> str | None:
    """The short form in brackets after a name: "Desert Research Council (DRC)"; mostly capitals unless the name is `sure`."""
    document = state.document
    if last + 2 < len(document.words) and document.words[last] in "([" and document.words[last + 2] in ")]":
        short = document.words[last + 1]
        capitals = sure or sum(map(str.isupper, short)) * 2 > len(short)
        known = known_at(document.words, last + 1)
        # What the article introduces wins over a list: "the Rural Support Front (RSF)".
        if 2 <= len(short) <= 10 and short[0].isupper() and capitals and (known is None or known[1].kind == "organization"):
            return short
    return None


def bracketed(state: State, last: int, actor_id: str) -> None:
    """Note the short form in brackets after an organization as another name of it."""
    if short := acronym_after(state, last, sure=True):
        state.organizations[short] = actor_id
