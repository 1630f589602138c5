"""What an answer of a website says about a link: it works, it moved, or somebody must look."""

import re
from enum import StrEnum
from http import HTTPStatus
from typing import NamedTuple
from urllib.parse import urlsplit


class Verdict(StrEnum):
    """The worst first, as the report lists them."""

    GONE = "gone"
    MOVED_HOME = "moved to the home page"
    SOFT_404 = "says that it is not there"
    LOOP = "redirects in a circle"
    SERVER_ERROR = "the site has trouble"
    UNREACHABLE = "no answer"
    BLOCKED = "blocked: check by hand"
    LOGIN_WALL = "asks to sign in"
    MOVED = "moved"
    OK = "ok"


# Links that lead nowhere. The rest is for somebody to look at, or for another day.
BROKEN = frozenset({Verdict.GONE, Verdict.MOVED_HOME, Verdict.SOFT_404, Verdict.LOOP})


class Answer(NamedTuple):
    """What came back. ``status`` 0: nothing did, and ``trouble`` says why.

    ``url`` is where the redirects ended, ``body`` the first part of the page.
    """

    status: int
    url: str
    body: str = ""
    trouble: str = ""


TOO_MANY_REDIRECTS = "too many redirects"
_GONE = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
_REFUSES_MACHINES = 999  # LinkedIn's own number
_SIGN_IN = re.compile(
    r"(^|[/._-])(log-?in|log-?on|sign-?in|signup|authwall|checkpoint|oauth)([/._-]|$)"
    r"|^accounts\.google\.|^login\.",
    re.IGNORECASE,
)
_SIGN_IN_TITLE = re.compile(r"\b(log ?in|sign ?in)\b", re.IGNORECASE)
_PASSWORD = re.compile(r"""type\s*=\s*["']?password""", re.IGNORECASE)
_NOT_THERE = re.compile(
    r"\b404\b|page (not|cannot be|can.t be) found|not found"
    r"|(page|content|article) (isn.t|is not|is no longer|no longer) available"
    r"|page (doesn.t|does not|no longer) exists?",
    re.IGNORECASE,
)
_HEADINGS = re.compile(r"<(title|h1)\b[^>]*>(.*?)</\1>", re.IGNORECASE | re.DOTALL)
_TAGS = re.compile(r"<[^>]+>")
# We ask for English, so no other language is put into a path.
_LANGUAGE = re.compile(r"en([-_](gb|us))?", re.IGNORECASE)
_HOMES = frozenset({"home", "index.html", "welcome", "hc", "help"})


def judge(asked: str, answer: Answer) -> Verdict:
    """What ``answer`` means for the link ``asked``."""
    if answer.status == 0:
        looped = answer.trouble == TOO_MANY_REDIRECTS
        return Verdict.LOOP if looped else Verdict.UNREACHABLE
    if answer.status in _GONE:
        return Verdict.GONE
    if HTTPStatus.INTERNAL_SERVER_ERROR <= answer.status < _REFUSES_MACHINES:
        return Verdict.SERVER_ERROR
    if not HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
        return Verdict.BLOCKED
    return _judge_page(asked, answer)


def _judge_page(asked: str, answer: Answer) -> Verdict:
    said = " ".join(_TAGS.sub("", text) for _, text in _HEADINGS.findall(answer.body))
    if _asks_to_sign_in(asked, answer, said):
        return Verdict.LOGIN_WALL
    if _NOT_THERE.search(said):
        return Verdict.SOFT_404
    if _parts(asked) == _parts(answer.url):
        return Verdict.OK
    if _parts(asked)[1] and not set(_parts(answer.url)[1]) - _HOMES:
        return Verdict.MOVED_HOME
    return Verdict.MOVED


def _asks_to_sign_in(asked: str, answer: Answer, said: str) -> bool:
    was, now = urlsplit(asked), urlsplit(answer.url)
    redirected = any(
        _SIGN_IN.search(after) and not _SIGN_IN.search(before)
        for before, after in ((was.path, now.path), (was.netloc, now.netloc))
    )
    return redirected or bool(_SIGN_IN_TITLE.search(said) and _PASSWORD.search(answer.body))


def _parts(url: str) -> tuple[str, tuple[str, ...]]:
    """The host without ``www.`` and the path without a language: the rest is no other page."""
    split = urlsplit(url)
    steps = tuple(step for step in split.path.split("/") if step)
    return (
        split.netloc.removeprefix("www."),
        tuple(step for step in steps if not _LANGUAGE.fullmatch(step)),
    )
