"""A machine comes by its own token, while that is good, and never may more than its owner."""

import pytest

from recommender.domain.errors import ConflictError, NotFoundError
from recommender.domain.records import RecordKind
from recommender.domain.users import ApiToken, Right, Role, Visitor
from recommender.service.machine_tokens import DAYS_MOST, MachineTokens
from recommender.service.system import hashed
from recommender.service.users import Users
from tests.service.conftest import HERE, OPERATOR, PASSWORD
from tests.system import Clock

READ = (Right.READ,)


def rights_of(tokens: MachineTokens, secret: str) -> set[Right]:
    found = tokens.visitor(secret)
    return set(found.rights) if found else set()


@pytest.mark.parametrize("token", ["", "AAAA-BBBB", " "])
def test_a_token_that_nobody_was_given_opens_nothing(
    users: Users, tokens: MachineTokens, token: str
) -> None:
    assert users.visitor(token) is None
    assert tokens.visitor(token) is None


def test_a_machine_comes_by_its_token_until_its_last_day_ends(
    tokens: MachineTokens, clock: Clock
) -> None:
    _, secret = tokens.add("dashboard", READ, "anna", DAYS_MOST, OPERATOR)

    clock.go_on(days=90, microseconds=-1)
    before = tokens.visitor(secret)
    clock.go_on(microseconds=1)

    assert before == Visitor("token:dashboard", frozenset(READ), is_machine=True)
    assert tokens.visitor(secret) is None


def test_a_machine_whose_token_is_revoked_stays_outside_and_no_other(
    tokens: MachineTokens,
) -> None:
    _, secret = tokens.add("dashboard", READ, "anna", 90, OPERATOR)
    _, other = tokens.add("archive", READ, "anna", 90, OPERATOR)

    tokens.revoke("dashboard", OPERATOR)

    assert tokens.visitor(secret) is None
    assert tokens.visitor(other)


def test_a_label_is_given_once_and_an_unknown_one_suggests_the_near_one(
    tokens: MachineTokens,
) -> None:
    tokens.add("dashboard", READ, "anna", 90, OPERATOR)

    with pytest.raises(ConflictError, match="'dashboard' already"):
        tokens.add("dashboard", READ, "anna", 90, OPERATOR)
    with pytest.raises(NotFoundError, match="did you mean 'dashboard'"):
        tokens.revoke("dashbord", OPERATOR)


def test_a_machines_token_is_no_sign_in_and_a_sign_in_no_machines_token(
    users: Users, tokens: MachineTokens
) -> None:
    _, secret = tokens.add("dashboard", READ, "anna", 90, OPERATOR)
    _, token = users.sign_in("anna", PASSWORD, HERE)

    assert users.visitor(secret) is None
    assert tokens.visitor(token) is None


@pytest.mark.parametrize("days", [-1, 0, DAYS_MOST + 1])
def test_a_token_lives_for_90_days_at_most(tokens: MachineTokens, days: int) -> None:
    with pytest.raises(ConflictError, match="90 days"):
        tokens.add("dashboard", READ, "anna", days, OPERATOR)

    assert tokens.every() == ()


@pytest.mark.parametrize("right", [Right.MANAGE_USERS, Right.REVIEW, Right.SIGN, Right.OWN])
def test_no_token_makes_people_or_judges_whoever_answers_for_it(
    users: Users, tokens: MachineTokens, right: Right
) -> None:
    users.set_roles("anna", tuple(Role), OPERATOR)

    with pytest.raises(ConflictError, match=f"No machine may have the right '{right}'"):
        tokens.add("dashboard", (Right.READ, right), "anna", 90, OPERATOR)

    assert tokens.every() == ()


def test_nobody_passes_on_a_right_that_they_have_not(users: Users, tokens: MachineTokens) -> None:
    with pytest.raises(ConflictError, match="anna has no right 'export'"):
        tokens.add("dashboard", (Right.READ, Right.EXPORT), "anna", 90, OPERATOR)
    with pytest.raises(ConflictError, match="what the token may do"):
        tokens.add("dashboard", (), "anna", 90, OPERATOR)
    with pytest.raises(NotFoundError, match="none can answer"):
        tokens.add("dashboard", READ, "nobody", 90, OPERATOR)


def test_a_token_has_the_rights_that_it_was_given_and_no_others_of_its_owner(
    users: Users, tokens: MachineTokens
) -> None:
    users.set_roles("anna", tuple(Role), OPERATOR)

    _, secret = tokens.add("archive", (Right.EXPORT,), "anna", 90, OPERATOR)

    assert rights_of(tokens, secret) == {Right.EXPORT}


def test_what_its_owner_may_no_longer_do_a_token_may_not_either(
    users: Users, tokens: MachineTokens
) -> None:
    users.set_roles("anna", (Role.CLINICIAN, Role.AUTHOR), OPERATOR)
    _, secret = tokens.add("builder", (Right.READ, Right.PROPOSE), "anna", 90, OPERATOR)

    users.set_roles("anna", (Role.CLINICIAN,), OPERATOR)
    less = rights_of(tokens, secret)
    users.add_user("root", (Role.ADMIN,), "", OPERATOR)
    users.set_roles("anna", (Role.ADMIN,), OPERATOR)

    assert less == {Right.READ}
    assert tokens.visitor(secret) is None


def test_a_token_ends_with_its_owner_and_does_not_come_back_with_them(
    users: Users, tokens: MachineTokens
) -> None:
    users.add_user("bert", (Role.CLINICIAN,), "", OPERATOR)
    _, secret = tokens.add("dashboard", READ, "anna", 90, OPERATOR)
    _, other = tokens.add("archive", READ, "bert", 90, OPERATOR)

    users.disable_user("anna", OPERATOR)
    gone = tokens.visitor(secret)
    users.enable_user("anna", OPERATOR)

    assert gone is None
    assert tokens.visitor(secret) is None
    assert tokens.visitor(other)


def test_a_token_of_before_there_were_owners_works_until_it_ends(
    users: Users, tokens: MachineTokens, clock: Clock
) -> None:
    old = ApiToken("old", READ, "2026-11-21T09:00:00.000000Z", "2026-12-21T09:00:00.000000Z")
    happened = users.system.event(RecordKind.ACCESS, "token:old", OPERATOR, {})
    users.stores.tokens.add(old, hashed("AAAA"), happened)

    before = rights_of(tokens, "AAAA")
    clock.go_on(days=31)

    assert before == {Right.READ}
    assert tokens.visitor("AAAA") is None


@pytest.mark.parametrize("label", ["", "Dash Board", "a/b"])
def test_a_label_that_cannot_be_used_is_refused(tokens: MachineTokens, label: str) -> None:
    with pytest.raises(ConflictError, match="A label has lower-case"):
        tokens.add(label, READ, "anna", 1, OPERATOR)
