"""Claims and plans that their own article takes back."""

from __future__ import annotations

import pytest

from assistant.answer import Answer
from assistant.claims.taken_back import Denial, Kind, asks_about_claim, denial, denial_elsewhere
from index.passages import sentences
from index.records import Article
from tests.assistant.scripted import MemoryArchive, WordJudge, chain


def taken_back(language: str, question: str, text: str, words: str) -> tuple[Kind, str, bool] | None:
    article = Article("one.txt", text, language=language)
    start = text.index(words)
    span = (start, start + len(words))
    carrier = next(s for s in sentences(text, language) if s[0] <= start and span[1] <= s[1])
    found = denial(article, span, carrier, question, language)
    return None if found is None else (found.kind, text[slice(*found.sentence)], found.points)


@pytest.mark.parametrize(
    ("language", "question", "text", "words", "kind", "denying"),
    [
        (
            "en",
            "Why did Keller leave the bank?",
            "The weekly Torch reported that Keller had left the bank over his bonus. The bank denied the report.",
            "over his bonus",
            Kind.DENIED,
            "The bank denied the report.",
        ),
        (
            "en",
            "Where did Keller buy a villa?",
            "The bank denied reports that Keller had bought a villa. He was at home, it said. "
            "The Torch had claimed that Keller had bought a villa in Nice.",
            "in Nice",
            Kind.DENIED,
            "The bank denied reports that Keller had bought a villa.",
        ),
        (
            "en",
            "How many jobs will Orlo cut?",
            "A blog had reported that Orlo would cut 900 jobs. A spokeswoman, Mara Quint, denied that jobs would go.",
            "900",
            Kind.DENIED,
            "A spokeswoman, Mara Quint, denied that jobs would go.",
        ),
        (
            "en",
            "Where did the minister hide the money?",
            "Last week we reported that the minister had hidden money in Malta. We retract this article.",
            "in Malta",
            Kind.RETRACTED,
            "We retract this article.",
        ),
        (
            "de",
            "Warum verließ Keller die Bank?",
            "Die „Fackel“ hatte berichtet, Keller habe die Bank im Streit um Boni verlassen. "
            "Die Bank wies den Bericht zurück.",
            "im Streit um Boni",
            Kind.DENIED,
            "Die Bank wies den Bericht zurück.",
        ),
        (
            "de",
            "Wo kaufte Keller eine Villa?",
            "Die „Fackel“ hatte gemeldet, Keller habe eine Villa in Nizza gekauft. Das ist falsch.",
            "in Nizza",
            Kind.DENIED,
            "Das ist falsch.",
        ),
        (
            "fr",
            "Pourquoi Morel a-t-il quitté la banque ?",
            "Le Flambeau avait rapporté que Morel avait quitté la banque pour une prime. "
            "La banque dément cette information.",
            "pour une prime",
            Kind.DENIED,
            "La banque dément cette information.",
        ),
        (
            "es",
            "¿Dónde compró Ruiz una villa?",
            "La Antorcha había publicado que Ruiz compró una villa en Niza. El banco desmintió esa noticia.",
            "en Niza",
            Kind.DENIED,
            "El banco desmintió esa noticia.",
        ),
        (
            "it",
            "Perché Bruni ha lasciato la banca?",
            "La Fiaccola aveva scritto che Bruni ha lasciato la banca per un premio. La banca ha smentito la notizia.",
            "per un premio",
            Kind.DENIED,
            "La banca ha smentito la notizia.",
        ),
        (
            "nl",
            "Waarom verliet Visser de bank?",
            "De Fakkel meldde dat Visser de bank om een bonus had verlaten. De bank ontkent dit bericht.",
            "om een bonus",
            Kind.DENIED,
            "De bank ontkent dit bericht.",
        ),
        (
            "pl",
            "Gdzie Nowak kupił willę?",
            "Tygodnik napisał, że Nowak kupił willę w Nicei. Bank zaprzeczył tym doniesieniom.",
            "w Nicei",
            Kind.DENIED,
            "Bank zaprzeczył tym doniesieniom.",
        ),
        (
            "pt",
            "Onde comprou Lopes uma casa?",
            "O Facho noticiou que Lopes comprou uma casa em Nice. O banco desmentiu essa notícia.",
            "em Nice",
            Kind.DENIED,
            "O banco desmentiu essa notícia.",
        ),
        (
            "ru",
            "Где Орлов купил виллу?",
            "Газета писала, что Орлов купил виллу в Ницце. Банк опроверг эту информацию.",
            "в Ницце",
            Kind.DENIED,
            "Банк опроверг эту информацию.",
        ),
        (
            "uk",
            "Де Орленко купив віллу?",
            "Газета писала, що Орленко купив віллу в Ніцці. Банк спростував цю інформацію.",
            "в Ніцці",
            Kind.DENIED,
            "Банк спростував цю інформацію.",
        ),
    ],
)
def test_a_claim_that_the_article_takes_back(
    language: str, question: str, text: str, words: str, kind: Kind, denying: str
) -> None:
    found = taken_back(language, question, text, words)
    assert found is not None
    assert found[:2] == (kind, denying)


@pytest.mark.parametrize(
    ("language", "question", "text", "words"),
    [
        (
            "en",
            "When did the bus strike begin?",
            "The bus strike was to begin on 4 May. Then the bus strike was averted.",
            "4 May",
        ),
        (
            "en",
            "When did the strike begin?",
            "A pay deal averted a strike that was to begin on 4 May.",
            "4 May",
        ),
        (
            "de",
            "Wann begann der Streik?",
            "Der Streik sollte am 4. Mai beginnen. Er wurde abgewendet.\n\nDer Streik ist abgesagt.",
            "am 4. Mai",
        ),
        (
            "fr",
            "Quand la grève a-t-elle commencé ?",
            "La grève devait commencer le 4 mai. La grève a été évitée.",
            "le 4 mai",
        ),
        (
            "es",
            "¿Cuándo empezó la huelga?",
            "La huelga iba a empezar el 4 de mayo. El sindicato desconvocó la huelga.",
            "el 4 de mayo",
        ),
        ("pl", "Kiedy zaczął się strajk?", "Strajk miał zacząć się 4 maja. Strajk odwołano.", "4 maja"),
        (
            "ru",
            "Когда началась забастовка?",
            "Забастовка должна была начаться 4 мая. Забастовку удалось предотвратить.",
            "4 мая",
        ),
    ],
)
def test_a_plan_that_came_to_nothing(language: str, question: str, text: str, words: str) -> None:
    found = taken_back(language, question, text, words)
    assert found is not None
    assert found[0] is Kind.AVERTED


@pytest.mark.parametrize(
    ("language", "question", "text", "words"),
    [
        # something else is denied
        (
            "en",
            "Why did Keller leave the bank?",
            "The Torch reported that Keller had left the bank over his bonus. The mayor denied that taxes would rise.",
            "over his bonus",
        ),
        (
            "en",
            "Why did Keller leave the bank?",
            "The Torch reported that Keller had left over his bonus. He denied accusations of fraud.",
            "over his bonus",
        ),
        # somebody else denies it of himself
        (
            "en",
            "Why did Keller leave the bank?",
            "The Torch reported that Keller would leave over his bonus. Brandt denied that he would leave.",
            "over his bonus",
        ),
        (
            "en",
            "Why did Keller leave the bank?",
            "The Torch reported that Keller would leave the bank over his bonus. "
            "The board denied that Brandt would leave the bank.",
            "over his bonus",
        ),
        # it is not denied
        (
            "en",
            "Why did Keller leave the bank?",
            "The Torch reported that Keller had left the bank over his bonus. The bank did not deny the report.",
            "over his bonus",
        ),
        (
            "en",
            "Why did Keller leave the bank?",
            "The Torch reported that Keller had left the bank over his bonus. "
            "The bank neither confirmed nor denied the report.",
            "over his bonus",
        ),
        (
            "de",
            "Warum verließ Keller die Bank?",
            "Die „Fackel“ hatte berichtet, Keller habe die Bank im Streit um Boni verlassen. "
            "Die Bank wollte den Bericht nicht dementieren.",
            "im Streit um Boni",
        ),
        (
            "de",
            "Warum verließ Keller die Bank?",
            "Die „Fackel“ hatte berichtet, Keller habe die Bank im Streit um Boni verlassen. "
            "Die Stadt wies Vorwürfe zurück, sie habe zu spät gewarnt.",
            "im Streit um Boni",
        ),
        # a fact, and a denial about it of old
        (
            "en",
            "When did Keller leave the bank?",
            "Keller left the bank on 4 May. He had denied that he would leave.",
            "4 May",
        ),
        (
            "en",
            "When did the strike begin?",
            "The strike, which began on 4 May, was called off on 9 May.",
            "4 May",
        ),
        # another thing was called off
        (
            "en",
            "When will the strike begin?",
            "The strike will begin on 4 May. The talks were cancelled.",
            "4 May",
        ),
        (
            "de",
            "Wann beginnt der Streik?",
            "Der Streik soll am 4. Mai beginnen. Das Stadtfest wurde abgesagt.",
            "am 4. Mai",
        ),
        (
            "en",
            "When will the strike begin?",
            "The strike was not called off. It was to begin on 4 May.",
            "4 May",
        ),
        (
            "en",
            "When was the last tram strike?",
            "The tram strike, the first since 2019, was to begin on 4 May. The tram strike was averted.",
            "2019",
        ),
        # the claim's sentence tells something else before
        (
            "en",
            "When was the Torch founded?",
            "The Torch, founded in 1912, reported that Keller would leave. The bank denied the report.",
            "1912",
        ),
        (
            "xx",
            "Q?",
            "The Torch reported that Keller left over a bonus. The bank denied the report.",
            "a bonus",
        ),
    ],
)
def test_what_is_not_taken_back(language: str, question: str, text: str, words: str) -> None:
    assert taken_back(language, question, text, words) is None


DENIED_SOMEWHEN = [
    ("en", "Canada denied on Wednesday night that Beaudry had promised to end the ban in May.", "in May"),
    ("en", "The firm denied in a statement on 3 May that it would cut 900 jobs.", "900"),
    ("de", "Ottawa bestritt am Mittwochabend, dass Beaudry ein Ende im Mai versprochen habe.", "im Mai"),
    ("de", "Am 3. Mai dementierte Sprecherin Hannah Quint, dass im Mai Schluss sei.", "im Mai"),
    ("fr", "Le ministère a nié mercredi soir que Morel ait promis la fin du blocus en mai.", "en mai"),
    ("es", "El Gobierno negó el miércoles que Morel hubiera prometido el fin del veto en mayo.", "en mayo"),
    ("it", "Il governo ha negato mercoledì a Roma che Morel avesse promesso la fine a maggio.", "a maggio"),
    ("nl", "De regering ontkende woensdag in Den Haag dat Morel een einde in mei had beloofd.", "in mei"),
    ("pt", "O governo negou na quarta-feira que Morel tivesse prometido o fim em maio.", "em maio"),
    ("pl", "Rząd zaprzeczył w środę wieczorem, że Morel obiecał koniec zakazu w maju.", "w maju"),
    ("ru", "Правительство опровергло в среду вечером, что Морель обещал отмену в мае.", "в мае"),
    ("uk", "Уряд у середу заперечив у Києві, що Морель обіцяв скасування у травні.", "у травні"),
]


@pytest.mark.parametrize(("language", "text", "words"), DENIED_SOMEWHEN, ids=lambda value: str(value)[:30])
def test_when_and_where_may_stand_between_a_denial_and_what_is_denied(
    language: str, text: str, words: str
) -> None:
    found = taken_back(language, "?", text, words)
    assert found is not None and found[0] is Kind.DENIED


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Canada denied the firm a loan that was to be paid in May.", "in May"),
        ("en", "Canada denied the charge and said that the ban would end in May.", "in May"),
        ("en", "Canada did not deny on Wednesday that the ban had ended in May.", "in May"),
        ("es", "El banco negó a Morel el crédito que necesitaba en mayo.", "en mayo"),
        ("de", "Ottawa bestritt den Vorwurf und teilte mit, dass im Mai Schluss sei.", "im Mai"),
    ],
)
def test_a_clause_of_something_else_behind_a_denial_is_not_denied(
    language: str, text: str, words: str
) -> None:
    assert taken_back(language, "?", text, words) is None


def test_a_headline_that_tells_what_papers_say_is_a_claim() -> None:
    headline = "Beaudry will lift camera ban in May, papers say"
    text = f"{headline}\n\nCanada denied on Wednesday that Beaudry had promised to end the ban on cameras."
    found = taken_back("en", "When will the ban be lifted?", text, "in May")
    assert found is not None and found[0] is Kind.DENIED


def test_a_denial_that_points_to_the_sentence_before_says_so() -> None:
    text = "The Torch reported that Keller had left the bank over his bonus. The bank denied this."
    found = taken_back("en", "Why did Keller leave?", text, "over his bonus")
    assert found is not None
    assert found[2]
    text = "The Torch reported that Keller had left the bank. The bank denied that Keller had left."
    found = taken_back("en", "Who did Keller leave?", text, "the bank")
    assert found is not None
    assert not found[2]


PLAN = Article("plan.txt", "The tram drivers of Olm will strike from 4 May.", title="Olm", language="en")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mayor Ilse Korn of Olm said the tram strike had been averted.", Kind.AVERTED),
        ("In Rotheim the tram strike had been averted.", None),
        ("In Olm the fair has been cancelled.", None),
    ],
)
def test_another_article_takes_a_plan_back(text: str, expected: Kind | None) -> None:
    other = Article("later.txt", text, language="en")
    words = (PLAN.text.index("4 May"), PLAN.text.index("4 May") + 5)
    found: Denial | None = denial_elsewhere(
        PLAN, words, (0, len(PLAN.text)), other, "When did the tram strike in Olm begin?"
    )
    assert (found.kind if found else None) is expected


@pytest.mark.parametrize(
    ("question", "language", "expected"),
    [
        ("What did the Torch report about Keller?", "en", True),
        ("When was the strike to begin?", "en", True),
        ("Was berichtete die „Fackel“ über Keller?", "de", True),
        ("Wann sollte der Streik beginnen?", "de", True),
        ("Que disait la rumeur ?", "fr", True),
        ("Why did Keller leave the bank?", "en", False),
        ("Wann begann der Streik?", "de", False),
        ("Pourquoi Morel a-t-il quitté la banque ?", "fr", False),
        ("Где Орлов купил виллу?", "ru", False),
    ],
)
def test_questions_about_the_claim_itself(question: str, language: str, expected: bool) -> None:
    assert asks_about_claim(question, language) is expected


def asked(question: str, *articles: Article, **probability_of: float) -> Answer:
    return chain(MemoryArchive(*articles), WordJudge(**probability_of)).invoke(question)


TORCH = "The weekly Torch had reported that Keller had left the bank over his bonus."
REPORT = Article(
    "a.txt",
    f"{TORCH} The bank denied that Keller had left.",
    title="Keller",
    date="2024-03-05",
    language="en",
)


def test_a_question_that_takes_a_denied_claim_for_so_is_led_by_the_denial() -> None:
    answer = asked("Why did Keller leave the bank?", REPORT, over_his_bonus=0.9)
    assert [citation.quote for citation in answer.citations] == [
        "The bank denied that Keller had left.",
        TORCH,
    ]
    assert [statement.text.split(" Keller, ")[0] for statement in answer.statements] == [
        "This is denied:",
        "What this is about:",
    ]
    assert answer.short == "The bank denied that Keller had left."
    assert answer.confidence is not None
    assert answer.confidence < 0.9


def test_a_question_about_the_claim_gets_the_claim_and_then_the_denial() -> None:
    answer = asked("What did the Torch report about Keller?", REPORT, over_his_bonus=0.9)
    assert answer.short == "over his bonus"
    assert [citation.quote for citation in answer.citations] == [
        TORCH,
        "The bank denied that Keller had left.",
    ]
    assert answer.statements[1].text.startswith("This is denied:")
    assert answer.confidence == 0.9


def test_a_denial_that_points_to_the_claim_is_quoted_with_it() -> None:
    article = Article("a.txt", f"{TORCH} The bank denied this.", language="en")
    answer = asked("Why did Keller leave the bank?", article, over_his_bonus=0.9)
    assert [citation.quote for citation in answer.citations] == [f"{TORCH} The bank denied this."]
    assert answer.short == "The bank denied this."


def test_a_later_article_that_tells_it_as_a_fact_leaves_no_doubt() -> None:
    later = Article(
        "b.txt", "Keller left the bank over a quarrel.", title="Keller", date="2024-03-15", language="en"
    )
    answer = asked("Why did Keller leave the bank?", REPORT, later, over_his_bonus=0.9, over_a_quarrel=0.8)
    assert not answer.statements[0].text.startswith("This is denied:")


def test_a_claim_that_nobody_takes_back_is_answered_as_before() -> None:
    article = Article("a.txt", f"{TORCH} The mayor denied that taxes would rise.", language="en")
    answer = asked("Why did Keller leave the bank?", article, over_his_bonus=0.9)
    assert (answer.short, answer.confidence, len(answer.citations)) == ("over his bonus", 0.9, 1)
