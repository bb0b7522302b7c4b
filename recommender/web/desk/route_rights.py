"""Which right each address of the desk needs; the guard lets nobody through to one without."""

from collections.abc import Mapping

from recommender.domain.users import Right

# by the endpoint of the page; the data beside it needs the same
ROUTE_RIGHTS: Mapping[str, Right] = {
    "cases.first": Right.OWN,
    "account.account": Right.OWN,
    "account.end_sign_in": Right.OWN,
    "account.password": Right.OWN,
    "account.change_password": Right.OWN,
    "cases.cases": Right.READ,
    "cases.choose_answers": Right.READ,
    "cases.seek_answers": Right.READ,
    "cases.export": Right.EXPORT,
    "cases.case": Right.READ,
    "cases.case_rule": Right.READ,
    "cases.silent": Right.READ,
    "as_seen.as_seen": Right.READ,
    "what_if.replay": Right.READ,
    "what_if.what_if": Right.READ,
    "reviews.review": Right.REVIEW,
    "reviews.queue": Right.READ,
    "reviews.next_in_queue": Right.READ,
    "reviews.next_case": Right.READ,
    "reviews.agreement": Right.READ,
    "reviews.rules": Right.READ,
    "reviews.rule": Right.READ,
    "contents.impact": Right.READ,
    "contents.propose_content": Right.PROPOSE,
    "proofs.promises": Right.READ,
    "proofs.promise": Right.READ,
    "proofs.effects": Right.READ,
    "signing.sign_rule": Right.SIGN,
    "signing.sign_promise": Right.SIGN,
    "hazards.hazards": Right.READ,
    "hazards.hazard": Right.READ,
    "users.users": Right.MANAGE_USERS,
    "users.add_user": Right.MANAGE_USERS,
    "users.ask_to_change": Right.MANAGE_USERS,
    "users.change_user": Right.MANAGE_USERS,
    "users.release_account": Right.MANAGE_USERS,
    "users.ask_to_disable": Right.MANAGE_USERS,
    "users.disable_user": Right.MANAGE_USERS,
    "users.enable_user": Right.MANAGE_USERS,
}


def right_for(endpoint: str) -> Right | None:
    """Return the right that an endpoint needs; None where nobody gave it one."""
    return ROUTE_RIGHTS.get(endpoint.removesuffix("_json"))
