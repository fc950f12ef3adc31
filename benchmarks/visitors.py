"""Many visitors at once, each asking the chat over HTTP as a browser does: errors, refusals, waiting times.

    python -m benchmarks.visitors --index INDEX --questions articles/questions.jsonl --visitors 50 --seconds 600

Each visitor asks, reads the answer as it streams in, waits a moment, and asks again; now and then one leaves in
mid-answer. A refusal because the queue is full is counted apart: it is polite and the visitor comes again.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from assistant import Assistant
from ui.serve import serving

PAUSE_S = (1.0, 8.0)
LEAVES = 0.05


@dataclass
class Seen:
    """What all visitors met with."""

    waited_s: list[float] = field(default_factory=list)
    refused: int = 0
    left: int = 0
    errors: list[str] = field(default_factory=list)


def visit(url: str, event: int, questions: list[str], number: int, until: float, seen: Seen) -> None:
    """One visitor: ask, read, pause, until the time is up."""
    chance = random.Random(number)
    session = f"visitor{number}"
    with httpx.Client(timeout=120) as client:
        time.sleep(chance.uniform(0, PAUSE_S[1]))
        while time.monotonic() < until:
            try:
                ask(client, url, event, session, chance, questions, seen)
            except httpx.HTTPError as error:
                seen.errors.append(repr(error))
            time.sleep(chance.uniform(*PAUSE_S))


def ask(
    client: httpx.Client,
    url: str,
    event: int,
    session: str,
    chance: random.Random,
    questions: list[str],
    seen: Seen,
) -> None:
    """One question, from joining the queue to the last byte of the answer."""
    leaves = chance.random() < LEAVES
    began = time.monotonic()
    body = {
        "data": [chance.choice(questions), "", "", [], [], None],
        "fn_index": event,
        "session_hash": session,
    }
    joined = client.post(f"{url}gradio_api/queue/join", json=body)
    if joined.status_code == 503:
        seen.refused += 1
        return
    joined.raise_for_status()
    with client.stream("GET", f"{url}gradio_api/queue/data", params={"session_hash": session}) as stream:
        for line in stream.iter_lines():
            if leaves and "process_generating" in line:
                seen.left += 1
                return
            if "process_completed" in line:
                if not json.loads(line.removeprefix("data: "))["success"]:
                    seen.errors.append(line[:300])
                    return
                seen.waited_s.append(time.monotonic() - began)
                return
    seen.errors.append("the stream ended without an answer")


def main() -> None:
    """Serve, let them visit, and print what they met with."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", required=True)
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--visitors", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=600)
    options = parser.parse_args()
    lines = options.questions.read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines if line.strip()]
    seen = Seen()
    with Assistant.open(options.index) as assistant, serving(assistant) as url:
        assistant.ask(questions[0])
        config = httpx.get(f"{url}config").json()
        event = next(item["id"] for item in config["dependencies"] if "submit" in str(item["targets"]))
        until = time.monotonic() + options.seconds
        visitors = [
            threading.Thread(target=visit, args=(url, event, questions, number, until, seen))
            for number in range(options.visitors)
        ]
        for visitor in visitors:
            visitor.start()
        for visitor in visitors:
            visitor.join()
        time.sleep(2)
        left_over = [thread.name for thread in threading.enumerate() if thread.name == "answer"]
    ranked = sorted(seen.waited_s)
    report = {
        "visitors": options.visitors,
        "answers": len(ranked),
        "errors": len(seen.errors),
        "refused": seen.refused,
        "left": seen.left,
        "threads_left_over": len(left_over),
        "p50_s": round(statistics.median(ranked), 3) if ranked else None,
        "p95_s": round(ranked[int(len(ranked) * 0.95)], 3) if ranked else None,
    }
    print(json.dumps(report, indent=2))
    for error in seen.errors[:5]:
        print(error)


if __name__ == "__main__":
    main()
