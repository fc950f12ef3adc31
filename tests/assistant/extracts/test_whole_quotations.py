"""A quote takes in the whole of a quotation that it would break off, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answer import MAX_QUOTE_CHARACTERS
from assistant.extracts.whole_quotations import completed, is_quoted, quotations
from index.records import Article, Span
from index.text.sentences import sentences


def _sentence(text: str, language: str, words: str) -> Span:
    at = text.index(words)
    return next(span for span in sentences(text, language) if span[0] <= at < span[1])


def _completed(text: str, language: str, words: str) -> str:
    span = completed(Article("a.txt", text, language=language), _sentence(text, language, words))
    return text[slice(*span)]


WHOLE = [
    ("en", "It rained.", "“We saw it. It came fast,” said Ada Berg.", "She left."),
    ("en", "It rained.", '"We saw it. It came fast," said Ada Berg.', 'She left. "Bye."'),
    ("en", "It rained.", "‘We don’t know. It’s too late,’ said Ada Berg.", "She left."),
    ("de", "Es regnete.", "„Wir sahen das Wasser. Es kam schnell“, sagte Ada Berg.", "Dann ging sie."),
    ("de", "Es regnete.", "»Wir sahen das Wasser. Es kam schnell«, sagte Ada Berg.", "Dann ging sie."),
    ("fr", "Il pleuvait.", "« L'eau montait. Elle est venue vite », a dit Ada Berg.", "Elle est partie."),
    ("es", "Llovía.", "«No vimos nada. El agua subió», declaró Ada Berg.", "Nadie respondió."),
    ("pl", "Padało.", "„Widzieliśmy wodę. Przyszła szybko”, powiedziała Ada Berg.", "Potem wyszła."),
    ("ru", "Шёл дождь.", "«Вода пришла быстро. Все убежали», — сказала Ада Берг.", "Она ушла."),
    ("sv", "Det regnade.", "”Vi såg vattnet. Det gick fort”, sade Ada Berg.", "Sedan gick hon."),
    ("tr", "Köy boş.", "Ayla Er şunu söyledi: “Gürültü geldi. Kimse dönmedi.”", "Sonra sustu."),
]


@pytest.mark.parametrize(("language", "before", "said", "behind"), WHOLE)
def test_a_sentence_of_a_quotation_takes_in_all_of_it(
    language: str, before: str, said: str, behind: str
) -> None:
    text = f"{before} {said} {behind}"
    parts = [
        text[slice(*s)] for s in sentences(text, language) if s[0] >= len(before) and text[slice(*s)] in said
    ]
    assert len(parts) == 2
    assert [_completed(text, language, part) for part in parts] == [said, said]


@pytest.mark.parametrize(("language", "before", "said", "behind"), WHOLE)
def test_a_sentence_beside_a_quotation_stays(language: str, before: str, said: str, behind: str) -> None:
    assert _completed(f"{before} {said} {behind}", language, before) == before


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        (
            "下雨了。“水来得很快。我们都跑了。”杨晓峰说。会议结束了。",
            "水来",
            "“水来得很快。我们都跑了。”杨晓峰说。",
        ),
        (
            "下雨了。“水来得很快。我们都跑了。”杨晓峰说。会议结束了。",
            "杨晓",
            "“水来得很快。我们都跑了。”杨晓峰说。",
        ),
        ("下雨了。她说：“水来得很快。我们都跑了。”会议结束了。", "水来", "她说：“水来得很快。我们都跑了。”"),
        ("下雨了。“水来得很快。”会议结束了。", "水来", "“水来得很快。”"),
        (
            "雨だった。「水が来た。皆逃げた」と社長は語った。終わり。",
            "水が",
            "「水が来た。皆逃げた」と社長は語った。",
        ),
    ],
)
def test_unspaced_scripts(text: str, words: str, shown: str) -> None:
    assert _completed(text, "ja" if "社" in text else "zh", words) == shown


def test_a_turn_behind_a_dash_is_whole_and_a_hyphen_makes_none() -> None:
    said = "– Vi såg vattnet. Det gick fort, säger Ada Berg."
    assert _completed(f"{said}\n\nSedan gick hon.", "sv", "Vi såg") == said
    assert _completed("- Vi såg vattnet. Det gick fort.\n\nSlut.", "sv", "Vi såg") == "- Vi såg vattnet."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("„Wir sahen es. " + "Es kam sehr schnell. " * 20 + "Ende“, sagte Ada Berg.", "Wir sahen"),
        ("Er ging. „Offen bleibt das. Niemand weiß es. Dann kam sie.", "Offen"),
        ("„Offen bleibt das. Sie ging.\n\nNiemand weiß es“, sagte er.", "Offen"),
        ("He is 5' 11\" tall. She is 5' 6\" tall. They left.", "He is"),
        ("She left the miners’ hall. It stopped.", "She left"),
        ("Er las „Die Welt. Ein Roman“ und ging. Dann schlief er.", "Dann"),
    ],
)
def test_too_long_not_closed_or_no_quotation(text: str, words: str) -> None:
    start, end = _sentence(text, "de", words)
    assert _completed(text, "de", words) == text[start:end]


def test_only_the_end_where_the_beginning_does_not_fit() -> None:
    text = f"„Wir {'sahen ' * 50}es. Es kam schnell. Es war laut“, sagte Ada Berg. Dann ging sie."
    assert _completed(text, "de", "Es kam") == "Es kam schnell. Es war laut“, sagte Ada Berg."


_PIECES = st.sampled_from(
    [
        "„",
        "“ ",
        " ”",
        '"',
        " «",
        "» ",
        "「",
        "」",
        "‘",
        "’",
        "– ",
        "\n",
        "\n\n",
        "Er kam. ",
        "Sie ging! ",
        "说。",
        "x" * 90,
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECES, max_size=30).map("".join), st.sampled_from(["de", "en", "zh", "sv"]))
def test_it_holds_the_quote_and_fits(text: str, language: str) -> None:
    article = Article("a.txt", text, language=language)
    for start, end in sentences(text, language):
        wider = completed(article, (start, end))
        assert 0 <= wider[0] <= start < end <= wider[1] <= len(text)
        assert wider == (start, end) or wider[1] - wider[0] <= MAX_QUOTE_CHARACTERS
        assert "\n\n" not in text[slice(*wider)] or wider == (start, end)
    for first, last in quotations(text, 0, len(text)):
        assert 0 <= first < last <= len(text)


@pytest.mark.parametrize(
    ("text", "quote", "words", "direct"),
    [
        ("“The dam is safe,” said Ada Berg.", "“The dam is safe,” said Ada Berg.", "safe", True),
        ("Ada Berg said the dam was safe.", "Ada Berg said the dam was safe.", "safe", False),
        ("“It is safe.” She confirmed the plan.", "She confirmed the plan.", "the plan", False),
        ("Sie nannte den Damm „sicher genug“.", "Sie nannte den Damm „sicher genug“.", "sicher genug", True),
    ],
)
def test_own_words_stand_in_quotation_marks(text: str, quote: str, words: str, direct: bool) -> None:
    at, place = text.index(quote), text.index(words)
    given = is_quoted(Article("a.txt", text), (at, at + len(quote)), (place, place + len(words)))
    assert given is direct
