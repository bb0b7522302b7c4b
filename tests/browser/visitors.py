"""Whom we send through the form: their answers as the form's values."""

from collections.abc import Mapping
from typing import Any

from tests.people import HEALTHY, PLAIN

Answers = Mapping[str, Any]

WELL: Answers = HEALTHY
NECK: Answers = {**HEALTHY, **PLAIN["neck"]}
CARE: Answers = {**HEALTHY, "age": 60, "first_time": True}

# For each page that ends the interview, the answers of a person who is shown it.
STOPPED: Mapping[str, Answers] = {
    "emergency": {**HEALTHY, "saddle_signs": ["saddle_numbness"]},
    "urgent": {**HEALTHY, "leg_signs": ["foot_drop"]},
    "clinician_first": {**HEALTHY, "age": 17},
}

# Between them these people see every page of the questionnaire.
LONGEST = "past sixty with a sore neck"
CURIOUS: Mapping[str, Answers] = {
    LONGEST: {
        **NECK,
        "age": 61,
        "where": ["neck", "low_back"],
        "injury": "minor",
        "neck_injury_signs": ["none"],
        "bone_conditions": ["osteoporosis"],
        "after_injury": ["none"],
        "heart_conditions": ["high_blood_pressure"],
        "blood_pressure": "controlled",
        "joint_conditions": ["hip_replacement"],
        "hip_replacement_time": "long_ago",
        "duration": "over_12_weeks",
        "first_time": False,
        "sharp_pain": "one_movement",
        "sharp_movement": "twisting",
    },
    "who is pregnant": {
        **HEALTHY,
        "pregnancy": "pregnant",
        "pregnancy_signs": ["none"],
        "weeks_pregnant": 20,
    },
    "with a new baby": {
        **HEALTHY,
        "pregnancy": "gave_birth",
        "birth": "vaginal_later",
        "duration": "over_12_weeks",
        "inflammation_signs": ["none"],
    },
    "with very high blood pressure": {
        **HEALTHY,
        "heart_conditions": ["high_blood_pressure"],
        "blood_pressure": "very_high",
        "pressure_signs": "no",
    },
}
