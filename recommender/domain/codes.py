"""The code that opens a person's case: made to be read aloud, written down and typed in again.

Fifteen random symbols and one to check them, in fours, of Crockford's base 32: the digits and the
letters but for I, L, O and U, which look like others. The check is a sum in the field of 32
elements, in which each place has a weight of its own. One wrong symbol changes it, and so do two
that changed places, wherever they stand.
"""

from enum import StrEnum

SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_SYMBOLS = 15
RANDOM_BITS = 5 * RANDOM_SYMBOLS
CODE_LENGTH = RANDOM_SYMBOLS + 1
# codes that were given out before: RFC 4648's base 32, with no symbol to check them
_OLD_SYMBOLS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
OLD_CODE_LENGTH = 26
_IN_FOURS = 4
_LOOK_ALIKES = str.maketrans("OILU", "011V")
_OLD_LOOK_ALIKES = str.maketrans("018", "OIB")
# x⁵ + x² + 1, by which the field is made: doubling runs through all its elements but zero
_FIELD, _TOP = 0b100101, 0b100000


class CodeProblem(StrEnum):
    """Why what was typed can be no code, told without looking for it."""

    LENGTH = "length"
    SYMBOL = "symbol"


def code_from(random: bytes) -> str:
    """Return a code as it is shown; of the random bytes, 10 at least, the first 75 bits are in it.

    Raises ValueError for too few.
    """
    spare = 8 * len(random) - RANDOM_BITS
    if spare < 0:
        raise ValueError(f"a code needs {RANDOM_BITS} random bits")
    number = int.from_bytes(random) >> spare
    places = range(RANDOM_BITS - 5, -1, -5)
    symbols = "".join(SYMBOLS[number >> place & 31] for place in places)
    return spelled(symbols + _check_of(symbols))


def mended(typed: str) -> str:
    """Return the symbols of a code as somebody typed it, look-alikes and small letters repaired.

    Spaces, hyphens and other signs between them do not count. A code of the older kind, told by
    its length, is repaired by its own letters.
    """
    symbols = "".join(sign for sign in typed if sign.isalnum()).upper()
    is_old = len(symbols) == OLD_CODE_LENGTH
    return symbols.translate(_OLD_LOOK_ALIKES if is_old else _LOOK_ALIKES)


def problem_of(typed: str) -> CodeProblem | None:
    """Return why this can be no code, however carelessly it was typed, or None."""
    symbols = mended(typed)
    if len(symbols) == OLD_CODE_LENGTH:
        return None if set(symbols) <= set(_OLD_SYMBOLS) else CodeProblem.SYMBOL
    if len(symbols) != CODE_LENGTH:
        return CodeProblem.LENGTH
    if set(symbols) <= set(SYMBOLS) and _check_of(symbols[:-1]) == symbols[-1]:
        return None
    return CodeProblem.SYMBOL


def spelled(typed: str) -> str:
    """Return a code as it is shown, its symbols in fours."""
    symbols = mended(typed)
    starts = range(0, len(symbols), _IN_FOURS)
    return "-".join(symbols[start : start + _IN_FOURS] for start in starts)


def _check_of(symbols: str) -> str:
    total = 0
    for symbol in symbols:
        total = (total ^ SYMBOLS.index(symbol)) << 1
        if total & _TOP:
            total ^= _FIELD
    return SYMBOLS[total]
