"""Words of each language's small change (articles, pronouns, question words), and letters only some use.

A question of four words mostly consists of these and of names, and names tell nothing about its language.
Words that two languages share stand in both lists and count for less.
"""

from __future__ import annotations

FUNCTION_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "de": """der die das den dem des ein eine einen einem einer und oder aber nicht ist sind war waren hat haben
            hatte wird werden wurde wurden wer wie wo wann warum wieso weshalb welche welcher welches welchen was
            wen wem worum wozu womit wofür worüber woher wohin im am vom zum zur mit von bei für auf über aus nach
            vor seit durch gegen ohne um es er sie wir ihr ich sich man auch noch nur schon doch dann denn als wenn
            dass zu an in so viele lange oft kann soll sollte will dazu davon dabei damit gab gibt sagte ging kam
            fand statt alle diese dieser bitte nenne mir wieviel wieviele wovon worin woran per pro""",
        "en": """the a an and or but not is are was were has have had will would be been who what when where why how
            which whose whom did does do of in on at to from by with about for after before between during against
            into it its he she they we you i his her their our this that these those there than then as if so many
            much long often can could should may said say says told tell me and my please list all any per whether""",
        "fr": """le la les un une des du de et ou mais ne pas est sont était étaient a ont avait sera qui que quoi
            quand où pourquoi comment combien quel quelle quels quelles en dans sur sous à au aux avec sans pour par
            chez contre entre il elle ils elles nous vous je on se ce cet cette ces son sa ses leur leurs y qu lors
            après avant depuis plus aussi eu lieu dit fait été sujet temps est-il est-elle a-t-il a-t-elle l d s
            quelqu lequel laquelle auquel""",
        "es": """el la los las un una unos unas y o pero no es son fue fueron era eran ha han había quién quien
            quiénes qué que cuándo cuando dónde donde por porqué cómo como cuánto cuánta cuántos cuántas cuál cuáles
            de del en a al con sin sobre para contra entre desde hasta él ella ellos se su sus este esta ese eso lo
            le les más también hay dijo hizo según duró estuvo será cual cuales adónde cuyo cuya nos""",
        "it": """il lo la i gli le un uno una e o ma non è sono era erano ha hanno aveva chi che cosa quando dove
            perché come quanto quanta quanti quante quale quali di del dello della dei degli delle da dal dalla in
            nel nella su sul sulla con per tra fra al alla ai si suo sua loro questo questa più anche stato stata
            stati state è c avvenuto disse detto ci dell nell sull dall coi quegli quei cui""",
        "pt": """o a os as um uma uns umas e ou mas não é são foi foram era eram tem têm havia quem que quê quando
            onde por porque porquê como quanto quanta quantos quantas qual quais de do da dos das em no na nos nas
            ao à aos com sem sobre para pelo pela contra entre desde até ele ela eles se seu sua este esta isso mais
            também disse durou será pelos pelas num numa cujo cuja aonde""",
        "nl": """de het een en of maar niet is zijn was waren heeft hebben had wordt werd werden wie wat waar wanneer
            waarom hoe welke welk van in op aan met zonder voor door bij tegen tussen naar uit over om te er hij zij
            ze wij we je ik zich dit dat deze die ook nog lang veel zei ging elkaar volgens sinds tot toen als dan
            hoeveel hoelang hoevaak waarheen waarvan waarin waarover waarmee per geen hun haar kan kunnen moet zal
            zou meer iemand""",
        "pl": """i a oraz lub ale nie jest są był była było byli ma mają miał kto kogo komu kim co czego czemu czym
            kiedy gdzie dlaczego jak jaki jaka jakie jakich który która które ile czy w we z ze na do od po przed
            przez dla o u za pod przy między się to ten ta te tego tej ich jego jej on ona oni już też tylko został
            została zostały według powiedział ilu skąd dokąd czyj czyja którym którą jaką jakim którego której""",
        "ru": """и или но не это этот эта эти был была было были есть будет кто кого кому кем что чего чему чем когда
            где куда почему зачем как какой какая какое какие каких каким каков какова каково каковы сколько ли в во
            на с со к ко у о об от до из за по для при между он она они мы вы я его её ее их ему свой уже ещё еще
            только также а так же то такой такая сказал заявил прошел прошла состоялся чей какую если откуда который
            которая которое которые чья чьё чьи скольких""",
        "uk": """і й та або але не це цей ця ці був була було були є буде хто кого кому ким що чого чому чим коли де
            куди навіщо як який яка яке які яких яким скільки чи в у на з із зі до від о об за по для при між він
            вона вони ми ви я його її їх йому свій вже ще тільки також такий така сказав заявив відбулася відбувся
            звідки котрий котра котре котрі чий чия чиє чиї""",
        "sv": """och eller men inte är var vem vad när varför hur vilken vilket vilka som den det en ett de i på av
            till från med utan för om under mellan mot efter före har hade ska skulle kan han hon vi ni jag sig sin
            sitt sina detta denna också länge många sade sa ägde rum blev vems vart varifrån per någon några alla
            mycket gammal finns fanns blir kom gick""",
        "da": """og eller men ikke er var hvem hvad hvornår hvor hvorfor hvordan hvilken hvilket hvilke som den det en
            et de i på af til fra med uden for om under mellem mod efter før har havde skal skulle kan han hun vi
            jeg sig sin sit sine dette denne også længe mange sagde blev hvorfra hvorhen per nogen alle meget gammel
            findes bliver kom gik""",
        "no": """og eller men ikke er var hvem hva når hvor hvorfor hvordan hvilken hvilket hvilke som den det en et
            de i på av til fra med uten for om under mellom mot etter før har hadde skal skulle kan han hun vi jeg
            seg sin sitt sine dette denne også lenge mange sa ble hvorfra per noen alle mye gammel finnes blir kom
            gikk""",
        "fi": """ja tai mutta ei on oli ovat olivat kuka ketkä mitä mikä milloin missä miksi miten kuinka kenen kauan
            monta että kun jos se ne hän he me minä tämä myös kanssa ennen jälkeen välillä vastaan sanoi paljon
            paljonko montako moni mistä mihin minne kenelle mitkä millainen keneltä""",
        "cs": """a nebo ale ne je jsou byl byla bylo byli má mají kdo koho komu co čeho kdy kde proč jak jaký jaká
            jaké jakých který která které kolik zda v ve na s se z ze do od po před pro o u za při mezi to ten ta te
            jeho její jejich on ona oni už také jen dlouho uskutečnil řekl podle kam odkud kým čím kterou kterým
            jakou jakým kolika čí jestli""",
        "ro": """și sau dar nu este sunt a fost au avut cine ce când unde de cum cât câte câți care al ai ale la în
            din pe cu fără pentru prin între după înainte el ea ei se o un lui lor acest această mai despre spus loc
            cui câtă cărei cărui per i s-a""",
        "hu": """a az és vagy de nem van volt voltak ki kik mi mit mikor hol miért hogyan milyen melyik hány mennyi
            mennyibe meddig hogy ha ez egy is csak még már után előtt között ellen szerint mondta mondott hányan
            kinek hová honnan hányszor mióta mekkora kit mire mivel miről mennyit hányadik kié""",
        "tr": """ve veya ama değil bir bu şu o kim kimi kime ne neyi nerede nereye niçin neden nasıl hangi kaç mi mı
            mu mü için ile gibi kadar sonra önce arasında karşı olan oldu olarak var yok da de zaman dedi göre kaça
            kaçta kimler kimin nereden neler hangisi kişi ya""",
        "bg": """и или но не това този тази тези е са беше бяха има кой кого какво кога къде защо как какъв каква
            какви колко ли в във на с със от до за по при между той тя те ние аз се си му ѝ им ще също вече каза
            след кои коя кое чий чия чие откъде накъде""",
    }.items()
}

TELLING_LETTERS: dict[str, str] = {
    "de": "ßäöü", "fr": "àâçèêëîïôœùûéæ", "es": "ñ¿¡áéíóú", "pt": "ãõâêôçáéíóú", "it": "àèìòùé", "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž", "tr": "çğıöşüİ", "ro": "ăâîșțşţ", "hu": "áéíóöőúüű", "sv": "åäö", "da": "åæø",
    "no": "åæø", "fi": "äö", "nl": "ëï",
    "ru": "ыэёъ", "uk": "іїєґ", "bg": "ъщ",
}  # fmt: skip
"""Letters beyond the plain alphabet; the fewer languages share one, the more it tells."""

SCRIPTS: tuple[tuple[str, str], ...] = (
    ("\u0370-\u03ff\u1f00-\u1fff", "el"),
    ("\u0590-\u05ff", "he"),
    ("\u0e00-\u0e7f", "th"),
    ("\uac00-\ud7a3\u1100-\u11ff", "ko"),
    ("\u3040-\u30ff", "ja"),
    ("\u0530-\u058f", "hy"),
    ("\u10a0-\u10ff", "ka"),
    ("\u0980-\u09ff", "bn"),
    ("\u0b80-\u0bff", "ta"),
    ("\u0c00-\u0c7f", "te"),
    ("\u0c80-\u0cff", "kn"),
    ("\u0d00-\u0d7f", "ml"),
    ("\u0a80-\u0aff", "gu"),
    ("\u0a00-\u0a7f", "pa"),
    ("\u1780-\u17ff", "km"),
    ("\u1000-\u109f", "my"),
    ("\u0e80-\u0eff", "lo"),
    ("\u0d80-\u0dff", "si"),
    ("\u1200-\u137f", "am"),
)
"""Scripts that only one language of the news uses; Han, Arabic, Cyrillic, Latin, Devanagari need more."""
