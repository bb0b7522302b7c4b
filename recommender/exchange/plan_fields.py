"""The fields of a plan in JSON: texts, and what stands there in another form than in the domain."""

from marshmallow import fields

from recommender.domain.assessment import AnswerRead
from recommender.domain.canonical import Json
from recommender.domain.exercises import Dose
from recommender.domain.plan import PlanFiring
from recommender.domain.truth import Truth
from recommender.exchange.plan import conclusion_data, conclusion_of, value_data, value_of

_STATES = {Truth.YES: "answered", Truth.NO: "not_applicable", Truth.UNKNOWN: "unanswered"}
_TRUTHS = {state: truth for truth, state in _STATES.items()}


def text_field(
    description: str = "", *, none: bool = False, attribute: str | None = None
) -> fields.String:
    """Return a field for a text that must be there; `none` lets it be null."""
    return fields.String(
        required=True,
        allow_none=none,
        attribute=attribute,
        metadata={"description": description},
    )


def texts_field(description: str = "", *, attribute: str | None = None) -> fields.List[str]:
    """Return a field for a list of texts that must be there."""
    return fields.List(
        fields.String(),
        required=True,
        attribute=attribute,
        metadata={"description": description},
    )


def minutes_field() -> fields.Function:
    """Return the field of a dose's minutes; 5 does not become 5.0, which would be other bytes."""
    return fields.Function(
        _minutes,
        _number_of,
        required=True,
        allow_none=True,
        metadata={"type": "number"},
    )


def answer_state_field() -> fields.Function:
    """Return the field that says whether there is an answer; the domain asks if it is known."""
    return fields.Function(
        _state,
        _TRUTHS.__getitem__,
        required=True,
        attribute="known",
        metadata={"type": "string", "enum": list(_TRUTHS)},
    )


def answer_field() -> fields.Function:
    """Return the field of an answer; several options are a list."""
    return fields.Function(
        _answer,
        value_of,
        required=True,
        allow_none=True,
        attribute="value",
        metadata={"type": ["boolean", "integer", "string", "array"]},
    )


def concluded_field() -> fields.Function:
    """Return the field of what a rule concluded, in the words of its file."""
    return fields.Function(_conclusion, conclusion_of, required=True, metadata={"type": "object"})


def _minutes(dose: Dose) -> float | None:
    return dose.minutes


def _number_of(data: object) -> float:
    if isinstance(data, int | float) and not isinstance(data, bool):
        return data
    raise TypeError(f"no number: {type(data).__name__}")


def _state(read: AnswerRead) -> str:
    return _STATES[read.known]


def _answer(read: AnswerRead) -> Json:
    return value_data(read.value)


def _conclusion(firing: PlanFiring) -> dict[str, Json]:
    return conclusion_data(firing.concluded)
