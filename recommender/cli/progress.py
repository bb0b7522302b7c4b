"""A bar on the terminal that goes on while something long is done."""

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn


def a_bar(*, quiet: bool = False) -> Progress:
    """Return a bar, which shows nothing where there is no terminal or all is to be quiet."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    console = Console(stderr=True)
    is_hidden = quiet or not console.is_terminal
    return Progress(*columns, TimeRemainingColumn(), console=console, disable=is_hidden)
