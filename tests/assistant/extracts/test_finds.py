"""What is quoted of a finding: the sentence that carries it, and what it takes to see that it does."""

from __future__ import annotations

import pytest

from assistant.answer import MAX_QUOTE_CHARACTERS
from assistant.extracts.finds import Find, as_shown
from assistant.judge import Finding
from assistant.reading import Question
from index.records import Article
from index.text.sentences import sentences
from tests.assistant.scripted import passage_of


def _shown(question: str, asked_in: str, text: str, language: str, words: str) -> str:
    article = Article("a.txt", text, language=language)
    start = text.index(words)
    quote = next(span for span in sentences(text, language) if span[0] <= start < span[1])
    find = Find(passage_of(article), article, Finding((start, start + len(words)), 0.9), quote)
    return text[slice(*as_shown(Question(question, question, asked_in), find, lambda _: {}))]


SAID_BESIDE = [
    ("en", "Who said that the old bridge needs new bearings?", "Mayor Iris Colm visited the site.",
     "“The old bridge needs new bearings,” she said.", "Iris Colm"),
    ("de", "Wer sagte, dass die alte Brücke neue Lager braucht?", "Bürgermeisterin Iris Kolm besuchte die Baustelle.",
     "„Die alte Brücke braucht neue Lager“, sagte sie.", "Iris Kolm"),
    ("fr", "Qui a dit que le vieux pont a besoin de nouveaux appuis ?", "La maire Iris Colm a visité le chantier.",
     "« Le vieux pont a besoin de nouveaux appuis », a-t-elle dit.", "Iris Colm"),
    ("es", "¿Quién dijo que el puente viejo necesita apoyos nuevos?", "La alcaldesa Iris Colm visitó la obra.",
     "«El puente viejo necesita apoyos nuevos», dijo.", "Iris Colm"),
    ("uk", "Хто сказав, що старий міст потребує нових опор?", "Мерка Ірина Колм відвідала будову.",
     "«Старий міст потребує нових опор», – сказала вона.", "Ірина Колм"),
    ("hu", "Ki mondta, hogy a régi hídnak új csapágy kell?", "Kolm Írisz polgármester bejárta a telepet.",
     "„A régi hídnak új csapágy kell” – mondta.", "Kolm Írisz"),
    ("ro", "Cine a spus că podul vechi cere reazeme noi?", "Primărița Iris Colm a vizitat șantierul.",
     "„Podul vechi cere reazeme noi”, a spus ea.", "Iris Colm"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "question", "named", "said", "words"), SAID_BESIDE)
def test_who_says_it_is_quoted_with_what_is_said_beside(
    language: str, question: str, named: str, said: str, words: str
) -> None:
    text = f"{named} {said} {named}"
    assert _shown(question, language, text, language, words) == f"{named} {said}"


@pytest.mark.parametrize(("language", "question", "named", "said", "words"), SAID_BESIDE)
def test_in_another_paragraph_or_too_long_it_is_not(
    language: str, question: str, named: str, said: str, words: str
) -> None:
    assert _shown(question, language, f"{named}\n\n{said}", language, words) == named
    long = named[:-1] + " –" + " 12 34 56 78" * 24 + "."
    assert len(long) < MAX_QUOTE_CHARACTERS < len(long) + len(said)
    assert _shown(question, language, f"{long} {said}", language, words) == long


@pytest.mark.parametrize(
    ("question", "asked_in", "text", "language", "words", "shown"),
    [
        # The sentence says it itself, or nothing is said
        ("Who said that the bridge needs bearings?", "en",
         "The bridge needs bearings, Iris Colm said. The bridge is old and needs paint.", "en", "Iris Colm",
         "The bridge needs bearings, Iris Colm said."),
        ("Who visited the old bridge?", "en", "Iris Colm came. The old bridge was visited before.", "en", "Iris Colm",
         "Iris Colm came."),
        ("Wer besuchte die alte Brücke?", "de", "Iris Kolm kam. „Die alte Brücke besuchte ich“, sagte sie.", "de",
         "Iris Kolm", "Iris Kolm kam."),
        ("Hány ember sérült meg a régi hídnál?", "hu", "Kilenc, azaz 9. „A régi hídnál sérült meg ember” – mondta.",
         "hu", "9", "Kilenc, azaz 9."),
        # The question is in another language: a number, or whom the text makes the speaker
        ("Wer sagte, der Schaden betrage 44 Millionen?", "de",
         "Kolm Írisz cáfolt. „A kár 44 millió” – mondta. Elment.", "hu", "Kolm Írisz",
         "Kolm Írisz cáfolt. „A kár 44 millió” – mondta."),
        ("Wer sagte, der Schaden betrage 44 Millionen?", "de",
         "Kolm Írisz cáfolt. „A kár 45 millió” – mondta. Elment.", "hu", "Kolm Írisz", "Kolm Írisz cáfolt."),
        ("Wer sagte, dass die Brücke alt ist?", "de",
         "Iris Colm left. “The bridge is old,” Iris Colm said. It rained.", "en", "Iris Colm",
         "Iris Colm left. “The bridge is old,” Iris Colm said."),
        # Broken off within a quotation, whatever is asked
        ("Wie hoch stand das Wasser?", "de", "Ja. „Das Wasser stand 2 Meter hoch. Wir flohen“, sagte Iris Kolm.",
         "de", "2 Meter", "„Das Wasser stand 2 Meter hoch. Wir flohen“, sagte Iris Kolm."),
    ],
)  # fmt: skip
def test_what_is_quoted(
    question: str, asked_in: str, text: str, language: str, words: str, shown: str
) -> None:
    assert _shown(question, asked_in, text, language, words) == shown


def test_a_headline_stays_alone() -> None:
    text = "Iris Kolm warnt\n\n„Die Brücke ist alt. Sie fällt“, sagte Iris Kolm."
    article = Article("a.txt", text, language="de", headlines=((0, 15),))
    find = Find(passage_of(article), article, Finding((0, 9), 0.9), (0, 15))
    question = "Wer sagte, dass die Brücke alt ist?"
    assert as_shown(Question(question, question, "de"), find, lambda _: {}) == (0, 15)
