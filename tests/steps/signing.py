"""Signing: a clinician's name under the text of a rule or of a promise."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from pytest_bdd import given, parsers, then, when
from werkzeug.test import TestResponse

from recommender.domain.reviews import Signature
from recommender.service.signatures import Signable, text_digest
from tests.steps.practice import Practice
from tests.steps.reviewing import a_clinician, post_at_desk


@given(
    parsers.parse('"{user}" has signed the {kind:w} "{entry}" as "{name}" with the note "{note}"')
)
@when(parsers.parse('"{user}" signs the {kind:w} "{entry}" as "{name}" with the note "{note}"'))
def somebody_signs(
    practice: Practice, user: str, kind: str, entry: str, name: str, note: str
) -> None:
    practice.services.signatures.sign(
        _text(practice, kind, entry), note, replace(a_clinician(user), signing_name=name)
    )


@when(
    parsers.parse('a clinician at the desk signs the {kind:w} "{entry}" as "{name}"'),
    target_fixture="answer",
)
def a_clinician_signs_at_the_desk(
    practice: Practice, kind: str, entry: str, name: str
) -> TestResponse:
    return _signs_at_desk(practice, kind, entry, name)


@when(
    parsers.parse('a clinician whose name no admin has entered signs the {kind:w} "{entry}"'),
    target_fixture="answer",
)
def a_nameless_clinician_signs(practice: Practice, kind: str, entry: str) -> TestResponse:
    return _signs_at_desk(practice, kind, entry, "")


def _signs_at_desk(practice: Practice, kind: str, entry: str, name: str) -> TestResponse:
    practice.signing_names["anna"] = name
    read = text_digest(_text(practice, kind, entry))
    return post_at_desk(practice, f"{kind}s/{entry}/signatures", text_digest=read)


@then("the clinician is told to have it entered")
def the_clinician_is_told_to_have_it_entered(answer: TestResponse) -> None:
    assert answer.status_code == 409
    assert "Ask an admin to enter it" in answer.get_json()["detail"]


@then(parsers.parse('the clinician is told that the promise "{words}"'))
def the_clinician_is_told(answer: TestResponse, words: str) -> None:
    assert answer.status_code == 409
    assert words in answer.get_json()["detail"]


@then(parsers.parse('the {kind:w} "{entry}" has these signatures'))
def it_has_these_signatures(
    practice: Practice, kind: str, entry: str, datatable: list[list[str]]
) -> None:
    found = [
        [
            signed.signature.name,
            signed.signature.at[:10],
            signed.signature.note,
            "yes" if signed.holds else "no",
        ]
        for signed in practice.services.signatures.signatures(_text(practice, kind, entry))
    ]

    assert found == datatable[1:]


@then(parsers.parse("no {kind:w} is signed"))
def none_is_signed(practice: Practice, kind: str) -> None:
    assert _signed(practice, kind) == {}


@then(parsers.parse('only the {kind:w} "{entry}" is signed'))
def only_this_is_signed(practice: Practice, kind: str, entry: str) -> None:
    assert set(_signed(practice, kind)) == {entry}


def _text(practice: Practice, kind: str, entry: str) -> Signable:
    found: dict[str, Callable[[str], Signable]] = {
        "rule": practice.services.rules.find,
        "promise": practice.services.signatures.promise,
    }
    return found[kind](entry)


def _signed(practice: Practice, kind: str) -> Mapping[str, Signature]:
    found = {
        "rule": practice.services.signatures.signed_rules,
        "promise": practice.services.signatures.signed_promises,
    }
    return found[kind]()
