"""Every address of the desk for every role, in person and by a machine: who is let through."""

from collections.abc import Iterator

import pytest
from flask import Flask
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import Forbidden

from recommender.domain.errors import ConflictError
from recommender.domain.users import OF_MACHINES, RIGHTS, Right, Role
from recommender.service.app import App
from recommender.web.desk.route_rights import ROUTE_RIGHTS, right_for
from recommender.web.desk.setup import BEHIND_THE_GUARD

READERS = {Role.CLINICIAN, Role.AUTHOR, Role.EXPORTER}
# whatever is not named here is for readers
FOR = {
    "/audit": set(Role),
    "/audit/": set(Role),
    "/audit/account": set(Role),
    "/audit/account/password": set(Role),
    "/audit/account/sign-ins/end": set(Role),
    "/audit/cases/export": {Role.EXPORTER},
    "/audit/cases/<case_id>/reviews": {Role.CLINICIAN},
    "/audit/rules/<rule_id>/signatures": {Role.CLINICIAN},
    "/audit/promises/<promise_id>/signatures": {Role.CLINICIAN},
    "/audit/contents": {Role.AUTHOR},
    "/audit/users": {Role.ADMIN},
    "/audit/users/change": {Role.ADMIN},
    "/audit/users/release": {Role.ADMIN},
    "/audit/users/disable": {Role.ADMIN},
    "/audit/users/enable": {Role.ADMIN},
}
# of these, a machine may what its owner may
ALSO_FOR_MACHINES = {"/audit/cases/export", "/audit/contents"}
Headers = dict[str, str]


@pytest.fixture(scope="module")
def services(shared_app: Flask) -> App:
    made: App = shared_app.extensions["recommender"]
    return made


def routes(app: Flask) -> Iterator[tuple[str, str, str]]:
    """Yield method, rule and endpoint of all that is behind the guard."""
    names = {blueprint.name for blueprint in BEHIND_THE_GUARD}
    for rule in app.url_map.iter_rules():
        if rule.endpoint.partition(".")[0] in names:
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                yield method, rule.rule, rule.endpoint


def let_through(app: Flask, headers: Headers) -> set[tuple[str, str]]:
    """Return the methods and rules to which the guard lets somebody; none is then carried out."""
    return {
        (method, rule)
        for method, rule, _ in routes(app)
        if _is_let_through(app, method, rule.replace("<", "").replace(">", ""), headers)
    }


def _is_let_through(app: Flask, method: str, path: str, headers: Headers) -> bool:
    with app.test_request_context(path, method=method, headers=headers):
        try:
            return app.preprocess_request() is None
        except Forbidden:
            return False
        except CSRFError:
            # only who may send the form is asked for its token
            return True


def in_person(services: App, role: Role) -> Headers:
    user = services.users.add_user(f"an-{role}", (role,), "", "test")
    return {"Cookie": f"desk={services.users.open_sign_in(user)}"}


def by_machine(services: App, role: Role) -> Headers:
    """Return a machine that may all that somebody of this role can pass on."""
    owner = services.users.add_user(f"owner-{role}", (role,), "", "test").name
    given = RIGHTS[role] & OF_MACHINES
    _, secret = services.machine_tokens.add(f"of-{role}", given, owner, 1, "test")
    return {"Authorization": f"Bearer {secret}"}


@pytest.mark.parametrize("role", list(Role))
def test_each_role_is_let_through_to_its_own_in_person(
    shared_app: Flask, services: App, role: Role
) -> None:
    wanted = {
        (method, rule)
        for method, rule, _ in routes(shared_app)
        if role in FOR.get(rule.removesuffix(".json"), READERS)
    }

    assert let_through(shared_app, in_person(services, role)) == wanted


@pytest.mark.parametrize("role", sorted(READERS))
def test_a_machine_is_let_through_to_reading_and_what_its_owner_may_pass_on(
    shared_app: Flask, services: App, role: Role
) -> None:
    wanted = {
        (method, rule)
        for method, rule, _ in routes(shared_app)
        if rule.removesuffix(".json") not in FOR
        or (rule in ALSO_FOR_MACHINES and role in FOR[rule])
    }

    assert let_through(shared_app, by_machine(services, role)) == wanted


def test_no_machine_comes_for_an_admin(services: App) -> None:
    with pytest.raises(ConflictError):
        by_machine(services, Role.ADMIN)


def test_nobody_is_let_through_without_a_sign_in(shared_app: Flask) -> None:
    assert let_through(shared_app, {}) == set()


def test_every_address_has_a_right_and_every_right_an_address(shared_app: Flask) -> None:
    endpoints = {endpoint for _, _, endpoint in routes(shared_app)}

    assert sorted(end for end in endpoints if right_for(end) is None) == []
    assert {end.removesuffix("_json") for end in endpoints} == set(ROUTE_RIGHTS)
    assert set(ROUTE_RIGHTS.values()) == set(Right)


def test_the_guard_lets_nobody_to_an_address_without_a_right(
    shared_app: Flask, services: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    services.users.add_user("everything", tuple(Role), "", "test")
    user = services.users.known_user("everything")
    assert user is not None
    headers = {"Cookie": f"desk={services.users.open_sign_in(user)}"}
    monkeypatch.delitem(ROUTE_RIGHTS, "reviews.rules")

    assert ("GET", "/audit/rules") not in let_through(shared_app, headers)
    assert ("GET", "/audit/queue") in let_through(shared_app, headers)
