"""Question answering over an archive of articles, every statement cited word for word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.answer import (
    Answer,
    AnswerEvent,
    Attribution,
    Citation,
    Event,
    Statement,
    StatusEvent,
    TextEvent,
    Turn,
)
from index.errors import (
    ArchiveIndexError,
    ArticleError,
    AssistantError,
    EncoderError,
    ForkedProcessError,
    IndexDamagedError,
    IndexLockedError,
    IndexMismatchError,
    IndexMissingError,
    ModelError,
    QuestionError,
    QuestionSetError,
    RunError,
    ServerError,
    SettingsError,
    SourceNotFoundError,
    StorageError,
)
from index.records import (
    Article,
    ArticleInfo,
    Filters,
    IndexProgress,
    IndexReport,
    IndexStatus,
    Passage,
    ScoredPassage,
    VerifyReport,
)

if TYPE_CHECKING:
    from assistant.api import Assistant

__version__ = "0.1.0"

__all__ = [
    "Answer",
    "AnswerEvent",
    "ArchiveIndexError",
    "Article",
    "ArticleError",
    "ArticleInfo",
    "Assistant",
    "AssistantError",
    "Attribution",
    "Citation",
    "EncoderError",
    "Event",
    "Filters",
    "ForkedProcessError",
    "IndexDamagedError",
    "IndexLockedError",
    "IndexMismatchError",
    "IndexMissingError",
    "IndexProgress",
    "IndexReport",
    "IndexStatus",
    "ModelError",
    "Passage",
    "QuestionError",
    "QuestionSetError",
    "RunError",
    "ScoredPassage",
    "ServerError",
    "SettingsError",
    "SourceNotFoundError",
    "Statement",
    "StatusEvent",
    "StorageError",
    "TextEvent",
    "Turn",
    "VerifyReport",
]


def __getattr__(name: str) -> Any:
    """``Assistant`` is imported when first asked for, so that its records cost nothing to import."""
    if name == "Assistant":
        from assistant.api import Assistant

        return Assistant
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
