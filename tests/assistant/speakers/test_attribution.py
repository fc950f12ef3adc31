"""Who says it: development examples for the rules (the labelled set that judges them is another hand's)."""

from __future__ import annotations

import time

import pytest

from assistant.answer import Attribution
from assistant.speakers.attribution import attribute
from assistant.speakers.words import LANGUAGES, speech_words
from index.records import Article
from index.text.sentences import sentences

# language, text, quoted words ("" = all of it), speaker, via
DE = [
    ("„Wir haben den Hafen zu spät ausgebaut“, sagte Reederin Wiebke Harms.", "", "Wiebke Harms", None),
    (
        "„Wir haben den Hafen zu spät ausgebaut“, sagte Reederin Wiebke Harms.",
        "den Hafen zu spät",
        "Wiebke Harms",
        None,
    ),
    ("Bundeskanzler Olaf Scholz hat vor einem Handelskrieg gewarnt.", "", "Olaf Scholz", None),
    ("Die Ernte falle in diesem Jahr mager aus, teilte der Bauernverband mit.", "", "Bauernverband", None),
    ("Laut Polizei fuhr der Wagen bei Rot über die Kreuzung.", "", "Polizei", None),
    (
        "Nach Angaben der Staatsanwaltschaft sitzt der Mann in Untersuchungshaft.",
        "",
        "Staatsanwaltschaft",
        None,
    ),
    ("Nach Angaben von Trainerin Nele Brandt ist der Kader komplett.", "", "Nele Brandt", None),
    ("Dem Wetterdienst zufolge bleibt es bis Freitag kalt.", "", "Wetterdienst", None),
    ("„Das Urteil ist ein Skandal“, sagte der Anwalt der Agentur Reuters zufolge.", "", "Anwalt", "Reuters"),
    (
        "„Das war knapp“, sagte Torhüter Jonas Petersen der Agentur AFP zufolge nach dem Spiel.",
        "",
        "Jonas Petersen",
        "AFP",
    ),
    (
        "Laut einem Ministeriumssprecher warnte Habeck die Industrie vor höheren Preisen.",
        "",
        "Habeck",
        "Ministeriumssprecher",
    ),
    (
        "Nach Angaben von Sprecherin Ute Kranz habe die Gewerkschaft mit Streik gedroht.",
        "",
        "Gewerkschaft",
        "Ute Kranz",
    ),
    ("Merz kritisiert Steuerpläne als „Gift für den Mittelstand“", "", "Merz", None),
    ("Die Lage sei ernst, so der Minister.", "", "Minister", None),
    ("„Wir sind bereit“, so Kapitän Lars Wendt.", "", "Lars Wendt", None),
    (
        "Wie das Statistische Bundesamt mitteilte, stiegen die Preise um zwei Prozent.",
        "",
        "Statistische Bundesamt",
        None,
    ),
    ("Wie die Agentur Interfax berichtet, warnte Lawrow vor neuen Raketen.", "", "Lawrow", "Interfax"),
    (
        "Der Physiker Anton Zeller erklärte, das Teilchen sei instabil. Es zerfalle sofort.",
        "Es zerfalle sofort.",
        "Anton Zeller",
        None,
    ),
    (
        "Die Richterin Petra Lohse sagte: „Das Gericht sieht keine Schuld. Der Zeuge hat gelogen.“",
        "Der Zeuge hat gelogen.",
        "Petra Lohse",
        None,
    ),
    (
        "Dazu erklärte Vorstandschefin Ines Reuter:\n\n„Wir bauen das Werk in Halle. Das steht fest.“",
        "„Wir bauen das Werk in Halle.",
        "Ines Reuter",
        None,
    ),
    (
        "Trainer Mirko Vogt war enttäuscht. „Wir haben alles gegeben“, sagte er.",
        "„Wir haben alles gegeben“, sagte er.",
        "Mirko Vogt",
        None,
    ),
    (
        "Anna Berg traf am Montag Karl Lang. „Es war ein gutes Gespräch“, sagte er.",
        "„Es war ein gutes Gespräch“, sagte er.",
        None,
        None,
    ),
    ("Biden wurde von Xi vor einem Bruch gewarnt.", "", "Xi", None),
    ("Der Konzern wurde von der Kartellbehörde vor einer Fusion gewarnt.", "", "Kartellbehörde", None),
    (
        "Putins außenpolitischer Berater Juri Uschakow sagte, das Gespräch sei gut verlaufen.",
        "",
        "Juri Uschakow",
        None,
    ),
    (
        "Ein US-Regierungsmitglied sagte nach dem Treffen, man sei zuversichtlich.",
        "",
        "US-Regierungsmitglied",
        None,
    ),
    ("Das Weiße Haus bestätigte, dass die Initiative von Moskau ausging.", "", "Weiße Haus", None),
    ("Die Sprecherin des Ministeriums wies die Vorwürfe zurück.", "", "Sprecherin des Ministeriums", None),
    ("Die Vorwürfe wies der Konzernsprecher zurück.", "", "Konzernsprecher", None),
    (
        "Am Dienstag kündigte Außenministerin Annalena Baerbock eine Reise nach Kairo an.",
        "",
        "Annalena Baerbock",
        None,
    ),
    ("Im Bundestag forderte der Abgeordnete Ralf Thiele ein Tempolimit.", "", "Ralf Thiele", None),
    (
        "„Man darf die Risiken nicht unterschätzen“, mahnt die Virologin Sandra Ciesek.",
        "",
        "Sandra Ciesek",
        None,
    ),
    ("Ursula von der Leyen warnte vor einem Alleingang.", "", "Ursula von der Leyen", None),
    (
        "Im Bericht der Kommission steht, die Brücke sei marode, sagte Bürgermeisterin Heike Lund.",
        "",
        "Heike Lund",
        None,
    ),
    ("Scholz: „Wir lassen niemanden allein“", "", "Scholz", None),
    ("Baerbock lehnt Waffenlieferungen ab", "", "Baerbock", None),
    ("Der Kreml wies den Bericht als Erfindung zurück.", "", "Kreml", None),
    ("Der Hersteller räumte Fehler bei der Prüfung ein.", "", "Hersteller", None),
    (
        "„Der Mörtel war feucht“, schrieb Gutachter Emil Raab in der Süddeutschen Zeitung.",
        "",
        "Emil Raab",
        "Süddeutschen Zeitung",
    ),
    ("Die Forscher warnen, dass der Gletscher bis 2050 verschwinden könnte.", "", "Forscher", None),
    (
        "Michail Podoljak, Berater des Präsidenten, sagte, die Gespräche gingen weiter.",
        "",
        "Michail Podoljak",
        None,
    ),
    ("„Ich war nicht am Tatort“, sagte der Angeklagte.", "", "Angeklagte", None),
    ("Ob die Bahn zahle, sei offen, sagte ein Sprecher.", "", "Sprecher", None),
    ("Die Ministerin sagte, sie werde nicht zurücktreten.", "", "Ministerin", None),
    (
        "Sullivan wurde am Abend deutlicher: „Was wir damals nicht getan haben, tun wir jetzt“",
        "Was wir damals nicht",
        "Sullivan",
        None,
    ),
    (
        "Der Ökonom Jens Südekum sagte, die Zinsen würden sinken. Die Firmen hätten sich darauf eingestellt.",
        "Die Firmen hätten sich darauf eingestellt.",
        "Jens Südekum",
        None,
    ),
    ("In der Mitteilung heißt es, der Betrieb laufe weiter.", "", None, None),
    ("Die Anlage sei sicher, hieß es aus dem Umweltministerium.", "", "Umweltministerium", None),
    ("Meteorologin Ina Wolf erwartet, dass der Sturm abzieht.", "", "Ina Wolf", None),
    ("Der Vorstand teilte mit, die Dividende werde gestrichen.", "", "Vorstand", None),
    ("„Wir prüfen Klagen“, sagte Greenpeace-Sprecherin Mara Tolk dem „Spiegel“.", "", "Mara Tolk", "Spiegel"),
    ("Die Gewerkschaft Verdi fordert acht Prozent mehr Lohn.", "", "Gewerkschaft Verdi", None),
    ("Ihm zufolge war der Motor defekt.", "", None, None),
    (
        "Kapitän Ole Jansen sagte, das Schiff sei leck. Ihm zufolge war der Motor defekt.",
        "Ihm zufolge war der Motor defekt.",
        "Ole Jansen",
        None,
    ),
    (
        "Der Senat hat nach Informationen der Zeitung „Morgenpost“ den Vertrag gekündigt.",
        "",
        "Morgenpost",
        None,
    ),
    (
        "Klinikchef Bernd Mohr betonte, dass die Station offen bleibt, und kündigte Neubauten an.",
        "",
        "Bernd Mohr",
        None,
    ),
    (
        "Unter Berufung auf Minister Karl Timm berichtet die Zeitung, das Gesetz komme später.",
        "",
        "Karl Timm",
        "Zeitung",
    ),
    ("Der Trainer zeigte sich besorgt über die Verletzung.", "", "Trainer", None),
    ("Experten zufolge wird Kupfer knapp.", "", "Experten", None),
    ("Erdogan droht mit Veto, Stoltenberg mahnt zur Geduld.", "", "Erdogan", None),
    # narration
    ("Die Mannschaft gewann das Spiel in Kiel mit 3:1.", "", None, None),
    ("Das Treffen begann um 18 Uhr und dauerte zwei Stunden.", "", None, None),
    ("Der Minister reiste am Abend nach Paris weiter.", "", None, None),
    ("Der Film „Die Stille danach“ läuft seit Donnerstag im Kino.", "", None, None),
    ("Die Firma beschäftigt 400 Menschen, die meisten in Jena.", "", None, None),
    ("Sie sprachen zwei Stunden lang über den Haushalt.", "", None, None),
    ("Der Sprecher verließ den Saal durch die Hintertür.", "", None, None),
    ("Die Zahl der Unfälle sank im vergangenen Jahr auf 120.", "", None, None),
    ("Der Bericht wurde am Dienstag veröffentlicht.", "", None, None),
    ("Laut und deutlich klang die Glocke über den Platz.", "", None, None),
    ("Der Vertrag gab der Stadt neue Rechte.", "", None, None),
    ("Die Polizei nahm zwei Männer fest.", "", None, None),
    ("Das Virus wurde erstmals 1976 beschrieben.", "", None, None),
    ("Die Premiere fand in Wien statt, so dass viele anreisten.", "", None, None),
    ("Das Wort „Heimat“ stand auf dem Plakat.", "", None, None),
    ("Die Ausstellung zeigt Bilder aus drei Jahrhunderten.", "", None, None),
    ("Der Zug stellte den Betrieb um Mitternacht ein.", "", None, None),
    ("Klimawandel: Gletscher schmelzen schneller", "", None, None),
    (
        "Der Kölner Erzbischof Rainer Maria Woelki hat die Vorwürfe zurückgewiesen.",
        "",
        "Rainer Maria Woelki",
        None,
    ),
    (
        "„Das Spiel war besser als das Ergebnis“, befand Bayern-Trainer Vincent Kompany nach der Partie.",
        "",
        "Vincent Kompany",
        None,
    ),
    ("Der DFB teilte am Montag mit, dass das Finale in Berlin stattfindet.", "", "DFB", None),
    ("Die Inflation werde im Herbst sinken, prognostiziert das Ifo-Institut.", "", "Ifo-Institut", None),
    ("Einem Bericht der „New York Times“ zufolge plant Apple ein neues Werk.", "", "New York Times", None),
    (
        "Apple-Chef Tim Cook sagte der „New York Times“, das Werk koste zwei Milliarden Dollar.",
        "",
        "Tim Cook",
        "New York Times",
    ),
    ("Zeugen zufolge fielen drei Schüsse.", "", "Zeugen", None),
    ("Das Landgericht Köln verurteilte den Mann zu drei Jahren Haft.", "", None, None),
    ("Der Mann wurde zu drei Jahren Haft verurteilt.", "", None, None),
    (
        "Nach Einschätzung der Ökonomin Monika Schnitzer wird die Rezession mild.",
        "",
        "Monika Schnitzer",
        None,
    ),
    ("Die Klimaforscherin Friederike Otto hält das Ziel für unerreichbar.", "", "Friederike Otto", None),
    ("„Ich bin überglücklich“, jubelte Olympiasiegerin Malaika Mihambo.", "", "Malaika Mihambo", None),
    (
        "EZB-Präsidentin Christine Lagarde ließ offen, ob die Zinsen weiter steigen.",
        "",
        "Christine Lagarde",
        None,
    ),
    (
        "Der Verteidiger des Angeklagten, Rechtsanwalt Uwe Mertens, forderte einen Freispruch.",
        "",
        "Uwe Mertens",
        None,
    ),
    ("Die Feuerwehr rückte mit zwölf Fahrzeugen an.", "", None, None),
    ("Wie es aus Regierungskreisen hieß, soll das Gesetz im Mai kommen.", "", "Regierungskreisen", None),
    ("Trump drohte der EU mit Zöllen von 30 Prozent.", "", "Trump", None),
    ("Lehrerverband warnt vor Unterrichtsausfall", "", "Lehrerverband", None),
    ("„Wir haben Fehler gemacht“: VW-Chef Blume räumt Softwareprobleme ein", "", "Blume", None),
    ("Der Sprecher der Staatsanwaltschaft, Thomas Fels, wollte sich nicht äußern.", "", None, None),
    ("Die Zeugin schilderte, wie der Wagen auf sie zugerast sei.", "", "Zeugin", None),
    (
        "Seine Partei werde dem Haushalt zustimmen, kündigte Lindner an. Man habe lange verhandelt.",
        "Man habe lange verhandelt.",
        "Lindner",
        None,
    ),
    (
        "Der Biologe Axel Meyer bezweifelt die Ergebnisse. Die Stichprobe sei zu klein, die Methode veraltet.",
        "Die Stichprobe sei zu klein, die Methode veraltet.",
        "Axel Meyer",
        None,
    ),
    ("Von der Leyen sagte in Straßburg: „Europa muss schneller werden.“", "", "Von der Leyen", None),
    ("Die Ausgaben seien gestiegen, so die Sprecherin weiter.", "", "Sprecherin", None),
    (
        "Laut dem Forscherteam um Svante Pääbo lebten die Menschen dort vor 45.000 Jahren.",
        "",
        "Forscherteam um Svante Pääbo",
        None,
    ),
    (
        "„Der Angriff kam ohne Vorwarnung“, zitierte die Agentur TASS den Gouverneur.",
        "",
        "Gouverneur",
        "TASS",
    ),
    ("Nach Angaben des Herstellers reicht der Akku für 500 Kilometer.", "", "Hersteller", None),
    ("Der Rhein führte im August Niedrigwasser.", "", None, None),
    ("Die Stadt kündigte dem Mieter fristlos.", "", None, None),
    (
        "Er habe sich korrekt verhalten, sagte der Bürgermeister vor dem Untersuchungsausschuss.",
        "",
        "Bürgermeister",
        None,
    ),
    ("Beim Brand starben laut Behörden vier Menschen.", "", "Behörden", None),
    (
        "„Das Album ist mein persönlichstes“, erzählt die Sängerin Zoe Wees im Interview.",
        "",
        "Zoe Wees",
        None,
    ),
    ("Xi Jinping rief beide Seiten zur Zurückhaltung auf.", "", "Xi Jinping", None),
    ("Am Ende stand es 2:2, weil der Torwart patzte.", "", None, None),
    ("Die Bundesbank rechnet mit einem schwachen Winter.", "", "Bundesbank", None),
    ("Die Gewerkschaft kritisierte, das Angebot sei eine Frechheit.", "", "Gewerkschaft", None),
    (
        "Netanjahu hat laut einem Regierungsvertreter mit einer Offensive gedroht.",
        "",
        "Netanjahu",
        "Regierungsvertreter",
    ),
    (
        "Die Grünen-Fraktionschefin Britta Haßelmann warf der Union Heuchelei vor.",
        "",
        "Britta Haßelmann",
        None,
    ),
    ("Medienberichten zufolge will Siemens 3000 Stellen streichen.", "", "Medienberichten", None),
    (
        "Siemens will nach einem Bericht des „Handelsblatts“ 3000 Stellen streichen.",
        "",
        "Handelsblatts",
        None,
    ),
    ("Der Kurs fiel um vier Prozent, nachdem der Konzern vor Verlusten gewarnt hatte.", "", None, None),
    (
        "Der Arzt Karl Mohn, der die Studie leitete, sagte, die Ergebnisse seien vielversprechend.",
        "",
        "Karl Mohn",
        None,
    ),
    (
        "„Die Lage ist ernst. Wir brauchen Hilfe“, sagte Bürgermeisterin Eva Roth. „Es fehlt an allem.“",
        "„Es fehlt an allem.“",
        "Eva Roth",
        None,
    ),
    ("Sie habe nichts gewusst, beteuerte die Angeklagte vor Gericht.", "", "Angeklagte", None),
    ("Ob er antrete, ließ der Titelverteidiger offen.", "", "Titelverteidiger", None),
    (
        "Der Ausschuss tagte bis Mitternacht. Danach sagte der Vorsitzende Paul Kern: „Wir sind uns einig.“",
        "„Wir sind uns einig.“",
        "Paul Kern",
        None,
    ),
    (
        "Wie Verkehrsminister Volker Wissing dem Deutschlandfunk sagte, kommt das Ticket im Mai.",
        "",
        "Volker Wissing",
        "Deutschlandfunk",
    ),
    ("Die Täter flohen nach Polizeiangaben in einem weißen Transporter.", "", "Polizeiangaben", None),
    ("Nach Ansicht von Umweltschützern ist der Fluss tot.", "", "Umweltschützern", None),
    ("Die britische Regierung teilte mit, man werde den Vertrag einhalten.", "", "britische Regierung", None),
    (
        "Ein Sprecher des Weißen Hauses nannte den Vorschlag „nicht ernsthaft“.",
        "",
        "Sprecher des Weißen Hauses",
        None,
    ),
    ("Der Schauspieler spielt einen Kommissar, der niemandem traut.", "", None, None),
    ("Die Firma meldete Insolvenz an.", "", None, None),
    ("Das Unternehmen meldete einen Gewinn von drei Millionen Euro.", "", None, None),
    ("Er erklärte den Schülern die Regel.", "", None, None),
    ("Russland erklärte der Ukraine nie offiziell den Krieg.", "", None, None),
    ("Das Gesetz fordert von den Ländern neue Pläne.", "", None, None),
    ("Der Sturm forderte drei Todesopfer.", "", None, None),
    ("Der Brief bestätigt den Termin.", "", None, None),
    ("Die Schule warnt vor Glatteis.", "", "Schule", None),
    ("Das Land begründete 1990 diplomatische Beziehungen zu Chile.", "", None, None),
    ("Der Konzern stellt Maschinen her und beschäftigt 300 Leute.", "", None, None),
    ("Papst Franziskus betete für die Opfer.", "", None, None),
    ("Präsident Macron empfing Kanzler Scholz im Élysée-Palast.", "", None, None),
    ("Im Mai antwortete die Band mit einem neuen Album.", "", None, None),
    ("Die Anleger fragen sich, wie es weitergeht.", "", None, None),
    ("Der Minister kommt aus Bremen, seine Frau aus Kiel.", "", None, None),
    ("Mehr als 2000 Menschen demonstrierten gegen den Ausbau.", "", None, None),
    ("Der Patient sei stabil, erklärten die Ärzte.", "", "Ärzte", None),
    ("Israel und Katar bestätigten die Einigung.", "", "Israel und Katar", None),
    ("Sie sagte, sie freue sich.", "", None, None),
    ("Es hieß, der Zug falle aus.", "", None, None),
    ("Die Behörden gehen davon aus, dass der Brand gelegt wurde.", "", "Behörden", None),
    (
        "Verteidigungsminister Boris Pistorius gab bekannt, dass 300 Soldaten verlegt werden.",
        "",
        "Boris Pistorius",
        None,
    ),
    ("Greta Thunberg twitterte: „Schämt euch!“", "„Schämt euch!“", "Greta Thunberg", None),
    (
        "Der ukrainische Präsident Wolodymyr Selenskyj bat den Westen um Luftabwehr.",
        "",
        "Wolodymyr Selenskyj",
        None,
    ),
    ("Uschakow sagte, Putin habe Biden vor neuen Sanktionen gewarnt.", "", "Putin", "Uschakow"),
]
EN = [
    ('"We built the port too late," said Mara Quinn, the harbour master.', "", "Mara Quinn", None),
    ("The central bank warned that inflation could return.", "", "central bank", None),
    ("Finance Minister Priya Nair said the budget was balanced.", "", "Priya Nair", None),
    ("According to police, the driver ignored a red light.", "", "police", None),
    ("According to Dr Lena Ortiz, the vaccine is safe.", "", "Lena Ortiz", None),
    ("“It was a clear penalty,” coach Tom Reilly told reporters after the match.", "", "Tom Reilly", None),
    ('"We will appeal," the lawyer told Reuters.', "", "lawyer", "Reuters"),
    ("The spokesman said the talks would resume on Monday.", "", "spokesman", None),
    (
        "Yuri Ushakov, Mr Putin's foreign policy adviser, told a briefing that the call went well.",
        "",
        "Yuri Ushakov",
        None,
    ),
    (
        "Ministers were warned by the governor of the bank that rates must rise.",
        "",
        "governor of the bank",
        None,
    ),
    ("China warns Japan over islands", "", "China", None),
    ("Such measures, Mr Ushakov said, could lead to a complete rupture.", "", "Ushakov", None),
    ("Rates will fall next year, says Bank of England governor Andrew Bailey.", "", "Andrew Bailey", None),
    (
        "A senior administration official described the exchange as “serious and substantive”.",
        "",
        "senior administration official",
        None,
    ),
    (
        'Jane Porter was furious. "They lied to us," she said.',
        '"They lied to us," she said.',
        "Jane Porter",
        None,
    ),
    (
        'Judge Alan Moore said: "The court finds no fault. The witness lied."',
        "The witness lied.",
        "Alan Moore",
        None,
    ),
    (
        '"The glacier is dying," said the glaciologist Peter Huber. "It will be gone by 2050."',
        '"It will be gone by 2050."',
        "Peter Huber",
        None,
    ),
    ("Tesla has denied the claims.", "", "Tesla", None),
    ("The union has threatened to strike in May.", "", "union", None),
    (
        "Meyer said rates would fall, but Lopez warned that jobs were at risk.",
        "jobs were at risk",
        "Lopez",
        None,
    ),
    (
        "Meyer said rates would fall, but Lopez warned that jobs were at risk.",
        "rates would fall",
        "Meyer",
        None,
    ),
    ("The study, published in Nature, found that bees can count.", "", "study", None),
    ("According to an aide, Johnson promised the firm a refund.", "", "Johnson", "aide"),
    ("White House press secretary Jen Psaki said no decision had been made.", "", "Jen Psaki", None),
    ("The company announced 300 job cuts on Friday.", "", "company", None),
    ("Scientists say the comet will be visible in June.", "", "Scientists", None),
    ('The minister called the plan "a disgrace".', "", "minister", None),
    ("Ukraine's President Volodymyr Zelensky urged allies to send tanks.", "", "Volodymyr Zelensky", None),
    ('"I did not do it," the defendant said.', "", "defendant", None),
    ("In a statement, Airbus said deliveries would slip.", "", "Airbus", None),
    ("Officials in Lagos said the bridge was closed.", "", "Officials in Lagos", None),
    ("It was, said the captain, the worst storm in years.", "", "captain", None),
    ('Smith: "We deserved to win"', "", "Smith", None),
    ("Markets fell because investors had been told by the Fed that rates would rise.", "", "Fed", None),
    # narration
    ("The team won 3-1 in Leeds on Saturday.", "", None, None),
    ("The meeting began at noon and lasted two hours.", "", None, None),
    ("The minister flew to Paris in the evening.", "", None, None),
    ('The film "The Long Silence" opens on Friday.', "", None, None),
    ("The company added 200 jobs last year.", "", None, None),
    ("Police arrested two men near the station.", "", None, None),
    ("The United States and Canada share a long border.", "", None, None),
    ("Her book was published in 1998.", "", None, None),
    ("Demand for copper rose sharply.", "", None, None),
    ("The report runs to 300 pages.", "", None, None),
    ("Everything went according to plan.", "", None, None),
    ("He is said to have left the country.", "", None, None),
    ("The firm found oil off the coast of Ghana.", "", None, None),
    ("The judge read the ruling aloud.", "", None, None),
    ('"The data are clear," writes Helen Park in Nature.', "", "Helen Park", None),
    ("Apple chief executive Tim Cook said the plant would cost two billion dollars.", "", "Tim Cook", None),
    ("Prosecutors accused Holmes of lying to investors.", "", "Prosecutors", None),
    ('"This is not over," warned union leader Mick Lynch.', "", "Mick Lynch", None),
    ("In an interview with the BBC, the actress Emma Stone said she would retire.", "", "Emma Stone", None),
    ("The World Health Organization has warned of a new outbreak.", "", "World Health Organization", None),
    ("Bond yields rose after the Federal Reserve raised rates.", "", None, None),
    ('"I am proud of the boys," he said.', "", None, None),
    ("The suspect, who was arrested on Friday, denied the charges.", "", "suspect", None),
    ("Trump threatens EU with tariffs", "", "Trump", None),
    ("It is a disaster, according to Greenpeace.", "", "Greenpeace", None),
    (
        "Researchers at the University of Bonn found that bees can count to four.",
        "",
        "Researchers at the University of Bonn",
        None,
    ),
    ("The lawyer for the family, Anita Desai, said they would appeal.", "", "Anita Desai", None),
    ("“We lost because we were tired,” Klopp admitted.", "", "Klopp", None),
    ("Musk wrote on X that the rocket had exploded.", "", "Musk", "X"),
    ("A spokesperson for the Ministry of Defence declined to comment.", "", None, None),
    ("Reuters reported that Opec had agreed to cut output.", "", "Reuters", None),
    (
        "Reuters, citing a senior official, reported that Opec had agreed to cut output.",
        "",
        "senior official",
        "Reuters",
    ),
    ("Biden was told by advisers that the plan would fail.", "", "advisers", None),
    ("The singer released her third album in March.", "", None, None),
    ("The judge sentenced him to three years in prison.", "", None, None),
    (
        'Coach Ana Silva praised her team. "They ran until the end," she said. "I could not ask for more."',
        '"I could not ask for more."',
        "Ana Silva",
        None,
    ),
    (
        '"The vaccine works," said Professor Sarah Gilbert of Oxford University, who led the trial.',
        "",
        "Sarah Gilbert",
        None,
    ),
    ("Inflation will hit 4%, the Bank of Canada predicts.", "", "Bank of Canada", None),
    (
        "The prime minister said he would not resign. He added that the party was united.",
        "He added that the party was united.",
        "prime minister",
        None,
    ),
    ("The EU has promised a swift response, according to two diplomats.", "", "EU", "two diplomats"),
    ("Mr Johnson has repeatedly denied wrongdoing.", "", "Johnson", None),
    ("Critics argue that the law is too weak.", "", "Critics", None),
    ('"We are devastated," the family said in a statement.', "", "family", None),
    ("The defence secretary, Grant Shapps, said Britain would send ships.", "", "Grant Shapps", None),
    ('"Inflation," she said, "is a monster."', "", None, None),
    (
        'Prof Maria Lund, an oceanographer in Bergen, said the current was slowing. "It could stop," she added.',
        '"It could stop," she added.',
        "Maria Lund",
        None,
    ),
    ("The current is slowing, scientists have warned.", "", "scientists", None),
    ("Nasa says the probe has landed.", "", "Nasa", None),
    ("As the Guardian reported, the minister had promised reforms.", "", "minister", "Guardian"),
    ("The bridge, which opened in 1932, carries 40,000 cars a day.", "", None, None),
    ("The band plays in Berlin on Friday.", "", None, None),
    ("Her report describes three species of frog.", "", None, None),
    ("Prices rose by 3% in March, the highest since 2011.", "", None, None),
    ("He was asked to leave the room.", "", None, None),
    ("The court ruled that the ban was illegal.", "", "court", None),
    ('President Macron said France would "never give in".', "never give in", "Macron", None),
    ("Officials said on Monday that Mr Kim had warned of war.", "", "Kim", "Officials"),
]
FR = [
    ("L'a déclaré Emmanuel Macron après l'entretien avec Joe Biden.", "", "Emmanuel Macron", None),
    ("Comme l'a confirmé le ministre Paul Blanc, la route est fermée.", "", "Paul Blanc", None),
    ("Comme l’explique Paul Blanc, la route est fermée.", "", "Paul Blanc", None),
    ("Le juge Paul Blanc a rencontré Marie Noir.", "", None, None),
    ("« Nous partons demain », a déclaré le ministre Paul Vidal.", "", "Paul Vidal", None),
    ("Selon la police, deux hommes ont pris la fuite.", "", "police", None),
    ("D'après l'économiste Claire Morin, les prix vont baisser.", "", "Claire Morin", None),
    ("Le maire a promis que l'école rouvrirait.", "", "maire", None),
    ("Emmanuel Macron affirme que la France est prête.", "", "Emmanuel Macron", None),
    ("« C'est fini », dit l'entraîneur.", "", "entraîneur", None),
    (
        "Le procureur Jean Caron est arrivé. « L'enquête continue », a-t-il ajouté.",
        "« L'enquête continue », a-t-il ajouté.",
        "Jean Caron",
        None,
    ),
    ("Le match a commencé à vingt heures.", "", None, None),
    ("Le ministre est parti pour Rome.", "", None, None),
    ("La ville a construit un pont.", "", None, None),
    ("« Nous n'avons pas peur », a lancé la maire de Lyon, Anne Roche.", "", "Anne Roche", None),
    (
        "Le président de la Fédération, Marc Petit, estime que le calendrier est trop chargé.",
        "",
        "Marc Petit",
        None,
    ),
    ("L'Insee annonce une croissance de 0,3 %.", "", "Insee", None),
    (
        "Selon une étude de l'université de Nantes, les huîtres souffrent.",
        "",
        "étude de l'université de Nantes",
        None,
    ),
    ("La ministre de la Santé a annoncé vendredi un plan d'urgence.", "", "ministre de la Santé", None),
    ("« Le verdict est injuste », a réagi son avocat, Me Paul Denis.", "", "Paul Denis", None),
]
ES = [
    (
        "Lo contó Yuri Ushakov, asesor de Vladímir Putin, tras la conversación con Joe Biden.",
        "",
        "Yuri Ushakov",
        None,
    ),
    ("Así lo contó ayer Ana Vega en el Parlamento.", "", "Ana Vega", None),
    ("El libro lo escribió Ana Vega.", "", None, None),
    ("«Vamos a ganar», dijo el entrenador Luis Prado.", "", "Luis Prado", None),
    ("Según la policía, el coche iba sin luces.", "", "policía", None),
    ("La ministra aseguró que no habrá recortes.", "", "ministra", None),
    (
        "El juez Pedro Salas explicó que el caso sigue abierto. Añadió que habrá juicio.",
        "Añadió que habrá juicio.",
        "Pedro Salas",
        None,
    ),
    ("El Gobierno advirtió de que subirán los precios.", "", "Gobierno", None),
    ("«Es un error», afirmó Ana Ríos, portavoz de la empresa.", "", "Ana Ríos", None),
    ("El partido terminó sin goles.", "", None, None),
    ("La empresa abrió una fábrica en Vigo.", "", None, None),
    ("El presidente del Gobierno, Pedro Sánchez, anunció ayer nuevas ayudas.", "", "Pedro Sánchez", None),
    ("De acuerdo con el Banco de España, el paro bajará.", "", "Banco de España", None),
    ("«No hubo penalti», se quejó el técnico.", "", "técnico", None),
    ("La portavoz del ministerio, Laura Gil, dijo a EFE que no hay heridos.", "", "Laura Gil", "EFE"),
]
RU = [
    ("«Мы готовы к разговору», — сказал Дмитрий Орлов.", "", "Дмитрий Орлов", None),
    ("По словам министра Ивана Белова, цены не вырастут.", "", "Ивана Белова", None),
    ("Пресс-секретарь компании Анна Крылова заявила, что завод закроют.", "", "Анна Крылова", None),
    ("В Кремле сообщили, что встреча состоится в мае.", "", "Кремле", None),
    ("По данным полиции, пострадали двое.", "", "полиции", None),
    ("Тренер Олег Ким рассказал журналистам, что команда устала.", "", "Олег Ким", None),
    ("Матч завершился вничью.", "", None, None),
    ("Поезд прибыл в Казань утром.", "", None, None),
    ("Глава МИД Германии Анналена Бербок заявила, что переговоры продолжатся.", "", "Анналена Бербок", None),
    ("«Рынок перегрет», — считает аналитик Сергей Попов.", "", "Сергей Попов", None),
    (
        "Как сообщает «Интерфакс», министр Антон Силуанов предупредил о дефиците.",
        "",
        "Антон Силуанов",
        "Интерфакс",
    ),
    ("Президент США Дональд Трамп пригрозил Евросоюзу пошлинами.", "", "Дональд Трамп", None),
]
UK = [
    ("«Ми готові», — сказав Петро Дяченко.", "", "Петро Дяченко", None),
    ("За словами міністра Олега Сави, ціни не зростуть.", "", "Олега Сави", None),
    ("Речниця заводу Ірина Гай повідомила, що цех закриють.", "", "Ірина Гай", None),
    ("За даними поліції, постраждали двоє.", "", "поліції", None),
    ("Потяг прибув до Львова вранці.", "", None, None),
    (
        "Президент України Володимир Зеленський заявив, що переговори тривають.",
        "",
        "Володимир Зеленський",
        None,
    ),
    ("На думку експерта Івана Коваля, ціни впадуть.", "", "Івана Коваля", None),
    ("«Це помилка», — наголосила міністерка Оксана Лісова.", "", "Оксана Лісова", None),
]
IT = [
    (
        "Lo ha detto Mario Draghi, presidente del Consiglio, dopo il colloquio con Joe Biden.",
        "",
        "Mario Draghi",
        None,
    ),
    ("L'ha detto il ministro Luca Neri.", "", "Luca Neri", None),
    ("Come l’ha spiegato Luca Neri, la strada è chiusa.", "", "Luca Neri", None),
    ("Il libro lo ha scritto Anna Rossi.", "", None, None),
    ("L'accusa di Draghi ha sorpreso il ministro.", "", None, None),
    (
        "Vladimir Putin ha avvertito Joe Biden che le sanzioni sarebbero un errore.",
        "",
        "Vladimir Putin",
        None,
    ),
    ("«Sarebbe un errore colossale», ha detto il consigliere Yuri Ushakov.", "", "Yuri Ushakov", None),
    ("Secondo la polizia, l'auto è passata con il rosso.", "", "polizia", None),
    ("La strada è chiusa da ieri.", "", None, None),
]
PT = [
    ("Disse-o Ana Costa, ministra da Defesa, depois da conversa com Joe Biden.", "", "Ana Costa", None),
    ("Contou-o ontem Yuri Ushakov à agência Lusa.", "", "Yuri Ushakov", "Lusa"),
    ("O presidente Vladimir Putin advertiu Joe Biden de que seria um erro.", "", "Vladimir Putin", None),
    ("«Seria um erro colossal», disse o assessor Yuri Ushakov.", "", "Yuri Ushakov", None),
    ("Segundo a polícia, o carro passou no vermelho.", "", "polícia", None),
    ("A estrada está fechada desde ontem.", "", None, None),
]
EXAMPLES = [
    pytest.param(language, *example, id=f"{language}{number}")
    for language, examples in (
        ("de", DE),
        ("en", EN),
        ("fr", FR),
        ("es", ES),
        ("it", IT),
        ("pt", PT),
        ("ru", RU),
        ("uk", UK),
    )
    for number, example in enumerate(examples)
]


@pytest.mark.parametrize(("language", "text", "words", "speaker", "via"), EXAMPLES)
def test_speaker_and_via_are_as_the_text_says(
    language: str, text: str, words: str, speaker: str | None, via: str | None
) -> None:
    start = text.index(words)
    article = Article(source="a.txt", text=text, language=language)
    found = attribute(article, (start, start + len(words or text)))
    assert _name(found.speaker) == speaker
    assert _name(found.via) == via
    for name in (found.speaker, found.via):
        assert name is None or text[name.start : name.end] == name.name


def _name(attribution: Attribution | None) -> str | None:
    return attribution.name if attribution else None


SCENE = (
    "Streit um die Brücke\n\n"
    "Ingenieurin Paula Kern hat das Bauwerk untersucht. Die Pfeiler seien gerissen, sagte sie am Montag. "
    "Der Beton bröckle. Die Sperrung habe keinen Aufschub vertragen.\n\n"
    "Die Brücke wurde 1968 gebaut."
)


def _by_sentence(text: str, language: str | None) -> list[str | None]:
    article = Article(source="a.txt", text=text, language=language)
    spans = sentences(text, language)
    return [_name(attribute(article, span, spans).speaker) for span in spans]


def test_reported_mood_carries_the_speaker_to_the_end_of_the_report() -> None:
    kern = "Paula Kern"
    assert _by_sentence(SCENE, "de") == [None, None, kern, kern, kern, None]


def test_unknown_language_of_the_article_is_guessed() -> None:
    assert _by_sentence(SCENE, None)[2] == "Paula Kern"


@pytest.mark.parametrize("language", ["nl", "ja", "tr"])
def test_languages_without_rules_get_nobody(language: str) -> None:
    text = '"Andiamo", ha detto Mario Rossi.'
    assert attribute(Article(source="a", text=text, language=language), (0, len(text))).speaker is None


def test_quote_over_several_sentences_names_the_speaker_of_most_of_it() -> None:
    text = "Die Bahn fährt wieder. Der Schaden sei behoben, sagte Technikchef Uwe Lang. Er werde wachsam bleiben."
    found = attribute(Article(source="a", text=text, language="de"), (0, len(text)))
    assert _name(found.speaker) == "Uwe Lang"


def test_headline_is_not_an_antecedent() -> None:
    text = "Lund warnt vor Dürre\n\n„Es regnet zu wenig“, sagte er."
    article = Article(source="a", text=text, language="de", headlines=((0, 20),))
    assert attribute(article, (22, len(text))).speaker is None


@pytest.mark.parametrize("quote", [(0, 0), (0, 1), (3, 500), (10, 5)])
def test_odd_ranges_do_no_harm(quote: tuple[int, int]) -> None:
    article = Article(source="a", text=" „Nein“, sagte X", language="de")
    assert attribute(article, quote).via is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_lists_load_in_every_language(language: str) -> None:
    words = speech_words(language)
    assert words.finite and words.before and words.roles and words.given_names


def test_a_sentence_takes_milliseconds() -> None:
    text = "\n\n".join([SCENE] * 20)
    article = Article(source="a", text=text, language="de")
    spans = sentences(text, "de")
    attribute(article, spans[0], spans)
    started = time.process_time()
    for span in spans:
        attribute(article, span, spans)
    assert (time.process_time() - started) / len(spans) < 0.01
