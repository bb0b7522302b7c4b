"""What several drawings have in common is written once, in runs that stay together."""

from recommender.figures.sharing import Sections, written_once
from recommender.figures.shots import Outline


def outline(number: int, style: str = "t") -> Outline:
    return style, f"M{number} {number}l9 0 0 9z"


A, B, C = outline(10), outline(30), outline(50)


def test_what_is_in_one_drawing_alone_has_no_name() -> None:
    assert written_once([([A], [B])]) == [
        ('<path class="t" d="M10 10l9 0 0 9z"/>', '<path class="t" d="M30 30l9 0 0 9z"/>')
    ]


def test_a_run_that_is_used_again_is_one_group() -> None:
    (behind, body), (_, again) = written_once([([], [A, B]), ([], [A, B])])

    assert behind == ""
    assert body.startswith('<g id="o0"><path class="t" d="M10')
    assert body.endswith("</g>")
    assert again == '<use href="#o0"/>'


def test_a_run_ends_where_something_comes_between() -> None:
    first, last = written_once([([], [A, B]), ([], [A, C, B])])

    assert first[1].count(" id=") == 2
    assert "<g" not in first[1]
    assert last[1].count("<use") == 2
    assert '"M50 50' in last[1]


def test_what_is_as_good_as_alike_is_used_and_another_colour_is_not() -> None:
    nearly, coloured = outline(11), outline(10, "s")

    _, (_, again) = written_once([([], [A]), ([], [nearly])])
    _, (_, other) = written_once([([], [A]), ([], [coloured])])

    assert "<use" in again
    assert "<use" not in other


def test_an_outline_that_comes_twice_in_a_drawing_is_named_once_for_each() -> None:
    drawings: list[Sections] = [([], [A, A]), ([], [A, A])]

    (_, first), (_, last) = written_once(drawings)

    assert first.count("<path") == 2
    assert last.count("<use") == 1
    assert "<path" not in last


def test_three_drawings_share_what_two_of_them_have_and_what_all_have() -> None:
    drawings: list[Sections] = [([], [A, B]), ([], [A, B]), ([], [A])]

    (_, first), (_, second), (_, third) = written_once(drawings)

    assert first.count(" id=") == 2
    assert second.count("<use") == 2
    assert third == '<use href="#o0"/>'
