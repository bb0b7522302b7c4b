"""The fields that poses are written with: points, places, directions and views."""

from collections.abc import Mapping, Sequence
from typing import Any

from marshmallow import ValidationError, fields

from recommender.content.fields import claim
from recommender.content.shapes import OneOf, ValueField, no_such
from recommender.domain.figures import Anchor, Viewpoint
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


def yes() -> fields.Boolean:
    """Return a field that is no unless it is written yes."""
    return claim(default=False)


def joint(**more: Any) -> fields.String:
    """Return a field for a point of the body."""
    return fields.String(validate=OneOf(JOINTS), **more)
