"""Under the enumerations: the small words of each language that join, open and end the items of one.

In comes a language code, out comes an ``EnumerationWords``. Languages without word lists have none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.speakers_words import LANGUAGES, SpeechWords, speech_words

Phrase = tuple[str, ...]

_JOINING = {
    "de": "und|sowie|oder|sowie auch|und auch|wie auch|beziehungsweise|bzw.",
    "en": "and|or|as well as|and also|along with",
    "fr": "et|ou|ainsi que|et aussi|et également|ainsi qu'|de même que",
    "es": "y|e|o|u|así como|y también|además de",
    "ru": "и|или|а также|и также",
    "uk": "і|й|та|або|а також|та й",
    "it": "e|ed|o|nonché|così come",
    "pt": "e|ou|assim como|bem como",
    "nl": "en|of|alsook|evenals",
    "pl": "i|oraz|lub|a także|jak również",
}
_AFTER_COMMA = {
    "de": "sowie",
    "en": "and|or|as well as|and also|along with",
    "fr": "ainsi que|de même que",
    "es": "así como|además de",
    "ru": "а также",
    "uk": "а також",
    "it": "nonché|così come",
    "pt": "assim como|bem como",
    "nl": "alsook|evenals",
    "pl": "a także|jak również",
}
_IN_PAIRS = {
    "de": """sowohl … als auch|sowohl … als|sowohl … wie auch|nicht nur … sondern auch|nicht nur … sondern|
        weder … noch|einerseits … andererseits""",
    "en": "both … and|not only … but also|not only … but|not just … but also|not just … but|neither … nor|either … or",
    "fr": """non seulement … mais aussi|non seulement … mais également|non seulement … mais|
        tant … que|à la fois … et|ni … ni""",
    "es": "tanto … como|no solo … sino también|no sólo … sino también|no solo … sino|ni … ni",
    "ru": "как … так и|не только … но и|не только … но также и|ни … ни",
    "uk": "як … так і|не тільки … але й|не лише … а й|не тільки … а й|не лише … але й|ні … ні",
    "it": "sia … che|sia … sia|non solo … ma anche|né … né",
    "pt": "tanto … como|tanto … quanto|não só … mas também|nem … nem",
    "nl": "zowel … als|niet alleen … maar ook|noch … noch",
    "pl": "zarówno … jak i|nie tylko … ale także|nie tylko … ale też|nie tylko … lecz także|ani … ani",
}
_DETERMINERS = {
    "de": """
        der die das dem den des ein eine einen einem einer eines sein seine seinen seinem seiner ihr ihre ihren
        ihrem ihrer unser unsere diese dieser dieses diesen kein keine keinen zwei drei vier fünf sechs sieben
        acht neun zehn elf zwölf mehrere einige zahlreiche viele alle beide mehr weniger rund etwa knapp
        mindestens
        """,
    "en": """
        the a an his her its their our my this these those some several many two three four five six seven eight
        nine ten more fewer less no all nearly both another each every
        """,
    "fr": """
        le la les l' un une des son sa ses leur leurs ce cet cette ces plusieurs deux trois quatre cinq six sept
        huit dix notre nos quelques certains certaines plus
        """,
    "es": """
        el la los las un una unos unas su sus este esta estos estas varios varias dos tres cuatro cinco seis siete
        ocho diez más algunos algunas nuestro nuestra
        """,
    "ru": "этот эта эти его её ее их наш свой один одна два две три четыре пять шесть несколько многие",
    "uk": "цей ця ці його її їх їхні наш свій один одна два дві три чотири п'ять кілька багато",
    "it": "il lo la i gli le l' un uno una un' suo sua suoi sue due tre quattro cinque alcuni alcune",
    "pt": "o a os as um uma uns umas seu sua seus suas dois duas três quatro cinco vários várias",
    "nl": "de het een zijn haar hun twee drie vier vijf enkele meer",
    "pl": "ten ta te jego jej ich dwa dwie trzy cztery pięć kilka",
}
_OF = {
    "de": "von vom",
    "en": "of",
    "fr": "de du des d'",
    "es": "de del",
    "ru": "",
    "uk": "",
    "it": "di del della dei degli delle dell'",
    "pt": "de do da dos das",
    "nl": "van",
    "pl": "",
}
_FOR = {
    "de": "für gegen",
    "en": "for against",
    "fr": "pour contre",
    "es": "para contra",
    "ru": "для против",
    "uk": "для проти",
    "it": "per contro",
    "pt": "para contra",
    "nl": "voor tegen",
    "pl": "dla przeciw",
}
_ALIKE = {
    "de": "in im ins|zu zum zur|an am ans|von vom|bei beim|auf aufs",
    "fr": "de du des d'|à au aux",
    "es": "de del|a al",
    "ru": "в во|с со|к ко|о об|из изо|от ото",
    "uk": "в у|з із зі|до|о об",
    "it": "di del della dei degli delle dell'|a al alla ai|in nel nella nei|da dal dalla",
    "pt": "de do da dos das|em no na nos nas|a ao à aos|por pelo pela",
}
_PREPOSITIONS = {
    "en": "including such despite per versus excluding beyond behind above below off out up down over onto besides",
    "de": "samt nebst inklusive einschließlich statt anstatt per pro ab",
    "fr": "y compris outre sauf hors jusque jusqu' près lors",
    "es": "incluidos incluidas incluido excepto salvo",
    "ru": "включая кроме вместо около вокруг ради благодаря",
    "uk": "крім замість біля навколо завдяки поза включно",
    "it": "di del della dei degli delle dell' a al alla ai in nel nella nei da dal dalla con su sul sulla per tra fra",
    "pt": "de do da dos das em no na nos nas a ao à aos por pelo pela para com sem sobre entre até desde",
    "nl": "van in op aan met zonder voor door bij tegen tussen naar uit over om tot sinds",
    "pl": "w we z ze do na po od o przez przy dla za pod nad przed między ku bez u",
}
_STOPS = {
    "en": """
        that which who whom whose when where while if because as than then but so yet not he she they it we you i
        him them us there here what how why is are was were be been being has have had do does did will would can
        could may might must should shall to together again back forward even only just still away apart instead
        almost today yesterday tomorrow earlier later too also ago respectively
        """,
    "de": """
        dass ob weil als wenn wie wo was wer welche welcher aber sondern denn doch nicht sich man es er sie wir
        ich ihm ihnen uns zu war waren ist sind hat haben hatte hatten wird werden wurde wurden worden kann können
        soll sollen will wollen muss müssen darf dürfen könnte sei seien würde würden
        """,
    "fr": """
        que qu' qui dont où quand si mais ne n' pas il elle ils elles on nous vous je se s' lui y est sont était
        étaient a ont avait avaient sera seront peut peuvent doit doivent fait font va vont car donc lorsque
        """,
    "es": """
        que quien quienes donde cuando si pero no sino se le les lo él ella ellos es son era eran fue fueron ha
        han había habían será serán puede pueden debe deben está están hay porque
        """,
    "ru": """
        что который которая которое которые которого которых где когда если но а не он она они оно мы вы я это был
        была было были есть будет будут чтобы как так же ли бы
        """,
    "uk": """
        що який яка яке які якого яких де коли якщо але а не він вона вони воно ми ви я це був була було були є
        буде будуть щоб як так же чи би
        """,
    "it": "che chi cui dove quando se ma non si è sono era erano ha hanno aveva sarà può lo li",
    "pt": "que quem onde quando se mas não é são era eram foi foram tem têm havia está estão pode",
    "nl": "die dat wie waar toen als maar niet hij zij ze er is zijn was waren heeft hebben had wordt werd werden te",
    "pl": "który która które których że gdy jeśli ale nie się on ona oni jest są był była było były ma mają będzie to",
}
_ALSO_ATTRIBUTES = frozenset(
    "further first last early late scharf weitere weiter plus öffentlich bien".split()
)
_TIMES = """
        monday tuesday wednesday thursday friday saturday sunday week weeks month year years today tomorrow
        yesterday montag dienstag mittwoch donnerstag freitag samstag sonntag woche wochen jahr jahre jahren tag
        tagen uhr lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado
        domingo понедельник вторник среда четверг пятница суббота воскресенье понеділок вівторок середа четвер
        п'ятниця субота неділя january february march april june july august september october november december
        januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet août septembre
        octobre novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
        diciembre января февраля марта апреля мая июня июля августа сентября октября ноября декабря
        """
_REGULAR_ENGLISH = """
        accept access achieve agree aim allow appear approach approve arrest arrive attack attempt attend avoid
        bar bomb boost capture carry cause celebrate challenge change cheer choose claim clash close collapse
        collide complete compete connect consider contain contest continue cover create cross cut damage dance
        deal debate decide decline defeat defend delay deliver depend deploy destroy die disappear discuss
        dominate double drop earn ease elect emerge enable end ensure enter escape evacuate examine expand expect
        expire explode export express face fail fall fear feature fight finish fire fix flee float flood fly
        follow force form freeze gain gather give go grow handle hand happen head help hit hold host hurt ignore
        impose improve include increase injure introduce invade invest invite involve join jump kill land last
        launch lead leave let lie limit listen live look lose maintain make manage march mark mean measure meet
        merge miss move need negotiate offer open oppose order own pass pay play point postpone prepare present
        prevent produce prove provide publish pull pursue push raise reach receive recover reduce refuse release
        rely remain remember remove reopen replace represent require resign resist resume retire return rise rule
        run save score secure see seek seem seize sell send serve set share shift shut sign sink sit sleep slow
        speak spend spread stand start stay stop strike struggle study succeed suffer supply support surge
        surrender survive suspend swim switch take talk target tell terminate test thank think tighten touch trade
        train travel blame trust link warn fund lend hire recruit sack dismiss oust jail ban block urge praise
        grant promise propose plan pledge seek rescue search visit inspect collect gather harvest plant import
        smuggle ship sail steal rob hunt tax fine sue charge convict sentence acquit release regulate curb scrap
        restore renew repair rebuild expand relocate evacuate treat trigger try turn understand use visit vote
        wait walk want watch weaken wear welcome win withdraw work worry
        """
_ALSO_NOUNS_ENGLISH = """
        access aim aims attack attacks approach approaches challenge challenges change changes claim claims clash
        clashes damage deal deals debate debates decline delay delays drop end fear fears fight fire fires flood
        floods force forces form forms gain gains hand head heads help host hosts increase increases land lead
        limit limits march marches mark marks measure measures move moves need needs offer offers order orders
        pass play plays point points present raise release report reports return returns rise rule rules run score
        scores sale set sets share shares shift shifts spread stand start stay stop strike strikes struggle study
        supply supplies support surge switch talk talks target targets test tests touch trade train trains travel
        trigger turn use vote votes visit visits wait walk watch wear work works worry worries open launch
        launches spending lives live loss lie fall falls capture collapse finish export exports supplies call
        calls demand demands promise promises plan plans threat threats complaint warning comment comments appeal
        appeals protest protests document documents request requests grant grants contract contracts leave return
        returns need needs pay cause causes dance travel study studies sign signs treat win wins defeat love hit
        hits fix sleep guest bar bars bomb bombs arrest arrests cover cross cut cuts experience feature features
        link links means second states state post posts note notes question questions answer answers hope hopes
        estimate estimates forecast forecasts joke jokes praise advice signal signals counter rally repeat record
        records review reviews
        """
_IRREGULAR_ENGLISH = """
        fell rose won lost led left met made took gave went came began broke built bought brought caught chose cut
        did drank drove ate fought found flew forgot froze got grew had heard held hid hit kept knew laid lent let
        lay paid put ran rode said saw sold sent shook shot shut sang sank sat slept spoke spent stood stole
        struck swam swore taught told thought threw understood woke wore wrote became drew fled sought rang burst
        spread become
        """
_NOT_VERBS_ENGLISH = frozenset(
    """red hundred united sacred armed advanced unmanned so-called limited skilled renewed wounded waiting
    training funding housing building buildings meeting meetings hearing shipping fishing mining spending
    bombing shelling warning warnings wedding farming logging trafficking laundering engineering banking
    testing evening morning king ring rings spring string wing wings thing things clothing lighting heating
    policing bedding hunting swimming cycling sailing painting paintings planning parking schooling smuggling
    rising growing falling missing outstanding existing remaining leading sterling drawing drawings beijing
    reading readings offering offerings""".split()
)
_VERB_SHAPES = {
    "en": r"(?!.*eed$).{2,}ed|.{3,}ing",
    "fr": r".{2,}(?:aient|èrent|irent|urent|erait|eront|era|issent)|.{3,}(?:ait|ez)|.{2,}(?:ée?s?)",
    "es": r".{2,}(?:ó|aron|ieron|aban?|arán?|erán?|irán?|aría|arían|ando|iendo)|.{3,}(?:ían|ado|ido)",
    "ru": r".{1,}(?:[аиеяуыё]л[аои]?|шл[аои]|[^и]гл[аи]|несл[аои]|росл[аи]|лся|лась|лось|лись)"
    r"|.{2,}(?:ет|ит|ют|ят|ут|ется|ится|ются|ятся|аешь|ть|ться)",
    "uk": r".{2,}(?:ав|ив|ів|ув|ла|ло|ли|вся|лася|лося|лися)"
    r"|.{2,}(?:ає|ує|ить|ють|ять|уть|ється|иться|[аиіуяс]ти|тися)",
    "it": r".{2,}(?:ò|arono|erono|irono|avano?|evano?|ando|endo)|.{3,}(?:ato|ito|uto)",
    "pt": r".{2,}(?:ou|aram|eram|iram|avam?|ando|endo|indo)|.{3,}(?:ado|ido)",
    "nl": r"(?:ge.{3,}[td])",
    "pl": r".{2,}(?:ł|ła|ło|li|ły|ował|uje|ują|ć)",
}
_NOT_VERBS = {
    "fr": """
        lait trait souhait fait nez idée idées blé blés allié alliés musée musées lycée lycées marché marchés
        congé congés députée députées employé employés employée employées blessé blessés réfugié réfugiés réfugiée
        réfugiées communiqué procédé café cafés entrée entrées arrivée durée pensée vallée canapé -té -tés armée
        armées année années journée journées tournée tournées portrait retrait extrait protégés député députés
        durées arrivées pensées vallées
        """,
    "es": """
        mercado mercados estado estados partido partidos ganado pescado soldado sentido abogado senado tratado
        sonido contenido pedido tejido líquido ruido marido vestido compañían supermercado supermercados
        """,
    "ru": """
        жизнь нефть сеть мать печать речь смерть канал материал капитал генерал сигнал журнал персонал арсенал
        потенциал финал филиал металл футбол протокол посол стол школа сила дела села слово число тело дело масло
        село автомобили цели земли роли доли модели недели отели дрели жители учители водители писатели
        представители родители правители строители посетители председатели спасатели зрители союзники бюджет совет
        билет кабинет интернет пакет комитет университет дефицит кредит лимит визит транзит паритет приоритет
        суверенитет самолет самолёт вертолет вертолёт институт маршрут статут салют приют маяк факультет портрет
        запрет ответ свет цвет предмет поэт дуэт балет аппарат брат зал угол узел отдел раздел предел уголь игла
        скала смола пчела свёкла свекла стрела зола скотч долги туннели корабли рубли -сть -ители область больницы
        вокзал школ власть часть сил
        """,
    "uk": """
        -сть школа сила справа село слово діти гості частина нафта цілі колесо число масло жителі мати заходи
        документи квоти літаки танки ракети снаряди порти мости квиток вежа поїзди міста солдати депутати
        кандидати контракти проекти проєкти об'єкти продукти експерти студенти пакети інструменти наслідки податки
        будівлі землі музеї театри бібліотеки комп'ютери хати карти монети ноти гранти газети університети
        комітети фрукти грибів прав держав склад став ставла рукав музеїв міст грошей -ків -тів -нів -рів -дів
        -сів -зів -лів -мів -пів -вів -гів
        """,
    "it": """
        mercato stato stati partito senato soldato sindacato comunicato comitato trattato candidato prelato
        """,
    "pt": """
        mercado estado estados partido gado pescado soldado sentido senado tratado tecido
        """,
}
"""Nouns, or endings of nouns behind a hyphen, that look like verbs."""
_ADJECTIVE_SHAPES = {
    "en": r".{2,}(?:ic|al|ous|ive|ary|[^f]ian|ican|rman|ish|ese|ful|less|able|ible)"
    r"|french|dutch|swiss|greek|big|small|new|old|young|rich|poor|east|west|north|south",
    "fr": r".{2,}(?:iques?|al|ale|ales|aux|ives?|ifs?|euses?|eux|aires?|[ié]ennes?|iens?|aise?s?|[ai]bles?)",
    "es": r".{2,}(?:ic[oa]s?|al|ales|iv[oa]s?|os[oa]s|ari[oa]s?|ables?|ibles?)",
    "ru": r".{2,}(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ых|их|ого|его|ому|ему|ыми|ими|ую|юю)",
    "uk": r".{2,}(?:ий|ій|их|ого|ому|ими|ською|ська|ське|ські|ній|ною|ні)",
    "it": r".{2,}(?:ic[oahie]+|al[ei]|iv[oaie]|os[oaie]|ari[oae]?)",
    "pt": r".{2,}(?:ic[oa]s?|al|ais|iv[oa]s?|os[oa]s?)",
    "nl": r".{2,}(?:isch|ische|elijk|elijke|ig|ige)",
    "pl": r".{2,}(?:ny|na|ne|ski|ska|skie|skich|owy|owa|owe|owych|nych)",
}
_PRESENT = {
    "en": r".{2,}[^s]s",
    "fr": r".{2,}(?:e|ent|it|ont)",
    "es": r".{2,}(?:a|an|e|en)",
    "it": r".{2,}(?:a|e|ano|ono)",
    "pt": r".{2,}(?:a|e|am|em)",
    "nl": r".{2,}(?:t|en)",
    "pl": r".{2,}(?:a|e|y|i|ją)",
}
_PLURAL_AGREEMENT = {
    "fr": (r".{2,}[sx]", r".{2,}ent"),
    "es": (r".{2,}s", r".{2,}(?:an|en)"),
    "pt": (r".{2,}s", r".{2,}(?:am|em)"),
    "it": (r".{2,}[ie]", r".{2,}(?:ano|ono)"),
}
_NAMES_WITH_AND = re.compile(
    r"""(?xi)
    \b(?:bosnien[ ]und[ ](?:der[ ])?herzegowina | bosnia[ ]and[ ]herzegovina | bosnie[ ]et[ ]herzégovine
    | bosnia[ ]y[ ]herzegovina | босни\w*[ ]и[ ]герцеговин\w* | боснія[ ]і[ ]герцеговина | bosnia[ ]ed[ ]erzegovina
    | trinidad[ ](?:and|und|y|et)[ ]tobago | antigua[ ](?:and|und|y|et)[ ]barbuda
    | são[ ]tomé[ ](?:and|und|e|et)[ ]príncipe
    | st\.?[ ]kitts[ ](?:and|und)[ ]nevis | (?:saint|st\.?)[ ]vincent[ ](?:and|und)[ ](?:the|die)[ ]gren\w+
    | (?:supply|law|health|black|trial|profit|research|search|oil|bed)[ ]and[ ](?:demand|order|safety|white|error|loss
        |development|rescue|gas|breakfast) | recht[ ]und[ ]ordnung | grund[ ]und[ ]boden | hab[ ]und[ ]gut
    | angebot[ ]und[ ]nachfrage | tag[ ]und[ ]nacht | day[ ]and[ ]night | day[ ]and[ ]age | hin[ ]und[ ]her
    | sicherheit[ ]und[ ]zusammenarbeit | security[ ]and[ ]co-?operation | sécurité[ ]et[ ]la[ ]coopération
    | johnson[ ]and[ ]johnson | ernst[ ](?:und|and)[ ]young | procter[ ]and[ ]gamble | marks[ ]and[ ]spencer)\b
    """
)
_INSTITUTION = re.compile(
    r"(?i)ministr?y|ministries|minister\w*|.*minister(?:iums?|in|s)?|departments?|committee|commission|council|agency|office"
    r"|secretary|organi[sz]ations?|organisation|institute?|bureau|university|faculty|chamber|association|federation|school"
    r"|.*(?:amt|ausschuss|institut|verband|kammer|behörde|kommission|agentur|fakultät|referat)|ministère|comité|institut"
    r"|ministerio|comisión|instituto|comité|министр\w*|министерств\w*|комитет\w*|институт\w*|міністр\w*|міністерств\w*"
)


@dataclass(frozen=True, slots=True)
class EnumerationWords:
    """The words of one language, lower case.

    Attributes:
        joining: what stands before the last item, longest first.
        after_comma: those of them that a comma may precede.
        pairs: openers with what answers them ("both", "and"), longest first.
        of, purpose: prepositions that belong to the noun before them: always; where that is no name.
        stops: words that no item holds.
        speech: who speaks and how, where known.
    """

    language: str
    joining: tuple[Phrase, ...]
    after_comma: frozenset[Phrase]
    pairs: tuple[tuple[Phrase, Phrase], ...]
    determiners: frozenset[str]
    of: frozenset[str]
    purpose: frozenset[str]
    prepositions: frozenset[str]
    stops: frozenset[str]
    verbs: frozenset[str]
    speech: SpeechWords | None

    def is_time(self, word: str) -> bool:
        """True for a weekday, a month, a week."""
        return word in _TIME_WORDS

    def is_verb(self, word: str) -> bool:
        """True for a word that looks like a verb, finite or not."""
        if word in self.verbs:
            return True
        shape = _VERB_SHAPES.get(self.language)
        if shape is None or not re.fullmatch(shape, word):
            return False
        if self.language == "en":
            return word not in _NOT_VERBS_ENGLISH
        nouns, endings = _not_verbs(self.language)
        return word not in nouns and not word.endswith(endings)

    def agrees(self, noun: str, word: str) -> bool:
        """True for a word that looks like the plural verb of the plural noun before it ("los bancos rechazan")."""
        ending, verb = _PLURAL_AGREEMENT.get(self.language, ("(?!)", "(?!)"))
        return re.fullmatch(verb, word) is not None and re.fullmatch(ending, noun) is not None

    def may_be_verb(self, word: str) -> bool:
        """True for a word that may be a verb in the present, by its ending, where a noun went before."""
        return re.fullmatch(_PRESENT.get(self.language, "(?!)"), word) is not None

    def is_adjective(self, word: str) -> bool:
        """True for a word whose ending is an adjective's (not in German, where nouns have capitals)."""
        shape = _ADJECTIVE_SHAPES.get(self.language)
        return shape is not None and re.fullmatch(shape, word) is not None

    def is_role(self, word: str) -> bool:
        """True for a word that says what a person is."""
        return self.speech is not None and self.speech.is_role(word)

    def is_given_name(self, word: str) -> bool:
        """True for a first name."""
        return self.speech is not None and word in self.speech.given_names

    def alike(self, one: str, other: str) -> bool:
        """True for the same preposition, or forms of one ("in", "im")."""
        if one == other:
            return True
        families = (family.split() for family in _ALIKE.get(self.language, "").split("|"))
        return any(one in family and other in family for family in families)


_TIME_WORDS = frozenset(_TIMES.split())


def names_with_and(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans of names and fixed phrases that hold an "and": Bosnia and Herzegovina."""
    return [match.span() for match in _NAMES_WITH_AND.finditer(text, start, end)]


def is_institution(word: str) -> bool:
    """True for a noun whose name goes on with "for" or "of" and may hold an "and"."""
    return _INSTITUTION.fullmatch(word) is not None


@lru_cache(maxsize=16)
def enumeration_words(language: str | None) -> EnumerationWords | None:
    """The words of a language; None where there are none."""
    if language not in _JOINING:
        return None
    speech = speech_words(language) if language in LANGUAGES else None
    determiners = frozenset(_DETERMINERS[language].split())
    prepositions = frozenset(
        (_PREPOSITIONS.get(language, "") + " " + _OF[language] + " " + _FOR[language]).split()
    )
    stops = frozenset(_STOPS[language].split())
    verbs: frozenset[str] = frozenset()
    if speech is not None:
        prepositions |= speech.sets["prepositions"]
        stops |= speech.closed - prepositions - determiners
        verbs = speech.finite
    if language == "en":
        verbs |= _english_verbs()
        verbs -= frozenset(_ALSO_NOUNS_ENGLISH.split())
    return EnumerationWords(
        language=language,
        joining=_phrases(_JOINING[language]),
        after_comma=frozenset(_phrases(_AFTER_COMMA[language])),
        pairs=_pairs(_IN_PAIRS[language]),
        determiners=determiners,
        of=frozenset(_OF[language].split()),
        purpose=frozenset(_FOR[language].split()),
        prepositions=prepositions,
        stops=stops - determiners - prepositions - _ALSO_ATTRIBUTES,
        verbs=verbs,
        speech=speech,
    )


@lru_cache(maxsize=16)
def _not_verbs(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    listed = _NOT_VERBS.get(language, "").split()
    endings = tuple(entry[1:] for entry in listed if entry.startswith("-"))
    return frozenset(entry for entry in listed if not entry.startswith("-")), endings


def _english_verbs() -> frozenset[str]:
    bases = _REGULAR_ENGLISH.split()
    thirds = {base + ("es" if base.endswith(("s", "sh", "ch", "x")) else "s") for base in bases}
    return frozenset(bases) | frozenset(thirds) | frozenset(_IRREGULAR_ENGLISH.split())


def _phrases(listed: str) -> tuple[Phrase, ...]:
    return tuple(sorted((tuple(phrase.split()) for phrase in listed.split("|")), key=len, reverse=True))


def _pairs(listed: str) -> tuple[tuple[Phrase, Phrase], ...]:
    found = []
    for pair in listed.split("|"):
        opener, answer = pair.split("…")
        found.append((tuple(opener.split()), tuple(answer.split())))
    return tuple(sorted(found, key=lambda pair: len(pair[0]) + len(pair[1]), reverse=True))
