"""Profile addresses are made of the person's own usernames, and lead nowhere else."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit_app.content import checklists
from audit_app.domain.links import allowed
from audit_app.logic.profiles import bare, fits, profiles

SHIPPED = checklists.load().checklist
SITES = SHIPPED.looking.sites
BY_ID = {str(site.id): site for site in SITES}


def test_between_twenty_and_thirty_sites_ship_with_source_and_date() -> None:
    assert 20 <= len(SITES) <= 30
    assert all(site.source and site.checked for site in SITES)


def test_a_username_makes_a_page_on_every_site_that_could_have_it() -> None:
    found = profiles(SITES, ["@jo_n", "jo_n"])
    urls = [each.url for each in found]
    assert "https://www.instagram.com/jo_n/" in urls
    assert "https://www.tiktok.com/@jo_n" in urls
    assert len(urls) == len(set(urls))
    assert not any("linkedin" in url for url in urls), "no underscore can stand there"


@pytest.mark.parametrize("typed", ["..", ".", "-", "", "a/b", "a?b", "a b", "a%2fb", "ž", "a@b"])
def test_what_could_lead_out_of_the_path_makes_no_page(typed: str) -> None:
    assert profiles(SITES, [typed]) == ()


@given(st.text(st.characters(codec=None), max_size=90))
def test_any_page_is_on_the_sites_own_host_and_one_step_deep(typed: str) -> None:
    for each in profiles(SITES, [typed]):
        assert allowed(each.url, SHIPPED.hosts)
        form, made = urlsplit(each.site.url), urlsplit(each.url)
        assert made.netloc == form.netloc
        assert made.path == form.path.replace("{username}", bare(typed))
        assert (made.query, made.fragment) == ("", "")
        assert fits(each.site, bare(typed))


def test_a_bluesky_handle_keeps_its_dots() -> None:
    assert fits(BY_ID["bluesky"], "jo.bsky.social")
    assert not fits(BY_ID["x"], "jo.bsky.social")
