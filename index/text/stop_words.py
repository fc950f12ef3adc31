"""Words that say nothing about what a text is about, by language, casefolded: articles, pronouns, question words.

Only function words: a list that also holds "million" or "state" would lose what news is made of. A language that
is missing here has none, and BM25 weighs its frequent words down instead.
"""

from __future__ import annotations

_LISTS = {
    "de": """aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf
        aus bei beim bin bis bist da dabei damit dann das dass dasselbe dazu dein deine deinem deinen deiner dem den
        denn der deren derer des dessen dich die dies diese diesem diesen dieser dieses dir doch dort du durch ein
        eine einem einen einer eines er es etwa etwas euch euer eure für gegen gewesen hab habe haben hat hatte hatten
        hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im in indem ins ist ja jede jedem jeden
        jeder jedes jene jenem jenen jener jenes kann kein keine keinem keinen keiner können könnte man manche mehr
        mein meine meinem meinen meiner mich mir mit muss musste nach nicht nichts noch nun nur ob oder ohne sehr sei
        sein seine seinem seinen seiner seines selbst sich sie sind so solche solchen soll sollen sollte sondern sonst
        über um und uns unser unsere unter viel vom von vor war waren warum was weil welche welchem welchen welcher
        welches wem wen wenn wer werde werden wessen wie wieder will wir wird wirst wo wobei wodurch wofür woher wohin
        womit wurde wurden während würde würden wann zu zum zur zwar zwischen""",
    "en": """a about above after again against all am an and any are as at be because been before being below
        between both but by can could did do does doing down during each few for from further had has have having he
        her here hers herself him himself his how i if in into is it its itself just me more most my myself no nor not
        now of off on once only or other our ours out over own same she should so some such than that the their theirs
        them themselves then there these they this those through to too under until up very was we were what when
        where which while who whom whose why will with would you your yours yourself did't don't didn doesn don isn
        wasn weren""",
    "fr": """à ai aient ait alors au aucun aucune aussi autre autres aux avaient avait avant avec avez avoir avons
        car ce ceci cela celle celles celui ces cet cette ceux chaque ci comme comment dans de des depuis dont du elle
        elles en encore entre es est et étaient était étant été être eu eux fait fut il ils je jusque la laquelle là
        le lequel les lesquelles lesquels leur leurs lors lui ma mais me même mes moi moins mon ne ni nos notre nous on
        ont ou où par parce pas pendant peu peut plus pour pourquoi puis quand que quel quelle quelles quels qui quoi
        sa sans se sera ses si son sont sous sur ta te tes toi ton tous tout toute toutes très tu un une vers vos
        votre vous y combien qu""",
    "es": """a al algo algunas algunos ante antes aquel aquella aquellas aquello aquellos aquí así aún aunque bajo
        bien cada como cómo con contra cual cuál cuales cuáles cuando cuándo cuanto cuánto cuánta cuántos cuántas de
        del desde donde dónde dos durante e él el ella ellas ellos en entre era eran eres es esa esas ese eso esos
        está estaba estaban están estar estas este esto estos fue fueron ha había habían han hasta hay he la las le
        les lo los más me mi mientras mis mucho muy nada ni no nos nosotros nuestra nuestro o os otra otras otro otros
        para pero poco por porque que qué quien quién quienes quiénes se sea según ser si sí sido sin sobre son su sus
        también tan tanto te tiene tienen toda todas todo todos tras tu tus un una uno unos unas usted y ya yo""",
    "it": """a ad agli ai al alla alle allo anche ancora avere aveva avevano c che chi ci ciò come con contro cosa
        cui da dagli dai dal dalla dalle dallo degli dei del della delle dello dentro di dopo dove dunque e è ed era
        erano essere fa fino fra fu furono gli ha hanno ho i il in io la le lei li lo loro lui ma mentre mi mia mio
        molto ne negli nei nel nella nelle nello no noi non nostro o ogni per perché più poi prima qual quale quali
        quando quanto quanta quanti quante quella quelle quelli quello questa queste questi questo se sempre senza si
        sia siamo sono sopra sotto sta su sua sue sugli sui sul sulla sulle suo suoi tra tu tutti tutto un una uno vi
        voi""",
    "pt": """a à ainda ao aos apenas após aquela aquelas aquele aqueles aquilo as às até cada com como contra da
        das de dela delas dele deles depois desde dessa desse desta deste do dos durante e é ela elas ele eles em
        entre era eram essa essas esse esses esta está estão estas estava este estes eu foi foram havia há isso isto já
        lhe lhes mais mas me mesmo meu minha muito na nas não nem no nos nós nossa nosso num numa o onde os ou para
        pela pelas pelo pelos por porque quais qual quando quanto quantos quantas que quem se sem ser será seu seus só
        sob sobre sua suas também tão te tem têm ter teve tinha todos tu um uma umas uns você vocês""",
    "nl": """aan al alle alles als ander andere bij daar dan dat de der deze die dit doch doen door dus een eens en
        er ge geen had hadden heb hebben heeft hem het hier hij hoe hoeveel hun ik in is ja je kan kon kunnen maar me
        meer men met mij mijn moet na naar niet niets nog nu of om omdat onder ons ook op over reeds te tegen toch toen
        tot u uit uw van veel voor waar waarom wanneer want waren was wat we wel welk welke werd werden wie wij wil
        worden wordt zal ze zelf zich zij zijn zo zonder zou""",
    "pl": """a aby albo ale bardzo bez bo by być był była było były ci co czy dla do gdy gdzie go i ich ile im iż ja
        jak jaka jaki jakie jako je jego jej jemu jest jeszcze jeśli już kiedy kim kto która które którego której
        który których którym którzy lub ma mnie mu na nad nam nas nawet nich nie niej nim niż o od on ona one oni oraz
        po pod podczas poza przed przez przy są się skąd swoje swój ta tak także tam te tego tej ten też to tu tych
        tylko tym u w we więc wszystko z za ze że""",
    "ru": """а без более бы был была были было быть в вам вас весь во вот все всего всех вы где да даже для до его
        ее её если есть еще ещё же за зачем и из или им их к как какая какие каких какой каком когда кого кому кто
        куда ли между меня мне может мы на над надо нас не него нее неё нет ни них но ну о об обо он она они оно от
        откуда очень по под после потому почему при про раз с со сам свою себя сколько так также такой там те тем то
        того тоже той только том тот ты у уже чего чей чем через что чтобы чья эта эти этих это этого этой этом этот
        я""",
    "uk": """а або але б без би був була були було бути в вам вас вже ви від він вона вони воно все всі де для до
        його її з за звідки зі і із їх й ким кого коли кому куди лише має мене ми мій на навіть над нам нас не нею ні
        ніж них о об один та так така також там те ти тим то того тоді той тут у хто це цей ці цього чи чий чия чого
        чому ще що щоб як яка які який яких якого якої якій скільки після при про під час через""",
    "tr": """acaba ama ancak bana bazı ben beni bir biri birkaç biz bu buna bunda bundan bunu da daha de defa diye
        en gibi hem hep hepsi her hiç için ile ise kaç kadar ki kim kimi mı mi mu mü nasıl ne neden nerede nereye
        niçin niye o olan olarak oldu olduğu olduğunu on ona ondan onlar onu sana sen siz şey şu tüm ve veya ya yani
        hangi""",
    "sv": """alla allt att av blev bli de dem den denna deras dess det detta dig din dina du där då efter ej eller en
        er ett från för ha hade han hans har henne hennes hon honom hur här i icke in inte jag ju kan kunde man med
        mellan men mig min mot mycket ni nu när någon något några och om oss på sig sin sina skulle som så till under
        upp ut utan vad var varför varit vem vi vid vilka vilken vilket är över""",
}

STOP_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.casefold().split()) for language, words in _LISTS.items()
}
