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
      | question        | answer      |
      | bone_conditions | <condition> |
    When the rules are run
    Then these are out of the week: "<out>"
    And every hard limit of a week is kept

    Examples:
      | condition          | out                                                                                                                           |
      | osteoporosis       | loaded_spinal_flexion, end_range_spinal_flexion, end_range_spinal_rotation, unsupported_single_leg_balance                    |
      | fragility_fracture | loaded_spinal_flexion, end_range_spinal_flexion, end_range_spinal_rotation, unsupported_single_leg_balance                    |
      | stenosis           | end_range_spinal_extension, prone_lying                                                                                       |
      | slipped_vertebra   | end_range_spinal_extension, end_range_spinal_rotation, impact                                                                 |
      | disc_or_sciatica   | loaded_spinal_flexion, end_range_spinal_flexion, end_range_spinal_rotation, hamstring_neural_stretch                          |
      | rheumatoid         | neck_end_range, pressure_on_neck, sustained_neck_flexion                                                                      |
      | hypermobility      | end_range_spinal_flexion, end_range_spinal_extension, end_range_spinal_rotation, side_bend_end_range, neck_end_range, impact  |
      | not_sure           | loaded_spinal_flexion, end_range_spinal_flexion, end_range_spinal_extension, end_range_spinal_rotation, pressure_self_release |

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
      | heart_conditions | <heart>    |
      | blood_pressure   | <pressure> |
      | other_conditions | <other>    |
    When the rules are run
    Then the triage is "<triage>"
    And these are out of the week: "<out>"

    Examples:
      | heart               | pressure | other           | triage         | out                                                                                                    |
      | high_blood_pressure | raised   |                 | plan_with_care | high_isometric_strain, inversion_head_below_heart, vigorous_aerobic                                    |
      | high_blood_pressure | not_sure |                 | plan_with_care | high_isometric_strain, inversion_head_below_heart, vigorous_aerobic                                    |
      | heart_disease       |          |                 | plan_with_care | high_isometric_strain, breath_holding, vigorous_aerobic                                                |
      | blood_thinner       |          |                 | plan           | pressure_self_release, unsupported_single_leg_balance                                                  |
      |                     |          | eye_condition   | plan           | inversion_head_below_heart, high_isometric_strain, breath_holding                                      |
      |                     |          | vertigo         | plan           | neck_end_range, inversion_head_below_heart, rapid_head_position_change, unsupported_single_leg_balance |
      |                     |          | numb_skin       | plan           | pressure_self_release                                                                                  |
      |                     |          | wound           | plan           | pressure_self_release                                                                                  |
      |                     |          | skin_infection  | plan           | pressure_self_release                                                                                  |
      |                     |          | muscle_inflamed | plan           | pressure_self_release                                                                                  |
      |                     |          | daily_steroids  | plan           | end_range_spinal_flexion, end_range_spinal_rotation, pressure_self_release                             |

  Scenario: Controlled blood pressure does not empty the week
    Given a person whose one trouble is "weak"
    And the person answers
      | question         | answer              |
      | heart_conditions | high_blood_pressure |
      | blood_pressure   | controlled          |
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
      | vaginal_later         | plan            |

  Scenario Outline: A bone that is healing or infected
    Given a person with two weeks of simple low back pain
    And the person answers
      | question         | answer  |
      | other_conditions | <other> |
    When the rules are run
    Then the triage is "clinician_first" because of the rule "<rule>"
    And there is no week

    Examples:
      | says                                                  | other                   | rule                   |
      | my wrist is broken and in plaster                     | healing_bone            | healing-bone-ask-first |
      | I have a bone infection                               | bone_infection          | bone-infection         |
      | “wound, infected skin or healing bone”, asked in one  | open_wound              | healing-bone-ask-first |
      | “inflamed muscle or bone”, asked in one               | skin_or_muscle_inflamed | bone-infection         |

  Scenario Outline: Conditions and operations without a week
    Given a person with two weeks of simple low back pain
    And the person answers
      | question             | answer      |
      | bone_conditions      | <bones>     |
      | recent_operation     | <operation> |
      | joint_conditions     | <joint>     |
      | hip_replacement_time | <when>      |
      | where                | <where>     |
    When the rules are run
    Then the triage is "clinician_first" because of the rule "<rule>"
    And there is no week

    Examples:
      | bones          | operation       | joint           | when        | where | rule                      |
      | spine_fracture |                 |                 |             |       | spine-fracture-ask-first  |
      | rheumatoid     |                 |                 |             | neck  | rheumatoid-neck-pain      |
      |                | spine_operation |                 |             |       | spine-operation           |
      |                | tummy_operation |                 |             |       | tummy-operation-ask-first |
      |                |                 | hip_replacement | recent      |       | hip-new                   |
      |                |                 | hip_replacement | precautions |       | hip-precautions-ask-first |
      |                |                 | hip_replacement | not_sure    |       | hip-not-sure              |

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

  Scenario: Many conditions at once leave a week of what is safe, or a clinician first
    Given a person with two weeks of simple low back pain
    And the person answers
      | question         | answer                                                          |
      | age              | 66                                                              |
      | bone_conditions  | osteoporosis, stenosis, hypermobility                           |
      | joint_conditions | knee_replacement, cannot_kneel, shoulder_problem, wrist_problem |
      | heart_conditions | blood_thinner                                                   |
      | other_conditions | eye_condition, vertigo                                          |
      | floor            | no                                                              |
      | equipment        | none                                                            |
    When the rules are run
    Then every hard limit of a week is kept
