"""Sign-in, its throttle and its end; machines' tokens; how passwords and tokens lie here."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from argon2 import extract_parameters
from argon2.profiles import RFC_9106_LOW_MEMORY

from recommender.domain.access import Role, Visitor
from recommender.domain.errors import AccessError, ConflictError, NotFoundError
from recommender.domain.records import RecordKind
from recommender.service.access import (
    NAME_MOST,
    PASSWORD_LEAST,
    WRONG,
    Access,
    Patience,
    TooManyError,
)
from recommender.service.surroundings import Surroundings
from recommender.storage.stores import Stores
from tests.surroundings import Clock, surroundings

PASSWORD = "correct horse battery staple"  # noqa: S105 - a user of these tests alone
OTHER_PASSWORD = "another horse, another battery"  # noqa: S105 - as above
OPERATOR = "shell:tester"
HERE, ELSEWHERE = "192.0.2.1", "192.0.2.2"
# Less than is borne otherwise, because each attempt is slow on purpose.
PATIENCE = Patience(failures=3, failures_a_name=9, failures_an_address=4)


@pytest.fixture
def access(stores: Stores, clock: Clock) -> Access:
    made = Access(stores.people, surroundings(clock), PATIENCE)
    made.add_user("anna", Role.CLINICIAN, PASSWORD, OPERATOR)
    return made


def fail(access: Access, name: str, times: int, address: str = HERE) -> None:
    for _ in range(times):
        with pytest.raises(AccessError, match=WRONG):
            access.sign_in(name, OTHER_PASSWORD, address)


def test_the_right_password_opens_the_desk_as_oneself(access: Access) -> None:
    user, token = access.sign_in("anna", PASSWORD, HERE)

    assert user.name == "anna"
    assert access.visitor(token) == Visitor("anna", Role.CLINICIAN)


@pytest.mark.parametrize("name", ["anna", "nobody", "former", "federated", "", "Anna"])
def test_whatever_is_wrong_with_a_sign_in_the_words_are_the_same(access: Access, name: str) -> None:
    access.add_user("former", Role.AUTHOR, OTHER_PASSWORD, OPERATOR)
    access.disable_user("former", OPERATOR)
    access.add_user("federated", Role.AUTHOR, "", OPERATOR)

    with pytest.raises(AccessError) as refused:
        access.sign_in(name, OTHER_PASSWORD, HERE)

    assert type(refused.value) is AccessError
    assert str(refused.value) == WRONG


def test_a_password_is_right_for_its_own_user_alone(access: Access) -> None:
    access.add_user("bert", Role.ADMIN, OTHER_PASSWORD, OPERATOR)

    with pytest.raises(AccessError, match=WRONG):
        access.sign_in("bert", PASSWORD, HERE)


@pytest.mark.parametrize("near", [PASSWORD.upper(), PASSWORD + " ", PASSWORD[:-1], ""])
def test_nearly_the_password_is_not_the_password(access: Access, near: str) -> None:
    with pytest.raises(AccessError, match=WRONG):
        access.sign_in("anna", near, HERE)


@pytest.mark.parametrize("password", ["", "no user has this password", PASSWORD])
def test_no_password_at_all_signs_in_a_user_of_an_identity_provider(
    access: Access, password: str
) -> None:
    access.add_user("federated", Role.AUTHOR, "", OPERATOR)

    with pytest.raises(AccessError, match=WRONG):
        access.sign_in("federated", password, HERE)


def test_a_user_whom_an_identity_provider_knows_has_a_sign_in_like_any_other(
    access: Access,
) -> None:
    user = access.add_user("federated", Role.AUTHOR, "", OPERATOR)

    token = access.open_sign_in(user)

    assert access.visitor(token) == Visitor("federated", Role.AUTHOR)


def test_one_failure_less_than_is_borne_still_lets_the_right_password_in(access: Access) -> None:
    fail(access, "anna", PATIENCE.failures - 1)

    user, _ = access.sign_in("anna", PASSWORD, HERE)

    assert user.name == "anna"


@pytest.mark.parametrize("name", ["anna", "nobody"])
def test_a_name_that_failed_too_often_is_refused_whether_or_not_it_is_known(
    access: Access, name: str
) -> None:
    fail(access, name, PATIENCE.failures)

    with pytest.raises(TooManyError) as refused:
        access.sign_in(name, PASSWORD, HERE)

    assert refused.value.minutes == PATIENCE.window
    assert str(PATIENCE.window) in str(refused.value)


def test_failures_from_elsewhere_keep_nobody_out_until_they_are_many(access: Access) -> None:
    few = replace(access, patience=replace(PATIENCE, failures=2, failures_a_name=4))
    fail(few, "anna", 2)
    user, _ = few.sign_in("anna", PASSWORD, ELSEWHERE)
    fail(few, "anna", 2, "10.0.0.3")

    with pytest.raises(TooManyError):
        few.sign_in("anna", PASSWORD, ELSEWHERE)

    assert user.name == "anna"


def test_another_password_is_the_only_one_that_counts(access: Access) -> None:
    access.set_password("anna", OTHER_PASSWORD, OPERATOR)

    user, _ = access.sign_in("anna", OTHER_PASSWORD, HERE)

    assert user.name == "anna"
    with pytest.raises(AccessError, match=WRONG):
        access.sign_in("anna", PASSWORD, HERE)


@pytest.mark.parametrize("password", ["short", "anna is my name"])
def test_a_weak_password_is_refused_for_whoever_is_there_too(access: Access, password: str) -> None:
    with pytest.raises(ConflictError):
        access.set_password("anna", password, OPERATOR)


def test_signing_in_and_out_are_records(access: Access, stores: Stores) -> None:
    _, token = access.sign_in("anna", PASSWORD, HERE)
    access.sign_out(token)

    said = [json.loads(event.body)["change"] for event in stores.journal.about("anna")]
    assert said[-2:] == ["signed in", "signed out"]


def test_another_name_is_not_refused_for_it(access: Access) -> None:
    fail(access, "nobody", PATIENCE.failures)

    user, _ = access.sign_in("anna", PASSWORD, HERE)

    assert user.name == "anna"


def test_failures_of_a_name_do_not_count_for_one_that_has_a_hyphen_more(access: Access) -> None:
    fail(access, "an-na", PATIENCE.failures)

    user, _ = access.sign_in("anna", PASSWORD, ELSEWHERE)

    assert user.name == "anna"


def test_an_address_that_failed_too_often_is_refused_and_no_other(access: Access) -> None:
    for number in range(PATIENCE.failures_an_address):
        fail(access, f"nobody{number}", 1)

    with pytest.raises(TooManyError):
        access.sign_in("anna", PASSWORD, HERE)

    user, _ = access.sign_in("anna", PASSWORD, ELSEWHERE)
    assert user.name == "anna"


def test_the_wait_lasts_to_the_end_of_the_window_and_no_longer(
    access: Access, clock: Clock
) -> None:
    fail(access, "anna", PATIENCE.failures)

    clock.go_on(minutes=PATIENCE.window)
    with pytest.raises(TooManyError):
        access.sign_in("anna", PASSWORD, HERE)
    clock.go_on(microseconds=1)

    user, _ = access.sign_in("anna", PASSWORD, HERE)
    assert user.name == "anna"


def test_to_try_while_one_must_wait_does_not_prolong_the_wait(access: Access, clock: Clock) -> None:
    fail(access, "anna", PATIENCE.failures)
    clock.go_on(minutes=PATIENCE.window - 1)
    with pytest.raises(TooManyError):
        access.sign_in("anna", OTHER_PASSWORD, HERE)

    clock.go_on(minutes=1, microseconds=1)

    user, _ = access.sign_in("anna", PASSWORD, HERE)
    assert user.name == "anna"


def test_old_failures_fall_out_of_the_window_one_by_one(access: Access, clock: Clock) -> None:
    fail(access, "anna", 1)
    clock.go_on(minutes=PATIENCE.window - 1)
    fail(access, "anna", PATIENCE.failures - 1)

    clock.go_on(minutes=1, microseconds=1)

    user, _ = access.sign_in("anna", PASSWORD, HERE)
    assert user.name == "anna"


def test_a_sign_in_ends_when_nobody_uses_it(access: Access, clock: Clock) -> None:
    _, token = access.sign_in("anna", PASSWORD, HERE)

    clock.go_on(minutes=PATIENCE.idle)

    assert access.visitor(token) is None


def test_each_use_prolongs_a_sign_in(access: Access, clock: Clock) -> None:
    _, token = access.sign_in("anna", PASSWORD, HERE)

    for _ in range(4):
        clock.go_on(minutes=PATIENCE.idle, microseconds=-1)
        assert access.visitor(token)


def test_a_sign_in_ends_at_its_longest_however_much_it_is_used(
    access: Access, clock: Clock
) -> None:
    _, token = access.sign_in("anna", PASSWORD, HERE)
    for _ in range(PATIENCE.longest // 20 - 1):
        clock.go_on(minutes=20)
        access.visitor(token)

    clock.go_on(minutes=20, microseconds=-1)
    assert access.visitor(token)
    clock.go_on(microseconds=1)

    assert access.visitor(token) is None


def test_a_sign_in_that_has_ended_does_not_come_back_by_use(access: Access, clock: Clock) -> None:
    _, token = access.sign_in("anna", PASSWORD, HERE)
    clock.go_on(minutes=PATIENCE.idle)

    access.visitor(token)

    assert access.visitor(token) is None


def test_signing_out_ends_this_sign_in_and_no_other(access: Access) -> None:
    _, token = access.sign_in("anna", PASSWORD, HERE)
    _, other = access.sign_in("anna", PASSWORD, ELSEWHERE)

    access.sign_out(token)

    assert access.visitor(token) is None
    assert access.visitor(other)


def test_disabling_a_user_ends_their_open_sign_ins_at_once(access: Access) -> None:
    _, token = access.sign_in("anna", PASSWORD, HERE)

    access.disable_user("anna", OPERATOR)

    assert access.visitor(token) is None
    with pytest.raises(AccessError, match=WRONG):
        access.sign_in("anna", PASSWORD, HERE)


@pytest.mark.parametrize("token", ["", "AAAA-BBBB", " "])
def test_a_token_that_nobody_was_given_opens_nothing(access: Access, token: str) -> None:
    assert access.visitor(token) is None
    assert access.machine(token) is None


def test_a_user_may_sign_in_while_known_and_not_disabled(access: Access) -> None:
    known = access.known_user("anna")
    access.disable_user("anna", OPERATOR)

    assert known is not None
    assert access.known_user("anna") is None
    assert access.known_user("nobody") is None


@pytest.mark.parametrize(
    "name", ["", "Anna", "an na", "anna/", "änna", "a\n", "a" * (NAME_MOST + 1)]
)
def test_a_name_that_cannot_be_used_is_refused(access: Access, name: str) -> None:
    with pytest.raises(ConflictError, match="lower-case"):
        access.add_user(name, Role.CLINICIAN, PASSWORD, OPERATOR)
    with pytest.raises(ConflictError, match="lower-case"):
        access.add_token(name, Role.CLINICIAN, 1, OPERATOR)

    assert [user.name for user in access.people.every()] == ["anna"]
    assert access.people.tokens() == ()


@pytest.mark.parametrize("name", ["a", "dr.a-b_c@clinic1", "b" * NAME_MOST])
def test_a_name_has_letters_digits_and_a_few_signs(access: Access, name: str) -> None:
    access.add_user(name, Role.CLINICIAN, "5%" * PASSWORD_LEAST, OPERATOR)

    assert access.known_user(name)


def test_a_password_is_refused_when_one_letter_too_short(access: Access) -> None:
    with pytest.raises(ConflictError, match=f"at least {PASSWORD_LEAST}"):
        access.add_user("bert", Role.CLINICIAN, "x" * (PASSWORD_LEAST - 1), OPERATOR)
    access.add_user("bert", Role.CLINICIAN, "x" * PASSWORD_LEAST, OPERATOR)

    assert access.known_user("bert")


def test_a_password_is_refused_when_it_holds_the_name_in_whatever_case(access: Access) -> None:
    with pytest.raises(ConflictError, match="must not hold"):
        access.add_user("bert", Role.CLINICIAN, "longer-than-Bert-is", OPERATOR)

    assert access.known_user("bert") is None


def test_a_name_that_is_taken_keeps_its_password(access: Access) -> None:
    with pytest.raises(ConflictError, match="'anna' already"):
        access.add_user("anna", Role.ADMIN, OTHER_PASSWORD, OPERATOR)

    user, _ = access.sign_in("anna", PASSWORD, HERE)
    assert user.role is Role.CLINICIAN


def test_a_name_nobody_has_cannot_be_disabled_and_the_near_one_is_named(access: Access) -> None:
    with pytest.raises(NotFoundError, match="did you mean 'anna'"):
        access.disable_user("ana", OPERATOR)


def test_the_last_admin_cannot_be_disabled_by_anybody(access: Access) -> None:
    for name in ("root", "other"):
        access.add_user(name, Role.ADMIN, PASSWORD, OPERATOR)
    access.disable_user("other", OPERATOR)

    for by in (OPERATOR, "other"):
        with pytest.raises(ConflictError, match="'root' is the last admin; add another admin"):
            access.disable_user("root", by)

    assert access.known_user("root")


def test_nobody_disables_themselves(access: Access) -> None:
    for name in ("root", "other"):
        access.add_user(name, Role.ADMIN, PASSWORD, OPERATOR)

    with pytest.raises(ConflictError, match="ask another admin"):
        access.disable_user("root", "root")

    assert access.known_user("root")


def test_whoever_is_enabled_again_signs_in_as_before_and_no_old_sign_in_comes_back(
    access: Access,
) -> None:
    _, old = access.sign_in("anna", PASSWORD, HERE)
    access.disable_user("anna", OPERATOR)

    access.enable_user("anna", OPERATOR)

    assert access.visitor(old) is None
    assert access.sign_in("anna", PASSWORD, HERE)[0].role is Role.CLINICIAN


def test_a_name_nobody_has_cannot_be_enabled_and_the_near_one_is_named(access: Access) -> None:
    with pytest.raises(NotFoundError, match="did you mean 'anna'"):
        access.enable_user("ana", OPERATOR)


def test_a_machine_comes_by_its_token_until_its_last_day_ends(access: Access, clock: Clock) -> None:
    _, secret = access.add_token("dashboard", Role.CLINICIAN, 90, OPERATOR)

    clock.go_on(days=90, microseconds=-1)
    before = access.machine(secret)
    clock.go_on(microseconds=1)

    assert before == Visitor("token:dashboard", Role.CLINICIAN, is_machine=True)
    assert access.machine(secret) is None


def test_a_machine_whose_token_is_revoked_stays_outside_and_no_other(access: Access) -> None:
    _, secret = access.add_token("dashboard", Role.CLINICIAN, 90, OPERATOR)
    _, other = access.add_token("archive", Role.CLINICIAN, 90, OPERATOR)

    access.revoke_token("dashboard", OPERATOR)

    assert access.machine(secret) is None
    assert access.machine(other)


def test_a_label_is_given_once_and_an_unknown_one_suggests_the_near_one(access: Access) -> None:
    access.add_token("dashboard", Role.CLINICIAN, 90, OPERATOR)

    with pytest.raises(ConflictError, match="'dashboard' already"):
        access.add_token("dashboard", Role.ADMIN, 90, OPERATOR)
    with pytest.raises(NotFoundError, match="did you mean 'dashboard'"):
        access.revoke_token("dashbord", OPERATOR)


def test_a_machines_token_is_no_sign_in_and_a_sign_in_no_machines_token(access: Access) -> None:
    _, secret = access.add_token("dashboard", Role.CLINICIAN, 90, OPERATOR)
    _, token = access.sign_in("anna", PASSWORD, HERE)

    assert access.visitor(secret) is None
    assert access.machine(token) is None


def test_passwords_are_kept_as_argon2id_each_with_its_own_salt(access: Access) -> None:
    access.add_user("bert", Role.CLINICIAN, PASSWORD, OPERATOR)

    kept = [user.password_hash for user in access.people.every()]

    assert all(hashed.startswith("$argon2id$") for hashed in kept)
    assert len(set(kept)) == 2


def test_a_password_costs_as_much_to_try_as_rfc_9106_advises(stores: Stores) -> None:
    made = Access(stores.people, Surroundings())

    kept = made.add_user("bert", Role.CLINICIAN, PASSWORD, OPERATOR).password_hash

    assert extract_parameters(kept) == RFC_9106_LOW_MEMORY


def test_no_password_and_no_token_lies_in_the_files_of_the_database(
    access: Access, tmp_path: Path
) -> None:
    _, token = access.sign_in("anna", PASSWORD, HERE)
    _, secret = access.add_token("dashboard", Role.CLINICIAN, 90, OPERATOR)
    fail(access, "nobody", 1)

    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())

    secrets = (PASSWORD, OTHER_PASSWORD, token, secret, token.replace("-", ""), HERE)
    assert b"anna" in kept
    assert [word for word in secrets if word.encode() in kept] == []


def test_who_changed_the_access_of_whom_is_written_in_the_chain(
    access: Access, stores: Stores
) -> None:
    access.disable_user("anna", OPERATOR)
    for _ in range(2):
        access.enable_user("anna", OPERATOR)
    access.add_token("dashboard", Role.AUTHOR, 90, OPERATOR)
    access.revoke_token("dashboard", OPERATOR)

    about = stores.journal.about("anna") + stores.journal.about("token:dashboard")

    assert {(event.kind, event.actor) for event in about} == {(RecordKind.ACCESS, OPERATOR)}
    assert [event.body for event in about] == [
        b'{"change":"user added","role":"clinician"}',
        b'{"change":"user disabled"}',
        b'{"change":"user enabled"}',
        b'{"change":"token added","role":"author"}',
        b'{"change":"token revoked"}',
    ]
    assert stores.journal.verify().broken is None
