"""What must stay so in the workflow that makes a release, which no test here can run."""

import re

import freeze

TEXT = (freeze.ROOT / "packaging" / "ci" / "release.yml").read_text("utf-8")


def test_every_action_is_pinned_to_a_commit_and_says_its_version() -> None:
    uses = re.findall(r"uses: (.+)", TEXT)
    assert len(uses) > 5
    for use in uses:
        assert re.fullmatch(r"[a-z-]+/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use), use


def test_nothing_is_published_before_a_person_has_looked() -> None:
    assert TEXT.count("gh release create") == 1
    assert "--draft" in TEXT.partition("gh release create")[2]
    assert TEXT.count("contents: write") == 1


def test_a_key_is_only_in_jobs_that_a_second_person_approves() -> None:
    jobs = re.split(r"\n  (?=[a-z-]+:\n    )", TEXT.partition("\njobs:")[2])
    with_keys = [job for job in jobs if "secrets." in job]
    assert len(with_keys) == 3
    assert all("environment: signing" in job for job in with_keys)


def test_every_file_it_runs_is_there() -> None:
    for path in re.findall(r"(?<![\w/.-])packaging/[\w./-]+\.(?:py|sh|ps1)", TEXT):
        assert (freeze.ROOT / path).is_file(), path
