import subprocess
import sys
from pathlib import Path

import msgspec

from audit_app.content import checklists, compiled, shipped
from audit_app.content.files import CHECKLIST_PLACES, gather
from tests.content.conftest import Change


def test_a_fresh_compiled_copy_is_used(small: Path) -> None:
    made_from = compiled.fingerprint(gather(small, CHECKLIST_PLACES)[0])
    parsed = checklists.load(root=small).checklist
    marked = msgspec.structs.replace(parsed, version="from the copy")
    (small / checklists.COMPILED).write_bytes(compiled.encode(made_from, marked))
    assert checklists.load(root=small).checklist == marked


def test_an_edited_file_is_read_in_place_of_the_copy(small: Path, change: Change) -> None:
    made_from = compiled.fingerprint(gather(small, CHECKLIST_PLACES)[0])
    parsed = checklists.load(root=small).checklist
    (small / checklists.COMPILED).write_bytes(compiled.encode(made_from, parsed))
    change("topics/tags.toml", "A tag can place you.", "Edited.")
    loaded = checklists.load(root=small).checklist
    assert loaded.topics[0].questions[0].why == "Edited."
    assert loaded.version != parsed.version


def test_the_copy_says_the_same_as_the_files() -> None:
    """Loaded from TOML or from the copy, every value of what ships is equal."""
    root = shipped.path("checklists")
    files, _ = gather(root, CHECKLIST_PLACES)
    raw = compiled.decode(root / checklists.COMPILED, compiled.fingerprint(files))
    assert raw is not None
    assert (
        checklists.load().checklist
        == checklists._parse(files, [], compiled.fingerprint(files)).checklist
    )


def test_a_start_needs_no_parser() -> None:
    """With fresh copies, a start imports nothing that only authors and additions need."""
    code = (
        "import sys; from audit_app.content import checklists, strings\n"
        "checklists.load(); strings.load()\n"
        "late = {'tomllib', 'difflib', 'audit_app.content.draft', 'audit_app.content.rules'}\n"
        "print(*sorted(late & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout.split() == []


def test_order_is_by_the_files_own_numbers(small: Path, change: Change) -> None:
    text = (small / "topics/tags.toml").read_text("utf-8")
    own = text.replace('"tags"', '"first"', 1).replace("a6_review", "z1")
    change("topics/zz.toml", "", own.replace("order = 1", "order = 0"))
    assert [topic.id for topic in checklists.load(root=small).checklist.topics] == ["first", "tags"]
