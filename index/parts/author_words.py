"""Words that stand before the name of an article's author, and what stands there and is nobody's name."""

from __future__ import annotations

BY: dict[str, tuple[str, ...]] = {
    "en": tuple("by|written by|words by|story by|text by|report by|author".split("|")),
    "de": tuple(
        "von|geschrieben von|text von|ein bericht von|von unserem korrespondenten|von unserer korrespondentin|"
        "autor|autorin".split("|")
    ),
    "fr": tuple("par|écrit par|texte de|texte par|auteur|propos recueillis par".split("|")),
    "es": tuple("por|de|escrito por|texto de|autor".split("|")),
    "it": tuple("di|scritto da|testo di|a cura di|dal nostro inviato|dalla nostra inviata".split("|")),
    "pt": tuple("por|de|escrito por|texto de|reportagem de|autor".split("|")),
    "nl": tuple("door|geschreven door|auteur".split("|")),
    "pl": tuple("autor|opracowanie".split("|")),
    "ru": ("автор",),
    "uk": ("автор", "від"),
    "sv": ("av", "text av"),
    "da": ("af",),
    "cs": ("autor",),
    "el": ("του", "της", "γράφει ο", "γράφει η"),
    "he": ("מאת",),
    "ar": ("بقلم",),
    "fa": ("به قلم",),
    "th": ("โดย",),
    "vi": ("phóng viên",),
    "zh": ("记者", "記者"),
}
"""Words before the name, with or without a colon."""

BY_WORDS = ("by", "von", "par", "por", "di", "door", "av", "автор")
"""Those that a subhead hardly begins with."""

BY_WITH_COLON: dict[str, tuple[str, ...]] = {
    "en": ("words", "reporter"),
    "de": ("text",),
    "fr": ("texte",),
    "es": ("autora", "texto"),
    "it": ("autore", "testo"),
    "pt": ("autora", "texto"),
    "nl": ("tekst",),
    "pl": ("autorka", "tekst", "opracował", "opracowała"),
    "ru": ("текст",),
    "da": ("tekst",),
    "cs": ("autorka",),
    "fi": ("teksti", "kirjoittaja"),
    "hu": ("írta", "szerző"),
    "tr": ("yazan", "yazar", "haber"),
    "ar": ("كتب", "كتبت", "الكاتب"),
    "fa": ("نویسنده",),
    "vi": ("tác giả",),
    "zh": ("作者", "文"),
    "ja": ("記者・", "文", "執筆"),
    "ko": ("글",),
}
"""Words that do so only with a colon."""

NO_AUTHORS = frozenset(
    "any all the this that these those my our your his her its their every no each".split()
)
"""Words that begin no name behind "By" in a headline in capitals: "By Any Means"."""

NO_AUTHOR_NAMES = frozenset(
    "popular demand|royal appointment|royal command|royal decree|executive order|common consent|general consent|"
    "special arrangement|mutual consent|mutual agreement|invitation only|appointment only|public demand|"
    "court order".split("|")
)
"""What stands behind "By" in capitals and is nobody's name."""

NAME_PARTICLES = frozenset("von van de der la del da dos di al bin ter den".split())
"""Small words inside a person's name."""
