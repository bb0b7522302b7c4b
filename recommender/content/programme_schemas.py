"""The shape of a file under knowledge/programmes/."""

from marshmallow import fields, post_load, pre_load, validate

from recommender.content.fields import PrescriptionSchema, ids, kebab, snake, words
from recommender.content.knowledge_schemas import Loaded, tupled
from recommender.content.shapes import OneOf, Shape
from recommender.domain.exercises import Prescription
from recommender.domain.programmes import ArcDay, ArcItem, Conflict, Offer, Prescribed, Programme


class ConflictSchema(Shape):
    """Where a seed's item clashes with a safety source."""

    seed = words()
    we = words()
    because = words()
    source = kebab()

    @post_load
    def build(self, data: Loaded, **_: object) -> Conflict:
        """Build the conflict."""
        return Conflict(**data)


class PrescribedSchema(Shape):
    """One item as the seed prescribes it; the programme adds which source that is."""

    exercise = kebab()
    name = words()
    day = fields.Integer(load_default=0, validate=validate.Range(0, 7))
    dose = fields.Nested(PrescriptionSchema, load_default=dict)
    said = words(required=False)
    conflict = fields.Nested(ConflictSchema, load_default=None)
    instead = fields.String(load_default="")


class OfferSchema(Shape):
    """What a professional offers."""

    id = kebab()
    name = words()
    about = words()
    source = kebab()

    @post_load
    def build(self, data: Loaded, **_: object) -> Offer:
        """Build the offer."""
        return Offer(**data)


class ArcItemSchema(Shape):
    """An exercise of a day: its id, or a mapping that also names another programme."""

    exercise = kebab()
    programme = fields.String(load_default="")

    @pre_load
    def from_id(self, data: object, **_: object) -> object:
        """Take a bare id for an exercise of this programme."""
        return {"exercise": data} if isinstance(data, str) else data


class ArcDaySchema(Shape):
    """One day of the week that we build from a programme."""

    theme = words()
    goal = words()
    focus = snake()
    exercises = fields.List(
        fields.Nested(ArcItemSchema), required=True, validate=validate.Length(min=1)
    )


class ProgrammeSchema(Shape):
    """A whole file under programmes/."""

    id = kebab()
    seed = fields.String(load_default="")
    origin = fields.String(load_default="seed", validate=OneOf(["seed", "ours"]))
    title = words()
    about = words()
    frequency = fields.Dict(keys=fields.String(), values=fields.String(), load_default=dict)
    items = fields.List(fields.Nested(PrescribedSchema), load_default=list)
    tips = ids()
    offers = fields.List(fields.Nested(OfferSchema), load_default=list)
    arc = fields.List(fields.Nested(ArcDaySchema), required=True, validate=validate.Length(equal=7))

    @post_load
    def build(self, data: Loaded, **_: object) -> Programme:
        """Build the programme; its source is its seed's, or our own judgement."""
        data.pop("origin")
        source = f"seed-{data['seed']}" if data["seed"] else "judgement"
        items = tuple(
            Prescribed(**{**item, "dose": Prescription(source=source, **item["dose"])})
            for item in data.pop("items")
        )
        arc = tuple(_arc_day(day, data["id"]) for day in data.pop("arc"))
        frequency = tuple(sorted(data.pop("frequency").items()))
        return Programme(items=items, arc=arc, frequency=frequency, **tupled(data))


def _arc_day(day: Loaded, programme: str) -> ArcDay:
    items = tuple(
        ArcItem(item["exercise"], item["programme"] or programme) for item in day["exercises"]
    )
    return ArcDay(day["theme"], day["goal"], day["focus"], items)
