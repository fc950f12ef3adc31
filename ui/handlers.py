"""What happens on each event of the page: a question, a mark that is opened, a verdict, an export.

The page is not trusted: it sends a question, filters, and numbers that are looked up in the visitor's
conversation, which lives on the server.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from assistant import (
    Answer,
    AnswerEvent,
    AssistantError,
    Event,
    Filters,
    SourceNotFoundError,
    StatusEvent,
    TextEvent,
)
from ui.conversation import Conversation, Exchange, Reading
from ui.dates import is_reversed, iso_date
from ui.evidence import MAX_SOUGHT, Highlight, article_panel, gone_panel, list_panel
from ui.export import conversation_markdown
from ui.feedback import Correction, feedback_question, store_feedback
from ui.rendering import conversation_html, correction_sources, escape, evidence_id, exchange_html
from ui.welcome import Examples, welcome_html
from ui.wording import LANGUAGES, Wording, preferred_language, wording

if TYPE_CHECKING:
    from assistant import Assistant

_log = logging.getLogger(__name__)

MAX_FILE_CHOICES = 500
MAX_FILTER_VALUES = 50
MAX_QUESTION_CHARACTERS = 2000
MAX_DATE_CHARACTERS = 20

Update = dict[Any, Any]


@dataclass(frozen=True)
class Page:
    """The components of the page that events read and write."""

    conversation: gr.State
    masthead: gr.HTML
    new: gr.Button
    export: gr.Button
    exported: gr.Textbox
    past: gr.HTML
    current: gr.HTML
    question: gr.Textbox
    send: gr.Button
    stop: gr.Button
    accordion: gr.Accordion
    date_from: gr.Textbox
    date_to: gr.Textbox
    languages: gr.Dropdown
    files: gr.Dropdown
    article: gr.HTML

    @property
    def localised(self) -> list[Any]:
        """Everything that carries words: all components but the two that only hold data."""
        parts = [getattr(self, item.name) for item in fields(self)]
        return [part for part in parts if part not in (self.conversation, self.exported)]


class Handlers:
    """The page's events over one assistant. Every visitor's state comes in as a Conversation."""

    def __init__(self, assistant: Assistant, page: Page) -> None:
        self.assistant = assistant
        self.page = page
        self.suggested = Examples(assistant)

    # -- the page as it opens

    def welcome(self, conversation: Conversation, request: gr.Request) -> Update:
        """Fill the page in the visitor's language."""
        conversation.language = preferred_language(request.headers.get("accept-language"))
        conversation.clear()
        words = wording(conversation.language)
        page = self.page
        return {
            page.masthead: self._masthead(words),
            page.past: self._welcome(words),
            page.current: "",
            page.article: self._list(words),
            page.new: words("new"),
            page.export: words("export"),
            page.question: gr.update(label=words("question"), placeholder=words("placeholder")),
            page.send: gr.update(value=words("send"), visible=True),
            page.stop: gr.update(value=words("stop"), visible=False),
            page.accordion: gr.update(label=words("filters")),
            page.date_from: gr.update(label=words("date_from"), placeholder=words("date_hint")),
            page.date_to: gr.update(label=words("date_to"), placeholder=words("date_hint")),
            page.languages: gr.update(label=words("filter_languages"), choices=self._language_choices(words)),
            page.files: gr.update(label=words("filter_files"), choices=self._file_choices()),
        }

    def examples(self, conversation: Conversation) -> Any:
        """The welcome again, now with questions to try; nothing when a question has come first."""
        words = wording(conversation.language)
        try:
            status = self.assistant.status()
            found = self.suggested.find(status, words)
        except AssistantError:
            return gr.skip()
        return gr.skip() if conversation.exchanges else welcome_html(status, words, found)

    def _masthead(self, words: Wording) -> str:
        try:
            summary = words.count("articles", self.assistant.status().articles)
        except AssistantError:
            summary = ""
        return (
            f'<div class="brand" data-language="{words.language}"><svg viewBox="0 0 32 32" aria-hidden="true">'
            '<rect width="32" height="32" rx="8"/><path d="M9 19c0-5 2-8 6-9l.6 1.8c-2 .8-3 2-3.1 3.7H15V22H9zm9 '
            '0c0-5 2-8 6-9l.6 1.8c-2 .8-3 2-3.1 3.7H24V22h-6z"/></svg>'
            f'<h1>{escape(words("title"))}</h1><span class="brand-count">{escape(summary)}</span></div>'
            '<div id="announcer" class="unseen" role="status" aria-live="polite"></div>'
        )

    def _welcome(self, words: Wording) -> str:
        try:
            status = self.assistant.status()
        except AssistantError as error:
            return f'<section class="welcome"><p class="warning" role="alert">{escape(error)}</p></section>'
        return welcome_html(status, words, self.suggested.ready(status, words.language) or ())

    def _list(self, words: Wording, sought: str = "") -> str:
        try:
            return list_panel(self.assistant.articles(), words, sought)
        except AssistantError:
            return list_panel([], words)

    def _language_choices(self, words: Wording) -> list[tuple[str, str]]:
        try:
            codes = self.assistant.status().languages
        except AssistantError:
            return []
        return [
            (words.language_name(code), code)
            for code in sorted(codes)
            if code != "und" and _can_be_sent(code)
        ]

    def _file_choices(self) -> list[str]:
        try:
            sources = sorted(info.source for info in self.assistant.articles() if _can_be_sent(info.source))
        except AssistantError:
            return []
        return sources[:MAX_FILE_CHOICES]

    # -- asking

    async def ask(
        self,
        question: str,
        date_from: str,
        date_to: str,
        languages: list[str],
        files: list[str],
        conversation: Conversation,
    ) -> AsyncIterator[Update]:
        """Answer a typed question; what is on the page grows with every verified sentence."""
        written = (question or "").strip()
        asked = written[:MAX_QUESTION_CHARACTERS]
        if not asked:
            yield {self.page.question: ""}
            return
        try:
            filters = _filters(date_from, date_to, languages, files, wording(conversation.language))
        except ValueError as error:
            exchange = conversation.begin(asked, Filters())
            exchange.state, exchange.error = "failed", str(error)
            yield self._shown(exchange, conversation) | {self.page.question: written}
            return
        exchange = conversation.begin(asked, filters, cut=len(written) > len(asked))
        async for update in self._answer(exchange, conversation):
            yield update

    async def ask_example(
        self,
        date_from: str,
        date_to: str,
        languages: list[str],
        files: list[str],
        conversation: Conversation,
        event: gr.EventData,
    ) -> AsyncIterator[Update]:
        """Ask one of the suggested questions, by its place."""
        words = wording(conversation.language)
        try:
            found = self.suggested.find(self.assistant.status(), words)
        except AssistantError:
            return
        place = _number(_sent(event), "example")
        if place is None or not 0 <= place < len(found):
            return
        async for update in self.ask(found[place], date_from, date_to, languages, files, conversation):
            yield update

    async def _answer(self, exchange: Exchange, conversation: Conversation) -> AsyncIterator[Update]:
        words = wording(conversation.language)
        page = self.page
        exchange.status = self._searching(words)
        yield self._shown(exchange, conversation) | {
            page.question: "",
            page.send: gr.update(visible=False),
            page.stop: gr.update(visible=True),
        }
        try:
            async for event in self._stream(exchange, conversation):
                if _take(exchange, event):
                    yield {page.current: exchange_html(exchange)}
        except AssistantError as error:
            exchange.state, exchange.error = "failed", str(error)
        except Exception as error:  # noqa: BLE001 - whatever a model's library throws, the visitor is told and can go on
            _log.exception("a question failed")
            exchange.state = "failed"
            exchange.error = words("failed_unexpectedly", name=type(error).__name__)
        finally:
            if exchange.state == "asking":
                exchange.state = "stopped"
        yield {
            page.current: exchange_html(exchange),
            page.send: gr.update(visible=True),
            page.stop: gr.update(visible=False),
        } | self._beside(exchange, conversation)

    def _shown(self, exchange: Exchange, conversation: Conversation) -> Update:
        return {
            self.page.past: conversation_html(conversation.before(exchange)),
            self.page.current: exchange_html(exchange),
        }

    def _stream(self, exchange: Exchange, conversation: Conversation) -> AsyncIterator[Event]:
        filters = exchange.filters
        return self.assistant.astream(
            exchange.question,
            history=conversation.history(exchange),
            sources=list(filters.sources) or None,
            date_from=filters.date_from,
            date_to=filters.date_to,
            languages=list(filters.languages) or None,
        )

    def _searching(self, words: Wording) -> str:
        try:
            return words.count("searching", self.assistant.status().articles)
        except AssistantError:
            return ""

    def _beside(self, exchange: Exchange, conversation: Conversation) -> Update:
        """What stands beside a finished answer: the article of its first citation; the list after a refusal."""
        answer = exchange.answer
        if answer is None:
            return {}
        if not answer.citations:
            conversation.reading = None
            return {self.page.article: self._list(wording(conversation.language))}
        reading = Reading(answer.citations[0].source, exchange.number, citation=answer.citations[0].number)
        return {self.page.article: self._article(reading, conversation)}

    def stop(self, typed: str, conversation: Conversation) -> Update:
        """Show the running question as stopped, and give it back to be changed where no other is typed.

        The event that answers it is cancelled beside this.
        """
        exchange = conversation.interrupt()
        shown: Update = {}
        if exchange is not None:
            shown = {self.page.current: exchange_html(exchange)}
            if not (typed or "").strip():
                shown[self.page.question] = exchange.question
        return shown | {self.page.send: gr.update(visible=True), self.page.stop: gr.update(visible=False)}

    def clear(self, conversation: Conversation) -> Update:
        """Begin anew, with nothing narrowed down."""
        words = wording(conversation.language)
        conversation.clear()
        return {
            self.page.past: self._welcome(words),
            self.page.current: "",
            self.page.question: "",
            self.page.send: gr.update(visible=True),
            self.page.stop: gr.update(visible=False),
            self.page.article: self._list(words),
            self.page.date_from: "",
            self.page.date_to: "",
            self.page.languages: [],
            self.page.files: [],
            self.page.accordion: gr.update(label=words("filters")),
        }

    def filters_label(
        self,
        date_from: str,
        date_to: str,
        languages: list[str],
        files: list[str],
        conversation: Conversation,
    ) -> Any:
        """The label over the filters, with how many of them are set: they are there when they are folded away."""
        label = wording(conversation.language)("filters")
        filled = [(date_from or "").strip(), (date_to or "").strip(), languages, files]
        used = sum(map(bool, filled))
        return gr.update(label=f"{label} ({used})" if used else label)

    # -- reading

    def open(self, conversation: Conversation, event: gr.EventData) -> Any:
        """Show what a mark, a passage, a file name or a page button stands for."""
        sent = _sent(event)
        words = wording(conversation.language)
        if sent.get("open") == "list":
            conversation.reading = None
            return self._list(words, str(sent.get("find", ""))[:MAX_SOUGHT])
        if sent.get("open") == "window" and conversation.reading is not None:
            return self._article(conversation.reading, conversation, window_start=_number(sent, "start"))
        reading = self._reading(conversation, sent)
        return gr.skip() if reading is None else self._article(reading, conversation)

    def _reading(self, conversation: Conversation, sent: dict[str, Any]) -> Reading | None:
        if sent.get("open") == "article":
            return Reading(str(sent.get("source", "")))
        exchange = conversation.find(_number(sent, "exchange") or 0)
        number = _number(sent, "number")
        if exchange is None or exchange.answer is None or number is None:
            return None
        if sent.get("open") == "citation":
            citation = exchange.citation(number)
            return Reading(citation.source, exchange.number, citation=number) if citation else None
        if sent.get("open") == "passage" and 0 <= number < len(exchange.answer.nearest):
            return Reading(exchange.answer.nearest[number].passage.source, exchange.number, passage=number)
        return None

    def _article(self, reading: Reading, conversation: Conversation, window_start: int | None = None) -> str:
        words = wording(conversation.language)
        conversation.reading = reading
        try:
            article = self.assistant.article(reading.source)
        except SourceNotFoundError:
            return gone_panel(reading.source, words)
        exchange = conversation.find(reading.exchange) if reading.exchange else None
        citation = exchange.citation(reading.citation) if exchange and reading.citation else None
        return article_panel(
            article,
            words,
            highlight=_highlight(reading, exchange),
            citation=citation,
            copies=citation.copies if citation else (),
            window_start=window_start,
        )

    # -- verdicts and export

    def verdict(self, conversation: Conversation, event: gr.EventData) -> None:
        """Store what the visitor says of an answer as a line of a question set."""
        sent = _sent(event)
        words = wording(conversation.language)
        exchange = conversation.find(_number(sent, "exchange") or 0)
        said = sent.get("verdict")
        if exchange is None or exchange.answer is None or said not in ("right", "wrong"):
            return
        exchange.verdict = said
        entry = feedback_question(
            exchange.answer, said, conversation.history(exchange), _correction(sent, exchange.answer)
        )
        try:
            store_feedback(Path(self.assistant.status().path), entry)
        except AssistantError as error:
            gr.Warning(escape(words("feedback_failed", reason=str(error))), title="")
            return
        gr.Info(words("feedback_saved"), duration=3, title="")

    def export(self, conversation: Conversation) -> str:
        """The conversation as Markdown; the page saves it as a file."""
        return conversation_markdown(conversation.exchanges, conversation.language)


def _can_be_sent(text: str) -> bool:
    """Whether JSON can carry it: a file name on Linux may hold bytes that are no character."""
    return not any("\ud800" <= char <= "\udfff" for char in text)


def _take(exchange: Exchange, event: Event) -> bool:
    """Write an event into the exchange; True when the page should show it before the next."""
    if isinstance(event, StatusEvent):
        exchange.status = event.text
    elif isinstance(event, TextEvent):
        exchange.sentences.append(event.text)
    elif isinstance(event, AnswerEvent):
        exchange.answer, exchange.state = event.answer, "done"
        if event.answer.language in LANGUAGES:
            exchange.language = event.answer.language
        return False
    return True


def _filters(
    date_from: str, date_to: str, languages: Sequence[str], files: Sequence[str], words: Wording
) -> Filters:
    """Filters of what was filled in; ValueError, in the visitor's language, for dates that leave nothing in."""
    first, last = _date(date_from, words), _date(date_to, words)
    if is_reversed(first, last):
        raise ValueError(words("dates_reversed", first=words.date(first), last=words.date(last)))
    return Filters(
        sources=tuple(str(name)[:500] for name in (files or ())[:MAX_FILTER_VALUES]),
        date_from=first,
        date_to=last,
        languages=tuple(str(code)[:10] for code in (languages or ())[:MAX_FILTER_VALUES]),
    )


def _date(written: str, words: Wording) -> str | None:
    text = (written or "").strip()[:MAX_DATE_CHARACTERS]
    iso = iso_date(text, words.language) if text else None
    if text and iso is None:
        raise ValueError(words("date_wrong", date=words("quotation", words=text), hint=words("date_hint")))
    return iso


def _highlight(reading: Reading, exchange: Exchange | None) -> Highlight:
    answer = exchange.answer if exchange else None
    if exchange is None or answer is None:
        return Highlight()
    cited = [citation for citation in answer.citations if citation.source == reading.source]
    if reading.passage is not None:
        passage = answer.nearest[reading.passage].passage
        others = tuple((citation.start, citation.end) for citation in cited)
        return Highlight((passage.start, passage.end), f"near-{exchange.number}-{reading.passage}", others)
    chosen = next((citation for citation in cited if citation.number == reading.citation), None)
    if chosen is None:
        return Highlight()
    names = [name for name in (chosen.speaker, chosen.via) if name is not None]
    return Highlight(
        (chosen.start, chosen.end),
        evidence_id(exchange.number, chosen.number),
        tuple((citation.start, citation.end) for citation in cited if citation is not chosen),
        tuple((name.start, name.end) for name in names),
    )


def _sent(event: gr.EventData) -> dict[str, Any]:
    data = event._data
    return data if isinstance(data, dict) else {}


def _number(sent: dict[str, Any], key: str) -> int | None:
    try:
        return int(str(sent.get(key, "")))
    except ValueError:
        return None


def _correction(sent: dict[str, Any], answer: Answer) -> Correction:
    """What the visitor filled in; sources come as places in the list that was shown."""
    shown = [source for source, _ in correction_sources(answer)]
    places = sent.get("sources")
    chosen = [int(place) for place in places if str(place).isdigit()] if isinstance(places, list) else []
    return Correction(
        answer=str(sent.get("answer") or "")[:350],
        sources=tuple(shown[place] for place in chosen if place < len(shown)),
        in_articles=sent.get("none") is not True,
    )
