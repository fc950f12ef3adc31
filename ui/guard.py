"""The door in front of the chat server: which requests come in at all, and what every response forbids the page.

Around Gradio's application it closes what this product does not use (files, uploads, proxies, dashboards),
turns away other sites' requests, limits what a request may carry, and sends a content policy under which
a page can load nothing from elsewhere and send nothing elsewhere, whatever text is shown in it.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY_BYTES = 256_000

_OPEN_PATHS = re.compile(
    r"/(?:|config/?|theme\.css|favicon\.ico|robots\.txt|manifest\.json|login/?|logout|"
    r"(?:assets|static|svelte)/[\w./-]+|"
    r"gradio_api/(?:theme\.css|info/?|user/?|login_check/?|app_id/?|startup-events|cancel|reset/?|"
    r"queue/(?:join|data|status)|heartbeat/\w+|call/(?:v2/)?(?:ask|search)(?:/\w+)?))"
)
_QUESTIONS = ("/gradio_api/queue/join", "/gradio_api/call/")

CONTENT_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",  # Gradio starts from inline scripts, templates from eval
        "script-src-attr 'none'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "frame-src 'none'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}
_GONE: Message = {"type": "http.disconnect"}
_FOREIGN_HEADERS = ("access-control-allow-origin", "access-control-allow-credentials")


class Guard:
    """ASGI middleware around the chat.

    Args:
        app: the application behind the door.
        local: the server is bound to loopback: then only requests to a loopback name are answered, so
            that a foreign site's name that resolves to this machine gets nothing.
        is_full: tells whether the queue takes no more questions.
        busy_text: what a refused visitor reads, from their ``Accept-Language``.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        local: bool,
        is_full: Callable[[], bool],
        busy_text: Callable[[str | None], str],
    ) -> None:
        self.app = app
        self.local = local
        self.is_full = is_full
        self.busy_text = busy_text
        self.ending = asyncio.Event()

    def end(self) -> None:
        """Tell every open response that its visitor is gone, so that the server can close at once."""
        self.ending.set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a refused request here; hand any other on, with the policy on its response."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        if refusal is not None:
            await _respond(send, *refusal)
            return
        await self.app(scope, _Incoming(receive, self.ending), _with_headers(send))

    def _refusal(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        if self.local and not is_loopback_name(headers.get("host", "")):
            return 421, "This server answers only under a loopback name such as 127.0.0.1 or localhost."
        if not _OPEN_PATHS.fullmatch(scope["path"]):
            return 404, "Not found."
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return 405, "Method not allowed."
        if scope["method"] == "POST" and not _same_origin(headers):
            return 403, "Requests from other sites are refused."
        if not _within(headers.get("content-length")):
            return 413, f"A request may carry at most {MAX_BODY_BYTES} bytes."
        if scope["method"] == "POST" and scope["path"].startswith(_QUESTIONS) and self.is_full():
            # Gradio's page shows the text that comes with a 429; its client for programs knows the 503.
            from_page = "sec-fetch-site" in headers
            return 429 if from_page else 503, self.busy_text(headers.get("accept-language"))
        return None


def is_loopback_name(host: str) -> bool:
    """Whether a ``Host`` header names this machine itself."""
    name = urlsplit(f"//{host}").hostname or ""
    return name in ("localhost", "::1") or re.fullmatch(r"127(?:\.\d{1,3}){3}", name) is not None


def _same_origin(headers: Headers) -> bool:
    origin = headers.get("origin")
    if origin is None:
        return headers.get("sec-fetch-site") in (None, "same-origin", "none")
    return urlsplit(origin).netloc == headers.get("host", "")


def _within(length: str | None) -> bool:
    return length is None or (length.isdigit() and int(length) <= MAX_BODY_BYTES)


class _Incoming:
    """A request's body. A client that sends more than it may is treated as gone, as are all when the server ends."""

    def __init__(self, receive: Receive, ending: asyncio.Event) -> None:
        self.receive = receive
        self.ending = ending
        self.received = 0

    async def __call__(self) -> Message:
        message = await self._next()
        self.received += len(message.get("body", b""))
        return message if self.received <= MAX_BODY_BYTES else _GONE

    async def _next(self) -> Message:
        coming, ending = asyncio.ensure_future(self._receive()), asyncio.ensure_future(self.ending.wait())
        try:
            await asyncio.wait((coming, ending), return_when=asyncio.FIRST_COMPLETED)
            return coming.result() if coming.done() else _GONE
        finally:
            coming.cancel()
            ending.cancel()

    async def _receive(self) -> Message:
        return await self.receive()


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name in _FOREIGN_HEADERS:
                if name in headers:
                    del headers[name]
            headers.update(_HEADERS)
        await send(message)

    return sending


async def _respond(send: Send, status: int, detail: str) -> None:
    body = json.dumps({"detail": detail}, ensure_ascii=False).encode()
    start: dict[str, Any] = {
        "type": "http.response.start",
        "status": status,
        "headers": [
            (b"content-type", b"application/json; charset=utf-8"),
            (b"content-length", b"%d" % len(body)),
        ],
    }
    await _with_headers(send)(start)
    await send({"type": "http.response.body", "body": body})
