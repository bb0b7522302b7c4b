"""A figure as one still SVG: its end, with the start as a ghost, arrows, and what is worked."""

import re
from html import escape

from recommender.domain.figures import Still
from recommender.figures.camera import HEIGHT, WIDTH
from recommender.figures.panels import each, pair, series, twice
from recommender.figures.scenes import Scene
from recommender.figures.shots import FigureWords, Shot, pose
from recommender.figures.styles import Skin, style_for
from recommender.figures.windows import looked_into

_CORNER = 20
# the two flags of an arc, which need no space after them
_ARC = re.compile(r"(a\d+ \d+ -?\d+ [01]) ([01]) ?")


def draw_still(
    scene: Scene, words: FigureWords, *, skin: Skin = Skin.LIGHT, is_mirrored: bool = False
) -> str:
    """Return a file of its own: `is_mirrored` shows the other side, with the letters swapped."""
    drawn = still_body(scene, words, is_mirrored=is_mirrored)
    return svg(drawn, words, style=style_for(drawn, skin))


def svg(drawn: str, words: FigureWords, *, style: str = "") -> str:
    """Return a drawing as an SVG with its name and description, and its style if it has one."""
    drawn = _ARC.sub(r"\1\2", drawn)
    said = f"<desc>{escape(words.description)}</desc>" if words.description else ""
    sheet = f"<style>{style}</style>" if style else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'stroke-width="2.5"><title>{escape(words.title)}</title>{said}{sheet}{drawn}</svg>'
    )


def still_body(scene: Scene, words: FigureWords, *, is_mirrored: bool = False) -> str:
    """Return what is drawn in a still, without its wrapping and style."""
    return background() + _still(scene, words, is_mirrored=is_mirrored)


def key_body(scene: Scene, key: int, words: FigureWords) -> str:
    """Return one key pose alone, for who writes it."""
    shot = Shot(key, has_arrows=key == len(scene.bodies) - 1)
    return background() + pose(scene, shot, words)


def background() -> str:
    """Return the ground of a picture."""
    return f'<rect class="bg" width="{WIDTH}" height="{HEIGHT}" rx="{_CORNER}"/>'


def _still(scene: Scene, words: FigureWords, *, is_mirrored: bool) -> str:
    figure, last = scene.figure, len(scene.bodies) - 1
    has_start = last > 0 and not figure.is_loop
    if figure.still in (Still.EACH, Still.SERIES):
        draw = each if figure.still is Still.EACH else series
        return draw(scene, words, is_mirrored=is_mirrored)
    if figure.still is Still.PAIR and last > 0:
        return pair(scene, words, is_mirrored=is_mirrored)
    start = 0 if has_start and figure.still is Still.GHOST else None
    ghost = start if figure.ghost is None else figure.ghost
    shot = Shot(last if has_start else 0, is_mirrored, ghost=ghost)
    if figure.inside is not None:
        return looked_into(scene, shot, words)
    if figure.again is not None:
        return twice(scene, figure.again, shot, words)
    return pose(scene, shot, words)
