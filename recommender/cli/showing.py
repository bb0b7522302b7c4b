"""A plan and the catalogues as text that reads well in a terminal."""

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from recommender.domain.exercises import Dose
from recommender.domain.plan import Plan, PlanDay, PlanItem, PlanLeftOut
from recommender.exchange.plan import Data
from recommender.exchange.telling import left_out_told, messages_for, milder_messages, told_once


def show_plan(console: Console, plan: Plan) -> None:
    """Print the outcome first, then the week with its reasons, or whom to call."""
    outcome = plan.outcome
    console.print(f"\n{outcome.title}", style="bold", markup=False)
    for line in _lines(messages_for(plan)):
        _bullet(console, line)
    _list(console, "What to do now", outcome.do_now)
    if plan.week is None:
        _list(console, "Whom to call", outcome.call)
        _list(console, "What to say", outcome.tell_them)
        _list(console, "What would make it more urgent", outcome.watch_for)
        _list(console, "Less urgent, for after that", _lines(milder_messages(plan)))
        return
    _list(console, "Take care", [entry.say for entry in plan.care_first])
    short = [need.say for need in plan.week.needs if need.say]
    _list(console, "About this week", [*plan.week.says, *short])
    for day in plan.week.days:
        _show_day(console, day)
    _list(console, "More to keep in mind", [entry.say for entry in plan.care_besides])
    _show_left_out(console, left_out_told(plan))
    _list(console, "Good to know", [f"{tip.title}: {tip.text}" for tip in plan.advice])
    _list(console, "When to stop and call an ambulance", outcome.watch_for)


def show_catalogue(console: Console, what: str, entries: list[Data]) -> None:
    """Print one line an entry: its id and the words that say what it is."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="cyan", no_wrap=True)
    table.add_column()
    for entry in entries:
        words = entry.get("text") or entry.get("title") or entry.get("name")
        table.add_row(entry["id"], Text(str(words)))
    console.print(table)
    console.print(f"{len(entries)} {what}")


def show_numbered(console: Console, lines: Iterable[str]) -> None:
    """Print lines to choose from, each under its number."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=4, justify="right")
    grid.add_column()
    for number, line in enumerate(lines, start=1):
        grid.add_row(f"{number}.", Text(line))
    console.print(grid)


def dose_text(dose: Dose) -> str:
    """Return a dose in the words of the pages, such as `10 times on each side; 2 rounds`."""
    sides = " on each side" if dose.sides > 1 else ""
    if dose.hold_seconds is not None and dose.minutes is None:
        return _held_text(dose, dose.hold_seconds, sides)
    if dose.minutes is not None:
        words = _minutes(dose.minutes)
    else:
        words = _count(dose.repetitions or 0, "time")
    return f"{words}{sides}; {dose.sets} rounds" if dose.sets > 1 else f"{words}{sides}"


def _held_text(dose: Dose, seconds: int, sides: str) -> str:
    """Return a dose that is held in sentences: how long, how often, how many rounds."""
    held = f"Hold for {_count(seconds, 'second')}"
    if dose.repetitions is None:
        words = f"{held}{sides}."
    else:
        words = f"{held}. Do this {_count(dose.repetitions, 'time')}{sides}."
    return f"{words} Do {dose.sets} rounds." if dose.sets > 1 else words


def _show_day(console: Console, day: PlanDay) -> None:
    if day.rest:
        console.print(f"\n[bold]Day {day.day}[/bold]  Rest")
        return
    console.print(
        f"\n[bold]Day {day.day}[/bold]  {escape(day.theme)}  [dim]about {day.minutes} minutes[/dim]"
    )
    for item in day.items:
        console.print(
            Padding(
                f"[bold]{escape(item.name)}[/bold]: {dose_text(item.dose)}",
                (0, 2),
                expand=False,
            )
        )
        for say in item.take_care:
            console.print(Padding(f"Take care: {say}", (0, 4), expand=False), markup=False)
        console.print(Padding(" ".join(item.steps), (0, 4), expand=False), markup=False)
        console.print(Padding(_why(item), (0, 4), expand=False), style="dim", markup=False)


def _why(item: PlanItem) -> str:
    parts = [f"Why: {', '.join(item.because)}"]
    if item.programme:
        parts.append(f"programme {item.programme}")
    if item.instead_of:
        parts.append(f"instead of {item.instead_of}")
    return "; ".join([*parts, f"sources {', '.join(item.sources)}"]) + "."


def _show_left_out(console: Console, left_out: Iterable[PlanLeftOut]) -> None:
    lines = [
        f"Day {entry.day}: {entry.name}. {entry.why}"
        + (f" ({', '.join(entry.because)})" if entry.because else "")
        for entry in left_out
    ]
    _list(console, "What was left out, and why", lines)


def _lines(messages: list[tuple[str, list[str]]]) -> Iterator[str]:
    for told in told_once(messages):
        yield from (*told.paragraphs, *told.say_if)


def _list(console: Console, title: str, lines: Iterable[str]) -> None:
    entries = list(lines)
    if not entries:
        return
    console.print(f"\n{title}", style="bold", markup=False)
    for line in entries:
        _bullet(console, line)


def _bullet(console: Console, line: str) -> None:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=1)
    grid.add_column()
    grid.add_row("•", Text(line))
    console.print(grid)


def _count(number: int, unit: str) -> str:
    return f"{number} {unit}" + ("" if number == 1 else "s")


def _minutes(minutes: float) -> str:
    whole = int(minutes)
    if minutes == whole:
        return _count(whole, "minute")
    return _count(round(minutes * 60), "second")
