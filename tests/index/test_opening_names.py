"""Headlines that look like a newspaper's name or a byline, and newspapers, authors and days that look like neither."""

from __future__ import annotations

import pytest

from index.articles import FileBytes, FileEntry, parse_file
from index.parts.bylines import read_byline
from index.parts.masthead import read_masthead
from index.parts.opening import read_opening
from tests.index.formats.test_openings import BODIES

SHORT = {"es": "El tranvía volvió a circular ayer por la noche.", "sv": "Bron stängdes på tisdagen."}


def _seen(text: str, name: str = "a.txt") -> tuple[str | None, str | None, str | None, str | None]:
    data = text.encode()
    (article,) = parse_file(FileBytes(data, FileEntry(name, len(data), 0, 0)))
    return article.title, article.date, article.outlet, article.author


@pytest.mark.parametrize(
    ("language", "headline", "byline", "author"),
    [
        ("en", "The End of the Chronicle", "By Nora Pym", "Nora Pym"),
        ("en", "The Last Dispatch", "By Nora Pym", "Nora Pym"),
        ("en", "A Bright Star", "By Nora Pym", "Nora Pym"),
        ("de", "Die Macht der Presse", "Von Ilka Dornbusch", "Ilka Dornbusch"),
        ("de", "Der Bote des Königs", "Von Ilka Dornbusch", "Ilka Dornbusch"),
        ("de", "Der Bote des Königs", "4. März 2024", None),
        ("fr", "La fin du Journal", "Par Solène Kervadec", "Solène Kervadec"),
        ("es", "El Fin de la Gaceta", "Por Inés Prado", "Inés Prado"),
        ("en", "By Any Means", "By Nora Pym", "Nora Pym"),
        ("en", "By Sun Light", "By Nora Pym", "Nora Pym"),
    ],
)
def test_a_headline_with_a_newspaper_s_word_stays_the_title(
    language: str, headline: str, byline: str, author: str | None
) -> None:
    title, _, outlet, seen = _seen(f"{headline}\n{byline}\n\n{BODIES[language]}")
    assert (title, outlet, seen) == (headline, None, author)


@pytest.mark.parametrize(
    ("language", "headline", "standfirst", "byline"),
    [
        (
            "de",
            "Der Bote des Königs",
            "Wie ein Reiter durch den Schnee kam und doch zu spät war.",
            "Von Ilka Dornbusch",
        ),
        ("en", "The Last Dispatch", "A reporter says goodbye to the war", "By Nora Pym"),
    ],
)
def test_a_standfirst_below_such_a_headline_is_not_the_title(
    language: str, headline: str, standfirst: str, byline: str
) -> None:
    title, _, outlet, author = _seen(f"{headline}\n\n{standfirst}\n\n{byline}\n\n{BODIES[language]}")
    assert (title, outlet, author) == (headline, None, byline.split(" ", 1)[1])


@pytest.mark.parametrize(
    "line", ["Data 2023: the year in figures", "Data 2023 shows fewer thefts", "Date 2023-14 A night"]
)
def test_a_first_line_that_only_looks_dated_is_a_headline(line: str) -> None:
    assert _seen(f"{line}\n\n{BODIES['en']}")[:2] == (line, None)


@pytest.mark.parametrize(
    "name",
    [
        "Västerviks Tidning",
        "Dagens Nyheter",
        "Smålandsposten",
        "Lidové noviny",
        "Jihlavský deník",
        "NRC Handelsblad",
        "De Dorpsbode",
        "Київські вісті",
        "Faro de Cíes",
        "El Eco del Sur",
        "L'Écho de la Loire",
        "Il Gazzettino Veneto",
        "Τα Νέα του Πηλίου",
        "Báo Cửu Long",
        "長浜夕刊",
        "南港晨报",
        "전주신문",
        "Ziarul de Est",
        "Karjalan Sanomat",
        "Tiszai Hírlap",
        "صحيفة الميناء",
        "روزنامه دماوند",
        "नर्मदा टाइम्स",
    ],
)
def test_names_of_newspapers_of_further_languages(name: str) -> None:
    masthead = read_masthead(name)
    assert masthead is not None
    assert masthead.outlet == name


@pytest.mark.parametrize(
    "line",
    [
        "Νέα Υόρκη",
        "Τα νέα μέτρα",
        "Báo động đỏ",
        "صحيفة فرنسية تنشر وثائق سرية",
        "誰も読まなくなった紙の新聞",
        "Faro",
        "Avis de tempête",
        "Utposten faller",
        "Eine Stimme",
        "En stjärna slocknar",
    ],
)
def test_other_lines_are_no_newspapers(line: str) -> None:
    assert read_masthead(line) is None


@pytest.mark.parametrize(
    ("language", "headline", "lines", "author", "outlet"),
    [
        (
            "en",
            "Bridge to stay closed until autumn",
            "By Nora Pym\nRiver Lantern\n4 March 2024",
            "Nora Pym",
            None,
        ),
        (
            "de",
            "Brücke bleibt bis zum Herbst zu",
            "Von Ilka Dornbusch\nDie Laterne\n4. März 2024",
            "Ilka Dornbusch",
            None,
        ),
        (
            "fr",
            "Le pont restera fermé longtemps",
            "Par Jeanne Roy\nLe Phare\n4 mars 2024",
            "Jeanne Roy",
            None,
        ),
        (
            "nl",
            "Brug blijft tot de herfst dicht",
            "Door Piet Vos\nDe Dorpsbode\n4 maart 2024",
            "Piet Vos",
            "De Dorpsbode",
        ),
        (
            "es",
            "El puente seguirá cerrado",
            "Por Inés Prado\nFaro de Cíes\n4 de marzo de 2024",
            "Inés Prado",
            "Faro de Cíes",
        ),
        ("pl", "Most zamknięty do jesieni", "Autor: Jan Wrona\nFala\n4 marca 2024", "Jan Wrona", None),
    ],
)
def test_a_newspaper_between_author_and_day_hides_no_day(
    language: str, headline: str, lines: str, author: str, outlet: str | None
) -> None:
    expected = (headline, "2024-03-04", outlet, author)
    assert _seen(f"{headline}\n\n{lines}\n\n{BODIES[language]}") == expected


def test_a_line_of_text_below_the_author_is_not_skipped() -> None:
    text = f"Bridge stays closed\n\nBy Nora Pym\n\nIt was late.\n\nCastelried, 4 March 2004\n\n{BODIES['en']}"
    assert _seen(text)[1] is None


@pytest.mark.parametrize(
    ("line", "language", "day", "author"),
    [
        ("OSLO, 4 March 2024 — Nora Pym", "en", "2024-03-04", "Nora Pym"),
        ("KIEL, 4. März 2024 – Ilka Dornbusch", "de", "2024-03-04", "Ilka Dornbusch"),
        ("Oulu 4.3.2024 – Aino Salo", "fi", "2024-03-04", "Aino Salo"),
        ("Brno 4. března 2024", "cs", "2024-03-04", None),
        ("Huế, ngày 4 tháng 3 năm 2024 – Lê Minh", "vi", "2024-03-04", "Lê Minh"),
        ("KYIV, 4 March 2024 – Russia attacks", "en", None, None),
        ("Kiew, 4. März 2024 – Ein Land wacht", "de", None, None),
    ],
)
def test_a_place_a_day_and_a_name_below_a_headline(
    line: str, language: str, day: str | None, author: str | None
) -> None:
    byline = read_byline(line, language, below_headline=True)
    assert (byline.date if byline else None, byline.author if byline else None) == (day, author)
    assert read_byline(line, language) is None or language == "vi"


@pytest.mark.parametrize(
    ("line", "day", "author"),
    [
        ("2024年3月4日 记者 李明", "2024-03-04", "李明"),
        ("2024年3月4日　長浜　記者・山田花", "2024-03-04", "山田花"),
        ("2024.03.04. 박지은 기자", "2024-03-04", "박지은"),
        ("Publicerad 4 mars 2024", "2024-03-04", None),
        ("Zveřejněno 4. 3. 2024", "2024-03-04", None),
        ("4 marca 2024 r.", "2024-03-04", None),
        ("Par Jeanne Roy — La Gazette du Lac — 4 mars 2024", "2024-03-04", "Jeanne Roy"),
        ("OSLO, 4 March 2024 — By Nora Pym", "2024-03-04", "Nora Pym"),
        ("Måndag 4 mars 2024 kl. 06.30", "2024-03-04", None),
        ("4 มี.ค. 2567 เวลา 08.15 น.", "2024-03-04", None),
        ("الاثنين ٤ مارس ٢٠٢٤", "2024-03-04", None),
        ("Pondělí 4. března 2024", "2024-03-04", None),
        ("Av Elin Ström", None, "Elin Ström"),
        ("By Will Parker", None, "Will Parker"),
    ],
)
def test_bylines_of_further_languages(line: str, day: str | None, author: str | None) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert (byline.date, byline.author) == (day, author)


@pytest.mark.parametrize(
    "line", ["By Any Means Necessary", "By Popular Demand", "Av allt att döma", "记者 调查发现食品问题"]
)
def test_sayings_are_no_bylines(line: str) -> None:
    assert read_byline(line) is None


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (
            "العنوان: سوق جديد في صور\nالتاريخ: ٤ مارس ٢٠٢٤\nالكاتب: سلمى حداد\n",
            ("سوق جديد في صور", "2024-03-04"),
        ),
        ("标题：港口新桥\n作者：李明\n日期：2024年3月4日\n", ("港口新桥", "2024-03-04")),
        (
            "Otsikko: Silta suljettu\nPäivämäärä: 4.3.2024\nKirjoittaja: Aino Salo\n",
            ("Silta suljettu", "2024-03-04"),
        ),
    ],
)
def test_labelled_heads_of_further_languages(head: str, expected: tuple[str, str]) -> None:
    assert _seen(f"{head}\n{BODIES['en']}")[:2] == expected


def test_a_letter_from_a_known_newspaper_is_by_it() -> None:
    head = "Von: Tagesschau\nDatum: 4. März 2024\nBetreff: Brücke gesperrt\n"
    assert _seen(f"{head}\n{BODIES['de']}") == ("Brücke gesperrt", "2024-03-04", "Tagesschau", None)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "es",
            "Vuelve el tranvía\n\nInés Prado\nEl País\nCádiz, 4 de marzo de 2024",
            ("Vuelve el tranvía", "2024-03-04", "El País"),
        ),
        (
            "sv",
            "Bron stängd igen\n\nAv Elin Ström\nSmålandsposten\nPublicerad 4 mars 2024",
            ("Bron stängd igen", "2024-03-04", "Smålandsposten"),
        ),
    ],
)
def test_the_author_s_line_is_not_the_title_of_an_item_of_one_sentence(
    language: str, text: str, expected: tuple[str, str, str]
) -> None:
    assert _seen(f"{text}\n\n{SHORT[language]}\n")[:3] == expected


@pytest.mark.parametrize(
    ("head", "title", "author"),
    [
        ("Bridge reopens\n21 April 2026 - Selma Ward", "Bridge reopens", "Selma Ward"),
        ("Bridge reopens at last\n\n21 April 2026 — Selma Ward", "Bridge reopens at last", "Selma Ward"),
        ("Die Brücke ist offen\n21. April 2026 – Selma Ward", "Die Brücke ist offen", "Selma Ward"),
        ("Le pont rouvre\n21 avril 2026 – Anne Morel", "Le pont rouvre", "Anne Morel"),
        ("Мост снова открыт\n21 апреля 2026 - Анна Петрова", "Мост снова открыт", "Анна Петрова"),
        ("Most otwarty\n21 kwietnia 2026 – Anna Nowak", "Most otwarty", "Anna Nowak"),
        ("Köprü açıldı\n21 Nisan 2026 - Selin Aktuğ", "Köprü açıldı", "Selin Aktuğ"),
        ("A híd újra nyitva\n2026. április 21. - Szabó Anna", "A híd újra nyitva", "Szabó Anna"),
    ],
)
def test_a_day_and_a_name_below_a_headline(head: str, title: str, author: str) -> None:
    text = f"{head}\n\nThe bridge has been open again since Monday, after four years of works.\n"
    opening = read_opening(text, language="hu" if "április" in head else None)
    assert opening.title == title
    assert opening.byline is not None
    assert (opening.byline.date, opening.byline.author) == ("2026-04-21", author)


def test_a_day_between_dashes_in_running_text_is_no_byline() -> None:
    text = "He said he would come on\n21 April 2026 - Easter Monday - and stay\nfor a week with his aunt.\n\nMore."
    opening = read_opening(text)
    assert (opening.title, opening.byline) == (None, None)
