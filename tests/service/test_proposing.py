"""Proposed contents: a sound zip is kept once, any other is refused whole and does no harm."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from recommender.content.reading import Texts
from recommender.domain.errors import ContentError
from recommender.domain.records import RecordKind
from recommender.domain.users import RIGHTS, Role, Visitor
from recommender.service.app import App
from recommender.service.content_archive import BYTES_MOST, FILES_MOST, read_archive
from tests.service import SEVERITY, graver

AUTHOR = Visitor("anna", RIGHTS[Role.AUTHOR])
UNREADABLE = "is not a readable zip"
TOO_LARGE = "is larger than a content can be"
# Where a zip's list of files, and the place before each file, say what is in it.
LISTED, PLACED = b"PK\x01\x02", b"PK\x03\x04"


def zipped(files: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, text in files.items():
            opened.writestr(name, text)
    return packed.getvalue()


def patched(archive: bytes, changes: Mapping[bytes, tuple[int, bytes]]) -> bytes:
    """Return the archive with other bytes at a distance from each first signature."""
    made = bytearray(archive)
    for signature, (distance, new) in changes.items():
        start = archive.index(signature) + distance
        made[start : start + len(new)] = new
    return bytes(made)


def refusal(archive: bytes) -> str:
    with pytest.raises(ContentError) as refused:
        read_archive(archive)
    [problem] = refused.value.problems
    assert problem.file == "archive"
    return problem.message


@pytest.mark.parametrize("folder", ["", "content/", "content-main/", "with space/"])
def test_a_sound_zip_is_kept_at_its_top_or_in_one_folder(
    services: App, texts: Texts, folder: str
) -> None:
    proposed = graver(texts)

    digest = services.content_versions.propose(
        zipped({folder + name: proposed[name] for name in proposed}), AUTHOR
    )

    assert services.stores.contents.files(digest) == proposed
    assert (
        services.content_cache.recommender(digest).content.digest
        == digest
        != services.content.digest
    )


def test_a_proposed_content_is_kept_and_recorded_once_under_its_authors_name(
    services: App, texts: Texts
) -> None:
    archive = zipped(graver(texts))

    first = services.content_versions.propose(archive, AUTHOR)
    second = services.content_versions.propose(archive, Visitor("bert", RIGHTS[Role.ADMIN]))

    kept = [entry for entry in services.stores.contents.every() if entry.digest == first]
    events = services.stores.records.about(first)
    assert second == first
    assert [(entry.by, entry.cases) for entry in kept] == [("anna", 0)]
    assert [(event.kind, event.actor) for event in events] == [(RecordKind.CONTENT, "anna")]


def test_todays_content_proposed_is_nothing_new(services: App, texts: Texts) -> None:
    digest = services.content_versions.propose(zipped(texts), AUTHOR)

    assert digest == services.content.digest
    assert len(services.stores.contents.every()) == 1
    assert services.stores.records.verify().records == 0


def test_all_problems_of_a_proposed_content_are_told_and_nothing_is_kept(
    services: App, texts: Texts
) -> None:
    spoilt = {**texts, SEVERITY: b"- id: [", "knowledge/needs.yaml": b"needs: none"}

    with pytest.raises(ContentError) as refused:
        services.content_versions.propose(zipped(spoilt), AUTHOR)

    assert {SEVERITY, "knowledge/needs.yaml"} <= {entry.file for entry in refused.value.problems}
    assert len(services.stores.contents.every()) == 1
    assert services.stores.records.verify().records == 0


@pytest.mark.parametrize("files", [{}, {"README.md": b"# Rules"}, {"a/b/rules/x.yaml": b"- id: x"}])
def test_a_zip_without_a_content_lacks_its_files(services: App, files: Mapping[str, bytes]) -> None:
    with pytest.raises(ContentError) as refused:
        services.content_versions.propose(zipped(files), AUTHOR)

    problems = {(entry.file, entry.message) for entry in refused.value.problems}
    assert ("knowledge/questionnaire.yaml", "is missing") in problems


def test_what_is_no_content_is_left_out(texts: Texts) -> None:
    others = {"README.md": b"#", "rules/notes.txt": b"", "knowledge/": b"", "rulesets/x.yaml": b""}

    assert read_archive(zipped({**texts, **others})) == texts


def test_the_shadow_files_of_a_mac_are_no_content(texts: Texts) -> None:
    shadow = {"__MACOSX/rules/triage/._severity.yaml": b"\x00\x05\x16\x07"}

    assert read_archive(zipped({**texts, **shadow})) == texts


@pytest.mark.parametrize("archive", [b"", b"nonsense", b"PK\x03\x04", b"PK\x05\x06" + b"\xff" * 18])
def test_what_is_no_zip_is_refused(archive: bytes) -> None:
    assert UNREADABLE in refusal(archive)


def test_a_zip_cut_short_is_refused(texts: Texts) -> None:
    whole = zipped(texts)

    assert UNREADABLE in refusal(whole[: len(whole) // 2])


def test_an_encrypted_zip_is_refused() -> None:
    archive = zipped({"rules/x.yaml": b"- id: x"})

    encrypted = patched(archive, {LISTED: (8, b"\x01"), PLACED: (6, b"\x01")})

    assert UNREADABLE in refusal(encrypted)


def test_a_strangely_packed_zip_is_refused() -> None:
    archive = zipped({"rules/x.yaml": b"- id: x"})

    strange = patched(archive, {LISTED: (10, b"\x63"), PLACED: (8, b"\x63")})

    assert UNREADABLE in refusal(strange)


@pytest.mark.parametrize("packing", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_packing_that_unpacks_more_than_it_is_asked_for_is_refused(packing: int) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", packing) as opened:
        opened.writestr("rules/x.yaml", bytes(BYTES_MOST))

    lying = patched(packed.getvalue(), {LISTED: (24, (10).to_bytes(4, "little"))})

    assert UNREADABLE in refusal(lying)


def test_a_zip_whose_packed_bytes_are_damaged_is_refused() -> None:
    name = "rules/x.yaml"
    archive = zipped({name: b"- id: x\n" * 50})

    damaged = patched(archive, {PLACED: (30 + len(name), b"\xff" * 4)})

    assert UNREADABLE in refusal(damaged)


def test_a_zip_that_places_its_files_before_its_beginning_is_refused() -> None:
    archive = zipped({"rules/x.yaml": b"- id: x"})

    displaced = patched(archive, {b"PK\x05\x06": (16, b"\xff\xff")})

    assert UNREADABLE in refusal(displaced)


def test_a_zip_that_would_grow_too_large_is_refused_before_it_is_unpacked() -> None:
    bomb = zipped({"rules/x.yaml": bytes(BYTES_MOST + 1)})

    assert len(bomb) < BYTES_MOST / 500
    assert refusal(bomb) == TOO_LARGE


def test_many_files_that_are_too_large_together_are_refused() -> None:
    half = bytes(BYTES_MOST // 2 + 1)

    assert refusal(zipped({"rules/x.yaml": half, "rules/y.yaml": half})) == TOO_LARGE


def test_a_zip_as_large_as_a_content_can_be_is_read() -> None:
    assert read_archive(zipped({"rules/x.yaml": bytes(BYTES_MOST)})).keys() == {"rules/x.yaml"}


def test_a_zip_that_says_it_is_smaller_than_it_is_is_refused() -> None:
    bomb = zipped({"rules/x.yaml": bytes(BYTES_MOST + 1)})

    lying = patched(bomb, {LISTED: (24, (10).to_bytes(4, "little"))})

    assert UNREADABLE in refusal(lying)


@pytest.mark.parametrize("more", [0, 1])
def test_too_many_files_are_refused_and_not_one_less(more: int) -> None:
    archive = zipped({f"rules/{number}.yaml": b"" for number in range(FILES_MOST + more)})

    if more:
        assert refusal(archive) == TOO_LARGE
    else:
        assert len(read_archive(archive)) == FILES_MOST


@pytest.mark.parametrize(
    "name", ["../evil.yaml", "../../rules/evil.yaml", "/etc/evil.yaml", "C:\\rules\\evil.yaml"]
)
def test_a_file_named_outside_the_content_is_left_out(
    services: App, texts: Texts, tmp_path: Path, name: str
) -> None:
    before = sorted(tmp_path.parent.rglob("*evil*"))

    digest = services.content_versions.propose(zipped({**graver(texts), name: b"- id: x"}), AUTHOR)

    assert services.stores.contents.files(digest) == graver(texts)
    assert sorted(tmp_path.parent.rglob("*evil*")) == before == []


@pytest.mark.parametrize("name", ["rules/../../evil.yaml", "rules/triage/../evil.yaml"])
def test_a_name_that_climbs_out_of_the_rules_is_a_name_and_no_way(
    services: App, texts: Texts, tmp_path: Path, name: str
) -> None:
    archive = zipped({**graver(texts), name: b"- id: [\n"})

    with pytest.raises(ContentError) as refused:
        services.content_versions.propose(archive, AUTHOR)

    assert {entry.file for entry in refused.value.problems} == {name}
    assert list(tmp_path.parent.rglob("*evil*")) == []


def test_a_file_that_nothing_reads_is_refused_or_left_out_but_is_no_fault_of_ours(
    services: App, texts: Texts
) -> None:
    archive = zipped({**graver(texts), "knowledge/unread.yaml": b"\xff\xfe"})

    with pytest.raises(ContentError):
        services.content_versions.propose(archive, AUTHOR)
