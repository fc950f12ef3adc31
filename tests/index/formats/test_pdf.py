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


@pytest.mark.parametrize(
    "title",
    [
        "Scan_20250101_0001",
        "PowerPoint Presentation",
        "(page 12)",
        "https://kuestenbote.example/nacht.html",
        "nacht.html",
        "Microsoft Word - nacht",
        "Vorlage Lokales 2019",
        "Kurze Nacht am Telefon | Küstenbote | Ausland",
    ],
)
def test_what_a_program_stated_as_title_yields_to_the_page(
    parse: Parse, make_pdf: MakePdf, title: str
) -> None:
    (article,) = parse("a.pdf", make_pdf([FIRST, SECOND], title=title))
    assert article.title == "Kurze Nacht am Telefon"


def test_a_stated_title_counts_where_it_stands_on_the_page_over_two_lines(
    parse: Parse, make_pdf: MakePdf
) -> None:
    page = ["Kurze Nacht am Telefon für", "zwei Präsidenten", *FIRST[1:]]
    (article,) = parse("a.pdf", make_pdf([page], title="Kurze Nacht am Telefon für zwei Präsidenten"))
    assert article.title == "Kurze Nacht am Telefon für zwei Präsidenten"


@pytest.mark.parametrize(
    ("stated", "byline", "expected"),
    [
        ("Ilka Dornbusch", None, "Ilka Dornbusch"),
        ("Ilka Dornbusch", "Von Falk Adebar", "Falk Adebar"),
        ("petra", None, None),
        ("Canon iR-ADV C5535", None, None),
        ("idornbusch@kuestenbote.example", None, None),
        ("Redaktion", None, "Redaktion"),
    ],
)
def test_the_stated_author_is_a_person_and_yields_to_a_byline(
    parse: Parse, make_pdf: MakePdf, stated: str, byline: str | None, expected: str | None
) -> None:
    page = [FIRST[0], *([byline] if byline else []), *FIRST[1:]]
    (article,) = parse("a.pdf", make_pdf([page, SECOND], title="Kurze Nacht am Telefon", author=stated))
    assert article.author == expected


BODY = [
    "Die Leitung stand fünfzig Minuten lang, und keiner der beiden Bundes-",
    "minister legte vorher auf.",
    "",
    "Danach war es in der Hauptstadt still, und erst am Morgen meldete sich",
    "der Sprecher, der von einem",
    "",
    "ernsten Gespräch berichtete.",
]


def test_large_letters_are_headings_and_space_ends_a_paragraph(parse: Parse, make_pdf: MakePdf) -> None:
    headline, subhead = "Kurze Nacht am Telefon", "Am Morgen danach"
    standfirst = "Zwei Präsidenten reden eine Stunde lang, und am Ende will keiner etwas gesagt haben."
    large = ["Küstenbote", headline, subhead, standfirst, "Von Falk Adebar"]
    page = ["Küstenbote", "Freitag, 31. Dezember 2021", headline, "Von Falk Adebar", standfirst, *BODY]
    (article,) = parse("a.pdf", make_pdf([[*page, subhead, *BODY], BODY], large=large))
    assert article.title == headline
    assert article.author == "Falk Adebar"
    assert article.date == "2021-12-31"
    shown = {article.text[slice(*span)] for span in article.headlines}
    assert {headline, subhead} <= shown
    assert not shown & {standfirst, "Von Falk Adebar"}
    assert f"\n\n{subhead}\n\n" in article.text
    assert "legte vorher auf.\n\nDanach war es" in article.text
    assert "der von einem\nernsten Gespräch" in article.text


def test_a_heading_of_two_lines_is_one(parse: Parse, make_pdf: MakePdf) -> None:
    first, second = "Kurze Nacht am Telefon, lange", "Gesichter am Morgen danach"
    (article,) = parse("a.pdf", make_pdf([[*BODY[:2], *BODY, first, second, *BODY]], large=[first, second]))
    spans = [article.text[slice(*span)] for span in article.headlines]
    assert f"{first}\n{second}" in spans


def test_letters_of_one_size_make_no_heading(parse: Parse, make_pdf: MakePdf) -> None:
    (article,) = parse("a.pdf", make_pdf([BODY, BODY], large=[line for line in BODY if line]))
    assert article.headlines == ()


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
