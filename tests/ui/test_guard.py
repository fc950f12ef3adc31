"""What the server answers, and what it does not: over real HTTP."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx
import pytest

from tests.ui.scripted import ScriptedAssistant
from ui.guard import MAX_BODY_BYTES, Guard, is_loopback_name

CLOSED = (
    "gradio_api/file=/etc/passwd",
    "gradio_api/file=articles/ferry.txt",
    "file=/etc/passwd",
    "gradio_api/file/etc/passwd",
    "gradio_api/proxy=http://198.51.100.7/x",
    "gradio_api/upload_progress?upload_id=x",
    "gradio_api/stream/a/b/c/playlist.m3u8",
    "gradio_api/custom_component/a/b/c/d",
    "gradio_api/deep_link?session_hash=x",
    "gradio_api/runs",
    "gradio_api/run-history/buckets",
    "gradio_api/openapi.json",
    "gradio_api/token",
    "gradio_api/dev/reload",
    "gradio_api/vibe-code",
    "monitoring",
    "monitoring/summary",
    "monitoring/x",
    "openapi.json",
    "docs",
    "redoc",
    "pwa_icon",
    "assets/..%2f..%2f..%2fui%2fapp.py",
    "static/..%2f..%2f..%2f..%2fetc/passwd",
)
CLOSED_POSTS = (
    "gradio_api/upload",
    "gradio_api/component_server",
    "gradio_api/run/ask",
    "gradio_api/api/ask",
    "gradio_api/run/predict",
    "gradio_api/process_recording",
    "gradio_api/vibe-edit",
    "gradio_api/stream/x",
    "gradio_api/call/welcome",
    "gradio_api/call/verdict",
    "gradio_api/call/v2/stop",
)


@pytest.mark.parametrize("path", CLOSED)
def test_nothing_is_served_but_the_chat(chat_url: str, path: str):
    response = httpx.get(chat_url + path)
    assert response.status_code in (403, 404)
    assert "root:" not in response.text


@pytest.mark.parametrize("path", CLOSED_POSTS)
def test_no_way_around_the_queue_and_no_uploads(chat_url: str, path: str):
    files = {"files": ("a.txt", b"x")} if path.endswith("upload") else None
    response = httpx.post(chat_url + path, files=files, json=None if files else {"data": ["q"]})
    assert response.status_code == 404


def test_the_page_and_its_parts_are_served(chat_url: str):
    page = httpx.get(chat_url)
    assert page.status_code == 200
    assert httpx.get(f"{chat_url}config").status_code == 200
    assert httpx.get(f"{chat_url}theme.css").status_code == 200
    assert httpx.get(f"{chat_url}gradio_api/info").status_code == 200


def test_every_response_carries_the_policy(chat_url: str):
    for path in ("", "config", "gradio_api/info", "monitoring"):
        policy = httpx.get(chat_url + path).headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "connect-src 'self'" in policy
        assert "script-src-attr 'none'" in policy
        assert "http:" not in policy
        assert "https:" not in policy


def test_the_page_names_no_foreign_script_style_or_font(chat_url: str):
    config = httpx.get(f"{chat_url}config").json()
    assert "fonts.googleapis" not in str(config)
    assert config["theme_hash"]
    assert config["stylesheets"] == []
    assert config.get("enable_queue") is not False
    assert not config.get("analytics_enabled")
    assert not config.get("run_history")


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:7860", 200),
        ("localhost", 200),
        ("[::1]:7860", 200),
        ("rebound.example", 421),
        ("127.0.0.1.example", 421),
        ("localhost.example:7860", 421),
        ("", 421),
    ],
)
def test_a_foreign_name_for_this_machine_gets_nothing(chat_url: str, host: str, status: int):
    response = httpx.get(chat_url, headers={"host": host})
    assert response.status_code in ({status} if host else {400, 421})


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "https://127.0.0.1.evil.example", "http://127.0.0.1:1"]
)
def test_other_sites_can_neither_ask_nor_read(chat_url: str, origin: str):
    asked = httpx.post(f"{chat_url}gradio_api/call/ask", json={"data": ["q"]}, headers={"origin": origin})
    assert asked.status_code == 403
    read = httpx.get(f"{chat_url}config", headers={"origin": origin})
    assert "access-control-allow-origin" not in read.headers
    assert "access-control-allow-credentials" not in read.headers
    preflight = httpx.options(
        f"{chat_url}gradio_api/call/ask", headers={"origin": origin, "access-control-request-method": "POST"}
    )
    assert "access-control-allow-origin" not in preflight.headers
    assert preflight.status_code >= 400


def test_a_cross_site_form_without_origin_is_refused(chat_url: str):
    headers = {"sec-fetch-site": "cross-site"}
    asked = httpx.post(f"{chat_url}gradio_api/call/ask", json={"data": ["q"]}, headers=headers)
    assert asked.status_code == 403


def test_a_request_may_not_carry_much(chat_url: str):
    big = "x" * (MAX_BODY_BYTES + 1)
    assert httpx.post(f"{chat_url}gradio_api/call/ask", json={"data": [big]}).status_code == 413

    def chunks():
        for _ in range(40):
            yield b"x" * 10_000

    try:
        status = httpx.post(f"{chat_url}gradio_api/call/ask", content=chunks(), timeout=10).status_code
    except httpx.HTTPError:
        status = 413
    assert status >= 400


def test_overflow_is_refused_in_the_visitors_language():
    sent: list[dict] = []

    async def unreachable(scope, receive, send):
        raise AssertionError("a full queue takes no request")

    async def send(message):
        sent.append(message)

    guard = Guard(
        unreachable, local=True, is_full=lambda: True, busy_text=lambda accepted: f"später ({accepted})"
    )
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/gradio_api/queue/join",
        "headers": [(b"host", b"127.0.0.1"), (b"accept-language", b"de")],
    }
    asyncio.run(guard(scope, None, send))
    assert sent[0]["status"] == 503
    assert "später (de)" in sent[1]["body"].decode()


def test_loopback_names():
    assert is_loopback_name("127.1.2.3:80")
    assert not is_loopback_name("128.0.0.1")
    assert not is_loopback_name("127.0.0.1@evil.example")


def test_indexed_files_are_not_served(chat_url: str, assistant: ScriptedAssistant):
    secret = Path(assistant.folder) / "feedback.jsonl"
    secret.write_text("{}", encoding="utf-8")
    for path in (
        f"gradio_api/file={secret}",
        f"gradio_api/file={secret.name}",
        f"static/{secret}",
        f"assets/{secret}",
    ):
        assert httpx.get(chat_url + path).status_code in (403, 404)
