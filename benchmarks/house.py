"""``python -m benchmarks.house [FOLDER] [--where FIGURE] [--write]``: figures of the sources, beside their goals.

FOLDER is a checkout; without one it is this. ``--where`` names every place that a figure counts. The figures that
``tests/house.json`` holds may only fall, and a test looks after that; ``--write`` writes those down that have fallen.
"""

from __future__ import annotations

import argparse
import ast
import statistics
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

ROOT = Path(__file__).resolve().parent.parent
HELD = Path("tests", "house.json")
LOOKUPS = ("hasattr", "getattr")
ASKED = ("params", "reply")
"""How parameters and replies are called; ``case.params`` and ``subject.reply`` are such too."""
GEOMETRY = ("stride", "padding", "kernel_size")
FAMILIES = 1
"""Classes of layers in which each of these should be declared: one a family that has a window."""
MANY_METHODS = 25


LOOKED_AT = (ast.Call, ast.ClassDef, ast.Attribute, ast.Import, ast.ImportFrom)


@dataclass(frozen=True)
class Figure:
    """One figure of the sources."""

    key: str
    name: str
    value: float
    goal: float
    places: tuple[str, ...] = ()
    """What is counted, as ``file:line what``."""
    held: bool = False
    """It may only fall."""


@dataclass(frozen=True)
class Source:
    """A file, its path relative to the checkout."""

    path: Path
    lines: int
    nodes: tuple[ast.AST, ...]
    """Those of LOOKED_AT, from the outside in."""

    def at(self, node: ast.AST, what: str) -> str:
        """A place in this file."""
        return f"{self.path.as_posix()}:{getattr(node, 'lineno', 1)} {what}"


@dataclass(frozen=True)
class Class:
    """A class: how many functions its body defines, properties and private ones among them, and what it annotates."""

    place: str
    methods: int
    fields: frozenset[str]


def main() -> int:
    options = parse()
    figures = measured(options.folder)
    if options.where:
        print("\n".join(next(figure for figure in figures if figure.key == options.where).places))
        return 0
    show(figures)
    if not options.write:
        return 0
    path = options.folder / HELD
    held = lowered(read(path), figures)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(held), indent=1) + b"\n")
    wrong = complaints(held, figures)
    print("\n".join(wrong), end="\n" if wrong else "")
    return int(bool(wrong))


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.house", description="Measure the sources.")
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT, metavar="FOLDER", help="a checkout")
    parser.add_argument("--where", metavar="FIGURE", help="every place that a figure of this key counts")
    parser.add_argument("--write", action="store_true", help=f"write down in {HELD.as_posix()} what has fallen")
    return parser.parse_args()


def show(figures: list[Figure]) -> None:
    width = max(len(figure.name) for figure in figures)
    print(f"{'key':12}  {'figure':{width}}  {'now':>8}  {'goal':>8}")
    for figure in figures:
        held = "  may only fall" if figure.held else ""
        print(f"{figure.key:12}  {figure.name:{width}}  {figure.value:8,g}  {figure.goal:8,g}{held}")


# --- what is held ---------------------------------------------------------------------------------------------------


def read(path: Path) -> dict[str, float]:
    """The figures that are held; none where there is no file."""
    return msgspec.json.decode(path.read_bytes(), type=dict[str, float]) if path.is_file() else {}


def complaints(held: dict[str, float], figures: list[Figure]) -> list[str]:
    """What stands otherwise than it is held: a sentence each."""
    found = []
    for figure in figures:
        if not figure.held or figure.value == held.get(figure.key):
            continue
        if figure.key not in held or figure.value < held[figure.key]:
            found.append(
                f"{figure.name}: {figure.value:g}, and {HELD.as_posix()} still says {held.get(figure.key, 'nothing')}. "
                "Write it down: python -m benchmarks.house --write"
            )
        else:
            found.append(
                f"{figure.name} rose from {held[figure.key]:g} to {figure.value:g}. "
                f"Every place: python -m benchmarks.house --where {figure.key}"
            )
    return found


def lowered(held: dict[str, float], figures: list[Figure]) -> dict[str, float]:
    """What is held from now on: the lower of what was and what is."""
    return {figure.key: min(figure.value, held.get(figure.key, figure.value)) for figure in figures if figure.held}


# --- measuring ------------------------------------------------------------------------------------------------------


def measured(root: Path) -> list[Figure]:
    """All figures of a checkout. A file's tree goes before the next is read: all of them take four times as long."""
    lookups: list[str] = []
    classes: list[Class] = []
    imports: list[tuple[Path, str]] = []
    long = []
    for source in sources(root, "cifar_gui"):
        lookups += _lookups(source)
        classes += _classes(source)
        imports += _imports(source)
        long.append((source.lines, source.path.as_posix()))
    private = [place for source in sources(root, "tests") for place in _private(source)]

    classes.sort(key=lambda found: found.methods, reverse=True)
    crowded = [f"{found.place} {found.methods}" for found in classes if found.methods > MANY_METHODS]
    lines = sorted(count for count, _ in long)
    longest = tuple(f"{path}:1 {count}" for count, path in sorted(long, reverse=True))
    arrows = _arrows(imports)
    return [
        _counted("lookups", "hasattr and getattr on params and replies", lookups, 10),
        *(
            _counted(name, f"classes that declare {name}", [c.place for c in classes if name in c.fields], FAMILIES)
            for name in GEOMETRY
        ),
        Figure("methods", "methods of the largest class", classes[0].methods, 35, tuple(crowded), held=True),
        _counted("crowded", f"classes of more than {MANY_METHODS} methods", crowded, 5),
        Figure("median", "lines of a file, median", statistics.median(lines), 150, longest),
        Figure(
            "p90",
            "lines of a file, 90th percentile",
            statistics.quantiles(lines, n=10)[8],
            400,
            longest,
        ),
        Figure("longest", "lines of the longest file", lines[-1], 700, longest),
        Figure("lines", "lines of cifar_gui/", sum(lines), 57_000, longest),
        _counted("private", "private attributes that tests read", private, 200),
        Figure("arrows", "arrows between the folders of ui/", len(arrows), 28, arrows),
    ]


def sources(root: Path, folder: str) -> Iterator[Source]:
    """The Python files below a folder of the checkout, by name."""
    for path in sorted((root / folder).rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        nodes = tuple(node for node in ast.walk(ast.parse(text, str(path))) if isinstance(node, LOOKED_AT))
        yield Source(path.relative_to(root), len(text.splitlines()), nodes)


def _counted(key: str, name: str, places: list[str], goal: int) -> Figure:
    return Figure(key, name, len(places), goal, tuple(places), held=True)


def _lookups(source: Source) -> Iterator[str]:
    """Calls of ``hasattr`` and ``getattr`` whose first argument is called as in ASKED, by itself or as an attribute."""
    for node in source.nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in LOOKUPS and node.args:
            asked = ast.unparse(node.args[0])
            if asked.rpartition(".")[2] in ASKED:
                yield source.at(node, f"{node.func.id}({asked}, …)")


def _classes(source: Source) -> Iterator[Class]:
    for node in source.nodes:
        if isinstance(node, ast.ClassDef):
            targets = [part.target for part in node.body if isinstance(part, ast.AnnAssign)]
            fields = frozenset(target.id for target in targets if isinstance(target, ast.Name))
            methods = sum(isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) for part in node.body)
            yield Class(source.at(node, node.name), methods, fields)


def _private(source: Source) -> Iterator[str]:
    """Attributes with one underscore in front, unless of ``self`` or ``cls``."""
    for node in source.nodes:
        if isinstance(node, ast.Attribute) and node.attr.startswith("_") and not node.attr.startswith("__"):
            owner = node.value.id if isinstance(node.value, ast.Name) else ""
            if owner not in ("self", "cls"):
                yield source.at(node, f".{node.attr}")


def _imports(source: Source) -> Iterator[tuple[Path, str]]:
    """(file, "" or what it imports); some of that may be names inside a module."""
    yield source.path, ""
    for node in source.nodes:
        if isinstance(node, ast.Import):
            yield from ((source.path, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield source.path, node.module
            yield from ((source.path, f"{node.module}.{alias.name}") for alias in node.names)


def _arrows(imports: list[tuple[Path, str]]) -> tuple[str, ...]:
    """Which folder of ``ui`` imports from which other one."""
    folders = {_module(path): path.parent.as_posix() for path, _ in imports if "ui" in path.parts}
    ends = [(path.parent.as_posix(), folders.get(name)) for path, name in imports if _module(path) in folders]
    return tuple(sorted({f"{start} > {end}" for start, end in ends if end not in (None, start)}))


def _module(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


if __name__ == "__main__":
    sys.exit(main())
