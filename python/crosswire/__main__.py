"""The command line: `crosswire compare A B`."""

import sys

from crosswire._crosswire import run_cli
from crosswire.inputs import convert

#: Optional packages, by extra.
PARTS = {
    "pandas": "pandas",
    "polars": "polars",
    "arrow": "pyarrow",
    "notebook": "tqdm",
    "html": "trafilatura",
    "feeds": "feedparser",
    "plot": "altair",
    "spark": "pyspark",
    "duckdb": "duckdb",
}


def main() -> int:
    """Run the command line with the arguments of this process; give its exit code."""
    return run_cli(sys.argv[1:], convert, parts)


def parts() -> list[tuple[str, str]]:
    """List Python and the optional packages, none of them imported."""
    from importlib.metadata import PackageNotFoundError, version  # here: it takes as long as all the rest

    found = [("python", sys.version.split()[0]), ("installed in", __file__.rpartition("/")[0] or __file__)]
    for extra, package in PARTS.items():
        try:
            found.append((package, version(package)))
        except PackageNotFoundError:
            found.append((package, f'not installed: pip install "crosswire[{extra}]"'))
    return found


if __name__ == "__main__":
    sys.exit(main())
