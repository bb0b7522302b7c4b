Feature: Red flags
  A person with a sign of serious disease is sent to the right place, and gets no week.
  What sounds alike but is harmless does not send anybody to an emergency department.
  Whatever a table does not mention, the person answers as a well person with two weeks
  of simple low back pain would.

  Scenario Outline: New trouble of the saddle, bladder, bowel or sex is an emergency
    Given a person with two weeks of simple low back pain
    And the person answers
      | question     | answer   |
      | saddle_signs | <ticked> |
    When the rules are run
    Then the triage is "emergency" because of the rule "<rule>"
    And there is no week

    Examples:
      | says                                    | ticked                      | rule              |
      | it feels numb when I wipe               | saddle_numbness             | saddle-numbness   |
      | my bladder is full and nothing comes    | no_pee                      | cannot-pee        |
      | I must push to start, it is the tablets | pee_start                   | pee-hard-to-start |
      | it never feels empty                    | pee_empty                   | bladder-not-empty |
      | I cannot feel the pee coming            | pee_feel                    | bladder-not-felt  |
      | I am newly wet                          | pee_leak                    | new-leak          |
      | I do not feel my bowel move             | bowel_change                | bowel-change      |
      | no erection for two days                | sexual_change               | sexual-change     |
      | I am not sure about one of them         | not_sure                    | saddle-not-sure   |
      | an old leak, and now numb too           | saddle_numbness, saddle_old | saddle-numbness   |

  Scenario Outline: Harmless bladder and bowel news is no emergency
    Given a person with two weeks of simple low back pain
    And the person answers
      | question     | answer   |
      | saddle_signs | <ticked> |
    When the rules are run
    Then the triage is "plan"
    And no rule sends the person anywhere

    Examples:
      | says                                         | ticked     |
      | constipated from codeine, but I feel it all  | none       |
      | I have leaked for years and it never changed | saddle_old |

  Scenario Outline: Legs that fail
    Given a person with two weeks of simple low back pain
    And the person answers
      | question     | answer    |
      | limb_signs   | <ticked>  |
      | limb_time    | <since>   |
      | limb_change  | <change>  |
      | limb_checked | <checked> |
    When the rules are run
    Then the triage is "<triage>" because of the rule "<rule>"
    And there is no week

    Examples:
      | says                                    | ticked        | since | change  | checked | triage          | rule                      |
      | both legs tingle since yesterday        | both_legs     | today | too_new | no      | emergency       | both-legs-new             |
      | both legs got weak in two days          | both_weak     | today | fast    | no      | emergency       | both-sides-weak           |
      | not sure about my legs                  | not_sure      |       |         |         | urgent          | limb-sign-not-sure        |
      | one leg gets weaker by the day          | leg_weak      | days  | fast    | no      | urgent          | leg-weak-fast             |
      | my foot slaps, but it hurts less        | foot_drops    | days  | same    | no      | urgent          | foot-drop-new             |
      | my calf got weaker over two months      | leg_weak      | weeks | slow    | no      | clinician_first | limb-weak-weeks           |
      | walking makes them heavy, worse of late | heavy_walking | old   | slow    | no      | clinician_first | heavy-legs-on-walking-new |

  Scenario Outline: Steady leg trouble gets a gentle week
    Given a person with two weeks of simple low back pain
    And the person answers
      | question     | answer    |
      | where        | <where>   |
      | limb_signs   | <legs>    |
      | limb_checked | <checked> |
      | leg_reach    | <reach>   |
    When the rules are run
    Then the triage is "plan_with_care" because of the rule "<rule>"
    And there is a week

    Examples:
      | says                                                 | where         | legs          | checked | reach      | rule                  |
      | both legs heavy on walking for a year, sitting helps | low_back      | heavy_walking | no      |            | heavy-legs-on-walking |
      | a weak leg since I was a child                       | low_back      | leg_weak      | years   |            | limb-weak-known       |
      | down one leg to the calf, steady, no weakness        | low_back, leg |               |         | below_knee | leg-nerve-pain        |

  Scenario Outline: Pressure on the cord in the neck
    Given a person with two weeks of simple low back pain
    And the person answers
      | question     | answer   |
      | limb_signs   | <ticked> |
      | limb_time    | <since>  |
      | limb_change  | <change> |
      | limb_more    | <more>   |
      | limb_checked | no       |
      | saddle_signs | <saddle> |
    When the rules are run
    Then the triage is "<triage>" because of the rule "<rule>"
    And there is no week

    Examples:
      | says                            | ticked                      | since | change | more | saddle    | triage          | rule                          |
      | clumsy, unsteady, and falling   | clumsy_hands, unsteady_legs | weeks | slow   | fell |           | emergency       | clumsy-hands-and-legs-failing |
      | clumsy, unsteady, pee is slow   | clumsy_hands, unsteady_legs | weeks | slow   |      | pee_start | emergency       | pee-hard-to-start             |
      | clumsy hands and stumbling legs | clumsy_hands, unsteady_legs | old   | same   |      |           | urgent          | clumsy-hands-and-legs         |
      | a shock when I bend my neck     | electric_shock              | weeks | same   |      |           | urgent          | shock-on-bending-the-neck     |
      | not sure about my hands         | not_sure                    | weeks | same   |      |           | urgent          | limb-sign-not-sure            |
      | only my hands, clumsier of late | clumsy_hands                | old   | slow   |      |           | urgent          | clumsy-hands-growing          |
      | only my hands are clumsy        | clumsy_hands                | old   | same   |      |           | clinician_first | clumsy-hands                  |

  Scenario Outline: Cancer, now or in the past
    Given a person with two weeks of simple low back pain
    And the person answers
      | question     | answer       |
      | cancer_time  | past         |
      | limb_signs   | <legs>       |
      | limb_time    | days         |
      | limb_checked | no           |
      | ill_signs    | <ill>        |
      | course       | <course>     |
      | pattern      | <worse with> |
      | where        | <where>      |
    When the rules are run
    Then the triage is "<triage>" because of the rule "<rule>"
    And there is no week

    Examples:
      | says                        | legs     | ill       | course | worse with  | where      | triage          | rule                   |
      | and a leg gets weaker       | leg_weak |           |        |             |            | emergency       | cancer-with-nerve-sign |
      | and a new patch of numbness | numb_leg |           |        |             |            | emergency       | cancer-with-nerve-sign |
      | and a tight band round me   |          | band_pain |        |             |            | emergency       | cancer-with-nerve-sign |
      | and it is getting worse     |          |           | worse  |             |            | urgent          | cancer-with-spine-pain |
      | and the night gets me up    |          |           |        | night_worse |            | urgent          | cancer-with-spine-pain |
      | and it is between my blades |          |           |        |             | upper_back | urgent          | cancer-with-spine-pain |
      | and a mild ache, easing     |          |           | better |             |            | clinician_first | cancer-new-pain        |

  Scenario Outline: General signs of disease
    Given a person with two weeks of simple low back pain
    And the person answers
      | question  | answer       |
      | ill_signs | <ticked>     |
      | skin_more | <skin>       |
      | pattern   | <worse with> |
      | eases     | <eased by>   |
    When the rules are run
    Then the triage is "<triage>" because of the rule "<rule>"
    And there is no week

    Examples:
      | says                             | ticked      | skin  | worse with  | eased by | triage          | rule                    |
      | I lose weight without trying     | weight_loss |       |             |          | urgent          | weight-loss             |
      | nothing eases it, worst at night |             |       | night_worse | none     | urgent          | night-and-nothing-eases |
      | my back has a new hump           | hump        |       |             |          | urgent          | hump                    |
      | I am not sure about one of them  | not_sure    |       |             |          | urgent          | ill-list-not-sure       |
      | a burning strip with blisters    | blisters    | strip |             |          | urgent          | shingles                |
      | I sweat through my sheets        | sweats      |       |             |          | clinician_first | sweats                  |

  Scenario: Waking only when turning over in bed is no red flag
    Given a person with two weeks of simple low back pain
    And the person answers
      | question  | answer                     |
      | ill_signs | none                       |
      | pattern   | night_worse, turning_worse |
      | eases     | changing_eases             |
    When the rules are run
    Then the triage is "plan"
    And no rule sends the person anywhere

  Scenario Outline: Infection of the spine
    Given a person with two weeks of simple low back pain
    And the person answers
      | question        | answer       |
      | ill_signs       | <signs>      |
      | ill_more        | <more>       |
      | conditions      | <conditions> |
      | medicines       | <medicines>  |
      | infection_kind  | <infection>  |
      | operations_done | <operation>  |
      | operation_time  | <since>      |
      | limb_signs      | <legs>       |
      | limb_time       | days         |
    When the rules are run
    Then the triage is "<triage>" because of the rule "<rule>"
    And there is no week

    Examples:
      | says                             | signs          | more          | conditions    | medicines  | infection  | operation       | since         | legs     | triage          | rule                          |
      | fever and shaking                | fever, shaking |               |               |            |            |                 |               |          | emergency       | fever-with-grave-sign         |
      | fever, and I cannot move my back | fever          | blocked_lying |               |            |            |                 |               |          | emergency       | fever-with-grave-sign         |
      | fever, and I inject drugs        | fever          |               | injected      |            | inject_now |                 |               |          | emergency       | fever-with-infection-risk     |
      | fever on chemotherapy            | fever          |               | weak_immunity |            |            |                 |               |          | emergency       | fever-with-infection-risk     |
      | fever after a spinal injection   | fever          |               |               |            |            | spine_injection | under_2_weeks |          | emergency       | needle-or-operation-with-sign |
      | fever and a leg that gets weaker | fever          |               |               |            |            |                 |               | leg_weak | emergency       | weak-limb-with-danger         |
      | fever and nothing else           | fever          |               |               |            |            |                 |               |          | urgent          | fever                         |
      | I feel very ill                  | very_unwell    |               |               |            |            |                 |               |          | urgent          | very-unwell                   |
      | infliximab, no fever, new pain   | none           |               |               | immune_med |            |                 |               |          | clinician_first | infection-rare-risk-new-pain  |

  Scenario Outline: Infection of the kidneys
    Given a person with two weeks of simple low back pain
    And the person answers
      | question       | answer      |
      | where          | <where>     |
      | ill_signs      | <signs>     |
      | tummy_signs    | <tummy>     |
      | pee_more       | <pee>       |
      | pregnancy      | <pregnancy> |
      | weeks_pregnant | <weeks>     |
    When the rules are run
    Then the triage is "<triage>" because of the rule "<rule>"

    Examples:
      | says                                 | where           | signs              | tummy         | pee           | pregnancy | weeks | triage          | rule                    |
      | fever, flank pain, cannot keep water | low_back, flank | fever              | nothing_stays |               |           |       | emergency       | kidney-infection-severe |
      | fever, burning, no pee for 12 hours  | low_back        | fever, burning_pee |               | hardly_pee_12 |           |       | emergency       | kidney-infection-severe |
      | fever and flank pain, pregnant       | flank           | fever              |               |               | pregnant  | 20    | emergency       | kidney-infection-severe |
      | fever and burning                    | low_back        | fever, burning_pee |               |               |           |       | urgent          | kidney-infection        |
      | burning and flank pain, no fever     | flank           | burning_pee        |               |               |           |       | urgent          | kidney-infection        |
      | burning only                         | low_back        | burning_pee        |               |               |           |       | clinician_first | burning-pee             |

  Scenario Outline: Injury in the last two weeks
    Given a person with two weeks of simple low back pain
    And the person answers
      | question        | answer   |
      | age             | <age>    |
      | onset           | <injury> |
      | injury_any      | <any>    |
      | injury_time     | days     |
      | injury_checked  | no       |
      | fall_height     | <height> |
      | where           | <where>  |
      | injury_signs    | <signs>  |
      | bone_conditions | <bones>  |
      | pain_rest       | <pain>   |
      | pain_move       | <pain>   |
    When the rules are run
    Then the triage is "<triage>" because of the rule "<rule>"
    And there is no week

    Examples:
      | says                               | age | injury    | any      | height | where    | signs         | bones        | pain | triage          | rule                        |
      | three metres off a ladder          | 29  | high_fall |          | high   | low_back |               |              | 5    | emergency       | serious-injury              |
      | not sure whether I was hurt        | 29  | not_sure  | not_sure |        | low_back |               |              | 4    | urgent          | injury-not-sure             |
      | a stumble at 65, now the neck      | 65  | low_fall  |          |        | neck     |               |              | 4    | emergency       | neck-injury-from-65         |
      | a bump, neck, and tingling arms    | 40  | low_fall  |          |        | neck     | limb_tingling |              | 4    | emergency       | injury-with-limb-sign       |
      | a bump, and I cannot turn my head  | 40  | low_fall  |          |        | neck     | cannot_turn   |              | 4    | urgent          | neck-injury-cannot-turn     |
      | a stumble with thin bones, 7 of 10 | 60  | low_fall  |          |        | low_back | sudden_pain   | osteoporosis | 7    | urgent          | small-fall-weak-bones-grave |
      | a stumble at 70, shorter since     | 70  | low_fall  |          |        | low_back | lost_height   |              | 4    | urgent          | small-fall-weak-bones-grave |
      | a stumble at 70, cannot stand      | 70  | low_fall  |          |        | low_back | cannot_stand  |              | 4    | emergency       | fall-cannot-stand           |
      | a stumble at 70, pain at once      | 70  | low_fall  |          |        | low_back | sudden_pain   |              | 6    | urgent          | injury-signs-of-fracture    |
      | a stumble at 70, and sore          | 70  | low_fall  |          |        | low_back |               |              | 4    | clinician_first | small-fall-weak-bones       |

  Scenario Outline: A strain is no injury, and a small knock is no fracture
    Given a person with two weeks of simple low back pain
    And the person answers
      | question    | answer  |
      | age         | <age>   |
      | onset       | <onset> |
      | injury_time | days    |
      | where       | <where> |
    When the rules are run
    Then the triage is "<triage>"
    And there is a week

    Examples:
      | says                                         | age | onset    | where    | triage         |
      | I lifted a box at 40                         | 40  | movement | low_back | plan           |
      | I lifted a box at 69, as often before        | 69  | movement | low_back | plan           |
      | a small bump at 64, and my head turns freely | 64  | low_fall | neck     | plan_with_care |
