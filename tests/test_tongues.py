import string

from hypothesis import given
from hypothesis import strategies as st

from audit_app.content import strings
from tests.tongues import Tongue, accented, speak

ENGLISH = strings.load()


def placeholders(text: str) -> list[str | None]:
    return [name for _, name, _, _ in string.Formatter().parse(text)]


def test_pseudo_is_longer_has_accents_and_keeps_what_code_reads() -> None:
    pseudo = speak(Tongue.PSEUDO, ENGLISH)
    assert pseudo.keys() == ENGLISH.keys()
    for key in sorted(ENGLISH.keys()):
        before, after = ENGLISH._texts[key], pseudo._texts[key]
        assert [p for p in placeholders(after) if p] == [p for p in placeholders(before) if p], key
        assert after.count("**") == before.count("**"), key
    assert pseudo("kit.rail.home") == accented(ENGLISH("kit.rail.home"))
    whole = sum(map(len, ENGLISH._texts.values()))
    assert sum(map(len, pseudo._texts.values())) > 1.3 * whole


@given(st.text(alphabet=st.sampled_from("aeiou bcdfgh"), min_size=8))
def test_a_word_grows(text: str) -> None:
    if text.strip():
        assert len(accented(text)) > len(text)


def test_mirrored_is_english_from_right_to_left() -> None:
    mirrored = speak(Tongue.MIRRORED, ENGLISH)
    assert mirrored.locale.right_to_left
    assert mirrored("kit.rail.home") == ENGLISH("kit.rail.home")
