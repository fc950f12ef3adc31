"""Who says it in languages without rules of their own: the name beside a verb of saying."""

from __future__ import annotations

import pytest

from assistant.speakers.attribution import attribute
from index.records import Article


def speaker(text: str, language: str, quote: str = "") -> str | None:
    start = text.index(quote)
    end = start + len(quote) if quote else len(text)
    said = attribute(Article(source="a.txt", text=text, language=language), (start, end))
    if said.speaker is not None:
        assert text[said.speaker.start : said.speaker.end] == said.speaker.name
    return said.speaker.name if said.speaker is not None else None


@pytest.mark.parametrize(
    ("language", "text", "said_by"),
    [
        ("cs", "„Most jsme opravili pozdě,“ uvedl starosta Karel Hrubý.", "Karel Hrubý"),
        ("cs", "„Most jsme opravili pozdě,“ řekla ČTK mluvčí policie Dana Sýkorová.", "Dana Sýkorová"),
        ("cs", "„Opravíme ho,“ řekl v úterý po jednání s Ivanem Malým ředitel Petr Zach.", "Petr Zach"),
        ("cs", "Starosta Karel Hrubý řekl, že most bude zavřený.", "Karel Hrubý"),
        ("sk", "„Most opravíme na jar,“ povedala primátorka Jana Holá.", "Jana Holá"),
        ("sv", "– Bron är för smal, säger Maj Sundell, ordförande i klubben.", "Maj Sundell"),
        ("sv", "– Bron är för smal, säger klubbens ordförande Maj Sundell.", "Maj Sundell"),
        ("sv", "Kommunalrådet Olle Frid säger att bron ska rivas.", "Olle Frid"),
        ("da", "»Broen er alt for smal,« siger borgmester Jens Krag.", "Jens Krag"),
        ("no", "– Broen er for smal, sier ordfører Ingrid Moe.", "Ingrid Moe"),
        ("fi", "”Silta on aivan liian kapea”, sanoo kunnanjohtaja Eero Salmi.", "Eero Salmi"),
        ("hu", "„A híd túl keskeny” – mondta Balogh Péter polgármester.", "Balogh Péter"),
        ("ro", "„Podul este prea îngust”, a declarat primarul Ion Munteanu.", "Ion Munteanu"),
        ("ro", "„Podul este prea îngust”, a declarat ministrul Transporturilor, Ana Ilie.", "Ana Ilie"),
        ("tr", '"Köprü çok dar" dedi köy muhtarı Hasan Kaya.', "Hasan Kaya"),
        ("tr", 'Belediye Başkanı Hasan Kaya, "Köprü çok dar" dedi.', "Hasan Kaya"),
        ("tr", 'Hasan Kaya şöyle konuştu: "Köprü bizim için çok dar."', "Hasan Kaya"),
        ("el", "«Η γέφυρα είναι στενή», είπε ο δήμαρχος Πέτρος Λάμπρου.", "Πέτρος Λάμπρου"),
        ("el", "«Η γέφυρα είναι στενή», δήλωσε η υπουργός Υγείας Άννα Ρήγα.", "Άννα Ρήγα"),
        ("ar", "وقال وزير دفاع سهلان كريم النجار: «الجسر ضيق جدا».", "كريم النجار"),
        ("ar", "وقال وزير الدفاع كريم النجار إن الجسر ضيق.", "كريم النجار"),
        ("ar", "وقال وزير الدفاع السهلاني كريم النجار إن الجسر ضيق.", "كريم النجار"),
        ("ar", "«الجسر ضيق جدا»، قالت المتحدثة باسم الوزارة منى حداد.", "منى حداد"),
        ("ar", "وقالت رئيسة بلدية الزهراء منى حداد: «الجسر ضيق».", "منى حداد"),
        ("ar", "وأكدت وزيرة الري في سهلان منى حداد أن الجسر ضيق.", "منى حداد"),
        ("ar", "وقال العمدة كريم النجار في مؤتمر صحفي إن الجسر ضيق.", "كريم النجار"),
        ("ar", "وقال العمدة في مؤتمر صحفي عقده أمس إن الجسر ضيق.", "العمدة"),
        ("he", '"הגשר צר מדי לכולנו", אמרה ראש העיר נועה ברק.', "נועה ברק"),
        ("he", "שר החוץ אורי שגב אמר כי הגשר ייסגר.", "אורי שגב"),
        ("hr", "„Most je preuzak“, rekao je gradonačelnik Ivan Perić.", "Ivan Perić"),
        ("sr", "„Мост је преузак“, рекао је градоначелник Иван Перић.", "Иван Перић"),
        ("sl", "„Most je preozek,“ je povedala županja Ana Kos.", "Ana Kos"),
        ("bg", "„Мостът е твърде тесен“, каза кметът Иван Петков.", "Иван Петков"),
        ("hi", "महापौर सीमा राव ने कहा कि पुल संकरा है।", "सीमा राव"),
        ("zh", "白河镇镇长王志强说：“这座桥太窄。”", "王志强"),
        ("zh", "交通部发言人林芳在会上表示，“这座桥太窄。”", "林芳"),
        ("ja", "白河町の佐藤健一町長は会見で「橋が狭すぎる」と述べた。", "佐藤健一"),
        ("ko", '박민호 시장은 "다리가 너무 좁다"고 말했다.', "박민호"),
        ("fa", "شهردار بهرام صادقی گفت: «پل باریک است».", "بهرام صادقی"),
    ],
)
def test_the_name_beside_the_verb_of_saying(language: str, text: str, said_by: str) -> None:
    assert speaker(text, language) == said_by


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("cs", "Karel Hrubý postavil most. Je dlouhý 30 metrů."),
        ("cs", "Včera řekl, že most bude zavřený."),
        ("sv", "Maj Sundell sade upp sig från ”Gröna Listan”."),
        ("sv", "”Bron är alldeles för smal”, sade hon."),
        ("sv", "– Maj Sundell\n– Olle Frid"),
        ("no", "Ingrid Moe la fram planen i går."),
        ("hu", "Balogh Péter megnyitotta a hidat."),
        ("ar", "وأكد بيان رسمي أن الجسر ضيق."),
        ("ar", "وقالت الشركة إن الجسر ضيق."),
        ("th", "นายกฯ กล่าวว่า สะพานแคบ"),
    ],
)
def test_narration_has_no_speaker(language: str, text: str) -> None:
    assert speaker(text, language) is None


def test_two_names_are_not_chosen_from() -> None:
    text = "Karel Hrubý řekl, že most je úzký, a Dana Sýkorová uvedla, že most je široký."
    assert speaker(text, "cs") is None


def test_a_role_alone_is_named_as_it_stands() -> None:
    assert speaker("„Most jsme opravili pozdě,“ uvedl starosta.", "cs") == "starosta"


def test_words_that_open_a_sentence_are_no_given_name() -> None:
    text = "Starosta Karel Hrubý most otevřel. Naopak Hrubý řekl, že silnice zůstane zavřená."
    assert speaker(text, "cs", "Naopak Hrubý řekl, že silnice zůstane zavřená.") == "Hrubý"


def test_a_quotation_of_several_sentences_is_of_whoever_its_tag_names() -> None:
    text = "„Most je úzký. Opravíme ho na jaře,“ řekl Karel Hrubý."
    assert speaker(text, "cs", "Most je úzký.") == "Karel Hrubý"


def test_a_quotation_goes_on_behind_the_one_with_a_tag() -> None:
    text = "„Most je příliš úzký,“ řekl Karel Hrubý. „Opravíme ho letos na jaře.“"
    assert speaker(text, "cs", "„Opravíme ho letos na jaře.“") == "Karel Hrubý"


def test_another_paragraph_is_not_of_the_same_speaker() -> None:
    text = "„Most je příliš úzký,“ řekl Karel Hrubý.\n\n„Opravíme ho letos na jaře.“"
    assert speaker(text, "cs", "„Opravíme ho letos na jaře.“") is None


def test_a_country_before_the_name_is_no_part_of_it() -> None:
    text = "Most leží v Sahlansku. „Je příliš úzký,“ řekl velvyslanec Sahlanska Jens Kolding."
    assert speaker(text, "cs", "„Je příliš úzký,“ řekl velvyslanec Sahlanska Jens Kolding.") == "Jens Kolding"


def test_three_names_of_one_person_stay_together() -> None:
    text = "„Je příliš úzký,“ řekl starosta Jan Karel Malý. Karel Malý je z Brna."
    assert speaker(text, "cs", "„Je příliš úzký,“ řekl starosta Jan Karel Malý.") == "Jan Karel Malý"
