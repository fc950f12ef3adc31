"""An answer in one piece from a server that ignores ``stream``, as the stream that was asked for.

Between an OpenAI-compatible endpoint and its client library. In: the JSON body of a chat completion. Out: the same as
server-sent events, so that it is read like any other answer, without a second request.
"""

from __future__ import annotations

import json
from typing import Any


def is_unstreamed(sent: bytes, status: int, content_type: str) -> bool:
    """Whether a request for a stream was answered with plain JSON."""
    asked = b'"stream":true' in sent.replace(b" ", b"")
    return asked and status == 200 and content_type.partition(";")[0].strip() == "application/json"


def as_events(body: bytes) -> bytes:
    """The completion as events, its message as the one piece; what is none is given as it came, to be refused."""
    try:
        completion: Any = json.loads(body)
        choices = [
            {
                "index": number,
                "delta": {"role": "assistant", "content": choice["message"].get("content") or ""},
                "finish_reason": choice.get("finish_reason") or "stop",
            }
            for number, choice in enumerate(completion["choices"])
        ]
    except (ValueError, KeyError, TypeError, AttributeError):
        return body
    known = {key: completion.get(key) or key for key in ("id", "model")}
    event = {**known, "object": "chat.completion.chunk", "created": 0, "choices": choices}
    return f"data: {json.dumps(event)}\n\ndata: [DONE]\n\n".encode()
