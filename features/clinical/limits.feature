Feature: Limits
  No week asks too much. The lowest limit that fits the person counts, and rest is part of the week.
  Whatever a table does not mention, the person answers as in people.md.

  Scenario Outline: Every week rests between its hard days
    Given a person whose one trouble is "<trouble>"
    And the person answers
      | question            | answer        |
      | Time since it began | Over 12 weeks |
      | Exercise habit      | Every week    |
      | Minutes a day       | 60            |
    When the rules are run
    Then there is "strength" on at most 3 days
    And there is never "strength" on two days in a row
    And there is "release" on at most 3 days
    And no session has more than 10 exercises beside the walk, balance work, the calm and a warm-up
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
      | question            | answer         |
      | Time since it began | <duration>     |
      | How it goes         | Getting better |
    When the rules are run
    Then there is "strength, stability" on at least 2 days
    And there is "walking" on at least 2 days

    Examples:
      | duration       |
      | Up to 12 weeks |
      | Over 12 weeks  |

  Scenario Outline: The first 72 hours of a spasm hold only ease, breathing, small tilts and short walks
    Given a person whose one trouble is "spasm"
    And the person answers
      | question            | answer     |
      | Cramps and spasms   | <spasm>    |
      | Time since it began | <duration> |
    When the rules are run
    Then every exercise is one of "breathing, ease, walking, mobility"
    And the only small movements are "Pelvic tilt; Pelvic tilt in a chair; Pelvic tilt at the wall; Pelvic tilt on the bed"
    And these are out of the week: "bending forward against a load; long hard holds; rounding the back as far as it goes; arching the back as far as it goes; twisting the back as far as it goes"
    And no walk is longer than 10 minutes
    And no session is longer than 15 minutes
    And the advice names "Come back after three days"

    Examples:
      | spasm                                     | duration      |
      | A bad one now, started in the last 3 days | Up to 3 days  |
      | A bad one now, started in the last 3 days | Over 12 weeks |
      | Now and then                              | Up to 3 days  |

  Scenario: After the third day a spasm may have a whole week
    Given a person whose one trouble is "spasm"
    And the person answers
      | question            | answer                     |
      | Cramps and spasms   | A few times a week or more |
      | Time since it began | Up to 6 weeks              |
    When the rules are run
    Then every session follows "Seven days to settle spasms"
    And there is "strength, stability" on at least 1 days

  Scenario: New pain has nothing hard in its week
    Given a person whose one trouble is "weak"
    And the person answers
      | question            | answer        |
      | Time since it began | Up to 6 weeks |
      | Exercise habit      | Every week    |
    When the rules are run
    Then no exercise has a level above 2
    And the advice names "Keep moving"

  Scenario Outline: Age and experience
    Given a person whose one trouble is "weak"
    And the person answers
      | question            | answer        |
      | Age                 | <age>         |
      | Exercise habit      | <experience>  |
      | Time since it began | Over 12 weeks |
      | Minutes a day       | 60            |
    When the rules are run
    Then the triage is "<triage>"
    And no exercise has a level above <level>
    And no exercise has more than <sets> sets
    And no effort is held for longer than <seconds> seconds

    Examples:
      | says                       | age | experience   | triage         | level | sets | seconds |
      | 40, exercises every week   | 40  | Every week   | Plan           | 3     | 3    | 30      |
      | 40, hardly exercises       | 40  | Hardly ever  | Plan           | 2     | 2    | 10      |
      | 65, exercises now and then | 65  | Now and then | Plan           | 2     | 2    | 10      |
      | 69, hardly exercises       | 69  | Hardly ever  | Plan           | 2     | 2    | 10      |
      | 70, hardly exercises       | 70  | Hardly ever  | Plan with care | 1     | 1    | 10      |

  Scenario Outline: A gentle week while the person waits to be seen
    Given a person with two weeks of simple low back pain
    And the person answers
      | question               | answer   |
      | <question>             | <answer> |
      | Arms, legs and walking | <limb>   |
      | Minutes a day          | 90       |
    When the rules are run
    Then the triage is "Plan with care"
    And no exercise has a level above 1
    And no exercise has more than 1 sets
    And no session is longer than 20 minutes
    And every hard limit of a week is kept

    Examples:
      | question          | answer                                             | limb                               |
      | How far down legs | Below the knee, or into the foot                   |                                    |
      | Down the arm      | Shooting pain or tingling                          |                                    |
      | Limb sign checked | No                                                 | Leg numb or tingling, even a patch |
      | Blood pressure    | Top number 160–179, or bottom 100–109              |                                    |
      | How it goes       | Getting worse                                      |                                    |
      | Falls and balance | I fell twice or more                               |                                    |

  Scenario Outline: The stronger the pain, the smaller the dose
    Given a person whose one trouble is "weak"
    And the person answers
      | question            | answer                               |
      | How it began        | Lifting, bending, twisting, coughing |
      | Pain at its easiest | <pain>                               |
      | Pain on moving      | <pain>                               |
      | Minutes a day       | 60                                   |
    When the rules are run
    Then the triage is "<triage>"
    And no exercise has a level above <level>
    And no exercise has more than <sets> sets
    And no session is longer than <minutes> minutes

    Examples:
      | pain | triage         | level | sets | minutes |
      | 3    | Plan           | 2     | 3    | 60      |
      | 5    | Plan with care | 2     | 2    | 60      |
      | 6    | Plan with care | 1     | 1    | 20      |
      | 7    | Plan with care | 1     | 1    | 20      |
