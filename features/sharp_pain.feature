Feature: Sharp pain stops
  Sharp, stabbing or electric pain is never pushed through. At rest, with several movements or
  when it is strong, a clinician looks first. With one movement, that movement leaves the week.

  Scenario Outline: Sharp pain that needs a clinician first
    Given a person with two weeks of simple low back pain
    And the person answers
      | question       | answer     |
      | sharp_pain     | <sharp>    |
      | sharp_movement | <movement> |
      | pain_now       | <pain>     |
    When the rules are run
    Then the triage is "clinician_first" because of the rule "<rule>"
    And there is no week

    Examples:
      | says                                    | sharp             | movement | pain | rule                    |
      | it stabs even when I lie still          | at_rest           |          | 3    | sharp-at-rest           |
      | bending stabs, 7 of 10                  | one_movement      | bending  | 7    | sharp-and-strong        |
      | not sure whether it is sharp, 7 of 10   | not_sure          |          | 7    | sharp-and-strong        |
      | several movements stab                  | several_movements |          | 3    | sharp-several-movements |
      | one movement stabs, I do not know which | one_movement      | other    | 3    | sharp-movement-unknown  |

  Scenario Outline: One mild sharp movement leaves the week
    Given a person with two weeks of simple low back pain
    And the person answers
      | question       | answer       |
      | sharp_pain     | one_movement |
      | sharp_movement | <movement>   |
      | pain_now       | 6            |
    When the rules are run
    Then the triage is "plan"
    And these are out of the week: "<out>"
    And no exercise has a level above 1
    And no exercise has more than 1 sets

    Examples:
      | movement     | out                                                                       |
      | bending      | end_range_spinal_flexion, loaded_spinal_flexion, hamstring_neural_stretch |
      | arching      | end_range_spinal_extension                                                |
      | twisting     | end_range_spinal_rotation                                                 |
      | side_bending | side_bend_end_range                                                       |
      | turning_neck | neck_end_range                                                            |
      | lifting_arm  | overhead_arms                                                             |
      | hip_bending  | deep_hip_flexion, deep_knee_bend                                          |
      | pressing     | pressure_self_release                                                     |

  Scenario: Not sure whether it is sharp is no no
    Given a person with two weeks of simple low back pain
    And the person answers
      | question   | answer   |
      | sharp_pain | not_sure |
    When the rules are run
    Then the triage is "plan_with_care" because of the rule "sharp-not-sure"
    And these are out of the week: "end_range_spinal_flexion, end_range_spinal_extension, end_range_spinal_rotation"

  Scenario: An ache without anything sharp stops nothing
    Given a person with two weeks of simple low back pain
    And the person answers
      | question   | answer |
      | sharp_pain | no     |
      | pain_now   | 6      |
    When the rules are run
    Then the triage is "plan"
    And these are still allowed: "end_range_spinal_extension, side_bend_end_range, overhead_arms"

  Scenario: The week itself says what to do when a pain turns sharp
    Given a person with two weeks of simple low back pain
    When the rules are run
    Then the advice names "no-pushing-through-sharp-pain, when-to-stop"
