from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from audit_app.domain.settings import SchoolContact
from audit_app.policy import values
from audit_app.policy.values import Unusable

KEY = "RW" + "Qf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"[:54]


@pytest.mark.parametrize(
    ("take", "raw", "made"),
    [
        (values.flag, 1, True),
        (values.flag, False, False),
        (values.text, " Ysgol Llŷn ", "Ysgol Llŷn"),
        (values.link, "https://help.example.sch.uk/privacy?a=b", None),
        (values.day, "2027-01-05", date(2027, 1, 5)),
        (values.proxy, "System", "system"),
        (values.proxy, "http://proxy.example.sch.uk:8080", None),
        (values.proxy, "http://10.0.0.1:3128", None),
        (values.folder, "/usr/share/school", None),
        (values.folder, "C:\\ProgramData\\School", None),
        (values.language, "cy", None),
        (values.topic, "your-details", None),
        (values.pack_key, KEY, None),
        (
            values.contact,
            "IT=;;it@example.sch.uk",
            SchoolContact(part="IT", email="it@example.sch.uk"),
        ),
        (
            values.contact,
            "Safeguarding lead = Siân Jones ; +44 (0)1632 960001 ext 12 ; ",
            SchoolContact(
                part="Safeguarding lead", name="Siân Jones", phone="+44 (0)1632 960001 ext 12"
            ),
        ),
    ],
)
def test_what_makes_sense_is_taken(
    take: Callable[[object], Any], raw: object, made: object
) -> None:
    assert take(raw) == (raw if made is None else made)


@pytest.mark.parametrize(
    ("take", "raw", "reason"),
    [
        (values.flag, "true", "not-yes-or-no"),
        (values.flag, 2, "not-yes-or-no"),
        (values.flag, None, "not-yes-or-no"),
        (values.flag, 1.0, "not-yes-or-no"),
        (values.text, 5, "not-text"),
        (values.text, b"Hill", "not-text"),
        (values.text, "  ", "empty"),
        (values.text, "a" * (values.TEXT_MOST + 1), "too-long"),
        (values.text, "a\nb", "hidden-signs"),
        (values.text, "a\x1b[2Jb", "hidden-signs"),
        (values.text, "School \u202elooc", "hidden-signs"),
        (values.text, "a\u200bb", "hidden-signs"),
        (values.text, "a\ud800", "hidden-signs"),
        (values.link, "http://example.sch.uk/", "not-https"),
        (values.link, "https://example.sch.uk:8443/", "not-https"),
        (values.link, "https://a:b@example.sch.uk/", "not-https"),
        (values.link, "https://ex\u0430mple.sch.uk/", "not-https"),
        (values.link, "https://localhost/", "not-https"),
        (values.link, "https://[::1", "not-https"),
        (values.link, "javascript:alert(1)", "not-https"),
        (values.link, "file:///etc/passwd", "not-https"),
        (values.link, "https://example.sch.uk/" + "a" * 500, "too-long"),
        (values.contact, "Head", "not-a-contact"),
        (values.contact, "=Jo;01632 960001;", "not-a-contact"),
        (values.contact, "Head=Jo;;", "not-a-contact"),
        (values.contact, "Head=Jo;call me;", "not-a-contact"),
        (values.contact, "Head=Jo;;jo@", "not-a-contact"),
        (values.contact, "Head=Jo;;jo@example.sch.uk;more", "not-a-contact"),
        (values.contact, "Head=Jo;;jo@example.sch.uk?bcc=me@example.com", "not-a-contact"),
        (values.contact, "H" * 130 + "=Jo;01632 960001;", "too-long"),
        (values.day, "5 January", "not-a-day"),
        (values.day, "1066-10-14", "not-a-day"),
        (values.day, 20270105, "not-text"),
        (values.proxy, "proxy:8080", "not-a-proxy"),
        (values.proxy, "http://me:secret@proxy:8080", "not-a-proxy"),
        (values.proxy, "http://proxy:70000", "not-a-proxy"),
        (values.proxy, "http://proxy:8080/x", "not-a-proxy"),
        (values.proxy, "socks5://proxy:8080", "not-a-proxy"),
        (values.folder, "checklists", "not-a-local-folder"),
        (values.folder, "\\\\server\\share", "not-a-local-folder"),
        (values.folder, "//server/share", "not-a-local-folder"),
        (values.folder, "/usr/../home/sam", "not-a-local-folder"),
        (values.folder, "https://example.sch.uk/", "not-a-local-folder"),
        (values.language, "English", "not-a-language"),
        (values.topic, "../your-details", "not-an-id"),
        (values.pack_key, KEY[:-1], "not-a-key"),
        (values.pack_key, "untrusted comment: x", "not-a-key"),
    ],
)
def test_what_makes_none_is_left_alone_with_a_reason(
    take: Callable[[object], Any], raw: object, reason: str
) -> None:
    with pytest.raises(Unusable) as unusable:
        take(raw)
    assert unusable.value.reason == reason


def test_a_number_is_one_of_those_on_offer() -> None:
    assert values.number(15, (5, 15)) == 15
    for raw, reason in ((0, "not-offered"), (True, "not-a-number"), ("15", "not-a-number")):
        with pytest.raises(Unusable, match=reason):
            values.number(raw, (5, 15))


def test_of_a_list_the_sound_ones_count_each_once() -> None:
    sound, reasons = values.several(["a", "B!", "a", "b", "c"], values.topic, 4)
    assert (sound, reasons) == (["a", "b"], ["too-many", "not-an-id"])
    with pytest.raises(Unusable, match="not-a-list"):
        values.several("a", values.topic, 4)
