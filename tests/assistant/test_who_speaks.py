"""Whether a question asks who says something, by the verb that belongs to "who"."""

from __future__ import annotations

import pytest

from assistant.who_speaks import asks_for_speaker


@pytest.mark.parametrize(
    "question",
    [
        "Who warned about a colossal mistake?",
        "Who said that Russia would attack?",
        "Who has warned of panic?",
        "Who in the government said so?",
        "Who else criticised the plan?",
        "Who first publicly announced the deal?",
        "Who called for a boycott?",
        "Who called the law a mistake?",
        "Who is warning against the vote?",
        "Who will say that?",
        "Who wrote that the war is near?",
        "Wer warnte vor einem kolossalen Fehler?",
        "Wer hat vor Panik gewarnt?",
        "Wer teilte den Termin mit?",
        "Wer sagte das?",
        "Wer aus der Regierung kritisierte den Plan?",
        "Wer kündigte den Streik an?",
        "Und wer sprach von einem Fehler?",
        "Wer sprach von einem Fehler?",
        "Qui a averti d'une erreur colossale ?",
        "Qui a mis en garde contre la panique ?",
        "Qui dit que la guerre est proche ?",
        "¿Quién advirtió de un error colosal?",
        "¿Quién ha dicho eso?",
        "Кто предупредил о колоссальной ошибке?",
        "Кто из министров публично заявил об этом?",
        "Хто попередив про помилку?",
        "By whom? And who claimed it?",
        "Quem disse que o navio era um remendo?",
        "Chi ha detto che il gas costa troppo?",
        "Kto ostrzegł przed wojną?",
        "According to the paper, who accused the mayor?",
    ],
)
def test_a_verb_of_speech_behind_who_asks_for_the_speaker(question: str) -> None:
    assert asks_for_speaker(question)


@pytest.mark.parametrize(
    "question",
    [
        "Who discovered the wreck?",
        "Who won the district election in Ostfeld?",
        "Who was accused of the theft?",
        "Who has been accused of theft?",
        "Who did Braun accuse?",
        "Who found the wreck?",
        "Who dissolved the parliament?",
        "Who leads the state?",
        "Who disappeared?",
        "Wer wurde beschuldigt?",
        "Wer teilt sich den Preis?",
        "Wer ist gestorben?",
        "Wer hat das Rennen gewonnen?",
        "Wer leitet das Amt, das vor der Flut warnte?",
        "Wer ruft an?",
        "Qui a distribué les tracts ?",
        "Qui est accusé du vol ?",
        "Qui a été accusé du vol ?",
        "Qui dirige l'usine de Dijon ?",
        "Кто руководит ведомством?",
        "Кто открыл остров?",
        "Who called Putin?",
        "Who wrote the novel?",
        "Who reported for duty?",
        "Who has the document that the minister described?",
        "¿Quién dirige la fábrica?",
        "Quem mediou a disputa pesqueira?",
        "Chi discuterà degli esami?",
        "Who wrote the Book of Caravans?",
        "Who called the police?",
        "Who met Putin before he warned of war?",
        "What did Braun say?",
        "When did the WHO declare a pandemic?",
        "The WHO said what?",
        "What happened to the journalist who accused the mayor?",
        "How many people who said yes voted?",
        "Où vit l'homme qui a accusé le maire ?",
        "",
    ],
)
def test_any_other_verb_does_not(question: str) -> None:
    assert not asks_for_speaker(question)
