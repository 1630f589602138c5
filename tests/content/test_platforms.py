"""The shipped apps: all researched controls are in, and none says more than its source."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from audit_app.content import checklists
from audit_app.domain.checklist import (
    App,
    Checklist,
    Control,
    NotKnown,
    NotOffered,
    Steps,
    Trait,
)

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

# Paths that rest on memory alone: shown as words to search for, never as steps.
UNCONFIRMED = {
    "facebook:location",
    "facebook:report-abuse",
    "messenger:messages",
    "instagram:search-indexing",
    "instagram:location",
    "x:search-indexing",
    "snapchat:follower-audit",
    "youtube:post-audience",
    "vinted:profile-details",
    "bereal:messages",
    "apple:two-step",
    "apple:location",
    "microsoft:sessions",
    "microsoft:two-step",
}

# What apps are known not to have, or have only through another account.
NOT_OFFERED = {
    "bluesky:private-account",
    "bereal:two-step",
    "instagram:connections-visibility",
    "messenger:delete",
    "messenger:two-step",
    "strava:two-step",
    "youtube:two-step",
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


def test_every_control_is_the_honest_one_of_three(controls: dict[str, Control]) -> None:
    def named(kind: type[Control]) -> set[str]:
        return {name for name, control in controls.items() if isinstance(control, kind)}

    assert named(NotKnown) == UNCONFIRMED
    assert named(NotOffered) == NOT_OFFERED
    assert named(Steps) == set(controls) - UNCONFIRMED - NOT_OFFERED


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
    sourced = [c for c in controls.values() if not isinstance(c, NotKnown)]
    assert all(date(2023, 1, 1) <= control.checked <= date(2026, 11, 22) for control in sourced)
    on_research_day = [c for c in sourced if c.checked == date(2026, 11, 22)]
    assert all("22 November 2026" in control.source for control in on_research_day)
