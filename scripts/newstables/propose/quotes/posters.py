"""Posters: who is behind a message that speaks (`the agency sent a message. “Surrender,” the post read`).

Takes the clause view and the token of a cue whose speaker is a message, and gives the speaker of the clause before it that
sends, posts or issues one. Left out are messages of which no clause close by says whose they are.
"""

from newstables import words
from newstables.propose.quotes.clauses import NO_BLOCK, Clauses

_REACH = 90  # tokens from the cue back to the clause at most
_OBJECT = 8  # tokens from its verb to the message at most


_listed = words.Kinds("quote_posts.csv").__getitem__


def is_message(word: str) -> bool:
    """Whether a word (lower case) names a message that somebody puts out."""
    return word in _listed("noun")


def posting_verb(clauses: Clauses, before: int) -> int | None:
    """The verb of the nearest clause before a token, of its paragraph or the one before, that puts a message out."""
    document = clauses.document
    paragraph = document.sentences[document.sentence_of[before]].paragraph
    for token in range(before - 1, max(before - _REACH, -1), -1):
        if document.sentences[document.sentence_of[token]].paragraph < paragraph - 1:
            return None
        if document.lowers[token] not in _listed("verb") or clauses.block_of[token] != NO_BLOCK:
            continue
        passive = document.lowers[token + 1] == "by"  # "the post was shared by Berg"
        near = range(token - _OBJECT, token) if passive else range(token + 1, token + _OBJECT)
        if any(document.lowers[at] in _listed("noun") for at in near if 0 <= at < before):
            return token
    return None
