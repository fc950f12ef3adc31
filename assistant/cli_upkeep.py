"""The commands of the article line: ``index``, ``rebuild``, ``remove`` and ``purge``; options in, the exit code out."""

from __future__ import annotations

import argparse
import glob
import sys

from assistant.cli_arguments import opened
from assistant.cli_contents import (
    DONE,
    FAILED,
    grouped,
    print_json,
    say_notes,
)
from assistant.cli_progress import ProgressLine


def index_folder(options: argparse.Namespace) -> int:
    """Bring the index up to date with a folder of articles, and say what changed."""
    with opened(options) as assistant:
        with ProgressLine() as line:
            report = assistant.index(
                options.folder, allow_removals=options.allow_removals, progress=line.show
            )
        if options.json:
            print_json(report.to_dict())
            return DONE
        status = assistant.status()
    print(
        f"{report.added} added, {report.changed} changed, {report.unchanged} unchanged, {report.removed} removed, "
        f"{report.skipped} skipped; {report.passages} passages, {report.embedded} embedded, {report.seconds:.1f} s"
    )
    for path, reason in grouped(report.skipped_files):
        print(f"  skipped {path}: {reason}")
    for warning in report.warnings:
        print(f"  note: {warning}")
    say_notes(status)
    return DONE


def rebuild(options: argparse.Namespace) -> int:
    """Build the index anew with today's settings."""
    with opened(options) as assistant, ProgressLine() as line:
        status = assistant.rebuild(progress=line.show)
    if options.json:
        print_json(status.to_dict())
    else:
        print(f"rebuilt: {status.articles} articles, {status.passages} passages")
    return DONE


def remove(options: argparse.Namespace) -> int:
    """Forget an article or a folder, and say what could bring it back."""
    from index.folders import articles_in_words

    with opened(options) as assistant:
        filtered = assistant.articles(sources=[glob.escape(options.source)])
        named = [info for info in filtered if info.source == options.source]
        before = assistant.status().articles
        assistant.remove(options.source)
        count = before - assistant.status().articles
    if options.json:
        print_json({"removed": options.source, "articles": count})
        return DONE
    if not named:
        print(f"The folder {options.source} with {articles_in_words(count)} is no longer in the index.")
        print("Nothing of it comes back unless it, or a folder around it, is indexed again.")
        return DONE
    print(f"{options.source} is no longer in the index.")
    print(
        f"If its file is left in {named[0].folder}, indexing that folder again can bring it back: move or delete the "
        "file first."
    )
    return DONE


def purge(options: argparse.Namespace) -> int:
    """Erase what removed articles left on the disk, or after a question the whole index."""
    with opened(options) as assistant:
        where = assistant.settings.index
        spoken = sys.stderr if options.json else sys.stdout
        if options.everything and not options.yes:
            try:
                print(
                    f"Delete the whole index at {where} for good? Type yes: ", end="", file=spoken, flush=True
                )
                answer = input()
            except EOFError:
                answer = ""
                print(file=spoken)
            if answer.strip().casefold() != "yes":
                print("Nothing was deleted. Where nobody can type yes, confirm with --yes.", file=spoken)
                return FAILED
        assistant.purge(everything=options.everything)
    if options.json:
        print_json({"purged": str(where), "everything": bool(options.everything)})
        return DONE
    print(
        f"The index at {where} is deleted."
        if options.everything
        else "Nothing of removed articles is left on the disk."
    )
    return DONE
