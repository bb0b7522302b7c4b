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
      | says                                    | ticked                    | rule            |
      | it feels numb when I wipe               | saddle_numbness           | saddle-numbness |
      | I must push to start, it is the tablets | bladder_change            | bladder-change  |
      | I do not feel my bowel move             | bowel_change              | bowel-change    |
      | no erection for two days                | sexual_change             | sexual-change   |
      | I am not sure about one of them         | not_sure                  | saddle-not-sure |
      | an old leak, and now numb too           | saddle_numbness, old_leak | saddle-numbness |

  Scenario Outline: Harmless bladder and bowel news is no emergency
    Given a person with two weeks of simple low back pain
    And the person answers
      | question     | answer   |
      | saddle_signs | <ticked> |
    When the rules are run
    Then the triage is "plan"
    And no rule sends the person anywhere

    Examples:
      | says                                         | ticked   |
      | constipated from codeine, but I feel it all  | none     |
      | I have leaked for years and it never changed | old_leak |

  Scenario Outline: Legs that fail
    Given a person with two weeks of simple low back pain
    And the person answers
      | question  | answer   |
      | leg_signs | <ticked> |
      | course    | <course> |
    When the rules are run
    Then the triage is "<triage>" because of the rule "<rule>"
    And there is no week

    Examples:
      | says                             | ticked            | course | triage          | rule                    |
      | both legs tingle since yesterday | both_legs_new     | same   | emergency       | both-legs-new           |
      | both legs got weak in two days   | weak_both_legs    | same   | emergency       | both-legs-weak          |
      | not sure about my legs           | not_sure          | same   | emergency       | leg-signs-not-sure      |
      | one leg gets weaker by the day   | weak_one_leg      | same   | urgent          | one-leg-weak            |
      | my foot slaps, but it hurts less | foot_drop         | better | urgent          | foot-drop               |
      | walking ache, worse of late      | both_legs_walking | worse  | clinician_first | both-legs-walking-worse |

  Scenario Outline: Steady leg trouble gets a gentle week
    Given a person with two weeks of simple low back pain
    And the person answers
      | question  | answer      |
      | leg_signs | <legs>      |
      | spreading | <spreading> |
    When the rules are run
    Then the triage is "plan_with_care" because of the rule "<rule>"
    And there is a week

    Examples:
      | says                                                | legs              | spreading  | rule                |
      | both legs ache on walking for a year, sitting helps | both_legs_walking |            | both-legs-walking   |
      | down one leg to the calf, steady, no weakness       | none              | below_knee | leg-pain-below-knee |

  Scenario Outline: Pressure on the cord in the neck
    Given a person with two weeks of simple low back pain
    And the person answers
      | question     | answer   |
      | cord_signs   | <ticked> |
      | saddle_signs | <saddle> |
    When the rules are run
    Then the triage is "<triage>" because of the rule "<rule>"
    And there is no week

    Examples:
      | says                          | ticked                                     | saddle         | triage          | rule                           |
      | clumsy, unsteady, and falling | clumsy_hands, unsteady_legs, getting_worse |                | emergency       | cord-getting-worse-fast        |
      | clumsy, unsteady, and leaking | clumsy_hands, unsteady_legs                | bladder_change | emergency       | cord-with-saddle-sign          |
      | clumsy hands and heavy legs   | clumsy_hands, unsteady_legs                |                | urgent          | hands-and-legs                 |
      | a shock when I bend my neck   | electric_shock                             |                | urgent          | electric-shock-on-bending-neck |
      | not sure about my hands       | not_sure                                   |                | urgent          | cord-not-sure                  |
      | only my hands are clumsy      | clumsy_hands                               |                | clinician_first | clumsy-hands-only              |

  Scenario Outline: Cancer, now or in the past
    Given a person with two weeks of simple low back pain
    And the person answers
      | question         | answer    |
      | other_conditions | cancer    |
      | leg_signs        | <legs>    |
      | general_signs    | <general> |
      | course           | <course>  |
      | pain_night       | <night>   |
      | where            | <where>   |
    When the rules are run
    Then the triage is "<triage>" because of the rule "<rule>"
    And there is no week

    Examples:
      | says                        | legs         | general   | course | night | where      | triage          | rule                      |
      | and a leg gets weaker       | weak_one_leg |           |        |       |            | emergency       | cancer-with-nerve-sign    |
      | and a tight band round me   |              | band_pain |        |       |            | emergency       | cancer-with-band-pain     |
      | and it is getting worse     |              |           | worse  |       |            | urgent          | cancer-pain-getting-worse |
      | and it is bad at night      |              |           |        | 7     |            | urgent          | cancer-night-pain         |
      | and it is between my blades |              |           |        |       | upper_back | urgent          | cancer-upper-back-pain    |
      | and a mild ache, easing     |              |           | better | 1     |            | clinician_first | cancer-any                |

  Scenario Outline: General signs of disease
    Given a person with two weeks of simple low back pain
    And the person answers
      | question      | answer   |
      | general_signs | <ticked> |
    When the rules are run
    Then the triage is "<triage>" because of the rule "<rule>"
    And there is no week

    Examples:
      | says                             | ticked        | triage          | rule                    |
      | I lose weight without trying     | weight_loss   | urgent          | weight-loss             |
      | nothing eases it, worst at night | constant_pain | urgent          | constant-night-pain     |
      | my back has a new hump           | lump          | urgent          | lump-or-change-of-shape |
      | I am not sure about one of them  | not_sure      | urgent          | general-not-sure        |
      | a burning strip with blisters    | blisters      | clinician_first | blisters                |

  Scenario: Waking only when turning over in bed is no red flag
    Given a person with two weeks of simple low back pain
    And the person answers
      | question      | answer |
      | general_signs | none   |
      | pain_night    | 6      |
    When the rules are run
    Then the triage is "plan"
    And no rule sends the person anywhere

  Scenario Outline: Infection of the spine
    Given a person with two weeks of simple low back pain
    And the person answers
      | question         | answer       |
      | infection_signs  | <signs>      |
      | other_conditions | <conditions> |
      | recent_operation | <operation>  |
      | leg_signs        | <legs>       |
    When the rules are run
    Then the triage is "<triage>" because of the rule "<rule>"
    And there is no week

    Examples:
      | says                             | signs          | conditions     | operation       | legs         | triage          | rule                      |
      | fever and shaking                | fever, shaking |                |                 |              | emergency       | infection-with-shaking    |
      | fever and I cannot move my back  | fever, blocked |                |                 |              | emergency       | infection-back-blocked    |
      | fever, and I inject drugs        | fever          | injected_drugs |                 |              | emergency       | infection-with-risk       |
      | fever on chemotherapy            | fever          | weak_immunity  |                 |              | emergency       | infection-with-risk       |
      | fever after a spinal injection   | fever          |                | spine_injection |              | emergency       | infection-with-risk       |
      | fever and a leg that gets weaker | fever          |                |                 | weak_one_leg | emergency       | infection-with-nerve-sign |
      | fever and nothing else           | fever          |                |                 |              | urgent          | fever-with-pain           |
      | I feel very ill                  | very_unwell    |                |                 |              | urgent          | very-unwell               |
      | I am not sure about one of them  | not_sure       |                |                 |              | urgent          | infection-not-sure        |
      | infliximab, no fever, new pain   | none           | weak_immunity  |                 |              | clinician_first | low-defences-new-pain     |

  Scenario Outline: Infection of the kidneys
    Given a person with two weeks of simple low back pain
    And the person answers
      | question        | answer      |
      | infection_signs | <signs>     |
      | pregnancy       | <pregnancy> |
      | weeks_pregnant  | <weeks>     |
    When the rules are run
    Then the triage is "<triage>" because of the rule "<rule>"

    Examples:
      | says                                 | signs                      | pregnancy | weeks | triage          | rule                    |
      | fever, flank pain, cannot keep water | fever, side_pain, vomiting |           |       | emergency       | kidney-infection-severe |
      | fever, burning, no pee for 12 hours  | fever, burning_pee, no_pee |           |       | emergency       | kidney-infection-severe |
      | fever and flank pain, pregnant       | fever, side_pain           | pregnant  | 20    | emergency       | kidney-infection-severe |
      | fever and burning                    | fever, burning_pee         |           |       | urgent          | kidney-infection        |
      | burning only                         | burning_pee                |           |       | clinician_first | burning-pee-alone       |

  Scenario Outline: Injury
    Given a person with two weeks of simple low back pain
    And the person answers
      | question          | answer   |
      | age               | <age>    |
      | injury            | <injury> |
      | where             | <where>  |
      | neck_injury_signs | <neck>   |
      | bone_conditions   | <bones>  |
      | after_injury      | <since>  |
      | pain_now          | <pain>   |
    When the rules are run
    Then the triage is "<triage>" because of the rule "<rule>"
    And there is no week

    Examples:
      | says                               | age | injury   | where    | neck          | bones        | since        | pain | triage          | rule                      |
      | three metres off a ladder          | 29  | serious  | low_back |               |              |              | 5    | emergency       | serious-injury            |
      | not sure how serious it was        | 29  | not_sure | low_back |               |              |              | 5    | emergency       | injury-not-sure           |
      | a stumble at 65, now the neck      | 65  | minor    | neck     |               |              |              | 4    | emergency       | neck-injury-from-65       |
      | a bump, neck, and tingling arms    | 40  | minor    | neck     | limb_tingling |              |              | 4    | emergency       | neck-injury-limb-sign     |
      | a bump, and I cannot turn my head  | 40  | minor    | neck     | cannot_turn   |              |              | 4    | urgent          | neck-injury-cannot-turn   |
      | a stumble with thin bones, 7 of 10 | 60  | minor    | low_back |               | osteoporosis | sudden_pain  | 7    | urgent          | small-injury-strong-pain  |
      | a stumble at 70, shorter since     | 70  | minor    | low_back |               |              | lost_height  | 4    | urgent          | small-injury-lost-height  |
      | a stumble at 70, cannot stand      | 70  | minor    | low_back |               |              | cannot_stand | 4    | urgent          | small-injury-cannot-stand |
      | a stumble at 70, pain at once      | 70  | minor    | low_back |               |              | sudden_pain  | 6    | clinician_first | small-injury-sudden-pain  |

  Scenario Outline: A small injury that is no fracture
    Given a person with two weeks of simple low back pain
    And the person answers
      | question | answer  |
      | age      | <age>   |
      | injury   | minor   |
      | where    | <where> |
    When the rules are run
    Then the triage is "plan"

    Examples:
      | says                                         | age | where    |
      | I lifted a box at 40                         | 40  | low_back |
      | I lifted a box at 69, as often before        | 69  | low_back |
      | a small bump at 64, and my head turns freely | 64  | neck     |
