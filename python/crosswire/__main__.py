"""The command line: `crosswire compare A B`."""

import os
import sys

from crosswire._crosswire import run_cli

TYPE_CHECKING = False
if TYPE_CHECKING:
    from crosswire._crosswire import Article

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


def convert(format: str, data: bytes, name: str) -> "list[Article]":
    """Make articles of a web page or a feed."""
    from crosswire import inputs  # here, so that a command without them starts fast

    return inputs.convert(format, data, name)


def parts() -> list[tuple[str, str]]:
    """List Python and the optional packages, none of them imported."""
    # By the names of their folders: importlib.metadata would take longer than all the rest of `doctor`.
    versions: dict[str, str] = {}
    for folder in sys.path:
        try:
            names = os.listdir(folder or os.curdir)  # noqa: PTH208 - pathlib is slow to import
        except OSError:
            continue
        for name in names:
            if name.endswith(".dist-info"):
                package, _, version = name.removesuffix(".dist-info").rpartition("-")
                versions.setdefault(package.lower(), version)
    found = [("python", sys.version.split()[0]), ("installed in", os.path.dirname(__file__))]  # noqa: PTH120
    for extra, package in PARTS.items():
        missing = f'not installed: pip install "crosswire[{extra}]"'
        found.append((package, versions.get(package, missing)))
    return found


if __name__ == "__main__":
    sys.exit(main())
