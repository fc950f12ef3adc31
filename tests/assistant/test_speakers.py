"""Who says it: development examples for the rules (the labelled set that judges them is another hand's)."""

from __future__ import annotations

import time

import pytest

from assistant.answer import Attribution
from assistant.speakers import attribute
from assistant.speakers_words import LANGUAGES, speech_words
from index.records import Article
from index.sentences import sentences

# language, text, quoted words ("" = all of it), speaker, via
DE = [
    ("„Wir haben den Hafen zu spät ausgebaut“, sagte Reederin Wiebke Harms.", "", "Wiebke Harms", None),
    ("„Wir haben den Hafen zu spät ausgebaut“, sagte Reederin Wiebke Harms.", "den Hafen zu spät", "Wiebke Harms", None),
    ("Bundeskanzler Olaf Scholz hat vor einem Handelskrieg gewarnt.", "", "Olaf Scholz", None),
    ("Die Ernte falle in diesem Jahr mager aus, teilte der Bauernverband mit.", "", "Bauernverband", None),
    ("Laut Polizei fuhr der Wagen bei Rot über die Kreuzung.", "", "Polizei", None),
    ("Nach Angaben der Staatsanwaltschaft sitzt der Mann in Untersuchungshaft.", "", "Staatsanwaltschaft", None),
    ("Nach Angaben von Trainerin Nele Brandt ist der Kader komplett.", "", "Nele Brandt", None),
    ("Dem Wetterdienst zufolge bleibt es bis Freitag kalt.", "", "Wetterdienst", None),
    ("„Das Urteil ist ein Skandal“, sagte der Anwalt der Agentur Reuters zufolge.", "", "Anwalt", "Reuters"),
    ("„Das war knapp“, sagte Torhüter Jonas Petersen der Agentur AFP zufolge nach dem Spiel.", "", "Jonas Petersen", "AFP"),
    ("Laut einem Ministeriumssprecher warnte Habeck die Industrie vor höheren Preisen.", "", "Habeck", "Ministeriumssprecher"),
    ("Nach Angaben von Sprecherin Ute Kranz habe die Gewerkschaft mit Streik gedroht.", "", "Gewerkschaft", "Ute Kranz"),
    ("Merz kritisiert Steuerpläne als „Gift für den Mittelstand“", "", "Merz", None),
    ("Die Lage sei ernst, so der Minister.", "", "Minister", None),
    ("„Wir sind bereit“, so Kapitän Lars Wendt.", "", "Lars Wendt", None),
    ("Wie das Statistische Bundesamt mitteilte, stiegen die Preise um zwei Prozent.", "", "Statistische Bundesamt", None),
    ("Wie die Agentur Interfax berichtet, warnte Lawrow vor neuen Raketen.", "", "Lawrow", "Interfax"),
    ("Der Physiker Anton Zeller erklärte, das Teilchen sei instabil. Es zerfalle sofort.", "Es zerfalle sofort.", "Anton Zeller", None),
    ("Die Richterin Petra Lohse sagte: „Das Gericht sieht keine Schuld. Der Zeuge hat gelogen.“", "Der Zeuge hat gelogen.", "Petra Lohse", None),
    ("Dazu erklärte Vorstandschefin Ines Reuter:\n\n„Wir bauen das Werk in Halle. Das steht fest.“", "„Wir bauen das Werk in Halle.", "Ines Reuter", None),
    ("Trainer Mirko Vogt war enttäuscht. „Wir haben alles gegeben“, sagte er.", "„Wir haben alles gegeben“, sagte er.", "Mirko Vogt", None),
    ("Anna Berg traf am Montag Karl Lang. „Es war ein gutes Gespräch“, sagte er.", "„Es war ein gutes Gespräch“, sagte er.", None, None),
    ("Biden wurde von Xi vor einem Bruch gewarnt.", "", "Xi", None),
    ("Der Konzern wurde von der Kartellbehörde vor einer Fusion gewarnt.", "", "Kartellbehörde", None),
    ("Putins außenpolitischer Berater Juri Uschakow sagte, das Gespräch sei gut verlaufen.", "", "Juri Uschakow", None),
    ("Ein US-Regierungsmitglied sagte nach dem Treffen, man sei zuversichtlich.", "", "US-Regierungsmitglied", None),
    ("Das Weiße Haus bestätigte, dass die Initiative von Moskau ausging.", "", "Weiße Haus", None),
    ("Die Sprecherin des Ministeriums wies die Vorwürfe zurück.", "", "Sprecherin des Ministeriums", None),
    ("Die Vorwürfe wies der Konzernsprecher zurück.", "", "Konzernsprecher", None),
    ("Am Dienstag kündigte Außenministerin Annalena Baerbock eine Reise nach Kairo an.", "", "Annalena Baerbock", None),
    ("Im Bundestag forderte der Abgeordnete Ralf Thiele ein Tempolimit.", "", "Ralf Thiele", None),
    ("„Man darf die Risiken nicht unterschätzen“, mahnt die Virologin Sandra Ciesek.", "", "Sandra Ciesek", None),
    ("Ursula von der Leyen warnte vor einem Alleingang.", "", "Ursula von der Leyen", None),
    ("Im Bericht der Kommission steht, die Brücke sei marode, sagte Bürgermeisterin Heike Lund.", "", "Heike Lund", None),
    ("Scholz: „Wir lassen niemanden allein“", "", "Scholz", None),
    ("Baerbock lehnt Waffenlieferungen ab", "", "Baerbock", None),
    ("Der Kreml wies den Bericht als Erfindung zurück.", "", "Kreml", None),
    ("Der Hersteller räumte Fehler bei der Prüfung ein.", "", "Hersteller", None),
    ("„Der Mörtel war feucht“, schrieb Gutachter Emil Raab in der Süddeutschen Zeitung.", "", "Emil Raab", "Süddeutschen Zeitung"),
    ("Die Forscher warnen, dass der Gletscher bis 2050 verschwinden könnte.", "", "Forscher", None),
    ("Michail Podoljak, Berater des Präsidenten, sagte, die Gespräche gingen weiter.", "", "Michail Podoljak", None),
    ("„Ich war nicht am Tatort“, sagte der Angeklagte.", "", "Angeklagte", None),
    ("Ob die Bahn zahle, sei offen, sagte ein Sprecher.", "", "Sprecher", None),
    ("Die Ministerin sagte, sie werde nicht zurücktreten.", "", "Ministerin", None),
    ("Sullivan wurde am Abend deutlicher: „Was wir damals nicht getan haben, tun wir jetzt“", "Was wir damals nicht", "Sullivan", None),
    ("Der Ökonom Jens Südekum sagte, die Zinsen würden sinken. Die Firmen hätten sich darauf eingestellt.", "Die Firmen hätten sich darauf eingestellt.", "Jens Südekum", None),
    ("In der Mitteilung heißt es, der Betrieb laufe weiter.", "", None, None),
    ("Die Anlage sei sicher, hieß es aus dem Umweltministerium.", "", "Umweltministerium", None),
    ("Meteorologin Ina Wolf erwartet, dass der Sturm abzieht.", "", "Ina Wolf", None),
    ("Der Vorstand teilte mit, die Dividende werde gestrichen.", "", "Vorstand", None),
    ("„Wir prüfen Klagen“, sagte Greenpeace-Sprecherin Mara Tolk dem „Spiegel“.", "", "Mara Tolk", "Spiegel"),
    ("Die Gewerkschaft Verdi fordert acht Prozent mehr Lohn.", "", "Gewerkschaft Verdi", None),
    ("Ihm zufolge war der Motor defekt.", "", None, None),
    ("Kapitän Ole Jansen sagte, das Schiff sei leck. Ihm zufolge war der Motor defekt.", "Ihm zufolge war der Motor defekt.", "Ole Jansen", None),
    ("Der Senat hat nach Informationen der Zeitung „Morgenpost“ den Vertrag gekündigt.", "", "Morgenpost", None),
    ("Klinikchef Bernd Mohr betonte, dass die Station offen bleibt, und kündigte Neubauten an.", "", "Bernd Mohr", None),
    ("Unter Berufung auf Minister Karl Timm berichtet die Zeitung, das Gesetz komme später.", "", "Karl Timm", "Zeitung"),
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
]
EN = [
    ('"We built the port too late," said Mara Quinn, the harbour master.', "", "Mara Quinn", None),
    ("The central bank warned that inflation could return.", "", "central bank", None),
    ("Finance Minister Priya Nair said the budget was balanced.", "", "Priya Nair", None),
    ("According to police, the driver ignored a red light.", "", "police", None),
    ("According to Dr Lena Ortiz, the vaccine is safe.", "", "Lena Ortiz", None),
    ('“It was a clear penalty,” coach Tom Reilly told reporters after the match.', "", "Tom Reilly", None),
    ('"We will appeal," the lawyer told Reuters.', "", "lawyer", "Reuters"),
    ("The spokesman said the talks would resume on Monday.", "", "spokesman", None),
    ('Yuri Ushakov, Mr Putin\'s foreign policy adviser, told a briefing that the call went well.', "", "Yuri Ushakov", None),
    ("Ministers were warned by the governor of the bank that rates must rise.", "", "governor of the bank", None),
    ("China warns Japan over islands", "", "China", None),
    ("Such measures, Mr Ushakov said, could lead to a complete rupture.", "", "Ushakov", None),
    ("Rates will fall next year, says Bank of England governor Andrew Bailey.", "", "Andrew Bailey", None),
    ("A senior administration official described the exchange as “serious and substantive”.", "", "senior administration official", None),
    ('Jane Porter was furious. "They lied to us," she said.', '"They lied to us," she said.', "Jane Porter", None),
    ('Judge Alan Moore said: "The court finds no fault. The witness lied."', "The witness lied.", "Alan Moore", None),
    ('"The glacier is dying," said the glaciologist Peter Huber. "It will be gone by 2050."', '"It will be gone by 2050."', "Peter Huber", None),
    ("Tesla has denied the claims.", "", "Tesla", None),
    ("The union has threatened to strike in May.", "", "union", None),
    ("Meyer said rates would fall, but Lopez warned that jobs were at risk.", "jobs were at risk", "Lopez", None),
    ("Meyer said rates would fall, but Lopez warned that jobs were at risk.", "rates would fall", "Meyer", None),
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
]
FR = [
    ("« Nous partons demain », a déclaré le ministre Paul Vidal.", "", "Paul Vidal", None),
    ("Selon la police, deux hommes ont pris la fuite.", "", "police", None),
    ("D'après l'économiste Claire Morin, les prix vont baisser.", "", "Claire Morin", None),
    ("Le maire a promis que l'école rouvrirait.", "", "maire", None),
    ("Emmanuel Macron affirme que la France est prête.", "", "Emmanuel Macron", None),
    ("« C'est fini », dit l'entraîneur.", "", "entraîneur", None),
    ("Le procureur Jean Caron est arrivé. « L'enquête continue », a-t-il ajouté.", "« L'enquête continue », a-t-il ajouté.", "Jean Caron", None),
    ("Le match a commencé à vingt heures.", "", None, None),
    ("Le ministre est parti pour Rome.", "", None, None),
    ("La ville a construit un pont.", "", None, None),
]
ES = [
    ("«Vamos a ganar», dijo el entrenador Luis Prado.", "", "Luis Prado", None),
    ("Según la policía, el coche iba sin luces.", "", "policía", None),
    ("La ministra aseguró que no habrá recortes.", "", "ministra", None),
    ("El juez Pedro Salas explicó que el caso sigue abierto. Añadió que habrá juicio.", "Añadió que habrá juicio.", "Pedro Salas", None),
    ("El Gobierno advirtió de que subirán los precios.", "", "Gobierno", None),
    ("«Es un error», afirmó Ana Ríos, portavoz de la empresa.", "", "Ana Ríos", None),
    ("El partido terminó sin goles.", "", None, None),
    ("La empresa abrió una fábrica en Vigo.", "", None, None),
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
]
UK = [
    ("«Ми готові», — сказав Петро Дяченко.", "", "Петро Дяченко", None),
    ("За словами міністра Олега Сави, ціни не зростуть.", "", "Олега Сави", None),
    ("Речниця заводу Ірина Гай повідомила, що цех закриють.", "", "Ірина Гай", None),
    ("За даними поліції, постраждали двоє.", "", "поліції", None),
    ("Потяг прибув до Львова вранці.", "", None, None),
]
EXAMPLES = [
    pytest.param(language, *example, id=f"{language}{number}")
    for language, examples in (("de", DE), ("en", EN), ("fr", FR), ("es", ES), ("ru", RU), ("uk", UK))
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
