"""Packs on a laptop: who is trusted, what is remembered, and that nothing stops a start."""

from pathlib import Path

import msgspec
import pytest

from audit_app.audit.packs import Packs
from audit_app.content import checklists, strings
from audit_app.content.packs import archive, minisign
from audit_app.domain.pack import PackRefused, Signed
from audit_app.domain.policy import Key, Policy, Setting
from audit_app.vault.forget import forget
from tests.content.packs.hostile import FILES, changed, put

SHIPPED = checklists.load().checklist
WORDS = strings.load()
OLD, NEW, FOREIGN = (minisign.make_key() for _ in range(3))


def packs(home: Path, policy: Policy | None = None, *, guarded: bool = True) -> Packs:
    made = Packs(home / "own", policy or Policy(), SHIPPED, WORDS)
    made._is_guarded = lambda _: guarded
    return made


def signed_zip(
    folder: Path, secret: minisign.SecretKey, version: int = 3, name: str = "pack.zip"
) -> Path:
    """A pack of ``version``, signed, with the key in it."""
    head = f'version = {version}\nkey = "{secret.public.text}"'
    data = archive.build(changed("pack.toml", "version = 3", head))
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(data)
    (folder / f"{name}.minisig").write_text(minisign.sign(data, secret, "x"))
    return folder / name


def by_school(folder: Path, *keys: minisign.SecretKey, revoked: tuple[str, ...] = ()) -> Policy:
    named = tuple(key.public.text for key in keys)
    return Policy(pack_folder=str(folder), pack_keys=named, revoked_pack_keys=revoked)


def counts(made: Packs) -> list[int]:
    return [pack.head.number for pack in made.take_in().added.packs]


def lines(made: Packs) -> str:
    return "\n".join(str(fault) for fault in made.take_in().faults)


def test_a_guarded_folder_counts_and_one_that_the_person_can_change_does_not(
    tmp_path: Path,
) -> None:
    folder = put(tmp_path / "it", FILES)
    policy = Policy(pack_folder=str(folder))
    taken = packs(tmp_path, policy).take_in()
    assert [pack.signer.signed for pack in taken.added.packs] == [Signed.FOLDER]
    assert taken.faults == ()
    assert "hillside_policy" in {q.id for t in taken.checklist.topics for q in t.questions}
    open_one = packs(tmp_path, policy, guarded=False)
    assert counts(open_one) == []
    assert "can be changed from your account" in lines(open_one)


def test_a_zip_counts_by_a_named_key_alone(tmp_path: Path) -> None:
    folder = signed_zip(tmp_path / "it", NEW).parent
    assert counts(packs(tmp_path, by_school(folder, NEW))) == [3]
    assert counts(packs(tmp_path, by_school(folder, FOREIGN))) == []
    assert counts(packs(tmp_path, by_school(folder))) == []
    (folder / "pack.zip.minisig").unlink()
    assert "not signed" in lines(packs(tmp_path, by_school(folder, NEW)))


def test_a_recommended_folder_or_key_is_no_reason_to_trust(tmp_path: Path) -> None:
    folder = signed_zip(tmp_path / "it", NEW).parent
    for key in (Key.PACK_FOLDER, Key.PACK_KEYS):
        said = Setting(key=key, value="", level="recommended", scope="user", source="")
        policy = by_school(folder, NEW)
        assert counts(packs(tmp_path, msgspec.structs.replace(policy, settings=(said,)))) == []


def test_keys_rotate_and_a_revoked_one_counts_no_more(tmp_path: Path) -> None:
    folder = signed_zip(tmp_path / "it", OLD).parent
    both = by_school(folder, OLD, NEW)
    assert counts(packs(tmp_path, both)) == [3]
    signed_zip(folder, NEW, 4)
    assert counts(packs(tmp_path, both)) == [4]
    after = by_school(folder, OLD, NEW, revoked=(OLD.public.text,))
    assert counts(packs(tmp_path, after)) == [4]
    signed_zip(folder, OLD, 5)
    assert counts(packs(tmp_path, after)) == []


def test_an_older_version_than_the_last_seen_is_not_used(tmp_path: Path) -> None:
    folder = signed_zip(tmp_path / "it", NEW, 7).parent
    policy = by_school(folder, NEW)
    assert counts(packs(tmp_path, policy)) == [7]
    signed_zip(folder, NEW, 6)
    assert counts(packs(tmp_path, policy)) == []
    assert "newer version" in lines(packs(tmp_path, policy))
    signed_zip(folder, NEW, 7)
    assert counts(packs(tmp_path, policy)) == [7]


def test_nobody_else_can_age_the_packs_of_the_school(tmp_path: Path) -> None:
    """Somebody's pack of the same name, with a high version, was accepted on an own laptop."""
    own = packs(tmp_path)
    own.accept(own.offer(signed_zip(tmp_path / "mail", FOREIGN, 99)))
    folder = put(tmp_path / "it", FILES)
    made = packs(tmp_path, Policy(pack_folder=str(folder)))
    assert counts(made) == [3]


@pytest.mark.parametrize("broken", ["", "{", '{"versions": 1}', "\xff", "[" * 5_000])
def test_a_broken_memory_stops_nothing(tmp_path: Path, broken: str) -> None:
    folder = signed_zip(tmp_path / "it", NEW).parent
    policy = by_school(folder, NEW)
    assert counts(packs(tmp_path, policy)) == [3]
    seen = tmp_path / "own" / "packs" / "seen.json"
    seen.write_bytes(broken.encode("latin-1"))
    assert counts(packs(tmp_path, policy)) == [3]
    assert seen.with_name("seen.json.kept").exists()


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    made = packs(tmp_path, Policy(pack_folder=str(tmp_path / "gone")))
    assert len(made.take_in().faults) == 1
    assert made.take_in().checklist == SHIPPED


def test_a_person_looks_accepts_and_removes(tmp_path: Path) -> None:
    own, path = packs(tmp_path), signed_zip(tmp_path / "mail", NEW)
    offer = own.offer(path)
    assert offer.pack.signer.signed is Signed.NEW
    assert offer.pack.signer.fingerprint == NEW.public.fingerprint
    assert not (tmp_path / "own").exists(), "looking keeps nothing"
    own.accept(offer)
    path.unlink()
    assert counts(own) == [3]
    later = own.offer(signed_zip(tmp_path / "mail", NEW, 4))
    assert later.pack.signer.signed is Signed.KNOWN
    assert later.older is not None
    other = own.offer(signed_zip(tmp_path / "mail", FOREIGN, 5))
    assert other.pack.signer.signed is Signed.OTHER
    assert own.remove("hillside")
    assert not own.remove("hillside")
    assert counts(own) == []
    assert sorted(p.name for p in (tmp_path / "own" / "packs").iterdir()) == ["seen.json"]


def test_an_accepted_pack_that_was_changed_is_not_used(tmp_path: Path) -> None:
    own = packs(tmp_path)
    own.accept(own.offer(signed_zip(tmp_path / "mail", NEW)))
    kept = tmp_path / "own" / "packs" / "hillside.zip"
    kept.write_bytes(archive.build(changed("notes.toml", "Ring Priya.", "Ring me.")))
    assert counts(own) == []
    assert "not as you added it" in lines(own)
    kept.unlink()
    assert counts(own) == []


def test_a_signature_that_does_not_hold_is_not_offered(tmp_path: Path) -> None:
    path = signed_zip(tmp_path / "mail", NEW)
    path.write_bytes(archive.build(changed("notes.toml", "Ring Priya.", "Ring me.")))
    with pytest.raises(PackRefused, match="no-key"):
        packs(tmp_path).offer(path)
    path = signed_zip(tmp_path / "mail", NEW)
    text = path.with_name("pack.zip.minisig").read_text()
    path.with_name("pack.zip.minisig").write_text(text.replace("comment: x", "comment: y"))
    with pytest.raises(PackRefused, match="wrong-signature"):
        packs(tmp_path).offer(path)


def test_where_school_names_keys_only_those_are_offered(tmp_path: Path) -> None:
    policy = Policy(pack_keys=(NEW.public.text,))
    managed = packs(tmp_path, policy)
    assert managed.only_by_school
    assert managed.offer(signed_zip(tmp_path / "a", NEW)).pack.signer.signed is Signed.SCHOOL
    for path in (signed_zip(tmp_path / "b", FOREIGN), put(tmp_path / "c", FILES)):
        with pytest.raises(PackRefused):
            managed.offer(path)


def test_a_revoked_key_takes_an_accepted_pack_away(tmp_path: Path) -> None:
    own = packs(tmp_path)
    own.accept(own.offer(signed_zip(tmp_path / "mail", NEW)))
    revoked = Policy(revoked_pack_keys=(NEW.public.text,))
    assert counts(packs(tmp_path, revoked)) == []
    assert "does not count any more" in lines(packs(tmp_path, revoked))


def test_a_pack_of_the_school_that_a_person_added_can_be_removed_again(tmp_path: Path) -> None:
    """And what school IT put here itself cannot be added a second time."""
    path = signed_zip(tmp_path / "mail", NEW)
    own = packs(tmp_path, Policy(pack_keys=(NEW.public.text,)))
    own.accept(own.offer(path))
    assert [pack.own for pack in own.take_in().added.packs] == [True]
    put_here = packs(tmp_path / "other", by_school(path.parent, NEW))
    assert [pack.own for pack in put_here.take_in().added.packs] == [False]
    with pytest.raises(PackRefused, match="school-has-it"):
        put_here.offer(path)


def test_deleting_everything_takes_packs_away(tmp_path: Path) -> None:
    own = packs(tmp_path)
    own.accept(own.offer(signed_zip(tmp_path / "mail", NEW)))
    forget(tmp_path / "own")
    assert not (tmp_path / "own").exists()
