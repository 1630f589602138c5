"""The authors' guide shows files as they are."""

import re
import tomllib
from typing import Any

import pytest

from audit_app.content import shipped
from audit_app.content.explain import convert
from audit_app.domain.checklist import Control, Question
from audit_app.domain.controls import ControlKind, Trait


@pytest.fixture(scope="module")
def guide() -> str:
    return shipped.path("checklists", "README.md").read_text("utf-8")


@pytest.fixture(scope="module")
def examples(guide: str) -> list[dict[str, Any]]:
    return [tomllib.loads(block) for block in re.findall(r"```toml\n(.*?)```", guide, re.DOTALL)]


def test_the_question_is_one_the_program_would_take(examples: list[dict[str, Any]]) -> None:
    (row,) = examples[0]["questions"]
    question = convert("README.md", "", row, Question)
    assert isinstance(question, Question), question


def test_the_controls_are_the_three_there_are(examples: list[dict[str, Any]]) -> None:
    kind: Any = Control
    controls = [convert("README.md", "", row, kind) for row in examples[1]["controls"].values()]
    assert not any(isinstance(control, list) for control in controls), controls
    assert len({type(control) for control in controls}) == 3


def test_every_trait_and_every_place_is_named(guide: str) -> None:
    assert all(re.search(rf"[` ]{trait}[` .]", guide) for trait in Trait)
    folder = shipped.path("checklists")
    places = {path.name for path in folder.iterdir() if not path.name.startswith((".", "README"))}
    assert [name for name in sorted(places) if f"`{name}" not in guide] == []


def test_every_control_of_a_complete_app_is_named_in_order(guide: str) -> None:
    listed = re.findall(r"^\| `([a-z-]+)` \| ", guide, re.MULTILINE)
    assert [name for name in listed if name in set(ControlKind)] == list(ControlKind)
