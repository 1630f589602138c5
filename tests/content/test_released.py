"""Answers given under each released checklist are carried to today's questions, and none is lost.

``released/<version>.json`` holds ids, revisions, kinds and words of every release.
"""

from pathlib import Path

import msgspec
import pytest

from audit_app.content import checklists, shipped
from audit_app.content.quotation import printed
from audit_app.domain.checkin import Answer
from audit_app.domain.checklist import Checklist, Choice, QuestionId
from audit_app.logic.heirs import with_heirs
from audit_app.logic.history import fold
from audit_app.logic.plan import plan
from tests.samples import TODAY, answered, started

RELEASED = Path(__file__).with_name("released")


class Question(msgspec.Struct, frozen=True):
    """What is kept of a released question."""

    id: str
    revision: int
    kind: str
    text: str
    quick: bool


class Release(msgspec.Struct, frozen=True):
    """One released checklist."""

    version: str
    released: str
    questions: tuple[Question, ...]


RELEASES = [
    msgspec.json.decode(file.read_bytes(), type=Release) for file in sorted(RELEASED.glob("*.json"))
]


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    return checklists.load().checklist


def given(asked: Question, choice: Choice) -> Answer:
    app = "facebook" if asked.kind == "per-app" else None
    event = msgspec.structs.replace(
        answered(asked.id, choice, app), revision=asked.revision, wording=asked.text
    )
    (answer,) = fold([started("facebook"), event]).answers
    return answer


@pytest.mark.parametrize("release", RELEASES, ids=lambda release: release.version)
def test_every_answer_of_a_release_still_has_its_place(
    checklist: Checklist, release: Release
) -> None:
    said = [given(asked, Choice.YES) for asked in release.questions]
    kept = with_heirs(checklist, said)
    ended = {gone.id for gone in checklist.withdrawn if not gone.heirs}
    for answer in kept:
        assert checklist.question(answer.question) or answer.question in ended, answer.question
    assert {answer.wording for answer in kept} == {asked.text for asked in release.questions}


@pytest.mark.parametrize("release", RELEASES, ids=lambda release: release.version)
def test_a_no_of_a_release_is_still_on_the_list(checklist: Checklist, release: Release) -> None:
    ended = {gone.id for gone in checklist.withdrawn if not gone.heirs}
    for asked in release.questions:
        answer = given(asked, Choice.NO)
        found = checklist.question(QuestionId(asked.id))
        person = msgspec.structs.replace(
            started("facebook").profile,
            nation=(found.nations or ("england",))[0] if found else "england",
            role=(found.roles or ("support",))[0] if found else "support",
            ties=found.ties if found else (),
        )
        checkin = msgspec.structs.replace(
            fold([msgspec.structs.replace(started("facebook"), profile=person)]), answers=(answer,)
        )
        made = plan(checklist, [checkin], {}, TODAY)
        assert made.actions or asked.id in ended, asked.id


@pytest.mark.parametrize("release", RELEASES, ids=lambda release: release.version)
def test_other_words_are_another_revision(checklist: Checklist, release: Release) -> None:
    """Product rule 14: an answer never stands for words that were not answered.

    Marks that print has otherwise than keyboards are no other words.
    """
    for asked in release.questions:
        now = checklist.question(QuestionId(asked.id))
        if now and now.text != printed(asked.text):
            assert now.revision > asked.revision, asked.id


def test_every_release_has_been_written_down(checklist: Checklist) -> None:
    """A question that no release had says since when it is asked."""
    released = {asked.id for release in RELEASES for asked in release.questions}
    first = {asked.id for asked in RELEASES[0].questions}
    listed = shipped.path("checklists", "ids.txt").read_text().split()
    assert released <= set(listed)
    for topic in checklist.topics:
        for question in topic.questions:
            assert (question.added is None) == (question.id in first), question.id
