"""A version of the content that is kept: which, since when, and what it decided."""

from dataclasses import dataclass


@dataclass(frozen=True)
class KeptContent:
    """A version: its digest, since when it is kept, who brought it, and how many cases it has.

    `at` is UTC in ISO 8601; `by` is empty where nobody proposed it.
    """

    digest: str
    at: str
    by: str
    cases: int
