"""The colours of figures: light and dark, in three tones of skin, and for print.

Classes are single letters, since every picture carries its style sheet: `k` skin, `s` shirt, `t`
trousers (capital on the far side), `h` hair, `e` eyes, `w` thin lines of a face, `n` no outline,
`m` mat, `g` rug, `c` wood, `p` wall (`ph` lines at its end), `d` door frame, `b` roller or ball,
`q` pillow or bone, `y` band or buckle, `r` the rim of a window and `rl` lines to it (`rb` the bones
of the back, `rd` where a bone was), `v` strap, `vo` and `vb` edge and leather of a belt, `l` towel
(`lc` spread out, `ls` its stripes; `l1` to `l3` a mattress), `u` wheel, `so` socks, `x` the region
worked (`xl`, `xd` a line, dashed), `f` shadow, `i` the dashed edge of a start and `j` what is in
it, `a` arrow, `z` from start to end, `ck` the clock of what is held, `no` a number.
"""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum


class Skin(StrEnum):
    """The tones of skin that a picture can have."""

    LIGHT = "light"
    MEDIUM = "medium"
    DARK = "dark"


def _tones(written: str) -> Mapping[str, str]:
    """Return colours by the names before them."""
    words = written.split()
    return dict(zip(words[::2], words[1::2], strict=True))


_LIGHT = _tones(
    "k #d9a07c K #bd835f s #12897b S #0b6a60 t #3b5573 T #2a3f58 h #3c2b25 o #10222c bg #f5f8f6 "
    "m #cfe0d9 m2 #b4ccc2 c #d8b98d c2 #bd9a6b p #e6ebe8 p2 #cdd6d1 b #7d8fd6 b2 #a9b6ea q #fff "
    "q2 #dfe6ee y #e0a100 v #6b4a2f l #8fb7d9 u #56646b a #d1420f x #ff5a36 f #b0c8bf i #5f736b "
    "j #e3eae6 tx #345 l1 #fff l2 #dfe6ee"
)
_DARK = _tones(
    "s #27a896 S #1b7d70 t #7793b8 T #587298 o #07100e bg #14201e m #2c4640 m2 #223732 "
    "c #a4814f c2 #80633b p #22322f p2 #304540 q #c3cdd6 q2 #96a3ae v #b98a62 u #9aa7ad a #ff9360 "
    "x #ff6a45 f #0006 i #93aaa1 j #263833 tx #dfe l1 #4a5862 l2 #3a464f"
)
_SKINS: Mapping[Skin, Mapping[str, str]] = {
    Skin.LIGHT: {},
    Skin.MEDIUM: _tones("k #b0764f K #925d3b h #241a17"),
    Skin.DARK: _tones("k #7c4f35 K #613b27 h #1d1614"),
}
# in the dark, hair and dark skin are lighter, to stand out from the ground
_HAIR_BY_NIGHT = _tones("h #5b4438")
_SKINS_BY_NIGHT: Mapping[Skin, Mapping[str, str]] = {
    Skin.LIGHT: _HAIR_BY_NIGHT,
    Skin.MEDIUM: _HAIR_BY_NIGHT,
    Skin.DARK: {**_HAIR_BY_NIGHT, **_tones("k #8f5f43 K #75492f")},
}
_RULES = (
    # how wide lines are stands in the picture, whence paths have it that have no width of their own
    "path{fill:none;stroke:var(--o);paint-order:stroke;stroke-linejoin:round;stroke-linecap:round}",
    "text{font:700 22px sans-serif;fill:var(--tx);text-anchor:middle}",
    "text{stroke:var(--bg);stroke-width:5;paint-order:stroke}",
    ".no{font:700 34px sans-serif;fill:var(--tx);text-anchor:middle}",
    ".n{stroke:none}",
    *(f".{name}{{fill:var(--{name})}}" for name in "kKsStTh"),
    ".e{fill:var(--o);stroke:none}",
    ".w{opacity:.7}",
    ".m1{fill:var(--m);stroke:none}",
    ".m2{fill:var(--m2);stroke:none}",
    ".g{fill:var(--m);stroke:none}",
    ".c,.c1{fill:var(--c)}",
    ".c2,.c3{fill:var(--c2)}",
    ".p1,.p2,.p3{fill:var(--p);stroke:var(--p2);stroke-width:2}",
    ".p2{fill:var(--p2)}",
    ".ph{stroke:var(--i)}",
    ".d1,.d2,.d3{fill:var(--p)}",
    ".d2{fill:var(--p2)}",
    ".b,.b3{fill:var(--b)}",
    ".b2{fill:var(--b2)}",
    ".l1{fill:var(--l1)}",
    ".l2,.l3{fill:var(--l2)}",
    ".q1{fill:var(--q)}",
    ".q2,.q3{fill:var(--q2)}",
    ".y{stroke:var(--y);stroke-width:5.5}",
    ".v{stroke:var(--v);stroke-width:6}",
    ".l{stroke:var(--l);stroke-width:11}",
    ".vo{stroke:var(--bg);stroke-width:17}",
    ".vb{stroke:var(--v);stroke-width:12}",
    ".lc{fill:var(--l)}",
    ".ls{stroke:var(--q);stroke-width:3.5}",
    ".so{fill:var(--y)}",
    ".u{stroke:var(--u);stroke-width:6}",
    ".x{fill:var(--x);stroke:#fff;opacity:.8}",
    ".r,.rl{stroke:var(--i)}",
    ".r{stroke-width:4}",
    ".rb{stroke:var(--q);stroke-dasharray:19 4;stroke-linecap:butt}",
    ".rd{stroke-dasharray:7 5}",
    ".xl,.xd{stroke:var(--x);stroke-width:10}",
    ".xd{stroke-width:3;stroke-dasharray:8 7}",
    ".f{stroke:var(--f);stroke-width:11}",
    ".i{stroke:var(--i);stroke-dasharray:9 7;stroke-linecap:butt}",
    ".j{stroke:var(--j)}",
    ".a{stroke:var(--a);stroke-width:7.5}",
    ".ah{fill:var(--a);stroke:var(--bg);stroke-width:5}",
    ".ao{stroke:var(--bg);stroke-width:14.5}",
    ".ck{fill:var(--bg);stroke:var(--i);stroke-width:6}",
    ".z{fill:var(--i);stroke:none}",
    ".bg{fill:var(--bg)}",
)
# how a letter for a side begins; numbers have a class, as they stand beside the body
LETTER = "<text x="
_CLASS, _VARIABLE = re.compile(r"\.(\w+)"), re.compile(r"var\(--(\w+)\)")


def style_for(drawn: str, skin: Skin = Skin.LIGHT) -> str:
    """Return the style sheet of a file of its own, with only what the drawing uses.

    It follows the reader's system for dark mode and prints on white.
    """
    classes = {name for found in re.findall(r'class="([^"]*)"', drawn) for name in found.split()}
    rules = [rule for rule in _RULES if _is_used(rule, classes, has_text=LETTER in drawn)]
    tones = _SKINS[skin]
    dark = {**_DARK, **tones, **_SKINS_BY_NIGHT[skin]}
    return (
        "".join(_filled_in(rule, {**_LIGHT, **tones}) for rule in rules)
        + f"@media screen and (prefers-color-scheme:dark){{{_changed(rules, dark)}}}"
        + "@media print{.bg{fill:#fff}}"
    )


def _filled_in(rule: str, tones: Mapping[str, str]) -> str:
    return _VARIABLE.sub(lambda found: tones[found[1]], rule)


def _changed(rules: Sequence[str], tones: Mapping[str, str]) -> str:
    """Return the parts of rules that have another colour among these."""
    found = []
    for rule in rules:
        chosen, _, body = rule.rstrip("}").partition("{")
        parts = [part for part in body.split(";") if set(_VARIABLE.findall(part)) & set(tones)]
        if parts:
            found.append(_filled_in(f"{chosen}{{{';'.join(parts)}}}", tones))
    return "".join(found)


def style_of_page(scope: str) -> str:
    """Return the style sheet of a page with figures in it: light, `.dark`, and the skins."""
    every = set(_LIGHT)
    skins = "".join(
        f"{scope}.skin-{skin}{{{_variables(tones, every)}}}"
        for skin, tones in _SKINS.items()
        if tones
    )
    rules = "".join(_scoped(scope, rule) for rule in _RULES)
    return (
        f"{scope}{{{_variables(_LIGHT, every)}}}{scope}.dark{{{_variables(_DARK, every)}}}"
        f"{skins}{rules}"
    )


def _scoped(scope: str, rule: str) -> str:
    chosen, _, body = rule.partition("{")
    return ",".join(f"{scope} {one}" for one in chosen.split(",")) + "{" + body


def _is_used(rule: str, classes: set[str], *, has_text: bool) -> bool:
    chosen = rule.partition("{")[0]
    if not chosen.startswith("."):
        return chosen == "path" or has_text
    return bool(classes & set(_CLASS.findall(chosen)))


def _variables(tones: Mapping[str, str], names: set[str]) -> str:
    return ";".join(f"--{name}:{tone}" for name, tone in tones.items() if name in names)
