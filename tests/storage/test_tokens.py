"""Machines' tokens: each comes back as kept, and opens nothing once it ended or was revoked."""

import pytest

from recommender.domain.errors import ConflictError, NotFoundError
from recommender.storage.stores import Stores
from tests.storage.conftest import a_token, change, hour


def test_a_machines_token_comes_back_as_kept(stores: Stores) -> None:
    stores.tokens.add(a_token(), "hash", change("token:ward 3"))

    assert stores.tokens.find("hash", hour(9)) == a_token()


def test_tokens_come_by_label(stores: Stores) -> None:
    for label in ("b", "a"):
        stores.tokens.add(a_token(label), f"hash {label}", change(f"token:{label}"))

    assert stores.tokens.every() == (a_token("a"), a_token("b"))


def test_a_label_is_taken_once(stores: Stores) -> None:
    stores.tokens.add(a_token(), "hash", change("token:ward 3"))

    with pytest.raises(ConflictError, match="a token 'ward 3' already"):
        stores.tokens.add(a_token(), "other", change("token:ward 3"))

    assert stores.records.verify().records == 1


@pytest.mark.parametrize(("at", "is_good"), [(19, True), (20, False), (21, False)])
def test_a_token_ends(stores: Stores, at: int, *, is_good: bool) -> None:
    stores.tokens.add(a_token(), "hash", change("token:ward 3"))

    assert (stores.tokens.find("hash", hour(at)) is not None) is is_good


def test_a_revoked_token_opens_nothing(stores: Stores) -> None:
    stores.tokens.add(a_token(), "hash", change("token:ward 3"))

    stores.tokens.revoke("ward 3", hour(9), change("token:ward 3"))

    assert stores.tokens.find("hash", hour(9)) is None


def test_a_revoked_token_is_listed_as_such(stores: Stores) -> None:
    stores.tokens.add(a_token(), "hash", change("token:ward 3"))

    stores.tokens.revoke("ward 3", hour(9), change("token:ward 3"))

    assert stores.tokens.every() == (a_token(revoked=hour(9)),)


def test_revoking_is_a_record(stores: Stores) -> None:
    stores.tokens.add(a_token(), "hash", change("token:ward 3"))

    stores.tokens.revoke("ward 3", hour(9), change("token:ward 3"))

    assert stores.records.verify().records == 2


def test_revoking_nothing_names_what_one_may_have_meant(stores: Stores) -> None:
    stores.tokens.add(a_token(), "hash", change("token:ward 3"))

    with pytest.raises(NotFoundError, match="did you mean 'ward 3'"):
        stores.tokens.revoke("ward 2", hour(9), change("ward 2"))
