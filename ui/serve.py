"""The chat as a server: bound to loopback, or behind a login; nothing of it calls out.

In comes an Assistant and where to listen; it serves until it is told to stop.
"""

from __future__ import annotations

import errno
import ipaddress
import os
import signal
import socket
import threading
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant import ServerError, SettingsError
from ui.wording import preferred_language, wording

if TYPE_CHECKING:
    import gradio
    import uvicorn

    from assistant import Assistant
    from ui.guard import Guard

Announce = Callable[[str], None]

PRODUCT = "Cited Archive"
"""What the login page names: it is asked before the visitor's language is known."""
QUEUE_SIZE = 64
SESSIONS = 1000
SHUTDOWN_S = 2
START_S = 60.0


def serve(
    assistant: Assistant,
    host: str = "127.0.0.1",
    port: int = 7860,
    *,
    auth: str | None = None,
    announce: Announce | None = None,
    open_browser: bool = False,
) -> None:
    """Serve the chat until Ctrl-C or SIGTERM.

    Args:
        assistant: answers the questions; stays open, the caller closes it.
        host: address to listen on. Any but a loopback address needs ``auth``.
        port: 0 takes a free one.
        auth: ``user:password`` that visitors must give.
        announce: called once with the URL when the server answers.
        open_browser: then also open the URL in this machine's browser.

    Raises:
        SettingsError: a public host without ``auth``, a malformed ``auth``, or an address that cannot be had.
    """
    login = check_login(host, auth)
    with _listening(host, port) as sock:
        server = _server(assistant, host, login)
        threading.Thread(
            target=_announce, args=(server, _url(sock), announce, open_browser), daemon=True
        ).start()
        _end_politely()
        with suppress(KeyboardInterrupt):
            server.run(sockets=[sock])


def _end_politely() -> None:
    """Let SIGTERM end the server as Ctrl-C does, so that whoever opened the assistant still closes it."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, signal.default_int_handler)


@contextmanager
def serving(
    assistant: Assistant, host: str = "127.0.0.1", port: int = 0, *, auth: str | None = None
) -> Iterator[str]:
    """Serve the chat from a thread while the block runs; gives its URL. For embedding it, and for tests."""
    login = check_login(host, auth)
    with _listening(host, port) as sock:
        server = _server(assistant, host, login)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]}, daemon=True)
        thread.start()
        try:
            if not _wait_started(server):
                raise SettingsError(f"The chat did not start within {START_S:.0f} s at {_url(sock)}.")
            yield _url(sock)
        finally:
            server.should_exit = True
            thread.join(timeout=SHUTDOWN_S + 5)


def check_login(host: str, auth: str | None) -> tuple[str, str] | None:
    """The login as (user, password), or None where none is asked for.

    Raises:
        SettingsError: the host is public and there is no login, or the login is not ``user:password``.
    """
    if auth is None or not auth.strip():
        if not is_loopback(host):
            raise SettingsError(
                f"{host} can be reached by other machines, and there is no login. "
                "Add --auth USER:PASSWORD, or listen on 127.0.0.1."
            )
        return None
    user, colon, password = auth.partition(":")
    if not (colon and user.strip() and password.strip()):
        raise SettingsError("The login is incomplete. Write it as --auth USER:PASSWORD, neither part empty.")
    return user.strip(), password


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach that address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def web_application(
    assistant: Assistant, *, local: bool = True, login: tuple[str, str] | None = None
) -> Guard:
    """The whole web application, for any ASGI server; its ``end()`` lets open connections go."""
    os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
    import gradio
    from fastapi import FastAPI
    from fastapi.middleware.cors import CORSMiddleware

    from ui.app import build_app, page_options
    from ui.guard import Guard

    blocks = build_app(assistant, local=local)
    blocks.queue(max_size=QUEUE_SIZE, api_open=False)
    blocks.state_session_capacity = SESSIONS
    outer = FastAPI(openapi_url=None, docs_url=None, redoc_url=None)
    # An empty policy: no other site may read a response. Its presence also takes the place of Gradio's own.
    outer.add_middleware(CORSMiddleware, allow_origins=[])
    options: dict[str, Any] = page_options()
    gradio.mount_gradio_app(
        outer,
        blocks,
        path="/",
        app_kwargs={"openapi_url": None, "docs_url": None, "redoc_url": None},
        auth=login,
        auth_message=PRODUCT,
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        show_error=False,
        allowed_paths=[],
        blocked_paths=[Path.cwd().anchor or "/"],
        max_file_size=1,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        **options,
    )
    return Guard(
        outer,
        local=local,
        is_full=lambda: _queue_is_full(blocks),
        busy_text=lambda accepted: wording(preferred_language(accepted))("busy"),
    )


def _queue_is_full(blocks: gradio.Blocks) -> bool:
    return len(blocks._queue) >= QUEUE_SIZE


def _server(assistant: Assistant, host: str, login: tuple[str, str] | None) -> uvicorn.Server:
    import uvicorn

    application = web_application(assistant, local=is_loopback(host), login=login)

    class Server(uvicorn.Server):
        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            application.end()
            await super().shutdown(sockets)

    return Server(
        uvicorn.Config(
            application,
            log_level="warning",
            access_log=False,
            server_header=False,
            ws="none",
            timeout_graceful_shutdown=SHUTDOWN_S,
        )
    )


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        sock = socket.create_server((host, port), family=family, backlog=256)
    except (OSError, OverflowError) as error:
        refused = ServerError if getattr(error, "errno", None) == errno.EADDRINUSE else SettingsError
        raise refused(
            f"Cannot listen on {host}, port {port}: {error}. Choose another with --port, or --port 0 for a free one."
        ) from error
    with sock:
        yield sock


def _url(sock: socket.socket) -> str:
    host, port = sock.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _announce(server: uvicorn.Server, url: str, announce: Announce | None, open_browser: bool) -> None:
    if not _wait_started(server):
        return
    if announce is not None:
        announce(url)
    if open_browser:
        webbrowser.open(url.replace("//0.0.0.0:", "//127.0.0.1:").replace("//[::]:", "//[::1]:"))


def _wait_started(server: uvicorn.Server) -> bool:
    waiting = threading.Event()
    for _ in range(int(START_S / 0.05)):
        if server.started or server.should_exit:
            break
        waiting.wait(0.05)
    return server.started
