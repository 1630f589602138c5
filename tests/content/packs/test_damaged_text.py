"""A pack whose text was damaged is read or refused, and what ships is whole: never a crash."""

from hypothesis import given, settings
from hypothesis import strategies as st

from audit_app.content import checklists
from audit_app.content.packs import joining, reading
from audit_app.domain.pack import PackRefused, Signed, Signer
from tests.content.packs.hostile import FILES

SHIPPED = checklists.load().checklist
SCRAPS = [
    b"[",
    b"]",
    b"{}",
    b"=",
    b'"',
    b"\n",
    b"1",
    b"true",
    b"2027-01-05",
    b"nan",
    b"[[",
    b"\xff",
]
SCRAPS += [b"'''", b".a.b", b"-1", b"9" * 30, b"", b"\x00", "\u202e".encode()]
WOUNDS = st.tuples(
    st.sampled_from(sorted(FILES)),
    st.integers(0, 600),
    st.integers(0, 30),
    st.sampled_from(SCRAPS),
)


@given(st.lists(WOUNDS, min_size=1, max_size=3))
@settings(max_examples=400)
def test_damaged_text_is_read_or_refused(wounds: list[tuple[str, int, int, bytes]]) -> None:
    files = dict(FILES)
    for name, at, gone, scrap in wounds:
        files[name] = files[name][:at] + scrap + files[name][at + gone :]
    try:
        found = joining.add(SHIPPED, reading.read(files), Signer(signed=Signed.NOBODY))
    except PackRefused:
        return
    assert found.checklist.help_pages == SHIPPED.help_pages
    assert found.checklist.contacts[: len(SHIPPED.contacts)] == SHIPPED.contacts
    for topic in SHIPPED.topics:
        for question in topic.questions:
            assert found.checklist.question(question.id) == question
