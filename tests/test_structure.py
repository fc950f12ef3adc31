"""The arrows between the packages point one way, and each outside library has one home."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ALLOWED = {
    "prompts": {"prompts"},
    "index": {"index"},
    "assistant": {"assistant", "index", "prompts"},
    "ui": {"ui", "assistant"},
}
HOMES = {
    "chromadb": {"index/store.py"},
    "gradio": {"ui/"},
    "langchain_core": {"assistant/"},
    "langchain": {"assistant/"},
    "sentence_transformers": {"index/embedder.py"},
}


def _imports(path: Path) -> set[str]:
    return _imported(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def _imports_at_load(path: Path) -> set[str]:
    """What is imported with the module, not for types alone or once a function is called."""
    return _imported(ast.parse(path.read_text(encoding="utf-8")).body)


def _imported(nodes: Iterable[ast.AST]) -> set[str]:
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def _modules() -> list[Path]:
    return [path for package in ALLOWED for path in sorted((ROOT / package).rglob("*.py"))]


@pytest.mark.parametrize("path", _modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_import_points_up(path: Path) -> None:
    package = path.relative_to(ROOT).parts[0]
    ours = {name.split(".")[0] for name in _imports(path)} & ALLOWED.keys()
    assert ours <= ALLOWED[package]


def test_only_the_command_line_opens_the_chat_and_by_name() -> None:
    by_name = {
        path.relative_to(ROOT).as_posix()
        for path in _modules()
        if "import_module" in path.read_text(encoding="utf-8")
    }
    assert by_name == {"assistant/cli.py"}


@pytest.mark.parametrize("library", HOMES)
def test_library_has_one_home(library: str) -> None:
    users = {
        path.relative_to(ROOT).as_posix()
        for path in _modules()
        if any(name.split(".")[0] == library for name in _imports(path))
    }
    assert all(
        any(user == home or (home.endswith("/") and user.startswith(home)) for home in HOMES[library])
        for user in users
    ), users


@pytest.mark.parametrize("path", _modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_module_says_where_it_stands(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert not source.strip() or path.name == "__init__.py" or ast.get_docstring(ast.parse(source))


def _place(module: str) -> str:
    """The folder of a part, or the module itself where it stands on the line."""
    steps = module.split(".")
    return ".".join(steps[:2])


@pytest.mark.parametrize("package", ["index", "assistant"])
def test_nothing_flows_in_a_circle(package: str) -> None:
    arrows: dict[str, set[str]] = {}
    for path in sorted((ROOT / package).rglob("*.py")):
        module = path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")
        here = _place(module)
        ours = (name for name in _imports_at_load(path) if name.startswith(f"{package}."))
        arrows.setdefault(here, set()).update({_place(name) for name in ours} - {here})
    assert list(TopologicalSorter(arrows).static_order())
