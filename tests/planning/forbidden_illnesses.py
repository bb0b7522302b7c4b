"""What the words of the rules forbid in illnesses, with healing bones and with medicines."""

from tests.planning.forbidding import (
    HEAD_DOWN,
    HIP_FRONT,
    ON_EACH_SIDE,
    ON_ONE_LEG,
    ON_THE_BED,
    ON_THE_FLOOR,
    ON_THE_FRONT,
    PRESSED,
    ROLLED_TRUNK,
    STRAIGHT_LEG,
    WEIGHT_ON_ONE_LEG,
    Forbidden,
    any_of,
    ids,
)

ILLNESSES = (
    Forbidden(
        "no planks and no hard belly work",
        (
            *any_of("illnesses", "hernia", "pelvic_floor", "not_sure"),
            *any_of("operations_done", "pee_operation"),
            *any_of("pregnancy", "gave_birth", "ended"),
            *any_of("sharp_movement", "coughing", "other"),
        ),
        ids("plank side-plank dead-bug"),
    ),
    Forbidden(
        "lungs, faint, migraine: the head stays up",
        any_of("illnesses", "lung", "faint_standing", "migraine", "hernia"),
        ids(HEAD_DOWN),
    ),
    Forbidden(
        "fits, a nerve illness, a weak limb, an aid: no step, no one leg without a hand",
        (
            *any_of("illnesses", "epilepsy", "nerve_illness", "old_weak"),
            *any_of("walking", "limp", "aid", "few_steps", "wheelchair"),
            *any_of("medicines", "strong_opioid"),
        ),
        ids(ON_ONE_LEG, "step-up supported-step-up"),
    ),
    Forbidden(
        "no floor: it is sharp to get up, or few steps only",
        (
            *any_of("sharp_movement", "rolling_over", "other"),
            *any_of("walking", "few_steps", "wheelchair"),
        ),
        ids(ON_THE_FLOOR),
    ),
    Forbidden(
        "sharp on rolling over or getting up: no bed",
        any_of("sharp_movement", "rolling_over", "other"),
        ids(ON_THE_BED, ON_EACH_SIDE),
    ),
    Forbidden(
        "a hernia: the groin is not stretched",
        any_of("illnesses", "hernia", "not_sure"),
        ids(HIP_FRONT, "standing-back-extension small-back-extension cobra"),
    ),
    Forbidden(
        "a tummy operated on within half a year: not on the front, not far back",
        (
            {"operations_done": "tummy_operation", "operation_time": "under_6_months"},
            {"operations_done": "tummy_operation", "operation_time": "under_12_weeks"},
            {"operations_done": "tummy_operation", "operation_time": "not_sure"},
        ),
        ids(ON_THE_FRONT, "standing-back-extension plank side-plank dead-bug"),
    ),
    Forbidden(
        "a new knee: no turn of the bent leg",
        any_of("joint_conditions", "knee_replacement"),
        ids("seated-figure-four knee-to-chest-rotation lumbar-spine-stretch pigeon-pose"),
    ),
    Forbidden(
        "unsteady, a stick, 80 or older: not on a chair without arm rests",
        (
            *any_of("balance", "one_fall", "more_falls", "unsteady", "not_sure"),
            *any_of("walking", "unsteady", "aid", "few_steps"),
            {"age": 80, "experience": "new"},
            {"age": 80, "experience": "some"},
        ),
        ids("seated-side-reach side-torso-stretch"),
    ),
    Forbidden(
        "a stick from 65, or from 85: no ankle on the other knee",
        (
            {"age": 85},
            {"age": 65, "walking": "aid"},
            {"age": 65, "walking": "few_steps"},
        ),
        ids("seated-figure-four pigeon-pose"),
    ),
    Forbidden(
        "a wheelchair: legs of unknown feeling do no work",
        any_of("walking", "wheelchair"),
        ids(
            """seated-knee-press seated-knee-extension seated-march seated-side-steps bed-clamshell
            side-lying-leg-lift bed-bridge bed-heel-taps bed-knee-rolls bed-pelvic-tilt
            bed-open-book""",
        ),
    ),
    Forbidden(
        "28 weeks pregnant: both feet level, and no circles on one leg",
        ({"weeks_pregnant": 28},),
        ids(
            """hip-flexor-stretch hip-flexor-stretch-standing lunge-arms-raised hip-circles
            supported-hip-circles step-up supported-step-up""",
        ),
    ),
    Forbidden(
        "a worn hip: no far stretch, no crossing",
        any_of("joint_conditions", "hip_arthritis"),
        ids(
            """pigeon-pose seated-figure-four clamshell hip-flexor-stretch standing-quad-stretch
            knee-to-chest hip-circles""",
        ),
    ),
    Forbidden(
        "a foot to protect: both legs, no calf stretch, no ball",
        any_of("joint_conditions", "foot_ankle"),
        ids(WEIGHT_ON_ONE_LEG, "calf-stretch ball-foot pigeon-pose"),
    ),
    Forbidden(
        "an implant, many steroids: nothing presses on the trunk",
        (
            *any_of("heart_conditions", "implant"),
            *any_of("steroid_details", "courses"),
            *any_of("illnesses", "widespread"),
        ),
        ids(ROLLED_TRUNK),
    ),
    Forbidden(
        "weak veins or an old clot: no roller on the leg",
        (*any_of("illnesses", "leg_veins"), *any_of("heart_conditions", "clot_old")),
        ids("roller-thighs roller-calves"),
    ),
    Forbidden("bruises easily: no pressing", any_of("blood_kind", "easy_bruises"), ids(PRESSED)),
    Forbidden(
        "pelvic girdle pain: weight on both legs",
        ({"pelvic_pain": True},),
        ids(
            WEIGHT_ON_ONE_LEG,
            STRAIGHT_LEG,
            """clamshell seated-figure-four pigeon-pose bed-heel-taps dead-bug dead-bug-heel-taps
            side-plank side-plank-on-knees tandem-walk""",
        ),
    ),
    Forbidden(
        "reflux, lungs: no rest flat on the back",
        any_of("illnesses", "reflux", "lung", "not_sure"),
        ids("belly-breathing-bed legs-on-chair-rest"),
    ),
)
