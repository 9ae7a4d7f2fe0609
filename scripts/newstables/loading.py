"""Loading: a published table as a pandas DataFrame with the dtypes of its schema.

Plain `pandas.read_csv` turns the text "NA" into null, whole numbers with gaps into floats and dates into text; the schema
in the package's descriptor says what each column is. Works on any package: nothing outside its folder is opened.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from newstables import schema

if TYPE_CHECKING:
    import pandas as pd

_HERE = Path(__file__).resolve().parent


def package_folder() -> Path:
    """Where the dataset that ships with newstables lies: inside the installed wheel, or the checkout around it.

    Raises:
        FileNotFoundError: neither is there.
    """
    for folder in (_HERE / "package", _HERE.parent.parent):
        if (folder / "datapackage.json").is_file():
            return folder
    raise FileNotFoundError("the dataset is not installed with newstables: run 'newstables build', or give path=")


def _resource(folder: Path, name: str) -> dict[str, Any]:
    path = folder / "datapackage.json"
    if not path.is_file():
        raise FileNotFoundError(f"there is no package in {folder}: it holds no datapackage.json")
    try:
        with_schema = {r["name"]: r for r in json.loads(path.read_bytes())["resources"] if "schema" in r}
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError(f"{path} is no descriptor of a package ({error})") from None
    if name not in with_schema:
        raise KeyError(f"there is no table {name!r}; the tables are {', '.join(with_schema)}")
    resource: dict[str, Any] = with_schema[name]
    return resource


def load(name: str, path: str | Path | None = None) -> "pd.DataFrame":
    """Load a table.

    Args:
        name: a table, such as "figures"; `tables()` lists them.
        path: the folder of a package (where its `datapackage.json` lies); the dataset that ships with newstables when
            left out.

    Returns:
        A DataFrame with the table's columns in order. Text is `str`, whole numbers with gaps are `Int64`, other numbers
        `float64`, dates `datetime64[s]`; null is null.

    Raises:
        KeyError: the package has no such table.
        FileNotFoundError: there is no package.
        ValueError: the package's descriptor is broken, or names a file outside its folder.
    """
    import pandas as pd

    folder = Path(path) if path is not None else package_folder()
    resource = _resource(folder, name)
    file = (folder / resource["path"]).resolve()
    if not file.is_relative_to(folder.resolve()):
        raise ValueError(f"{resource['path']} lies outside the package {folder}")
    dtypes = schema.pandas_dtypes(resource["schema"])
    days = [column for column, dtype in dtypes.items() if dtype.startswith("datetime64")]
    frame = pd.read_csv(
        file,
        dtype={column: "str" if column in days else dtype for column, dtype in dtypes.items()},
        keep_default_na=False,
        na_values=[""],
        encoding="utf-8",
    )
    for column in days:
        frame[column] = pd.to_datetime(frame[column], format="%Y-%m-%d")
    return frame.astype({column: dtypes[column] for column in days})


def tables() -> dict[str, str]:
    """The names of all tables with what each holds, the four most asked for first."""
    return {name: schema.table(name).description for name in schema.tables()}
