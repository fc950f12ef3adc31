"""What a model writes comes out the same however its stream is cut, and without anything that could act."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.models.generated_text import AnswerParser, Claim, Sentence
from assistant.models.markup import ThoughtFilter, clean
from index.text.sentences import sentences
from prompts.loader import load

REFUSAL = load("refusal").text
LINES = (
    'The bridge costs 40 million. [1] "kostet 40 Millionen Euro"\nIt opens in 2029. [2]: „frühestens 2029“\n'
)
WANTED = [
    Sentence("The bridge costs 40 million.", (Claim(1, "kostet 40 Millionen Euro"),)),
    Sentence("It opens in 2029.", (Claim(2, "frühestens 2029"),)),
]


def _parser() -> AnswerParser:
    return AnswerParser(REFUSAL, lambda text: sentences(text, "en"))


def parsed(text: str, size: int = 5) -> list[Sentence]:
    parser = _parser()
    done = [s for start in range(0, len(text), size) for s in parser.feed(text[start : start + size])]
    return done + parser.finish()


def as_json(*statements: dict) -> str:
    return json.dumps({"statements": list(statements)}, ensure_ascii=False)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1000])
def test_lines_come_out_the_same_however_they_are_cut(size: int) -> None:
    assert parsed(LINES, size) == WANTED


@pytest.mark.parametrize("size", [1, 3, 1000])
def test_json_comes_out_the_same_however_it_is_cut(size: int) -> None:
    text = as_json(
        *({"passage": s.claims[0].number, "quote": s.claims[0].quote, "sentence": s.text} for s in WANTED)
    )
    assert parsed(text, size) == WANTED
    assert parsed(f"```json\n{text}\n```", size) == WANTED


def test_sentence_comes_out_before_the_stream_ends() -> None:
    parser = _parser()
    first, second, _ = LINES.split("\n")
    assert parser.feed(f"{first}\n") == []
    assert parser.feed("It") == WANTED[:1]
    assert parser.feed(second.removeprefix("It") + "\nA third") == WANTED[1:]
    statement = {
        "passage": 1,
        "quote": "kostet 40 Millionen Euro",
        "sentence": "The bridge costs 40 million.",
    }
    assert _parser().feed(as_json(statement)[:-2]) == WANTED[:1]


@pytest.mark.parametrize(
    "line",
    [
        'It costs 40 million [1] "kostet 40 Millionen Euro".',
        '- It costs 40 million. [1] "kostet 40 Millionen Euro"',
        '1. **It costs 40 million.** [1] "kostet 40 Millionen Euro"',
        'It costs 40 million. [Passage 1]: "kostet 40 Millionen Euro"',
        "It costs 40 million. 【1】 «kostet 40 Millionen Euro»",
        'It costs 40 million.\n[1] "kostet 40 Millionen Euro"',
        'Answer: It costs 40 million. [1] — "kostet 40 Millionen Euro"',
    ],
)
def test_common_ways_of_marking_are_understood(line: str) -> None:
    (sentence,) = parsed(line)
    assert sentence.text.rstrip(".") == "It costs 40 million"
    assert sentence.claims == (Claim(1, "kostet 40 Millionen Euro"),)


@pytest.mark.parametrize("size", [1, 4, 1000])
def test_numbers_of_a_list_are_no_part_of_its_sentences(size: int) -> None:
    first, second, _ = LINES.split("\n")
    assert parsed(f"1. {first}\n2. {second}\n", size) == WANTED
    quote_below = first.replace(" [1]", "\n[1]")
    assert parsed(f"1) {quote_below}\n\n2) {second}\n3) It is long.", size) == [
        *WANTED,
        Sentence("It is long."),
    ]


@pytest.mark.parametrize("text", ["5. März 2023 begann der Bau.", "1. FC Köln gewann gegen Mainz."])
def test_number_that_begins_a_sentence_stays(text: str) -> None:
    def split(written: str) -> list[tuple[int, int]]:
        return sentences(written, "de")

    for written in (
        f'{text} [1] "begann der Bau"',
        f'{text} [1] "begann der Bau"\nDanach kam Regen.',
        as_json({"passage": 1, "quote": "begann der Bau", "sentence": text}),
    ):
        parser = AnswerParser(REFUSAL, split)
        assert (parser.feed(written) + parser.finish())[0] == Sentence(text, (Claim(1, "begann der Bau"),))


def test_quote_may_hold_quotation_marks() -> None:
    (sentence,) = parsed('She warned. [1] "Sie sagte: "Das wird teuer" und ging"')
    assert sentence.claims == (Claim(1, 'Sie sagte: "Das wird teuer" und ging'),)


def test_several_marks_of_one_sentence_are_kept_apart() -> None:
    (sentence,) = parsed('Both say so. [1] "kostet 40 Millionen" [2] "kostet 52 Millionen"')
    assert sentence.claims == (Claim(1, "kostet 40 Millionen"), Claim(2, "kostet 52 Millionen"))


def test_quote_before_its_mark_counts() -> None:
    (sentence,) = parsed('She said "das wird sehr teuer" [1]')
    assert sentence.claims == (Claim(1, "das wird sehr teuer"),)


def test_mark_counts_only_for_the_sentence_before_it() -> None:
    first, second = parsed('Aliens built it. It costs 40 million. [1] "kostet 40 Millionen Euro"')
    assert first == Sentence("Aliens built it.")
    assert second.claims
    two = "It costs 40 million. Aliens built it."
    text = as_json({"passage": 1, "quote": "kostet 40 Millionen Euro", "sentence": two})
    first, second = parsed(text)
    assert first.claims
    assert second == Sentence("Aliens built it.")


@pytest.mark.parametrize("size", [1, 3, 1000])
def test_mark_without_a_quote_names_a_passage_for_its_own_sentence(size: int) -> None:
    first, second, third = parsed(
        "The bridge [1] costs 40 million. It opens in 2029 [2, 3]. Aliens built it.", size
    )
    assert first == Sentence("The bridge costs 40 million.", (Claim(1, ""),))
    assert second == Sentence("It opens in 2029.", (Claim(2, ""), Claim(3, "")))
    assert third == Sentence("Aliens built it.")
    (sentence,) = parsed("According to the report [1], it opens in 2029 [2].", size)
    assert sentence == Sentence("According to the report, it opens in 2029.", (Claim(1, ""), Claim(2, "")))


def test_mark_at_a_lines_beginning_counts_for_the_sentence_behind_it() -> None:
    wanted = [Sentence("It costs 40 million.", (Claim(2, ""),)), Sentence("It is long.", (Claim(1, ""),))]
    assert parsed("[2] It costs 40 million.\n[1] It is long.") == wanted


@pytest.mark.parametrize(
    "line",
    [
        'It costs 40 million. (1) "kostet 40 Millionen Euro"',
        'It costs 40 million (Quelle 1) "kostet 40 Millionen Euro"',
        'It costs 40 million. [^1] "kostet 40 Millionen Euro"',
        "It costs 40 million. [1] 'kostet 40 Millionen Euro'",
        '| What | Figure |\n|---|---|\n| It costs | 40 million. [1] "kostet 40 Millionen Euro" |',
        '## Cost\nIt costs 40 million. [1] "kostet 40 Millionen Euro"',
    ],
)
def test_further_ways_of_marking_are_understood(line: str) -> None:
    (sentence,) = parsed(line)
    assert sentence.text.rstrip(".").replace(":", "") == "It costs 40 million"
    assert sentence.claims == (Claim(1, "kostet 40 Millionen Euro"),)


def test_number_in_brackets_that_is_no_mark_stays() -> None:
    assert parsed("Ida Brandt (41) won the race (5).") == [Sentence("Ida Brandt (41) won the race (5).")]


def test_quote_in_single_marks_may_hold_an_apostrophe() -> None:
    (sentence,) = parsed("She warned. [1] 'The town's bridge won't last'")
    assert sentence.claims == (Claim(1, "The town's bridge won't last"),)


def test_footnotes_count_for_the_sentences_that_bear_their_marks() -> None:
    first, second = parsed(
        'It costs much [1]. It opens late [2].\n\n[1] "kostet viel Geld"\n[2] "frühestens 2029"'
    )
    assert first.claims == (Claim(1, ""),)
    assert second == Sentence("It opens late.", (Claim(2, "frühestens 2029"),))


@pytest.mark.parametrize("size", [1, 4, 1000])
def test_json_behind_an_opening_is_read(size: int) -> None:
    statement = {"passage": 1, "quote": "kostet 40 Millionen", "sentence": "It costs 40 million."}
    for fence in ("```json\n", "", "```\n"):
        found = parsed(f"Here is the answer:\n\n{fence}{as_json(statement)}", size)
        assert found[-1] == Sentence("It costs 40 million.", (Claim(1, "kostet 40 Millionen"),))
        assert len(found) <= 2


def test_rows_of_a_table_are_read_with_their_first_cell() -> None:
    text = '| | Plan | Bill |\n|---|:-:|--|\n| Cost | 8 m [1] "kostet acht Mio" | 9 m [2] "neun Mio Euro" |\n'
    assert [(s.text, s.claims[0].number) for s in parsed(text)] == [("Cost: 8 m", 1), ("Cost: 9 m", 2)]


def test_sentence_before_one_with_a_quote_knows_it_without_claiming_it() -> None:
    first, _ = parsed('It costs 40 million. It is long. [1] "kostet 40 Millionen Euro"')
    assert (first.claims, first.beside) == ((), (Claim(1, "kostet 40 Millionen Euro"),))


def test_of_a_cut_stream_half_a_sentence_is_dropped() -> None:
    parser = _parser()
    done = parser.feed('It costs 40 million. [1] "kostet 40 Millionen Euro"\nThe mayor said that the br')
    assert [s.text for s in [*done, *parser.cut_off()]] == ["It costs 40 million."]


@pytest.mark.parametrize("text", [REFUSAL, f"  {REFUSAL.lower()}.\n", f"**{REFUSAL}**", '{"statements": []}'])
def test_refusal_is_recognised(text: str) -> None:
    parser = _parser()
    assert parser.feed(text) + parser.finish() == []
    assert parser.refused


@pytest.mark.parametrize("text", ["", "   ", "{", '{"answer": "yes"}', '{"statements": [{"passage": 1, "quo'])
def test_nothing_readable_is_no_refusal(text: str) -> None:
    parser = _parser()
    assert parser.feed(text) + parser.finish() == []
    assert not parser.refused


@pytest.mark.parametrize("size", [1, 4, 1000])
def test_thoughts_never_come_out(size: int) -> None:
    assert parsed(f'<think>Perhaps it is [1] "a lie I think"\nNext.</think>\n{LINES}', size) == WANTED
    assert parsed(f"Thinking aloud\n</think>{LINES}", size) == WANTED
    assert parsed(f"{LINES}<think>never closed", size) == WANTED
    channels = '<|channel|>analysis<|message|>Hm. [1] "a lie I think"<|end|><|start|>assistant'
    assert parsed(f"{channels}<|channel|>final<|message|>{LINES}", size) == WANTED
    assert parsed(f"Thinking<|channel|>final<|message|>{LINES}<|return|>", size) == WANTED


def test_only_what_is_no_thought_counts_as_length() -> None:
    parser = _parser()
    parser.feed("<think>" + "hm " * 1000 + "</think>four")
    assert parser.length == 4


@given(st.text(alphabet="<>/think abc\n", max_size=60), st.integers(1, 9))
def test_thought_filter_never_lets_a_whole_thought_through(text: str, size: int) -> None:
    stream = f"a<think>SECRET{text}</think>b"
    thoughts = ThoughtFilter()
    out = "".join(thoughts.feed(stream[start : start + size]) for start in range(0, len(stream), size))
    assert "SECRET" not in out + thoughts.finish()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("See ![x](http://evil.example/p.png?q=secret) here", "See here"),
        ("See [the site](http://evil.example) here", "See the site here"),
        ("See https://evil.example/?q=1 here", "See here"),
        ("<img src=x onerror=alert(1)>Text", "Text"),
        ("<script>alert(1)</script>Text", "Text"),
        ("Text <a href='javascript:alert(1)'>link</a>", "Text link"),
        ("Text <img src=x", "Text"),
        ("**Bold** and `code`", "Bold and code"),
        ("5 < 6 and 7 > 6", "5 < 6 and 7 > 6"),
        ("snake_case stays", "snake_case stays"),
        ("a {marks} b", "a b"),
        ("<|im_start|>system", ""),
        ('Text <a href="http://evil.example/a">more</a>', "Text more"),
        ("Text [more](javascript:alert(1)).", "Text."),
        ("See www.evil.example or evil.example/a?b=1.", "See or."),
        ("See [this][ref] and [1][2]", "See this and [1][2]"),
        ("Text &lt;script&gt;alert(1)&lt;/script&gt;", "Text"),
        ("At 90 km/h, 24/7, in U.S./China talks", "At 90 km/h, 24/7, in U.S./China talks"),
    ],
)
def test_text_is_cleaned(text: str, wanted: str) -> None:
    assert clean(text) == wanted


@given(st.text(max_size=300), st.integers(1, 50))
def test_parser_survives_any_text(text: str, size: int) -> None:
    for sentence in parsed(text, size):
        assert sentence.text
        assert "\n" not in sentence.text


_KEYS = st.sampled_from(["passage", "quote", "sentence", "x"])
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner) | st.dictionaries(_KEYS, inner),
    max_leaves=12,
)


@given(_VALUES)
def test_parser_survives_any_json(value: object) -> None:
    parsed(json.dumps({"statements": value}))
    parsed(json.dumps({"statements": [value]}))
    parsed(json.dumps(value))
