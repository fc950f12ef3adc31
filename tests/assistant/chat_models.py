"""Chat models that say what a test tells them to, piece by piece."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from pydantic import Field


class ScriptedChatModel(BaseChatModel):
    """Streams ``answer`` in pieces of ``size`` characters, ``delay_s`` apart; then ends, hangs or fails."""

    answer: str = ""
    size: int = 7
    delay_s: float = 0.0
    wait_s: float = 0.0
    endless: bool = False
    failure: Any = None
    finish_reason: str = "stop"
    prompts: list[Any] = Field(default_factory=list)
    open_streams: list[int] = Field(default_factory=list)

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def _generate(
        self, messages: Any, stop: Any = None, run_manager: Any = None, **kwargs: Any
    ) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=AIMessage(self.answer))])

    async def _astream(
        self, messages: Any, stop: Any = None, run_manager: Any = None, **kwargs: Any
    ) -> AsyncIterator[ChatGenerationChunk]:
        self.prompts.append(messages)
        self.open_streams.append(1)
        try:
            await asyncio.sleep(self.wait_s)
            while True:
                for start in range(0, len(self.answer), self.size):
                    await asyncio.sleep(self.delay_s)
                    yield _chunk(self.answer[start : start + self.size])
                if not self.endless:
                    break
            if self.failure is not None:
                raise self.failure
            yield _chunk("", {"finish_reason": self.finish_reason} if self.finish_reason else {})
        finally:
            self.open_streams.pop()


class SyncOnlyChatModel(ScriptedChatModel):
    """A model whose integration has no asynchronous stream of its own."""

    _astream = BaseChatModel._astream

    def _stream(self, messages: Any, stop: Any = None, run_manager: Any = None, **kwargs: Any) -> Any:
        for start in range(0, len(self.answer), self.size):
            yield _chunk(self.answer[start : start + self.size])


def scripted(answer: str = "", **options: Any) -> ScriptedChatModel:
    """A fresh model that says this."""
    return ScriptedChatModel(answer=answer, **options)


def _chunk(text: str, metadata: dict[str, Any] | None = None) -> ChatGenerationChunk:
    return ChatGenerationChunk(message=AIMessageChunk(content=text, response_metadata=metadata or {}))
