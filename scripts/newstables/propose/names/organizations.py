"""Organizations that no list knows: a head noun (Ministry, Corp) ends their name, the state before it tells whose they are."""

from newstables import words
from newstables.propose.names.gazetteer import known_at
from newstables.propose.names.state import State, is_capital, run_end
from newstables.rows import Actor
from newstables.slugs import slug
from newstables.text import Document

_LONGEST_NAME = 10  # tokens


def organization_end(document: Document, first: int, last: int) -> tuple[int, str] | None:
    """Where an organization that begins at a token ends within a run, and its kind: its last head noun decides.

    "Ministry of Foreign Affairs" goes on over the words that may stand inside such a name.
    """
    heads = words.org_heads()
    found: tuple[int, str] | None = None
    for index in range(first, last):
        two = " ".join(document.words[index : index + 2])
        head = heads.get(two) or heads.get(document.words[index])
        if head is None:
            continue
        end = index + (2 if two in heads and index + 2 <= last else 1)
        if end - first > 1 or head.first:
            found = (end, head.kind)
    if found is None:
        return None
    end, kind = found
    head = heads.get(document.words[end - 1])
    sentence_end = document.sentences[document.sentence_of[first]].last
    follows = end + 1 < sentence_end and document.lowers[end] in {"of", "for"}
    if head and head.first and follows:
        begin = end + 1 + (document.lowers[end + 1] == "the")
        if begin < sentence_end and is_capital(document.words[begin]):
            end = run_end(document, begin, sentence_end)
            while (
                end + 1 < sentence_end
                and document.lowers[end] in {"and", "&"}
                and is_capital(document.words[end + 1])
                and end - first < _LONGEST_NAME
            ):
                end = run_end(document, end + 1, sentence_end)
    return (end, kind) if end - first > 1 else None


def organization(state: State, first: int, last: int, kind: str) -> None:
    """An organization read by its head noun; the state before it ("Ruritania’s National Guard") tells whose it is."""
    document = state.document
    begin, iso3 = first, None
    lead = known_at(document.words, first)
    if lead and lead[1].kind in ("demonym", "country") and lead[0] < last:
        iso3 = lead[1].key
        if lead[1].kind == "demonym":
            begin = lead[0]
    elif first >= 2 and document.lowers[first - 1] in ("’s", "'s"):
        for start in range(max(first - 5, 0), first - 1):
            owner = known_at(document.words, start)
            if owner and owner[0] == first - 1 and owner[1].kind in ("country", "capital", "metonym"):
                iso3 = owner[1].key if owner[1].kind != "metonym" else words.metonyms()[owner[1].key].iso3
                break
    listed = known_at(document.words, begin)
    if listed and listed[0] == last and listed[1].kind == "organization":
        state.mention(begin, last, "name", "organization", state.entities.organization(listed[1].key))
        return
    name = state.text(begin, last)
    if last - begin < 2 and iso3 is None:
        return
    full = f"{name} ({words.countries()[iso3].name})" if (iso3 and begin == first) or (iso3 and lead) else name
    actor_id = state.organizations.get(name) if iso3 is None else None
    if actor_id is None:
        actor_id = slug(full)
        if not actor_id:
            return
        affiliation = state.entities.country(iso3) if iso3 else None
        state.entities.actor(Actor(actor_id, full, kind, iso3, None, affiliation, rule="name:organization-head"))
        state.organizations.setdefault(name, actor_id)
        acronym = "".join(word[0] for word in document.words[begin:last] if is_capital(word))
        if len(acronym) > 2:
            state.organizations.setdefault(acronym, actor_id)
    state.mention(begin, last, "name", "organization-head", actor_id)
