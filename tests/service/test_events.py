"""Security events: a closed list that is documented; lines hold names and numbers alone."""

import logging

import pytest

from recommender.domain.errors import AccessError
from recommender.domain.users import Right, Role
from recommender.service.events import (
    MEANINGS,
    NO_NAME,
    SECURITY_LOG,
    EventName,
    EventOutcome,
    RequestFacts,
    SecurityEvent,
    begin_request,
    known_as,
    log_event,
    request_facts,
)
from recommender.service.logs import told_address
from recommender.service.machine_tokens import MachineTokens
from recommender.service.settings_table import LogAddresses
from recommender.service.throttling import IN_A_ROW_MOST, OF_A_NAME
from recommender.service.users import Users
from tests.conftest import ROOT
from tests.logged import Lines
from tests.service.conftest import ELSEWHERE, HERE, OTHER_PASSWORD, PASSWORD, fail
from tests.system import have_failed


def test_the_document_has_every_event_and_no_other() -> None:
    document = (ROOT / "docs" / "running.md").read_text(encoding="utf-8")
    table = document.partition("| event | what has happened |\n|---|---|\n")[2].partition("\n\n")[0]

    assert set(MEANINGS) == set(EventName)
    assert table.splitlines() == [f"| `{name}` | {words} |" for name, words in MEANINGS.items()]


def test_a_line_has_its_time_in_utc_and_its_request(lines: Lines) -> None:
    begin_request(RequestFacts("0a1b", "192.0.2.0/24", "/audit/users"))
    known_as("ada")

    log_event(SecurityEvent(EventName.USER_CREATED, target="bob", number=1))

    [said] = lines.said
    assert str(said.pop("time")).endswith("+00:00")
    assert said == {
        "level": "INFO",
        "logger": SECURITY_LOG,
        "message": "user_created",
        "event": "user_created",
        "outcome": "success",
        "who": "ada",
        "target": "bob",
        "number": 1,
        "request_id": "0a1b",
        "address": "192.0.2.0/24",
        "route": "/audit/users",
    }


def test_without_a_request_nothing_of_one_is_told(lines: Lines) -> None:
    known_as("ada")
    log_event(SecurityEvent(EventName.STARTUP))

    assert lines.told == [("sys_startup", "success", "", "")]
    assert "request_id" not in lines.said[0]
    assert request_facts().who == ""


@pytest.mark.parametrize(
    "typed", ["my chest hurts", "ada\nroot", 'a"b', "ä", "a" * 121, "<b>", "x=1"]
)
def test_what_is_no_name_is_not_told(lines: Lines, typed: str) -> None:
    log_event(SecurityEvent(EventName.USER_CREATED, who=typed, target=typed))

    assert lines.told == [("user_created", "success", NO_NAME, NO_NAME)]
    assert lines.lines[0].count("\n") == 0


@pytest.mark.parametrize(
    ("outcome", "level"),
    [
        (EventOutcome.SUCCESS, "INFO"),
        (EventOutcome.REFUSED, "WARNING"),
        (EventOutcome.FAILURE, "ERROR"),
    ],
)
def test_how_it_ended_says_how_grave_it_is(lines: Lines, outcome: EventOutcome, level: str) -> None:
    log_event(SecurityEvent(EventName.RESTORE, outcome))

    assert lines.said[0]["level"] == level


def test_of_an_error_a_line_tells_the_kind_alone(lines: Lines) -> None:
    try:
        raise ValueError("my chest hurts")
    except ValueError:
        logging.getLogger(SECURITY_LOG).exception("failed")

    assert lines.said[0]["error"] == "ValueError"
    assert "chest" not in lines.lines[0]


@pytest.mark.parametrize(
    ("address", "how", "told"),
    [
        ("192.0.2.77", LogAddresses.SHORT, "192.0.2.0/24"),
        ("2001:db8:1:2::3", LogAddresses.SHORT, "2001:db8:1::/48"),
        ("::ffff:192.0.2.77", LogAddresses.SHORT, "192.0.2.0/24"),
        ("192.0.2.77", LogAddresses.FULL, "192.0.2.77"),
        ("192.0.2.77", LogAddresses.OFF, ""),
        ("my chest hurts", LogAddresses.FULL, ""),
        ("", LogAddresses.SHORT, ""),
    ],
)
def test_an_address_is_told_as_far_as_it_is_set(address: str, how: LogAddresses, told: str) -> None:
    assert told_address(address, how) == told


def test_who_signs_in_and_who_does_not_is_told(lines: Lines, users: Users) -> None:
    _, token = users.sign_in("anna", PASSWORD, HERE)
    users.sign_out(token)
    fail(users, "anna", 1)
    fail(users, "nobody", 1)

    assert lines.told[1:] == [
        ("authn_login_success", "success", "anna", ""),
        ("authn_logout", "success", "anna", ""),
        ("authn_login_fail", "refused", "anna", ""),
        # a password that was typed as a name is nobody's
        ("authn_login_fail", "refused", "", ""),
    ]


def test_a_sign_in_that_is_not_tried_is_told(lines: Lines, users: Users) -> None:
    fail(users, "anna", OF_A_NAME.free)
    with pytest.raises(AccessError, match="Too many"):
        users.sign_in("anna", PASSWORD, HERE)

    assert lines.told[-1] == ("authn_login_lock", "refused", "anna", "")


def test_a_password_that_is_guessed_at_is_told_by_a_name_of_its_own(
    lines: Lines, users: Users
) -> None:
    have_failed(users, "anna", IN_A_ROW_MOST - 2)
    for address in (HERE, ELSEWHERE):
        fail(users, "anna", 1, address)

    last_two = [("authn_login_fail", "refused", "anna", "")]
    last_two.append(("authn_login_fail_max", "refused", "anna", ""))
    assert lines.told[-2:] == last_two


def test_every_change_of_users_and_tokens_is_told_with_who_did_it(
    lines: Lines, users: Users, tokens: MachineTokens
) -> None:
    users.add_user("ben", (Role.CLINICIAN,), PASSWORD, "anna")
    users.set_roles("ben", (Role.AUTHOR,), "anna")
    users.set_password("ben", OTHER_PASSWORD, "anna")
    users.disable_user("ben", "anna")
    users.enable_user("ben", "anna")
    tokens.add("ward", (Right.READ,), "anna", 9, "ben")
    tokens.revoke("ward", "ben")

    assert lines.told[1:] == [
        (event, "success", who, target)
        for event, who, target in [
            ("user_created", "anna", "ben"),
            ("user_updated", "anna", "ben"),
            ("authn_password_change", "anna", "ben"),
            ("user_disabled", "anna", "ben"),
            ("user_enabled", "anna", "ben"),
            ("authn_token_created", "ben", "token:ward"),
            ("authn_token_revoked", "ben", "token:ward"),
        ]
    ]


def test_no_password_and_no_token_is_told(
    lines: Lines, users: Users, tokens: MachineTokens
) -> None:
    _, secret = tokens.add("ward", (Right.READ,), "anna", 9, "ben")
    _, token = users.sign_in("anna", PASSWORD, ELSEWHERE)
    fail(users, PASSWORD, 1)

    for said in (secret, token, PASSWORD, OTHER_PASSWORD, HERE, ELSEWHERE):
        assert said not in "\n".join(lines.lines)
