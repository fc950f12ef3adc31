"""Title, byline, publication date and its origin, as the raw forms of the news have them."""

from __future__ import annotations

import pytest

from index.articles import FileBytes, FileEntry, parse_file
from index.bylines import read_byline, read_opening
from index.metadata import choose_date, date_in_name
from index.records import Article

BODY = (
    "Die Leitung stand fünfzig Minuten lang, und keiner der beiden legte vorher auf. Danach war es "
    "in der Stadt still.\n\n"
    "Am 7. Dezember 2021 hatten sie schon einmal gesprochen. Ein weiteres Treffen ist nach Angaben "
    "des Sprechers nicht geplant."
)


def _read(text: str, name: str = "a.txt") -> Article:
    data = text.encode()
    return parse_file(FileBytes(data, FileEntry(name, len(data), 0, 0)))[0]


def test_the_first_line_with_a_date() -> None:
    article = _read(f" date 2021-12 Kurze Nacht am Telefon\n\n{BODY}")
    assert (article.title, article.date, article.date_origin) == (
        "Kurze Nacht am Telefon",
        "2021-12",
        "first line",
    )
    assert [article.text[start:end] for start, end in article.headlines] == ["Kurze Nacht am Telefon"]


def test_a_byline_says_more_than_the_first_line() -> None:
    article = _read(
        f' date 2021-12 Kurze Nacht\n\nSprecher: "Kein Kommentar"\n\n31.12.2021, 00:07 Uhr | rtr\n\n{BODY}'
    )
    assert (article.date, article.date_origin, article.agency) == ("2021-12-31", "byline", "Reuters")
    assert [article.text[start:end] for start, end in article.headlines] == [
        "Kurze Nacht",
        'Sprecher: "Kein Kommentar"',
    ]
    assert article.notes == ()


def test_a_date_in_the_running_text_is_no_publication_date() -> None:
    article = _read(f"Kurze Nacht\n\n{BODY}")
    assert (article.date, article.date_origin) == (None, None)


@pytest.mark.parametrize(
    ("line", "date", "outlet", "author", "agency"),
    [
        ("31.12.2021, 00:07 Uhr | rtr", "2021-12-31", None, None, "Reuters"),
        ("31.12.2021, 06:40 Uhr | dpa/rtr | Elbe-Kurier", "2021-12-31", "Elbe-Kurier", None, "dpa / Reuters"),
        ("Havelbote | Freitag, 31. Dezember 2021, 09:12 | dpa", "2021-12-31", "Havelbote", None, "dpa"),
        ("Küstenbote, 2. Januar 2022", "2022-01-02", "Küstenbote", None, None),
        (
            "Von Gesine Altrogge, Lindenstädter Tagblatt, 2. Januar 2022",
            "2022-01-02",
            "Lindenstädter Tagblatt",
            "Gesine Altrogge",
            None,
        ),
        ("Stand: 31.12.2021 17:20 Uhr", "2021-12-31", None, None, None),
        ("By Rowan Tisdale, The Harbourgate Post", None, "The Harbourgate Post", "Rowan Tisdale", None),
        ("By Rowan Tisdale | December 31, 2021, 8:05 AM EST", "2021-12-31", None, "Rowan Tisdale", None),
        ("Friday 31 December 2021, 08.05 GMT", "2021-12-31", None, None, None),
        ("Le Courrier, le 12 février 2022 à 19 h 30", "2022-02-12", "Le Courrier", None, None),
        (
            "La Gaceta del Faro, 31/12/2021, 10:25 h | Redacción / agencias",
            "2021-12-31",
            "La Gaceta del Faro",
            None,
            None,
        ),
        ("«Невская сводка», 31 декабря 2021, 02:10 (МСК)", "2021-12-31", "Невская сводка", None, None),
        ("Дніпровська хроніка, 3 січня 2022 року, 09:40", "2022-01-03", "Дніпровська хроніка", None, None),
    ],
)
def test_bylines(
    line: str, date: str | None, outlet: str | None, author: str | None, agency: str | None
) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert (byline.date, byline.outlet, byline.author, byline.agency) == (date, outlet, author, agency)


@pytest.mark.parametrize(
    "line",
    [
        "Am 7. Dezember 2021 sprachen die beiden Präsidenten zum ersten Mal.",
        "Die Gespräche vom 7. Dezember 2021 haben nach langem Zögern doch noch ein Ergebnis gebracht",
        "Von der Krise zum Krieg",
        "By the sea",
        "Kurze Nacht am Telefon",
        "",
    ],
)
def test_what_is_no_byline(line: str) -> None:
    assert read_byline(line) is None


def test_a_kicker_is_not_the_title() -> None:
    opening = read_opening(f"International\n\nKurze Nacht am Telefon für zwei Präsidenten\n\n{BODY}")
    assert opening.title == "Kurze Nacht am Telefon für zwei Präsidenten"
    assert len(opening.headlines) == 2


def test_a_text_without_a_headline_has_no_title() -> None:
    assert _read(BODY).title is None
    assert _read(BODY).headlines == ()


def test_subheads_are_headlines_and_short_sentences_are_not() -> None:
    article = _read(
        f"Kurze Nacht\n\n{BODY}\n\nDie Stadt und der Morgen\n\n{BODY}\n\nDas war alles.\n\n{BODY}\n\nQuelle: Küstenbote"
    )
    assert [article.text[start:end] for start, end in article.headlines] == [
        "Kurze Nacht",
        "Die Stadt und der Morgen",
    ]


def test_a_source_note_names_the_outlet_and_stays_searchable() -> None:
    article = _read(f"Kurze Nacht\n\n{BODY}\n\nQuelle: kuestenbote.example")
    assert article.outlet == "kuestenbote.example"
    assert not any("Quelle" in article.text[start:end] for start, end in article.boilerplate)


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("2021-12-31_kurze-nacht", "2021-12-31"),
        ("2021_12_31 kurze nacht", "2021-12-31"),
        ("kurier-20211231-nacht", "2021-12-31"),
        ("nacht_10.12.2021", "2021-12-10"),
        ("nacht_14-02-2022", "2022-02-14"),
        ("nuit_12-fevrier-2022", "2022-02-12"),
        ("2021-12 nacht", "2021-12"),
        ("nacht_30-12", None),
        ("agenda-2030", None),
        ("000_d31e494625299062", None),
        ("12345678901234567890", None),
        ("teil-3", None),
    ],
)
def test_the_date_in_a_file_name(name: str, date: str | None) -> None:
    assert date_in_name(name) == date


@pytest.mark.parametrize(
    ("candidates", "chosen"),
    [
        ([], (None, None)),
        ([("2021-12", "first line"), ("2021-12-31", "file name")], ("2021-12-31", "file name")),
        ([("2021-12-31", "file name"), ("2021-12-31", "byline")], ("2021-12-31", "byline")),
        (
            [("2021-12-30", "file name"), ("2021-12-31", "byline"), ("2021-12", "first line")],
            ("2021-12-31", "byline"),
        ),
        (
            [("2022-01-05", "file name"), ("2021-12-31", "byline"), ("2021-12", "first line")],
            ("2021-12-31", "byline"),
        ),
        ([("2022-01-05", "byline"), ("2021-12-31", "front matter")], ("2021-12-31", "front matter")),
        ([("2021", "front matter"), ("2021-12-31", "byline")], ("2021-12-31", "byline")),
    ],
)
def test_the_most_precise_date_that_the_others_do_not_contradict(
    candidates: list[tuple[str, str]], chosen: tuple[str | None, str | None]
) -> None:
    date, origin, note = choose_date(candidates)
    assert (date, origin) == chosen
    contradicted = any(
        not (other.startswith(date) or date.startswith(other)) for other, _ in candidates if date
    )
    assert (note is not None) == contradicted


def test_disagreeing_dates_are_noted() -> None:
    article = _read(f"Kurze Nacht\n\n31.12.2021, 00:07 Uhr | rtr\n\n{BODY}", "2021-12-30_nacht.txt")
    assert article.date == "2021-12-31"
    assert any("2021-12-30 (file name)" in note for note in article.notes)


def test_the_agency_in_a_dateline() -> None:
    assert _read(f"Kurze Nacht\n\nBERLIN (dpa) - {BODY}").agency == "dpa"
