"""Kinds of values that several commands take: the text of an argument in, the checked value out."""

from __future__ import annotations

import argparse


def count(text: str) -> int:
    """A whole number from 1 up; argparse's own error, which ends the command as wrong usage, for anything else."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from 1 up")
    return number
