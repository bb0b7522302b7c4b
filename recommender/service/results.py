"""What services return that lower layers define, for the web and the command line."""

from recommender.analysis.checking_families import FamilyVerdict
from recommender.analysis.families import Weakness
from recommender.analysis.impact import Impact, Move
from recommender.analysis.proving import Proof, Verdict
from recommender.analysis.queue import Why
from recommender.analysis.rule_diff import Effect, FormChange, RuleChange
from recommender.audit.paths import Decided, answers_behind_triage
from recommender.inference.hazard_cases import DecidedCase

__all__ = (
    "Decided",
    "DecidedCase",
    "Effect",
    "FamilyVerdict",
    "FormChange",
    "Impact",
    "Move",
    "Proof",
    "RuleChange",
    "Verdict",
    "Weakness",
    "Why",
    "answers_behind_triage",
)
