"""Under the kind of question: whether the noun that a question asks "which" about is a plural.

In: a question. Out: True for "which leaders", "welche Gründe", "qué países"; by articles, adjectives and endings alone,
without a lexicon, so that a noun that shows nothing counts as one thing.
"""

from __future__ import annotations

import re


def has_plural_head(question: str) -> bool:
    """True when "which", "what", "welche" or "qué" stands before a plural noun."""
    return _english_plural(question) or _german_plural(question) or _spanish_plural(question)


_ENGLISH = re.compile(
    r"""(?xi)
    \b(?:which|what)\s+(?:of\s+the\s+)?(?P<first>[\w'’-]+)
    (?:\s+(?P<second>[\w'’-]+))?(?:\s+(?P<third>[\w'’-]+))?
    """
)
_NO_PLURAL = re.compile(
    r"""(?xi)
    (?:.*(?:ss|us|is)|politics|economics|physics|ethics|athletics|news|series|species|gas|bus|lens|means|odds|chances|was|does|goes|has|as|says|others?['’]s
        |.*['’]s|always|perhaps|besides|happens|makes|comes|takes|gets|needs|keeps|causes|gives|counts|stands|kansas|texas|
        paris|wales|athens|brussels|naples|u\.?s|united\s+states)
    """
)
_IRREGULAR = re.compile(r"(?i)people|persons|.*(?:children|men)|criteria|phenomena|mice|media|data\s?sets")
_ADJECTIVE = re.compile(
    r"(?i).{2,}(?:an|ish|ese|al|ic|ive|ous|ary|able|ible|ful|ed|ant|ent|or)|"
    + "|".join(
        """other new old main major big large small foreign local key top further more specific young senior different
        certain such state world private public rare eu us un g7 g20 nato former early rival french dutch greek
        swiss""".split()
    )
)
_PLURAL_NOUN = re.compile(r"(?i)(?!(?:carr|den|appl|rel|var|suppl|repl|stud)ies).{3,}ies")
_AUXILIARY = frozenset("did do does have had has are were was will would can could should might may".split())
_NOT_LIKE_ADJECTIVE = frozenset(
    "president government parliament agent student event incident accident".split()
)


def _is_plural(word: str | None) -> bool:
    if word is None or _IRREGULAR.fullmatch(word):
        return word is not None
    return len(word) > 3 and word.endswith("s") and _NO_PLURAL.fullmatch(word) is None


def _english_plural(question: str) -> bool:
    """Whether "which" or "what" stands before a plural noun, with an adjective between them or not."""
    for match in _ENGLISH.finditer(question):
        first, second, third = match["first"], match["second"], match["third"]
        if _is_plural(first):
            return True
        if first.lower() in _AUXILIARY or not _is_plural(second):
            continue
        like_adjective = _ADJECTIVE.fullmatch(first) and first.lower() not in _NOT_LIKE_ADJECTIVE
        if like_adjective or _PLURAL_NOUN.fullmatch(second) or (third or "").lower() in _AUXILIARY:
            return True
    return False


_GERMAN = re.compile(
    r"""(?x)
    (?:\b(?P<before>[^\W\d_]+)\s+)?\b[Ww](?P<which>elchen?)\s+(?P<adjectives>(?:[a-zäöüß]+e[nr]?\s+){0,2})
    (?P<noun>[A-ZÄÖÜ][\w-]+)
    """
)
_DATIVE = frozenset("mit von aus bei zu nach seit außer gegenüber".split())
_EITHER_CASE = frozenset("in auf an unter über vor neben zwischen hinter".split())
_MASCULINE_IN_EN = tuple(
    """hafen garten wagen boden laden ofen rahmen faden orden osten westen norden süden namen schaden streifen kasten
    graben""".split()
)
_FEMININE = tuple(
    """abnahme achse adresse affe affäre allee alternative analyse annahme armee asche aufnahme ausnahme
    balance bande barriere batterie beere behörde beschwerde beule biene birke bleibe blende blockade
    blüte bombe branche breite bremse brigade brücke brühe börde börse bühne chance chemie debatte decke
    defensive demokratie devise diagnose direktive dividende dose droge drohne dürre meile zeile einnahme
    energie ernte etage etappe expertise falle familie farbe fassade fee flamme fliege flotte fläche
    folge frage freude gabe garage garantie gasse gebärde gemeinde genese glatze gnade granate grenze
    grippe grube gruppe größe güte halle haube hecke heide herberge hexe hilfe hitze hose hymne höhe
    hölle hürde hütte idee industrie initiative kabine kampagne kanne kanone kantate kante kantine
    karriere karte kasse katze kelle kette kirche kiste klappe klasse klinke kohle kolonne kopie kreide
    krippe krise krone kruste krücke kunde kurve küche küste lage lampe larve lawine leere legende lehre
    liebe linie liste luke lunge lücke lüge marke maschine masse matte maßnahme menge messe methode
    miene miete minute misere mode mücke mühe mühle münze mütze narbe nase nelke nische note nähe
    offensive pandemie panne parade partie patrone periode perspektive perücke pfanne pflanze pflege
    pfütze phase piste platte pleite presse probe prognose promenade prämie puppe quelle quote rache
    raffinerie rakete rampe rasse ratte rede regie reife reihe reise rente reserve rolle rose route
    routine ruhe ruine runde sache sage salbe schande scheibe schere schiene schleife schranke schraube
    schule schwalbe schwäche see seele seide seite serie seuche silbe skizze sonne sorge sparte spende
    sperre sphäre spitze spule stelle stimme strafe strategie straße strecke stube studie stufe stunde
    stärke stätte stütze suche summe suppe synagoge szene säule tabelle tante tasse taste taube taufe
    taxe tee teilnahme theorie these tirade toilette tomate tonne traube treppe truppe turbine tüte
    variante vase waage wache wanne wanze ware warte watte weide weise weite welle wende weste wiege
    wiese woche woge wolke wunde wäsche würde zelle ziege zone zunahme zunge übernahme""".split()
)
"""Nouns, alone or closing a compound, that are one thing though they end as plurals do."""
_PLURAL_DESPITE = tuple(
    """preise kreise greise beweise hinweise ausweise nachweise verweise erfolge besuche versuche pferde gewehre
    apparate referate zwecke""".split()
)
_FEMININE_IN_ER = tuple(
    """mutter tochter schwester nummer kammer feier steuer mauer trauer oper dauer feder leber ziffer butter ader
    klammer schulter wimper faser folter leiter""".split()
)
_FEMININE_IN_EL = tuple(
    "regel formel insel kugel tafel wurzel klausel ampel schüssel gabel schachtel waffel fackel".split()
)
_PLURAL_ENDING = re.compile(r".*(?:en|ern|eln|[^nsiua]s|er|el|e)")


def _german_plural(question: str) -> bool:
    """Whether "welche(n)" stands before a plural: by its adjective's ending, by case, by the noun's ending."""
    return any(_is_german_plural(match) for match in _GERMAN.finditer(question))


def _is_german_plural(match: re.Match[str]) -> bool:
    noun = match["noun"].casefold()
    adjectives = match["adjectives"].split()
    if match["which"] == "elche":
        if adjectives:
            return all(word.endswith("en") for word in adjectives)
        if noun.endswith(_PLURAL_DESPITE):
            return True
        if noun.endswith(("ee", "ie", *_FEMININE, *_FEMININE_IN_ER, *_FEMININE_IN_EL)):
            return False
        return _PLURAL_ENDING.fullmatch(noun) is not None and not noun.endswith(("chaos", "nis"))
    before = (match["before"] or "").casefold()
    if before in _DATIVE:
        return True
    if before in _EITHER_CASE:
        return noun.endswith(("n", "s")) and not noun.endswith(_MASCULINE_IN_EN)
    return not before and noun.endswith(
        ("ern", "ungen", "ionen", "heiten", "keiten", "schaften", "täten", "innen")
    )


_SPANISH = re.compile(r"(?i)\bqué\s+(?:otr[oa]s\s+)?(?P<noun>\w+)")
_SPANISH_SINGULAR = re.compile(
    r"(?i).*(?:[áéíóú]s|sis|us|tis)|es|eres|somos|mes|lunes|martes|jueves|viernes|gas|tenemos|hacemos|sabemos|.*amos|.*emos"
)


def _spanish_plural(question: str) -> bool:
    return any(
        match["noun"].endswith("s") and _SPANISH_SINGULAR.fullmatch(match["noun"]) is None
        for match in _SPANISH.finditer(question)
    )
