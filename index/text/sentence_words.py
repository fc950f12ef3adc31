"""Words that the sentence rules look up: abbreviations, and words that open a sentence.

All languages together, since news quotes across languages; entries are lower case and without the last period
unless said otherwise. Add a word here when a split is wrong, with a case in the test.
"""

from __future__ import annotations

from functools import lru_cache

ORDINAL_LANGUAGES = frozenset("de lb da no nb nn fi cs sk hu pl sl hr sr bs et lv tr is".split())
"""Languages that write an ordinal as a number with a period ("31. Dezember")."""

TITLES = frozenset(
    """
    dr prof hr fr frl dipl ing mr mrs ms messrs st gen col sen gov rep lt sgt capt cmdr adm maj brig rev hon
    supt insp mme mlle sr sra srta dra dña d.ª lic excmo sig sigg sig.ra dott prof.ssa avv mgr
    dhr mevr drs проф акад доц полк ул просп тов гр гос
    z.b u.a z.zt d.h i.d.r o.ä e.g i.e p.ex p.ej т.е ee
    bzw sog vgl inkl exkl zzgl ggf evtl ca vs gegr ehem stellv amtl dt engl frz russ ukr amer us-präs
    """.split()
)
"""Never the end of a sentence: a name, a number or the rest of the phrase follows. No everyday word of any
language may stand here ("on", "ten", "mag")."""

NUMBERED = frozenset(
    """
    kl nr no nos art abs bd kap ziff abb tab fig vol pp núm num str стр ст рис ч cap sec para par § ум al
    jan feb febr mar mär apr jun jul aug sep sept oct okt nov dec dez janv févr avr juil déc ene abr ago dic
    gen mag giu lug ott set fev abr jun dez янв февр апр авг сент окт нояб дек
    """.split()
)
"""The end of a sentence unless a number follows ("Nr. 5", "Art. 5", "Dec. 7")."""

ABBREVIATIONS = frozenset(
    """
    usw etc u.s.w inc ltd corp co llc plc bros jr mio mrd tsd mill md jh jhdt chr v.chr n.chr std sek lb lbs
    hbf ev e.v usf mwst tue tues thu thur thurs approx dept est govt univ assn natl intl
    a.m p.m bd tél cie env ee.uu uu ud uds pág págs aprox avda
    г гг млн млрд трлн тыс руб коп долл др пр т.д т.п т.к т.н см напр ок ред прим обл респ кв мин час сек им
    р рр грн тис ін н.е tzn np itp itd tzw godz tys mln mld zł woj blz bijv enz resp
    """.split()
)
"""The end of a sentence only when an unmistakable opener follows."""

_TITLES_OF: dict[str, str] = {
    "bg": "инж напр т.нар ст",
    "bn": "ড ডা মো মোঃ প্রো",
    "cs": "např tzv popř tj cca mudr judr rndr phdr paeddr mvdr thdr phmr bc bca doc sv",
    "da": "f.eks dvs jf",
    "de": "med phil jur rer nat habil agr hptm oblt fw bgm pfr abg gebr kard frhr",
    "en": """pvt pfc cpl spc ens det const dep asst assoc amb atty bp abp msgr mt ald cllr supv dist pres
        ptl ofc rt""",
    "es": """gral cnel tte cte cmte cmdt cap sgto alte lcdo lcda ldo lda arq ing mons pbro hno hna pdte pdta ilmo ilma
        excma sto sta av pza mtro mtra dip psic comdte insp subinsp""",
    "el": "δρ κα κκ καθ αγ πχ δηλ λεωφ",
    "et": "nt lk",
    "fi": "esim ns vrt toim huom",
    "fr": "adj cdt cne gal pr préf prés dép boul insp brig mgr proc asp sgt cpl",
    "hi": "डॉ डा प्रो रु पं",
    "hr": "npr tzv tj mr sv gđa ul čl",
    "hu": "kb ill pl ún vö ifj id özv szt",
    "id": "bpk tn ny jl jln rp kec kab kel tgl drg",
    "it": "on ten magg brig mar m.llo isp sov comm cav geom rag arch ing mons card sost proc ass cons serg cap",
    "lt": "pvz vad doc",
    "lv": "piem",
    "mr": "डॉ डा प्रो रु पं",
    "ne": "डा रु प्रा",
    "nl": "mw mej ir ds jhr jkvr weth kpl adj insp brig wnd plv mgr",
    "no": "f.eks dvs jf",
    "pl": """mł sierż szt sztab asp kom podkom nadkom podinsp nadinsp kpt por ppor płk ppłk bryg kpr plut chor szer mjr
        ogn rtm kmdr mec hab inż ks abp ul al pl św bł prok sędz dyr burm mgr red zast gm pow pt tow""",
    "pt": "dra profa eng enga arq cel cap ten sgt alm cb sd des dep pe exmo exma av pça del insp mons",
    "ro": "dl dna dra dvs str aprox sf ing av conf univ jud bd bl sc ap",
    "ru": """подполк кап лейт серж св ст пл пер наб пос пгт дер оз инж канд докт прот свящ митр архиеп архим еп
        преп пр-т м-р г-н г-жа г-жи г-ну нач корр чл.-корр адм ул""",
    "sk": "napr tzv tj cca mudr judr rndr phdr paeddr mvdr bc doc sv",
    "sl": "npr tj sv ul",
    "sr": "npr tzv tj mr sv ul нпр тзв тј св ул",
    "sv": "t.ex bl.a dvs jfr",
    "tr": "doç yrd öğr uzm arş müh mah cad apt bkz örn alb tuğg tümg korg orgen",
    "uk": """підполк кап лейт серж ім св ст мол вул пл просп пров наб смт оз інж канд деп заст нач корр митр архиєп прот
        свящ преп адм чл.-кор""",
    "vi": "ts ths pgs gs bs ks kts ls tp tx tt",
}
"""By language, beside TITLES: also what is an everyday word elsewhere. Those in capitals ("DNA") are names."""

_ABBREVIATIONS_OF: dict[str, str] = {
    "cs": "atd apod mil tis kč hod min",
    "da": "kr osv mio mia",
    "de": "hl",
    "el": "κλπ κτλ χλμ εκατ δισ τηλ",
    "fi": "mm ym yms jne milj mrd kpl",
    "hr": "itd mil mlrd",
    "hu": "stb kft zrt nyrt bt rt ft",
    "id": "dll dsb dst dkk",
    "lt": "kt mln mlrd",
    "nl": "burg kap",
    "no": "kr osv mill mrd",
    "ro": "mil mld",
    "sk": "atď apod mil tis",
    "sl": "itd ipd mio mrd",
    "sr": "itd mil mlrd итд млн млрд",
    "sv": "kr osv mkr mdr milj",
    "tr": "vb vs vd yy şti",
}
"""By language, beside ABBREVIATIONS."""


_BEFORE_NAMES_OF: dict[str, str] = {
    "pl": "im os post lek",
    "ru": "им ген мл зам",
    "uk": "ген мол зам",
}
"""By language, what is an everyday word, too: abbreviations only before a given name and a surname."""

VOWELS = frozenset("aeiouyäöüáéíóúàèìòùâêîôûãõąęåæøœëïаеёиоуыэюяіїє")
CONSONANT_WORD_LANGUAGES = frozenset("cs sk hr sr sl bs bg mk cy".split())
"""Languages with everyday words without a vowel ("krk")."""


@lru_cache(maxsize=64)
def before_names(language: str | None) -> frozenset[str]:
    """Words with a period that end no sentence before a given name and a surname, in that language."""
    return frozenset(_BEFORE_NAMES_OF.get(language or "", "").split())


@lru_cache(maxsize=64)
def titles(language: str | None) -> frozenset[str]:
    """Words with a period that never end a sentence, in that language."""
    return TITLES | frozenset(_TITLES_OF.get(language or "", "").split())


@lru_cache(maxsize=64)
def abbreviations(language: str | None) -> frozenset[str]:
    """Words with a period that end a sentence only when an unmistakable opener follows, in that language."""
    return ABBREVIATIONS | frozenset(_ABBREVIATIONS_OF.get(language or "", "").split())


STATES = frozenset(
    """
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md me mass mich minn miss mo mont neb nev n.h n.j n.m n.y
    n.c n.d okla ore pa r.i s.c s.d tenn tex vt va wash w.va wis wyo d.c
    alta b.c man n.b n.l n.s ont p.e.i que sask
    """.split()
)
"""American states and Canadian provinces as they stand behind a town in English ("Burlington, Vt.")."""

THAI_OPENERS = tuple(
    """
    เจ้าหน้าที่ ตำรวจ เขา เธอ พวกเขา นาย นาง นางสาว น.ส. ดร. พล. พ.ต. ร.ต. ด้าน ส่วน ขณะที่ ขณะเดียวกัน อย่างไรก็ตาม
    นอกจากนี้ ทั้งนี้ ทั้งยัง โดยเฉพาะ ต่อมา จากนั้น ก่อนหน้า เมื่อ ล่าสุด ปัจจุบัน เบื้องต้น สำหรับ แต่ มี ผู้ รัฐบาล
    กระทรวง บริษัท สำนักงาน กรม ศาล ประธาน รัฐมนตรี นายก การ ใน ตาม หลัง
    """.split()
)
"""With what a clause that stands by itself often begins in Thai."""

THAI_CONTINUERS = tuple("และ หรือ ซึ่ง ที่ โดย เพื่อ เพราะ เนื่องจาก ว่า กับ ของ จาก ถึง จน รวม ได้แก่ เช่น ๆ ฯ ให้".split())
"""With what the rest of a clause often begins in Thai."""

NAME_PARTICLES = frozenset(
    "De Del Della La Le Las Los Da Di Do Dos Du Van Von Vom Zu El Al Den Ter Ten A E I O Y В".split()
)
"""Openers that may also go on with a name after an initial ("J. De Vries")."""

STARTERS = frozenset(
    """
    Der Die Das Den Dem Des Ein Eine Einen Einem Einer Er Sie Es Wir Ich Ihr Man In Im Am An Auf Aus Bei Beim Mit
    Nach Von Vom Zu Zum Zur Für Und Aber Doch Auch Als Wenn Weil Dass Damit Dabei Danach Dann Daher Darum Deshalb
    Dies Diese Dieser Dieses Diesen Diesem Hier So Seit Seine Sein Seiner Ihre Nun Nur Noch Jetzt Laut Zudem Trotz
    Während Über Unter Vor Zwar Zuvor Bisher Denn Dennoch Dort Kein Keine Was Wer Wie Wo Warum Ob Beide Bereits
    Außerdem Allerdings Jedoch Gleichzeitig Zugleich Sollte Ist War Hat Später Heute Gestern Morgen
    The A An He She It They We I You This That These Those On At By For From But Or As If When While After
    Before His Her Their Its Our My There Then However Now With Without Both Some Many Most No Not Yet Since Although
    Also According Asked Earlier Later Last Such What Who Why How Where Despite During Under Until And
    Le La Les Un Une Il Elle Ils Elles On Ce Cette Ces Cet Mais Et En Dans Pour Selon Au Aux Du Des Nous Vous Je Son
    Sa Ses Leur Après Avant Depuis Lors Si Par Sur Avec Sans Comme Ainsi Cependant
    El Los Las Una Uno Él Ella Ellos Ellas Pero Y Con Por Para Según Este Esta Estos Estas Se Su Sus Al Del Tras
    Desde Cuando También Aunque Lo Como Hay Además Sin
    Он Она Оно Они Это Этот Эта Эти В Во На По С Со Но И А Из За К Ко Как Мы Я Вы Также После Об О При Для До Так
    От Его Её Ее Их Что Кто Где Когда Если Тем Однако При По-прежнему Ранее
    Він Вона Вони Воно Це Цей Ця Ці У Але Та Й З Зі Із Як Ми Після Про Для Також Його Її Їх Що Коли Якщо Раніше
    Lo Gli Ma Nel Nella Secondo Questo Questa Anche Con Dopo Si
    O Os As Um Uma Ele Ela Eles Mas Em Não Na Nos Segundo Depois Também
    De Het Een Hij Zij Ze Dit Dat Maar Op Volgens Er Ook Na Met Voor
    Ona Oni Ono To Ten Ta Te W We Po Ale Z Jak Nie Jego Jej Według Jednak
    """.split()
)
"""Capitalised words that open a sentence and hardly ever follow an abbreviation within one."""
