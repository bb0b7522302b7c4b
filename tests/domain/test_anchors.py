"""Anchors and stamps: what is signed says what it is for, and which anchors a chain must hold."""

from dataclasses import replace

from recommender.domain.anchors import ChainAnchor, Occasion, standing
from recommender.domain.records import Break, Verification
from recommender.domain.stamps import record_message, row_message

FIRST = ChainAnchor(1, "aa", "2026-11-26T09:00:00Z", Occasion.START, "key", b"stamp")


def test_what_is_stamped_of_an_anchor_covers_all_but_its_stamp() -> None:
    others = [
        replace(FIRST, record=2),
        replace(FIRST, digest="ab"),
        replace(FIRST, at="2026-11-26T10:00:00Z"),
        replace(FIRST, occasion=Occasion.HOUR),
        replace(FIRST, key="other"),
    ]

    assert FIRST.message not in {one.message for one in others}
    assert FIRST.message == replace(FIRST, stamp=b"").message


def test_a_stamp_made_for_one_thing_is_worth_nothing_on_another() -> None:
    messages = [record_message("aa"), row_message("aa"), row_message("diary", "aa"), FIRST.message]

    assert len(set(messages)) == len(messages)


def test_a_restore_lets_the_anchors_before_it_go() -> None:
    hour, restored = (
        replace(FIRST, occasion=occasion) for occasion in (Occasion.HOUR, Occasion.RESTORE)
    )

    assert standing([FIRST, hour]) == (FIRST, hour)
    assert standing([FIRST, hour, restored, FIRST]) == (restored, FIRST)


def test_what_is_broken_is_named_by_its_record_or_by_what_stands_beside_the_chain() -> None:
    found = (Break(3, "its digest is another"), Break(0, "nobody added it", "User ada"))

    assert [one.place for one in found] == ["Record 3", "User ada"]
    assert Verification(3, "aa", found).broken == found[0]
    assert Verification(3, "aa").broken is None
