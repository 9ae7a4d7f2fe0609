"""Reading: the text as stored, with paragraphs, sentences, tokens and quotation marks found once for all later steps."""

from newstables.text.document import Document, Paragraph, Quotation, Sentence
from newstables.text.read import POSSESSIVES, read, split_words

__all__ = ["POSSESSIVES", "Document", "Paragraph", "Quotation", "Sentence", "read", "split_words"]
