"""Pieces of a saved web page. Every text is escaped here and nowhere else."""

from collections.abc import Iterable
from html import escape
from pathlib import Path

from audit_app.domain.words import ENGLISH, Said
from audit_app.export.inert import Run
from audit_app.export.sheet import Fact, Page

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def element(name: str, *inner: str, style: str = "", language: str = "") -> str:
    """One element around ``inner``, which is markup already. ``style`` names its classes."""
    chosen = f' class="{escape(style)}"' if style else ""
    spoken = f' lang="{escape(language)}"' if language else ""
    return f"<{name}{chosen}{spoken}>{''.join(inner)}</{name}>"


def says(name: str, text: str, *, style: str = "") -> str:
    """One element that says ``text``; nothing when there is nothing to say."""
    language = text.language if isinstance(text, Said) else ""
    return element(name, escape(text), style=style, language=language) if text else ""


def emphasised(runs: Iterable[Run]) -> str:
    """Runs as text, the names of buttons and menus strong."""
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    if run.strong:
        return says("strong", run.text)
    return says("span", run.text) if isinstance(run.text, Said) else escape(run.text)


def steps(items: Iterable[tuple[Run, ...]]) -> str:
    """A numbered list; nothing when there are no steps."""
    lines = [element("li", emphasised(item)) for item in items]
    return element("ol", *lines) if lines else ""


def facts(items: Iterable[Fact]) -> str:
    """Labels with what they say; nothing when there are none."""
    pairs = [element("div", says("dt", f.label), says("dd", f.text)) for f in items]
    return element("dl", *pairs, style="facts") if pairs else ""


def tick_box(shape: str = "open") -> str:
    """A drawn box to tick with a pen on the printed page. The words beside it say its state."""
    return f'<span class="box {escape(shape)}" aria-hidden="true"></span>'


def address(url: str) -> str:
    """A web address that can be read on paper and pressed on a screen."""
    return f'<a href="{escape(url)}" rel="noopener noreferrer">{escape(url)}</a>'


def anchor(link: Fact | None) -> str:
    """A label above its web address; nothing when there is no link."""
    if link is None:
        return ""
    return element("p", says("span", link.label), "<br>", address(link.text))


def web_page(page: Page, body: Iterable[str], resources: Path) -> bytes:
    """A whole page in UTF-8 with its looks inside. It may run no script and load nothing."""
    looks = (resources / "templates" / "page.css").read_text(encoding="utf-8")
    head = (
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        says("title", page.title),
        f"<style>\n{looks}</style>",
    )
    demo = says("p", page.demo, style="demo")
    main = element("main", demo, *body, says("footer", page.footer))
    opening = f'<!DOCTYPE html>\n<html lang="{escape(page.language)}">'
    # Its title may be in another language than what is not marked: see domain.words.
    rest = "" if page.language == ENGLISH else ENGLISH
    lines = (opening, element("head", *head), element("body", main, language=rest), "</html>\n")
    return "\n".join(lines).encode("utf-8")
