from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import replace

import pytest
from langchain_core.callbacks import BaseCallbackHandler
from langchain_core.runnables import Runnable, RunnableBranch, RunnableLambda

from assistant.answer import Answer, AnswerEvent, StatusEvent, TextEvent
from assistant.chain import AnswerChain, Asked
from assistant.models.stream import ModelFailure
from assistant.reading import Draft, Evidence
from index.errors import ModelError, QuestionError
from index.records import Article, Filters
from prompts.loader import phrases
from tests.assistant.scripted import (
    HAFEN,
    KOPIE,
    RATHAUS,
    MemoryArchive,
    ToldReader,
    WordJudge,
    chain,
    passage_of,
)

QUESTION = "Was kostet der Neubau der Brücke?"


def told(text: str, quote: str, article=RATHAUS) -> Draft:
    return Draft(text, (Evidence(passage_of(article), quote),))


def assert_quotes_stand(answer: Answer, archive: MemoryArchive) -> None:
    for citation in answer.citations:
        assert archive.article(citation.source).text[citation.start : citation.end] == citation.quote


def test_answer_quotes_the_sentence_that_carries_the_exact_words() -> None:
    archive = MemoryArchive(RATHAUS)
    answer = chain(archive, WordJudge(**{"40_Millionen_Euro": 0.9})).invoke(QUESTION)
    assert answer.answered
    assert answer.short == "40 Millionen Euro"
    assert answer.short in answer.citations[0].quote
    assert "[1]" in answer.text
    assert answer.citations[0].speaker is not None
    assert answer.citations[0].speaker.name == "Anna Lindqvist"
    assert_quotes_stand(answer, archive)


def test_articles_with_other_figures_stand_side_by_side() -> None:
    archive = MemoryArchive(RATHAUS, HAFEN)
    answer = chain(archive, WordJudge(**{"40_Millionen_Euro": 0.9, "52_Millionen_Euro": 0.8})).invoke(
        QUESTION
    )
    assert [c.source for c in answer.citations] == ["rathaus.txt", "hafen.txt"]
    assert answer.statements[1].text.startswith("Die Artikel widersprechen sich: 52 Millionen Euro")


def test_other_words_are_another_account_and_no_contradiction() -> None:
    archive = MemoryArchive(RATHAUS, HAFEN)
    judge = WordJudge(**{"Lindqvist": 0.9, "Hafenamts": 0.8})
    answer = chain(archive, judge).invoke("Wer rechnet mit höheren Kosten?")
    assert answer.statements[1].text.startswith("Andere Artikel sagen: Hafenamts")
    assert not any("Artikel, die das sagen" in note for note in answer.notes)


class FarBehindJudge(WordJudge):
    """Ranks all but the best passage far behind it, however likely their words are."""

    def judge(self, question, passages):  # type: ignore[no-untyped-def]
        first, *others = super().judge(question, passages)
        return [first, *(replace(item, score=first.score - 4.0) for item in others)]


def test_words_of_a_passage_that_ranks_far_behind_are_no_other_account() -> None:
    archive = MemoryArchive(RATHAUS, HAFEN)
    judge = FarBehindJudge(**{"40_Millionen_Euro": 0.9, "2029": 0.8})
    answer = chain(archive, judge).invoke(QUESTION)
    assert [c.source for c in answer.citations] == ["rathaus.txt"]


def test_an_article_that_agrees_counts_however_it_ranks() -> None:
    english = Article("en.txt", "The new bridge will cost 52 million euros.", title="Bridge", language="en")
    judge = FarBehindJudge(**{"52_Millionen_Euro": 0.9, "52_million_euros": 0.8})
    answer = chain(MemoryArchive(HAFEN, english), judge).invoke(QUESTION)
    assert [c.source for c in answer.citations] == ["hafen.txt", "en.txt"]


def test_articles_that_agree_are_counted_in_whatever_language() -> None:
    english = Article("en.txt", "The new bridge will cost 52 million euros.", title="Bridge", language="en")
    archive = MemoryArchive(HAFEN, english)
    answer = chain(archive, WordJudge(**{"52_Millionen_Euro": 0.9, "52_million_euros": 0.8})).invoke(QUESTION)
    assert [c.source for c in answer.citations] == ["hafen.txt", "en.txt"]
    assert "Artikel, die das sagen: 2." in answer.notes


@pytest.mark.parametrize(("likely", "agrees"), [(0.6, True), (0.15, False)])
def test_of_nearly_as_likely_words_another_article_gives_those_that_agree(
    likely: float, agrees: bool
) -> None:
    english = Article("en.txt", "The office expects 52 million euros by 2029.", title="Bridge", language="en")
    judge = WordJudge(**{"52_Millionen_Euro": 0.9, "by_2029": 0.8, "52_million_euros": likely})
    answer = chain(MemoryArchive(HAFEN, english), judge).invoke(QUESTION)
    assert ("Artikel, die das sagen: 2." in answer.notes) is agrees


def test_another_figure_of_the_likeliest_ones_sentence_does_not_agree_in_its_place() -> None:
    english = Article(
        "en.txt",
        "It will cost 61 million euros, against 52 million euros.",
        title="Bridge",
        date="2024-03-06",
        language="en",
    )
    judge = WordJudge(**{"52_Millionen_Euro": 0.9, "61_million_euros": 0.8, "52_million_euros": 0.7})
    answer = chain(MemoryArchive(HAFEN, english), judge).invoke(QUESTION)
    assert "Artikel, die das sagen: 2." not in answer.notes
    assert any(statement.text.startswith("Die Artikel widersprechen sich") for statement in answer.statements)


def test_a_differing_account_of_another_story_is_left_out() -> None:
    question = "Was kostet die Brücke von Seehagen?"
    here = Article(
        "a.txt", "Die Brücke von Seehagen kostet 52 Millionen Euro.", title="Neubau", language="de"
    )
    there = Article(
        "b.txt", "Das Stadion in Moorburg kostet 9 Millionen Euro.", title="Stadion", language="de"
    )
    judge = WordJudge(**{"52_Millionen_Euro": 0.9, "9_Millionen_Euro": 0.8})
    answer = chain(MemoryArchive(here, there), judge).invoke(question)
    assert [c.source for c in answer.citations] == ["a.txt"]
    same = Article("b.txt", "Seehagens Brücke kostet 9 Millionen Euro.", title="Stadt", language="de")
    answer = chain(MemoryArchive(here, same), judge).invoke(question)
    assert [c.source for c in answer.citations] == ["a.txt", "b.txt"]


def test_other_languages_of_the_quotes_are_named_on_one_line() -> None:
    english = Article("en.txt", "The new bridge will cost 52 million euros.", title="Bridge", language="en")
    spanish = Article("es.txt", "El puente costará 52 millones de euros.", title="Puente", language="es")
    judge = WordJudge(**{"52_Millionen_Euro": 0.9, "52_million_euros": 0.8, "52_millones_de_euros": 0.7})
    notes = chain(MemoryArchive(HAFEN, english, spanish), judge).invoke(QUESTION).notes
    assert "Zitate in anderen Sprachen: Englisch, Spanisch." in notes


@pytest.mark.parametrize(("likely", "leads"), [(0.85, True), (0.2, False)])
def test_of_those_that_agree_the_questions_language_leads_unless_much_less_likely(
    likely: float, leads: bool
) -> None:
    english = Article("en.txt", "The new bridge will cost 52 million euros.", title="Bridge", language="en")
    judge = WordJudge(**{"52_million_euros": 0.9, "52_Millionen_Euro": likely})
    answer = chain(MemoryArchive(english, HAFEN), judge).invoke(QUESTION)
    assert (answer.short == "52 Millionen Euro") is leads
    assert {c.source for c in answer.citations} == {"hafen.txt", "en.txt"}


def test_what_differs_does_not_lead_for_its_language() -> None:
    english = Article("en.txt", "The new bridge will cost 53 million euros.", title="Bridge", language="en")
    judge = WordJudge(**{"53_million_euros": 0.9, "52_Millionen_Euro": 0.85})
    answer = chain(MemoryArchive(english, HAFEN), judge).invoke(QUESTION)
    assert answer.short == "53 million euros"


def test_one_of_five_quotes_is_in_the_questions_language_where_it_agrees() -> None:
    others = [
        Article(f"en-{n}.txt", f"The bridge costs 5{n} million euros, or 52 million euros.", language="en")
        for n in range(5)
    ]
    judge = WordJudge(**{"52_million_euros": 0.9, "52_Millionen_Euro": 0.3})
    answer = chain(MemoryArchive(*others, HAFEN), judge).invoke(QUESTION)
    assert len(answer.citations) == 5
    assert "hafen.txt" in [c.source for c in answer.citations]


def test_whoever_speaks_leads_before_a_name_that_is_merely_mentioned() -> None:
    mentions = Article("a.txt", "Die Warnung vor Mehrkosten galt Petra Kern.", language="de")
    judge = WordJudge(**{"Petra_Kern": 0.9, "Anna_Lindqvist": 0.7})
    answer = chain(MemoryArchive(mentions, RATHAUS), judge).invoke("Wer warnte vor Mehrkosten?")
    assert answer.short == "Anna Lindqvist"


def test_an_account_of_another_kind_than_was_asked_for_is_left_out() -> None:
    paris = Article("a.txt", "Auch in Paris rechnet man mit höheren Kosten.", language="de")
    judge = WordJudge(**{"Lindqvist": 0.9, "Paris": 0.8})
    answer = chain(MemoryArchive(RATHAUS, paris), judge).invoke("Wer rechnet mit höheren Kosten?")
    assert [c.source for c in answer.citations] == ["rathaus.txt"]


def test_copy_of_an_article_counts_once_and_is_named() -> None:
    archive = MemoryArchive(HAFEN, KOPIE, copies={"hafen.txt": ("kopie.txt",), "kopie.txt": ("hafen.txt",)})
    answer = chain(archive, WordJudge(**{"52_Millionen_Euro": 0.9})).invoke(QUESTION)
    assert len(answer.citations) == 1
    assert answer.citations[0].copies == ("kopie.txt",)
    assert "Derselbe Text steht auch in: kopie.txt." in answer.notes


def test_filters_may_be_a_dict_with_the_keys_of_ask() -> None:
    line = chain(MemoryArchive(RATHAUS), WordJudge())
    answer = line.invoke({"question": QUESTION, "filters": {"languages": ["DE"], "date_from": "2024"}})
    assert answer.filters == Filters(languages=("de",), date_from="2024")
    with pytest.raises(QuestionError, match="sources, date_from, date_to, languages"):
        line.invoke({"question": QUESTION, "filters": {"language": "de"}})


@pytest.mark.parametrize("question", [None, 5, ["Was?"]])
def test_a_question_that_is_no_text_is_an_error(question: object) -> None:
    with pytest.raises(QuestionError, match=type(question).__name__):
        chain(MemoryArchive(RATHAUS), WordJudge()).invoke(Asked(question))


def test_below_the_threshold_the_articles_do_not_say() -> None:
    archive = MemoryArchive(RATHAUS, HAFEN)
    answer = chain(archive, WordJudge(**{"40_Millionen_Euro": 0.3})).invoke(QUESTION)
    assert not answer.answered
    assert answer.short is None
    assert answer.citations == ()
    assert answer.statements == ()
    assert "durchsuchte Artikel: 2" in answer.text
    assert "nicht gelesen" in answer.text
    assert answer.nearest
    assert answer.confidence == pytest.approx(0.7)


def test_a_refusal_says_that_no_article_passes_the_filters() -> None:
    assert "Kein Artikel entspricht den Filtern." in chain(MemoryArchive(), WordJudge()).invoke(QUESTION).text
    searched = chain(MemoryArchive(RATHAUS), WordJudge()).invoke(QUESTION)
    assert "Filtern" not in searched.text


def test_refusal_speaks_the_questions_language() -> None:
    archive = MemoryArchive(RATHAUS)
    assert "articles do not say" in chain(archive, WordJudge()).invoke("How much does a Tesla cost?").text


@pytest.mark.parametrize(
    ("question", "dates", "covered"),
    [
        (
            "Was kostet ein Tesla?",
            ("2024-03-05", "2024-03-06"),
            "Zeitraum des Archivs: 5. März 2024 bis 6. März 2024.",
        ),
        (
            "Was kostet ein Tesla?",
            ("2024-03-05", "2024-03-05"),
            "nur Artikel mit diesem Datum: 5. März 2024.",
        ),
        ("Сколько стоит Тесла?", ("2024-03-05", "2024-03-06"), "– 6 марта 2024 г."),
    ],
)
def test_a_refusal_says_what_the_archive_covers(question: str, dates: tuple[str, str], covered: str) -> None:
    archive = MemoryArchive(RATHAUS)
    archive.dates = dates
    notes = chain(archive, WordJudge()).invoke(question).notes
    assert any(note.endswith(covered) for note in notes), notes


def test_language_models_statement_with_a_true_quote_is_supported() -> None:
    archive = MemoryArchive(RATHAUS)
    reader = ToldReader(
        told("Der Neubau kostet 40 Millionen Euro.", "Der Neubau wird 40 Millionen Euro kosten")
    )
    answer = chain(archive, WordJudge(), reader).invoke(QUESTION)
    assert answer.model == "told"
    assert [s.state for s in answer.statements] == ["supported"]
    assert answer.text.endswith("[1]")
    assert_quotes_stand(answer, archive)


@pytest.mark.parametrize(
    "draft",
    [
        told("Der Neubau kostet 45 Millionen Euro.", "Der Neubau wird 45 Millionen Euro kosten"),
        told("Der Neubau kostet 45 Millionen Euro.", "Der Neubau wird 40 Millionen Euro kosten"),
        told("Angela Merkel warnte vor Mehrkosten.", "warnte am Montag vor Mehrkosten"),
        told("Lindqvist warnte nicht vor Mehrkosten.", "Anna Lindqvist warnte am Montag vor Mehrkosten"),
        told("Die Opposition widersprach.", "Die Opposition widersprach nicht"),
        Draft("Alles ist gut [1][7].", ()),
    ],
)
def test_lie_is_never_supported_and_the_extractive_reader_takes_over(draft: Draft) -> None:
    archive = MemoryArchive(RATHAUS)
    answer = chain(archive, WordJudge(**{"40_Millionen_Euro": 0.9}), ToldReader(draft)).invoke(QUESTION)
    assert answer.model == "scripted judge"
    assert answer.fallback
    assert answer.short == "40 Millionen Euro"
    assert_quotes_stand(answer, archive)


def test_unsupported_statement_beside_a_true_one_is_marked_or_dropped() -> None:
    archive = MemoryArchive(RATHAUS)
    drafts = (
        told("Der Neubau kostet 40 Millionen Euro.", "Der Neubau wird 40 Millionen Euro kosten"),
        told("Der Bau dauert 12 Jahre.", "Der Bau dauert 12 Jahre"),
    )
    marked = chain(archive, WordJudge(), ToldReader(*drafts)).invoke(QUESTION)
    assert [s.state for s in marked.statements] == ["supported", "unsupported"]
    assert "(nicht belegt)" in marked.text
    dropped = chain(archive, WordJudge(), ToldReader(*drafts), unsupported="drop").invoke(QUESTION)
    assert [s.state for s in dropped.statements] == ["supported"]
    assert "12 Jahre" not in dropped.text


def test_stream_sends_only_verified_sentences_and_the_answer_last() -> None:
    archive = MemoryArchive(RATHAUS)
    drafts = (
        told("Der Bau dauert 12 Jahre.", "Der Bau dauert 12 Jahre"),
        told("Der Neubau kostet 40 Millionen Euro.", "Der Neubau wird 40 Millionen Euro kosten"),
    )
    events = list(chain(archive, WordJudge(), ToldReader(*drafts)).events(QUESTION))
    assert isinstance(events[0], StatusEvent)
    assert [e.text for e in events if isinstance(e, TextEvent)] == [
        "Der Neubau kostet 40 Millionen Euro. [1]"
    ]
    assert isinstance(events[-1], AnswerEvent)
    assert sum(isinstance(event, AnswerEvent) for event in events) == 1


def test_model_that_fails_leaves_the_extractive_answer_and_the_reason() -> None:
    archive = MemoryArchive(RATHAUS)
    reader = ToldReader(
        told("Der Neubau kostet 40 Millionen Euro.", "Der Neubau wird 40 Millionen Euro kosten"),
        failure=ModelError("The model went away."),
    )
    answer = chain(archive, WordJudge(**{"40_Millionen_Euro": 0.9}), reader).invoke(QUESTION)
    assert answer.fallback == "The model went away."
    assert answer.model == "scripted judge"
    assert answer.answered


def test_leaving_the_stream_closes_the_model() -> None:
    reader = ToldReader(
        told("Der Neubau kostet 40 Millionen Euro.", "Der Neubau wird 40 Millionen Euro kosten")
    )
    events = chain(MemoryArchive(RATHAUS), WordJudge(), reader).events(QUESTION)
    for event in events:
        if isinstance(event, TextEvent):
            break
    events.close()
    assert reader.closed


def test_runnable_takes_text_dicts_and_batches() -> None:
    runnable = chain(MemoryArchive(RATHAUS), WordJudge(**{"40_Millionen_Euro": 0.9}))
    answers = runnable.batch([QUESTION, {"question": QUESTION, "filters": Filters(languages=("de",))}])
    assert [a.short for a in answers] == ["40 Millionen Euro"] * 2
    assert answers[1].filters.languages == ("de",)
    assert asyncio.run(runnable.ainvoke(QUESTION)).short == "40 Millionen Euro"
    with pytest.raises(QuestionError):
        runnable.invoke({"query": "x"})


class Heard(BaseCallbackHandler):
    """Which callbacks were called, in their order."""

    def __init__(self) -> None:
        self.kinds: list[str] = []

    def on_chain_start(self, *_: object, **__: object) -> None:
        self.kinds.append("chain start")

    def on_retriever_end(self, *_: object, **__: object) -> None:
        self.kinds.append("retriever end")

    def on_chain_end(self, *_: object, **__: object) -> None:
        self.kinds.append("chain end")

    def on_chain_error(self, *_: object, **__: object) -> None:
        self.kinds.append("chain error")


def cost_chain() -> AnswerChain:
    return chain(MemoryArchive(RATHAUS), WordJudge(**{"40_Millionen_Euro": 0.9}))


async def gathered(items: AsyncIterator[object]) -> list[object]:
    return [item async for item in items]


@pytest.mark.parametrize(
    "wrapped",
    [
        cost_chain,
        lambda: cost_chain().with_config(tags=["a"]),
        lambda: cost_chain().with_fallbacks([cost_chain()]),
        lambda: RunnableBranch((bool, cost_chain()), cost_chain()),
        lambda: RunnableLambda(lambda _: cost_chain()),
    ],
)
def test_a_step_behind_the_chain_gets_the_answer_however_it_is_run(wrapped: Callable[[], Runnable]) -> None:
    words = wrapped() | RunnableLambda(lambda answer: answer.short)
    expected = ["40 Millionen Euro"]
    assert [words.invoke(QUESTION)] == words.batch([QUESTION]) == expected
    assert list(words.stream(QUESTION)) == expected
    assert [asyncio.run(words.ainvoke(QUESTION))] == expected
    assert asyncio.run(gathered(words.astream(QUESTION))) == expected


def test_streaming_the_chain_alone_gives_the_answer_in_one_piece() -> None:
    (answer,) = cost_chain().stream(QUESTION)
    assert isinstance(answer, Answer)
    assert [type(item) for item in asyncio.run(gathered(cost_chain().astream(QUESTION)))] == [Answer]


@pytest.mark.parametrize(
    "run",
    [
        lambda question, config: cost_chain().invoke(question, config),
        lambda question, config: list(cost_chain().stream(question, config)),
        lambda question, config: asyncio.run(cost_chain().ainvoke(question, config)),
        lambda question, config: asyncio.run(gathered(cost_chain().astream(question, config))),
    ],
)
def test_every_way_to_run_the_chain_tells_the_callbacks(run: Callable[[str, dict], object]) -> None:
    heard = Heard()
    run(QUESTION, {"callbacks": [heard]})
    assert heard.kinds == ["chain start", "retriever end", "chain end"]
    heard = Heard()
    with pytest.raises(QuestionError):
        run("", {"callbacks": [heard]})
    assert heard.kinds == ["chain start", "chain error"]


def test_langchains_own_events_hold_the_retriever_and_the_answer() -> None:
    words = cost_chain() | RunnableLambda(lambda answer: answer.short)
    found = asyncio.run(gathered(words.astream_events(QUESTION, version="v2")))
    ended = {event["name"]: event["data"]["output"] for event in found if event["event"].endswith("_end")}
    assert ended["AnswerChain"].short == ended["RunnableSequence"] == "40 Millionen Euro"
    assert "ArchiveRetriever" in ended


def test_a_cancelled_question_stops_the_work() -> None:
    began = threading.Event()

    class SlowReader(ToldReader):
        def read(self, question, passages, articles):  # type: ignore[no-untyped-def]
            try:
                began.set()
                while True:
                    time.sleep(0.01)
                    yield told(
                        "Der Neubau kostet 40 Millionen Euro.", "Der Neubau wird 40 Millionen Euro kosten"
                    )
            finally:
                self.closed = True

    reader = SlowReader()

    async def left() -> None:
        task = asyncio.create_task(chain(MemoryArchive(RATHAUS), WordJudge(), reader).ainvoke(QUESTION))
        await asyncio.to_thread(began.wait)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(left())
    until = time.monotonic() + 5
    while not reader.closed and time.monotonic() < until:
        time.sleep(0.01)
    assert reader.closed


@pytest.mark.filterwarnings("ignore::langchain_core._api.beta_decorator.LangChainBetaWarning")
def test_a_tool_of_the_chain_says_what_it_takes_and_takes_it() -> None:
    tool = cost_chain().as_tool(name="archive")
    assert set(tool.args) == {"question", "history", "filters"}
    assert tool.args_schema.model_json_schema()["required"] == ["question"]
    given = {
        "question": QUESTION,
        "history": [{"question": "Was wird gebaut?", "answer": "Eine Brücke."}],
        "filters": {"languages": ["de"], "sources": ["rat*"]},
    }
    answer = tool.invoke(given)
    assert (answer.short, answer.filters) == (
        "40 Millionen Euro",
        Filters(sources=("rat*",), languages=("de",)),
    )
    assert "citations" in cost_chain().get_output_jsonschema()["$defs"]["Answer"]["properties"]
    assert set(cost_chain().get_input_jsonschema()["properties"]) == {"question", "history", "filters"}


def test_answer_is_json_ready() -> None:
    answer = chain(MemoryArchive(RATHAUS), WordJudge(**{"40_Millionen_Euro": 0.9})).invoke(QUESTION)
    document = json.loads(json.dumps(answer.to_dict()))
    assert document == answer.to_dict()
    assert document["citations"][0]["quote"] == answer.citations[0].quote


def test_changed_file_is_shown_as_stale() -> None:
    archive = MemoryArchive(RATHAUS)
    archive.stale.add("rathaus.txt")
    assert chain(archive, WordJudge(**{"40_Millionen_Euro": 0.9})).invoke(QUESTION).citations[0].stale


def test_of_more_quotes_than_can_be_shown_none_is_called_unsupported() -> None:
    words = [
        f"Brücke {name} ist offen." for name in ("Nord", "Ost", "West", "Mitte", "Hafen", "Markt", "Turm")
    ]
    article = Article("bruecken.txt", "\n\n".join(words), language="de")
    reader = ToldReader(*(told(sentence, sentence, article) for sentence in words))
    answer = chain(MemoryArchive(article), WordJudge(), reader).invoke("Welche Brücken sind offen?")
    assert [s.state for s in answer.statements] == ["supported"] * 5
    assert "nicht belegt" not in answer.text


def test_fallback_says_that_the_quotes_stood_where_only_the_wording_failed() -> None:
    quote = "Der Neubau wird 40 Millionen Euro kosten"
    misread, misquoted = told("Der Neubau kostet 45 Millionen Euro.", quote), told("Es ist so.", "Es ist so.")
    for reader, reason in (
        (ToldReader(misread), "wording_differs"),
        (ToldReader(misquoted, misread), "wording_differs"),
        (ToldReader(misquoted), "no_verified_quote"),
    ):
        answer = chain(MemoryArchive(RATHAUS), WordJudge(), reader).invoke(QUESTION)
        assert phrases("de").failures[reason] in str(answer.fallback)


def test_confidence_of_a_written_answer_is_unknown_where_it_rests_on_other_words_than_the_judge_found() -> (
    None
):
    archive = MemoryArchive(RATHAUS, HAFEN)
    judge = WordJudge(**{"40_Millionen_Euro": 0.93})
    same = ToldReader(
        told("Der Neubau kostet 40 Millionen Euro.", "Der Neubau wird 40 Millionen Euro kosten")
    )
    other = ToldReader(told("Fertig wird er 2029.", "Fertig wird er frühestens 2029", HAFEN))
    assert chain(archive, judge, same).invoke(QUESTION).confidence == pytest.approx(0.93)
    assert chain(archive, judge, other).invoke(QUESTION).confidence is None
    assert chain(archive, judge, ToldReader()).invoke(QUESTION).confidence == pytest.approx(0.07)
    beside = ToldReader(told("Der Neubau wird etwas kosten.", "Der Neubau wird 40 Millionen Euro kosten"))
    answer = chain(archive, judge, beside).invoke(QUESTION)
    assert (answer.answered, answer.confidence) == (True, None)


@pytest.mark.parametrize("history", [(), [(QUESTION, "40 Millionen Euro.")]])
@pytest.mark.parametrize(("text", "language"), [("Danke!", "de"), ("thanks", "en"), ("Спасибо", "ru")])
def test_thanks_are_not_asked_of_the_archive(
    text: str, language: str, history: list[tuple[str, str]]
) -> None:
    told_reader = ToldReader(told("40 Millionen.", "40 Millionen Euro"))
    answer = chain(MemoryArchive(RATHAUS), WordJudge(**{"40_Millionen_Euro": 0.9}), told_reader).invoke(
        {"question": text, "history": history}
    )
    assert not answer.answered
    assert answer.text == phrases(language).nothing_asked.text
    assert (answer.language, answer.confidence, answer.short) == (language, None, None)
    assert answer.citations == answer.statements == answer.nearest == ()


def test_questions_for_the_archive_and_goodbyes_get_their_own_reply() -> None:
    asked = chain(MemoryArchive(RATHAUS), WordJudge(**{"40_Millionen_Euro": 0.9}))
    assert asked.invoke("Danke, tschüss").text == phrases("de").farewell.text
    assert asked.invoke("Wer bist du?").text.startswith(phrases("de").assistant_asked.text)
    held = asked.invoke("Welche Artikel hast du?")
    assert "Artikel im Archiv: 1" in held.text and held.text.endswith(phrases("de").archive_listed.text)
    assert not held.answered and held.standalone is None


def test_second_question_of_a_message_is_named_as_left_open() -> None:
    message = "Was kostet der Neubau des Rathauses? Und wer baut das Rathaus?"
    answer = chain(MemoryArchive(RATHAUS), WordJudge(**{"40_Millionen_Euro": 0.9})).invoke(message)
    assert answer.standalone == "Was kostet der Neubau des Rathauses?"
    assert phrases("de").next_question.fill(question="Und wer baut das Rathaus?") in answer.notes
    assert answer.question == message


class ContextJudge(WordJudge):
    """Finds the words it is given, as likely as each question is told to make them."""

    def __init__(self, words: str, **probability_in: float) -> None:
        super().__init__(**{words: 0.0})
        self.words, self.probability_in, self.asked = words, probability_in, []

    def judge(self, question, passages):  # type: ignore[no-untyped-def]
        self.asked.append(question.standalone)
        carried = question.standalone != question.text
        self._known = {self.words: self.probability_in["carried" if carried else "typed"]}
        return super().judge(question, passages)


@pytest.mark.parametrize(
    ("typed", "carried", "confidence"),
    [(0.86, 0.66, 0.86), (0.66, 0.86, 0.86), (0.7, 0.7, 0.7), (0.3, 0.6, 0.6)],
)
def test_follow_up_that_may_be_complete_is_read_as_typed_too(
    typed: float, carried: float, confidence: float
) -> None:
    judge = ContextJudge("40 Millionen Euro", typed=typed, carried=carried)
    history = [("Wer sprach in Seoul?", "Ines Harlow.")]
    answer = chain(MemoryArchive(RATHAUS), judge).invoke(
        {"question": "Was kostet der Brückenbau?", "history": history}
    )
    assert [asked.split("? ")[-1] for asked in judge.asked] == [
        "Seoul.",
        "Was kostet der Brückenbau?",
    ]
    assert answer.confidence == confidence


def test_words_behind_thanks_are_not_taken_for_carried_ones() -> None:
    judge = ContextJudge("40 Millionen Euro", typed=0.9, carried=0.6)
    history = [("Wer sprach in Seoul?", "Ines Harlow.")]
    answer = chain(MemoryArchive(RATHAUS), judge).invoke(
        {"question": "Danke! Was kostet der Brückenbau?", "history": history}
    )
    assert answer.standalone == judge.asked[-1] == "Was kostet der Brückenbau?"


def test_follow_up_that_points_back_is_read_once() -> None:
    judge = ContextJudge("40 Millionen Euro", typed=0.9, carried=0.6)
    history = [("Wer sprach in Seoul?", "Ines Harlow.")]
    answer = chain(MemoryArchive(RATHAUS), judge).invoke(
        {"question": "Und was kostet sie?", "history": history}
    )
    assert len(judge.asked) == 1
    assert answer.confidence == 0.6


@pytest.mark.parametrize(
    ("typed", "last", "topic"),
    [
        (0.9, "Wer sprach in Seoul?", "Was kostet der Brückenbau?"),
        (0.9, "Wer sprach im Rathaus?", "Was kostet der Brückenbau? Rathaus."),
        (0.3, "Wer sprach in Seoul?", "Was kostet der Brückenbau? Seoul."),
    ],
)
def test_answer_tells_how_its_question_was_read(typed: float, last: str, topic: str) -> None:
    judge = ContextJudge("40 Millionen Euro", typed=typed, carried=0.6)
    archive = MemoryArchive(replace(RATHAUS, text=f"{RATHAUS.text}\nIm Rathaus sprach Ines."))
    answer = chain(archive, judge).invoke(
        {"question": "Was kostet der Brückenbau?", "history": [(last, "Ines Harlow.")]}
    )
    assert answer.standalone == topic


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("in English please", "form_asked"),
        ("Summarise all articles", "form_asked"),
        ("tell me more", "more_asked"),
    ],
)
def test_without_a_language_model_other_words_are_not_promised(text: str, phrase: str) -> None:
    judge = WordJudge(**{"40_Millionen_Euro": 0.9})
    history = [(QUESTION, "40 Millionen Euro.")]
    answer = chain(MemoryArchive(RATHAUS), judge).invoke({"question": text, "history": history})
    assert not answer.answered and answer.standalone is None
    assert answer.text == getattr(phrases("en"), phrase).text
    assert bool(answer.nearest) is (phrase == "more_asked")


def test_a_language_model_is_asked_for_other_words() -> None:
    reader = ToldReader(told("It costs 40 Millionen Euro.", "40 Millionen Euro"))
    answer = chain(MemoryArchive(RATHAUS), WordJudge(**{"40_Millionen_Euro": 0.9}), reader).invoke(
        {"question": "in English please", "history": [(QUESTION, "40 Millionen Euro.")]}
    )
    assert answer.standalone == f"{QUESTION} (in English please)"
    assert answer.text != phrases("en").form_asked.text


def test_source_gives_the_last_answer_again() -> None:
    line = chain(MemoryArchive(RATHAUS), WordJudge(**{"40_Millionen_Euro": 0.9}))
    first = line.invoke(QUESTION)
    again = line.invoke({"question": "Quelle?", "history": [first]})
    assert (again.question, again.text, again.citations) == ("Quelle?", first.text, first.citations)


def test_verified_sentences_stay_where_the_model_breaks_off_and_the_answer_says_so() -> None:
    first = told("Der Neubau kostet 40 Millionen Euro.", "Der Neubau wird 40 Millionen Euro kosten")
    unproven = told("Der Bau dauert 12 Jahre.", "Der Bau dauert 12 Jahre")
    for kind in ("timeout", "cut_off", "length"):
        reader = ToldReader(first, unproven, failure=ModelFailure(kind, "told"))
        answer = chain(MemoryArchive(RATHAUS), WordJudge(**{"40_Millionen_Euro": 0.9}), reader).invoke(
            QUESTION
        )
        assert (answer.model, answer.fallback) == ("told", None)
        assert [s.state for s in answer.statements] == ["supported"]
        assert any(phrases("de").failures[kind] in note for note in answer.notes)
        without = ToldReader(unproven, failure=ModelFailure(kind, "told"))
        answer = chain(MemoryArchive(RATHAUS), WordJudge(**{"40_Millionen_Euro": 0.9}), without).invoke(
            QUESTION
        )
        assert answer.fallback
        assert "12 Jahre" not in answer.text


def test_fallback_says_that_nothing_was_quoted_where_nothing_was() -> None:
    for draft in (Draft("Der Bau dauert lange."), Draft("Der Bau dauert lange.", unquoted=True)):
        answer = chain(MemoryArchive(RATHAUS), WordJudge(), ToldReader(draft)).invoke(QUESTION)
        assert phrases("de").failures["no_quote"] in str(answer.fallback)


@pytest.mark.parametrize(("probability", "quoted"), [(0.3, True), (0.9, False), (0.1, False)])
def test_true_quote_of_a_wrong_sentence_is_shown_where_the_judge_is_not_sure(
    probability: float, quoted: bool
) -> None:
    judge = WordJudge(**{"40_Millionen_Euro": probability})
    judge.threshold = 0.2
    reader = ToldReader(told("Lindqvist warnte nicht vor Mehrkosten.", "warnte am Montag vor Mehrkosten"))
    answer = chain(MemoryArchive(RATHAUS), judge, reader).invoke(QUESTION)
    assert answer.fallback
    assert "nicht vor Mehrkosten" not in answer.text
    shows = any("warnte am Montag vor Mehrkosten" in citation.quote for citation in answer.citations)
    assert shows == quoted


def test_a_form_is_not_promised_while_the_language_model_is_down() -> None:
    reader = ToldReader(failure=ModelFailure("unreachable", "told"))
    history = [("Was kostet der Neubau?", "40 Millionen Euro.")]
    asked = {"question": "Kürzer bitte", "history": history}
    answer = chain(MemoryArchive(RATHAUS), WordJudge(**{"40_Millionen_Euro": 0.9}), reader).invoke(asked)
    assert answer.text == phrases("de").form_asked.text
    assert answer.fallback
