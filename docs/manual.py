"""What the manual adds to Sphinx: the reference, made from the package as it is installed.

`{reference} GROUP` writes every public name of a group: its signature, its docstring, and for a record a table of its
fields with their types. Names come from `__all__`; one that no group takes fails the build. Types and fields come from
the stub and the docstrings from the package, so the page cannot say anything else than `help()` does.
"""

from __future__ import annotations

import ast
import copy
import importlib
import inspect
import re
import textwrap
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from docutils import nodes
from sphinx.errors import ExtensionError
from sphinx.util.docutils import SphinxDirective

import crosswire
import crosswire.kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx

STUB = Path(crosswire.__file__).with_name("_crosswire.pyi")
ROOT = Path(__file__).parents[1]

#: Pages that the repository has elsewhere, and what links to them become.
ELSEWHERE = {
    "(../samples/README.md)": "(samples.md)",
    "(docs/": "(",
    "(CONTRIBUTING.md)": "(contributing.md)",
    "(src/data/README.md)": "(models.md)",
}


@cache
def stub() -> dict[str, ast.ClassDef]:
    """Read the classes of the stub."""
    tree = ast.parse(STUB.read_text(encoding="utf-8"))
    return {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}


@cache
def fields(name: str) -> dict[str, str]:
    """List the fields of a record with their types, in the order of the record."""
    order: list[str] = []
    types: dict[str, str] = {}
    for node in stub()[name].body:
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == "__match_args__":
            order = re.findall(r"Literal\['(\w+)'\]", ast.unparse(node.annotation))
        if isinstance(node, ast.FunctionDef) and any(ast.unparse(mark) == "property" for mark in node.decorator_list):
            types[node.name] = ast.unparse(node.returns) if node.returns else "Any"
    return {field: types[field] for field in order or types}


def group(name: str) -> str:
    """Say which part of the reference a public name belongs to."""
    value = getattr(crosswire, name)
    if name.startswith("__"):
        return "constants"
    if inspect.isclass(value):
        if issubclass(value, BaseException):
            return "errors"
        if name in stub() and hasattr(value, "__match_args__"):
            return f"records of {floor(name)}"
        return "classes"
    return "functions"


@cache
def floors() -> dict[str, str]:
    """Say for each record whether it belongs to one article, a comparison, or a corpus: by who leads to it."""
    found: dict[str, str] = {}

    def walk(name: str, title: str) -> None:
        for kind in fields(name).values():
            for other in re.findall(r"\w+", kind):
                if other in stub() and other not in found and other not in ("Doc", "Comparison"):
                    found[other] = title
                    walk(other, title)

    walk("Doc", "an article")
    walk("Comparison", "a comparison")
    return found


def floor(name: str) -> str:
    """Say which floor a record belongs to."""
    if name in ("Conflict", "ConflictSide"):  # given by a method
        return "a comparison"
    return floors().get(name, "a corpus")


def prose(text: str | None) -> str:
    """Turn a docstring into Markdown: links of rustdoc lose their brackets, doctests become blocks."""
    text = inspect.cleandoc(text or "")
    text = re.sub(r"\[(`[^`]+`)\](?!\()", r"\1", text)
    blocks = re.split(r"\n\s*\n", text)
    return "\n\n".join(f"```pycon\n{block}\n```" if block.startswith(">>>") else block for block in blocks)


def plain(kind: str) -> str:
    """Shorten a type for reading."""
    return kind.replace("SupportsFloat | SupportsIndex", "float").replace("SupportsIndex", "int")


class Unquoted(ast.NodeTransformer):
    """Takes types out of quotation marks; defaults keep theirs."""

    def visit_arg(self, node: ast.arg) -> ast.arg:
        """Mend one parameter."""
        node.annotation = self.bare(node.annotation)
        return node

    @staticmethod
    def bare(kind: ast.expr | None) -> ast.expr | None:
        """Give the type as an expression."""
        if isinstance(kind, ast.Constant) and isinstance(kind.value, str):
            return ast.parse(kind.value, mode="eval").body
        return kind


def signature(value: Any, owner: str = "") -> str:
    """Give the parameters with their types, as the source or the stub has them."""
    node = _written(value, owner)
    if node is None:
        return "()"
    arguments = Unquoted().visit(node.args)
    returned = Unquoted.bare(node.returns)
    for part in (arguments.posonlyargs, arguments.args):
        if part and part[0].arg in ("self", "cls"):
            del part[0]
    returns = f" -> {plain(ast.unparse(returned))}" if returned is not None and node.name[0] != "_" else ""
    return f"({plain(ast.unparse(arguments)).removeprefix('/, ').removeprefix('/')}){returns}"


def _written(value: Any, owner: str) -> ast.FunctionDef | None:
    """Find the definition of a function, a method, or of the initialiser of a class."""
    if inspect.isclass(value):
        own = next((vars(value)[name] for name in ("__init__", "__new__") if name in vars(value)), None)
        if inspect.isfunction(own):
            return _parsed(own)
        return _stubbed(value.__name__, "__new__")
    function = inspect.unwrap(getattr(value, "__func__", value))
    return _parsed(function) if inspect.isfunction(function) else _stubbed(owner, value.__name__)


def _parsed(function: Any) -> ast.FunctionDef:
    node = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    assert isinstance(node, ast.FunctionDef)
    return node


def _stubbed(owner: str, name: str) -> ast.FunctionDef | None:
    body = stub()[owner].body if owner in stub() else []
    found = [node for node in body if isinstance(node, ast.FunctionDef) and node.name == name]
    return copy.deepcopy(_joined(found)) if found else None


def _joined(overloads: list[ast.FunctionDef]) -> ast.FunctionDef:
    """Make one definition of several: what any takes, with the defaults of the first, and what any gives."""
    joined = overloads[0]
    for other in overloads[1:]:
        for own, theirs in zip(joined.args.args, other.args.args, strict=True):
            own.annotation = _either(theirs.annotation, own.annotation)
        joined.returns = _either(joined.returns, other.returns)
    return joined


def _either(one: ast.expr | None, other: ast.expr | None) -> ast.expr | None:
    if one is None or other is None or ast.unparse(one) == ast.unparse(other):
        return one
    return ast.BinOp(one, ast.BitOr(), other)


def parts(value: Any) -> list[tuple[str, str, str]]:
    """List the fields of a named tuple: name, type, and the comment above it."""
    source = inspect.getsource(value)
    return [(name, kind, text) for text, name, kind in re.findall(r"#: (.+)\n\s+(\w+): (.+)", source)]


def home(value: Any) -> str:
    """Name the file that a name is written in."""
    if value.__name__ not in stub():
        return f"`python/crosswire/{Path(inspect.getsourcefile(value) or '').name}`"
    for pattern in (f"pub struct {value.__name__}\\b", f'name = "{value.__name__}"'):
        for path in sorted((ROOT / "src").rglob("*.rs")):
            if re.search(pattern, path.read_text(encoding="utf-8")):
                return f"`{path.relative_to(ROOT)}`"
    return "the core"


def methods(value: Any) -> list[tuple[str, Any]]:
    """List the public methods and properties that the class itself documents."""
    return [
        (name, getattr(value, name))
        for name, own in _documented(value).items()
        if not name.startswith("_")
        and (inspect.isroutine(own) or inspect.isdatadescriptor(own) or _is_class_method(own))
    ]


def _documented(value: Any) -> dict[str, Any]:
    """Give what a class has of its own and from classes of this package."""
    own = [vars(each) for each in reversed(value.__mro__) if each.__module__.startswith("crosswire")]
    return {name: each for names in own for name, each in names.items()}


def table(rows: Sequence[tuple[str, str, str | None]], head: str) -> list[str]:
    """Write a table of names with their types and meanings."""
    if not rows:
        return []
    lines = [f"| {head} | type | |", "| --- | --- | --- |"]
    for name, kind, meaning in rows:
        text = " ".join(prose(meaning).split()).replace("|", "\\|")
        if not text:
            raise ExtensionError(f"the {head} {name} has no docstring")
        lines.append(f"| `{name}` | {linked(kind)} | {text} |")
    return [*lines, ""]


def _kind(name: str, own: str, value: Any) -> str:
    """Give the type of a property."""
    if name in stub():
        return fields(name)[own]
    getter = vars(value)[own].fget
    return str(getter.__annotations__.get("return", "Any")).strip("'")


def _is_class_method(own: object) -> bool:
    return isinstance(own, classmethod) or type(own).__name__ == "classmethod_descriptor"


def entry(name: str, module: Any = crosswire) -> list[str]:
    """Write the Markdown of one public name."""
    value = getattr(module, name)
    if not callable(value):
        return [f":::{{py:data}} {name}", f"{value!r}: the version of this package.", ":::", ""]
    doc = prose(value.__doc__ if inspect.isclass(value) else inspect.getdoc(value))
    if not doc.strip():
        raise ExtensionError(f"{name} has no docstring")
    is_class = inspect.isclass(value)
    error = is_class and issubclass(value, BaseException)
    record = is_class and name in stub() and hasattr(value, "__match_args__")
    if is_class:
        # Records are given, not made; one that is made says how.
        maker = _stubbed(name, "__new__") if record else None
        made = ast.get_docstring(maker) if maker else None
        bare = error or (record and not made) or hasattr(value, "_fields")
        given = "" if bare else signature(value)
        doc = prose(made) if made else doc
        kind = "exception" if error else "class"
    else:
        given, kind = signature(value), "function"
    lines = [f"::::{{py:{kind}}} {name}{given}", "", doc, ""]
    if error:
        lines += [f"Is a {', '.join(f'`{base.__name__}`' for base in value.__bases__)}.", ""]
    if is_class and hasattr(value, "_fields"):
        lines += table(parts(value), "field")
    if record:
        lines += table([(field, of, getattr(value, field).__doc__) for field, of in fields(name).items()], "field")
    if is_class and not error:
        known = fields(name) if record else getattr(value, "_fields", ())
        shown = sorted(
            item for item in methods(value) if item[0] not in known and not (record and item[0] == "to_dict")
        )
        lines += table(
            [(own, _kind(name, own, value), inspect.getdoc(what)) for own, what in shown if not callable(what)],
            "property",
        )
        for own, method in shown:
            if not callable(method):
                continue
            static = inspect.getattr_static(value, own)
            lines += [f":::{{py:method}} {own}{signature(static if inspect.isfunction(static) else method, name)}"]
            if _is_class_method(static):
                lines += [":classmethod:"]
            lines += ["", prose(inspect.getdoc(method)), ":::", ""]
    lines += [f"*Source: {home(value)}*", "", "::::", ""]
    return lines


def linked(kind: str) -> str:
    """Write a type with links to the records and kinds that it names."""
    text = plain(kind).replace("|", "\\|")

    def link(match: re.Match[str]) -> str:
        word = match[0]
        if word in crosswire.__all__ and word in stub():
            return f"[{word}](#crosswire.{word})"
        return f"[{word}](#kind-{word.lower()})" if word in sets() else word

    return re.sub(r"\b[A-Z]\w+\b", link, text)


@cache
def sets() -> dict[str, tuple[str, ...]]:
    """Read every set of kinds with its values."""
    found = {name: get_args(kind) for name, kind in sorted(vars(crosswire.kinds).items())}
    return {name: values for name, values in found.items() if values}


def kinds() -> list[str]:
    """Write every set of kinds with its values."""
    return [
        line
        for name, values in sets().items()
        for line in (f"(kind-{name.lower()})=", f"**{name}**: {', '.join(f'`{value}`' for value in values)}", "")
    ]


class Reference(SphinxDirective):
    """`{reference} functions`: the public names of one group."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Write and parse the group."""
        title = self.arguments[0]
        for path in (STUB, Path(__file__), *STUB.parent.glob("*.py")):
            self.env.note_dependency(str(path))
        if title == "kinds":
            lines = kinds()
        elif title.startswith("module "):
            _, module, *names = title.split()
            lines = [f":::{{py:module}} {module}", ":::", ""]
            lines += [line for name in names for line in entry(name, importlib.import_module(module))]
        else:
            names = [name for name in crosswire.__all__ if group(name) == title]
            if not names:
                raise self.error(f"the package has no {title}")
            lines = [line for name in names for line in entry(name)]
        return list(self.parse_text_to_nodes("\n".join(lines), allow_section_headings=False))


def relink(_app: Sphinx, _document: str, source: list[str]) -> None:
    """Turn links between files of the repository into links between pages."""
    for there, here in ELSEWHERE.items():
        source[0] = source[0].replace(there, here)


def check(app: Sphinx, error: Exception | None) -> None:
    """Refuse a site that lacks a public name or loads anything from elsewhere."""
    if error is not None or app.builder.name != "html":
        return
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(Path(app.outdir).rglob("*.html"))}
    for path, text in pages.items():
        loads = (
            r"<(?:script|img|iframe|source)\b[^>]*\bsrc=[\"']?(?:https?:)?//|<link\b[^>]*\bhref=[\"']?(?:https?:)?//"
        )
        for match in re.finditer(loads, text):
            raise ExtensionError(
                f"{path.name} loads something from elsewhere: {text[match.start() : match.end() + 60]}"
            )
    reference = pages[Path(app.outdir) / "reference.html"]
    lacking = [name for name in crosswire.__all__ if f'id="crosswire.{name}"' not in reference]
    if lacking:
        raise ExtensionError(f"the reference lacks {', '.join(lacking)}")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register what is above."""
    app.add_directive("reference", Reference)
    app.connect("source-read", relink)
    app.connect("include-read", lambda app, _path, name, text: relink(app, name, text))
    app.connect("build-finished", check)
    return {"parallel_read_safe": True}
