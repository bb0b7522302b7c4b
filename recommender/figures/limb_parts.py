"""Arms and legs of a body as parts of a picture."""

from collections.abc import Iterator

from recommender.domain.poses import Limb, Vector
from recommender.figures.camera import Ball, Camera
from recommender.figures.outlines import capsule, chain, hull, line
from recommender.figures.parts import Detail, Part, Stroke
from recommender.figures.skeleton import Skeleton
from recommender.figures.vectors import add, angle_between, cross, distance, minus, mix, times, unit

# cm from palm to tips of a hand that is a fist, and how thick that is
_CLOSED, _KNUCKLES = 5.0, 4.4
_BETWEEN_FINGERS = (-1.7, 0.0, 1.7)
# the lines between fingers: where they begin and end on the way to the tips, and how much nearer
# to each other they end; those of a fist run over its edge
_FINGER_LINES, _KNUCKLE_LINES = (0.3, 1.1, 0.7), (0.9, 2.6, 1.2)
# degrees of a bent knee at which thigh and calf meet
_CREASED = 125


class LimbPainter:
    """Draws the limbs of one solved pose."""

    def __init__(self, body: Skeleton, camera: Camera, detail: Detail) -> None:
        self._body, self._camera, self._detail = body, camera, detail

    def _style(self, style: str, limb: Limb) -> str:
        return style.upper() if limb in self._detail.far else style

    def arm(self, limb: Limb) -> Iterator[Part]:
        """Yield the forearm with its hand, and the sleeve."""
        body, camera, side = self._body, self._camera, limb.side
        shoulder, elbow, wrist = (body[joint] for joint in limb.chain)
        palm, fingers = body["palm" + side], body["fingers" + side]
        tip = _KNUCKLES if distance(palm, fingers) < _CLOSED else 1.9
        bare = capsule(camera, Ball(elbow, 4.1), Ball(wrist, 3))
        if self._detail.is_small:
            sleeve_to = 0.76
            bare += capsule(camera, Ball(wrist, 3.4), Ball(fingers, tip))
        else:
            sleeve_to = 0.68
            bare = (
                capsule(camera, Ball(mix(shoulder, elbow, 0.5), 4.5), Ball(elbow, 4.1))
                + bare
                + capsule(camera, Ball(wrist, 3.1), Ball(palm, 3.7))
                + capsule(camera, Ball(palm, 3.6), Ball(fingers, tip))
            )
        if tip == _KNUCKLES and self._shows_fingers:
            bare += self._thumb(palm, fingers)
        forearm = chain(Ball(elbow, 4.1), Ball(wrist, 3))[1:]
        balls = (*forearm, Ball(palm, 3.6), Ball(fingers, 2))
        strokes = (Stroke(self._style("k", limb), bare), *self._fingers(palm, fingers))
        yield Part("forearm" + side, strokes, balls)
        sleeve = capsule(camera, Ball(shoulder, 5.9), Ball(mix(shoulder, elbow, sleeve_to), 5.3))
        yield Part(
            "upper_arm" + side,
            (Stroke(self._style("s", limb), sleeve),),
            chain(Ball(shoulder, 5.8), Ball(elbow, 4.6)),
        )
        if limb not in self._detail.far and not self._detail.is_tiny:
            # the sleeve flows into the shirt: no seam on top of the shoulder
            inner = body.chest_frame.point(shoulder, 0, -limb.outward * 5, 0.6)
            patch = capsule(camera, Ball(shoulder, 5.5), Ball(inner, 5.2))
            after = ("upper_arm" + side,)
            yield Part("shoulder_patch" + side, (Stroke("s n", patch),), after=after, over="shirt")

    @property
    def _shows_fingers(self) -> bool:
        return self._detail.is_close or self._detail.has_fingers

    def _thumb(self, palm: Vector, tips: Vector) -> str:
        """Return the thumb that lies on top of a fist."""
        above = add(palm, (0, 0, 3.2)), add(mix(palm, tips, 1.3), (0, 0, 4.3))
        return capsule(self._camera, Ball(above[0], 1.9), Ball(above[1], 1.8))

    def _fingers(self, palm: Vector, tips: Vector) -> Iterator[Stroke]:
        """Yield the lines between the fingers, which are seen close by alone."""
        if not self._shows_fingers:
            return
        way = minus(tips, palm)
        beside = unit(cross(way, self._camera.towards))
        is_fist = distance(palm, tips) < _CLOSED
        begin, end, narrow = _KNUCKLE_LINES if is_fist else _FINGER_LINES
        found = ""
        for far in _BETWEEN_FINGERS:
            ends = zip((mix(palm, tips, begin), mix(palm, tips, end)), (1, narrow), strict=True)
            lines = [add(at, times(beside, far * wide)) for at, wide in ends]
            found += line(self._camera, lines)
        yield Stroke("w", found)

    def leg(self, limb: Limb) -> Iterator[Part]:
        """Yield thigh, shin and foot, and the patches over knee and hip."""
        body, camera, side = self._body, self._camera, limb.side
        hip, knee, ankle = (body[joint] for joint in limb.chain)
        cloth = self._style("t", limb)
        thigh, shin = "thigh" + side, "shin" + side
        upper = capsule(camera, Ball(hip, 8.3), Ball(knee, 5.9))
        lower = capsule(camera, Ball(knee, 5.8), Ball(mix(knee, ankle, 0.93), 4.2))
        # one outline has no seam, but no crease either
        is_whole = (
            self._detail.is_small
            and angle_between(unit(minus(knee, hip)), unit(minus(ankle, knee))) < _CREASED
        )
        cloths = (upper + lower, "") if is_whole else (upper, lower)
        balls = chain(Ball(hip, 8.3), Ball(knee, 5.9)), chain(Ball(knee, 5.8), Ball(ankle, 4))
        for name, outline, where in zip((thigh, shin), cloths, balls, strict=True):
            yield Part(name, (Stroke(cloth, outline),) if outline else (), where)
        yield self._foot(limb)
        # a patch is a little thinner than the leg, so that the outline stays
        thin = 0.9 / camera.scale + 0.35
        # nobody sees the seams of a small leg behind another
        is_seamless = (
            is_whole or self._detail.is_tiny or (self._detail.is_small and limb in self._detail.far)
        )
        if not is_seamless:
            folds = capsule(
                camera, Ball(mix(knee, hip, 0.22), 6.3 - thin), Ball(knee, 5.9 - thin)
            ) + capsule(camera, Ball(knee, 5.9 - thin), Ball(mix(knee, ankle, 0.22), 5.4 - thin))
            yield Part("knee_patch" + side, (Stroke(f"{cloth} n", folds),), after=(thigh, shin))
        frame = body.pelvis_frame
        crease = [
            Ball(frame.point(hip, 0, -limb.outward * 4, 2.5), 7.9),
            Ball(frame.point(hip, 0, 0, 0.6), 8.3 - thin),
            Ball(mix(hip, knee, 0.25), 7.6 - thin),
        ]
        patch = Stroke(f"{cloth} n", hull(camera, crease, self._detail.pick(14, 14, 8)))
        yield Part("hip_patch" + side, (patch,), after=(thigh,), over="hips")

    def _foot(self, limb: Limb) -> Part:
        body, camera, side = self._body, self._camera, limb.side
        ankle, heel = body["ankle" + side], body["heel" + side]
        ball, toes = Ball(body["ball" + side], 3), body["toes" + side]
        sole = [Ball(ankle, 3.7), Ball(heel, 3.6), ball]
        if self._detail.is_tiny:
            outline = hull(camera, [*sole, Ball(toes, 2.2)], 9)
        else:
            count = 8 if self._detail.is_small else self._detail.pick(12, 12, 10)
            outline = hull(camera, sole, count) + capsule(camera, ball, Ball(toes, 2.2))
        balls = (Ball(ankle, 3.8), Ball(heel, 3.6), ball, Ball(toes, 2.2))
        return Part("foot" + side, (Stroke(self._style("k", limb), outline),), balls)
