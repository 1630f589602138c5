import hashlib

from audit_app.content import phrases, shipped
from audit_app.logic.phrase import offered

_FILE = shipped.path("resources", "phrases", "left_out.txt")


def test_the_list_is_the_one_its_licence_speaks_of() -> None:
    words = phrases.listed()
    assert len(words) == len(set(words)) == 7776
    digest = hashlib.sha256("\n".join(words).encode()).hexdigest()
    assert digest == "abae49761b88f3f1ba31ef944bea1f61b795a3cd7e1cfb7d276ed45bf77967ba"


def test_each_word_left_out_would_be_offered_otherwise() -> None:
    """A word that is misspelt here would be shown to people after all."""
    assert phrases.left_out() <= set(offered(phrases.listed(), ()))


def test_words_left_out_stand_under_a_reason_once_and_in_order() -> None:
    groups = _FILE.read_text(encoding="utf-8").strip().split("\n\n")
    assert all(group.startswith("# ") for group in groups)
    lists = [group.splitlines()[1:] for group in groups]
    assert all(words == sorted(words) for words in lists)
    everything = [word for words in lists for word in words]
    assert len(everything) == len(set(everything))
