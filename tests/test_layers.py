"""The directions of the house: a module imports lower levels or its own folder; heavy libraries have one home."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "extractor"
# Inside level 0 to 2 the order is text, schema, rules, then the layer names and the parsers.
LEVELS = {
    "text": 0, "schema": 0, "rules": 1, "layers": 2, "parsers": 2,
    "sources": 3, "article": 3, "pipeline": 3, "record": 3, "checks": 3, "archive": 3, "report": 3,
    "workers": 3,
    "stages": 4, "explain": 4, "explain_record": 4, "run": 5, "web": 5, "cluster": 5, "commands": 6, "cli": 7, "__main__": 8,
}  # fmt: skip
# An adapter that users name by its place among the sources; nothing imports it.
ADAPTERS = {"sources/scrapy.py": "run"}
HOMES = {
    "bs4": {"article"},
    "lxml": {"article"},
    "spacy": {"pipeline", "record", "explain_record"},
    "underthesea": {"pipeline"},
    "underthesea_core": {"pipeline"},
    "typer": {"cli", "commands"},
    "rich": {"report"},
    "lunar_vn": {"parsers"},
    "pint": {"parsers"},
    "sqlite3": {"archive", "commands"},
    "distributed": {"cluster"},
    "fastwarc": {"sources"},
    "jinja2": {"report", "web"},
}


def room_of(path: Path) -> str:
    inside = path.relative_to(PACKAGE)
    return ADAPTERS.get(inside.as_posix(), inside.parts[0].removesuffix(".py"))


def imports_of(path: Path) -> list[str]:
    """Every module named in an import; `import a.b` and `from a.b import c` give a.b, a relative import a dot."""
    names = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            names += [submodule(alias.name) or module for alias in node.names] if module == "extractor" else [module]
    return names


def submodule(name: str) -> str | None:
    """`from extractor import layers` names a module below the head, `from extractor import extract_many` the head."""
    found = (PACKAGE / name).is_dir() or (PACKAGE / f"{name}.py").is_file()
    return f"extractor.{name}" if found else None


def problems(room: str, names: list[str]) -> list[str]:
    found = []
    for name in names:
        top, _, rest = name.partition(".")
        if name.startswith("."):
            found.append(f"relative import {name}")
        elif top == "extractor":
            target = rest.split(".")[0]
            if target and target != room and LEVELS[target] >= LEVELS[room]:
                found.append(f"{room} imports {name}")
        elif top in HOMES and room not in HOMES[top]:
            found.append(f"{room} imports {name}")
    return found


MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or path.name != "__init__.py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_lies_below_it(path):
    assert problems(room_of(path), imports_of(path)) == []


@pytest.mark.parametrize(
    ("room", "name"),
    [("checks", "extractor.record.figures"), ("parsers", "spacy.tokens"), ("schema", "extractor.rules.base"),
     ("record", "extractor.pipeline"), ("text", ".schema")],
)  # fmt: skip
def test_a_planted_import_against_the_directions_is_caught(room, name):
    assert problems(room, [name])


def test_no_module_imports_the_package_head():
    importers = [str(path) for path in MODULES if "extractor" in imports_of(path)]
    assert importers == []
