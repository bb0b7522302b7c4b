Feature: Limits
  No week asks too much. The lowest limit that fits the person counts, and rest is part of the week.

  Scenario Outline: Every week rests between its hard days
    Given a person whose one trouble is "<trouble>"
    And the person answers
      | question      | answer        |
      | duration      | over_12_weeks |
      | experience    | regular       |
      | minutes_a_day | 60            |
    When the rules are run
    Then there is "strength" on at most 3 days
    And there is never "strength" on two days in a row
    And there is "release" on at most 3 days
    And no session has more than 6 exercises
    And no exercise has more than 3 sets
    And every hard limit of a week is kept

    Examples:
      | trouble   |
      | weak      |
      | spasm     |
      | stiffness |
      | knots     |
      | neck      |

  Scenario Outline: Pain of more than six weeks gets strength and walking
    Given a person with two weeks of simple low back pain
    And the person answers
      | question | answer     |
      | duration | <duration> |
      | course   | better     |
    When the rules are run
    Then there is "strength, stability" on at least 2 days
    And there is "walking" on at least 2 days

    Examples:
      | duration      |
      | 6_to_12_weeks |
      | over_12_weeks |

  Scenario Outline: The first 72 hours of a spasm hold only ease, breathing, small tilts and short walks
    Given a person whose one trouble is "spasm"
    And the person answers
      | question | answer     |
      | spasm    | <spasm>    |
      | duration | <duration> |
    When the rules are run
    Then every exercise is one of "breathing, ease, walking, mobility"
    And the only small movements are "pelvic-tilt, seated-pelvic-tilt, standing-pelvic-tilt, bed-pelvic-tilt"
    And these are out of the week: "loaded_spinal_flexion, high_isometric_strain, end_range_spinal_flexion, end_range_spinal_extension, end_range_spinal_rotation"
    And no walk is longer than 10 minutes
    And no session is longer than 15 minutes
    And the advice names "come-back-after-72-hours"

    Examples:
      | spasm     | duration      |
      | acute     | under_3_days  |
      | acute     | over_12_weeks |
      | sometimes | under_3_days  |

  Scenario: After the third day a spasm may have a whole week
    Given a person whose one trouble is "spasm"
    And the person answers
      | question | answer       |
      | spasm    | often        |
      | duration | 2_to_6_weeks |
    When the rules are run
    Then every session follows "001-spasm-week"
    And there is "strength, stability" on at least 1 days

  Scenario: New pain has nothing hard in its week
    Given a person whose one trouble is "weak"
    And the person answers
      | question   | answer       |
      | duration   | 2_to_6_weeks |
      | experience | regular      |
    When the rules are run
    Then no exercise has a level above 2
    And the advice names "keep-moving"

  Scenario Outline: Age and experience
    Given a person whose one trouble is "weak"
    And the person answers
      | question      | answer        |
      | age           | <age>         |
      | experience    | <experience>  |
      | duration      | over_12_weeks |
      | minutes_a_day | 60            |
    When the rules are run
    Then the triage is "<triage>"
    And no exercise has a level above <level>
    And no exercise has more than <sets> sets
    And no effort is held for longer than <seconds> seconds

    Examples:
      | says                       | age | experience | triage         | level | sets | seconds |
      | 40, exercises every week   | 40  | regular    | plan           | 3     | 3    | 30      |
      | 40, hardly exercises       | 40  | new        | plan           | 2     | 2    | 10      |
      | 65, exercises now and then | 65  | some       | plan           | 2     | 2    | 10      |
      | 69, hardly exercises       | 69  | new        | plan           | 2     | 2    | 10      |
      | 70, hardly exercises       | 70  | new        | plan_with_care | 1     | 1    | 10      |

  Scenario Outline: A gentle week while the person waits to be seen
    Given a person with two weeks of simple low back pain
    And the person answers
      | question      | answer   |
      | <question>    | <answer> |
      | limb_signs    | <limb>   |
      | minutes_a_day | 90       |
    When the rules are run
    Then the triage is "plan_with_care"
    And no exercise has a level above 1
    And no exercise has more than 1 sets
    And no session is longer than 20 minutes
    And every hard limit of a week is kept

    Examples:
      | question       | answer     | limb     |
      | leg_reach      | below_knee |          |
      | arm_reach      | shooting   |          |
      | limb_checked   | no         | numb_leg |
      | blood_pressure | raised     |          |
      | course         | worse      |          |
      | balance        | more_falls |          |

  Scenario Outline: The stronger the pain, the smaller the dose
    Given a person whose one trouble is "weak"
    And the person answers
      | question      | answer   |
      | onset         | movement |
      | pain_rest     | <pain>   |
      | pain_move     | <pain>   |
      | minutes_a_day | 60       |
    When the rules are run
    Then the triage is "<triage>"
    And no exercise has a level above <level>
    And no exercise has more than <sets> sets
    And no session is longer than <minutes> minutes

    Examples:
      | pain | triage         | level | sets | minutes |
      | 3    | plan           | 2     | 3    | 60      |
      | 5    | plan_with_care | 2     | 2    | 60      |
      | 6    | plan_with_care | 1     | 1    | 20      |
      | 7    | plan_with_care | 1     | 1    | 20      |
