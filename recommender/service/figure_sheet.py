"""Draw the figures of a content folder for who writes them, problems and all."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from recommender.content.figure_drafts import (
    FigureDraft,
    FigureDrafts,
    ShownExercise,
    read_figure_drafts,
)
from recommender.content.reading import read_folder
from recommender.domain.errors import NotFoundError, did_you_mean
from recommender.figures.animating import draw_moving
from recommender.figures.drawing import draw_still, key_body, svg
from recommender.figures.scenes import Scene, scene_of
from recommender.figures.shots import FigureWords
from recommender.figures.styles import style_of_page

_SHEET, _STILLS = "figures.html", "stills.html"
_STYLE = (
    "body{margin:12px;font:15px/1.4 sans-serif;color:#123;background:#fff}"
    "h2{font-size:16px;margin:22px 0 4px}h2 small{font-weight:400;color:#567}"
    ".row{display:flex;flex-wrap:wrap;gap:8px}figure{margin:0}figcaption{font-size:12px}"
    "svg,img{width:320px;height:240px}.bad{color:#a00}"
    "ol{margin:4px 0;max-width:70em;padding-left:20px}"
)


@dataclass(frozen=True)
class SheetLine:
    """What was drawn of one exercise: how large it is, and what is wrong with it."""

    exercise: str
    still_bytes: int
    problems: tuple[str, ...]


@dataclass(frozen=True)
class FigureSheet:
    """What was written, and what could not be drawn."""

    file: Path
    lines: tuple[SheetLine, ...]
    problems: tuple[str, ...]


def write_figures(root: Path, wanted: Sequence[str], out: Path) -> FigureSheet:
    """Write a page with the figures that are wanted, all if none is named, and each as two files.

    Another page has the stills alone, by number, for somebody who has not read the steps.

    Raises NotFoundError for an exercise that has no figure; what is wrong elsewhere in the content
    does not matter here.
    """
    drafts = read_figure_drafts(read_folder(root))
    problems = tuple(str(problem) for problem in drafts.problems)
    _check_wanted(wanted, drafts, problems)
    out.mkdir(parents=True, exist_ok=True)
    body = [f'<p class="bad">{escape(problem)}</p>' for problem in problems]
    lines = []
    for draft in drafts.figures:
        name = draft.figure.exercise
        if not wanted or name in wanted:
            shown = drafts.exercises.get(name, ShownExercise(name, name))
            scene, told = scene_of(draft.figure), tuple(_told(draft))
            words = FigureWords(shown.name, " ".join(shown.steps))
            still, moving = draw_still(scene, words), draw_moving(scene, words)
            (out / f"{name}.svg").write_text(still, encoding="utf-8")
            (out / f"{name}-moving.svg").write_text(moving, encoding="utf-8")
            lines.append(SheetLine(name, len(still.encode()), told))
            body.append(_section(scene, shown, told))
    (out / _SHEET).write_text(_page("".join(body)), encoding="utf-8")
    stills = "".join(_still(line.exercise, str(number)) for number, line in enumerate(lines, 1))
    (out / _STILLS).write_text(_page(f'<div class="row">{stills}</div>'), encoding="utf-8")
    return FigureSheet(out / _SHEET, tuple(lines), problems)


def _check_wanted(wanted: Sequence[str], drafts: FigureDrafts, problems: Sequence[str]) -> None:
    known = tuple(draft.figure.exercise for draft in drafts.figures)
    for name in wanted:
        is_told = any(f": {name}: " in problem for problem in problems)
        if name not in known and not is_told:
            raise NotFoundError(f"there is no figure of {name!r}{did_you_mean(name, known)}")


def _told(draft: FigureDraft) -> list[str]:
    return [
        ": ".join(part for part in (f"key {problem.key}", problem.joint, problem.message) if part)
        for problem in draft.problems
    ]


def _section(scene: Scene, shown: ShownExercise, problems: Sequence[str]) -> str:
    words = FigureWords(shown.name)
    keys = "".join(
        f"<figure>{svg(key_body(scene, number, words), words)}"
        f"<figcaption>key {number}</figcaption></figure>"
        for number in range(len(scene.bodies))
    )
    wrong = "".join(f'<p class="bad">{escape(problem)}</p>' for problem in problems)
    steps = "".join(f"<li>{escape(step)}</li>" for step in shown.steps)
    return (
        f'<section id="{shown.id}"><h2>{escape(shown.name)} <small>{shown.id}</small></h2>'
        f'<ol>{steps}</ol>{wrong}<div class="row">{_still(shown.id, "the still")}{keys}</div>'
        f'<a href="{shown.id}-moving.svg">moving</a></section>'
    )


def _still(exercise: str, caption: str) -> str:
    picture = f'<img src="{exercise}.svg" alt="">'
    return f"<figure>{picture}<figcaption>{caption}</figcaption></figure>"


def _page(body: str) -> str:
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Figures</title>'
        f"<style>{_STYLE}{style_of_page('svg')}</style>{body}</html>\n"
    )
