import msgspec
import pytest

from audit_app.content import checklists
from audit_app.domain.checklist import Bullet, BulletId, Checklist, Choice, ControlId, Question
from audit_app.domain.person import Nation, Role, Tie
from audit_app.domain.words import Words
from audit_app.export.questionnaire import Asked, questionnaire
from audit_app.logic.shorter import quick_only
from tests.samples import checklist as sample
from tests.samples import question, two_step


def asked(words: Words, *questions: Question) -> Asked:
    """The first of these questions as the form asks it."""
    whole = sample()
    topic = msgspec.structs.replace(whole.topics[0], questions=questions)
    bullet = Bullet(id=BulletId("A1"), name="Think first", says="Think before you post.")
    whole = msgspec.structs.replace(whole, topics=(topic,), bullets=(bullet,))
    return questionnaire(whole, words).topics[0].questions[0]


@pytest.fixture(scope="module")
def shipped() -> Checklist:
    return checklists.load().checklist


def test_every_shipped_question_is_on_the_form_once(shipped: Checklist, words: Words) -> None:
    form = questionnaire(shipped, words)

    asked_texts = sorted(q.text for topic in form.topics for q in topic.questions)
    assert asked_texts == sorted(q.text for topic in shipped.topics for q in topic.questions)
    numbers = [q.number for topic in form.topics for q in topic.questions]
    assert len(set(numbers)) == len(numbers) > 100
    assert [topic.name for topic in form.topics] == [
        topic.name for topic in sorted(shipped.topics, key=lambda topic: topic.order)
    ]


def test_no_placeholder_is_left_on_the_shipped_form(shipped: Checklist, words: Words) -> None:
    said = msgspec.json.encode(questionnaire(shipped, words)).decode()

    assert "{app}" not in said
    assert said.count("{") == said.count("}")
    assert "each app" in said


def test_it_offers_the_answers_of_the_question(words: Words) -> None:
    assert asked(words, question("q")).choices == ("Yes", "No", "Not sure")
    assert asked(words, question("q", does_not_apply=True)).choices[-1] == "Does not apply"


def test_hints_stand_with_their_answer(words: Words) -> None:
    hints = {Choice.NO: "Not yet", Choice.YES: "I looked"}
    assert asked(words, question("q", hints=hints)).hints == ("Yes: I looked", "No: Not yet")


def test_it_says_what_to_do_and_where_the_question_comes_from(words: Words) -> None:
    facts = {fact.label: fact.text for fact in asked(words, question("q")).facts}
    assert facts == {"If not": "Make q safe (5 minutes)", "From": "Think first (A1)"}


def test_it_says_whom_a_question_is_for_only_when_not_for_all(words: Words) -> None:
    narrow = question("q", nations=(Nation.WALES,), roles=(Role.SUPPLY,), ties=(Tie.RUNS_ACCOUNT,))
    facts = {fact.label: fact.text for fact in asked(words, narrow).facts}
    assert facts["For"] == "schools in Wales, supply staff, staff who run a school account"
    assert "For" not in {fact.label for fact in asked(words, question("q")).facts}
    job = asked(words, question("q", quick=False, full=False, job=True))
    assert {f.label: f.text for f in job.facts}["For"] == "anyone who wants a new job or starts one"


def test_a_question_about_apps_asks_for_a_row_each(words: Words) -> None:
    per_app = asked(words, two_step())

    assert per_app.per_app
    assert per_app.facts[0].text == "Turn on two-step verification for each app (4 minutes)"
    assert not asked(words, question("q")).per_app


def test_the_quick_check_is_marked_among_others(words: Words) -> None:
    both = msgspec.structs.replace(
        sample().topics[0], questions=(question("q"), question("w", quick=False))
    )
    form = questionnaire(msgspec.structs.replace(sample(), topics=(both,)), words)
    assert [each.tag for each in form.topics[0].questions] == ["Quick check", ""]
    assert any("marked “Quick check” first" in line for line in form.start)


def test_the_quick_check_alone_is_short_and_touches_every_bullet(
    shipped: Checklist, words: Words
) -> None:
    short = quick_only(shipped)
    form = questionnaire(short, words)
    questions = [q for topic in short.topics for q in topic.questions]
    assert {each.id for each in shipped.bullets if each.id.startswith("A")} <= {
        ref for question in questions for ref in question.refs
    }
    assert sum(len(topic.questions) for topic in form.topics) == len(questions) <= 30
    assert all(topic.questions for topic in form.topics)
    assert not any(each.tag for topic in form.topics for each in topic.questions)
    assert form.lead == words("export.paper.lead-quick")
    assert form.care == questionnaire(shipped, words).care, "what comes first is on both"
    assert form.help_pages == questionnaire(shipped, words).help_pages


def test_an_answer_that_needs_help_first_says_so_before_the_answers(words: Words) -> None:
    whole = questionnaire(sample(), words)
    reported = whole.topics[1].questions[0]

    assert reported.care.startswith("If you tick No, go to “A pupil has contacted me”")
    assert all(not q.care for q in whole.topics[0].questions)


def test_whatever_removes_anything_waits_for_a_report(words: Words) -> None:
    """Product rule 7: on paper nothing can be held back, so it is said beside the action."""
    whole = questionnaire(sample(), words)

    assert "Do not delete, untag, block or remove" in whole.care
    removing, harmless = whole.topics[0].questions
    assert removing.before.startswith("If there is something to report")
    assert harmless.before == ""


def test_steps_of_an_app_that_remove_count_too(shipped: Checklist, words: Words) -> None:
    removing = {
        q.text
        for topic in shipped.topics
        for q in topic.questions
        if any(
            step.removes
            for app in shipped.apps
            for name, control in app.controls.items()
            if name in q.action.controls
            for step in getattr(control, "steps", ())
        )
    }
    form = questionnaire(shipped, words)
    warned = {q.text for topic in form.topics for q in topic.questions if q.before}

    assert removing
    assert removing <= warned


def test_a_search_that_removes_counts_as_such_a_step(words: Words) -> None:
    """Where nobody confirmed the steps, the search is the step."""
    whole = sample()
    old = whole.apps[2].controls[ControlId("two-step")]
    search = msgspec.structs.replace(old, removes=True)
    app = msgspec.structs.replace(whole.apps[2], controls={ControlId("two-step"): search})
    whole = msgspec.structs.replace(whole, apps=(app,))
    assert questionnaire(whole, words).topics[0].questions[1].before


def test_it_promises_nobody_collects_it_and_gives_the_union_sentence(words: Words) -> None:
    start = " ".join(questionnaire(sample(), words).start)

    assert "Nobody collects this" in start
    assert "If a complaint is open, speak to your union first." in start
