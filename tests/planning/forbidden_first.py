"""What the words of the rules forbid because an easier form of it comes first."""

from tests.planning.forbidding import ON_ONE_LEG, Facts, Forbidden, any_of, ids

NOT_USED_TO_IT: tuple[Facts, ...] = tuple(
    {"joint_conditions": joint, "experience": habit}
    for joint in ("hip_arthritis", "knee_arthritis", "hip_replacement", "knee_replacement")
    for habit in ("new", "some")
)

FIRST = (
    Forbidden(
        "new, sore hip or knee, diabetes: one leg only with a hand",
        (
            *any_of("experience", "new"),
            *any_of("joint_conditions", "hip_arthritis", "hip_replacement"),
            *any_of("joint_conditions", "knee_arthritis", "knee_replacement"),
            *any_of("conditions", "diabetes"),
        ),
        ids(ON_ONE_LEG),
    ),
    Forbidden(
        "weak, very old, a sore hip or knee: up from a chair with the hands first",
        (
            *NOT_USED_TO_IT,
            {"age": 60, "experience": "new"},
            {"age": 75, "experience": "some"},
            *any_of("floor", "slowly", "no", "not_sure"),
            *any_of("operations_done", "new_joint"),
        ),
        ids("squat-to-chair bodyweight-squat squat-holding-weight reverse-lunge lunge"),
    ),
    Forbidden(
        "a nerve illness, sways, an aid: up from a chair with the hands, no squat at the wall",
        (
            *any_of("illnesses", "nerve_illness", "not_sure"),
            *any_of("balance", "more_falls", "unsteady", "not_sure"),
            *any_of("walking", "unsteady", "aid", "few_steps"),
        ),
        ids("wall-squat wall-sit squat-to-chair bodyweight-squat supported-split-squat"),
    ),
    Forbidden(
        "a new hip or knee within a year: the knees do not roll",
        any_of("operations_done", "new_joint"),
        ids("knee-rolls bed-knee-rolls"),
    ),
    Forbidden(
        "a worn or replaced hip is not lain on to lift the leg",
        any_of("joint_conditions", "hip_arthritis", "hip_replacement"),
        ids("side-lying-leg-lift side-plank side-plank-on-knees"),
    ),
)
