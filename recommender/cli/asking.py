"""The interview in a terminal: one page at a time, with back, change and a check at the end."""

from collections.abc import Mapping
from typing import IO

from rich.console import Console
from rich.padding import Padding

from recommender.cli import showing
from recommender.domain.conditions import Answers, Value
from recommender.domain.errors import AnswersError
from recommender.domain.questions import Page, Question, QuestionKind
from recommender.domain.rules import Triage
from recommender.service.answers import check_answer
from recommender.service.recommender import Recommender

HELP = "Type b to go back a page, q to stop."
CALL_NOW = "Call an ambulance now if you have"
MOST_DIGITS = 9
STILL_COUNTS = "Still counts, though you would no longer be asked."
_TAKE_BACK = "Type t to take this answer back, or just Enter to answer again: "
SEE_SOMEONE = "\nYou should be seen by someone. A few more questions show how soon."


class StoppedError(Exception):
    """The person stopped, or there is nobody to answer."""


class _BackError(Exception):
    """The person wants the page before."""


def ask_all(recommender: Recommender, console: Console, typed: IO[str]) -> Answers:
    """Return the answers that the person gave and confirmed, or that hold a red flag.

    Raises StoppedError when the person stops or the input ends.
    """
    asking = _Asking(recommender, console, typed)
    _tell_early_signs(recommender, console)
    console.print(HELP, style="dim")
    while True:
        asking.to_the_end()
        if not recommender.interview(asking.answers).certain.allows_week or asking.confirm():
            return asking.answers


def _tell_early_signs(recommender: Recommender, console: Console) -> None:
    emergency = recommender.content.outcomes[Triage.EMERGENCY]
    console.print(CALL_NOW, style="red")
    for sign in emergency.early_signs:
        console.print(f"• {sign}")
    console.print(f"{emergency.early_call}\n")


class _Asking:
    def __init__(self, recommender: Recommender, console: Console, typed: IO[str]) -> None:
        self._recommender = recommender
        self._console = console
        self._typed = typed
        self._asked: list[Page] = []
        self.answers: Answers = {}

    def to_the_end(self) -> None:
        """Ask page after page until nothing can change the outcome any more."""
        while True:
            interview = self._recommender.interview(self.answers)
            if interview.page is None:
                return
            if not interview.certain.allows_week:
                self._console.print(SEE_SOMEONE, style="yellow")
            self._ask_page(interview.page, interview.questions)

    def confirm(self) -> bool:
        """Show all answers; return whether they stand. A number changes that answer first."""
        questions = [
            question
            for question in self._recommender.content.questionnaire
            if question.id in self.answers
        ]
        self._console.print("\n[bold]Check your answers[/bold]")
        hidden = self._recommender.no_longer_asked(self.answers)
        titles = {
            question.id: page.title
            for page in self._recommender.content.questionnaire.pages
            for question in page.questions[:1]
        }
        for number, question in enumerate(questions, start=1):
            if question.id in titles:
                self._console.print(f"\n{titles[question.id]}", style="dim", markup=False)
            words = answer_text(question, self.answers[question.id])
            self._console.print(f"{number:3}. {question.text}", markup=False)
            self._console.print(
                Padding(words, (0, 0, 0, 5), expand=False), style="cyan", markup=False
            )
            if question.id in hidden:
                self._console.print(Padding(STILL_COUNTS, (0, 0, 0, 5)), style="yellow")
        while True:
            try:
                line = self._line("Enter to get your week, or the number of an answer to change: ")
            except _BackError:
                self._go_back()
                return False
            if not line:
                return True
            if _is_place(line, len(questions)):
                self._change(questions[int(line) - 1])
                return False
            self._console.print(f"Type a number from 1 to {len(questions)}, or just Enter.")

    def _change(self, question: Question) -> None:
        try:
            if self._takes_back(question):
                kept = {name: given for name, given in self.answers.items() if name != question.id}
                self.answers = self._recommender.still_asked(kept)
                return
            value = self._ask(question)
        except _BackError:
            return
        if value is not None:
            self.answers = self._recommender.still_asked({**self.answers, question.id: value})

    def _takes_back(self, question: Question) -> bool:
        """Return whether the person takes back an answer that would no longer be asked for."""
        if question.id not in self._recommender.no_longer_asked(self.answers):
            return False
        self._console.print(f"\n{question.text}", markup=False)
        self._console.print(STILL_COUNTS, style="yellow")
        return self._line(_TAKE_BACK).lower() == "t"

    def _go_back(self) -> None:
        """Ask the page before again; what was answered stays until it is answered anew."""
        while self._asked:
            page = self._asked.pop()
            questions = self._recommender.asked_on(page, self.answers)
            if questions:
                self._ask_page(page, questions)
                return
        self._console.print("This is the first page.")

    def _ask_page(self, page: Page, questions: tuple[Question, ...]) -> None:
        sections = self._recommender.content.questionnaire.sections
        place = f"Step {sections.index(page.section) + 1} of {len(sections)}: {page.section}"
        self._console.print(f"\n[dim]{place}[/dim]\n[bold]{page.title}[/bold]")
        try:
            asked = ((question.id, self._ask(question)) for question in questions)
            given = {name: value for name, value in asked if value is not None}
        except _BackError:
            self._go_back()
            return
        self.answers = self._recommender.still_asked({**self.answers, **given})
        self._asked = [*(other for other in self._asked if other is not page), page]

    def _ask(self, question: Question) -> Value | None:
        self._console.print()
        self._console.print(question.text, markup=False)
        if question.help:
            self._console.print(question.help, style="dim", markup=False)
        showing.show_numbered(self._console, _options(question))
        while True:
            line = self._line(_prompt(question))
            if not line and not question.is_required:
                return None
            try:
                return _parsed(question, line)
            except AnswersError as error:
                self._console.print(error.messages[question.id], style="red", markup=False)

    def _line(self, prompt: str) -> str:
        self._console.print(prompt, end="", style="bold")
        line = self._typed.readline()
        if not line or line.strip().lower() == "q":
            raise StoppedError
        if line.strip().lower() == "b":
            raise _BackError
        return line.strip()


def answer_text(question: Question, value: Value) -> str:
    """Return an answer in the words that the person chose."""
    texts: Mapping[str, str] = {option.id: option.text for option in question.options}
    if isinstance(value, tuple):
        return "; ".join(texts[entry] for entry in value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, int):
        return f"{value} {question.unit}"
    return texts[value]


def _options(question: Question) -> tuple[str, ...]:
    if question.kind is QuestionKind.YES_NO:
        return ("Yes", "No")
    return tuple(option.text for option in question.offered())


def _prompt(question: Question) -> str:
    words = "The number of your answer"
    if question.kind is QuestionKind.NUMBER:
        words = f"A number from {question.minimum} to {question.maximum}{_ends(question)}"
    if question.kind is QuestionKind.MANY:
        words = "The numbers of all that fit, such as 1,3"
    return f"{words}: " if question.is_required else f"{words}, or just Enter: "


def _ends(question: Question) -> str:
    """Return the words at both ends of a scale."""
    if not question.ends:
        return ""
    first, last = question.ends
    return f" ({question.minimum} {first}, {question.maximum} {last})"


def _parsed(question: Question, line: str) -> Value:
    """Return the value of a typed line; raise AnswersError with what to type instead."""
    if question.kind is QuestionKind.NUMBER:
        value: object = int(line) if _is_number(line) else line
    else:
        value = _chosen(question, line)
    return check_answer(question, value)


def _chosen(question: Question, line: str) -> object:
    """Return what the typed numbers stand for; raise AnswersError where one stands for nothing."""
    numbers = line.replace(",", " ").split()
    count = len(_options(question))
    if not numbers or not all(_is_place(number, count) for number in numbers):
        raise AnswersError({question.id: f"Type a number from 1 to {count}."})
    if question.kind is QuestionKind.MANY:
        return [question.offered()[int(number) - 1].id for number in numbers]
    if len(numbers) > 1:
        raise AnswersError({question.id: "Type one number."})
    place = int(numbers[0])
    return place == 1 if question.kind is QuestionKind.YES_NO else question.offered()[place - 1].id


def _is_place(number: str, count: int) -> bool:
    return _is_number(number) and 1 <= int(number) <= count


def _is_number(line: str) -> bool:
    # int() refuses digits such as a small raised 2, and numbers of thousands of digits
    return line.isascii() and line.isdigit() and len(line) <= MOST_DIGITS
