"""One word for one thing: no public top-level name of the software stands for two."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator

import pytest

from tests.conftest import ROOT

SOFTWARE = ROOT / "recommender"
# views and commands, which Flask and click know by address and by group, not by name alone
REGISTERED = re.compile(r"twin\(|bp\.|\w+\.(command|group)\(")
# a server looks for an application under this name
FOUND_BY_SERVERS = ("wsgi", "app")


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(SOFTWARE.rglob("*.py")):
        name = ".".join(path.relative_to(SOFTWARE).with_suffix("").parts)
        if not name.startswith("storage.migrations."):
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def names_of(statement: ast.stmt) -> list[str]:
    """Return the public names that a statement gives, but for a blueprint's and imported ones."""
    match statement:
        case ast.ClassDef(name=name):
            names = [name]
        case ast.FunctionDef(name=name, decorator_list=decorators):
            is_registered = any(REGISTERED.match(ast.unparse(one)) for one in decorators)
            names = [] if is_registered else [name]
        case ast.Assign(targets=targets):
            names = [one.id for one in targets if isinstance(one, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name)):
            names = [name]
        case _:
            names = []
    return [name for name in names if not name.startswith("_") and name != "bp"]


@pytest.fixture(scope="module")
def places() -> dict[str, list[str]]:
    """Each public name with the modules that define it."""
    found: dict[str, list[str]] = defaultdict(list)
    for module, tree in modules():
        for name in dict.fromkeys(name for each in tree.body for name in names_of(each)):
            if (module, name) != FOUND_BY_SERVERS:
                found[name].append(module)
    return found


def test_no_public_name_stands_for_two_things(places: dict[str, list[str]]) -> None:
    assert places["Case"] == ["domain.cases"]
    assert {name: where for name, where in places.items() if len(where) > 1} == {}


def test_a_class_named_as_a_word_of_the_glossary_is_the_domains(
    places: dict[str, list[str]],
) -> None:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    words = re.findall(r"^\| \*\*(.+?)\*\*", text, flags=re.MULTILINE)
    classes = [word.title().replace(" ", "") for word in words]
    where = {name: places[name] for name in classes if name in places}

    assert {"Case", "SafetyNet"} <= set(where)
    assert {name: at for name, at in where.items() if not at[0].startswith("domain.")} == {}
