"""Whether a verb that may say something does, and whose names are nobody's."""

from __future__ import annotations

import pytest

from tests.assistant.scripted import who_says


@pytest.mark.parametrize(
    ("language", "text", "part", "speaker", "via"),
    [
        ("de", "Bei einer Verurteilung drohen dem Mann bis zu 15 Jahre Haft.", "", None, None),
        ("de", "Den beiden Angeklagten drohen lange Haftstrafen.", "", None, None),
        ("de", "Der Prozess beginnt am 12. Mai; ihm drohten 15 Jahre Haft.", "", None, None),
        ("de", "Dem Mann droht eine Geldstrafe.", "", None, None),
        ("de", "Dem Konzern drohen Milliardenverluste.", "", None, None),
        (
            "de",
            "Anwalt Selim Ordu erklärte, der Prozess beginne am 12. Mai; ihm drohten 15 Jahre Haft.",
            "15 Jahre",
            "Selim Ordu",
            None,
        ),
        (
            "de",
            "Der Anwalt Selim Ordu sagte, seinen Mandanten drohten bis zu 15 Jahre Haft.",
            "15 Jahre",
            "Selim Ordu",
            None,
        ),
        ("de", "Die Gewerkschaft drohte mit Streik.", "", "Gewerkschaft", None),
        ("en", 'Levent Koray spoke of a "breakthrough" in the talks.', "", "Levent Koray", None),
        ("en", 'Levent Koray spoke of a "breakthrough".', "", "Levent Koray", None),
        ("en", "Koray spoke of progress in the talks.", "", "Koray", None),
        ("en", "The minister put the damage at twelve million euros.", "", "minister", None),
        ("en", "The minister put the number of mines at nine.", "", "minister", None),
        ("en", "She put the vase at the window.", "", None, None),
        (
            "de",
            "Die bulgarische Verteidigungsministerin Radka Stoilowa bezifferte die Zahl der seit "
            "Januar gefundenen Minen auf neun.",
            "",
            "Radka Stoilowa",
            None,
        ),
        ("de", "Der Kapitän Hans Bolt schätzte den Schaden auf zwei Millionen Euro.", "", "Hans Bolt", None),
        ("de", "Der Schaden wird auf zwei Millionen Euro geschätzt.", "", None, None),
        ("de", "Die Firma drohte, das Werk zu schließen.", "", "Firma", None),
        ("en", "Beaudry and Aksoylu spoke for 40 minutes on Monday.", "", None, None),
        ("fr", "Le maire Paul Denis a parlé d'un succès.", "", "Paul Denis", None),
        ("es", "El Ministerio cifró en 12 los muertos.", "", "Ministerio", None),
        ("nl", "De burgemeester sprak met de bewoners van de straat.", "", None, None),
        ("pl", "Policja szacuje liczbę rannych na 20.", "", "Policja", None),
        ("ru", "Полиция оценила число участников в 600 человек.", "", "Полиция", None),
    ],
)
def test_a_verb_speaks_only_with_what_iswho_says(
    language: str, text: str, part: str, speaker: str | None, via: str | None
) -> None:
    assert who_says(language, text, part) == (speaker, via)


@pytest.mark.parametrize(
    ("language", "text", "part", "speaker", "via"),
    [
        ("de", "Nach Angaben der IG Metall streikten 600 Menschen.", "", "IG Metall", None),
        ("de", "Laut IG Bau kostet das zwei Millionen Euro.", "", "IG Bau", None),
        ("de", "Nach Angaben der Deutschen Bahn fielen 600 Züge aus.", "", "Deutschen Bahn", None),
        ("de", "Die IG Metall sprach von 600 Streikenden.", "", "IG Metall", None),
        ("es", "Le dijo que los buzos llegarán en julio.", "", None, None),
        (
            "es",
            "Nos dijo el ministro Graham Oakes que los buzos llegarán en julio.",
            "",
            "Graham Oakes",
            None,
        ),
        ("fr", "Lui a dit que tout irait bien.", "", None, None),
        ("de", "Mir sagte der Bürgermeister Karl Otto, das Geld sei da.", "", "Karl Otto", None),
        ("ru", "Мне сказал директор Иван Петров, что денег нет.", "", "Иван Петров", None),
        ("ru", "Мне сказали, что денег нет.", "", None, None),
        ("ru", "Ему сообщили, что денег нет.", "", None, None),
        ("uk", "Мені сказали, що грошей немає.", "", None, None),
        ("it", "Mi disse che i soldi erano finiti.", "", None, None),
        ("it", "Gli disse che i soldi erano finiti.", "", None, None),
        ("pl", "Mnie powiedział, że pieniędzy nie ma.", "", None, None),
        ("pt", "Me disse que o dinheiro acabou.", "", None, None),
        ("nl", "Mij zei hij dat het geld op was.", "", None, None),
        ("ru", "Министерство эту версию отвергает: виноваты бобры.", "", "Министерство", None),
        (
            "ru",
            "Министерство природных ресурсов эту версию отвергает: виноваты, утверждают там, бобры и "
            "старые трубы.",
            "",
            "Министерство природных ресурсов",
            None,
        ),
        (
            "ru",
            "Губернатор Роман Чернопятов это предложение отклонил: денег нет.",
            "",
            "Роман Чернопятов",
            None,
        ),
        (
            "ru",
            "По данным «Интерфакса», заместитель пресс-секретаря Кремля Геннадий Воронцов заявил, что "
            "переговоры начнутся 5 мая.",
            "",
            "Геннадий Воронцов",
            "Интерфакса",
        ),
        (
            "ru",
            "По данным «Ведомостей», министр Иван Петров заявил, что денег нет.",
            "",
            "Иван Петров",
            "Ведомостей",
        ),
        (
            "ru",
            "По данным «Невской хроники», министр Иван Петров заявил, что денег нет.",
            "",
            "Иван Петров",
            "Невской хроники",
        ),
        (
            "uk",
            "За даними «Інтерфаксу», міністр Іван Петренко заявив, що грошей немає.",
            "",
            "Іван Петренко",
            "Інтерфаксу",
        ),
        (
            "fr",
            "Selon « Le Monde », la ministre Anne Brandt a déclaré que le plan était mauvais.",
            "",
            "Anne Brandt",
            "Le Monde",
        ),
        (
            "en",
            "A survivor, Hugh Lattimer, from Bristol, who lost his wife, told the Herald that four "
            'years was "an insult with a stamp on it".',
            "",
            "Hugh Lattimer",
            "Herald",
        ),
        (
            "en",
            "A survivor, Hugh Lattimer, from Bristol, told the Herald that four years was an insult.",
            "",
            "Hugh Lattimer",
            "Herald",
        ),
        (
            "de",
            'Bahnchef Gernot Pfleiderer geht im August. Er gehe "ohne Groll", sagte der 58-Jährige am '
            "Montag.",
            'Er gehe "ohne Groll", sagte der 58-Jährige am Montag.',
            "Gernot Pfleiderer",
            None,
        ),
        (
            "de",
            'Der Vorstandsvorsitzende Gernot Pfleiderer gibt sein Amt auf. Er gehe "ohne Groll, aber '
            'auch ohne Blumen", sagte der 58-Jährige am Montag vor der Belegschaft.',
            'Er gehe "ohne Groll, aber auch ohne Blumen", sagte der 58-Jährige am Montag vor der '
            "Belegschaft.",
            "Gernot Pfleiderer",
            None,
        ),
        (
            "de",
            'Gernot Pfleiderer traf Hans Bolt. Er gehe "ohne Groll", sagte der 58-Jährige am Montag.',
            'Er gehe "ohne Groll", sagte der 58-Jährige am Montag.',
            None,
            None,
        ),
        (
            "en",
            'Mayor Anna Brandt resigned on Monday. "I am tired," the 58-year-old said.',
            '"I am tired," the 58-year-old said.',
            "Anna Brandt",
            None,
        ),
        ("de", "Der 58-jährige Bahnchef Karl Otto sagte, er sei müde.", "", "Karl Otto", None),
    ],
)
def test_a_speaker_is_named_whole_and_a_pronoun_names_nobody(
    language: str, text: str, part: str, speaker: str | None, via: str | None
) -> None:
    assert who_says(language, text, part) == (speaker, via)
