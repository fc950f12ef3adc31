"""Every error that this product raises on purpose.

AssistantError
├── SettingsError           a setting is unknown or has an impossible value
├── ArchiveIndexError       something about an index
│   ├── IndexMissingError   there is no index at that path, or it is empty
│   ├── IndexMismatchError  the index was built with other settings than asked for
│   ├── IndexLockedError    another process is writing
│   ├── IndexDamagedError   the stored data is broken; rebuild helps
│   ├── StorageError        the disk or the vector store refused
│   └── ForkedProcessError  this process was forked from one that had searched an index already
├── ArticleError            one file cannot be read as an article (reported, never fatal to a run)
├── SourceNotFoundError     no such article in the index
├── EncoderError            the embedding model cannot be loaded or run
├── ModelError              the language model failed, timed out or answered unusably
├── ServerError             the chat cannot be served, its port is in use
├── QuestionError           the question is empty or too long
├── QuestionSetError        a question set is malformed (names file and line)
└── RunError                an evaluation run is missing, incomplete or incomparable

A message says what happened, the value, and the next step.
"""

from __future__ import annotations

QUESTION_SET = "a question set, not articles (its records have a question field)"
"""The reason for which a question set beside the articles is skipped: reported, but nothing that is missing."""

OTHER_ENDING = " are not read: "
"""Stands in the reason for every file of another ending, after its kind and before the next step."""

_REPORT = "; save it anew as UTF-8 text, and report this if that does not help"


def unforeseen(done: str, error: Exception) -> str:
    """The reason for a file or record at which something failed that nobody foresaw: it cannot be ``done`` ("read")."""
    what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return f"cannot be {done} ({what}){_REPORT}"


def is_unforeseen(reason: str) -> bool:
    """Whether a reason is one of ``unforeseen``, which may be gone at the next run."""
    return _REPORT in reason


class AssistantError(Exception):
    """Base of all errors below: catching it catches everything that is meant for a person's eyes."""


class SettingsError(AssistantError):
    """A setting is unknown or has an impossible value."""


class ArchiveIndexError(AssistantError):
    """Something about an index."""


class IndexMissingError(ArchiveIndexError):
    """There is no index at that path, or nothing is in it."""


class IndexMismatchError(ArchiveIndexError):
    """The index was built with another model, dimension or passage rule than asked for."""


class IndexLockedError(ArchiveIndexError):
    """Another process is writing to the index."""


class IndexDamagedError(ArchiveIndexError):
    """Stored data is broken. ``assistant rebuild`` mends what can be mended."""


class StorageError(ArchiveIndexError):
    """The disk or the vector store refused a read or a write."""


class ForkedProcessError(ArchiveIndexError):
    """This process was forked from one that had loaded models or searched an index; spawn it instead."""


class ArticleError(AssistantError):
    """One file cannot be read as an article. ``str(error)`` is the reason, without the path."""


class SourceNotFoundError(AssistantError):
    """No article of that source is in the index."""


class EncoderError(AssistantError):
    """The embedding model cannot be loaded or run."""


class ModelError(AssistantError):
    """The language model failed, timed out or answered unusably."""


class ServerError(AssistantError):
    """The chat cannot be served, e.g. as its port is in use."""


class QuestionError(AssistantError):
    """The question is empty or too long."""


class QuestionSetError(AssistantError):
    """A question set is malformed; the message names file and line."""


class RunError(AssistantError):
    """An evaluation run is missing, incomplete, or not comparable with another."""
