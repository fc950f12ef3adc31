"""The bearer of a role, and of another one."""

from __future__ import annotations

import pytest

from assistant.judging.whole_words import whole
from assistant.kinds.answer_types import fits

ANOTHER = [
    ("Which judge signed the order?", "Mayor ", "Ruth Olsen", " signed it."),
    ("Which judge signed the order?", "It was ", "Ruth Olsen", ", the mayor, who signed."),
    ("What is the name of Norway's prime minister?", "Chile's prime minister ", "Ana Ruiz", " agreed."),
    ("Welcher Richter hat unterschrieben?", "Bürgermeisterin ", "Ruth Olsen", " hat unterschrieben."),
    ("Wie heißt der polnische Außenminister?", "Norwegens Außenminister ", "Lars Moe", " kam."),
    ("Quel juge a signé ?", "La procureure ", "Anne Dumas", " a signé."),
    ("Quel ambassadeur a signé ?", "Le ministre des Affaires étrangères ", "Jean Dumas", " a signé."),
    ("¿Cómo se llama el alcalde de Lugo?", "El fiscal ", "Pedro Gil", " dijo."),
    ("Come si chiama il sindaco di Lucca?", "Il giudice ", "Paolo Neri", " ha detto."),
    ("Welke rechter tekende?", "Burgemeester ", "Jan Bos", " tekende"),
    ("Który ambasador to podpisał?", "Minister spraw zagranicznych ", "Ewa Lis", " podpisała"),
    ("Какой посол передал письмо?", "Министр иностранных дел Грузии ", "Нана Беридзе", " передала"),
    ("Який посол передав листа?", "Міністр закордонних справ ", "Ніна Коваль", " передала"),
]
THE_ONE = [
    ("Which judge signed the order?", "Judge ", "Ruth Olsen", " signed it."),
    ("Which judge signed the order?", "It was signed by ", "Ruth Olsen", "."),
    ("Which judge signed the order?", "The mayor met ", "Ruth Olsen", "."),
    ("Which judge signed the order?", "It was ", "Ruth Olsen", ", a former prosecutor."),
    ("Which prime minister resigned?", "Prime minister ", "Ana Ruiz", " resigned."),
    ("What is the name of Norway's prime minister?", "The prime minister ", "Ana Ruiz", " agreed."),
    ("What is the name of Norway's prime minister?", "Norwegian prime minister ", "Ana Ruiz", " agreed."),
    ("Wie heißt der polnische Außenminister?", "Polens Außenminister ", "Jan Lis", " kam."),
    ("Quel ambassadeur a signé ?", "Le président du parti de ", "Jean Dumas", " a signé."),
    ("Какой посол передал письмо?", "Посол Грузии ", "Нана Беридзе", " передала"),
    ("Which coach company went bust?", "Minister ", "Ruth Olsen", " said"),
    ("Which minister's wife was hurt?", "President ", "Ruth Olsen", " said"),
]


@pytest.mark.parametrize(("question", "before", "words", "after"), ANOTHER)
def test_another_roles_bearer_does_not_fit(question: str, before: str, words: str, after: str) -> None:
    assert not fits(question, words, before=before, after=after)


@pytest.mark.parametrize(("question", "before", "words", "after"), THE_ONE)
def test_the_roles_bearer_or_a_bare_name_does(question: str, before: str, words: str, after: str) -> None:
    assert fits(question, words, before=before, after=after)


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("Das sagte die Leitende Staatsanwältin Eva Rau.", "die Leitende", "die Leitende Staatsanwältin"),
        ("The deputy mayor Ann Berg spoke.", "The deputy", "The deputy mayor"),
        ("The deputy spoke.", "The deputy", "The deputy"),
        ("In Bonn Richterin Rau sprach.", "In Bonn", "In Bonn"),
    ],
)
def test_a_role_cut_in_two_is_completed(text: str, words: str, wanted: str) -> None:
    start = text.index(words)
    low, high = whole(text, (start, start + len(words)), (0, len(text)))
    assert text[low:high] == wanted
