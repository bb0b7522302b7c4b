Feature: Six nets
  A net holds whoever no single rule thought of. Each of the six is about how serious disease acts, not about
  which disease it is: what falls into a net never gets a week without a word about it, whatever else is ticked.
  Whatever a table does not mention, the person answers as a well person with two weeks of simple low back
  pain would; the trouble of a limb is new, and no doctor has looked at it.

  Scenario Outline: Net 1: a nerve that newly fails, in any limb, the trunk or the face
    Given a person with two weeks of simple low back pain
    And the person answers
      | question        | answer   |
      | limb_signs      | <limb>   |
      | face_head_signs | <face>   |
      | limb_time       | <since>  |
      | limb_change     | <change> |
      | limb_checked    | no       |
    When the rules are run
    Then the triage is "<triage>"

    Examples: Hours or days: at least the same day
      | says                               | limb           | face | since | change | triage |
      | one leg weak for a week            | leg_weak       |      | days  | same   | urgent |
      | the foot drops for a week          | foot_drops     |      | days  | same   | urgent |
      | one arm weak for a week, growing   | arm_weak       |      | days  | fast   | urgent |
      | one leg numb, and more by the hour | numb_leg       |      | today | hours  | urgent |
      | a shock down the back on bending   | electric_shock |      | weeks | same   | urgent |

    Examples: Both sides, one whole side, the face or the trunk: now
      | says                             | limb                  | face       | since | change  | triage    |
      | both legs tingle since yesterday | both_legs             |            | today | too_new | emergency |
      | both legs weak for a week        | both_weak             |            | days  | same    | emergency |
      | numb from the waist down         | numb_trunk            |            | days  | same    | emergency |
      | an arm and a leg weak            | arm_weak, leg_weak    |            | days  | same    | emergency |
      | hands and feet tingle            | both_hands, both_legs |            | days  | same    | emergency |
      | one side of the body             |                       | one_side   |       |         | emergency |
      | the face droops                  |                       | face_droop |       |         | emergency |
      | an eyelid droops                 |                       | eyelid     |       |         | emergency |

    Examples: Slower, but weak: a clinician before any week
      | says                       | limb     | face | since | change | triage          |
      | one leg weak for a month   | leg_weak |      | weeks | same   | clinician_first |
      | one arm weaker over months | arm_weak |      | weeks | slow   | clinician_first |

    Examples: Numb with full strength, and steady: a gentle week
      | says                      | limb     | face | since | change | triage         |
      | a toe tingles for a month | numb_leg |      | weeks | same   | plan_with_care |

  Scenario Outline: Net 2: pain that does not behave like a muscle
    Given a person with two weeks of simple low back pain
    And the person answers
      | question   | answer     |
      | age        | <age>      |
      | where      | <where>    |
      | pattern    | none       |
      | eases      | none       |
      | pain_rest  | <at best>  |
      | pain_move  | <at best>  |
      | medicines  | <medicine> |
      | conditions | <illness>  |
    When the rules are run
    Then the triage is "<triage>"
    And there is no week

    Examples: New, and no movement, posture, rest or touch changes it
      | says                      | age | where      | at best | medicine | illness  | triage          |
      | an ache low down          | 40  | low_back   | 3       |          |          | clinician_first |
      | the same, 7 of 10         | 40  | low_back   | 7       |          |          | urgent          |
      | between the blades, at 39 | 39  | upper_back | 3       |          |          | clinician_first |
      | between the blades, at 40 | 40  | upper_back | 3       |          |          | urgent          |
      | the shoulder, at 40       | 40  | shoulder   | 3       |          |          | urgent          |
      | low down, with thin blood | 40  | low_back   | 3       | thinner  |          | urgent          |
      | low down, with diabetes   | 40  | low_back   | 3       |          | diabetes | urgent          |

  Scenario Outline: Net 3: sudden and severe, and nothing set it off
    Given a person with two weeks of simple low back pain
    And the person answers
      | question       | answer      |
      | age            | <age>       |
      | where          | <where>     |
      | onset          | <began>     |
      | sudden_full    | <fast>      |
      | pain_rest      | 7           |
      | pain_move      | 9           |
      | medicines      | <medicine>  |
      | conditions     | <illness>   |
      | pregnancy      | <pregnancy> |
      | weeks_pregnant | <weeks>     |
      | chest_signs    | <chest>     |
      | limb_signs     | <limb>      |
      | limb_time      | today       |
      | limb_change    | too_new     |
      | limb_checked   | no          |
    When the rules are run
    Then the triage is "<triage>"
    And there is no week

    Examples: By itself: the same day
      | says                   | age | where    | began  | fast | medicine | illness | pregnancy | weeks | chest | limb | triage |
      | struck low down, at 49 | 49  | low_back | sudden |      |          |         |           |       |       |      | urgent |
      | woke with it, at 49    | 49  | low_back | woke   |      |          |         |           |       |       |      | urgent |

    Examples: In a body or a place where a vessel may have torn: now
      | says                        | age | where      | began    | fast   | medicine | illness             | pregnancy | weeks | chest          | limb     | triage    |
      | struck low down, at 50      | 50  | low_back   | sudden   |        |          |                     |           |       |                |          | emergency |
      | struck between the blades   | 40  | upper_back | sudden   |        |          |                     |           |       |                |          | emergency |
      | with thin blood             | 40  | low_back   | sudden   |        | thinner  |                     |           |       |                |          | emergency |
      | with high blood pressure    | 40  | low_back   | sudden   |        |          | high_blood_pressure |           |       |                |          | emergency |
      | pregnant                    | 30  | low_back   | sudden   |        |          |                     | pregnant  | 20    |                |          | emergency |
      | clammy or about to faint    | 40  | low_back   | sudden   |        |          |                     |           |       | sweating_faint |          | emergency |
      | and a leg numb since        | 40  | low_back   | sudden   |        |          |                     |           |       |                | numb_leg | emergency |
      | lifting, between the blades | 40  | upper_back | movement | minute |          |                     |           |       |                |          | emergency |

  Scenario Outline: Net 4: a body at risk, and a new or changed pain
    Given a person with two weeks of simple low back pain
    And the person answers
      | question         | answer     |
      | bone_conditions  | <bones>    |
      | spine_conditions | <spine>    |
      | medicines        | <medicine> |
      | conditions       | <illness>  |
      | heart_conditions | <heart>    |
      | cancer_time      | <cancer>   |
      | pain_rest        | <at best>  |
      | pain_move        | <moving>   |
      | course           | <course>   |
    When the rules are run
    Then the triage is "<triage>"

    Examples: Mild, and not growing: a word with the week
      | says       | bones        | spine | medicine | illness  | heart | cancer | at best | moving | course | triage         |
      | thin bones | osteoporosis |       |          |          |       |        | 2       | 4      | same   | plan_with_care |
      | thin blood |              |       | thinner  |          |       |        | 2       | 4      | same   | plan_with_care |
      | diabetes   |              |       |          | diabetes |       |        | 2       | 4      | same   | plan_with_care |

    Examples: 5 or more at best, or growing: a clinician first
      | says                | bones        | spine | medicine | illness  | heart | cancer | at best | moving | course | triage          |
      | thin bones, 5       | osteoporosis |       |          |          |       |        | 5       | 6      | same   | clinician_first |
      | thin bones, growing | osteoporosis |       |          |          |       |        | 2       | 4      | worse  | clinician_first |
      | thin blood, 5       |              |       | thinner  |          |       |        | 5       | 6      | same   | clinician_first |
      | diabetes, growing   |              |       |          | diabetes |       |        | 2       | 4      | worse  | clinician_first |

    Examples: The gravest bodies: also where it is mild
      | says                | bones | spine       | medicine | illness       | heart | cancer | at best | moving | course | triage          |
      | low defences        |       |             |          | weak_immunity |       |        | 2       | 4      | same   | clinician_first |
      | an artificial valve |       |             |          |               | valve |        | 2       | 4      | same   | clinician_first |
      | a cancer years ago  |       |             |          |               |       | past   | 2       | 4      | same   | clinician_first |
      | a fused spine       |       | fused_spine |          |               |       |        | 2       | 4      | same   | urgent          |

  Scenario Outline: Net 5: a force hit the spine in the last six weeks
    Given a person with two weeks of simple low back pain
    And the person answers
      | question         | answer    |
      | age              | <age>     |
      | onset            | <force>   |
      | fall_height      | <height>  |
      | road_kind        | <road>    |
      | injury_time      | <when>    |
      | injury_checked   | <checked> |
      | spine_conditions | <spine>   |
    When the rules are run
    Then the triage is "<triage>"

    Examples: Force, time and what has been looked at
      | says                                        | age | force     | height | road | when  | checked | spine | triage          |
      | three metres down, last week                | 40  | high_fall | high   |      | days  | no      |       | emergency       |
      | three metres down, a month ago              | 40  | high_fall | high   |      | weeks | no      |       | urgent          |
      | three metres down, a month ago, X-ray clear | 40  | high_fall | high   |      | weeks | clear   |       | clinician_first |
      | a crash at speed, last week                 | 40  | road      |        | fast | days  | no      |       | emergency       |
      | a stumble, last week                        | 40  | low_fall  |        |      | days  | no      |       | plan_with_care  |

    Examples: The body that it hit
      | says                         | age | force    | height | road | when  | checked | spine       | triage          |
      | a stumble at 70, a month ago | 70  | low_fall |        |      | weeks | no      |             | clinician_first |
      | a stumble with a fused spine | 40  | low_fall |        |      | days  | no      | fused_spine | emergency       |

  Scenario Outline: Net 6: the whole body is ill
    Given a person with two weeks of simple low back pain
    And the person answers
      | question        | answer    |
      | ill_signs       | <ill>     |
      | face_head_signs | <mind>    |
      | limb_signs      | <limb>    |
      | limb_time       | <since>   |
      | limb_change     | same      |
      | limb_checked    | no        |
      | conditions      | <illness> |
    When the rules are run
    Then the triage is "<triage>"
    And there is no week

    Examples:
      | says                                | ill            | mind     | limb     | since | illness  | triage          |
      | a fever                             | fever          |          |          |       |          | urgent          |
      | very unwell                         | very_unwell    |          |          |       |          | urgent          |
      | weight goes without trying          | weight_loss    |          |          |       |          | urgent          |
      | drenching sweats                    | sweats         |          |          |       |          | clinician_first |
      | ill for weeks                       | ill_weeks      |          |          |       |          | clinician_first |
      | a fever that shakes                 | fever, shaking |          |          |       |          | emergency       |
      | a fever, and a leg numb for a week  | fever          |          | numb_leg | days  |          | emergency       |
      | a fever, and a leg weak for a month | fever          |          | leg_weak | weeks |          | emergency       |
      | a fever with diabetes               | fever          |          |          |       | diabetes | emergency       |
      | a fever, and confused               | fever          | confused |          |       |          | emergency       |
