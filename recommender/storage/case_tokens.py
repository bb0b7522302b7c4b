"""Which tokens open which cases: a person's code opens the newest case and those it replaced.

The cases that replaced each other are a line. Every token of one opens all of it, so whoever has
any of them can read and delete the whole line.
"""

from collections.abc import Iterable
from itertools import product

from sqlalchemy import Connection, Select, insert, select

from recommender.storage.stamped_rows import STAMPED_TOKENS
from recommender.storage.tables import case_tokens, cases

_ADD = insert(case_tokens)


def let_open(connection: Connection, token_hash: str, number: int) -> None:
    """Let a token open a case that nothing opens yet."""
    _add(connection, [(token_hash, number)])


def let_open_line(connection: Connection, token_hash: str, number: int, replaced: str = "") -> None:
    """Let a token open a case and its line, which the case that it replaces belongs to."""
    own = case_tokens.c
    before = select(cases.c.number).where(cases.c.id == replaced)
    joined = select(own.token_hash).where((own.case == number) | own.case.in_(before))
    tokens = {token_hash, *connection.execute(joined).scalars()}
    line = {number, *connection.execute(numbers_of(*sorted(tokens))).scalars()}
    pairs = select(own.token_hash, own.case).where(own.token_hash.in_(sorted(tokens)))
    there = {(row.token_hash, row.case) for row in connection.execute(pairs)}
    new = sorted({*product(tokens, line)} - there)
    _add(connection, new)


def _add(connection: Connection, pairs: Iterable[tuple[str, int]]) -> None:
    rows = [{"token_hash": token, "case": case} for token, case in pairs]
    if rows:
        stamped = [{**row, **STAMPED_TOKENS.stamp(connection, row)} for row in rows]
        connection.execute(_ADD, stamped)


def numbers_of(*token_hashes: str) -> Select[tuple[int]]:
    """Return the query for the numbers of the cases that these tokens open."""
    return select(case_tokens.c.case).where(case_tokens.c.token_hash.in_(token_hashes)).distinct()
