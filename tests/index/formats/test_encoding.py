"""Encodings: no mojibake, nothing dropped, binary content reported."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import ArticleError
from index.formats.encoding import decode, well_formed

TEXTS = {
    "de": "Der Präsident äußerte sich am Montag über die Lage. „Größe ist nicht alles“, sagte er – und ging für immer.",
    "fr": "Le président s’est exprimé à l’étranger. « Où étiez-vous ? » a demandé l’élève, déçu, avant de s’en aller.",
    "es": "El señor Muñoz habló ayer con el ministro. ¿Qué pasó? Nadie lo sabía, según la versión de los españoles.",
    "pl": "Premier powiedział, że rozmowa się odbyła. Źródła w Łodzi mówią coś innego, a świadków już nie ma.",
    "cs": "Předseda řekl, že rozhovor byl dlouhý. Později však přišla zpráva, že všechno bylo jinak než dříve.",
    "ru": "Президент сказал, что разговор был долгим. Потом он уехал в Москву, и никто не знал, что было дальше.",
    "uk": "Президент сказав, що розмова була довгою. Її перебіг ніхто не коментував, бо є угода про мовчання.",
    "zh": "总统说，通话持续了很长时间。后来他离开了，没有人知道接下来会发生什么。" * 3,
    "ja": "大統領は、電話会談は長かったと述べた。その後、彼は去り、何が起こるかは誰も知らなかった。" * 3,
    "he": "הממשלה הציגה ביום שני הצעת חוק חדשה להגנת האקלים בירושלים, כך הודיעה השרה במסיבת עיתונאים.",
    "ar": "قدمت الحكومة يوم الاثنين مشروع قانون جديد للمناخ في القاهرة، حسبما أعلنت الوزيرة في مؤتمر صحفي.",
    "th": "นายกรัฐมนตรีกล่าวว่าดีมากเมื่อวันจันทร์ที่กรุงเทพมหานคร และรัฐบาลจะเสนอกฎหมายใหม่",
    "bg": "Правителството представи в понеделник нов законопроект за климата в София, съобщи министърът.",
    "et": "Valitsus esitas esmaspäeval Tallinnas uue kliimaseaduse eelnõu, teatas minister õhtul.",
    "lt": "Vyriausybė pirmadienį Vilniuje pateikė naują klimato įstatymo projektą, pranešė ministrė.",
    "lv": "Valdība pirmdien Rīgā iesniedza jaunu klimata likuma projektu, paziņoja ministre. Opozīcija ir pret.",
    "el": "Ο πρόεδρος είπε ότι η συνομιλία ήταν μεγάλη. Μετά έφυγε και κανείς δεν ήξερε τι θα γινόταν.",
}
_LEGACY = """
    de:cp1252 fr:cp1252 es:cp1252 es:iso8859-1 pl:cp1250 pl:iso8859-2 cs:cp1250 ru:cp1251 ru:koi8-r ru:cp866
    uk:cp1251 zh:gb18030 zh:big5 ja:shift_jis ja:euc-jp el:cp1253 de:mac-roman
    el:iso8859-7 he:cp1255 he:iso8859-8 ar:cp1256 ar:iso8859-6 th:cp874 bg:cp1251 et:cp1257 et:iso8859-13 lt:cp1257
    lt:iso8859-13 lv:cp1257 ru:iso8859-5 ru:mac-cyrillic
"""
CASES = [
    *[(language, encoding) for language in TEXTS for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32")],
    *[
        (language, f"utf-16-{order}")
        for language in ("de", "fr", "es", "pl", "ru", "el")
        for order in ("le", "be")
    ],
    *[tuple(case.split(":")) for case in _LEGACY.split()],
]


@pytest.mark.parametrize(("language", "encoding"), CASES)
def test_no_mojibake(language: str, encoding: str) -> None:
    text = TEXTS[language]
    if encoding == "big5":
        text = "總統說，通話持續了很長時間。後來他離開了，沒有人知道接下來會發生什麼。" * 3
    data = text.encode(encoding)
    decoded = decode(data)
    assert decoded.text == text
    assert (decoded.note is None) == (encoding in ("utf-8", "utf-8-sig"))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Άγνωστοι έκλεψαν 30 αυτοκίνητα στη Θεσσαλονίκη.", "cp1253"),
        ("Άγνωστοι έκλεψαν 30 αυτοκίνητα στη Θεσσαλονίκη.", "iso8859-7"),
        ("Größe matters, said the council of Riverside, which approved a budget on Monday.", "cp1252"),
        ("Größe matters, said the council of Riverside, which approved a budget on Monday.", "cp850"),
    ],
)
def test_a_few_letters_outside_the_texts_own_language_do_not_mislead(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


def test_what_the_file_states_is_believed() -> None:
    assert decode("Größe".encode("iso8859-15"), "ISO-8859-15").text == "Größe"
    assert decode("Größe".encode(), "iso-8859-1").text == "Größe"
    assert decode("Größe und Maß".encode("cp1252"), "no-such-encoding").text == "Größe und Maß"


@pytest.mark.parametrize(
    ("stated", "written", "text"),
    [
        ("iso-8859-1", "cp1252", "„Ich gehe“, sagte sie – 5 € später…"),
        ("Latin1", "cp1252", "„Ich gehe“, sagte sie – 5 € später…"),
        ("us-ascii", "cp1252", "„Ich gehe“, sagte sie – 5 € später…"),
        ("iso-8859-9", "cp1254", "“Gidiyorum” dedi – İstanbul’da"),
        ("tis-620", "cp874", "นายกรัฐมนตรีกล่าวว่า “ดีมาก” เมื่อวันจันทร์"),
        ("windows-874", "cp874", "นายกรัฐมนตรีกล่าวว่า “ดีมาก” เมื่อวันจันทร์"),
        ("shift_jis", "cp932", "①髙橋氏は「賛成だ」と述べた。㈱東京"),
        ("x-sjis", "cp932", "①髙橋氏は「賛成だ」と述べた。㈱東京"),
        ("euc-kr", "cp949", "펲시콜라가 어제 “좋다”라고 말했다 똠방각하"),
        ("gb2312", "gbk", "总理朱镕基（左）昨天说：“镕喆”今天到北京"),
        ("utf-16", "cp1252", "„Größe“ – so hieß es."),
    ],
)
def test_a_stated_encoding_is_read_as_browsers_read_it(stated: str, written: str, text: str) -> None:
    assert decode(text.encode(written), stated).text == text


def test_a_byte_without_a_character_in_cp1252_does_not_undo_what_the_page_states() -> None:
    decoded = decode("„Größe“ – ".encode("cp1252") + b"\x9d", "iso-8859-1")
    assert decoded.text == "„Größe“ – \x9d"


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    assert well_formed("a\ud83db\udc00\ud83d😀") == "a\ufffdb\ufffd\ufffd😀"


def test_utf8_with_stray_bytes_of_cp1252_is_read_as_both() -> None:
    data = "Größe in UTF-8, mehrfach: äöüß.\n".encode() + "Und Größe in cp1252 – auch.\n".encode("cp1252")
    decoded = decode(data)
    assert decoded.text == "Größe in UTF-8, mehrfach: äöüß.\nUnd Größe in cp1252 – auch.\n"
    assert decoded.note is not None and "cp1252" in decoded.note


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.4 something", b"PK\x03\x04....", b"\x89PNG\r\n\x1a\n", b"\x7fELF\x02\x01", bytes(range(256)) * 20,
        b"text with a zero\x00byte in it", b"\x01\x02\x03\x04\x05" * 100, b"\xff\xfe\x00", b"GIF89a\x01\x00",
    ],
)  # fmt: skip
def test_binary_content_is_reported(data: bytes) -> None:
    with pytest.raises(ArticleError):
        decode(data)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_or_reported(data: bytes) -> None:
    try:
        decoded = decode(data)
    except ArticleError as error:
        assert str(error)
    else:
        assert (
            "\ufffd" not in decoded.text
            or b"\xef\xbf\xbd" in data
            or decoded.encoding.startswith(("utf-16", "utf-32"))
            or decoded.note
        )


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=300))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    data = text.encode()
    if data.startswith((b"\xef\xbb\xbf", b"PK\x03\x04", b"%PDF-", b"GIF8", b"{\\rtf", b"Rar!", b"BZh")):
        return
    assert decode(data).text == text


@pytest.mark.parametrize("filler", ["", "x"])
def test_one_zero_byte_makes_no_other_script_of_a_text(filler: str) -> None:
    data = f"A whale was seen off Skerry\x00 by fisherman Dan Roe{filler} on Friday.\n".encode()
    with pytest.raises(ArticleError, match="zero bytes"):
        decode(data)
    assert decode("Ein Wal vor Skerry.".encode("utf-16-le")).text == "Ein Wal vor Skerry."
