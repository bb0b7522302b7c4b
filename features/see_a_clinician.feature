Feature: See a clinician
  Some pain is no emergency, and yet somebody should look at it: before a week begins, or while
  a gentle week runs.
  Whatever a table does not mention, the person answers as a well person with two weeks
  of simple low back pain would.

  Scenario Outline: The first back pain of a life from 60 on
    Given a person with two weeks of simple low back pain
    And the person answers
      | question | answer     |
      | age      | <age>      |
      | compare  | <before>   |
      | duration | <duration> |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                             | age | before | duration      | triage          |
      | 59, and never before             | 59  | first  |               | plan            |
      | 60, and never before             | 60  | first  |               | clinician_first |
      | 60, the same as for years        | 60  | usual  |               | plan            |
      | 60, never before this long spell | 60  | first  | over_12_weeks | plan            |

  Scenario Outline: It is the best position that counts, not the worst number
    Given a person with two weeks of simple low back pain
    And the person answers
      | question  | answer     |
      | onset     | <began>    |
      | duration  | <duration> |
      | pain_rest | <at best>  |
      | pain_move | <moving>   |
      | eases     | <eased by> |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                                 | began    | duration      | at best | moving | eased by      | triage          |
      | 8 lying, and nothing helps           | movement |               | 8       | 9      | none          | urgent          |
      | 8 in the best position               | movement |               | 8       | 9      | resting_eases | clinician_first |
      | 5 lying, and nothing set it off      | gradual  |               | 5       | 6      | resting_eases | clinician_first |
      | 5 lying, in no position better       | movement |               | 5       | 6      | none          | clinician_first |
      | 7 lying after a lift, eased by lying | movement |               | 7       | 8      | resting_eases | plan_with_care  |
      | 7 lying, as for years                | gradual  | over_12_weeks | 7       | 8      | resting_eases | plan            |
      | a fresh strain: 8 moving, 2 lying    | movement | under_3_days  | 2       | 8      | resting_eases | plan_with_care  |

  Scenario Outline: Age, what one can still do, and how it goes
    Given a person with two weeks of simple low back pain
    And the person answers
      | question     | answer     |
      | age          | <age>      |
      | compare      | <before>   |
      | duration     | <duration> |
      | course       | <course>   |
      | pain_move    | 6          |
      | daily_limits | <limits>   |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                                     | age | before | duration      | course | limits     | triage          |
      | 17 years old                             | 17  | usual  |               | same   |            | clinician_first |
      | 18 years old                             | 18  | usual  |               | same   |            | plan            |
      | I cannot get to the toilet               | 40  | usual  |               | same   | toilet     | clinician_first |
      | I cannot dress                           | 40  | usual  |               | same   | wash_dress | clinician_first |
      | I cannot sleep at all                    | 40  | usual  |               | same   | sleep      | plan_with_care  |
      | growing after three weeks                | 40  | usual  | 2_to_6_weeks  | worse  |            | clinician_first |
      | growing in the first days                | 40  | usual  |               | worse  |            | plan_with_care  |
      | seven weeks and just the same, first, 50 | 50  | first  | 6_to_12_weeks | same   |            | clinician_first |
      | seven weeks and just the same, first, 49 | 49  | first  | 6_to_12_weeks | same   |            | plan_with_care  |
      | seven weeks and getting better           | 50  | first  | 6_to_12_weeks | better |            | plan            |

  Scenario: A fresh strain has three days to ease before trouble with dressing sends somebody away
    Given a person with two weeks of simple low back pain
    And the person answers
      | question     | answer        |
      | duration     | under_3_days  |
      | onset        | movement      |
      | eases        | resting_eases |
      | pain_move    | 8             |
      | daily_limits | wash_dress    |
    When the rules are run
    Then the triage is "plan_with_care" because of the rule "ordinary-acute-strain"

  Scenario Outline: A back that may be inflamed
    Given a person with two weeks of simple low back pain
    And the person answers
      | question           | answer        |
      | duration           | over_12_weeks |
      | feels              | stiff_morning |
      | pattern            | <worse>       |
      | eases              | moving_eases  |
      | onset_age          | <began at>    |
      | inflammation_signs | <signs>       |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                                            | worse         | began at | signs                        | triage         |
      | from 30, wakes at four, moving helps, psoriasis | night_worse   | 30       | second_half_night, psoriasis | plan_with_care |
      | from 30, moving helps, psoriasis                | morning_worse | 30       | psoriasis                    | plan_with_care |
      | from 40, moving helps, psoriasis                | morning_worse | 40       | psoriasis                    | plan           |

  Scenario Outline: Pain between the shoulder blades
    Given a person with two weeks of simple low back pain
    And the person answers
      | question       | answer     |
      | age            | <age>      |
      | where          | upper_back |
      | feels          | <feels>    |
      | trigger_points | <knots>    |
      | pattern        | <worse>    |
      | eases          | <eased by> |
      | duration       | <duration> |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                                        | age | feels | knots     | worse         | eased by       | duration      | triage          |
      | pressing a knot brings it on                | 40  | knots | reproduce | sitting_worse | changing_eases |               | plan            |
      | nothing I do changes it, at 40              | 40  | ache  |           | none          | none           |               | urgent          |
      | nothing I do changes it, at 39              | 39  | ache  |           | none          | none           |               | clinician_first |
      | nothing I do changes it, the same for years | 40  | ache  |           | none          | none           | over_12_weeks | plan_with_care  |
