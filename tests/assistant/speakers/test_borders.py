"""How far the voices and sources of one sentence reach."""

from __future__ import annotations

import pytest

from tests.assistant.scripted import who_says


@pytest.mark.parametrize(
    ("language", "text", "part", "speaker", "via"),
    [
        ("en", "Canada denied that Claire Beaudry had promised to end the ban.", "", "Canada", None),
        (
            "en",
            "The ministry denied on Wednesday that Mr Brook had promised to end the ban.",
            "",
            "ministry",
            None,
        ),
        (
            "de",
            "Sprecherin Hannah Prescott bestritt, dass Beaudry ein Ende des Lieferstopps versprochen habe.",
            "",
            "Hannah Prescott",
            None,
        ),
        (
            "de",
            "Das Ministerium dementierte, dass der Minister einen Rücktritt angekündigt habe.",
            "",
            "Ministerium",
            None,
        ),
        ("de", "Der Verband bezweifelt, dass Minister Kern den Ausbau versprochen hat.", "", "Verband", None),
        ("de", "Die Firma wies zurück, dass ihr Chef Karl Otto das zugesagt habe.", "", "Firma", None),
        (
            "es",
            "El Gobierno negó el miércoles que la primera ministra Claire Beaudry hubiera prometido "
            "levantar el veto.",
            "",
            "Gobierno",
            None,
        ),
        (
            "fr",
            "Le gouvernement a démenti que la première ministre Claire Beaudry ait promis de lever "
            "l'interdiction.",
            "",
            "gouvernement",
            None,
        ),
        (
            "it",
            "Il governo ha negato che la ministra Claire Rossi abbia promesso la fine del divieto.",
            "",
            "governo",
            None,
        ),
        (
            "pt",
            "O governo negou que a ministra Claire Rossi tenha prometido o fim da proibição.",
            "",
            "governo",
            None,
        ),
        (
            "nl",
            "De regering ontkende dat minister Claire de Boer had beloofd het verbod op te heffen.",
            "",
            "regering",
            None,
        ),
        ("pl", "Rząd zaprzeczył, że minister Jan Wilk obiecał koniec zakazu.", "", "Rząd", None),
        ("ru", "Кремль опроверг, что министр Иван Петров обещал отменить запрет.", "", "Кремль", None),
        ("uk", "Уряд заперечив, що міністр Іван Петренко заявив про відставку.", "", "Уряд", None),
        ("en", "Canada rejected claims that Claire Beaudry had promised to end the ban.", "", "Canada", None),
        (
            "de",
            "Dass Beaudry ein Ende versprochen habe, bestritt die Sprecherin Hannah Prescott.",
            "",
            "Hannah Prescott",
            None,
        ),
    ],
)
def test_what_is_denied_is_the_denier_s(
    language: str, text: str, part: str, speaker: str | None, via: str | None
) -> None:
    assert who_says(language, text, part) == (speaker, via)


@pytest.mark.parametrize(
    ("language", "text", "part", "speaker", "via"),
    [
        (
            "en",
            "Reuters reported that the minister Anna Brandt had promised to end the ban.",
            "had promised to end the ban",
            "Anna Brandt",
            "Reuters",
        ),
        ("de", "Der Sprecher sagte, Minister Kern habe vor Unruhen gewarnt.", "", "Kern", "Sprecher"),
    ],
)
def test_what_is_reported_is_the_inner_voice_s(
    language: str, text: str, part: str, speaker: str | None, via: str | None
) -> None:
    assert who_says(language, text, part) == (speaker, via)


@pytest.mark.parametrize(
    ("language", "text", "part", "speaker", "via"),
    [
        (
            "en",
            "The firm is scrapping an order worth €290m, days after its chief executive, Gernot "
            "Pfleiderer, announced that he would leave in August.",
            "The firm is scrapping an order worth €290m",
            None,
            None,
        ),
        (
            "en",
            "The firm is scrapping an order worth €290m, days after its chief executive, Gernot "
            "Pfleiderer, announced that he would leave in August.",
            "",
            None,
            None,
        ),
        (
            "en",
            "The firm is scrapping an order worth €290m, days after its chief executive, Gernot "
            "Pfleiderer, announced that he would leave in August.",
            "he would leave in August",
            "Gernot Pfleiderer",
            None,
        ),
        (
            "de",
            "Das Unternehmen storniert einen Auftrag über 290 Millionen Euro, nachdem Vorstandschef "
            "Gernot Pfleiderer angekündigt hatte, dass er im August gehe.",
            "einen Auftrag über 290 Millionen Euro",
            None,
            None,
        ),
        (
            "en",
            "Canada denied that Claire Beaudry had promised money, hours after newspapers in Istanbul "
            "reported that deliveries would resume in May.",
            "deliveries would resume in May",
            "newspapers in Istanbul",
            None,
        ),
        ("en", "After talks with the board, the union said it was content.", "", "union", None),
    ],
)
def test_an_added_clause_does_not_own_the_sentence_before_it(
    language: str, text: str, part: str, speaker: str | None, via: str | None
) -> None:
    assert who_says(language, text, part) == (speaker, via)


@pytest.mark.parametrize(
    ("language", "text", "part", "speaker", "via"),
    [
        (
            "de",
            "720 Menschen beteiligten sich nach Angaben der Gewerkschaft; die Geschäftsleitung nannte "
            "keine Zahl.",
            "",
            "Gewerkschaft",
            None,
        ),
        (
            "de",
            "720 Menschen beteiligten sich nach Angaben der Gewerkschaft; die Geschäftsleitung nannte "
            "keine Zahl.",
            "720 Menschen",
            "Gewerkschaft",
            None,
        ),
        (
            "de",
            "Am Streik beteiligten sich nach Angaben der Gewerkschaft 720 Menschen; das Unternehmen "
            "machte keine Angaben.",
            "",
            "Gewerkschaft",
            None,
        ),
        (
            "en",
            "The union said 720 people took part; management gave no figure.",
            "720 people",
            "union",
            None,
        ),
        (
            "de",
            "Laut Gewerkschaft streikten 600 Menschen, das Unternehmen sprach von 450.",
            "600 Menschen",
            "Gewerkschaft",
            None,
        ),
        (
            "de",
            "Laut Gewerkschaft streikten 600 Menschen, das Unternehmen sprach von 450.",
            "450",
            "Unternehmen",
            None,
        ),
        (
            "en",
            "According to the union 600 people joined the strike, the company spoke of 450 at most.",
            "600 people",
            "union",
            None,
        ),
        (
            "en",
            "According to the union 600 people joined the strike, the company spoke of 450 at most.",
            "450",
            "company",
            None,
        ),
        (
            "de",
            "Laut Gewerkschaft streikten 600 Menschen, das Unternehmen nannte dagegen 450.",
            "600 Menschen",
            "Gewerkschaft",
            None,
        ),
        (
            "de",
            "Laut Polizei kamen 600 Menschen; der Veranstalter sprach von 900.",
            "600 Menschen",
            "Polizei",
            None,
        ),
        (
            "de",
            "Laut Polizei kamen 600 Menschen; der Veranstalter sprach von 900.",
            "900",
            "Veranstalter",
            None,
        ),
        (
            "en",
            "According to police, 600 people came, while the organisers said there were 900.",
            "600 people",
            "police",
            None,
        ),
        (
            "en",
            "According to police, 600 people came, while the organisers said there were 900.",
            "900",
            "organisers",
            None,
        ),
        (
            "fr",
            "Selon la police, 600 personnes ont défilé, tandis que le syndicat a annoncé 900 manifestants.",
            "600 personnes",
            "police",
            None,
        ),
        (
            "fr",
            "Selon la police, 600 personnes ont défilé, tandis que le syndicat a annoncé 900 manifestants.",
            "900",
            "syndicat",
            None,
        ),
        (
            "ru",
            "По данным полиции, пришли 600 человек, а профсоюз заявил о 900.",
            "600 человек",
            "полиции",
            None,
        ),
        ("ru", "По данным полиции, пришли 600 человек, а профсоюз заявил о 900.", "900", "профсоюз", None),
        (
            "it",
            "Secondo la polizia erano 600, mentre il sindacato ha parlato di 900.",
            "600",
            "polizia",
            None,
        ),
        (
            "it",
            "Secondo la polizia erano 600, mentre il sindacato ha parlato di 900.",
            "900",
            "sindacato",
            None,
        ),
        ("nl", "Volgens de politie waren er 600 mensen, de vakbond sprak van 900.", "600", "politie", None),
        ("nl", "Volgens de politie waren er 600 mensen, de vakbond sprak van 900.", "900", "vakbond", None),
        (
            "de",
            "Laut Gewerkschaft streikten 600 Menschen, während das Unternehmen von 450 sprach.",
            "450",
            "Unternehmen",
            None,
        ),
        (
            "de",
            "Die Polizei sprach von 600 Teilnehmern, laut Veranstalter waren es 900.",
            "900",
            "Veranstalter",
            None,
        ),
        (
            "de",
            "Laut Polizei kamen 600 Menschen, laut Veranstaltern waren es 900.",
            "600 Menschen",
            "Polizei",
            None,
        ),
        (
            "de",
            "Laut Polizei kamen 600 Menschen, laut Veranstaltern waren es 900.",
            "900",
            "Veranstaltern",
            None,
        ),
        ("de", "Laut Polizei war das Haus alt, aber bewohnt.", "", "Polizei", None),
        (
            "de",
            "Die Polizei sagte, das Feuer sei gelöscht; verletzt sei niemand.",
            "verletzt sei niemand",
            "Polizei",
            None,
        ),
        ("de", "Das Feuer sei gelöscht; verletzt sei niemand, sagte die Polizei.", "", "Polizei", None),
    ],
)
def test_each_side_of_a_contrast_has_its_own_speaker(
    language: str, text: str, part: str, speaker: str | None, via: str | None
) -> None:
    assert who_says(language, text, part) == (speaker, via)


@pytest.mark.parametrize(
    ("language", "text", "part", "speaker", "via"),
    [
        (
            "de",
            "Auch das Ministerium meldete sich zu Wort: Die Ministerin Anna Brandt sagte, man "
            'beobachte den Streit "mit Interesse".',
            "",
            "Anna Brandt",
            None,
        ),
        (
            "de",
            "Der Kreml meldete sich ebenfalls zu Wort: Laut Interfax sagte der stellvertretende "
            'Sprecher Gennadi Woronzow, Moskau beobachte den Streit "mit Interesse, aber ohne Schadenfreude".',
            "",
            "Gennadi Woronzow",
            "Interfax",
        ),
        (
            "en",
            "The Kremlin also weighed in: according to Interfax, the deputy spokesman, Gennady "
            'Vorontsov, said Moscow was watching the dispute "with interest".',
            "",
            "Gennady Vorontsov",
            "Interfax",
        ),
        (
            "fr",
            "Le ministère a réagi : la ministre Anne Brandt a déclaré que le plan était mauvais.",
            "",
            "Anne Brandt",
            None,
        ),
    ],
)
def test_a_voice_behind_a_colon_speaks_there(
    language: str, text: str, part: str, speaker: str | None, via: str | None
) -> None:
    assert who_says(language, text, part) == (speaker, via)
