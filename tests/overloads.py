"""Mends the stub that PyO3's introspection wrote, which knows no overloads: with a path `to_html` gives nothing back.

python tests/overloads.py
"""

from __future__ import annotations

from pathlib import Path

STUB = Path(__file__).parents[1] / "python" / "crosswire" / "_crosswire.pyi"
WRITTEN = (
    '    def to_html(self, /, path: str | PathLike[str] | None = None, *, title: str | None = None) -> "str | None":\n'
)
PAGE = """\
    @overload
    def to_html(self, /, path: None = None, *, title: str | None = None) -> str: ...
    @overload
    def to_html(self, /, path: str | PathLike[str], *, title: str | None = None) -> None:
"""


def main() -> None:
    """Write the stub anew."""
    stub = STUB.read_text(encoding="utf-8")
    assert stub.count(WRITTEN) == 2, "the stub was mended already, or to_html is another"
    stub = stub.replace(WRITTEN, PAGE).replace("SupportsIndex, final\n", "SupportsIndex, final, overload\n")
    STUB.write_text(stub, encoding="utf-8")


if __name__ == "__main__":
    main()
