"""The name of somebody else than whoever's name is asked for."""

from __future__ import annotations

import pytest

from assistant.judging.other_bearers import is_another_bearer
from index.records import Article

BYSTANDERS = [
    (
        "What is the name of the driver?",
        "The driver ran a red light, said police spokeswoman Ann Poe.",
        "Ann Poe",
        "en",
    ),
    (
        "What is the name of the driver?",
        "Police spokeswoman Ann Poe said that the driver of the van was drunk.",
        "Ann Poe",
        "en",
    ),
    (
        "What is the name of the driver?",
        "The driver of the lorry fell asleep. The landlord of the Crown, Tom Hill, made tea.",
        "Tom Hill",
        "en",
    ),
    ("What is the name of the driver?", "The driver apologised to shop owner Tom Hill.", "Tom Hill", "en"),
    (
        "What is the name of the girl?",
        "The girl was found in a barn. Sergeant Tom Hill praised the dogs.",
        "Tom Hill",
        "en",
    ),
    (
        "What is the name of the suspect?",
        "The suspect was arrested at home. Prosecutor Ann Poe asked for a trial.",
        "Ann Poe",
        "en",
    ),
    (
        "What is the name of the driver?",
        "Der Fahrer schlief ein. Die Besitzerin des Hofs, Eva Marl, half ihm.",
        "Eva Marl",
        "de",
    ),
    (
        "Wie heißt der Lokführer?",
        "Der Lokführer bremste zu spät, sagte Polizeisprecherin Eva Marl.",
        "Eva Marl",
        "de",
    ),
    (
        "Wie heißt der Lokführer?",
        "Laut Polizeisprecherin Eva Marl bremste der Lokführer zu spät.",
        "Eva Marl",
        "de",
    ),
    (
        "Wie heißt der Kranführer?",
        "Der Kranführer hat nach Angaben von Polizeisprecher Jan Eck geschlafen.",
        "Jan Eck",
        "de",
    ),
    (
        "Comment s'appelle le chauffeur ?",
        "Selon le maire Luc Viel, le chauffeur roulait trop vite.",
        "Luc Viel",
        "fr",
    ),
    (
        "¿Cómo se llama el conductor?",
        "El conductor se durmió. El dueño de la venta, Luis Gil, llamó a la policía.",
        "Luis Gil",
        "es",
    ),
    (
        "Come si chiama il pilota?",
        "Il pilota è salvo. «È un miracolo», ha detto il sindaco Aldo Serra.",
        "Aldo Serra",
        "it",
    ),
    ("Hoe heet de bestuurder?", "De bestuurder reed door, zei politiewoordvoerder Jan Bos.", "Jan Bos", "nl"),
    (
        "Jak nazywa się kierowca?",
        "Kierowca uciekł. Komendant policji Jan Wrona zapowiedział śledztwo.",
        "Jan Wrona",
        "pl",
    ),
    (
        "Jak nazywa się maszynista?",
        "Według rzeczniczki kolei Ewy Sowy maszynista zasnął. „Maszynista miał dość”, powiedziała Sowa.",
        "Ewy Sowy",
        "pl",
    ),
    ("Как зовут машиниста?", "Машинист жив. Владелец дачи Иван Краев вызвал врачей.", "Иван Краев", "ru"),
    ("Як звати водія?", "За словами речника поліції Івана Криги, водій заснув.", "Івана Криги", "uk"),
    (
        "Como se chama o motorista?",
        "O motorista fugiu. A dona do café, Rita Melo, chamou a polícia.",
        "Rita Melo",
        "pt",
    ),
    (
        "Vad heter föraren?",
        "Föraren somnade. Polisens talesperson Bo Ek berömde passagerarna.",
        "Bo Ek",
        "sv",
    ),
    ("Jak se jmenuje řidič?", "Řidič usnul. Mluvčí hasičů Jana Malá pochválila svědky.", "Jana Malá", "cs"),
    ("What is the driver's name?", "“The driver was drunk,” police chief Ann Poe said.", "Ann Poe", "en"),
    ("What is the driver's name?", "The driver was drunk, police chief Ann Poe said.", "Ann Poe", "en"),
]
MAY_BE_THE_ONE = [
    (
        "What is the name of the driver?",
        "The driver fled. Police arrested the owner of the car, Tom Hill, who admitted he had been at the wheel.",
        "Tom Hill",
        "en",
    ),
    (
        "What is the name of the driver?",
        "The driver fled. Mayor Tom Hill, who was driving the bus himself, gave himself up.",
        "Tom Hill",
        "en",
    ),
    (
        "What is the name of the driver?",
        "Police spokeswoman Ann Poe said the driver was Tom Hill.",
        "Tom Hill",
        "en",
    ),
    (
        "What is the name of the driver?",
        "The driver, police officer Tom Hill, was unhurt. Officer Hill said the brakes failed.",
        "Tom Hill",
        "en",
    ),
    (
        "What is the name of the driver?",
        "Police officer Tom Hill was the driver of the bus.",
        "Tom Hill",
        "en",
    ),
    (
        "What is the name of the driver?",
        "Shop owner Tom Hill crashed his van on Monday. The driver was unhurt.",
        "Tom Hill",
        "en",
    ),
    (
        "What is the name of the driver?",
        "A driver died on Monday. Tom Hill, a police officer, hit a tree.",
        "Tom Hill",
        "en",
    ),
    (
        "What is the name of the driver?",
        "A driver died on Monday. Tom Hill, 43, hit a tree.",
        "Tom Hill",
        "en",
    ),
    (
        "What is the name of the driver?",
        "According to Tom Hill, the driver of the bus, the light was green.",
        "Tom Hill",
        "en",
    ),
    (
        "What is the name of the driver?",
        "The driver was named by police as shop owner Tom Hill.",
        "Tom Hill",
        "en",
    ),
    ("What is the name of the driver?", "Police named the driver as landlord Tom Hill.", "Tom Hill", "en"),
    (
        "What is the name of the driver?",
        "Bar owner Tom Hill said he was the driver of the bus.",
        "Tom Hill",
        "en",
    ),
    ("Wie heißt der Fahrer?", "Der Fahrer, der Gastwirt Max Rohde, war betrunken.", "Max Rohde", "de"),
    (
        "Wie heißt der Fahrer?",
        "Am Steuer saß Wirt Max Rohde. Der Fahrer entschuldigte sich.",
        "Max Rohde",
        "de",
    ),
    (
        "Wie heißt der Fahrer?",
        "Der Fahrer entkam. Am Steuer saß laut Polizei der Wirt Max Rohde.",
        "Max Rohde",
        "de",
    ),
    (
        "Wie heißt der Fahrer?",
        "Gesteuert wurde der Wagen vom Besitzer Max Rohde. Der Fahrer entkam.",
        "Max Rohde",
        "de",
    ),
    ("Wie heißt der Fahrer?", "Der Fahrer und Besitzer des Wagens, Max Rohde, entkam.", "Max Rohde", "de"),
    ("Wie heißt der Fahrer?", "Der Fahrer ist der Besitzer Max Rohde.", "Max Rohde", "de"),
    (
        "Comment s'appelle le conducteur ?",
        "Le conducteur, le patron du garage Luc Viel, est mort.",
        "Luc Viel",
        "fr",
    ),
    (
        "¿Cómo se llama el conductor?",
        "El conductor del coche, el alcalde Luis Gil, salió ileso.",
        "Luis Gil",
        "es",
    ),
    (
        "¿Cómo se llama el conductor?",
        "El alcalde Luis Gil, que conducía el coche, salió ileso. El conductor pidió perdón.",
        "Luis Gil",
        "es",
    ),
    ("Come si chiama l'autista?", "L'autista è il titolare del bar, Aldo Serra.", "Aldo Serra", "it"),
    ("Jak nazywa się kierowca?", "Kierowca, właściciel sklepu Jan Wrona, był pijany.", "Jan Wrona", "pl"),
    ("Как зовут водителя?", "За рулём был депутат Иван Краев. Водитель извинился.", "Иван Краев", "ru"),
    (
        "What is the name of the suspect?",
        "The suspect was arrested. The shop's owner, Tom Hill, is charged with arson.",
        "Tom Hill",
        "en",
    ),
    (
        "What is the name of the victim?",
        "The victim was found on Monday. Councillor Tom Hill had been missing for days.",
        "Tom Hill",
        "en",
    ),
    (
        "What is the name of the doctor?",
        "The doctor was honoured. Paramedic Ann Poe, who had also studied medicine, smiled.",
        "Ann Poe",
        "en",
    ),
    ("What is the name of the new driver?", "The driver left. Owner Tom Hill takes over.", "Tom Hill", "en"),
    (
        "What is the name of the baker?",
        "The baker is 60. The owner of the bakery, Tom Hill, retires.",
        "Tom Hill",
        "en",
    ),
    ("What is the name of the owner?", "The driver said owner Tom Hill was away.", "Tom Hill", "en"),
    ("Who is the mayor?", "Mayor Tom Hill said the driver was drunk.", "Tom Hill", "en"),
    (
        "What is the name of the spokeswoman?",
        "Police spokeswoman Ann Poe said the driver was drunk.",
        "Ann Poe",
        "en",
    ),
    (
        "What is the name of the captain?",
        "Harbour officer Tom Hill is captain of the ferry.",
        "Tom Hill",
        "en",
    ),
    ("What is the name of the pilot?", "The pilot, Mayor Tom Hill, was unhurt.", "Tom Hill", "en"),
    ("What is the name of the girl?", "The girl, Ann Poe, was found by officer Tom Hill.", "Ann Poe", "en"),
    ("Wie heißt der Fahrer?", "Der Fahrer war laut Polizei der Gastwirt Max Rohde.", "Max Rohde", "de"),
    ("Wie heißt der Fahrer?", "Der Fahrer, laut Polizei der Gastwirt Max Rohde, floh.", "Max Rohde", "de"),
    ("What is the driver's name?", "The driver was, say police, shop owner Tom Hill.", "Tom Hill", "en"),
    ("What is the driver's name?", "The driver is known: he is landlord Tom Hill.", "Tom Hill", "en"),
    (
        "What is the driver's name?",
        "The driver, shop owner Tom Hill, said the brakes failed.",
        "Tom Hill",
        "en",
    ),
    (
        "What is the driver's name?",
        "The driver of the bus, Mayor Tom Hill, said it was ice.",
        "Tom Hill",
        "en",
    ),
    (
        "Wie heißt der Lehrer, der Bürgermeister wurde?",
        "Ein Lehrer führt nun das Dorf. Bürgermeister Max Rohde zog ins Rathaus.",
        "Max Rohde",
        "de",
    ),
    (
        "Comment s'appelle le médecin élu maire ?",
        "Ein Arzt führt nun das Dorf. Bürgermeister Max Rohde zog ins Rathaus.",
        "Max Rohde",
        "de",
    ),
    (
        "What is the name of the pilot?",
        "The pilot died at once. Councillor Tom Hill, 61, had taken off alone.",
        "Tom Hill",
        "en",
    ),
    (
        "What is the name of the pilot?",
        "The pilot died at once. Mayor Tom Hill had taken off alone.",
        "Tom Hill",
        "en",
    ),
    (
        "Wie heißt der Taxifahrer?",
        "Ein Taxifahrer fand den Koffer. Max Rohde, Inhaber einer Pension, hielt an.",
        "Max Rohde",
        "de",
    ),
    (
        "Comment s'appelle le capitaine ?",
        "Le capitaine a été sauvé. Le patron du bateau, Luc Viel, avait froid.",
        "Luc Viel",
        "fr",
    ),
    (
        "What is the name of the driver?",
        "The driver ran off. The owner of the car, Ann Poe, was found in the woods.",
        "Ann Poe",
        "en",
    ),
    (
        "Who was the victim?",
        "The victim lived alone. Police spokesman Tom Hill was shot twice, a neighbour said.",
        "Tom Hill",
        "en",
    ),
    (
        "Who is the suspect?",
        "A suspect faces trial. Prosecutor Tom Hill is accused of taking bribes.",
        "Tom Hill",
        "en",
    ),
]


def is_another(question: str, text: str, name: str, language: str, title: str | None = None) -> bool:
    article = Article(source="a.txt", text=text, title=title, language=language)
    start = text.index(name)
    return is_another_bearer(question, article, (start, start + len(name)))


@pytest.mark.parametrize(("question", "text", "name", "language"), BYSTANDERS)
def test_a_bystander_is_another(question: str, text: str, name: str, language: str) -> None:
    assert is_another(question, text, name, language)


@pytest.mark.parametrize(("question", "text", "name", "language"), MAY_BE_THE_ONE)
def test_whoever_may_be_the_one_is_not(question: str, text: str, name: str, language: str) -> None:
    assert not is_another(question, text, name, language)


def test_a_name_in_the_headline_may_be_the_one_s() -> None:
    text = "The driver lost control in the fog. The owner of the barn, Tom Hill, was taken to hospital."
    asked = "What is the name of the driver?"
    assert is_another(asked, text, "Tom Hill", "en", title="Car hits wall")
    assert not is_another(asked, text, "Tom Hill", "en", title="Tom Hill hurt as car hits barn")


def test_words_without_a_name_are_left_alone() -> None:
    text = "The driver ran off. The owner of the kiosk called the police."
    assert not is_another("What is the name of the driver?", text, "owner of the kiosk", "en")
