"""PDFs: words, pages, hyphenation, and what is said about pages without text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.articles import ArticleList
from index.errors import ArticleError
from index.passages import cut, embedded_text

Parse = Callable[[str, bytes], ArticleList]
MakePdf = Callable[..., bytes]

FIRST = [
    "Kurze Nacht am Telefon",
    "",
    "Die Leitung stand fünfzig Minuten lang, und keiner der beiden Bundes-",
    "minister legte vorher auf. Danach war es in der Hauptstadt still, und",
    "erst am Morgen meldete sich der Sprecher.",
]
SECOND = ["Auf der zweiten Seite steht, dass es kein weiteres Treffen gab und auch", "keines geplant war."]


def test_the_words_and_pages_of_a_pdf(parse: Parse, make_pdf: MakePdf) -> None:
    (article,) = parse("2021-12-31_nacht.pdf", make_pdf([FIRST, SECOND]))
    assert article.format == "pdf"
    assert article.language == "de"
    assert article.date == "2021-12-31"
    assert len(article.pages) == 2
    assert article.pages[0] == 0
    assert article.text[article.pages[1] :].startswith("Auf der zweiten Seite")


def test_offsets_stay_true_while_the_model_sees_mended_lines(parse: Parse, make_pdf: MakePdf) -> None:
    (article,) = parse("a.pdf", make_pdf([FIRST, SECOND]))
    assert "Bundes" in article.text and "Bundesminister" not in article.text
    span = cut(article)[0]
    assert "Bundesminister legte vorher auf" in embedded_text(article, span)
    assert article.text[slice(*span)].startswith("Kurze Nacht")


def test_a_compressed_pdf_with_a_title(parse: Parse, make_pdf: MakePdf) -> None:
    (article,) = parse("a.pdf", make_pdf([FIRST], title="Kurze Nacht am Telefon", compress=True))
    assert article.title == "Kurze Nacht am Telefon"


def test_a_scanned_page_is_named(parse: Parse, make_pdf: MakePdf) -> None:
    (article,) = parse("a.pdf", make_pdf([FIRST, [], SECOND]))
    assert any("page 2 of 3" in note for note in article.notes)
    assert len(article.pages) == 3


def test_a_pdf_of_pictures_is_reported(parse: Parse, make_pdf: MakePdf) -> None:
    with pytest.raises(ArticleError, match="no text on any of its 2 pages"):
        parse("a.pdf", make_pdf([[], []]))


def test_running_headers_are_boilerplate(parse: Parse, make_pdf: MakePdf) -> None:
    body = [
        "Auf Seite {} steht ein anderer Satz über die Lage.",
        "Noch ein Satz folgt hier.",
        "Und der letzte Satz.",
    ]
    pages = [
        ["Küstenbote, Freitag", *(line.format(number) for line in body), f"Seite {number}"]
        for number in range(1, 6)
    ]
    (article,) = parse("a.pdf", make_pdf(pages))
    hidden = {article.text[start:end] for start, end in article.boilerplate}
    assert "Küstenbote, Freitag" in hidden and "Seite 3" in hidden
    assert not any("anderer Satz" in words for words in hidden)


ADDRESS = "https://kuestenbote.example/politik/kurze-nacht-am-telefon-fuer-zwei-praesidenten.html"


@pytest.mark.parametrize("count", [1, 2, 5])
def test_what_a_browser_prints_below_a_page_is_boilerplate(
    parse: Parse, make_pdf: MakePdf, count: int
) -> None:
    pages = [
        [
            f"Auf Seite {number} steht ein anderer Satz über die Lage.",
            f"Noch ein Satz, der {number * 7}. seiner Art, folgt auf diesen hier unten.",
            *FIRST[2:],
            f"Am {number}. Abend sprach man in der Stadt von nichts anderem als von der langen",
            "11/23/26, 8:46 AM Kurze Nacht am Telefon | Küstenbote, Ausgabe für die Inseln",
            f"{ADDRESS} {number}/{count}",
        ]
        for number in range(1, count + 1)
    ]
    (article,) = parse("a.pdf", make_pdf(pages))
    hidden = [article.text[start:end] for start, end in article.boilerplate]
    assert len(hidden) == 2 * count
    assert f"{ADDRESS} {count}/{count}" in hidden
    assert all("Küstenbote" in words or words.startswith(ADDRESS) for words in hidden)


def test_a_long_footer_with_a_page_number_is_boilerplate(parse: Parse, make_pdf: MakePdf) -> None:
    footer = "Küstenbote, Ausgabe für die Inseln und das Festland"
    pages = [[*FIRST, f"Satz {number} über die Lage.", f"{footer} {number}/4"] for number in range(1, 5)]
    (article,) = parse("a.pdf", make_pdf(pages))
    hidden = [article.text[start:end] for start, end in article.boilerplate]
    assert [words for words in hidden if words.startswith(footer)] == [
        f"{footer} {number}/4" for number in range(1, 5)
    ]


def test_a_time_or_a_fraction_in_the_text_is_no_running_line(parse: Parse, make_pdf: MakePdf) -> None:
    lines = ["11/23/26, 8:46 AM war die Zeit des Anrufs", *FIRST, "Es blieb bei einer Mehrheit von 3/4"]
    (article,) = parse("a.pdf", make_pdf([lines]))
    assert article.boilerplate == ()


def test_a_sentence_goes_on_over_the_page(parse: Parse, make_pdf: MakePdf) -> None:
    first = [*FIRST, "Danach sprach man am Abend in der Stadt von nichts anderem als von"]
    second = ["der langen Leitung und der kurzen Nacht.", "", *SECOND]
    (article,) = parse("a.pdf", make_pdf([first, second]))
    assert article.text[article.pages[1] :].startswith("der langen Leitung")
    assert any(
        "als von der langen Leitung und der kurzen Nacht." in embedded_text(article, span)
        for span in cut(article)
    )


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n", b"%PDF-1.4\n1 0 obj\n<<", b"no pdf at all", b"%PDF-" + b"\x00" * 1000]
)
def test_a_damaged_pdf_is_reported(parse: Parse, data: bytes) -> None:
    with pytest.raises(ArticleError, match="not a readable PDF"):
        parse("a.pdf", data)


def test_a_cut_pdf_is_read_or_reported(parse: Parse, make_pdf: MakePdf) -> None:
    whole = make_pdf([FIRST, SECOND])
    for length in range(20, len(whole), 97):
        try:
            articles = parse("a.pdf", whole[:length])
        except ArticleError as error:
            assert str(error)
        else:
            assert articles[0].text
