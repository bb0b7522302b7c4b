"""A group of commands that imports what a command needs only when that command is called."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class LateGroup(click.Group):
    """A group with more commands than are imported yet.

    `late` says for each of those commands which module of this package has it under its name, with
    `_` for each `-`.
    They are imported when they are called, or when all are listed.
    """

    def __init__(self, *words: Any, late: Mapping[str, str] | None = None, **named: Any) -> None:
        super().__init__(*words, **named)
        self._late = dict(late or {})

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, sorted."""
        return sorted({*super().list_commands(ctx), *self._late})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, imported if it has to be; None where there is none of that name."""
        if cmd_name not in self._late:
            return super().get_command(ctx, cmd_name)
        module = import_module(f"{__package__}.{self._late[cmd_name]}")
        command: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return command
