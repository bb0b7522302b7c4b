"""The commands over who may come to the desk: users, and tokens of machines."""

import sys

import click

from recommender.cli.stores import open_maintenance, operator
from recommender.domain.users import Role
from recommender.service.passwords import PASSWORD_LEAST
from recommender.service.users import Users

ROLES = click.Choice([role.value for role in Role])
_TOKEN_DAYS = 90


@click.group()
def users() -> None:
    """Manage who may sign in at the desk, and in which role."""


@users.command("add")
@click.argument("name")
@click.option("--role", type=ROLES, required=True)
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@click.option("--no-password", is_flag=True, help="The user signs in through an identity provider.")
def add(name: str, role: str, *, password_stdin: bool, no_password: bool) -> None:
    """Add a user; the password is asked for, never shown."""
    password = "" if no_password else _password(is_piped=password_stdin)
    _access().add_user(name, Role(role), password, operator())
    click.echo(f"{name} may now sign in as {role}.")


@users.command("list")
def list_() -> None:
    """List all users and tokens."""
    opened = _access()
    for user in opened.every():
        state = f"disabled {user.disabled[:10]}" if user.disabled else "may sign in"
        click.echo(f"{user.name}  {user.role.value}  since {user.created[:10]}  {state}")
    for token in opened.tokens():
        state = f"revoked {token.revoked[:10]}" if token.revoked else f"until {token.ends[:10]}"
        click.echo(f"token {token.label}  {token.role.value}  {state}")


@users.command()
@click.argument("name")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
def password(name: str, *, password_stdin: bool) -> None:
    """Give a user another password; open sign-ins end at once."""
    _access().set_password(name, _password(is_piped=password_stdin), operator())
    click.echo(f"{name} has a new password.")


@users.command()
@click.argument("name")
def disable(name: str) -> None:
    """Disable a user; open sign-ins end at once."""
    _access().disable_user(name, operator())
    click.echo(f"{name} can no longer sign in.")


@users.command()
@click.argument("name")
def enable(name: str) -> None:
    """Enable a disabled user again, with the same role and password."""
    _access().enable_user(name, operator())
    click.echo(f"{name} may sign in again.")


@users.group()
def token() -> None:
    """Let a machine read the desk's JSON."""


@token.command("add")
@click.argument("label")
@click.option("--role", type=ROLES, default=Role.CLINICIAN.value, show_default=True)
@click.option("--days", default=_TOKEN_DAYS, show_default=True, type=click.IntRange(1, 3650))
def add_token(label: str, role: str, days: int) -> None:
    """Create a token that expires by itself; it is shown only once."""
    made, secret = _access().add_token(label, Role(role), days, operator())
    click.echo(f"Until {made.ends[:10]}, send this as `Authorization: Bearer …`:", err=True)
    click.echo(secret)


@token.command()
@click.argument("label")
def revoke(label: str) -> None:
    """End a token now."""
    _access().revoke_token(label, operator())
    click.echo(f"{label} no longer works.")


def _access() -> Users:
    return open_maintenance().users


def _password(*, is_piped: bool) -> str:
    if is_piped:
        given = sys.stdin.readline().rstrip("\n")
    else:
        words = f"Password (at least {PASSWORD_LEAST} characters)"
        given = click.prompt(words, hide_input=True, confirmation_prompt=True)
    if not given:
        raise click.UsageError("Give a password, or use --no-password.")
    return str(given)
