"""What the evaluation's tests share: a small archive, an assistant that answers by script, a set on it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from scripted_assistant import ARTICLES, QUESTIONS, ScriptedAssistant, write_questions


@pytest.fixture
def assistant(tmp_path: Path) -> ScriptedAssistant:
    return ScriptedAssistant(tmp_path / "index", ARTICLES)


@pytest.fixture
def question_set(tmp_path: Path) -> Path:
    return write_questions(tmp_path / "harbour.jsonl", QUESTIONS)
