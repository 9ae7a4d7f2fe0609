"""Who a source is, told behind its name: `according to Berg, a spokesman for the port`.

Takes the clause view with what was read so far, and says which words behind a source describe it. Left out are those that
go on with what it says: `The troops, according to Berg, could help`.
"""

from newstables import words
from newstables.propose.quotes.clauses import Clauses
from newstables.propose.quotes.cue import AUXILIARIES, Cue
from newstables.propose.quotes.ends import has_clause
from newstables.propose.quotes.speakers import Speaker


def tells_of_source(clauses: Clauses, cue: Cue, left: tuple[int, int], part: tuple[int, int]) -> bool:
    """Whether what follows a source tells of it: `The road is safe, according to Berg, a spokesman for the port`.

    Args:
        clauses: the clause view.
        cue: the cue; others than sources are told of by nothing.
        left: the content before the source, as tokens; `The bridge is, according to Berg, the longest` goes on.
        part: the tokens from the comma behind the source to where content would end.
    """
    first, last = part
    if cue.form != "source":
        return False
    if clauses.tags[first] == "relative":
        return True
    noun = clauses.tags[first] == "det" or _is_person(clauses, first, last)
    return noun and clauses.tags[left[1] - 1] not in AUXILIARIES and not has_clause(clauses, first, last)


def after_source(clauses: Clauses, speaker: Speaker, first: int, stop: int) -> int | None:
    """Where words behind a source begin: `According to Berg, a spokesman for the port, | the road is safe`.

    Only a person who is named is told of there, not `According to police, a man, 34, was hurt`.

    Args:
        clauses: the clause view.
        speaker: the source.
        first: the token behind it.
        stop: where to give up.
    """
    commas = [token for token in range(first, stop) if clauses.words[token] == ","]
    if len(commas) > 1 and [clauses.mentions.actors[actor].kind for actor in speaker.actors] == ["person"]:
        follows = commas[0] + 1
        if clauses.tags[follows] == "relative" or _is_person(clauses, follows, commas[1]):
            return commas[1] + 1
    return commas[0] + 1 if commas else None


def _is_person(clauses: Clauses, first: int, end: int) -> bool:
    """Whether a noun phrase begins at a token whose noun stands for a person."""
    noun = clauses.document.lowers[max(clauses.simple_forward(first, end) - 1, first)]
    return noun in words.titles() or noun in words.person_nouns()
