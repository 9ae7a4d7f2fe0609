"""Loading: a published table, or an extracted one, as a pandas DataFrame with the dtypes of its schema.

Plain `pandas.read_csv` turns the text "NA" into null, whole numbers with gaps into floats and dates into text; the schema
in the package's descriptor says what each column is. Works on any package, from wherever it came: nothing outside its
folder is opened, nothing is fetched or unpacked, and a file of another size or hash than the descriptor says is not read.
"""

import csv
import io
import warnings
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newstables import schema
from newstables.faults import bad_input, wrong_use
from newstables.folder import DESCRIPTOR, hash_of, inside, package_root, read_descriptor, read_file

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

_HERE = Path(__file__).resolve().parent
_MOST_COLUMNS = 1_000  # pandas takes minutes over a hundred thousand
_CHECK = "see what newstables check says of the package"


def package_folder(path: str | Path | None = None) -> Path:
    """Where a package lies: at the path given, or, without one, the dataset that ships with newstables.

    That dataset is inside the installed wheel, or in the checkout around it.

    Raises:
        BadInput: neither is there.
    """
    if path is not None:
        return package_root(path)
    for folder in (_HERE / "package", _HERE.parent.parent):
        if (folder / DESCRIPTOR).is_file():
            return folder
    raise wrong_use("the dataset", "is not installed with newstables", "run 'newstables build', or give path=")


def _resource(folder: Path, name: str) -> dict[str, Any]:
    described = read_descriptor(folder)["resources"]
    with_schema = {r["name"]: r for r in described if isinstance(r, dict) and "schema" in r and isinstance(r.get("name"), str)}
    if not isinstance(name, str) or name not in with_schema:
        raise wrong_use(str(folder), f"there is no table {name!r}", f"the tables are {', '.join(map(str, with_schema))}")
    resource: dict[str, Any] = with_schema[name]
    return resource


def _content(folder: Path, resource: dict[str, Any]) -> bytes:
    """The bytes of a resource, when they are those that the descriptor names."""
    path = str(resource.get("path"))
    content = read_file(folder, path, str(folder))
    shown = f"{path:.200}"
    if resource.get("bytes", len(content)) != len(content):
        raise bad_input(shown, f"has {len(content)} bytes, the descriptor says {resource['bytes']!r:.60}", _CHECK)
    if "hash" in resource and resource["hash"] != hash_of(content):
        raise bad_input(shown, "does not have the hash that the descriptor says", _CHECK)
    return content


def load(name: str, path: str | Path | None = None) -> "pd.DataFrame":
    """Load a table.

    Args:
        name: a table, such as "figures"; `tables()` lists them.
        path: the folder of a package, or its `datapackage.json`; the dataset that ships with newstables when left out.

    Returns:
        A DataFrame with the table's columns in order. Text is `str`, whole numbers with gaps are `Int64`, other numbers
        `float64`, dates `datetime64[s]`; null is null.

    Raises:
        BadInput: there is no package or no such table, or the package is broken: whatever is wrong with it, this is
            raised and says what. Whether the rows are right is for `newstables check`.
    """
    import pandas as pd

    folder = package_folder(path)
    resource = _resource(folder, name)
    if isinstance(resource.get("path"), list):
        return _from_parts(folder, resource)
    content = _content(folder, resource)
    try:
        dtypes = schema.pandas_dtypes(resource["schema"])
        if len(dtypes) > _MOST_COLUMNS:
            raise ValueError(f"it has {len(dtypes)} columns")
        header = content[: content.find(b"\n")].decode("utf-8-sig") if b"\n" in content else ""
        if next(csv.reader([header.rstrip("\r")]), []) != list(dtypes):
            raise ValueError("its columns are not those of its schema")
        days = [column for column, dtype in dtypes.items() if dtype.startswith("datetime64")]
        with warnings.catch_warnings():
            warnings.simplefilter("error", pd.errors.ParserWarning)  # rows with too many cells
            frame = pd.read_csv(
                io.BytesIO(content),
                dtype={column: "str" if column in days else dtype for column, dtype in dtypes.items()},
                keep_default_na=False,
                na_values=[""],
                encoding="utf-8",
                index_col=False,  # else a cell too many makes the first column an index
            )
        for column in days:
            frame[column] = pd.to_datetime(frame[column], format="%Y-%m-%d")
        return frame.astype({column: dtypes[column] for column in days})
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, csv.Error, pd.errors.ParserWarning) as error:
        raise bad_input(f"{folder / DESCRIPTOR} {name}", f"is no table of its schema ({error!s:.200})", _CHECK) from None


def select(name: str, column: str, values: Collection[str], path: str | Path | None = None) -> "pd.DataFrame":
    """The rows of a table that have one of some values in a column; of a corpus only these are read.

    Args:
        name: a table.
        column: one of its columns of text, such as "indicator_id".
        values: what may stand there.
        path: as in `load`, as are dtypes and errors.
    """
    folder = package_folder(path)
    resource = _resource(folder, name)
    if isinstance(resource.get("path"), list):
        return _from_parts(folder, resource, [(column, "in", values)])
    frame = load(name, folder)
    return frame[frame[column].isin(values)].reset_index(drop=True)


def _from_parts(folder: Path, resource: dict[str, Any], filters: list[Any] | None = None) -> "pd.DataFrame":
    """A table of a corpus, which is Parquet in parts, or some of its rows; the schema's dtypes, as for any other."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    where = f"{folder / DESCRIPTOR} {resource['name']}"
    try:
        dtypes = schema.pandas_dtypes(resource["schema"])
        parts = []
        for path in resource["path"]:
            if (full := inside(folder, str(path))) is None:
                raise ValueError(f"leads outside the package ({path})")
            parts.append(pq.read_table(full, filters=filters, partitioning=None))
        table = pa.concat_tables(parts)
        if table.column_names != list(dtypes):
            raise ValueError("its columns are not those of its schema")
        return _frame(table, dtypes)
    except (OSError, ValueError, KeyError, TypeError, pa.ArrowException) as error:
        raise bad_input(where, f"is no table of its schema ({error!s:.200})", _CHECK) from None


def to_pandas(table: "pa.Table") -> "pd.DataFrame":
    """An Arrow table, such as `extract` gives, as a DataFrame with the dtypes that `load` gives.

    Arrow's own `to_pandas` makes floats of whole numbers with gaps, and Python objects of dates.

    Args:
        table: one of the tables, such as `extract(text)["figures"]`.

    Raises:
        BadInput: it is no Arrow table.
    """
    import pyarrow as pa

    if not isinstance(table, pa.Table):
        raise wrong_use("to_pandas", f"takes no {type(table).__name__}", "give one table, such as extract(text)['figures']")
    certain = {pa.int64(): "int64", pa.bool_(): "bool"}
    always = {pa.string(): "str", pa.date32(): "datetime64[s]"}
    dtypes = {field.name: always.get(field.type) or (not field.nullable and certain.get(field.type)) for field in table.schema}
    return _frame(table, {column: dtype for column, dtype in dtypes.items() if dtype})


def _frame(table: "pa.Table", dtypes: dict[str, str]) -> "pd.DataFrame":
    """An Arrow table as a DataFrame of these dtypes; whole numbers with gaps never go through floats."""
    import pandas as pd
    import pyarrow as pa

    nullable = {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
    frame: pd.DataFrame = table.to_pandas(types_mapper=nullable.get, date_as_object=False)
    return frame.astype(dtypes)


def tables() -> dict[str, str]:
    """The names of all tables with what each holds, the four most asked for first."""
    return {name: schema.table(name).description for name in schema.tables()}
