"""Where the chat may listen, and who may come in."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from gradio_client import Client

from assistant import ServerError, SettingsError
from tests.ui.scripted import ScriptedAssistant
from ui.serve import check_login, is_loopback, serve, serving

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "newsroom.example", ""])
def test_a_public_address_without_login_is_refused_with_the_next_step(
    assistant: ScriptedAssistant, host: str
):
    with pytest.raises(SettingsError, match=r"--auth USER:PASSWORD"):
        serve(assistant, host, 0)


@pytest.mark.parametrize("auth", ["user", "user:", ":password", " : ", ":"])
def test_an_incomplete_login_is_refused(auth: str):
    with pytest.raises(SettingsError, match="USER:PASSWORD"):
        check_login("127.0.0.1", auth)


def test_a_login_may_hold_colons():
    assert check_login("0.0.0.0", "user:pass:word") == ("user", "pass:word")
    assert check_login("127.0.0.1", None) is None


def test_loopback_addresses():
    assert all(map(is_loopback, ("127.0.0.1", "127.9.9.9", "::1", "localhost")))
    assert not any(map(is_loopback, ("0.0.0.0", "::", "10.0.0.1", "localhost.example", "")))


def test_a_taken_port_is_an_error_that_says_so(assistant: ScriptedAssistant):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ServerError, match=rf"Cannot listen on 127.0.0.1, port {port}.*--port 0"):
            serve(assistant, "127.0.0.1", port)


def test_with_a_login_everything_is_closed_to_strangers(assistant: ScriptedAssistant):
    with serving(assistant, "0.0.0.0", auth="desk:opens the archive") as url:
        url = url.replace("0.0.0.0", "127.0.0.1")
        page = httpx.get(url)
        assert page.status_code == 200
        assert "Harbour" not in page.text
        for path in (
            "config",
            "gradio_api/info",
            "gradio_api/openapi.json",
            "openapi.json",
            "gradio_api/user",
        ):
            response = httpx.get(url + path)
            assert response.status_code in (401, 404) or response.text == "null"
        for path in ("gradio_api/call/ask", "gradio_api/queue/join"):
            asked = httpx.post(url + path, json={"data": ["q"], "fn_index": 0, "session_hash": "x"})
            assert asked.status_code == 401
        wrong = httpx.post(f"{url}login", data={"username": "desk", "password": "guess"})
        assert wrong.status_code == 400
        client = Client(url, auth=("desk", "opens the archive"), verbose=False, analytics_enabled=False)
        assert client.predict("Who warned of a mistake?", api_name="/ask")["answered"] is True


def test_importing_sets_no_environment_variable_and_loads_no_gradio():
    code = (
        "import os; before = dict(os.environ)\n"
        "import ui.wording, ui.rendering, ui.evidence, ui.serve, ui.guard\n"
        "assert dict(os.environ) == before\n"
        "import sys; assert 'gradio' not in sys.modules and 'uvicorn' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


SERVER = """
import sys
from pathlib import Path
from tests.ui.scripted import ScriptedAssistant, ferry_script, small_archive
from ui.serve import serve
assistant = ScriptedAssistant(Path(sys.argv[1]), small_archive(), ferry_script())
serve(assistant, port=0, announce=lambda url: print(url, flush=True))
print("closed", flush=True)
"""


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_it_prints_its_address_through_the_callback_and_ends_within_five_seconds(
    tmp_path: Path, sign: signal.Signals
):
    process = subprocess.Popen(
        [sys.executable, "-c", SERVER, str(tmp_path)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    try:
        assert process.stdout is not None
        url = process.stdout.readline().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", url)
        with httpx.stream("GET", f"{url}gradio_api/heartbeat/someone") as open_connection:
            assert open_connection.status_code == 200
            began = time.monotonic()
            process.send_signal(sign)
            process.wait(timeout=10)
            assert time.monotonic() - began < 5
        assert process.stdout.read().strip() == "closed"
        assert process.returncode == 0
    finally:
        process.kill()
        process.stdout.close()
