"""`recommender users`: who may come to the desk, and no secret in what is printed but the one."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from recommender.__main__ import main
from recommender.domain.errors import AccessError
from recommender.domain.users import Right, Role, Visitor
from recommender.service.machine_tokens import MachineTokens
from recommender.service.opening_stores import open_all_stores
from recommender.service.settings import settings_from
from recommender.service.settings_table import (
    CONTENT_SETTING,
    DATA_SETTING,
    DATABASE_SETTING,
    NEEDED,
    SIGN_IN_SETTING,
)
from recommender.service.system import System, hashed
from recommender.service.throttling import IN_A_ROW_MOST
from recommender.service.users import Users
from tests.system import have_failed

PASSWORD = "correct horse battery staple"  # noqa: S105 - a user of these tests alone
HERE = "192.0.2.1"
SECRET = re.compile(r"([A-Z2-7]{4}-){6}[A-Z2-7]{2}")
Command = Callable[..., Result]


@pytest.fixture
def run(runner: CliRunner, tmp_path: Path) -> Command:
    """Run a command of `recommender users` on stores of its own."""
    environment = {DATA_SETTING: str(tmp_path), DATABASE_SETTING: None, CONTENT_SETTING: None}

    def invoke(*words: str, typed: str | None = None) -> Result:
        return runner.invoke(main, ["users", *words], input=typed, env=environment)

    return invoke


@pytest.fixture
def users(tmp_path: Path) -> Iterator[Users]:
    stores = open_all_stores(settings_from({DATA_SETTING: str(tmp_path)}))
    yield Users(stores, System())
    stores.close()


def add(run: Command, name: str, *more: str, password: str = PASSWORD) -> Result:
    words = ("add", name, "--role", "clinician", "--password-stdin", *more)
    return run(*words, typed=f"{password}\n")


def test_a_user_is_added_with_a_password_from_standard_input(run: Command, users: Users) -> None:
    result = add(run, "anna")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "anna may now sign in as clinician.\n"
    user, _ = users.sign_in("anna", PASSWORD, HERE)
    assert user.roles == (Role.CLINICIAN,)


def add_token(run: Command, label: str = "dashboard", *more: str) -> Result:
    """Add a token for which Anna answers."""
    return run("token", "add", label, "--owner", "anna", "--right", "read", *more)


def test_without_that_the_password_is_asked_for_twice_and_not_shown(
    run: Command, users: Users
) -> None:
    result = run("add", "anna", "--role", "admin", typed=f"{PASSWORD}\n{PASSWORD}\n")

    assert result.exit_code == 0
    assert PASSWORD not in result.output
    assert "at least 12 characters" in result.output
    assert users.sign_in("anna", PASSWORD, HERE)


def test_two_different_passwords_are_asked_for_again(run: Command, users: Users) -> None:
    other = "a slip of the finger"
    typed = "".join(f"{word}\n" for word in (PASSWORD, other, PASSWORD, PASSWORD))

    result = run("add", "anna", "--role", "admin", typed=typed)

    assert result.exit_code == 0
    assert users.sign_in("anna", PASSWORD, HERE)
    assert other not in result.output


def test_a_user_of_an_identity_provider_needs_no_password(run: Command, users: Users) -> None:
    result = run("add", "anna", "--role", "author", "--no-password")

    assert result.exit_code == 0
    assert users.known_user("anna")
    with pytest.raises(AccessError):
        users.sign_in("anna", "", HERE)


@pytest.mark.parametrize("typed", ["", "\n"])
def test_no_password_is_no_password_by_accident(run: Command, users: Users, typed: str) -> None:
    result = run("add", "anna", "--role", "clinician", "--password-stdin", typed=typed)

    assert result.exit_code == 2
    assert "Give a password, or use --no-password." in result.stderr
    assert users.stores.users.every() == ()


@pytest.mark.parametrize(
    ("name", "password", "words"),
    [
        ("anna", "too short", "A password has at least 12 characters."),
        ("anna", "Anna-2026-anna", "Without the user's name, little is left"),
        ("anna", "password1234", "among the first that a guesser tries"),
        ("Anna", PASSWORD, "A name has lower-case letters"),
        ("an na", PASSWORD, "A name has lower-case letters"),
        ("", PASSWORD, "A name has lower-case letters"),
    ],
)
def test_a_name_or_a_password_that_cannot_be_used_is_refused_with_the_reason(
    run: Command, users: Users, name: str, password: str, words: str
) -> None:
    result = add(run, name, password=password)

    assert (result.exit_code, result.stdout) == (1, "")
    assert words in result.stderr
    assert password not in result.output
    assert users.stores.users.every() == ()


def test_a_taken_name_is_refused_and_its_password_stays(run: Command, users: Users) -> None:
    add(run, "anna")

    result = add(run, "anna", password=PASSWORD.upper())

    assert (result.exit_code, result.stdout) == (1, "")
    assert "there is a user 'anna' already; choose another name" in result.stderr
    assert users.sign_in("anna", PASSWORD, HERE)


@pytest.mark.parametrize("role", [(), ("--role", "boss")])
def test_a_user_needs_one_of_the_roles(run: Command, role: tuple[str, ...]) -> None:
    result = run("add", "anna", *role, "--password-stdin", typed=f"{PASSWORD}\n")

    assert result.exit_code == 2
    assert "clinician" in result.stderr


def test_a_user_may_have_several_roles(run: Command, users: Users) -> None:
    result = add(run, "anna", "--role", "admin")

    assert result.stdout == "anna may now sign in as clinician, admin.\n"
    changed = run("roles", "anna", "author", "admin")
    assert changed.stdout == "anna is now author, admin.\n"
    [anna] = users.stores.users.every()
    assert anna.roles == (Role.AUTHOR, Role.ADMIN)


def test_users_and_tokens_are_listed_by_name_with_what_they_may(run: Command, users: Users) -> None:
    add(run, "bert")
    add(run, "anna")
    run("roles", "anna", "exporter", "clinician")
    run("disable", "bert")
    add_token(run)
    add_token(run, "archive", "--right", "export")
    run("token", "revoke", "archive")

    have_failed(users, "anna", IN_A_ROW_MOST)

    result = run("list")

    day = r"\d{4}-\d\d-\d\d"
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert [re.sub(day, "DAY", line) for line in lines] == [
        "anna  clinician, exporter  since DAY  may sign in, only in known browsers",
        "bert  clinician  since DAY  disabled DAY",
        "token archive  read, export  of anna  revoked DAY",
        "token dashboard  read  of anna  until DAY",
    ]


def test_an_empty_list_is_empty(run: Command) -> None:
    result = run("list")

    assert (result.exit_code, result.output) == (0, "")


def test_a_disabled_user_can_no_longer_sign_in(run: Command, users: Users) -> None:
    add(run, "anna")

    result = run("disable", "anna")

    assert result.stdout == "anna can no longer sign in.\n"
    with pytest.raises(AccessError):
        users.sign_in("anna", PASSWORD, HERE)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("disable", "ana"), "no user 'ana'; did you mean 'anna'?"),
        (("disable", "zzzz"), "no user 'zzzz'"),
        (("token", "revoke", "dashbord"), "no token 'dashbord'; did you mean 'dashboard'?"),
    ],
)
def test_an_unknown_name_suggests_the_near_one_if_there_is_one(
    run: Command, words: tuple[str, ...], told: str
) -> None:
    add(run, "anna")
    add_token(run)

    result = run(*words)

    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"{told}\n")


def test_a_tokens_secret_alone_is_on_standard_output_so_that_it_can_be_piped(
    run: Command, users: Users
) -> None:
    add(run, "anna")

    result = add_token(run)

    secret = result.stdout.removesuffix("\n")
    assert result.exit_code == 0
    assert SECRET.fullmatch(secret)
    assert secret not in result.stderr
    assert "Authorization: Bearer" in result.stderr
    found = MachineTokens(users.stores, users.system).visitor(secret)
    assert found == Visitor("token:dashboard", frozenset((Right.READ,)), is_machine=True)


def test_a_revoked_token_opens_nothing(run: Command, users: Users) -> None:
    add(run, "anna")
    secret = add_token(run).stdout.strip()

    result = run("token", "revoke", "dashboard")

    assert result.stdout == "dashboard no longer works.\n"
    assert MachineTokens(users.stores, users.system).visitor(secret) is None


def test_a_token_needs_an_owner_and_a_right_that_a_machine_may_have(run: Command) -> None:
    add(run, "anna")

    for words in (("--right", "read"), ("--owner", "anna"), ("--owner", "anna", "--right", "sign")):
        assert run("token", "add", "dashboard", *words).exit_code == 2


@pytest.mark.parametrize("days", ["0", "-1", "91", "many"])
def test_a_token_ends_within_90_days(run: Command, users: Users, days: str) -> None:
    add(run, "anna")

    result = add_token(run, "dashboard", "--days", days)

    assert result.exit_code == 2
    assert users.stores.tokens.every() == ()


def test_a_taken_or_unusable_label_is_refused_and_no_secret_is_shown(run: Command) -> None:
    add(run, "anna")
    add_token(run)

    taken, unusable = add_token(run), add_token(run, "Dash Board")

    assert (taken.exit_code, taken.stdout) == (unusable.exit_code, unusable.stdout) == (1, "")
    assert "'dashboard' already" in taken.stderr
    assert "lower-case" in unusable.stderr


def test_no_password_hash_or_secret_is_in_any_output_but_the_one(
    run: Command, users: Users
) -> None:
    first = add(run, "anna")
    made = add_token(run)
    secret = made.stdout.strip()
    told = [
        first.output,
        made.stderr,
        *(
            result.output
            for result in (
                add(run, "anna"),
                add_token(run),
                run("list"),
                run("disable", "anna"),
                run("token", "revoke", "dashboard"),
                run("list"),
            )
        ),
    ]

    [anna] = users.stores.users.every()
    secrets = (PASSWORD, anna.password_hash, "argon2", secret, hashed(secret))
    assert [word for word in secrets for text in told if word in text] == []


def test_the_data_folder_and_its_files_are_for_their_owner_alone(
    runner: CliRunner, tmp_path: Path
) -> None:
    folder = tmp_path / "data"

    runner.invoke(main, ["users", "list"], env={DATA_SETTING: str(folder), DATABASE_SETTING: None})

    assert folder.stat().st_mode & 0o077 == 0
    assert [file.name for file in folder.iterdir() if file.stat().st_mode & 0o077] == []


def test_where_passwords_are_switched_off_none_is_asked_for(
    run: Command, users: Users, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(run, "anna")
    for name in NEEDED:
        monkeypatch.setenv(name, "https://id.example")
    monkeypatch.setenv(SIGN_IN_SETTING, "oidc")

    refused = [run(*words) for words in (("add", "bert", "--role", "author"), ("password", "anna"))]
    moved = run("password", "anna", "--no-password")
    added = run("add", "bert", "--role", "author", "--no-password")

    assert {result.exit_code for result in refused} == {2}
    assert all("Use --no-password" in result.stderr for result in refused)
    assert moved.stdout == "anna has no password; the provider signs them in.\n"
    assert added.exit_code == 0
    assert [user.password_hash for user in users.stores.users.every()] == ["", ""]


def test_an_account_at_the_provider_is_released(run: Command, users: Users) -> None:
    add(run, "anna")

    assert run("release", "anna").stdout == (
        "The next account that comes as anna is taken as theirs.\n"
    )
    assert run("release", "ana").stderr == "no user 'ana'; did you mean 'anna'?\n"


def test_the_name_under_signatures_is_entered(run: Command, users: Users) -> None:
    add(run, "anna")

    result = run("signing-name", "anna", "Dr Anna Test, GP")

    assert result.stdout == "anna signs as Dr Anna Test, GP.\n"
    [anna] = users.stores.users.every()
    assert anna.signing_name == "Dr Anna Test, GP"
