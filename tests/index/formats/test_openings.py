"""Headline, date, newspaper and author where the newspaper's name, the date, the section or a page stands first."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest

from index.articles import ArticleList, FileBytes, FileEntry, parse_file
from index.parts.opening import read_opening

Parse = Callable[[str, bytes], ArticleList]
Expected = tuple[str | None, str | None, str | None, str | None]

BODIES = {
    "de": "Die Brücke über die Havel bleibt bis zum Herbst gesperrt, wie der Rat am Abend mit großer Mehrheit "
    "beschloss. Die Umleitung führt über Grünau.\n\nDer Bürgermeister sprach von einem schweren "
    "Schritt, der nicht zu umgehen war.",
    "en": "The bridge across the river will stay closed until autumn, the town council decided on Monday by a large "
    "majority. Traffic goes by way of Castelried.\n\nThe mayor called it a hard step that could not be avoided.",
    "fr": "Le pont sur la rivière restera fermé jusqu'à l'automne, a décidé lundi soir le conseil à une large "
    "majorité. La circulation passe par Port-Éloi.\n\nLe maire a parlé d'une étape difficile mais nécessaire.",
    "es": "El puente sobre el río seguirá cerrado hasta el otoño, decidió el lunes el ayuntamiento por amplia "
    "mayoría. El tráfico pasa por el barrio del Faro.\n\nLa alcaldesa habló de un paso difícil que no se podía evitar.",
    "it": "Il ponte sul fiume resterà chiuso fino all'autunno, ha deciso lunedì sera il consiglio comunale a larga "
    "maggioranza. Il traffico passa per Borgo.\n\nIl sindaco ha parlato di un passo difficile che non si "
    "poteva evitare.",
    "ru": "Мост через реку останется закрытым до осени, решил в понедельник вечером городской совет подавляющим "
    "большинством. Движение пойдёт через Заречье.\n\nМэр назвал это трудным шагом, которого нельзя было избежать.",
    "uk": "Міст через річку залишиться закритим до осені, вирішила в понеділок увечері міська рада переважною "
    "більшістю. Рух піде через Заріччя.\n\nМіський голова назвав це важким кроком, якого не можна було уникнути.",
    "pl": "Most na rzece pozostanie zamknięty do jesieni, zdecydowała w poniedziałek wieczorem rada miasta dużą "
    "większością głosów. Objazd prowadzi przez Brzezin.\n\nBurmistrz mówił o trudnym kroku, którego nie można uniknąć.",
    "nl": "De brug over de rivier blijft tot de herfst gesloten, besloot de gemeenteraad maandagavond met een grote "
    "meerderheid. Het verkeer rijdt via Wittersum.\n\nDe burgemeester sprak van een zware stap die nodig was.",
    "tr": "Nehrin üzerindeki köprü sonbahara kadar kapalı kalacak; belediye meclisi pazartesi akşamı büyük "
    "çoğunlukla karar verdi. Trafik başka yoldan geçiyor.\n\nBelediye başkanı bunun zor bir adım olduğunu söyledi.",
    "pt": "A ponte sobre o rio ficará fechada até ao outono, decidiu na segunda-feira à noite a câmara por larga "
    "maioria. O trânsito passa pela vila.\n\nO presidente falou de um passo difícil que não podia ser evitado.",
}

LAYOUTS: list[tuple[str, str, Expected]] = [
    # The newspaper, then the date, then the headline.
    (
        "de",
        "Elbe-Kurier\n4. März 2024\n\nBrücke bleibt bis zum Herbst gesperrt\n\n",
        ("Brücke bleibt bis zum Herbst gesperrt", "2024-03-04", "Elbe-Kurier", None),
    ),
    (
        "de",
        "Lindenstädter Tagblatt\nMontag, 4. März 2024\nSeite 3\n\nBrücke bleibt bis zum Herbst gesperrt\n\n",
        ("Brücke bleibt bis zum Herbst gesperrt", "2024-03-04", "Lindenstädter Tagblatt", None),
    ),
    (
        "en",
        "The Harbourgate Post\nMarch 4, 2024\n\nBridge to stay closed until autumn\n\n",
        ("Bridge to stay closed until autumn", "2024-03-04", "The Harbourgate Post", None),
    ),
    (
        "en",
        "HARBOUR GAZETTE\nMonday 4 March 2024\nBridge to stay closed until autumn\n",
        ("Bridge to stay closed until autumn", "2024-03-04", "HARBOUR GAZETTE", None),
    ),
    (
        "fr",
        "Le Courrier du Large\nlundi 4 mars 2024\n\nLe pont restera fermé jusqu'à l'automne\n\n",
        ("Le pont restera fermé jusqu'à l'automne", "2024-03-04", "Le Courrier du Large", None),
    ),
    (
        "es",
        "La Gaceta del Faro\n4 de marzo de 2024\n\nEl puente seguirá cerrado hasta el otoño\n\n",
        ("El puente seguirá cerrado hasta el otoño", "2024-03-04", "La Gaceta del Faro", None),
    ),
    (
        "it",
        "Corriere Adriatico\nlunedì 4 marzo 2024\n\nIl ponte resterà chiuso fino all'autunno\n\n",
        ("Il ponte resterà chiuso fino all'autunno", "2024-03-04", "Corriere Adriatico", None),
    ),
    (
        "ru",
        "«Невская газета»\n4 марта 2024 года\n\nМост через реку закроют до осени\n\n",
        ("Мост через реку закроют до осени", "2024-03-04", "Невская газета", None),
    ),
    (
        "uk",
        "Дніпровська хроніка\n4 березня 2024 року\n\nМіст через річку закриють до осені\n\n",
        ("Міст через річку закриють до осені", "2024-03-04", "Дніпровська хроніка", None),
    ),
    (
        "pl",
        "Kurier Gdański\n4 marca 2024\n\nMost zamknięty do jesieni decyzją rady\n\n",
        ("Most zamknięty do jesieni decyzją rady", "2024-03-04", "Kurier Gdański", None),
    ),
    (
        "nl",
        "Wittersumer Courant\nmaandag 4 maart 2024\n\nBrug blijft tot de herfst gesloten\n\n",
        ("Brug blijft tot de herfst gesloten", "2024-03-04", "Wittersumer Courant", None),
    ),
    (
        "tr",
        "Ege Postası\n22 Mart 2024\n\nKöprü sonbahara kadar trafiğe kapalı kalacak\n\n",
        ("Köprü sonbahara kadar trafiğe kapalı kalacak", "2024-03-22", "Ege Postası", None),
    ),
    (
        "pt",
        "Diário Atlântico\nsegunda-feira, 4 de março de 2024\n\nPonte ficará fechada até ao outono\n\n",
        ("Ponte ficará fechada até ao outono", "2024-03-04", "Diário Atlântico", None),
    ),
    # The newspaper and the date on one line.
    (
        "de",
        "Elbe-Kurier, 4. März 2024\n\nBrücke bleibt bis zum Herbst gesperrt\n\n",
        ("Brücke bleibt bis zum Herbst gesperrt", "2024-03-04", "Elbe-Kurier", None),
    ),
    (
        "pl",
        "Gazeta Morska, 4 marca 2024\n\nMost zamknięty do jesieni decyzją rady\n\n",
        ("Most zamknięty do jesieni decyzją rady", "2024-03-04", "Gazeta Morska", None),
    ),
    (
        "tr",
        "Ege Postası, 7 Ağustos 2023\n\nKöprü sonbahara kadar trafiğe kapalı kalacak\n\n",
        ("Köprü sonbahara kadar trafiğe kapalı kalacak", "2023-08-07", "Ege Postası", None),
    ),
    # The newspaper, the section and the date between bars.
    (
        "de",
        "Elbe-Kurier · Politik · 4. März 2024\n\nBrücke bleibt bis zum Herbst gesperrt\n\n",
        ("Brücke bleibt bis zum Herbst gesperrt", "2024-03-04", "Elbe-Kurier", None),
    ),
    (
        "it",
        "Corriere Adriatico | Cronaca | 4 marzo 2024\n\nIl ponte resterà chiuso fino all'autunno\n\n",
        ("Il ponte resterà chiuso fino all'autunno", "2024-03-04", "Corriere Adriatico", None),
    ),
    (
        "en",
        "Harbour Gazette | Local news\n4 March 2024\n\nBridge to stay closed until autumn\n\n",
        ("Bridge to stay closed until autumn", "2024-03-04", "Harbour Gazette", None),
    ),
    # The date alone.
    (
        "de",
        "04.03.2024\nBrücke bleibt bis zum Herbst gesperrt\n\n",
        ("Brücke bleibt bis zum Herbst gesperrt", "2024-03-04", None, None),
    ),
    (
        "fr",
        "4 mars 2024\n\nLe pont restera fermé jusqu'à l'automne\n\n",
        ("Le pont restera fermé jusqu'à l'automne", "2024-03-04", None, None),
    ),
    (
        "en",
        "4 March 2024\n\nBridge to stay closed until autumn\n\nBy Rowan Tisdale\n\n",
        ("Bridge to stay closed until autumn", "2024-03-04", None, "Rowan Tisdale"),
    ),
    (
        "tr",
        "22 Kasım 2023 Çarşamba\n\nKöprü sonbahara kadar trafiğe kapalı kalacak\n\n",
        ("Köprü sonbahara kadar trafiğe kapalı kalacak", "2023-11-22", None, None),
    ),
    # The newspaper alone.
    (
        "de",
        "Havelbote\n\nBrücke bleibt bis zum Herbst gesperrt\n\n",
        ("Brücke bleibt bis zum Herbst gesperrt", None, "Havelbote", None),
    ),
    (
        "es",
        "Diario del Faro\n\nEl puente seguirá cerrado hasta el otoño\n\n",
        ("El puente seguirá cerrado hasta el otoño", None, "Diario del Faro", None),
    ),
    (
        "uk",
        "Вісник Заріччя\n\nМіст через річку закриють до осені\n\n",
        ("Міст через річку закриють до осені", None, "Вісник Заріччя", None),
    ),
    # The section.
    (
        "de",
        "Politik\n\nBrücke gesperrt\n\nVon Ilka Dornbusch, 4. März 2024\n\n",
        ("Brücke gesperrt", "2024-03-04", None, "Ilka Dornbusch"),
    ),
    (
        "de",
        "Kommentar\n\nVon Ilka Dornbusch\n\nEin Rat, der sich nicht traut\n\n",
        ("Ein Rat, der sich nicht traut", None, None, "Ilka Dornbusch"),
    ),
    (
        "en",
        "Local news\n\nBridge to stay closed until autumn\n\n4 March 2024\n\n",
        ("Bridge to stay closed until autumn", "2024-03-04", None, None),
    ),
    (
        "nl",
        "Binnenland\nmaandag 4 maart 2024\n\nBrug blijft tot de herfst gesloten\n\n",
        ("Brug blijft tot de herfst gesloten", "2024-03-04", None, None),
    ),
    (
        "pt",
        "Desporto\n4 de março de 2024\n\nPonte ficará fechada até ao outono\n\n",
        ("Ponte ficará fechada até ao outono", "2024-03-04", None, None),
    ),
    (
        "ru",
        "Политика\n\nНевские ведомости, 4 марта 2024\n\nМост через реку закроют до осени\n\n",
        ("Мост через реку закроют до осени", "2024-03-04", "Невские ведомости", None),
    ),
    (
        "fr",
        "Faits divers\n\nPont fermé\n\n4 mars 2024\n\n",
        ("Pont fermé", "2024-03-04", None, None),
    ),
    # A page.
    (
        "de",
        "Seite 3\n\nBrücke bleibt bis zum Herbst gesperrt\n\n",
        ("Brücke bleibt bis zum Herbst gesperrt", None, None, None),
    ),
    (
        "en",
        "Page 3\nHarbour Gazette\n4 March 2024\n\nBridge to stay closed until autumn\n\n",
        ("Bridge to stay closed until autumn", "2024-03-04", "Harbour Gazette", None),
    ),
    # A month is as much of a date as a magazine gives.
    (
        "en",
        "Castelried Review\nMarch 2024\n\nBridge to stay closed until autumn\n\n",
        ("Bridge to stay closed until autumn", "2024-03", "Castelried Review", None),
    ),
    # The newspaper below the headline.
    (
        "en",
        "Bridge to stay closed until autumn\nBy Rowan Tisdale\nHarbour Gazette\n4 March 2024\n\n",
        ("Bridge to stay closed until autumn", "2024-03-04", "Harbour Gazette", "Rowan Tisdale"),
    ),
    (
        "de",
        "Brücke gesperrt\nElbe-Kurier\n4. März 2024\n\n",
        ("Brücke gesperrt", "2024-03-04", "Elbe-Kurier", None),
    ),
    # A kicker, in whatever place.
    (
        "de",
        "Elbe-Kurier\n4. März 2024\n\nUkraine-Krise\nPutin warnt vor weiteren Schritten\n\n",
        ("Putin warnt vor weiteren Schritten", "2024-03-04", "Elbe-Kurier", None),
    ),
    (
        "de",
        "Ukraine-Krise\n4. März 2024\n\nPutin warnt den Westen vor weiteren Schritten\n\n",
        ("Putin warnt den Westen vor weiteren Schritten", "2024-03-04", None, None),
    ),
    (
        "de",
        "Ukraine-Krise\n\nKabinett berät über eine Waffenruhe im Süden\n\nVon Falk Adebar\n\n",
        ("Kabinett berät über eine Waffenruhe im Süden", None, None, "Falk Adebar"),
    ),
    # A paper without a telling word: its name is not the title, and is not known for a paper's.
    (
        "pl",
        "Morska Fala\n4 marca 2024\n\nMost zamknięty do jesieni decyzją rady\n\n",
        ("Most zamknięty do jesieni decyzją rady", "2024-03-04", None, None),
    ),
    # A standfirst is not the title.
    (
        "de",
        "Elbe-Kurier\n4. März 2024\n\nBrücke bleibt gesperrt\n\nDer Rat hat entschieden, was viele befürchteten.\n\n",
        ("Brücke bleibt gesperrt", "2024-03-04", "Elbe-Kurier", None),
    ),
    (
        "en",
        "4 March 2024\n\nBridge stays closed until autumn\n\nThe council voted late, after four hours of debate\n\n",
        ("Bridge stays closed until autumn", "2024-03-04", None, None),
    ),
    (
        "fr",
        "Pont fermé\n\nPar Solène Kervadec, 4 mars 2024\n\nLe conseil a tranché après un long débat\n\n",
        ("Pont fermé", "2024-03-04", None, "Solène Kervadec"),
    ),
    (
        "de",
        "Nacht ohne Lichter\n\nWie die Fregatte im Sund einen Tanker rammte\n\n",
        ("Nacht ohne Lichter", None, None, None),
    ),
    # The headline on top, as most files have it.
    ("de", "Kolossaler Fehler\n\n", ("Kolossaler Fehler", None, None, None)),
    ("de", "Kolossaler Fehler\n4. März 2024\n\n", ("Kolossaler Fehler", "2024-03-04", None, None)),
    ("de", "„Kolossaler Fehler“\n4. März 2024\n\n", ("„Kolossaler Fehler“", "2024-03-04", None, None)),
    (
        "en",
        "Colossal error\nBy Rowan Tisdale | March 4, 2024\n\nA long night at the town hall\n\n",
        ("Colossal error", "2024-03-04", None, "Rowan Tisdale"),
    ),
    (
        "en",
        "Harbour Post Fires Editor\n\n4 March 2024\n\n",
        ("Harbour Post Fires Editor", "2024-03-04", None, None),
    ),
    (
        "es",
        "El puente seguirá cerrado hasta el otoño\nDiario del Faro, 4 de marzo de 2024\n\n",
        ("El puente seguirá cerrado hasta el otoño", "2024-03-04", "Diario del Faro", None),
    ),
    # No headline at all.
    ("de", "", (None, None, None, None)),
    ("de", "Elbe-Kurier\n4. März 2024\n\n", (None, "2024-03-04", "Elbe-Kurier", None)),
    ("it", "Corriere Adriatico, 4 marzo 2024\n\n", (None, "2024-03-04", "Corriere Adriatico", None)),
    ("pl", "4 marca 2024\n\nTak było w nocy.\n\n", (None, "2024-03-04", None, None)),
]

PDFS: list[tuple[str, str, Expected]] = [
    (language, head, expected)
    for language, head, expected in LAYOUTS
    if language in ("de", "en", "fr", "es", "it", "nl", "pt") and "Krise\nPutin" not in head
]


def _seen(parse: Parse, name: str, data: bytes) -> Expected:
    (article,) = parse(name, data)
    return article.title, article.date, article.outlet, article.author


@pytest.mark.parametrize(("language", "head", "expected"), LAYOUTS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_opening_of_a_plain_text(
    parse: Parse, language: str, head: str, expected: Expected, line_end: str
) -> None:
    text = (head + BODIES[language]).replace("\n", line_end)
    assert _seen(parse, "a.txt", text.encode()) == expected


@pytest.mark.parametrize(("language", "head", "expected"), LAYOUTS)
def test_the_opening_of_a_word_file(
    parse: Parse, make_docx: Callable[..., bytes], language: str, head: str, expected: Expected
) -> None:
    blocks = [("", line) for line in (head + BODIES[language]).split("\n") if line]
    assert _seen(parse, "a.docx", make_docx(blocks)) == expected


@pytest.mark.parametrize(("language", "head", "expected"), PDFS)
def test_the_opening_of_a_pdf(
    parse: Parse, make_pdf: Callable[..., bytes], language: str, head: str, expected: Expected
) -> None:
    body = [
        line for paragraph in BODIES[language].split("\n") for line in textwrap.wrap(paragraph, 75) or [""]
    ]
    lines = [*head.split("\n")[:-1], *body]
    assert _seen(parse, "a.pdf", make_pdf([lines])) == expected


@pytest.mark.parametrize(
    "above", ["Elbe-Kurier\n4. März 2024", "Elbe-Kurier, 4. März 2024", "Elbe-Kurier · Politik\n4. März 2024"]
)
def test_the_newspaper_above_a_heading_of_markdown(parse: Parse, above: str) -> None:
    text = f"{above}\n\n# Brücke bleibt gesperrt\n\n{BODIES['de']}"
    expected = ("Brücke bleibt gesperrt", "2024-03-04", "Elbe-Kurier", None)
    assert _seen(parse, "a.md", text.encode()) == expected


def test_the_newspaper_above_a_heading_of_word(parse: Parse, make_docx: Callable[..., bytes]) -> None:
    blocks = [
        ("", "Elbe-Kurier"),
        ("", "4. März 2024"),
        ("Heading 1", "Brücke bleibt gesperrt"),
        ("", BODIES["de"]),
    ]
    assert _seen(parse, "a.docx", make_docx(blocks)) == (
        "Brücke bleibt gesperrt",
        "2024-03-04",
        "Elbe-Kurier",
        None,
    )


def test_the_lines_above_the_headline_are_no_headlines_and_the_kicker_is_one() -> None:
    opening = read_opening(
        f"Elbe-Kurier\n4. März 2024\n\nUkraine-Krise\nPutin warnt vor weiteren Schritten\n\n{BODIES['de']}"
    )
    text = f"Elbe-Kurier\n4. März 2024\n\nUkraine-Krise\nPutin warnt vor weiteren Schritten\n\n{BODIES['de']}"
    assert [text[slice(*span)] for span in opening.headlines] == [
        "Ukraine-Krise",
        "Putin warnt vor weiteren Schritten",
    ]
    assert text[opening.body_start :] == BODIES["de"]


def test_a_pdf_s_headline_over_two_lines_below_the_newspaper(
    parse: Parse, make_pdf: Callable[..., bytes]
) -> None:
    body = textwrap.wrap(BODIES["de"].replace("\n", " "), 75)
    lines = [
        "Elbe-Kurier",
        "4. März 2024",
        "",
        "Brücke bleibt nach langem Streit im",
        "Rat bis zum Herbst gesperrt",
    ]
    assert _seen(parse, "a.pdf", make_pdf([[*lines, "Von Ilka Dornbusch", "", *body]])) == (
        "Brücke bleibt nach langem Streit im Rat bis zum Herbst gesperrt",
        "2024-03-04",
        "Elbe-Kurier",
        "Ilka Dornbusch",
    )


def test_a_standfirst_above_the_author_is_not_the_text() -> None:
    standfirst = "Der Rat hat nach vier Stunden entschieden, was viele im Ort seit Wochen befürchtet hatten."
    opening = read_opening(
        f"Brücke bleibt gesperrt\n\n{standfirst}\n\nVon Ilka Dornbusch, 4. März 2024\n\n{BODIES['de']}"
    )
    assert opening.title == "Brücke bleibt gesperrt"
    assert opening.byline is not None
    assert (opening.byline.author, opening.byline.date) == ("Ilka Dornbusch", "2024-03-04")


def test_a_standfirst_above_the_day_and_the_newspaper_is_not_the_text() -> None:
    head = "# Bridge stays closed\n\n*For a century it carried the town. Then it cracked.*\n\n"
    line = "By **Ilka D** | Photographs by Falk A | *The Harbourgate Post*, 4 March 2024\n\n"
    (article,) = parse_file(_file("a.md", f"{head}{line}{BODIES['en']}"))
    assert (article.title, article.date) == ("Bridge stays closed", "2024-03-04")


def _file(name: str, text: str) -> FileBytes:
    data = text.encode()
    return FileBytes(data, FileEntry(name, len(data), 0, 0))


def test_a_text_that_goes_on_below_the_date_has_no_headline() -> None:
    wrapped = BODIES["de"].replace(" ", "\n", 12).replace("\n", " ", 11)
    data = f"4. März 2024\n\n{wrapped}".encode()
    (article,) = parse_file(FileBytes(data, FileEntry("a.txt", len(data), 0, 0)))
    assert (article.title, article.date) == (None, "2024-03-04")
