"""Whether words can be what a question asks for."""

from __future__ import annotations

import pytest

from assistant.kinds.answer_types import completes_name, fits


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Wo war Biden am 30. Dezember?", "Wilmington"),
        ("Where did they meet?", "in a hotel near Geneva"),
        ("Откуда он звонил?", "из Сочи"),
        ("Who warned about a mistake?", "Yuri Ushakov"),
        ("Wer sprach zuerst?", "zwei Männer aus der Stadt"),
        ("Qui a demandé l'appel entre Biden et Poutine ?", "Putin"),
        ("Was it Biden or Putin who asked for it?", "Biden"),
        ("How long did it last?", "62 Minuten"),
        ("Combien de temps a duré l'appel ?", "rund anderthalb Stunden"),
        ("How many soldiers left?", "160"),
        ("What did Sullivan say?", "a lot of give and take"),
        ("An wie vielen Tagen wurde verhandelt?", "elf Verhandlungstage"),
        ("How many days did the trial take?", "11 days"),
        ("Wie lange bleibt das Werk am Netz?", "bis Ende 2027"),
        ("How often does the ferry leave?", "every forty minutes"),
        ("Wie oft traf sie ihn?", "viermal"),
        ("Why did the shares fall?", "because of the strike"),
        ("How many years and months did he get?", "four years and six months"),
        ("How many kilometres of road were closed?", "190 km"),
        ("How many people came?", "190"),
        ("Wie viele stimmten dafür?", "61 Prozent"),
        ("Сколько стоил ремонт?", "420 000 euros"),
        ("Wie viele Windräder stehen dort?", "72 Anlagen"),
        ("Wie viele Menschen starben?", "1,3 Millionen"),
        ("When does the market open?", "Sunday mornings"),
        ("Wann hat der Markt geöffnet?", "am Sonntag"),
        ("When did she die?", "on Monday"),
    ],
)
def test_words_of_the_kind_asked_for_fit(question: str, words: str) -> None:
    assert fits(question, words)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Und von wo aus sprach Putin?", "zwei Stunden und fünf Minuten"),
        ("Where was he?", "at 19:30"),
        ("¿Dónde estaba?", "50 minutos"),
        ("Who warned about a mistake?", "19 h"),
        ("Wer rief an?", "7. Dezember 2021"),
        ("Wie nannte Putin die Frage?", "Putin"),
        ("А куда он пригласил Байдена?", "Байден"),
        ("Wen lud Selenskyj ein?", "Zelensky"),
        ("How long did it last?", "late on Thursday"),
        ("How many soldiers left?", "the soldiers"),
        ("Какую численность войск он назвал?", "в городе"),
        ("What did Braun say?", "not"),
        ("How many days did the trial take?", "sechs Monate"),
        ("Wie viele Monate bekam er?", "elf Tage"),
        ("How often was the dam checked?", "forty minutes"),
        ("Warum brach der Damm?", "Warum der Damm brach"),
        ("Что сказал Браун?", "и не"),
        ("Dlaczego radna była przeciw?", "because"),
        ("¿Cuánto ha costado la misión?", "17 centimetri"),
        ("How many people did the storm kill?", "190 millimetres"),
        ("Wie viele Menschen kamen um?", "12 Grad"),
        ("Combien d'élèves sont venus ?", "30 degrés"),
        ("Сколько человек погибло?", "12 километров"),
        ("How many goals did he score?", "90 minutes"),
        ("When did the horse first appear?", "Sunday afternoons"),
        ("Wann hat er das Lied geschrieben?", "jeden Sonntag"),
    ],
)
def test_words_of_another_kind_and_the_questions_own_words_do_not(question: str, words: str) -> None:
    assert not fits(question, words)


def test_a_follow_up_is_of_the_kind_of_the_question_that_it_carries_on() -> None:
    question, typed = "How long did the call with Braun last in March?", "And in March?"
    assert fits(question, "62 minutes", typed=typed)
    assert not fits(question, "in the town hall", typed=typed)
    assert fits("And who asked for it? Braun call", "Braun", typed="And who asked for it?")


@pytest.mark.parametrize(
    ("question", "words", "completes"),
    [
        ("Which ministers did Braun call?", "Ilse", True),
        ("Welche Minister rief Braun an?", "Ilse", True),
        ("Which ministers did Braun call?", "Ilse Braun", False),
        ("Which ministers did Ilse Braun call?", "Otto Kern", False),
        ("Which ministers did Braun call?", "two ministers", False),
    ],
)
def test_a_part_of_a_name_that_the_question_gives_is_told(question: str, words: str, completes: bool) -> None:
    text = "On Monday Ilse Braun called two ministers, Otto Kern and Ada Lund."
    start = text.index(words)
    assert completes_name(question, text, (start, start + len(words))) is completes


@pytest.mark.parametrize(
    ("question", "words", "completes"),
    [
        ("Wie heißt die Wirtin?", "Eva Marl", False),
        ("Wie heißt die neue Wirtin in Ulm?", "Eva Marl", False),
        ("Welche Wirtin klagt?", "Eva Marl", False),
        ("Which Mayor spoke?", "Ann Poe", False),
        ("Was sagt die von Braun gerufene Marl?", "Eva", True),
        ("Was sagt Marl über die Wirtin?", "Eva", True),
        ("Who is Poe?", "Ann", True),
    ],
)
def test_a_noun_behind_an_article_is_no_part_of_a_name(question: str, words: str, completes: bool) -> None:
    text = "Das sagt die Wirtin Eva Marl. Mayor Ann Poe spoke."
    start = text.index(words)
    assert completes_name(question, text, (start, start + len(words))) is completes


def test_a_number_whose_measure_follows_counts_nothing() -> None:
    assert not fits("How many people did the storm kill?", "190", after=" millimetres of rain")
    assert not fits("Wie viele Häuser brannten ab?", "40", after=" Minuten nach dem Alarm")
    assert fits(
        "How many people did the storm kill?", "190", after=" people, and 40 millimetres of rain fell"
    )
    assert fits("How many millimetres fell?", "190", after=" millimetres of rain")


@pytest.mark.parametrize(
    ("question", "words", "after"),
    [
        ("Quando la ditta ha pagato il risarcimento?", "300.000 euro", ""),
        ("When did the company pay?", "18 per cent", ""),
        ("Wann wurde der Damm gebaut?", "142 Meter", ""),
        ("Когда построили мост?", "двенадцать тонн", ""),
        ("Коли відкрили метро?", "860 мільйонів гривень", ""),
        ("Bis wann sollen die Stellen sicher sein?", "£260,000", ""),
        ("Od kiedy działa port?", "12 ton", ""),
        ("Wanneer betaalde hij?", "700.000", " euro aan de stad"),
        ("When did she visit the island?", "340,000", ""),
        ("¿Cuándo llegó el barco?", "3,4", ""),
        ("Quand sont-ils venus ?", "58 pages", ""),
        ("In which year was the last strike?", "11 miljoen euro", ""),
    ],
)
def test_what_measures_something_else_is_no_time(question: str, words: str, after: str) -> None:
    assert not fits(question, words, after=after)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("When did it open?", "2014"),
        ("Wann war das?", "14."),
        ("Wann begann die Sitzung?", "17:30"),
        ("Wann begann die Sitzung?", "17.30"),
        ("Wann starb er?", "am 12.3."),
        ("When did the ice age end?", "11,600 BP"),
        ("When did he pay the 300 euros?", "two days later, with 300 euros"),
        ("Wann wird Alkohol fest?", "bei minus 114 Grad"),
        ("Quando ha pagato?", "sabato"),
        ("Kiedy odbędzie się wesele?", "w piątek"),
        ("Wanneer regent het weer?", "vrijdag"),
        ("Bis wann ist die Brücke gesperrt?", "Ostern"),
        ("Ab wann gilt der neue Tarif?", "ab Juli"),
        ("Wann verlor sie das Vertrauen?", "als er das Fahrtenbuch versteckte"),
        ("Когда мэр утратила доверие?", "gdy odmówił odpowiedzi"),
        ("В каком году закрыли порт?", "1998"),
    ],
)
def test_a_date_a_day_an_hour_or_what_happened_then_is_a_time(question: str, words: str) -> None:
    assert fits(question, words)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who called the captain?", "on Monday"),
        ("Wer rief an?", "am Dienstag"),
        ("Who won the race?", "last week"),
        ("Кто позвонил?", "в понедельник"),
        ("Qui a appelé ?", "lundi"),
        ("Kto zadzwonił?", "w poniedziałek"),
        ("Where did they meet?", "letzte Woche"),
        ("¿Quién llamó?", "300 euros"),
    ],
)
def test_a_mere_time_or_measure_is_nobody_and_no_place(question: str, words: str) -> None:
    assert not fits(question, words)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who was prime minister?", "May"),
        ("Wer rettete Robinson?", "Freitag"),
        ("Who supports the plan?", "60 per cent"),
        ("Where was the wreck found?", "300 metres"),
        ("Wer klagte?", "38-jährige Ärztin"),
        ("Wer starb?", "79-Jährige"),
        ("Who paid for it?", "the lottery, two county councils and a legacy of the novelist"),
        ("Where did the traces come from?", "second-hand equipment bought in 2003"),
    ],
)
def test_names_and_shares_of_people_are_somebody(question: str, words: str) -> None:
    assert fits(question, words)


@pytest.mark.parametrize(
    ("question", "words", "after"),
    [
        ("Скільки гектарів саду має фермер?", "двенадцать тонн", ""),
        ("How many hectares burnt?", "twelve tonnes", ""),
        ("Wie viele Hektar brannten?", "12", " Tonnen Getreide"),
        ("How many kilometres did they walk?", "300 euros", ""),
        ("How many square miles were lost?", "40 Kilometer", ""),
        ("Combien de litres ont coulé ?", "huit mètres", ""),
        ("Ile ton zboża spalono?", "400 tysięcy złotych", ""),
        ("Quanti chilometri di strada?", "otto per cento", ""),
        ("Hoeveel ton graan ging verloren?", "14 jaar", ""),
        ("¿Cuántas sucursales cerrarán?", "64 Millionen Euro", ""),
        ("Сколько жителей уехало?", "45 миллионов рублей", ""),
        ("Um wie viel Uhr brach der Damm?", "70 metrów", ""),
    ],
)
def test_a_unit_of_another_dimension_does_not_count_what_is_counted(
    question: str, words: str, after: str
) -> None:
    assert not fits(question, words, after=after)


@pytest.mark.parametrize(
    ("question", "words", "after"),
    [
        ("How many hectares burnt?", "12 Quadratkilometer", ""),
        ("How many miles is it?", "40 km", ""),
        ("How many square kilometres of forest were lost?", "415 000", " a 587 000 kilómetros cuadrados"),
        ("How many million euros did it cost?", "131", " Millionen Euro."),
        ("Auf wie viele Millionen wird der Schaden geschätzt?", "212 Millionen Euro", ""),
        ("How many working hours did it take?", "26.000", " Arbeitsstunden"),
        ("How many holidays were abolished?", "neunzehn", " Feiertage"),
        ("How many guests a day are allowed?", "400", " a day."),
        ("Wie viele Kinder waren an Bord?", "41", " Minderjährige"),
        ("Combien de temps dura la grève ?", "17 Wochen", ""),
        ("Combien d'argent ont-ils reçu ?", "12 millions de couronnes", ""),
        ("Сколько денег собрали?", "90.000 Mark", ""),
        ("How many landmines are buried there?", "40 тысяч мин", ""),
        ("Wie viele Etagen hat das Haus?", "40 Etagen", ""),
        ("How many kilometres per hour did he drive?", "130 km/h", ""),
        ("How many voted for it?", "61 per cent", ""),
        ("How many trees were lost?", "treinta árboles", ""),
        ("Quanto tempo dura?", "quattro ore", ""),
        ("How many people came and when did they leave?", "40 minutes later", ""),
    ],
)
def test_units_that_convert_numbers_of_all_languages_and_things_count(
    question: str, words: str, after: str
) -> None:
    assert fits(question, words, after=after)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Które firmy działają w parku?", "14"),
        ("Which companies refused?", "14"),
        ("Welche Firmen lehnten ab?", "11 Millionen Euro"),
        ("Quelles entreprises ont refusé ?", "14"),
        ("¿Qué empresas se negaron?", "14"),
        ("Какие компании отказались?", "14"),
        ("Uit welke landen komen ze?", "640"),
        ("Quali paesi hanno votato contro?", "12"),
        ("Quais países votaram contra?", "12"),
        ("Яка страхова компанія платить?", "17 000 євро"),
        ("Which party won?", "38.6 percent"),
        ("In which country did he stay?", "on Tuesday"),
    ],
)
def test_companies_and_countries_are_no_numbers(question: str, words: str) -> None:
    assert not fits(question, words)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Which bus line is closed?", "14"),
        ("Which year did companies close?", "1998"),
        ("In welchem Jahr wurde die Firma gegründet?", "1998"),
        ("Which bank account was blocked?", "4711"),
        ("Which countries voted?", "14 members of the council"),
        ("На яку суму фірма уклала угоду?", "70 тисяч євро"),
        ("Welche Linie fährt nicht?", "14"),
        ("Which companies refused?", "both"),
    ],
)
def test_lines_years_and_sums_may_be(question: str, words: str) -> None:
    assert fits(question, words)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Comment s'appelle le chauffeur ?", "consejero"),
        ("What is the name of the driver?", "the driver of the bus"),
        ("Wie heißt der Kapitän?", "local truce"),
        ("Как зовут директора школы?", "кладовщик"),
        ("Як звати суддю?", "labour court"),
        ("¿Cómo se llama el obispo?", "de la zona"),
        ("Jak się nazywa dyrektor?", "kierowca"),
        ("Hoe heet de burgemeester?", "19"),
        ("Come si chiama il sindaco?", "un uomo del posto"),
        ("Как зовут водителя?", "14"),
    ],
)
def test_a_name_has_a_capital_letter_and_is_no_number(question: str, words: str) -> None:
    assert not fits(question, words)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What is the name of the driver?", "Ilse Braun"),
        ("What is the name of the company?", "iPhone Repair"),
        ("What is the name of the ship?", "M-23"),
        ("Как зовут водителя?", "布劳恩"),
        ("Wie heißt der Fahrer?", "ブラウン"),
        ("What is the name of the process?", "trial division"),
        ("Wie heißt das Verfahren?", "alternating current"),
        ("Jak się nazywa dyrektor?", "Anna Kos"),
    ],
)
def test_names_of_any_script_and_of_things_fit(question: str, words: str) -> None:
    assert fits(question, words)


def test_a_language_is_no_manner() -> None:
    assert not fits("In welcher Sprache wurde das Telefonat geführt?", "sachlich, aber frostig")
    assert not fits("In which language did they talk?", "very quietly")
    assert fits("In welcher Sprache wurde das Telefonat geführt?", "auf Englisch")
    assert fits("In which language did they talk?", "en español")
    assert fits("На каком языке говорили?", "по-французски")
    assert fits("En quelle langue parlaient-ils ?", "latin")


def test_what_is_said_in_a_language_not_known_here_is_not_told_apart() -> None:
    assert fits("How many people came?", "dokuz", "tr")
    assert fits("When did it end?", "savaşın sonunda", "tr")
    assert fits("How many people came?", "四个人")
    assert not fits("How many people came?", "the people", "en")


@pytest.mark.parametrize(
    ("question", "words", "language"),
    [
        ("When did he retire?", "his country estate", "en"),
        ("When did she write?", "messages to Messi", "en"),
        ("Quand a-t-il fermé ?", "le moulin a été vendu", "fr"),
        ("Quando foi eleito?", "presidente do clube", "pt"),
        ("Wann sprach sie?", "im Bundestag", "de"),
        ("Wann stand das da?", "in der Zeitung", "de"),
        ("Когда он уехал?", "в Зимбабве", "ru"),
    ],
)
def test_a_word_of_time_of_another_language_is_none(question: str, words: str, language: str) -> None:
    assert not fits(question, words, language)


@pytest.mark.parametrize(
    ("question", "words", "language"),
    [
        ("Quand ouvre le musée ?", "en été", "fr"),
        ("Quand ouvre le musée ?", "hier soir", "fr"),
        ("Quando apre?", "in estate", "it"),
        ("Quando abre?", "no verão", "pt"),
        ("Wann war das?", "nach dem Krieg", "de"),
        ("When did it end?", "at dawn", "en"),
        ("When was it built?", "300 BC", "en"),
        ("Wanneer kwam zij?", "vrijdagavond", "nl"),
        ("Kiedy to było?", "zeszłej zimy", "pl"),
        ("Когда открыли порт?", "зимой", "ru"),
        ("Коли відкрили порт?", "восени", "uk"),
        ("When did it end?", "en été", None),
        ("Wo stand das Haus?", "hier", "de"),
    ],
)
def test_a_word_of_time_of_the_passages_language_is_one(
    question: str, words: str, language: str | None
) -> None:
    assert fits(question, words, language)


@pytest.mark.parametrize(
    ("question", "words", "language"),
    [
        ("Quanti milioni dice la ministra che aziende e famiglie hanno perso?", "12 milioni", "it"),
        ("How many jobs went in the county in which firms closed?", "1,200", "en"),
        ("Quantas vagas disse que empresas cortaram?", "1200", "pt"),
        ("When did the county in which firms closed vote?", "1998", "en"),
        ("Ile osób pracuje w kraju, w których firmach strajkują?", "1200", "pl"),
    ],
)
def test_which_behind_a_count_or_a_time_asks_for_no_name(question: str, words: str, language: str) -> None:
    assert fits(question, words, language)


def test_which_asks_for_a_name_at_the_beginning_and_behind_a_subordinate_time() -> None:
    assert not fits("Che aziende hanno chiuso?", "12", "it")
    assert not fits("In che paese vive?", "12", "it")
    assert not fits("When prices fell, which companies closed?", "12", "en")


@pytest.mark.parametrize(
    ("question", "words", "language"),
    [
        ("And how many people drowned?", "12 kilometres", "en"),
        ("¿En qué idioma cantó la alcaldesa?", "en la plaza", "es"),
        ("Who is the head of the school?", "the head of the school", "en"),
        ("Quem é o presidente do clube?", "o presidente do clube", "pt"),
    ],
)
def test_small_words_do_not_switch_the_rules_off(question: str, words: str, language: str) -> None:
    assert not fits(question, words, language)
