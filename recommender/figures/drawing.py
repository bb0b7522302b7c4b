"""A figure as one still SVG: its end, with the start as a ghost, arrows, and what is worked."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from recommender.domain.figures import Arrow, Letters, Still, TurnArrow
from recommender.figures.camera import HEIGHT, WIDTH, Spot
from recommender.figures.layers import Layer, Layers, layers_of
from recommender.figures.outlines import path_through
from recommender.figures.scenes import Scene
from recommender.figures.skeleton import Skeleton
from recommender.figures.styles import Skin, style_for
from recommender.figures.vectors import WORLD

_HEAD_LONG, _HEAD_WIDE, _HEAD_BACK = 21, 15, 2
_CORNER = 20
# an arrow between start and end of a pair
_BESIDE = '<path class="a" d="M298 452h40m-12-12l12 12l-12 12"/>'
_BELOW = '<path class="a" d="M40 218v40m-12-12l12 12l12-12"/>'


@dataclass(frozen=True)
class FigureWords:
    """What is said of a figure: its name, what to do, and the letters for right and left."""

    title: str
    description: str = ""
    right: str = "R"
    left: str = "L"


def draw_still(
    scene: Scene, words: FigureWords, *, skin: Skin = Skin.LIGHT, is_mirrored: bool = False
) -> str:
    """Return a file of its own: `is_mirrored` shows the other side, with the letters swapped."""
    drawn = still_body(scene, words, is_mirrored=is_mirrored)
    return svg(drawn, words, style=style_for(drawn, skin))


def svg(drawn: str, words: FigureWords, *, style: str = "") -> str:
    """Return a drawing as an SVG with its name and description, and its style if it has one."""
    said = f"<desc>{escape(words.description)}</desc>" if words.description else ""
    sheet = f"<style>{style}</style>" if style else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">'
        f"<title>{escape(words.title)}</title>{said}{sheet}{drawn}</svg>"
    )


def still_body(scene: Scene, words: FigureWords, *, is_mirrored: bool = False) -> str:
    """Return what is drawn in a still, without its wrapping and style."""
    last = len(scene.bodies) - 1
    if scene.figure.is_loop or last == 0:
        return background() + _pose(scene, _Shot(0, is_mirrored, has_arrows=True), words)
    if scene.figure.still is Still.PAIR:
        return background() + _pair(scene, words, is_mirrored=is_mirrored)
    shot = _Shot(last, is_mirrored, has_arrows=True, has_ghost=True)
    return background() + _pose(scene, shot, words)


def key_body(scene: Scene, key: int, words: FigureWords) -> str:
    """Return one key pose alone, for who writes it."""
    return background() + _pose(scene, _Shot(key, has_arrows=key == len(scene.bodies) - 1), words)


def background() -> str:
    """Return the ground of a picture."""
    return f'<rect class="bg" width="{WIDTH}" height="{HEIGHT}" rx="{_CORNER}"/>'


def mirrored(drawn: str, width: int) -> str:
    """Return the mirror image of what is drawn so wide."""
    return f'<g transform="matrix(-1 0 0 1 {width} 0)">{drawn}</g>'


def arrows_of(scene: Scene) -> str:
    """Return the arrows of a figure."""
    return "".join(_arrow(scene, arrow) for arrow in scene.figure.arrows)


@dataclass(frozen=True)
class _Shot:
    """One key pose, and what is drawn with it."""

    key: int
    is_mirrored: bool = False
    has_arrows: bool = False
    has_ghost: bool = False


def _pair(scene: Scene, words: FigureWords, *, is_mirrored: bool) -> str:
    """Return start and end, of which what is the same in both is written once."""
    half = scene.halved()
    ends = (half.bodies[0], half.bodies[-1])
    start, end = (layers_of(half, [body], is_coarse=True) for body in ends)
    common = set(_outlines(start)) & set(_outlines(end))
    names = {outline: f"o{n}" for n, outline in enumerate(sorted(common))}
    drawn = [_drawn(half, start, _Names(names, is_use=False))]
    drawn.append(_drawn(half, end, _Names(names, is_use=True)) + arrows_of(half))
    halves = [
        (mirrored(one, half.width) if is_mirrored else one)
        + letters_of(half, body, words, is_mirrored=is_mirrored)
        for one, body in zip(drawn, ends, strict=True)
    ]
    is_beside = half.width < WIDTH
    shift = f"{half.width}" if is_beside else f"0 {half.height}"
    following = _BESIDE if is_beside else _BELOW
    return f'{halves[0]}<g transform="translate({shift})">{halves[1]}</g>{following}'


def _pose(scene: Scene, shot: _Shot, words: FigureWords) -> str:
    body = scene.bodies[shot.key]
    ghost = _ghost(scene, scene.bodies[0]) if shot.has_ghost else ""
    drawn = _drawn(scene, layers_of(scene, [body]), _Names(), ghost)
    drawn += arrows_of(scene) if shot.has_arrows else ""
    drawn = mirrored(drawn, scene.width) if shot.is_mirrored else drawn
    return drawn + letters_of(scene, body, words, is_mirrored=shot.is_mirrored)


_Outline = tuple[str, str]


class _Names:
    """Writes each outline, or only that one which has a name is used again."""

    def __init__(
        self, names: Mapping[_Outline, str] | None = None, *, is_use: bool = False
    ) -> None:
        self._names = dict(names or {})
        self._is_use = is_use

    def path(self, style: str, path: str) -> str:
        """Return one outline."""
        # the same outline may come twice in one drawing; its name may not
        name = (
            self._names.get((style, path)) if self._is_use else self._names.pop((style, path), "")
        )
        if name and self._is_use:
            return f'<use href="#{name}"/>'
        return (
            f'<path{f" id={chr(34)}{name}{chr(34)}" if name else ""} class="{style}" d="{path}"/>'
        )


def _drawn(scene: Scene, layers: Layers, names: _Names, ghost: str = "") -> str:
    behind, body = (
        "".join(names.path(*one) for one in _seen(part)) for part in (layers.behind, layers.body)
    )
    shadow = f'<path class="f" transform="{scene.camera.floor_matrix()}" d="{layers.shadow[0]}"/>'
    return behind + shadow + ghost + body


def _outlines(layers: Layers) -> list[_Outline]:
    return [*_seen(layers.behind), *_seen(layers.body)]


def _seen(layers: Sequence[Layer]) -> list[_Outline]:
    return [(one.style, one.paths[0]) for one in layers if _is_visible(one.paths[0])]


def _is_visible(path: str) -> bool:
    """Return whether a path has any size: what faces away collapses to a point."""
    _, _, steps = path.partition("l")
    return "a0 0" not in path and any(digit in "123456789" for digit in steps or "1")


def _ghost(scene: Scene, body: Skeleton) -> str:
    """Return where the movement starts, as a light shape of thick lines."""
    camera = scene.camera

    def way(*joints: str) -> str:
        return path_through([camera.spot(body[joint]) for joint in joints], is_closed=False)

    limbs = "".join(
        way(*(joint + side for joint in chain))
        for side in "RL"
        for chain in (("shoulder", "elbow", "fingers"), ("hip", "knee", "ankle", "toes"))
    )
    spine = [camera.spot(body.rings[number][0]) for number in (0, 2, 4)]
    trunk = path_through(spine, is_closed=False) + way("head", "head")
    thin, thick = round(9 * camera.scale), round(19 * camera.scale)
    return (
        f'<g class="i"><g stroke-width="{thin}"><path d="{limbs}"/></g>'
        f'<g stroke-width="{thick}"><path d="{trunk}"/></g></g>'
    )


def _arrow(scene: Scene, arrow: Arrow) -> str:
    points = scene.arrow_points(arrow, scene.camera)
    spots = [scene.camera.spot(point) for point in points]
    if isinstance(arrow, TurnArrow):
        line, before = path_through(spots, is_closed=False), spots[-2]
    else:
        bend = _bend(spots)
        line, before = _curve(spots, bend), _middle(bend, spots[-1])
    head = path_through(_head(before, spots[-1]))
    return f'<path class="ao" d="{line}"/><path class="ah" d="{head}"/><path class="a" d="{line}"/>'


def _bend(spots: Sequence[Spot]) -> Spot:
    """Return the point that pulls a curve from first to last through the middle one."""
    (x0, y0), (xm, ym), (x1, y1) = spots[0], spots[len(spots) // 2], spots[-1]
    return 2 * xm - (x0 + x1) / 2, 2 * ym - (y0 + y1) / 2


def _curve(spots: Sequence[Spot], bend: Spot) -> str:
    (x0, y0), (x1, y1) = spots[0], spots[-1]
    return f"M{x0:.0f} {y0:.0f}Q{bend[0]:.0f} {bend[1]:.0f} {x1:.0f} {y1:.0f}"


def _middle(a: Spot, b: Spot) -> Spot:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def _head(before: Spot, tip: Spot) -> list[Spot]:
    dx, dy = tip[0] - before[0], tip[1] - before[1]
    far = math.hypot(dx, dy) or 1
    ux, uy = dx / far, dy / far
    x, y = tip
    back_x, back_y = x - ux * _HEAD_BACK, y - uy * _HEAD_BACK
    return [
        (x + ux * _HEAD_LONG, y + uy * _HEAD_LONG),
        (back_x - uy * _HEAD_WIDE, back_y + ux * _HEAD_WIDE),
        (back_x + uy * _HEAD_WIDE, back_y - ux * _HEAD_WIDE),
    ]


def letters_of(scene: Scene, body: Skeleton, words: FigureWords, *, is_mirrored: bool) -> str:
    """Return the letters for right and left, where a figure has them."""
    if scene.figure.letters is None:
        return ""
    return "".join(
        _letter(scene, body, side, words, is_mirrored=is_mirrored) for side in ("R", "L")
    )


def _letter(
    scene: Scene, body: Skeleton, side: str, words: FigureWords, *, is_mirrored: bool
) -> str:
    joint, frame, far = {
        Letters.FEET: ("toes", WORLD, 15),
        Letters.HANDS: ("fingers", body.chest_frame, 10),
        Letters.SHOULDERS: ("shoulder", body.chest_frame, 14),
    }[scene.figure.letters or Letters.FEET]
    outward = far if side == "L" else -far
    x, y = scene.camera.spot(frame.point(body[joint + side], 0, outward, 0))
    is_left = (side == "L") != is_mirrored
    letter = escape(words.left if is_left else words.right)
    return f'<text x="{scene.width - x if is_mirrored else x:.0f}" y="{y:.0f}">{letter}</text>'
