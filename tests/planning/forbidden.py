"""What the words of the rules forbid, exercise by exercise, told apart from the demands.

The lists were written from the steps of the exercises and the words that the person reads, not
from the demands with which exercises are tagged: a wrong or missing tag shows here.
"""

from collections.abc import Iterator

from recommender.domain.conditions import Answers
from tests.planning.forbidden_backs import BACKS
from tests.planning.forbidden_first import FIRST
from tests.planning.forbidden_illnesses import ILLNESSES
from tests.planning.forbidding import (
    ARM_NERVES,
    ARM_WEIGHT,
    ARMS_HIGH,
    BENDING,
    FACE_DOWN,
    FAR_BENDING,
    FAR_TWISTING,
    FLAT_ON_THE_BACK,
    HANDS_AND_KNEES,
    HARD_WORK,
    HEAD_DOWN,
    KNEE_UP,
    LEG_NERVE,
    LUNGES,
    NECK,
    OF_A_NERVE,
    ON_EACH_SIDE,
    ON_ONE_LEG,
    PRESSED,
    ROLLED_LEG,
    ROLLED_TRUNK,
    SQUATTING,
    STANDING_FREE,
    STRETCHED_SHOULDER,
    TWISTING,
    WEIGHT_ON_ONE_LEG,
    WEIGHTS,
    Facts,
    Forbidden,
    any_of,
    ids,
)

__all__ = ["FORBIDDEN", "Facts", "Forbidden", "forbidden_for", "must_not_press"]


def forbidden_for(answers: Answers) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield why, and which exercises, for each list that is about a person."""
    for entry in FORBIDDEN:
        if entry.is_about(answers):
            yield entry.why, entry.exercises


def must_not_press(answers: Answers) -> bool:
    """Whether everything that presses on a muscle is out."""
    return NO_PRESSING.is_about(answers)


NO_PRESSING = Forbidden(
    "no pressing at all",
    (
        *any_of("medicines", "thinner", "not_sure"),
        *any_of("blood_kind", "bleeder", "not_sure"),
        *any_of("heart_conditions", "clot_recent", "not_sure"),
        *any_of("cancer_time", "now", "recent", "past", "not_sure"),
        *any_of("joint_conditions", "wound_trunk", "wound_other"),
        *any_of("joint_conditions", "healing_arm", "healing_leg", "healing_trunk"),
        *any_of("illnesses", "numb_skin", "skin_or_muscle_inflamed", "not_sure"),
        *any_of("conditions", "infection", "not_sure"),
        *any_of("steroid_details", "daily_steroids", "one_month"),
        *any_of("ill_signs", "blisters"),
        *any_of("limb_signs", "limb_swollen"),
        *any_of("sharp_movement", "pressing", "other"),
    ),
    ids(PRESSED),
)

FORBIDDEN = (
    Forbidden(
        "pain at the front of the pelvis: no wide or one-sided pull",
        any_of("where", "pelvis_front"),
        ids(
            """hip-flexor-stretch hip-flexor-stretch-standing seated-figure-four pigeon-pose
            lunge-arms-raised lunge reverse-lunge supported-split-squat"""
        ),
    ),
    *BACKS,
    *FIRST,
    Forbidden(
        "a replaced hip: no deep bending, turning or crossing",
        any_of("joint_conditions", "hip_replacement"),
        ids(
            """wall-hang wall-hang-flat-back pigeon-pose seated-figure-four knee-to-chest
            seated-knee-to-chest knee-to-chest-rotation lumbar-spine-stretch childs-pose
            wide-childs-pose-on-pillows forward-bend seated-forward-bend bodyweight-squat clamshell
            bed-knee-to-chest bed-clamshell squat-holding-weight seated-hip-hinge
            towel-release-buttock thoracic-rotation bed-open-book
            hip-circles supported-hip-circles ball-wall-glutes roller-glutes legs-on-chair-rest""",
        ),
    ),
    Forbidden(
        "no quick change of the head, no one leg without a hand",
        (*any_of("balance", "more_falls", "unsteady", "not_sure"), {"age": 65}),
        ids(HEAD_DOWN, ON_ONE_LEG),
    ),
    Forbidden(
        "unsteady: no brisk walks",
        any_of("balance", "more_falls", "unsteady", "not_sure"),
        ids("brisk-walk"),
    ),
    Forbidden(
        "dizzy with a sore neck: no neck exercise at all",
        (
            *any_of("face_head_signs", "dizzy", "not_sure"),
            *any_of("neck_more", "cracked", "not_sure"),
        ),
        ids(NECK),
    ),
    Forbidden(
        "a neck that may be loose, very loose joints or vertigo: no tilting of the head",
        (
            *any_of("spine_conditions", "ra", "down", "hypermobility", "not_sure"),
            *any_of("illnesses", "vertigo", "not_sure"),
        ),
        ids("neck-side-tilt"),
    ),
    Forbidden(
        "a neck that may be loose, a tingling arm: the chin is not held down",
        (
            *any_of("spine_conditions", "ra", "down"),
            *any_of("arm_reach", "shooting", "numb", "both", "not_sure"),
        ),
        ids("chin-nod-hold-lying"),
    ),
    Forbidden(
        "no long hard holds, no held breath",
        (
            *any_of("heart_conditions", "heart_disease", "aneurysm", "not_sure"),
            *any_of("illnesses", "eye_condition", "not_sure"),
            *any_of("pattern", "coughing_worse"),
            *any_of("pregnancy", "gave_birth"),
        ),
        ids(HARD_WORK),
    ),
    Forbidden(
        "vertigo: no head-down positions",
        (*any_of("illnesses", "vertigo", "not_sure"), *any_of("conditions", "not_sure")),
        ids(HEAD_DOWN, "wall-hang-flat-back"),
    ),
    Forbidden(
        "no squats, no bending from the hips, no lifting of the knee",
        any_of("sharp_movement", "hip_bending", "other"),
        ids(SQUATTING, KNEE_UP),
    ),
    Forbidden("no rounding", any_of("sharp_movement", "bending", "other"), ids(BENDING)),
    Forbidden("no twists", any_of("sharp_movement", "twisting", "other"), ids(TWISTING)),
    Forbidden(
        "no leaning to the side",
        any_of("sharp_movement", "side_bending", "other"),
        ids("side-torso-stretch seated-side-reach"),
    ),
    Forbidden(
        "no turning or tilting of the head",
        any_of("sharp_movement", "turning_neck", "other"),
        ids("neck-turns neck-side-tilt eyes-follow-turns"),
    ),
    Forbidden(
        "arms below shoulder height",
        (
            *any_of("sharp_movement", "lifting_arm", "other"),
            *any_of("joint_conditions", "shoulder_problem"),
        ),
        ids(ARMS_HIGH, STRETCHED_SHOULDER),
    ),
    Forbidden(
        "no weight on a sore shoulder",
        any_of("joint_conditions", "shoulder_problem"),
        ids(HANDS_AND_KNEES, ARM_WEIGHT, "plank plank-on-knees wall-plank side-plank"),
    ),
    Forbidden(
        "no weight on bent wrists",
        any_of("joint_conditions", "wrist_problem"),
        ids(
            HANDS_AND_KNEES,
            ARM_WEIGHT,
            WEIGHTS,
            "cobra wall-hang roller-glutes lumbar-spine-stretch towel-pull-apart",
        ),
    ),
    Forbidden(
        "from 16 weeks: not flat, not face down, no fold, arch, twist or plank",
        ({"weeks_pregnant": 16},),
        ids(
            FLAT_ON_THE_BACK,
            FACE_DOWN,
            FAR_TWISTING,
            """seated-forward-bend forward-bend childs-pose roll-down standing-back-extension
            plank-on-knees side-plank side-plank-on-knees wall-plank""",
        ),
    ),
    Forbidden(
        "pregnancy and after a birth: no roller on the legs",
        any_of("pregnancy", "pregnant", "not_sure", "gave_birth"),
        ids(ROLLED_LEG),
    ),
    Forbidden(
        "pelvic girdle pain in pregnancy: weight on both legs",
        (
            {"pregnancy": "pregnant", "where": "buttock_hip"},
            {"pregnancy": "gave_birth", "where": "buttock_hip"},
        ),
        ids(
            WEIGHT_ON_ONE_LEG,
            "clamshell bed-clamshell side-lying-leg-lift seated-side-steps seated-knee-press",
            "seated-figure-four pigeon-pose",
        ),
    ),
    Forbidden("a sore leg nerve: no pressing along it", LEG_NERVE, ids(ROLLED_LEG)),
    Forbidden(
        "a sore leg nerve: no deep bends, deep twists or straight leg",
        LEG_NERVE,
        ids(
            FAR_BENDING,
            FAR_TWISTING,
            "hamstring-stretch-standing hamstring-stretch-seated downward-dog wall-hang-flat-back",
            "seated-knee-extension",
        ),
    ),
    Forbidden(
        "an aching arm: nothing pulls on its nerves",
        any_of("arm_reach", "ache"),
        ids(ARM_NERVES, "chest-opener chair-upper-back-arch sphinx cobra"),
    ),
    Forbidden(
        "a tingling arm: nothing pulls on its nerves or rests on it",
        any_of("arm_reach", "shooting", "numb", "both", "not_sure"),
        ids(ARM_NERVES, "chair-upper-back-arch seated-lean-rest sphinx cobra"),
    ),
    Forbidden(
        "turning makes it worse: no turn is wide or held",
        any_of("pattern", "turning_worse"),
        ids(FAR_TWISTING),
    ),
    Forbidden(
        "faint on standing: no bowing on the feet",
        (
            *any_of("illnesses", "faint_standing", "not_sure"),
            *any_of("dizzy_more", "on_standing"),
        ),
        ids(
            """hip-hinge supported-hip-hinge bottle-row wall-hang wall-hang-flat-back
            hamstring-stretch-standing sit-to-stand squat-to-chair bodyweight-squat wall-squat
            wall-sit supported-split-squat""",
        ),
    ),
    Forbidden(
        "a sore shoulder, a tingling or weak arm: not lying on each side in turn",
        (
            *any_of("illnesses", "old_weak", "not_sure"),
            *any_of("limb_signs", "arm_weak"),
            *any_of("where", "shoulder"),
            *any_of("joint_conditions", "shoulder_problem"),
            *any_of("arm_reach", "shooting", "numb", "both", "not_sure"),
        ),
        ids(ON_EACH_SIDE),
    ),
    Forbidden(
        "a sore shoulder: no band at arm's length, no hand on the chair behind",
        any_of("joint_conditions", "shoulder_problem"),
        ids("anti-rotation-press seated-spinal-twist"),
    ),
    Forbidden(
        "a slipped vertebra: no far fold",
        any_of("spine_conditions", "slipped_vertebra", "not_sure"),
        ids("seated-forward-bend forward-bend roll-down childs-pose"),
    ),
    Forbidden(
        "a limp: no lunges",
        any_of("walking", "limp", "unsteady", "aid"),
        ids(LUNGES),
    ),
    Forbidden(
        "pelvic girdle pain: both sides alike, squats to a seat",
        (
            {"pregnancy": "pregnant", "where": "buttock_hip"},
            {"pregnancy": "gave_birth", "where": "buttock_hip"},
        ),
        ids(
            """carry-bag squat-holding-weight bottle-row bodyweight-squat anti-rotation-press
            lift-from-chair lift-from-low hinge-with-weight"""
        ),
    ),
    Forbidden(
        "sciatica, legs that ache on walking: one leg only with a hand",
        (
            *LEG_NERVE,
            *any_of("limb_signs", "heavy_walking"),
            *any_of("limb_more", "only_walking"),
        ),
        ids(ON_ONE_LEG),
    ),
    Forbidden(
        "pain all over: not over the back of a chair",
        any_of("illnesses", "widespread", "not_sure"),
        ids("chair-upper-back-arch"),
    ),
    Forbidden(
        "pain into the leg that sitting makes worse: no twist is held sitting",
        (
            {"leg_reach": "below_knee", "pattern": "sitting_worse"},
            *({"leg_reach": "thigh", "pattern": "sitting_worse", **sign} for sign in OF_A_NERVE),
            {"spine_conditions": "disc_old", "pattern": "coughing_worse"},
        ),
        ids("seated-spinal-twist lumbar-spine-stretch"),
    ),
    Forbidden(
        "from 70: no rolling on the floor",
        ({"age": 70},),
        ids("foam-rolling roller-upper-back roller-thighs roller-glutes roller-calves pigeon-pose"),
    ),
    Forbidden(
        "pregnant: nothing on the front",
        any_of("pregnancy", "pregnant", "not_sure"),
        ids(
            """cobra sphinx superman superman-one-limb upper-back-extension plank floor-push-up""",
        ),
    ),
    Forbidden(
        "a wheelchair: not far to the side",
        any_of("walking", "wheelchair"),
        ids("seated-side-reach"),
    ),
    NO_PRESSING,
    Forbidden(
        "pain between the shoulders, pressing not tried: no roller or ball there",
        ({"where": "upper_back", "trigger_points": "not_sure"},),
        ids(ROLLED_TRUNK),
    ),
    Forbidden(
        "diabetes or numb skin: no ball under the foot",
        (*any_of("conditions", "diabetes"), *any_of("illnesses", "numb_skin")),
        ids("ball-foot"),
    ),
    Forbidden(
        "numb skin: one leg only with a hand on something, no walk heel to toe",
        any_of("illnesses", "numb_skin"),
        ids(ON_ONE_LEG, "tandem-walk"),
    ),
    Forbidden(
        "unsteady: standing only with a hand on something",
        (
            *any_of("walking", "limp", "unsteady", "aid"),
            *any_of("balance", "more_falls", "unsteady", "not_sure"),
            *any_of("illnesses", "numb_skin", "faint_standing", "nerve_illness"),
        ),
        ids(STANDING_FREE),
    ),
    Forbidden(
        "glaucoma: the head stays above the heart",
        any_of("illnesses", "eye_condition"),
        ids(HEAD_DOWN, "childs-pose thread-the-needle bridge-hold single-leg-bridge"),
    ),
    Forbidden(
        "knees: no deep bends, kneeling or steps",
        any_of("joint_conditions", "knee_arthritis"),
        ids(
            HANDS_AND_KNEES,
            """childs-pose wide-childs-pose-on-pillows hip-flexor-stretch bodyweight-squat
            reverse-lunge lunge supported-split-squat step-up supported-step-up
            standing-quad-stretch side-lying-quad-stretch plank-on-knees knee-push-up
            squat-holding-weight seated-figure-four knee-to-chest-rotation""",
        ),
    ),
    *ILLNESSES,
)
