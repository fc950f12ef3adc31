"""What a question asks for by its question words, in the languages in which one word tells it; questions of our own."""

from __future__ import annotations

import pytest

from assistant.kinds.asked_kinds import AskedKinds, asked_kinds

_KINDS = ("how_long", "how_many", "when", "where", "who", "why", "language")

ASKED = [
    ("when", "När öppnade bron?"),
    ("when", "Hvornår åbnede broen?"),
    ("when", "Når åpnet broen?"),
    ("when", "Milloin silta avattiin?"),
    ("when", "Kdy mluvil Novák s Dvořákovou?"),
    ("when", "Când s-a deschis podul?"),
    ("when", "Mikor nyitották meg a hidat?"),
    ("when", "Köprü ne zaman açıldı?"),
    ("when", "Кога отвориха моста?"),
    ("when", "Πότε άνοιξε η γέφυρα;"),
    ("when", "متى افتتح الجسر؟"),
    ("when", "מתי נפתח הגשר?"),
    ("when", "पुल कब खुला?"),
    ("when", "橋はいつ開通しましたか"),
    ("when", "大桥什么时候通车？"),
    ("when", "다리는 언제 개통되었나요?"),
    ("when", "Cây cầu khánh thành khi nào?"),
    ("when", "สะพานเปิดเมื่อไหร่"),
    ("where", "Var ligger museet?"),
    ("where", "Hvor ligger museet?"),
    ("where", "Missä museo sijaitsee?"),
    ("where", "Kde stojí muzeum?"),
    ("where", "Unde se află muzeul?"),
    ("where", "Hol van a múzeum?"),
    ("where", "Müze nerede?"),
    ("where", "Къде е музеят?"),
    ("where", "Πού βρίσκεται το μουσείο;"),
    ("where", "أين يقع المتحف؟"),
    ("where", "博物馆在哪里？"),
    ("where", "博物館はどこにありますか"),
    ("who", "Vem varnade för översvämningen?"),
    ("who", "Hvem advarede om oversvømmelsen?"),
    ("who", "Kuka varoitti tulvasta?"),
    ("who", "Kdo varoval před povodní?"),
    ("who", "Cine a avertizat asupra inundației?"),
    ("who", "Ki figyelmeztetett az árvízre?"),
    ("who", "Selden önce kim uyardı?"),
    ("who", "Кой предупреди за наводнението?"),
    ("who", "Ποιος προειδοποίησε για την πλημμύρα;"),
    ("who", "من حذر من الفيضان؟"),
    ("who", "बाढ़ की चेतावनी किसने दी?"),
    ("who", "谁警告过洪水？"),
    ("who", "誰が洪水を警告しましたか"),
    ("who", "Ai đã cảnh báo về lũ lụt?"),
    ("why", "Waarom ging de brug dicht?"),
    ("why", "Dlaczego zamknięto most?"),
    ("why", "Por que a ponte foi fechada?"),
    ("why", "Varför stängdes bron?"),
    ("why", "Miksi silta suljettiin?"),
    ("why", "Proč zavřeli most?"),
    ("why", "De ce s-a închis podul?"),
    ("why", "Miért zárták le a hidat?"),
    ("why", "Köprü neden kapatıldı?"),
    ("why", "Γιατί έκλεισε η γέφυρα;"),
    ("why", "لماذا أغلق الجسر؟"),
    ("why", "大桥为什么关闭？"),
    ("why", "橋はなぜ閉鎖されたのですか"),
    ("how_long", "Hur länge varade samtalet?"),
    ("how_long", "Hvor længe varede samtalen?"),
    ("how_long", "Kuinka kauan puhelu kesti?"),
    ("how_long", "Jak dlouho trval hovor?"),
    ("how_long", "Cât a durat convorbirea?"),
    ("how_long", "Meddig tartott a beszélgetés?"),
    ("how_long", "Görüşme ne kadar sürdü?"),
    ("how_long", "Πόσο διήρκεσε η συνομιλία;"),
    ("how_long", "كم استغرقت المكالمة؟"),
    ("how_long", "通话持续了多长时间？"),
    ("how_long", "電話会談は何分間でしたか"),
    ("how_many", "Hur många dog i branden?"),
    ("how_many", "Hvor mange omkom i branden?"),
    ("how_many", "Montako ihmistä kuoli palossa?"),
    ("how_many", "Kolik lidí zemřelo při požáru?"),
    ("how_many", "Câți oameni au murit în incendiu?"),
    ("how_many", "Hányan haltak meg a tűzben?"),
    ("how_many", "Yangında kaç kişi öldü?"),
    ("how_many", "Колко души загинаха при пожара?"),
    ("how_many", "كم شخصا مات في الحريق؟"),
    ("how_many", "火灾造成多少人死亡？"),
    ("how_many", "火災で何人が亡くなりましたか"),
    ("language", "Na jakém místě a v jakém jazyce přednášel?"),
]  # fmt: skip

OTHER = [
    ("where", "Var bron öppen i juni?"),
    ("how_many", "Hvor gammel er borgmesteren?"),
    ("who", "Kim Jong Un ne dedi?"),
    ("how_many", "Vali sendika ile neyi görüştü?"),
    ("why", "Yangına ne neden oldu?"),
    ("why", "这条路现在被称为什么？"),
    ("how_long", "市议会多久开一次会？"),
    ("when", "Jusqu'où va la ligne?"),
    ("why", "De ce procent este nevoie?"),
    ("how_many", "เขาพูดเกี่ยวกับอะไร"),
    ("who", "Ποιος είναι ο πληθυσμός της πόλης;"),
    ("when", "Vorig jaar: wat zei kad er over?"),
    ("who", "Ai Weiwei a-t-il parlé?"),
]  # fmt: skip


def _held(asked: AskedKinds) -> set[str]:
    return {kind for kind in _KINDS if getattr(asked, kind)}


@pytest.mark.parametrize(("kind", "question"), ASKED)
def test_question_words_tell_what_is_asked_for(kind: str, question: str) -> None:
    assert kind in _held(asked_kinds(question))


@pytest.mark.parametrize(("kind", "question"), ASKED)
def test_no_other_kind_is_told_beside_it(kind: str, question: str) -> None:
    beside = {"how_long": {"how_many"}}.get(kind, set())
    assert _held(asked_kinds(question)) <= {kind} | beside


@pytest.mark.parametrize(("kind", "question"), OTHER)
def test_words_that_only_look_alike_tell_nothing(kind: str, question: str) -> None:
    assert kind not in _held(asked_kinds(question))
