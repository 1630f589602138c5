"""Sets a page description with a shipped typst template as an accessible PDF (PDF/UA-1)."""

from pathlib import Path

import msgspec

from audit_app.domain.value import Value
from audit_app.domain.words import Said
from audit_app.export.inert import STAND_IN

_UNIFORM = "\u017f"
_PUNCTUATION = "\u2013\u2014\u2018\u2019\u201c\u201d\u201e\u2022\u2026\u20ac\u2212"
_UNDISPLAYABLE = "could not be displayed"


def typeset(template: str, content: Value, resources: Path, *, large: bool = False) -> bytes:
    """``content`` set with ``resources/templates/<template>`` in the fonts of ``resources/fonts``.

    Texts travel as JSON data, so nothing in them is read as markup. typst takes them from memory
    and writes no file. Characters that no font here can draw are replaced by a stand-in, because
    PDF/UA forbids empty boxes. Raises typst.TypstError when a template is broken (a bug).
    """
    import typst

    def compiled(data: str) -> bytes:
        return typst.compile(
            str(resources / "templates" / template),
            root=str(resources / "templates"),
            font_paths=[str(resources / "fonts")],
            ignore_system_fonts=True,
            pdf_standards="ua-1",
            sys_inputs={"data": data, "size": "large" if large else "normal"},
        )

    data = msgspec.json.encode(content, enc_hook=_with_language).decode()
    try:
        return compiled(data)
    except typst.TypstError as fault:
        if _UNDISPLAYABLE not in str(fault):
            raise
        return compiled(_drawable(data))


def _with_language(text: object) -> dict[str, str]:
    """A text in another language than English, as the templates take it."""
    if not isinstance(text, Said):
        raise TypeError(type(text))
    return {"says": str(text), "language": text.language}


def _drawable(data: str) -> str:
    """JSON with stand-ins for all that the bundled letters may lack. Its own marks are ASCII."""
    return "".join(char if char <= _UNIFORM or char in _PUNCTUATION else STAND_IN for char in data)
