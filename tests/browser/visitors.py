"""Whom we send through the form: their answers as the form's values."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from tests.people import HEALTHY, PLAIN, opened

Answers = Mapping[str, Any]
CONTENT = Path(__file__).parents[2] / "knowledge"
# what is said where only some are asked, as long as a visitor says nothing else
ORDINARY: Answers = yaml.safe_load((CONTENT / "ordinary.yaml").read_text("utf-8"))["answers"]


def a_visitor(**different: Any) -> Answers:
    """Return the healthy person's answers with these instead, and what they open."""
    return {**ORDINARY, **HEALTHY, **opened(different)}


def fields_of(answers: Answers, names: Iterable[str]) -> dict[str, list[str]]:
    """Return these questions as a form sends them; one without an answer is sent empty."""
    return {name: _values(answers.get(name, [])) for name in names}


def _values(value: object) -> list[str]:
    if isinstance(value, bool):
        return ["yes" if value else "no"]
    return [str(entry) for entry in value] if isinstance(value, list) else [str(value)]


WELL = a_visitor()
NECK = a_visitor(**PLAIN["neck"])
CARE = a_visitor(
    age=76,
    conditions=["bones", "high_blood_pressure", "body_part"],
    bone_conditions=["osteoporosis"],
    joint_conditions=["knee_arthritis"],
)

# For each page that ends the interview, the answers of a person who is shown it.
STOPPED: Mapping[str, Answers] = {
    "emergency": a_visitor(saddle_signs=["saddle_numbness"]),
    "urgent": a_visitor(ill_signs=["fever"]),
    "clinician_first": a_visitor(age=17),
}

# Who is asked in every way in which the form asks: several lists and numbers a page, which one of a
# list they are not sure about, and headings in a list.
LONGEST = a_visitor(
    age=66,
    where=["neck", "low_back", "leg"],
    limb_signs=["not_sure"],
    limb_signs_which=["heavy_walking"],
    face_head_signs=["headache"],
    conditions=["bones", "body_part", "illness", "high_blood_pressure", "pregnancy_birth"],
    pregnancy="no",
    feels=["catches", "knots", "stiff"],
    pain_move=6,
    daily_limits=["none"],
    main_problem="stiffness",
)
