"""Who says it: two sides that give two numbers, things that are no speakers, and words that only tell of speaking."""

from __future__ import annotations

import pytest

from assistant.extracts.whole_quotations import is_quoted
from assistant.speakers.attribution import attribute
from index.records import Article

Case = tuple[str, str, str, str | None, str | None]


def who_says(language: str, text: str, part: str) -> tuple[str | None, str | None]:
    start = text.index(part)
    found = attribute(Article("a.txt", text, language=language), (start, start + len(part or text)))
    for name in (found.speaker, found.via):
        assert name is None or text[name.start : name.end] == name.name
    return (
        None if found.speaker is None else found.speaker.name,
        None if found.via is None else found.via.name,
    )


# language, text, the first side's number and who gives it, the second side's and who gives it
SIDES = [
    (
        "en",
        "Some 900 jobs will go, according to the ministry; organisers spoke of 2,100.",
        "900",
        "ministry",
        "2,100",
        "organisers",
    ),
    (
        "en",
        "There were 300 guests according to police and 800 according to the organisers.",
        "300",
        "police",
        "800",
        "organisers",
    ),
    ("en", "Police put the queue at 300; organisers put it at 800.", "300", "Police", "800", "organisers"),
    ("en", "Police said 300 queued, the organisers 800.", "300", "Police", "800", "organisers"),
    (
        "de",
        "Nach Angaben der Feuerwehr brannten 12 Hallen, die Firma sprach von 3.",
        "12",
        "Feuerwehr",
        "3.",
        "Firma",
    ),
    (
        "de",
        "12 Hallen brannten laut Feuerwehr, 30 laut Gewerkschaft.",
        "12",
        "Feuerwehr",
        "30",
        "Gewerkschaft",
    ),
    (
        "de",
        "Die Feuerwehr sprach von 12 Hallen, die Gewerkschaft von 30.",
        "12",
        "Feuerwehr",
        "30",
        "Gewerkschaft",
    ),
    ("fr", "Ils étaient 300 selon la police, 800 selon les syndicats.", "300", "police", "800", "syndicats"),
    (
        "fr",
        "Selon la police, 300 personnes ont attendu, contre 800 selon les syndicats.",
        "300",
        "police",
        "800",
        "syndicats",
    ),
    (
        "fr",
        "Selon la police, 300 personnes ont attendu ; les organisateurs parlent de 800.",
        "300",
        "police",
        "800",
        "organisateurs",
    ),
    (
        "es",
        "Eran 300 según la policía y 800 según los organizadores.",
        "300",
        "policía",
        "800",
        "organizadores",
    ),
    (
        "it",
        "Secondo la questura erano 300, gli organizzatori parlano di 800.",
        "300",
        "questura",
        "800",
        "organizzatori",
    ),
    (
        "pt",
        "Segundo a polícia eram 300; os organizadores falam em 800.",
        "300",
        "polícia",
        "800",
        "organizadores",
    ),
    (
        "nl",
        "Volgens de politie waren het er 300; de organisatoren spraken van 800.",
        "300",
        "politie",
        "800",
        "organisatoren",
    ),
    (
        "pl",
        "Według policji było 300 osób, organizatorzy mówią o 800.",
        "300",
        "policji",
        "800",
        "organizatorzy",
    ),
    (
        "ru",
        "По данным полиции, пришли 300 человек, организаторы говорят о 800.",
        "300",
        "полиции",
        "800",
        "организаторы",
    ),
    (
        "uk",
        "За даними поліції, прийшли 300 людей; організатори говорять про 800.",
        "300",
        "поліції",
        "800",
        "організатори",
    ),
]


@pytest.mark.parametrize(("language", "text", "first", "one", "second", "other"), SIDES)
def test_each_side_gives_its_own_number(
    language: str, text: str, first: str, one: str, second: str, other: str
) -> None:
    assert who_says(language, text, first) == (one, None)
    assert who_says(language, text, second) == (other, None)


ONE_SIDE: list[Case] = [
    ("en", "The firm lost 300 jobs, the union said; drivers counted 800.", "300", "union", None),
    ("en", "The firm lost 300 jobs, the union said; drivers counted 800.", "800", None, None),
    ("en", "Police said 300 queued, relatives 800.", "800", None, None),
    ("en", "Police said 300 queued, among them 40 children.", "40 children", "Police", None),
    ("en", "Police said 300 queued in May and 800 in June.", "800", "Police", None),
    ("de", "Die Feuerwehr sprach von 12 Hallen, 3 Schuppen und 30 Autos.", "30", "Feuerwehr", None),
    ("de", "Die Halle sei leer, sagte der Sprecher; das Tor sei zu.", "das Tor sei zu", "Sprecher", None),
    (
        "fr",
        "Selon la police, le chauffeur, connu selon le parquet, a fui.",
        "a fui",
        "police",
        "parquet",
    ),
]


@pytest.mark.parametrize(("language", "text", "part", "speaker", "via"), ONE_SIDE)
def test_a_number_without_a_second_side_stays_with_the_first(
    language: str, text: str, part: str, speaker: str | None, via: str | None
) -> None:
    assert who_says(language, text, part) == (speaker, via)


REPORTED: list[Case] = [
    (
        "de",
        "Die Behörde schätzt den Bedarf auf 40 Züge. Die Verkehrsforscherin Ruth Kahl von der Universität Bremen "
        "hält den Plan für verfrüht: Es fehle an Personal.",
        "Es fehle an Personal.",
        "Ruth Kahl",
        None,
    ),
    ("de", "Der Fachmann ist skeptisch: Das Netz sei zu alt.", "Das Netz sei zu alt.", "Fachmann", None),
    (
        "de",
        "Jan Wolf sagte, der Damm sei alt. Für Ruth Kahl ist die Sache klar: Der Damm sei sicher.",
        "Der Damm sei sicher.",
        None,
        None,
    ),
    (
        "de",
        "Jan Wolf sagte, der Damm sei alt. Er ist besorgt: Der Damm sei brüchig.",
        "Der Damm sei brüchig.",
        "Jan Wolf",
        None,
    ),
    (
        "de",
        "Jan Wolf sagte, der Damm sei alt. Die Lage ist klar: Der Damm müsse weg.",
        "Der Damm müsse weg.",
        "Jan Wolf",
        None,
    ),
    (
        "de",
        "Tags zuvor hatte er die Frage beantwortet: Geld zu schicken, sei nicht geplant.",
        "Geld zu schicken, sei nicht geplant.",
        None,
        None,
    ),
    ("de", "Ökonom Jens Roth aus Köln warnt vor Hast.", "", "Jens Roth", None),
    (
        "de",
        "Kahl habe gewarnt, der Damm sei alt. Moe habe mit Klage gedroht.",
        "Moe habe mit Klage gedroht.",
        "Moe",
        None,
    ),
    (
        "de",
        "Kahl habe gewarnt, der Damm sei alt. Er werde brechen. Moe habe mit Klage gedroht.",
        "Moe habe mit Klage gedroht.",
        "Moe",
        None,
    ),
    (
        "de",
        "Kahl sagte, der Damm sei alt. Moe habe mit Klage gedroht.",
        "Moe habe mit Klage gedroht.",
        "Moe",
        "Kahl",
    ),
    (
        "de",
        "Der Konzern habe Prüfer abgelehnt, weil sie zu teuer seien, sagte Sprecher Jan Wolf.",
        "",
        "Jan Wolf",
        None,
    ),
    ("de", "Die Polizei habe den Mann gewarnt, sagte Sprecher Jan Wolf.", "", "Polizei", "Jan Wolf"),
    ("de", "Minister Karl Moe habe den Plan abgelehnt, sagte Sprecher Jan Wolf.", "", "Karl Moe", "Jan Wolf"),
]


@pytest.mark.parametrize(("language", "text", "part", "speaker", "via"), REPORTED)
def test_reported_speech_belongs_to_whom_the_sentence_brings(
    language: str, text: str, part: str, speaker: str | None, via: str | None
) -> None:
    assert who_says(language, text, part) == (speaker, via)


NAMES: list[Case] = [
    ("de", "„Wir bleiben“, sagte der Chef der Mission, Oberst al-Karim.", "", "al-Karim", None),
    ("de", "„Wir bleiben“, sagte Ministerin van Dam.", "", "van Dam", None),
    ("de", "Der Sprecher von Siemens sagte, das Werk bleibe.", "", "Sprecher von Siemens", None),
    ("en", "“We stay,” said the head of the mission, Colonel al-Karim.", "", "al-Karim", None),
    ("en", "The head of the mission, Colonel al-Karim, said they would stay.", "", "al-Karim", None),
    ("en", "Prince bin Hamad said the port would open.", "", "bin Hamad", None),
    ("fr", "« On reste », a dit le ministre van Dam.", "On reste", "van Dam", None),
    ("fr", "Le ministre de la Santé a dit que le virus recule.", "", "ministre de la Santé", None),
    ("es", "«Seguimos», dijo el general al-Karim.", "", "al-Karim", None),
    ("es", "El ministro de Sanidad dijo que el virus retrocede.", "", "ministro de Sanidad", None),
    ("it", "«Restiamo», ha detto il generale al-Karim.", "", "al-Karim", None),
    ("nl", "„We blijven”, zei kolonel al-Karim.", "", "al-Karim", None),
    ("nl", "De minister van Defensie zei dat het goed gaat.", "", "minister van Defensie", None),
    ("pl", "„Zostajemy” – powiedział generał al-Karim.", "", "al-Karim", None),
    ("ru", "«Мы остаёмся», — сказал генерал аль-Карим.", "", "аль-Карим", None),
    ("en", "Brandt & Kahl said sales rose.", "", "Brandt & Kahl", None),
    (
        "en",
        "Brandt & Kahl now puts the loss at $20m, and says 60 shops will close.",
        "",
        "Brandt & Kahl",
        None,
    ),
    ("en", "According to Brandt & Kahl, sales rose.", "sales rose", "Brandt & Kahl", None),
    ("en", "“Sales rose,” said Brandt and Sons.", "", "Brandt and Sons", None),
    ("en", "“Sales rose,” said Ann Poole and left.", "", "Ann Poole", None),
    ("en", "“Sales rose,” said Ann Poole of Brandt & Kahl.", "", "Ann Poole", None),
    ("de", "Brandt & Söhne teilte mit, der Umsatz sei gestiegen.", "", "Brandt & Söhne", None),
    ("de", "Der Umsatz sei gestiegen, teilte Brandt & Söhne mit.", "", "Brandt & Söhne", None),
    ("de", "Laut Brandt und Kahl stieg der Umsatz.", "", "Brandt und Kahl", None),
    ("de", "Laut Brandt und zwei Zeugen stieg der Umsatz.", "", "Brandt", None),
    ("de", "„Nein“, sagten Moe und Kahl.", "Nein", "Moe und Kahl", None),
    ("de", "„Nein“, sagte Moe und Kahl lachte.", "Nein", "Moe", None),
    ("fr", "Selon Brandt & Fils, les ventes montent.", "les ventes", "Brandt & Fils", None),
    ("it", "Brandt & Figli ha annunciato che le vendite salgono.", "", "Brandt & Figli", None),
    ("fr", "Pour le maire de Caen, Paul Giraud, la digue est « perdue ».", "", "Paul Giraud", None),
    ("es", "Para la alcaldesa de Faro, Marta Ríos, la obra llega tarde.", "", "Marta Ríos", None),
    ("it", "Per il sindaco di Lodi, Piero Nardi, il piano è «una farsa».", "", "Piero Nardi", None),
    ("pt", "Para a prefeita de Itu, Ana Lima, a obra chega tarde.", "", "Ana Lima", None),
    ("fr", "Pour la présidente de Moe Lines, la digue est « perdue ».", "", "présidente de Moe Lines", None),
    (
        "de",
        "„Das war Gier“, sagte der Vorsitzende Richter Jan Wolf.",
        "Das war Gier",
        "Jan Wolf",
        None,
    ),
    (
        "de",
        "Außenministerin Zita Orrego sprach lange. Orrego reiste nach Bonn. Auf Englisch sagte sie dort: „Es reicht.“",
        "„Es reicht.“",
        "Orrego",
        None,
    ),
    (
        "fr",
        "Zita Arnoux, avocate à Caen, attend. Arnoux est venue lundi. « Nous partons demain », a-t-elle dit.",
        "Nous partons demain",
        "Arnoux",
        None,
    ),
    (
        "fr",
        "Zita Arnoux, avocate à Caen, attend. Arnoux a vu Paul Giraud. « Nous partons demain », a-t-elle dit.",
        "Nous partons demain",
        None,
        None,
    ),
]


@pytest.mark.parametrize(("language", "text", "part", "speaker", "via"), NAMES)
def test_names_are_whole_and_nothing_else_stands_for_them(
    language: str, text: str, part: str, speaker: str | None, via: str | None
) -> None:
    assert who_says(language, text, part) == (speaker, via)


CALLED: list[Case] = [
    ("es", "El alcalde Luis Rey tachó el plan de «farsa».", "", "Luis Rey", None),
    ("es", "El alcalde Luis Rey llamó «farsa» al plan.", "", "Luis Rey", None),
    ("es", "Ana Ruiz llamó a la policía tras ver “un bulto”.", "", None, None),
    ("es", "El libro describe “un país sin mar” y su gente.", "", None, None),
    ("fr", "Josée Blanc a qualifié le plan de « farce ».", "", "Josée Blanc", None),
    ("fr", "Le maire Paul Giraud décrit le projet comme « une folie ».", "", "Paul Giraud", None),
    ("fr", "Le maire Paul Giraud traite avec « la Ligue ».", "", None, None),
    ("it", "Il sindaco Piero Nardi ha definito il piano «una farsa».", "", "Piero Nardi", None),
    ("it", "Piero Nardi chiamò il medico dopo «la grande festa».", "", None, None),
    ("pt", "O prefeito Rui Lima classificou o plano como “farsa”.", "", "Rui Lima", None),
    ("pt", "O prefeito Rui Lima chamou o médico.", "", None, None),
    ("nl", "Burgemeester Piet Mulder bestempelde het plan als „een klucht”.", "", "Piet Mulder", None),
    ("pl", "Burmistrz Jan Wilk nazwał plan „farsą”.", "", "Jan Wilk", None),
    ("pl", "Burmistrz Jan Wilk określił termin spotkania.", "", None, None),
    ("ru", "Мэр Анна Серова охарактеризовала план как «фарс».", "", "Анна Серова", None),
    ("uk", "Мер Ірина Гай назвала план «фарсом».", "", "Ірина Гай", None),
    ("en", "Mayor Ann Poole branded the plan “a farce”.", "", "Ann Poole", None),
    ("en", "Police labelled the bag after it left “Gate Nine”.", "", None, None),
]


@pytest.mark.parametrize(("language", "text", "part", "speaker", "via"), CALLED)
def test_who_calls_something_by_quoted_words_says_them(
    language: str, text: str, part: str, speaker: str | None, via: str | None
) -> None:
    assert who_says(language, text, part) == (speaker, via)


HEARSAY: list[Case] = [
    ("en", "Ann Poole was said to have warned that the road was shut.", "", "Ann Poole", None),
    ("en", "Ann Poole is reported to have answered that she knew.", "", "Ann Poole", None),
    ("en", "Ann Poole is said to have sold the house.", "", None, None),
    ("en", "Ann Poole is said to be worth a million.", "", None, None),
    ("de", "Karl Moe soll gesagt haben, der Damm sei sicher.", "", "Karl Moe", None),
    ("de", "Karl Moe könnte gesagt haben, der Damm sei sicher.", "", None, None),
    ("de", "Der Damm soll gebrochen sein.", "", None, None),
    ("nl", "Minister Piet Mulder zou hebben gezegd dat de weg dichtgaat.", "", "Piet Mulder", None),
    ("nl", "Minister Piet Mulder zou gezegd hebben dat de weg dichtgaat.", "", "Piet Mulder", None),
    ("nl", "Minister Piet Mulder zou de weg hebben gezien.", "", None, None),
    ("fr", "Paul Giraud aurait répondu qu'il fermerait la route.", "", "Paul Giraud", None),
    ("es", "Luis Rey habría respondido que cerraría la ruta.", "", "Luis Rey", None),
    ("it", "Piero Nardi avrebbe risposto che chiuderà la strada.", "", "Piero Nardi", None),
    ("pt", "Rui Lima teria respondido que fecharia a estrada.", "", "Rui Lima", None),
]


@pytest.mark.parametrize(("language", "text", "part", "speaker", "via"), HEARSAY)
def test_hearsay_of_a_saying_has_its_speaker(
    language: str, text: str, part: str, speaker: str | None, via: str | None
) -> None:
    assert who_says(language, text, part) == (speaker, via)


# language, who is brought, announced, said
ANNOUNCED = [
    (
        "en",
        "The biologist Ann Poole keeps bees.",
        "She explains why they swarm.",
        "She explains that they swarm.",
    ),
    (
        "en",
        "The biologist Ann Poole keeps bees.",
        "She tells how they swarm.",
        "She explained why they swarm.",
    ),
    (
        "de",
        "Die Biologin Ruth Kahl hält Bienen.",
        "Sie erklärt, warum sie ziehen.",
        "Sie erklärt, dass sie ziehen.",
    ),
    (
        "fr",
        "La biologiste Odile Perrin aime les abeilles.",
        "Elle explique pourquoi elles partent.",
        "Elle explique que les reines partent.",
    ),
    (
        "es",
        "La bióloga Marta Ríos cría abejas.",
        "Ella explica por qué emigran.",
        "Ella explica que emigran.",
    ),
    (
        "it",
        "La ricercatrice Laura Nardi alleva api.",
        "Lei spiega perché sciamano.",
        "Lei spiega che sciamano.",
    ),
    (
        "pt",
        "A pesquisadora Ana Lima cria abelhas.",
        "Ela explica por que elas migram.",
        "Ela explica que elas migram.",
    ),
    (
        "nl",
        "Bioloog Piet Mulder houdt bijen.",
        "Hij vertelt waarom ze zwermen.",
        "Hij vertelt dat ze zwermen.",
    ),
    (
        "pl",
        "Biolog Jan Wilk hoduje pszczoły.",
        "On wyjaśnia, dlaczego się roją.",
        "On wyjaśnia, że się roją.",
    ),
    (
        "ru",
        "Биолог Анна Серова держит пчёл.",
        "Она рассказывает, почему они роятся.",
        "Она сообщает, что они роятся.",
    ),
    (
        "uk",
        "Біолог Ірина Гай тримає бджіл.",
        "Вона пояснює, чому вони рояться.",
        "Вона повідомляє, що вони рояться.",
    ),
]


@pytest.mark.parametrize(("language", "brings", "announced", "said"), ANNOUNCED)
def test_what_is_only_announced_nobody_says(language: str, brings: str, announced: str, said: str) -> None:
    assert who_says(language, f"{brings} {announced}", announced) == (None, None)
    assert who_says(language, f"{brings} {said}", said)[0] is not None


def test_the_narrators_words_about_a_speaker_are_not_that_ones_own() -> None:
    text = "“The ship is old,” Ms Poole said. She confirmed that it sank on Friday."
    article = Article("a.txt", text, language="en")
    told, quoted = (text.index("She"), len(text)), (0, text.index(" She"))
    speaker = attribute(article, told).speaker
    assert speaker is not None and speaker.name == "Poole"
    assert not is_quoted(article, told, told)
    assert is_quoted(article, quoted, quoted)


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", "Mara Lind, who runs the Harbour Trust, its biggest owner, said she would sell.", "Mara Lind"),
        (
            "en",
            "Mara Lind, who runs Holt & Gray's oldest yard, a listed one, said she would sell.",
            "Mara Lind",
        ),
        (
            "fr",
            "Mara Lind, qui dirige le Fonds du Port, premier actionnaire, a dit qu’elle vendrait.",
            "Mara Lind",
        ),
        (
            "es",
            "Mara Lind, que dirige el Fondo del Puerto, primer accionista, dijo que vendería.",
            "Mara Lind",
        ),
        ("en", "The Harbour Trust, its biggest owner, said it would sell.", "Harbour Trust"),
    ],
)
def test_what_is_told_of_somebody_in_between_does_not_speak(language: str, text: str, speaker: str) -> None:
    assert who_says(language, text, "")[0] == speaker
