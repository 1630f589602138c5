"""The shipped questions: all there, short enough, and plainly worded."""

import re
from collections.abc import Iterator
from itertools import chain

import pytest

from audit_app.content import checklists
from audit_app.domain.checkin import Depth, Profile
from audit_app.domain.checklist import App, AppId, Checklist, Kind, Question
from audit_app.domain.person import Nation, Role, Tie
from audit_app.domain.standing import Recheck
from audit_app.logic.walk import Asked, asked

BULLETS = {f"A{number}" for number in range(1, 19)}
FIVE_APPS = tuple(map(AppId, ("facebook", "instagram", "tiktok", "x", "linkedin")))

# Ids are for ever: these were drafted first, and none may go missing or be spelt anew.
FIRST_IDS = """
    a1_public_ok a1_old_posts a1_old_accounts a1_likes_groups a1_pause a2_birthday a2_address
    a2_contact_hidden a2_find_me a2_location a2_routes a2_security_answers a2_breach
    a2_open_register a3_no_private_contact a3_school_channels a3_other_names a3_trips
    a4_search_name a4_search_variants a4_search_images a4_signed_out a4_acted a4_alerts a4_fake
    a5_posts a5_past a5_view_as a5_profile_photo a5_comments a5_messages a5_friends_list
    a5_search_engines a5_apps a5_friends_pages a5_after_update a6_review a6_check a6_ask
    a7_separate a7_work_account a7_complaints a7_parent_too a7_parent_groups a7_declare a8_pupils
    a8_ex_pupils a8_parents a8_approve a8_unknown a8_refuse a8_reported a8_open_sites a9_profile
    a9_photos a9_checkins a9_linkedin a9_own_email a10_2sv a10_email a10_unique a10_strong
    a10_shared a10_sessions a10_school_device a10_lock a10_classroom a10_updates a10_recovery
    a11_posts a11_shares a11_private_chats a11_leave a11_my_pages a11_fairness a12_own_views
    a12_topics a12_limits a13_read a13_kcsie a13_where a13_training a13_more_schools a14_posts
    a14_chats a14_screens a14_ai a14_left_groups a15_own_time a15_notifications a15_school_network
    a16_posted a16_own_phone a16_background a16_own_child a16_colleagues a17_who a17_now
    a17_evidence a17_no_reply a17_sexual_images a17_report_button a17_numbers a17_kind
    a18_interview a18_before_applying a18_explain a18_positive a18_big_change s3_untrue
    s3_copyright s3_personal_data s3_indecent s4_trust s6_covers_you lead_policy lead_aware
    lead_training lead_families lead_complaints lead_search
"""

# Product rules 4, 7 and 12, and the words that the voice avoids.
AVOIDED = re.compile(
    r"\b(Twitter|I-Pads?|vault|encrypt\w*|recovery code|invalid|users?|errors?|scores?|complian\w+|"
    r"authenticat\w+|incidents?|audit|fail\w*|oops|please note)\b|!",
    re.IGNORECASE,
)
NEGATION = re.compile(
    r"\b(not|never|no|none|nobody|nothing|without|\w+n[\u2019']t)\b", re.IGNORECASE
)


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    loaded = checklists.load()
    assert loaded.faults == ()
    return loaded.checklist


@pytest.fixture(scope="module")
def questions(checklist: Checklist) -> tuple[Question, ...]:
    return tuple(question for topic in checklist.topics for question in topic.questions)


def words_of(question: Question) -> Iterator[str]:
    """Everything of a question that a person reads."""
    action = question.action
    yield from (question.text, question.why, *question.hints.values())
    yield from (action.title, action.find_out, action.short, *(s.text for s in action.steps))


def seconds(screens: tuple[Asked, ...]) -> int:
    return sum(len(screen.rows) * screen.question.answer_seconds for screen in screens)


def test_every_drafted_question_is_there(questions: tuple[Question, ...]) -> None:
    assert len(FIRST_IDS.split()) == 121
    assert set(FIRST_IDS.split()) - {question.id for question in questions} == set()


def test_there_are_9_to_11_topics_of_a_size_to_finish(checklist: Checklist) -> None:
    packs = [t for t in checklist.topics if all(Tie.LEADER_PACK in q.ties for q in t.questions)]
    assert [t.id for t in packs] == ["for-leaders"]
    assert 9 <= len(checklist.topics) - len(packs) <= 11
    assert all(7 <= len(topic.questions) <= 20 for topic in checklist.topics)
    assert len({topic.order for topic in checklist.topics}) == len(checklist.topics)


# --- Short (product rule 6) ---------------------------------------------------------------------


@pytest.mark.parametrize("nation", Nation)
@pytest.mark.parametrize("role", Role)
def test_quick_is_30_answers_and_10_minutes_at_most(
    checklist: Checklist, nation: Nation, role: Role
) -> None:
    profile = Profile(role=role, nation=nation, ties=tuple(Tie), apps=FIVE_APPS)
    screens = asked(checklist, profile, Depth.QUICK)
    assert sum(len(screen.rows) for screen in screens) <= 30
    assert seconds(screens) <= 600


def test_quick_covers_every_bullet_with_no_app_ticked(checklist: Checklist) -> None:
    for nation in Nation:
        screens = asked(checklist, Profile(nation=nation), Depth.QUICK)
        assert set(chain(*(screen.question.refs for screen in screens))) >= BULLETS


def test_quick_asks_about_pupils_on_every_app_with_contacts(checklist: Checklist) -> None:
    def rows(*apps: App) -> set[str]:
        screens = asked(checklist, Profile(apps=tuple(app.id for app in apps)), Depth.QUICK)
        return {a.id for s in screens if s.question.id == "a8_pupils" for a in s.apps}

    with_contacts = {app.id for app in checklist.apps if "contacts" in app.traits}
    assert rows(*checklist.apps) == with_contacts
    assert all(rows(app) == {app.id} & with_contacts for app in checklist.apps)


def test_only_two_quick_questions_take_an_answer_per_app(questions: tuple[Question, ...]) -> None:
    per_app = {q.id for q in questions if q.quick and q.kind is Kind.PER_APP}
    assert per_app == {"a8_pupils", "a5_posts"}


def test_full_is_about_40_minutes_with_five_apps(checklist: Checklist) -> None:
    screens = asked(checklist, Profile(role=Role.TEACHER, apps=FIVE_APPS), Depth.FULL)
    assert 30 * 60 <= seconds(screens) <= 45 * 60


def test_what_expires_each_term_is_25_screens_and_10_minutes_at_most(checklist: Checklist) -> None:
    profile = Profile(role=Role.TEACHER, ties=tuple(Tie), apps=FIVE_APPS)
    screens = asked(checklist, profile, Depth.FULL)
    termly = tuple(s for s in screens if s.question.recheck is Recheck.TERM)
    assert len(termly) <= 25
    assert seconds(termly) <= 600


# --- Wording (product rules 1, 8 and 12) --------------------------------------------------------


def test_each_question_is_one_short_sentence(questions: tuple[Question, ...]) -> None:
    for question in questions:
        assert re.fullmatch(r"[A-Z][^?.!]*\?", question.text), question.text
        assert len(question.text.split()) <= 20, question.text
    mean = sum(len(question.text.split()) for question in questions) / len(questions)
    assert mean <= 14


def test_each_why_is_one_short_sentence(questions: tuple[Question, ...]) -> None:
    for question in questions:
        assert re.fullmatch(r"[A-Z][^?.!]*\.", question.why), question.why
        assert len(question.why.split()) <= 16, question.why


def test_no_question_has_two_negatives(questions: tuple[Question, ...]) -> None:
    assert [q.text for q in questions if len(NEGATION.findall(q.text)) > 1] == []


def test_time_in_the_words_is_the_time_of_the_recheck(questions: tuple[Question, ...]) -> None:
    for question in questions:
        if "this term" in question.text:
            assert question.recheck is Recheck.TERM, question.id
        if re.search(r"in the last year|this school year", question.text):
            assert question.recheck is Recheck.YEAR, question.id


def test_conduct_is_asked_as_a_check_that_may_not_apply(questions: tuple[Question, ...]) -> None:
    """Product rule 8: no answer to these can be read as having done something wrong."""
    conduct = {
        "a1_public_ok", "a3_no_private_contact", "a8_pupils", "a8_ex_pupils", "a8_parents",
        "a8_refuse", "a9_photos", "a11_posts", "a11_shares", "a11_fairness", "a12_topics",
        "a14_posts", "a14_chats", "a14_screens", "a16_posted", "a16_own_phone", "a16_background",
        "a17_kind", "s3_untrue", "s3_personal_data", "s3_indecent", "a7_parent_too",
    }  # fmt: skip
    for question in questions:
        if question.id in conduct:
            assert question.text.startswith("Have you checked "), question.id
            assert question.does_not_apply or question.id == "a1_public_ok", question.id


def test_no_avoided_words(questions: tuple[Question, ...]) -> None:
    shown = [text for q in questions for text in words_of(q)]
    assert [text for text in shown if AVOIDED.search(text)] == []


def test_app_stands_only_in_the_action_of_per_app_questions(
    questions: tuple[Question, ...],
) -> None:
    for question in questions:
        action = question.action
        around = (question.text, question.why, *question.hints.values())
        assert not any("{" in text for text in around), question.id
        if question.kind is Kind.PER_APP:
            assert "each app" in question.text, question.id
            assert question.concerns is not None, question.id
            assert all("{app}" in t for t in (action.title, action.find_out, action.short))
        else:
            assert not any("{" in text for text in words_of(question)), question.id


def test_short_titles_fit_the_rail_for_every_app(checklist: Checklist) -> None:
    for topic in checklist.topics:
        for question in topic.questions:
            for app in checklist.apps if question.kind is Kind.PER_APP else ():
                short = question.action.short.replace("{app}", app.short_name or app.name)
                assert len(short) <= 30 or not question.concerned(app), short


def test_titles_are_imperative_and_unlike(questions: tuple[Question, ...]) -> None:
    for question in questions:
        action = question.action
        assert re.match(r"(Find out|Check|Talk|Ask) ", action.find_out), action.find_out
        assert action.find_out[-1] not in ".?", action.find_out
        assert action.title[-1] not in ".?", action.title
        assert len(action.title) <= 70, action.title
    assert len({q.action.title for q in questions}) == len(questions)
    assert len({q.action.short for q in questions}) == len(questions)


def test_every_question_says_what_to_do(questions: tuple[Question, ...]) -> None:
    for question in questions:
        action = question.action
        if action.controls:
            assert len(action.steps) <= 4, question.id
        else:
            assert 2 <= len(action.steps) <= 4, question.id
            assert question.kind is not Kind.PER_APP, question.id
