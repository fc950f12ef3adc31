"""What stands above and around the conversation as HTML: the masthead, and what went wrong before an answer."""

from __future__ import annotations

from ui.markup import escape
from ui.wording import Wording


def masthead_html(summary: str, words: Wording) -> str:
    """The product's name with how much there is to ask; it tells the page's language, too."""
    return (
        f'<a class="skip-link" href="#question" data-skip="question">{escape(words("skip"))}</a>'
        f'<div class="brand" data-language="{words.language}" data-printed="{escape(words("printed"))}">'
        '<svg viewBox="0 0 32 32" aria-hidden="true">'
        '<rect width="32" height="32" rx="8"/><path d="M9 19c0-5 2-8 6-9l.6 1.8c-2 .8-3 2-3.1 3.7H15V22H9zm9 '
        '0c0-5 2-8 6-9l.6 1.8c-2 .8-3 2-3.1 3.7H24V22h-6z"/></svg>'
        f'<h1>{escape(words("title"))}</h1><span class="brand-count">{escape(summary)}</span></div>'
    )


def problem_html(text: str) -> str:
    """Why a question was not asked; the question stays in its box."""
    return f'<p class="notice" role="alert">{escape(text)}</p>'


def renewed_html(words: Wording) -> str:
    """That the server knows nothing of this page's conversation any more, and what can be done with it."""
    return (
        f'<div class="notice" role="alert"><p>{escape(words("renewed"))}</p>'
        f'<button type="button" class="plain-button" data-press="export">{escape(words("export"))}</button>'
        f'<button type="button" class="plain-button" data-press="new-chat">{escape(words("new"))}</button></div>'
    )
