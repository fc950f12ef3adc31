from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.follow_ups.words import LANGUAGES, Stems, follow_up_words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_lists(language: str) -> None:
    words = follow_up_words(language)
    assert words.openers and words.pointers and words.possessives and words.asking and words.own
    assert words.who < words.asking and words.which <= words.asking
    assert not words.openers & words.asking
    assert not words.phrases.search("Word")
    assert not words.about.search("Word") and not words.empty.search("Word")


def test_language_without_lists_has_the_english_ones_but_its_own_small_words() -> None:
    finnish, english = follow_up_words("fi"), follow_up_words("en")
    assert "kuinka" in finnish.stop and "the" not in finnish.stop
    assert replace(finnish, stop=english.stop) == english
    assert follow_up_words("eu") == english


def test_short_stems_take_only_short_endings() -> None:
    stems = Stems(("end", "fire", "minister"))
    assert stems.match("ended") and stems.match("fires") and stems.match("ministerial")
    assert not stems.match("endangered") and not stems.match("firefighter")


def test_compound_may_hold_a_role() -> None:
    assert follow_up_words("de").roles.match("regierungssprecherin")
    assert not follow_up_words("en").roles.match("counterattack")
