"""What a language model's words are wrapped in, taken off: thoughts, channels, chat tokens, links, HTML, markdown.

Before the parser of a model's answer. In: pieces of a stream, or a line. Out: the same as plain text.
"""

from __future__ import annotations

import html
import re

_THOUGHT_OPEN = re.compile(
    r"<(?:think|thinking|thought|reasoning)>|<\|channel\|>\s*(?:analysis|commentary)\b", re.IGNORECASE
)
_THOUGHT_CLOSE = re.compile(
    r"</(?:think|thinking|thought|reasoning)>"
    r"|<\|channel\|>\s*final\s*(?:<\|constrain\|>\s*\w+\s*)?<\|message\|>|\bassistantfinal(?=\W|[A-Z]|$)",
    re.IGNORECASE,
)
_LONGEST_TAG = len("</reasoning>")
_CHANNEL = "<|channel|>"
_LONGEST_CHANNEL = len("<|channel|>commentary <|constrain|>json<|message|>")

_IMAGE = re.compile(r"!\[[^\]]*\]\((?:[^()]|\([^()]*\))*\)?|!\[[^\]]*\]\[[^\]]*\]")
_LINK = re.compile(r"\[([^\]]*)\]\((?:[^()]|\([^()]*\))*\)")
_ACTING_LINK = re.compile(
    r"\[[^\]]*\]\(\s*(?:javascript|vbscript|data):(?:[^()]|\([^()]*\))*\)", re.IGNORECASE
)
_REFERENCE_LINK = re.compile(r"\[(?!\^)([^\[\]\d]*[^\W\d][^\[\]\d]*)\]\[[^\[\]]*[^\W\d][^\[\]]*\]")
_LINK_TARGET = re.compile(r"^\s*\[[^\[\]]+\]:\s*<?(?:https?:|www\.|/)\S*.*$", re.IGNORECASE)
_AUTOLINK = re.compile(
    r"<?\b(?:https?|ftp|file|data|javascript):[^\s>)\]]+>?|\bwww\.[^\s>)\]]*[^\s>)\].,;:!?]"
    r"|\b(?:[a-z0-9-]+\.)+[a-z]{2,12}/[^\s>)\]]*[^\s>)\].,;:!?]|\bjavascript:",
    re.IGNORECASE,
)
_DROPPED_ELEMENT = re.compile(r"<(script|style|iframe|svg|object)\b.*?(?:</\1\s*>|$)", re.I | re.S)
_TAG = re.compile(r"<[/!?a-zA-Z][^<>]*(?:>|$)")
_CHAT_TOKEN = re.compile(
    r"<\|(?:im_start|start|start_header_id)\|>\s*(?:system|user|assistant|developer|tool)?\b"
    r"|<start_of_turn>\s*(?:user|model)?|<\|[^|<>]*\|?>?|\[/?INST\]"
)
_EMPHASIS = re.compile(r"\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=\w)_{1,3}(?!\w)|`+|~~")
_LINE_START = re.compile(
    r"^(?:\s*(?:[-*•·>]|#{1,6})\s+|\s*(?:answer|antwort|sentence|statement)\s*:\s*)+",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")
_LOOSE = re.compile(r" +(?=[,.](?:\s|$))")


def clean(text: str) -> str:
    """Plain text on one line: no images, link targets, URLs, HTML, markdown, chat tokens or ``{marks}``."""
    text = _CHAT_TOKEN.sub(" ", _DROPPED_ELEMENT.sub(" ", html.unescape(text)))
    text = without_links(text)
    text = _AUTOLINK.sub(" ", _TAG.sub(" ", text))
    text = _EMPHASIS.sub("", _LINE_START.sub("", text)).replace("{marks}", " ")
    return _LOOSE.sub("", _SPACE.sub(" ", text)).strip()


def without_links(line: str) -> str:
    """The line without images, and with the words of its links in their place; marks (``[1][2]``) stay."""
    line = _LINK.sub(r"\1", _ACTING_LINK.sub(" ", _IMAGE.sub(" ", line)))
    return _REFERENCE_LINK.sub(r"\1", _LINK_TARGET.sub(" ", line))


class ThoughtFilter:
    """Drops ``<think>...</think>`` and all channels but the final one from a stream, also where a tag is cut in two.

    Attributes:
        misled: a thought ended that had not been seen to begin: all that came before belonged to it.
    """

    def __init__(self) -> None:
        self.misled = False
        self._held = ""
        self._inside = False

    def feed(self, piece: str) -> str:
        """The part of the stream that is certainly outside of a thought."""
        self._held += piece
        out = ""
        while True:
            match = (_THOUGHT_CLOSE if self._inside else _THOUGHT_OPEN).search(self._held)
            if match is None:
                break
            out += "" if self._inside else self._held[: match.start()]
            self._held = self._held[match.end() :]
            self._inside = not self._inside
        cut = self._last_tag()
        if not self._inside:
            out += self._held[:cut]
        self._held = self._held[cut:]
        stray = list(_THOUGHT_CLOSE.finditer(out))
        self.misled = bool(stray)
        return out[stray[-1].end() :] if stray else out

    def finish(self) -> str:
        """What was held back, once the stream has ended."""
        rest, self._held = ("" if self._inside else self._held), ""
        return _THOUGHT_CLOSE.sub("", rest)

    def _last_tag(self) -> int:
        """Where a tag may begin of which the rest is still to come; the end where none does."""
        channel, low = self._held.rfind(_CHANNEL, -_LONGEST_CHANNEL), max(0, len(self._held) - _LONGEST_TAG)
        if channel >= 0:
            closed = _THOUGHT_CLOSE.match(self._held, channel)
            if closed is None:
                return channel
            low = max(low, closed.end())
        tag = self._held.rfind("<", low)
        return tag if tag >= 0 else len(self._held)
