Feature: Words beside the week fit the week
  No tip tells how to do what a rule leaves out. Limits of pain go by the pain that is usual for the person.

  Scenario Outline: Who must not press on a muscle is not told how to
    Given a person whose one trouble is "knots"
    And the person answers
      | question         | answer       |
      | medicines        | <medicine>   |
      | illnesses        | <illness>    |
      | joint_conditions | <body>       |
      | likes            | self_release |
    When the rules are run
    Then the advice does not name "muscle-not-spine, effect-unclear, sports-massage, rolfing, hands-on-release"

    Examples:
      | says                      | medicine | illness   | body        |
      | I take blood thinners     | thinner  |           |             |
      | my skin is numb in places |          | numb_skin |             |
      | I have an open wound      |          |           | wound_other |

  Scenario: Who presses is told where and how hard
    Given a person whose one trouble is "knots"
    When the rules are run
    Then the advice names "muscle-not-spine, effect-unclear"

  Scenario Outline: Diabetes and numb feet
    Given a person whose one trouble is "weak"
    And the person answers
      | question   | answer        |
      | duration   | over_12_weeks |
      | conditions | <condition>   |
      | illnesses  | <illness>     |
    When the rules are run
    Then the triage is "plan"
    And the advice names "<tips>"
    And the person cannot get "<out>"
    And every hard limit of a week is kept

    Examples:
      | condition | illness   | tips                                        | out                                                                 |
      | diabetes  |           | diabetes-and-exercise, look-after-your-feet | Ball under the foot                                                 |
      |           | numb_skin | look-after-your-feet                        | Ball under the foot; Hip circles on one leg; Reverse lunge; Step-up |
