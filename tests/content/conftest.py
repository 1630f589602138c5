"""A small sound checklist folder on disk, for tests to break."""

from pathlib import Path
from typing import Protocol

import pytest

TOPIC = """
id = "tags"
name = "Tags"
about = "Who can place you."
order = 1

[[questions]]
id = "a6_review"
text = "Do you approve tags on each app?"
why = "A tag can place you."
kind = "per-app"
concerns = "tags"
quick = true
priority = "must"
recheck = "term"
answer-seconds = 5
fix-minutes = 2
refs = ["A6"]
clauses = ["A6.1"]
source = "Appendix One"
checked = 2026-01-01

[questions.action]
title = "Approve tags on {app}"
find-out = "Find out who approves tags on {app}"
short = "Tags on {app}"
controls = ["tag-review"]
"""

APP = """
id = "facebook"
name = "Facebook"
group = "social"
rank = 1
traits = ["tags", "contacts"]
help-url = "https://www.facebook.com/help/"

[controls.tag-review]
state = "steps"
where = "web"
steps = [{ text = "Open **Settings**." }, { text = "Untag what is left.", removes = true }]
set-to = "On"
undo = "Turn it off again."
url = "https://www.facebook.com/settings"
link = "setting"
search-for = "tag review"
confidence = "H"
source = "A guide"
checked = 2026-01-01

[controls.private-account]
state = "not-offered"
says = "There is no such switch."
source = "A guide"
checked = 2026-01-01

[controls.location]
state = "not-known"
search-for = "location"
url = "https://www.facebook.com/help/"
checked = 2026-01-01
"""

HELP = """
id = "abuse"
title = "Someone is unkind to me"
about = "Anybody"
kind-words = "It is not your fault."
icon = "storm"
order = 1
tell = "Tell somebody"
tell-more = ["Do not delete anything."]
steps = [{ text = "**Breathe.** Then tell somebody." }]
words = "Please help."
contacts = ["posh"]
source = "A guide"
checked = 2026-01-01
"""

FILES = {
    "topics/tags.toml": TOPIC,
    "platforms/facebook.toml": APP,
    "help/abuse.toml": HELP,
    "contacts.toml": """
[[contacts]]
id = "posh"
name = "Helpline"
phone = "0344 381 4772"
hours = "10 to 4"
url = ""
source = "A guide"
checked = 2026-01-01
""",
    "bullets.toml": """
[[bullets]]
id = "A6"
name = "Control tags"
says = "Ask people not to tag you."
""",
    "hosts.toml": 'hosts = ["facebook.com"]\n',
    "coverage.toml": """
[[duties]]
id = "A6.1"
bullet = "A6"
says = "Control tags."
met-by = { questions = ["a6_review"] }
""",
}


class Change(Protocol):
    """Replaces a text in a file of a folder (``old`` empty: writes the whole file)."""

    def __call__(self, name: str, old: str, new: str) -> Path:
        """The folder, after the change."""
        ...


def changer(folder: Path) -> Change:
    def change(name: str, old: str, new: str) -> Path:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = path.read_text("utf-8") if old else ""
        assert old in text, f"{old!r} is not in {name}"
        path.write_text(text.replace(old, new, 1) if old else new, "utf-8")
        return folder

    return change


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A checklist folder that is sound in itself, but far from complete."""
    folder = tmp_path / "small"
    change = changer(folder)
    for name, text in FILES.items():
        change(name, "", text)
    return folder


@pytest.fixture
def change(small: Path) -> Change:
    """Changes a file of the small checklist."""
    return changer(small)


@pytest.fixture
def extra(tmp_path: Path) -> Path:
    """An empty folder for additions."""
    folder = tmp_path / "extra"
    folder.mkdir()
    return folder


@pytest.fixture
def add(extra: Path) -> Change:
    """Writes a file of the additions."""
    return changer(extra)
