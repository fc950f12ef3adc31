"""Ctrl-C at every step of a transaction: it can fall between any two of them, and nothing may be left half done."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import pytest

from index.build import ArticleIndex
from index.storage.database import Database
from tests.hash_embedder import HashEmbedder

_BEGINNING = contextlib._GeneratorContextManager.__enter__.__code__
_TRANSACTION: CodeType = Database.transaction.__wrapped__.__code__  # type: ignore[attr-defined]
_STEPS = (_TRANSACTION, _BEGINNING)


class _Interruption:
    """Raises KeyboardInterrupt at one of the steps that are taken, while it traces, with a transaction open."""

    def __init__(self, at: int) -> None:
        self.at, self.steps = at, 0

    def __call__(self, frame: FrameType, event: str, argument: Any) -> _Interruption | None:
        if frame.f_code not in _STEPS:
            return None
        if event != "call" and _is_open(frame):
            self.steps += 1
            if self.steps == self.at:
                raise KeyboardInterrupt
        return self


def _is_open(frame: FrameType) -> bool:
    if frame.f_code is _BEGINNING:
        frame = getattr(frame.f_locals["self"].gen, "gi_frame", None) or frame
    connection = frame.f_locals.get("connection")
    return frame.f_code is _TRANSACTION and connection is not None and bool(connection.in_transaction)


@contextlib.contextmanager
def _tracing(interruption: _Interruption) -> Iterator[None]:
    before = sys.gettrace()
    sys.settrace(interruption)
    try:
        yield
    finally:
        sys.settrace(before)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "articles"
    place.mkdir()
    for river in ("Elbe", "Oder"):
        text = f"Bridge over the {river}\n\nThe council decided to build a bridge over the {river}."
        (place / f"{river}.txt").write_text(text, encoding="utf-8")
    return place


def test_an_interruption_at_any_step_of_a_transaction_leaves_a_sound_index(
    folder: Path, tmp_path: Path
) -> None:
    steps = _Interruption(at=0)
    with ArticleIndex.open(tmp_path / "whole", embedder=lambda: HashEmbedder()) as index, _tracing(steps):
        index.index(folder)
    assert steps.steps > 20
    unsound = []
    for at in range(1, steps.steps + 1):
        with ArticleIndex.open(tmp_path / f"index-{at}", embedder=lambda: HashEmbedder()) as index:
            with _tracing(_Interruption(at)), contextlib.suppress(KeyboardInterrupt):
                index.index(folder)
            report = index.index(folder)
            assert report.added + report.unchanged == 2
            if not (index.status().healthy and index.verify().ok):
                unsound.append(at)
    assert unsound == []
