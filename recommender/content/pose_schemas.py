"""The shapes of the files under knowledge/poses/: key poses, arrows and figures."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from marshmallow import ValidationError, fields, post_load, validate, validates_schema

from recommender.content.fields import kebab
from recommender.content.knowledge_schemas import Loaded
from recommender.content.pose_fields import (
    AlongField,
    AnchorField,
    PairField,
    RegionsField,
    SpanField,
    VectorField,
    ViewField,
    joint,
    yes,
)
from recommender.content.prop_fields import PropField
from recommender.content.shapes import ChoiceField, OneOf, Shape
from recommender.domain.figures import Focus, Inside, Letters, Sphere, Still
from recommender.domain.poses import (
    ARM_JOINTS,
    JOINTS,
    PAIRED_JOINTS,
    Base,
    Hold,
    Limb,
    LimbPose,
    Vector,
)
from recommender.figures.body_parts import BODY_PARTS
from recommender.figures.regions import REGIONS

_OF_SEVERAL = (Still.PAIR, Still.EACH, Still.SERIES)
_ONE_WAY = "write either `to`, `to` with `middle`, or `along`"


class LimbSchema(Shape):
    """How one limb lies."""

    to = AnchorField()
    middle = VectorField()
    along = AlongField()
    in_room = yes()
    pole = VectorField()
    end = VectorField()
    tucked = VectorField()
    point = fields.Float(validate=validate.Range(min=-40, max=90))
    free = yes()
    fist = yes()

    @validates_schema
    def check(self, data: Loaded, **_: object) -> None:
        """Refuse a limb that is posed in no way, or in two."""
        if ("to" in data) == ("along" in data):
            raise ValidationError(_ONE_WAY)
        if "middle" in data and isinstance(data.get("to"), Hold | None):
            raise ValidationError("`middle` needs a point of the room in `to`", "middle")
        if data["in_room"] and "along" not in data:
            raise ValidationError("`in_room` goes with `along`", "in_room")

    @post_load
    def build(self, data: Loaded, **_: object) -> LimbPose:
        """Build the pose of the limb."""
        return LimbPose(is_free=data.pop("free"), is_fist=data.pop("fist"), **data)


class LimbPairSchema(LimbSchema):
    """How both arms or both legs lie: for the left, and mirrored for the right."""

    to = AnchorField(is_pair=True)


class KeySchema(Shape):
    """What a key pose says; what it does not say is as in the first key, or in the stance."""

    base = ChoiceField(Base, called="base")
    at = VectorField()
    tilt = VectorField()
    spine = VectorField()
    low_back = VectorField()
    upper_back = VectorField()
    head = VectorField()
    shoulders = VectorField()
    shoulder_left = VectorField(data_key="shoulderL", attribute="shoulderL")
    shoulder_right = VectorField(data_key="shoulderR", attribute="shoulderR")
    arms = fields.Nested(LimbPairSchema)
    arm_left = fields.Nested(LimbSchema, data_key="armL", attribute="armL")
    arm_right = fields.Nested(LimbSchema, data_key="armR", attribute="armR")
    legs = fields.Nested(LimbPairSchema)
    leg_left = fields.Nested(LimbSchema, data_key="legL", attribute="legL")
    leg_right = fields.Nested(LimbSchema, data_key="legR", attribute="legR")
    touch = fields.List(joint())

    @post_load
    def build(self, data: Loaded, **_: object) -> Loaded:
        """Return what is said, with limbs and shoulders of both sides told apart."""
        return said(data)


def said(data: Loaded) -> Loaded:
    """Return what a key says of each side, in place of what it says of both."""
    found = {key: value for key, value in data.items() if key not in _BOTH}
    for both, sides in _BOTH.items():
        if both in data:
            found = {**{side: _of_side(data[both], side) for side in sides}, **found}
    if "touch" in data:
        found["touch"] = tuple(data["touch"])
    return found


_BOTH = {
    "arms": ("armL", "armR"),
    "legs": ("legL", "legR"),
    "shoulders": ("shoulderL", "shoulderR"),
}


def _of_side(value: Any, name: str) -> Any:
    """Return what is written for both sides as it is for one; y is outward."""
    if not isinstance(value, LimbPose):
        return value
    side = name[-1]
    to = value.to
    if isinstance(to, Hold):
        paired = to.joint in PAIRED_JOINTS
        to = Hold(to.joint + side if paired else to.joint, _mirrored(to.offset, side))
    elif to is not None:
        to = _mirrored(to, side)
    along = value.along
    if along is not None and value.in_room:
        along = _mirrored(along[0], side), _mirrored(along[1], side)
    return replace(
        value,
        to=to,
        along=along,
        middle=value.middle and _mirrored(value.middle, side),
        end=value.end and _mirrored(value.end, side),
        tucked=value.tucked and _mirrored(value.tucked, side),
    )


def _mirrored(point: Vector, side: str) -> Vector:
    return point if side == "L" else (point[0], -point[1], point[2])


class StanceSchema(KeySchema):
    """One entry of stances.yaml: a pose that many figures begin with."""

    id = kebab()


class ArrowSchema(Shape):
    """An arrow: it traces a point on its way, goes around one, or from place to place."""

    trace = joint()
    around = AnchorField()
    path = fields.List(AnchorField(), validate=validate.Length(min=2, max=3))
    keys = PairField()
    shift = PairField(load_default=(0.0, 0.0))
    part = SpanField(load_default=(0.0, 1.0))
    key = fields.Integer(validate=validate.Range(min=0))
    axis = fields.String(validate=OneOf(("up", "left", "front")), load_default="up")
    frame = fields.String(validate=OneOf(("room", "pelvis", "chest", "head")), load_default="room")
    radius = fields.Float(validate=validate.Range(min=3, max=150), load_default=16.0)
    degrees = PairField()
    off = fields.Float(load_default=0.0)
    both_ways = yes()

    @validates_schema
    def check(self, data: Loaded, **_: object) -> None:
        """Refuse an arrow that is of no sort, or of two."""
        if len({"trace", "around", "path"} & set(data)) != 1:
            raise ValidationError("write either `trace` or `around` with a joint, or `path`")
        if "around" in data and "degrees" not in data:
            raise ValidationError("an arrow around something needs `degrees`, such as [-5, 75]")


class FigureSchema(Shape):
    """One entry of a file of poses: the figure of one exercise."""

    id = kebab()
    stance = fields.String(required=True)
    view = ViewField(required=True)
    props = fields.List(PropField(), load_default=list)
    work = fields.List(RegionsField(REGIONS), load_default=list)
    keys = fields.List(
        fields.Nested(KeySchema), required=True, validate=validate.Length(min=1, max=6)
    )
    arrows = fields.List(fields.Nested(ArrowSchema), load_default=list)
    focus = ChoiceField(Focus, called="focus", load_default=None)
    letters = ChoiceField(Letters, called="letters", load_default=None)
    still = ChoiceField(Still, called="still", load_default=Still.GHOST)
    ghost = fields.Integer(validate=validate.Range(min=0))
    again = ViewField()
    views = fields.List(ViewField(), load_default=list)
    focus_each = fields.List(ChoiceField(Focus, called="focus"), load_default=list)
    inside = ChoiceField(Inside, called="inside", load_default=None)
    loop = yes()
    marks = fields.List(AnchorField(), load_default=list)
    over = fields.List(
        fields.List(fields.String(validate=OneOf(BODY_PARTS)), validate=validate.Length(equal=2)),
        load_default=list,
    )

    @validates_schema
    def check(self, data: Loaded, **_: object) -> None:
        """Refuse a window where there is no room for it."""
        others = data.get("letters") or data.get("again") or data.get("focus")
        if data.get("inside") and (others or data.get("still") in _OF_SEVERAL):
            message = (
                "a window has no room beside letters, a focus, `again`, a pair, each or a series"
            )
            raise ValidationError(message, "inside")

    @validates_schema
    def check_again(self, data: Loaded, **_: object) -> None:
        """Refuse to look closer at what presses where nothing does."""
        if data.get("again") and not any(isinstance(one, Sphere) for one in data.get("props", ())):
            raise ValidationError("there is no ball and no socks to look closer at", "again")

    @validates_schema
    def check_views(self, data: Loaded, **_: object) -> None:
        """Refuse views of keys that are not each a picture, or of some keys alone."""
        for name, is_seen in (("views", "seen from several sides"), ("focus_each", "seen closer")):
            if not data.get(name):
                continue
            if data.get("still") is not Still.SERIES:
                raise ValidationError(f"only a series is {is_seen}", name)
            if len(data[name]) != len(data.get("keys", ())):
                raise ValidationError("write one for each key", name)

    @validates_schema
    def check_series(self, data: Loaded, **_: object) -> None:
        """Refuse a way between keys that lead nowhere, and numbers beside those of a series."""
        if data.get("still") is not Still.SERIES:
            return
        if any("trace" in arrow for arrow in data.get("arrows", ())):
            message = "in a series nothing goes from key to key; write `path` or `around`"
            raise ValidationError(message, "arrows")
        if data.get("marks"):
            raise ValidationError("a series has numbers of its own", "marks")


def holding_problems(limbs: Mapping[Limb, LimbPose]) -> list[tuple[Limb, str]]:
    """Return the limbs that hold what is posed after them, and what to do."""
    found = []
    for limb, spec in limbs.items():
        held = spec.held.joint if spec.held else ""
        holds_arm = held[:-1] in ARM_JOINTS[1:] and held in JOINTS
        if not limb.is_arm and holds_arm:
            found.append((limb, "a leg cannot hold an arm; let the arm hold the leg"))
        if not limb.is_arm and held[-1:] == limb.side and held[:-1] in ("knee", "ankle"):
            found.append((limb, "a leg cannot hold itself"))
        if limb.is_arm and holds_arm:
            other = limbs[Limb.ARM_LEFT if limb is Limb.ARM_RIGHT else Limb.ARM_RIGHT]
            is_back = other.held is not None and other.held.joint[:-1] in ARM_JOINTS[1:]
            if held[-1:] == limb.side or is_back:
                found.append((limb, "two hands cannot hold each other; give one a place"))
    return found
