"""The library of exercises for everybody: a list that can be searched, and a page for each.

What is looked for is sent in the body of a form, never in an address: where it hurts and what
somebody can do are told by it, and addresses stay in histories and logs.
"""

from contextlib import suppress
from dataclasses import dataclass

from flask import Blueprint, Response, make_response, render_template, request, session, url_for
from werkzeug.exceptions import NotFound

from recommender.domain.diary import Standing
from recommender.domain.errors import StorageError
from recommender.domain.plan import Plan
from recommender.domain.rules import Triage
from recommender.service.library import NOTHING_SPECIAL, Library, Lookup
from recommender.web import visit
from recommender.web.case_cookie import case_token
from recommender.web.context import app
from recommender.web.library_words import LEVELS, TOO_EARLY, position_words, prescription_words
from recommender.web.words import _, marked

bp = Blueprint("library", __name__, url_prefix="/exercises")
_WORDS_MOST = 80
_SEEN_FIRST = marked("Your answers mean that you should be seen first")
_WEEK_STOPPED = marked("Your week has stopped because of strong pain")


@dataclass(frozen=True)
class Reader:
    """What this browser's own answers mean for exercises; nothing where it has none.

    `plan` is the plan of its case, `hurt` what hurt in its week, and `stopped` says why no exercise
    is for this person now; `way` leads to what they were told.
    """

    plan: Plan | None = None
    stopped: str = ""
    way: str = ""
    hurt: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Choice:
    """A list to choose from: its field, its label, and its options by id."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]


@bp.get("")
def every() -> Response:
    """Show all exercises and the form that narrows them down."""
    return _list(Lookup())


@bp.post("")
def found() -> Response:
    """Show the exercises that have what is wanted; nothing is kept, so no token is needed."""
    library = app().library
    return _list(_wanted(library))


@bp.get("/<exercise_id>")
def one(exercise_id: str) -> Response:
    """Show one exercise: how it is done, and who must not do it."""
    library, content = app().library, app().content
    exercise = content.exercises.get(exercise_id)
    if exercise is None:
        raise NotFound
    reader = _reader()
    easier, harder = library.next_to(exercise)
    doses = content.doses_of(exercise)
    sources = dict.fromkeys((*exercise.sources, *(dose.source for dose in doses)))
    page = render_template(
        "library/exercise.html",
        content=content,
        exercise=exercise,
        position=position_words(exercise.position),
        level=LEVELS.get(exercise.level, ""),
        too_early=TOO_EARLY.get(exercise.earliest, ""),
        doses=[(prescription_words(dose, exercise), dose.source) for dose in doses],
        easier=easier,
        harder=harder,
        left_out_for=library.left_out_for(exercise),
        sources=tuple(sources),
        reader=reader,
        barred=library.barred_by(exercise, reader.plan) if reader.plan else (),
    )
    return _answered(page, reader)


def _list(wanted: Lookup) -> Response:
    library, reader = app().library, _reader()
    found = library.find(wanted, _)
    page = render_template(
        "library/list.html",
        content=app().content,
        parts=library.by_place(found),
        found=len(found),
        all=len(library.offered),
        is_narrowed=wanted != Lookup(),
        wanted=wanted,
        choices=_choices(library),
        words_most=_WORDS_MOST,
        refused=library.refused,
        levels=LEVELS,
        emergency=app().content.outcomes[Triage.EMERGENCY],
        reader=reader,
    )
    return _answered(page, reader)


def _choices(library: Library) -> tuple[Choice, ...]:
    content, offered = library.content, library.offered
    used = {thing for exercise in offered for thing in exercise.equipment}
    places = [(place.id, _(place.name)) for place in content.places.values()]
    needs = [(need.id, _(need.name)) for need in content.needs.values()]
    things = [(thing.id, _(thing.name)) for thing in content.equipment.values() if thing.id in used]
    positions = [(one, position_words(one)) for one in library.positions]
    levels = [(str(level), str(words)) for level, words in LEVELS.items()]
    return (
        Choice("place", _("Where it works"), tuple(places)),
        Choice("need", _("What it is for"), tuple(needs)),
        Choice("position", _("How you start"), tuple(positions)),
        Choice(
            "equipment",
            _("What you need"),
            ((NOTHING_SPECIAL, _("Nothing special")), *things),
        ),
        Choice("level", _("How hard"), tuple(levels)),
    )


def _wanted(library: Library) -> Lookup:
    """Return what the form asks for; a choice that there is not counts as none."""
    picked = {}
    for choice in _choices(library):
        given = request.form.get(choice.name, "")
        picked[choice.name] = given if given in dict(choice.options) else ""
    return Lookup(words=request.form.get("words", "")[:_WORDS_MOST].strip(), **picked)


def _reader() -> Reader:
    """Return what is known of the reader; the library opens although the store fails."""
    with suppress(StorageError):
        return _stopped_visit() or _own_case()
    return Reader()


def _stopped_visit() -> Reader | None:
    interview = visit.find() if visit.TOKEN in session else None
    if interview is None or app().recommender.interview(interview.answers).certain.allows_week:
        return None
    return Reader(stopped=_SEEN_FIRST, way=url_for("pages.proceed"))


def _own_case() -> Reader:
    case = app().cases.own_case(case_token()) if case_token() else None
    if case is None:
        return Reader()
    way = url_for("case.own")
    own = app().diaries.own_week(case_token())
    if own is None:
        return Reader(case.plan, _SEEN_FIRST, way)
    is_stopped = own.progress.standing is Standing.STOPPED
    return Reader(case.plan, _WEEK_STOPPED if is_stopped else "", way, own.progress.left_out)


def _answered(page: str, reader: Reader) -> Response:
    response = make_response(page)
    if reader == Reader():
        # nothing of a person is on it, and the way back from an exercise finds the list as it was
        response.headers["Cache-Control"] = "private, no-cache"
    return response
