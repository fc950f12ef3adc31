"""What a person can set: keywords of ``Assistant.open`` or ``ASSISTANT_*`` variables, checked when built."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from index.errors import SettingsError

DEFAULT_INDEX = ".assistant"

_MAY_HOLD_A_KEY = frozenset({"llm_api_key", "llm_base_url", "chroma_api_key", "chroma_url"})
"""Settings whose value no message shows."""


class Settings(BaseSettings):
    """Every setting, with its default.

    Attributes:
        index: folder of the index.
        model: ``bundled``, or any sentence-transformers name or folder; an index keeps the one it was built with.
        reader: ``bundled``, or the name or folder of any Hugging Face extractive question-answering model.
        llm: empty for none, else ``provider:model`` for LangChain's ``init_chat_model`` or ``gguf:/path``.
        llm_base_url: an OpenAI-compatible endpoint; llm_api_key its key.
        llm_context_tokens: how much the model reads at most (prompt and answer).
        deadline_s: seconds within which an answer must stand, whatever the language model does.
        unsupported: what becomes of a statement whose quote fails the gate: ``mark`` or ``drop``.
        min_confidence: below this calibrated probability the answer is "the articles do not say";
            None takes the reader's own threshold.
        passages: how many passages the reader is given.
        chroma_url: a Chroma server in place of the embedded store; tenant, database and key for a hosted one.
        threads: processor threads for the models; None leaves PyTorch's choice.
    """

    model_config = SettingsConfigDict(
        env_prefix="ASSISTANT_", extra="forbid", frozen=True, env_ignore_empty=True, protected_namespaces=()
    )

    index: Path = Path(DEFAULT_INDEX)
    model: str = "bundled"
    reader: str = "bundled"
    llm: str = ""
    llm_base_url: str = ""
    llm_api_key: SecretStr | None = None
    llm_context_tokens: int = Field(default=4096, ge=512)
    deadline_s: float = Field(default=60.0, gt=0)
    unsupported: Literal["mark", "drop"] = "mark"
    min_confidence: float | None = Field(default=None, ge=0, le=1)
    passages: int = Field(default=8, ge=1, le=50)
    chroma_url: str = ""
    chroma_tenant: str = ""
    chroma_database: str = ""
    chroma_api_key: SecretStr | None = None
    threads: int | None = Field(default=None, ge=1)


def load_settings(**keywords: Any) -> Settings:
    """Settings from keywords over ``ASSISTANT_*`` variables over defaults; SettingsError names what is wrong."""
    try:
        return Settings(**{key: value for key, value in keywords.items() if value is not None})
    except ValidationError as error:
        known = ", ".join(sorted(Settings.model_fields))
        problems = "; ".join(_problem(item) for item in error.errors(include_url=False))
        raise SettingsError(
            f"{problems}. Known settings: {known} (as keywords, or ASSISTANT_<NAME>)."
        ) from None


def _problem(item: Any) -> str:
    name = ".".join(str(part) for part in item["loc"])
    if item["type"] == "extra_forbidden":
        return f"Unknown setting: {name}"
    given = "" if name in _MAY_HOLD_A_KEY else f" is {item['input']!r}"
    return f"Setting {name}{given}: {item['msg']}"
