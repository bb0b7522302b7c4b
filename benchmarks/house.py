"""Measures of the source tree: what is typed, what reaches through what, how long it is.

`python -m benchmarks.house [ROOT]` reads the tree at ROOT, or this one, and needs nothing of it to
run. The figures are for comparing one tree with another; no test asserts them.
"""

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

PACKAGE = "recommender"
# what the JSON of a plan calls its parts
_WORDS = (
    "triage outcome title do_now call tell_them watch_for messages rule say say_if precautions "
    "findings finding because avoid demand exercise limits value emphasis programme need points "
    "week days day theme goal minutes rest items name demands dose sets repetitions hold_seconds "
    "sides seconds instead_of score sources steps stop_signs left_out why advice tip text trace "
    "order kind when answers question state answer findings truth concluded content_digest "
    "software_version"
)
PLAN_KEYS = frozenset(_WORDS.split())
# packages that never see a plan, and names of mappings that are none
WITHOUT_PLANS = ("content", "inference", "planning", "analysis", "charts", "storage/migrations")
NO_PLANS = frozenset(("sent", "raw", "faults", "words", "headers", "state", "row", "shown"))
REACH = re.compile(
    r"\bkeeper(?:\(\))?\.(?:stores|shelf|surroundings|service)\.|\bdesk(?:\(\))?\.keeper\."
    r"|\bapp\(\)\.stores\."
)


@dataclass(frozen=True)
class Module:
    """A file of the tree, by its place below the package."""

    place: str
    text: str

    @property
    def package(self) -> str:
        """The folder that it lies in; that of migrations is its own."""
        return self.place.rpartition("/")[0] or "."

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return len(self.text.splitlines())

    @property
    def nodes(self) -> Iterator[ast.AST]:
        """Everything in it."""
        return ast.walk(ast.parse(self.text))


def modules(root: Path) -> tuple[Module, ...]:
    """Return the modules of the package below a root, in order."""
    home = root / PACKAGE
    return tuple(
        Module(file.relative_to(home).as_posix(), file.read_text("utf-8"))
        for file in sorted(home.rglob("*.py"))
    )


def plan_reads(module: Module) -> Iterator[str]:
    """Yield each place where a part of a plan is read by its name in JSON."""
    if module.place.startswith(WITHOUT_PLANS):
        return
    for node in module.nodes:
        read = _read(node)
        if read is not None and read[1] in PLAN_KEYS and _may_be_plan(read[0]):
            yield f"{module.place}:{getattr(node, 'lineno', 0)} {ast.unparse(node)}"


def _read(node: ast.AST) -> tuple[ast.expr, str] | None:
    """Return what is read and under which text key, for `x["key"]` and `x.get("key")`."""
    match node:
        case ast.Subscript(value=base, slice=ast.Constant(value=str(key)), ctx=ast.Load()):
            return base, key
        case ast.Call(
            func=ast.Attribute(value=base, attr="get"), args=[ast.Constant(value=str(key)), *_]
        ):
            return base, key
    return None


def _may_be_plan(base: ast.expr) -> bool:
    match base:
        case ast.Name(id=name):
            return name not in NO_PLANS
        case ast.Attribute(attr=name):
            return name == "plan"
        case ast.Subscript(value=inner) | ast.Call(func=ast.Attribute(value=inner)):
            return _may_be_plan(inner)
    return False


def untyped(module: Module) -> int:
    """Return how often `Any` stands in annotations and aliases; an import of it is none."""
    return sum(isinstance(node, ast.Name) and node.id == "Any" for node in module.nodes)


def reaches(module: Module) -> int:
    """Return how often one service is reached for through another."""
    return len(REACH.findall(module.text))


def functions(module: Module) -> Iterator[tuple[int, str]]:
    """Yield the lines of each function, and its place."""
    for node in module.nodes:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            yield length, f"{module.place}:{node.lineno} {node.name}"


def _show(found: tuple[Module, ...]) -> None:
    print(
        f"{'package':22} {'files':>5} {'lines':>6} {'median':>6} "
        f"{'most':>5} {'Any':>4} {'reads':>5}"
    )
    for package in dict.fromkeys(module.package for module in found):
        _row(package, [module for module in found if module.package == package])
    _row("all", found)
    print(f"reaches through nested services: {sum(map(reaches, found))}")
    longest = sorted((entry for module in found for entry in functions(module)), reverse=True)
    print("longest functions:", *(f"{lines:4} {place}" for lines, place in longest[:5]), sep="\n  ")


def _row(package: str, some: Iterable[Module]) -> None:
    part = tuple(some)
    lines = [module.lines for module in part]
    any_, reads = sum(map(untyped, part)), sum(len([*plan_reads(module)]) for module in part)
    print(
        f"{package:22} {len(part):5} {sum(lines):6} {median(lines):6.0f} {max(lines):5} "
        f"{any_:4} {reads:5}"
    )


def main() -> None:
    """Print the measures of a tree; with `--reads` also each read of a plan by a text key."""
    roots = [word for word in sys.argv[1:] if not word.startswith("-")]
    found = modules(Path(roots[0]) if roots else Path(__file__).parent.parent)
    _show(found)
    if "--reads" in sys.argv:
        print(*(read for module in found for read in plan_reads(module)), sep="\n")


if __name__ == "__main__":
    main()
