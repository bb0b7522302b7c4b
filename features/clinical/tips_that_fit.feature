Feature: Words beside the week fit the week
  No tip explains how to do what a rule leaves out. Limits of pain go by the pain that is usual for the
  person. Whatever a table does not mention, the person answers as in people.md.

  Scenario Outline: Somebody who must not press on a muscle is not told how to
    Given a person whose one trouble is "knots"
    And the person answers
      | question              | answer            |
      | Medicines             | <medicine>        |
      | Other illness         | <illness>         |
      | Joints, bones, wounds | <body>            |
      | Likes                 | Rollers and balls |
    When the rules are run
    Then the advice does not name "Press on muscle, never on the spine; How rollers work is not clear; Sports massage; Rolfing; Hands-on release"

    Examples:
      | says                      | medicine                                      | illness                     | body                                  |
      | I take blood thinners     | Blood thinner, clopidogrel (not just aspirin) |                             |                                       |
      | my skin is numb in places |                                               | Numb skin or damaged nerves |                                       |
      | I have an open wound      |                                               |                             | Open, stitched or infected: elsewhere |

  Scenario: Somebody who may press is told where and how hard
    Given a person whose one trouble is "knots"
    When the rules are run
    Then the advice names "Press on muscle, never on the spine; How rollers work is not clear"

  Scenario Outline: Diabetes and numb feet
    Given a person whose one trouble is "weak"
    And the person answers
      | question            | answer        |
      | Time since it began | Over 12 weeks |
      | Health conditions   | <condition>   |
      | Other illness       | <illness>     |
    When the rules are run
    Then the triage is "Plan"
    And the advice names "<tips>"
    And the person cannot get "<out>"
    And every hard limit of a week is kept

    Examples:
      | condition | illness                     | tips                                         | out                                                                 |
      | Diabetes  |                             | Exercise with diabetes; Look after your feet | Ball under the foot                                                 |
      |           | Numb skin or damaged nerves | Look after your feet                         | Ball under the foot; Hip circles on one leg; Reverse lunge; Step-up |
