"""The adaptive interview: the next page that applies and can still change something.

A question can change something while a rule that reads it is undecided and its decision would
matter: a triage rule matters while it is graver than what is certain, any other rule while a week
is still possible. An emergency that is certain ends the interview at once. A lesser red flag ends
it as soon as nothing that is still open could make it graver.
"""

from dataclasses import dataclass

from recommender.domain.conditions import (
    Answers,
    Comparison,
    Condition,
    HasFinding,
    Not,
    Situation,
    Value,
)
from recommender.domain.content import Content
from recommender.domain.danger import is_counted
from recommender.domain.evaluation import Evaluation, evaluate
from recommender.domain.questions import Page, Question
from recommender.domain.rules import Rule, RuleKind, Sends, Triage
from recommender.domain.truth import NO, UNKNOWN, YES


@dataclass(frozen=True)
class Interview:
    """How far an interview is.

    `page` is None at its end. `certain` is the gravest triage that no answer can undo; `done` and
    `expected` count pages, `expected` those that could be asked as things stand.
    """

    page: Page | None
    questions: tuple[Question, ...]
    certain: Triage
    done: int
    expected: int


def next_page(content: Content, answers: Answers) -> Interview:
    """Return the first page with an open question, or the end."""
    return next_page_evaluated(evaluate(content, answers))


def next_page_evaluated(evaluation: Evaluation) -> Interview:
    """Return the same for answers that are evaluated already."""
    answers = evaluation.situation.answers
    open_ids = _open_questions(evaluation)
    pages = evaluation.content.questionnaire.pages
    done = [page.id for page in pages if any(entry.id in answers for entry in page.questions)]
    waiting = [page for page in pages if _is_waiting(page, open_ids, is_done=page.id in done)]
    page = waiting[0] if waiting else None
    asked = page.questions if page else ()
    return Interview(
        page=page,
        questions=tuple(entry for entry in asked if _applies(entry, evaluation.situation)),
        certain=evaluation.certain,
        done=len(done),
        expected=len({*done, *(page.id for page in waiting)}),
    )


def _is_waiting(page: Page, open_ids: set[str], *, is_done: bool) -> bool:
    """Whether a page must be asked; what is optional was passed over once the page is done.

    What is offered later is never asked by itself.
    """
    return any(
        question.id in open_ids and not question.is_later and (question.is_required or not is_done)
        for question in page.questions
    )


def still_needed(evaluation: Evaluation) -> tuple[Question, ...]:
    """Return the required questions without which nothing may be decided, in order."""
    open_ids = _open_questions(evaluation)
    return tuple(
        question
        for question in evaluation.content.questionnaire
        if question.id in open_ids and question.is_required
    )


def applying(content: Content, answers: Answers) -> Answers:
    """Return the answers without those that no longer apply and that no rule for safety counts.

    For an interview in which an earlier answer was changed: what was only asked because of the
    old answer goes, but danger answers stay until they are changed themselves. Answers sent as a
    whole are never thinned out like this.
    """
    kept: dict[str, Value] = {}
    outside: set[str] = set()
    for question in content.questionnaire:
        gate = question.ask_when
        # what it reads was asked before, so nothing that follows opens it again
        is_shut = gate is not None and gate.holds(Situation(kept, frozenset(outside))) is NO
        value = answers.get(question.id)
        if value is not None and (not is_shut or is_counted(content.counted, question.id, value)):
            kept[question.id] = value
        elif is_shut:
            outside.add(question.id)
    return kept


def _applies(question: Question, situation: Situation) -> bool:
    """Whether the question is to be asked on its page."""
    return question.ask_when is None or question.ask_when.holds(situation) is YES


def _open_questions(evaluation: Evaluation) -> set[str]:
    """Return the unanswered questions that can still change something."""
    behind = _Open(evaluation.content, evaluation.situation)
    for rule in evaluation.having(UNKNOWN):
        if behind.reads_new(rule) and _matters(rule, evaluation.certain):
            behind.follow(rule.when)
    if evaluation.certain.allows_week:
        for question in evaluation.content.week.questions:
            behind.follow_question(question)
    return behind.questions


def _matters(rule: Rule, certain: Triage) -> bool:
    if isinstance(rule.then, Sends):
        return rule.then.triage.gravity > certain.gravity
    # findings matter through the rules that read them
    return certain.allows_week and rule.kind is not RuleKind.FINDINGS


class _Open:
    """The open questions behind undecided conditions; each name is followed once.

    What is known already leads nowhere, so it counts as followed.
    """

    def __init__(self, content: Content, situation: Situation) -> None:
        self.questions: set[str] = set()
        self._content = content
        self._situation = situation
        self._asked = {*situation.answers, *situation.not_applicable}
        self._findings = {
            name for name, truth in situation.findings.items() if truth is not UNKNOWN
        }

    def reads_new(self, rule: Rule) -> bool:
        """Return whether a rule reads anything that was not followed yet; most rules do not."""
        return not (rule.questions <= self._asked and rule.findings <= self._findings)

    def follow(self, condition: Condition) -> None:
        """Add the open questions that the condition waits for, if it is undecided."""
        match condition:
            case Comparison(question=question):
                self.follow_question(question)
            case HasFinding(finding=finding):
                self._follow_finding(finding)
            case Not(part=part):
                self.follow(part)
            case _ if condition.holds(self._situation) is UNKNOWN:
                for part in condition.parts:
                    self.follow(part)

    def follow_question(self, name: str) -> None:
        """Add a question that is open, or what it waits for while it is not known to apply."""
        if name in self._asked:
            return
        self._asked.add(name)
        gate = self._content.questionnaire.questions[name].ask_when
        if gate is None or gate.holds(self._situation) is YES:
            self.questions.add(name)
        else:
            self.follow(gate)

    def _follow_finding(self, name: str) -> None:
        if name in self._findings:
            return
        self._findings.add(name)
        for rule in self._content.rules_of_finding[name]:
            if self.reads_new(rule):
                self.follow(rule.when)
