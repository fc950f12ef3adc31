"""One chat server for the tests of this folder that only look at it from outside."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.ui.scripted import ScriptedAssistant, ferry_script, small_archive
from ui.serve import serving


@pytest.fixture(scope="session")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> ScriptedAssistant:
    return ScriptedAssistant(tmp_path_factory.mktemp("index"), small_archive(), ferry_script())


@pytest.fixture(scope="session")
def chat_url(assistant: ScriptedAssistant) -> Iterator[str]:
    with serving(assistant) as url:
        yield url
