"""Load a content folder: read, build, cross-check, and report all problems at once."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Protocol, TypeVar

from marshmallow import Schema

from recommender.content.checking import (
    check_early_signs,
    check_meaning,
    check_references,
    check_stop_reason,
)
from recommender.content.gathering import EntryPlace, Gatherer
from recommender.content.guidance_loading import check_guidance, load_guidance
from recommender.content.hazard_loading import check_hazard_names, load_hazards
from recommender.content.help_loading import check_help, load_help
from recommender.content.knowledge_schemas import (
    EquipmentSchema,
    ExerciseSchema,
    KeptExerciseSchema,
    NamedSchema,
    NeedSchema,
    OutcomeEntrySchema,
    PhraseSchema,
    SourceSchema,
    TipSchema,
)
from recommender.content.ladder_loading import check_all_climb, load_ladders
from recommender.content.language import Names
from recommender.content.ordinary_loading import load_ordinary
from recommender.content.phrases import PHRASES_FILE as PHRASES
from recommender.content.places import UNNAMED
from recommender.content.population_loading import load_population
from recommender.content.pose_loading import check_figures, figures_of, load_figures
from recommender.content.programme_schemas import ProgrammeSchema
from recommender.content.promise_loading import load_exemptions, load_promises
from recommender.content.questionnaire_loading import load_questionnaire
from recommender.content.reading import Texts, digest_of, read_folder
from recommender.content.references import check_names
from recommender.content.rule_loading import load_rules
from recommender.content.safety_nets import check_safety_nets, resolved
from recommender.content.settings_schemas import SettingsSchema
from recommender.content.sign_checks import check_signs
from recommender.content.summary_loading import load_summary
from recommender.domain.content import Content, Outcome
from recommender.domain.errors import Problem
from recommender.domain.exercises import Exercise
from recommender.domain.programmes import Programme
from recommender.domain.safety_nets import OUTCOMES


class _HasId(Protocol):
    @property
    def id(self) -> str: ...


_Entry = TypeVar("_Entry", bound=_HasId)

# The settings that came after contents were kept: an author writes them, a kept one may lack them.
SETTINGS_SINCE = (
    "kinds_in_minutes",
    "item_share_most",
    "reasons.not_needed",
    "reasons.too_few",
    "reasons.too_little",
    "reasons.too_easy",
    "reasons.not_for_you",
    "reasons.elsewhere",
    "reasons.same_today",
    "reasons.varied",
    "reasons.rung_order",
    "reasons.other_walk",
    "reasons.composed",
    "musts",
)
NEEDS_SINCE = ("theme", "goal")


def load_content(root: Path) -> Content:
    """Return the content below a folder that holds `rules/` and `knowledge/`.

    Raises ContentError with every problem of every file when anything is wrong.
    """
    return build_content(read_folder(root))


def build_content(texts: Texts, *, is_kept: bool = False) -> Content:
    """Return the content that these files make; the same texts always make the same content.

    Raises ContentError with every problem of every file when anything is wrong; a content that
    is kept may lack what was asked of authors only later, and hold what they no longer write.
    """
    gatherer = Gatherer(texts)
    gatherer.take_phrases(PHRASES, PhraseSchema())
    questionnaire = load_questionnaire(gatherer, is_kept=is_kept)
    rules, names = load_rules(gatherer, questionnaire, is_kept=is_kept)
    later, of_needs = (SETTINGS_SINCE, NEEDS_SINCE) if is_kept else ((), ())
    settings = gatherer.whole("knowledge/planning.yaml", SettingsSchema(partial=later))
    exercise_schema = KeptExerciseSchema() if is_kept else ExerciseSchema()
    exercises: dict[str, Exercise] = _by_id(
        gatherer, gatherer.files("knowledge/exercises"), exercise_schema
    )
    placed = load_figures(gatherer, is_kept=is_kept)
    content = Content(
        digest="",
        questionnaire=questionnaire,
        rules=rules,
        promises=load_promises(gatherer, names),
        exemptions=load_exemptions(gatherer),
        population=load_population(gatherer, questionnaire),
        ordinary=load_ordinary(gatherer, questionnaire),
        exercises=exercises,
        programmes=_index(gatherer, _programmes(gatherer)),
        demands=_by_id(gatherer, ["knowledge/demands.yaml"], NamedSchema()),
        needs=_by_id(gatherer, ["knowledge/needs.yaml"], NeedSchema(partial=of_needs)),
        equipment=_by_id(gatherer, ["knowledge/equipment.yaml"], EquipmentSchema()),
        tips=_by_id(gatherer, ["knowledge/tips.yaml"], TipSchema()),
        sources=_by_id(gatherer, ["knowledge/sources.yaml"], SourceSchema()),
        outcomes=dict(_outcomes(gatherer, names)),
        week=settings,
        help=load_help(gatherer, names),
        guidance=load_guidance(gatherer, names, is_kept=is_kept),
        hazards=load_hazards(gatherer, questionnaire),
        places=_by_id(gatherer, _places(gatherer, is_kept=is_kept), NamedSchema()),
        ladders=load_ladders(gatherer, is_kept=is_kept),
        summary=load_summary(gatherer, questionnaire),
        figures=figures_of(placed, {name: one.dose for name, one in exercises.items()}),
    )
    gatherer.say_unread()
    unread = [
        problem.file
        for problem in gatherer.problems
        if not problem.entry or problem.entry.startswith(UNNAMED)
    ]
    if unread:
        # what a whole file holds, or an entry without a name, is unknown: names alone are judged
        named = list(check_names(content, unread))
        gatherer.problems += _without_echoes(named, gatherer.problems)
        gatherer.stop_if_wrong()
    is_whole = not gatherer.problems
    missed = [*check_references(content), *check_hazard_names(content)]
    gatherer.problems += _without_echoes(missed, gatherer.problems)
    if is_whole:
        gatherer.problems += [
            *check_meaning(content),
            *check_help(content),
            *check_guidance(content),
        ]
    if is_whole and not is_kept:
        check_figures(gatherer, placed)
        gatherer.problems += [
            *check_early_signs(content),
            *check_stop_reason(content),
            *check_safety_nets(content),
            *check_signs(content),
            *check_all_climb(content),
        ]
    gatherer.stop_if_wrong()
    return replace(content, digest=digest_of(texts))


def _without_echoes(found: list[Problem], faulty: list[Problem]) -> list[Problem]:
    """Return the problems but for those that only miss an entry which is faulty itself."""
    names = {name for fault in faulty for name in (fault.entry, Path(fault.file).stem) if name}
    return [
        problem for problem in found if problem.entry not in names and problem.about not in names
    ]


def _places(gatherer: Gatherer, *, is_kept: bool) -> list[str]:
    """Return the file of the places; a kept content may be older than it."""
    file = "knowledge/places.yaml"
    return [] if is_kept and file not in gatherer.files("knowledge") else [file]


def _programmes(gatherer: Gatherer) -> Iterator[tuple[EntryPlace, Programme]]:
    for file in gatherer.files("knowledge/programmes"):
        programme: Programme | None = gatherer.whole(file, ProgrammeSchema())
        if programme is None:
            continue
        place = EntryPlace(file, programme.id)
        if Path(file).stem != programme.id:
            gatherer.say_below(place, ("id",), "give the file the name of the id")
        yield place, programme


def _outcomes(gatherer: Gatherer, names: Names) -> Iterator[tuple[str, Outcome]]:
    """Yield each outcome by its id; its lines stay unresolved where no name is known."""
    found: dict[str, Outcome] = _by_id(gatherer, [OUTCOMES], OutcomeEntrySchema())
    for name, outcome in found.items():
        if names.questions:
            place = (OUTCOMES, name)
            do_now = resolved(gatherer, names, place, outcome.do_now)
            watch_for = resolved(gatherer, names, place, outcome.watch_for)
            yield name, replace(outcome, do_now=do_now, watch_for=watch_for)
        else:
            yield name, outcome


def _by_id(gatherer: Gatherer, files: list[str], schema: Schema) -> dict[str, _Entry]:
    read = (entry for file in files for entry in gatherer.placed_entries(file, schema))
    return _index(gatherer, read)


def _index(gatherer: Gatherer, entries: Iterable[tuple[EntryPlace, _Entry]]) -> dict[str, _Entry]:
    found: dict[str, _Entry] = {}
    for place, entry in entries:
        if entry.id in found:
            gatherer.say_below(place, ("id",), "this id stands twice")
        found[entry.id] = entry
    return found
