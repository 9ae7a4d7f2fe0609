"""Corpora: many articles from files into one partitioned package, on the processors of one machine or of many.

`inputs` plans and reads, `batches` does one unit of some hundred articles in a worker, `engine` hands units to Dask, `finish`
sorts what they left, `package` describes it, and `run` is the whole way. Rows are those of `extract_batch`.
"""

from newstables.corpus.run import Progress, Summary, extract_corpus

__all__ = ["Progress", "Summary", "extract_corpus"]
