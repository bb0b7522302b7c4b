Feature: Guards against sending too far
  What sounds alike but is harmless must not send anybody too far: who is sent away for nothing does not come
  back when it matters. Each guard is as hard as a danger, and each ends where the danger begins.
  Whatever a table does not mention, the person answers as a well person with two weeks of simple low back
  pain would.

  Scenario Outline: Guard 1: a strain that caught on lifting, and eases in some position
    Given a person with two weeks of simple low back pain
    And the person answers
      | question    | answer       |
      | duration    | under_3_days |
      | onset       | <began>      |
      | sudden_full | <fast>       |
      | eases       | <eased by>   |
      | pain_rest   | <at best>    |
      | pain_move   | 9            |
      | chest_signs | <chest>      |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                                   | began    | fast   | eased by      | at best | chest          | triage          |
      | it caught at once, lying eases it      | movement | minute | resting_eases | 3       |                | plan_with_care  |
      | it caught and grew, 8 even lying       | movement | slower | resting_eases | 8       |                | clinician_first |
      | it caught at once, 8 even lying        | movement | minute | resting_eases | 8       |                | clinician_first |
      | it struck out of nothing, 7 even lying | sudden   |        | resting_eases | 7       |                | urgent          |
      | it caught, and I went grey and clammy  | movement | minute | resting_eases | 3       | sweating_faint | emergency       |

  Scenario Outline: Guard 2: an injury of long ago
    Given a person with two weeks of simple low back pain
    And the person answers
      | question       | answer     |
      | duration       | <duration> |
      | where          | <where>    |
      | course         | better     |
      | onset          | high_fall  |
      | fall_height    | high       |
      | injury_time    | <when>     |
      | injury_checked | <checked>  |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                                         | duration      | where    | when  | checked | triage          |
      | fell years ago                               | over_12_weeks | low_back | older | no      | plan            |
      | fell eight weeks ago, low back               | 6_to_12_weeks | low_back | older | no      | plan            |
      | fell eight weeks ago, a neck never looked at | 6_to_12_weeks | neck     | older | no      | clinician_first |
      | fell eight weeks ago, a neck looked at       | 6_to_12_weeks | neck     | older | clear   | plan            |
      | fell a month ago                             | 2_to_6_weeks  | low_back | weeks | no      | urgent          |

  Scenario Outline: Guards 3 and 4: a slow bump from behind, and a neck that was only turned
    Given a person with two weeks of simple low back pain
    And the person answers
      | question     | answer  |
      | age          | <age>   |
      | where        | neck    |
      | onset        | <began> |
      | road_kind    | <road>  |
      | injury_time  | days    |
      | injury_signs | <since> |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                              | age | began    | road   | since       | triage         |
      | bumped in a queue, the head turns | 40  | road     | bump   | none        | plan_with_care |
      | bumped, and the head cannot turn  | 40  | road     | bump   | cannot_turn | urgent         |
      | hit at speed                      | 40  | road     | faster | none        | emergency      |
      | turned the head, at 70            | 70  | movement |        |             | plan_with_care |
      | stumbled, at 70                   | 70  | low_fall |        | none        | emergency      |

  Scenario Outline: Guards 5 and 6: legs that ache, and legs that tire on walking
    Given a person with two weeks of simple low back pain
    And the person answers
      | question     | answer  |
      | age          | 64      |
      | where        | <where> |
      | leg_reach    | <reach> |
      | limb_signs   | <legs>  |
      | limb_more    | <when>  |
      | limb_time    | <since> |
      | limb_change  | same    |
      | limb_checked | no      |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                                         | where                 | reach | legs                         | when         | since | triage          |
      | a dull ache in buttock and thigh             | low_back, buttock_hip | thigh | none                         |              |       | plan            |
      | pain below both knees                        | low_back, leg         | both  | none                         |              |       | urgent          |
      | heavy on walking for a year, sitting helps   | low_back              |       | heavy_walking                | only_walking | old   | plan_with_care  |
      | the same, and they feel unsteady then        | low_back              |       | heavy_walking, unsteady_legs | only_walking | old   | plan_with_care  |
      | heavy on walking for a month                 | low_back              |       | heavy_walking                | only_walking | weeks | clinician_first |
      | both legs tingle for a month, not on walking | low_back              |       | both_legs                    | none         | weeks | emergency       |

  Scenario Outline: Guard 7: an old leak or an old numb patch, unchanged
    Given a person with two weeks of simple low back pain
    And the person answers
      | question         | answer   |
      | saddle_signs     | <saddle> |
      | spine_conditions | <spine>  |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                                  | saddle                      | spine    | triage          |
      | leaks on sneezing, for years          | saddle_old                  | none     | plan            |
      | a numb patch since a disc of long ago | saddle_old                  | disc_old | clinician_first |
      | an old leak, and newly numb           | saddle_old, saddle_numbness | none     | emergency       |

  Scenario Outline: Guards 8, 9 and 11: a neck nerve, a wry neck, and hands asleep at night
    Given a person with two weeks of simple low back pain
    And the person answers
      | question        | answer        |
      | where           | <where>       |
      | onset           | <began>       |
      | compare         | first         |
      | pattern         | turning_worse |
      | eases           | resting_eases |
      | neck_more       | <neck>        |
      | face_head_signs | <head>        |
      | chest_signs     | <chest>       |
      | limb_signs      | <hands>       |
      | limb_more       | <when>        |
      | limb_time       | <since>       |
      | limb_change     | same          |
      | limb_checked    | no            |
      | arm_reach       | <reach>       |
    When the rules are run
    Then the triage is "<triage>"

    Examples: Arm pain of a neck nerve is no chest pain
      | says                           | where     | began   | neck | head | chest      | hands | when | since | reach    | triage         |
      | down the arm, worse on turning | neck, arm | gradual | none | none | none       | none  |      |       | shooting | plan_with_care |
      | and a tight chest              | neck, arm | gradual | none | none | chest_pain | none  |      |       | shooting | emergency      |

    Examples: A first wry neck on waking
      | says                              | where | began   | neck       | head  | chest | hands | when | since | reach | triage         |
      | cannot turn, unlike any before    | neck  | woke    | unlike_any | none  | none  | none  |      |       |       | plan_with_care |
      | the same, and I see double        | neck  | woke    | unlike_any | sight | none  | none  |      |       |       | emergency      |
      | unlike any before, out of nothing | neck  | gradual | unlike_any | none  | none  | none  |      |       |       | urgent         |

    Examples: Both hands tingle only at night
      | says                       | where | began   | neck | head | chest | hands      | when       | since | reach | triage          |
      | only at night, for a month | neck  | gradual | none | none | none  | both_hands | only_night | weeks |       | plan_with_care  |
      | all day, for a month       | neck  | gradual | none | none | none  | both_hands | none       | weeks |       | clinician_first |

  Scenario Outline: Guard 10: a body at risk with a pain of years, unchanged
    Given a person with two weeks of simple low back pain
    And the person answers
      | question        | answer        |
      | duration        | over_12_weeks |
      | compare         | <compared>    |
      | bone_conditions | <bones>       |
      | medicines       | <medicine>    |
      | conditions      | <illness>     |
      | cancer_time     | <cancer>      |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                             | compared | bones        | medicine | illness  | cancer | triage          |
      | thin blood                       | usual    |              | thinner  |          |        | plan            |
      | diabetes                         | usual    |              |          | diabetes |        | plan            |
      | thin bones                       | usual    | osteoporosis |          |          |        | plan_with_care  |
      | a cancer, over five years ago    | usual    |              |          |          | past   | plan_with_care  |
      | the same, but stronger than ever | stronger |              |          |          | past   | clinician_first |
      | a cancer, under treatment        | usual    |              |          |          | now    | clinician_first |

  Scenario Outline: Guard 12: pain that is always there, for years
    Given a person with two weeks of simple low back pain
    And the person answers
      | question | answer     |
      | duration | <duration> |
      | pattern  | <worse>    |
      | eases    | none       |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                                     | duration      | worse       | triage          |
      | nothing changes it, for years            | over_12_weeks | none        | plan_with_care  |
      | worse at night, nothing eases, for years | over_12_weeks | night_worse | clinician_first |
      | worse at night, nothing eases, and new   |               | night_worse | urgent          |

  Scenario Outline: Guard 13: no guard, on purpose: pain on breathing in
    Given a person with two weeks of simple low back pain
    And the person answers
      | question       | answer            |
      | age            | <age>             |
      | where          | ribs              |
      | chest_signs    | pain_on_breathing |
      | onset          | <began>           |
      | sharp_movement | <brought on by>   |
    When the rules are run
    Then the triage is "<triage>"
    And there is no week

    Examples:
      | says                                          | age | began    | brought on by      | triage    |
      | out of nothing                                | 30  | gradual  |                    | emergency |
      | after a lift                                  | 30  | movement |                    | emergency |
      | after a lift, a sore spot, at 55              | 55  | movement | pressing, twisting | emergency |
      | after a lift, press and twist bring it on, 30 | 30  | movement | pressing, twisting | urgent    |

  Scenario Outline: Guard 14: what is alone no sign of anything
    Given a person with two weeks of simple low back pain
    And the person answers
      | question   | answer         |
      | <question> | <answer>       |
      | eases      | changing_eases |
    When the rules are run
    Then the triage is "plan"
    And no rule sends the person anywhere

    Examples:
      | says                          | question     | answer                     |
      | wakes only on turning over    | pattern      | night_worse, turning_worse |
      | constipated, but feels it all | saddle_signs | none                       |
      | coughing makes it worse       | pattern      | coughing_worse             |
      | 80 years old                  | age          | 80                         |
      | between the shoulder blades   | where        | upper_back                 |

  Scenario Outline: Guard 15: a foot that has dropped for years, a leg weak since childhood
    Given a person with two weeks of simple low back pain
    And the person answers
      | question     | answer    |
      | limb_signs   | <ticked>  |
      | limb_time    | <since>   |
      | limb_change  | same      |
      | limb_checked | <checked> |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | says                                          | ticked     | since | checked | triage          |
      | a leg weak since childhood, known             | leg_weak   | old   | years   | plan_with_care  |
      | a foot that has dropped for years, known      | foot_drops | old   | years   | plan_with_care  |
      | a foot that has dropped for years, never seen | foot_drops | old   | no      | clinician_first |
      | a foot that has dropped for a week            | foot_drops | days  | no      | urgent          |
