"""The shipped apps: all researched controls are in, and none says more than its source."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date

import pytest

from audit_app.content import checklists, shipped
from audit_app.domain.checklist import (
    App,
    Checklist,
    Control,
    NotKnown,
    NotOffered,
    Steps,
)
from audit_app.domain.controls import ControlKind, LinkKind, Trait

# Every control that was researched, app by app. None may be lost.
RESEARCHED = """
facebook: post-audience limit-past profile-details find-by-contact search-indexing
    connections-visibility messages tag-review comments stories follower-audit connected-apps
    sessions two-step contact-sync ads-off-site location view-as activity-cleanup download
    report-abuse delete
messenger: messages active-status delete
instagram: private-account tag-review comments messages follower-audit connections-visibility
    search-indexing find-by-contact connected-apps sessions two-step activity-cleanup location
    view-as download delete
threads: private-account tag-review comments activity-cleanup delete
whatsapp: profile-details messages calls find-by-contact privacy-checkup two-step sessions
    follower-audit location delete
x: private-account tag-review messages find-by-contact location follower-audit connected-apps
    sessions two-step ads-off-site search-indexing download activity-cleanup delete
tiktok: private-account find-by-contact comments messages connections-visibility follower-audit
    two-step sessions download delete
snapchat: messages post-audience find-by-contact location two-step sessions follower-audit
    download delete
youtube: post-audience connections-visibility activity-cleanup profile-details delete
linkedin: search-indexing connections-visibility find-by-contact profile-details messages
    sessions two-step connected-apps activity-cleanup download delete
reddit: post-audience search-indexing messages two-step download delete
pinterest: private-account search-indexing two-step delete
discord: messages find-by-contact active-status two-step delete
bluesky: search-indexing comments connected-apps two-step delete
mastodon: private-account search-indexing delete
strava: post-audience location connected-apps delete
nextdoor: profile-details delete
vinted: profile-details two-step delete
bereal: messages delete
dating: find-by-contact delete
google: self-search profile-details security-checkup two-step sessions connected-apps location
    download delete
apple: sessions two-step location delete
microsoft: sessions two-step delete
"""

# The apps most used. Each answers for every control.
COMPLETE = {
    "facebook",
    "messenger",
    "instagram",
    "threads",
    "whatsapp",
    "x",
    "tiktok",
    "snapchat",
    "youtube",
    "linkedin",
    "reddit",
    "pinterest",
    "discord",
    "bluesky",
    "strava",
}

# Paths that rested on memory alone when they were researched, and for which no source was found
# since: shown as words to search for, never as steps.
UNCONFIRMED = {
    "facebook:location",
    "instagram:location",
    "x:search-indexing",
    "vinted:profile-details",
    "bereal:messages",
    "apple:two-step",
    "apple:location",
    "microsoft:sessions",
    "microsoft:two-step",
}

# What apps are known not to have, or have only through another account.
NOT_OFFERED = {
    "bereal": "two-step",
    "bluesky": "connections-visibility limit-past post-audience private-account",
    "instagram": "connections-visibility",
    "messenger": "connected-apps delete download private-account profile-details sessions two-step",
    "strava": "two-step",
    "youtube": "connected-apps download location sessions two-step",
}


@pytest.fixture(scope="module")
def checklist() -> Checklist:
    return checklists.load().checklist


@pytest.fixture(scope="module")
def controls(checklist: Checklist) -> dict[str, Control]:
    return {
        f"{app.id}:{name}": control
        for app in checklist.apps
        for name, control in app.controls.items()
    }


def researched() -> Iterator[str]:
    for line in RESEARCHED.replace("\n    ", " ").strip().splitlines():
        app, _, names = line.partition(": ")
        yield from (f"{app}:{name}" for name in names.split())


def words_of(control: Control) -> str:
    if isinstance(control, Steps):
        return " ".join([*(step.text for step in control.steps), control.set_to])
    return control.says if isinstance(control, NotOffered) else control.search_for


def test_all_23_apps_and_157_researched_controls_are_in(
    checklist: Checklist, controls: dict[str, Control]
) -> None:
    assert len(checklist.apps) == 23
    assert len(set(researched())) == 157
    assert set(researched()) - set(controls) == set()


def test_the_fifteen_most_used_answer_for_each_of_21_controls(checklist: Checklist) -> None:
    """By the control's own id, in one of the three honest ways."""
    assert len(ControlKind) == 21
    complete = [app for app in checklist.apps if app.complete]
    assert {app.id for app in complete} == COMPLETE
    for app in complete:
        assert [kind for kind in ControlKind if kind.value not in app.controls] == [], app.id


def test_controls_stand_in_the_order_of_a_card() -> None:
    for path in shipped.path("checklists", "platforms").glob("*.toml"):
        controls = tomllib.loads(path.read_text("utf-8"))["controls"]
        listed = [name for name in controls if name in set(ControlKind)]
        assert listed == [kind for kind in ControlKind if kind in listed], path.name


def test_a_path_that_nobody_confirmed_is_no_steps(controls: dict[str, Control]) -> None:
    for name in UNCONFIRMED:
        assert isinstance(controls[name], NotKnown), name


def test_what_an_app_does_not_offer_is_said(controls: dict[str, Control]) -> None:
    lacking = {name for name, control in controls.items() if isinstance(control, NotOffered)}
    assert lacking == {f"{app}:{n}" for app, names in NOT_OFFERED.items() for n in names.split()}
    bluesky = controls["bluesky:private-account"]
    assert isinstance(bluesky, NotOffered)
    assert bluesky.says == "Bluesky has no private accounts."


def test_steps_say_all_that_a_person_needs(controls: dict[str, Control]) -> None:
    """Where, the way, the link and its kind, what to set, the way back, and how it is known."""
    for name, control in controls.items():
        if isinstance(control, Steps):
            texts = (control.where, control.set_to, control.undo, control.search_for)
            assert all(len(text) > 1 for text in texts), name
            assert control.steps, name
            assert control.confidence in ("H", "M"), name
            assert control.undo.endswith("."), name


def test_a_help_page_is_called_one(controls: dict[str, Control]) -> None:
    for name, control in controls.items():
        if isinstance(control, Steps):
            host = control.url.split("/")[2]
            helps = host.split(".")[0] in ("help", "support", "faq") or "/help" in control.url
            assert helps <= (control.link is LinkKind.HELP), name


def test_no_source_is_memory(controls: dict[str, Control]) -> None:
    for name, control in controls.items():
        if not isinstance(control, NotKnown):
            assert "memory" not in control.source, name
            assert len(control.source) > 8, name


def test_words_to_search_for_are_no_menu_path(controls: dict[str, Control]) -> None:
    for name, control in controls.items():
        if not isinstance(control, NotOffered):
            assert not re.search(r"[>*{]|\bthen\b", control.search_for), name
            assert 2 <= len(control.search_for.split()) + 1 <= 7, name


def test_an_unknown_path_leads_to_the_help_pages(checklist: Checklist) -> None:
    for app in checklist.apps:
        for control in app.controls.values():
            if isinstance(control, NotKnown):
                assert control.url == app.help_url


def test_steps_are_few_and_calm(controls: dict[str, Control]) -> None:
    for name, control in controls.items():
        if isinstance(control, Steps):
            assert 1 <= len(control.steps) <= 5, name
            assert control.set_to, name
        assert not re.search(r"!| > |\bclick\b|\busers?\b|\bplease\b", words_of(control)), name


def test_closing_an_account_can_be_held_back(controls: dict[str, Control]) -> None:
    """Product rule 7: nothing that destroys is shown while a report is open."""
    for name, control in controls.items():
        if name.endswith((":delete", ":limit-past", ":follower-audit")) and isinstance(
            control, Steps
        ):
            assert any(step.removes for step in control.steps), name
            if name.endswith(":delete"):
                kept = [step.text for step in control.steps if not step.removes]
                assert not re.search(r"[Dd]elete account|Delete my", " ".join(kept)), name


def test_tiles_have_an_order_a_group_and_a_short_name(checklist: Checklist) -> None:
    assert [app.rank for app in checklist.apps] == list(range(1, 24))
    assert [app.id for app in checklist.apps[:5]] == [
        "facebook",
        "whatsapp",
        "instagram",
        "messenger",
        "youtube",
    ]
    assert {app.group for app in checklist.apps} == {"social", "chat", "account", "other"}
    assert all(len(app.short_name or app.name) <= 11 for app in checklist.apps)


def test_traits_are_what_the_app_has(checklist: Checklist) -> None:
    def with_trait(trait: Trait) -> set[str]:
        return {app.id for app in checklist.apps if trait in app.traits}

    everything = {app.id for app in checklist.apps}
    accounts = {"google", "apple", "microsoft"}
    assert with_trait(Trait.LOGIN) == everything
    assert with_trait(Trait.REPORTS) == everything - accounts
    assert with_trait(Trait.CONTACTS) == everything - accounts - {"nextdoor", "vinted"}
    assert with_trait(Trait.LINKED_APPS) >= accounts
    assert {"messages", "profile"} <= {trait.value for trait in traits(checklist, "whatsapp")}
    assert Trait.POSTS not in traits(checklist, "whatsapp")
    assert Trait.LOCATION in traits(checklist, "strava")


def traits(checklist: Checklist, name: str) -> tuple[Trait, ...]:
    app: App = next(app for app in checklist.apps if app.id == name)
    assert len(app.traits) == len(set(app.traits))
    return app.traits


def test_dates_are_of_sources_not_of_typing(controls: dict[str, Control]) -> None:
    """An undated page bears the day on which it was read, and its source says so."""
    days = {date(2026, 11, 22): "22 November 2026", date(2026, 11, 26): "26 November 2026"}
    for name, control in controls.items():
        if not isinstance(control, NotKnown):
            assert date(2018, 1, 1) <= control.checked <= date(2026, 11, 26), name
            assert days.get(control.checked, "") in control.source, name
