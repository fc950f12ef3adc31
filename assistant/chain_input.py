"""What the chain takes, as a schema: for LangChain, which makes a tool's arguments of it, and for a model to fill in.

The chain itself also takes plain text, and ``Filters`` or turns in any of their forms; ``plain`` gives a schema's
values in the forms that the chain reads.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, Field


class TurnInput(BaseModel):
    """An earlier turn."""

    question: str
    answer: str = ""


class FiltersInput(BaseModel):
    """Which articles may answer; what is left out leaves everything in."""

    sources: list[str] | None = Field(None, description="Globs over the articles' sources, or folders.")
    date_from: str | None = Field(None, description="First day of publication: 2021-12-31, 2021-12 or 2021.")
    date_to: str | None = Field(None, description="Last day of publication, inclusive.")
    languages: list[str] | None = Field(None, description="ISO 639-1 codes of the articles' languages.")


class QuestionInput(BaseModel):
    """A question to the archive of articles."""

    question: str = Field(description="What is asked, in any language.")
    history: list[TurnInput] = Field(default_factory=list, description="Earlier turns, oldest first.")
    filters: FiltersInput | None = Field(None, description="Which articles may answer; all without it.")


def plain(value: Any) -> Any:
    """A schema's instances as dicts, in lists too; anything else as it is."""
    if isinstance(value, BaseModel):
        return value.model_dump(exclude_none=True)
    return [plain(item) for item in value] if isinstance(value, list | tuple) else value
