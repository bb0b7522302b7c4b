"""Contents: each version is kept once and comes back byte for byte."""

import pytest

from recommender.content.reading import Texts
from recommender.domain.cases import CaseFilter
from recommender.domain.errors import NotFoundError
from recommender.domain.kept_content import KeptContent
from recommender.service.app import App
from recommender.storage.stores import Stores
from tests.storage.conftest import AT, CONTENT, a_case, as_new, keep

OTHER = "b" * 64
FILES = {"rules/b.yaml": b"- id: \xc3\xa4\r\n", "rules/a.yaml": b"", "a b.yaml": b"\n\t'\"\\"}


def test_files_come_back_byte_for_byte(stores: Stores) -> None:
    stores.contents.keep(CONTENT, FILES, AT)

    assert stores.contents.files(CONTENT) == FILES


def test_the_content_that_decides_here_comes_back(services: App, texts: Texts) -> None:
    digest = services.recommender.content.digest

    assert services.stores.contents.files(digest) == dict(texts)


def test_a_version_is_new_once(stores: Stores) -> None:
    assert [stores.contents.keep(CONTENT, FILES, AT) for _ in range(2)] == [True, False]


def test_a_version_kept_again_stays_as_it_was(stores: Stores) -> None:
    stores.contents.keep(CONTENT, FILES, AT, by="ada")

    stores.contents.keep(CONTENT, {}, "later", by="bob")

    assert stores.contents.files(CONTENT) == FILES
    assert stores.contents.every() == (KeptContent(CONTENT, AT, "ada", 0),)


def test_an_unknown_version_is_not_found(stores: Stores) -> None:
    with pytest.raises(NotFoundError, match="no content aaaaaaaaaaaa is kept"):
        stores.contents.files(CONTENT)


def test_versions_come_the_oldest_first_with_the_number_of_their_cases(stores: Stores) -> None:
    stores.contents.keep(OTHER, FILES, AT, by="ada")
    keep(stores, a_case("one"), a_case("two"))

    assert stores.contents.every() == (
        KeptContent(OTHER, AT, "ada", 0),
        KeptContent(CONTENT, AT, "", 2),
    )


def test_no_case_is_kept_whose_content_is_not(stores: Stores) -> None:
    with pytest.raises(NotFoundError):
        stores.cases.add(as_new(a_case("one")))

    assert stores.cases.count(CaseFilter()) == 0
