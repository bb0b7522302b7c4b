Feature: Missing answers
  Unknown is never no. Without an answer to a safety question nothing is decided, and a person
  who is not sure is treated as one who may have the sign.

  Scenario Outline: No plan without an answer to each safety question
    Given a person with two weeks of simple low back pain
    And the person says nothing about "<question>"
    When the rules are run
    Then nothing is decided before "<question>" is answered

    Examples:
      | question        |
      | age             |
      | where           |
      | duration        |
      | course          |
      | onset           |
      | saddle_signs    |
      | limb_signs      |
      | chest_signs     |
      | face_head_signs |
      | ill_signs       |
      | conditions      |
      | medicines       |
      | pain_rest       |
      | pain_move       |
      | pattern         |
      | eases           |
      | feels           |
      | minutes_a_day   |
      | days_a_week     |
      | experience      |

  Scenario Outline: A question that only some are asked must be answered by them
    Given a person with two weeks of simple low back pain
    And the person answers
      | question   | answer   |
      | <question> | <answer> |
    And the person says nothing about "<then>"
    When the rules are run
    Then nothing is decided before "<then>" is answered

    Examples:
      | question         | answer              | then                 |
      | where            | neck                | neck_more            |
      | limb_signs       | leg_weak            | limb_time            |
      | face_head_signs  | headache            | head_more            |
      | onset            | low_fall            | injury_time          |
      | conditions       | pregnancy_birth     | pregnancy            |
      | pregnancy        | pregnant            | weeks_pregnant       |
      | pregnancy        | pregnant            | pregnancy_signs      |
      | pregnancy        | gave_birth          | birth                |
      | conditions       | high_blood_pressure | blood_pressure       |
      | conditions       | heart               | heart_conditions     |
      | joint_conditions | hip_replacement     | hip_replacement_time |
      | feels            | catches             | sharp_movement       |
      | age              | 50                  | over_50_signs        |

  Scenario: A question that does not apply need not be answered
    Given a person with two weeks of simple low back pain
    And the person says nothing about "weeks_pregnant"
    And the person says nothing about "neck_more"
    When the rules are run
    Then nothing else must be answered
    And the triage is "plan"

  Scenario Outline: What is only a wish need not be answered
    Given a person with two weeks of simple low back pain
    And the person says nothing about "<wish>"
    When the rules are run
    Then there is a week

    Examples:
      | wish    |
      | likes   |
      | worried |

  Scenario Outline: A certain emergency waits for no other answer
    Given a person who has answered nothing yet
    And the person answers
      | question   | answer   |
      | <question> | <answer> |
    When the rules are run
    Then nothing else must be answered
    And the triage is "emergency"
    And there is no week

    Examples:
      | question        | answer          |
      | saddle_signs    | saddle_numbness |
      | chest_signs     | chest_pain      |
      | face_head_signs | face_droop      |

  Scenario: A sign for today waits until nothing graver can be behind it
    Given a person who has answered nothing yet
    And the person answers
      | question        | answer  |
      | face_head_signs | dropped |
    When the rules are run
    Then nothing is decided before "saddle_signs" is answered

  Scenario Outline: Not sure is never no
    Given a person with two weeks of simple low back pain
    And the person answers
      | question   | answer   |
      | <question> | not_sure |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | question         | triage          |
      | saddle_signs     | emergency       |
      | limb_signs       | urgent          |
      | chest_signs      | urgent          |
      | face_head_signs  | urgent          |
      | ill_signs        | urgent          |
      | head_more        | urgent          |
      | pregnancy_signs  | urgent          |
      | heart_conditions | clinician_first |
      | conditions       | plan_with_care  |
      | medicines        | plan_with_care  |
      | bone_conditions  | plan_with_care  |
      | spine_conditions | plan_with_care  |
      | pregnancy        | plan_with_care  |
      | leg_reach        | plan_with_care  |
      | arm_reach        | plan_with_care  |

  Scenario: Not sure about falls takes balance without support out
    Given a person with two weeks of simple low back pain
    And the person answers
      | question | answer   |
      | balance  | not_sure |
    When the rules are run
    Then these are out of the week: "unsupported_single_leg_balance"
