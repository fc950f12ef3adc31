"""Words that the date rules look up: months in the languages of the news, and words that narrow a month."""

from __future__ import annotations

MONTHS: dict[str, tuple[str, ...]] = {
    "de": tuple(
        "januar|jänner februar|feber märz|maerz april mai juni juli august september oktober november dezember".split()
    ),
    "en": tuple(
        "january february march april may june july august september october november december".split()
    ),
    "fr": tuple(
        "janvier février|fevrier mars avril mai juin juillet août|aout septembre octobre novembre "
        "décembre|decembre".split()
    ),
    "es": tuple(
        "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre".split()
    ),
    "it": tuple(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre".split()
    ),
    "pt": tuple(
        "janeiro fevereiro março|marco abril maio junho julho agosto setembro outubro novembro dezembro".split()
    ),
    "nl": tuple(
        "januari februari maart april mei juni juli augustus september oktober november december".split()
    ),
    "pl": tuple(
        "styczeń|stycznia|styczniu luty|lutego|lutym marzec|marca|marcu kwiecień|kwietnia|kwietniu maj|maja|maju "
        "czerwiec|czerwca|czerwcu lipiec|lipca|lipcu sierpień|sierpnia|sierpniu wrzesień|września|wrześniu "
        "październik|października|październiku listopad|listopada|listopadzie grudzień|grudnia|grudniu".split()
    ),
    "ru": tuple(
        "январь|января|январе|январю февраль|февраля|феврале|февралю март|марта|марте|марту "
        "апрель|апреля|апреле|апрелю май|мая|мае|маю июнь|июня|июне|июню июль|июля|июле|июлю "
        "август|августа|августе|августу сентябрь|сентября|сентябре|сентябрю октябрь|октября|октябре|октябрю "
        "ноябрь|ноября|ноябре|ноябрю декабрь|декабря|декабре|декабрю".split()
    ),
    "uk": tuple(
        "січень|січня|січні лютий|лютого|лютому березень|березня|березні квітень|квітня|квітні "
        "травень|травня|травні червень|червня|червні липень|липня|липні серпень|серпня|серпні "
        "вересень|вересня|вересні жовтень|жовтня|жовтні листопад|листопада|листопаді "
        "грудень|грудня|грудні".split()
    ),
}
"""Full month names, January to December; forms of one month are divided by ``|``."""

FURTHER_MONTHS: dict[str, tuple[str, ...]] = {
    "tr": tuple(
        "ocak şubat|subat mart nisan mayıs|mayis haziran temmuz ağustos|agustos eylül|eylul ekim kasım aralık".split()
    ),
    "sv": tuple(
        "januari februari mars april maj juni juli augusti september oktober november december".split()
    ),
    "da": tuple(
        "januar februar marts april maj juni juli august september oktober november december".split()
    ),
    "no": tuple("januar februar mars april mai juni juli august september oktober november desember".split()),
    "cs": tuple(
        "leden|ledna|lednu únor|února|únoru březen|března|březnu duben|dubna|dubnu květen|května|květnu "
        "červen|června|červnu červenec|července|červenci srpen|srpna|srpnu září říjen|října|říjnu "
        "listopad|listopadu prosinec|prosince|prosinci".split()
    ),
    "sk": tuple(
        "január|januára|januári február|februára|februári marec|marca|marci apríl|apríla|apríli máj|mája|máji "
        "jún|júna|júni júl|júla|júli august|augusta|auguste september|septembra|septembri "
        "október|októbra|októbri november|novembra|novembri december|decembra|decembri".split()
    ),
    "sl": tuple(
        "januar|januarja februar|februarja marec|marca april|aprila maj|maja junij|junija julij|julija "
        "avgust|avgusta september|septembra oktober|oktobra november|novembra december|decembra".split()
    ),
    "hr": tuple(
        "siječanj|siječnja|siječnju veljača|veljače|veljači ožujak|ožujka|ožujku travanj|travnja|travnju "
        "svibanj|svibnja|svibnju lipanj|lipnja|lipnju srpanj|srpnja|srpnju kolovoz|kolovoza|kolovozu "
        "rujan|rujna|rujnu listopad|listopada|listopadu studeni|studenog|studenoga prosinac|prosinca|prosincu".split()
    ),
    "sr": tuple(
        "januar|januara|јануар|јануара februar|februara|фебруар|фебруара mart|marta|март|марта "
        "april|aprila|април|априла maj|maja|мај|маја jun|juna|јун|јуна jul|jula|јул|јула "
        "avgust|avgusta|август|августа septembar|septembra|септембар|септембра "
        "oktobar|oktobra|октобар|октобра novembar|novembra|новембар|новембра "
        "decembar|decembra|децембар|децембра".split()
    ),
    "fi": tuple(
        "|".join(f"{month}{ending}" for ending in ("", "n", "ta", "ssa", "sta", "lla"))
        for month in "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu "
        "marraskuu joulukuu".split()
    ),
    "hu": tuple(
        "|".join(
            f"{month}{ending}"
            for ending in "_ i a e ban ben ában ében ának ének ától étől ra re tól től ig".replace(
                "_", ""
            ).split(" ")
        )
        for month in "január február március április május június július augusztus szeptember október november "
        "december".split()
    ),
    "ro": tuple(
        "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie".split()
    ),
    "bg": tuple("януари февруари март април май юни юли август септември октомври ноември декември".split()),
    "el": tuple(
        "ιανουάριος|ιανουαρίου|ιανουάριο|ιανουαριου φεβρουάριος|φεβρουαρίου|φεβρουάριο|φεβρουαριου "
        "μάρτιος|μαρτίου|μάρτιο|μαρτιου απρίλιος|απριλίου|απρίλιο|απριλιου μάιος|μαΐου|μαίου|μάιο|μαϊου|μαιου "
        "ιούνιος|ιουνίου|ιούνιο|ιουνιου ιούλιος|ιουλίου|ιούλιο|ιουλιου αύγουστος|αυγούστου|αύγουστο|αυγουστου "
        "σεπτέμβριος|σεπτεμβρίου|σεπτέμβριο|σεπτεμβριου οκτώβριος|οκτωβρίου|οκτώβριο|οκτωβριου "
        "νοέμβριος|νοεμβρίου|νοέμβριο|νοεμβριου δεκέμβριος|δεκεμβρίου|δεκέμβριο|δεκεμβριου".split()
    ),
    "he": tuple(
        "|".join(f"{prefix}{form}" for form in forms.split("|") for prefix in ("", "ב", "ל", "מ"))
        for forms in "ינואר פברואר מרץ|מרס אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר".split()
    ),
    "ar": tuple(
        form.strip().replace("/", "|")
        for form in "يناير/كانون الثاني/جانفي, فبراير/شباط/فيفري, مارس/آذار/اذار, أبريل/ابريل/إبريل/نيسان/أفريل, "
        "مايو/أيار/ايار/ماي, يونيو/يونيه/حزيران/جوان, يوليو/يوليه/تموز/جويلية/يوليوز, "
        "أغسطس/اغسطس/آب/أوت/غشت, سبتمبر/أيلول/ايلول/شتنبر, أكتوبر/اكتوبر/تشرين الأول/تشرين الاول, "
        "نوفمبر/تشرين الثاني/نونبر, ديسمبر/كانون الأول/كانون الاول/دجنبر".split(",")
    ),
    "fa": tuple(
        "ژانویه فوریه مارس آوریل مه|می ژوئن|جون ژوئیه|جولای اوت|آگوست|اوگوست سپتامبر اکتبر نوامبر دسامبر".split()
    ),
    "ur": tuple("جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر".split()),
    "hi": tuple(
        "जनवरी फ़रवरी|फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर|सितम्बर अक्टूबर|अक्तूबर नवंबर|नवम्बर दिसंबर|दिसम्बर".split()
    ),
    "th": tuple(
        "|".join(f"{prefix}{form}" for form in forms.split("|") for prefix in ("", "เดือน"))
        for forms in "มกราคม|ม.ค. กุมภาพันธ์|ก.พ. มีนาคม|มี.ค. เมษายน|เม.ย. พฤษภาคม|พ.ค. มิถุนายน|มิ.ย. กรกฎาคม|ก.ค. "
        "สิงหาคม|ส.ค. กันยายน|ก.ย. ตุลาคม|ต.ค. พฤศจิกายน|พ.ย. ธันวาคม|ธ.ค.".split()
    ),
}
"""Month names that share words and first names with others: with a day, or in their own language with a year."""

NAMES_TOO = frozenset("may march mars mart marco maja august".split())
"""Months of one language that are names or other words in the next: with a year alone only in their own."""

SOLAR_HIJRI_MONTHS = tuple("فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند".split())
"""Months of the calendar that Iran and Afghanistan use, from March to March."""

ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925}
"""Eras of Japan, each with the year before its first."""

SHORT_MONTHS: dict[str, tuple[str, ...]] = {
    "de": tuple("jan|jän feb mär|mrz apr _ jun jul aug sep|sept okt nov dez".split()),
    "en": tuple("jan feb mar apr _ jun jul aug sep|sept oct nov dec".split()),
    "fr": tuple("janv févr|fév|fevr mars avr _ juin juil août sept oct nov déc|dec".split()),
    "es": tuple("ene feb mar abr may jun jul ago sep|sept oct nov dic".split()),
    "it": tuple("gen feb mar apr mag giu lug ago set|sett ott nov dic".split()),
    "pt": tuple("jan fev mar abr mai jun jul ago set out nov dez".split()),
    "nl": tuple("jan feb mrt apr _ jun jul aug sep|sept okt nov dec".split()),
    "pl": tuple("sty lut mar kwi maj cze lip sie wrz paź lis gru".split()),
    "ru": tuple("янв фев|февр мар апр _ июн июл авг сен|сент окт ноя|нояб дек".split()),
    "uk": tuple("січ лют бер квіт|кві трав черв лип серп вер жовт лист груд".split()),
}
"""Abbreviated months, without their period; ``_`` where none is in use."""

EARLY = tuple(
    "anfang|early|beginning of|the beginning of|start of|début|debut|au début de|début du mois de|principios de|"
    "comienzos de|a principios de|inizio|inizio di|all'inizio di|início de|no início de|princípio de|begin|"
    "początek|początku|na początku|начале|начало|початку|початок".split("|")
)
MIDDLE = tuple(
    "mitte|mid|mid-|middle of|the middle of|mi-|mi|mediados de|a mediados de|metà|metà di|a metà|"
    "meados de|em meados de|"
    "half|medio|midden|połowie|połowa|середине|середина|середині".split("|")
)
LATE = tuple(
    "ende|late|end of|the end of|fin|fin de|la fin de|finales de|a finales de|fine|fine di|alla fine di|fim de|"
    "final de|no final de|no fim de|eind|einde|koniec|końcu|pod koniec|конце|конец|концу|кінці|наприкінці|"
    "кінець".split("|")
)

MONTH_LEADS = frozenset(
    "in im of since by until till before after during this last next early late mid every throughout from "
    "and or the to for per between".split()
)
"""Words before a bare "May" or "March" that make it a month and not a verb."""

YEAR_LEADS = frozenset(
    "in im of since by until till before after during from year the jahr jahre jahres seit bis vor nach ab ende anfang "
    "mitte en de du del an année el año año desde hasta nel del dal anno em no ano desde em w we roku rok od do "
    "в у с до по за году год года 年 sinds tot voor na jaar early late mid спустя після році рік року з від "
    "between zwischen entre between and und et y и і to für for".split()
)
"""Words before four digits that make them a year."""

YEAR_FOLLOWERS = frozenset("году год года г року рік році roku r jahr year año année anno ano jaar".split())

PLACE_LEADS = frozenset(
    "in im at near on bei beim an am auf vor en à au aux dans chez a w we na в у на под при біля te bij op nel "
    "nella em no na".split()
)
"""Words behind an event and its year: "Hochwasser 2021 in Halder"."""

BETWEEN = frozenset(
    "between zwischen from vom von entre du de desde между с між з tra fra dal tussen van między od".split()
)
"""Words before the first of two dates that make them a range."""

JOINERS = frozenset(
    "and und to until till bis et au à y a hasta al e и по до і та й en tot i do - – —".split()
)
"""Words between two dates that make them a range after one of ``BETWEEN``."""
