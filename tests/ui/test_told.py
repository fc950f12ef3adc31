"""What a visitor may read of an error: at this machine all of it, from elsewhere nothing of the server's files."""

from __future__ import annotations

from typing import Any, cast

import pytest

from assistant import IndexMissingError, QuestionError, StorageError
from ui.handlers import Handlers, Page
from ui.wording import wording


def handlers(*, local: bool) -> Handlers:
    return Handlers(cast(Any, None), cast(Page, None), local=local)


@pytest.mark.parametrize("error", [IndexMissingError("No index at /srv/x."), StorageError("/srv/x is full.")])
def test_a_path_is_told_at_this_machine_only(error):
    words = wording("de")
    assert "/srv/x" in handlers(local=True)._told(error, words)
    told = handlers(local=False)._told(error, words)
    assert told in (words("empty_index"), words("unavailable"))


def test_what_the_visitor_did_is_told_everywhere():
    assert handlers(local=False)._told(QuestionError("It is empty."), wording("en")) == "It is empty."
