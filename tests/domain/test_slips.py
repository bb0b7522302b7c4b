"""“It hurts” can be taken back once, before it is said how it was; and pain is always heard."""

import pytest

from recommender.domain.diary import DiaryEntry, Moment, Note, that_count


def entry(note: Note, at: int, step: int = 0, exercise: str = "squat") -> DiaryEntry:
    return DiaryEntry(1, note, Moment(at), exercise, step)


def test_what_was_a_mistake_does_not_count() -> None:
    done = entry(Note.DONE, 5, exercise="bridge")
    slip = entry(Note.MISTAKE, 20)

    assert that_count([done, entry(Note.HURTS, 10), slip]) == (done, slip)


def test_a_mistake_takes_back_only_its_own_exercise() -> None:
    hurts = entry(Note.HURTS, 10)

    assert hurts in that_count([hurts, entry(Note.MISTAKE, 20, exercise="bridge")])


@pytest.mark.parametrize("answer", [Note.EASED, Note.STRONG])
def test_nothing_is_taken_back_once_it_is_said_how_it_was(answer: Note) -> None:
    hurts = entry(Note.HURTS, 10)

    assert hurts in that_count([hurts, entry(answer, 15), entry(Note.MISTAKE, 20)])


def test_what_hurts_after_the_mistake_counts() -> None:
    slip = entry(Note.MISTAKE, 20)
    again = entry(Note.HURTS_AGAIN, 30)
    easier = entry(Note.HURTS, 30, step=1)

    assert that_count([entry(Note.HURTS, 10), slip, again, easier]) == (
        slip,
        entry(Note.HURTS, 30),
        easier,
    )
