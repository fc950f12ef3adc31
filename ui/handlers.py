"""What happens on each event of the page: a question, a mark that is opened, a verdict, an export.

The page is not trusted: it sends a question, filters, and numbers that are looked up in the visitor's
conversation, which lives on the server.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gradio as gr

from assistant import (
    Answer,
    AnswerEvent,
    AssistantError,
    Event,
    IndexMissingError,
    IndexStatus,
    QuestionError,
    SettingsError,
    SourceNotFoundError,
    StatusEvent,
    TextEvent,
)
from ui.conversation import Conversation, Exchange, Reading
from ui.evidence import MAX_SOUGHT, article_panel, gone_panel, list_panel
from ui.export import conversation_markdown
from ui.feedback import Correction, feedback_question, store_feedback
from ui.filters import filters_from
from ui.markup import escape
from ui.notices import masthead_html, problem_html, renewed_html
from ui.opened import highlight_in, number_in, reading_of
from ui.rendering import conversation_html, exchange_html
from ui.sources import correction_sources
from ui.welcome import Examples, welcome_html
from ui.wording import LANGUAGES, Wording, preferred_language, wording

if TYPE_CHECKING:
    from assistant import Assistant

_log = logging.getLogger(__name__)

MAX_FILE_CHOICES = 500
MAX_QUESTION_CHARACTERS = 2000

Update = dict[Any, Any]


@dataclass(frozen=True)
class Page:
    """The components of the page that events read and write.

    ``shown`` is the number of the last question on the page, ``exported`` the conversation as Markdown: the page
    has both still when the server has begun anew and knows nothing of them.
    """

    conversation: gr.State
    masthead: gr.HTML
    new: gr.Button
    export: gr.Button
    exported: gr.Textbox
    past: gr.HTML
    current: gr.HTML
    notice: gr.HTML
    shown: gr.Textbox
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
    """The page's events over one assistant. Every visitor's state comes in as a Conversation.

    Args:
        assistant: answers the questions.
        page: the components.
        local: visitors sit at this machine, so that they may read its paths.
    """

    def __init__(self, assistant: Assistant, page: Page, *, local: bool = True) -> None:
        self.assistant = assistant
        self.page = page
        self.local = local
        self.suggested = Examples(assistant)

    # -- the page as it opens

    def welcome(self, conversation: Conversation, request: gr.Request) -> Update:
        """Fill the page in the visitor's language."""
        conversation.language = _language_of(request)
        conversation.clear()
        words = wording(conversation.language)
        page = self.page
        return {
            page.masthead: self._masthead(words),
            page.past: self._welcome(words),
            page.current: "",
            page.notice: "",
            page.shown: "",
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
        return gr.skip() if conversation.exchanges else welcome_html(status, words, found, local=self.local)

    def _masthead(self, words: Wording) -> str:
        try:
            summary = words.count("articles", self.assistant.status().articles)
        except AssistantError:
            summary = ""
        return masthead_html(summary, words)

    def _welcome(self, words: Wording) -> str:
        try:
            status = self.assistant.status()
        except IndexMissingError:
            status = IndexStatus(str(self.assistant.settings.index), 0, 0)
        except AssistantError as error:
            told = escape(self._told(error, words))
            return f'<section class="welcome"><p class="warning" role="alert">{told}</p></section>'
        ready = self.suggested.ready(status, words.language)
        return welcome_html(status, words, ready or (), is_waiting=ready is None, local=self.local)

    def _told(self, error: AssistantError, words: Wording) -> str:
        """An error as this visitor may read it: what is said of the server's own files stays on it."""
        if self.local or isinstance(error, QuestionError | SettingsError):
            return str(error)
        _log.warning("the archive could not be used: %s", error)
        return words("empty_index" if isinstance(error, IndexMissingError) else "unavailable")

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
        shown: str,
        conversation: Conversation,
        request: gr.Request,
    ) -> AsyncIterator[Update]:
        """Answer a typed question; what is on the page grows with every verified sentence."""
        if self._is_lost(shown, conversation):
            yield self._renewed(conversation, request)
            return
        written = (question or "").strip()
        asked = written[:MAX_QUESTION_CHARACTERS]
        if not asked:
            yield {self.page.question: ""}
            return
        if not conversation.asked:
            conversation.language = _language_of(request)
        words = wording(conversation.language)
        try:
            filters = filters_from((date_from, date_to), languages, files, words, self._languages())
        except ValueError as error:
            yield {self.page.notice: problem_html(str(error))}
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
        shown: str,
        conversation: Conversation,
        event: gr.EventData,
        request: gr.Request,
    ) -> AsyncIterator[Update]:
        """Ask one of the suggested questions, by its place."""
        words = wording(conversation.language)
        try:
            found = self.suggested.find(self.assistant.status(), words)
        except AssistantError as error:
            yield {self.page.notice: problem_html(self._told(error, words))}
            return
        place = number_in(_sent(event), "example")
        if place is None or not 0 <= place < len(found):
            yield {self.page.past: self._welcome(words)}
            return
        asking = self.ask(found[place], date_from, date_to, languages, files, shown, conversation, request)
        async for update in asking:
            yield update

    def check_filters(
        self, date_from: str, date_to: str, languages: list[str], files: list[str], conversation: Conversation
    ) -> str:
        """What is wrong with what was filled in, told before anything is asked; nothing where all is well."""
        words = wording(conversation.language)
        try:
            filters_from((date_from, date_to), languages, files, words, self._languages())
        except ValueError as error:
            return problem_html(str(error))
        return ""

    def _languages(self) -> list[str] | None:
        try:
            return list(self.assistant.status().languages)
        except AssistantError:
            return None

    # -- a page that is older than the server

    def _is_lost(self, shown: str | int, conversation: Conversation) -> bool:
        """Whether the page has questions that this conversation never had: the server was started anew."""
        return str(shown or 0).isdecimal() and int(shown or 0) > conversation.asked

    def _renewed(self, conversation: Conversation, request: gr.Request) -> Update:
        conversation.language = _language_of(request)
        return {self.page.notice: renewed_html(wording(conversation.language))}

    async def _answer(self, exchange: Exchange, conversation: Conversation) -> AsyncIterator[Update]:
        words = wording(conversation.language)
        page = self.page
        exchange.status = self._searching(words)
        yield {
            page.past: conversation_html(conversation.before(exchange)),
            page.current: exchange_html(exchange),
            page.notice: "",
            page.shown: str(exchange.number),
            page.question: "",
            page.accordion: gr.update(open=False),
            page.send: gr.update(visible=False),
            page.stop: gr.update(visible=True),
        }
        try:
            async for event in self._stream(exchange, conversation):
                if _take(exchange, event):
                    yield {page.current: exchange_html(exchange)}
        except AssistantError as error:
            exchange.state, exchange.error = "failed", self._told(error, words)
        except Exception as error:  # noqa: BLE001 - whatever a model's library throws, the visitor is told and can go on
            _log.exception("a question failed")
            exchange.state = "failed"
            exchange.error = words("failed_unexpectedly", name=type(error).__name__)
        finally:
            if exchange.state == "asking":
                exchange.state = "stopped"
        yield {
            page.masthead: self._masthead(words),
            page.current: exchange_html(exchange),
            page.send: gr.update(visible=True),
            page.stop: gr.update(visible=False),
            page.exported: self._markdown(conversation),
        } | self._beside(exchange, conversation)

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
        """What stands beside a finished answer: the article of its first citation.

        Without one an article that another answer opened makes room for the list; one that the visitor chose stays.
        """
        answer = exchange.answer
        if answer is None:
            return {}
        if not answer.citations:
            if conversation.reading is None or conversation.reading.exchange is None:
                return {}
            conversation.reading = None
            return {self.page.article: self._list(wording(conversation.language), conversation.sought)}
        reading = Reading(answer.citations[0].source, exchange.number, citation=answer.citations[0].number)
        return {self.page.article: self._article(reading, conversation)}

    def stop(self, typed: str, shown: str, conversation: Conversation, request: gr.Request) -> Update:
        """Show the running question as stopped, and give it back to be changed where no other is typed.

        The event that answers it is cancelled beside this.
        """
        exchange = conversation.interrupt()
        now: Update = self._renewed(conversation, request) if self._is_lost(shown, conversation) else {}
        if exchange is not None:
            now = {self.page.current: exchange_html(exchange)}
            if not (typed or "").strip():
                now[self.page.question] = exchange.question
        return now | {self.page.send: gr.update(visible=True), self.page.stop: gr.update(visible=False)}

    def clear(self, conversation: Conversation) -> Update:
        """Begin anew, with nothing narrowed down."""
        words = wording(conversation.language)
        conversation.clear()
        return {
            self.page.past: self._welcome(words),
            self.page.current: "",
            self.page.notice: "",
            self.page.shown: "",
            self.page.exported: "",
            self.page.masthead: self._masthead(words),
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

    def open(self, conversation: Conversation, event: gr.EventData, request: gr.Request) -> Update:
        """Show what a mark, a passage, a file name or a page button stands for."""
        sent = _sent(event)
        words = wording(conversation.language)
        page = self.page
        if sent.get("open") == "list":
            conversation.reading = None
            if "find" in sent:
                conversation.sought = str(sent["find"])[:MAX_SOUGHT]
            return {
                page.article: self._list(words, conversation.sought),
                page.masthead: self._masthead(words),
            }
        if self._is_lost(number_in(sent, "exchange") or 0, conversation):
            return self._renewed(conversation, request)
        if sent.get("open") == "window":
            if conversation.reading is None:
                return self._renewed(conversation, request)
            start = number_in(sent, "start")
            return {page.article: self._article(conversation.reading, conversation, window_start=start)}
        reading = reading_of(sent, conversation)
        if reading is None:
            return {page.notice: problem_html(words("gone_from_page"))}
        return {page.article: self._article(reading, conversation)}

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
            highlight=highlight_in(article, reading, exchange),
            citation=citation,
            copies=citation.copies if citation else (),
            window_start=window_start,
        )

    # -- verdicts and export

    def verdict(self, conversation: Conversation, event: gr.EventData, request: gr.Request) -> Any:
        """Store what the visitor says of an answer as a line of a question set; a notice where it cannot be."""
        sent = _sent(event)
        words = wording(conversation.language)
        number = number_in(sent, "exchange") or 0
        if self._is_lost(number, conversation):
            return self._renewed(conversation, request)[self.page.notice]
        exchange = conversation.find(number)
        said = sent.get("verdict")
        if exchange is None or exchange.answer is None or said not in ("right", "wrong"):
            return problem_html(words("gone_from_page"))
        exchange.verdict = said
        entry = feedback_question(
            exchange.answer, said, conversation.history(exchange), _correction(sent, exchange.answer)
        )
        try:
            store_feedback(Path(self.assistant.status().path), entry)
        except AssistantError as error:
            gr.Warning(escape(words("feedback_failed", reason=self._told(error, words))), title="")
            return gr.skip()
        gr.Info(words("feedback_saved"), duration=3, title="")
        return gr.skip()

    def export(self, shown: str, conversation: Conversation) -> Any:
        """The conversation as Markdown, which the page saves as a file; what the page has, where it is lost here."""
        return gr.skip() if self._is_lost(shown, conversation) else self._markdown(conversation)

    def _markdown(self, conversation: Conversation) -> str:
        try:
            status = self.assistant.status()
        except AssistantError:
            status = None
        return conversation_markdown(
            conversation.exchanges, conversation.language, on=date.today().isoformat(), status=status
        )


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


def _sent(event: gr.EventData) -> dict[str, Any]:
    data = event._data
    return data if isinstance(data, dict) else {}


def _language_of(request: gr.Request) -> str:
    return preferred_language(request.headers.get("accept-language"))


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
