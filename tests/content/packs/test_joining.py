"""A pack beside what ships: it adds, and whatever goes further is left out and named."""

from datetime import date

import msgspec
import pytest

from audit_app.content import checklists
from audit_app.content.packs import joining, reading
from audit_app.content.packs.joining import WithPack
from audit_app.domain.checklist import RANK, ContactId, HelpId, QuestionId
from audit_app.domain.pack import PackRefused, Signed, Signer
from tests.content.packs.hostile import CONTACT, FILES, HEAD, QUESTION, TOPIC, changed

SHIPPED = checklists.load().checklist
NOBODY = Signer(signed=Signed.NOBODY)


def joined(files: dict[str, bytes]) -> WithPack:
    return joining.add(SHIPPED, reading.read(files), NOBODY, date(2026, 12, 1))


def refusal(files: dict[str, bytes]) -> PackRefused:
    with pytest.raises(PackRefused) as refused:
        reading.read(files)
    return refused.value


def is_whole(found: WithPack) -> None:
    """Everything that ships is there, in the same words and before anything added."""
    for topic in SHIPPED.topics:
        after = next(t for t in found.checklist.topics if t.id == topic.id)
        assert msgspec.structs.replace(after, questions=()) == msgspec.structs.replace(
            topic, questions=()
        )
        assert len(after.questions) >= len(topic.questions)
        for old, new in zip(topic.questions, after.questions, strict=False):
            assert RANK[new.priority] <= RANK[old.priority]
            assert msgspec.structs.replace(new, priority=old.priority) == old
    assert found.checklist.help_pages == SHIPPED.help_pages
    assert found.checklist.contacts[: len(SHIPPED.contacts)] == SHIPPED.contacts
    assert found.checklist.bullets[: len(SHIPPED.bullets)] == SHIPPED.bullets
    assert found.checklist.apps == SHIPPED.apps
    assert found.checklist.sayings == SHIPPED.sayings
    assert found.checklist.withdrawn == SHIPPED.withdrawn
    assert found.checklist.looking == SHIPPED.looking
    assert found.checklist.years == SHIPPED.years
    assert found.checklist.holidays == SHIPPED.holidays


def test_a_sound_pack_adds_everything_it_says() -> None:
    found = joined(FILES)
    assert found.faults == ()
    is_whole(found)
    pack = found.pack
    assert pack.questions == (QuestionId("hillside_policy"),)
    assert pack.contacts == (ContactId("hillside-lado"),)
    assert [person.part for person in pack.people] == ["Safeguarding lead"]
    assert [note.help for note in pack.notes] == [HelpId("pupil-contact"), None]
    assert [link.label for link in pack.links] == ["Our policy"]
    assert found.checklist.question(QuestionId("hillside_policy")) is not None


SHIPPED_QUESTION = SHIPPED.topics[0].questions[0].id
HOSTILE = {
    "replaces a question": changed("topics/hillside.toml", "hillside_policy", SHIPPED_QUESTION),
    "replaces the question about reporting": changed(
        "topics/hillside.toml", "hillside_policy", "a8_reported"
    ),
    "takes a helpline's place": changed("contacts.toml", "hillside-lado", "education-support"),
    "takes a helpline's name": changed("contacts.toml", '"LADO"', '"Education  Support!"'),
    "asks for an admission": changed(
        "topics/hillside.toml", "Have you read our policy this year?", "Have you ever drunk?"
    ),
    "asks about pupils": changed(
        "topics/hillside.toml", "Have you read our policy", "Are you friends with a pupil"
    ),
    "stands before what ships": changed("topics/hillside.toml", "order = 100", "order = 0"),
    "opens plain http": changed("topics/hillside.toml", "https://www", "http://www"),
    "opens a host it does not list": changed(
        "topics/hillside.toml", "www.hillside.example", "evil.example"
    ),
    "opens a host that ships": changed(
        "topics/hillside.toml", "www.hillside.example/policy", "www.gov.uk"
    ),
    "contact on a foreign host": changed("contacts.toml", "hillside.example", "evil.example"),
    "link with a name and password": changed("links.toml", "www.", "www.hillside.example@evil."),
    "link that runs something": changed("links.toml", "https://www.hillside", "javascript:alert"),
    "note that tells to delete": changed("notes.toml", "Ring Priya.", "Delete the messages."),
    "note that tells to block": changed("notes.toml", "Ring Priya.", "Just block them all."),
    "many notes beside one page": changed(
        "notes.toml", 'question = "a6_review"', 'help = "pupil-contact"'
    ),
    "note beside nothing": changed("notes.toml", "a6_review", "a6_reviw"),
    "note with a hidden turn": changed("notes.toml", "Ring Priya", "Ring \\u202Ereverse"),
    "step that removes, unmarked": changed(
        "topics/hillside.toml",
        "link = {",
        'steps = [{ text = "Delete your photos." }]\nlink = {',
    ),
    "lowers a priority": FILES
    | {"priorities.toml": b'[[priorities]]\nid = "a8_reported"\npriority = "consider"\n'},
    "help first for yes": changed(
        "topics/hillside.toml", "[questions.action]", 'help-first = { yes = "abuse" }\n'
        "[questions.action]"
    ),
    "a person nobody can reach": changed("people.toml", 'phone = "01632 960101"', ""),
    "a phone that dials more": changed("people.toml", "01632 960101", "*21*0900#"),
    "an unknown field": changed("topics/hillside.toml", "why =", "run = 1\nwhy ="),
    "a host that many share": changed("pack.toml", "hillside.example", "sch.uk"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_what_goes_too_far_is_left_out_named_and_changes_nothing_that_ships(name: str) -> None:
    found = joined(HOSTILE[name])
    assert found.faults
    assert all(str(fault) and "\n" not in str(fault) for fault in found.faults)
    is_whole(found)


def test_quick_questions_do_not_make_the_quick_check_longer_than_it_may_be() -> None:
    quick = QUESTION.replace("priority =", "quick = true\npriority =")
    many = "".join(quick.replace("hillside_policy", f"hillside_{n}") for n in range(20))
    found = joined(changed("topics/hillside.toml", "", TOPIC + many))
    assert found.faults
    is_whole(found)


def test_a_priority_can_be_raised_and_is_told() -> None:
    low = next(q for t in SHIPPED.topics for q in t.questions if q.priority == "consider")
    raised = f'[[priorities]]\nid = "{low.id}"\npriority = "must"\n'.encode()
    found = joined(FILES | {"priorities.toml": raised})
    assert found.faults == ()
    assert found.pack.raised == (low.id,)
    is_whole(found)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('id = "hillside"', 'id = "../evil"', "id"),
        ("version = 3", "version = 0", "version"),
        ("version = 3", "version = 999999999999", "version"),
        ("version = 3", 'version = "3"', "version"),
        ("version = 3", "", "version"),
        ('name = "Hillside"', 'name = ""', "name"),
        ('issuer = "Hillside Trust"', 'issuer = "a\\nb"', "issuer"),
        ("issuer", "isuer", "isuer"),
        ('id = "hillside"', 'id = "hillside', "TOML"),
    ],
)
def test_a_pack_that_does_not_say_what_it_is_is_refused_whole(
    old: str, new: str, says: str
) -> None:
    refused = refusal(changed("pack.toml", old, new))
    assert refused.key == "pack.refused.head"
    assert says in str(refused.values["what"])


def test_a_pack_for_a_later_program_says_so() -> None:
    assert refusal(changed("pack.toml", "", HEAD + "format = 2")).key == "pack.refused.newer"


def test_a_day_is_a_version_that_grows() -> None:
    head = reading.head_of(changed("pack.toml", "version = 3", "version = 2027-01-05"))
    assert head.number == 20270105


def test_too_many_records_are_refused() -> None:
    many = "".join(CONTACT.replace("hillside-lado", f"c{n}") for n in range(50))
    assert refusal(changed("contacts.toml", "", many)).key == "pack.refused.many-records"


def test_text_is_never_markup() -> None:
    found = joined(changed("notes.toml", "Ring Priya.", "<b>Ring</b> <script>x</script>"))
    assert found.pack.notes[0].text == "<b>Ring</b> <script>x</script>"
