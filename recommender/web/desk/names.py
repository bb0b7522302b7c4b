"""How the desk calls what the code knows by short names."""

from recommender.web.words import _

Names = dict[str, dict[str, str]]


def names() -> Names:
    """Return the names in the reader's language, by what they are of; the order is the lists'."""
    triage = {
        "emergency": _("Emergency"),
        "urgent": _("Same day"),
        "clinician_first": _("Clinician first"),
        "plan_with_care": _("Plan with care"),
        "plan": _("Plan"),
    }
    return {
        "triage": triage,
        "outcome": {"no_decision": _("No decision"), **triage},
        "truth": {"yes": _("yes"), "no": _("no"), "unknown": _("unknown")},
        "failed": {
            "yes": _("so, and must not be"),
            "no": _("not so"),
            "unknown": _("not known"),
        },
        "verdict": {"agree": _("agree"), "disagree": _("disagree")},
        "reason": {
            "not_cautious_enough": _("Not cautious enough"),
            "too_cautious": _("Too cautious"),
            "wrong_exercises": _("Wrong exercises"),
            "wrong_dose": _("Wrong dose"),
            "wrong_words": _("Wrong words"),
            "question_missing": _("A question is missing"),
            "other": _("Something else"),
        },
        "order": {
            "newest": _("newest first"),
            "oldest": _("oldest first"),
            "gravest": _("gravest first"),
        },
        "format": {"csv": "CSV", "ndjson": "NDJSON", "parquet": "Parquet"},
        "kind": {
            "triage": _("Triage"),
            "findings": _("Findings"),
            "contraindications": _("Contraindications"),
            "emphasis": _("Emphasis"),
            "doses": _("Doses"),
            "advice": _("Advice"),
        },
        "then": {
            "finding": _("It finds"),
            "triage": _("It sends to"),
            "say": _("The person reads"),
            "avoid": _("It leaves out"),
            "favour": _("It favours"),
            "limit": _("It limits"),
            "tell": _("It tells"),
        },
        "score": {
            "arc": _("planned for this day by its programme"),
            "focus": _("fits what the day is for"),
            "need": _("serves a need"),
            "liked": _("of a kind that the person likes"),
            "repeated": _("done on earlier days already"),
            "harder_than_easy": _("harder than the easiest"),
        },
        "why": {
            "random": _("by chance"),
            "rare_rule": _("a rare rule fired"),
            "edge": _("one small step from being sent away by"),
            "second_opinion": _("a colleague disagreed: a second opinion"),
        },
        "change": {
            "new": _("new"),
            "changed": _("changed"),
            "same": _("the same"),
            "gone": _("gone"),
        },
        "part": {
            "avoid": _("what is left out"),
            "limits": _("limits"),
            "emphasis": _("emphasis"),
            "week": _("the week"),
            "advice": _("advice"),
            "messages": _("what the person reads"),
        },
        "rule_part": {
            "kind": _("kind"),
            "title": _("title"),
            "when": _("condition"),
            "then": _("conclusion"),
            "because": _("reasons"),
            "sources": _("sources"),
            "evidence": _("evidence"),
            "examples": _("examples"),
        },
        "role": {
            "clinician": _("clinician: read and review"),
            "author": _("author: also propose content"),
            "admin": _("admin: also users"),
        },
    }
