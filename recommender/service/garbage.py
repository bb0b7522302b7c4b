"""Leave what stays out of the search for garbage, so that what does not stay goes soon.

What refers to itself goes only when Python searches for it: a week as PDF leaves fifty thousand
such things. Python searches all when a quarter as much has come as the last search found. A server
holds a million things for good: tens of MB, answers of people among it, would lie about between two
searches, each time elsewhere, and each search would stop all threads for half a second.
"""

import gc


def leave_out() -> None:
    """Search for garbage only in what comes from now on."""
    gc.freeze()
    # Python reckons with what the last search found, which now is next to nothing
    gc.collect()


def search_all() -> None:
    """Let all garbage go, what was left out too, and leave out what stays."""
    gc.unfreeze()
    gc.collect()
    leave_out()
