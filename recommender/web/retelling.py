"""A plan's own sentences in the reader's language.

A plan keeps the English sentences that were told, with all put in (decision 32). Translators have
the sentence as its author wrote it, with a name in braces; so the one is found by the other.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from recommender.domain.content import Content
from recommender.domain.plan import Plan, PlanWeek
from recommender.domain.week_settings import WeekSettings
from recommender.web.words import _, is_source_language

_NAMED = re.compile(r"\\\{(\w+)\\\}")
_BEFORE = "before"
_MARK = ", "
# a sentence with its gaps, and what finds it at the end of a text
_Pattern = tuple[str, re.Pattern[str]]


def retold(content: Content, plan: Plan) -> Plan:
    """Return the plan with what it says of its week and of what was left out, translated."""
    if is_source_language():
        return plan
    patterns = _patterns(_sentences(content.week))
    left_out = tuple(replace(one, why=_said(one.why, patterns)) for one in plan.left_out)
    week = plan.week and _week(plan.week, patterns)
    return replace(plan, week=week, left_out=left_out)


def without(plan: Plan, sentences: Iterable[str]) -> Plan:
    """Return a plan as it was kept without what it says of its week in these sentences."""
    if plan.week is None:
        return plan
    patterns = [_pattern(one) for one in sentences if one]
    says = tuple(
        said for said in plan.week.says if not any(one.fullmatch(said) for one in patterns)
    )
    return replace(plan, week=replace(plan.week, says=says))


def _week(week: PlanWeek, patterns: tuple[_Pattern, ...]) -> PlanWeek:
    says = tuple(_said(one, patterns) for one in week.says)
    needs = tuple(replace(need, say=_said(need.say, patterns)) for need in week.needs)
    return replace(week, says=says, needs=needs)


def _sentences(settings: WeekSettings) -> tuple[str, ...]:
    alone = (
        settings.starts_small_say,
        settings.kit_waits_say,
        settings.between_say,
        settings.walk_between_say,
        settings.walk_again_say,
        settings.repeat_say,
        settings.need_short_say,
        settings.need_barred_say,
    )
    return tuple(one for one in (*settings.reasons.values(), *alone) if one)


@lru_cache(maxsize=8)
def _patterns(sentences: tuple[str, ...]) -> tuple[_Pattern, ...]:
    return tuple((one, _pattern(one)) for one in sentences)


def _pattern(sentence: str) -> re.Pattern[str]:
    # no name goes on over the end of a sentence
    gaps = _NAMED.sub(r"(?P<\1>(?:(?!\\. ).)+)", re.escape(sentence))
    return re.compile(f"(?:(?P<{_BEFORE}>.+) )?{gaps}")


def _said(text: str, patterns: tuple[_Pattern, ...]) -> str:
    """Return a text in the reader's language; one that no sentence fits by its own words."""
    if not text:
        return text
    for sentence, pattern in patterns:
        if found := pattern.fullmatch(text):
            put_in = found.groupdict()
            before = put_in.pop(_BEFORE)
            said = _(sentence).format(**{name: _named(words) for name, words in put_in.items()})
            return f"{_said(before, patterns)} {said}" if before else said
    return _(text)


def _named(words: str) -> str:
    """Return a name, or names with commas between them, in the reader's language."""
    whole = _(words)
    if whole != words or _MARK not in words:
        return whole
    return _MARK.join(_(one) for one in words.split(_MARK))
