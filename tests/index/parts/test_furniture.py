"""What stands above a headline, begins a first line or ends a text and is none of the article's head."""

from __future__ import annotations

import pytest

from index.articles import FileBytes, FileEntry, parse_file
from index.parts.first_lines import read_first_line
from index.parts.furniture import is_archive_heading, is_calendar, is_credit, is_path, menu_length
from index.records import Article
from tests.index.formats.test_openings import BODIES

TWO = {
    "de": "In Grünau kam am Montag ein Kalb zur Welt. Die Mutter heißt Lotte, der Vater Anton. Das sagte der Wirt.",
    "en": "A calf was born in Grunham on Monday. Its mother is called Lottie, its father Anton. The owner said so.",
    "fr": "Un veau est né lundi à Grenoy chez un éleveur. Sa mère s'appelle Lotte. C'est le propriétaire qui le dit.",
    "es": "Un ternero nació el lunes en Granes. La madre se llama Lota y el padre Antón. Lo dijo su dueño ayer.",
    "it": "Un vitello è nato lunedì a Grano in una stalla. La madre si chiama Lotta. Lo ha detto il proprietario.",
    "pt": "Um bezerro nasceu na segunda-feira em Granes. A mãe chama-se Lota e o pai António. Disse-o o dono.",
    "nl": "In Groendam is maandag een kalf geboren. De moeder heet Lotje, de vader Anton. Dat zei de eigenaar.",
    "pl": "W poniedziałek w Zieleńcu urodziło się cielę. Matka nazywa się Lotka. Powiedział to właściciel dom.",
    "ru": "В понедельник в Зеленино родился телёнок. Мать зовут Лотта, отца Антон. Об этом сказал хозяин двора.",
    "uk": "У понеділок у Зеленому народилося теля. Матір звати Лотта, батька Антон. Про це сказав господар двору.",
}
MENU = {
    "de": "Startseite\n\nAnzeigen\n\nAnmelden\n\nBrücke bleibt bis zum Herbst gesperrt",
    "en": "Home\nAds\nSign in\nBridge to stay closed until autumn",
    "fr": "Accueil\nAnnonces\nConnexion\nLe pont restera fermé jusqu'à l'automne",
    "es": "Inicio\nAnuncios\nSuscríbete\nEl puente seguirá cerrado hasta el otoño",
    "it": "Inizio\nAnnunci\nAbbonati\nIl ponte resterà chiuso fino all'autunno",
    "pt": "Início\nAnúncios\nAssinar\nPonte ficará fechada até ao outono",
    "nl": "Start\nAdvertenties\nInloggen\nBrug blijft tot de herfst gesloten",
    "pl": "Start\nOgłoszenia\nZaloguj się\nMost zamknięty do jesieni decyzją rady",
    "ru": "Бизнес\n\nЭксперты\n\nПриложения\n\nМост через реку закроют до осени",
    "uk": "Бізнес\n\nЕксперти\n\nЗастосунки\n\nМіст через річку закриють до осені",
}


def _read(text: str, name: str = "a.txt") -> Article:
    data = text.encode()
    return parse_file(FileBytes(data, FileEntry(name, len(data), 0, 0)))[0]


@pytest.mark.parametrize("language", TWO)
def test_a_dated_first_line_of_several_sentences_is_text(language: str) -> None:
    article = _read(f" date 2020-06 {TWO[language]}")
    assert (article.title, article.date, article.headlines) == (None, "2020-06", ())
    assert [article.text[start:end] for start, end in article.boilerplate] == ["date 2020-06 "]


@pytest.mark.parametrize(
    "title",
    [
        "Honoring brave sentinels. Lighthouse lovers restore buildings and records",
        "Kurze Nacht. Kein Kommentar.",
        "Waldheim: Bote rettet Familie +++ Aachen: Beben erschreckt Anwohner +++ Nachrichten aus Deutschland.",
    ],
)
def test_a_dated_first_line_of_a_title_s_length_is_the_title(title: str) -> None:
    assert _read(f" date 2020-06 {title}\n\n{BODIES['de']}").title == title


def test_a_credit_in_the_first_line_is_no_title() -> None:
    article = _read(f" date 2020-06 Фото: пресс-служба МЧС\n\n{BODIES['ru']}")
    assert (article.title, article.date) == (None, "2020-06")
    first = read_first_line("date 2020-06 Brücke bei Nacht Foto: Mara Quist")
    assert first is not None
    assert first.title == "Brücke bei Nacht"


@pytest.mark.parametrize("language", MENU)
def test_the_headline_below_a_menu_is_the_title_and_its_byline_is_read(language: str) -> None:
    headline = MENU[language].split("\n")[-1]
    article = _read(f"{MENU[language]}\n\n04.03.2024, 10:15\n\n{BODIES[language]}")
    assert (article.title, article.date) == (headline, "2024-03-04")


def test_a_headline_of_two_words_below_sections_is_no_menu() -> None:
    assert menu_length(["Faits divers", "Pont fermé", "4 mars 2024", BODIES["fr"]]) == 0
    assert menu_length(["Politik", "Inland", "Kalte Nächte", BODIES["de"]]) == 0


def test_the_headline_below_a_calendar_is_the_title() -> None:
    calendar = (
        "Archive\nMärz 2024\nM D M D F S S\n« Jan\n 123\n45678910\n\nArchiv für die Kategorie „Verkehr“"
    )
    article = _read(
        f"{calendar}\n\nBrücke bleibt bis zum Herbst gesperrt\n\nGrünau, 24.10.2023\n{BODIES['de']}"
    )
    assert (article.title, article.date) == ("Brücke bleibt bis zum Herbst gesperrt", "2023-10-24")


@pytest.mark.parametrize(
    "path", ["Magazin / Natur", "News › Local", "Actualité > Région", "Новости / Регионы"]
)
def test_the_path_to_a_section_is_no_title(path: str) -> None:
    assert is_path(path)
    article = _read(f"{path}\n\nDer Riese unter der alten Fichte\n\n{BODIES['de']}")
    assert article.title == "Der Riese unter der alten Fichte"


@pytest.mark.parametrize(
    ("is_one", "words"),
    [
        (is_calendar, "Mo Di Mi Do Fr Sa So"),
        (is_calendar, "« Jan  Mar »"),
        (is_credit, "Foto: Mara Quist"),
        (is_credit, "© Harbour Courier"),
        (is_archive_heading, "Archive for the ‘Rail’ Category"),
        (is_archive_heading, "Архив рубрики «Суд»"),
    ],
)
def test_what_is_furniture(is_one: object, words: str) -> None:
    assert callable(is_one)
    assert is_one(words)


@pytest.mark.parametrize(
    ("is_one", "words"),
    [
        (is_calendar, "Wir sind da"),
        (is_calendar, "Am 3. Mai"),
        (is_credit, "Photos show the bridge"),
        (is_archive_heading, "Archiv für Stadtgeschichte öffnet wieder"),
        (is_path, "Biden/Putin: Treffen am Montag"),
    ],
)
def test_what_is_none(is_one: object, words: str) -> None:
    assert callable(is_one)
    assert not is_one(words)


def test_of_differing_sources_of_its_parts_none_is_the_outlet() -> None:
    parts = f"Unfall in Grünau\n\n{BODIES['de']}\n\n{{}}\n\nRaub in Halle\n\n{BODIES['de']}\n\nQuelle: {{}}\n"
    assert _read(parts.format("Quelle: Polizei Grünau", "Polizei Halle")).outlet is None
    assert _read(parts.format("Quellen: Feuerwehr Grünau, Polizei", "Polizei Halle")).outlet is None
    assert _read(parts.format("Quelle: Polizei Halle", "Polizei Halle")).outlet == "Polizei Halle"
    assert _read(parts.format("Quelle: Imago", "Elbe-Kurier")).outlet == "Elbe-Kurier"
    assert _read(parts.format("Quelle: dpa", "Polizei Halle")).outlet == "Polizei Halle"
