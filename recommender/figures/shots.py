"""One pose of a figure, drawn: its outlines, its arrows, and its letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from recommender.domain.figures import Letters
from recommender.figures.arrows import arrows_of
from recommender.figures.corners import clock_of
from recommender.figures.ghosts import ghost
from recommender.figures.layers import Layer, Layers, layers_of
from recommender.figures.scenes import Scene
from recommender.figures.skeleton import Skeleton
from recommender.figures.solids import anchored
from recommender.figures.vectors import WORLD

# units of the picture
_DIGIT_HIGH = 24


@dataclass(frozen=True)
class FigureWords:
    """What is said of a figure: its name, what to do, and the letters for right and left."""

    title: str
    description: str = ""
    right: str = "R"
    left: str = "L"


@dataclass(frozen=True)
class Shot:
    """One key pose, and what is drawn with it; `ghost` is the key that its dashed shape shows."""

    key: int
    is_mirrored: bool = False
    has_arrows: bool = True
    ghost: int | None = None
    is_small: bool = False


def pose(scene: Scene, shot: Shot, words: FigureWords) -> str:
    """Return one key pose of a scene."""
    body = scene.bodies[shot.key]
    start = "" if shot.ghost is None else ghost(scene, scene.bodies[shot.ghost], body)
    found = drawn(scene, layers_of(scene, [body], is_small=shot.is_small), start)
    found += arrows_of(scene, scene.arrows) if shot.has_arrows else ""
    found = mirrored(found, scene.width) if shot.is_mirrored else found
    if shot.key == len(scene.bodies) - 1:
        found += clock_of(scene, is_mirrored=shot.is_mirrored)
    if shot.key == 0:
        found += marks_of(scene, is_mirrored=shot.is_mirrored)
    return found + letters_of(scene, body, words, is_mirrored=shot.is_mirrored)


def mirrored(drawn: str, width: int) -> str:
    """Return the mirror image of what is drawn so wide."""
    return f'<g transform="matrix(-1 0 0 1 {width} 0)">{drawn}</g>'


Outline = tuple[str, str]


def written(style: str, path: str, *, name: str = "") -> str:
    """Return one outline as an element, with a name where it is used again."""
    named = f' id="{name}"' if name else ""
    return f'<path{named} class="{style}" d="{path}"/>'


def drawn(
    scene: Scene, layers: Layers, start: str = "", *, sections: tuple[str, str] | None = None
) -> str:
    """Return the outlines of one pose, over the shape of where it starts.

    `sections` are what is behind the body and the body, where they are written already.
    """
    behind, body = sections or tuple(
        "".join(written(*one) for one in part) for part in sections_of(layers)
    )
    shadow = (
        ""
        if scene.is_detail or scene.is_close or scene.is_tiny
        else f'<path class="f" transform="{scene.camera.floor_matrix()}" d="{layers.shadow[0]}"/>'
    )
    return behind + shadow + start + body


def sections_of(layers: Layers) -> tuple[list[Outline], list[Outline]]:
    """Return the outlines behind the body and those of the body, each with its style."""
    return _seen(layers.behind), _seen(layers.body)


def outlines(layers: Layers) -> list[Outline]:
    """Return the outlines of one pose, each with its style."""
    return [*_seen(layers.behind), *_seen(layers.body)]


def _seen(layers: Sequence[Layer]) -> list[Outline]:
    return [(one.style, one.paths[0]) for one in layers if _is_visible(one.paths[0])]


def _is_visible(path: str) -> bool:
    """Return whether a path has any size: what faces away collapses to a point."""
    _, _, steps = path.partition("l")
    return "a0 0" not in path and any(digit in "123456789" for digit in steps or "1")


def letters_of(scene: Scene, body: Skeleton, words: FigureWords, *, is_mirrored: bool) -> str:
    """Return the letters for right and left, where a figure has them."""
    if scene.figure.letters is None:
        return ""
    return "".join(
        _letter(scene, body, side, words, is_mirrored=is_mirrored) for side in ("R", "L")
    )


def marks_of(scene: Scene, *, is_mirrored: bool) -> str:
    """Return the numbers at places of the first key, in the order of their turns."""
    found = ""
    for number, place in enumerate(scene.figure.marks, start=1):
        x, y = scene.camera.spot(anchored(place, scene.bodies[0]))
        across = scene.width - x if is_mirrored else x
        found += f'<text class="no" x="{across:.0f}" y="{y + _DIGIT_HIGH / 2:.0f}">{number}</text>'
    return found


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
