"""The commands of the question line: ``ask``, ``chat``, ``search`` and ``ui``; options in, the exit code out."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from assistant.cli_arguments import chosen, opened
from assistant.cli_contents import (
    DONE,
    print_json,
)
from index.errors import AssistantError, ModelError, SettingsError

if TYPE_CHECKING:
    from assistant.answer import Answer
    from assistant.api import Assistant


def ask(options: argparse.Namespace) -> int:
    """Answer one question."""
    with opened(options) as assistant:
        question = sys.stdin.read() if options.question == "-" else options.question
        answer = assistant.ask(question, **chosen(options))
        if options.json:
            print_json(answer.to_dict())
        else:
            print(answer_for_terminal(answer))
    return DONE


def answer_for_terminal(answer: Answer) -> str:
    """The answer with its citations below, for a person at a terminal."""
    lines = [answer.text]
    if answer.is_uncertain:
        lines.append(f"\n(uncertain: {answer.confidence:.0%} likely to be right)")
    for citation in answer.citations:
        where = ", ".join(
            part
            for part in (
                citation.outlet,
                citation.date,
                f"p. {citation.page}" if citation.page else None,
                f"characters {citation.start}–{citation.end}",
                "changed since it was indexed" if citation.stale else None,
            )
            if part
        )
        lines.append(f"\n[{citation.number}] {citation.source} ({where})")
        if citation.title:
            lines.append(f"    {citation.title}")
        lines.append(f"    » {' '.join(citation.quote.split())} «")
        if citation.copies:
            lines.append(f"    = {', '.join(citation.copies)}")
    if not answer.answered:
        for near in answer.nearest[:3]:
            lines.append(f"\n  ~ {near.passage.source}: {' '.join(near.passage.text.split())[:160]} …")
    elif answer.notes:
        lines.append("\n" + " ".join(answer.notes))
    if answer.fallback:
        lines.append(f"\n({answer.fallback})")
    return "\n".join(lines)


def chat(options: argparse.Namespace) -> int:
    """Answer questions as they are typed, each with the ones before it."""
    history: list[Answer] = []
    with opened(options) as assistant:
        say_unready_model(assistant)
        status = assistant.status()
        print(f"{status.articles} articles. Ask; an empty line or Ctrl-D ends.")
        while True:
            try:
                question = input("\n> ").strip()
            except EOFError:
                print()
                return DONE
            if not question:
                return DONE
            try:
                answer = assistant.ask(question, history=history, **chosen(options))
            except AssistantError as error:
                print(f"assistant: {error}", file=sys.stderr)
                continue
            print(answer_for_terminal(answer))
            history.append(answer)


def say_unready_model(assistant: Assistant) -> None:
    """Before the first question, that the language model named cannot be had; questions are answered without it."""
    try:
        assistant.require_model()
    except (SettingsError, ModelError) as error:
        print(f"assistant: {error} Until then, answers come without it.", file=sys.stderr)


def search(options: argparse.Namespace) -> int:
    """Show passages, or every mention of a phrase, without an answer."""
    with opened(options) as assistant:
        if options.exact or options.all:
            from assistant.mention_search import find_mentions, print_mentions

            mentions = find_mentions(
                assistant, options.query, None if options.all else options.k, **chosen(options)
            )
            print_mentions(mentions, sys.stdout, as_json=options.json, as_csv=options.csv)
            return DONE
        found = assistant.search(options.query, options.k, rerank=options.rerank, **chosen(options))
    if options.json:
        print_json([item.to_dict() for item in found])
        return DONE
    if options.csv:
        from assistant.mention_search import print_passages

        print_passages(found, sys.stdout)
        return DONE
    for rank, item in enumerate(found, 1):
        passage = item.passage
        about = ", ".join(part for part in (passage.date, passage.language) if part)
        print(f"{rank:>3}. {item.score:.3f}  {passage.source} [{passage.start}:{passage.end}] {about}")
        print(f"     {_beginning(passage.text)}")
    return DONE


def _beginning(text: str, characters: int = 200) -> str:
    """The beginning of a text on one line, cut at a word."""
    line = " ".join(text.split())
    return line if len(line) <= characters else f"{line[:characters].rsplit(' ', 1)[0]} …"
