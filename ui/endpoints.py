"""The named endpoints beside the chat: ``/ask`` and ``/search``, for programs. Each call stands alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import gradio as gr

from assistant import AssistantError

if TYPE_CHECKING:
    from assistant import Assistant


class Endpoints:
    """What programs may call, over one assistant."""

    def __init__(self, assistant: Assistant) -> None:
        self.assistant = assistant

    async def ask(
        self,
        question: str,
        date_from: str | None = None,
        date_to: str | None = None,
        languages: list[str] | None = None,
        sources: list[str] | None = None,
    ) -> dict[str, Any]:
        """Answer a question from the archive.

        Returns the JSON of an Answer: text, whether the articles say, citations with verbatim quotes and
        their offsets, what else was found. Dates are ISO (2021, 2021-12 or 2021-12-31), languages ISO 639-1
        codes, sources files or patterns.
        """
        try:
            answer = await self.assistant.aask(
                question, date_from=date_from, date_to=date_to, languages=languages, sources=sources
            )
        except AssistantError as error:
            raise gr.Error(str(error), print_exception=False) from error
        return answer.to_dict()

    def search(
        self,
        query: str,
        k: int = 10,
        rerank: bool = False,
        date_from: str | None = None,
        date_to: str | None = None,
        languages: list[str] | None = None,
        sources: list[str] | None = None,
    ) -> list[dict[str, Any]]:
        """Find passages, best first.

        Returns a list of scored passages; with rerank the reader judges the best of them too.
        """
        try:
            hits = self.assistant.search(
                query,
                k=min(max(1, int(k)), 100),
                rerank=rerank,
                date_from=date_from,
                date_to=date_to,
                languages=languages,
                sources=sources,
            )
        except AssistantError as error:
            raise gr.Error(str(error), print_exception=False) from error
        return [hit.to_dict() for hit in hits]
