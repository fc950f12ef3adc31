"""Words that the sentence rules look up: abbreviations, and words that open a sentence.

All languages together, since news quotes across languages; entries are lower case and without the last period
unless said otherwise. Add a word here when a split is wrong, with a case in the test.
"""

from __future__ import annotations

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
    nr no nos art abs bd kap ziff abb tab fig vol pp núm num str стр ст рис ч cap sec para par § ум al
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
