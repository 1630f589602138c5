"""Every case that a link can meet, played by a website on this machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import check_links
from addresses import listed
from tests.links.site import BIG, Site, running
from verdicts import BROKEN, Answer, Verdict, judge
from visits import MAX_BYTES, MAX_HOPS, MAX_WAIT, TRIES, Visitor

ROOT = Path(__file__).parents[2]


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as made:
        yield made


@pytest.fixture
def slept() -> list[float]:
    """The seconds that a visitor would have slept."""
    return []


@pytest.fixture
def visitor(slept: list[float]) -> Visitor:
    return Visitor(2.0, slept.append)


@pytest.mark.parametrize(
    ("path", "verdict"),
    [
        ("/ok", Verdict.OK),
        ("/slash", Verdict.OK),
        ("/old", Verdict.MOVED),
        ("/hc/en-us/articles/12-gone", Verdict.MOVED_HOME),
        ("/removed", Verdict.MOVED_HOME),
        ("/settings", Verdict.LOGIN_WALL),
        ("/wall", Verdict.LOGIN_WALL),
        ("/soft", Verdict.SOFT_404),
        ("/content", Verdict.SOFT_404),
        ("/story", Verdict.OK),
        ("/gone", Verdict.GONE),
        ("/removed-for-good", Verdict.GONE),
        ("/forbidden", Verdict.BLOCKED),
        ("/method", Verdict.BLOCKED),
        ("/linkedin", Verdict.BLOCKED),
        ("/busy", Verdict.BLOCKED),
        ("/nowhere", Verdict.BLOCKED),
        ("/down", Verdict.SERVER_ERROR),
        ("/broken", Verdict.SERVER_ERROR),
        ("/circle", Verdict.LOOP),
        (BIG, Verdict.OK),
        ("/once", Verdict.OK),
    ],
)
def test_each_case_has_its_verdict(
    site: Site, visitor: Visitor, path: str, verdict: Verdict
) -> None:
    url = site.url(path)
    assert judge(url, visitor.visit(url)) is verdict


def test_nobody_there_is_no_answer_and_not_gone(visitor: Visitor) -> None:
    with running() as gone:
        url = gone.url("/ok")
    answer = visitor.visit(url)
    assert (answer.status, answer.trouble) == (0, "ConnectionError")
    assert judge(url, answer) is Verdict.UNREACHABLE
    assert Verdict.UNREACHABLE not in BROKEN


def test_where_a_link_led_is_told(site: Site, visitor: Visitor) -> None:
    assert visitor.visit(site.url("/old")).url == site.url("/new")


def test_only_the_beginning_of_a_page_is_read(site: Site, visitor: Visitor) -> None:
    assert len(visitor.visit(site.url(BIG)).body) <= MAX_BYTES


def test_a_circle_ends(site: Site, visitor: Visitor) -> None:
    visitor.visit(site.url("/circle"))
    assert site.asked == ["/circle"] * MAX_HOPS


def test_a_busy_host_is_asked_again_when_it_wishes(
    site: Site, visitor: Visitor, slept: list[float]
) -> None:
    visitor.visit(site.url("/once"))
    assert site.asked == ["/once"] * 2
    assert 7.0 in slept
    visitor.visit(site.url("/busy"))
    assert site.asked.count("/busy") == TRIES


def test_no_host_can_make_us_wait_for_ever() -> None:
    slept: list[float] = []
    with running() as site:
        Visitor(500.0, slept.append).visit(site.url("/busy"))
    assert max(second for second in slept if second != 500.0) == MAX_WAIT


def test_a_host_has_one_request_at_a_time_and_a_pause_after_each(
    site: Site, visitor: Visitor, slept: list[float]
) -> None:
    hosts = ("127.0.0.1", "localhost")
    urls = [site.url(f"/slow/{n}", host) for n in range(6) for host in hosts]
    visitor.visit_all(urls)
    assert set(site.most.values()) == {1}
    assert len(site.most) == len(hosts)
    assert slept == [2.0] * len(urls)


def test_it_says_who_asks(site: Site, visitor: Visitor) -> None:
    visitor.visit(site.url("/ok"))
    assert site.agents == {"Privacy Self-Audit link check (run by a maintainer)"}


def test_a_sign_in_page_that_was_asked_for_is_no_wall() -> None:
    url = "https://example.com/login"
    assert judge(url, Answer(200, url, "<title>Welcome</title>")) is Verdict.OK


def test_another_language_of_the_same_page_is_the_same_page() -> None:
    asked, at = "https://www.example.com/a/b", "https://example.com/en-GB/a/b"
    assert judge(asked, Answer(200, at)) is Verdict.OK


def test_every_link_of_the_checklist_is_found_with_its_places() -> None:
    addresses = {address.url: address.places for address in listed(ROOT / "checklists")}
    assert len(addresses) > 100
    (place,) = addresses["https://bsky.social/about/support"][:1]
    assert place == "platforms/bluesky.toml: help-url"
    assert all(url.startswith("https://") for url in addresses)


def test_rows_are_called_by_their_id_and_patterns_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "contacts.toml").write_text(
        '[[contacts]]\nid = "posh"\nurl = "https://example.org/"\n'
        '[[contacts]]\nurl = "https://example.org/{name}"\nlinks = ["https://example.org/"]\n'
    )
    (only,) = listed(tmp_path)
    assert only.places == (
        "contacts.toml: contacts[posh].url",
        "contacts.toml: contacts[2].links[1]",
    )


def run(tmp_path: Path, *paths: str) -> int:
    rows = "".join(f'[[rows]]\nurl = "https://x{path}"\n' for path in paths)
    (tmp_path / "rows.toml").write_text(rows)
    return check_links.main(["--folder", str(tmp_path), "--pause", "0"])


def test_the_report_tells_the_worst_first_and_the_exit_code_counts_what_is_broken(
    site: Site,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    visit = Visitor.visit

    def here(self: Visitor, url: str) -> Answer:
        answer = visit(self, url.replace("https://x", site.url("")))
        return answer._replace(url=answer.url.replace(site.url(""), "https://x"))

    monkeypatch.setattr(Visitor, "visit", here)
    assert run(tmp_path, "/ok", "/gone", "/settings", "/forbidden", "/old") == 1
    lines = capsys.readouterr().out.splitlines()
    told = [line.split("https://x")[0].strip() for line in lines if line[0:1].strip()]
    assert told == ["gone", "blocked: check by hand", "asks to sign in", "moved", "ok"]
    assert f"{'':26}in rows.toml: rows[2].url" in lines
    assert f"{'':26}led to https://x/new" in lines
    assert "     1  gone" in lines
    assert run(tmp_path, "/ok", "/settings", "/forbidden") == 0


def test_no_links_is_an_answer_of_its_own(tmp_path: Path) -> None:
    assert check_links.main(["--folder", str(tmp_path)]) == 2


def test_nothing_checked_is_never_all_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(_: Visitor, url: str) -> Answer:
        return Answer(0, url, trouble="ConnectionError")

    monkeypatch.setattr(Visitor, "visit", nobody)
    assert run(tmp_path, "/ok", "/new") == 3
