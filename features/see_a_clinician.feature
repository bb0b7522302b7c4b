Feature: See a clinician
  Some pain is no emergency, and yet somebody should look at it: before a week begins, or while
  a gentle week runs.
  Whatever a table does not mention, the person answers as a well person with two weeks
  of simple low back pain would.

  Scenario Outline: The first back pain of a life from 60 on
    Given a person with two weeks of simple low back pain
    And the person answers
      | question   | answer       |
      | age        | <age>        |
      | first_time | <first_time> |
      | course     | <course>     |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                            | age | first_time | course      | triage          |
      | 59, and never before            | 59  |            | up_and_down | plan            |
      | 60, and never before            | 60  | yes        | up_and_down | plan_with_care  |
      | 60, the same as for years       | 60  | no         | up_and_down | plan            |
      | 60, never before, getting worse | 60  | yes        | worse       | clinician_first |

  Scenario Outline: Strong, long or inflamed pain
    Given a person with two weeks of simple low back pain
    And the person answers
      | question           | answer     |
      | age                | <age>      |
      | pain_now           | <pain>     |
      | daily_limits       | <limits>   |
      | duration           | <duration> |
      | course             | <course>   |
      | pattern            | <pattern>  |
      | inflammation_signs | <inflamed> |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                                   | age | pain | limits     | duration      | course | pattern        | inflamed                                               | triage          |
      | 17 years old                           | 17  | 3    |            |               |        |                |                                                        | clinician_first |
      | 18 years old                           | 18  | 3    |            |               |        |                |                                                        | plan            |
      | 8 of 10                                | 40  | 8    |            |               |        |                |                                                        | clinician_first |
      | 7 of 10                                | 40  | 7    |            |               |        |                |                                                        | plan            |
      | I cannot dress                         | 40  | 5    | wash_dress |               |        |                |                                                        | clinician_first |
      | I cannot sleep at all                  | 40  | 5    | sleep      |               |        |                |                                                        | clinician_first |
      | seven weeks and just the same          | 40  | 5    |            | 6_to_12_weeks | same   |                |                                                        | plan_with_care  |
      | seven weeks and getting better         | 40  | 5    |            | 6_to_12_weeks | better |                |                                                        | plan            |
      | worse on coughing                      | 40  | 3    |            |               |        | coughing_worse |                                                        | plan_with_care  |
      | wakes at four, moving helps, psoriasis | 40  | 3    |            | over_12_weeks | same   |                | before_45, second_half_night, better_moving, psoriasis | plan_with_care  |
      | moving helps, psoriasis                | 40  | 3    |            | over_12_weeks | same   |                | before_45, better_moving, psoriasis                    | plan            |

  Scenario Outline: Pain between the shoulder blades
    Given a person with two weeks of simple low back pain
    And the person answers
      | question       | answer     |
      | where          | upper_back |
      | trigger_points | <knots>    |
      | pattern        | <pattern>  |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                                   | knots     | pattern       | triage         |
      | pressing a knot brings it on           | reproduce | sitting_worse | plan           |
      | pressing does nothing, nor does moving | none      | none          | plan_with_care |
