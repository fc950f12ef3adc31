"""The word tables of the question line: TOML files that lie beside the modules that read them.

In: a module's file. Out: its table, read when first asked for and kept.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def word_table(module: str, name: str | None = None) -> dict[str, Any]:
    """The word table of a module, not to be changed.

    Args:
        module: the module's ``__file__``.
        name: of another file in its folder, without ``.toml``; by default the module's own name.
    """
    own = Path(module)
    path = own.with_suffix(".toml") if name is None else own.parent / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
