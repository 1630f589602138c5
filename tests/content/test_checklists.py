import subprocess
import sys
from pathlib import Path

import msgspec

from audit_app.content import checklists, compiled, shipped, strings
from audit_app.content.files import CHECKLIST_PLACES, gather
from audit_app.domain.checklist import Checklist
from tests.content.conftest import Change


def seal(folder: Path, version: str = "from the copy") -> None:
    """Write the compiled copy of ``folder``, with a version by which it is known."""
    made_from = compiled.fingerprint(gather(folder, CHECKLIST_PLACES)[0])
    marked = msgspec.structs.replace(checklists.load(root=folder).checklist, version=version)
    (folder / checklists.COMPILED).write_bytes(compiled.encode(made_from, marked))


def test_a_fresh_compiled_copy_is_used(small: Path) -> None:
    seal(small)
    assert checklists.load(root=small).checklist.version == "from the copy"


def test_an_edited_file_is_read_in_place_of_the_copy(small: Path, change: Change) -> None:
    seal(small)
    change("topics/tags.toml", "A tag can place you.", "Edited.")
    loaded = checklists.load(root=small).checklist
    assert loaded.topics[0].questions[0].why == "Edited."
    assert loaded.version != "from the copy"


def test_the_copy_says_the_same_as_the_files() -> None:
    """Loaded from TOML or from a copy, every value of what ships is equal."""
    files, _ = gather(shipped.path("checklists"), CHECKLIST_PLACES)
    parsed = checklists._parse(files, [], "").checklist
    assert msgspec.json.decode(msgspec.json.encode(parsed), type=Checklist) == parsed


def test_a_start_needs_no_parser(small: Path, tmp_path: Path) -> None:
    """With fresh copies, a start imports nothing that only authors and additions need."""
    seal(small)
    (tmp_path / "en").mkdir()
    made_from = compiled.fingerprint({})
    (tmp_path / strings.COMPILED).write_bytes(compiled.encode(made_from, {"home.title": "Hello"}))
    code = (
        "import sys; from pathlib import Path; from audit_app.content import checklists, strings\n"
        "small, words = map(Path, sys.argv[1:])\n"
        "checklists.load(root=small); assert 'home.title' in strings.load(root=words).keys()\n"
        "late = {'tomllib', 'difflib', 'audit_app.content.draft', 'audit_app.content.rules'}\n"
        "print(*sorted(late & set(sys.modules)))"
    )
    command = [sys.executable, "-c", code, str(small), str(tmp_path)]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    assert run.stdout.split() == []


def test_order_is_by_the_files_own_numbers(small: Path, change: Change) -> None:
    text = (small / "topics/tags.toml").read_text("utf-8")
    own = text.replace('"tags"', '"first"', 1).replace("a6_review", "z1")
    change("topics/zz.toml", "", own.replace("order = 1", "order = 0"))
    assert [topic.id for topic in checklists.load(root=small).checklist.topics] == ["first", "tags"]
