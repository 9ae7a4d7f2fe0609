"""Libraries that only some users need: asked for before the work begins, not after an hour of it."""

from importlib.util import find_spec

from newstables.faults import wrong_use

_LIBRARIES = {
    "distributed": ("Dask", "newstables[corpus]"),
    "duckdb": ("DuckDB", "newstables[corpus]"),
    "xlsxwriter": ("XlsxWriter", "xlsxwriter"),
}


def need(command: str, *modules: str) -> None:
    """Refuse a command that these modules are missing for.

    Raises:
        WrongUse: one is not installed.
    """
    for module in modules:
        if find_spec(module) is None:
            library, wanted = _LIBRARIES[module]
            raise wrong_use(command, f"needs {library}", f"pip install '{wanted}'")
