"""What is filled in becomes filters, or a line that says what is wrong with it."""

from __future__ import annotations

import pytest

from assistant import Filters
from ui.filters import filters_from
from ui.wording import LANGUAGES, wording


def test_dates_names_of_languages_and_files_become_filters():
    found = filters_from(("12.2021", ""), ["Deutsch", "en"], ["*.md"], wording("de"), ["de", "en", "und"])
    assert found == Filters(("*.md",), "2021-12", None, ("de", "en"))
    assert filters_from(("", ""), [], [], wording("de"), ["de"]) == Filters()


@pytest.mark.parametrize("written", ["xx", "Klingonisch", "und", ""])
def test_a_language_that_the_archive_does_not_have_is_refused_with_those_that_it_has(written):
    with pytest.raises(ValueError, match="Deutsch, Russisch"):
        filters_from(("", ""), [written], [], wording("de"), ["ru", "de", "und"])


def test_an_archive_that_cannot_be_asked_takes_every_code():
    assert filters_from(("", ""), ["xx"], [], wording("en"), None).languages == ("xx",)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_date_is_said_in_every_language(language):
    for dates in (("31.13.2021", ""), ("", "soon"), ("2022", "2021")):
        with pytest.raises(ValueError, match=r"2021|soon"):
            filters_from(dates, [], [], wording(language))
