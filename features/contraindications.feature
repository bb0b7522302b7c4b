Feature: Contraindications
  A condition takes the movements that could harm out of the week, wherever they stand.
  An exclusion is never relaxed to fill a week.

  Scenario Outline: Some movements are for nobody
    Given a person whose one trouble is "<trouble>"
    When the rules are run
    Then these are out of the week: "pressure_on_lumbar_spine, pressure_on_neck, ballistic_or_rocking"

    Examples:
      | trouble   |
      | spasm     |
      | knots     |
      | stiffness |
      | neck      |
      | weak      |

  Scenario Outline: Bones and spine
    Given a person with two weeks of simple low back pain
    And the person answers
      | question         | answer  |
      | bone_conditions  | <bones> |
      | spine_conditions | <spine> |
    When the rules are run
    Then these are out of the week: "<out>"
    And every hard limit of a week is kept

    Examples:
      | bones              | spine            | out                                                                                                                           |
      | osteoporosis       |                  | loaded_spinal_flexion, end_range_spinal_flexion, end_range_spinal_rotation, unsupported_single_leg_balance                    |
      | fragility_fracture |                  | loaded_spinal_flexion, end_range_spinal_flexion, end_range_spinal_rotation, unsupported_single_leg_balance                    |
      | spine_fracture_old |                  | loaded_spinal_flexion, end_range_spinal_flexion, end_range_spinal_extension, end_range_spinal_rotation, impact                |
      | not_sure           |                  | loaded_spinal_flexion, end_range_spinal_flexion, end_range_spinal_extension, end_range_spinal_rotation, pressure_self_release |
      |                    | stenosis         | end_range_spinal_extension, prone_lying                                                                                       |
      |                    | slipped_vertebra | end_range_spinal_extension, end_range_spinal_rotation, impact                                                                 |
      |                    | disc_or_sciatica | loaded_spinal_flexion, end_range_spinal_flexion, end_range_spinal_rotation, hamstring_neural_stretch                          |
      |                    | ra               | neck_end_range, pressure_on_neck, sustained_neck_flexion                                                                      |
      |                    | hypermobility    | end_range_spinal_flexion, end_range_spinal_extension, end_range_spinal_rotation, side_bend_end_range, neck_end_range, impact  |

  Scenario Outline: Joints
    Given a person with two weeks of simple low back pain
    And the person answers
      | question             | answer      |
      | joint_conditions     | <condition> |
      | hip_replacement_time | <when>      |
    When the rules are run
    Then the triage is "plan"
    And these are out of the week: "<out>"

    Examples:
      | condition        | when     | out                                        |
      | hip_replacement  | long_ago | hip_rotation_or_crossing, deep_hip_flexion |
      | knee_replacement |          | deep_knee_bend, kneeling                   |
      | knee_arthritis   |          | deep_knee_bend, kneeling, impact           |
      | cannot_kneel     |          | kneeling                                   |
      | shoulder_problem |          | overhead_arms, shoulder_loading            |
      | wrist_problem    |          | wrist_loading                              |

  Scenario Outline: Heart, blood, eyes, balance and skin
    Given a person with two weeks of simple low back pain
    And the person answers
      | question         | answer     |
      | blood_pressure   | <pressure> |
      | heart_conditions | <heart>    |
      | medicines        | <medicine> |
      | steroid_details  | <steroids> |
      | illnesses        | <illness>  |
      | joint_conditions | <body>     |
    When the rules are run
    Then the triage is "<triage>"
    And these are out of the week: "<out>"

    Examples:
      | pressure | heart         | medicine | steroids       | illness       | body        | triage         | out                                                                                                    |
      | raised   |               |          |                |               |             | plan_with_care | high_isometric_strain, inversion_head_below_heart, vigorous_aerobic                                    |
      | not_sure |               |          |                |               |             | plan_with_care | high_isometric_strain, inversion_head_below_heart, vigorous_aerobic                                    |
      |          | heart_disease |          |                |               |             | plan_with_care | high_isometric_strain, breath_holding, vigorous_aerobic                                                |
      |          |               | thinner  |                |               |             | plan_with_care | pressure_self_release, unsupported_single_leg_balance                                                  |
      |          |               |          |                | eye_condition |             | plan           | inversion_head_below_heart, high_isometric_strain, breath_holding                                      |
      |          |               |          |                | vertigo       |             | plan           | neck_end_range, inversion_head_below_heart, rapid_head_position_change, unsupported_single_leg_balance |
      |          |               |          |                | numb_skin     |             | plan           | pressure_self_release                                                                                  |
      |          |               |          |                |               | wound_other | plan           | pressure_self_release                                                                                  |
      |          |               |          | daily_steroids |               |             | plan_with_care | end_range_spinal_flexion, end_range_spinal_rotation, pressure_self_release                             |

  Scenario: Controlled blood pressure does not empty the week
    Given a person whose one trouble is "weak"
    And the person answers
      | question       | answer     |
      | blood_pressure | controlled |
    When the rules are run
    Then the triage is "plan"
    And these are still allowed: "high_isometric_strain, inversion_head_below_heart, vigorous_aerobic"
    And no effort is held for longer than 20 seconds
    And the advice names "breathe-out-on-effort"

  Scenario Outline: Pregnancy
    Given a person with two weeks of simple low back pain
    And the person answers
      | question       | answer   |
      | age            | 30       |
      | pregnancy      | pregnant |
      | weeks_pregnant | <weeks>  |
    When the rules are run
    Then the triage is "plan"
    And these are out of the week: "<out>"

    Examples:
      | weeks | out                                                                                                                                                               |
      | 15    | unsupported_single_leg_balance, vigorous_aerobic                                                                                                                  |
      | 16    | supine_lying, prone_lying, abdominal_strain, high_isometric_strain, inversion_head_below_heart, end_range_spinal_rotation, unsupported_single_leg_balance, impact |

  Scenario: Lying on the back is allowed until the sixteenth week
    Given a person with two weeks of simple low back pain
    And the person answers
      | question       | answer   |
      | age            | 30       |
      | pregnancy      | pregnant |
      | weeks_pregnant | 15       |
    When the rules are run
    Then these are still allowed: "supine_lying, end_range_spinal_rotation"

  Scenario Outline: After a birth
    Given a person with two weeks of simple low back pain
    And the person answers
      | question  | answer     |
      | age       | 30         |
      | pregnancy | gave_birth |
      | birth     | <birth>    |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | birth                 | triage          |
      | vaginal_under_6_weeks | clinician_first |
      | caesarean             | clinician_first |
      | vaginal_later         | plan_with_care  |

  Scenario Outline: A bone that is healing, and flesh that is inflamed
    Given a person with two weeks of simple low back pain
    And the person answers
      | question         | answer    |
      | joint_conditions | <body>    |
      | illnesses        | <illness> |
    When the rules are run
    Then the triage is "clinician_first" because of the rule "<rule>"
    And there is no week

    Examples:
      | says                              | body          | illness                 | rule                    |
      | my wrist is broken and in plaster | healing_arm   |                         | healing-limb-or-wound   |
      | a rib is broken and healing       | healing_trunk |                         | healing-limb-or-wound   |
      | an inflamed muscle                |               | skin_or_muscle_inflamed | illness-limits-exercise |

  Scenario Outline: Conditions and operations without a week
    Given a person with two weeks of simple low back pain
    And the person answers
      | question             | answer      |
      | where                | <where>     |
      | bone_conditions      | <bones>     |
      | spine_conditions     | <spine>     |
      | duration             | <duration>  |
      | operations_done      | <operation> |
      | operation_time       | <since>     |
      | operation_advice     | nothing     |
      | hip_replacement_time | <hip>       |
    When the rules are run
    Then the triage is "clinician_first" because of the rule "<rule>"
    And there is no week

    Examples:
      | where | bones              | spine | duration      | operation       | since          | hip         | rule                      |
      |       | spine_fracture_new |       |               |                 |                |             | spine-fracture-lately     |
      | neck  |                    | ra    | over_12_weeks |                 |                |             | rheumatoid-neck-as-always |
      |       |                    |       |               | spine_operation | under_12_weeks |             | spine-operation-lately    |
      |       |                    |       |               | tummy_operation | under_12_weeks |             | operation-lately          |
      |       |                    |       |               |                 |                | recent      | hip-replacement-lately    |
      |       |                    |       |               |                 |                | precautions | hip-replacement-lately    |
      |       |                    |       |               |                 |                | not_sure    | hip-replacement-lately    |

  Scenario Outline: Falls, age and the floor
    Given a person with two weeks of simple low back pain
    And the person answers
      | question | answer    |
      | age      | <age>     |
      | balance  | <balance> |
      | floor    | <floor>   |
    When the rules are run
    Then these are out of the week: "<out>"

    Examples:
      | says                            | age | balance    | floor    | out                                            |
      | one fall in the last year       | 50  | one_fall   | easily   | unsupported_single_leg_balance                 |
      | two falls in the last year      | 50  | more_falls | easily   | unsupported_single_leg_balance, step_up_high   |
      | unsteady, and slow to the floor | 50  | unsteady   | slowly   | unsupported_single_leg_balance, floor_transfer |
      | 65                              | 65  | none       | easily   | unsupported_single_leg_balance                 |
      | I cannot get down to the floor  | 50  | none       | no       | floor_transfer, kneeling                       |
      | not sure that I can             | 50  | none       | not_sure | floor_transfer, kneeling                       |

  Scenario: At 64 with no fall nobody needs a hand on the wall
    Given a person with two weeks of simple low back pain
    And the person answers
      | question | answer |
      | age      | 64     |
    When the rules are run
    Then these are still allowed: "unsupported_single_leg_balance, floor_transfer"

  Scenario: Many conditions at once leave a week of what is safe
    Given a person with two weeks of simple low back pain
    And the person answers
      | question         | answer                                                          |
      | age              | 66                                                              |
      | duration         | over_12_weeks                                                   |
      | bone_conditions  | osteoporosis                                                    |
      | spine_conditions | stenosis, hypermobility                                         |
      | joint_conditions | knee_replacement, cannot_kneel, shoulder_problem, wrist_problem |
      | medicines        | thinner                                                         |
      | illnesses        | eye_condition, vertigo                                          |
      | floor            | no                                                              |
      | equipment        | no_mat                                                          |
    When the rules are run
    Then there is a week
    And every hard limit of a week is kept
