"""Documents of a public set -> files in a folder, so that the ordinary index line takes them.

One ``.txt`` per paragraph or document, holding its text and nothing else: offsets of the set are offsets of
the article.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from assistant.evaluation.set_questions import QuestionSet
from index.errors import QuestionSetError


def archive_id(questions: QuestionSet) -> str:
    """A name for the archive of ``questions``, the same for the same documents."""
    digest = hashlib.sha256()
    for document in questions.documents:
        digest.update(
            document.source.encode() + b"\0" + document.text.encode("utf-8", "surrogatepass") + b"\0"
        )
    return f"archive-{digest.hexdigest()[:12]}"


def materialise(questions: QuestionSet, folder: Path) -> int:
    """Write every document of the set below ``folder``; the number of files. Equal files stay as they are.

    QuestionSetError when the set brings none along.
    """
    if not questions.documents:
        raise QuestionSetError(f"{questions.path} brings no documents along: index your articles instead.")
    for document in questions.documents:
        path = folder / document.source
        content = document.text.encode("utf-8", "replace")
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_bytes() != content:
            path.write_bytes(content)
    return len(questions.documents)
