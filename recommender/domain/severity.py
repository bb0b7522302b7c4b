"""How bad a harm is: where a cause is missed, or where a precaution is not heeded."""

from enum import StrEnum


class Severity(StrEnum):
    """How bad a harm is, the worst first."""

    CATASTROPHIC = "catastrophic"
    MAJOR = "major"
    CONSIDERABLE = "considerable"
    SIGNIFICANT = "significant"
    MINOR = "minor"
