"""Build the rules: parse each `when` and give the examples' answers their types."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from marshmallow import Schema

from recommender.content.answers import parse_answers
from recommender.content.conditions import read_condition
from recommender.content.gathering import EntryPlace, Gatherer
from recommender.content.language import Names
from recommender.content.rule_schemas import CONCLUDES, THEN, KeptRuleSchema, RuleSchema
from recommender.content.safety_nets import resolved
from recommender.domain.conditions import ALWAYS, Answers
from recommender.domain.errors import AnswersError
from recommender.domain.questions import Question, QuestionKind, Questionnaire
from recommender.domain.rules import Conclusion, Example, Finds, Rule, RuleKind, Sends

# promises about the rules stand beside them; see promise_loading
PROMISES = "promises"

_Raw = dict[str, Any]
Questions = Mapping[str, Question]


@dataclass(frozen=True)
class _Entry:
    """One entry of a rule file, through its schema, with its conclusion or None where it failed."""

    kind: RuleKind
    place: EntryPlace
    raw: _Raw
    then: Conclusion | None

    @property
    def id(self) -> str:
        return str(self.raw["id"])

    @property
    def file(self) -> str:
        return self.place.file


def load_rules(
    gatherer: Gatherer, questionnaire: Questionnaire, *, is_kept: bool
) -> tuple[tuple[Rule, ...], Names]:
    """Return the active rules by kind, file and place in it, and all that conditions may name.

    A finding of a faulty rule is a name too. Problems stay in the gatherer. The rules of a kept
    content may hold what rules no longer say.
    """
    _refuse_strays(gatherer)
    schema = KeptRuleSchema() if is_kept else RuleSchema()
    entries = [entry for kind in RuleKind for entry in _read_kind(gatherer, kind, schema)]
    _refuse_repeated_ids(gatherer, entries)
    if not questionnaire.questions:
        # every name of every rule would only repeat what is wrong with the questionnaire
        return (), Names(questionnaire.questions, frozenset())
    active = [entry for entry in entries if entry.raw["status"] == "active"]
    findings = frozenset(entry.then.finding for entry in active if isinstance(entry.then, Finds))
    for finding in sorted(findings & set(questionnaire.questions)):
        gatherer.say("rules/findings", finding, "a question has this name too; choose another")
    names = Names(questionnaire.questions, findings)
    built = (_build(gatherer, names, entry) for entry in active)
    return tuple(rule for rule in built if rule is not None), names


def _refuse_strays(gatherer: Gatherer) -> None:
    """Keep a problem for each rule file that nobody reads: a red flag must not get lost."""
    folders = (*RuleKind, PROMISES)
    read = {file for folder in folders for file in gatherer.files(f"rules/{folder}")}
    for file in gatherer.files("rules", "*.y*ml"):
        if file not in read:
            folders_said = ", ".join(folders)
            gatherer.say(file, "", f"is not read: write a *.yaml below one of {folders_said}")


def _read_kind(gatherer: Gatherer, kind: RuleKind, schema: RuleSchema) -> list[_Entry]:
    then = THEN[kind]()
    return [
        _Entry(kind, place, raw, _conclusion(gatherer, kind, place, raw, then))
        for file in gatherer.files(f"rules/{kind}")
        for place, raw in gatherer.placed_entries(file, schema)
    ]


def _conclusion(
    gatherer: Gatherer, kind: RuleKind, place: EntryPlace, raw: _Raw, schema: Schema
) -> Conclusion | None:
    says = [other for other, key in CONCLUDES.items() if key in raw["then"]]
    if says and kind not in says:
        other = says[0]
        message = (
            f"then: a rule below rules/{kind}/ says {CONCLUDES[kind]}; "
            f"{CONCLUDES[other]} stands below rules/{other}/"
        )
        gatherer.say_below(place, ("then", CONCLUDES[other]), message)
        return None
    then: Conclusion | None = gatherer.load(place, schema, raw["then"], below=("then",))
    return then


def _refuse_repeated_ids(gatherer: Gatherer, entries: list[_Entry]) -> None:
    first: dict[str, str] = {}
    for entry in entries:
        if entry.id in first:
            message = f"this id is taken (in {first[entry.id]}); ids are never reused"
            gatherer.say_below(entry.place, ("id",), message)
        first.setdefault(entry.id, entry.file)


def _build(gatherer: Gatherer, names: Names, entry: _Entry) -> Rule | None:
    raw = entry.raw
    when = read_condition(gatherer, names, (entry.file, entry.id), raw["when"])
    if when == ALWAYS and entry.kind in (RuleKind.FINDINGS, RuleKind.TRIAGE):
        message = f"a rule below rules/{entry.kind}/ may not hold for everybody"
        gatherer.say(entry.file, entry.id, message, column=1, about=raw["when"])
    examples = tuple(
        _example(gatherer, names, entry, number, example)
        for number, example in enumerate(raw["examples"])
    )
    if when is None or entry.then is None:
        return None
    then = entry.then
    if isinstance(then, Sends):
        nets = resolved(gatherer, names, (entry.file, entry.id), then.say_if)
        then = replace(then, say_if=nets)
    return Rule(
        id=entry.id,
        kind=entry.kind,
        title=raw["title"],
        when=when,
        when_text=raw["when"],
        then=then,
        because=raw["because"],
        sources=tuple(raw["sources"]),
        evidence=raw["evidence"],
        examples=examples,
        file=entry.file,
    )


def _example(
    gatherer: Gatherer, names: Names, entry: _Entry, number: int, example: _Raw
) -> Example:
    answers: Answers = {}
    try:
        answers = parse_answers(names.questions, typed_answers(names.questions, example["answers"]))
    except AnswersError as error:
        for question, message in error.messages.items():
            path = ("examples", number, "answers", question)
            said = f"example {example['name']!r}: {question}: {message}"
            gatherer.say_below(entry.place, path, said)
    return Example(example["name"], answers, example["fires"])


def typed_answers(questions: Questions, raw: Mapping[str, object]) -> dict[str, object]:
    """Return answers that arrived as text with the types that their questions want."""
    return {name: _typed(questions.get(name), value) for name, value in raw.items()}


def _typed(question: Question | None, value: object) -> object:
    if question is None or not isinstance(value, str):
        return value
    if question.kind is QuestionKind.NUMBER and value.isdecimal():
        return int(value)
    if question.kind is QuestionKind.YES_NO:
        return {"yes": True, "true": True, "no": False, "false": False}.get(value, value)
    return value
