"""Five people who visit, each with what is different from somebody ordinary."""

from collections.abc import Mapping

from recommender.domain.conditions import Value

# What somebody ordinary says; whatever is not here is a “no” or “none of these”.
USUAL: Mapping[str, Value] = {
    "duration": "over_12_weeks",
    "course": "same",
    "compare": "usual",
    "onset": "gradual",
    "pain_rest": 2,
    "pain_move": 3,
    "pattern": ("sitting_worse",),
    "eases": ("moving_eases",),
    "feels": ("stiff",),
    "minutes_a_day": 20,
    "days_a_week": 5,
    "experience": "some",
    "goals": ("sit_work",),
}

ORDINARY: Mapping[str, Value] = {"age": 44, "where": ("low_back",)}
FRESH_STRAIN: Mapping[str, Value] = {
    "age": 34,
    "where": ("low_back",),
    "duration": "under_3_days",
    "course": "too_new",
    "onset": "movement",
    "pain_move": 8,
    "pattern": ("bending_worse", "turning_worse"),
    "eases": ("resting_eases",),
    "feels": ("spasm", "catches"),
    "daily_limits": ("wash_dress",),
    "sharp_movement": ("bending", "rolling_over"),
    "catch_ends": "eases",
    "spasm": "acute",
}
NECK_AT_A_DESK: Mapping[str, Value] = {
    "age": 29,
    "where": ("neck", "top_of_shoulders"),
    "course": "up_and_down",
    "pain_worst": 5,
    "pattern": ("sitting_worse", "stress_worse"),
    "feels": ("ache", "knots"),
    "trigger_points": "reproduce",
    "equipment": ("ball",),
}
SEVENTY_SIX: Mapping[str, Value] = {
    "age": 76,
    "where": ("low_back",),
    "conditions": ("bones", "high_blood_pressure", "body_part", "mobility"),
    "bone_conditions": ("osteoporosis",),
    "blood_pressure": "controlled",
    "joint_conditions": ("knee_arthritis",),
    "walking": "aid",
    "floor": "no",
    "balance": ("unsteady",),
    "pain_move": 4,
    "pattern": ("standing_worse",),
    "eases": ("resting_eases",),
}
PREGNANT: Mapping[str, Value] = {
    "age": 30,
    "where": ("low_back", "buttock_hip"),
    "duration": "2_to_6_weeks",
    "course": "worse",
    "conditions": ("pregnancy_birth",),
    "pregnancy": "pregnant",
    "weeks_pregnant": 28,
    "pelvic_pain": True,
    "pain_move": 4,
    "pattern": ("standing_worse", "turning_worse"),
    "eases": ("resting_eases",),
    "feels": ("ache",),
    "leg_reach": "not_leg",
    "seen_twice": "once",
}
