"""Title, byline, publication date and its origin, as the raw forms of the news have them."""

from __future__ import annotations

import pytest

from index.articles import FileBytes, FileEntry, parse_file
from index.metadata import choose_date, date_in_name
from index.parts.bylines import read_byline
from index.parts.opening import read_opening
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
        ("Elbe-Zeitung vom 04.03.2024, Seite 5", "2024-03-04", "Elbe-Zeitung", None, None),
        ("Halle/Grünau, 5. Mai 2024 – SPORT-EXPRESS", "2024-05-05", "SPORT-EXPRESS", None, None),
        (
            "PORT-ÉLOI, 8 mai 2024. Le Courrier du Large, par Solène Kervadec",
            "2024-05-08",
            "Le Courrier du Large",
            "Solène Kervadec",
            None,
        ),
        ("SANKT ARVEN, 18 czerwca 2024 r. „Morska”, Justyna Wolańska", "2024-06-18", "Morska", None, None),
        ("2024年3月4日 浜辺新聞", "2024-03-04", "浜辺新聞", None, None),
        ("De Volkskrant, 4 maart 2024", "2024-03-04", "De Volkskrant", None, None),
        ("Quelle: Elbe-Kurier, 4. März 2024", "2024-03-04", "Elbe-Kurier", None, None),
        ("By Emily Post, 4 March 2024", "2024-03-04", None, "Emily Post", None),
        ("Written by Emily Post, published 4 March 2024", "2024-03-04", None, "Emily Post", None),
        ("kuestenbote.example, 4. März 2024", "2024-03-04", "kuestenbote.example", None, None),
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
        "東日本大震災が発生した2011年3月11日から歳月が流れた。",
        "香港于1997年7月1日回归祖国",
        "Es war der 9. November 1989, und niemand ahnte etwas …",
        "24. Februar 2022 – Russland greift an",
        "Berlin, 9. November 1989: Ein Land feiert",
        "1. Januar 2025 Neujahr",
        "Um 5.20 Uhr am 24. Februar 2022 griff Russland an",
        "Am 4. März 2024 veröffentlicht das Ministerium seine Pläne",
        "BERLIN, 3. März 2024 (dpa) - Die Bundesregierung hat am Montag",
        "CASTELRIED, March 27, 2024 - The council approved",
        "Die Wahl vom 4. März 2024",
        "Kurze Nacht am Telefon",
        "",
    ],
)
def test_what_is_no_byline(line: str) -> None:
    assert read_byline(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Berlin, 4.3.2024",
        "BERLIN, 4. März 2024 (dpa)",
        "Posted on 2024-03-04T08:15:00Z",
        "First published on Mon 4 Mar 2024 08.15 GMT",
        "Erstellt: 04.03.2024, 08:15 Uhr",
        "Ilka Dornbusch, 4. März 2024",
        "By Rowan Tisdale, court reporter, 4 March 2024",
        "Press Release, 4 March 2024",
        "Breaking News | 4 March 2024",
        "Angebote, 4. März 2024",
        "The Hague, 4 March 2024",
        "Nacht am Telefon | 4. März 2024",
    ],
)
def test_a_place_a_role_or_a_section_is_no_outlet(line: str) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert (byline.date, byline.outlet) == ("2024-03-04", None)


@pytest.mark.parametrize(
    "line",
    [
        "Published: 08:15 GMT, 4 March 2024 | Updated: 10:00 GMT, 6 March 2024",
        "Updated March 6, 2024 / Originally published March 4, 2024",
        "March 4, 2024 (updated March 6, 2024)",
        "Aktualisiert: 06.03.2024, 10:00 Uhr | Veröffentlicht: 04.03.2024, 08:15 Uhr",
        "06.03.2024 aktualisiert, 04.03.2024 veröffentlicht",
        "Mis à jour le 6 mars 2024 à 10h, publié le 4 mars 2024",
        "Actualizado el 6 de marzo de 2024 | Publicado el 4 de marzo de 2024",
        "Aggiornato il 6 marzo 2024 - Pubblicato il 4 marzo 2024",
        "Atualizado em 6 de março de 2024, publicado em 4 de março de 2024",
        "Bijgewerkt: 6 maart 2024 | Gepubliceerd: 4 maart 2024",
        "Aktualizacja: 6 marca 2024, publikacja: 4 marca 2024",
        "Обновлено 6 марта 2024, опубликовано 4 марта 2024",
        "Оновлено: 6 березня 2024 | Опубліковано: 4 березня 2024",
        "更新：2024年3月6日 公開：2024年3月4日",
    ],
)
def test_the_day_of_publication_and_not_that_of_a_change(line: str) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert (byline.date, byline.updated, byline.outlet) == ("2024-03-04", "2024-03-06", None)


def test_the_day_of_a_change_alone_is_no_publication_date() -> None:
    article = _read(f"Kurze Nacht\n\nZuletzt aktualisiert: 06.03.2024\n\n{BODY}")
    assert (article.date, article.outlet) == (None, None)


def test_published_may_stand_on_a_line_below_updated() -> None:
    article = _read(
        f"Kurze Nacht\n\nVon Ilka Dornbusch\n\nAktualisiert: 06.03.2024\n\nVeröffentlicht: 04.03.2024\n\n{BODY}"
    )
    assert (article.date, article.author) == ("2024-03-04", "Ilka Dornbusch")


ENGLISH = (
    "The line was open for fifty minutes, and neither of the two hung up before that. Then it was quiet in the "
    "town.\n\nThey had spoken before. Another meeting is not planned, the spokesman said on Monday."
)


@pytest.mark.parametrize(
    ("body", "line", "date", "author"),
    [
        (ENGLISH, "By Rowan Tisdale | 03/04/2024", "2024", "Rowan Tisdale"),
        (ENGLISH, "03/04/2024", "2024", None),
        (ENGLISH, "By Rowan Tisdale | 3/25/2024", "2024-03-25", "Rowan Tisdale"),
        (BODY, "Ilka Dornbusch, 03/04/2024", "2024-04-03", None),
    ],
)
def test_the_order_of_day_and_month_is_not_known_in_english(
    body: str, line: str, date: str, author: str | None
) -> None:
    article = _read(f"Short night\n\n{line}\n\n{body}")
    assert (article.date, article.author, article.outlet) == (date, author, None)


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
