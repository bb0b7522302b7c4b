"""What stays is searched for garbage no more, and what does not stay goes all the same."""

import gc
from weakref import ref

from recommender.service.garbage import leave_out, search_all


class Ring:
    """Refers to itself, so that only a search lets it go."""

    def __init__(self) -> None:
        self.itself = self


def is_searched(thing: object) -> bool:
    return any(one is thing for one in gc.get_objects())


def test_what_was_left_out_goes_when_all_is_searched_and_what_stays_is_left_out() -> None:
    # then Python will not search by itself for a while
    gc.collect(0)
    stays, goes = Ring(), Ring()
    gone = ref(goes)
    del goes

    leave_out()

    assert not is_searched(stays)
    assert gone() is not None

    search_all()

    assert not is_searched(stays)
    assert gone() is None


def test_what_comes_afterwards_is_searched() -> None:
    leave_out()
    comes = Ring()
    gone = ref(comes)

    assert is_searched(comes)
    del comes
    gc.collect()
    assert gone() is None
