"""Press databases' exports in .txt: one article a document, its own fields; no ordinary article is taken for one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.articles import ArticleList
from index.errors import ArticleError

Parse = Callable[[str, bytes], ArticleList]

COUNCIL = "The council of Riverside approved a budget of 300 million pounds on Monday after a long debate."
WRAPPED = COUNCIL.replace("pounds on", "pounds\non")
OPPOSITION = (
    "Opposition members voted against it and said that the plan would hurt schools for many years to come."
)
CRICKET = "The mayor of Riverside has rejected a plan to build houses on the old cricket ground, she said on Monday."
RAT = "Der Stadtrat von Rosenheim hat am Montag nach langer Debatte einen Haushalt von 300 Millionen Euro beschlossen."
SCHULEN = "Die Opposition stimmte dagegen, weil der Plan den Schulen und Büchereien der Stadt auf Jahre hinaus schade."

NEXIS = f"""\
Download Request: All Documents: 1-2
Time Of Request: Saturday, July 11, 2020

                               1 of 2 DOCUMENTS


                     Copyright 2024 Guardian Newspapers Limited
                              All Rights Reserved
                              The Guardian (London)

                        March 4, 2024 Monday 8:15 AM GMT
                                 Final Edition

Council approves budget

BYLINE: By Jane Doe jane@guardian.org

SECTION: UK NEWS; Pg. 5

LENGTH: 342 words

HIGHLIGHT: The plan was approved after a long night


{WRAPPED}

{OPPOSITION}

UPDATE: This report was changed on Tuesday to correct a name in it, the editors said.

LOAD-DATE: March 5, 2024

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

PUB-SUBJECT: National

                     Copyright 2024 Guardian Newspapers Limited
                              All Rights Reserved

                               2 of 2 DOCUMENTS


                              The Times (London)

                        July 9, 2019 Tuesday

SECTION: NEWS

LENGTH: 120 words

HEADLINE: Mayor rejects cricket plan;
No houses on the ground

BYLINE: John Smith

BODY:

{CRICKET}

LOAD-DATE: July 9, 2019
"""

NEXIS_UNI = f"""\
User Name: Jane Roe
Date and Time: Friday, 5 April 2024 10:12:00
Documents (2)
1. Council approves budget
2. Mayor rejects cricket plan

Council approves budget
The Guardian (London)
March 4, 2024 Monday 8:15 AM GMT

Copyright 2024 Guardian Newspapers Limited All Rights Reserved
Section: UK NEWS; Pg. 5
Length: 342 words
Byline: Jane Doe
Highlight: The plan was approved after a long night
Body

{COUNCIL}
Page 2 of 2

{OPPOSITION}

Classification

Language: ENGLISH
Load-Date: March 5, 2024

End of Document

Mayor rejects cricket plan
The Times (London)
July 9, 2019 Tuesday

Copyright 2019 Times Newspapers Limited
Section: NEWS
Length: 120 words
Byline: John Smith
Body

{CRICKET}

Load-Date: July 9, 2019

End of Document
"""

FACTIVA_TAGS = f"""\
HD Council approves budget
BY By Jane Doe
WC 342 words
PD 4 March 2024
ET 08:15
SN The Guardian
SC GRDN
PG 5
LA English
CY Copyright 2024. The Guardian.
LP
{COUNCIL}
TD

IN the end it took a night.

{OPPOSITION}

CO rivers : Riverside Council
NS gpol : Domestic Politics
AN Document GRDN000020240304ek340001

HD
Mayor rejects cricket plan
WC
120 words
PD
9 July 2019
SN
The Times
LP
{CRICKET}

AN
Document T000000020190709ef790002
"""

FACTIVA = f"""\
Council approves budget

By Jane Doe
342 words
4 March 2024
08:15
The Guardian
GRDN
English
Copyright 2024. The Guardian. All rights reserved.

{COUNCIL}

{OPPOSITION}

Document GRDN000020240304ek340001

Mayor rejects cricket plan

120 words
9 July 2019
The Times
T
12
English
(c) 2019 Times Newspapers Limited

{CRICKET}

Document T000000020190709ef790002
"""

GENIOS = f"""\
Stadtrat beschließt Haushalt

{RAT}

{SCHULEN}

Quelle: Süddeutsche Zeitung vom 04.03.2024, Nr. 54, S. 5
Ressort: Bayern
Autor: Von Petra Schreiber
Dokumentnummer: A123456

Dauerhafte Adresse des Dokuments: https://www.genios.de/document/SZ__A123456
Alle Rechte vorbehalten: (c) Süddeutsche Zeitung
© GBI-Genios Deutsche Wirtschaftsdatenbank GmbH

Bürgermeisterin lehnt Bauplan ab

Die Bürgermeisterin hat den Plan abgelehnt, auf dem alten Sportplatz der Stadt Häuser zu bauen.

Quelle: Der Tagesspiegel vom 09.07.2019, Nr. 23877, S. 12
Ressort: Berlin
Dokumentnummer: 2019070912345
"""

_RULE = "_" * 60

PROQUEST = f"""\
{_RULE}

Report Information from ProQuest
March 09 2024 10:12
{_RULE}


Document 1 of 2

Council approves budget

Author: Doe, Jane; Roe, Rick

Publication info: The Guardian; London (UK) [London (UK)]04 Mar 2024: 12.

http://proquest.example/docview/1

Abstract: None available.

Full text: {COUNCIL}

Location: Riverside is where it was said, and all who were asked about it later agreed.

{OPPOSITION}

Title: Council approves budget

Publication title: The Guardian; London (UK)

First page: 12

Publication date: Mar 4, 2024

Language of publication: English

ProQuest document ID: 12345

Copyright: Copyright Guardian 2024

{_RULE}

Document 2 of 2

Mayor rejects cricket plan

Author: Anonymous

Full text: {CRICKET}

Title: Mayor rejects cricket plan

Publication title: The Times; London (UK)

Publication date: Jul 9, 2019

ProQuest document ID: 12346
{_RULE}

Contact us at: http://www.proquest.com/go/contact
Copyright 2024 ProQuest LLC. All rights reserved.
"""

PROQUEST_FIELDS_FIRST = f"""\
Report Information from ProQuest
March 09 2024 10:12

Document 1 of 2
Title: Council approves budget
Author: Doe, Jane; Roe, Rick
Publication title: The Guardian
Publication date: Mar 4, 2024
Full text: {COUNCIL}

Location: Riverside is where it was said, and all who were asked about it later agreed.

{OPPOSITION}

Document 2 of 2
Title: Mayor rejects cricket
 plan
Publication title: The Times
Publication date: Jul 9, 2019
Full text: {CRICKET}

Contact us at: http://www.proquest.com/go/contact
"""

EUROPRESSE = """\
Le Monde, no. 24567
Économie, mercredi 6 mars 2024, p. ECO12

Le pont du port fermé aux camions

Claire Morel et Paul Durand

Le conseil municipal a voté mardi la fermeture du vieux pont du port aux camions à partir du 1er mai.

« Nous n’avons pas le choix », a déclaré la maire.

© 2024 Le Monde. Tous droits réservés. Le présent document est protégé par les lois et conventions.
Certificat émis le 9 mars 2024 à Université X à des fins de visualisation personnelle et temporaire.
news·20240306·LM·1234567

Libération (site web)
jeudi 7 mars 2024 - 10:12

Le bac reprend en juin

Le bac vers l'île de Skell reprendra en juin, a annoncé mercredi le capitaine du port.

© 2024 Libération. Tous droits réservés.
news·20240307·LI·7654321
Certificat émis le 9 mars 2024 à Université X à des fins de visualisation personnelle et temporaire.
"""

_DOCUMENT = """\
<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">{outlet}</span></div>
<div class="rdp__DocHeader"><span class="DocHeader">{date}</span></div>
<div class="titreArticle"><p class="titreArticleVisu rdp__articletitle">{title}</p></div>
<div class="sm-margin-bottomNews">{author}</div></header>
<section><div class="docOcurrContainer"><div>{text}<br></div></div></section>
<footer><small>© 2024 {outlet}. Tous droits réservés.</small><div class="publiC-lblNodoc">{id}</div></footer></article>
"""
EUROPRESSE_PAGE = "<!DOCTYPE html><html><body>{}</body></html>".format(
    _DOCUMENT.format(
        outlet="Le Monde", date="Économie, mercredi 6 mars 2024, p. ECO12", title="Le pont du port fermé aux camions",
        author="Claire Morel et Paul Durand", id="news·20240306·LM·1234567",
        text="<p>Le conseil municipal a voté mardi la fermeture du vieux pont du port aux camions à partir du 1er mai."
        "</p><p>« Nous n’avons pas le choix&nbsp;», a <mark>déclaré</mark> la maire.</p>",
    )
    + _DOCUMENT.format(
        outlet="Libération", date="jeudi 7 mars 2024", title="Le bac reprend en juin", author="", id="",
        text="<p>Le bac vers l'île de Skell reprendra en juin, a annoncé mercredi le capitaine du port.</p>",
    )
)  # fmt: skip


def _known(articles: ArticleList) -> list[tuple[str, str | None, str | None, str | None, str | None]]:
    return [(one.source, one.title, one.outlet, one.author, one.date) for one in articles]


@pytest.mark.parametrize(
    ("export", "ids"),
    [
        (NEXIS, ("1", "2")),
        (NEXIS_UNI, ("1", "2")),
        (FACTIVA_TAGS, ("GRDN000020240304ek340001", "T000000020190709ef790002")),
        (FACTIVA, ("GRDN000020240304ek340001", "T000000020190709ef790002")),
    ],
    ids=["nexis", "nexis uni", "factiva tags", "factiva"],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_an_export_is_split_into_its_articles(
    parse: Parse, export: str, ids: tuple[str, str], line_end: str
) -> None:
    articles = parse("export.txt", export.replace("\n", line_end).encode())
    (_, title, outlet, author, date), second = _known(articles)
    place = " (London)" if "(London)" in export else ""
    assert (title, outlet, author, date) == (
        "Council approves budget", f"The Guardian{place}", "Jane Doe", "2024-03-04",
    )  # fmt: skip
    assert second[1] and second[1].startswith("Mayor rejects cricket plan")
    assert (second[2], second[4]) == (f"The Times{place}", "2019-07-09")
    assert [one.source for one in articles] == [f"export.txt#{id_}" for id_ in ids]
    assert articles[0].date_origin == "record"
    whole = articles[0].text
    assert COUNCIL in whole and OPPOSITION in whole and CRICKET not in whole
    assert articles[1].text.endswith(CRICKET)
    for word in (
        "Copyright",
        "LENGTH",
        "Length",
        "LOAD-DATE",
        "Load-Date",
        "PUB-SUBJECT",
        "Page 2",
        "Document",
        "GRDN",
    ):
        assert word not in whole and word not in articles[1].text
    assert whole[slice(*articles[0].headlines[0])] == "Council approves budget"


def test_what_only_looks_like_a_field_stays_in_the_text(parse: Parse) -> None:
    assert "UPDATE: This report was changed" in parse("export.txt", NEXIS.encode())[0].text
    assert "IN the end it took a night." in parse("export.txt", FACTIVA_TAGS.encode())[0].text


def test_genios_documents_close_with_their_source(parse: Parse) -> None:
    first, second = parse("export.txt", GENIOS.encode())
    assert _known(ArticleList([first, second])) == [
        ("export.txt#A123456", "Stadtrat beschließt Haushalt", "Süddeutsche Zeitung", "Petra Schreiber", "2024-03-04"),
        ("export.txt#2019070912345", "Bürgermeisterin lehnt Bauplan ab", "Der Tagesspiegel", None, "2019-07-09"),
    ]  # fmt: skip
    assert first.text == f"Stadtrat beschließt Haushalt\n\n{RAT}\n\n{SCHULEN}"


def test_german_nexis(parse: Parse) -> None:
    export = f"""\
                             Dokument 7 von 90


                              Süddeutsche Zeitung

                              4. März 2024 Montag

Stadtrat beschließt Haushalt

AUTOR: Petra Schreiber

RUBRIK: Bayern; S. 5

LÄNGE: 342 Wörter

{RAT}

UPDATE: 5. März 2024

SPRACHE: GERMAN; Deutsch
"""
    (article,) = parse("export.txt", export.encode())
    assert _known(ArticleList([article])) == [
        (
            "export.txt#7",
            "Stadtrat beschließt Haushalt",
            "Süddeutsche Zeitung",
            "Petra Schreiber",
            "2024-03-04",
        )
    ]
    assert article.text == f"Stadtrat beschließt Haushalt\n\n{RAT}"


def test_factiva_outlet_in_capitals_is_no_code(parse: Parse) -> None:
    export = FACTIVA.replace("The Guardian\nGRDN", "BBC\nBBCMNF")
    assert parse("export.txt", export.encode())[0].outlet == "BBC"


def test_factiva_document_without_text_is_named(parse: Parse) -> None:
    articles = parse("export.txt", FACTIVA_TAGS.replace(f"LP\n{CRICKET}\n", "").encode())
    assert [reason for _, reason in articles.problems] == ["no text in this document of the export"]


def test_a_document_without_text_is_named(parse: Parse) -> None:
    articles = parse("export.txt", NEXIS.replace(CRICKET, "").encode())
    assert [one.source for one in articles] == ["export.txt#1"]
    assert articles.problems == (("export.txt#2", "no text in this document of the export"),)


@pytest.mark.parametrize(
    ("export", "cause"),
    [
        (NEXIS.replace("2 of 2 DOCUMENTS", "4 of 2 DOCUMENTS"), "a Nexis export of 2 documents.*numbered"),
        (NEXIS.replace("2 of 2 DOCUMENTS", "2 of 5 DOCUMENTS"), "a Nexis export of 2 documents.*numbered"),
        (NEXIS_UNI[: NEXIS_UNI.rindex("End of")], "a Nexis export of 1 documents.*end of a document"),
        (NEXIS_UNI.replace("End of Document", "", 1), "a Nexis export of 1 documents.*end of a document"),
        (FACTIVA_TAGS.replace("PD\n9 July 2019\n", ""), "a Factiva export of 2 documents.*document 2 lacks"),
        (
            FACTIVA[: FACTIVA.rindex("Document T")],
            "a Factiva export of 1 documents.*last document is cut off",
        ),
        (FACTIVA.replace("120 words\n", ""), "a Factiva export of 2 documents.*document 2 has no length"),
        (f"{GENIOS}\nEin dritter Artikel\n\n{RAT}\n", "a Genios export of 2 documents.*not every text"),
    ],
)
def test_an_export_that_cannot_be_split_for_sure_is_refused_with_the_next_step(
    parse: Parse, export: str, cause: str
) -> None:
    with pytest.raises(ArticleError, match=f"{cause}.*export them as CSV, or each article into a file"):
        parse("export.txt", export.encode())


@pytest.mark.parametrize(
    "text",
    [
        f"The lost files\n\nBy Jane Doe\n\n{COUNCIL}\n\n1 of 3 documents\n\n{OPPOSITION}\n",
        f"The lost files\n\nEnd of Document\n\n{COUNCIL}\n\nBody\n\n{OPPOSITION}\n",
        f"HD television\n\n{COUNCIL}\n\nPD officers and the SN were there.\n\n{OPPOSITION}\n",
        f"The lost files\n\n{COUNCIL}\n\n500 words\n\nDocument ABCDEFGHIJKLMNOPQ\n\n{OPPOSITION}\n",
        f"Stadtrat beschließt Haushalt\n\n{RAT}\n\nQuelle: Süddeutsche Zeitung\n",
        f"Stadtrat beschließt Haushalt\n\n{RAT}\n\nQuelle: Süddeutsche Zeitung vom 04.03.2024\nRessort: Bayern\n",
        f"Ressort: Bayern\n\nStadtrat beschließt Haushalt\n\n{RAT}\n",
        f"LENGTH: a story of measures\n\n{COUNCIL}\n\n{OPPOSITION}\n",
    ],
)
def test_an_ordinary_article_is_no_export(parse: Parse, text: str) -> None:
    (article,) = parse("article.txt", text.encode())
    assert (article.source, article.text) == ("article.txt", text)


@pytest.mark.parametrize(
    "export",
    [
        PROQUEST,
        PROQUEST_FIELDS_FIRST,
        PROQUEST.replace("Document 1 of 2\n", "").replace("Document 2 of 2\n", ""),
    ],
    ids=["fields last", "fields first", "rules alone"],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_proquest_documents(parse: Parse, export: str, line_end: str) -> None:
    articles = parse("export.txt", export.replace("\n", line_end).encode())
    ids = ("12345", "12346") if "document ID" in export else ("1", "2")
    assert _known(articles) == [
        (
            f"export.txt#{ids[0]}",
            "Council approves budget",
            "The Guardian",
            "Jane Doe, Rick Roe",
            "2024-03-04",
        ),
        (f"export.txt#{ids[1]}", "Mayor rejects cricket plan", "The Times", None, "2019-07-09"),
    ]
    first, second = articles
    location = "Location: Riverside is where it was said, and all who were asked about it later agreed."
    assert first.text == f"Council approves budget\n\n{COUNCIL}\n\n{location}\n\n{OPPOSITION}"
    assert second.text == f"Mayor rejects cricket plan\n\n{CRICKET}"


def test_a_proquest_document_without_text_is_named(parse: Parse) -> None:
    articles = parse("export.txt", PROQUEST.replace(CRICKET, "Not available.").encode())
    assert [one.source for one in articles] == ["export.txt#12345"]
    assert articles.problems == (("export.txt#12346", "no text in this document of the export"),)


EUROPRESSE_TEXT = (
    "Le pont du port fermé aux camions\n\nLe conseil municipal a voté mardi la fermeture du vieux pont du port aux"
    " camions à partir du 1er mai.\n\n« Nous n’avons pas le choix », a déclaré la maire."
)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16"])
def test_europresse_documents(parse: Parse, encoding: str) -> None:
    articles = parse("export.txt", EUROPRESSE.encode(encoding))
    assert _known(articles) == [
        ("export.txt#20240306-LM-1234567", "Le pont du port fermé aux camions", "Le Monde",
         "Claire Morel et Paul Durand", "2024-03-06"),
        ("export.txt#20240307-LI-7654321", "Le bac reprend en juin", "Libération", None, "2024-03-07"),
    ]  # fmt: skip
    assert articles[0].text == EUROPRESSE_TEXT


def test_a_page_of_europresse_is_split_into_its_articles(parse: Parse) -> None:
    articles = parse("export.html", EUROPRESSE_PAGE.encode())
    assert _known(articles) == [
        ("export.html#20240306-LM-1234567", "Le pont du port fermé aux camions", "Le Monde",
         "Claire Morel et Paul Durand", "2024-03-06"),
        ("export.html#2", "Le bac reprend en juin", "Libération", None, "2024-03-07"),
    ]  # fmt: skip
    assert articles[0].text == EUROPRESSE_TEXT


@pytest.mark.parametrize(
    ("name", "export", "cause"),
    [
        (
            "a.txt",
            PROQUEST.replace("Document 2 of 2", "Document 4 of 2"),
            "a ProQuest export of 2 .*numbered through",
        ),
        (
            "a.txt",
            PROQUEST.replace("Document 2 of 2\n", ""),
            "a ProQuest export of 1 .*beginning of a document",
        ),
        (
            "a.txt",
            PROQUEST.replace(f"Full text: {CRICKET}", ""),
            "a ProQuest export of 2 .*document 2 has no fields",
        ),
        (
            "a.txt",
            EUROPRESSE.replace("jeudi 7 mars 2024 - 10:12", ""),
            "a Europresse export of 2 .*document 2 has no",
        ),
        (
            "a.txt",
            EUROPRESSE.replace("© 2024 Libération. Tous droits réservés.\n", ""),
            "a Europresse .*document 2",
        ),
        (
            "a.txt",
            f"{EUROPRESSE}\nLe Figaro\nvendredi 8 mars 2024\n\nUn titre\n\n{'Un troisième texte suit. ' * 12}\n",
            "a Europresse export of 2 .*last document is cut off",
        ),
        (
            "a.html",
            EUROPRESSE_PAGE.replace("jeudi 7 mars 2024", ""),
            "a Europresse export of 2 .*document 2 has no",
        ),
    ],
)
def test_a_newer_export_that_cannot_be_split_for_sure_is_refused_too(
    parse: Parse, name: str, export: str, cause: str
) -> None:
    with pytest.raises(ArticleError, match=f"{cause}.*export them as CSV, or each article into a file"):
        parse(name, export.encode())


@pytest.mark.parametrize(
    "text",
    [
        f"The lost files\n\n{COUNCIL}\n\nDocument 1 of 2\n\n{OPPOSITION}\n",
        f"The lost files\n\n{COUNCIL}\n\nProQuest document ID: 12345\n\n{OPPOSITION}\n",
        f"The lost files\n\nFull text: {COUNCIL}\n\nPublication date: Mar 4, 2024\n\n{OPPOSITION}\n",
        f"Le pont fermé\n\n{COUNCIL}\n\n© 2024 Le Monde. Tous droits réservés.\n",
        f"Le pont fermé\n\n{COUNCIL}\n\nnews·20240306·LM·1234567\n",
    ],
)
def test_an_ordinary_article_with_words_of_an_export_is_none(parse: Parse, text: str) -> None:
    (article,) = parse("article.txt", text.encode())
    assert (article.source, article.text) == ("article.txt", text)


def test_an_ordinary_page_is_no_export(parse: Parse) -> None:
    page = f"<html><body><article><h1>Council approves</h1><p>{COUNCIL}</p><p>{OPPOSITION}</p></article></body></html>"
    (article,) = parse("article.html", page.encode())
    assert article.source == "article.html"
