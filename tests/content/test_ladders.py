"""The real ladders: each climbs as the paper on progression says, and reaches what it should."""

from itertools import combinations

import pytest

from recommender.domain.content import Content
from recommender.domain.exercises import ExerciseKind

# written from the paper, not from the file
CLIMBS = {
    "squats": """sit-to-stand squat-to-chair bodyweight-squat supported-split-squat reverse-lunge
        lunge squat-holding-weight""",
    "steps": "seated-knee-extension sit-to-stand supported-step-up step-up",
    "bridges": "bed-bridge glute-bridge bridge-hold single-leg-bridge",
    "dead bug": "seated-march dead-bug-heel-taps dead-bug",
    "bird dog": "standing-bird-dog bird-dog-leg-slide bird-dog",
    "planks": "wall-plank plank-on-knees plank",
    "side": "side-leg-raise-supported clamshell side-plank-on-knees side-plank",
    "back": "seated-back-press upper-back-extension superman-one-limb superman",
    "hinge": "hip-hinge lift-from-chair hinge-with-weight lift-from-low carry-bag",
    "push": "wall-push-up table-push-up knee-push-up floor-push-up",
    "pull": "shoulder-blade-squeeze seated-band-row standing-band-row strong-band-row",
    "neck": "chin-nods chin-tuck-wall chin-nod-hold-lying neck-presses",
    "balance": """heel-raise marching-on-the-spot heel-to-toe-stand supported-one-leg-stand
        supported-hip-circles hip-circles""",
    "walks": "seated-aerobic-march short-walk walking brisk-walk",
    "turns": "seated-thoracic-rotation thoracic-rotation thread-the-needle",
    "loosening": "seated-pelvic-tilt pelvic-tilt seated-cat-cow cat-cow",
}
# what stands in first for what cannot be done on the floor, on one leg or without a thing
INSTEAD = {
    "glute-bridge": "bed-bridge",
    "dead-bug-heel-taps": "bed-heel-taps",
    "clamshell": "bed-clamshell",
    "thoracic-rotation": "bed-open-book",
    "knee-to-chest": "bed-knee-to-chest",
    "knee-rolls": "bed-knee-rolls",
    "hip-circles": "supported-hip-circles",
    "step-up": "supported-step-up",
    "ball-wall-upper-back": "towel-release",
    "ball-wall-glutes": "towel-release-buttock",
    "seated-band-row": "towel-pull-apart",
    "childs-pose": "wide-childs-pose-on-pillows",
    "pigeon-pose": "seated-figure-four",
    "wall-angel": "low-wall-slide",
    "gentle-yoga": "chair-yoga",
    "downward-dog": "wall-hang-flat-back",
    "standing-back-extension": "small-back-extension",
    "short-walk": "seated-aerobic-march",
}


@pytest.mark.parametrize("ladder", CLIMBS)
def test_a_ladder_climbs_as_the_paper_says(content: Content, ladder: str) -> None:
    for lower, upper in combinations(CLIMBS[ladder].split(), 2):
        assert lower in content.easier_than(upper)
        assert upper in content.harder_than(lower)
        assert content.exercises[lower].level <= content.exercises[upper].level


@pytest.mark.parametrize("exercise", INSTEAD)
def test_the_next_rung_below_is_what_a_physiotherapist_would_give_instead(
    content: Content, exercise: str
) -> None:
    assert content.easier_than(exercise)[0] == INSTEAD[exercise]


def test_legs_pushing_and_pulling_reach_the_highest_level(content: Content) -> None:
    tops = {
        place
        for exercise in content.exercises.values()
        if exercise.kind is ExerciseKind.STRENGTH and exercise.level == 3
        for place in exercise.places
    }

    assert tops >= {"thigh", "shoulder", "mid_back"}
