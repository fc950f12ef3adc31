"""The documentation and the command line say the same."""

from __future__ import annotations

import argparse
import re
import shlex
from pathlib import Path

import pytest

from assistant.cli import build_parser
from assistant.settings import Settings

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_FENCE = re.compile(r"```(?:bash|console|sh)\n(.*?)```", re.DOTALL)


def _commands() -> list[tuple[str, str]]:
    found = []
    for page in PAGES:
        for block in _FENCE.findall(page.read_text(encoding="utf-8")):
            for line in block.replace("\\\n", " ").splitlines():
                line = re.sub(r"^\$ ", "", line.strip()).split(" #")[0]
                line = re.sub(r"^(?:[A-Z_]+=\S+ )+", "", line).removeprefix(".venv/bin/")
                if line.startswith("assistant ") and "|" not in line:
                    found.append((page.name, line.split(" > ")[0]))
    return found


@pytest.mark.parametrize(("page", "line"), _commands(), ids=lambda value: value)
def test_documented_command_is_one_that_exists(page: str, line: str) -> None:
    words = shlex.split(line)[1:]
    if words in (["--help"], ["--version"]):
        return
    options = build_parser().parse_args(words)
    assert callable(options.run)


def _command_names() -> list[str]:
    for action in build_parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            return list(action.choices)
    raise AssertionError("no commands")


@pytest.mark.parametrize("name", _command_names())
def test_every_command_is_documented(name: str) -> None:
    assert any(f"assistant {name}" in page.read_text(encoding="utf-8") for page in PAGES)


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_every_setting_is_documented(name: str) -> None:
    assert any(f"ASSISTANT_{name.upper()}" in page.read_text(encoding="utf-8") for page in PAGES)


def test_pages_name_files_that_exist() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} points to {target}"
