"""Whether a question asks who speaks, in languages without rules of their own."""

from __future__ import annotations

import pytest

from assistant.speakers.who_speaks import asks_for_speaker


@pytest.mark.parametrize(
    "question",
    [
        "Kdo řekl, že most je úzký?",
        "Kto povedal, že most je úzky?",
        "Vem sade att bron är smal?",
        "Vem har sagt att bron är smal?",
        "Hvem siger, at broen er smal?",
        "Hvem sa at broen er smal?",
        "Kuka sanoi, että silta on kapea?",
        "Ki mondta, hogy a híd keskeny?",
        "Cine a spus că podul este îngust?",
        "Köprünün dar olduğunu kim söyledi?",
        "Ποιος είπε ότι η γέφυρα είναι στενή;",
        "من قال إن الجسر ضيق؟",
        "מי אמר כי הגשר צר?",
        "Tko je rekao da je most uzak?",
        "Кой каза, че мостът е тесен?",
        "किसने कहा कि पुल संकरा है?",
        "谁说这座桥太窄？",
        "誰が橋は狭いと述べましたか。",
        "누가 다리가 좁다고 말했습니까?",
        "چه کسی گفت که پل باریک است؟",
    ],
)
def test_who_says_something_is_asked(question: str) -> None:
    assert asks_for_speaker(question)


@pytest.mark.parametrize(
    "question",
    [
        "Kdo postavil most?",
        "Co řekl Karel Hrubý?",
        "Vem skrev boken?",
        "Hvem la fram planen?",
        "Ki írta a könyvet?",
        "Köprüyü kim yaptı?",
        "كم عدد من قال ذلك؟",
        "谁建了这座桥？",
        "誰が橋を建てましたか。",
        "누가 다리를 지었습니까?",
    ],
)
def test_who_does_something_is_not_who_says_it(question: str) -> None:
    assert not asks_for_speaker(question)
