"""Sentences come out whole, with exact offsets, in the languages and raw forms of the news."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.text.sentences import sentences

CASES: list[tuple[str, list[str]]] = [
    # German: abbreviations, ordinals, initials, quotes
    ("de", ["Das gilt z. B. für Berlin.", "Andere Städte folgen."]),
    ("de", ["Das gilt z.B. für Berlin, d. h. für die Hauptstadt.", "Andere folgen."]),
    ("de", ["Am 31. Dezember 2021 sprachen beide.", "Danach schwieg der Kreml."]),
    ("de", ["Der Gipfel am 7. war kurz.", "Er endete früh."]),
    ("de", ["Im 19. Jahrhundert gab es keine Telefone.", "Die Post kam spät."]),
    ("de", ["Dr. Anna M. Keller warnte.", "Prof. Huber nicht."]),
    ("de", ["„Das ist ein Fehler.“", "So sagte es der Berater.", "Mehr nicht."]),
    ("de", ["„Wir warten“, sagte sie.", "„Noch.“"]),
    ("de", ["„Kommt er?“, fragte der Reporter.", "Niemand wusste es."]),
    ("de", ["„Was nun?“ fragte er leise.", "Sie schwieg."]),
    ("de", ["Er habe „keine Angst“.", "Das sagte er zweimal."]),
    ("de", ["Das Treffen dauerte 2,5 Stunden bzw. 150 Minuten.", "Dann war Schluss."]),
    ("de", ["Gegen 21.35 Uhr begann das Gespräch.", "Es endete um 22.25 Uhr."]),
    ("de", ["Die Kosten liegen bei 3.500 Euro.", "Das ist viel."]),
    ("de", ["Beteiligt sind u. a. Polen, Ungarn usw.", "Die Schweiz fehlt."]),
    ("de", ["Siehe Art. 5 des Vertrags.", "Er regelt den Beistand."]),
    ("de", ["Das Kabinett Merkel IV. war beteiligt.", "Die Opposition nicht."]),
    ("de", ["Laut Abs. 3 Nr. 2 ist das erlaubt.", "Es bleibt selten."]),
    ("de", ["Er nannte es … nun ja, schwierig.", "Mehr sagte er nicht."]),
    ("de", ["Und dann… nichts.", "Der Rest ist bekannt."]),
    ("de", ["Wer ruft an?", "Wer legt auf!", "Und wer schweigt?!"]),
    ("de", ["»Das reicht.«", "Damit ging er."]),
    ("de", ["Der Sprecher (er kam aus Bonn) ging.", "(Der andere blieb.)", "Dann war Ruhe."]),
    ("de", ["Die Seite svoboda.org meldete das.", "Auch t-online.de schrieb darüber."]),
    ("de", ["Er kam 1945.", "Damals war Krieg."]),
    ("de", ["Der Preis stieg um 5 Prozent.", "Am 3.1.2022 fiel er."]),
    ("de", ["St. Petersburg liegt im Norden.", "Moskau nicht."]),
    ("de", ["So steht es auf S. 12 des Berichts.", "Niemand las ihn."]),
    ("de", ["Das war's.", "Punkt."]),
    ("de", ["Sie wohnt in der Hauptstr. 5 in Köln.", "Er in Bonn."]),
    ("de", ["Hr. Meier und Fr. Schulz kamen.", "Herr Kurz fehlte."]),
    # English
    ("en", ["The U.S. President spoke.", "He was brief."]),
    ("en", ["It happened in the U.S.", "He was there."]),
    ("en", ["Mr. Biden met Mrs. Harris at 5 p.m. on Friday.", "They talked."]),
    ("en", ["Dr. John F. Kelly resigned.", "No one noticed."]),
    ("en", ["“It was a mistake.”", "That is what she said."]),
    ("en", ['"Will it hold?" he asked.', "Nobody answered."]),
    ("en", ['"Stop!" she cried.', "He did not."]),
    ("en", ["She paid $3.50 for it.", "It was cheap."]),
    ("en", ["Gen. Milley and Sen. Graham disagreed.", "So did others."]),
    ("en", ["Apple Inc. and Ford Co. sued.", "They lost."]),
    ("en", ["It cost 1.5 million, i.e. too much.", "We left."]),
    ("en", ["He wrote to No. 10 Downing Street.", "The answer was no.", "That was all."]),
    ("en", ["Visit example.com for more.", "Or do not."]),
    ("en", ["In 1999, he left.", "In 2001, he came back."]),
    ("en", ['He said: "We will see."', "Then he left."]),
    ("en", ["On Dec. 7 they met.", "On Dec. 30 they called."]),
    ("en", ["Prices (see Fig. 3) rose.", "Wages did not."]),
    ("en", ["I was there... and then I was not.", "Odd."]),
    ("en", ["George W. Bush spoke.", "J. D. Vance listened."]),
    # French
    ("fr", ["M. Macron a parlé.", "Mme Le Pen non."]),
    ("fr", ["« C'est une erreur. »", "Voilà ce qu'il a dit."]),
    ("fr", ["Il a dit : « Nous verrons bien. »", "Puis il est parti."]),
    ("fr", ["« Est-ce vrai ? » a-t-il demandé.", "Personne n'a répondu."]),
    ("fr", ["L'appel a eu lieu le 31 déc. 2021.", "Il a été bref."]),
    ("fr", ["Cf. p. 12 du rapport, etc.", "Le reste est connu."]),
    ("fr", ["La réunion a duré 3,5 heures.", "Tous étaient là."]),
    # Spanish
    ("es", ["El Sr. Pérez habló.", "La Sra. Gómez no."]),
    ("es", ["¿Quién llamó?", "¡Nadie!", "Eso dijo."]),
    ("es", ["EE.UU. anunció sanciones.", "Rusia protestó."]),
    ("es", ["«Sería un error colosal».", "Así lo dijo el asesor."]),
    ("es", ["Costó 2.500 euros.", "Era mucho."]),
    # Russian, Ukrainian
    ("ru", ["В 2021 г. президенты говорили дважды.", "Потом пауза."]),
    ("ru", ["Об этом сообщил Ю. В. Ушаков.", "Он был краток."]),
    ("ru", ["«Это ошибка!» — сказал он.", "Никто не ответил."]),
    ("ru", ["Это стоит 5 млн руб. в год.", "Денег нет."]),
    ("ru", ["Он приехал из г. Сочи, т. е. с юга.", "Было тепло."]),
    ("ru", ["Встреча длилась 2 ч. 5 мин.", "Она была закрытой."]),
    ("ru", ["«Мы ждём».", "Так он закончил."]),
    ("uk", ["У 2022 р. все змінилося.", "Він це знав."]),
    ("uk", ["Про це сказав М. Подоляк.", "Більше нічого."]),
    # Italian, Portuguese, Dutch, Polish
    ("it", ["Il dott. Rossi ha parlato.", "La sig.ra Bianchi no."]),
    ("it", ["«È un errore.»", "Così ha detto."]),
    ("pt", ["O Sr. Silva falou.", "A Dra. Costa não."]),
    ("nl", ["Dhr. Jansen belde om 10.30 uur.", "Niemand nam op."]),
    ("nl", ["Het kostte bijv. 5 euro.", "Dat is weinig."]),
    ("pl", ["Spotkali się 7. grudnia.", "Rozmawiali krótko."]),
    # A town's state as a report begins, and the same words elsewhere
    ("en", ["CONCORD, N.H. — The ferry sank.", "Nobody drowned."]),
    ("en", ["TAMPA, Fla. (AP) — Nine people left.", "Two stayed."]),
    ("en", ["MILTON, Mass. — A. B. Stone won.", "She smiled."]),
    ("en", ["They moved to Tampa, Fla.", "The house was cheap."]),
    ("en", ["He went to church for Mass.", "Nobody else came."]),
    ("en", ["She works for the Del.", "Workers like her."]),
    # Abbreviations of further languages
    ("ro", ["Dl. Marin și dna. Ilie au venit pe str. Mare nr. 5.", "Restul nu."]),
    ("ro", ["A fost anchetat de DNA.", "Cazul e închis."]),
    ("el", ["Ο δρ. Παππάς και η κα. Νίκου ήρθαν.", "Οι άλλοι όχι."]),
    ("el", ["Ποιος ήρθε;", "Κανείς δεν ξέρει."]),
    ("hu", ["Itt kb. Tíz ház áll, ill. Kettő dőlt le.", "Dr. Kis nem jött."]),
    ("cs", ["Přišel např. Novák a MUDr. Malý z domu č. 5 v Brně.", "Ostatní ne."]),
    ("sv", ["Där bor bl.a. Anna och t.ex. Karl sedan ca. 1990.", "Ingen annan."]),
    ("tr", ["Doç. Dr. Ali Kaya No. 5 evine geldi.", "Kimse yoktu."]),
    ("vi", ["TS. Nguyễn Lan và ThS. Trần Minh ở TP. Huế.", "Không ai khác."]),
    ("hi", ["डॉ. वर्मा को रु. 500 मिले।", "बाकी चुप रहे।"]),
    ("th", ["ดร. มานะ มาแล้ว"]),
    ("en", ["The TS.", "Others were late."]),
    ("pl", ["Prof. Nowak mówił m.in. o NATO.", "Inni milczeli."]),
]
"""Joined by one space."""

UNSPACED: list[tuple[str, list[str]]] = [
    ("zh", ["他们谈了两个小时。", "没有结果。"]),
    ("zh", ["“这是一个错误。”", "他这样说。"]),
    ("zh", ["谁打的电话？", "没有人知道！"]),
    ("ja", ["会談は50分続いた。", "結果はなかった。"]),
    ("ja", ["「それは誤りだ。」と彼は述べた。", "続きはない。"]),
    ("de", ["Das Gespräch war zu Ende.", "Der Kreml schwieg."]),
    ("zh", ["损失很大。", "“我们会重建，”李明说。", "他走了。"]),
    ("zh", ["她说：“水来得很快。”", "“我们跑了，”他说。"]),
    ("zh", ["损失很大。", '"我们会重建，"李明说。', '他说："好。"', "会议结束。"]),
    ("zh", ["你去吗？", "‘不去，’他说。"]),
]
"""Joined by nothing: scripts without spaces, and a space that was forgotten."""


def _texts(text: str, language: str | None = None) -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


RANKS: list[tuple[str, list[str]]] = [
    ("de", ["Es freuten sich (v.l.) Thomas Kern, Anna Blau und Max Rot.", "Danach war Schluss."]),
    ("de", ["Roberto Wurm (2.v.l.) übergab sie an (v.l.n.r.) Thomas Kern und Max Rot.", "Sie fuhren."]),
    ("de", ["Dr. med. Anna Kern und Dr. rer. nat. Max Blau kamen.", "Thomas Rot ging."]),
    ("de", ["Das Fest des hl. Blasius ist am Freitag.", "Viele kommen."]),
    ("de", ["Er lief 10 km.", "Thomas Kern lief mehr."]),
    ("de", ["Sie sah sich um (so Kern.)", "Max Rot schwieg."]),
    ("en", ["Det. sgt. Ann Cole and Pvt. Tom Hill spoke.", "Both left."]),
    ("en", ["Then (in the U.S.) Biden spoke.", "Nobody came."]),
    ("fr", ["Le cdt. Paul Roux et l'adj. Marc Petit ont parlé.", "Tous ont ri."]),
    ("es", ["Habló el gral. Juan Pérez.", "La lcda. Ana Ruiz calló."]),
    ("it", ["Lo ha detto l'on. Rossi.", "Il ten. col. Mario Bianchi ha taciuto."]),
    ("pt", ["O cel. João Silva falou.", "O des. Paulo Reis saiu."]),
    ("nl", ["Het zei weth. Jan Smit.", "Burg. Piet de Boer zweeg."]),
    ("pl", ["Szybka reakcja: st. post. Michał Nowak ujął sprawcę.", "Policja dziękuje."]),
    ("pl", ["Autor: sierż. szt. Monika Michalczyk"]),
    ("pl", ["Szkoła im. Jana Kochanowskiego stoi.", "Kpt. Anna Nowak i płk Lis przyszli."]),
    ("pl", ["Dodała nowy post.", "Policja to sprawdza."]),
    ("pl", ["Pomógł im.", "Policja przyjechała."]),
    ("ru", ["Это сказали подполк. Сидоров и ген. Иван Петров.", "Потом тишина."]),
    ("ru", ["Учёные нашли ген.", "Открытие удивило всех."]),
    ("uk", ["Школа ім. Шевченка на вул. Лесі Українки працює.", "Діти раді."]),
]


@pytest.mark.parametrize(("language", "expected"), RANKS)
def test_a_rank_before_a_name_and_a_bracket_behind_an_abbreviation_end_no_sentence(
    language: str, expected: list[str]
) -> None:
    text = " ".join(expected)
    assert [text[start:end] for start, end in sentences(text, language)] == expected


@pytest.mark.parametrize(("language", "expected"), CASES)
def test_sentences_with_spaces(language: str, expected: list[str]) -> None:
    assert _texts(" ".join(expected), language) == expected


@pytest.mark.parametrize(("language", "expected"), UNSPACED)
def test_sentences_without_spaces(language: str, expected: list[str]) -> None:
    assert _texts("".join(expected), language) == expected


@pytest.mark.parametrize(
    "expected",
    [
        expected
        for language, expected in CASES
        if language in ("de", "en", "ru", "uk", "it", "pt", "nl", "pl")
    ],
)
def test_an_unknown_language_splits_the_same(expected: list[str]) -> None:
    assert _texts(" ".join(expected)) == expected


def test_a_headline_without_a_period_ends_with_its_line() -> None:
    text = (
        "Kurzes Gespräch, lange Nacht\n\n31.12.2021, 00:07 Uhr | rtr\n\nDie Leitung stand. Dann nicht mehr."
    )
    assert _texts(text, "de") == [
        "Kurzes Gespräch, lange Nacht", "31.12.2021, 00:07 Uhr | rtr", "Die Leitung stand.", "Dann nicht mehr.",
    ]  # fmt: skip


def test_a_headline_directly_above_a_paragraph_stands_alone() -> None:
    text = "Kurzes Gespräch\n" + "Die Leitung stand fünfzig Minuten lang, und niemand legte vorher auf. " * 3
    assert _texts(text, "de")[0] == "Kurzes Gespräch"


def test_list_items_are_sentences_of_their_own() -> None:
    text = (
        "Vereinbart wurde:\n- eine Waffenruhe\n- der Abzug der Waffen\n* Wahlen\n1. Ein Rat\n2. Ein Gericht"
    )
    assert _texts(text, "de") == [
        "Vereinbart wurde:", "- eine Waffenruhe", "- der Abzug der Waffen", "* Wahlen", "1. Ein Rat", "2. Ein Gericht",
    ]  # fmt: skip


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_wrapped_lines_are_read_on(line_end: str) -> None:
    wrapped = [
        "The secure line was opened in the morning and it was closed",
        "again at noon, which makes two hours of talk between the two",
        "presidents. Nobody said what had been agreed upon in the end",
        "and nobody asked.",
    ]
    text = line_end.join(wrapped)
    found = _texts(text, "en")
    assert len(found) == 2
    assert found[0].endswith("presidents.")
    assert found[1].startswith("Nobody")


def test_a_word_divided_at_the_line_end_does_not_end_a_sentence() -> None:
    assert len(_texts("Die Bundes-\nregierung schwieg dazu.", "de")) == 1


def test_a_range_is_respected() -> None:
    text = "Eins war gut. Zwei war besser. Drei war am besten."
    assert sentences(text, "de", 14, 30) == [(14, 30)]


def test_empty_and_blank_texts_have_no_sentences() -> None:
    assert sentences("") == []
    assert sentences(" \n\t\u00a0\r\n ") == []


_PIECES = st.sampled_from(
    [
        "Der ",
        "z. B. ",
        "31. ",
        "Dezember",
        ". ",
        "! ",
        "?",
        "…",
        "...",
        "“ ",
        "„",
        "« ",
        " »",
        "\n",
        "\r\n",
        "\n\n",
        "- ",
        "U.S. ",
        "a.b ",
        "。",
        "」",
        "他们",
        "\u2028",
        "\u00a0",
        "\u00ad",
        "(",
        ") ",
        "1. ",
        "x" * 50,
        "é",
        " e\u0301",
        "🙂",
        "\t",
        "",
    ]
)


@settings(max_examples=300, deadline=None)
@given(
    text=st.one_of(st.text(max_size=200), st.lists(_PIECES, max_size=40).map("".join)),
    language=st.sampled_from([None, "de", "en", "fr", "ru", "zh"]),
)
def test_spans_tile_all_that_is_not_white_space(text: str, language: str | None) -> None:
    spans = sentences(text, language)
    covered = [False] * len(text)
    position = 0
    for start, end in spans:
        assert position <= start < end <= len(text)
        assert not text[start].isspace() and not text[end - 1].isspace()
        covered[start:end] = [True] * (end - start)
        position = end
    assert all(covered[index] for index, character in enumerate(text) if not character.isspace())


def test_a_row_of_a_table_is_one_sentence() -> None:
    row = "Who won? | The Greens! | 11.7%"
    text = f"It was late.\n{row}\nAnd then?"
    assert [text[a:b] for a, b in sentences(text)] == ["It was late.", row, "And then?"]
