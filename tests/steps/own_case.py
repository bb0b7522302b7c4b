"""A person's own case: opened and deleted by its code, and by nothing else."""

import json
from collections.abc import Callable
from typing import Any

from flask.testing import FlaskClient
from pytest_bdd import given, parsers, then, when
from sqlalchemy import select

from recommender.domain.codes import mended, problem_of
from recommender.domain.records import RecordKind
from recommender.exchange.plan import value_data
from recommender.storage.tables import interviews
from tests.steps.naming import Naming
from tests.steps.people import Person
from tests.steps.practice import Practice

WRITTEN: dict[str, Callable[[str], str]] = {
    "in small letters": str.lower,
    "without hyphens": lambda code: code.replace("-", ""),
    "with spaces": lambda code: f" {code.replace('-', ' - ')} ",
    "with look-alikes": lambda code: code.translate(str.maketrans("01V", "OlU")),
}
OTHER_CODES: dict[str, Callable[[Practice], str]] = {
    "no code at all": lambda _: "",
    "a code that nobody was given": lambda practice: practice.services.system.new_code(),
    "the number of the case": lambda practice: practice.case_id,
    "the code but for a letter": lambda practice: _misread(practice.kept[0].token),
}


@given(parsers.parse('the person has changed "{question}" to "{words}" and asked again'))
def the_person_has_changed(
    practice: Practice, person: Person, naming: Naming, question: str, words: str
) -> None:
    asked = naming.question(question)
    person.typed[asked.id] = naming.value(asked, words)
    answers = person.answers(practice.content)
    services, before = practice.services, practice.kept[-1]
    evaluation = services.recommender.evaluate(answers)
    kept = services.cases.decide_anew(evaluation, "", before.case.id, before.token)
    practice.kept.append(kept)


@when("the person asks for all that is kept", target_fixture="own_data")
def the_person_asks_for_all(practice: Practice) -> dict[str, Any]:
    data = practice.services.cases.own_data(practice.kept[0].token)
    assert data is not None
    return dict(data)


@given("the person has deleted the case", target_fixture="is_deleted")
@when("the person deletes the case", target_fixture="is_deleted")
def the_person_deletes(practice: Practice) -> bool:
    return practice.services.cases.delete_own(practice.kept[0].token)


@when("the last person deletes the case", target_fixture="is_deleted")
def the_last_person_deletes(practice: Practice) -> bool:
    return practice.services.cases.delete_own(practice.kept[-1].token)


@then("the person gets every answer and the whole decision")
def the_person_gets_everything(practice: Practice, own_data: dict[str, Any]) -> None:
    case = practice.kept[0].case

    assert own_data["answers"] == {name: value_data(value) for name, value in case.answers.items()}
    assert own_data["plan"] == json.loads(case.plan_text)


@then("the person gets both decisions")
def the_person_gets_both(practice: Practice, own_data: dict[str, Any]) -> None:
    [earlier] = own_data["earlier"]

    assert [earlier["case"], own_data["case"]] == practice.ids()


@then(parsers.parse('the code opens the case with "{words}" for "{question}"'))
def the_code_opens_the_changed(practice: Practice, words: str, question: str) -> None:
    opened = practice.services.cases.own_case(practice.kept[0].token)

    assert opened == practice.case
    assert str(opened.answers[question]) == words


@then(parsers.parse('the person is told of "{kinds}"'))
def the_person_is_told_of(own_data: dict[str, Any], kinds: str) -> None:
    assert [entry["what"] for entry in own_data["history"]] == kinds.split(", ")


@then(parsers.parse('the person is not told the name "{name}"'))
def the_person_is_not_told(own_data: dict[str, Any], name: str) -> None:
    assert name not in json.dumps(own_data)


@then(parsers.parse("the code opens the case when it is written {how}"))
def the_code_opens_the_case(practice: Practice, how: str) -> None:
    first = practice.kept[0]

    assert practice.services.cases.own_case(WRITTEN[how](first.token)) == practice.case


@then(parsers.parse("the code with {slip} is no code"))
def the_slip_is_told(practice: Practice, slip: str) -> None:
    assert problem_of(SLIPS[slip](practice.kept[0].token)) is not None


@then("the code opens nothing")
def the_code_opens_nothing(practice: Practice) -> None:
    assert practice.services.cases.own_case(practice.kept[0].token) is None


@then("nothing is deleted")
def nothing_is_deleted(is_deleted: bool) -> None:
    assert is_deleted is False


@then("of the case only its deletion is still on record")
def only_the_deletion_is_left(practice: Practice) -> None:
    [left] = practice.services.stores.records.about(practice.kept[0].case.id)

    assert (left.kind, left.actor) == (RecordKind.DELETION, "person")
    assert (left.answers, left.body) == (b"", b"{}")


@then("the browser of the person shows no answer")
def the_browser_shows_no_answer(own_browser: FlaskClient) -> None:
    assert own_browser.get("/answers").location == "/"


@then("of the form nothing is kept")
def of_the_form_nothing_is_kept(practice: Practice) -> None:
    with practice.services.stores.database.reading() as connection:
        assert connection.execute(select(interviews)).all() == []


@then("the code of the other person opens their own case")
def the_other_code_opens(practice: Practice) -> None:
    assert practice.services.cases.own_case(practice.kept[1].token) == practice.case


@then("each code opens its own case")
def each_code_opens_its_own(practice: Practice) -> None:
    opened = [practice.services.cases.own_case(kept.token) for kept in practice.kept]

    assert [case.id for case in opened if case] == practice.ids()


@then(parsers.parse("the case cannot be opened with {what}"))
def nothing_else_opens(practice: Practice, what: str) -> None:
    assert practice.services.cases.own_case(OTHER_CODES[what](practice)) is None


@then(parsers.parse("the case cannot be deleted with {what}"))
def nothing_else_deletes(practice: Practice, what: str) -> None:
    assert practice.services.cases.delete_own(OTHER_CODES[what](practice)) is False
    assert practice.ids() == [practice.case_id]


def _misread(code: str) -> str:
    """Return a code with another first letter."""
    return ("B" if code[0] == "A" else "A") + code[1:]


def _swapped(code: str) -> str:
    """Return a code in which the first two neighbours that differ have changed places."""
    symbols = mended(code)
    place = next(one for one in range(len(symbols)) if symbols[one] != symbols[one + 1])
    return symbols[:place] + symbols[place + 1] + symbols[place] + symbols[place + 2 :]


SLIPS: dict[str, Callable[[str], str]] = {
    "one wrong letter": _misread,
    "two neighbours the wrong way round": _swapped,
    "one letter left out": lambda code: code[:-1],
}
