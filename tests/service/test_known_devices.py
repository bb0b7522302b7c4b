"""Browsers in which somebody has signed in before are known again, for that name alone."""

from recommender.service.known_devices import KNOWN_DAYS, PEOPLE_MOST, KnownDevices
from tests.system import Clock, system

SECRET = "of this server"  # noqa: S105 - of no server


def devices(clock: Clock, secret: str = SECRET) -> KnownDevices:
    return KnownDevices(system(clock), secret)


def test_a_browser_is_known_for_who_has_signed_in_there_and_nobody_else(clock: Clock) -> None:
    known = devices(clock)
    held = known.remember("", "anna")

    assert known.find(held, "anna")
    assert not known.find(held, "bert")
    assert not known.find("", "anna")
    assert "anna" not in held


def test_a_browser_stays_the_same_and_two_are_two(clock: Clock) -> None:
    known = devices(clock)
    held, other = known.remember("", "anna"), known.remember("", "anna")
    clock.go_on(days=1)

    again = known.remember(held, "anna")

    assert known.find(again, "anna") == known.find(held, "anna") != known.find(other, "anna")


def test_a_browser_is_forgotten_long_after_the_last_sign_in(clock: Clock) -> None:
    known = devices(clock)
    held = known.remember("", "anna")
    clock.go_on(days=KNOWN_DAYS)
    again = known.remember(held, "anna")
    clock.go_on(days=1)

    assert not known.find(held, "anna")
    assert known.find(again, "anna")


def test_several_people_may_share_a_browser_and_one_too_many_is_forgotten(clock: Clock) -> None:
    known, held = devices(clock), ""
    for number in range(PEOPLE_MOST + 1):
        held = known.remember(held, f"user{number}")

    found = [bool(known.find(held, f"user{number}")) for number in range(PEOPLE_MOST + 1)]
    assert found == [False] + [True] * PEOPLE_MOST


def test_what_is_not_from_this_server_is_not_known(clock: Clock) -> None:
    held = devices(clock).remember("", "anna")
    device, day, seal = held.split("-")
    forged = (
        devices(clock, "of another").remember("", "anna"),
        f"{device}-{int(day) + 1}-{seal}",
        f"{device}-{day}-{'0' * 64}",
        f"{'0' * 32}-{day}-{seal}",
        f"{device}-\N{SUPERSCRIPT TWO}-{seal}",
        f"{device}-{'9' * 5000}-{seal}",
        "nonsense",
        "--",
        "." * 5000,
    )

    assert [one for one in forged if devices(clock).find(one, "anna")] == []
