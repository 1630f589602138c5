"""The generated files are fresh, and the list of ids only grows."""

from pathlib import Path

import msgspec
import pytest

from audit_app.content import checklists, generate, shipped, validation


@pytest.mark.parametrize(
    "path", generate.generated(), ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_each_generated_file_is_fresh(path: Path) -> None:
    """Stale: run ``make checklists`` and commit what it writes."""
    assert path.read_bytes() == generate.generated()[path]


def test_ids_are_for_ever() -> None:
    """Every id ever released is asked or known to have gone; every id that is asked was listed."""
    listed = shipped.path("checklists", validation.IDS).read_text("utf-8").split()
    checklist = checklists.load().checklist
    asked = [q.id for topic in checklist.topics for q in topic.questions]
    gone = [question.id for question in checklist.withdrawn]
    assert len(listed) == len(set(listed))
    assert set(listed) == {*asked, *gone}


def test_a_new_id_is_appended_and_none_is_taken_out(small: Path) -> None:
    (small / validation.IDS).write_text("z_retired\na6_review\n", "utf-8")
    tags = small / "topics" / "tags.toml"
    text = tags.read_text("utf-8")
    second = text[text.index("[[questions]]") :].replace("a6_review", "a1_new")
    tags.write_text(text + second, "utf-8")
    assert generate._ids(small) == b"z_retired\na6_review\na1_new\n"


def test_the_schema_knows_every_kind_of_file() -> None:
    schema = msgspec.json.decode(generate.schema())
    kinds = [reference["$ref"].rpartition("/")[2] for reference in schema["anyOf"]]
    assert kinds == ["Topic", "App", "HelpPage", "Lists"]
    question = schema["$defs"]["Question"]
    assert question["additionalProperties"] is False
    assert {"answer-seconds", "help-first", "does-not-apply"} <= set(question["properties"])
