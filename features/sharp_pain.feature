Feature: Sharp pain stops
  Sharp, stabbing or electric pain is never pushed through. At rest, unless it has been the same for years, a
  clinician looks first. What catches on a movement and is gone when the movement ends is the commonest strain:
  that movement leaves the week, and so does more than one.

  Scenario Outline: Sharp pain at rest
    Given a person with two weeks of simple low back pain
    And the person answers
      | question    | answer     |
      | still_sharp | <then>     |
      | duration    | <duration> |
      | course      | <course>   |
    When the rules are run
    Then the triage is "<triage>" because of the rule "<rule>"

    Examples:
      | says                                   | then     | duration      | course | triage          | rule              |
      | it stabs with each breath              | breath   |               | same   | emergency       | pain-on-breathing |
      | it stabs even when I lie still         | stays    |               | same   | clinician_first | sharp-at-rest     |
      | not sure whether it stays              | not_sure |               | same   | clinician_first | sharp-at-rest     |
      | it has stabbed so for years, and grows | stays    | over_12_weeks | worse  | clinician_first | sharp-at-rest     |
      | it has stabbed so for years            | stays    | over_12_weeks | same   | plan_with_care  | sharp-care        |
      | it stabs once, then settles            | settles  |               | same   | plan_with_care  | sharp-care        |

  Scenario Outline: A movement that catches leaves the week
    Given a person with two weeks of simple low back pain
    And the person answers
      | question       | answer     |
      | sharp_movement | <movement> |
      | catch_ends     | eases      |
      | pain_rest      | 2          |
      | pain_move      | 7          |
    When the rules are run
    Then the triage is "plan"
    And these are out of the week: "<out>"
    And no exercise has a level above 1
    And no exercise has more than 1 sets

    Examples:
      | movement          | out                                                                                                  |
      | bending           | end_range_spinal_flexion, loaded_spinal_flexion, hamstring_neural_stretch                            |
      | arching           | end_range_spinal_extension                                                                           |
      | twisting          | end_range_spinal_rotation                                                                            |
      | side_bending      | side_bend_end_range                                                                                  |
      | turning_neck      | neck_end_range                                                                                       |
      | lifting_arm       | overhead_arms                                                                                        |
      | hip_bending       | deep_hip_flexion, deep_knee_bend                                                                     |
      | pressing          | pressure_self_release                                                                                |
      | bending, twisting | end_range_spinal_flexion, end_range_spinal_extension, end_range_spinal_rotation                      |
      | other             | end_range_spinal_flexion, end_range_spinal_extension, end_range_spinal_rotation, side_bend_end_range |

  Scenario Outline: What does not go when the movement ends is no simple catch
    Given a person with two weeks of simple low back pain
    And the person answers
      | question       | answer  |
      | sharp_movement | bending |
      | catch_ends     | <ends>  |
    When the rules are run
    Then the triage is "plan_with_care" because of the rule "sharp-care"
    And these are out of the week: "end_range_spinal_flexion"

    Examples:
      | ends     |
      | stays    |
      | not_sure |

  Scenario: An ache without anything sharp stops nothing
    Given a person with two weeks of simple low back pain
    And the person answers
      | question  | answer   |
      | onset     | movement |
      | pain_rest | 4        |
      | pain_move | 4        |
      | feels     | ache     |
    When the rules are run
    Then the triage is "plan"
    And these are still allowed: "end_range_spinal_extension, side_bend_end_range, overhead_arms"

  Scenario: The week itself says what to do when a pain turns sharp
    Given a person with two weeks of simple low back pain
    When the rules are run
    Then the advice names "no-pushing-through-sharp-pain, when-to-stop"
