"""The fields that poses are written with: points, places, directions, views and things."""

from collections.abc import Mapping, Sequence
from typing import Any

from marshmallow import ValidationError, fields, validate

from recommender.content.fields import claim
from recommender.content.shapes import A_MAPPING, ChoiceField, OneOf, Shape, ValueField, no_such
from recommender.domain.figures import (
    Anchor,
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
    Viewpoint,
    Wall,
)
from recommender.domain.poses import JOINTS, PAIRED_JOINTS, Hold, Vector

# Named views: from where, and how high, in degrees.
VIEWS: Mapping[str, Viewpoint] = {
    "side": Viewpoint(74, 12),
    "left-side": Viewpoint(-74, 12),
    "front": Viewpoint(0, 10),
    "back": Viewpoint(180, 10),
    "half-front": Viewpoint(48, 18),
    "left-half-front": Viewpoint(-48, 18),
    "half-back": Viewpoint(112, 16),
    "left-half-back": Viewpoint(-112, 16),
    "lying-side": Viewpoint(68, 26),
    "left-lying-side": Viewpoint(-68, 26),
    "from-feet": Viewpoint(24, 42),
}
_POINT = "write three numbers, such as [10, 0, 7]: cm forward, to the left and up"
_PLACE = (
    "write a point such as [10, 0, 7], a joint such as kneeR, or a joint and how far from it, "
    "such as [kneeR, [0, 0, 10]]"
)
# Where both limbs are meant, `knee` is that of each side, and `kneeR` the same one for both.
PAIR_JOINTS = (*PAIRED_JOINTS, *JOINTS)
# further than any room is large, in cm, and more than once round, in degrees
_FURTHEST = 1000.0


def pose_number(value: object) -> float:
    """Return a number of a pose; raises ValidationError."""
    try:
        found = float(str(value))
    except ValueError:
        raise ValidationError("write a number") from None
    if not -_FURTHEST <= found <= _FURTHEST:
        raise ValidationError(f"write a number from -{_FURTHEST:.0f} to {_FURTHEST:.0f}")
    return found


class VectorField(ValueField[Vector]):
    """Three numbers: a point, a direction, or three angles."""

    def read(self, value: object) -> Vector:
        """Return the value; raises ValidationError."""
        if not isinstance(value, list) or len(value) != 3:
            raise ValidationError(_POINT)
        x, y, z = map(pose_number, value)
        return x, y, z


class PairField(ValueField[tuple[float, float]]):
    """Two numbers."""

    def read(self, value: object) -> tuple[float, float]:
        """Return the value; raises ValidationError."""
        if not isinstance(value, list) or len(value) != 2:
            raise ValidationError("write two numbers, such as [0, 1]")
        first, last = map(pose_number, value)
        return first, last


class SpanField(PairField):
    """Two numbers, the lower first."""

    def read(self, value: object) -> tuple[float, float]:
        """Return the value; raises ValidationError."""
        low, high = super().read(value)
        if low >= high:
            raise ValidationError("write the lower number first")
        return low, high


class AnchorField(ValueField[Anchor]):
    """A point in the room or a place on the body, of one side or, for both limbs, of either."""

    def __init__(self, *, is_pair: bool = False, **more: Any) -> None:
        super().__init__(**more)
        self._joints = PAIR_JOINTS if is_pair else JOINTS

    def read(self, value: object) -> Anchor:
        """Return the value; raises ValidationError."""
        if isinstance(value, str):
            return Hold(self._joint(value))
        if isinstance(value, list) and len(value) == 2 and isinstance(value[0], str):
            return Hold(self._joint(value[0]), VectorField().read(value[1]))
        if isinstance(value, list) and len(value) == 3:
            return VectorField().read(value)
        raise ValidationError(_PLACE)

    def _joint(self, name: str) -> str:
        if name not in self._joints:
            raise ValidationError(no_such("joint", name, self._joints))
        return name


class RegionsField(ValueField[tuple[str, ...]]):
    """A region of the body, or a list of those of one key."""

    def __init__(self, known: Sequence[str], **more: Any) -> None:
        super().__init__(**more)
        self._known = known

    def read(self, value: object) -> tuple[str, ...]:
        """Return the value; raises ValidationError."""
        named = value if isinstance(value, list) else [value]
        for name in named:
            if name not in self._known:
                raise ValidationError(no_such("region", str(name), self._known))
        return tuple(named)


class AlongField(ValueField[tuple[Vector, Vector]]):
    """The directions of the upper and the lower part of a limb."""

    def read(self, value: object) -> tuple[Vector, Vector]:
        """Return the value; raises ValidationError."""
        if not isinstance(value, list) or len(value) != 2:
            message = "write two directions, such as [[1, 0, 0], [0, 0, -1]]: forward, outward, up"
            raise ValidationError(message)
        upper, lower = (VectorField().read(one) for one in value)
        return upper, lower


class ViewField(ValueField[Viewpoint]):
    """The name of a view, or from where and how high in degrees."""

    def read(self, value: object) -> Viewpoint:
        """Return the value; raises ValidationError."""
        if isinstance(value, list) and len(value) == 2:
            around, above = map(pose_number, value)
            if not 0 <= above <= 80:
                raise ValidationError("write a height of 0 to 80 degrees")
            return Viewpoint(around, above)
        if isinstance(value, str) and value in VIEWS:
            return VIEWS[value]
        raise ValidationError(no_such("view", value, VIEWS))


def _positive(default: float | None) -> fields.Float:
    return fields.Float(load_default=default, validate=validate.Range(min=0.5, max=400))


def yes() -> fields.Boolean:
    """Return a field that is no unless it is written yes."""
    return claim(default=False)


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


def joint(**more: Any) -> fields.String:
    """Return a field for a point of the body."""
    return fields.String(validate=OneOf(JOINTS), **more)
