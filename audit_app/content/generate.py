"""Writes the generated files: ``python -m audit_app.content.generate`` after editing TOML."""

import inspect
import sys
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from audit_app.content import checklists, compiled, draft, languages, shipped, strings, validation
from audit_app.content.files import CHECKLIST_PLACES, gather
from audit_app.domain.checklist import App, Bullet, Checklist, Contact, HelpPage, Topic
from audit_app.domain.removal import Route
from audit_app.domain.review import Review
from audit_app.domain.saying import Saying
from audit_app.domain.search import Engine, Site
from audit_app.domain.standing import Withdrawn
from audit_app.domain.terms import BankHolidays, SchoolYear
from audit_app.domain.value import Value

SCHEMA = "schema.json"


class Lists(Value):
    """The files of rows, such as ``contacts.toml``: each holds the one list it is named after."""

    contacts: tuple[Contact, ...] = ()
    bullets: tuple[Bullet, ...] = ()
    hosts: tuple[str, ...] = ()
    duties: tuple[draft.Duty, ...] = ()
    sayings: tuple[Saying, ...] = ()
    years: tuple[SchoolYear, ...] = ()
    holidays: tuple[BankHolidays, ...] = ()
    engines: tuple[Engine, ...] = ()
    sites: tuple[Site, ...] = ()
    routes: tuple[Route, ...] = ()
    reviews: tuple[Review, ...] = ()
    priorities: tuple[draft.Raised, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()


def main() -> int:
    """Write every generated file. 0: all is sound; 1: there are faults, told on standard error."""
    root = shipped.path("checklists")
    today = datetime.now(tz=UTC).date()
    faults = validation.whole(root, today)
    for fault in faults:
        sys.stderr.write(f"{fault}\n")
    for path, content in generated().items():
        if not path.exists() or path.read_bytes() != content:
            path.write_bytes(content)
            sys.stderr.write(f"wrote {path.name}\n")
    return 1 if faults else 0


def generated() -> dict[Path, bytes]:
    """What each generated file should hold now."""
    root = shipped.path("checklists")
    words = shipped.path("resources", "strings")
    return {
        root / SCHEMA: schema(),
        root / validation.IDS: _ids(root),
        root / checklists.COMPILED: _compiled_checklist(root),
        **{
            words / strings.compiled_name(language): _compiled_words(words, language)
            for language in languages.languages(words)
        },
    }


def schema() -> bytes:
    """The JSON Schema of topic, platform, help and list files, for editors."""
    kinds = {"Topic": Topic, "Platform": App, "Help": HelpPage, "Lists": Lists}
    references, parts = msgspec.json.schema_components(
        list(kinds.values()), ref_template="#/$defs/{name}"
    )
    for part in parts.values():
        if "description" in part:
            # Since Python 3.13 docstrings are kept without their indentation.
            part["description"] = inspect.cleandoc(part["description"])
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Privacy Self-Audit checklist files",
        "anyOf": list(references),
        "$defs": parts,
    }
    return msgspec.json.format(msgspec.json.encode(whole, order="sorted"), indent=2) + b"\n"


def _ids(root: Path) -> bytes:
    """Every question id ever released, in the order of release; new ones come last."""
    listed = (root / validation.IDS).read_text().split() if (root / validation.IDS).exists() else []
    asked = [q.id for topic in _parsed(root).topics for q in topic.questions]
    return "".join(f"{name}\n" for name in dict.fromkeys((*listed, *asked))).encode()


def _compiled_checklist(root: Path) -> bytes:
    made_from = compiled.fingerprint(gather(root, CHECKLIST_PLACES)[0])
    return compiled.encode(made_from, _parsed(root))


def _compiled_words(root: Path, language: str) -> bytes:
    files, _ = gather(root, (language,))
    return compiled.encode(compiled.fingerprint(files), strings.parse_texts(files))


def _parsed(root: Path) -> Checklist:
    files, _ = gather(root, CHECKLIST_PLACES)
    return draft.read(files)[0].assemble(checklists.version(compiled.fingerprint(files)))


if __name__ == "__main__":
    sys.exit(main())
