"""An added folder can add, and can never replace, remove or weaken what ships."""

from pathlib import Path

import pytest

from audit_app.content import checklists
from audit_app.content.checklists import Loaded
from audit_app.domain.checklist import Checklist, Choice, ContactId, HelpId, QuestionId
from tests.content.conftest import APP, HELP, TOPIC, Change

OWN_QUESTION = TOPIC.replace('"tags"', '"visitors"', 1).replace("a6_review", "rochdale_visitors")


@pytest.fixture(scope="module")
def shipped() -> Checklist:
    return checklists.load().checklist


def lines(loaded: Loaded) -> list[str]:
    return [str(fault) for fault in loaded.faults]


def ids(checklist: Checklist) -> set[str]:
    return {question.id for topic in checklist.topics for question in topic.questions}


def test_a_sound_folder_adds_everything_it_holds(
    shipped: Checklist, extra: Path, add: Change
) -> None:
    add("topics/visitors.toml", "", OWN_QUESTION.replace("quick = true", ""))
    add("platforms/schoolbook.toml", "", APP.replace('"facebook"', '"schoolbook"'))
    add("help/lost-phone.toml", "", HELP.replace('"abuse"', '"lost-phone"').replace("posh", "la"))
    add(
        "contacts.toml",
        "",
        '[[contacts]]\nid = "la"\nname = "Our council"\nphone = "01706 000000"\nhours = "9 to 5"\n'
        'url = "https://help.council.example/"\nsource = "The council"\nchecked = 2026-09-01\n',
    )
    add("hosts.toml", "", 'hosts = ["council.example"]\n')
    loaded = checklists.load(extra)
    assert lines(loaded) == []
    new = loaded.checklist
    assert ids(new) - ids(shipped) == {"rochdale_visitors"}
    assert {a.id for a in new.apps} - {a.id for a in shipped.apps} == {"schoolbook"}
    assert new.help_page(HelpId("lost-phone")) is not None
    assert new.contact(ContactId("la")) is not None
    assert "council.example" in new.hosts
    assert new.version.startswith(f"{shipped.version}+")


def test_a_topic_that_exists_takes_in_a_question_and_keeps_its_name(
    shipped: Checklist, extra: Path, add: Change
) -> None:
    topic = shipped.topics[0]
    text = OWN_QUESTION.replace('"visitors"', f'"{topic.id}"', 1).replace('"Tags"', '"Hijacked"')
    add("topics/ours.toml", "", text.replace("quick = true", ""))
    loaded = checklists.load(extra)
    assert lines(loaded) == []
    grown = loaded.checklist.topics[0]
    assert (grown.id, grown.name, grown.about) == (topic.id, topic.name, topic.about)
    assert grown.questions[: len(topic.questions)] == topic.questions
    assert grown.questions[-1].id == "rochdale_visitors"


def test_nothing_shipped_can_be_replaced(shipped: Checklist, extra: Path, add: Change) -> None:
    add("topics/visitors.toml", "", OWN_QUESTION.replace("rochdale_visitors", "a8_reported"))
    add("platforms/facebook.toml", "", APP)
    add("help/pupil-contact.toml", "", HELP.replace('"abuse"', '"pupil-contact"'))
    add(
        "contacts.toml",
        "",
        '[[contacts]]\nid = "posh"\nname = "Not them"\nphone = "0900 1"\nhours = ""\nurl = ""\n'
        'source = "x"\nchecked = 2026-09-01\n',
    )
    add("bullets.toml", "", '[[bullets]]\nid = "A8"\nname = "Friends"\nsays = "All are welcome."\n')
    loaded = checklists.load(extra)
    assert len(lines(loaded)) == 5
    assert all("stands in the shipped checklist already" in line for line in lines(loaded))
    for kind in ("apps", "help_pages", "contacts", "bullets", "hosts"):
        assert getattr(loaded.checklist, kind) == getattr(shipped, kind)
    before = shipped.question(QuestionId("a8_reported"))
    assert loaded.checklist.question(QuestionId("a8_reported")) == before
    assert before is not None
    assert before.help_first == {Choice.NO: "pupil-contact"}


def test_nothing_shipped_can_be_removed(shipped: Checklist, extra: Path, add: Change) -> None:
    add("hosts.toml", "", "hosts = []\n")
    add("bullets.toml", "", "bullets = []\n")
    (extra / "topics").mkdir()
    loaded = checklists.load(extra)
    assert lines(loaded) == []
    assert ids(loaded.checklist) == ids(shipped)
    assert loaded.checklist.hosts == shipped.hosts


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('"A6"', '"A99"', 'questions[rochdale_visitors].refs: "A99" does not exist'),
        ('"must"', '"most"', 'questions[rochdale_visitors].priority: "most" is not a word'),
        (
            "quick = true",
            'help-first = { not-sure = "abuse" }',
            'questions[rochdale_visitors].help-first: "not-sure" never brings help first',
        ),
        (
            'controls = ["tag-review"]',
            'link = { label = "x", url = "http://www.gov.uk/" }',
            'questions[rochdale_visitors].action.link.url: "http://www.gov.uk/" cannot be opened',
        ),
        (
            'controls = ["tag-review"]',
            'link = { label = "x", url = "https://evil.example/" }',
            'questions[rochdale_visitors].action.link.url: "https://evil.example/" cannot be',
        ),
        (
            'controls = ["tag-review"]',
            'steps = [{ text = "Delete every message from pupils." }]',
            'questions[rochdale_visitors].action.steps[1]: says "delete"; expected removes = true',
        ),
    ],
)
def test_a_question_that_breaks_a_rule_is_left_out(
    add: Change, old: str, new: str, line: str
) -> None:
    extra = add("topics/visitors.toml", "", OWN_QUESTION.replace(old, new, 1))
    loaded = checklists.load(extra)
    assert lines(loaded)[0].startswith(f"topics/visitors.toml: {line}"), lines(loaded)
    assert "rochdale_visitors" not in ids(loaded.checklist)


@pytest.mark.parametrize(
    "host", ["http://council.example", "com", "co.uk", "192.168.0.1", "a b.uk"]
)
def test_only_plain_host_names_can_be_added(
    shipped: Checklist, extra: Path, add: Change, host: str
) -> None:
    add("hosts.toml", "", f'hosts = ["{host}"]\n')
    loaded = checklists.load(extra)
    assert loaded.checklist.hosts == shipped.hosts
    assert len(lines(loaded)) == 1


def test_what_names_a_record_that_was_left_out_is_left_out_too(
    shipped: Checklist, extra: Path, add: Change
) -> None:
    add("hosts.toml", "", 'hosts = ["com"]\n')
    add(
        "contacts.toml",
        "",
        '[[contacts]]\nid = "la"\nname = "Us"\nphone = ""\nhours = ""\n'
        'url = "https://evil.com/"\nsource = "x"\nchecked = 2026-09-01\n',
    )
    add("help/ours.toml", "", HELP.replace('"abuse"', '"ours"').replace("posh", "la"))
    text = OWN_QUESTION.replace("quick = true", 'help-first = { no = "ours" }')
    add("topics/visitors.toml", "", text)
    loaded = checklists.load(extra)
    assert [line.split(":")[0] for line in lines(loaded)] == [
        "hosts.toml",
        "contacts.toml",
        "help/ours.toml",
        "topics/visitors.toml",
    ]
    assert ids(loaded.checklist) == ids(shipped)
    assert loaded.checklist.contacts == shipped.contacts


def test_questions_of_a_topic_that_was_left_out_are_not_lost_silently(
    extra: Path, add: Change
) -> None:
    add("topics/visitors.toml", "", OWN_QUESTION.replace("order = 1", 'order = "first"'))
    assert lines(checklists.load(extra)) == [
        'topics/visitors.toml: order: "first" cannot stand here; expected a whole number'
    ]


def test_the_quick_check_cannot_be_made_too_long(
    shipped: Checklist, extra: Path, add: Change
) -> None:
    head, _, question = OWN_QUESTION.partition("[[questions]]")
    single = question.replace('kind = "per-app"\nconcerns = "tags"\n', "").replace(" {app}", "")
    many = [single.replace("rochdale_visitors", f"rochdale_{number}") for number in range(12)]
    add("topics/visitors.toml", "", head + "".join(f"[[questions]]{text}" for text in many))
    loaded = checklists.load(extra)
    assert ids(loaded.checklist) == ids(shipped)
    assert len(lines(loaded)) == 12
    assert all("answers with 5 apps" in line for line in lines(loaded))


def test_a_question_that_fits_joins_the_quick_check(extra: Path, add: Change) -> None:
    text = OWN_QUESTION.replace('kind = "per-app"\nconcerns = "tags"\n', "").replace(" {app}", "")
    add("topics/visitors.toml", "", text)
    loaded = checklists.load(extra)
    assert lines(loaded) == []
    added = loaded.checklist.question(QuestionId("rochdale_visitors"))
    assert added is not None
    assert added.quick


def test_a_mistyped_folder_or_file_is_named(extra: Path, add: Change) -> None:
    add("topic/visitors.toml", "", OWN_QUESTION)
    add("contact.toml", "", "")
    assert [(f.file, f.nearest) for f in checklists.load(extra).faults] == [
        ("contact.toml", "contacts.toml"),
        ("topic", "topics"),
    ]


def test_a_file_made_of_faults_cannot_keep_the_program_busy(
    shipped: Checklist, extra: Path, add: Change
) -> None:
    head, _, question = OWN_QUESTION.partition("[[questions]]")
    lost = question.replace('["A6"]', "[" + '"A99", ' * 500 + "]")
    many = [lost.replace("rochdale_visitors", f"rochdale_{number}") for number in range(80)]
    add("topics/visitors.toml", "", head + "".join(f"[[questions]]{text}" for text in many))
    add("topics/typos.toml", "", "x" + "\n[[questions]]\nteext = 1" * 5_000)
    add("contacts.toml", "", "[[contacts]]\nnam = 1\n" * 5_000)
    loaded = checklists.load(extra)
    assert ids(loaded.checklist) == ids(shipped)
    assert 200 <= len(loaded.faults) <= 500


def test_a_missing_folder_is_one_fault(shipped: Checklist, tmp_path: Path) -> None:
    loaded = checklists.load(tmp_path / "nowhere")
    assert loaded.checklist == shipped
    assert [fault.what for fault in loaded.faults] == ["folder not found"]


@pytest.mark.parametrize("content", [b"\xff", b"x = " + b"[" * 50_000, b"[", b"\x00\x01", b""])
def test_a_broken_file_leaves_the_rest_working(
    shipped: Checklist, extra: Path, add: Change, content: bytes
) -> None:
    add("topics/visitors.toml", "", OWN_QUESTION.replace("quick = true", ""))
    (extra / "topics" / "broken.toml").write_bytes(content)
    loaded = checklists.load(extra)
    assert {fault.file for fault in loaded.faults} == {"topics/broken.toml"}
    assert ids(loaded.checklist) - ids(shipped) == {"rochdale_visitors"}
