"""What the words of the rules forbid, exercise by exercise, told apart from the demands.

The lists were written from the steps of the exercises and the words that the person reads, not
from the demands with which exercises are tagged: a wrong or missing tag shows here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from recommender.domain.conditions import Answers, Value

# A fact: an option that is chosen or ticked, or the least number.
Facts = dict[str, str | int]


@dataclass(frozen=True)
class Forbidden:
    """Exercises that nobody gets of whom one of these sets of facts is true, and why not."""

    why: str
    people: tuple[Facts, ...]
    exercises: frozenset[str]

    def is_about(self, answers: Answers) -> bool:
        """Whether all facts of one set are among the answers."""
        return any(
            all(_is_true(answers.get(name), fact) for name, fact in facts.items())
            for facts in self.people
        )


def forbidden_for(answers: Answers) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield why, and which exercises, for each list that is about a person."""
    for entry in FORBIDDEN:
        if entry.is_about(answers):
            yield entry.why, entry.exercises


def must_not_press(answers: Answers) -> bool:
    """Whether everything that presses on a muscle is out."""
    return NO_PRESSING.is_about(answers)


def _is_true(answer: Value | None, fact: str | int) -> bool:
    if isinstance(fact, int):
        return isinstance(answer, int) and answer >= fact
    return fact in answer if isinstance(answer, tuple) else answer == fact


def _any(question: str, *options: str) -> tuple[Facts, ...]:
    return tuple({question: option} for option in options)


def _ids(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


ROLLED_TRUNK = """foam-rolling roller-upper-back ball-wall-upper-back ball-wall-beside-spine
    ball-wall-chest"""
ROLLED_LEG = "foam-rolling roller-glutes roller-thighs roller-calves ball-wall-glutes"
PRESSED = f"{ROLLED_TRUNK} {ROLLED_LEG} ball-foot finger-release-shoulder"
LEANING_BACK = """small-back-extension standing-back-extension cobra sphinx superman
    superman-one-limb upper-back-extension roller-upper-back foam-rolling cat-cow gentle-yoga
    chair-yoga"""
BENDING = """childs-pose wide-childs-pose-on-pillows knee-to-chest seated-knee-to-chest
    knee-to-chest-rotation cat-cow seated-cat-cow seated-forward-bend forward-bend roll-down
    wall-hang seated-lean-rest lumbar-spine-stretch gentle-yoga chair-yoga"""
FAR_BENDING = """childs-pose seated-forward-bend forward-bend roll-down wall-hang
    knee-to-chest-rotation lumbar-spine-stretch"""
FAR_TWISTING = """seated-spinal-twist lumbar-spine-stretch knee-to-chest-rotation
    thread-the-needle thoracic-rotation"""
TWISTING = f"{FAR_TWISTING} seated-thoracic-rotation knee-rolls chair-yoga gentle-yoga"
SQUATTING = """sit-to-stand wall-squat bodyweight-squat supported-split-squat reverse-lunge lunge
    step-up supported-step-up hip-hinge wall-hang wall-hang-flat-back forward-bend roll-down
    lunge-arms-raised hamstring-stretch-standing"""
KNEE_UP = """seated-march marching-on-the-spot dead-bug dead-bug-heel-taps knee-to-chest
    seated-knee-to-chest knee-to-chest-rotation hip-circles supported-hip-circles pigeon-pose
    childs-pose seated-figure-four"""
STRETCHED_HIP = """hip-flexor-stretch hip-flexor-stretch-standing pigeon-pose seated-figure-four
    standing-quad-stretch side-lying-quad-stretch knee-to-chest seated-knee-to-chest"""
STRETCHED_SHOULDER = "doorway-stretch chest-opener wall-hang wall-hang-flat-back downward-dog"
ARMS_HIGH = """wall-angel side-torso-stretch lunge-arms-raised superman superman-one-limb dead-bug
    bird-dog childs-pose downward-dog wall-hang wall-hang-flat-back thoracic-rotation
    neck-presses finger-release-shoulder"""
ARM_NERVES = """doorway-stretch wall-hang wall-hang-flat-back thoracic-rotation neck-side-tilt
    downward-dog ball-wall-chest"""
ON_ONE_LEG = """standing-quad-stretch hip-circles reverse-lunge lunge step-up
    lunge-arms-raised"""
WEIGHT_ON_ONE_LEG = f"""{ON_ONE_LEG} supported-step-up supported-split-squat
    supported-one-leg-stand side-leg-raise-supported supported-hip-circles single-leg-bridge"""
HEAD_DOWN = "downward-dog forward-bend roll-down wall-hang"
FLAT_ON_THE_BACK = """belly-breathing-bed bed-pelvic-tilt pelvic-tilt legs-on-chair-rest
    glute-bridge bridge-hold single-leg-bridge dead-bug dead-bug-heel-taps knee-to-chest
    knee-to-chest-rotation knee-rolls roller-upper-back"""
FACE_DOWN = "cobra sphinx superman superman-one-limb upper-back-extension plank"
HANDS_AND_KNEES = """cat-cow bird-dog bird-dog-leg-slide thread-the-needle pigeon-pose downward-dog
    gentle-yoga"""
LEG_NERVE = (
    *_any("spine_conditions", "disc_or_sciatica"),
    *_any("leg_reach", "below_knee", "both", "not_sure"),
)
WEAK_BONES = (
    *_any(
        "bone_conditions",
        "osteoporosis",
        "fragility_fracture",
        "spine_fracture_new",
        "spine_fracture_old",
        "bone_med",
        "bone_jab_late",
        "not_sure",
    ),
    *_any("steroid_details", "daily_steroids", "one_month"),
)

NO_PRESSING = Forbidden(
    "no pressing at all",
    (
        *_any("medicines", "thinner", "not_sure"),
        *_any("blood_kind", "bleeder", "not_sure"),
        *_any("heart_conditions", "clot_recent", "not_sure"),
        *_any("cancer_time", "now", "recent", "past", "not_sure"),
        *_any("joint_conditions", "wound_trunk", "wound_other"),
        *_any("joint_conditions", "healing_arm", "healing_leg", "healing_trunk"),
        *_any("illnesses", "numb_skin", "skin_or_muscle_inflamed", "not_sure"),
        *_any("conditions", "infection", "not_sure"),
        *_any("steroid_details", "daily_steroids", "one_month"),
        *_any("ill_signs", "blisters"),
        *_any("limb_signs", "limb_swollen"),
        *_any("sharp_movement", "pressing", "other"),
    ),
    _ids(PRESSED),
)

FORBIDDEN = (
    Forbidden("weak bones: no roller or ball on the trunk", WEAK_BONES, _ids(ROLLED_TRUNK)),
    Forbidden("weak bones: no hard rounding", WEAK_BONES, _ids(FAR_BENDING, FAR_TWISTING)),
    Forbidden(
        "no arching and no leaning back",
        (
            *_any("spine_conditions", "stenosis", "slipped_vertebra", "not_sure"),
            *_any("bone_conditions", "not_sure"),
            *_any("limb_signs", "heavy_walking"),
            *_any("limb_more", "only_walking"),
            *_any("sharp_movement", "arching", "other"),
            *LEG_NERVE,
        ),
        _ids(LEANING_BACK),
    ),
    Forbidden(
        "loose joints: no far stretches",
        _any("spine_conditions", "hypermobility", "not_sure"),
        _ids(
            STRETCHED_HIP,
            STRETCHED_SHOULDER,
            FAR_BENDING,
            FAR_TWISTING,
            "calf-stretch side-torso-stretch hamstring-stretch-standing hamstring-stretch-seated",
        ),
    ),
    Forbidden(
        "a fused spine: nothing to its end, no turns of the neck",
        _any("spine_conditions", "fused_spine", "spine_metal", "not_sure"),
        _ids(FAR_BENDING, FAR_TWISTING, "neck-turns neck-side-tilt side-torso-stretch"),
    ),
    Forbidden(
        "a replaced hip: no deep bending, turning or crossing",
        _any("joint_conditions", "hip_replacement"),
        _ids(
            """wall-hang wall-hang-flat-back pigeon-pose seated-figure-four knee-to-chest
            seated-knee-to-chest knee-to-chest-rotation lumbar-spine-stretch childs-pose
            wide-childs-pose-on-pillows forward-bend seated-forward-bend bodyweight-squat clamshell
            hip-circles supported-hip-circles ball-wall-glutes roller-glutes""",
        ),
    ),
    Forbidden(
        "no quick change of the head, no one leg without a hand",
        (*_any("balance", "more_falls", "unsteady", "not_sure"), {"age": 65}),
        _ids(HEAD_DOWN, ON_ONE_LEG),
    ),
    Forbidden(
        "vertigo: no head-down positions",
        (*_any("illnesses", "vertigo", "not_sure"), *_any("conditions", "not_sure")),
        _ids(HEAD_DOWN),
    ),
    Forbidden(
        "no squats, no bending from the hips, no lifting of the knee",
        _any("sharp_movement", "hip_bending", "other"),
        _ids(SQUATTING, KNEE_UP),
    ),
    Forbidden("no rounding", _any("sharp_movement", "bending", "other"), _ids(BENDING)),
    Forbidden("no twists", _any("sharp_movement", "twisting", "other"), _ids(TWISTING)),
    Forbidden(
        "no leaning to the side",
        _any("sharp_movement", "side_bending", "other"),
        _ids("side-torso-stretch seated-side-reach"),
    ),
    Forbidden(
        "no turning or tilting of the head",
        _any("sharp_movement", "turning_neck", "other"),
        _ids("neck-turns neck-side-tilt seated-spinal-twist lumbar-spine-stretch"),
    ),
    Forbidden(
        "arms below shoulder height",
        (
            *_any("sharp_movement", "lifting_arm", "other"),
            *_any("joint_conditions", "shoulder_problem"),
        ),
        _ids(ARMS_HIGH, STRETCHED_SHOULDER),
    ),
    Forbidden(
        "no weight on a sore shoulder",
        _any("joint_conditions", "shoulder_problem"),
        _ids(HANDS_AND_KNEES, "plank plank-on-knees wall-plank side-plank wall-push-up"),
    ),
    Forbidden(
        "no weight on bent wrists",
        _any("joint_conditions", "wrist_problem"),
        _ids(HANDS_AND_KNEES, "cobra wall-push-up table-push-up wall-hang roller-glutes"),
    ),
    Forbidden(
        "from 16 weeks: not flat, not face down, no fold, arch, twist or plank",
        ({"weeks_pregnant": 16},),
        _ids(
            FLAT_ON_THE_BACK,
            FACE_DOWN,
            FAR_TWISTING,
            """seated-forward-bend forward-bend childs-pose roll-down standing-back-extension
            plank-on-knees side-plank side-plank-on-knees wall-plank""",
        ),
    ),
    Forbidden(
        "pregnancy and after a birth: no roller on the legs",
        _any("pregnancy", "pregnant", "not_sure", "gave_birth"),
        _ids(ROLLED_LEG),
    ),
    Forbidden(
        "a sore pelvis in pregnancy: weight on both legs",
        (
            {"pregnancy": "pregnant", "where": "buttock_hip"},
            {"pregnancy": "gave_birth", "where": "buttock_hip"},
        ),
        _ids(WEIGHT_ON_ONE_LEG, "clamshell seated-figure-four pigeon-pose"),
    ),
    Forbidden("a sore leg nerve: no pressing along it", LEG_NERVE, _ids(ROLLED_LEG)),
    Forbidden(
        "a sore leg nerve: no deep bends, deep twists or straight leg",
        LEG_NERVE,
        _ids(
            FAR_BENDING,
            FAR_TWISTING,
            "hamstring-stretch-standing hamstring-stretch-seated downward-dog wall-hang-flat-back",
        ),
    ),
    Forbidden(
        "a tingling arm: nothing pulls on its nerves",
        _any("arm_reach", "shooting", "numb", "both", "not_sure"),
        _ids(ARM_NERVES),
    ),
    NO_PRESSING,
    Forbidden(
        "pain between the shoulders, pressing not tried: no roller or ball there",
        ({"where": "upper_back", "trigger_points": "not_sure"},),
        _ids("foam-rolling roller-upper-back ball-wall-upper-back ball-wall-beside-spine"),
    ),
    Forbidden(
        "diabetes or numb skin: no ball under the foot",
        (*_any("conditions", "diabetes"), *_any("illnesses", "numb_skin")),
        _ids("ball-foot"),
    ),
    Forbidden(
        "numb skin: one leg only with a hand on something",
        _any("illnesses", "numb_skin"),
        _ids(ON_ONE_LEG),
    ),
    Forbidden(
        "glaucoma: the head stays above the heart",
        _any("illnesses", "eye_condition"),
        _ids(HEAD_DOWN, "childs-pose thread-the-needle bridge-hold single-leg-bridge"),
    ),
    Forbidden(
        "knees: no deep bends, kneeling or steps",
        _any("joint_conditions", "knee_arthritis"),
        _ids(
            HANDS_AND_KNEES,
            """childs-pose wide-childs-pose-on-pillows hip-flexor-stretch bodyweight-squat
            reverse-lunge lunge supported-split-squat step-up supported-step-up
            standing-quad-stretch side-lying-quad-stretch plank-on-knees""",
        ),
    ),
)
