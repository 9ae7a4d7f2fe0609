"""newstables: a news article as validated tables of figures, quotes, events and actors.

import newstables
newstables.load("figures")          # a table of the dataset, as a pandas DataFrame
newstables.tables()                 # what there is
newstables.cite("actors/nato")      # how to cite a row, or with no id the dataset
newstables.extract(text)            # the same tables of any English news article, as Arrow tables
newstables.to_pandas(table)         # one of those as a DataFrame, with the dtypes that `load` gives

Whatever cannot be worked with raises `newstables.BadInput` and says what to do: a broken package, a text that is none, a row,
table or style that is not there.
"""

from newstables.api import extract, extract_batch
from newstables.citing import cite
from newstables.comparing import compare
from newstables.faults import BadInput
from newstables.loading import load, tables, to_pandas
from newstables.version import __version__

__all__ = ["BadInput", "__version__", "cite", "compare", "extract", "extract_batch", "load", "tables", "to_pandas"]
