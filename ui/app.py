"""The chat page, put together: its components, and which event calls what.

In comes an Assistant; out goes a ``gr.Blocks``. Each visitor's conversation stays on the server: the page
sends a question, and numbers that name what is to be opened.
"""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING, Any

import gradio as gr

from ui.conversation import Conversation
from ui.endpoints import Endpoints
from ui.filters import MAX_DATE_CHARACTERS
from ui.handlers import Handlers, Page
from ui.wording import FALLBACK, wording

if TYPE_CHECKING:
    from assistant import Assistant


ANSWERING = "answering"
ANSWERS_AT_ONCE = 2
"""Questions answered at the same time: one to a core on the machines that this is made for."""
LIGHT_EVENTS_AT_ONCE = 8
MAX_TYPED_CHARACTERS = 20_000
"""More than is read of a question: a browser cuts what is pasted without a word, the answer to it says so."""

_SANS = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "Ubuntu", "sans-serif"]
_MONO = ["ui-monospace", "SF Mono", "Cascadia Mono", "Noto Sans Mono", "DejaVu Sans Mono", "monospace"]


def build_app(assistant: Assistant, *, local: bool = True) -> gr.Blocks:
    """The chat over that assistant, and beside it the named endpoints ``/ask`` and ``/search``.

    With ``local`` the visitors sit at this machine and may read its paths.
    """
    with gr.Blocks(title=wording(FALLBACK)("title"), analytics_enabled=False, fill_width=True) as app:
        endpoints = Endpoints(assistant)
        answering: dict[str, Any] = {"concurrency_id": ANSWERING, "concurrency_limit": ANSWERS_AT_ONCE}
        gr.api(endpoints.ask, api_name="ask", **answering)
        gr.api(endpoints.search, api_name="search", **answering)
        page = _lay_out()
        _wire(app, page, Handlers(assistant, page, local=local))
    return app


def page_options() -> dict[str, Any]:
    """Theme, style and script of the page, as keywords of ``launch`` and ``mount_gradio_app``."""
    return {
        "theme": gr.themes.Base(font=_SANS, font_mono=_MONO),
        "css": _file("style.css"),
        "head": f"<script>{_file('page.js')}</script>",
    }


def _file(name: str) -> str:
    return resources.files("ui").joinpath(name).read_text(encoding="utf-8")


def _lay_out() -> Page:
    words = wording(FALLBACK)
    transcript_script, article_script = _file("transcript.js"), _file("article.js")
    conversation = gr.State(Conversation())
    with gr.Row(elem_id="masthead"):
        masthead = gr.HTML(
            "", elem_id="masthead-title", apply_default_css=False, js_on_load=_file("masthead.js")
        )
        new = gr.Button(words("new"), elem_id="new-chat", size="sm", variant="secondary")
        export = gr.Button(words("export"), elem_id="export", size="sm", variant="secondary")
        exported = gr.Textbox(visible=False)
        shown = gr.Textbox(visible=False)
    with gr.Row(elem_id="panes"):
        with gr.Column(elem_id="chat", min_width=0):
            with gr.Column(elem_id="transcript", min_width=0):
                past = gr.HTML("", elem_id="past", apply_default_css=False, js_on_load=transcript_script)
                current = gr.HTML(
                    "", elem_id="current", apply_default_css=False, js_on_load=transcript_script
                )
            with gr.Column(elem_id="composer", min_width=0):
                notice = gr.HTML("", elem_id="notice", apply_default_css=False, js_on_load=None)
                with gr.Row(elem_id="ask-row"):
                    question = gr.Textbox(
                        label=words("question"),
                        placeholder=words("placeholder"),
                        show_label=False,
                        container=False,
                        lines=1,
                        max_lines=6,
                        max_length=MAX_TYPED_CHARACTERS,
                        autofocus=True,
                        elem_id="question",
                        scale=1,
                    )
                    send = gr.Button(words("send"), elem_id="send", variant="primary", scale=0, min_width=96)
                    stop = gr.Button(words("stop"), elem_id="stop", scale=0, min_width=96, visible=False)
                with gr.Accordion(words("filters"), open=False, elem_id="filters") as accordion:
                    with gr.Row():
                        date_from = gr.Textbox(
                            label=words("date_from"),
                            placeholder=words("date_hint"),
                            max_length=MAX_DATE_CHARACTERS,
                        )
                        date_to = gr.Textbox(
                            label=words("date_to"),
                            placeholder=words("date_hint"),
                            max_length=MAX_DATE_CHARACTERS,
                        )
                    with gr.Row():
                        languages = gr.Dropdown(
                            [],
                            label=words("filter_languages"),
                            multiselect=True,
                            allow_custom_value=True,
                        )
                        files = gr.Dropdown(
                            [],
                            label=words("filter_files"),
                            multiselect=True,
                            allow_custom_value=True,
                        )
        article = gr.HTML("", elem_id="article-panel", apply_default_css=False, js_on_load=article_script)
    return Page(
        conversation=conversation,
        masthead=masthead,
        new=new,
        export=export,
        exported=exported,
        past=past,
        current=current,
        notice=notice,
        shown=shown,
        question=question,
        send=send,
        stop=stop,
        accordion=accordion,
        date_from=date_from,
        date_to=date_to,
        languages=languages,
        files=files,
        article=article,
    )


def _wire(app: gr.Blocks, page: Page, handlers: Handlers) -> None:
    hidden: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
    light: dict[str, Any] = hidden | {"concurrency_id": "light", "concurrency_limit": LIGHT_EVENTS_AT_ONCE}
    asking: dict[str, Any] = hidden | {"concurrency_id": ANSWERING, "concurrency_limit": ANSWERS_AT_ONCE}
    filters = [page.date_from, page.date_to, page.languages, page.files]
    asked_with = [*filters, page.shown, page.conversation]
    answer_parts = [
        page.masthead, page.past, page.current, page.notice, page.shown, page.exported, page.question,
        page.send, page.stop, page.accordion, page.article,
    ]  # fmt: skip

    app.load(handlers.welcome, [page.conversation], page.localised, **light).then(
        handlers.examples, [page.conversation], [page.past], **light
    )
    typed = gr.on(
        [page.question.submit, page.send.click],
        handlers.ask,
        [page.question, *asked_with],
        answer_parts,
        trigger_mode="once",
        **asking,
    )
    example = page.past.example(handlers.ask_example, asked_with, answer_parts, trigger_mode="once", **asking)
    page.stop.click(
        handlers.stop,
        [page.question, page.shown, page.conversation],
        answer_parts,
        cancels=[typed, example],
        **light,
    )
    page.new.click(
        handlers.clear,
        [page.conversation],
        [*answer_parts, *filters],
        cancels=[typed, example],
        **light,
    )
    gr.on(
        [part.change for part in filters],
        handlers.filters_label,
        [*filters, page.conversation],
        [page.accordion],
        trigger_mode="always_last",
        **light,
    )
    gr.on(
        [part.blur for part in (page.date_from, page.date_to, page.languages)],
        handlers.check_filters,
        [*filters, page.conversation],
        [page.notice],
        trigger_mode="always_last",
        **light,
    )
    opened = [page.article, page.notice, page.masthead]
    for part in (page.past, page.current, page.article):
        part.open(handlers.open, [page.conversation], opened, trigger_mode="multiple", **light)
    for part in (page.past, page.current):
        part.verdict(handlers.verdict, [page.conversation], [page.notice], trigger_mode="multiple", **light)
    page.export.click(handlers.export, [page.shown, page.conversation], [page.exported], **light).then(
        None, [page.exported], None, js="(text) => { window.saveMarkdown(text); }", api_visibility="private"
    )
