"""Families about words: “if X, call Y” is never read by somebody who has X and is sent less far."""

from collections.abc import Iterator

from recommender.analysis.diagram import ALL, Node
from recommender.analysis.families import Weakness
from recommender.analysis.nearest import most_ordinary
from recommender.analysis.outcomes import Outcomes
from recommender.analysis.regions import Region
from recommender.domain.promises import Family
from recommender.domain.rules import Triage
from recommender.domain.safety_nets import CheckedNet, checked_nets


def broken_safety_nets(outcomes: Outcomes) -> Iterator[Weakness]:
    """Yield each line that somebody could read who has X already and is sent less far than Y.

    It is shown by answers as near to an ordinary person's as they can be, early ends of the
    interview included.
    """
    proved: dict[tuple[Node, Node, Triage], list[Region]] = {}
    for net in checked_nets(outcomes.space.content):
        case = (*_readers(outcomes, net), net.call)
        if case not in proved:  # several pages have the same lines
            proved[case] = _sent_less_far(outcomes, *case)
        if proved[case]:
            say = f"calls {net.call.value}, but somebody who has it already can be sent less far"
            example = most_ordinary(outcomes.space, proved[case])
            yield Weakness(Family.BROKEN_SAFETY_NET, _name(net), say, before=example)


def _sent_less_far(outcomes: Outcomes, met: Node, fires: Node, call: Triage) -> list[Region]:
    """Return where both hold and a decision may be made that is milder than the call."""
    find = outcomes.space.find
    # nobody is sent less far at any time, so at no end of the interview: it is soon seen
    if find(Region((met, fires), outcomes.at_least[call])) is None:
        return []
    milder = (triage for triage in Triage if triage.gravity < call.gravity)
    ends = (outcomes.ended[triage].within(met, fires) for triage in milder)
    return [end for end in ends if find(end) is not None]


def vacuous_safety_nets(outcomes: Outcomes) -> Iterator[Weakness]:
    """Yield each line whose X nobody can have for whom it is written: it would prove nothing."""
    space = outcomes.space
    for net in checked_nets(space.content):
        if space.find(Region((*_readers(outcomes, net), *space.canonical))) is None:
            say = "can be met by nobody who could read it"
            yield Weakness(Family.VACUOUS_SAFETY_NET, _name(net), say)


def _readers(outcomes: Outcomes, net: CheckedNet) -> tuple[Node, Node]:
    """Return who has X already, and for whom the rule fires; a page stands for everybody.

    Everybody who gets the page would do, but the proof is that none of them has X.
    """
    meaning = outcomes.space.meaning
    fires = ALL if net.read_when is None else meaning(net.read_when).yes
    return meaning(net.when).yes, fires


def _name(net: CheckedNet) -> str:
    return f"{net.entry} {net.when_text}"
