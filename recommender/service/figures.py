"""The pictures of exercises as files: drawn when they are first asked for, then kept.

A picture depends on nothing but its figure and words, so what is kept stays right when contents
change, and is drawn once for all threads and languages that say the same.
"""

import base64
import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache

from recommender.domain.content import Content
from recommender.domain.figures import Figure
from recommender.figures.animating import draw_moving
from recommender.figures.drawing import draw_still
from recommender.figures.scenes import Scene, scene_of
from recommender.figures.shots import FigureWords
from recommender.figures.styles import Skin

# on purpose: web reaches the figures through the service alone
__all__ = ("FigureFile", "FigureWords", "Skin", "figure_file", "has_figure", "has_movement")

# all stills and movements of a content in two languages
_KEPT = 600
_STYLE = re.compile(r"<style>(.*?)</style>")


@dataclass(frozen=True)
class FigureFile:
    """An SVG, by what it is known to caches, and by what a policy knows its style sheet."""

    svg: bytes
    etag: str
    style_hash: str


def has_figure(content: Content, exercise: str) -> bool:
    """Return whether an exercise has a picture."""
    return exercise in content.figures


def has_movement(content: Content, exercise: str) -> bool:
    """Return whether the picture of an exercise moves."""
    return has_figure(content, exercise) and content.figures[exercise].is_moving


def usual_skin(exercise: str) -> Skin:
    """Return the tone of skin of an exercise's picture: people of all tones do them."""
    tones = tuple(Skin)
    return tones[sum(exercise.encode()) % len(tones)]


def figure_file(
    figure: Figure,
    words: FigureWords,
    *,
    is_moving: bool = False,
    is_mirrored: bool = False,
    skin: Skin | None = None,
) -> FigureFile:
    """Return the picture of a figure; `is_mirrored` shows the other side of the body at work."""
    tone = skin or usual_skin(figure.exercise)
    return _drawn(figure, words, is_moving, is_mirrored, tone)


@lru_cache(maxsize=_KEPT)
def _drawn(
    figure: Figure,
    words: FigureWords,
    is_moving: bool,
    is_mirrored: bool,
    skin: Skin,
) -> FigureFile:
    draw = draw_moving if is_moving else draw_still
    drawn = draw(_scene(figure), words, skin=skin, is_mirrored=is_mirrored)
    styled = _STYLE.search(drawn)
    style = hashlib.sha256(styled[1].encode() if styled else b"").digest()
    return FigureFile(
        drawn.encode(),
        hashlib.sha256(drawn.encode()).hexdigest()[:32],
        f"sha256-{base64.b64encode(style).decode()}",
    )


@lru_cache(maxsize=256)
def _scene(figure: Figure) -> Scene:
    return scene_of(figure)
