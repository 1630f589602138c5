"""The words that phrases are made of, from ``resources/phrases/``."""

from audit_app.content import shipped


def listed() -> tuple[str, ...]:
    """Every word of the shipped list; ``logic.phrase`` says which are offered."""
    return _lines("eff_large_wordlist.txt")


def left_out() -> frozenset[str]:
    """The words that a school should not see in a phrase, or that are hard to type."""
    return frozenset(_lines("left_out.txt"))


def _lines(name: str) -> tuple[str, ...]:
    text = shipped.path("resources", "phrases", name).read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))
