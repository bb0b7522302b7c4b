"""How the desk calls what the code knows by short names; the order is that of the lists.

Each is put into the reader's language where it is shown, so they are made once, not for a page.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from recommender.domain.cases import CaseOrder
from recommender.domain.hazards import Certainty, Likelihood
from recommender.domain.known_triage import Direction
from recommender.domain.reviews import DisagreeReason, Verdict
from recommender.domain.rules import Cap, RuleKind, Triage
from recommender.domain.severity import Severity
from recommender.domain.users import Role
from recommender.service.exports import ExportFormat
from recommender.service.impact import NO_DECISION, STILL_ASKING
from recommender.service.results import Proof, Why
from recommender.web.desk.rule_filters import RuleOrder
from recommender.web.words import LazyText

# by the members of a StrEnum, or by the words that data has
Labels = Mapping[str, LazyText]
# one outcome of impact is told apart where it takes the place of a stop
LOSES_STOP = "loses_stop"

TRIAGE: Labels = {
    Triage.EMERGENCY: LazyText("Emergency"),
    Triage.URGENT: LazyText("Same day"),
    Triage.CLINICIAN_FIRST: LazyText("Clinician first"),
    Triage.PLAN_WITH_CARE: LazyText("Plan with care"),
    Triage.PLAN: LazyText("Plan"),
}


@dataclass(frozen=True)
class Labelled:
    """The labels by what they are of; `labels` in every template of the desk."""

    triage: Labels
    outcome: Labels
    step: Labels
    truth: Labels
    failed: Labels
    verdict: Labels
    reason: Labels
    order: Labels
    rule_order: Labels
    format: Mapping[str, str]
    kind: Labels
    does: Labels
    then: Labels
    assured: Labels
    proof: Labels
    score: Labels
    why: Labels
    change: Labels
    part: Labels
    rule_part: Labels
    role: Labels
    cap: Labels
    certainty: Labels
    severity: Labels
    likelihood: Labels


LABELS = Labelled(
    triage=TRIAGE,
    outcome={
        **TRIAGE,
        LOSES_STOP: LazyText("Would go on asking (stop removed)"),
        STILL_ASKING: LazyText("Would go on asking"),
        NO_DECISION: LazyText("No decision"),
    },
    step={
        Direction.MILDER: LazyText("milder"),
        Direction.GRAVER: LazyText("graver"),
        Direction.UNCLEAR: LazyText("not comparable"),
    },
    truth={"yes": LazyText("yes"), "no": LazyText("no"), "unknown": LazyText("unknown")},
    failed={
        "yes": LazyText("yes (must be no)"),
        "no": LazyText("no"),
        "unknown": LazyText("not known"),
    },
    verdict={Verdict.AGREE: LazyText("agree"), Verdict.DISAGREE: LazyText("disagree")},
    reason={
        DisagreeReason.NOT_CAUTIOUS_ENOUGH: LazyText("Not cautious enough"),
        DisagreeReason.TOO_CAUTIOUS: LazyText("Too cautious"),
        DisagreeReason.WRONG_EXERCISES: LazyText("Wrong exercises"),
        DisagreeReason.WRONG_DOSE: LazyText("Wrong dose"),
        DisagreeReason.WRONG_WORDS: LazyText("Wrong words"),
        DisagreeReason.QUESTION_MISSING: LazyText("A question is missing"),
        DisagreeReason.OTHER: LazyText("Something else"),
    },
    order={
        CaseOrder.NEWEST: LazyText("newest first"),
        CaseOrder.OLDEST: LazyText("oldest first"),
        CaseOrder.GRAVEST: LazyText("gravest first"),
    },
    rule_order={
        RuleOrder.GRAVEST: LazyText("gravest first"),
        RuleOrder.TITLE: LazyText("by title"),
        RuleOrder.FIRED: LazyText("fired most"),
        RuleOrder.DISAGREED: LazyText("disputed most"),
    },
    format={
        ExportFormat.CSV: "CSV",
        ExportFormat.NDJSON: "NDJSON",
        ExportFormat.PARQUET: "Parquet",
    },
    kind={
        RuleKind.TRIAGE: LazyText("Triage"),
        RuleKind.FINDINGS: LazyText("Findings"),
        RuleKind.CONTRAINDICATIONS: LazyText("Contraindications"),
        RuleKind.EMPHASIS: LazyText("Emphasis"),
        RuleKind.DOSES: LazyText("Doses"),
        RuleKind.ADVICE: LazyText("Advice"),
    },
    does={
        RuleKind.TRIAGE: LazyText("Send to somebody, less far"),
        RuleKind.CONTRAINDICATIONS: LazyText("Leave exercises out"),
        RuleKind.DOSES: LazyText("Limit how much is done"),
        RuleKind.EMPHASIS: LazyText("Ask for exercises"),
        RuleKind.ADVICE: LazyText("Give a tip"),
        RuleKind.FINDINGS: LazyText("Read what several answers mean"),
    },
    then={
        "finding": LazyText("It finds"),
        "triage": LazyText("It sends to"),
        "say": LazyText("The person reads"),
        "say_if": LazyText("And its safety net"),
        "avoid": LazyText("It leaves out"),
        "severity": LazyText("The harm where this is not heeded"),
        "say_with": LazyText("The person reads it with"),
        "unless_said": LazyText("Not read where these rules say it more strictly"),
        "favour": LazyText("It favours"),
        "limit": LazyText("It limits"),
        "tell": LazyText("It gives the tip"),
    },
    assured={
        "triage": LazyText("Their triage is always"),
        "no_week": LazyText("They never get a week: their triage is at least"),
        "triage_at_least": LazyText("Their triage is at least"),
        "triage_at_most": LazyText("Their triage is at most"),
        "avoid": LazyText("Their week always leaves out"),
        "limit": LazyText("Their week is always limited"),
        "never": LazyText("This cannot happen"),
    },
    proof={
        Proof.HOLDS: LazyText("holds for everybody"),
        Proof.BROKEN: LazyText("does not hold"),
        Proof.VACUOUS: LazyText("is about nobody"),
    },
    score={
        "arc": LazyText("planned for this day by its programme"),
        "instead": LazyText("stands in for something that was planned"),
        "focus": LazyText("fits what the day is for"),
        "need": LazyText("serves a need"),
        "programme": LazyText("part of this programme on another day"),
        "place": LazyText("works where it hurts"),
        "elsewhere": LazyText("works where it does not hurt"),
        "below": LazyText("easier or harder than what fits this week"),
        "liked": LazyText("of a kind that the person likes"),
        "repeated": LazyText("done on earlier days already"),
        "harder_than_easy": LazyText("harder than the easiest"),
        "kit": LazyText("uses what the person owns"),
        "sore_position": LazyText("in a position that makes the pain worse"),
    },
    why={
        Why.RANDOM: LazyText("at random"),
        Why.RARE_RULE: LazyText("a rare rule fired:"),
        Why.EDGE: LazyText("one other answer, not a likely one, would have meant no week"),
        Why.SECOND_OPINION: LazyText("a colleague disagreed: a second opinion"),
    },
    change={
        "new": LazyText("new"),
        "changed": LazyText("changed"),
        "same": LazyText("the same"),
        "gone": LazyText("gone"),
    },
    part={
        "avoid": LazyText("what is left out"),
        "limits": LazyText("limits"),
        "emphasis": LazyText("emphasis"),
        "week": LazyText("the week"),
        "advice": LazyText("advice"),
        "messages": LazyText("what the person reads"),
        "precautions": LazyText("what to take care of"),
    },
    rule_part={
        "kind": LazyText("kind"),
        "title": LazyText("title"),
        "when": LazyText("condition"),
        "then": LazyText("conclusion"),
        "because": LazyText("reasons"),
        "sources": LazyText("sources"),
        "evidence": LazyText("evidence"),
        "examples": LazyText("examples"),
    },
    role={
        Role.CLINICIAN: LazyText("clinician: read, review and sign"),
        Role.AUTHOR: LazyText("author: read and upload content versions"),
        Role.EXPORTER: LazyText("exporter: read and take cases away as a file"),
        Role.ADMIN: LazyText("admin: manage users, and nothing else"),
    },
    cap={
        Cap.LEVEL: LazyText("how hard an exercise may be"),
        Cap.PHASE: LazyText("how early an exercise may come"),
        Cap.MINUTES: LazyText("minutes of a session"),
        Cap.ITEMS: LazyText("exercises in a session"),
        Cap.SETS: LazyText("sets"),
        Cap.REPETITIONS: LazyText("repetitions"),
        Cap.HOLD_SECONDS: LazyText("seconds of a stretch"),
        Cap.EFFORT_SECONDS: LazyText("seconds of a held effort"),
        Cap.RELEASE_MINUTES: LazyText("minutes of pressing on muscles"),
        Cap.WALK_MINUTES: LazyText("minutes of a walk"),
        Cap.STRENGTH_DAYS: LazyText("strength days"),
        Cap.RELEASE_DAYS: LazyText("days with pressing on muscles"),
        Cap.HARD_A_DAY: LazyText("new hard exercises a day"),
        Cap.DAYS: LazyText("days with a session"),
        Cap.ENTRY_STEP: LazyText("the step on which the first week begins"),
    },
    certainty={
        Certainty.STRONG: LazyText("a source says so"),
        Certainty.FAIR: LazyText("the harm has a source, the level is the authors'"),
        Certainty.WEAK: LazyText("the authors' judgement"),
    },
    severity={
        Severity.CATASTROPHIC: LazyText("catastrophic"),
        Severity.MAJOR: LazyText("major"),
        Severity.CONSIDERABLE: LazyText("considerable"),
        Severity.SIGNIFICANT: LazyText("significant"),
        Severity.MINOR: LazyText("minor"),
    },
    likelihood={
        Likelihood.VERY_HIGH: LazyText("very likely"),
        Likelihood.HIGH: LazyText("likely"),
        Likelihood.MEDIUM: LazyText("possible"),
        Likelihood.LOW: LazyText("unlikely"),
        Likelihood.VERY_LOW: LazyText("very unlikely"),
    },
)
