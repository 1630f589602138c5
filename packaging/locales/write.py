"""Writes resources/strings/locales.txt: how each language counts, dates and lists, from CLDR.

It runs in an environment of its own (``make locales``): Babel weighs 36 MB, and only these few
facts of it are shipped. ``--check`` writes nothing, and says with exit code 1 that the file would
be another.
"""

import json
import re
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from babel import Locale
from babel.localedata import locale_identifiers
from babel.plural import to_gettext

FILE = Path(__file__).parents[2] / "resources" / "strings" / "locales.txt"
# The rules are for the English of this program; other languages are taken without a region.
TAKEN = {"en": "en_GB"}
PLAIN = re.compile(r"[a-z]{2,3}(_[A-Z][a-z]{3})?")
FORM_ORDER = ("zero", "one", "two", "few", "many", "other")
HEAD = """\
# How each language counts, dates and lists. Written by `make locales` from Unicode's CLDR, as Babel
# {version} has it. CLDR is (c) Unicode, Inc., under the Unicode License v3:
# https://www.unicode.org/license.txt
"""
FIELDS = {
    "d": "{day}",
    "dd": "{day:02}",
    "M": "{number}",
    "MM": "{number:02}",
    "MMM": "{month}",
    "MMMM": "{month}",
    "LLLL": "{alone}",
    "y": "{year}",
    "yyyy": "{year}",
    "H": "{hour}",
    "HH": "{hour:02}",
    "mm": "{minute:02}",
}
TOKEN = re.compile(r"'(?P<quoted>[^']*)'|(?P<field>[a-zA-Z])(?P=field)*|(?P<other>[^a-zA-Z']+)")
PROBES = (*range(2_001), 10_000, 100_000, 1_000_000, 2_000_000, 1_000_001)


def main() -> int:
    """Write the file, or look whether it is what it would be."""
    text = HEAD.format(version=version("babel")) + "".join(
        f"{tag} {_row(tag)}\n" for tag in sorted(_tags(), key=lambda tag: (tag not in TAKEN, tag))
    )
    if "--check" in sys.argv:
        return 0 if FILE.read_text(encoding="utf-8") == text else 1
    FILE.write_text(text, encoding="utf-8")
    return 0


def _tags() -> Iterator[str]:
    """Every language that CLDR knows the months and the plurals of, and can name."""
    for name in locale_identifiers():
        if not PLAIN.fullmatch(name):
            continue
        locale = Locale.parse(TAKEN.get(name, name))
        months = locale.months["format"]["wide"]
        if months[1] != "M01" and _names(locale) and _is_plain(_long(locale)):
            yield name.replace("_", "-")


def _is_plain(pattern: str) -> bool:
    """Whether a date of this language needs nothing but day, month and year."""
    fields = (found.group() for found in TOKEN.finditer(pattern) if found.group("field"))
    return all(field in FIELDS for field in fields)


def _row(tag: str) -> str:
    name = tag.replace("-", "_")
    locale = Locale.parse(TAKEN.get(name, name))
    listed = locale.list_patterns["standard"]
    _, plural = to_gettext(locale.plural_form).removesuffix(";").split("plural=")
    forms = sorted({*locale.plural_form.tags, "other"}, key=FORM_ORDER.index)
    _probe(locale, forms)
    latin = locale.number_symbols["latn"]
    return json.dumps(
        {
            "language": TAKEN.get(name, name).replace("_", "-"),
            "name": _names(locale)[0],
            "english-name": _names(locale)[1],
            "right-to-left": locale.character_order == "right-to-left",
            "forms": forms,
            # A count is a whole number here, without an exponent.
            "plural": re.sub(r"\be\b", "0", plural),
            "months": list(locale.months["format"]["wide"].values()),
            "months-alone": list(locale.months["stand-alone"]["wide"].values()),
            "date": _pattern(_long(locale)),
            "month-and-year": _pattern(locale.datetime_skeletons["yMMMM"].pattern),
            "time": _pattern(locale.datetime_skeletons["Hm"].pattern),
            "thousands": latin["group"],
            "groups": list(locale.decimal_formats[None].grouping),
            "pair": listed["2"],
            "between": listed["middle"],
            "last": listed["end"],
        },
        ensure_ascii=False,
    )


def _names(locale: Locale) -> tuple[str, str] | None:
    """What the language is called in itself, and in English; None when nobody says."""
    bare = Locale(locale.language, script=locale.script)
    own, english = bare.get_display_name(bare), bare.english_name
    return (own, english) if own and english else None


def _long(locale: Locale) -> str:
    return str(locale.date_formats["long"].pattern)


def _pattern(pattern: str) -> str:
    """A CLDR pattern as a Python one: ``d MMMM y`` is ``{day} {month} {year}``."""
    return "".join(
        FIELDS[found.group()] if found.group("field") else found.group("quoted") or found.group()
        for found in TOKEN.finditer(pattern)
    )


def _probe(locale: Locale, forms: list[str]) -> None:
    """No language may pick a form that it does not list."""
    picked = {locale.plural_form(count) for count in PROBES}
    if not picked <= set(forms):
        raise ValueError(locale, picked, forms)


if __name__ == "__main__":
    sys.exit(main())
