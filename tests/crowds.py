"""How large crowds of random people are: what two cores bear in every run, or all of them.

`PEOPLE=10000` in the environment asks for all, as `make coverage` does. Each is the same person in
every run.
"""

import os

USUAL = 1000
PEOPLE = int(os.environ.get("PEOPLE", USUAL))


def crowd(usual: int, most: int) -> range:
    """Return the seeds of the people of a test: `usual` of them, or `most` where all are tried."""
    return range(most if PEOPLE > USUAL else usual)
