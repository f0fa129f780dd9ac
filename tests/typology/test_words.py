from __future__ import annotations

from microfactory.typology.words import SUBJECTS, TYPES, phrase, together, type_name


def test_every_type_and_question_has_its_words(definition):
    assert set(definition.types) < set(TYPES)
    questions = {*definition.criteria, *(each.name for each in definition.discriminators)}
    assert questions < set(SUBJECTS)


def test_a_name_without_words_is_read_as_it_is():
    assert type_name("cyborg_sme") == "cyborg sme"
    assert phrase("sound_level", "low") == "of sound level low"


def test_few_names_need_no_comma():
    assert together([]) == ""
    assert together(["one"]) == "one"
    assert together(["one", "two"]) == "one and two"
