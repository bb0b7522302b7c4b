"""The commands over who may come to the desk: users, and tokens of machines."""

import sys

import click

from recommender.cli.stores import open_maintenance, operator
from recommender.domain.users import OF_MACHINES, Right, Role
from recommender.service.machine_tokens import DAYS_MOST
from recommender.service.passwords import PASSWORD_LEAST
from recommender.service.users import NO_PASSWORDS, Users

ROLES = click.Choice([role.value for role in Role])
TOKEN_RIGHTS = click.Choice([right.value for right in Right if right in OF_MACHINES])


@click.group()
def users() -> None:
    """Manage who may sign in at the desk, and in which roles."""


@users.command("add")
@click.argument("name")
@click.option(
    "--role",
    "roles",
    type=ROLES,
    required=True,
    multiple=True,
    help="Once for each; none includes another.",
)
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@click.option("--no-password", is_flag=True, help="The user signs in through an identity provider.")
def add(name: str, roles: tuple[str, ...], *, password_stdin: bool, no_password: bool) -> None:
    """Add a user; the password is asked for, never shown."""
    password = "" if no_password else _password(is_piped=password_stdin)
    _access().add_user(name, tuple(map(Role, roles)), password, operator())
    click.echo(f"{name} may now sign in as {', '.join(roles)}.")


@users.command("list")
def list_() -> None:
    """List all users and tokens."""
    opened = open_maintenance()
    only_known = opened.users.throttle.only_known()
    for user in opened.users.every():
        state = "may sign in, only in known browsers" if user.name in only_known else "may sign in"
        state = f"disabled {user.disabled[:10]}" if user.disabled else state
        click.echo(f"{user.name}  {', '.join(user.roles)}  since {user.created[:10]}  {state}")
    for token in opened.machine_tokens.every():
        state = f"revoked {token.revoked[:10]}" if token.revoked else f"until {token.ends[:10]}"
        whose = f"  of {token.owner}" if token.owner else ""
        click.echo(f"token {token.label}  {', '.join(token.rights)}{whose}  {state}")


@users.command()
@click.argument("name")
@click.argument("words")
def signing_name(name: str, words: str) -> None:
    """Set the name and profession that stand under a user's signatures, as WORDS."""
    _access().set_signing_name(name, words, operator())
    click.echo(f"{name} signs as {words}.")


@users.command("roles")
@click.argument("name")
@click.argument("roles", type=ROLES, nargs=-1, required=True)
def change_roles(name: str, roles: tuple[str, ...]) -> None:
    """Give a user these roles and no others; they count at once."""
    _access().set_roles(name, tuple(map(Role, roles)), operator())
    click.echo(f"{name} is now {', '.join(roles)}.")


@users.command()
@click.argument("name")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
@click.option("--no-password", is_flag=True, help="The user signs in through an identity provider.")
def password(name: str, *, password_stdin: bool, no_password: bool) -> None:
    """Give a user another password, or none any more; open sign-ins end at once."""
    if no_password:
        _access().remove_password(name, operator())
        click.echo(f"{name} has no password; the provider signs them in.")
        return
    _access().set_password(name, _password(is_piped=password_stdin), operator())
    click.echo(f"{name} has a new password.")


@users.command()
@click.argument("name")
def release(name: str) -> None:
    """Let another account at the identity provider be a user's."""
    open_maintenance().provider_users.release(name, operator())
    click.echo(f"The next account that comes as {name} is taken as theirs.")


@users.command()
@click.argument("name")
def disable(name: str) -> None:
    """Disable a user; open sign-ins and the tokens of their machines end at once."""
    _access().disable_user(name, operator())
    click.echo(f"{name} can no longer sign in.")


@users.command()
@click.argument("name")
def enable(name: str) -> None:
    """Enable a disabled user again, with the same roles and password."""
    _access().enable_user(name, operator())
    click.echo(f"{name} may sign in again.")


@users.group()
def token() -> None:
    """Let a machine read the desk's JSON."""


@token.command("add")
@click.argument("label")
@click.option("--owner", required=True, help="The user who answers for it, and with whom it ends.")
@click.option("--right", "rights", type=TOKEN_RIGHTS, required=True, multiple=True)
@click.option("--days", default=DAYS_MOST, show_default=True, type=click.IntRange(1, DAYS_MOST))
def add_token(label: str, owner: str, rights: tuple[str, ...], days: int) -> None:
    """Create a token that expires by itself; it is shown only once."""
    given = tuple(map(Right, rights))
    made, secret = open_maintenance().machine_tokens.add(label, given, owner, days, operator())
    click.echo(f"Until {made.ends[:10]}, send this as `Authorization: Bearer …`:", err=True)
    click.echo(secret)


@token.command()
@click.argument("label")
def revoke(label: str) -> None:
    """End a token now."""
    open_maintenance().machine_tokens.revoke(label, operator())
    click.echo(f"{label} no longer works.")


def _access() -> Users:
    return open_maintenance().users


def _password(*, is_piped: bool) -> str:
    if not _access().has_passwords:
        raise click.UsageError(f"{NO_PASSWORDS} Use --no-password.")
    if is_piped:
        given = sys.stdin.readline().rstrip("\n")
    else:
        words = f"Password (at least {PASSWORD_LEAST} characters)"
        given = click.prompt(words, hide_input=True, confirmation_prompt=True)
    if not given:
        raise click.UsageError("Give a password, or use --no-password.")
    return str(given)
