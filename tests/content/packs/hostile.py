"""A sound small pack, and zips that a library would not make by itself."""

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

HEAD = """
id = "hillside"
name = "Hillside"
issuer = "Hillside Trust"
version = 3
description = "What is different here."
hosts = ["hillside.example"]
term-starts = [2027-01-05]
"""
PEOPLE = """
[[people]]
part = "Safeguarding lead"
name = "Priya"
phone = "01632 960101"
"""
NOTES = """
[[notes]]
help = "pupil-contact"
text = "Ring Priya."
[[notes]]
question = "a6_review"
text = "Ask the office."
"""
LINKS = """
[[links]]
label = "Our policy"
url = "https://www.hillside.example/policy"
"""
CONTACT = """
[[contacts]]
id = "hillside-lado"
name = "LADO"
phone = "01632 960103"
hours = "9 to 5"
url = "https://hillside.example/lado"
source = "The council"
checked = 2026-11-20
"""
TOPIC = """
id = "hillside"
name = "At Hillside"
about = "What our school asks."
order = 100
"""
QUESTION = """
[[questions]]
id = "hillside_policy"
text = "Have you read our policy this year?"
why = "It changed."
priority = "should"
recheck = "year"
answer-seconds = 6
fix-minutes = 10
refs = ["A15"]
clauses = []
source = "Our policy"
checked = 2026-11-20
[questions.action]
title = "Read our policy"
find-out = "Find out where our policy is"
short = "Read our policy"
link = { label = "Our policy", url = "https://www.hillside.example/policy" }
"""
FILES = {
    "pack.toml": HEAD.encode(),
    "people.toml": PEOPLE.encode(),
    "notes.toml": NOTES.encode(),
    "links.toml": LINKS.encode(),
    "contacts.toml": CONTACT.encode(),
    "topics/hillside.toml": (TOPIC + QUESTION).encode(),
}


def changed(name: str, old: str, new: str) -> dict[str, bytes]:
    """The sound pack with one text in a file replaced; ``old`` empty: the whole file."""
    if not old:
        return FILES | {name: new.encode()}
    text = FILES[name].decode()
    assert old in text
    return FILES | {name: text.replace(old, new).encode()}


def put(folder: Path, files: dict[str, bytes]) -> Path:
    """``files`` in a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def zipped(entries: Iterable[tuple[str | zipfile.ZipInfo, bytes]]) -> bytes:
    """A zip of whatever it is told, deflated."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in entries:
            packed.writestr(name, content)
    return made.getvalue()


def with_one(name: str | zipfile.ZipInfo, content: bytes = b"") -> bytes:
    """The sound pack as a zip, with one more entry."""
    return zipped([*FILES.items(), (name, content)])
