"""Visitors who leave in the middle of an answer: the work stops, nothing stays behind."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

from tests.ui.scripted import ScriptedAssistant, ferry_script, small_archive
from ui.serve import serving

VISITORS = 100


def ask_and_leave(url: str, event: int, visitor: int) -> None:
    """Join the queue as the page does, wait until the answer has begun, and close the connection."""
    session = f"visitor{visitor}"
    with httpx.Client(timeout=30) as client:
        body = {
            "data": ["Who warned of a mistake?", "", "", [], [], "", None],
            "fn_index": event,
            "session_hash": session,
        }
        assert client.post(f"{url}gradio_api/queue/join", json=body).status_code == 200
        with client.stream("GET", f"{url}gradio_api/queue/data", params={"session_hash": session}) as stream:
            for line in stream.iter_lines():
                if "process_generating" in line:
                    return
    raise AssertionError("the answer never began")


def test_a_hundred_visitors_who_leave_in_mid_answer_leave_no_work_and_no_thread(tmp_path: Path):
    assistant = ScriptedAssistant(tmp_path, small_archive(), ferry_script(), pause_s=0.3)
    with serving(assistant) as url:
        config = httpx.get(f"{url}config").json()
        event = next(item["id"] for item in config["dependencies"] if "submit" in str(item["targets"]))
        before = threading.active_count()
        with ThreadPoolExecutor(10) as pool:
            list(pool.map(lambda visitor: ask_and_leave(url, event, visitor), range(VISITORS)))
        began = time.monotonic()
        while (assistant.running or _answering()) and time.monotonic() - began < 10:
            time.sleep(0.02)
        assert time.monotonic() - began < 2
        assert assistant.started == VISITORS
        assert assistant.running == 0
        assert _answering() == []
        assert threading.active_count() <= before + 45  # the web server keeps a pool of at most 40


def _answering() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name == "answer"]
