"""The searches that show a person what others find about them, and the addresses that run them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from audit_app.domain.search import Clues, Engine, Search, SearchKind

MOST_CLUES = 6
LONGEST_CLUE = 80
LONGEST_SEARCH = 240
MOST_SEARCHES = 40
_QUOTES = re.compile(
    '["\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}'
    "\N{DOUBLE LOW-9 QUOTATION MARK}\N{DOUBLE HIGH-REVERSED-9 QUOTATION MARK}"
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}"
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{FULLWIDTH QUOTATION MARK}]"
)
_NOT_DIGITS = re.compile(r"[^0-9]")
_ABROAD = "44"
_UK_DIGITS = (10, 11)
_AREA = 5


def one_line(text: str, longest: int = LONGEST_SEARCH) -> str:
    """``text`` on one line, composed, at most ``longest`` characters, with nothing hidden in it.

    Control characters count as spaces; signs that turn the reading direction around, and halves of
    characters, go.
    """
    # What is pasted may be a whole page: composing all of it would take its time.
    begun = unicodedata.normalize("NFC", text[: 4 * longest])
    shown = "".join(_shown(char) for char in begun)
    return " ".join(shown.split())[:longest].rstrip()


def _shown(char: str) -> str:
    category = unicodedata.category(char)
    if category in ("Cc", "Zl", "Zp", "Zs"):
        return " "
    return "" if category in ("Cf", "Cs", "Co", "Cn") else char


def parted(text: str) -> tuple[str, ...]:
    """What was typed with commas between, in parts.

    Half a character, as some keyboards and pastes give, could not be kept at all.
    """
    whole = text.encode("utf-8", "replace").decode()
    return tuple(part for each in whole.split(",") if (part := each.strip()))


def phrase(text: str) -> str:
    """``text`` as an exact phrase in quotes; nothing in it can end the quotes. Empty: empty."""
    inside = one_line(_QUOTES.sub(" ", text), LONGEST_CLUE)
    return f'"{inside}"' if inside else ""


def searches(clues: Clues) -> tuple[Search, ...]:
    """What is worth searching for, the most telling first, each only once."""
    made = dict.fromkeys(Search(kind=kind, text=text) for kind, text in _made(clues) if text)
    return tuple(made)[:MOST_SEARCHES]


def _made(clues: Clues) -> Iterator[tuple[SearchKind, str]]:
    names, others = _phrases(clues.names), _phrases(clues.other_names)
    towns, schools = _phrases(clues.towns), _phrases(clues.schools)
    yield from ((SearchKind.NAME, name) for name in names)
    yield from ((SearchKind.TOWN, pair) for pair in _pairs(names, towns))
    yield from ((SearchKind.SCHOOL, pair) for pair in _pairs(names, schools))
    yield from ((SearchKind.PICTURES, name) for name in names)
    yield from ((SearchKind.OTHER_NAME, name) for name in others)
    yield from ((SearchKind.OTHER_NAME, pair) for pair in _pairs(others, towns))
    nicknames = _phrases(clues.nicknames)
    yield from ((SearchKind.NICKNAME, pair) for pair in _pairs(nicknames, towns) or nicknames)
    yield from ((SearchKind.USERNAME, name) for name in _phrases(_bare(clues.usernames)))
    yield from ((SearchKind.PHONE, phone_search(phone)) for phone in _few(clues.phones))
    yield from ((SearchKind.EMAIL, email) for email in _phrases(clues.emails))
    yield from ((SearchKind.PAPERS, f"{name} filetype:pdf") for name in names)


def phone_search(phone: str) -> str:
    """A phone number in the ways it is written in the UK; another number just as it is."""
    digits = _NOT_DIGITS.sub("", one_line(phone, LONGEST_CLUE))
    digits = digits.removeprefix("00")
    if digits.startswith(_ABROAD):
        digits = "0" + digits.removeprefix(_ABROAD).removeprefix("0")
    if not digits.startswith("0") or len(digits) not in _UK_DIGITS:
        return phrase(phone)
    spaced = f"{digits[:_AREA]} {digits[_AREA:]}"
    return " OR ".join(f'"{each}"' for each in (digits, spaced, f"+{_ABROAD}{digits[1:]}"))


def address(engine: Engine, text: str, *, pictures: bool = False) -> str:
    """The https address that runs a search. The text stands in it as one inert value."""
    form = engine.pictures if pictures else engine.url
    return form.replace("{query}", quote(one_line(text), safe=""))


def _phrases(texts: Iterable[str]) -> list[str]:
    return [made for text in _few(texts) if (made := phrase(text))]


def _few(texts: Iterable[str]) -> list[str]:
    return list(texts)[:MOST_CLUES]


def _bare(usernames: Iterable[str]) -> list[str]:
    return [one_line(name, LONGEST_CLUE).removeprefix("@") for name in usernames]


def _pairs(firsts: list[str], seconds: list[str]) -> list[str]:
    return [f"{first} {second}" for first in firsts for second in seconds]
