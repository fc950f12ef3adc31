"""Marked answers from pages of our own: what is parsed, what may answer, what is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.training.sets import write_sets
from training.marked_answers import Choice, Job, make_jobs, places_of_answers, read_pages, record_of
from training.prepare import TRANSLATED, draw_groups, load_corpora
from training.questions import read_squad, read_translations

PAGE = """<html><body>
<p><b><u>{document} 0</u></b></p>
<p><b>{text} 0</b></p>
<p>{words}</p>
{questions}
</body></html>"""
ENGLISH = (
    'The mill of Tannhof was built by <font color="#a9a9a9">Otto </font><font color="#dcdcdc">Marek\nin '
    '</font>the year <font color="#2f4f4f">1921 on the </font>bank of the river. '
    + "It still grinds rye. "
    * 9
)
FINNISH = (
    'Tannhofin myllyn rakensi <font color="#a9a9a9">Otto </font><font color="#dcdcdc">Marek</font> joen rannalle '
    'vuonna <font color="#2f4f4f">1921</font>. ' + "Se jauhaa yhä ruista. " * 9
)


def write_pages(folder: Path, language: str, questions: int) -> Path:
    names = (
        ("Document number", "Text number", "Question")
        if language == "en"
        else ("Asiakirja", "Teksti", "Kysymys")
    )
    asked = "".join(f"<p><b>{names[2]} {n}</b></p><p>{language} {n}?</p>" for n in range(questions))
    words = ENGLISH if language == "en" else FINNISH
    place = folder / language
    place.mkdir()
    (place / "squad2_000.html").write_text(
        PAGE.format(document=names[0], text=names[1], words=words, questions=asked), encoding="utf-8"
    )
    return place


def jobs(folder: Path, questions: int) -> list[Job]:
    english, finnish = (read_pages(write_pages(folder, language, questions)) for language in ("en", "fi"))
    missing: list[list] = [[] for _ in range(441)]
    return list(make_jobs([*english, *missing], [*finnish, *missing]))


def test_marks_stand_where_the_text_says(tmp_path: Path) -> None:
    [[paragraph]] = read_pages(write_pages(tmp_path, "en", 3))
    assert paragraph.text.startswith(
        "The mill of Tannhof was built by Otto Marek in the year 1921 on the bank"
    )
    assert [paragraph.text[a:b] for a, b, _ in paragraph.marks] == ["Otto ", "Marek in ", "1921 on the "]
    assert paragraph.questions == ["en 0?", "en 1?", "en 2?"]


def test_neighbouring_marks_may_answer_together(tmp_path: Path) -> None:
    [[paragraph]] = read_pages(write_pages(tmp_path, "en", 3))
    words = {paragraph.text[a:b] for a, b in places_of_answers(paragraph).values()}
    assert words == {"Otto", "Marek in", "Otto Marek in", "1921 on the"}


def test_few_questions_are_all_answered(tmp_path: Path) -> None:
    [job] = jobs(tmp_path, 5)
    assert (job.answered, job.in_vain) == (range(5), range(0))


def test_of_many_questions_the_last_are_asked_in_vain(tmp_path: Path) -> None:
    [job] = jobs(tmp_path, 10)
    assert (job.answered, job.in_vain) == (range(4), range(6, 10))


def test_a_number_of_questions_that_tells_nothing_is_left_out(tmp_path: Path) -> None:
    assert jobs(tmp_path, 6) == []


def test_only_sure_answers_are_kept_without_words_that_follow_them(tmp_path: Path) -> None:
    [job] = jobs(tmp_path, 4)
    places = {job.english.text[a:b]: ((a, b), other) for (a, b), other in job.places.values()}
    who, when = places["Otto Marek in"], places["1921 on the"]
    chosen = [
        Choice(*who, 0.9, 1.0),
        Choice(*when, 0.5, 1.0),
        Choice(*when, 0.9, -3.0),
        Choice(*when, 0.9, 0.0),
    ]
    record = record_of(job, chosen)
    assert [q["question"]["fi"] for q in record["asked"]] == ["fi 0?", "fi 3?"]
    assert [
        [record["texts"][code][slice(*q["answer"][code])] for code in ("en", "fi")] for q in record["asked"]
    ] == [["Otto Marek", "Otto Marek"], ["1921", "1921"]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_sets(tmp_path)
    lines = []
    for number in range(30):
        texts = {
            "en": f"Mill {number} was built by Otto Marek.",
            "fi": f"Myllyn {number} rakensi Otto Marek.",
        }
        answer = {code: [text.index("Otto"), text.index("Otto") + 10] for code, text in texts.items()}
        asked = [{"question": {"en": "Who built the mill?", "fi": "Kuka rakensi myllyn?"}, "answer": answer}]
        in_vain = [{"en": "Who sold the mill?", "fi": "Kuka myi myllyn?"}]
        lines.append(json.dumps({"article": number, "texts": texts, "asked": asked, "in_vain": in_vain}))
    (tmp_path / "squad2.en-fi.jsonl").write_text("\n".join(lines), "utf-8")
    return tmp_path


def test_questions_in_vain_come_with_their_own_passage_and_no_answer(folder: Path) -> None:
    groups = draw_groups(load_corpora(folder), 400, seed=3, shares={TRANSLATED: 1.0})
    in_vain = [pair for group in groups for pair in group if pair.kind == "asked in vain"]
    assert in_vain
    assert {pair.question for pair in in_vain} == {"Who sold the mill?", "Kuka myi myllyn?"}
    assert all(pair.answer is None and "Otto Marek" in pair.passage for pair in in_vain)


def test_question_and_passage_are_drawn_in_both_languages(folder: Path) -> None:
    paragraphs = read_translations(folder / "squad2.en-fi.jsonl", TRANSLATED)
    assert paragraphs[3].asked["fi"][0].question == "Kuka rakensi myllyn?"
    answers = [
        p for group in draw_groups(load_corpora(folder), 200, 3, {TRANSLATED: 1.0}) for p in group if p.answer
    ]
    seen = {(pair.question.startswith("Kuka"), "rakensi" in pair.passage) for pair in answers}
    assert len(seen) == 4
    assert all(pair.passage[slice(*pair.answer)] == "Otto Marek" for pair in answers)


def test_of_a_translated_development_set_only_known_training_articles_are_read(folder: Path) -> None:
    xquad = json.loads((folder / "xquad.en.json").read_text("utf-8"))
    for number, article in enumerate(xquad["data"]):
        for record in article["paragraphs"]:
            for qa in record["qas"]:
                qa["id"] = f"{number}-{qa['id']}"
    (folder / "xquad.en.json").write_text(json.dumps(xquad), "utf-8")

    def article(number: int, identity: str, at: int = 0) -> dict:
        qa = {"id": identity, "question": "Quando?", "answers": [{"text": "1921", "answer_start": at}]}
        return {"title": f"Articolo {number}", "paragraphs": [{"context": "1921 il mulino.", "qas": [qa]}]}

    known = xquad["data"][2]["paragraphs"][0]["qas"][0]["id"]
    held_out = xquad["data"][1]["paragraphs"][0]["qas"][0]["id"]
    data = [article(0, held_out), article(1, "unknown"), article(2, known), article(3, known, at=2)]
    (folder / "it.json").write_text(json.dumps({"data": data}), "utf-8")
    [paragraph] = read_squad(folder / "it.json", "squad-it", "it", folder / "xquad.en.json")
    assert (paragraph.article, paragraph.title) == ("squad-it/2", "Articolo 2")
