"""What a person is told while doing the week; it is put beside a plan when the plan is shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recommender.domain.conditions import Answers, Condition, Situation
from recommender.domain.diary import Pace
from recommender.domain.rules import Triage
from recommender.domain.truth import Truth


@dataclass(frozen=True)
class PainBand:
    """Pain up to `up_to` of 10, or up to `above_usual` more than usual; `say` has `{most}`."""

    up_to: int
    above_usual: int
    say: str

    def most(self, usual: int, below: int) -> int:
        """Return the most that is in the band for somebody with this usual pain."""
        return min(max(self.up_to, usual + self.above_usual), below - 1)


@dataclass(frozen=True)
class StopRule:
    """When to carry on, go easier and stop, by the usual pain that `question` asks for.

    From `stop_from` on it is always stop. `usual_say` has `{usual}`, `stop_say` has `{most}`, and
    `moving_say` both `{moving}`, the answer to the question `moving`, and `{most}`. `in_general`
    says the rule to whoever's pain is not known. Older contents have none of the last three.
    """

    question: str
    stop_from: int
    carry_on: PainBand
    go_easier: PainBand
    stop_say: str
    usual_say: str
    sources: tuple[str, ...]
    in_general: str = ""
    moving: str = ""
    moving_say: str = ""

    def lines(self, answers: Answers) -> tuple[tuple[str, int], ...]:
        """Return each line with the number that belongs in it, mildest first.

        Without an answer the usual pain counts as none, the most careful reading.
        """
        usual = self.usual(answers) or 0
        easy = self.carry_on.most(usual, self.stop_from)
        most = max(easy, self.go_easier.most(usual, self.stop_from))
        between = ((self.go_easier.say, most),) if most > easy else ()
        return ((self.carry_on.say, easy), *between, (self.stop_say, most))

    def usual(self, answers: Answers) -> int | None:
        """Return the usual pain, or None where it was not asked."""
        return _pain(answers, self.question)

    def moving_hurts_more(self, answers: Answers) -> tuple[int, int] | None:
        """Return the pain on moving and the most that is allowed, where it is more than that."""
        moving, (_say, most) = _pain(answers, self.moving), self.lines(answers)[-1]
        return (moving, most) if moving is not None and moving > most else None


def _pain(answers: Answers, question: str) -> int | None:
    value = answers.get(question)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


@dataclass(frozen=True)
class Floor:
    """How to get down to the floor and up, for exercises in these positions.

    It is told to nobody for whom one of `unless_avoided`, demands, is left out.
    """

    positions: tuple[str, ...]
    unless_avoided: tuple[str, ...]
    get_down: tuple[str, ...]
    get_up: tuple[str, ...]


@dataclass(frozen=True)
class StrongFor:
    """What strong pain means to some: said to all of whom `when` is not surely untrue, and why."""

    id: str
    say: tuple[str, ...]
    because: str
    sources: tuple[str, ...]
    when: Condition | None = None
    when_text: str = ""


@dataclass(frozen=True)
class WhenItHurts:
    """What is said as soon as something hurts, once it was strong, and once that is too often.

    Whoever says `not_settled` reads `rest_more` and is asked again. After strong pain some read
    what is said `for_some` and then `if_gone` in place of `day_ends`. Older contents have none of
    these.
    """

    at_once: tuple[str, ...]
    ask: str
    has_eased: str
    was_strong: str
    day_ends: tuple[str, ...]
    week_ends: tuple[str, ...]
    not_settled: str = ""
    rest_more: tuple[str, ...] = ()
    still_there: str = ""
    by_mistake: str = ""
    for_some: tuple[StrongFor, ...] = ()
    if_gone: tuple[str, ...] = ()

    def after_strong(self, situation: Situation) -> tuple[str, ...]:
        """Return what strong pain means to this person, the gravest first; nothing for most."""
        fits = (
            one
            for one in self.for_some
            if one.when is not None and one.when.holds(situation) is not Truth.NO
        )
        return tuple(dict.fromkeys(line for one in fits for line in one.say))


@dataclass(frozen=True)
class Ambulance:
    """How the lines of an outcome are put under one heading that says to call.

    Of a line that is `each`, which has `{sign}`, the sign is left. The heading says what
    `heading_says`.
    """

    each: str
    heading_says: str

    def signs(self, lines: Iterable[str]) -> tuple[str, ...]:
        """Return the signs of the lines that have one."""
        before, after = self.each.split("{sign}")
        return tuple(
            line.removeprefix(before).removesuffix(after) for line in lines if self._has_sign(line)
        )

    def others(self, lines: Iterable[str]) -> tuple[str, ...]:
        """Return the lines that have no sign of their own and that no heading says."""
        rest = (line for line in lines if line != self.heading_says)
        return tuple(line for line in rest if not self._has_sign(line))

    def _has_sign(self, line: str) -> bool:
        before, after = self.each.split("{sign}")
        return line.startswith(before) and line.endswith(after)


@dataclass(frozen=True)
class Guidance:
    """The whole file; `held_for` are the words of steps that the seconds of a hold stand for."""

    stop_rule: StopRule
    pace: Pace
    held_for: str
    floor: Floor
    when_it_hurts: WhenItHurts
    nothing_easier: str
    week_is_over: Mapping[Triage, tuple[str, ...]]
    ambulance: Ambulance | None = None
