"""What services return that lower layers define; web and command line reach none of those."""

from recommender.analysis.agreement import RuleAgreement
from recommender.analysis.checking_families import FamilyVerdict
from recommender.analysis.families import Weakness
from recommender.analysis.impact import CaseTally, Impact, Move
from recommender.analysis.proving import Proof, ProofResult
from recommender.analysis.queue import Queued, Why
from recommender.analysis.rule_diff import Effect, FormChange, RuleChange
from recommender.explain.explaining import EvaluatedCondition, Explanation, holding
from recommender.explain.paths import Decided, answers_behind_triage
from recommender.explain.summing_up import PersonInBrief, PersonSummary, Positive
from recommender.inference.hazard_cases import DecidedCase

__all__ = (
    "CaseTally",
    "Decided",
    "DecidedCase",
    "Effect",
    "EvaluatedCondition",
    "Explanation",
    "FamilyVerdict",
    "FormChange",
    "Impact",
    "Move",
    "PersonInBrief",
    "PersonSummary",
    "Positive",
    "Proof",
    "ProofResult",
    "Queued",
    "RuleAgreement",
    "RuleChange",
    "Weakness",
    "Why",
    "answers_behind_triage",
    "holding",
)
