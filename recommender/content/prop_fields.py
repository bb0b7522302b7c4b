"""The field for a thing in a figure: a mat, a wall, a chair and whatever else it may show."""

from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields, validate

from recommender.content.pose_fields import AnchorField, PairField, SpanField, VectorField, yes
from recommender.content.shapes import A_MAPPING, ChoiceField, Shape, ValueField, no_such
from recommender.domain.figures import (
    Bag,
    Block,
    Chair,
    Facing,
    Ground,
    Pillow,
    Prop,
    Sphere,
    Strip,
    Tube,
    Wall,
)


def _positive(default: float | None) -> fields.Float:
    return fields.Float(load_default=default, validate=validate.Range(min=0.5, max=400))


class _GroundSchema(Shape):
    pass


class _WallSchema(Shape):
    at = fields.Float(required=True)
    faces = ChoiceField(Facing, load_default=Facing.FRONT)
    width = _positive(90)
    height = _positive(195)


class _ChairSchema(Shape):
    at = PairField(load_default=(0.0, 0.0))
    faces = ChoiceField(Facing, load_default=Facing.FRONT)
    arms = yes()
    high = yes()


class _BlockSchema(Shape):
    x = SpanField(required=True)
    y = SpanField(required=True)
    height = fields.Float(required=True, validate=validate.Range(min=1, max=250))


class _PillowSchema(Shape):
    at = AnchorField(required=True)
    size = VectorField(load_default=(30.0, 45.0, 9.0))


class _TubeSchema(Shape):
    at = AnchorField(required=True)
    axis = VectorField(load_default=None)
    length = _positive(None)
    radius = _positive(None)


class _SphereSchema(Shape):
    at = AnchorField(required=True)
    radius = _positive(5)


class _StripSchema(Shape):
    points = fields.List(AnchorField(), required=True, validate=validate.Length(min=2))


class _ClothSchema(Shape):
    points = fields.List(AnchorField(), required=True, validate=validate.Length(equal=4))


class _BagSchema(Shape):
    at = AnchorField(required=True)
    size = VectorField(load_default=None)


_Loaded = dict[str, Any]
# the usual axis, length and radius of what is a tube, and the usual size of what is a bag
_TUBES = {
    "roller": ((0.0, 1.0, 0.0), 60.0, 7.5),
    "towel_roll": ((0.0, 1.0, 0.0), 36.0, 4.5),
    "bottle": ((0.0, 0.0, 1.0), 24.0, 3.6),
}
_BAGS = {"bag": (14.0, 36.0, 32.0), "rucksack": (18.0, 30.0, 42.0)}
_SHAPES: Mapping[str, type[Shape]] = {
    **dict.fromkeys(("mat", "rug", "bed"), _GroundSchema),
    "wall": _WallSchema,
    **dict.fromkeys(("chair", "wheelchair"), _ChairSchema),
    **dict.fromkeys(("step", "post", "table"), _BlockSchema),
    "pillow": _PillowSchema,
    **dict.fromkeys(_TUBES, _TubeSchema),
    **dict.fromkeys(("ball", "socks"), _SphereSchema),
    **dict.fromkeys(("band", "strap", "belt", "towel"), _StripSchema),
    "cloth": _ClothSchema,
    **dict.fromkeys(_BAGS, _BagSchema),
}


class PropField(ValueField[Prop]):
    """A thing by its name alone, or `name: {how and where it is}`."""

    def read(self, value: object) -> Prop:
        """Return the value; raises ValidationError."""
        if isinstance(value, str):
            return self._prop(value, {})
        if isinstance(value, dict) and len(value) == 1:
            ((kind, more),) = value.items()
            return self._prop(kind, more)
        raise ValidationError("write a thing such as mat, or `chair: {at: [0, 0]}`")

    def _prop(self, kind: str, more: object) -> Prop:
        if kind not in _SHAPES:
            raise ValidationError(no_such("thing", kind, _SHAPES))
        if not isinstance(more, dict):
            raise ValidationError({kind: [A_MAPPING]})
        try:
            loaded: _Loaded = _SHAPES[kind]().load(more)
        except ValidationError as error:
            raise ValidationError({kind: error.messages}) from None
        return _built(kind, loaded)


def _built(kind: str, loaded: _Loaded) -> Prop:
    if kind in ("mat", "rug", "bed"):
        return Ground(kind)
    if kind in ("chair", "wheelchair"):
        return Chair(
            loaded["at"],
            loaded["faces"],
            has_wheels=kind == "wheelchair",
            has_arms=loaded["arms"],
            is_high=loaded["high"],
        )
    if kind in _TUBES:
        axis, long, radius = _TUBES[kind]
        return Tube(
            kind,
            loaded["at"],
            loaded["axis"] or axis,
            loaded["length"] or long,
            loaded["radius"] or radius,
        )
    return _other(kind, loaded)


def _other(kind: str, loaded: _Loaded) -> Prop:
    if "points" in loaded:
        return Strip(kind, tuple(loaded["points"]))
    if kind in _BAGS:
        return Bag(kind, loaded["at"], loaded["size"] or _BAGS[kind])
    if kind == "wall":
        return Wall(**loaded)
    if kind == "pillow":
        return Pillow(**loaded)
    if kind in ("ball", "socks"):
        return Sphere(kind=kind, **loaded)
    (x0, x1), (y0, y1) = loaded["x"], loaded["y"]
    return Block(kind, (x0, y0, 0.0), (x1, y1, loaded["height"]))
