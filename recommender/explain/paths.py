"""The path of a decision: from answers over findings to rules to what they decided."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from recommender.charts.graph import Edge, GraphNode
from recommender.domain.cases import Case
from recommender.domain.conditions import Comparison, Excludes, HasFinding, Includes, Value
from recommender.domain.content import Content
from recommender.domain.evaluation import Evaluation
from recommender.domain.questions import Question
from recommender.domain.rules import Rule, Sends, Triage
from recommender.domain.truth import Truth
from recommender.explain.explaining import support
from recommender.explain.plain_words import (
    answer_words,
    avoided_words,
    limit_words,
    wanted_words,
)

HEADINGS = ("Answers", "Findings", "Rules", "Decision")
ANSWERS, FINDINGS, RULES, DECISIONS = range(4)
Link = Callable[[str, str], str]


@dataclass(frozen=True)
class Decided:
    """Something that rules decided of a case: its name, how it is said, and the rules."""

    name: str
    words: str
    rules: tuple[str, ...]


@dataclass(frozen=True)
class DecisionPath:
    """The picture of one or more decisions, as nodes in columns and edges between them.

    A finding that rests on other findings stands in a column of its own, right of theirs.
    """

    nodes: tuple[GraphNode, ...]
    edges: tuple[Edge, ...]
    headings: tuple[str, ...] = HEADINGS


def decisions(content: Content, case: Case) -> tuple[Decided, ...]:
    """Return what was decided of a case, the triage first, and of its rules the gravest."""
    plan = case.plan
    known = (content.rules_by_id.get(entry.rule) for entry in plan.messages)
    deciding = [rule for rule in known if rule is not None and _sends(rule, case.triage)]
    gravest = tuple(rule.id for rule in content.gravest_first.rules(deciding))
    found = [Decided("triage", f"Triage: {case.triage.value.replace('_', ' ')}", gravest)]
    for avoid in plan.avoid:
        words = f"Leave out: {avoided_words(content, avoid.name)}"
        found.append(Decided(f"avoid-{avoid.name}", words, avoid.because))
    for cap, limit in plan.limits.items():
        words = limit_words(cap, limit.value)
        found.append(Decided(f"limit-{cap}", words, limit.because))
    for wanted in plan.emphasis:
        words = f"Wanted: {wanted_words(content, wanted.name, wanted.points)}"
        found.append(Decided(f"wanted-{wanted.name}", words, wanted.because))
    return tuple(found)


def answers_behind_triage(evaluation: Evaluation, case: Case) -> frozenset[str]:
    """Return the questions whose answers made the triage rules of a case fire."""
    return answers_behind(evaluation, (entry.rule for entry in case.plan.messages))


def answers_behind(evaluation: Evaluation, rules: Iterable[str]) -> frozenset[str]:
    """Return the questions whose answers made rules fire, by being so and not by being absent."""
    known = evaluation.content.rules_by_id
    return frozenset(_answers_behind(evaluation, [known[name] for name in rules if name in known]))


def _answers_behind(evaluation: Evaluation, rules: Iterable[Rule]) -> Iterator[str]:
    for rule in rules:
        for leaf, is_absent in support(rule.when, evaluation.situation):
            if is_absent:
                continue
            if isinstance(leaf, Comparison):
                yield leaf.question
            elif isinstance(leaf, HasFinding):
                yield from _answers_behind(evaluation, _found_by(evaluation, leaf.finding))


def _found_by(evaluation: Evaluation, finding: str) -> tuple[Rule, ...]:
    """Return the rules by which a finding is there."""
    rules = evaluation.content.rules_of_finding[finding]
    return tuple(rule for rule in rules if rule.id in evaluation.fired)


def path_of(evaluation: Evaluation, wanted: Iterable[Decided], link: Link) -> DecisionPath:
    """Return the path to some decisions; `link` gives the address of a rule or an answer."""
    drawing = _Drawing(evaluation, link)
    for decided in wanted:
        drawing.decision(decided)
    return drawing.path()


class _Drawing:
    """Gathers the nodes and edges, each once, walking back from the decisions."""

    def __init__(self, evaluation: Evaluation, link: Link) -> None:
        self._evaluation = evaluation
        self._content = evaluation.content
        self._situation = evaluation.situation
        self._link = link
        self._read: dict[str, set[str]] = {}
        self._depths: dict[str, int] = {}
        self._nodes: dict[str, GraphNode] = {}
        self._edges: dict[Edge, None] = {}

    def decision(self, decided: Decided) -> None:
        """Add a decision and everything that led to it."""
        node = GraphNode(f"decision {decided.name}", DECISIONS, "decision", decided.words)
        self._nodes[node.id] = node
        for rule_id in decided.rules:
            rule = self._content.rules_by_id.get(rule_id)
            if rule is not None:
                self._edge(self._rule(rule), node.id)

    def path(self) -> DecisionPath:
        """Return what was gathered, with as many columns of findings as rest on each other."""
        further = max(self._depths.values(), default=0)
        headings = (*HEADINGS[:RULES], *HEADINGS[FINDINGS:RULES] * further, *HEADINGS[RULES:])
        moved = {name: FINDINGS + depth for name, depth in self._depths.items()}
        nodes = (
            replace(node, column=moved.get(node.id, node.column + further * (node.column >= RULES)))
            for node in self._nodes.values()
        )
        return DecisionPath(tuple(nodes), tuple(self._edges), headings)

    def _rule(self, rule: Rule) -> str:
        name = f"rule {rule.id}"
        if name not in self._nodes:
            self._nodes[name] = GraphNode(
                name, RULES, "rule", rule.title, self._link("rule", rule.id), rule.id
            )
            self._read_by(rule, name)
        return name

    def _read_by(self, rule: Rule, name: str) -> None:
        for leaf, is_absent in support(rule.when, self._situation):
            if isinstance(leaf, HasFinding):
                read = self._finding(leaf.finding)
                self._edge(read, name, is_absent=is_absent)
                if name in self._depths:
                    self._depths[name] = max(self._depths[name], self._depths[read] + 1)
            elif isinstance(leaf, Comparison):
                self._edge(self._answer(leaf), name, is_absent=is_absent)

    def _finding(self, finding: str) -> str:
        name = f"finding {finding}"
        if name not in self._nodes:
            rules = self._content.rules_of_finding[finding]
            is_found = self._situation.findings.get(finding) is Truth.YES
            words = finding.replace("_", " ")
            self._depths[name] = 0
            self._nodes[name] = GraphNode(
                name,
                FINDINGS,
                "finding" if is_found else "absent",
                words if is_found else f"not found: {words}",
                self._link("rule", rules[0].id),
                ", ".join(rule.id for rule in rules),
            )
            for rule in _found_by(self._evaluation, finding):
                self._read_by(rule, name)
        return name

    def _answer(self, leaf: Comparison) -> str:
        question = self._content.questionnaire.questions[leaf.question]
        read = self._read.setdefault(question.id, set())
        if isinstance(leaf, Includes | Excludes):
            read.add(leaf.option)
        name = _answer_id(question.id)
        # made again for each leaf, because each may read other options
        self._nodes[name] = GraphNode(
            name,
            ANSWERS,
            "answer",
            _words(question, self._situation.answers.get(question.id), read),
            self._link("answer", question.id),
            question.text,
            question.called,
        )
        return name

    def _edge(self, start: str, end: str, *, is_absent: bool = False) -> None:
        self._edges[Edge(start, end, is_absent)] = None


def _answer_id(question_id: str) -> str:
    return f"answer {question_id}"


def _words(question: Question, value: Value | None, read: Collection[str]) -> str:
    """Return an answer in words; of a list of ticks only what was read."""
    if not isinstance(value, tuple) or not read:
        return answer_words(question, value)
    options = [option for option in question.options if option.id in read]
    ticked = [option.text for option in options if option.id in value]
    missing = [option.text for option in options if option.id not in value]
    if missing:
        ticked.append(f"{'none of' if len(missing) > 1 else 'not'}: {'; '.join(missing)}")
    return "; ".join(ticked)


def _sends(rule: Rule, triage: Triage) -> bool:
    return isinstance(rule.then, Sends) and rule.then.triage is triage
