"""What the words of the rules forbid to bones, spines and joints that are weak, loose or worse."""

from tests.planning.forbidding import (
    BACK_HOLLOWS,
    FAR_ARCHING,
    FAR_BENDING,
    FAR_TWISTING,
    HIP_FRONT,
    LEANING_BACK,
    LEG_NERVE,
    OF_A_NERVE,
    ON_ONE_LEG,
    ON_THE_FLOOR,
    ON_THE_FRONT,
    ROLLED_TRUNK,
    STRAIGHT_LEG,
    STRETCHED_HIP,
    STRETCHED_SHOULDER,
    WEAK_BONES,
    WEIGHTS,
    Forbidden,
    any_of,
    ids,
)

BACKS = (
    Forbidden("weak bones: no roller or ball on the trunk", WEAK_BONES, ids(ROLLED_TRUNK)),
    Forbidden("weak bones: not over the back of a chair", WEAK_BONES, ids("chair-upper-back-arch")),
    Forbidden("weak bones: no hard rounding", WEAK_BONES, ids(FAR_BENDING, FAR_TWISTING)),
    Forbidden(
        "borderline bones, 75 or older, a stick from 65: nothing rounds or twists to its end",
        (
            *any_of("bone_conditions", "osteopenia"),
            {"age": 75},
            {"age": 65, "walking": "aid"},
            {"age": 65, "walking": "few_steps"},
        ),
        ids(FAR_BENDING, FAR_TWISTING),
    ),
    Forbidden(
        "weak bones, 65 or older: not far back without a hold",
        (*WEAK_BONES, {"age": 65}),
        ids("standing-back-extension"),
    ),
    Forbidden(
        "weak bones and new to exercise, or some: no weight yet",
        tuple({**facts, "experience": habit} for facts in WEAK_BONES for habit in ("new", "some")),
        ids(WEIGHTS),
    ),
    Forbidden(
        "no arching and no leaning back",
        (
            *any_of("spine_conditions", "stenosis", "slipped_vertebra", "not_sure"),
            *any_of("bone_conditions", "not_sure"),
            *any_of("limb_signs", "heavy_walking"),
            *any_of("limb_more", "only_walking"),
            *any_of("sharp_movement", "arching", "other"),
            *LEG_NERVE,
        ),
        ids(LEANING_BACK),
    ),
    Forbidden(
        "leaning back is sharp or makes it worse: the front of the hip is not stretched",
        (*any_of("sharp_movement", "arching", "other"), *any_of("pattern", "arching_worse")),
        ids(HIP_FRONT),
    ),
    Forbidden(
        "leaning back is sharp or newly worse: the back is not drawn into its hollow",
        (
            *any_of("sharp_movement", "arching", "other"),
            {"pattern": "arching_worse", "duration": "under_2_weeks"},
        ),
        ids(BACK_HOLLOWS),
    ),
    Forbidden(
        "a narrow canal: not far to the side, no stretch of the front of the hip",
        (
            *any_of("spine_conditions", "stenosis", "not_sure"),
            *any_of("limb_signs", "heavy_walking"),
            *any_of("limb_more", "only_walking"),
        ),
        ids(HIP_FRONT, "side-torso-stretch"),
    ),
    Forbidden(
        "pain into the thigh: no stretch of the front of the hip, no far arch",
        (
            *any_of("leg_reach", "both", "not_sure"),
            *({"leg_reach": "thigh", **sign} for sign in OF_A_NERVE),
        ),
        ids(HIP_FRONT, FAR_ARCHING, "sphinx"),
    ),
    Forbidden(
        "an old disc or the thigh, and worse on coughing: no straight leg",
        (
            {"spine_conditions": "disc_old", "pattern": "coughing_worse"},
            {"leg_reach": "thigh", "pattern": "coughing_worse"},
        ),
        ids(STRAIGHT_LEG),
    ),
    Forbidden("a sore leg nerve: not far to the side", LEG_NERVE, ids("side-torso-stretch")),
    Forbidden(
        "loose joints: no leaning back, one leg only with a hand",
        any_of("spine_conditions", "hypermobility", "not_sure"),
        ids(ON_ONE_LEG, "sphinx small-back-extension standing-back-extension cobra"),
    ),
    Forbidden(
        "falls, sways or needs a frame: no marching yet",
        (
            *any_of("balance", "more_falls", "unsteady", "not_sure"),
            *any_of("walking", "aid", "few_steps"),
        ),
        ids("marching-on-the-spot heel-to-toe-stand supported-one-leg-stand tandem-walk"),
    ),
    Forbidden(
        "a fresh spasm that hurts much: no floor",
        ({"spasm": "acute", "pain_move": 6},),
        ids(ON_THE_FLOOR, "legs-on-chair-rest"),
    ),
    Forbidden(
        "65 or older: no turn to its end, nothing that hangs forward or bends with a turn",
        ({"age": 65},),
        ids(FAR_TWISTING, "forward-bend seated-forward-bend roll-down"),
    ),
    Forbidden(
        "an old disc problem and a sore low back: nothing that hangs forward or bends with a turn",
        ({"spine_conditions": "disc_old", "where": "low_back"},),
        ids(
            "forward-bend seated-forward-bend roll-down knee-to-chest-rotation lumbar-spine-stretch"
        ),
    ),
    Forbidden(
        "lifting hurts and the back cramps often: nothing heavy is lifted",
        tuple(
            {"pattern": "arms_worse", "experience": habit, "spasm": "often"}
            for habit in ("new", "some")
        ),
        ids("hinge-with-weight lift-from-low carry-bag squat-holding-weight"),
    ),
    Forbidden(
        "stuck bent: both feet on the ground, and hands to get up",
        ({"feels": "stuck"},),
        ids(
            "hip-circles supported-hip-circles squat-to-chair bodyweight-squat lunge reverse-lunge"
        ),
    ),
    Forbidden(
        "new and worst in the morning: no hanging forward on the feet",
        ({"pattern": "morning_worse", "duration": "under_2_weeks"},),
        ids("forward-bend roll-down"),
    ),
    Forbidden(
        "worse on lying: no rest lying down",
        any_of("pattern", "lying_worse"),
        ids("belly-breathing-bed legs-on-chair-rest side-lying-rest"),
    ),
    Forbidden(
        "leaning back is sharp, a slipped vertebra: no downward dog",
        (
            *any_of("sharp_movement", "arching", "other"),
            *any_of("spine_conditions", "slipped_vertebra", "not_sure"),
        ),
        ids("downward-dog"),
    ),
    Forbidden(
        "pain into the leg that sitting makes worse: no figure four, no knee to the chest",
        (
            {"leg_reach": "below_knee", "pattern": "sitting_worse"},
            *({"leg_reach": "thigh", "pattern": "bending_worse", **sign} for sign in OF_A_NERVE),
            {"spine_conditions": "disc_or_sciatica", "pattern": "sitting_worse"},
            *any_of("feels", "stuck"),
        ),
        ids(STRETCHED_HIP),
    ),
    Forbidden(
        "stuck crooked: no leaning to the side",
        any_of("feels", "stuck"),
        ids("side-torso-stretch seated-side-reach"),
    ),
    Forbidden(
        "a new pain that catches: no turn held at its end",
        ({"feels": "catches", "duration": "under_2_weeks"},),
        ids(FAR_TWISTING),
    ),
    Forbidden(
        "a sore neck: no bag on one side",
        any_of("where", "neck", "top_of_shoulders"),
        ids("carry-bag"),
    ),
    Forbidden(
        "treated blood pressure: the head does not hang under load",
        any_of("blood_pressure", "controlled"),
        ids("downward-dog gentle-yoga thread-the-needle"),
    ),
    Forbidden(
        "unsteady and slow to the floor: no floor",
        (
            {"balance": "more_falls", "floor": "slowly"},
            {"balance": "not_sure", "floor": "slowly"},
            {"walking": "aid", "floor": "slowly"},
            {"illnesses": "nerve_illness", "floor": "slowly"},
        ),
        ids(ON_THE_FLOOR),
    ),
    Forbidden(
        "loose joints: no far stretches",
        any_of("spine_conditions", "hypermobility", "not_sure"),
        ids(
            STRETCHED_HIP,
            STRETCHED_SHOULDER,
            FAR_BENDING,
            FAR_TWISTING,
            "calf-stretch side-torso-stretch hamstring-stretch-standing hamstring-stretch-seated",
        ),
    ),
    Forbidden(
        "a fused spine: nothing to its end, no turns of the neck",
        any_of("spine_conditions", "fused_spine", "spine_metal", "not_sure"),
        ids(
            FAR_BENDING,
            FAR_TWISTING,
            "neck-turns neck-side-tilt eyes-follow-turns side-torso-stretch",
            "knee-to-chest bed-knee-to-chest seated-knee-to-chest wide-childs-pose-on-pillows",
        ),
    ),
    Forbidden(
        "a neck that may be loose: not over an edge, not propped up on the front",
        any_of("spine_conditions", "ra", "down", "not_sure"),
        ids("chair-upper-back-arch roller-upper-back sphinx cobra"),
    ),
    Forbidden(
        "where nothing presses on the trunk: not over the edge of a chair",
        (
            *any_of("cancer_time", "past", "now"),
            *any_of("bone_conditions", "osteopenia"),
            *any_of("joint_conditions", "wound_trunk", "healing_trunk"),
            *any_of("ill_signs", "blisters"),
            *any_of("illnesses", "numb_skin", "skin_or_muscle_inflamed"),
        ),
        ids("chair-upper-back-arch"),
    ),
    Forbidden(
        "a back worse on standing: no leaning back",
        (
            {"pattern": "standing_worse", "where": "low_back"},
            {"pattern": "standing_worse", "where": "mid_back"},
        ),
        ids(
            """small-back-extension standing-back-extension sphinx cobra chair-upper-back-arch""",
        ),
    ),
    Forbidden(
        "a broken spine bone: not turned open on the side",
        any_of("bone_conditions", "spine_fracture_old", "spine_fracture_new"),
        ids("bed-open-book thoracic-rotation"),
    ),
    Forbidden("from 75: not pushed up far on the front", ({"age": 75},), ids("cobra")),
    Forbidden(
        "from 75: no knee to the chest",
        ({"age": 75},),
        ids("knee-to-chest bed-knee-to-chest seated-knee-to-chest"),
    ),
    Forbidden(
        "a spine arthritis: not both ends lifted at once, no hanging forward",
        any_of("spine_conditions", "axial_spa"),
        ids("superman forward-bend roll-down"),
    ),
    Forbidden(
        "an arthritis that flares or of the spine, and strong pain: no end of the back's movement",
        tuple(
            {"spine_conditions": arthritis, pain: strength}
            for arthritis in ("other_arthritis", "ra", "axial_spa")
            for pain, strength in (("pain_rest", 5), ("pain_move", 6))
        ),
        ids(FAR_BENDING, FAR_TWISTING, FAR_ARCHING, "side-torso-stretch"),
    ),
    Forbidden(
        "weak bones, from 75, late in a pregnancy: no free bend from the hips",
        (*WEAK_BONES, {"age": 75}, {"weeks_pregnant": 16}, {"pelvic_pain": True}),
        ids("hip-hinge hinge-with-weight lift-from-chair lift-from-low"),
    ),
    Forbidden(
        "twisting is sharp: nothing on the front, not far to the side",
        any_of("sharp_movement", "twisting", "other"),
        ids(ON_THE_FRONT, "side-torso-stretch"),
    ),
    Forbidden(
        "a new or catching pain in the side: not far to the side",
        (
            {"where": "flank", "duration": "under_2_weeks"},
            {"where": "flank", "feels": "catches"},
        ),
        ids("side-torso-stretch"),
    ),
)
