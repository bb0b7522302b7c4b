"""The answers that are one small step away from an answer.

A step is the next number up or down, another option of a choice, one tick more or less, or the
other of yes and no.
"""

from recommender.domain.conditions import Value
from recommender.domain.questions import NONE_OF_THESE, Question, QuestionKind


def small_steps(question: Question, value: Value) -> tuple[Value, ...]:
    """Return the answers that are one small step away from this one."""
    match question.kind:
        case QuestionKind.YES_NO:
            return (not value,)
        case QuestionKind.NUMBER:
            numbers = (int(value) - 1, int(value) + 1)  # type: ignore[arg-type]  # a number's
            return tuple(n for n in numbers if question.minimum <= n <= question.maximum)
        case QuestionKind.ONE:
            return tuple(option.id for option in question.offered() if option.id != value)
    ticked = value if isinstance(value, tuple) else ()
    return tuple(_turned(question, ticked, option.id) for option in question.offered(ticked))


def _turned(question: Question, ticked: tuple[str, ...], option: str) -> tuple[str, ...]:
    """Return the ticks with one turned; `none` gives way to others and comes back without them."""
    if option == NONE_OF_THESE:
        return (NONE_OF_THESE,)
    chosen = {*ticked, option} if option not in ticked else {*ticked} - {option}
    chosen -= {NONE_OF_THESE}
    left = tuple(entry for entry in question.option_ids if entry in chosen)
    return left or ((NONE_OF_THESE,) if NONE_OF_THESE in question.option_ids else ticked)
