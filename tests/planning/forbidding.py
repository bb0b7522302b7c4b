"""Exercises by what they make a body do, read from their steps, and whom they are forbidden."""

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
            all(_is_true(_said(answers, name), fact) for name, fact in facts.items())
            for facts in self.people
        )


def _said(answers: Answers, name: str) -> Value | None:
    """Return an answer; who was not sure of a list and then named which one has said that one."""
    answer, which = answers.get(name), answers.get(f"{name}_which")
    if isinstance(answer, tuple) and isinstance(which, tuple) and "not_sure" not in which:
        return (*(option for option in answer if option != "not_sure"), *which)
    return answer


def _is_true(answer: Value | None, fact: str | int) -> bool:
    if isinstance(fact, int):
        return isinstance(answer, int) and answer >= fact
    return fact in answer if isinstance(answer, tuple) else answer == fact


def any_of(question: str, *options: str) -> tuple[Facts, ...]:
    """Return one set of facts for each option."""
    return tuple({question: option} for option in options)


def ids(*lines: str) -> frozenset[str]:
    """Return the ids that stand in these lines."""
    return frozenset(word for line in lines for word in line.split())


# what speaks for a nerve where the pain goes no further than the thigh
OF_A_NERVE: tuple[Facts, ...] = (
    *any_of("feels", "burning", "catches", "sharp_at_times", "sharp_still", "stuck"),
    *any_of("limb_signs", "numb_leg", "leg_weak"),
    *any_of("course", "worse", "too_new"),
    *any_of("duration", "under_3_days", "under_2_weeks", "2_to_6_weeks"),
)
ROLLED_TRUNK = """foam-rolling roller-upper-back ball-wall-upper-back ball-wall-beside-spine
    ball-wall-chest towel-release"""
ROLLED_LEG = """foam-rolling roller-glutes roller-thighs roller-calves ball-wall-glutes
    towel-release-buttock"""
PRESSED = f"{ROLLED_TRUNK} {ROLLED_LEG} ball-foot finger-release-shoulder"
LEANING_BACK = """small-back-extension standing-back-extension cobra sphinx superman
    superman-one-limb upper-back-extension roller-upper-back foam-rolling cat-cow gentle-yoga
    chair-yoga chair-upper-back-arch"""
BENDING = """bed-knee-to-chest
    childs-pose wide-childs-pose-on-pillows knee-to-chest seated-knee-to-chest
    knee-to-chest-rotation cat-cow seated-cat-cow seated-forward-bend forward-bend roll-down
    wall-hang seated-lean-rest lumbar-spine-stretch gentle-yoga chair-yoga"""
FAR_ARCHING = """standing-back-extension cobra superman superman-one-limb
    upper-back-extension roller-upper-back foam-rolling pigeon-pose lunge-arms-raised"""
FAR_BENDING = """childs-pose seated-forward-bend forward-bend roll-down wall-hang
    knee-to-chest-rotation lumbar-spine-stretch"""
FAR_TWISTING = """seated-spinal-twist lumbar-spine-stretch knee-to-chest-rotation
    thread-the-needle thoracic-rotation"""
TWISTING = f"""{FAR_TWISTING} seated-thoracic-rotation knee-rolls chair-yoga gentle-yoga
    bed-knee-rolls bed-open-book"""
SQUATTING = """squat-to-chair squat-holding-weight wall-sit hinge-with-weight bottle-row
    carry-bag seated-hip-hinge supported-hip-hinge lift-from-chair lift-from-low
    sit-to-stand wall-squat bodyweight-squat supported-split-squat reverse-lunge lunge
    step-up supported-step-up hip-hinge wall-hang wall-hang-flat-back forward-bend roll-down
    lunge-arms-raised hamstring-stretch-standing"""
KNEE_UP = """bed-heel-taps bed-knee-to-chest seated-side-steps
    seated-march marching-on-the-spot dead-bug dead-bug-heel-taps knee-to-chest
    seated-knee-to-chest knee-to-chest-rotation hip-circles supported-hip-circles pigeon-pose
    childs-pose seated-figure-four"""
STRETCHED_HIP = """bed-knee-to-chest
    hip-flexor-stretch hip-flexor-stretch-standing pigeon-pose seated-figure-four
    standing-quad-stretch side-lying-quad-stretch knee-to-chest seated-knee-to-chest"""
HIP_FRONT = """hip-flexor-stretch hip-flexor-stretch-standing standing-quad-stretch
    side-lying-quad-stretch lunge-arms-raised lunge reverse-lunge supported-split-squat"""
BACK_HOLLOWS = "bird-dog standing-bird-dog wall-angel downward-dog"
STRAIGHT_LEG = """hamstring-stretch-standing hamstring-stretch-seated downward-dog
    wall-hang wall-hang-flat-back seated-forward-bend forward-bend seated-knee-extension"""
WEIGHTS = "hinge-with-weight squat-holding-weight carry-bag lift-from-chair lift-from-low"
STRETCHED_SHOULDER = "doorway-stretch chest-opener wall-hang wall-hang-flat-back downward-dog"
ARMS_HIGH = """hands-knees-arm-lift
    wall-angel side-torso-stretch lunge-arms-raised superman superman-one-limb dead-bug
    bird-dog childs-pose downward-dog wall-hang wall-hang-flat-back thoracic-rotation
    neck-presses finger-release-shoulder wall-push-up forward-wall-slide"""
ARM_NERVES = """doorway-stretch wall-hang wall-hang-flat-back thoracic-rotation neck-side-tilt
    downward-dog ball-wall-chest seated-push-up"""
ON_ONE_LEG = """standing-quad-stretch hip-circles reverse-lunge lunge step-up
    lunge-arms-raised"""
STANDING_FREE = f"""{ON_ONE_LEG} bodyweight-squat squat-to-chair squat-holding-weight
    hinge-with-weight carry-bag lift-from-chair lift-from-low
    standing-band-row strong-band-row anti-rotation-press
    small-back-extension standing-back-extension side-torso-stretch forward-bend roll-down"""
LUNGES = "lunge reverse-lunge supported-split-squat lunge-arms-raised"
ON_EACH_SIDE = """clamshell bed-clamshell side-lying-leg-lift side-lying-quad-stretch
    thoracic-rotation bed-open-book side-plank side-plank-on-knees"""
WEIGHT_ON_ONE_LEG = f"""{ON_ONE_LEG} supported-step-up supported-split-squat
    supported-one-leg-stand side-leg-raise-supported supported-hip-circles single-leg-bridge"""
HEAD_DOWN = "downward-dog forward-bend roll-down wall-hang thread-the-needle"
FLAT_ON_THE_BACK = """bed-bridge bed-heel-taps bed-knee-rolls bed-knee-to-chest
    chin-nod-hold-lying belly-breathing-bed bed-pelvic-tilt pelvic-tilt legs-on-chair-rest
    glute-bridge bridge-hold single-leg-bridge dead-bug dead-bug-heel-taps knee-to-chest
    knee-to-chest-rotation knee-rolls roller-upper-back"""
ON_THE_FRONT = """cobra sphinx superman superman-one-limb upper-back-extension plank
    floor-push-up"""
FACE_DOWN = f"{ON_THE_FRONT} knee-push-up"
ON_THE_BED = """bed-bridge bed-heel-taps bed-knee-rolls bed-knee-to-chest bed-pelvic-tilt
    bed-open-book bed-clamshell bed-heel-slide chin-nod-hold-lying"""
ARM_WEIGHT = """knee-push-up floor-push-up seated-push-up table-push-up wall-push-up
    bottle-row"""
HARD_WORK = """squat-holding-weight hinge-with-weight carry-bag lift-from-low
    strong-band-row knee-push-up
    floor-push-up wall-sit anti-rotation-press seated-push-up plank single-leg-bridge"""
NECK = """chin-nods chin-tuck-wall chin-nod-hold-lying neck-turns neck-side-tilt neck-presses
    eyes-follow-turns"""
HANDS_AND_KNEES = """hands-knees-tilt hands-knees-arm-lift
    cat-cow bird-dog bird-dog-leg-slide thread-the-needle pigeon-pose downward-dog
    gentle-yoga"""
LEG_NERVE = (
    *any_of("spine_conditions", "disc_or_sciatica"),
    *any_of("leg_reach", "below_knee", "both", "not_sure"),
)
WEAK_BONES = (
    *any_of(
        "bone_conditions",
        "osteoporosis",
        "fragility_fracture",
        "spine_fracture_new",
        "spine_fracture_old",
        "bone_med",
        "bone_jab_late",
        "not_sure",
    ),
    *any_of("steroid_details", "daily_steroids", "one_month"),
)

ON_THE_FLOOR = f"""{HANDS_AND_KNEES} {FACE_DOWN} clamshell glute-bridge bridge-hold dead-bug
    dead-bug-heel-taps single-leg-bridge pelvic-tilt knee-rolls side-plank plank-on-knees
    childs-pose"""
