"""Publishing: tables become CSV and Parquet files under a Data Package descriptor."""

from newstables.publish.citation import Citation
from newstables.publish.descriptor import TABLE_LICENSE, Dataset, descriptor
from newstables.publish.files import Files, csv_bytes, parquet_bytes, render
from newstables.publish.write import alone, write_package

__all__ = [
    "TABLE_LICENSE",
    "Citation",
    "Dataset",
    "Files",
    "alone",
    "csv_bytes",
    "descriptor",
    "parquet_bytes",
    "render",
    "write_package",
]
