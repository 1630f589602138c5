"""What is typed by a person stays one inert value of one https address."""

import unicodedata
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_app.content import checklists
from audit_app.domain.links import allowed
from audit_app.domain.search import Clues, Engine, Search, SearchKind
from audit_app.logic.queries import (
    LONGEST_CLUE,
    LONGEST_SEARCH,
    MOST_SEARCHES,
    address,
    one_line,
    phone_search,
    phrase,
    searches,
)

SHIPPED = checklists.load().checklist
ENGINES = SHIPPED.looking.engines
anything = st.text(st.characters(codec=None), max_size=400)
clues = st.builds(
    Clues,
    **{name: st.lists(anything, max_size=9).map(tuple) for name in Clues.__struct_fields__},
)


def made(**given_clues: tuple[str, ...]) -> list[tuple[SearchKind, str]]:
    return [(each.kind, each.text) for each in searches(Clues(**given_clues))]


def test_a_name_alone_gives_the_name_its_pictures_and_papers() -> None:
    assert made(names=("Jo O'Neill",)) == [
        (SearchKind.NAME, '"Jo O\'Neill"'),
        (SearchKind.PICTURES, '"Jo O\'Neill"'),
        (SearchKind.PAPERS, '"Jo O\'Neill" filetype:pdf'),
    ]


def test_towns_and_schools_go_with_names_and_old_names_with_towns() -> None:
    found = made(
        names=("Jo Neill",), other_names=("Jo Smith",), towns=("Leeds",), schools=("Hill End",)
    )
    assert (SearchKind.TOWN, '"Jo Neill" "Leeds"') in found
    assert (SearchKind.SCHOOL, '"Jo Neill" "Hill End"') in found
    assert (SearchKind.OTHER_NAME, '"Jo Smith"') in found
    assert (SearchKind.OTHER_NAME, '"Jo Smith" "Leeds"') in found


def test_a_nickname_goes_with_the_town_and_stands_alone_without_one() -> None:
    with_town = made(nicknames=("Jojo",), towns=("Leeds",))
    assert with_town == [(SearchKind.NICKNAME, '"Jojo" "Leeds"')]
    assert made(nicknames=("Jojo",)) == [(SearchKind.NICKNAME, '"Jojo"')]


def test_a_username_loses_its_at_sign_and_an_email_keeps_it() -> None:
    found = made(usernames=("@jo_n",), emails=("jo@example.com",))
    assert found == [(SearchKind.USERNAME, '"jo_n"'), (SearchKind.EMAIL, '"jo@example.com"')]


@pytest.mark.parametrize(
    "typed", ["07700 900123", "+44 7700 900123", "0044 (0)7700 900123", "07700900123"]
)
def test_a_phone_number_is_sought_in_the_ways_it_is_written(typed: str) -> None:
    assert phone_search(typed) == '"07700900123" OR "07700 900123" OR "+447700900123"'


@pytest.mark.parametrize(("typed", "sought"), [("+33 1 23 45", '"+33 1 23 45"'), ("", "")])
def test_another_number_is_sought_as_it_is(typed: str, sought: str) -> None:
    assert phone_search(typed) == sought


@pytest.mark.parametrize(
    ("typed", "sought"),
    [
        ('Jo" OR "x', '"Jo OR x"'),
        ("Jo\r\nsite:evil.example", '"Jo site:evil.example"'),
        ("Jo “the” «boss»", '"Jo the boss"'),
        ("J\u202eo\u200b", '"Jo"'),
        ("Zoe\u0308", '"Zo\u00eb"'),
        ("  \t ", ""),
        ('""', ""),
    ],
)
def test_nothing_typed_can_leave_its_quotes(typed: str, sought: str) -> None:
    assert phrase(typed) == sought


@given(clues)
def test_any_clues_give_few_searches_whose_quotes_are_balanced(given_clues: Clues) -> None:
    found = searches(given_clues)
    assert len(found) <= MOST_SEARCHES
    assert len(set(found)) == len(found)
    for each in found:
        assert each.text.count('"') % 2 == 0
        assert each.text.isprintable()
        assert len(each.text) <= 2 * LONGEST_CLUE + len('"" ""')


@given(st.sampled_from(ENGINES), anything, st.booleans())
def test_any_text_runs_one_search_on_the_engines_own_host(
    engine: Engine,
    text: str,
    pictures: bool,  # noqa: FBT001 (invented by hypothesis)
) -> None:
    url = address(engine, text, pictures=pictures)
    parts = urlsplit(url)
    assert allowed(url, SHIPPED.hosts)
    plain = address(engine, "", pictures=pictures)
    assert parts.netloc == urlsplit(plain).netloc
    asked = parse_qs(parts.query, keep_blank_values=True)
    assert asked["q"] == [one_line(text)]
    assert {name: value for name, value in asked.items() if name != "q"} == {
        name: value
        for name, value in parse_qs(urlsplit(plain).query, keep_blank_values=True).items()
        if name != "q"
    }


@given(anything)
def test_one_line_is_one_short_visible_line(text: str) -> None:
    line = one_line(text)
    assert len(line) <= LONGEST_SEARCH
    assert line == line.strip()
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs") for char in line)


def test_pictures_have_an_address_of_their_own() -> None:
    search = Search(kind=SearchKind.PICTURES, text='"Jo"')
    for engine in ENGINES:
        url = address(engine, search.text, pictures=search.pictures)
        assert url != address(engine, search.text)
        assert '"Jo"' in unquote(url)
