"""Invented action lists, gentle and hostile."""

from datetime import date

from audit_app.domain.action import Action, ActionId, ActionState, Mark
from audit_app.domain.checklist import Link, Priority, QuestionId, Step, TopicId
from audit_app.domain.report import Report, ReportGroup

MADE = date(2026, 11, 23)
CHECKED = date(2026, 5, 1)
NEXT = date(2027, 1, 4)

# What somebody may have put into a title, a step or an added checklist. None of it may act.
HOSTILE = (
    '#let x = 1 #panic("boom") $ sum_(i=0)^n $ *bold* _it_ \\u{1F600} @cite `code` <label> // end',
    "<script>alert(1)</script><img src=x onerror=alert(1)> &lt; \"quoted\" 'one' </style></main>",
    "a\u202etxt.exe\u2066 b\x00c\x07d\x1be\u2028f\ufeffg\ud800h\ue000i\uffffj",
    "BEGIN:VALARM\r\nATTACH:http://evil.example\r\nEND:VALARM; a, b\\, c",
    "😀 👩\u200d👧 中文 日本語 हिन्दी Ελληνικά Кириллица مرحبا שלום → ✓ ☐ ŵŷ £ €",
    "{done} {0} {page} %s {{braces}}",
)


def action(number: int = 1, **changes: object) -> Action:
    """An action with sensible values, changed where a test cares."""
    values: dict[str, object] = {
        "id": ActionId(f"q{number}"),
        "question": QuestionId(f"q{number}"),
        "topic": TopicId("passwords"),
        "title": f"Turn on two-step verification for app {number}",
        "short": f"Two-step for app {number}",
        "why": "A second step keeps people out, even if they know your password.",
        "minutes": 4,
        "priority": Priority.MUST,
        "steps": (
            Step(text="Open **Settings**, then **Accounts Centre**."),
            Step(text="Choose **Two-factor authentication**, and follow the screens."),
        ),
        "set_to": "On",
        "where": "web and app",
        "search_for": "two-factor",
        "checked": CHECKED,
        "link": Link(label="Open the page", url=f"https://example.com/two-factor/{number}"),
    }
    return Action(**(values | changes))  # type: ignore[arg-type]


def report(*first: Action, rest: tuple[Action, ...] = (), **changes: object) -> Report:
    """A list with these actions first, and ``rest`` under "Passwords and devices"."""
    groups = (ReportGroup(name="Passwords and devices", actions=rest),) if rest else ()
    values: dict[str, object] = {
        "made": MADE,
        "done": 16,
        "to_do": len(first) + len(rest),
        "to_find_out": 1,
        "first": first,
        "groups": groups,
        "next_checkin": NEXT,
    }
    return Report(**(values | changes))  # type: ignore[arg-type]


def long_report(count: int) -> Report:
    """``count`` actions: three first, the rest over eleven topics."""
    actions = tuple(action(number) for number in range(count))
    rest = actions[3:]
    groups = tuple(
        ReportGroup(name=f"Topic {n}", actions=rest[n::11]) for n in range(11) if rest[n::11]
    )
    return report(*actions[:3], groups=groups, top=actions[:10])


def hostile_report() -> Report:
    """Every text of the list is hostile in each way at once."""
    actions = tuple(
        action(
            n,
            title=text,
            short=text,
            why=text,
            steps=(Step(text=f"**{text}"), Step(text=text + "**" + text + "**")),
            set_to=text,
            where=text,
            search_for=text,
            link=Link(label=text, url="javascript:alert(1)"),
        )
        for n, text in enumerate(HOSTILE)
    )
    shown = (
        action(90, not_offered=HOSTILE[0], state=ActionState(mark=Mark.LATER, until=NEXT)),
        action(91, known=False, search_for=HOSTILE[1], state=ActionState(mark=Mark.DONE)),
        action(92, held_back=2, steps=(), state=ActionState(mark=Mark.NOT_FOR_ME)),
    )
    groups = tuple(ReportGroup(name=text, actions=actions) for text in HOSTILE)
    return report(*shown, groups=groups, top=(*actions, *shown))
