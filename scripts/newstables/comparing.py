"""Figures on one indicator side by side: who claims what, for when, and which of them can both be true.

Takes the id of an indicator and a package, gives a DataFrame. Figures are set beside each other and never added or averaged:
they may count the same people, at different times, and each is somebody's claim. Two figures can both be true when their
bounds meet; they are held against each other only where they speak of the same time, direction of change and place, and
both of what is or both of what will be.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from newstables.faults import wrong_use
from newstables.loading import select

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

ABOUT = 0.1  # "about 10,000" is held to meet 9,000 to 11,000: the table leaves its bounds open, a comparison cannot
# Claims of what is, and of what will be; what is denied or supposed is held against nothing.
_KINDS = {"asserted": "fact", "reported": "fact", "predicted": "forecast", "promised": "forecast"}
COLUMNS = (
    "figure_id", "earliest", "latest", "dated_by", "claimant", "status", "change", "value", "lower", "upper", "qualifier",
    "unit", "place", "agrees_with", "conflicts_with", "text", "sentence_text", "article_id", "published_on", "publisher",
)  # fmt: skip


def compare(indicator: str, path: str | Path | None = None) -> "pd.DataFrame":
    """All figures on an indicator, in order of the time they speak of.

    Args:
        indicator: its id, as in the table `indicators`.
        path: the folder of a package; the dataset that ships with newstables when left out.

    Returns:
        A DataFrame with a row for each figure and the columns of `COLUMNS`: `earliest` and `latest` bound the time that it
        speaks of, `dated_by` says whether that is its `as_of`, its `period` or the day its article was `published`;
        `agrees_with` and `conflicts_with` count the comparable figures whose bounds meet its own and whose do not. A time
        that is open at one end ("by the end of the year") counts as its known end. The other columns are those of
        `figures` and `articles`.

    Raises:
        BadInput: there is no such package or indicator.
    """
    import pandas as pd

    if select("indicators", "indicator_id", [indicator], path).empty:
        raise wrong_use(f"indicator {indicator}", "is none of this package", "newstables compare lists those that are")
    figures = select("figures", "indicator_id", [indicator], path)
    articles = select("articles", "article_id", sorted(set(figures["article_id"])), path)
    figures = figures.merge(articles[["article_id", "published_on", "publisher"]], on="article_id", how="left")
    figures["earliest"] = figures["latest"] = pd.Series(pd.NaT, index=figures.index, dtype="datetime64[s]")
    figures["dated_by"] = pd.Series(None, index=figures.index, dtype="str")
    for source, first, last in (
        ("as_of", "as_of_earliest", "as_of_latest"),
        ("period", "period_earliest", "period_latest"),
        ("published", "published_on", "published_on"),
    ):
        these = figures["dated_by"].isna() & (figures[first].notna() | figures[last].notna())
        figures.loc[these, ["earliest", "latest"]] = figures.loc[these, [first, last]].to_numpy()
        figures.loc[these, "dated_by"] = source
    figures = figures.sort_values(["earliest", "latest", "figure_id"], ignore_index=True)
    agrees, conflicts = _held_against_each_other(figures)
    return figures.assign(agrees_with=agrees, conflicts_with=conflicts)[list(COLUMNS)]


def _held_against_each_other(figures: "pd.DataFrame") -> "tuple[np.ndarray, np.ndarray]":
    """For each figure the number of others that it agrees with and conflicts with."""
    import numpy as np

    low, high = _bounds(figures)
    begin = figures["earliest"].fillna(figures["latest"]).to_numpy()
    end = figures["latest"].fillna(figures["earliest"]).to_numpy()
    kind = figures["status"].map(_KINDS).fillna("").to_numpy(str)
    change, place = (figures[column].fillna("").to_numpy(str) for column in ("change", "place_id"))
    agrees, conflicts = np.zeros(len(figures), int), np.zeros(len(figures), int)
    for row in range(len(figures)):
        comparable = (begin <= end[row]) & (end >= begin[row]) & (change == change[row]) & (kind == kind[row]) & (kind != "")
        comparable &= (place == place[row]) | (place == "") | (place[row] == "")
        comparable[row] = False
        meet = (low <= high[row]) & (high >= low[row])
        agrees[row], conflicts[row] = (comparable & meet).sum(), (comparable & ~meet).sum()
    return agrees, conflicts


def _bounds(figures: "pd.DataFrame") -> "tuple[np.ndarray, np.ndarray]":
    """Between what each figure lies; "more than 10,000" is open above, and does not hold 10,000 itself."""
    import numpy as np

    about = figures["qualifier"] == "about"
    spread = (figures["value"] * ABOUT).abs()
    low = figures["lower"].mask(about, figures["value"] - spread).fillna(-np.inf)
    high = figures["upper"].mask(about, figures["value"] + spread).fillna(np.inf)
    low = low.mask(figures["qualifier"] == "more_than", np.nextafter(low, np.inf))
    high = high.mask(figures["qualifier"] == "less_than", np.nextafter(high, -np.inf))
    return low.to_numpy(), high.to_numpy()
