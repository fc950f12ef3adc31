"""A small question-answering set of our own, in the published sets' forms, in two languages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

TOWNS = (
    ("Alderbrück", "Mühlenfest", 1921, "Karla Brandt", "Emil Foss"),
    ("Norderau", "Hafenlauf", 1934, "Jonas Weidner", "Ruth Ahlers"),
    ("Tannhof", "Lichtermarkt", 1958, "Petra Lindqvist", "Otto Marek"),
)


def _paragraph(language: str, town: str, feast: str, year: int, founder: str, mayor: str) -> dict[str, Any]:
    if language == "de":
        text = (
            f"In {town} wird seit {year} das {feast} gefeiert. Gegründet hat es die Stadt auf Wunsch von {founder}. "
            f"Heute leitet {mayor} die Vorbereitung im alten Rathaus. Rund 4.500 Gäste kommen in jedem Jahr."
        )
        questions = (
            (f"Seit wann feiert {town} das {feast}?", str(year)),
            (f"Wer leitet in {town} die Vorbereitung?", mayor),
        )
    else:
        text = (
            f"The {feast} has been held in {town} since {year}. The town began it at the wish of {founder}. "
            f"Today {mayor} leads the preparation in the old town hall. About 4,500 guests come every year."
        )
        questions = (
            (f"Since when has {town} held the {feast}?", str(year)),
            (f"Who leads the preparation in {town}?", mayor),
        )
    return {
        "context": text,
        "qas": [
            {
                "id": f"{town}-{n}",
                "question": question,
                "answers": [{"text": answer, "answer_start": text.index(answer)}],
            }
            for n, (question, answer) in enumerate(questions)
        ],
    }


def write_sets(folder: Path) -> None:
    """XQuAD's form in two languages (48 articles, one paragraph of each town in turn), and five files of lines."""
    for language in ("de", "en"):
        articles = [
            {"title": f"Article_{n}", "paragraphs": [_paragraph(language, *town) for town in TOWNS]}
            for n in range(48)
        ]
        (folder / f"xquad.{language}.json").write_text(json.dumps({"data": articles}), "utf-8")
    for name in ("norquad.no", "jaquad.ja", "drcd.zh-hant", "cmrc2018.zh", "faquad.pt"):
        lines = [json.dumps({"title": f"T{n}", **_paragraph("en", *TOWNS[n % 3])}) for n in range(24)]
        (folder / f"{name}.jsonl").write_text("\n".join(lines), "utf-8")
