"""Words that the byline rules look up: published and updated, roles, sections, and what newspapers are called."""

from __future__ import annotations

PUBLISHED: dict[str, tuple[str, ...]] = {
    "en": tuple("published|posted|released|publication date|date of publication|created".split("|")),
    "de": tuple(
        "veröffentlicht|erschienen|publiziert|erstellt|online seit|erscheinungsdatum|veröffentlichungsdatum|"
        "erstveröffentlichung".split("|")
    ),
    "fr": tuple(
        "publié|publiée|publie|paru|parue|mis en ligne|mise en ligne|date de publication|publication".split(
            "|"
        )
    ),
    "es": tuple("publicado|publicada|fecha de publicación|creado".split("|")),
    "it": tuple("pubblicato|pubblicata|data di pubblicazione".split("|")),
    "pt": tuple("publicado|publicada|data de publicação|criado".split("|")),
    "nl": tuple("gepubliceerd|geplaatst|verschenen|publicatiedatum".split("|")),
    "pl": tuple(
        "opublikowano|opublikowany|opublikowana|data publikacji|publikacja|data dodania|dodano|utworzono".split(
            "|"
        )
    ),
    "ru": tuple("опубликовано|опубликован|опубликована|дата публикации|размещено".split("|")),
    "uk": tuple("опубліковано|опублікований|опублікована|дата публікації|оприлюднено|розміщено".split("|")),
    "tr": tuple("yayınlandı|yayımlandı|yayınlanma tarihi|yayın tarihi|yayınlanma".split("|")),
    "ja": ("公開", "配信", "掲載"),
    "zh": ("发布", "發佈", "發布", "发表", "發表"),
    "ko": ("입력", "등록", "게시"),
    "sv": tuple("publicerad|publicerat|publicerades|publicerat den|först publicerad".split("|")),
    "da": ("publiceret", "offentliggjort", "udgivet"),
    "no": ("publisert", "lagt ut"),
    "fi": ("julkaistu", "julkaisuaika"),
    "cs": ("zveřejněno", "publikováno", "vydáno", "datum vydání"),
    "sk": ("zverejnené", "publikované", "vydané"),
    "hr": ("objavljeno",),
    "ro": ("publicat", "publicată", "data publicării"),
    "hu": ("megjelent", "közzétéve", "publikálva"),
    "el": ("δημοσιεύτηκε", "δημοσιεύθηκε", "δημοσίευση", "ημερομηνία δημοσίευσης"),
    "he": ("פורסם", "פורסם בתאריך"),
    "ar": ("نشر في", "نُشر في", "تاريخ النشر"),
    "fa": ("تاریخ انتشار", "منتشر شده در"),
    "hi": ("प्रकाशित",),
    "th": ("เผยแพร่", "เผยแพร่เมื่อ"),
    "vi": ("đăng ngày", "xuất bản", "ngày đăng"),
}
"""Words before or behind the day of publication."""

UPDATED: dict[str, tuple[str, ...]] = {
    "en": tuple("updated|update|modified|edited|corrected|amended|revised".split("|")),
    "de": tuple(
        "aktualisiert|aktualisierung|geändert|bearbeitet|überarbeitet|korrigiert|letzte änderung|änderung".split(
            "|"
        )
    ),
    "fr": tuple(
        "mis à jour|mise à jour|modifié|modifiée|actualisé|actualisée|actualisation|modification|maj".split(
            "|"
        )
    ),
    "es": tuple("actualizado|actualizada|actualización|modificado|modificada|modificación".split("|")),
    "it": tuple("aggiornato|aggiornata|aggiornamento|modificato|modificata|modifica".split("|")),
    "pt": tuple("atualizado|atualizada|atualização|actualizado|modificado|modificada|modificação".split("|")),
    "nl": tuple("bijgewerkt|gewijzigd|wijziging|aangepast|geüpdatet".split("|")),
    "pl": tuple("zaktualizowano|aktualizacja|zmodyfikowano|ostatnia zmiana|zmieniono".split("|")),
    "ru": tuple("обновлено|обновлён|обновлен|обновление|изменено|отредактировано".split("|")),
    "uk": tuple("оновлено|оновлення|змінено|відредаговано".split("|")),
    "tr": tuple("güncellendi|güncelleme|güncelleme tarihi|son güncelleme".split("|")),
    "ja": ("更新", "修正"),
    "zh": ("更新", "修改"),
    "ko": ("수정", "업데이트"),
    "sv": ("uppdaterad", "uppdaterat", "uppdaterades", "ändrad", "senast uppdaterad", "senast ändrad"),
    "da": ("opdateret", "sidst opdateret", "ændret"),
    "no": ("oppdatert", "sist oppdatert", "endret"),
    "fi": ("päivitetty", "muokattu"),
    "cs": ("aktualizováno", "upraveno", "aktualizace"),
    "sk": ("aktualizované", "upravené"),
    "hr": ("ažurirano", "izmijenjeno"),
    "ro": ("actualizat", "actualizată", "modificat"),
    "hu": ("frissítve", "módosítva", "frissült"),
    "el": ("ενημερώθηκε", "ενημέρωση", "τελευταία ενημέρωση", "τροποποιήθηκε"),
    "he": ("עודכן", "עדכון אחרון"),
    "ar": ("آخر تحديث", "تم التحديث", "تحديث"),
    "fa": ("به‌روزرسانی", "آخرین به‌روزرسانی"),
    "hi": ("अपडेट", "अद्यतन"),
    "th": ("อัปเดต", "ปรับปรุงล่าสุด"),
    "vi": ("cập nhật", "cập nhật lúc"),
}
"""Words before or behind the day of a later change."""

QUALIFIERS = tuple(
    "first last originally initially zuerst zuletzt erstmals ursprünglich letzte dernière initialement última última "
    "ultimo ultima oorspronkelijk laatst laatste pierwotnie ostatnio ostatnia впервые последнее первоначально вперше "
    "востаннє останнє".split()
)
"""Words that stand before ``PUBLISHED`` and ``UPDATED``: "first published", "zuletzt aktualisiert"."""

LEADS = tuple(
    "on at from am um vom den dem der le à du el al las il alle ore del em às no op om w dnia o godz в о від у "
    "à date datum fecha data дата".split()
)
"""Words between a newspaper, or a word such as "published", and the date."""

ROLES: dict[str, tuple[str, ...]] = {
    "en": tuple(
        "correspondent correspondents reporter reporters editor editors staff writer desk columnist".split()
    ),
    "de": tuple(
        "korrespondent korrespondenten korrespondentin reporter reporterin redakteur redakteurin redaktion ressort "
        "mitarbeiter".split()
    ),
    "fr": tuple("correspondant correspondante rédaction rédacteur rédactrice journaliste envoyé".split()),
    "es": tuple("corresponsal redacción redactor redactora enviado enviada periodista agencias".split()),
    "it": tuple("corrispondente inviato inviata redazione giornalista".split()),
    "pt": tuple("correspondente redação redacção repórter jornalista enviado enviada".split()),
    "nl": tuple("correspondent verslaggever redactie redacteur".split()),
    "pl": tuple("korespondent korespondentka redakcja redaktor dziennikarz dziennikarka".split()),
    "ru": tuple("корреспондент корреспондента редакция редактор обозреватель".split()),
    "uk": tuple("кореспондент кореспондента кореспондентка редакція редактор оглядач".split()),
    "sv": tuple("korrespondent reporter redaktör redaktion redaktionen journalist".split()),
    "da": tuple("korrespondent reporter redaktør redaktionen journalist".split()),
    "no": tuple("korrespondent reporter redaktør redaksjonen journalist".split()),
    "fi": tuple("kirjeenvaihtaja toimittaja toimitus päätoimittaja".split()),
    "cs": tuple("redaktor redaktorka redakce dopisovatel zpravodaj reportér reportérka".split()),
    "ro": tuple("corespondent redactor redacția reporter jurnalist".split()),
    "hu": tuple("tudósító szerkesztő újságíró szerkesztőség riporter".split()),
    "tr": tuple("muhabir muhabiri editör haberci".split()),
    "el": tuple("ανταποκριτής ανταποκρίτρια συντάκτης συντάκτρια ρεπόρτερ".split()),
    "he": tuple("כתב כתבת כתבנו מערכת".split()),
    "ar": tuple("مراسل مراسلة محرر".split()),
    "hi": tuple("संवाददाता रिपोर्टर".split()),
    "zh": ("记者", "記者", "编辑"),
    "ja": ("記者", "特派員"),
    "ko": ("기자", "특파원"),
}
"""What the writer of an article is, beside or in place of a name."""

SECTIONS: dict[str, tuple[str, ...]] = {
    "en": tuple(
        "breaking latest world local national international business sports sport politics opinion culture update "
        "release briefing newsletter podcast edition digest book film music top live exclusive comment analysis".split()
    ),
    "de": tuple(
        "aktuelle neueste politik wirtschaft sport kultur ausland inland welt kommentar analyse meinung regional "
        "lokales eigener lesezeit minuten agentur agenturen".split()
    ),
    "fr": tuple("politique économie monde culture société commentaire analyse agences dernières".split()),
    "es": tuple("política economía mundo cultura sociedad opinión análisis deportes".split()),
    "it": tuple("politica economia mondo cultura cronaca commento analisi esteri".split()),
    "pt": tuple("política economia mundo cultura opinião análise desporto esportes".split()),
    "nl": tuple("politiek economie buitenland binnenland cultuur opinie analyse laatste".split()),
    "pl": tuple("polityka gospodarka świat kultura opinie komentarz analiza kraj najnowsze".split()),
    "ru": tuple("политика экономика мир культура общество мнение комментарий последние".split()),
    "uk": tuple("політика економіка світ культура суспільство думка коментар останні".split()),
}
"""Parts of a newspaper, which are not its name."""

SECTION_LINES: dict[str, tuple[str, ...]] = {
    "en": tuple(
        "news|local news|world news|national news|business news|home news|breaking news|top stories|top story|economy|"
        "finance|money|markets|science|technology|tech|health|education|environment|climate|travel|lifestyle|life|arts|"
        "entertainment|society|features|feature|editorial|leader|leading article|letters|letters to the editor|"
        "obituary|obituaries|interview|reportage|report|crime|courts|weather|front page|world|europe|uk news|us news|"
        "metro|region|explainer|background|column|essay|review|reviews|guest column|guest comment|investigation".split(
            "|"
        )
    ),
    "de": tuple(
        "nachrichten|lokalnachrichten|lokales|lokalteil|aus aller welt|aus der region|aus der stadt|aus dem gericht|"
        "vermischtes|panorama|titelseite|titelthema|thema des tages|tagesthema|blickpunkt|hintergrund|reportage|"
        "interview|porträt|portrait|leitartikel|leitartikel des tages|glosse|kolumne|gastbeitrag|gastkommentar|essay|"
        "feuilleton|medien|wissen|wissenschaft|gesellschaft|finanzen|geld|börse|märkte|unternehmen|technik|digital|"
        "gesundheit|bildung|umwelt|klima|reise|reisen|leben|region|regionales|stadt|landkreis|land|deutschland|europa|"
        "international|ausland|leserbriefe|leserbrief|nachruf|justiz|gericht|polizei|blaulicht|wetter|netzwelt|bericht|"
        "zeitgeschehen|die dritte seite|seite eins|debatte|forum|standpunkt|faktencheck|recherche|ratgeber".split(
            "|"
        )
    ),
    "fr": tuple(
        "actualité|actualités|à la une|une|international|monde|france|europe|région|régions|faits divers|sport|sports|"
        "opinion|opinions|débats|débat|tribune libre|éditorial|édito|chronique|reportage|entretien|interview|enquête|"
        "portrait|sciences|science|santé|éducation|environnement|climat|planète|justice|police|médias|finances|"
        "entreprises|technologie|technologies|idées|courrier des lecteurs|nécrologie|météo|vie locale|locale".split(
            "|"
        )
    ),
    "es": tuple(
        "actualidad|noticias|portada|internacional|nacional|local|locales|sucesos|deporte|deportes|opinión|editorial|"
        "columna|tribuna|reportaje|entrevista|crónica|ciencia|salud|educación|medio ambiente|clima|tecnología|justicia|"
        "tribunales|negocios|finanzas|mercados|españa|europa|región|vida|sociedad y cultura|cartas al director|"
        "obituario|tiempo|gente|estilo".split("|")
    ),
    "it": tuple(
        "attualità|notizie|prima pagina|cronaca|cronaca nera|cronaca locale|cronache|interni|esteri|dal mondo|sport|"
        "opinioni|editoriale|l'editoriale|rubrica|reportage|intervista|inchiesta|scienza|scienze|salute|istruzione|"
        "scuola|ambiente|clima|tecnologia|giustizia|finanza|mercati|italia|europa|regione|società|spettacoli|lettere|"
        "necrologio|meteo|costume|approfondimento".split("|")
    ),
    "pt": tuple(
        "atualidade|actualidade|notícias|capa|internacional|nacional|local|país|desporto|esporte|opinião|editorial|"
        "coluna|crónica|crônica|reportagem|entrevista|ciência|saúde|educação|ambiente|meio ambiente|clima|tecnologia|"
        "justiça|polícia|negócios|finanças|mercados|portugal|brasil|europa|região|sociedade|cidade|cidades|cotidiano|"
        "cartas|obituário|tempo|vida".split("|")
    ),
    "nl": tuple(
        "nieuws|voorpagina|regio|regionaal|lokaal|sport|cultuur en media|economie|wereld|europa|nederland|misdaad|"
        "rechtbank|opinie|commentaar|hoofdredactioneel commentaar|column|reportage|interview|achtergrond|wetenschap|"
        "gezondheid|onderwijs|milieu|klimaat|technologie|tech|media|geld|financiën|samenleving|maatschappij|brieven|"
        "ingezonden brieven|necrologie|weer|leven".split("|")
    ),
    "pl": tuple(
        "aktualności|wiadomości|wydarzenia|wiadomości lokalne|z kraju|ze świata|z regionu|region|sport|publicystyka|"
        "felieton|komentarze|reportaż|wywiad|rozmowa|analizy|nauka|zdrowie|edukacja|środowisko|klimat|technologie|"
        "społeczeństwo|prawo|sądy|kryminalne|kronika kryminalna|biznes|finanse|rynki|polska|europa|miasto|listy|"
        "nekrolog|pogoda|temat dnia|styl życia".split("|")
    ),
    "ru": tuple(
        "новости|главное|в мире|в стране|мир|россия|регион|регионы|город|спорт|происшествия|криминал|мнения|колонка|"
        "репортаж|интервью|аналитика|анализ|расследование|наука|здоровье|образование|экология|климат|технологии|право|"
        "суд|бизнес|финансы|рынки|общество и культура|письма|некролог|погода|тема дня|передовица".split("|")
    ),
    "uk": tuple(
        "новини|головне|у світі|в україні|україна|світ|регіон|регіони|місто|спорт|події|кримінал|думки|колонка|"
        "репортаж|інтерв'ю|аналітика|аналіз|розслідування|наука|здоров'я|освіта|екологія|клімат|технології|право|суд|"
        "бізнес|фінанси|ринки|листи|некролог|погода|тема дня".split("|")
    ),
    "tr": tuple(
        "haberler|haber|son dakika|gündem|manşet|siyaset|politika|ekonomi|dünya|türkiye|spor|kültür|kültür sanat|"
        "kültür-sanat|sanat|yaşam|sağlık|eğitim|bilim|teknoloji|çevre|yerel|yerel haberler|üçüncü sayfa|yazarlar|"
        "köşe yazısı|yorum|röportaj|söyleşi|analiz|magazin|toplum|hukuk|hava durumu|avrupa".split("|")
    ),
}
"""Names of sections that stand on a line of their own."""

OUTLET_WORDS: dict[str, tuple[str, ...]] = {
    "en": tuple(
        "times post gazette herald tribune chronicle journal news guardian observer telegraph mirror examiner courier "
        "daily weekly bulletin dispatch sentinel inquirer globe star sun mail express standard independent argus echo "
        "register ledger advertiser review monitor press magazine newspaper tv radio mercury messenger online".split()
    ),
    "de": tuple(
        "zeitung zeitschrift blatt tagblatt tageblatt anzeiger bote kurier nachrichten rundschau presse allgemeine "
        "merkur abendblatt abendpost morgenpost tagespost magazin rundfunk wochenblatt volksstimme".split()
    ),
    "fr": tuple(
        "courrier voix gazette journal dépêche tribune écho échos progrès républicain quotidien presse télégramme "
        "magazine".split()
    ),
    "es": tuple(
        "gaceta voz diario periódico heraldo correo noticias prensa tribuna revista semanario faro eco".split()
    ),
    "it": tuple(
        "corriere voce gazzetta gazzettino giornale messaggero mattino stampa tribuna quotidiano notizie eco".split()
    ),
    "pt": tuple("jornal voz diário correio gazeta folha notícias tribuna revista".split()),
    "nl": tuple("krant stem courant dagblad nieuwsblad handelsblad telegraaf nieuws weekblad bode".split()),
    "pl": tuple("gazeta dziennik kurier głos tygodnik wiadomości nowiny przegląd".split()),
    "ru": tuple(
        "газета голос вестник ведомости известия новости правда курьер телеграф сводка журнал хроника".split()
    ),
    "uk": tuple(
        "газета голос вісник вісті відомості новини кур'єр правда хроніка телеграф журнал дзеркало експрес".split()
    ),
    "tr": tuple("gazetesi gazete postası postasi haberleri haber bülteni ekspres dergisi".split()),
    "sv": tuple(
        "nyheter nyheterna dagblad dagbladet tidning tidningen tidende kuriren posten bladet".split()
    ),
    "da": tuple("avisen tidende dagblad dagbladet nyheder".split()),
    "no": tuple("avisa tidende dagblad dagbladet nyheter".split()),
    "fi": tuple("sanomat lehti uutiset viesti aamulehti iltalehti".split()),
    "cs": tuple("noviny deník týdeník zpravodaj".split()),
    "sk": tuple("denník týždenník korzár".split()),
    "ro": tuple("ziarul gazeta curierul adevărul jurnalul monitorul evenimentul".split()),
    "hu": tuple("hírlap napló népszava újság hírek".split()),
    "el": tuple("φωνή εφημερίδα ημερησία καθημερινή βήμα κήρυκας".split()),
    "hr": tuple("novine dnevnik glasnik vjesnik".split()),
}
"""Words in the names of newspapers and broadcasters."""

NO_NAMES = frozenset(
    "good bad fake false gute schlechte falsche bonnes bonne mauvaises mauvaise fausses buenas malas falsas buone "
    "cattive false boas más goed slecht dobre złe хорошие плохие добрі погані iyi kötü "
    "last first final lost letzte letzter letztes erste erster erstes dernier dernière última último ultimo ultima "
    "laatste ostatni ostatnia последний последняя останній остання sista".split()
)
"""Words that make no name of "News", "Nachrichten" and "Post"."""

OUTLET_ENDINGS = (
    "zeitung blatt kurier anzeiger nachrichten rundschau presse abendpost morgenpost tagespost rundfunk magazin krant "
    "courant dagblad bladet posten kuriren tidningen tidende avisen hírlap "
    "新聞 新聞社 日報 時報 新報 夕刊 放送 日报 晚报 晨报 早报 时报 新闻网 タイムス タイムズ 일보 신문 신보 방송 타임스"
).split()
"""Endings of one-word names of newspapers: "Tageszeitung", "Volkskrant"."""

OUTLET_LEADS: dict[str, tuple[str, ...]] = {
    "vi": ("báo", "nhật báo", "tạp chí", "tuần báo"),
    "el": ("τα νέα", "η φωνή", "εφημερίδα"),
    "ar": ("صحيفة", "جريدة", "مجلة"),
    "fa": ("روزنامه", "هفته‌نامه", "ماهنامه"),
    "he": ("ידיעות", "עיתון", "הצופה"),
    "th": ("หนังสือพิมพ์",),
}
"""What the names of newspapers begin with, where they are told by nothing else."""

OUTLET_TAILS = frozenset("टाइम्स भास्कर जागरण".split())
"""Last words of the names of newspapers, in a script without capitals."""

OUTLET_NAMES = frozenset(
    "spiegel|der spiegel|spiegel online|die zeit|zeit online|die welt|welt online|stern|focus|focus online|bild|taz|"
    "faz|nzz|tagesschau|tagesspiegel|der tagesspiegel|ard|zdf|wdr|ndr|mdr|swr|orf|srf|n-tv|ntv|t-online|deutsche welle|"
    "dw|bbc|cnn|npr|usa today|the economist|the atlantic|politico|al jazeera|euronews|le monde|le figaro|libération|"
    "ouest-france|le parisien|mediapart|el país|el mundo|abc|la vanguardia|la repubblica|il sole 24 ore|o globo|"
    "público|expresso|rzeczpospolita|onet|de standaard|trouw|het parool|nrc|коммерсантъ|медуза|meduza|рбк|expressen|"
    "svt|politiken|berlingske|vg|nrk|yle|mladá fronta dnes|hvg|népszabadság|"
    "digi24|românia liberă|το βήμα|τα νέα|η καθημερινή|το έθνος|הארץ|מעריב|ynet|الجزيرة|الأهرام|서울저녁|"
    "vnexpress|tuổi trẻ|thanh niên".split("|")
)
"""Newspapers and broadcasters whose names have no such word."""

PARTICLES = frozenset(
    "von van vom zu de der den des das du da do dos di del della dello delle dei la le les el los las il lo i and und "
    "et y e of the am an im für ter ten & і и та в у на του της των και".split()
)
"""Small words inside names."""

INDEFINITE_ARTICLES = frozenset("a an ein eine un une una uno um uma een en ett egy".split())
"""Articles that no newspaper's name begins with."""

ARTICLES = frozenset(
    "the der die das ein eine le la les un une el los las un una il lo i gli o os as de het een ο η το οι τα".split()
)

GENITIVES = frozenset(
    "of der des den du de del della dello delle dei degli do da dos das van von του της των".split()
)
"""Small words before the second noun of a name, which is not what the name is of."""

SOURCE = tuple(
    "quelle source fuente fonte источник джерело bron źródło zdroj källa kilde lähde sursa forrás kaynak".split()
)
"""Words before the newspaper that an article is from: "Source: ..."."""

SOURCES = tuple(
    "quellen sources fuentes fonti fontes источники джерела bronnen źródła zdroje källor kilder lähteet források "
    "kaynaklar".split()
)
"""Words before several that parts of an article are from."""

NO_OUTLETS = frozenset("hague gambia bahamas bronx netherlands philippines".split())
"""Places whose names begin with "The"."""


def by_language(table: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """The words of all languages of a table."""
    return frozenset(word for words in table.values() for word in words)
