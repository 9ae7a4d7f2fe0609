"""The evidence page: `data/index.html`, the article beside its tables, in one file that fetches nothing.

Takes the rows of all tables and the descriptor of their package, gives the bytes of the page; nothing is read from or
written to a package. The same rows give the same bytes: no clock, path or locale takes part, so that `check` can tell a
page that is not of its tables. The text shown is that of `sentences`; the charts are SVG marks in HTML rows, made here.
Leaves out whatever the reader does with the page, which is in `assets/*.js`.
"""

from newstables.page.html import json_ld_of, page_bytes

PAGE = "data/index.html"

__all__ = ["PAGE", "json_ld_of", "page_bytes"]
